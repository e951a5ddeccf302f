"""How documents are cited, alone and beside a text (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records.document import Document, Role, Status
from dtreport.records.placeholders import placeholders
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.text import enumerate_words, inside_sentence

if TYPE_CHECKING:
    from dtreport.papers.interpolation import Interpolator
    from dtreport.records.base import Record
    from dtreport.records.result import Result
    from dtreport.records.review import Review
    from dtreport.report import Year


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


def cited_beside(year: Year, record: Result | Review, text: str, interpolator: Interpolator) -> str | None:
    """The documents of a record for a column beside its text, once that is said.

    A document without a number is not said again where the text names it: its name is all there is to say.
    """
    named = [mention.code for mention in placeholders(text) if _has_number(year.by_code[mention.code][1])]
    codes = dict.fromkeys((*named, *(record.documents or ())))
    return "; ".join(map(interpolator.cite, codes)) or None


def _has_number(record: Record) -> bool:
    return isinstance(record, Document) and record.number is not None


def cited_after(year: Year, record: Result | Review, text: str, interpolator: Interpolator) -> str:
    """The documents of a record that its text does not name, in brackets: "(theo Luật Trẻ em; Kế hoạch số 5/KH-BDT)".

    What the work rests on comes first, after the word theo. Nothing where there are no such documents.
    """
    named = {mention.code for mention in placeholders(text)}
    bases: list[str] = []
    others: list[str] = []
    for code in dict.fromkeys(record.documents or ()):
        if code not in named:
            document = year.by_code[code][1]
            rests = isinstance(document, Document) and document.role is Role.BASIS
            (bases if rests else others).append(interpolator.cite(code))
    first = [f"theo {enumerate_words(bases)}"] if bases else []
    cited = "; ".join((*first, *others))
    return f" ({cited})" if cited else ""
