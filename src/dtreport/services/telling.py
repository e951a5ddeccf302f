"""Telling people what changed: field by field, in the words of the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.records.entry import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtreport.records import Kind, Table
    from dtreport.records.base import Spec
    from dtreport.store import Entry
    from dtreport.store.changes import RecordChange

SHORT = 60
"""How long a change may be, in characters, to be told in full."""


def differences(found: Kind | Table, held: Mapping[str, Any], changed: Mapping[str, Any]) -> list[str]:
    """What is different between two states of one record or table: "Thực hiện 2 → 3"."""
    said = []
    for spec in specs(found.model):
        absent = None if spec.required else spec.default
        before, after = (_shown(spec, values.get(spec.name, absent)) for values in (held, changed))
        if before != after:
            short = len(before) + len(after) <= SHORT
            said.append(f"{spec.label} {before} → {after}" if short else f"{spec.label} (đã thay lời văn)")
    return said


def _shown(spec: Spec, value: Any) -> str:
    if value is None:
        return "(trống)"
    try:
        checked = [spec.value.check(item) for item in value] if spec.many else spec.value.check(value)
        return "; ".join(as_typed(spec, checked))
    except ValueError:
        return "(không đọc được)"


def taken_back(entry: Entry) -> Iterator[str]:
    """What undoing an entry does, a line a record."""
    for change in reversed(entry.changes):
        yield _taken_back(change)


def _taken_back(change: RecordChange) -> str:
    found = {item.name: item for item in (*KINDS, *TABLES)}.get(change.kind_or_table)
    name = change.code or change.kind_or_table
    if found is None:
        return "thông tin đầu tệp trở lại như trước"
    if change.moved:
        return f"{name}: về chỗ cũ"
    if change.old is None:
        return f"{name}: bỏ {found.noun} đã thêm"
    if change.new is None:
        return f"{name}: đưa {found.noun} trở lại"
    return f"{name}: {'; '.join(differences(found, change.new, change.old)) or 'trở lại như trước'}"
