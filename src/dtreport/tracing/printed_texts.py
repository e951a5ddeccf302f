"""What our own papers print of the year, and where a text is like one of them.

The papers are made from the records, so a passage that is like one of theirs has to have its numerals.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtreport.reading.passages import Passage
    from dtreport.tracing.stretches import Stretch, Token

_GRAM = 3  # words in a row by which a place is looked for
_COMMONEST = 60  # a row of words that stands in more places tells none of them
_SPREAD = 24  # tokens by which a place may be off
_MARGIN = 8
_CANDIDATES = 6
_SURELY_COPIED, COPIED = 0.9, 0.5
"""How many of the passages of two papers are the same where one is surely, or may be, made from the other."""

PrintedPassages = tuple[str, "Sequence[Passage]"]
"""The name of a paper of ours, and what it says."""
Step = tuple[str, int, int, int, int]
"""What became of some tokens of ours, as difflib tells it: equal, replace, delete, insert; from, to, from, to."""


def bare(text: str) -> str:
    """A text without the dash of a list, which Word has in it or beside it."""
    return text.removeprefix("- ")


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
    steps: tuple[Step, ...]
    common: int
    """How many words both have."""


class PrintedPapers:
    """What the papers of a year print, each paper made when it is needed.

    Args:
        papers: The papers, those first that are likelier to be looked for.
        units: Words behind which a number may be written in letters.
    """

    def __init__(self, papers: Iterable[PrintedPassages], units: frozenset[str]) -> None:
        self._coming = iter(papers)
        self._units = units
        self._texts: list[PrintedTexts] = []

    def like(self, texts: frozenset[str]) -> PrintedTexts:
        """The paper of ours of which the paper with these texts is a copy; all papers where it is none of one."""
        for paper in self._papers():
            if paper.share(texts) >= _SURELY_COPIED:
                return paper
        likest = max(self._texts, key=lambda paper: paper.share(texts), default=self.all)
        return likest if likest.share(texts) >= COPIED else self.all

    @cached_property
    def all(self) -> PrintedTexts:
        """All papers together."""
        return PrintedTexts([text for paper in self._papers() for text in paper.texts])

    def _papers(self) -> Iterator[PrintedTexts]:
        yield from tuple(self._texts)
        for label, passages in self._coming:
            paper = PrintedTexts([PrintedText(stretch, label) for stretch in stretches(passages, self._units)])
            self._texts.append(paper)
            yield paper


class PrintedTexts:
    """What papers of a year print.

    Args:
        texts: The passages and rows of the papers.
    """

    def __init__(self, texts: Sequence[PrintedText]) -> None:
        self.texts = texts
        self._by_text: dict[str, PrintedText] = {}
        self._index: dict[int, dict[tuple[str, ...], list[int]]] = {}
        for text in texts:
            self._by_text.setdefault(bare(text.stretch.text), text)

    def share(self, texts: frozenset[str]) -> float:
        """How much of some texts is of these, or how much of these among them, whichever is less: 0 to 1."""
        return len(texts & self._by_text.keys()) / max(len(texts), len(self._by_text), 1)

    def same_text(self, text: str) -> PrintedText | None:
        """The passage of ours that says exactly this."""
        return self._by_text.get(bare(text))

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
    def _keys(self) -> tuple[str, ...]:
        return tuple("\n" if each.token is None else each.token.key for each in self._stream)

    def _places(self, length: int) -> dict[tuple[str, ...], list[int]]:
        """Where each so many tokens in a row stand, by their words and by what they say."""
        if length not in self._index:
            places: dict[tuple[str, ...], list[int]] = defaultdict(list)
            words, masks = self._keys, self._masks
            for place in range(len(words) - length + 1):
                masked, exact = masks[place : place + length], words[place : place + length]
                places[masked].append(place)
                if masked != exact:
                    places[exact].append(place)
            self._index[length] = places
        return self._index[length]

    @cached_property
    def all_text(self) -> str:
        """All texts together in small letters, to look for a name in them."""
        return "\n".join(text.stretch.text for text in self.texts).casefold().replace("\t", " ")

    def nearest(self, tokens: Sequence[Token]) -> Likeness | None:
        """The place of ours that is most like some tokens; None where nothing is like them."""
        likenesses = [each for start, end in self._windows(tokens) for each in self._beside(tokens, start, end)]
        return max(
            likenesses, key=lambda likeness: (likeness.common - _gaps(likeness), _agreeing(likeness)), default=None
        )

    def _windows(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """The places where most of the words in a row stand, as stretches of the stream."""
        votes: dict[tuple[int, int], float] = defaultdict(float)
        diagonals: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, places in self._hits(tokens):
            for place in places:
                for half in (0, 1):
                    bucket = (half, (place - at + half * _SPREAD // 2) // _SPREAD)
                    votes[bucket] += 1 / len(places)
                    diagonals[bucket].append(place - at)
        for bucket in sorted(votes, key=lambda bucket: -votes[bucket])[:_CANDIDATES]:
            first, last = min(diagonals[bucket]), max(diagonals[bucket])
            yield max(0, first - _MARGIN), min(len(self._masks), last + len(tokens) + _MARGIN)

    def _hits(self, tokens: Sequence[Token]) -> list[tuple[int, list[int]]]:
        """Where the words in a row stand, and which of the tokens they are; the rarest where all are common."""
        length = min(_GRAM, len(tokens))
        index = self._places(length)
        hits = []
        for at in range(len(tokens) - length + 1):
            grams = {tuple(token.mask for token in tokens[at : at + length])}
            grams.add(tuple(token.key for token in tokens[at : at + length]))
            hits += [(at, index[gram]) for gram in grams if gram in index]
        rare = [hit for hit in hits if len(hit[1]) <= _COMMONEST]
        return rare or sorted(hits, key=lambda hit: len(hit[1]))[:1]

    def _beside(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[Likeness]:
        """The tokens beside a stretch of ours, by their words alone and by what their numerals say.

        In a list of points that differ in nothing else, only the numerals tell which point is which.
        """
        printed = self._stream[start:end]
        masks, ours = tuple(token.mask for token in tokens), self._masks[start:end]
        by_words = _steps(ours, masks)
        yield Likeness(tokens, printed, by_words, _common(by_words))
        if any(mask.startswith("#") for mask in masks):
            by_numerals = tuple(
                _finer(_steps(self._keys[start:end], tuple(token.key for token in tokens)), ours, masks)
            )
            yield Likeness(tokens, printed, by_numerals, _common(by_numerals))


def _steps(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Step, ...]:
    return tuple(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())


def _finer(steps: Iterable[Step], ours: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[Step]:
    """The steps with those that replace something taken apart by the words alone."""
    for tag, start, end, first, last in steps:
        if tag != "replace":
            yield tag, start, end, first, last
            continue
        for inner, low, high, begin, stop in _steps(ours[start:end], theirs[first:last]):
            yield inner, start + low, start + high, first + begin, first + stop


def _common(steps: Iterable[Step]) -> int:
    return sum(end - start for tag, start, end, _first, _last in steps if tag == "equal")


def _gaps(likeness: Likeness) -> float:
    """How often the two part between words that they have in common, at half a word each."""
    return sum(tag != "equal" for tag, *_places in likeness.steps[1:-1]) / 2


def _agreeing(likeness: Likeness) -> int:
    """How many numerals are the same in both."""
    return sum(
        paper.numeral.key == printed.token.numeral.key
        for tag, start, end, first, _last in likeness.steps
        if tag == "equal"
        for printed, paper in zip(likeness.printed[start:end], likeness.tokens[first:], strict=False)
        if paper.numeral is not None and printed.token is not None and printed.token.numeral is not None
    )
