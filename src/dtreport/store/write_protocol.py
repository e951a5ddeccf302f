"""How a year file is written: under the lock, noted in the journal, and replaced as a whole or not at all."""

from __future__ import annotations

import gc
import os
import stat
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError
from dtreport.store.disk.failures import shown_path, system_error
from dtreport.store.disk.files import (
    LARGEST,
    check_target,
    make_shared_folder,
    mode_beside,
    put_in_place,
    read_plain,
    remove_file,
    remove_quietly,
    replace_file,
    sweep,
    sync_folder,
    write_beside,
)
from dtreport.store.disk.write_lock import make_kept_folder, year_lock
from dtreport.store.history import journal
from dtreport.store.history.hand_edits import PriorState, hand_edit_line
from dtreport.store.toml_parser import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dtreport.store.changes import RecordChange
    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import Seal, Who

MOST_BACKUPS = 20
"""How many copies of states by hand are kept of each year."""


class Intent(NamedTuple):
    """What is about to be written, and how the history tells it."""

    action: str
    """What the history calls it: the command, in short."""
    changes: tuple[RecordChange, ...]
    reason: str = ""
    undoes: int | None = None
    """The number of the entry that is taken back."""
    given_codes: tuple[str, ...] = ()
    """The codes that records written by hand without one are given."""
    highest: Mapping[str, int] = {}
    """The highest number that codes of each prefix have had, those that it writes included."""
    seal: Seal | None = None
    """What is sealed, where this closes the year."""


@contextmanager
def lock_for_writing(places: Places, who: Who, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the year for writing.

    Args:
        places: The files of the year.
        who: The person who writes, for those who wait meanwhile.
        waiting: Called with a sentence when another writer is waited for.

    Raises BusyError, DtreportError.
    """
    check_target(places.file)
    make_kept_folder(places)
    # An edit makes many objects and drops few: the garbage collector would only search them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        with year_lock(places, who, sidecar_mode(places.file), waiting):
            sweep(places.file.parent)
            sweep(places.kept)
            yield
    finally:
        if collecting:
            gc.enable()


def sidecar_mode(file: Path) -> int:
    """The mode of journal and copies: the year file's, and writable for its readers who may write in the folder."""
    # Who reads the year and may write in its folder can replace it, and then needs its lock and its journal too.
    wide = mode_beside(file)
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return wide
    return (mode | ((mode & 0o444) >> 1 & wide)) & 0o666


def write(places: Places, prior: PriorState, new: bytes, intent: Intent, who: Who) -> int | None:
    """Write a year file.

    The order is what makes it safe: the intent is on the disk before the file changes, the new file is on the disk
    before it takes the old one's place, and the commit is noted last. A crash between any two of these steps leaves
    the old file or the new one, and a journal from which `journal_state` tells which.

    Args:
        places: The files of the year.
        prior: What lies on the disk.
        new: The bytes to write.
        intent: How the history tells it.
        who: The person who writes.

    Returns the number of the entry, or None when the file has changed since it was read. Raises DtreportError.
    """
    if len(new) > LARGEST:
        raise DtreportError(f"Chưa ghi gì: tệp {shown_path(places.file)} sẽ lớn hơn {LARGEST // 2**20} MB.")
    temporary: Path | None = None
    try:
        status = check_target(places.file)
        number, txn = _note_intent(places, prior, new, intent, who)
        mode = stat.S_IMODE(status.st_mode) & 0o777 if status else mode_beside(places.file)
        temporary = write_beside(places.file, new, mode, status.st_gid if status else None)
        # The mirror goes first: after a crash and then a hand edit it alone proves that this write was carried out.
        replace_file(places.mirror, new, mode=mode)
        if not _replace(places, prior, temporary, mode):
            return None
        temporary = None
        try:
            sync_folder(places.file.parent)
        except OSError:
            # The new name may not outlast a power cut; what cannot be promised is taken back.
            _put_back(places.file, prior.raw, mode)
            _put_back(places.mirror, prior.raw, mode)
            raise
    except OSError as failure:
        raise system_error(failure, places.file, "ghi") from failure
    finally:
        if temporary is not None:
            remove_quietly(temporary)
    line: journal.JournalLine = {"step": "done", "txn": txn, "number": number, "after": digest_of(new)}
    line["highest"] = intent.highest
    # If this fails, the intent in the journal and the file just as it wanted are proof enough.
    with suppress(OSError, DtreportError):
        journal.append(places.journal, [line], sidecar_mode(places.file))
    try:
        overwritten = not _is_unchanged(places.file, new)
    except DtreportError:  # it cannot be read now; what was read back before it was put in place counts
        overwritten = False
    if overwritten:
        raise DtreportError(
            f"Đã ghi tệp {shown_path(places.file)}, nhưng ngay sau đó chương trình khác đã ghi đè.",
            f"Hãy đóng tệp ở chương trình khác, rồi xem lại: dtreport history {places.year}",
        )
    return number


def _replace(places: Places, prior: PriorState, temporary: Path, mode: int) -> bool:
    """Put the new file in the place of the old one, unless that has changed since it was read, or stays open."""
    replaced = False
    try:
        replaced = put_in_place(temporary, places.file, lambda: _is_unchanged(places.file, prior.raw))
    finally:
        # Once somebody saves the file, a mirror of what was not written would prove that it was.
        if not replaced:
            _put_back(places.mirror, prior.raw, mode)
    return replaced


def _put_back(path: Path, raw: bytes | None, mode: int) -> None:
    """Give a file the bytes that it had, as far as the disk lets us; None means that there was none."""
    with suppress(DtreportError):
        if raw is None:
            remove_file(path)
        else:
            replace_file(path, raw, mode=mode)


def _note_intent(places: Places, prior: PriorState, new: bytes, intent: Intent, who: Who) -> tuple[int, str]:
    """Write into the journal what is about to be done, after whatever happened that it does not know yet.

    Returns the number of the entry, and the mark that ties the note of the commit to this intent.
    """
    lines: list[journal.JournalLine] = []
    past, number = prior.past, prior.past.number
    if past.unsettled is not None:
        lines.append(
            {"step": "done", "txn": past.unsettled["txn"], "number": number, "after": past.known}
            | {"highest": prior.highest}
        )
    if prior.outside is not None:
        number += 1
        _back_up(places, prior)
        lines.append(hand_edit_line(prior, number))
    number += 1
    txn = os.urandom(4).hex()
    line: journal.JournalLine = {"step": "intent", "txn": txn, "number": number, "time": journal.now()}
    line |= {**who._asdict(), "action": intent.action}
    seal = intent.seal and intent.seal._asdict()
    extra = {"reason": intent.reason, "undoes": intent.undoes, "codes": intent.given_codes, "seal": seal}
    line |= {key: value for key, value in extra.items() if value}
    line |= {"before": prior.digest, "after": digest_of(new)}
    lines.append(line | {"changes": [journal.change_line(change) for change in intent.changes]})
    try:
        journal.append(places.journal, lines, sidecar_mode(places.file))
    except OSError as failure:
        raise system_error(failure, places.journal, "ghi") from failure
    return number, txn


def _back_up(places: Places, prior: PriorState) -> None:
    """Copy the file as edited by hand and the last one that dtreport wrote; the newest few copies of each year stay."""
    states = [prior.raw or b""]
    with suppress(FileNotFoundError):
        states.append(read_plain(places.mirror))
    try:
        make_shared_folder(places.backups)
        _copy(places, places.backups, states)
    except (OSError, DtreportError):
        # Without the copies a comment could be lost: where their own folder cannot be used they lie by the journal.
        _copy(places, places.kept, states)


def _copy(places: Places, folder: Path, states: list[bytes]) -> None:
    """Write these states of a year file into a folder, and remove its oldest copies. Raises OSError, DtreportError."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    mode = stat.S_IMODE(places.file.stat().st_mode) & 0o777
    sweep(folder)
    for raw in states:
        path = folder / f"{places.year}-{stamp}-{digest_of(raw)[:8]}.toml"
        if not path.exists():
            replace_file(path, raw, mode=mode)
    for path in sorted(folder.glob(f"{places.year}-*.toml"))[:-MOST_BACKUPS]:
        remove_quietly(path)


def _is_unchanged(path: Path, raw: bytes | None) -> bool:
    """Whether the file still has these bytes; None means that there was none. Raises DtreportError."""
    try:
        return read_plain(path) == raw
    except FileNotFoundError:
        return raw is None
