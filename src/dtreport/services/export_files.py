"""Exports on the disk, written without ever overwriting a person's changes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError, UsageError
from dtreport.store import KEPT, make_shared_folder, replace_file, sweep, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.store import Store

_TRIES = 1_000


def refuse_own(store: Store, path: Path) -> None:
    """Raises UsageError for a place that is not for papers: year files, and what dtreport keeps beside them."""
    folder, own = store.folder.resolve(), (store.folder / KEPT).resolve()
    place = path.parent.resolve()
    if (place == folder and path.suffix.lower() == ".toml") or own in (place, *place.parents):
        raise UsageError(f"Không xuất giấy tờ vào {path.name}: chỗ đó dành cho tệp năm.", "Hãy chọn nơi khác bằng -o.")


def write_export(store: Store, path: Path, content: bytes) -> Path | None:
    """Write an export and remember it; gives where a file that is not ours was moved.

    A file is ours where its digest is the one that was noted when it was written. Raises DtreportError where the file
    cannot be read or written; the old one then stays as it was.
    """
    path = path.absolute()
    sweep(path.parent)
    new = hashlib.sha256(content).hexdigest()
    # One note for each path, so that nobody overwrites the note of another.
    memory = store.folder / KEPT / "exports" / hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    try:
        noted = memory.read_text(encoding="ascii")
    except (OSError, ValueError):
        noted = None
    moved = None if _digest(path) in {None, noted, new} else _move_aside(path)
    try:
        replace_file(path, content)
    except DtreportError:
        if moved is not None and not path.exists():
            moved.replace(path)
        raise
    # Where nothing can be noted, a later export moves the file aside instead: nothing is lost.
    with contextlib.suppress(OSError, DtreportError):
        make_shared_folder(memory.parent)
        sweep(memory.parent)
        replace_file(memory, new.encode())
    return moved


def _digest(path: Path) -> str | None:
    """The digest of a plain file; None where there is none. Raises DtreportError."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise DtreportError(f"{path.name} không phải là một tệp thường.", "Hãy chọn tên khác bằng -o.")
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as reason:
        raise DtreportError(
            f"Không đọc được {path.name} đang có ở đó.", "Hãy đóng tệp trong chương trình khác rồi xuất lại."
        ) from reason


def _move_aside(path: Path) -> Path:
    for number in range(1, _TRIES):
        aside = path.with_name(f"{path.stem} (ban cu {number}){path.suffix}")
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        except OSError as reason:
            raise DtreportError(f"Không ghi được vào thư mục {path.parent}.", "Hãy chọn nơi khác bằng -o.") from reason
        try:
            path.replace(aside)
        except OSError as reason:
            aside.unlink(missing_ok=True)
            raise DtreportError(
                f"Không chuyển được bản cũ của {path.name}.", "Hãy đóng tệp trong Excel rồi xuất lại."
            ) from reason
        with contextlib.suppress(OSError):  # the new paper must not outlast a power cut without the old one
            sync_folder(path.parent)
        return aside
    raise DtreportError(f"Đã có quá nhiều bản cũ của {path.name}.", "Hãy dọn bớt hoặc chọn tên khác bằng -o.")
