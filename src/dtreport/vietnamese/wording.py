"""Text that remembers where its words came from, through what grammar does to it: capitals, joining, stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self, SupportsIndex

if TYPE_CHECKING:
    from collections.abc import Iterable


class Source(NamedTuple):
    """Where words come from: what a record, or a table of settings, says or is said of."""

    kind: str
    """The kind of the record, or the table of settings; empty for what no one record says."""
    code: str
    """The code of the record; empty for a table of settings."""
    field: str
    """The field that the words show, or what else of the record they say."""
    line: int = 0
    """Which paragraph of a text, or which entry of a list, from 1; 0 for what has only one."""


class SourceStretch(NamedTuple):
    """A part of a text that came from one source; `end` is the place after its last character."""

    source: Source
    start: int
    end: int


class Wording(str):
    """A text with its stretches. In everything else it is the string that it holds.

    Cutting, adding and changing the case keep the stretches. Whatever else makes a string of it forgets them: no
    source is better than a wrong one.
    """

    __slots__ = ("stretches",)
    stretches: tuple[SourceStretch, ...]
    """From left to right; of those that begin in one place the longest first."""

    def __new__(cls, text: str, stretches: tuple[SourceStretch, ...]) -> Self:
        """A text with stretches in their order, none of them empty."""
        wording = super().__new__(cls, text)
        wording.stretches = stretches
        return wording

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[SourceStretch, ...]]]:
        """How it is copied and pickled: as a string it would be made without its stretches."""
        return type(self), (str(self), self.stretches)

    def __add__(self, other: object) -> str:
        return _sum(self, other) if isinstance(other, str) else NotImplemented

    def __radd__(self, other: object) -> str:  # asked by `list += text` too, which is no addition
        return _sum(other, self) if isinstance(other, str) else NotImplemented

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = str.__getitem__(self, key)
        if not isinstance(key, slice) or key.step not in {None, 1}:
            return part
        start, end, _step = key.indices(len(self))
        stretches = tuple(
            [
                SourceStretch(source, max(first - start, 0), min(last, end) - start)
                for source, first, last in self.stretches
                if max(first, start) < min(last, end)
            ]
        )
        return Wording(part, stretches) if stretches else part

    def upper(self) -> str:
        """As of any string; where a letter becomes two the stretches are lost."""
        return self._in_case(super().upper())

    def lower(self) -> str:
        """As `upper`."""
        return self._in_case(super().lower())

    def _in_case(self, text: str) -> str:
        return Wording(text, self.stretches) if len(text) == len(self) else text

    def lstrip(self, chars: str | None = None) -> str:
        """As of any string."""
        return self[len(self) - len(super().lstrip(chars)) :]

    def rstrip(self, chars: str | None = None) -> str:
        """As of any string."""
        return self[: len(super().rstrip(chars))]

    def strip(self, chars: str | None = None) -> str:
        """As of any string."""
        return self.lstrip(chars).rstrip(chars)

    def removeprefix(self, prefix: str, /) -> str:
        """As of any string."""
        return self[len(self) - len(super().removeprefix(prefix)) :]

    def removesuffix(self, suffix: str, /) -> str:
        """As of any string."""
        return self[: len(super().removesuffix(suffix))]


def stretches_of(text: str) -> tuple[SourceStretch, ...]:
    """The stretches of a text, none of a plain string; as in `Wording`."""
    return text.stretches if isinstance(text, Wording) else ()


def source_of(text: str) -> Source | None:
    """The source that all of a text came from; None where there is none."""
    first = next(iter(stretches_of(text)), None)
    return first.source if first is not None and (first.start, first.end) == (0, len(text)) else None


def nested(stretches: Iterable[SourceStretch]) -> list[SourceStretch]:
    """The stretches of a text without those that begin inside another one and end outside of it."""
    ends: list[int] = []  # of those that are open
    inside = []
    for stretch in stretches:
        while ends and ends[-1] <= stretch.start:
            ends.pop()
        if not ends or stretch.end <= ends[-1]:
            ends.append(stretch.end)
            inside.append(stretch)
    return inside


def within(text: str, source: Source) -> str:
    """A text as a whole from a source, with the stretches that it has inside; an empty one is from nowhere."""
    return Wording(text, (SourceStretch(source, 0, len(text)), *stretches_of(text))) if text else text


def joined(separator: str, parts: Iterable[str]) -> str:
    """What `separator.join(parts)` gives, with the stretches of the parts."""
    texts = list(parts)
    if len(texts) == 1:
        return texts[0]
    text = separator.join(texts)
    stretches: list[SourceStretch] = []
    place = 0
    for part in texts:
        stretches += _moved(stretches_of(part), place)
        place += len(part) + len(separator)
    return Wording(text, tuple(stretches)) if stretches else text


def _moved(stretches: Iterable[SourceStretch], places: int) -> list[SourceStretch]:
    return [SourceStretch(source, start + places, end + places) for source, start, end in stretches]


def _sum(left: str, right: str) -> str:
    """Two texts as one; a stretch that had been cut in two is whole again."""
    seam = len(left)
    before, after = list(stretches_of(left)), _moved(stretches_of(right), seam)
    # Two mentions of one thing beside each other have equal sources, but not the same one: only halves are joined.
    for place, (source, start, end) in enumerate(before):
        if end == seam:
            for half in after:
                if half.start == seam and half.source is source:
                    before[place] = SourceStretch(source, start, half.end)
                    after.remove(half)
                    break
    return Wording(str(left) + str(right), (*before, *after))
