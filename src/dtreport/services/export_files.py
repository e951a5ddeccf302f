"""Exports on the disk, written without ever overwriting a person's changes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError, UsageError
from dtreport.store import KEPT, make_shared_folder, replace_file, sweep

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
    """Write an export and remember it; gives where a file that is not ours was moved."""
    path = path.absolute()
    sweep(path.parent)
    here = _digest(path)
    ours = here is None or here in {_written(store, path), hashlib.sha256(content).hexdigest()}
    moved = None if ours else _move_aside(path)
    try:
        replace_file(path, content)
    except DtreportError:
        if moved is not None and not path.exists():
            moved.replace(path)
        raise
    _remember(store, path, content)
    return moved


def _digest(path: Path) -> str | None:
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


def _memory(store: Store, path: Path) -> Path:
    """Where the digest of what was last written to this path is kept: a file for each, so that nobody overwrites it."""
    return store.folder / KEPT / "exports" / hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _written(store: Store, path: Path) -> str | None:
    try:
        return _memory(store, path).read_text(encoding="ascii")
    except (OSError, ValueError):
        return None


def _remember(store: Store, path: Path, content: bytes) -> None:
    """Note what was written. Where that cannot be, a later export moves the file aside instead: nothing is lost."""
    memory = _memory(store, path)
    with contextlib.suppress(OSError, DtreportError):
        make_shared_folder(memory.parent)
        replace_file(memory, hashlib.sha256(content).hexdigest().encode())


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
        return aside
    raise DtreportError(f"Đã có quá nhiều bản cũ của {path.name}.", "Hãy dọn bớt hoặc chọn tên khác bằng -o.")
