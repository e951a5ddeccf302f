"""Honours in words: each by its name, its authority and its recipients, from high to low rank."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.sentences import ended
from dtreport.papers.wording import number_in_words
from dtreport.records.honours import honour_of, ordered_groups
from dtreport.vietnamese.text import enumerate_words, inside_sentence, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers.wording import Wording
    from dtreport.records.award import Award, AwardGroup
    from dtreport.report import AnnualReport

_TITLES = (
    *("Anh hùng", "Chiến sĩ thi đua", "Chiến sĩ tiên tiến", "Cờ thi đua", "Đơn vị quyết thắng", "Đơn vị tiên tiến"),
    *("Gia đình văn hóa", "Lao động tiên tiến", "Nghệ nhân", "Nghệ sĩ", "Nhà giáo", "Tập thể lao động"),
    *("Thầy thuốc", "Thôn, tổ dân phố văn hóa", "Xã, phường, thị trấn tiêu biểu"),
)


class Distinction(NamedTuple):
    """One title by one authority, with the groups of its recipients: "01 tập thể và 01 cá nhân"."""

    title: str
    authority: str | None
    groups: tuple[AwardGroup, ...]


def distinctions(groups: Sequence[AwardGroup]) -> tuple[Distinction, ...]:
    """Groups that stand together in the order of rank, joined by title and authority."""
    joined = groupby(groups, key=lambda group: (group.title, group.authority))
    return tuple(Distinction(*key, tuple(found)) for key, found in joined)


def honour_name(title: str, authority: str | None) -> str:
    """A title with the authority that gives it: "Bằng khen của Chủ tịch UBND tỉnh"; some titles say it themselves."""
    return title if authority is None or " của " in title else f"{title} của {authority}"


def recipients(groups: Sequence[AwardGroup]) -> str:
    """How many of which kind: "01 tập thể và 01 cá nhân"."""
    return enumerate_words([f"{number_in_words(group.number)} {group.recipient_kind.label}" for group in groups])


def groups_of(report: AnnualReport) -> tuple[AwardGroup, ...]:
    """The awards of a year from high to low rank, by the law that was in force when the year ended."""
    return ordered_groups(report.awards, report.period.end)


def honour_sentence(distinction: Distinction, wording: Wording) -> str:
    """One honour in a full sentence: "11 cá nhân được tặng Giấy khen vì …"."""
    groups = distinction.groups
    unknown = " (chưa có số liệu)" if any(group.number is None for group in groups) else ""
    return ended(f"{recipients(groups)} {bestowed(distinction, wording)}{unknown}")


def bestowed(distinction: Distinction, wording: Wording) -> str:
    """What was given, with the merit where all were honoured for the same: "được tặng Giấy khen vì …"."""
    title, authority, groups = distinction
    merits = {award.merit for group in groups for award in group.members}
    merit = merits.pop() if len(merits) == 1 else None
    reason = f" vì {inside_sentence(wording.on_one_line(merit)).rstrip('.')}" if merit is not None else ""
    return f"được tặng {announced(honour_name(title, authority))}{reason}"


def announced(title: str) -> str:
    """An honour as it is read out: a title with the word danh hiệu before it, which a flag does without."""
    bare = not is_title(title) or same(title).startswith(("cờ ", "danh hiệu "))
    return title if bare else f"danh hiệu {title}"


def is_title(title: str) -> bool:
    """Whether it is a title (danh hiệu), not a form of commendation (hình thức khen thưởng)."""
    honour = honour_of(title, None, None)
    return (title if honour is None else honour.title).startswith(_TITLES)


def total_sentence(groups: Sequence[AwardGroup]) -> str:
    """The number of all honours, and which are not in it because their number is not reported."""
    known = [group.number for group in groups if group.number is not None]
    unknown = [group.title for group in groups if group.number is None]
    if not known:
        return "Số lượt khen thưởng chưa có số liệu."
    total = f"Tổng số lượt khen thưởng là {number_in_words(sum(known))}"
    return ended(f"{total}, {uncounted(unknown)} ({', '.join(dict.fromkeys(unknown))})" if unknown else total)


def uncounted(titles: Sequence[str]) -> str:
    """What a total leaves out: "chưa kể danh hiệu chưa có số liệu"."""
    noun = "danh hiệu" if all(map(is_title, titles)) else "danh hiệu, hình thức khen thưởng"
    return f"chưa kể {noun} chưa có số liệu"


def full_name(award: Award) -> str:
    """A recipient as people call them: "Ông Nguyễn Văn A"."""
    return " ".join(filter(None, (award.honorific, award.recipient)))


def recipient_line(award: Award) -> str:
    """A recipient by name, with position and unit: "Ông Nguyễn Văn A, Chuyên viên, Phòng Chính sách"."""
    return ", ".join(filter(None, (full_name(award), award.position, award.unit)))


def presenters(awards: Sequence[Award]) -> str | None:
    """Who hands over these awards; nothing where that is not recorded."""
    return once([award.presenter for award in awards])


def once(texts: Sequence[str | None]) -> str | None:
    """What is said of several, each thing once; nothing where nothing is said."""
    return "; ".join(dict.fromkeys(text for text in texts if text is not None)) or None
