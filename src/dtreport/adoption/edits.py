"""What people changed between a paper as it was printed and as it came back, by the texts that it was made from."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.pairing import pair
from dtreport.adoption.rewording import Mention, reword
from dtreport.adoption.words import share_in
from dtreport.papers.source_fields import CITATION, OWN, RECIPIENTS, REFERENCES, SHORT_CITATION, VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtreport.adoption.sourced_passages import SourcedPassage
    from dtreport.vietnamese.wording import Source, SourceStretch


_OF_CODE_ALONE = frozenset((VALUE, CITATION, SHORT_CITATION, RECIPIENTS))
"""What a mention stands for that names a code and nothing more."""


_MOSTLY = 0.8
"""Such a share of the words of a passage says that it is a part of another one."""


class NewWords(NamedTuple):
    """A text of the year that was reworded."""

    source: Source
    text: str
    """The line of the text as the year file has it, its mentions kept."""
    printed: str
    edited: str
    whole: str
    """The whole passage as it will be printed again when this is taken over."""
    order: int
    """Which passage of the printed paper it is."""
    dropped: tuple[Mention, ...]


class OtherFigure(NamedTuple):
    """A figure, a citation or a number of recipients that is another one in the paper."""

    source: Source
    printed: str
    edited: str
    place: str


class Question(NamedTuple):
    """What cannot be told from the paper alone, and the passage as it was and as it is."""

    printed: str
    edited: str
    place: str
    sources: tuple[Source, ...] = ()


class PassageShift(NamedTuple):
    """A passage that was moved, and the sources of those between which it stands now."""

    text: str
    place: str
    sources: tuple[Source, ...]
    after: tuple[Source, ...]
    before: tuple[Source, ...]


@dataclass
class Edits:
    """All that is other in a paper that came back."""

    words: list[NewWords] = field(default_factory=list)
    figures: list[OtherFigure] = field(default_factory=list)
    doubts: list[Question] = field(default_factory=list)
    """Passages in which a figure may be one or another."""
    own: list[Question] = field(default_factory=list)
    """Sentences of dtreport itself with other words."""
    gone: list[Question] = field(default_factory=list)
    """Passages that are no longer there."""
    new: list[Question] = field(default_factory=list)
    """Passages that no text of the year is."""
    moved: list[PassageShift] = field(default_factory=list)
    """Passages that stand elsewhere among the others."""


def edits(printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage]) -> Edits:
    """Compare a paper with itself as it came back.

    Args:
        printed: The passages of the paper as it is printed.
        edited: Those of the paper that came back.
    """
    answer = Edits()
    pairs = pair(printed, edited)
    apart = _parted(printed, edited, pairs)
    for i, before in enumerate(printed):
        j = pairs.get(i)
        if j is None:
            if before.text.strip():
                answer.gone.append(Question(before.text, "", before.place, _record_sources(before)))
        elif i in apart:
            answer.doubts.append(Question(before.text, edited[j].text, edited[j].place, _record_sources(before)))
        elif edited[j].text != before.text:
            _compare(i, before, edited[j], answer)
    taken = set(pairs.values())
    answer.new += [
        Question("", passage.text, passage.place)
        for j, passage in enumerate(edited)
        if j not in taken and passage.text.strip()
    ]
    answer.moved += _moves(printed, edited, pairs)
    return answer


def _parted(printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], pairs: Mapping[int, int]) -> set[int]:
    """The printed passages that were parted in two, or joined with the one beside them.

    Of both the paper alone does not tell which text is to have which words.
    """
    taken = {j: i for i, j in pairs.items()}
    parted = set()
    for j, passage in enumerate(edited):
        if j not in taken and passage.text:
            parted |= {
                taken[near]
                for near in (j - 1, j + 1)
                if near in taken and share_in(passage.text, printed[taken[near]].text) >= _MOSTLY
            }
    for i, passage in enumerate(printed):
        if i not in pairs and passage.text:
            parted |= {
                near
                for near in (i - 1, i + 1)
                if near in pairs
                and printed[near].text != edited[pairs[near]].text
                and share_in(passage.text, edited[pairs[near]].text) >= _MOSTLY
            }
    return parted


def _moves(
    printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], pairs: Mapping[int, int]
) -> Iterator[PassageShift]:
    """The passages that are no longer in the order of the others, as few of them as tell it."""
    in_new_order = sorted(pairs, key=pairs.__getitem__)
    staying = set(_longest_rising(in_new_order))
    above: tuple[Source, ...] = ()
    for i, following in zip_longest(in_new_order, in_new_order[1:]):
        sources = _record_sources(printed[i])
        if i not in staying and printed[i].text.strip():
            below = _record_sources(printed[following]) if following is not None else ()
            yield PassageShift(printed[i].text, edited[pairs[i]].place, sources, above, below)
        above = sources or above


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The longest part of some numbers, in their order, in which each is greater than the one before."""
    ends: list[int] = []  # the last number of the best part of each length, by its place among the numbers
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number, key=numbers.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    rising: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        rising.append(numbers[place])
        place = before[place]
    return rising[::-1]


def _record_sources(passage: SourcedPassage) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(each.source for each in passage.stretches if each.source.field not in REFERENCES))


def _compare(order: int, before: SourcedPassage, after: SourcedPassage, answer: Edits) -> None:
    """Add what two passages differ in.

    First the figures and citations of the whole passage are put back as they were; what then is other words is looked
    for in the texts that it was made from. What stands around those is written by dtreport.
    """
    references = [each for each in before.stretches if each.source.field in REFERENCES]
    mentions = {_mention(each): each.source for each in references}
    whole = reword(before.text, [*mentions], after.text, _kept(after))
    if whole.doubtful:
        answer.doubts.append(Question(before.text, after.text, after.place, _record_sources(before)))
        return
    answer.figures += [
        OtherFigure(mentions[each.mention], each.printed, each.edited, after.place) for each in whole.altered
    ]
    if _unnumbered(whole.shown) == _unnumbered(before.text):  # numbers follow from the order of the records
        return
    slots = [each for each in before.stretches if each.source.field not in {*REFERENCES, OWN}]
    parts = _parts(before.text, slots, whole.shown) if slots else None
    if parts is None:
        answer.own.append(Question(before.text, after.text, after.place, _record_sources(before)))
        return
    after_slots = whole.shown[parts[-1][1] :]
    again = _with_parts(before.text, slots, [whole.shown[slice(*part)] for part in parts], after_slots)
    for slot, (start, end) in zip(slots, parts, strict=True):
        old, new = before.text[slot.start : slot.end], whole.shown[start:end]
        if old == new:
            continue
        inside = [
            _mention(each, slot.start) for each in references if slot.start <= each.start and each.end <= slot.end
        ]
        spans = _kept(after, start, end) if whole.shown == after.text else None
        rewording = reword(old, inside, new, spans)
        if rewording.doubtful:
            answer.doubts.append(Question(before.text, after.text, after.place, (slot.source,)))
        else:
            answer.words.append(NewWords(slot.source, rewording.text, old, new, again, order, rewording.dropped))


_MARKS = r"[.;:,!?…]*"
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[a-zđ]\)|[IVXLC]+\.) "
"""What numbers a heading or a paragraph, and changes where one is added or moved."""


def _unnumbered(text: str) -> str:
    return re.sub(rf"^{_NUMBER}", "", text)


def _with_parts(printed: str, slots: Sequence[SourceStretch], parts: Sequence[str], end: str) -> str:
    """A printed passage with other words in its slots, and another mark at its end."""
    pieces = []
    place = 0
    for slot, words in zip(slots, parts, strict=True):
        pieces += [printed[place : slot.start], words]
        place = slot.end
    return "".join((*pieces, end))


def _parts(printed: str, slots: Sequence[SourceStretch], edited: str) -> list[tuple[int, int]] | None:
    """Where the parts of an edited text stand that are what these stretches were; None where that cannot be told.

    What stands around them has to be as it was, but for the mark at the end, which people leave out or change.
    """
    pattern = ""
    place = 0
    for slot in slots:
        around = printed[place : slot.start]
        pattern += _NUMBER if not place and re.fullmatch(_NUMBER, around) else re.escape(around)
        pattern += "(.*)" if slot is slots[-1] else "(.*?)"
        place = slot.end
    end = printed[place:]
    for last in (end, "") if re.fullmatch(_MARKS, end) else (end,):
        match = re.fullmatch(pattern + re.escape(last), edited, re.DOTALL)
        if match is not None:
            return [match.span(group) for group in range(1, len(slots) + 1)]
    return None


def _kept(passage: SourcedPassage, start: int = 0, end: int | None = None) -> dict[str, tuple[int, int]]:
    """Where the paper that came back still has its mentions, in a part of a passage; not those that are there twice."""
    last = len(passage.text) if end is None else end
    spans: dict[str, list[tuple[int, int]]] = {}
    for each in passage.stretches:
        if each.source.field in REFERENCES and start <= each.start and each.end <= last:
            spans.setdefault(_placeholder(each.source), []).append((each.start - start, each.end - start))
    return {placeholder: places[0] for placeholder, places in spans.items() if len(places) == 1}


def _mention(stretch: SourceStretch, start: int = 0) -> Mention:
    """A stretch as a mention, counted from a place of its passage."""
    return Mention(_placeholder(stretch.source), stretch.start - start, stretch.end - start)


def _placeholder(source: Source) -> str:
    """A mention as a text of the year has it: "{dai-bieu.plan}"."""
    part = "" if source.field in _OF_CODE_ALONE else source.field
    return f"{{{source.code}.{part}}}" if part else f"{{{source.code}}}"
