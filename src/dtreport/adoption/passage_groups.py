"""Which passages of a printed paper are together which passages of the edited one: parted, joined, or replaced."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dtreport.adoption.pairing import LEAST_LIKENESS, likeness
from dtreport.adoption.words import MARKS, NUMBER, share_in, words_of
from dtreport.papers.source_fields import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtreport.adoption.sourced_passages import SourcedPassage
    from dtreport.vietnamese.wording import SourceStretch

BREAK = "\x1e"
"""Between passages that are compared as one; a blank like any other for the words."""


_MOSTLY = 0.8
"""Such a share of the words of a passage, in what another one lost or gained, says that they were one."""


_TIE = 0.1
"""By so little less like is another printed passage that has gone, that an edited one may be that one."""


PassageGroup = tuple[list[int], list[int]]
"""Printed passages, and the edited ones that they are now."""


def passage_groups(
    printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], pairs: Mapping[int, int]
) -> list[PassageGroup]:
    """Which printed passages are which edited ones: most often one is one; some were parted in two, or joined.

    Args:
        printed: The passages of the paper as it is printed.
        edited: Those of the paper that came back.
        pairs: The edited passage of each printed one that has one, both counted.

    Returns the groups in the order of the printed paper; what has gone is a group without edited passages.
    """
    groups = {i: ([i], [j]) for i, j in pairs.items()}
    by_edited = {j: i for i, j in pairs.items()}
    for j, passage in enumerate(edited):  # what stands beside a passage and has words that are missing in it
        if j in by_edited or not passage.text or passage.in_table:
            continue
        for near in (j - 1, j + 1):
            i = by_edited.get(near)
            if i is not None and share_in(passage.text, _missing(printed[i].text, edited[pairs[i]].text)) >= _MOSTLY:
                groups[i][1].append(j)
                groups[i][1].sort()
                by_edited[j] = i
                break
    for i, passage in enumerate(printed):
        if i in groups or not passage.text:
            continue
        for near in () if passage.in_table else (i - 1, i + 1):
            # Two that were joined have all words of both.
            if near in pairs and len(groups[near][1]) == 1:
                extra = _missing(edited[pairs[near]].text, printed[near].text)
                if share_in(_bare(passage.text), extra) >= _MOSTLY:
                    groups[near][0].append(i)
                    groups[near][0].sort()
                    groups[i] = groups[near]
                    break
        else:
            groups[i] = ([i], [])
    return list({id(group): group for _i, group in sorted(groups.items())}.values())


def replaced_groups(
    printed: Sequence[SourcedPassage],
    edited: Sequence[SourcedPassage],
    groups: Sequence[PassageGroup],
    taken: Mapping[int, Sequence[int]],
) -> list[PassageGroup]:
    """Passages that are no longer there, and those that no printed one is between the same two that have stayed.

    Args:
        printed: The passages of the paper as it is printed.
        edited: Those of the paper that came back.
        groups: Which are which.
        taken: The printed passages of each edited one that has some.
    """
    gone = [i for olds, news in groups if not news for i in olds if printed[i].text.strip()]
    by_place: dict[tuple[int, int, bool], list[int]] = defaultdict(list)
    for j, passage in enumerate(edited):
        if j not in taken and passage.text.strip():
            above, below = neighbours(j, edited, taken)
            by_place[-1 if above is None else above, len(printed) if below is None else below, passage.in_table].append(
                j
            )
    replacements = []
    for (above, below, in_table), news in by_place.items():
        olds = [i for i in gone if above < i < below and printed[i].in_table == in_table]
        around = [printed[near] if near in range(len(printed)) else None for near in (above, below)]
        if olds and not all(_is_line_among(printed[i], *around) for i in olds):
            replacements.append((olds, news))
    return replacements


def disputed_groups(
    printed: Sequence[SourcedPassage], edited: Sequence[SourcedPassage], groups: Sequence[PassageGroup]
) -> Iterator[PassageGroup]:
    """Edited passages that may be one printed passage or another, of which one has gone: no bookmark tells which.

    Args:
        printed: The passages of the paper as it is printed.
        edited: Those of the paper that came back.
        groups: Which are which.
    """
    gone = [i for olds, news in groups if not news for i in olds if printed[i].text.strip()]
    for olds, news in groups:
        if len(olds) != 1 or len(news) != 1:
            continue
        before, after = printed[olds[0]], edited[news[0]]
        if before.in_table or before.text == after.text or {*before.names} & {*after.names}:
            continue
        least = max(LEAST_LIKENESS, likeness(before, after) - _TIE)
        rivals = [i for i in gone if not printed[i].in_table and likeness(printed[i], after) >= least]
        if rivals:
            yield sorted((*olds, *rivals)), news


def _is_line_among(passage: SourcedPassage, above: SourcedPassage | None, below: SourcedPassage | None) -> bool:
    """Whether a passage is a line of a text that stands above it, and what stands in its place is another one of it.

    Written anew or something else, the text is the same then, unless it mentioned something. Behind a result people
    write another result.
    """
    if any(each.source.field in REFERENCES for each in passage.stretches):
        return False
    texts = [
        {source._replace(line=0) for source in each.record_sources if source.line} if each is not None else set()
        for each in (passage, above, below)
    ]
    mine, before, behind = texts
    return len(mine) == 1 and mine <= before and (mine <= behind or not any(text.kind == "results" for text in mine))


def neighbours(
    j: int, edited: Sequence[SourcedPassage], taken: Mapping[int, Sequence[int]]
) -> tuple[int | None, int | None]:
    """The printed passages that stand nearest above and below an edited one."""
    above = next((taken[near][-1] for near in range(j - 1, -1, -1) if near in taken), None)
    below = next((taken[near][0] for near in range(j + 1, len(edited)) if near in taken), None)
    return above, below


def _missing(whole: str, part: str) -> str:
    """The words of one text that another one does not have, as often as it does not have them."""
    rest = Counter(word.text.casefold() for word in words_of(part))
    missing = []
    for word in words_of(whole):
        if rest[word.text.casefold()]:
            rest[word.text.casefold()] -= 1
        else:
            missing.append(word.text)
    return " ".join(missing)


def _bare(text: str) -> str:
    """A passage without its number, its bullet and the mark at its end."""
    return re.sub(rf"^(?:{NUMBER}|- )|{MARKS}$", "", text)


def joint(passages: Sequence[SourcedPassage]) -> SourcedPassage:
    """Some passages as one, each on a line; all but the first without what numbers them."""
    text = ""
    stretches: list[SourceStretch] = []
    for passage in passages:
        mark = re.match(rf"{NUMBER}|- ", passage.text) if text else None
        cut = mark.end() if mark is not None else 0
        start = len(text) + 1 - cut if text else 0
        text = f"{text}{BREAK}{passage.text[cut:]}" if text else passage.text
        stretches += [
            each._replace(start=each.start + start, end=each.end + start)
            for each in passage.stretches
            if each.start >= cut
        ]
    return passages[0]._replace(text=text, stretches=tuple(stretches))
