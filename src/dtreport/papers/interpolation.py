"""Texts of the year as sentences: `{code}` becomes a figure, a number of recipients, or the citation of a document.

Documents are cited as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b, has it: in full the first time, then by number.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dtreport.honours.award_groups import group_awards
from dtreport.papers.blocks import NOT_REPORTED, Items, Paragraph
from dtreport.records.award import Award
from dtreport.records.document import Document, Role, Status
from dtreport.records.figure import Figure
from dtreport.records.placeholders import Placeholder, pieces, placeholders
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import in_sentence, percent_in_sentence
from dtreport.vietnamese.paragraphs import text_lines
from dtreport.vietnamese.text import enumerate_words, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from dtreport.records.result import Result
    from dtreport.records.review import Review
    from dtreport.report import Year


class Interpolator:
    """Fills in the texts of one paper, and remembers which documents the paper has cited in full.

    Args:
        year: The year whose records the texts mention.
        brief: Whether every citation is short, the first one too.
    """

    def __init__(self, year: Year, *, brief: bool = False) -> None:
        self._year = year
        self._brief = brief
        self._cited: set[str] = set()

    def fill(self, text: str) -> str:
        """The text with words in the place of each mention."""
        if "{" not in text:  # most texts mention nothing
            return text
        return "".join(self._mention(piece) if isinstance(piece, Placeholder) else piece for piece in pieces(text))

    def say(self, text: str) -> tuple[Paragraph | Items, ...]:
        """The text as blocks: its paragraphs, and its items where they follow each other."""
        blocks: list[Paragraph | Items] = []
        for line in text_lines(text):
            words = self.fill(line.text)
            if not line.is_item:
                blocks.append(Paragraph(words))
            elif blocks and isinstance(blocks[-1], Items):
                blocks[-1] = Items((*blocks[-1].items, words))
            else:
                blocks.append(Items((words,)))
        return tuple(blocks)

    def on_one_line(self, text: str) -> str:
        """The text for a cell or a list: its paragraphs and items one after the other."""
        return " ".join(self.fill(line.text) for line in text_lines(text))

    def tells_all(self, text: str) -> bool:
        """Whether every figure and every number of recipients that the text mentions is reported."""
        # Documents are passed over: putting one in words counts as its first citation.
        mentions = (
            mention for mention in placeholders(text) if not isinstance(self._year.by_code[mention.code][1], Document)
        )
        return NOT_REPORTED.value not in map(self._mention, mentions)

    def cite(self, code: str) -> str:
        """The document with this code: in full the first time, short afterwards."""
        _kind, document = self._year.by_code[code]
        assert isinstance(document, Document)  # noqa: S101, the report was read with its references checked
        if self._brief or code in self._cited:
            return short_citation(document)
        self._cited.add(code)
        return full_citation(document)

    def _mention(self, mention: Placeholder) -> str:
        _kind, record = self._year.by_code[mention.code]
        if isinstance(record, Award):
            return number_in_words(self._group_numbers[mention.code])
        if not isinstance(record, Figure):
            return self.cite(mention.code)
        match mention.part:
            case "plan":
                return number_in_words(record.plan)
            case "previous":
                return number_in_words(record.previous)
            case "percent":
                share = ratio(record.value, record.plan)
                return NOT_REPORTED.value if share is None else percent_in_sentence(share)
            case _:
                return value_in_words(record)

    @cached_property
    def _group_numbers(self) -> Mapping[str, int | None]:
        """The number of recipients in the group of each award, by the code of the award."""
        return {award.code: group.number for group in group_awards(self._year.awards) for award in group.members}


def number_in_words(value: Decimal | int | None) -> str:
    """A figure in running text: 02; … where it is not reported."""
    return NOT_REPORTED.value if value is None else in_sentence(value)


def value_in_words(figure: Figure) -> str:
    """The value of a figure in running text, with the word before it: hơn 3.000."""
    value = number_in_words(figure.value)
    return f"{figure.qualifier} {value}" if figure.qualifier is not None and figure.value is not None else value


def ratio(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """One figure divided by another; None where either is not reported or the division has no meaning."""
    return part / whole if part is not None and whole else None


def full_citation(document: Document) -> str:
    """The document as it is cited for the first time: kind, number, date, issuer, subject."""
    if document.number is None or document.cited_by_name:
        return short_citation(document)
    parts = [_kind_name(document), f"số {document.number}"]
    if document.date is not None:
        parts.append(f"ngày {short_date(document.date)}")
    if document.issuer is not None:
        parts.append(f"của {document.issuer}")
    if document.subject is not None:
        parts.append(inside_sentence(document.subject))
    return " ".join(parts)


def short_citation(document: Document) -> str:
    """The document as it is cited afterwards: kind and number; kind and name where people call it by its name."""
    kind = _kind_name(document)
    if document.subject is not None and (document.cited_by_name or document.number is None):
        return f"{kind} {document.subject}"
    return f"{kind} số {document.number}" if document.number is not None else kind


def _kind_name(document: Document) -> str:
    return f"dự thảo {document.kind}" if document.status is Status.DRAFT else document.kind


def cited_beside(year: Year, record: Result | Review, text: str, interpolator: Interpolator) -> str | None:
    """The documents of a record for a column beside its text; None where there are none.

    A document without a number is left out where the text names it: its name is all there is to say.

    Args:
        year: The year of the record.
        record: The record whose documents are cited.
        text: The text of the record that names documents too, and has been filled in already.
        interpolator: The interpolator of the paper.
    """
    codes: dict[str, None] = {}  # a set that keeps its order
    for mention in placeholders(text):
        document = year.by_code[mention.code][1]
        if isinstance(document, Document) and document.number is not None:
            codes[mention.code] = None
    codes.update(dict.fromkeys(record.documents or ()))
    return "; ".join(map(interpolator.cite, codes)) or None


def cited_after(year: Year, record: Result | Review, text: str, interpolator: Interpolator) -> str:
    """The documents of a record that its text does not name: " (theo Luật Trẻ em; Kế hoạch số 5/KH-BDT)".

    What the work rests on comes first, after the word theo. Empty where there are no such documents.

    Args:
        year: The year of the record.
        record: The record whose documents are cited.
        text: The text of the record, after which the citations stand.
        interpolator: The interpolator of the paper.
    """
    mentions = {mention.code for mention in placeholders(text)}
    bases: list[str] = []
    others: list[str] = []
    for code in dict.fromkeys(record.documents or ()):
        if code not in mentions:
            document = year.by_code[code][1]
            is_basis = isinstance(document, Document) and document.role is Role.BASIS
            (bases if is_basis else others).append(interpolator.cite(code))
    citations = "; ".join(([f"theo {enumerate_words(bases)}"] if bases else []) + others)
    return f" ({citations})" if citations else ""
