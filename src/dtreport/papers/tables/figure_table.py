"""Sheet Số liệu: the figures of the year against the plan and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Missing, Ratio, Row, Table, Title, row
from dtreport.papers.figure_outline import charts, in_order
from dtreport.papers.interpolation import Interpolator, ratio, value_in_words
from dtreport.papers.official_form import sheet_of, work
from dtreport.records.figure import Certainty
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from decimal import Decimal

    from dtreport.papers.blocks import Section
    from dtreport.records.figure import Figure
    from dtreport.report import Year, Years

PARTS = "Trong đó:"


def sheet(years: Years) -> Section:
    """The figures with their parts under them, and charts of those that share a unit."""
    year = years.this_year
    title = Title(f"SỐ LIỆU {work(year).upper()}")
    return sheet_of("Số liệu", title, figures_table(year), *charts(year))


def figures_table(year: Year) -> Table:
    """The usual table of figures, in which a row bears the code of its figure."""
    interpolator = Interpolator(year)
    columns = _columns(year.number)
    planned = any(figure.plan is not None for figure in year.figures)
    compared = any(figure.previous is not None for figure in year.figures)
    rows: list[Row] = []
    order = last_level = 0
    for figure, level in in_order(year.figures):
        if level > last_level:
            rows.append(row(columns, {"name": PARTS}, level=level))
        last_level = level
        order += level == 0
        of_plan = Ratio("value", "plan", ratio(figure.value, figure.plan))
        of_previous = Ratio("value", "previous", ratio(figure.value, figure.previous))
        cells: dict[str, Cell] = {
            "order": order if level == 0 else None,
            "name": figure.name,
            "unit": figure.unit,
            # Where no figure has one, the whole column has nothing to say, and is left out.
            "previous": _reported(figure.previous) if compared else None,
            "plan": _reported(figure.plan) if planned else None,
            "value": _reported(figure.value),
            "of_plan": None if figure.plan is None else of_plan,
            "of_previous": None if figure.previous is None else of_previous,
            "note": _note(figure, interpolator),
        }
        rows.append(row(columns, cells, level=level, name=figure.code))
    return Table("figures", columns, tuple(rows))


def _columns(year: int) -> tuple[Column, ...]:
    """A comparison is an index: 105,2% is 5,2% more."""
    return (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Chỉ tiêu", ColumnKind.TEXT, 44),
        Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 12),
        Column("previous", f"Thực hiện năm {year - 1}", ColumnKind.NUMBER, 12, optional=True),
        Column("plan", f"Kế hoạch năm {year}", ColumnKind.NUMBER, 12, optional=True),
        Column("value", f"Thực hiện năm {year}", ColumnKind.NUMBER, 12),
        Column("of_plan", "% kế hoạch (TH/KH)", ColumnKind.PERCENT, 12, optional=True),
        Column(
            "of_previous", f"% so với năm {year - 1} (năm {year - 1} = 100%)", ColumnKind.PERCENT, 14, optional=True
        ),
        Column("note", "Ghi chú", ColumnKind.TEXT, 24, optional=True),
    )


def _reported(value: Decimal | None) -> Decimal | Missing:
    return NOT_REPORTED if value is None else value


def _note(figure: Figure, interpolator: Interpolator) -> str | None:
    """What the number alone does not tell: that it is about so many, or estimated; and the clerk's note."""
    remarks = []
    if figure.qualifier is not None and figure.value is not None:
        remarks.append(value_in_words(figure))
    if figure.status is Certainty.ESTIMATE:
        remarks.append(figure.status.label)
    if figure.note is not None:
        remarks.append(interpolator.fill(figure.note))
    return capitalise("; ".join(remarks)) or None
