"""Sheet Số liệu: the figures of the year against the plan and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Column, ColumnKind, Missing, Ratio, Row, Table, Title
from dtreport.papers.figure_outline import charts, in_order
from dtreport.papers.interpolation import Interpolator, ratio, value_in_words
from dtreport.papers.official_form import work
from dtreport.papers.tables.table_page import sheet_of
from dtreport.records.figure import Certainty
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from dtreport.papers.blocks import Section
    from dtreport.records.figure import Figure
    from dtreport.report import Year

PARTS = "Trong đó:"


def sheet(report: Year, _previous: Year | None) -> Section:
    """The figures with their parts under them, and charts of those that share a unit."""
    title = Title(f"SỐ LIỆU {work(report).upper()}")
    return sheet_of("Số liệu", title, figures_table(report), *charts(report))


def figures_table(report: Year) -> Table:
    """The usual table of figures, in which a row bears the code of its figure."""
    return Table("figures", _columns(report.year), tuple(_rows(report)))


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


def _rows(report: Year) -> Iterator[Row]:
    interpolator = Interpolator(report)
    planned = any(count.plan is not None for count in report.counts)
    compared = any(count.previous is not None for count in report.counts)
    order = 0
    last_level = 0
    for count, level in in_order(report.counts):
        if level > last_level:
            yield Row((None, PARTS, *[None] * 7), level)
        last_level = level
        order += level == 0
        yield Row(
            (
                order if level == 0 else None,
                count.name,
                count.unit,
                _reported(count.previous) if compared else None,
                _reported(count.plan) if planned else None,
                _reported(count.value),
                None if count.plan is None else Ratio("value", "plan", ratio(count.value, count.plan)),
                None if count.previous is None else Ratio("value", "previous", ratio(count.value, count.previous)),
                _note(count, interpolator),
            ),
            level,
            name=count.code,
        )


def _reported(value: Decimal | None) -> Decimal | Missing:
    return NOT_REPORTED if value is None else value


def _note(count: Figure, interpolator: Interpolator) -> str | None:
    """What the number alone does not tell: that it is about so many, or estimated; and the clerk's note."""
    said = []
    if count.qualifier is not None and count.value is not None:
        said.append(value_in_words(count))
    if count.status is Certainty.ESTIMATE:
        said.append(count.status.label)
    if count.note is not None:
        said.append(interpolator.fill(count.note))
    return capitalise("; ".join(said)) or None
