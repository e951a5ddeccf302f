"""The parts of a paper and their numbers: I., then 1. (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import Block, Heading
from dtreport.vietnamese.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class NumberedPart(NamedTuple):
    """A title with what is said under it; a part of which nothing is said is not in the paper."""

    title: str
    blocks: tuple[Block, ...]


def in_roman(parts: Sequence[NumberedPart]) -> Iterator[Block]:
    """The parts under I., II., III. in capitals."""
    for place, part in enumerate(_told(parts), 1):
        yield Heading(f"{roman(place)}. {part.title.upper()}", 1)
        yield from part.blocks


def in_arabic(parts: Sequence[NumberedPart]) -> Iterator[Block]:
    """The parts under 1., 2., 3.; one alone has no number."""
    told = _told(parts)
    for place, part in enumerate(told, 1):
        yield Heading(f"{place}. {part.title}" if len(told) > 1 else part.title, 2)
        yield from part.blocks


def _told(parts: Sequence[NumberedPart]) -> list[NumberedPart]:
    return [part for part in parts if part.blocks]
