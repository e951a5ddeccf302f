"""Files on the disk: read only what is a plain file, replace only as a whole."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from dtreport.errors import DtreportError
from dtreport.store.disk.failures import may_pass, shown_path, system_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Outcome = TypeVar("Outcome")

LARGEST = 16 * 2**20
STALE = 24 * 3600
REPLACING, READING = 5.0, 2.0
"""For how many seconds a replace and a read are tried again on Windows."""
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

    try:
        return retry(read, READING)
    except FileNotFoundError:
        raise
    except OSError as failure:
        raise system_error(failure, path, "đọc") from failure


def retry(attempt: Callable[[], Outcome], seconds: float) -> Outcome:
    """Try again for so many seconds while another program holds the file (Windows). Raises OSError."""
    end = time.monotonic() + seconds
    pause = 0.01
    while True:
        try:
            return attempt()
        except OSError as failure:
            if not may_pass(failure) or time.monotonic() + pause > end:
                raise
        # Two writers that wait for each other must not wake at the same moments for ever.
        time.sleep(pause * (0.5 + os.urandom(1)[0] / 255))
        pause = min(pause * 2, 0.5)


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


def write_beside(path: Path, content: bytes, mode: int, group: int | None) -> Path:
    """Write a new temporary file beside a file, safely on the disk and read back.

    Args:
        path: The file that it is to replace.
        content: What it holds.
        mode: Its mode.
        group: The group that the old file had: colleagues must keep their access. Kept where the system lets us.

    Returns its path. Raises OSError, DtreportError where the disk gives back something else.
    """
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _FLAGS, mode)
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
        stored = temporary.read_bytes()
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


def put_in_place(temporary: Path, path: Path) -> None:
    """Rename the temporary file over the old one; while another program has that open, try again. Raises OSError."""
    retry(lambda: os.replace(temporary, path), REPLACING)  # noqa: PTH105, tests inject its failures


def remove_quietly(path: Path) -> None:
    """Remove a temporary file; one that cannot be removed now is swept later."""
    with suppress(OSError):
        path.unlink()


def replace_file(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write a whole file so that there is always the old or the new one, never half.

    Args:
        path: The file.
        content: What it is to hold.
        mode: Its mode; without one it keeps its own, a new file takes that of its folder.

    Raises DtreportError.
    """
    temporary: Path | None = None
    try:
        try:
            status = path.lstat()
        except FileNotFoundError:
            group = None
        else:
            check_plain(path, status)
            _check_writable(path, status)
            mode, group = (stat.S_IMODE(status.st_mode) & 0o777 if mode is None else mode), status.st_gid
        temporary = write_beside(path, content, mode_beside(path) if mode is None else mode, group)
        put_in_place(temporary, path)
        temporary = None
        with suppress(OSError):  # what replaces a file here can be made again; the year file itself is stricter
            sync_folder(path.parent)
    except OSError as failure:
        raise system_error(failure, path, "ghi") from failure
    finally:
        if temporary is not None:
            remove_quietly(temporary)


def _check_writable(path: Path, status: os.stat_result) -> None:
    """Raise DtreportError where nobody may write the file: it was made read-only on purpose."""
    if not status.st_mode & 0o222:
        raise DtreportError(
            f"Không ghi tệp {shown_path(path)}: tệp đang đặt là chỉ cho đọc.",
            "Nếu thật sự muốn ghi thì bỏ thuộc tính chỉ đọc (Read-only) của tệp rồi chạy lại lệnh.",
        )


def check_target(path: Path) -> os.stat_result | None:
    """What stands where we want to write, or None. Raises DtreportError when we must not write there, OSError."""
    folder = path.parent.stat()
    if os.name != "nt" and not folder.st_mode & 0o222:
        raise DtreportError(
            f"Không ghi được vào thư mục {shown_path(path.parent)}: thư mục chỉ cho đọc.",
            "Hãy nhờ người quản trị thư mục cấp quyền ghi.",
        )
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    check_plain(path, status)
    _check_writable(path, status)
    return status


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
        return
    except FileNotFoundError:
        if path.parent.is_symlink():  # it leads nowhere: making the folder above again would never end
            raise
        make_shared_folder(path.parent)
        make_shared_folder(path)
        return
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
                    remove_quietly(path)


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
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
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
