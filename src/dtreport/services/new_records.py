"""Recording: adding records to a year, all of them or none; documents are named by code or by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import InvalidValuesError, NotRecordedError, Problem
from dtreport.records import TABLES, Kind, SettingsTable
from dtreport.records.base import SILENCED, specs
from dtreport.records.block_reader import missing_problem, read_block
from dtreport.records.codes import CODE
from dtreport.records.typed_fields import as_option, missing, read_entry, read_words
from dtreport.report import known_codes, next_codes
from dtreport.report.references import RecordPlace, reference_problems
from dtreport.store import Insert
from dtreport.vietnamese.text import capitalise, closest, fold, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dtreport.records.base import Declared, Record, Spec
    from dtreport.records.document import Document
    from dtreport.records.typed_fields import Words
    from dtreport.report import Year
    from dtreport.store import Commit, Store, YearFile


class RecordReceipt(NamedTuple):
    """What a change brought about: the commit, and the records that it touched."""

    commit: Commit
    kind: Kind | None
    codes: tuple[str, ...]
    differences: tuple[str, ...] = ()
    """What changed, field by field: "Thực hiện 2 → 3"."""
    followed: tuple[str, ...] = ()
    """The places in this year that named the record by its old code, and name it by the new one now."""
    twins: tuple[str, ...] = ()
    """The records that stood already and say just what a new one says."""
    left: tuple[str, ...] = ()
    """Those in the next year's file, which still have the old code."""


def find_record(year: Year, code: str) -> tuple[Kind, Record]:
    """The record with this code and its kind. Raises NotRecordedError with the nearest code."""
    entry = year.by_code.get(code.strip().lower())
    if entry is None:
        raise _unknown(year, code, year.by_code)
    return entry


def _unknown(year: Year, name: str, names: Iterable[str]) -> NotRecordedError:
    near = closest(name, names)
    hint = f'Có phải "{near}"?' if near else "Xem các mã: dtreport list"
    return NotRecordedError(f"Năm {year.number} không có mục nào mang mã {quoted(name)}.", hint)


def target(year: Year, name: str) -> tuple[str, Kind | SettingsTable]:
    """What NAME is about, with its name as the file has it: a table of settings, or the kind of a record."""
    kinds: dict[str, Kind | SettingsTable] = {table.name: table for table in TABLES}
    kinds |= {code: kind for code, (kind, _record) in year.by_code.items()}
    key = name.strip().lower()
    if key not in kinds:
        raise _unknown(year, name, kinds)
    return key, kinds[key]


def add(store: Store, year: int, kind: Kind, entry: Mapping[str, Words]) -> RecordReceipt:
    """Add one record from what was typed. Raises InvalidValuesError with all that is wrong."""
    entry = coded(kind.model, entry, lambda: codes_by_number(store.read(year).year.documents))
    values, problems = read_entry(kind.model, entry)
    gaps = missing(kind.model, entry) if problems else ()
    _refuse(kind, problems + [missing_problem(spec, as_option(spec)) for spec in gaps])
    options = {spec.name: as_option(spec) for spec in specs(kind.model)}
    return add_all(store, year, kind, [values], lambda _index, key: options[key])


def add_all(
    store: Store,
    year: int,
    kind: Kind,
    records: Sequence[Mapping[str, Any]],
    place: Callable[[int, str], str],
) -> RecordReceipt:
    """Add all these records or none; `place(index, key)` names the source of a value in a message."""
    twins: list[str] = []

    def make(file: YearFile) -> list[Insert]:
        inserts = _insertions(kind, records, file, place)
        twins[:] = _twins(kind, inserts, file.year)
        return inserts

    commit = store.commit(year, make, f"thêm {kind.noun}")
    added = tuple(str(change.record["code"]) for change in commit.changes if isinstance(change, Insert))
    return RecordReceipt(commit, kind, added, twins=tuple(twins))


def _twins(kind: Kind, inserts: Iterable[Insert], year: Year) -> Iterator[str]:
    """The codes of records that say just what a new one says."""
    standing = {_words(record): record.code for record in year.of(kind)}
    for insert in inserts:
        record, _problems = read_block(kind.model, insert.record, kind.noun, "")
        if record is not None and (code := standing.get(_words(record))) is not None:
            yield code


def _words(record: Declared) -> tuple[Any, ...]:
    """What a record says, whatever its code and what it silences."""
    return tuple(value for key, value in record.__dict__.items() if key not in {"code", SILENCED})


def check_all(
    store: Store, year: int, kind: Kind, records: Sequence[Mapping[str, Any]], place: Callable[[int, str], str]
) -> None:
    """Raise what `add_all` would raise for these records as the file is now; nothing is written."""
    _insertions(kind, records, store.read(year), place)


def _insertions(
    kind: Kind, records: Sequence[Mapping[str, Any]], file: YearFile, place: Callable[[int, str], str]
) -> list[Insert]:
    codes = iter(next_codes(kind, file.data, len(records), file.highest))
    coded = [values if "code" in values else {"code": next(codes), **values} for values in records]
    _refuse(kind, _problems_of(kind, coded, file, place))
    return [Insert(kind.name, values) for values in coded]


def problem_of(model: type[Declared], spec: Spec, words: str, year: Year | None) -> str:
    """What is wrong with one value of a field as it is typed; nothing where it can be taken."""
    numbers = codes_by_number(year.documents) if year is not None else {}
    try:
        value = read_words(spec, coded(model, {spec.name: [words] if spec.many else words}, lambda: numbers)[spec.name])
    except ValueError as reason:
        return capitalise(str(reason))
    if year is None:
        return ""
    fields = {each.attribute: None for each in specs(model)} | {spec.attribute: value}
    kinds = {code: kind for code, (kind, _record) in year.by_code.items()}
    problems = reference_problems([RecordPlace(model.model_construct(**fields), "", ())], kinds)
    return capitalise(f"{problems[0].message} {problems[0].hint}".rstrip()) if problems else ""


def _refuse(kind: Kind, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidValuesError(f"Chưa ghi {kind.noun}.", tuple(problems))


def _problems_of(
    kind: Kind, records: Sequence[Mapping[str, Any]], file: YearFile, place: Callable[[int, str], str]
) -> list[Problem]:
    kinds = known_codes(file.data, file.highest)
    problems: list[Problem] = []
    for index, values in enumerate(records):
        if values["code"] in kinds:
            problems.append(Problem(place(index, "code"), f'mã "{values["code"]}" đã có trong tệp.'))
        kinds[values["code"]] = kind  # the records of one list may name each other
        record, block_problems = read_block(kind.model, values, kind.noun, "")
        holders = [RecordPlace(record, "", ())] if record is not None else []
        for problem in [*block_problems, *reference_problems(holders, kinds)]:
            key = problem.place.lstrip(".").partition("[")[0]
            problems.append(problem._replace(place=place(index, key) if key else ""))
    return problems


def codes_by_number(documents: Iterable[Document]) -> dict[str, str]:
    """The code of each document that has a number."""
    return {_number(document.number): document.code for document in documents if document.number}


def coded(
    model: type[Declared], entry: Mapping[str, Words], codes: Callable[[], Mapping[str, str]]
) -> dict[str, Words]:
    """What was typed, with the code in the place of each number of a document; `codes` is asked only where needed."""
    values = dict(entry)
    for spec in specs(model):
        if spec.refers == "documents" and spec.name in values:
            words = values[spec.name]
            values[spec.name] = (
                _code(words, codes) if isinstance(words, str) else [_code(word, codes) for word in words]
            )
    return values


def _code(word: str, codes: Callable[[], Mapping[str, str]]) -> str:
    return word if CODE.fullmatch(word) else codes().get(_number(word), word)


def _number(words: str) -> str:
    """The number of a document without the word before it, for comparing."""
    return fold(words).removeprefix("so ").removeprefix("so:").strip()
