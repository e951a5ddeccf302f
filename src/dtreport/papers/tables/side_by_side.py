"""What the tables of a comparison share: a column for each side, and a reason where there is no number."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Difference, Missing
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.report import Year


class EarlierYear(NamedTuple):
    """The year that another is compared with: the files of the agencies that have become one since, or a single one."""

    parts: tuple[Year, ...]

    @property
    def number(self) -> int:
        """The report year."""
        return self.parts[0].number

    def names(self) -> tuple[str, ...]:
        """What each file is called: by its agency, with a number where two bear one name."""
        names = [part.agency.name for part in self.parts]
        numbers = Counter(names)
        return tuple(f"{name} ({place})" if numbers[name] > 1 else name for place, name in enumerate(names, 1))


def period_name(year: Year) -> str:
    """What the column of a year is called; a report with a title of its own may be of six months."""
    return f"năm {year.number}" if year.report.title is None else f"kỳ báo cáo năm {year.number}"


class Amount(NamedTuple):
    """What one side says of something: a number, or why there is none."""

    value: Decimal | None
    qualifier: str = ""
    reason: str = ""
    cell: Cell = None


def _part_columns(earlier: EarlierYear) -> tuple[Column, ...]:
    """A column for each of the files that are added up; none where there is only one."""
    if len(earlier.parts) == 1:
        return ()
    name = period_name(earlier.parts[0])
    return tuple(
        Column(f"part_{place}", f"{agency}, {name}", ColumnKind.NUMBER, 13)
        for place, agency in enumerate(earlier.names(), 1)
    )


def year_columns(earlier: EarlierYear, year: Year) -> tuple[Column, ...]:
    """The columns of numbers: one for each year, and before them one for each file that is added up."""
    first = period_name(earlier.parts[0])
    label = f"Cộng {first}" if len(earlier.parts) > 1 else capitalise(first)
    return (
        *_part_columns(earlier),
        Column("first", label, ColumnKind.NUMBER, 12),
        Column("second", capitalise(period_name(year)), ColumnKind.NUMBER, 12),
    )


NOTE = Column("note", "Ghi chú", ColumnKind.TEXT, 30, optional=True)


def side_names(earlier: EarlierYear, year: Year) -> tuple[str, ...]:
    """What each file is called in a remark."""
    first = period_name(earlier.parts[0])
    names = (first,) if len(earlier.parts) == 1 else tuple(f"{name}, {first}" for name in earlier.names())
    return (*names, period_name(year))


def number_cells(earlier: EarlierYear, year: Year, numbers: Sequence[Amount], remarks: list[str]) -> dict[str, Cell]:
    """The cells of what is counted in each file, the later year's last; why it is not compared goes into `remarks`."""
    *befores, after = numbers
    remarks += [
        f"{name} {amount.reason}"
        for name, amount in zip(side_names(earlier, year), numbers, strict=True)
        if amount.value is None
    ]
    known = [amount.value for amount in befores if amount.value is not None]
    whole: Decimal | None = sum(known, Decimal()) if len(known) == len(befores) else None
    cells: dict[str, Cell] = {"second": after.cell}
    if len(befores) == 1:
        cells["first"] = befores[0].cell
    else:
        cells |= {f"part_{place}": amount.cell for place, amount in enumerate(befores, 1)}
        cells["first"] = _not_summed(befores) if whole is None else int(whole)
    if whole is not None and after.value is not None:
        cells["difference"] = Difference("second", "first", after.value - whole)
    return cells


def _not_summed(amounts: Sequence[Amount]) -> Missing | None:
    """What stands in the place of a sum that cannot be made: … where a number of it is only not reported."""
    silent = all(amount.value is not None or amount.cell is NOT_REPORTED for amount in amounts)
    return NOT_REPORTED if silent else None
