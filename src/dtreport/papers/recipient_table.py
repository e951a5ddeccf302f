"""Who was honoured: each honour from high to low rank with its number, and under it those who are named."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Row, Table, Total, row
from dtreport.papers.honour_sentences import (
    before_names,
    full_name,
    groups_of,
    honour_name,
    of_all,
    recipients_source,
    uncounted,
)
from dtreport.papers.interpolation import Interpolator
from dtreport.vietnamese.numbers import roman
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.records.award import Award
    from dtreport.report import Year

NAME = Column("name", "Họ và tên, đơn vị được khen", ColumnKind.TEXT, 34)
DETAILS = (
    Column("position", "Chức vụ", ColumnKind.TEXT, 16, optional=True),
    Column("unit", "Đơn vị", ColumnKind.TEXT, 22, optional=True),
    Column("merit", "Thành tích", ColumnKind.TEXT, 28, optional=True),
    Column("decision", "Quyết định", ColumnKind.TEXT, 26, optional=True),
)
_ORDER = Column("order", "TT", ColumnKind.CENTRED, 5)
_HONOUR = NAME._replace(label="Danh hiệu, hình thức khen thưởng")
_NUMBER = Column("number", "Số lượng", ColumnKind.NUMBER, 8)


def names_recipients(year: Year) -> bool:
    """Whether anybody who was honoured is named."""
    return any(award.recipient is not None for award in year.awards)


def recipients_table(year: Year) -> Table:
    """A row for each honour and kind of recipient with its number, its named recipients, the total of what is known.

    What is recorded of those who are only counted stands in the row of the honour. No rows where nobody was honoured.
    """
    interpolator = Interpolator(year, brief=True)
    groups = groups_of(year)
    named = names_recipients(year)
    columns = (_ORDER, NAME if named else _HONOUR, *DETAILS, _NUMBER)
    rows: list[Row] = []
    group_rows: list[int] = []
    for place, group in enumerate(groups, 1):
        group_rows.append(len(rows))
        honour = f"{honour_name(group.title, group.authority)} ({group.recipient_kind.label})"
        some = before_names([group])
        cells: dict[str, Cell] = {
            "order": roman(place) if named else place,
            "name": f"{honour}{some}:" if some else honour,
            "number": NOT_REPORTED if group.number is None else group.number,
        }
        counted = [award for award in group.members if award.recipient is None]
        sources = {"number": recipients_source(group)}
        rows.append(row(columns, cells | details(counted, interpolator), strong=named, sources=sources))
        for order, award in enumerate(group.named, 1):
            cells = {"order": order, "name": full_name(award)}
            rows.append(row(columns, cells | details([award], interpolator), level=1))
    if groups:
        numbers = [group.number for group in groups if group.number is not None]
        unknown = [group.title for group in groups if group.number is None]
        name = f"Tổng số ({uncounted(unknown)})" if unknown else "Tổng số"
        total = Total(sum(map(Decimal, numbers), Decimal()) if numbers else None, tuple(group_rows))
        rows.append(row(columns, {"name": name, "number": total}, strong=True))
    return Table("recipients", columns, tuple(rows))


def details(awards: Sequence[Award], interpolator: Interpolator) -> dict[str, Cell]:
    """The cells of DETAILS for one recipient, or for all that are only counted, each thing said once.

    Of several of whom not all have a thing recorded it says so: what is said of some is not said of all.
    """
    # A decision is cited once: a second citation would be in other words.
    cited = {code: interpolator.cite(code) for code in dict.fromkeys(award.decision for award in awards) if code}
    merits = (award.merit for award in awards)
    return {
        "position": of_all([award.position for award in awards]),
        "unit": of_all([award.unit for award in awards]),
        "merit": of_all([merit and capitalise(interpolator.on_one_line(merit)) for merit in merits]),
        "decision": of_all([award.decision and cited[award.decision] for award in awards]),
    }
