"""Exports on the disk, written without ever overwriting a person's changes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError, UsageError
from dtreport.store import (
    KEPT,
    LONGEST_NAME,
    is_missing,
    length_of_name,
    make_empty,
    make_shared_folder,
    move_file,
    read_any,
    remove_file,
    replace_file,
    sweep,
    system_error,
)

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


def write_export(store: Store, path: Path, content: bytes) -> tuple[Path, ...]:
    """Write an export and remember it; gives where files that are not ours were moved, in the order they came.

    A file is ours where its digest is the one that was noted when it was written. Raises DtreportError where the file
    cannot be read or written; the old one then stays as it was.
    """
    path = path.absolute()
    sweep(path.parent)
    new = hashlib.sha256(content).hexdigest()
    # One note for each path, so that nobody overwrites the note of another; Windows does not tell the cases apart.
    place = os.fsencode(os.path.normcase(path))
    memory = store.folder / KEPT / "exports" / hashlib.sha256(place).hexdigest()[:16]
    try:
        noted = read_any(memory).decode("ascii")
    except (OSError, ValueError, DtreportError):
        noted = None
    ours = {None, noted, new}
    moved = [] if _digest(path) in ours else [_move_aside(path)]
    try:
        # Whoever has it open may save their changes while it is waited for: they are moved aside as well.
        while not replace_file(path, content, unchanged=lambda: _digest(path) in ours):
            moved.append(_move_aside(path))
    except DtreportError as failure:
        if moved and not path.exists():
            with contextlib.suppress(DtreportError):
                move_file(moved[-1], path)
                moved.pop()
        if moved:
            failure.hint = f"{failure.hint} Bản cũ còn nguyên ở {', '.join(map(str, moved))}"
        raise
    # Where nothing can be noted, a later export moves the file aside instead: nothing is lost.
    with contextlib.suppress(OSError, DtreportError):
        make_shared_folder(memory.parent)
        sweep(memory.parent)
        replace_file(memory, new.encode())
    return tuple(moved)


def _digest(path: Path) -> str | None:
    """The digest of a plain file; None where there is none. Raises DtreportError."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise DtreportError(f"{path.name} không phải là một tệp thường.", "Hãy chọn tên khác bằng -o.")
        return hashlib.sha256(read_any(path)).hexdigest()
    except OSError as failure:
        if is_missing(failure):
            return None
        raise system_error(failure, path, "đọc") from failure


def _move_aside(path: Path) -> Path:
    for number in range(1, _TRIES):
        mark = f" (ban cu {number}){path.suffix}"
        whole = length_of_name(path.stem + mark) <= LONGEST_NAME
        aside = path.with_name((path.stem if whole else path.stem[: -len(mark)]) + mark)
        try:
            make_empty(aside)
        except FileExistsError:
            continue
        try:
            move_file(path, aside)
        except DtreportError:
            with contextlib.suppress(DtreportError):  # it is empty
                remove_file(aside)
            raise
        return aside
    raise DtreportError(f"Đã có quá nhiều bản cũ của {path.name}.", "Hãy dọn bớt hoặc chọn tên khác bằng -o.")
