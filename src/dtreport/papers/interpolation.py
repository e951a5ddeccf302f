"""Texts of the year as sentences: `{code}` becomes a figure, a number of recipients, or the citation of a document.

Documents are cited as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b, has it: in full the first time, then by number.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.honours.award_groups import group_awards
from dtreport.papers.blocks import NOT_REPORTED, Items, Paragraph
from dtreport.papers.figure_sentences import (
    ESTIMATE,
    about_plan,
    figure_in_words,
    number_in_words,
    plan_is_compared_by_difference,
    share_of_plan,
    value_with_unit,
)
from dtreport.papers.source_fields import CITATION, PERCENT, RECIPIENTS, SHORT_CITATION, VALUE
from dtreport.records.award import Award
from dtreport.records.document import Document, Role, Status
from dtreport.records.figure import Certainty, Figure
from dtreport.records.placeholders import Placeholder, pieces, placeholders
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import percent_in_sentence
from dtreport.vietnamese.paragraphs import text_lines
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence
from dtreport.vietnamese.units import after_number, is_rate, unsaid_unit
from dtreport.vietnamese.wording import Source, joined, source_of, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from dtreport.records.result import Result
    from dtreport.records.review import Review
    from dtreport.report import Year
    from dtreport.vietnamese.paragraphs import TextLine


_HAS = r"(?<![Cc]hỉ )(?<![Cc]hưa )(?<![Cc]òn )(?<![Cc]ũng )(?<![Kk]hông )(?<![Mm]ới )(?<![Đđ]ã )\b[Cc]ó $"
"""The verb before a figure, which says of nothing "không có"."""


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
        words = ""
        all_pieces = list(pieces(str(text)))
        for piece, following in zip_longest(all_pieces, all_pieces[1:]):
            if isinstance(piece, Placeholder):
                words = self._mention(piece, words, following if isinstance(following, str) else "")
            else:
                words += piece
        source = source_of(text)
        return words if source is None else within(words, source)

    def say(self, text: str) -> tuple[Paragraph | Items, ...]:
        """The text as blocks: its paragraphs, and its items where they follow each other."""
        return self.say_lines(sourced_lines(text))

    def say_lines(self, lines: Iterable[TextLine]) -> tuple[Paragraph | Items, ...]:
        """Some lines of a text as blocks, as `say` makes them of all."""
        blocks: list[Paragraph | Items] = []
        for line in lines:
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
        return joined(" ", (self.fill(line.text) for line in sourced_lines(text)))

    def tells_all(self, text: str) -> bool:
        """Whether every figure and every number of recipients that the text mentions is reported."""
        mentions = ((self._year.by_code[mention.code][1], mention.part) for mention in placeholders(text))
        return all(
            self._group_numbers[record.code] is not None
            if isinstance(record, Award)
            else not isinstance(record, Figure) or _part(record, part) is not None
            for record, part in mentions
        )

    def is_issued(self, code: str) -> bool:
        """Whether the document with this code is recorded as issued, not as a draft or planned."""
        document = self._year.by_code[code][1]
        return isinstance(document, Document) and document.status is Status.ISSUED

    def cite(self, code: str) -> str:
        """The document with this code: in full the first time, short afterwards."""
        _kind, document = self._year.by_code[code]
        assert isinstance(document, Document)  # noqa: S101, the report was read with its references checked
        if self._brief or code in self._cited:
            return self._from("documents", code, SHORT_CITATION, short_citation(document))
        self._cited.add(code)
        return self._from("documents", code, CITATION, full_citation(document))

    def _mention(self, mention: Placeholder, before: str, after: str) -> str:
        """What stands before a mention with its words behind it.

        Args:
            mention: What is mentioned.
            before: The text before it, in words.
            after: What follows it, up to the next mention.
        """
        _kind, record = self._year.by_code[mention.code]
        if isinstance(record, Award):
            recipients = self._group_numbers[mention.code]
            place = "awards", record.code, RECIPIENTS
            if recipients == 0 and (verb := _verb(before)):
                return before[: verb.start()] + self._from(*place, _nothing(verb))
            return before + self._from(*place, number_in_words(recipients))
        if not isinstance(record, Figure):
            return before + self.cite(mention.code)
        value = _part(record, mention.part)
        if mention.part == "percent":
            words = (_estimate(record, before), about_plan(record)) if value is not None else ()
            about = " ".join(filter(None, words))
            percent = NOT_REPORTED.value if value is None else percent_in_sentence(value)
            if after.lstrip().startswith("%"):  # the writer has set the sign too
                percent = percent.removesuffix("%")
            return before + self._from("counts", record.code, PERCENT, f"{about} {percent}" if about else percent)
        qualifiers = {"plan": record.plan_qualifier, "previous": record.previous_qualifier}
        estimate = "" if mention.part in qualifiers or value is None else _estimate(record, before)
        qualifier = qualifiers.get(mention.part, record.qualifier)
        place = "counts", record.code, mention.part or VALUE
        if value == 0 and not qualifier and not is_rate(record.unit) and (verb := _verb(before)):
            return before[: verb.start()] + self._from(*place, _nothing(verb, estimate))
        qualifier = " ".join(filter(None, (estimate, qualifier)))
        part = unsaid_unit(record.unit, after)
        number = after_number(figure_in_words(value, record.unit, qualifier), part).rstrip()
        return before + self._from(*place, number)

    def _from(self, kind: str, code: str, field: str, words: str) -> str:
        """Words for a record, which know that where the texts of the year do; `field` as in `source_fields`."""
        return within(str(words), Source(kind, code, field)) if self._year.is_sourced else words

    @cached_property
    def _group_numbers(self) -> Mapping[str, int | None]:
        """The number of recipients in the group of each award, by the code of the award."""
        return {award.code: group.number for group in group_awards(self._year.awards) for award in group.members}


def sourced_lines(text: str) -> list[TextLine]:
    """The paragraphs and items of a text, each with its number among them in its source."""
    source, lines = source_of(text), text_lines(str(text))
    if source is None:
        return lines
    return [line._replace(text=within(line.text, source._replace(line=number))) for number, line in enumerate(lines, 1)]


def _verb(before: str) -> re.Match[str] | None:
    """The verb that the words before a mention end in, of which nothing becomes "không có"."""
    return re.search(_HAS, before)


def _nothing(verb: re.Match[str], estimate: str = "") -> str:
    """What stands in the place of a verb where there is nothing.

    Args:
        verb: The verb.
        estimate: What says that it is estimated so; empty where it is not.
    """
    words = " ".join(filter(None, (estimate, "không có")))
    return capitalise(words) if verb[0].startswith("C") else words


def _estimate(figure: Figure, before: str) -> str:
    """The word that says of an estimate in a text that it is one, where the text does not say it; else nothing.

    Args:
        figure: The figure.
        before: The text before it: "ước đạt ", "ước tính khoảng "; "mở ước 12 lớp, đạt ".
    """
    sentence = re.split(r"[.;:!?](?!\d)", before)[-1]
    # With its unit, since another figure may have the same number, or one that begins so.
    is_told = re.search(
        rf"\b{re.escape(value_with_unit(figure))}(?!\w)|\b{ESTIMATE}\b[^,()\d]*$", sentence, re.IGNORECASE
    )
    return ESTIMATE if figure.status is Certainty.ESTIMATE and not is_told else ""


def _part(figure: Figure, part: str) -> Decimal | None:
    """What a mention of a figure stands for: its value, or the part that is named behind the dot."""
    if part == "percent":  # of a rate there is no ratio, and a ceiling is not reached by the hundred per cent
        return None if plan_is_compared_by_difference(figure) else share_of_plan(figure)
    return {"plan": figure.plan, "previous": figure.previous}.get(part, figure.value)


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
    return joined("; ", map(interpolator.cite, codes)) or None


def cited_after(year: Year, record: Result | Review, text: str, interpolator: Interpolator) -> str:
    """The documents of a record that its text does not name: " (Kế hoạch số 5/KH-BDT; theo Luật Trẻ em)".

    What the work rests on comes last, after the word theo: nothing else stands behind it. Empty where there is nothing.

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
    citations = joined("; ", others + (["theo " + enumerate_words(bases)] if bases else []))
    return " (" + citations + ")" if citations else ""
