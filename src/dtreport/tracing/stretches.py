"""What is read in one go: a paragraph, or the cells of one row of a table, with its words and numerals in order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.numerals import FlatText, Numeral, NumeralKind, flat, numerals_of
from dtreport.vietnamese.wording import joined

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
_BARE = re.compile(r"(?:[^\W\d_]+ )?[+−-]?[\d.,]+ ?[%‰]?|…")
"""What stands in a chart or a cell as a value: hơn 3.000, 12,5%."""
_FEWEST_MARKS = 2  # of the scale of a chart, besides 0
_LONGEST_LABEL = 120  # characters
_MOST_SHOWN = 160  # characters of the sentence around a numeral


class Token(NamedTuple):
    """A word, or a numeral as one; masks are what two texts have in common where only their numerals differ."""

    mask: str
    start: int
    end: int
    numeral: Numeral | None = None

    @property
    def key(self) -> str:
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
    """Of a paper of ours, with the records from which its words come."""
    units: frozenset[str] = frozenset()

    @cached_property
    def flat(self) -> FlatText:
        """The text on one line."""
        return flat(self.whole)

    @property
    def text(self) -> str:
        """The text on one line."""
        return self.flat.text

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """The numerals of the text."""
        return numerals_of(self.text, self.units)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and numerals of the text; numbers of paragraphs and pages are none of them."""
        return tuple(_tokens(self.text, self.numerals))

    @property
    def is_scale(self) -> bool:
        """Whether this is the scale of a chart: 0, 5, 10, 15."""
        return _is_scale(self.whole.split("\t"))

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
    return tuple(_joined(members, units) for members in rows_of(passages))


def rows_of(passages: Sequence[Passage]) -> Iterator[list[tuple[int, Passage]]]:
    """The passages with their places, those of one row of a table, or of one label of a chart, together."""
    members: list[tuple[int, Passage]] = []
    last: str | int = ""
    rows, scales = _RowNumbers(), _scales(passages)
    uses = Counter(passage.text for passage in passages)
    for place, passage in enumerate(passages):
        following = passages[place + 1].text if place + 1 < len(passages) else ""
        key = scales.get(place) or _row_of(passage, place, rows, following)
        is_of_label = place not in scales and _is_value_of(passage, following, members, uses)
        if members and key != last and not is_of_label:
            yield members
            members = []
        members.append((place, passage))
        last = last if is_of_label else key
    if members:
        yield members


def _scales(passages: Sequence[Passage]) -> dict[int, str]:
    """The places of the numbers along the scales of charts, each scale with a name of its own."""
    scales: dict[int, str] = {}
    for place, passage in enumerate(passages):
        if passage.text.strip() != "0":
            continue
        end = place
        while end < len(passages) and _is_bare(passages[end].text) and _CELL.match(passages[end].place) is None:
            end += 1
        longest = next((stop for stop in range(end, place, -1) if _is_scale(_texts(passages[place:stop]))), place)
        scales |= dict.fromkeys(range(place, longest), f"scale {place}")
    return scales


def _texts(passages: Sequence[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def _is_scale(texts: Sequence[str]) -> bool:
    """Whether these are numbers from 0 up by equal steps, more of them than a row of a table would have by chance."""
    plain = [text.strip().replace(".", "").replace(",", ".") for text in texts]
    if (
        len(plain) <= _FEWEST_MARKS
        or plain[0] != "0"
        or not all(re.fullmatch(r"\d+(?:\.\d+)?", text) for text in plain)
    ):
        return False
    steps = {Decimal(second) - Decimal(first) for first, second in pairwise(plain)}
    return len(steps) == 1 and steps != {Decimal(0)}


def _is_value_of(passage: Passage, following: str, members: Sequence[tuple[int, Passage]], uses: Counter[str]) -> bool:
    """Whether a passage outside of tables is a value alone, or its name, of the label before it, as in a chart.

    The name of a value stands at each label; what stands there once is the next label.
    """
    if not members or passage.in_table or not _is_label(members[0][1].text):
        return False
    follows_value = _is_bare(members[-1][1].text) or len(members) == 1
    is_name = uses[passage.text] > 1 and _is_label(passage.text)
    return _is_bare(passage.text) or (follows_value and _is_bare(following) and is_name)


def _is_bare(text: str) -> bool:
    return _BARE.fullmatch(text.strip()) is not None


def _is_label(text: str) -> bool:
    """Whether a text can be what values stand behind: short, and not a sentence."""
    return len(text) <= _LONGEST_LABEL and not text.rstrip().endswith((".", ";", "!", "?"))


class _RowNumbers:
    """Counts the rows of tables whose cells come without their row, as those of a PDF: 1, 2, 3 begin a row each."""

    def __init__(self) -> None:
        self._number = 0
        self._rows = 0

    def row(self, text: str, following: str) -> str:
        """The row of a cell with this text, before a cell with that one."""
        number = text.strip()
        begins = any(map(str.isalpha, following))
        if begins and number in {str(self._number + 1), "1"}:
            self._number = int(number)
            self._rows += 1
        return f"row {self._rows}"


def _row_of(passage: Passage, place: int, rows: _RowNumbers, following: str) -> str | int:
    """What the cells of one row have in common; a passage outside of tables stands alone."""
    if not passage.in_table:
        return place
    match = _CELL.match(passage.place)
    if match is None:
        return f"{rows.row(passage.text, following)}, {passage.place}"  # a page begins with the heading of its table
    return match["row"] or f"{(match['sheet'] or '').rpartition(' ')[0]} {match['line']}"


def _joined(members: Iterable[tuple[int, Passage]], units: frozenset[str]) -> Stretch:
    places: list[int] = []
    starts: list[int] = []
    texts: list[str] = []
    length = 0
    for place, passage in members:
        places.append(place)
        starts.append(length)
        texts.append(passage.text)
        length += len(passage.text) + 1
    return Stretch(tuple(places), tuple(starts), joined("\t", texts), units)


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
