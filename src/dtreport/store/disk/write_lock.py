"""One writer at a time: an operating-system lock on a file beside the year file, which a crash releases."""

from __future__ import annotations

import json
import os
import stat
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dtreport.errors import BusyError, DtreportError
from dtreport.store.disk import sharing
from dtreport.store.disk.failures import shown_path, system_error
from dtreport.store.disk.files import check_plain, make_shared_folder, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import Who

PATIENCE = 30.0
"""How many seconds a writer waits for another one."""
QUIET = 1.0
"""After how many of them it says so."""


@contextmanager
def year_lock(places: Places, who: Who, mode: int, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a year.

    Args:
        places: The files of the year.
        who: The person who writes, as others are told who wait.
        mode: The mode of the lock's file: colleagues must be able to open it too.
        waiting: Called with a sentence once the wait is long enough to be noticed.

    Raises BusyError after half a minute, DtreportError where there can be no lock.
    """
    from filelock import FileLock, Timeout

    try:
        if places.lock.is_symlink() or places.lock.exists():
            check_plain(places.lock, places.lock.lstat())
        # No soft lock, which a crash would leave behind; the file stays, since removing it would race with a waiter.
        lock = FileLock(places.lock, mode=mode, poll_interval=0.005, fallback_to_soft=False, preserve_lock_file=True)
        try:
            sharing.retry(lambda: lock.acquire(timeout=min(QUIET, PATIENCE)), sharing.REPLACING)
        except Timeout:
            waiting(f"Đang chờ {_holder(places.owner)} ghi xong tệp {places.file.name}…")
            sharing.retry(lambda: lock.acquire(timeout=max(PATIENCE - QUIET, 0)), sharing.REPLACING)
    except Timeout as failure:
        raise BusyError(
            f"Chưa lưu được: tệp năm {places.year} đang bị giữ bởi {_holder(places.owner)}.",
            "Hãy chạy lại lệnh sau ít phút.",
        ) from failure
    except OSError as failure:
        raise system_error(failure, places.lock, "khóa") from failure
    try:
        _sign(places.owner, who, mode)
        yield
    finally:
        with suppress(OSError):  # what was written stays written; the end of the process frees the lock
            lock.release()


def _sign(path: Path, who: Who, mode: int) -> None:
    """Write down who holds the lock; this only informs, so that it may fail."""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    line = json.dumps({**who._asdict(), "pid": os.getpid(), "since": since}, ensure_ascii=False)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError):
        descriptor = os.open(path, flags, mode)
        try:
            if os.name != "nt":
                with suppress(OSError):
                    os.fchmod(descriptor, mode)
            write_all(descriptor, f"{line}\n".encode("utf-8", "replace"))
        finally:
            os.close(descriptor)


def _holder(path: Path) -> str:
    """Who holds the lock, since when, as far as is known."""
    try:
        owner: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(owner["since"])
        return f"{owner['user']} (máy {owner['host']}, từ {since:%H:%M})"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "người khác"


def make_kept_folder(places: Places) -> None:
    """Make the folder `.dtreport` if it is not there, open to those who use the reports. Raises DtreportError."""
    try:
        try:
            status = places.kept.lstat()
        except FileNotFoundError:
            make_shared_folder(places.kept)
            status = places.kept.lstat()
    except OSError as failure:
        raise system_error(failure, places.kept, "ghi") from failure
    if not stat.S_ISDIR(status.st_mode):
        raise DtreportError(
            f"Không dùng {shown_path(places.kept)}: đó không phải là một thư mục thật.",
            "Hãy đổi tên nó rồi chạy lại lệnh.",
        )
