"""Sheet Khen thưởng: titles and commendations from high to low rank, each with its recipients."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Block, Column, ColumnKind, Paragraph, Row, Table, Tally, Title, Total
from dtreport.papers.honour_sentences import TOTAL, full_name, groups_of, once, presenters, total
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import sheet_of
from dtreport.papers.recipient_table import details
from dtreport.papers.task_sentences import ended
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers.blocks import Cell, Missing, Section
    from dtreport.records.award import Award, AwardGroup
    from dtreport.report import Years

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("name", "Danh hiệu, hình thức khen thưởng", ColumnKind.TEXT, 40),
    Column("authority", "Cấp quyết định", ColumnKind.TEXT, 22, optional=True),
    Column("recipient_kind", "Đối tượng", ColumnKind.CENTRED, 12),
    Column("number", "Số lượng", ColumnKind.NUMBER, 9),
    Column("birth_year", "Năm sinh", ColumnKind.CENTRED, 9, optional=True),
    Column("position", "Chức vụ", ColumnKind.TEXT, 18, optional=True),
    Column("unit", "Đơn vị", ColumnKind.TEXT, 22, optional=True),
    Column("merit", "Thành tích", ColumnKind.TEXT, 30, optional=True),
    Column("decision", "Quyết định", ColumnKind.TEXT, 26, optional=True),
    Column("prize", "Tiền thưởng (đồng)", ColumnKind.NUMBER, 13, optional=True),
    Column("presenter", "Người trao", ColumnKind.TEXT, 24, optional=True),
)


def sheet(years: Years) -> Section:
    """A row for each group with its number, its named recipients under it, and the total of what is reported."""
    year = years.this_year
    blocks: list[Block] = [Title(f"DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM {year.number}")]
    groups = groups_of(year)
    blocks.append(Table("awards", _COLUMNS, _rows(groups, Interpolator(year))))
    if any(group.number is None for group in groups):
        blocks.append(Paragraph(ended(total(groups)), TOTAL))
    return sheet_of("Khen thưởng", *blocks)


def _rows(groups: Sequence[AwardGroup], interpolator: Interpolator) -> tuple[Row, ...]:
    rows: list[Row] = []
    with_names = any(group.named for group in groups)
    group_rows: list[int] = []
    for place, group in enumerate(groups, 1):
        group_rows.append(len(rows))
        rows.append(_group_row(place, group, _number(group, len(rows) + 1), interpolator)._replace(strong=with_names))
        rows += (
            (Row((None, full_name(award), None, None, None, *_details([award], interpolator)), level=1))
            for award in group.named
        )
    numbers = [group.number for group in groups if group.number is not None]
    total = Total(sum(map(Decimal, numbers), Decimal()) if numbers else None, tuple(group_rows))
    if group_rows:
        rows.append(Row((None, "Tổng số", None, None, total, *[None] * 7), strong=True))
    return tuple(rows)


def _number(group: AwardGroup, first_row: int) -> int | Missing | Tally:
    """The number of a group: as stated, else counted over the names, which begin in `first_row`."""
    if group.number is None:
        return NOT_REPORTED
    if group.stated is not None:
        return group.number
    return Tally(group.number, "awards", "name", tuple(range(first_row, first_row + len(group.named))))


def _group_row(place: int, group: AwardGroup, number: Cell, interpolator: Interpolator) -> Row:
    unnamed = [award for award in group.members if award.recipient is None]
    own = (place, group.title, group.authority, capitalise(group.recipient_kind.label), number)
    return Row((*own, *_details(unnamed, interpolator)))


def _details(awards: Sequence[Award], interpolator: Interpolator) -> tuple[Cell, ...]:
    """What is recorded of one recipient, or of all that are only counted, each thing said once."""
    prizes = [award.prize for award in awards if award.prize is not None]
    return (
        once([None if award.birth_year is None else str(award.birth_year) for award in awards]),
        *details(awards, interpolator),
        sum(prizes) if prizes else None,
        presenters(awards),
    )
