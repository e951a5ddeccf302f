"""Texts of the year as sentences: `{code}` becomes a figure, a citation, a number of recipients."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dtreport.honours.award_groups import group_awards
from dtreport.papers.blocks import NOT_REPORTED, Items, Paragraph
from dtreport.papers.document_citations import full_citation, short_citation
from dtreport.records.award import Award
from dtreport.records.document import Document
from dtreport.records.figure import Figure
from dtreport.records.placeholders import Placeholder, pieces, placeholders
from dtreport.vietnamese.numbers import in_sentence, percent_in_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from dtreport.report import Year


class Interpolator:
    """The texts of one paper. It remembers which documents it has cited in full; `brief` never does so."""

    def __init__(self, year: Year, *, brief: bool = False) -> None:
        self._year = year
        self._brief = brief
        self._cited: set[str] = set()

    def fill(self, text: str) -> str:
        """The text with each mention in words."""
        if "{" not in text:
            return text
        return "".join(self._mention(piece) if isinstance(piece, Placeholder) else piece for piece in pieces(text))

    def say(self, text: str) -> tuple[Paragraph | Items, ...]:
        """The text as blocks: a blank line begins a paragraph, a line beginning `- ` is an item."""
        blocks: list[Paragraph | Items] = []
        for kept, is_item in _lines(text):
            said = self.fill(kept)
            if not is_item:
                blocks.append(Paragraph(said))
            elif blocks and isinstance(blocks[-1], Items):
                blocks[-1] = Items((*blocks[-1].items, said))
            else:
                blocks.append(Items((said,)))
        return tuple(blocks)

    def on_one_line(self, text: str) -> str:
        """The text for a cell or a list: its paragraphs and items one after the other."""
        return " ".join(self.fill(kept) for kept, _is_item in _lines(text))

    def tells_all(self, text: str) -> bool:
        """Whether no figure and no number of recipients that the text mentions is still to be reported."""
        codes = [
            mention for mention in placeholders(text) if not isinstance(self._year.by_code[mention.code][1], Document)
        ]
        return NOT_REPORTED.value not in map(self._mention, codes)

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
        if isinstance(record, Figure):
            return _figure(record, mention.part)
        if isinstance(record, Award):
            return number_in_words(self._numbers[mention.code])
        return self.cite(mention.code)

    @cached_property
    def _numbers(self) -> Mapping[str, int | None]:
        """The number of recipients in the group of each award."""
        return {award.code: group.number for group in group_awards(self._year.awards) for award in group.members}


def number_in_words(value: Decimal | int | None) -> str:
    """A figure in running text: 02; … where it is not reported."""
    return NOT_REPORTED.value if value is None else in_sentence(value)


def ratio(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """One figure divided by another; None where either is not reported or the division has no meaning."""
    return part / whole if part is not None and whole else None


def value_in_words(figure: Figure) -> str:
    """The value of a figure in running text, with the word before it: hơn 3.000."""
    value = number_in_words(figure.value)
    return f"{figure.qualifier} {value}" if figure.qualifier is not None and figure.value is not None else value


def _figure(figure: Figure, part: str) -> str:
    match part:
        case "plan":
            return number_in_words(figure.plan)
        case "previous":
            return number_in_words(figure.previous)
        case "percent":
            done = ratio(figure.value, figure.plan)
            return NOT_REPORTED.value if done is None else percent_in_sentence(done)
        case _:
            return value_in_words(figure)


def _lines(text: str) -> list[tuple[str, bool]]:
    """The paragraphs and items of a text, each on one line, and whether it is an item."""
    found: list[tuple[str, bool]] = []
    open_paragraph = False
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("- "):
            found.append((stripped[2:].strip(), True))
        elif stripped and open_paragraph:
            before, is_item = found[-1]
            found[-1] = (f"{before} {stripped}", is_item)
        elif stripped:
            found.append((stripped, False))
        open_paragraph = bool(stripped)
    return found
