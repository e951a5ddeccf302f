"""The years of an office: which one is meant, opening a new one, closing and reopening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import DtreportError, InvalidFileError, InvalidValuesError, NotRecordedError, Problem, UsageError
from dtreport.records import KINDS, TABLES, table_named
from dtreport.records.base import given
from dtreport.records.block_reader import read_block
from dtreport.records.typed_fields import missing, read_entry
from dtreport.records.values import NAME
from dtreport.report import SCHEMA, Years
from dtreport.report.year_reader import default_period
from dtreport.store import SetTable, parse_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.records.typed_fields import Words
    from dtreport.report import Year
    from dtreport.store import Commit, Store, YearFile

_CARRIED = {
    "agency": None,
    "report": (
        "subject",
        "addressees",
        "signer",
        "signer_title",
        "authority",
        "recipients",
        "prepared_by",
        "tasks",
        "charts",
    ),
    "areas": ("code", "title"),
    "counts": ("code", "name", "unit", "better", "area", "part_of", "source", "key"),
}
"""What a new year takes over from the last one: fields by table or kind; None is all of them."""


class SeveralOpenYearsError(UsageError):
    """More than one year is open, and none was named."""

    def __init__(self, years: tuple[int, ...]) -> None:
        numbers = " và ".join(str(year) for year in years)
        super().__init__(f"Các năm {numbers} đều đang mở.", f"Hãy ghi rõ năm, ví dụ: --year {years[-1]}")
        self.years = years


def choose_year(store: Store, words: str | None) -> int:
    """The year that is meant: the one named, else the only open one.

    Raises SeveralOpenYearsError where a choice is needed, NotRecordedError where there is no open year.
    """
    if words:
        return parse_year(words)
    open_years = store.open_years()
    if len(open_years) == 1:
        return open_years[0]
    if open_years:
        raise SeveralOpenYearsError(open_years)
    years = store.years()
    lost = store.lost_years()
    if not years and lost:
        store.read(lost[-1])  # tells that its file has disappeared, and where the last copy is
    if not years:
        raise NotRecordedError("Chưa có năm nào được ghi.", "Mở năm đầu tiên, ví dụ: dtreport new 2021")
    raise NotRecordedError(
        "Mọi năm đã ghi đều đã chốt.",
        f"Mở năm mới: dtreport new {years[-1] + 1}; xem năm cũ: thêm --year {years[-1]}",
    )


def years_of(store: Store, number: int) -> Years:
    """A year with the one before it. Raises NotRecordedError and InvalidFileError for the year itself."""
    return with_last_year(store, store.read(number).year)


def with_last_year(store: Store, year: Year) -> Years:
    """A year that is read already, with the one before it, or with the reasons why that one cannot be read."""
    try:
        if year.number - 1 not in store.years():  # whether its file was ever there makes no difference here
            return Years(year)
        return Years(year, store.read(year.number - 1).year)
    except NotRecordedError:
        return Years(year)
    except InvalidFileError as failure:
        return Years(year, None, failure.problems)
    except DtreportError as failure:
        return Years(year, None, (Problem(f"{year.number - 1}", failure.sentence, failure.hint),))


class NewYear(NamedTuple):
    """A new year: its data, where they came from, and the commit that wrote them; or nothing to do."""

    year: int
    data: Mapping[str, Any]
    source: int | None
    """The year whose settings, areas and counts were taken over."""
    commit: Commit | None
    existed: bool = False


def new_year(store: Store, year: int, agency: Mapping[str, Words], *, dry_run: bool = False) -> NewYear:
    """Open a year with what the latest earlier one has set, else the next later one; the first takes its `agency`.

    Raises InvalidValuesError where the agency cannot be taken, DtreportError where the last year does not load.
    """
    years = store.years() if store.folder.is_dir() else ()
    if year in years:
        return NewYear(year, {}, None, None, existed=True)
    earlier = [number for number in years if number < year]
    source = earlier[-1] if earlier else years[0] if years else None
    data: dict[str, Any] = {"schema": SCHEMA, "year": year, "period": default_period(year)}
    if source is not None:
        data |= _carried_over(store.read(source).year)
    settings = _agency(agency, complete=source is None)
    if settings:
        data["agency"] = {**data.get("agency", {}), **settings}
    commit = None if dry_run else store.create(year, data, f"mở năm {year}")
    return NewYear(year, data, source, commit)


def _carried_over(year: Year) -> dict[str, Any]:
    blocks: dict[str, Any] = {}
    for table in TABLES:
        if table.name in _CARRIED:
            fields = _fields(given(getattr(year, table.name)), _CARRIED[table.name])
            blocks |= {table.name: fields} if fields else {}
    for kind in KINDS:
        if kind.name in _CARRIED and year.of(kind):
            blocks[kind.name] = [_fields(given(record), _CARRIED[kind.name]) for record in year.of(kind)]
    return blocks


def _fields(values: Mapping[str, Any], names: tuple[str, ...] | None) -> dict[str, Any]:
    return {name: value for name, value in values.items() if names is None or name in names}


def _agency(entry: Mapping[str, Words], *, complete: bool) -> dict[str, Any]:
    model = table_named("agency").model
    values, problems = read_entry(model, entry)
    if complete and not problems and missing(model, values):
        _record, problems = read_block(model, values, "[agency]", "agency")
    if problems:
        raise InvalidValuesError(
            "Chưa mở được năm mới.", tuple(problems), "Năm đầu tiên của cơ quan cần tên cơ quan: --name"
        )
    return values


def reopen_year(store: Store, year: int, reason: str) -> Commit:
    """Open a closed year again; the reason stays in its history. Raises UsageError without a reason."""
    reason = _cleaned(reason)
    if not reason:
        raise UsageError("Mở lại một năm đã chốt cần có lý do.", 'Ví dụ: --reason "sửa số liệu theo biên bản"')

    def make(file: YearFile) -> list[SetTable]:
        if file.year.closed is None:
            raise DtreportError(f"Năm {year} đang mở, không cần mở lại.")
        return [SetTable("", {})]

    return store.commit(year, make, f"mở lại năm {year}", reason=reason, closed_too=True)


def _cleaned(reason: str) -> str:
    """The reason as a text that can be kept. Raises UsageError."""
    if not reason.strip():
        return ""
    try:
        return str(NAME.read(reason))
    except ValueError as problem:
        raise UsageError(f"--reason: {problem}") from problem
