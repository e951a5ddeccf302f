"""Recording and correcting: adding records, changing, moving and removing them, setting a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import DtreportError, InvalidValuesError, NotRecordedError, Problem, UsageError
from dtreport.records import TABLES, Kind, Table
from dtreport.records.base import specs
from dtreport.records.entry import as_option, missing, read_entry, read_words
from dtreport.records.reading import missing_problem, read_block
from dtreport.report import known_codes, next_codes
from dtreport.report.references import Holder, naming, reference_problems
from dtreport.services.telling import differences
from dtreport.store import Insert, Move, Remove, Replace, SetTable
from dtreport.vietnamese.text import capitalise, closest, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dtreport.records.base import Declared, Record, Spec
    from dtreport.records.entry import Words
    from dtreport.report import AnnualReport
    from dtreport.store import Change, Commit, Store, YearFile


class Saved(NamedTuple):
    """What a change brought about: the commit, and the records that it touched."""

    commit: Commit
    kind: Kind | None
    codes: tuple[str, ...]
    said: tuple[str, ...] = ()
    """What changed, field by field: "Thực hiện 2 → 3"."""


def find_record(report: AnnualReport, code: str) -> tuple[Kind, Record]:
    """The record with this code and its kind. Raises NotRecordedError with the nearest code."""
    found = report.by_code.get(code.strip().lower())
    if found is None:
        raise _unknown(report, code, report.by_code)
    return found


def _unknown(report: AnnualReport, name: str, known: Iterable[str]) -> NotRecordedError:
    near = closest(name, known)
    hint = f'Có phải "{near}"?' if near else "Xem các mã: dtreport list"
    return NotRecordedError(f"Năm {report.year} không có mục nào mang mã {quoted(name)}.", hint)


def target(report: AnnualReport, name: str) -> Kind | Table:
    """What `edit NAME` is about: a table of settings, or the kind of the record with that code."""
    known: dict[str, Kind | Table] = {table.name: table for table in TABLES}
    known |= {code: kind for code, (kind, _record) in report.by_code.items()}
    found = known.get(name.strip().lower())
    if found is None:
        raise _unknown(report, name, known)
    return found


def add(store: Store, year: int, kind: Kind, entry: Mapping[str, Words]) -> Saved:
    """Add one record from what was typed. Raises InvalidValuesError with all that is wrong."""
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
) -> Saved:
    """Add all these records or none; `place(index, key)` names the source of a value in a message."""

    def make(file: YearFile) -> list[Insert]:
        return _insertions(kind, records, file, place)

    commit = store.commit(year, make, f"thêm {kind.noun}")
    added = tuple(str(change.record["code"]) for change in commit.changes if isinstance(change, Insert))
    return Saved(commit, kind, added)


def check_all(
    store: Store, year: int, kind: Kind, records: Sequence[Mapping[str, Any]], place: Callable[[int, str], str]
) -> None:
    """Raise what `add_all` would raise for these records as the file is now; nothing is written."""
    _insertions(kind, records, store.read(year), place)


def _insertions(
    kind: Kind, records: Sequence[Mapping[str, Any]], file: YearFile, place: Callable[[int, str], str]
) -> list[Insert]:
    codes = iter(next_codes(kind, file.data, len(records)))
    coded = [values if "code" in values else {"code": next(codes), **values} for values in records]
    _refuse(kind, _problems_of(kind, coded, file, place))
    return [Insert(kind.name, values) for values in coded]


def problem_of(model: type[Declared], spec: Spec, words: str, report: AnnualReport | None) -> str:
    """What is wrong with one value of a field as it is typed; nothing where it can be taken."""
    try:
        value = read_words(spec, [words] if spec.many else words)
    except ValueError as reason:
        return capitalise(str(reason))
    if report is None:
        return ""
    held = {each.attribute: None for each in specs(model)} | {spec.attribute: value}
    known = {code: kind for code, (kind, _record) in report.by_code.items()}
    problems = reference_problems([Holder(model.model_construct(**held), "", ())], known)
    return capitalise(f"{problems[0].message} {problems[0].hint}".rstrip()) if problems else ""


def _refuse(kind: Kind, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidValuesError(f"Chưa ghi {kind.noun}.", tuple(problems))


def _problems_of(
    kind: Kind, records: Sequence[Mapping[str, Any]], file: YearFile, place: Callable[[int, str], str]
) -> list[Problem]:
    known = known_codes(file.data)
    problems: list[Problem] = []
    for index, values in enumerate(records):
        if values["code"] in known:
            problems.append(Problem(place(index, "code"), f'mã "{values["code"]}" đã có trong tệp.'))
        known[values["code"]] = kind
        record, found = read_block(kind.model, values, kind.noun, "")
        holders = [Holder(record, "", ())] if record is not None else []
        for problem in [*found, *reference_problems(holders, known)]:
            key = problem.place.lstrip(".").partition("[")[0]
            problems.append(problem._replace(place=place(index, key) if key else ""))
    return problems


def edit(store: Store, year: int, name: str, entry: Mapping[str, Words], cleared: Sequence[str] = ()) -> Saved:
    """Change some fields of the record or table called `name`, and empty those that are `cleared`.

    Raises InvalidValuesError with all that is wrong, NotRecordedError where there is no such record.
    """
    found = target(store.read(year).report, name)
    values, problems = read_entry(found.model, entry)
    _refuse_change(name, problems)
    said: list[str] = []

    def make(file: YearFile) -> list[Change]:
        if isinstance(found, Table):
            held = file.data.get(name, {})
        else:
            held = block_of(file, found, find_record(file.report, name)[1].code)
        changed = {key: value for key, value in {**held, **values}.items() if key not in cleared}
        said[:] = differences(found, held, changed)
        if not said:
            return []
        if isinstance(found, Table):
            _refuse_change(name, _table_problems(found, changed, file))
            return [SetTable(name, changed)]
        _refuse_change(name, _record_problems(found, changed, file))
        return [Replace(found.name, held["code"], changed)]

    commit = store.commit(year, make, f"sửa {found.noun}")
    return Saved(commit, found if isinstance(found, Kind) else None, (name,), tuple(said))


def block_of(file: YearFile, kind: Kind, code: str) -> dict[str, Any]:
    """The data of a record as they stand in the file, with the code that it has or is about to be given."""
    index = next(index for index, record in enumerate(file.report.of(kind)) if record.code == code)
    return {"code": code, **file.data[kind.name][index]}


def _record_problems(kind: Kind, changed: Mapping[str, Any], file: YearFile) -> list[Problem]:
    record, problems = read_block(kind.model, changed, kind.noun, str(changed["code"]))
    return problems + _unknown_codes(record, str(changed["code"]), file)


def _table_problems(table: Table, changed: Mapping[str, Any], file: YearFile) -> list[Problem]:
    read, problems = read_block(table.model, changed, f"[{table.name}]", table.name)
    return problems + _unknown_codes(read, table.name, file)


def _unknown_codes(declared: Declared | None, place: str, file: YearFile) -> list[Problem]:
    holders = [Holder(declared, place, ())] if declared is not None else []
    return reference_problems(holders, known_codes(file.data))


def _refuse_change(name: str, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidValuesError(f"Chưa sửa {name}.", tuple(problems))


_FIGURE = {"counts": "value", "awards": "count"}
"""Which field `set CODE VALUE` writes."""


def set_figure(store: Store, year: int, code: str, words: str | None, others: Mapping[str, str]) -> Saved:
    """Set the figure of a count or the number of an award; `others` are its further fields (plan, previous).

    Raises UsageError for records that have no figure.
    """
    kind, record = find_record(store.read(year).report, code)
    if kind.name not in _FIGURE:
        raise UsageError(
            f"Lệnh set ghi giá trị của số liệu hoặc số lượng khen thưởng; {record.code} là {kind.noun}.",
            f"Sửa mục này bằng: dtreport edit {record.code}",
        )
    if kind.name == "awards" and others:
        raise UsageError("Khen thưởng không có kế hoạch hay số năm trước.")
    entry = {**({_FIGURE[kind.name]: words} if words is not None else {}), **others}
    if not entry:
        raise UsageError("Chưa có giá trị để ghi.", f"Ví dụ: dtreport set {record.code} 2")
    return edit(store, year, record.code, entry)


def remove(store: Store, year: int, code: str) -> Saved:
    """Take a record out. Raises DtreportError, naming the places, where others still name it."""
    kind, record = find_record(store.read(year).report, code)

    def make(file: YearFile) -> list[Change]:
        found = find_record(file.report, record.code)[1]
        used = naming(file.report, found.code)
        if used:
            places = ", ".join(dict.fromkeys(reference.place for reference in used))
            raise DtreportError(
                f"Chưa xóa {found.code}: còn được nhắc tới ở {places}.", "Hãy sửa những chỗ đó trước rồi xóa lại."
            )
        return [Remove(kind.name, found.code)]

    return Saved(store.commit(year, make, f"xóa {kind.noun}"), kind, (record.code,))


def move(store: Store, year: int, code: str, before: str | None, after: str | None) -> Saved:
    """Put a record before or after another of its kind. Raises UsageError unless exactly one is named."""
    if (before is None) == (after is None):
        raise UsageError("Cần đúng một trong hai: --before MÃ hoặc --after MÃ.")
    kind, record = find_record(store.read(year).report, code)

    def make(file: YearFile) -> list[Change]:
        beside_kind, beside = find_record(file.report, before or after or "")
        if beside_kind.name != kind.name or beside.code == record.code:
            raise UsageError(f"Chỉ chuyển được {record.code} đến trước hoặc sau một {kind.noun} khác.")
        others = [other.code for other in file.report.of(kind) if other.code != record.code]
        place = others.index(beside.code) + (1 if after else 0)
        order = [*others[:place], record.code, *others[place:]]
        if order == [other.code for other in file.report.of(kind)]:
            return []
        return [Move(kind.name, record.code, others[place] if place < len(others) else None)]

    return Saved(store.commit(year, make, f"chuyển {kind.noun}"), kind, (record.code,))
