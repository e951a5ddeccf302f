"""The list of awards for the master of ceremonies: in rounds, as they are called to the stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.honours.law import law_on
from dtreport.honours.titles import honour_of
from dtreport.papers.blocks import Block, Cell, Column, ColumnKind, Heading, Paragraph, Row, Table, Title, row
from dtreport.papers.figure_sentences import number_in_words
from dtreport.papers.honour_sentences import (
    TOTAL,
    Distinction,
    as_decided,
    before_names,
    deed,
    different,
    distinctions,
    full_name,
    groups_of,
    honour_in_sentence,
    is_decided,
    of_all,
    of_each,
    presenters,
    recipients,
    total,
)
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import bound, occasion, of_year, official_section, signature
from dtreport.papers.recipient_table import DETAILS, NAME, details
from dtreport.papers.task_sentences import ended
from dtreport.records.award import RecipientKind
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years

_COLUMNS = (Column("order", "TT", ColumnKind.CENTRED, 5), NAME, *DETAILS)
_LEADS = {"decision": "Căn cứ", "merit": "Lời ghi"}
"""The fields that are read out once where a whole round has one value, and otherwise stand beside each name."""


def build(years: Years) -> Paper:
    """One round for each honour by one authority, from high to low rank (Nghị định 145/2013/NĐ-CP).

    Raises NothingToSayError where the year has no award to hand over; a number of zero is none.
    """
    year = years.this_year
    groups = [group for group in groups_of(year) if group.number != 0]
    if not groups:
        raise NothingToSayError(year.number, "chưa ghi khen thưởng nào", "add-award")
    law = law_on(year.period.end)
    ranks = f" của {law.name}" if law is not None else ""
    kinds = "tập thể trước, cá nhân và hộ gia đình sau."
    by_rank = f"Thứ tự trao từ cao đến thấp theo thứ bậc danh hiệu thi đua, hình thức khen thưởng{ranks}"
    order = f"{by_rank}; trong mỗi lượt, {kinds}"
    # Of a title that the law does not have nobody can tell by the law where it stands.
    if any(honour_of(group.title or "", group.authority, year.period.end) is None for group in groups):
        order = f"Trong mỗi lượt, {kinds}"
    # What is read out cites a document in full when it is named first; the tables of names always cite it shortly.
    interpolator, brief = Interpolator(year), Interpolator(year, brief=True)
    honours = distinctions(groups)
    rounds = [
        block
        for place, distinction in enumerate(honours, 1)
        for block in _round(place if len(honours) > 1 else 0, distinction, interpolator, brief)
    ]
    who = ", ".join(kind.label for kind in RecipientKind if any(group.recipient_kind is kind for group in groups))
    verb = as_decided("tặng", groups, interpolator)
    about = f"{capitalise(who)} được {verb} danh hiệu thi đua, hình thức khen thưởng{of_year(year, year.number)}"
    members = [award for group in groups for award in group.members]
    all_presented = all(award.presenter is not None and is_decided(award, interpolator) for award in members)
    section = official_section(
        years,
        "Khen thưởng",
        # Not every award of a year is handed over at its conference: that is known of those with a presenter.
        Title("DANH SÁCH KHEN THƯỞNG", about, occasion(year, "Trao tại") if all_presented else ""),
        Paragraph(order),
        *rounds,
        Paragraph(ended(total(groups, interpolator)), TOTAL),
        signature(year, prepared=True),
    )
    return bound(years, f"Danh sách khen thưởng{of_year(year, year.number)}", section)


def _round(place: int, distinction: Distinction, interpolator: Interpolator, brief: Interpolator) -> Iterator[Block]:
    """A round: what is given to how many, by which decision, for what, who hands it over, and those who come up.

    Args:
        place: The number of the round, from 1; 0 for one that is alone.
        distinction: The honour that is handed over.
        interpolator: The interpolator of what is read out.
        brief: The interpolator of the tables of names.
    """
    title, authority, groups = distinction
    turn = f"Lượt {place}. " if place else ""
    yield Heading(f"{turn}{capitalise(honour_in_sentence(title, authority))}: " + recipients(groups))
    members = [award for group in groups for award in group.members]
    common = _common_values(groups)
    if all(award.decision is None for award in members):
        yield Paragraph("chưa ghi quyết định.", f"{_LEADS['decision']}:")
    yield from _reading(groups, common, interpolator)
    yield Paragraph(ended(presenters(groups)), "Người trao:")
    if not any(group.named for group in groups):
        yield Paragraph("Chưa ghi danh sách tên.")
        return
    if before_names(groups):
        yield Paragraph("Trong đó có:")
    yield Table(f"round_{place or 1}", _COLUMNS, tuple(_rows(groups, common, brief)))
    for group in groups:
        kind = group.recipient_kind.label
        if group.number is None:
            yield Paragraph(f"Còn {kind} chưa có tên trong danh sách, chưa rõ số lượng.")
        elif missing := group.number - len(group.named):
            yield Paragraph(f"Còn {number_in_words(missing)} {kind} chưa có tên trong danh sách.")


def _common_values(groups: Sequence[AwardGroup]) -> dict[str, str]:
    """The values of the fields in _LEADS that are one for all of a round.

    In each group all who are named have the value and nobody else is in it, or those who are only counted have it: then
    it is said of the whole group.
    """
    common = {}
    for name in _LEADS:
        of_counted = [_values_of_counted(group, name) for group in groups]
        everybody_named = [group.number == len(group.named) for group in groups]
        of_named = [[getattr(award, name) for award in group.named] for group in groups]
        distinct = different(value for values in (*of_counted, *of_named) for value in values)
        complete = all(
            (counted and None not in counted) or (named and None not in named and is_all)
            for counted, named, is_all in zip(of_counted, of_named, everybody_named, strict=True)
        )
        if len(distinct) == 1 and complete:
            common[name] = distinct[0]
    return common


def _values_of_counted(group: AwardGroup, name: str) -> list[str | None]:
    """The values of a field of those of a group who are only counted, each once; None where some have none."""
    values = [getattr(award, name) for award in group.members if award.recipient is None and award.count != 0]
    recorded = {text: text for text in different(values)}
    return [recorded.get(value) for value in dict.fromkeys(values)]


def _values_read_out(group: AwardGroup, name: str) -> list[str | None]:
    """What is read out of a group where a round has no one value: what is recorded of those who are only counted.

    Where nothing is, but all who are named have one value, that: people would take it to be that of the others too.
    """
    counted = _values_of_counted(group, name)
    named = [getattr(award, name) for award in group.named]
    if counted == [None] and group.number != len(group.named) and (common := of_each(named)) is not None:
        return [common, None]
    return counted


def _reading(
    groups: Sequence[AwardGroup], common: Mapping[str, str], interpolator: Interpolator
) -> Iterator[Paragraph]:
    """For what it is given and by which decision, where that is one for all, or for those who are only counted.

    Args:
        groups: The groups of the round.
        common: The values that are one for all of them.
        interpolator: The interpolator of what is read out.
    """
    for name, lead in _LEADS.items():
        # One value for the whole round, else those of each group, under a lead that says whose they are.
        if name in common:
            values_by_lead: dict[str, list[str | None]] = {f"{lead}:": [common[name]]}
        else:
            values_by_lead = {
                f"{lead} ({group.recipient_kind.label}):" if len(groups) > 1 else f"{lead}:": values
                for group in groups
                if any(values := _values_read_out(group, name))
            }
        for label, values in values_by_lead.items():
            texts = [
                capitalise(interpolator.cite(value) if name == "decision" else deed(interpolator.on_one_line(value)))
                for value in values
                if value is not None
            ]
            yield Paragraph(ended(of_all([*texts, None] if None in values else texts) or ""), label)


def _rows(groups: Sequence[AwardGroup], common: Collection[str], brief: Interpolator) -> Iterator[Row]:
    """Those who are named, numbered through the round; where kinds meet, each has a row with its number above it.

    Args:
        groups: The groups of the round.
        common: The names of the fields that have been read out, and so stay empty.
        brief: The interpolator of the table.
    """
    order = 0
    for group in groups:
        if len(groups) > 1:
            kind = group.recipient_kind.label
            head = f"{capitalise(kind)} (chưa có số lượng)" if group.number is None else recipients([group])
            yield row(_COLUMNS, {"name": head}, strong=True)
        for award in group.named:
            order += 1
            # What was read out for all stays empty beside the names.
            remainder = award.model_copy(update=dict.fromkeys(common))
            cells: dict[str, Cell] = {"order": order, "name": full_name(award)}
            yield row(_COLUMNS, cells | details([remainder], brief))
