"""Titles and forms of commendation: which a title means, who decides on it, and the order of presentation.

A title that no law has stands after those that one has, unless the award states its own rank.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dtreport.honours.award_groups import AwardGroup, group_awards
from dtreport.honours.law import HEAD_OF_OFFICE, HONOURS, PREMIER, STATE, Honour
from dtreport.records.award import Award, RecipientKind
from dtreport.vietnamese.order import by_given_name
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

UNKNOWN_RANK = 1000
"""Where a title stands that the law does not have: after all that it has."""
_ONE = (STATE, PREMIER, HEAD_OF_OFFICE)
"""Who decides alone, wherever the office stands."""
_MINISTRIES = ("bo truong", "bo dan toc", "chu nhiem uy ban dan toc", "uy ban dan toc")
"""How the name of a ministry, or of who heads one, begins, folded."""


@lru_cache(maxsize=4096)
def honour_of(title: str, authority: str | None, on: date | None) -> Honour | None:
    """The honour that a title means when this authority awards it on this day; None where the law has none such."""
    name = comparable_title(title)
    short, _of, decider = name.partition(" cua ")
    decider = fold(authority) if authority else decider
    for wording in dict.fromkeys((name, short)):
        for honour in HONOURS:
            if honour.law_on(on) is not None and _means(honour, wording, decider):
                return honour
    return None


def _means(honour: Honour, wording: str, decider: str) -> bool:
    """Whether a title, as it is compared, means an honour when this authority awards it."""
    if wording in _wordings(honour):
        return True
    if honour.more_follows and wording.startswith(comparable_title(honour.title) + " "):
        return True
    return bool(honour.shared) and wording == comparable_title(honour.shared) and decider.startswith(honour.authorities)


@lru_cache(maxsize=len(HONOURS))
def _wordings(honour: Honour) -> frozenset[str]:
    return frozenset(map(comparable_title, (honour.title, *honour.also, *honour.everyday)))


@lru_cache(maxsize=4096)
def comparable_title(title: str) -> str:
    """A title as it is compared: folded, without quotation marks, the word danh hiệu, the year or an old spelling."""
    plain = fold(re.sub(r"[\"'“”‘’«»]", " ", title)).rstrip(". ").removeprefix("danh hieu ")
    return re.sub(r" nam \d{4}$", "", plain).replace("chien sy ", "chien si ")


def is_everyday(title: str, honour: Honour) -> bool:
    """Whether a title is a wording of daily use for the honour, not its name in law."""
    return comparable_title(title) in map(comparable_title, honour.everyday)


def decider_of(award: Award, on: date | None) -> str | None:
    """Who decides on an award: whom it states, else whom its title names, else whom the law names.

    HEAD_OF_OFFICE is the head of the office that reports; None where the law leaves it to more than one.
    """
    if award.authority is not None:
        return award.authority
    title = award.title or ""
    honour = honour_of(title, None, on)
    _form, _of, authority = title.partition(" của ")
    if authority and (honour is None or not (honour.more_follows or " của " in honour.title)):
        return authority
    return honour.decided_by if honour is not None and honour.decided_by in _ONE else None


def rank_of(award: Award, on: date | None) -> int:
    """Where an award stands: the rank that it states, else that of its title; unknown ones and none come last."""
    if award.rank is not None:
        return award.rank
    if award.title is None:
        return UNKNOWN_RANK + 1
    honour = honour_of(award.title, award.authority, on)
    return UNKNOWN_RANK if honour is None else honour.rank


def ordered_groups(awards: Iterable[Award], on: date | None) -> tuple[AwardGroup, ...]:
    """The awards of one conference in the order of presentation (Nghị định 145/2013/NĐ-CP: from high to low).

    Groups go by rank, those of one title together, what a ministry gives first; collectives come before individuals
    and households. Collectives keep the order of the file, people go by given name, and those without a name come
    last in their group.
    """
    groups = group_awards(awards)
    ranks: dict[tuple[str, str | None], int] = {}
    for group in groups:
        highest = min(rank_of(award, on) for award in group.members)
        key = (group.title, group.authority)
        ranks[key] = min(highest, ranks.get(key, highest))
    titles: dict[tuple[int, str], int] = {}
    deciders: dict[tuple[str, str | None], tuple[bool, int]] = {}
    for key, rank in ranks.items():
        titles.setdefault((rank, key[0]), len(titles))
        deciders[key] = not fold(key[1] or "").startswith(_MINISTRIES), len(deciders)
    kinds = {kind: index for index, kind in enumerate(RecipientKind)}

    def place(group: AwardGroup) -> tuple[int, int, tuple[bool, int], int]:
        key = (group.title, group.authority)
        return ranks[key], titles[ranks[key], group.title], deciders[key], kinds[group.recipient_kind]

    return tuple(
        group._replace(members=tuple(sorted(group.members, key=lambda award: _among_fellows(award, on))))
        for group in sorted(groups, key=place)
    )


def _among_fellows(award: Award, on: date | None) -> tuple[int, bool, tuple[str, ...]]:
    """The place of an award in its group: by rank, those without a name last, people by given name."""
    rank = rank_of(award, on)
    if award.recipient is None or award.recipient_kind is RecipientKind.COLLECTIVE:
        return rank, award.recipient is None, ()
    return rank, False, by_given_name(award.recipient, award.sort_name)
