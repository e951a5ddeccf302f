"""How a document is cited (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records.document import Status
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.text import inside_sentence

if TYPE_CHECKING:
    from dtreport.records.document import Document


def full_citation(document: Document) -> str:
    """The document as it is cited for the first time: kind, number, date, issuer, subject."""
    if document.number is None or document.cited_by_name:
        return short_citation(document)
    parts = [_kind(document), f"số {document.number}"]
    if document.date is not None:
        parts.append(f"ngày {short_date(document.date)}")
    if document.issuer is not None:
        parts.append(f"của {document.issuer}")
    if document.subject is not None:
        parts.append(inside_sentence(document.subject))
    return " ".join(parts)


def short_citation(document: Document) -> str:
    """The document as it is cited afterwards: kind and number; kind and name where that is how it is known."""
    kind = _kind(document)
    named = document.subject is not None and (document.cited_by_name or document.number is None)
    if named:
        return f"{kind} {document.subject}"
    return f"{kind} số {document.number}" if document.number is not None else kind


def _kind(document: Document) -> str:
    return f"dự thảo {document.kind}" if document.status is Status.DRAFT else document.kind
