"""What the store hands out: a year file as it is, a commit, an entry of the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import DtreportError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from dtreport.report import Highest, Year
    from dtreport.store.changes import Change, RecordChange


def without_surrogates(words: str) -> str:
    """The words with a question mark for each byte that the system could not read as a letter (a surrogate)."""
    return words.encode("utf-8", "replace").decode("utf-8")


class Who(NamedTuple):
    """The person at the keyboard, as the machine knows them."""

    user: str
    host: str

    @classmethod
    def current(cls) -> Who:
        """The user and the machine of this process; a question mark where the system does not say."""
        import getpass
        import socket

        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):
            user = "?"
        try:
            host = socket.gethostname()
        except OSError:
            host = "?"
        return cls(without_surrogates(user) or "?", without_surrogates(host) or "?")


class ConflictError(DtreportError):
    """A draft and others have changed the same records; nothing was written, and the draft is the caller's to keep."""


@dataclass(frozen=True)
class YearFile:
    """A year file as it was read: its bytes, their digest, the data in it, and the report."""

    path: Path
    raw: bytes
    digest: str
    """The SHA-256 of the bytes, in hexadecimal."""
    data: dict[str, Any]
    year: Year
    highest: Highest = field(default=dict, compare=False)
    """The numbers that codes of this year have had so far, those of records that are gone included."""


class HandEdit(NamedTuple):
    """What was changed by hand since dtreport last wrote: codes of records, names of tables."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    compared: bool = True
    """Whether it is known what was changed: there was a last state to compare with."""


@dataclass(frozen=True)
class Commit:
    """What a write did; `number` is None when there was nothing to write."""

    year: int
    path: Path
    number: int | None
    changes: tuple[Change, ...]
    given_codes: tuple[str, ...]
    outside: HandEdit | None
    file: YearFile
    """The file afterwards."""


class Seal(NamedTuple):
    """What a year was when it was closed: its data, and every file of its kit."""

    data: str
    """The digest of the data that its papers were made from, as they bear it."""
    papers: Mapping[str, str]
    """The SHA-256 of each file of the kit, in hexadecimal, by its name."""


class JournalGaps(NamedTuple):
    """What a journal should hold and does not."""

    missing: bool = False
    """Whether there is none, or an empty one, though dtreport has written to the year."""
    defects: tuple[int, ...] = ()
    """Its lines that cannot be read, by number; without those in `fragments`."""
    lost: tuple[int, ...] = ()
    """The numbers of entries that are not there."""
    no_mirror: bool = False
    """Whether the copy of what dtreport last wrote is gone, with which hand edits are compared."""
    fragments: tuple[int, ...] = ()
    """Its lines that a crash tore, by number, where nothing that was saved is missing."""


@dataclass(frozen=True)
class HistoryEntry:
    """One step in the history of a year; `number` is None for a hand edit that is not yet noted."""

    number: int | None
    time: datetime
    who: Who
    action: str
    reason: str
    undoes: int | None
    changes: tuple[RecordChange, ...]
    outside: bool
    creates: bool = False
    """Whether there was no file before."""
    compared: bool = True
    """Whether it is known what a hand edit changed."""
    damaged: bool = False
    """Whether the journal's line was spoilt: what could be read is here, and the entry cannot be undone."""
    seal: Seal | None = None
    """What was sealed, where this closed the year."""
