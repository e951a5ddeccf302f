"""Files on the disk: read only what is a plain file, replace only as a whole."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError
from dtreport.store.disk import sharing
from dtreport.store.disk.failures import is_missing, shown_path, system_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 16 * 2**20
STALE = 24 * 3600
_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def check_plain(path: Path, status: os.stat_result) -> None:
    """Raise DtreportError for everything that is not a plain file of one name."""
    if stat.S_ISLNK(status.st_mode):
        raise DtreportError(
            f"Không dùng tệp {shown_path(path)}: đó là một liên kết, không phải tệp thật.", _PUT_THE_FILE
        )
    if not stat.S_ISREG(status.st_mode):
        what = "thư mục" if stat.S_ISDIR(status.st_mode) else "tệp đặc biệt của hệ thống"
        raise DtreportError(f"Không dùng {shown_path(path)}: đó là {what}, không phải tệp thường.", _PUT_THE_FILE)
    if status.st_nlink > 1:
        raise DtreportError(
            f"Không dùng tệp {shown_path(path)}: tệp có hơn một tên (liên kết cứng), ghi vào sẽ tách đôi dữ liệu.",
            "Hãy chép tệp ra một bản riêng rồi đặt bản đó vào đúng chỗ.",
        )


_PUT_THE_FILE = "Hãy đặt chính tệp báo cáo vào chỗ đó."


def read_plain(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a plain file. Raises FileNotFoundError, DtreportError; tries again while a program holds it."""

    def read() -> bytes:
        check_plain(path, path.lstat())
        # Looked at again once it is open: between the two somebody may have put a pipe or a link in its place.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS), "rb") as file:  # noqa: PTH123, it is opened by its number
            status = os.fstat(file.fileno())
            check_plain(path, status)
            if status.st_size > largest:
                raise DtreportError(
                    f"Tệp {shown_path(path)} lớn hơn {largest // 2**20} MB, không phải tệp báo cáo.",
                    "Hãy xem lại tệp có bị chép nhầm không.",
                )
            return file.read()

    return _read(path, read)


def read_any(path: Path, most: int = -1) -> bytes:
    """The bytes of whatever can be read: a file, what a link leads to, a pipe; else as `read_plain` does.

    Args:
        path: The file.
        most: So many bytes are read at most; without a limit all.
    """

    def read() -> bytes:
        # Windows would say of a folder what it says of a file that another program has open.
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with path.open("rb") as file:
            return file.read(most)

    return _read(path, read)


def _read(path: Path, read: Callable[[], bytes]) -> bytes:
    """Try to read until no program holds the file. Raises FileNotFoundError, DtreportError."""
    try:
        return sharing.retry(read, sharing.READING)
    except OSError as failure:
        if is_missing(failure):
            raise
        raise system_error(failure, path, "đọc") from failure


def write_all(descriptor: int, content: bytes) -> None:
    """Write all of it, however little the system takes at a time. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut; Windows cannot and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | _FLAGS)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_TEMPORARY = re.compile(r"\..+\.[0-9]+-[0-9a-f]{8}\.tmp", re.ASCII)
"""How `write_beside` names its files; whatever else ends so may belong to somebody else."""


def new_file(path: Path, mode: int, flags: int = os.O_WRONLY) -> int:
    """The descriptor of a file that is made here. Raises FileExistsError, OSError.

    Raises DtreportError where the folder takes none: what is not there yet no other program can have open, though
    Windows answers by the same number.
    """
    try:
        return os.open(path, flags | os.O_CREAT | os.O_EXCL | _FLAGS, mode)
    except PermissionError as failure:
        raise DtreportError(
            f"Không ghi được vào thư mục {shown_path(path.parent)}: không có quyền, hoặc thư mục chỉ cho đọc.",
            "Hãy nhờ người quản trị thư mục cấp quyền ghi.",
        ) from failure


def make_empty(path: Path) -> None:
    """Make a file with nothing in it, to hold its name. Raises FileExistsError, DtreportError."""
    try:
        os.close(new_file(path, mode_beside(path)))
    except FileExistsError:
        raise
    except OSError as failure:
        raise system_error(failure, path, "ghi") from failure


def write_beside(path: Path, content: bytes, mode: int, group: int | None) -> Path:
    """Write a new temporary file beside a file, safely on the disk and read back.

    Args:
        path: The file that it is to replace.
        content: What it holds.
        mode: Its mode.
        group: The group that the old file had: colleagues must keep their access. Kept where the system lets us.

    Returns its path. Raises OSError, DtreportError where the disk gives back something else.
    """
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    descriptor = new_file(temporary, mode)
    try:
        try:
            if os.name != "nt":
                if group is not None and os.fstat(descriptor).st_gid != group:
                    with suppress(OSError):
                        os.fchown(descriptor, -1, group)
                os.fchmod(descriptor, mode)
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        stored = sharing.retry(temporary.read_bytes, sharing.READING)  # a scanner looks at what is new
    except BaseException:
        remove_quietly(temporary)
        raise
    # A network share may say that it wrote and not have done so.
    if stored != content:
        remove_quietly(temporary)
        raise DtreportError(
            f"Không ghi được tệp {shown_path(path)}: ổ đĩa trả lại nội dung khác với nội dung đã ghi.",
            "Dữ liệu cũ còn nguyên. Hãy kiểm tra ổ đĩa, đường mạng rồi chạy lại lệnh.",
        )
    return temporary


def put_in_place(temporary: Path, path: Path, unchanged: Callable[[], bool] = lambda: True) -> bool:
    """Rename the temporary file over the old one; while another program has that open, try again.

    Args:
        temporary: The new file.
        path: The old one.
        unchanged: Whether the old one is still what may be replaced; asked before each try, since whoever has it open
            may save it and close it then.

    Returns whether it was replaced. Raises OSError, and what `unchanged` raises.
    """

    def replace() -> bool:
        if not unchanged():
            return False
        os.replace(temporary, path)  # noqa: PTH105, tests inject its failures
        return True

    return sharing.retry(replace, sharing.REPLACING)


def remove_quietly(path: Path) -> None:
    """Remove a file that nobody needs any more; a temporary one that cannot be removed now is swept later."""
    with suppress(OSError):
        sharing.retry(path.unlink, sharing.READING)


def move_file(path: Path, target: Path) -> None:
    """Move a file in its folder, over what is there; while another program has it open, try again.

    Raises DtreportError.
    """
    try:
        put_in_place(path, target)
        with suppress(OSError):  # what takes its place must not outlast a power cut without it
            sync_folder(path.parent)
    except OSError as failure:
        raise system_error(failure, path, "chuyển") from failure


def remove_file(path: Path) -> None:
    """Remove a file, where it is there; while another program has it open, try again. Raises DtreportError."""
    try:
        sharing.retry(lambda: path.unlink(missing_ok=True), sharing.READING)
    except OSError as failure:
        raise system_error(failure, path, "xóa") from failure


def replace_file(
    path: Path, content: bytes, *, mode: int | None = None, unchanged: Callable[[], bool] = lambda: True
) -> bool:
    """Write a whole file so that there is always the old or the new one, never half.

    Args:
        path: The file.
        content: What it is to hold.
        mode: Its mode; without one it keeps its own, a new file takes that of its folder.
        unchanged: Whether what stands there may still be replaced, as `put_in_place` asks.

    Returns whether it was written. Raises DtreportError.
    """
    temporary: Path | None = None
    try:
        status = status_of(path)
        if status is not None:
            check_plain(path, status)
            _check_writable(path, status)
            mode = stat.S_IMODE(status.st_mode) & 0o777 if mode is None else mode
        group = status.st_gid if status else None
        temporary = write_beside(path, content, mode_beside(path) if mode is None else mode, group)
        if not put_in_place(temporary, path, unchanged):
            return False
        temporary = None
        with suppress(OSError):  # what replaces a file here can be made again; the year file itself is stricter
            sync_folder(path.parent)
    except OSError as failure:
        raise system_error(failure, path, "ghi") from failure
    finally:
        if temporary is not None:
            remove_quietly(temporary)
    return True


def _check_writable(path: Path, status: os.stat_result) -> None:
    """Raise DtreportError where nobody may write the file: it was made read-only on purpose."""
    if not status.st_mode & 0o222:
        raise DtreportError(
            f"Không ghi tệp {shown_path(path)}: tệp đang đặt là chỉ cho đọc.",
            "Nếu thật sự muốn ghi thì bỏ thuộc tính chỉ đọc (Read-only) của tệp rồi chạy lại lệnh.",
        )


def check_target(path: Path) -> os.stat_result | None:
    """What stands where we want to write, or None. Raises DtreportError where we cannot or must not write there."""
    try:
        folder, status = path.parent.stat(), status_of(path)
    except OSError as failure:
        raise system_error(failure, path, "ghi") from failure
    if os.name != "nt" and not folder.st_mode & 0o222:
        raise DtreportError(
            f"Không ghi được vào thư mục {shown_path(path.parent)}: thư mục chỉ cho đọc.",
            "Hãy nhờ người quản trị thư mục cấp quyền ghi.",
        )
    if status is not None:
        check_plain(path, status)
        _check_writable(path, status)
    return status


def status_of(path: Path) -> os.stat_result | None:
    """What the system knows of a file, a link by itself; None where there is none. Raises OSError."""
    try:
        return path.lstat()
    except FileNotFoundError as failure:
        if not is_missing(failure):
            raise
        return None


def mode_beside(path: Path) -> int:
    """The mode for a new file: readable and writable for those who can use the folder so."""
    return stat.S_IMODE(path.parent.stat().st_mode) & 0o666 | 0o600


def make_shared_folder(path: Path) -> None:
    """Make a folder, and what is missing above it, open to all who can use the folder that was there already.

    Colleagues share one folder of reports; a folder made with the umask of the first of them would shut the others
    out. One that is there stays as it is. Raises OSError.
    """
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        if not path.is_dir():  # a file, or a link that leads nowhere
            raise
        return
    except FileNotFoundError:
        make_shared_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)  # once: Windows says "missing" of a path that is too long as well
    if os.name != "nt":
        with suppress(PermissionError):  # some shared disks give every folder one mode and let nobody change it
            path.chmod(stat.S_IMODE(path.parent.stat().st_mode))
        with suppress(OSError):  # where that cannot be promised, what is written inside still is
            sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove temporary files of ours that a crash left more than a day ago."""
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208, faster, and names are all we need
            if _TEMPORARY.fullmatch(name):
                path = folder / name
                if time.time() - path.lstat().st_mtime > STALE:
                    path.unlink()  # nothing waits for one that cannot be removed now


def make_draft(folder: Path, name: str, raw: bytes) -> Path:
    """Write a private copy for an editor, never in the system's folder for temporary files, which others can see.

    Args:
        folder: The folder `.dtreport`.
        name: What the name of the copy ends with.
        raw: What the copy holds.

    Returns its path; only its maker can read it. Raises DtreportError.
    """
    home = folder / "drafts"
    path = home / f"{os.urandom(3).hex()}-{name}"
    try:
        make_shared_folder(home)
        descriptor = new_file(path, 0o600)
        try:
            write_all(descriptor, raw)
        finally:
            os.close(descriptor)
    except OSError as failure:
        raise system_error(failure, path, "ghi") from failure
    return path


def drafts(folder: Path) -> tuple[Path, ...]:
    """The private copies in the folder `.dtreport` that were never saved."""
    return tuple(sorted((folder / "drafts").glob("*-*")))
