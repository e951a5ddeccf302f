"""What edits of a paper are for its year: other lines of its texts, new results, records in another place."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.source_values import is_item, lines_of, value_of
from dtreport.records.area import Area
from dtreport.records.result import Result
from dtreport.vietnamese.text import capitalise
from dtreport.vietnamese.wording import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtreport.adoption.edits import NewPassage, NewWords, PassageShift, Question
    from dtreport.report import Year

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVXLC]+\.) +"
_BULLET = r"[-–+•] *"
_ORDINAL = r"Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
_GROWING = {"text", "tasks", "reviews"}
"""Whose texts go on with what people write behind them; behind a result they have written another one."""


class LineEdit(NamedTuple):
    """Lines of a text, or entries of a list, that become others."""

    source: Source
    """The first of the lines."""
    line_count: int
    """How many of them there are; 0 puts new ones before this line."""
    candidates: tuple[tuple[str, ...], ...]
    """The lines that come in their place, as they may have to be written, the likeliest first."""
    passages: tuple[int, ...]
    """Which passages of the edited paper they are."""
    is_item: bool | None = None
    """Whether new lines are points of a list; None for what they replace."""
    gone: str = ""
    """The passage as it was printed that is to be there no more."""


class NewResult(NamedTuple):
    """A result that was written into the paper."""

    area: str
    text: str
    passages: tuple[int, ...]
    after: str
    """The code of the result behind which it stands; empty for the first of its area."""


class RecordMove(NamedTuple):
    """A record that stands elsewhere among those of its kind; a result perhaps in another area."""

    kind: str
    code: str
    passages: tuple[int, ...]
    after: str
    before: str
    """The codes of the records between which it stands now; empty where there is none."""
    area: str
    """The area of a result that has moved to another one; else empty."""


YearEdit = LineEdit | NewResult | RecordMove


def line_edit(words: NewWords, year: Year) -> LineEdit:
    """The new words of a text as its writer would have written them, then as they stand in the paper."""
    line = lines_of(year, words.source)[max(words.source.line, 1) - 1]
    candidates = [words.lines]
    first, *rest = words.lines
    if line[:1].isupper() and words.printed[:1].islower():  # it goes on inside a sentence
        candidates.insert(0, (capitalise(first), *rest))
    elif line[:1] != words.printed[:1] and first[:1] == words.printed[:1]:  # a sentence begins with it
        candidates.insert(0, (line[:1] + first[1:], *rest))
    if isinstance(value_of(year, words.source), tuple) and words.source.field != "items":  # names one after the other
        names = tuple(name for name in re.split(r"; ?|, | và ", first) if name)
        candidates.insert(0, (*names, *rest))
    return LineEdit(words.source, words.line_count, tuple(candidates), words.passages)


def additions(passages: Iterable[NewPassage], year: Year) -> tuple[list[YearEdit], list[NewPassage]]:
    """The passages that were added, as lines of the texts above them or as results; and those without a place."""
    year_edits: list[YearEdit] = []
    left: list[NewPassage] = []
    for passage in passages:
        result = year_edits[-1] if year_edits and isinstance(year_edits[-1], NewResult) else None
        bullet = re.match(_BULLET, passage.text)
        if result is not None and bullet and result.passages[-1] == passage.passage - 1:
            text = f"{result.text}\n- {_plain(passage.text)}"
            year_edits[-1] = result._replace(text=text, passages=(*result.passages, passage.passage))
            continue
        is_under_heading = bool(left) and left[-1].passage == passage.passage - 1 and not passage.in_table
        edit = None if is_under_heading else _addition(passage, year, has_bullet=bullet is not None)
        if edit is None:
            left.append(passage)
        else:
            year_edits.append(edit)
    return year_edits, left


def _addition(passage: NewPassage, year: Year, *, has_bullet: bool) -> YearEdit | None:
    if passage.in_table or passage.has_mentions or re.match(_ORDINAL, passage.text) or _is_heading(passage.text):
        return None
    above, below = (passage.above or (None,))[-1], (passage.below or (None,))[0]
    text, passages = _plain(passage.text), (passage.passage,)
    if above is not None and above.line:
        if above.kind == "tasks" and above.field == "text" and has_bullet:
            above = Source("tasks", above.code, "items", 0)
        goes_on = below is not None and below._replace(line=above.line) == above
        if goes_on or above.kind in _GROWING or (has_bullet and above.kind == "results"):
            after = above._replace(line=above.line + 1)
            return LineEdit(after, 0, ((text,),), passages, has_bullet or (goes_on and is_item(year, above)))
    record = year.by_code[above.code][1] if above is not None and above.code else None
    if isinstance(record, Result):
        return NewResult(record.area, _sentence(text), passages, record.code)
    if isinstance(record, Area):
        return NewResult(record.code, _sentence(text), passages, "")
    if below is not None and below.kind == "text" and below.line == 1:
        return LineEdit(below, 0, ((text,),), passages, has_bullet)
    return None


def _is_heading(text: str) -> bool:
    """Whether a passage has a number and no mark at its end: what stands below it belongs to no area of ours."""
    return re.match(r"(?:\d{1,2}(?:\.\d{1,2})*\.|[IVXLC]+\.) ", text) is not None and text[-1].isalnum()


def _plain(text: str) -> str:
    """A passage as a text of the year has it: without its number or bullet; a brace in it mentions nothing."""
    return re.sub(f"^(?:{_NUMBER}|{_BULLET})", "", text.strip()).replace("{", "{{")


def _sentence(text: str) -> str:
    return text if text.endswith((".", ":", ";", "!", "?", "…")) else f"{text}."


def moves(shifts: Sequence[PassageShift], year: Year) -> tuple[list[RecordMove], list[PassageShift]]:
    """The records that were moved with all their passages; and the other passages that were."""
    by_record: dict[tuple[str, str], list[PassageShift]] = defaultdict(list)
    left: list[PassageShift] = []
    for shift in shifts:
        mine = next((source for source in shift.sources if source.code), None)
        if mine is None or mine.kind == "areas":
            left.append(shift)
        else:
            by_record[mine.kind, mine.code].append(shift)
    year_edits = []
    for (kind, code), parts in by_record.items():
        first, last = parts[0], parts[-1]
        after, before = _neighbour(first.above, kind, code), _neighbour(last.below, kind, code)
        area = ""
        record = year.by_code[code][1]
        if isinstance(record, Result):
            holder = next((year.by_code[each.code][1] for each in reversed(first.above) if each.code), None)
            above = holder.area if isinstance(holder, Result) else holder.code if isinstance(holder, Area) else ""
            area = above if above != record.area else ""
        if (after or before or area) and any(
            each.line <= 1 and not is_item(year, each) for each in first.sources if each.code == code
        ):
            year_edits.append(RecordMove(kind, code, tuple(part.passage for part in parts), after, before, area))
        else:
            left += parts
    return year_edits, left


def _neighbour(sources: Iterable[Source], kind: str, code: str) -> str:
    return next((each.code for each in sources if each.kind == kind and each.code not in {"", code}), "")


def removals(gone: Sequence[Question], year: Year) -> tuple[list[LineEdit], list[Question]]:
    """The lines that were taken out of texts of which others have stayed; and the passages that went otherwise."""
    lines: dict[Source, set[int]] = defaultdict(set)
    for question in gone:
        for source in question.sources:
            lines[source._replace(line=0)].add(source.line)
    year_edits: list[LineEdit] = []
    left: list[Question] = []
    for question in gone:
        only = question.sources[0] if len(question.sources) == 1 else None
        if only is not None and only.line and len(lines[only._replace(line=0)]) < len(lines_of(year, only)):
            year_edits.append(LineEdit(only, 1, ((),), (), gone=question.printed))
        else:
            left.append(question)
    return year_edits, left


def records_gone(gone: Iterable[Question], standing: Iterable[Source]) -> Iterator[tuple[str, str]]:
    """The kind and the code of each record of which nothing has stayed.

    Args:
        gone: The passages that went.
        standing: The sources of the passages that stayed.
    """
    stayed = {source.code for source in standing}
    went = dict.fromkeys((source.kind, source.code) for each in gone for source in each.sources if source.code)
    return ((kind, code) for kind, code in went if code not in stayed)
