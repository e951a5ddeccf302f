"""What people changed between a paper as it was printed and as it came back, by the texts that it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.pairing import pair
from dtreport.adoption.passage_groups import BREAK, disputed_groups, joint, neighbours, passage_groups, replaced_groups
from dtreport.adoption.rewording import Mention, reword
from dtreport.adoption.rising_order import heaviest_rising
from dtreport.adoption.source_values import is_fact
from dtreport.adoption.text_slots import parts_of
from dtreport.adoption.words import MARKS, NUMBER
from dtreport.papers.source_fields import CITATION, OWN, RECIPIENTS, REFERENCES, SHORT_CITATION, VALUE
from dtreport.reading.passages import MARGINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtreport.adoption.sourced_passages import SourcedPassage
    from dtreport.vietnamese.wording import Source, SourceStretch


_OF_CODE_ALONE = frozenset((VALUE, CITATION, SHORT_CITATION, RECIPIENTS))
"""What a mention stands for that names a code and nothing more."""


_HEADING = 100
"""So many passages of records does a heading, or what else is of no record, outweigh where the two changed places."""


class NewWords(NamedTuple):
    """Lines of a text of the year that were reworded, parted or joined."""

    source: Source
    """The first of the lines."""
    line_count: int
    """How many of them there were."""
    lines: tuple[str, ...]
    """The lines as the year file is to have them, their mentions kept."""
    printed: str
    edited: str
    passages: tuple[int, ...]
    """Which passages of the edited paper these lines are now."""
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
    passages: tuple[int, ...] = ()
    """Which passages of the edited paper it is about."""
    mentions: tuple[str, ...] = ()
    """What was mentioned in a passage that is no longer there."""


class NewPassage(NamedTuple):
    """A passage that was added, and the sources of those between which it stands."""

    text: str
    place: str
    passage: int
    """Which passage of the edited paper it is."""
    above: tuple[Source, ...]
    below: tuple[Source, ...]
    in_table: bool = False
    has_mentions: bool = False
    """Whether figures or citations of other passages stand in it."""


class PassageShift(NamedTuple):
    """A passage that was moved, and the sources of those between which it stands now."""

    text: str
    place: str
    passage: int
    """Which passage of the edited paper it is."""
    sources: tuple[Source, ...]
    above: tuple[Source, ...]
    below: tuple[Source, ...]


@dataclass
class Edits:
    """All that is other in a paper that came back."""

    words: list[NewWords] = field(default_factory=list)
    figures: list[OtherFigure] = field(default_factory=list)
    doubts: list[Question] = field(default_factory=list)
    """Passages in which a figure may be one or another, or of which nobody knows whose words are whose."""
    own: list[Question] = field(default_factory=list)
    """Sentences of dtreport itself with other words."""
    gone: list[Question] = field(default_factory=list)
    """Passages that are no longer there; of a row of a table all cells that are not."""
    lost: set[int] = field(default_factory=set)
    """Which passages of the printed paper these are."""
    replaced: list[Question] = field(default_factory=list)
    """Passages that are no longer there, and strangers in just their place: written anew, or something else."""
    new: list[NewPassage] = field(default_factory=list)
    """Passages that no text of the year is."""
    moved: list[PassageShift] = field(default_factory=list)
    """Passages that stand elsewhere among the others."""

    reshaped: dict[int, tuple[Source, ...]] = field(default_factory=dict)
    """The sources of passages that were parted, joined or moved, by the passage of the edited paper."""

    def unsettled(self) -> set[int]:
        """The passages of the edited paper whose words, or whose place, the printed one does not have."""
        reworded = {number for words in self.words for number in words.passages}
        doubtful = {number for question in (*self.doubts, *self.own, *self.replaced) for number in question.passages}
        elsewhere = {passage.passage for passage in self.new} | {shift.passage for shift in self.moved}
        return reworded | doubtful | elsewhere


def edits(printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage]) -> Edits:
    """Compare a paper with itself as it came back.

    Args:
        printed: The passages of the paper as it is printed.
        edited: Those of the paper that came back.
    """
    answer = Edits()
    pairs = pair(printed, edited)
    groups = passage_groups(printed, edited, pairs)
    taken = {j: olds for olds, news in groups for j in news}
    asked = [*replaced_groups(printed, edited, groups, taken), *disputed_groups(printed, edited, groups)]
    doubtful = {i for olds, _news in asked for i in olds}
    strangers = {j for _olds, news in asked for j in news}
    for olds, news in groups:
        if not news:
            answer.lost.update(i for i in olds if printed[i].text.strip() and i not in doubtful)
            continue
        is_reshaped = len(olds) > 1 or len(news) > 1
        if is_reshaped:
            answer.reshaped |= dict.fromkeys(news, _all_sources(printed, olds))
        if strangers.isdisjoint(news) and (is_reshaped or printed[olds[0]].text != edited[news[0]].text):
            _compare(joint([printed[i] for i in olds]), joint([edited[j] for j in news]), tuple(news), answer)
    for olds, news in asked:
        before, after = (
            "\n".join(each[place].text for place in places) for each, places in ((printed, olds), (edited, news))
        )
        about = Question(before, after, edited[news[0]].place, _all_sources(printed, olds), tuple(news))
        answer.replaced.append(about)
    _doubt_halves(answer, edited)
    answer.gone += _gone(printed, sorted(answer.lost))
    answer.new += [each for each in _new_passages(printed, edited, taken) if each.passage not in strangers]
    answer.moved += _moves(printed, edited, pairs)
    answer.reshaped |= {shift.passage: shift.sources for shift in answer.moved}
    return answer


_OF_FACTS = frozenset(("counts", "awards", "documents"))
"""Records whose other fields say what their facts are: with another name a figure is another one."""


def _doubt_halves(answer: Edits, edited: Sequence[SourcedPassage]) -> None:
    """Make doubts of words of records whose facts are other ones in the same row or passage: half is nobody's."""
    altered = {(figure.source.code, _row(figure.place)) for figure in answer.figures}
    for words in [*answer.words]:
        place = edited[words.passages[0]].place
        if words.source.kind in _OF_FACTS and (words.source.code, _row(place)) in altered:
            answer.words.remove(words)
            answer.doubts.append(Question(words.printed, words.edited, place, (words.source,), words.passages))


def _row(place: str) -> str:
    """The row of a cell, "bảng 3, dòng 2"; of what stands in no table its place."""
    return place.rpartition(", ")[0] or place


def _gone(printed: Sequence[SourcedPassage], lost: Sequence[int]) -> Iterator[Question]:
    """The passages that are no longer there, the cells of one row of a table together."""
    for row, places in groupby(lost, lambda i: printed[i].place.rpartition(", ")[0] if printed[i].in_table else str(i)):
        passages = [printed[i] for i in places]
        # A figure alone in its cell is of no text, but of a record all the same.
        sources = [
            source
            for each in passages
            for source in each.record_sources or tuple(stretch.source for stretch in each.stretches)
        ]
        place = row if len(passages) > 1 else passages[0].place
        mentions = [
            _placeholder(stretch.source)
            for each in passages
            for stretch in each.stretches
            if stretch.source.field in REFERENCES
        ]
        text = " | ".join(each.text for each in passages)
        yield Question(text, "", place, tuple(dict.fromkeys(sources)), (), tuple(dict.fromkeys(mentions)))


def _shown(text: str) -> str:
    return text.replace(BREAK, "\n")


def _new_passages(
    printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], taken: Mapping[int, Sequence[int]]
) -> Iterator[NewPassage]:
    """The passages that no printed one is, with what stands above and below."""
    for j, passage in enumerate(edited):
        if j in taken or not passage.text.strip():
            continue
        above, below = neighbours(j, edited, taken)
        yield NewPassage(
            passage.text,
            passage.place,
            j,
            printed[above].record_sources if above is not None else (),
            printed[below].record_sources if below is not None else (),
            passage.in_table,
            any(each.source.field in REFERENCES for each in passage.stretches),
        )


def _moves(
    printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], pairs: Mapping[int, int]
) -> Iterator[PassageShift]:
    """The passages that are no longer in the order of the others, as few of them as tell it."""
    in_new_order = sorted(pairs, key=pairs.__getitem__)
    # A result moves past a heading rather than the heading past it.
    weights = [
        1 if any(source.code and source.kind != "areas" for source in printed[i].record_sources) else _HEADING
        for i in in_new_order
    ]
    staying = set(heaviest_rising(in_new_order, weights))
    above: tuple[Source, ...] = ()
    for i, following in zip_longest(in_new_order, in_new_order[1:]):
        sources = printed[i].record_sources
        if i not in staying and printed[i].text.strip() and printed[i].place not in MARGINS:
            below = printed[following].record_sources if following is not None else ()
            yield PassageShift(printed[i].text, edited[pairs[i]].place, pairs[i], sources, above, below)
        above = sources or above


def _all_sources(passages: Sequence[SourcedPassage], places: Sequence[int]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for place in places for source in passages[place].record_sources))


def _compare(before: SourcedPassage, after: SourcedPassage, passages: tuple[int, ...], answer: Edits) -> None:
    """Add what two passages differ in.

    First the figures and citations of the whole passage are put back as they were; what then is other words is looked
    for in the texts that it was made from. What stands around those is written by dtreport.
    """
    about = Question(_shown(before.text), _shown(after.text), after.place, before.record_sources, passages)
    references = [each for each in before.stretches if each.source.field in REFERENCES]
    mentions = {_mention(each): each.source for each in references}
    whole = reword(before.text, [*mentions], after.text, _kept(after))
    foreign = {each.source for each in after.stretches if each.source.field in REFERENCES} - {*mentions.values()}
    if whole.doubtful or foreign:  # what came from another passage would be plain words here
        answer.doubts.append(about)
        return
    answer.figures += [
        OtherFigure(mentions[each.mention], each.printed, each.edited, after.place) for each in whole.altered
    ]
    slots = _slots(before)
    starts_with_text = any(slot.start == 0 for slot, _count in slots)
    if whole.shown == before.text or (
        # Numbers follow from the order of the records, unless they stand in a text.
        not starts_with_text and _unnumbered(whole.shown) == _unnumbered(before.text)
    ):
        answer.doubts += [about] if BREAK in after.text and BREAK not in before.text else []  # parted inside of ours
        return
    parts = _parts(before.text, [slot for slot, _count in slots], whole.shown) if slots else None
    is_joint = BREAK in before.text + after.text
    if parts is None or (is_joint and len(slots) != 1) or _displaces_fact(before, slots, whole.shown, parts):
        # In a cell there is nothing but what people have written.
        (answer.doubts if is_joint or (before.in_table and slots) else answer.own).append(about)
        return
    texts = [before.text[slot.start : slot.end] for slot, _count in slots]
    if texts == [whole.shown[start:end] for start, end in parts]:  # the mark at the end, which dtreport sets
        answer.own.append(about)
        return
    _compare_slots(before, after, whole.shown, [*zip(slots, parts, strict=True)], answer, about=about)


def _compare_slots(
    before: SourcedPassage,
    after: SourcedPassage,
    shown: str,
    slots: Sequence[tuple[tuple[SourceStretch, int], tuple[int, int]]],
    answer: Edits,
    *,
    about: Question,
) -> None:
    """Add what the texts of the year in a passage differ in.

    Args:
        before: The passage as it was printed.
        after: The passage as it came back.
        shown: The same with the figures as recorded.
        slots: The texts in it, each with how many lines it is and where it stands in what is shown.
        answer: What is added to.
        about: The passage, for a question.
    """
    references = [each for each in before.stretches if each.source.field in REFERENCES]
    for (slot, count), (start, end) in slots:
        old, new = before.text[slot.start : slot.end], shown[start:end]
        if old == new:
            continue
        if is_fact(slot.source):
            answer.figures.append(OtherFigure(slot.source, old, new, after.place))
            continue
        inside = [
            _mention(each, slot.start) for each in references if slot.start <= each.start and each.end <= slot.end
        ]
        spans = _kept(after, start, end) if shown == after.text else None
        rewording = reword(old, inside, new, spans)
        if rewording.doubtful:
            answer.doubts.append(about._replace(sources=(slot.source,)))
        else:
            lines = tuple(line.strip() for line in rewording.text.split(BREAK))
            answer.words.append(
                NewWords(slot.source, count, lines, _shown(old), _shown(new), about.passages, rewording.dropped)
            )


def _displaces_fact(
    before: SourcedPassage, slots: Sequence[tuple[SourceStretch, int]], edited: str, parts: Sequence[tuple[int, int]]
) -> bool:
    """Whether a name is still there as it was, but not where it is looked for: something before it has gone."""
    for (slot, _count), (start, end) in zip(slots, parts, strict=True):
        words = before.text[slot.start : slot.end]
        if is_fact(slot.source) and words in edited and words != edited[start:end]:
            return True
    return False


def _slots(passage: SourcedPassage) -> list[tuple[SourceStretch, int]]:
    """The texts of the year in a passage, and how many lines each is: those of joined passages are one."""
    slots: list[tuple[SourceStretch, int]] = []
    for each in passage.stretches:
        if each.source.field in {*REFERENCES, OWN}:
            continue
        if slots:
            slot, count = slots[-1]
            follows = slot.source.line and slot.source._replace(line=slot.source.line + count) == each.source
            if follows and BREAK in passage.text[slot.end : each.start]:
                slots[-1] = slot._replace(end=each.end), count + 1
                continue
        slots.append((each, 1))
    return slots


def _unnumbered(text: str) -> str:
    return re.sub(rf"^{NUMBER}", "", text)


def _parts(printed: str, slots: Sequence[SourceStretch], edited: str) -> list[tuple[int, int]] | None:
    """Where the parts of an edited text stand that are what these stretches were; None where that cannot be told.

    What stands around them has to be as it was, but for the mark at the end, which people leave out or change.
    """
    around, end = printed[: slots[0].start], printed[slots[-1].end :]
    head = re.match(NUMBER if re.fullmatch(NUMBER, around) else re.escape(around), edited)
    for last in (end, "") if re.fullmatch(MARKS, end) else (end,):
        if head is not None and edited.endswith(last):
            return parts_of(printed, slots, edited, head.end(), len(edited) - len(last))
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
