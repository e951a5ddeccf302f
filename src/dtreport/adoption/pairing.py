"""Which passage of an edited paper is which of the paper as it was printed."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dtreport.adoption.words import NUMBER, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtreport.adoption.sourced_passages import SourcedPassage

LEAST_LIKENESS = 0.45
"""So much of two passages must be the same words for the one to be the other: with less they are strangers."""
_LEAST_ELSEWHERE = 0.6
"""The same where they do not stand in the order of the others."""
_LEAST_IN_PLACE = 0.1
"""The same where they stand between the same two passages, with nothing else there."""
_FEWEST_BLANKS = 3
"""A passage of so few words is no other one's wherever that stands: as a cell of a table it says nothing alone."""
_UNEQUAL = 0.01
"""By so much equal passages are more like than others with the same words."""
_MOST_ALIGNED = 250_000
"""So many pairs of passages are compared between two others: where all is another text, equal ones alone are sought."""


def pair(printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage]) -> dict[int, int]:
    """Pair the passages of two papers, each at most once.

    What Word has kept of the bookmarks decides first, and texts that each paper has once; between those what is likest
    in its order, then the likest anywhere. Passages that no other resembles stay alone.

    Args:
        printed: The passages of the paper as it was printed.
        edited: Those of the paper that came back.

    Returns the index of the edited passage by that of the printed one.
    """
    pairing = _Pairing(printed, edited)
    pairing.by_anchor()
    pairing.by_single_text()
    pairing.by_order()
    pairing.by_likeness()
    pairing.by_place()
    return pairing.pairs


def _places(passages: Sequence[SourcedPassage]) -> Mapping[str, int]:
    """Where each anchor stands; not those that stand in several passages."""
    names = [(name, place) for place, passage in enumerate(passages) for name in passage.names]
    often = Counter(name for name, _place in names)
    return {name: place for name, place in names if often[name] == 1}


class _Pairing:
    """The pairs of two papers while they are sought."""

    def __init__(self, printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage]) -> None:
        self._printed, self._edited = printed, edited
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()
        self._old_bags: dict[int, Counter[str]] = {}
        self._new_bags: dict[int, Counter[str]] = {}

    def add(self, pairs: Mapping[int, int]) -> None:
        """Some more pairs."""
        self.pairs |= pairs
        self._taken.update(pairs.values())

    def by_anchor(self) -> None:
        """What shares an anchor; of several that share theirs with one passage the likest: others were joined to it."""
        old, new = map(_places, (self._printed, self._edited))
        shared = dict.fromkeys((place, new[name]) for name, place in old.items() if name in new)
        for _unlike, i, j in sorted((-self._likeness(i, j), i, j) for i, j in shared):
            if i not in self.pairs and j not in self._taken:
                self.add({i: j})

    def by_single_text(self) -> None:
        """What each paper says once, and the same, wherever it stands."""
        old = _single((each.text, i) for i, each in enumerate(self._printed) if i not in self.pairs)
        new = _single((each.text, j) for j, each in enumerate(self._edited) if j not in self._taken)
        self.add({i: new[text] for text, i in old.items() if text in new})

    def by_order(self) -> None:
        """Between two pairs, in their order, what is most alike in all: equal texts are told apart by their place."""
        for old, new in [*self._gaps()]:
            if len(old) * len(new) <= _MOST_ALIGNED:
                self.add(dict(self._aligned(old, new)))
            else:
                texts = [self._printed[i].text for i in old], [self._edited[j].text for j in new]
                for a, b, size in SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks():
                    self.add(dict(zip(old[a : a + size], new[b : b + size], strict=True)))

    def by_likeness(self) -> None:
        """The likest of what is left, nearest first."""
        likes: list[tuple[float, int, int, int]] = []
        free = [j for j in range(len(self._edited)) if j not in self._taken]
        above = -1
        for i, passage in enumerate(self._printed):
            if i in self.pairs:
                above = self.pairs[i]
            elif passage.text.count(" ") >= _FEWEST_BLANKS:
                # Where it would stand if nothing had been moved is behind the pair above it.
                likes += [(-like, abs(j - above - 1), i, j) for j in free if (like := self._likeness(i, j))]
        for like, _away, i, j in sorted(likes):
            if -like >= _LEAST_ELSEWHERE and i not in self.pairs and j not in self._taken:
                self.add({i: j})

    def by_place(self) -> None:
        """What stands between the same two pairs, as many here as there, and has some words left."""
        for old, new in [*self._gaps()]:
            if len(old) == len(new):
                self.add({i: j for i, j in zip(old, new, strict=True) if self._may_follow(i, j)})

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What has no pair yet between two pairs that follow one another in both papers."""
        ends = {-1: -1, **self.pairs, len(self._printed): len(self._edited)}
        above = -1
        for i in sorted(ends)[1:]:
            old = [*range(above + 1, i)]
            new = [j for j in range(ends[above] + 1, ends[i]) if j not in self._taken] if old else []
            if new:
                yield old, new
            above = i

    def _aligned(self, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs of two runs of passages that are in order and most alike in all."""
        likes = [[like if (like := self._likeness(i, j)) >= LEAST_LIKENESS else 0.0 for j in new] for i in old]
        best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]  # of what is left of both, from the end
        for a in reversed(range(len(old))):
            for b in reversed(range(len(new))):
                together = likes[a][b] and likes[a][b] + best[a + 1][b + 1]
                best[a][b] = max(best[a + 1][b], best[a][b + 1], together)
        a = b = 0
        while a < len(old) and b < len(new):
            if likes[a][b] and best[a][b] == likes[a][b] + best[a + 1][b + 1]:
                yield old[a], new[b]
                a, b = a + 1, b + 1
            elif best[a][b] == best[a + 1][b]:
                a += 1
            else:
                b += 1

    def _may_follow(self, i: int, j: int) -> bool:
        """Whether one passage may be the other when they stand in the same place; a figure may become any other."""
        before, after = self._printed[i], self._edited[j]
        if self._likeness(i, j) >= _LEAST_IN_PLACE:
            return True
        if not (before.in_table and after.in_table and before.text and after.text):
            return False
        is_figure = bool(before.stretches) and not before.record_sources and _column(before) == _column(after)
        return is_figure or not any(map(str.isalpha, before.text + after.text))

    def _likeness(self, i: int, j: int) -> float:
        """How much of two passages is the same words, from 0 to 1."""
        before, after = self._printed[i], self._edited[j]
        if before.in_table != after.in_table or not before.text or not after.text:
            return 0.0
        if (
            before.in_table
            and _column(before) != _column(after)
            and not any(map(str.isalpha, before.text + after.text))
        ):
            return 0.0  # the next row has its number at once behind the last figure of this one
        if before.text == after.text:
            return 1.0
        if i not in self._old_bags:
            self._old_bags[i] = _bag(before)
        if j not in self._new_bags:
            self._new_bags[j] = _bag(after)
        return _common(self._old_bags[i], self._new_bags[j])


def likeness(before: SourcedPassage, after: SourcedPassage) -> float:
    """How much of two passages, which say something, is the same words, from 0 to 1."""
    return _common(_bag(before), _bag(after))


def _common(one: Counter[str], other: Counter[str]) -> float:
    return max(2 * (one & other).total() / (one.total() + other.total()) - _UNEQUAL, 0.0)


def _single(texts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Where the texts of some words stand that are there once; shorter ones, as in tables, mean nothing elsewhere."""
    long = [(text, place) for text, place in texts if text.count(" ") >= _FEWEST_BLANKS]
    often = Counter(text for text, _place in long)
    return {text: place for text, place in long if often[text] == 1}


def _column(passage: SourcedPassage) -> str:
    """The end of a place in a table: "cột 4"."""
    return passage.place.rpartition(", ")[2]


def _bag(passage: SourcedPassage) -> Counter[str]:
    """The words of a passage, without its number; of one that has none its signs."""
    words = [word.text.casefold() for word in words_of(re.sub(f"^{NUMBER}", "", passage.text))]
    return Counter([word for word in words if word[0].isalnum()] or words)
