"""Where the texts of a year stand in an edited passage that several of them were printed in, one after the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from dtreport.adoption.words import matcher, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.vietnamese.wording import SourceStretch

_Span = tuple[int, int]
_EDGE = 0.5
"""What it counts that the first, or the last, word of a text is still the first, or the last, of its part."""


def parts_of(printed: str, slots: Sequence[SourceStretch], edited: str, start: int, end: int) -> list[_Span] | None:
    """The parts of an edited text that are what these slots were; None where that cannot be told.

    What stands between two slots has to stand between their parts. Where it stands more than once, the parts are those
    that have most words of their own slots.

    Args:
        printed: The passage as it was printed.
        slots: Where its texts stand, in their order.
        edited: The passage as it came back.
        start: Where in that the first part begins.
        end: Where the last one ends.
    """
    before, after = words_of(printed), words_of(edited)
    same = {a + step: b + step for a, b, size in matcher(before, after).get_matching_blocks() for step in range(size)}
    # By where the part of the next slot would begin: what is best up to there, in how many ways, and the parts.
    best: dict[int, tuple[float, int, list[_Span]]] = {start: (0.0, 1, [])}
    for slot, following in zip(slots, [*slots[1:], None], strict=True):
        own = [place for place, word in enumerate(before) if slot.start <= word.start < slot.end]
        if not own:
            return None
        left = [after[same[place]].start for place in own if place in same]
        opening, closing = (after[same[place]] if place in same else None for place in (own[0], own[-1]))
        between = printed[slot.end : following.start] if following is not None else ""
        ends = [end] if following is None else _places(between, edited, start, end)
        reached: dict[int, tuple[float, int, list[_Span]]] = {}
        for first, (points, ways, parts) in best.items():
            for last in ends:
                if edited[first:last].strip():
                    edges = (opening is not None and opening.start == first) + (
                        closing is not None and closing.end == last
                    )
                    total = points + bisect_left(left, last) - bisect_left(left, first) + _EDGE * edges
                    known, known_ways, known_parts = reached.get(last + len(between), (-1.0, 0, []))
                    if total > known:
                        reached[last + len(between)] = (total, ways, [*parts, (first, last)])
                    elif total == known:
                        reached[last + len(between)] = (total, known_ways + ways, known_parts)
        best = reached
    (_points, ways, parts) = best.get(end, (0.0, 0, []))
    return parts if ways == 1 else None


def _places(words: str, text: str, start: int, end: int) -> list[int]:
    """Where some words begin in a part of a text."""
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", text) if start < match.start() < end]
