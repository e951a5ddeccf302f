"""Private copies for the editor, kept beside the year files and never in the system's folder for temporary files."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from dtreport.store.disk.failures import failed
from dtreport.store.disk.files import make_shared_folder

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def make_draft(kept: Path, name: str, raw: bytes) -> Path:
    """A new file that only its maker can read, ending as `name` does. Raises DtreportError."""
    folder = kept / "drafts"
    path = folder / f"{secrets.token_hex(3)}-{name}"
    try:
        make_shared_folder(folder)
        with os.fdopen(os.open(path, _FLAGS, 0o600), "wb") as file:
            file.write(raw)
    except OSError as failure:
        raise failed(failure, path, "ghi") from failure
    return path


def drafts(kept: Path) -> tuple[Path, ...]:
    """The private copies that were never saved."""
    return tuple(sorted((kept / "drafts").glob("*-*")))
