"""Sheet Đánh giá: how the tasks that last year set have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Cell, Column, ColumnKind, Table, Title, row
from dtreport.papers.interpolation import Interpolator, cited_beside
from dtreport.papers.narrative import LastYearTasks
from dtreport.papers.official_form import sheet_of
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from dtreport.papers.blocks import Section
    from dtreport.report import Years

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("task", "Nhiệm vụ", ColumnKind.TEXT, 46),
    Column("status", "Tình trạng", ColumnKind.CENTRED, 16),
    Column("outcome", "Kết quả", ColumnKind.TEXT, 56),
    Column("documents", "Văn bản", ColumnKind.TEXT, 28, optional=True),
)


def sheet(years: Years) -> Section | None:
    """The reviews in the order of the file; no sheet in the first year of an office, which has none."""
    year = years.this_year
    if not year.reviews:
        return None
    interpolator = Interpolator(year)
    tasks_of_last_year = LastYearTasks(years)
    rows = []
    for order, review in enumerate(year.reviews, 1):
        cells: dict[str, Cell] = {
            "order": order,
            "task": tasks_of_last_year.name(review.answers),
            "status": capitalise(review.status.label),
            "outcome": interpolator.on_one_line(review.outcome),
            "documents": cited_beside(year, review, review.outcome, interpolator),
        }
        rows.append(row(_COLUMNS, cells))
    title = Title(f"Kết quả thực hiện nhiệm vụ đã đề ra cho năm {year.number}".upper())
    return sheet_of("Đánh giá", title, Table("reviews", _COLUMNS, tuple(rows)))
