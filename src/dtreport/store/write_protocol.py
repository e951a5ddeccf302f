"""How a year file is written: under the lock, noted in the journal, and replaced as a whole or not at all."""

from __future__ import annotations

import gc
import os
import stat
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError
from dtreport.store.disk.failures import failed, shown_path
from dtreport.store.disk.files import (
    LARGEST,
    check_target,
    make_shared_folder,
    mode_beside,
    put_in_place,
    read_plain,
    remove_quietly,
    replace_file,
    sweep,
    sync_folder,
    write_beside,
)
from dtreport.store.disk.write_lock import locked, prepare
from dtreport.store.history import journal
from dtreport.store.history.hand_edits import PriorState, outside_line
from dtreport.store.toml_parser import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dtreport.store.changes import RecordChange
    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import Who

MOST_BACKUPS = 20


class Intent(NamedTuple):
    """What is about to be written, and how the history tells it."""

    action: str
    changes: tuple[RecordChange, ...]
    reason: str = ""
    undoes: int | None = None
    given_codes: tuple[str, ...] = ()


@contextmanager
def writing(places: Places, who: Who, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the year for writing; the garbage collector waits, since an edit makes much and drops nothing."""
    try:
        check_target(places.file)
    except OSError as failure:
        raise failed(failure, places.file, "ghi") from failure
    prepare(places)
    collecting = gc.isenabled()
    gc.disable()
    try:
        with locked(places, who, sidecar_mode(places.file), waiting):
            sweep(places.file.parent)
            sweep(places.kept)
            yield
    finally:
        if collecting:
            gc.enable()


def sidecar_mode(file: Path) -> int:
    """The mode of what lies beside: as the year file, and writable for its readers who may write in the folder."""
    wide = mode_beside(file)
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return wide
    return (mode | ((mode & 0o444) >> 1 & wide)) & 0o666


def write(places: Places, found: PriorState, new: bytes, intent: Intent, who: Who) -> int | None:
    """Write the new bytes; the number of the entry, or None when the file has changed. Raises DtreportError."""
    if len(new) > LARGEST:
        raise DtreportError(f"Chưa ghi gì: tệp {shown_path(places.file)} sẽ lớn hơn {LARGEST // 2**20} MB.")
    temporary: Path | None = None
    try:
        status = check_target(places.file)
        number, txn = _note(places, found, new, intent, who)
        own = stat.S_IMODE(status.st_mode) & 0o777 if status else mode_beside(places.file)
        temporary = write_beside(places.file, new, own, status.st_gid if status else None)
        replace_file(places.mirror, new, mode=own)
        if not _unchanged(places.file, found.raw):
            return None
        _put(places, found, temporary, own)
        temporary = None
    except OSError as failure:
        raise failed(failure, places.file, "ghi") from failure
    finally:
        if temporary is not None:
            remove_quietly(temporary)
    _acknowledge(places, number, txn, new)
    return number


def _note(places: Places, found: PriorState, new: bytes, intent: Intent, who: Who) -> tuple[int, str]:
    """The journal learns of what happened outside and of what is about to be done."""
    lines: list[journal.JournalLine] = []
    number = found.past.number
    if found.past.unsettled is not None:
        lines.append({"step": "done", "txn": found.past.unsettled["txn"], "number": number, "after": found.past.known})
    if found.outside is not None:
        number += 1
        _keep(places, found)
        lines.append(outside_line(found, number))
    number += 1
    txn = os.urandom(4).hex()
    line: journal.JournalLine = {"step": "intent", "txn": txn, "number": number, "time": journal.now()}
    line |= {**who._asdict(), "action": intent.action}
    extra = {"reason": intent.reason, "undoes": intent.undoes, "codes": intent.given_codes}
    line |= {key: value for key, value in extra.items() if value}
    line |= {"before": found.digest, "after": digest_of(new)}
    lines.append(line | {"changes": [journal.change_line(change) for change in intent.changes]})
    journal.append(places.journal, lines, sidecar_mode(places.file))
    return number, txn


def _keep(places: Places, found: PriorState) -> None:
    """Copies of the state by hand and of the last one that we knew; the newest few of each year stay.

    Where their own folder cannot be used they lie beside the journal: without them a comment could be lost.
    """
    held = [found.raw or b""]
    with suppress(FileNotFoundError):
        held.append(read_plain(places.mirror))
    try:
        make_shared_folder(places.backups)
        _copy(places, places.backups, held)
    except (OSError, DtreportError):
        _copy(places, places.kept, held)


def _copy(places: Places, folder: Path, held: list[bytes]) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    mode = stat.S_IMODE(places.file.stat().st_mode) & 0o777
    for raw in held:
        path = folder / f"{places.year}-{stamp}-{digest_of(raw)[:8]}.toml"
        if not path.exists():
            replace_file(path, raw, mode=mode)
    for path in sorted(folder.glob(f"{places.year}-*.toml"))[:-MOST_BACKUPS]:
        remove_quietly(path)


def _unchanged(path: Path, raw: bytes | None) -> bool:
    """Whether the file still is as it was read."""
    try:
        return read_plain(path) == raw
    except FileNotFoundError:
        return raw is None


def _overwritten(path: Path, new: bytes) -> bool:
    """Whether somebody has saved over what we just wrote; where it cannot be read now, what was verified counts."""
    try:
        return not _unchanged(path, new)
    except DtreportError:
        return False


def _put(places: Places, found: PriorState, temporary: Path, mode: int) -> None:
    """Replace the year file; where that cannot be made to last, put the old one back and fail."""
    put_in_place(temporary, places.file)
    try:
        sync_folder(places.file.parent)
    except OSError:
        with suppress(OSError, DtreportError):
            if found.raw is None:
                places.file.unlink()
            else:
                replace_file(places.file, found.raw, mode=mode)
        raise


def _acknowledge(places: Places, number: int, txn: str, new: bytes) -> None:
    """Note the commit. The intent on the disk and the file as it wanted are proof enough if that fails."""
    line: journal.JournalLine = {"step": "done", "txn": txn, "number": number, "after": digest_of(new)}
    with suppress(OSError):
        journal.append(places.journal, [line], sidecar_mode(places.file))
    if _overwritten(places.file, new):
        raise DtreportError(
            f"Đã ghi tệp {shown_path(places.file)}, nhưng ngay sau đó chương trình khác đã ghi đè.",
            f"Hãy đóng tệp ở chương trình khác, rồi xem lại: dtreport history {places.year}",
        )
