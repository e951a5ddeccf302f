"""Which passage of an edited paper is which of the paper as it was printed."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dtreport.adoption.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.adoption.sourced_passages import SourcedPassage

LEAST_LIKENESS = 0.45
"""So much of two passages must be the same words for the one to be the other: with less they are strangers."""


def pair(printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage]) -> dict[int, int]:
    """Pair the passages of two papers, each at most once.

    What Word has kept of the bookmarks decides first; then what is equal, in its order; then the likest, nearest
    first. Passages that no other resembles stay alone.

    Args:
        printed: The passages of the paper as it was printed.
        edited: Those of the paper that came back.

    Returns the index of the edited passage by that of the printed one.
    """
    pairs = _by_anchor(printed, edited)
    taken = set(pairs.values())
    left = [place for place in range(len(printed)) if place not in pairs]
    right = [place for place in range(len(edited)) if place not in taken]
    equal = SequenceMatcher(
        None, [printed[place].text for place in left], [edited[place].text for place in right], autojunk=False
    )
    for block in equal.get_matching_blocks():
        for step in range(block.size):
            pairs[left[block.a + step]] = right[block.b + step]
    return pairs | _by_likeness(printed, edited, pairs)


def _by_anchor(printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage]) -> dict[int, int]:
    """The pairs whose anchors stand in one passage of each paper."""
    old, new = map(_places, (printed, edited))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for name, place in old.items():
        if name in new and place not in pairs and new[name] not in taken:
            pairs[place] = new[name]
            taken.add(new[name])
    return pairs


def _places(passages: Sequence[SourcedPassage]) -> Mapping[str, int]:
    """Where each anchor stands; not those that stand in several passages."""
    names = [(name, place) for place, passage in enumerate(passages) for name in passage.names]
    often = Counter(name for name, _place in names)
    return {name: place for name, place in names if often[name] == 1}


def _by_likeness(
    printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], pairs: Mapping[int, int]
) -> dict[int, int]:
    taken = set(pairs.values())
    old = {place: _bag(passage) for place, passage in enumerate(printed) if place not in pairs and passage.text}
    new = {place: _bag(passage) for place, passage in enumerate(edited) if place not in taken and passage.text}
    likes = []
    for i, before in old.items():
        # Where it would stand if nothing had been moved: behind the pair above it.
        expected = max((j for other, j in pairs.items() if other < i), default=-1) + 1
        for j, after in new.items():
            if printed[i].in_table == edited[j].in_table:
                like = 2 * (before & after).total() / (before.total() + after.total())
                if like >= LEAST_LIKENESS:
                    likes.append((-like, abs(j - expected), i, j))
    likest: dict[int, int] = {}
    for _like, _away, i, j in sorted(likes):
        if i not in likest and j not in taken:
            likest[i] = j
            taken.add(j)
    return likest


def _bag(passage: SourcedPassage) -> Counter[str]:
    return Counter(word.text.casefold() for word in words_of(passage.text))
