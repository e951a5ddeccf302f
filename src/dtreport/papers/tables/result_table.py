"""Sheet Kết quả: what was done, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Cell, Column, ColumnKind, Table, Title, row
from dtreport.papers.interpolation import Interpolator, cited_beside
from dtreport.papers.narrative import LastYearTasks, outline
from dtreport.papers.official_form import sheet_of, work
from dtreport.vietnamese.numbers import roman
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from dtreport.papers.blocks import Section
    from dtreport.report import Years

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("text", "Nội dung", ColumnKind.TEXT, 70),
    Column("date", "Ngày hoàn thành", ColumnKind.DATE, 12, optional=True),
    Column("documents", "Văn bản", ColumnKind.TEXT, 28, optional=True),
    Column("answers", "Thực hiện nhiệm vụ", ColumnKind.TEXT, 30, optional=True),
)


def sheet(years: Years) -> Section:
    """The results of the year under the titles of their areas."""
    year = years.this_year
    interpolator = Interpolator(year)
    tasks_of_last_year = LastYearTasks(years)
    rows = []
    for place, (area, results) in enumerate(outline(year), 1):
        rows.append(row(_COLUMNS, {"order": roman(place), "text": area.title}, strong=True))
        if area.lead is not None:
            rows.append(row(_COLUMNS, {"text": interpolator.on_one_line(area.lead)}))
        for order, result in results:
            cells: dict[str, Cell] = {
                "order": order,
                "text": capitalise(interpolator.on_one_line(result.text)),
                "date": result.date,
                "documents": cited_beside(year, result, result.text, interpolator),
                "answers": tasks_of_last_year.name(result.answers) if result.answers is not None else None,
            }
            rows.append(row(_COLUMNS, cells))
    title = Title(f"KẾT QUẢ THỰC HIỆN {work(year).upper()}")
    return sheet_of("Kết quả", title, Table("results", _COLUMNS, tuple(rows)))
