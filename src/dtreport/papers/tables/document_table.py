"""Sheet Văn bản: the register of the documents of the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Row, Table, Title, row
from dtreport.papers.official_form import sheet_of, work
from dtreport.papers.record_usage import used_by
from dtreport.records.document import Role, Status
from dtreport.vietnamese.numbers import roman
from dtreport.vietnamese.text import capitalise
from dtreport.vietnamese.wording import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_ROLE = Column("role", "Vai trò", ColumnKind.CENTRED, 12, optional=True)
_USED_BY = Column("used_by", "Nơi viện dẫn", ColumnKind.TEXT, 18, optional=True)

_GROUPS = (
    "Văn bản làm căn cứ",
    "Văn bản đã tham mưu, ban hành",
    "Văn bản có liên quan",
    "Văn bản dự thảo, dự kiến ban hành",
)


def sheet(years: Years) -> Section:
    """The register, a row a document, with the places that name each."""
    year = years.this_year
    places = used_by(year)
    columns = (*_COLUMNS, _STATUS, _ROLE, _USED_BY)
    rows = []
    for order, document in enumerate(sorted(year.documents, key=_issued_first), 1):
        cells: dict[str, Cell] = {
            "status": capitalise(document.status.label),
            "role": capitalise(document.role.label) if document.role is not None else None,
            "used_by": places.get(document.code),
        }
        rows.append(_row(columns, _cells(order, document) | cells, document))
    title = Title(f"DANH MỤC VĂN BẢN PHỤC VỤ {work(year).upper()}")
    return sheet_of("Văn bản", title, Table("documents", columns, tuple(rows)))


def documents_by_role(year: Year) -> Table:
    """The documents under what they are to the year: its basis, its outcome, neither as recorded, still to be issued.

    They are numbered through all groups; a group of nothing is left out.
    """
    basis, outcome, other, coming = _GROUPS
    names_by_role = {Role.BASIS: basis, Role.OUTPUT: outcome, None: other}
    groups: dict[str, list[Document]] = {name: [] for name in _GROUPS}
    for document in sorted(year.documents, key=_issued_first):
        name = names_by_role[document.role] if document.status is Status.ISSUED else coming
        groups[name].append(document)
    columns = (*_COLUMNS, _STATUS)
    rows: list[Row] = []
    order = 0
    for place, name in enumerate((name for name in _GROUPS if groups[name]), 1):
        rows.append(row(columns, {"kind": f"{roman(place)}. {name}"}, strong=True))
        for document in groups[name]:
            order += 1
            status = None if document.status is Status.ISSUED else capitalise(document.status.label)
            rows.append(_row(columns, {**_cells(order, document), "status": status}, document))
    return Table("documents", columns, tuple(rows))


def _row(columns: Sequence[Column], cells: Mapping[str, Cell], document: Document) -> Row:
    sources = {key: Source("documents", document.code, key) for key in ("number", "date")}
    return row(columns, cells, name=document.code, sources=sources)


def _cells(order: int, document: Document) -> dict[str, Cell]:
    """The cells of _COLUMNS; the number and the date of a document that is issued are known to somebody."""
    unknown = NOT_REPORTED if document.status is Status.ISSUED else None
    return {
        "order": order,
        "kind": document.kind,
        "number": document.number or unknown,
        "date": document.date or unknown,
        "issuer": document.issuer,
        "subject": capitalise(document.subject) if document.subject is not None else None,
    }


def _issued_first(document: Document) -> tuple[int, date]:
    """Sorts those issued first, each status by date; those without a date stay in the order of the file."""
    return list(Status).index(document.status), document.date or date.max
