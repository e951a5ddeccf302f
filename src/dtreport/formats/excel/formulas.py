"""Cells that are derived from others as live formulas, each with the value that it has now.

Whoever only looks at the file (a telephone, a preview) sees that value; Excel would find the same. A cell whose
formula would find another value, because the paper counts otherwise than a sheet can, is left as a plain value.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils import quote_sheetname

from dtreport.formats.cells import plain_value
from dtreport.formats.excel.table_ranges import Book, TableRange
from dtreport.papers.blocks import NOT_REPORTED, Cell, Copy, Missing, Ratio, Tally, Total

ExcelNumber = int | Decimal | float

_EXACT = 10**15
_MOST_ARGUMENTS = 254
_LONGEST = 8_000  # characters; Excel takes 8,192
_CLOSE = Decimal("1e-12")


class Formula(NamedTuple):
    """A formula without its equals sign, and what it yields."""

    text: str
    value: ExcelNumber | str


def formula_of(at: TableRange, row: int, column: str, book: Book) -> Formula | None:
    """Return the formula of a cell of a table, where it is derived and the sheet would find its value."""
    try:
        match cell := at.cell(row, column):
            case Total():
                return _total(cell, at, row, column)
            case Ratio():
                return _ratio(cell, at, row)
            case Tally():
                return _tally(cell, book.places[cell.table], at)
            case Copy():
                return _copy(cell, book.places[cell.table], at, book)
    except LookupError:  # it speaks of a column that is not shown, or of a table that is not in the workbook
        return None
    return None


def _total(cell: Total, at: TableRange, row: int, column: str) -> Formula | None:
    """Return a sum that follows filters; rows between those that are summed may be in it where they add nothing."""
    cells = [at.cell(each, column) for each in cell.rows]
    figures = [_figure(each) for each in cells]
    known = [figure for figure in figures if figure is not None]
    if not cell.rows or row in cell.rows or _too_long(*known, cell.value):
        return None
    if (sum(known, Decimal()) if known else None) != cell.value:
        return None
    summed = set(cell.rows)
    runs = at.runs(summed, lambda each: each in summed or (each != row and _figure(at.cell(each, column)) is None))
    areas = _areas(at.letters[column], runs)
    nested = any(isinstance(each, Total) for each in cells)  # SUBTOTAL passes over cells that hold one
    total = _over("SUM(" if nested else "SUBTOTAL(109,", areas)
    places = max((-int(figure.as_tuple().exponent) for figure in known), default=0)
    if places > 0 and len(known) > 1:
        total = f"ROUND({total},{places})"  # a sheet adds in binary: 15.18 - 16.15 is -0.9700000000000006 there
    text = f'IF({_over("COUNT(", areas)}=0,"{NOT_REPORTED.value}",{total})'
    return _fitting(text, NOT_REPORTED.value if cell.value is None else cell.value)


def _ratio(cell: Ratio, at: TableRange, row: int) -> Formula | None:
    part, whole = (_figure(at.cell(row, key)) for key in (cell.part, cell.whole))
    found = None if part is None or not whole else part / whole
    if _too_long(part, whole) or (found is None) != (cell.value is None):
        return None
    if found is not None and cell.value is not None and abs(found - cell.value) > _CLOSE * max(Decimal(1), abs(found)):
        return None
    one, other = (f"{at.letters[key]}{at.rows[row]}" for key in (cell.part, cell.whole))
    yields = "" if part is None or not whole else float(part) / float(whole)
    return Formula(f'IF(AND(COUNT({one},{other})=2,{other}<>0),{one}/{other},"")', yields)


def _tally(cell: Tally, there: TableRange, at: TableRange) -> Formula | None:
    def empty(row: int) -> bool:
        return there.cell(row, cell.column) is None

    def goes_on(row: int) -> bool:
        return there.continued(row) and isinstance(there.cell(row, cell.column), str)

    if sum(not empty(row) for row in cell.rows) != cell.value:
        return None
    counted = set(cell.rows)
    runs = there.runs(counted, lambda row: (row in counted or empty(row)) and not goes_on(row))
    areas = _areas(_sheet(there, at) + there.letters[cell.column], runs)
    return _fitting(_over("COUNTA(", areas), cell.value) if areas else None


def _copy(cell: Copy, there: TableRange, at: TableRange, book: Book) -> Formula | None:
    source = there.cell(cell.row, cell.column)
    if plain_value(source) != cell.value or _too_long(_figure(cell.value)):
        return None
    derived = formula_of(there, cell.row, cell.column, book)
    value = cell.value.value if isinstance(cell.value, Missing) else cell.value
    return Formula(
        f"{_sheet(there, at)}{there.letters[cell.column]}{there.rows[cell.row]}",
        value if derived is None else derived.value,
    )


def _figure(cell: Cell) -> Decimal | None:
    """Return the number in a cell, if it holds one."""
    value = plain_value(cell)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _too_long(*figures: Decimal | None) -> bool:
    """Whether one of some figures stands as text, with which Excel does not count."""
    return any(figure is not None and abs(figure) >= _EXACT for figure in figures)


def _sheet(there: TableRange, at: TableRange) -> str:
    return "" if there.sheet == at.sheet else f"{quote_sheetname(there.sheet)}!"


def _areas(column: str, runs: Iterable[tuple[int, int]]) -> list[str]:
    letter = column.rpartition("!")[2]
    return [f"{column}{first}" + f":{letter}{last}" * (first != last) for first, last in runs]


def _over(function: str, areas: list[str]) -> str:
    """Return a function over areas, called several times where they are too many for one call."""
    calls = [f"{function}{','.join(areas[at : at + _MOST_ARGUMENTS])})" for at in range(0, len(areas), _MOST_ARGUMENTS)]
    return calls[0] if len(calls) == 1 else f"({'+'.join(calls)})"


def _fitting(text: str, value: ExcelNumber | str) -> Formula | None:
    return Formula(text, value) if len(text) <= _LONGEST else None
