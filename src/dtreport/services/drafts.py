"""Editing a whole year file: a private copy for the editor, judged before it is saved, kept when it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.store import Commit, Store


@dataclass(frozen=True)
class Draft:
    """A private copy of a year file, and the bytes that it began from."""

    year: int
    path: Path
    base: bytes

    @property
    def changed(self) -> bool:
        """Whether the copy is no longer what it began from."""
        return self.path.read_bytes() != self.base


def start(store: Store, year: int) -> Draft:
    """Make a private copy of a year file, also of one that does not load. Raises NotRecordedError."""
    _path, raw = store.read_text(year)
    return Draft(year, store.make_draft(f"{year}.toml", raw), raw)


def judge(store: Store, draft: Draft) -> None:
    """Read the copy as if it were the year file. Raises InvalidFileError with all its problems."""
    store.check_text(draft.year, draft.path.read_bytes(), draft.path)


def save(store: Store, draft: Draft) -> Commit:
    """Save the copy and remove it; others' changes to other records are kept.

    Raises ConflictError where others changed the same records; the copy stays.
    """
    commit = store.save_draft(draft.year, draft.base, draft.path.read_bytes(), "sửa trong trình soạn thảo")
    discard(draft)
    return commit


def discard(draft: Draft) -> None:
    """Remove the private copy."""
    draft.path.unlink(missing_ok=True)
