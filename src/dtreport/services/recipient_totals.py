"""Rows that add up a list of recipients, compared with what was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dtreport.records.award import RecipientKind
from dtreport.services.list_values import amount_in
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.text import fold, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.services.pasted_list import ListPart
    from dtreport.services.tables.list_rows import ListRow

_MONEY = re.compile(r"(\d[\d.,]*\d)\s*(nghin |ngan |trieu )?(?:dong|d|vnd)\b")
_COUNT = re.compile(
    r"(?<![\d.,/])0*(\d{1,4})(?![\d.,/]*\d)\s*(?:\([^)]*\)\s*)?"
    r"(tap the|ca nhan|ho gia dinh|ho|gia dinh|nguoi|dong chi|don vi)?"
)
_KINDS = {
    "tap the": RecipientKind.COLLECTIVE,
    "don vi": RecipientKind.COLLECTIVE,
    "ca nhan": RecipientKind.INDIVIDUAL,
    "ho gia dinh": RecipientKind.HOUSEHOLD,
    "ho": RecipientKind.HOUSEHOLD,
    "gia dinh": RecipientKind.HOUSEHOLD,
}
_OF_ALL = re.compile(r"(?:an dinh )?danh sach|an dinh")
_LONGEST = 60


def compared(part: ListPart, row: ListRow, scopes: Sequence[Sequence[Mapping[str, Any]]], scale: int) -> str:
    """What a row of totals says beside what was read: of the whole list, of this group, or since the last total."""
    line = row.row.line
    numbers, amounts = _stated(part, row, scale)
    if _OF_ALL.match(fold(row.text)):
        scopes = scopes[:1]
    differences = []
    for number, noun in numbers:
        read = [_number(scope, noun) for scope in scopes]
        if noun[1] == "người":
            read += [len(scope) for scope in scopes]
        if number not in read:
            differences.append(f"ghi {number}{f' {noun[1]}' if noun[1] else ''}, đọc được {read[0]}")
    for amount in amounts:
        sums = [sum(values.get("prize", 0) for values in scope) for scope in scopes]
        if amount not in sums:
            differences.append(f"ghi {format_number(amount)} đồng, cộng lại được {format_number(sums[0])} đồng")
    text = shortened(row.text, _LONGEST)
    if differences:
        return f"Dòng {line} “{text}” {'; '.join(differences)}: xin xem lại."
    return f"Dòng {line} bỏ qua: dòng tổng “{text}”{', khớp với danh sách' if numbers or amounts else ''}."


def _stated(
    part: ListPart, row: ListRow, scale: int
) -> tuple[list[tuple[int, tuple[RecipientKind | None, str]]], list[int]]:
    """The numbers of recipients and the amounts of money that a row states."""
    numbers: list[tuple[int, tuple[RecipientKind | None, str]]] = []
    amounts: list[int] = []
    for place, cell in enumerate(row.row.cells):
        column = part.header.columns[place] if place < len(part.header.columns) else None
        if not cell:
            continue
        if column is not None and column.key == "prize" and re.search(r"\d", cell):
            try:
                amounts.append(int(amount_in(cell, column.scale if column.scale != 1 else scale)))
            except ValueError:
                amounts.append(-1)
            continue
        words = fold(cell)
        amounts += [int(amount_in(match[0])) for match in _MONEY.finditer(words)]
        words = _MONEY.sub(" ", words)
        for match in _COUNT.finditer(words):
            noun = match[2] or ""
            numbers.append((int(match[1]), (_KINDS.get(noun), _spoken(noun))))
    return numbers, [amount for amount in amounts if amount >= 0]


def _spoken(noun: str) -> str:
    kind = _KINDS.get(noun)
    return kind.label if kind else {"nguoi": "người", "dong chi": "đồng chí"}.get(noun, "")


def _number(scope: Sequence[Mapping[str, Any]], noun: tuple[RecipientKind | None, str]) -> int:
    kind, words = noun
    if words == "người":
        return sum(values.get("recipient_kind") is not RecipientKind.COLLECTIVE for values in scope)
    if kind is None:
        return len(scope)
    return sum(values.get("recipient_kind") is kind for values in scope)
