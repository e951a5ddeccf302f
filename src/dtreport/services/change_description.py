"""Telling people what changed: field by field, in the words of the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.records import KINDS, TABLES, Kind
from dtreport.records.base import SILENCED, specs
from dtreport.records.typed_fields import as_typed
from dtreport.records.values import spoken
from dtreport.store import Insert
from dtreport.vietnamese.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtreport.records import SettingsTable
    from dtreport.records.base import Spec
    from dtreport.store import Change, HistoryEntry
    from dtreport.store.changes import RecordChange

EMPTY = "(trống)"
SHORT = 60
"""How long a change may be, in characters, to be told in full."""


def differences(kind: Kind | SettingsTable, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What is different between two states of one record or table: "Thực hiện 2 → 3"."""
    fields = []
    for spec in specs(kind.model):
        absent = None if spec.required else spec.default
        fields.append((spec.label, *(_shown(spec, values.get(spec.name, absent)) for values in (old, new))))
    lines = []
    for label, before, after in (*fields, _silences(old, new)):
        if before != after:
            short = len(before) + len(after) <= SHORT
            lines.append(f"{label} {before} → {after}" if short else f"{label} → {shortened(after, SHORT)}")
    return lines


def _silences(*states: Mapping[str, Any]) -> tuple[str, str, str]:
    """What two states of a record silence, under its label."""
    before, after = (values.get(SILENCED) for values in states)
    return "Bỏ qua khi kiểm tra", _silences_shown(before), _silences_shown(after)


def _silences_shown(value: Any) -> str:
    if not isinstance(value, dict) or not value:
        return EMPTY
    return "; ".join(f"{rule}: {reason}" for rule, reason in value.items())


def _shown(spec: Spec, value: Any) -> str:
    if value is None:
        return EMPTY
    try:
        checked = [spec.value.check(item) for item in value] if spec.many else spec.value.check(value)
        return "; ".join(as_typed(spec, checked))
    except ValueError:
        return "(không đọc được)"


def change_lines(entry: HistoryEntry, *, back: bool = False) -> Iterator[str]:
    """What an entry did, or with `back` what undoing it does: a line a record."""
    for change in reversed(entry.changes) if back else entry.changes:
        yield _change_line(change, back=back)


def change_fields(change: RecordChange) -> Iterator[str]:
    """What a change did to each field: "Thực hiện: 2 → 3"; what was added or taken out is told as a whole."""
    kind = {item.name: item for item in (*KINDS, *TABLES)}.get(change.kind_or_table)
    old, new = change.old or {}, change.new or {}
    fields = [
        (spec.label, _shown(spec, old.get(spec.name)), _shown(spec, new.get(spec.name)))
        for spec in (specs(kind.model) if kind is not None and not change.moved else ())
    ]
    for label, before, after in (*fields, _silences(old, new)):
        if before != after:
            both = f"{before} → {after}"
            yield f"{label}: {after if change.before is None else before if change.after is None else both}"


def _headline(kind: Kind | SettingsTable, values: Mapping[str, Any]) -> str:
    """What people call a record that is gone, as far as it can be read; a table has no such words."""
    names = kind.model.headline if isinstance(kind, Kind) else ()
    return shortened(" ".join(str(values[name]) for name in names if name in values), SHORT)


def new_code_lines(changes: Iterable[Change]) -> Iterator[str]:
    """The records that came back under a new code, since another one has theirs now."""
    for change in changes:
        if isinstance(change, Insert) and change.once:
            yield f"{change.once} nay là mã của mục khác, nên mục cũ trở lại với mã mới {change.record['code']}"


def _change_line(change: RecordChange, *, back: bool) -> str:
    before, after = (change.new, change.old) if back else (change.old, change.new)
    added, gone = ("đưa trở lại", "bỏ") if back else ("thêm", "xóa")
    name = change.code or change.kind_or_table
    kind = {item.name: item for item in (*KINDS, *TABLES)}.get(change.kind_or_table)
    if kind is None:  # the keys at the top of the file, of which only `closed` ever changes
        closed = (values and values.get("closed") for values in (before, after))
        return "ngày chốt {} → {}".format(*(spoken(day) if day else EMPTY for day in closed))
    called = kind.noun if name == kind.name else f"{kind.noun} {name}"
    if change.moved:
        return f"{called}: về chỗ cũ" if back else f"{called}: chuyển chỗ"
    if before is None:
        return f"{added} {called}" + (f" (trước là {change.once})" if change.once else "")
    if after is None:
        words = "" if back else _headline(kind, before)
        return f"{gone} {called}" + (f": {words}" if words else "")
    return f"{called}: {'; '.join(differences(kind, before, after)) or 'trình bày'}"
