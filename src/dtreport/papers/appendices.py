"""The appendices of the report: the tables that its body points to (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import Block, Title
from dtreport.papers.figure_outline import charts
from dtreport.papers.official_form import attachment_note, coming_work, of_year, sheet_of, with_end_mark, work
from dtreport.papers.recipient_table import names_recipients, recipients_table
from dtreport.papers.tables.document_table import documents_by_role
from dtreport.papers.tables.figure_table import figures_table
from dtreport.papers.tables.task_table import assignment_table
from dtreport.vietnamese.numbers import roman

if TYPE_CHECKING:
    from dtreport.papers.blocks import Section
    from dtreport.report import Year

_NAME = "Phụ lục"


class Subject(Enum):
    """What an appendix is about."""

    FIGURES = "figures"
    DOCUMENTS = "documents"
    RECIPIENTS = "recipients"
    TASKS = "tasks"


class Appendix(NamedTuple):
    """An appendix with its name: "Phụ lục II", or "Phụ lục" where there is no other."""

    name: str
    subject: Subject
    about: str
    """What is in it, in words."""
    blocks: tuple[Block, ...]


def appendices(year: Year) -> tuple[Appendix, ...]:
    """Those of which the year has something, numbered one after the other."""
    # Where nobody is named, the table of recipients only sums up their numbers.
    recipients = f"{'Danh sách' if names_recipients(year) else 'Tổng hợp'} khen thưởng{of_year(year, year.number)}"
    tables = (
        (Subject.FIGURES, f"Biểu số liệu {work(year)}", figures_table(year)),
        (Subject.DOCUMENTS, f"Danh mục văn bản phục vụ {work(year)}", documents_by_role(year)),
        (Subject.RECIPIENTS, recipients, recipients_table(year)),
        (Subject.TASKS, f"Phân công thực hiện nhiệm vụ trọng tâm {coming_work(year)}", assignment_table(year)),
    )
    full_tables = [(subject, about, table) for subject, about, table in tables if table.rows]
    return tuple(
        Appendix(
            name=f"{_NAME} {roman(place)}" if len(full_tables) > 1 else _NAME,
            subject=subject,
            about=about,
            blocks=(table, *charts(year)) if subject is Subject.FIGURES else (table,),
        )
        for place, (subject, about, table) in enumerate(full_tables, 1)
    )


def pointer(appendix: Appendix) -> str:
    """How the body points to an appendix."""
    return f"chi tiết tại {appendix.name} kèm theo"


def section(year: Year, appendix: Appendix) -> Section:
    """An appendix with pages of its own, its title and its mark at the end."""
    title = Title(appendix.name, appendix.about.upper(), attachment_note(year))
    return sheet_of(appendix.name, title, *with_end_mark(appendix.blocks))
