"""What is read in one go: a paragraph, or the cells of one row of a table, with its words and numerals in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.numerals import FlatText, Numeral, NumeralKind, flat, numerals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtreport.reading.passages import Passage

_CELL = re.compile(r"^(?P<row>.*\bdòng \d+), cột .*|^(?P<sheet>.*\bô [A-Z]{1,3})?(?P<line>\d+)$")
_WORD = re.compile(r"\w+")
_UNCOUNTED = {NumeralKind.NUMBERING, NumeralKind.PAGE}
_MASKS = {
    NumeralKind.DATE: "#date",
    NumeralKind.DOCUMENT: "#document",
    NumeralKind.TIME: "#time",
    NumeralKind.PERIOD: "#year",
    NumeralKind.YEAR: "#year",
    NumeralKind.PHONE: "#phone",
}
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^\s\d])|\n")
_MOST_SHOWN = 160  # characters of the sentence around a numeral


class Token(NamedTuple):
    """A word, or a numeral as one; masks are what two texts have in common where only their numerals differ."""

    mask: str
    start: int
    end: int
    numeral: Numeral | None = None

    @property
    def said(self) -> str:
        """The word, or what the numeral says."""
        return self.mask if self.numeral is None else self.numeral.key


@dataclass(frozen=True)
class Stretch:
    """Passages that belong together, on one line."""

    passages: tuple[int, ...]
    """The places of the passages among all of the paper; none where the text is our own."""
    starts: tuple[int, ...]
    """Where each passage begins in the whole."""
    whole: str
    units: frozenset[str] = frozenset()

    @cached_property
    def flat(self) -> FlatText:
        """The text on one line."""
        return flat(self.whole)

    @property
    def text(self) -> str:
        """The text on one line."""
        return self.flat.text

    @property
    def numerals(self) -> tuple[Numeral, ...]:
        """The numerals of the text."""
        return numerals_of(self.text, self.units)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and numerals of the text; numbers of paragraphs and pages are none of them."""
        return tuple(_tokens(self.text, self.numerals))

    def location(self, start: int, end: int) -> tuple[int, int, int]:
        """The passage in which a stretch of the text stands, and where in its own text."""
        first, last = self.flat.original(start, end)
        at = max(place for place, begin in enumerate(self.starts) if begin <= first)
        return self.passages[at], first - self.starts[at], last - self.starts[at]

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a stretch of the text, or the part of it that is near."""
        begin = max((gap.end() for gap in _SENTENCE.finditer(self.text, 0, start)), default=0)
        after = _SENTENCE.search(self.text, end)
        stop = after.start() if after is not None else len(self.text)
        if stop - begin > _MOST_SHOWN:
            room = (_MOST_SHOWN - (end - start)) // 2
            low, high = max(begin, start - room), min(stop, end + room)
            low = self.text.rfind(" ", begin, low + 1) + 1 if low > begin else low
            space = self.text.find(" ", high, stop) if high < stop else -1
            high = space if space >= 0 else high
            shown = ("… " if low > begin else "") + self.text[low:high] + (" …" if high < stop else "")
        else:
            shown = self.text[begin:stop]
        return " | ".join(part.strip() for part in shown.split("\t") if part.strip())


def stretches(passages: Sequence[Passage], units: frozenset[str]) -> tuple[Stretch, ...]:
    """The passages of a paper, those of one row of a table as one."""
    numbered = list(enumerate(passages))
    return tuple(
        _joined([*members], units) for _row, members in groupby(numbered, key=lambda pair: row_of(pair[1], pair[0]))
    )


def row_of(passage: Passage, number: int) -> str | int:
    """What the cells of one row have in common; a passage outside of tables stands alone."""
    match = _CELL.match(passage.place) if passage.in_table else None
    if match is None:
        return number
    return match["row"] or f"{(match['sheet'] or '').rpartition(' ')[0]} {match['line']}"


def _joined(members: Iterable[tuple[int, Passage]], units: frozenset[str]) -> Stretch:
    places: list[int] = []
    starts: list[int] = []
    whole = ""
    for place, passage in members:
        whole += "\t" if places else ""
        places.append(place)
        starts.append(len(whole))
        whole += passage.text
    return Stretch(tuple(places), tuple(starts), whole, units)


def mask_of(numeral: Numeral) -> str:
    """What stands for a numeral where only the words are compared."""
    if numeral.kind.is_figure:
        return "#"
    return _MASKS.get(numeral.kind, "#other")


def _tokens(text: str, numerals: Sequence[Numeral]) -> Iterator[Token]:
    position = 0
    for numeral in numerals:
        yield from _words(text, position, numeral.start)
        if numeral.kind not in _UNCOUNTED:
            yield Token(mask_of(numeral), numeral.start, numeral.end, numeral)
        position = numeral.end
    yield from _words(text, position, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    return (Token(word[0].casefold(), word.start(), word.end()) for word in _WORD.finditer(text, start, end))
