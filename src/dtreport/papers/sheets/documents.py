"""Sheet Văn bản: the register of the documents of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Column, ColumnKind, Row, Table, Title
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
)
_USED_BY = Column("used_by", "Nơi viện dẫn", ColumnKind.TEXT, 18, optional=True)


def sheet(report: AnnualReport, _previous: AnnualReport | None) -> Section:
    """The register, with the places that name each document."""
    used = used_by(report)
    register = documents_table(report)
    rows = zip(register.rows, _in_order(report), strict=True)
    traced = tuple(row._replace(cells=(*row.cells, used.get(document.code))) for row, document in rows)
    title = Title(f"DANH MỤC VĂN BẢN PHỤC VỤ {work(report).upper()}")
    return sheet_of("Văn bản", title, replace(register, columns=(*register.columns, _USED_BY), rows=traced))


def documents_table(report: AnnualReport) -> Table:
    """The documents, those issued first, each status by date; those without a date in the order of the file."""
    rows = (
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
            )
        )
        for place, document in enumerate(_in_order(report), 1)
    )
    return Table("documents", _COLUMNS, tuple(rows))


def _in_order(report: AnnualReport) -> list[Document]:
    return sorted(report.documents, key=_place)


def _place(document: Document) -> tuple[int, date]:
    return list(Status).index(document.status), document.date or date.max
