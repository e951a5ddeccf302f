"""Sheet Khen thưởng: titles and commendations from high to low rank, each with its recipients."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.papers.blocks import (
    NOT_REPORTED,
    Block,
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Product,
    Row,
    Table,
    Tally,
    Title,
    Total,
    row,
)
from dtreport.papers.honour_sentences import (
    TOTAL,
    full_name,
    groups_of,
    groups_without_amount,
    of_all,
    total,
    total_amount,
)
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import of_year, sheet_of
from dtreport.papers.recipient_table import details
from dtreport.papers.task_sentences import ended
from dtreport.records.award import Award
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.papers.blocks import Cell, Missing, Section
    from dtreport.report import Years

_GROUP = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("name", "Danh hiệu, hình thức khen thưởng", ColumnKind.TEXT, 40),
    Column("authority", "Cấp quyết định", ColumnKind.TEXT, 22, optional=True),
    Column("recipient_kind", "Đối tượng", ColumnKind.CENTRED, 12),
    Column("number", "Số lượng", ColumnKind.NUMBER, 9),
)
_DETAILS = (
    Column("birth_year", "Năm sinh", ColumnKind.CENTRED, 9, optional=True),
    Column("position", "Chức vụ", ColumnKind.TEXT, 18, optional=True),
    Column("unit", "Đơn vị", ColumnKind.TEXT, 22, optional=True),
    Column("merit", "Thành tích", ColumnKind.TEXT, 30, optional=True),
    Column("decision", "Quyết định", ColumnKind.TEXT, 26, optional=True),
    Column("prize", "Mức thưởng cho một người, tập thể, hộ (đồng)", ColumnKind.NUMBER, 14, optional=True),
    Column("amount", "Thành tiền (đồng)", ColumnKind.NUMBER, 13, optional=True),
    Column("presenter", "Người trao", ColumnKind.TEXT, 24, optional=True),
)
"""What is known of each recipient; a column that bears the name of a field of an award shows it."""
_COLUMNS = (*_GROUP, *_DETAILS)


def sheet(years: Years) -> Section:
    """A row for each group with its number, its named recipients under it, and the total of what is reported."""
    year = years.this_year
    blocks: list[Block] = [Title(f"Danh hiệu thi đua, hình thức khen thưởng{of_year(year, year.number)}".upper())]
    groups = groups_of(year)
    blocks.append(Table("awards", _COLUMNS, _rows(groups, Interpolator(year))))
    if any(group.number is None for group in groups):
        blocks.append(Paragraph(ended(total(groups)), TOTAL))
    if any(group.has_prizes for group in groups) and groups_without_amount(groups):
        blocks.append(Paragraph(ended(total_amount(groups)), "Tổng tiền thưởng:"))
    return sheet_of("Khen thưởng", *blocks)


def _rows(groups: Sequence[AwardGroup], interpolator: Interpolator) -> tuple[Row, ...]:
    rows: list[Row] = []
    with_names = any(group.named for group in groups)
    group_rows: list[int] = []
    for place, group in enumerate(groups, 1):
        group_rows.append(len(rows))
        cells: dict[str, Cell] = {
            "order": place,
            "name": group.title or NOT_REPORTED,
            "authority": group.authority,
            "recipient_kind": capitalise(group.recipient_kind.label),
            "number": _number(group, len(rows) + 1),
        }
        counted = [award for award in group.members if award.recipient is None]
        first_name = len(rows) + 1
        cells |= _details(counted, interpolator) | {"prize": group.prize, "amount": _amount(group, first_name)}
        rows.append(row(_COLUMNS, cells, strong=with_names))
        prizes = {award.code: prize for award, prize in zip(group.members, group.prizes, strict=True)}
        for award in group.named:
            prize = prizes[award.code]
            money: dict[str, Cell] = {"prize": prize, "amount": prize and Product(("prize",), Decimal(prize))}
            rows.append(row(_COLUMNS, {"name": full_name(award)} | _details([award], interpolator) | money, level=1))
    numbers = [group.number for group in groups if group.number is not None]
    if group_rows:
        cells = {"name": "Tổng số", "number": _total(numbers, group_rows)}
        if any(group.has_prizes for group in groups):
            amounts = [group.amount for group in groups if group.has_prizes and group.amount is not None]
            cells["amount"] = _total(amounts, group_rows)
        rows.append(row(_COLUMNS, cells, strong=True))
    return tuple(rows)


def _total(numbers: Sequence[int], rows: Sequence[int]) -> Total:
    return Total(sum(map(Decimal, numbers), Decimal()) if numbers else None, tuple(rows))


def _amount(group: AwardGroup, first_row: int) -> Cell:
    """The prizes of a group together, … where they are not known; its names begin in `first_row`."""
    if not group.has_prizes:
        return None
    if group.prize is not None:
        return Product(("number", "prize"), NOT_REPORTED if group.amount is None else Decimal(group.amount))
    if group.amount is None:
        return NOT_REPORTED
    if len(group.named) == group.number:
        return _total([group.amount], range(first_row, first_row + len(group.named)))
    return group.amount


def _number(group: AwardGroup, first_row: int) -> int | Missing | Tally:
    """The number of a group: as stated, else counted over the names, which begin in `first_row`."""
    if group.number is None:
        return NOT_REPORTED
    if group.stated is not None:
        return group.number
    return Tally(group.number, "awards", "name", tuple(range(first_row, first_row + len(group.named))))


def _details(awards: Sequence[Award], interpolator: Interpolator) -> dict[str, Cell]:
    """What is recorded of one recipient, or of all that are only counted, each thing said once.

    Fields are shown as they are recorded, but for merits and decisions, which are put in words; prizes stand apart.
    """
    recorded: dict[str, Cell] = {}
    for column in _DETAILS:
        if column.key in Award.model_fields and column.key != "prize":
            values = [getattr(award, column.key) for award in awards]
            recorded[column.key] = of_all([None if value is None else str(value) for value in values])
    return recorded | details(awards, interpolator)
