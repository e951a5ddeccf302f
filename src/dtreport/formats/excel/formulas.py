"""Cells that are derived from others as live formulas, each with the value that it has now.

Whoever only looks at the file (a telephone, a preview) sees that value; Excel would find the same. A cell whose
formula would find another value, because the paper counts otherwise than a sheet can, is left as a plain value.
"""

from __future__ import annotations

from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import quote_sheetname

from dtreport.formats.cells import plain_value
from dtreport.papers.blocks import NOT_REPORTED, Copy, Difference, Missing, Product, Ratio, Tally, Total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.formats.excel.addresses import Book, TableRange
    from dtreport.papers.blocks import Cell

ExcelNumber = int | Decimal | float

_EXACT = 10**15  # Excel keeps 15 digits of a number
_MOST_ARGUMENTS = 254  # of a function; Excel takes 255
_LONGEST = 8_000  # characters; Excel takes 8,192
_CLOSE = Decimal("1e-12")  # what a quotient may differ by, of itself


class Formula(NamedTuple):
    """A formula without its equals sign, and what it yields."""

    text: str
    value: ExcelNumber | str


def formula_of(table: TableRange, row: int, column: str, book: Book) -> Formula | None:
    """Return the formula of a derived cell, or None where the sheet would not find its value.

    Args:
        table: the table in which the cell stands.
        row: the row of the table, from 0.
        column: the key of the column.
        book: where the other tables stand.
    """
    formula = None
    try:
        match cell := table.cell(row, column):
            case Total():
                formula = _total(cell, table, row, column)
            case Ratio():
                formula = _ratio(cell, table, row)
            case Difference():
                formula = _difference(cell, table, row)
            case Product():
                formula = _product(cell, table, row)
            case Tally():
                formula = _tally(cell, book.places[cell.table], table)
            case Copy():
                formula = _copy(cell, book.places[cell.table], table, book)
    except LookupError:  # it speaks of a column that is not shown, or of a table that is not in the workbook
        return None
    return formula if formula is not None and len(formula.text) <= _LONGEST else None


def _total(total: Total, table: TableRange, row: int, column: str) -> Formula | None:
    """Return a sum that follows filters; rows between those that are summed may be in it where they add nothing."""

    def passable(between: int) -> bool:
        return between in summed or (between != row and _figure(table.cell(between, column)) is None)

    summed = set(total.rows)
    cells = [table.cell(summand, column) for summand in total.rows]
    figures = [figure for figure in map(_figure, cells) if figure is not None]
    # A sheet sums neither nothing, nor a cell with itself, nor what stands as text.
    if not total.rows or row in total.rows or _too_long(*figures, total.value):
        return None
    if (sum(figures, Decimal()) if figures else None) != total.value:
        return None
    areas = _areas(table.letters[column], table.runs(summed, passable))
    nested = any(isinstance(cell, Total) for cell in cells)  # SUBTOTAL passes over cells that hold one
    text = _call("SUM(" if nested else "SUBTOTAL(109,", areas)
    if len(figures) > 1:
        text = _rounded(text, max(map(_decimals, figures)))
    text = f'IF({_call("COUNT(", areas)}=0,"{NOT_REPORTED.value}",{text})'
    return Formula(text, NOT_REPORTED.value if total.value is None else total.value)


def _ratio(ratio: Ratio, table: TableRange, row: int) -> Formula | None:
    """Return a quotient that is empty where there is nothing to divide, or nothing to divide by."""
    part, whole = (_figure(table.cell(row, key)) for key in (ratio.part, ratio.whole))
    if _too_long(part, whole):
        return None
    part_cell, whole_cell = (f"{table.letters[key]}{table.rows[row]}" for key in (ratio.part, ratio.whole))
    text = f'IF(AND(COUNT({part_cell},{whole_cell})=2,{whole_cell}<>0),{part_cell}/{whole_cell},"")'
    if part is None or not whole:
        return Formula(text, "") if ratio.value is None else None
    quotient = part / whole
    if ratio.value is None or abs(quotient - ratio.value) > _CLOSE * max(Decimal(1), abs(quotient)):
        return None
    return Formula(text, float(part) / float(whole))


def _difference(difference: Difference, table: TableRange, row: int) -> Formula | None:
    """Return what one cell has more than another; empty where one of the two holds no figure."""
    part, whole = (_figure(table.cell(row, key)) for key in (difference.part, difference.whole))
    value = None if part is None or whole is None else part - whole
    if value != difference.value or _too_long(part, whole):
        return None
    part_cell, whole_cell = (f"{table.letters[key]}{table.rows[row]}" for key in (difference.part, difference.whole))
    decimals = max(0 if part is None else _decimals(part), 0 if whole is None else _decimals(whole))
    text = f'IF(COUNT({part_cell},{whole_cell})=2,{_rounded(f"{part_cell}-{whole_cell}", decimals)},"")'
    return Formula(text, "" if value is None else value)


def _product(product: Product, table: TableRange, row: int) -> Formula | None:
    """Return cells multiplied; where one of them holds no figure it is not reported, or has nothing to say."""
    figures = [_figure(table.cell(row, key)) for key in product.factors]
    factors = [figure for figure in figures if figure is not None]
    value = prod(factors, start=Decimal(1)) if len(factors) == len(figures) else None
    if not figures or value != _figure(product) or _too_long(*figures, value):
        return None
    cells = [f"{table.letters[key]}{table.rows[row]}" for key in product.factors]
    otherwise = "" if product.value is None else NOT_REPORTED.value
    text = _rounded("*".join(cells), sum(map(_decimals, factors)))
    return Formula(
        f'IF(COUNT({",".join(cells)})={len(cells)},{text},"{otherwise}")', otherwise if value is None else value
    )


def _tally(tally: Tally, source: TableRange, table: TableRange) -> Formula | None:
    """Return a count of the filled cells in a column of another table.

    Where a row of the source goes on in further rows of the sheet, the rest of its text there is not counted.
    """
    counted = set(tally.rows)

    def empty(row: int) -> bool:
        return source.cell(row, tally.column) is None

    def passable(row: int) -> bool:
        has_rest = source.is_continued(row) and isinstance(source.cell(row, tally.column), str)
        return (row in counted or empty(row)) and not has_rest

    if sum(not empty(row) for row in tally.rows) != tally.value:
        return None
    areas = _areas(_sheet_prefix(source, table) + source.letters[tally.column], source.runs(counted, passable))
    return Formula(_call("COUNTA(", areas), tally.value) if areas else None


def _copy(copy: Copy, source: TableRange, table: TableRange, book: Book) -> Formula | None:
    """Return a reference to a cell of another table, with the value that is written there."""
    value = plain_value(copy)
    if plain_value(source.cell(copy.row, copy.column)) != value or _too_long(_figure(copy)):
        return None
    address = f"{_sheet_prefix(source, table)}{source.letters[copy.column]}{source.rows[copy.row]}"
    source_formula = formula_of(source, copy.row, copy.column, book)
    if source_formula is not None:
        return Formula(address, source_formula.value)
    if isinstance(value, Missing):
        return Formula(address, value.value)
    return Formula(address, value) if isinstance(value, int | Decimal) else None


def _figure(cell: Cell) -> Decimal | None:
    """Return the number in a cell, if it holds one."""
    value = plain_value(cell)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _decimals(figure: Decimal) -> int:
    """Return how many decimals a figure was given with."""
    return max(0, -int(figure.as_tuple().exponent))


def _rounded(text: str, decimals: int) -> str:
    """Return a formula without what reckoning in binary leaves: 15.18 - 16.15 is -0.9700000000000006 in a sheet."""
    return f"ROUND({text},{decimals})" if decimals else text


def _too_long(*figures: Decimal | None) -> bool:
    """Whether one of some figures stands as text, with which Excel does not count."""
    return any(figure is not None and abs(figure) >= _EXACT for figure in figures)


def _sheet_prefix(source: TableRange, table: TableRange) -> str:
    """Return what stands before an address in the source; nothing where the table is on the same sheet."""
    return "" if source.sheet == table.sheet else f"{quote_sheetname(source.sheet)}!"


def _areas(column: str, runs: Iterable[tuple[int, int]]) -> list[str]:
    """Return the addresses of runs of rows; the sheet may stand before the letter of the column."""
    letter = column.rpartition("!")[2]
    return [f"{column}{first}" + f":{letter}{last}" * (first != last) for first, last in runs]


def _call(function: str, areas: list[str]) -> str:
    """Return a function over areas, called several times where they are too many for one call.

    Args:
        function: its name with the opening bracket and the arguments before the areas.
        areas: addresses.
    """
    calls = [
        f"{function}{','.join(areas[start : start + _MOST_ARGUMENTS])})"
        for start in range(0, len(areas), _MOST_ARGUMENTS)
    ]
    return calls[0] if len(calls) == 1 else f"({'+'.join(calls)})"
