"""Correcting: changing, moving and removing records, changing settings, setting a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError, InvalidValuesError, Problem, UsageError
from dtreport.records import KINDS, Kind, SettingsTable
from dtreport.records.base import specs
from dtreport.records.block_reader import read_block
from dtreport.records.typed_fields import as_option, read_entry
from dtreport.report import known_codes
from dtreport.report.references import RecordPlace, naming, reference_problems
from dtreport.services.change_description import differences
from dtreport.services.document_lookup import coded, codes_by_number
from dtreport.services.new_records import RecordReceipt, find_record, target
from dtreport.store import Move, Remove, Replace, SetTable
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.records.base import Declared
    from dtreport.records.typed_fields import Words
    from dtreport.store import Change, Store, YearFile


def edit(
    store: Store, number: int, name: str, entry: Mapping[str, Words], cleared: Sequence[str] = ()
) -> RecordReceipt:
    """Change some fields of the record or table called `name`, and empty those that are `cleared`.

    Raises InvalidValuesError with all that is wrong, NotRecordedError where there is no such record.
    """
    both = {*entry} & {*cleared}
    year = store.read(number).year
    name, found = target(year, name)
    values, problems = read_entry(found.model, coded(found.model, entry, lambda: codes_by_number(year.documents)))
    problems += [Problem(as_option(spec), "vừa ghi vừa bỏ trống.") for spec in specs(found.model) if spec.name in both]
    _refuse_change(name, problems)
    said: list[str] = []

    def make(file: YearFile) -> list[Change]:
        held = file.data.get(name, {}) if isinstance(found, SettingsTable) else _block_of(file, found, name)
        changed = {key: value for key, value in {**held, **values}.items() if key not in cleared}
        said[:] = differences(found, held, changed)
        if not said:
            return []
        if isinstance(found, SettingsTable):
            _refuse_change(name, _table_problems(found, changed, file))
            return [SetTable(name, changed)]
        _refuse_change(name, _record_problems(found, changed, file))
        return [Replace(found.name, held["code"], changed)]

    commit = store.commit(number, make, f"sửa {found.noun}")
    return RecordReceipt(commit, found if isinstance(found, Kind) else None, (name,), tuple(said))


def _block_of(file: YearFile, kind: Kind, code: str) -> dict[str, Any]:
    """The data of a record as they stand in the file, with the code that it has or is about to be given."""
    find_record(file.year, code)
    index = next(index for index, record in enumerate(file.year.of(kind)) if record.code == code)
    return {"code": code, **file.data[kind.name][index]}


def _record_problems(kind: Kind, changed: Mapping[str, Any], file: YearFile) -> list[Problem]:
    record, problems = read_block(kind.model, changed, kind.noun, str(changed["code"]))
    return problems + _unknown_codes(record, str(changed["code"]), file)


def _table_problems(table: SettingsTable, changed: Mapping[str, Any], file: YearFile) -> list[Problem]:
    read, problems = read_block(table.model, changed, f"[{table.name}]", table.name)
    return problems + _unknown_codes(read, table.name, file)


def _unknown_codes(declared: Declared | None, place: str, file: YearFile) -> list[Problem]:
    holders = [RecordPlace(declared, place, ())] if declared is not None else []
    return reference_problems(holders, known_codes(file.data))


def _refuse_change(name: str, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidValuesError(f"Chưa sửa {name}.", tuple(problems))


def set_figure(store: Store, year: int, code: str, words: str | None, others: Mapping[str, str]) -> RecordReceipt:
    """Set the figure of a count or the number of an award; `others` are its further fields (plan, previous).

    Raises UsageError for records that have no figure.
    """
    kind, record = find_record(store.read(year).year, code)
    if not kind.figure:
        nouns = " hoặc ".join(each.noun for each in KINDS if each.figure)
        raise UsageError(
            f"Lệnh set ghi con số của {nouns}; {record.code} là {kind.noun}.",
            f"Sửa mục này bằng: dtreport edit {record.code}",
        )
    if not others.keys() <= {spec.name for spec in specs(kind.model)}:
        raise UsageError(f"{capitalise(kind.noun)} không có kế hoạch hay số năm trước.")
    entry = {**({kind.figure: words} if words is not None else {}), **others}
    if not entry:
        raise UsageError("Chưa có giá trị để ghi.", f"Ví dụ: dtreport set {record.code} 2")
    return edit(store, year, record.code, entry)


def remove(store: Store, year: int, code: str) -> RecordReceipt:
    """Take a record out. Raises DtreportError, naming the places, where others still name it."""
    kind, record = find_record(store.read(year).year, code)

    def make(file: YearFile) -> list[Change]:
        found = find_record(file.year, record.code)[1]
        used = naming(file.year, found.code)
        if used:
            places = ", ".join(dict.fromkeys(reference.place for reference in used))
            raise DtreportError(
                f"Chưa xóa {found.code}: còn được nhắc tới ở {places}.", "Hãy sửa những chỗ đó trước rồi xóa lại."
            )
        return [Remove(kind.name, found.code)]

    return RecordReceipt(store.commit(year, make, f"xóa {kind.noun}"), kind, (record.code,))


def move(store: Store, year: int, code: str, before: str | None, after: str | None) -> RecordReceipt:
    """Put a record before or after another of its kind. Raises UsageError unless exactly one is named."""
    if (before is None) == (after is None):
        raise UsageError("Cần đúng một trong hai: --before MÃ hoặc --after MÃ.")
    kind, record = find_record(store.read(year).year, code)

    def make(file: YearFile) -> list[Change]:
        beside_kind, beside = find_record(file.year, before or after or "")
        if beside_kind.name != kind.name or beside.code == record.code:
            raise UsageError(f"Chỉ chuyển được {record.code} đến trước hoặc sau một {kind.noun} khác.")
        others = [other.code for other in file.year.of(kind) if other.code != record.code]
        place = others.index(beside.code) + (1 if after else 0)
        order = [*others[:place], record.code, *others[place:]]
        if order == [other.code for other in file.year.of(kind)]:
            return []
        return [Move(kind.name, record.code, others[place] if place < len(others) else None)]

    return RecordReceipt(store.commit(year, make, f"chuyển {kind.noun}"), kind, (record.code,))
