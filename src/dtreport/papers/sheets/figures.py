"""Sheet Số liệu: the figures of the year against the plan and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Block, Column, ColumnKind, Heading, Ratio, Row, Table
from dtreport.papers.figures import charts, in_order
from dtreport.papers.official import work
from dtreport.papers.sheets.page import sheet_of
from dtreport.papers.wording import Wording, ratio, value_in_words
from dtreport.records.count import Certainty
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Section
    from dtreport.records.count import Count
    from dtreport.report import AnnualReport

_PARTS = "Trong đó:"


def sheet(report: AnnualReport, _previous: AnnualReport | None) -> Section:
    """The figures with their parts under them, and charts of those that share a unit."""
    blocks: list[Block] = [Heading(f"SỐ LIỆU {work(report).upper()}", 0)]
    blocks.append(Table("figures", columns(report.year), tuple(_rows(report))))
    blocks += charts(report)
    return sheet_of("Số liệu", *blocks)


def columns(year: int) -> tuple[Column, ...]:
    """The usual columns of a table of figures; a comparison is an index: 105,2% is 5,2% more."""
    return (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Chỉ tiêu", ColumnKind.TEXT, 44),
        Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 12),
        Column("previous", f"Thực hiện năm {year - 1}", ColumnKind.NUMBER, 12, optional=True),
        Column("plan", f"Kế hoạch năm {year}", ColumnKind.NUMBER, 12, optional=True),
        Column("value", f"Thực hiện năm {year}", ColumnKind.NUMBER, 12),
        Column("of_plan", "Đạt so với kế hoạch", ColumnKind.PERCENT, 12, optional=True),
        Column("of_previous", f"So với năm {year - 1}", ColumnKind.PERCENT, 12, optional=True),
        Column("note", "Ghi chú", ColumnKind.TEXT, 24, optional=True),
    )


def _rows(report: AnnualReport) -> Iterator[Row]:
    wording = Wording(report)
    order = 0
    last_level = 0
    for count, level in in_order(report.counts):
        if level > last_level:
            yield Row((None, _PARTS, *[None] * 7), level)
        last_level = level
        order += level == 0
        yield Row(
            (
                order if level == 0 else None,
                count.name,
                count.unit,
                count.previous,
                count.plan,
                NOT_REPORTED if count.value is None else count.value,
                None if count.plan is None else Ratio("value", "plan", ratio(count.value, count.plan)),
                None if count.previous is None else Ratio("value", "previous", ratio(count.value, count.previous)),
                _note(count, wording),
            ),
            level,
        )


def _note(count: Count, wording: Wording) -> str | None:
    """What the number alone does not tell: that it is about so many, or estimated; and the clerk's note."""
    said = []
    if count.qualifier is not None and count.value is not None:
        said.append(value_in_words(count))
    if count.status is Certainty.ESTIMATE:
        said.append(count.status.label)
    if count.note is not None:
        said.append(wording.fill(count.note))
    return capitalise("; ".join(said)) or None
