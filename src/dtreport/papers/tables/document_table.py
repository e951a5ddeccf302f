"""Sheet Văn bản: the register of the documents of the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Row, Table, Title
from dtreport.papers.official_form import sheet_of, work
from dtreport.papers.record_usage import used_by
from dtreport.records.document import Role, Status
from dtreport.vietnamese.numbers import roman
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from dtreport.papers.blocks import Section
    from dtreport.records.document import Document
    from dtreport.report import Year, Years

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("kind", "Tên loại", ColumnKind.TEXT, 16),
    Column("number", "Số, ký hiệu", ColumnKind.TEXT, 20, optional=True),
    Column("date", "Ngày ban hành", ColumnKind.DATE, 12, optional=True),
    Column("issuer", "Cơ quan ban hành", ColumnKind.TEXT, 20, optional=True),
    Column("subject", "Trích yếu", ColumnKind.TEXT, 50, optional=True),
)
_STATUS = Column("status", "Tình trạng", ColumnKind.CENTRED, 13, optional=True)
_ROLE = Column("role", "Vai trò", ColumnKind.CENTRED, 12)
_USED_BY = Column("used_by", "Nơi viện dẫn", ColumnKind.TEXT, 18, optional=True)


_GROUPS = (
    "Văn bản làm căn cứ",
    "Văn bản đã tham mưu, ban hành",
    "Văn bản dự thảo, dự kiến ban hành",
)


def sheet(years: Years) -> Section:
    """The register, a row a document, with the places that name each."""
    year = years.this_year
    used = used_by(year)
    rows = (
        Row(
            (
                *_cells(place, document),
                *((capitalise(document.status.label), capitalise(document.role.label))),
                used.get(document.code),
            ),
            name=document.code,
        )
        for place, document in enumerate(_in_order(year), 1)
    )
    title = Title(f"DANH MỤC VĂN BẢN PHỤC VỤ {work(year).upper()}")
    table = Table("documents", (*_COLUMNS, _STATUS, _ROLE, _USED_BY), tuple(rows))
    return sheet_of("Văn bản", title, table)


def documents_by_role(year: Year) -> Table:
    """The documents under what they are to the year: its basis, its outcome, or still to be issued.

    They are numbered through all groups; a group of nothing is left out.
    """
    groups: dict[str, list[Document]] = {}
    for document in _in_order(year):
        groups.setdefault(_group(document), []).append(document)
    rows: list[Row] = []
    order = 0
    for place, name in enumerate(filter(groups.__contains__, _GROUPS), 1):
        rows.append(Row((None, f"{roman(place)}. {name}", *[None] * (len(_COLUMNS) - 1)), strong=True))
        for document in groups[name]:
            order += 1
            status = None if document.status is Status.ISSUED else capitalise(document.status.label)
            rows.append(Row((*_cells(order, document), status), name=document.code))
    return Table("documents", (*_COLUMNS, _STATUS), tuple(rows))


def _group(document: Document) -> str:
    basis, outcome, coming = _GROUPS
    if document.status is not Status.ISSUED:
        return coming
    return basis if document.role is Role.BASIS else outcome


def _cells(place: int, document: Document) -> tuple[Cell, ...]:
    """The cells of _COLUMNS; the number and the date of a document that is issued are known to somebody."""
    unknown = NOT_REPORTED if document.status is Status.ISSUED else None
    return (
        place,
        document.kind,
        document.number or unknown,
        document.date or unknown,
        document.issuer,
        capitalise(document.subject) if document.subject is not None else None,
    )


def _in_order(year: Year) -> list[Document]:
    """Those issued first, each status by date; those without a date in the order of the file."""
    return sorted(year.documents, key=_place)


def _place(document: Document) -> tuple[int, date]:
    return list(Status).index(document.status), document.date or date.max
