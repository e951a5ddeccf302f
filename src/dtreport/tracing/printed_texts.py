"""What our own papers print of the year, and where a text is like one of them.

The papers are made from the records, so a passage that is like one of theirs has to have its numerals.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.tracing.stretches import Stretch, Token

_GRAM = 3  # words in a row by which a place is looked for
_COMMONEST = 60  # a row of words that stands in more places tells none of them
_SPREAD = 24  # tokens by which a place may be off
_MARGIN = 8
_CANDIDATES = 6


class PrintedText(NamedTuple):
    """A passage or row of a paper of ours, and the name of the paper."""

    stretch: Stretch
    paper: str


class PrintedToken(NamedTuple):
    """A token of a paper of ours, with the text in which it stands; None between two texts."""

    token: Token | None
    text: PrintedText


class Likeness(NamedTuple):
    """Some tokens of a paper beside those of ours that are most like them."""

    tokens: Sequence[Token]
    printed: Sequence[PrintedToken]
    steps: tuple[tuple[str, int, int, int, int], ...]
    """As difflib tells them: what became of which tokens of ours."""
    common: int
    """How many words both have."""


class PrintedTexts:
    """All that the papers of a year print.

    Args:
        texts: The passages and rows of the papers.
    """

    def __init__(self, texts: Sequence[PrintedText]) -> None:
        self._texts = texts
        self._by_text: dict[str, PrintedText] = {}
        for text in texts:
            self._by_text.setdefault(text.stretch.text, text)

    def same_text(self, text: str) -> PrintedText | None:
        """The passage of ours that says exactly this."""
        return self._by_text.get(text)

    @cached_property
    def _stream(self) -> tuple[PrintedToken, ...]:
        stream: list[PrintedToken] = []
        for text in self._by_text.values():
            stream += (PrintedToken(token, text) for token in text.stretch.tokens)
            stream.append(PrintedToken(None, text))
        return tuple(stream)

    @cached_property
    def _masks(self) -> tuple[str, ...]:
        return tuple("\n" if each.token is None else each.token.mask for each in self._stream)

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[int]]:
        """Where each few tokens in a row stand."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        masks = self._masks
        for length in range(1, _GRAM + 1):
            for place in range(len(masks) - length + 1):
                places[masks[place : place + length]].append(place)
        return places

    @cached_property
    def all_text(self) -> str:
        """All texts together in small letters, to look for a name in them."""
        return "\n".join(text.stretch.text for text in self._texts).casefold().replace("\t", " ")

    def nearest(self, tokens: Sequence[Token]) -> Likeness | None:
        """The place of ours that is most like some tokens; None where nothing is like them."""
        masks = tuple(token.mask for token in tokens)
        likenesses = [self._beside(tokens, masks, start, end) for start, end in self._windows(masks)]
        return max(likenesses, key=lambda likeness: (likeness.common, _agreeing(likeness)), default=None)

    def _windows(self, masks: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The places where most of the words in a row stand, as stretches of the stream."""
        length = min(_GRAM, len(masks))
        votes: dict[tuple[int, int], float] = defaultdict(float)
        diagonals: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at in range(len(masks) - length + 1):
            places = self._places.get(masks[at : at + length], ())
            if len(places) > _COMMONEST and len(masks) > _GRAM:
                continue
            for place in places:
                for half in (0, 1):
                    bucket = (half, (place - at + half * _SPREAD // 2) // _SPREAD)
                    votes[bucket] += 1 / len(places)
                    diagonals[bucket].append(place - at)
        for bucket in sorted(votes, key=lambda bucket: -votes[bucket])[:_CANDIDATES]:
            first, last = min(diagonals[bucket]), max(diagonals[bucket])
            yield max(0, first - _MARGIN), min(len(self._masks), last + len(masks) + _MARGIN)

    def _beside(self, tokens: Sequence[Token], masks: tuple[str, ...], start: int, end: int) -> Likeness:
        matcher = SequenceMatcher(None, self._masks[start:end], masks, autojunk=False)
        steps = tuple(matcher.get_opcodes())
        common = sum(end - start for tag, start, end, _to, _until in steps if tag == "equal")
        return Likeness(tokens, self._stream[start:end], steps, common)


def _agreeing(likeness: Likeness) -> int:
    """How many numerals are the same in both."""
    return sum(
        paper.numeral.key == printed.token.numeral.key
        for tag, start, end, first, _last in likeness.steps
        if tag == "equal"
        for printed, paper in zip(likeness.printed[start:end], likeness.tokens[first:], strict=False)
        if paper.numeral is not None and printed.token is not None and printed.token.numeral is not None
    )
