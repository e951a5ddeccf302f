"""Sheet Nhiệm vụ: the tasks of the coming year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Table, Title, row
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import coming_work, sheet_of
from dtreport.papers.task_sentences import point_lines
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.text import capitalise
from dtreport.vietnamese.wording import Source, joined

if TYPE_CHECKING:
    from datetime import date

    from dtreport.papers.blocks import Section
    from dtreport.report import Year, Years

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("text", "Nhiệm vụ", ColumnKind.TEXT, 48),
    Column("items", "Việc cụ thể", ColumnKind.TEXT, 52, optional=True),
    Column("lead", "Chủ trì", ColumnKind.TEXT, 18),
    Column("partners", "Phối hợp", ColumnKind.TEXT, 18, optional=True),
    Column("due", "Thời hạn", ColumnKind.CENTRED, 12),
    Column("target", "Chỉ tiêu", ColumnKind.TEXT, 20, optional=True),
)


def sheet(years: Years) -> Section:
    """The tasks in their order."""
    year = years.this_year
    title = Title(f"NHIỆM VỤ TRỌNG TÂM {coming_work(year).upper()}")
    return sheet_of("Nhiệm vụ", title, assignment_table(year))


def assignment_table(year: Year) -> Table:
    """The tasks with who leads each and by when, … where that is not decided yet."""
    interpolator = Interpolator(year)
    rows = []
    for order, task in enumerate(year.tasks, 1):
        items = point_lines([interpolator.fill(item) for item in task.items or ()])
        dash = "- " if len(items) > 1 else ""
        cells: dict[str, Cell] = {
            "order": order,
            "text": capitalise(interpolator.on_one_line(task.text)),
            "items": joined("\n", (dash + item for item in items)) or None,
            "lead": task.lead or NOT_REPORTED,
            "partners": joined("; ", task.partners or ()) or None,
            "due": due_in_words(task.due) or NOT_REPORTED,
            "target": interpolator.on_one_line(task.target) if task.target is not None else None,
        }
        sources = {"due": Source("tasks", task.code, "due")} if task.due is not None else {}
        rows.append(row(_COLUMNS, cells, name=task.code, sources=sources))
    return Table("tasks", _COLUMNS, tuple(rows))


def due_in_words(due: date | str | None) -> str | None:
    """When a task is due: "30/6/2022", "Quý I/2022". It is a date or words, so the column holds text."""
    return due if due is None or isinstance(due, str) else short_date(due)
