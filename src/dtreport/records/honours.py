"""Titles and forms of commendation: what the law calls them, how high they stand, and the order of presentation.

The data is from the laws of 2003 and 2022 on emulation and commendation; a title that is not here stands after those
that are, unless the award states its own rank.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.award import Award, AwardGroup, RecipientKind, group_awards
from dtreport.vietnamese.order import by_given_name
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class Law(NamedTuple):
    """A law, with its first and its last day in force."""

    name: str
    since: date
    until: date | None


class Honour(NamedTuple):
    """One title or form of commendation."""

    title: str
    rank: int
    """Its place in the order of presentation; the highest honour has the lowest number."""
    decided_by: str
    recipients: tuple[RecipientKind, ...]
    laws: tuple[Law, ...]
    also: tuple[str, ...] = ()
    """Other names that are as good as the title."""
    everyday: tuple[str, ...] = ()
    """Wordings in daily use that the law does not have."""
    shared: str = ""
    """A name that means this honour only where one of `authorities` decides."""
    authorities: tuple[str, ...] = ()
    """Beginnings of an authority, folded."""
    more_follows: bool = False
    """Whether the title goes on with words of its own, such as Kỷ niệm chương Vì sự nghiệp …"""

    def law_on(self, on: date | None) -> Law | None:
        """The law that it rests on at a day, or the last one without a day; None where it does not exist then."""
        if on is None:
            return self.laws[-1]
        return next((law for law in self.laws if law.since <= on and (law.until is None or on <= law.until)), None)


LAW_2003 = Law("Luật Thi đua, khen thưởng năm 2003", date(2004, 7, 1), date(2023, 12, 31))
LAW_2022 = Law("Luật Thi đua, khen thưởng số 06/2022/QH15", date(2024, 1, 1), None)
LAWS = (LAW_2003, LAW_2022)

GROUPS = (RecipientKind.COLLECTIVE,)
PEOPLE = (RecipientKind.INDIVIDUAL,)
HOMES = (RecipientKind.HOUSEHOLD,)
GROUPS_AND_PEOPLE = (*GROUPS, *PEOPLE)
ANYONE = (*GROUPS_AND_PEOPLE, *HOMES)

_STATE = "Chủ tịch nước"
_PREMIER = "Thủ tướng Chính phủ"
_PROVINCE = "Chủ tịch UBND tỉnh hoặc Bộ trưởng"
_OFFICE = "Thủ trưởng cơ quan"
_PREMIERS = ("thu tuong", "chinh phu")

HONOURS = (
    Honour("Huân chương Sao vàng", 10, _STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Hồ Chí Minh", 20, _STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Độc lập hạng Nhất", 30, _STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Độc lập hạng Nhì", 32, _STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Độc lập hạng Ba", 34, _STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Lao động hạng Nhất", 40, _STATE, ANYONE, LAWS),
    Honour("Huân chương Lao động hạng Nhì", 42, _STATE, ANYONE, LAWS),
    Honour("Huân chương Lao động hạng Ba", 44, _STATE, ANYONE, LAWS),
    Honour("Huân chương Đại đoàn kết dân tộc", 50, _STATE, PEOPLE, LAWS),
    Honour("Huân chương", 55, _STATE, ANYONE, LAWS, more_follows=True),
    Honour("Huy chương", 60, _STATE, ANYONE, LAWS, more_follows=True),
    Honour("Anh hùng Lao động", 70, _STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Nghệ nhân Nhân dân", 72, _STATE, PEOPLE, LAWS),
    Honour("Nghệ nhân Ưu tú", 74, _STATE, PEOPLE, LAWS),
    Honour("Giải thưởng Hồ Chí Minh", 80, _STATE, PEOPLE, LAWS, more_follows=True),
    Honour("Giải thưởng Nhà nước", 85, _STATE, PEOPLE, LAWS, more_follows=True),
    Honour(
        "Cờ thi đua của Chính phủ",
        *(100, _PREMIER, GROUPS, LAWS),
        everyday=("Cờ thi đua Chính phủ", "Cờ Chính phủ"),
        shared="Cờ thi đua",
        authorities=_PREMIERS,
    ),
    Honour(
        "Bằng khen của Thủ tướng Chính phủ",
        *(110, _PREMIER, ANYONE, LAWS),
        everyday=("Bằng khen Thủ tướng", "Bằng khen Thủ tướng Chính phủ", "Bằng khen Chính phủ"),
        shared="Bằng khen",
        authorities=_PREMIERS,
    ),
    Honour(
        "Chiến sĩ thi đua toàn quốc",
        *(120, _PREMIER, PEOPLE, LAWS),
        everyday=("Chiến sĩ thi đua cấp toàn quốc", "CSTĐ toàn quốc", "CSTĐTQ"),
    ),
    Honour(
        "Cờ thi đua",
        *(130, _PROVINCE, GROUPS, LAWS),
        also=(
            "Cờ thi đua cấp tỉnh",
            "Cờ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Cờ thi đua bộ, ban, ngành, tỉnh",
        ),
        everyday=("Cờ thi đua xuất sắc", "Cờ thi đua UBND tỉnh", "Cờ thi đua Ủy ban Dân tộc"),
    ),
    Honour(
        "Chiến sĩ thi đua cấp tỉnh",
        *(140, _PROVINCE, PEOPLE, LAWS),
        also=(
            "Chiến sĩ thi đua tỉnh",
            "Chiến sĩ thi đua cấp bộ",
            "Chiến sĩ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
        ),
        everyday=("CSTĐ cấp tỉnh", "CSTĐ tỉnh", "CSTĐ cấp bộ"),
    ),
    Honour("Tập thể lao động xuất sắc", 150, _PROVINCE, GROUPS, LAWS, everyday=("Tập thể LĐXS", "TTLĐXS", "LĐXS")),
    Honour("Xã, phường, thị trấn tiêu biểu", 155, _PROVINCE, GROUPS, (LAW_2022,)),
    Honour("Kỷ niệm chương", 160, _PROVINCE, ANYONE, LAWS, more_follows=True),
    Honour("Huy hiệu", 165, _PROVINCE, ANYONE, (LAW_2003,), more_follows=True),
    Honour("Bằng khen", 170, _PROVINCE, ANYONE, LAWS, everyday=("Bằng khen UBND tỉnh", "Bằng khen cấp tỉnh")),
    Honour(
        "Chiến sĩ thi đua cơ sở",
        *(180, _OFFICE, PEOPLE, LAWS),
        everyday=("Chiến sĩ thi đua cấp cơ sở", "CSTĐ cơ sở", "CSTĐ cấp cơ sở", "CSTĐCS"),
    ),
    Honour("Tập thể lao động tiên tiến", 190, _OFFICE, GROUPS, LAWS, everyday=("Tập thể LĐTT", "TTLĐTT")),
    Honour("Lao động tiên tiến", 200, _OFFICE, PEOPLE, LAWS, everyday=("LĐTT", "Cá nhân lao động tiên tiến")),
    Honour("Giấy khen", 210, _OFFICE, ANYONE, LAWS, everyday=("Giấy khen cấp cơ sở", "Giấy khen cơ sở")),
    Honour(
        "Thôn, tổ dân phố văn hóa",
        *(220, "Chủ tịch UBND cấp huyện; từ 01/7/2025 là cấp xã", GROUPS, LAWS),
        also=("Thôn, làng, ấp, bản, tổ dân phố văn hóa", "Thôn văn hóa", "Tổ dân phố văn hóa"),
    ),
    Honour("Gia đình văn hóa", 230, "Chủ tịch UBND cấp xã", HOMES, LAWS, everyday=("Hộ gia đình văn hóa",)),
)
UNKNOWN_RANK = 1000
"""Where a title stands that the law does not have: after all that it has."""


def honour_of(title: str, authority: str | None, on: date | None) -> Honour | None:
    """The honour that a title means when this authority awards it on this day; None where the law has none such."""
    return _found(title, authority, on)


@lru_cache(maxsize=4096)
def _found(title: str, authority: str | None, on: date | None) -> Honour | None:
    name = wording(title)
    short, _of, decider = name.partition(" cua ")
    decider = fold(authority) if authority else decider
    for said in dict.fromkeys((name, short)):
        for honour in HONOURS:
            if honour.law_on(on) is not None and _means(honour, said, decider):
                return honour
    return None


def _means(honour: Honour, said: str, decider: str) -> bool:
    if said in _wordings(honour):
        return True
    if honour.more_follows and said.startswith(wording(honour.title) + " "):
        return True
    return bool(honour.shared) and said == wording(honour.shared) and decider.startswith(honour.authorities)


@lru_cache(maxsize=len(HONOURS))
def _wordings(honour: Honour) -> frozenset[str]:
    return frozenset(map(wording, (honour.title, *honour.also, *honour.everyday)))


def wording(title: str) -> str:
    """A title as it is compared: folded, without quotation marks, the word danh hiệu, the year or an old spelling."""
    plain = fold(re.sub(r"[\"'“”‘’«»]", " ", title)).rstrip(". ").removeprefix("danh hieu ")
    return re.sub(r" nam \d{4}$", "", plain).replace("chien sy ", "chien si ")


def is_everyday(title: str, honour: Honour) -> bool:
    """Whether a title is a wording of daily use for the honour, not its name in law."""
    return wording(title) in map(wording, honour.everyday)


def rank_of(award: Award, on: date | None) -> int:
    """Where an award stands: the rank that it states, else that of its title; unknown titles come last."""
    if award.rank is not None:
        return award.rank
    honour = honour_of(award.title, award.authority, on)
    return UNKNOWN_RANK if honour is None else honour.rank


def ordered_groups(awards: Iterable[Award], on: date | None) -> tuple[AwardGroup, ...]:
    """The awards of one conference in the order of presentation (Nghị định 145/2013/NĐ-CP: from high to low).

    Groups go by rank, those of one title together; collectives come before individuals and households. Collectives
    keep the order of the file, people go by given name, and those without a name come last in their group.
    """
    groups = group_awards(awards)
    ranks: dict[tuple[str, str | None], int] = {}
    for group in groups:
        highest = min(rank_of(award, on) for award in group.members)
        key = (group.title, group.authority)
        ranks[key] = min(highest, ranks.get(key, highest))
    titles: dict[tuple[int, str], int] = {}
    deciders: dict[tuple[str, str | None], int] = {}
    for key, rank in ranks.items():
        titles.setdefault((rank, key[0]), len(titles))
        deciders[key] = len(deciders)
    kinds = {kind: index for index, kind in enumerate(RecipientKind)}

    def place(group: AwardGroup) -> tuple[int, int, int, int]:
        key = (group.title, group.authority)
        return ranks[key], titles[ranks[key], group.title], deciders[key], kinds[group.recipient_kind]

    return tuple(
        group._replace(members=tuple(sorted(group.members, key=lambda award: _among_fellows(award, on))))
        for group in sorted(groups, key=place)
    )


def _among_fellows(award: Award, on: date | None) -> tuple[int, bool, tuple[str, ...]]:
    rank = rank_of(award, on)
    if award.recipient is None or award.recipient_kind is RecipientKind.COLLECTIVE:
        return rank, award.recipient is None, ()
    return rank, False, by_given_name(award.recipient, award.sort_name)
