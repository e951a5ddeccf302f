"""Sheet Văn bản: the register of the documents of the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Column, ColumnKind, Heading, Row, Table
from dtreport.papers.official import work
from dtreport.papers.sheets.page import sheet_of
from dtreport.papers.usage import used_by
from dtreport.records.document import Status
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from dtreport.papers.blocks import Section
    from dtreport.records.document import Document
    from dtreport.report import AnnualReport

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("kind", "Tên loại", ColumnKind.TEXT, 16),
    Column("number", "Số, ký hiệu", ColumnKind.TEXT, 20, optional=True),
    Column("date", "Ngày ban hành", ColumnKind.DATE, 12, optional=True),
    Column("issuer", "Cơ quan ban hành", ColumnKind.TEXT, 20, optional=True),
    Column("subject", "Trích yếu", ColumnKind.TEXT, 50, optional=True),
    Column("status", "Tình trạng", ColumnKind.CENTRED, 13),
    Column("role", "Vai trò", ColumnKind.CENTRED, 12),
    Column("used_by", "Nơi viện dẫn", ColumnKind.TEXT, 18, optional=True),
)


def sheet(report: AnnualReport, _previous: AnnualReport | None) -> Section:
    """The documents, those issued first, each status by date; those without a date in the order of the file."""
    title = Heading(f"DANH MỤC VĂN BẢN PHỤC VỤ {work(report).upper()}", 0)
    return sheet_of("Văn bản", title, Table("documents", _COLUMNS, _rows(report)))


def _rows(report: AnnualReport) -> tuple[Row, ...]:
    used = used_by(report)
    return tuple(
        Row(
            (
                place,
                document.kind,
                document.number,
                document.date,
                document.issuer,
                capitalise(document.subject) if document.subject is not None else None,
                capitalise(document.status.label),
                capitalise(document.role.label),
                used.get(document.code),
            )
        )
        for place, document in enumerate(sorted(report.documents, key=_place), 1)
    )


def _place(document: Document) -> tuple[int, date]:
    return list(Status).index(document.status), document.date or date.max
