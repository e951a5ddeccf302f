"""The list of awards for the master of ceremonies: in rounds, as they are called to the stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.honours.law import law_on
from dtreport.papers.blocks import Block, Column, ColumnKind, Heading, Paragraph, Row, Table, Title
from dtreport.papers.honour_sentences import (
    TOTAL,
    Distinction,
    announced,
    before_names,
    deed,
    distinctions,
    full_name,
    groups_of,
    presenters,
    recipients,
    total,
)
from dtreport.papers.interpolation import Interpolator, number_in_words
from dtreport.papers.official_form import bound, occasion, official_section, signature
from dtreport.papers.recipient_table import DETAILS, NAME, details
from dtreport.papers.task_sentences import ended
from dtreport.records.award import RecipientKind
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtreport.papers.blocks import Paper
    from dtreport.records.award import AwardGroup
    from dtreport.report import Year, Years

_COLUMNS = (Column("order", "TT", ColumnKind.CENTRED, 5), NAME, *DETAILS)
_LEADS = {"decision": "Căn cứ", "merit": "Lời ghi"}
"""What is read out once where it is one for a whole round, and otherwise stands beside each name."""


def build(years: Years) -> Paper:
    """One round for each honour by one authority, from high to low rank (Nghị định 145/2013/NĐ-CP).

    Raises NothingToSayError where the year has no award to hand over; a number of zero is none.
    """
    year = years.this_year
    groups = [group for group in groups_of(year) if group.number != 0]
    if not groups:
        raise NothingToSayError(year.number, "chưa ghi khen thưởng nào", "add-award")
    wordings = Interpolator(year), Interpolator(year, brief=True)
    rounds = [
        block
        for place, distinction in enumerate(distinctions(groups), 1)
        for block in _round(place, distinction, *wordings)
    ]
    who = ", ".join(kind.label for kind in RecipientKind if any(group.recipient_kind is kind for group in groups))
    about = f"{capitalise(who)} được tặng danh hiệu thi đua, hình thức khen thưởng năm {year.number}"
    section = official_section(
        years,
        "Khen thưởng",
        Title("DANH SÁCH KHEN THƯỞNG", about, occasion(year, "Trao tại")),
        Paragraph(_order(year)),
        *rounds,
        Paragraph(ended(total(groups)), TOTAL),
        signature(year, prepared=True),
    )
    return bound(years, f"Danh sách khen thưởng năm {year.number}", section)


def _order(year: Year) -> str:
    law = law_on(year.period.end)
    ranks = f" của {law.name}" if law is not None else ""
    return (
        f"Thứ tự trao từ cao đến thấp theo thứ bậc danh hiệu thi đua, hình thức khen thưởng{ranks}; "
        "trong mỗi lượt, tập thể trước, cá nhân và hộ gia đình sau."
    )


def _round(place: int, distinction: Distinction, interpolator: Interpolator, brief: Interpolator) -> Iterator[Block]:
    """A round: what is given to how many, by which decision, for what, who hands it over, and those who come up."""
    title, authority, groups = distinction
    yield Heading(f"Lượt {place}. {capitalise(announced(title, authority))}: {recipients(groups)}")
    members = [award for group in groups for award in group.members]
    common = _common(groups)
    if all(award.decision is None for award in members):
        yield Paragraph("chưa có quyết định.", f"{_LEADS['decision']}:")
    yield from _told(groups, common, interpolator)
    yield Paragraph(ended(presenters(members) or "chưa phân công"), "Người trao:")
    if any(group.named for group in groups):
        if before_names(groups):
            yield Paragraph("Trong đó có:")
        yield Table(f"round_{place}", _COLUMNS, tuple(_rows(groups, dict.fromkeys(common), brief)))
        yield from map(Paragraph, filter(None, map(_without_name, groups)))
    else:
        yield Paragraph("Chưa có danh sách tên.")


def _common(groups: Sequence[AwardGroup]) -> dict[str, str]:
    """What is one for all of a round: in each group all who are named have it, or those who are counted do."""
    found = {}
    for name in _LEADS:
        stated = [_stated(group, name) for group in groups]
        each = [[getattr(award, name) for award in group.named] for group in groups]
        values = {value for said in (*stated, *each) for value in said if value is not None}
        whole = all(said or (named and None not in named) for said, named in zip(stated, each, strict=True))
        if len(values) == 1 and whole:
            found[name] = values.pop()
    return found


def _stated(group: AwardGroup, name: str) -> list[str]:
    """What is recorded of those of a group who are only counted, each thing once."""
    values = (getattr(award, name) for award in group.members if award.recipient is None)
    return [value for value in dict.fromkeys(values) if value is not None]


def _told(groups: Sequence[AwardGroup], common: Mapping[str, str], interpolator: Interpolator) -> Iterator[Paragraph]:
    """For what it is given and by which decision, where that is one for all, or for those who are only counted."""
    for name, lead in _LEADS.items():
        if name in common:
            yield Paragraph(_said(name, [common[name]], interpolator), f"{lead}:")
            continue
        for group in groups:
            whose = f" ({group.recipient_kind.label})" if len(groups) > 1 else ""
            if stated := _stated(group, name):
                yield Paragraph(_said(name, stated, interpolator), f"{lead}{whose}:")


def _said(name: str, values: Sequence[str], interpolator: Interpolator) -> str:
    said = (
        map(interpolator.cite, values)
        if name == "decision"
        else (deed(interpolator.on_one_line(value)) for value in values)
    )
    return ended("; ".join(map(capitalise, said)))


def _rows(groups: Sequence[AwardGroup], told: Mapping[str, None], interpolator: Interpolator) -> Iterator[Row]:
    """Those who are named, numbered through the round; where kinds meet, each has a row with its number above it."""
    order = 0
    for group in groups:
        if len(groups) > 1:
            kind = group.recipient_kind.label
            head = f"{capitalise(kind)} (chưa có số lượng)" if group.number is None else recipients([group])
            yield Row((None, head, *[None] * len(DETAILS)), strong=True)
        for award in group.named:
            order += 1
            yield Row((order, full_name(award), *details([award.model_copy(update=told)], interpolator)))


def _without_name(group: AwardGroup) -> str:
    """How many of a group are not in the list of names."""
    kind = group.recipient_kind.label
    if group.number is None:
        return f"Còn {kind} chưa có tên trong danh sách, chưa rõ số lượng."
    missing = group.number - len(group.named)
    return f"Còn {number_in_words(missing)} {kind} chưa có tên trong danh sách." if missing else ""
