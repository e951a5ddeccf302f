"""Sheet Nhiệm vụ: the tasks of the coming year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Column, ColumnKind, Row, Table, Title
from dtreport.papers.official import coming_work
from dtreport.papers.sentences import point_lines
from dtreport.papers.sheets.page import sheet_of
from dtreport.papers.wording import Wording
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dtreport.papers.blocks import Section
    from dtreport.report import AnnualReport

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 10),
    Column("text", "Nhiệm vụ", ColumnKind.TEXT, 48),
    Column("items", "Việc cụ thể", ColumnKind.TEXT, 52, optional=True),
    Column("lead", "Chủ trì", ColumnKind.TEXT, 18, optional=True),
    Column("partners", "Phối hợp", ColumnKind.TEXT, 18, optional=True),
    Column("due", "Thời hạn", ColumnKind.CENTRED, 12, optional=True),
    Column("target", "Chỉ tiêu", ColumnKind.TEXT, 20, optional=True),
)
_ASKED = ("lead", "due")


def sheet(report: AnnualReport, _previous: AnnualReport | None) -> Section:
    """The tasks in their order."""
    title = Title(f"NHIỆM VỤ TRỌNG TÂM {coming_work(report).upper()}")
    return sheet_of("Nhiệm vụ", title, Table("tasks", _COLUMNS, tuple(_rows(report))))


def assignment_table(report: AnnualReport) -> Table:
    """The tasks with who leads each and by when, … where that is not decided yet."""
    asked = [place for place, column in enumerate(_COLUMNS) if column.key in _ASKED]
    columns = tuple(column._replace(optional=column.optional and column.key not in _ASKED) for column in _COLUMNS)
    rows = (
        row._replace(
            cells=tuple(
                NOT_REPORTED if cell is None and place in asked else cell for place, cell in enumerate(row.cells)
            )
        )
        for row in _rows(report)
    )
    return Table("tasks", columns, tuple(rows))


def _rows(report: AnnualReport) -> Iterator[Row]:
    wording = Wording(report)
    for place, task in enumerate(report.tasks, 1):
        items = point_lines([wording.fill(item) for item in task.items or ()])
        yield Row(
            (
                ordinal(place),
                capitalise(wording.on_one_line(task.text)),
                "\n".join(f"- {item}" for item in items) or None,
                task.lead,
                "; ".join(task.partners or ()) or None,
                due_in_words(task.due),
                wording.on_one_line(task.target) if task.target is not None else None,
            ),
            name=task.code,
        )


def due_in_words(due: date | str | None) -> str | None:
    """When a task is due: "30/6/2022", "Quý I/2022". It is a date or words, so the column holds text."""
    return due if due is None or isinstance(due, str) else short_date(due)
