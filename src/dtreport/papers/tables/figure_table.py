"""Sheet Số liệu: the figures of the year against the plan and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import (
    NOT_REPORTED,
    Cell,
    Column,
    ColumnKind,
    Difference,
    Missing,
    Qualified,
    Ratio,
    Row,
    Table,
    Title,
    row,
)
from dtreport.papers.figure_outline import charts, in_order
from dtreport.papers.figure_sentences import (
    about,
    about_plan,
    plan_is_compared_by_difference,
    plan_qualifier,
    share_of_plan,
    share_of_previous,
)
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import period_names, sheet_of, work
from dtreport.papers.source_fields import OF_PLAN, OF_PREVIOUS, PERCENT, PLAN, PREVIOUS, VALUE
from dtreport.records.figure import Certainty, Direction
from dtreport.vietnamese.text import capitalise
from dtreport.vietnamese.units import is_rate, spoken_unit
from dtreport.vietnamese.wording import Source, joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from dtreport.papers.blocks import Section
    from dtreport.records.figure import Figure
    from dtreport.report import Year, Years

PARTS = "Trong đó:"
_FIELDS = {"value": VALUE, "plan": PLAN, "previous": PREVIOUS, "of_plan": OF_PLAN, "of_previous": OF_PREVIOUS}
"""What the columns that are no text show of a figure."""


def sheet(years: Years) -> Section:
    """The figures with their parts under them, and charts of those that share a unit."""
    year = years.this_year
    title = Title(f"SỐ LIỆU {work(year).upper()}")
    return sheet_of("Số liệu", title, figures_table(year), *charts(year))


def figures_table(year: Year) -> Table:
    """The usual table of figures, in which a row bears the code of its figure."""
    interpolator = Interpolator(year)
    columns = _columns(year)
    planned = any(figure.plan is not None for figure in year.figures)
    compared = any(figure.previous is not None for figure in year.figures)
    rows: list[Row] = []
    order = last_level = 0
    for figure, level in in_order(year.figures):
        if level > last_level:
            rows.append(row(columns, {"name": PARTS}, level=level))
        last_level = level
        order += level == 0
        previous_qualifier = figure.previous_qualifier or ""
        cells: dict[str, Cell] = {
            "order": order if level == 0 else None,
            "name": figure.name,
            "unit": figure.unit,
            # Where no figure has one, the whole column has nothing to say, and is left out.
            "previous": reported(figure.previous, previous_qualifier) if compared else None,
            "plan": reported(figure.plan, plan_qualifier(figure)) if planned else None,
            "value": reported(figure.value, figure.qualifier or ""),
            "of_plan": None if figure.plan is None else against_plan_cell(figure),
            "of_previous": None if figure.previous is None else _against_previous(figure),
            "note": _note(figure, interpolator),
        }
        sources = {key: Source("counts", figure.code, field) for key, field in _FIELDS.items()}
        if isinstance(cells["of_plan"], Ratio):
            sources["of_plan"] = Source("counts", figure.code, PERCENT)
        rows.append(row(columns, cells, level=level, name=figure.code, sources=sources))
    return Table("figures", columns, tuple(rows))


def _columns(year: Year) -> tuple[Column, ...]:
    """The columns; those of the comparisons say how each kind of figure in them is compared."""
    names = period_names(year)
    planned = [figure for figure in year.figures if figure.plan is not None]
    of_plan = {
        "% TH/KH": any(not plan_is_compared_by_difference(figure) for figure in planned),
        "tỷ lệ: ± điểm": any(is_rate(figure.unit) for figure in planned),
        "mức khống chế: ± số": any(figure.better is Direction.LESS and not is_rate(figure.unit) for figure in planned),
    }
    compared = [figure for figure in year.figures if figure.previous is not None]
    of_previous = {
        f"{names.before} = 100%": any(not is_rate(figure.unit) for figure in compared),
        "tỷ lệ: ± điểm": any(is_rate(figure.unit) for figure in compared),
    }
    return (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Chỉ tiêu", ColumnKind.TEXT, 44),
        Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 12),
        Column("previous", names.done_before, ColumnKind.NUMBER, 12, optional=True),
        Column("plan", names.planned, ColumnKind.NUMBER, 12, optional=True),
        Column("value", names.done, ColumnKind.NUMBER, 12),
        Column("of_plan", _label("So với kế hoạch", of_plan), ColumnKind.PERCENT, 14, optional=True),
        Column("of_previous", _label(f"So với {names.before}", of_previous), ColumnKind.PERCENT, 14, optional=True),
        Column("note", "Ghi chú", ColumnKind.TEXT, 24, optional=True),
    )


def _label(name: str, manners: Mapping[str, bool]) -> str:
    """The name of a column of comparisons with those manners of comparing that are used in it."""
    used = "; ".join(manner for manner, is_used in manners.items() if is_used)
    return f"{name} ({used})" if used else name


def against_plan_cell(figure: Figure) -> Ratio | Difference:
    """How the value compares with the plan: rates and ceilings by what they differ, other figures as a share."""
    if plan_is_compared_by_difference(figure):
        return _difference(figure, "plan", figure.plan, about_plan(figure))
    share = share_of_plan(figure)
    return Ratio("value", "plan", share, about_plan(figure) if share is not None else "")


def _against_previous(figure: Figure) -> Ratio | Difference:
    """How the value compares with the year before: rates by points, other figures as an index (100% is equal)."""
    about_both = about(figure, figure.previous_qualifier)
    if is_rate(figure.unit):
        return _difference(figure, "previous", figure.previous, about_both)
    share = share_of_previous(figure)
    return Ratio("value", "previous", share, about_both if share is not None else "")


def _difference(figure: Figure, key: str, other: Decimal | None, qualifier: str) -> Difference:
    value = figure.value - other if figure.value is not None and other is not None else None
    unit = "điểm" if is_rate(figure.unit) else spoken_unit(figure.unit)
    return Difference("value", key, value, qualifier if value is not None else "", unit)


def reported(value: Decimal | None, qualifier: str) -> Decimal | Missing | Qualified:
    """A figure as a cell, with the word before it where there is one; … where it is not reported."""
    if value is None:
        return NOT_REPORTED
    return Qualified(value, qualifier) if qualifier else value


def _note(figure: Figure, interpolator: Interpolator) -> str | None:
    """What the number alone does not tell: that it is estimated; and the clerk's note."""
    remarks = []
    if figure.status is Certainty.ESTIMATE:
        remarks.append(figure.status.label)
    if figure.note is not None:
        remarks.append(interpolator.fill(figure.note))
    return capitalise(joined("; ", remarks)) or None
