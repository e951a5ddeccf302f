"""A list before it is recorded: what is the same for all once, a line for each record, what to look at."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dtreport.cli.answer_pages import page
from dtreport.papers.blocks import Column, ColumnKind, Items, Paragraph, Row, Table
from dtreport.records.base import specs
from dtreport.records.values import DATE, NUMBER, WHOLE, YEAR, spoken
from dtreport.services.list_values import QUALIFIERS
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.text import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.papers.blocks import Block, Paper
    from dtreport.records import Kind
    from dtreport.records.base import Spec
    from dtreport.records.figure import Figure
    from dtreport.report import Year
    from dtreport.services.figure_list import FigureChange, FigureList

_GAP = 3
_NARROWEST, _NARROWEST_CELL = 40, 8
_USUAL_WIDTH = 100
_ALWAYS = frozenset(("recipient", "name", "text", "number", "subject", "outcome", "code"))
"""What each record is called by; it stands in the table also where all have the same."""
_ONE_ALONE = frozenset(("title", "authority", "recipient_kind", "decision", "merit", "presenter"))
"""What is said above the table where the list has only one record."""

_NEVER_CUT = frozenset(("recipient", "code"))
_FIGURES = (NUMBER, WHOLE, YEAR, DATE)
_SHORT = {
    "Người, đơn vị nhận": "Tên",
    "Hình thức, danh hiệu": "Hình thức",
    "Tiền thưởng cho một người, tập thể, hộ": "Thưởng mỗi suất",
    "Thực hiện năm trước": "Năm trước",
    "Mảng công tác": "Mảng",
    "Trong đó của": "Thuộc",
}
"""Labels that leave room for what stands under them."""


def list_page(
    kind: Kind, rows: Sequence[Mapping[str, Any]], marks: Sequence[str] = (), remarks: Sequence[str] = ()
) -> Paper:
    """Rows that are about to become records."""
    fields = [spec for spec in specs(kind.model) if any(row.get(spec.name) is not None for row in rows)]
    common = [spec for spec in fields if _same_for_all(spec, rows)]
    own = [spec for spec in fields if spec not in common and spec.name not in QUALIFIERS.values()]
    common = [spec for spec in common if spec.name not in QUALIFIERS.values()]
    blocks: list[Block] = []
    if common:
        values = "; ".join(f"{spec.label}: {_shown(spec, rows[0][spec.name])}" for spec in common)
        blocks.append(Paragraph(f"Chung cho cả danh sách: {values}."))
    columns = [("TT", [str(number) for number in range(1, len(rows) + 1)])]
    columns += [(_SHORT.get(spec.label, spec.label), [_cell(spec, row) for row in rows]) for spec in own]
    if any(marks):
        columns.append(("Xem lại", list(marks)))
    whole = {len(columns) - 1} if any(marks) else set()
    whole |= {place for place, spec in enumerate(own, 1) if spec.name in _NEVER_CUT or spec.value in _FIGURES}
    blocks.append(_table(kind.name, columns, whole))
    if remarks:
        blocks.append(Items(tuple(remarks)))
    return page(kind.noun, blocks)


def _same_for_all(spec: Spec, rows: Sequence[Mapping[str, Any]]) -> bool:
    first = rows[0].get(spec.name)
    if (
        first is None
        or spec.name in _ALWAYS
        or spec.name in QUALIFIERS
        or any(row.get(spec.name) != first for row in rows)
    ):
        return False
    return len(rows) > 1 or spec.name in _ONE_ALONE


def _cell(spec: Spec, row: Mapping[str, Any]) -> str:
    value = row.get(spec.name)
    if value is None:
        return ""
    return " ".join(filter(None, (row.get(QUALIFIERS.get(spec.name, "")), _shown(spec, value))))


def _shown(spec: Spec, value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "; ".join(spoken(item) for item in value)
    if isinstance(value, Decimal) or (spec.value is WHOLE and isinstance(value, int)):
        return format_number(value)
    return " ".join(spoken(value).split("\n"))


def _table(name: str, columns: Sequence[tuple[str, list[str]]], whole: set[int]) -> Table:
    """One line for each row: the longest texts are cut, never the names and figures, whose columns are `whole`."""
    room = max(_NARROWEST, shutil.get_terminal_size((_USUAL_WIDTH, 24)).columns) - _GAP * (len(columns) - 1)
    heads = [len(label) for label, _cells in columns]
    limits = [max(head, *map(len, cells)) for head, (_label, cells) in zip(heads, columns, strict=True)]
    free = [place for place in range(1, len(columns)) if place not in whole]
    while sum(limits) > room and any(limits[place] > max(heads[place], _NARROWEST_CELL) for place in free):
        widest = max(free, key=lambda place: limits[place] - heads[place])
        limits[widest] -= 1
    shown = tuple(
        Column(
            f"c{place}", label, ColumnKind.CENTRED if not place else ColumnKind.TEXT, max(4, limits[place]), place > 0
        )
        for place, (label, _cells) in enumerate(columns)
    )
    rows = tuple(
        Row(tuple(shortened(cells[number], limits[place]) or None for place, (_label, cells) in enumerate(columns)))
        for number in range(len(columns[0][1]))
    )
    return Table(name, shown, rows)


def changes_page(year: Year, figures: FigureList) -> Paper:
    """What a list changes in figures, one line for each: what was there, and what comes."""
    by_code = {figure.code: figure for figure in year.figures}
    columns = [
        ("TT", [str(number) for number in range(1, len(figures.changes) + 1)]),
        ("Mã", [change.code for change in figures.changes]),
        ("Tên", [by_code[change.code].name for change in figures.changes]),
    ]
    whole = {1}
    for spec in specs(type(by_code[figures.changes[0].code])):
        if spec.name in QUALIFIERS.values():
            continue
        cells = [_change(spec, by_code[change.code], change) for change in figures.changes]
        if any(cells):
            whole.add(len(columns))
            columns.append((_SHORT.get(spec.label, spec.label), cells))
    blocks: list[Block] = [_table("changes", columns, whole)]
    if figures.remarks:
        blocks.append(Items(figures.remarks))
    return page("số liệu", blocks)


def _change(spec: Spec, figure: Figure, change: FigureChange) -> str:
    """One value before and after, with the word that people say before it."""
    values = change.values
    if spec.name not in values:
        return ""
    word = QUALIFIERS.get(spec.name, "")
    before = getattr(figure, spec.attribute)
    old = " ".join(filter(None, (getattr(figure, word, None), _shown(spec, before)))) if before is not None else "…"
    qualifier = None if word in change.cleared else values.get(word, getattr(figure, word, None))
    new = " ".join(filter(None, (qualifier, _shown(spec, values[spec.name]))))
    return "đã đúng" if old == new else f"{old} → {new}"
