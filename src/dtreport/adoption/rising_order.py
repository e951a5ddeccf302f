"""The part of an order that has stayed as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def heaviest_rising(numbers: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The part of some numbers, in their order, in which each is greater than the one before, that weighs most."""
    ranks = {number: rank for rank, number in enumerate(sorted(numbers), 1)}
    # A Fenwick tree: what the best part that ends with a number up to some rank weighs, and where that stands.
    best = [(0, -1)] * (len(numbers) + 1)
    before: list[int] = []
    for place, number in enumerate(numbers):
        weight, last = 0, -1
        rank = ranks[number] - 1
        while rank:
            weight, last = max((weight, last), best[rank])
            rank -= rank & -rank
        before.append(last)
        rank = ranks[number]
        while rank <= len(numbers):
            best[rank] = max(best[rank], (weight + weights[place], place))
            rank += rank & -rank
    rising: list[int] = []
    place = max(best)[1]
    while place >= 0:
        rising.append(numbers[place])
        place = before[place]
    return rising[::-1]
