"""What edits change in the data of a year, held against what others have changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.records import KINDS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class FieldChange(NamedTuple):
    """A new value of one field."""

    kind_or_table: str
    code: str
    """Empty for a table."""
    key: str
    value: Any

    @property
    def field(self) -> tuple[str, str, str]:
        """The kind or the table, the code, and the key."""
        return self.kind_or_table, self.code, self.key

    @property
    def name(self) -> str:
        """The field as people name it: kq-3.text, text.overview."""
        return f"{self.code or self.kind_or_table}.{self.key}"


class DataMerge(NamedTuple):
    """What is still to be changed, and what somebody else has changed otherwise."""

    changes: tuple[FieldChange, ...]
    conflicts: tuple[FieldChange, ...]


def merge(before: Mapping[str, Any], after: Mapping[str, Any], now: Mapping[str, Any]) -> DataMerge:
    """Hold the fields that differ between two states of a year against a third.

    What is already as it is to be is no change any more.

    Args:
        before: The data from which the changes were made.
        after: The data with the changes.
        now: The data into which they are to go.
    """
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    for change, old in _field_changes(before, after):
        block = _block(now, change)
        current = None if block is None else block.get(change.key)
        if block is not None and _plain(current) == _plain(change.value):
            continue
        is_free = block is not None and _plain(current) == _plain(old)
        (changes if is_free else conflicts).append(change)
    return DataMerge(tuple(changes), tuple(conflicts))


def _field_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[FieldChange, Any]]:
    """The fields that differ, of the tables and of the records that are in both, each with its old value."""
    for table in TABLES:
        old, new = before[table.name], after[table.name]
        for key in {**old, **new}:
            if _plain(old.get(key)) != _plain(new.get(key)):
                yield FieldChange(table.name, "", key, new.get(key)), old.get(key)
    for kind in KINDS:
        blocks = {block["code"]: block for block in before[kind.name]}
        for new in after[kind.name]:
            old = blocks.get(new.get("code"), new)
            for key in {**old, **new}:
                if _plain(old.get(key)) != _plain(new.get(key)):
                    yield FieldChange(kind.name, new["code"], key, new.get(key)), old.get(key)


def _block(data: Mapping[str, Any], change: FieldChange) -> Mapping[str, Any] | None:
    blocks = data[change.kind_or_table]
    if not change.code:
        return blocks  # type: ignore[no-any-return]  # a table
    return next((block for block in blocks if block.get("code") == change.code), None)


def _plain(value: Any) -> Any:
    """A value that is compared: a list is one however it is held."""
    return list(value) if isinstance(value, tuple) else value
