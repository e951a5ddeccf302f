"""Changes to a year: those that a caller asks for, and those that history tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.store.toml_parser import values_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Surroundings(NamedTuple):
    """What a block stood between; with it a change is taken back to the last byte."""

    above: str
    """The line ends, blanks and comments between the statement above and the block."""
    below: str
    """Those between the block and the header below."""
    joint: str
    """Those between that statement and that header where the block is not there."""
    name: str = ""
    """The kind or table of that header; nothing at the end of the file."""
    code: str = ""
    """The code of that record; nothing for a table."""


class Insert(NamedTuple):
    """Put a new record before another of its kind, or after the last of its kind."""

    kind: str
    record: Mapping[str, Any]
    before: str | None = None
    text: str = ""
    """The block as it once stood in the file, comments and all; used by undo and merge."""
    around: Surroundings | None = None
    """What it stood between; used by undo."""
    once: str = ""
    """The code that it had before another record took that; used by undo."""


class Replace(NamedTuple):
    """Give a record the values of `record`; only the keys that differ change in the text."""

    kind: str
    code: str
    record: Mapping[str, Any]
    text: str = ""
    """The block as it once stood in the file; used by undo and merge."""


class Remove(NamedTuple):
    """Take a record out."""

    kind: str
    code: str
    around: Surroundings | None = None
    """What it was put between; used by undo."""


class Move(NamedTuple):
    """Put a record before another of its kind, or at the end of its kind."""

    kind: str
    code: str
    before: str | None = None


class SetTable(NamedTuple):
    """Give a table of settings these values; the table "" is the top-level keys but schema and year."""

    table: str
    values: Mapping[str, Any]
    text: str = ""
    """The table as it once stood in the file; used by undo."""


Change = Insert | Replace | Remove | Move | SetTable


class RecordChange(NamedTuple):
    """What happened to one record or table: the TOML text of its block before and after, comments and all."""

    kind_or_table: str
    code: str
    """The code of the record; nothing for a table."""
    before: str | None
    after: str | None
    follower: str | None = None
    """The code of the record that stood (or, for a new one, stands) behind it among its kind."""
    moved: bool = False
    new_follower: str | None = None
    """Where it was moved: the code of the record behind it afterwards."""
    around: Surroundings | None = None
    """What a record that was added or removed stood between, where that is known."""
    once: str = ""
    """The code that a record had before it was taken out, where it is brought back under another one."""

    @property
    def old(self) -> dict[str, Any] | None:
        """The values before, or None where there was nothing."""
        return values_of(self.before)

    @property
    def code_before(self) -> str:
        """The code that the record had before this change, where it was there."""
        # Most often it is the same, and need not be parsed to be seen.
        if not self.code or self.before is None or f'\ncode = "{self.code}"\n' in self.before:
            return self.code
        return str((self.old or {}).get("code", self.code))

    @property
    def new(self) -> dict[str, Any] | None:
        """The values after, or None where nothing is left."""
        return values_of(self.after)
