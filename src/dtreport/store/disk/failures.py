"""What the system answered, as a sentence for the user."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from dtreport.errors import BusyError, DtreportError, NotRecordedError
from dtreport.store.disk.named_paths import CLASSIC_PATH, has_forbidden_letters, long_paths_enabled
from dtreport.store.disk.sharing import may_be_rights, may_pass

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
_SAFE = "Dữ liệu cũ còn nguyên."
_AWAY = ("ENETDOWN", "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH", "ECONNRESET", "ECONNABORTED", "ENOTCONN", "ETIMEDOUT")
_ANSWERS: tuple[tuple[set[int], str, str], ...] = (
    (_FULL, "đĩa đã đầy", f"{_SAFE} Hãy giải phóng đĩa rồi chạy lại lệnh."),
    (
        _DENIED,
        "không có quyền, hoặc tệp hay thư mục chỉ cho đọc",
        "Hãy nhờ người quản trị thư mục cấp quyền ghi, hoặc đóng tệp nếu đang mở trong chương trình khác.",
    ),
    (
        _NO_LOCKS,
        "ổ đĩa này không hỗ trợ khóa tệp, nhiều người ghi một lúc sẽ mất dữ liệu",
        "Hãy để thư mục báo cáo trên ổ đĩa của máy hoặc thư mục chia sẻ của Windows.",
    ),
    (
        {errno.ENAMETOOLONG},
        "tên tệp hay đường dẫn quá dài",
        "Hãy đặt tên ngắn hơn, hoặc đưa thư mục lên gần gốc ổ đĩa, rồi chạy lại lệnh.",
    ),
    ({errno.EINVAL, errno.EILSEQ}, "tên tệp có ký tự mà ổ đĩa này không nhận", "Hãy đặt tên khác rồi chạy lại lệnh."),
    ({errno.ENOENT}, "không có tệp hay thư mục đó", "Hãy xem lại đường dẫn, hoặc tạo thư mục đó trước."),
    ({errno.EEXIST}, "ở đó đã có tệp hay thư mục khác", "Hãy đổi tên mục đang có rồi chạy lại lệnh."),
    ({errno.ENOTDIR}, "trong đường dẫn có một tệp ở chỗ cần thư mục", "Hãy xem lại đường dẫn, hoặc đổi tên tệp đó."),
    ({errno.EISDIR}, "đó là thư mục, không phải tệp", "Hãy xem lại đường dẫn, hoặc đổi tên thư mục đó."),
    ({errno.ELOOP}, "đó là một liên kết, hoặc các liên kết dẫn vòng tròn", "Hãy đặt chính tệp thật vào chỗ đó."),
    ({errno.EMFILE, errno.ENFILE}, "máy đang mở quá nhiều tệp", "Hãy đóng bớt chương trình rồi chạy lại lệnh."),
    ({errno.EIO}, "ổ đĩa báo lỗi", f"{_SAFE} Hãy kiểm tra ổ đĩa, đường mạng rồi chạy lại lệnh."),
    (
        {getattr(errno, name) for name in (*_AWAY, "ESTALE") if hasattr(errno, name)},
        "mất kết nối với máy chủ hay thư mục chia sẻ",
        f"{_SAFE} Hãy kiểm tra đường mạng rồi chạy lại lệnh.",
    ),
)
"""Answers of the system, each with a sentence and a hint."""
_WINDOWS = {
    errno.ENOSPC: {39, 112, 223, 1295},
    errno.ETIMEDOUT: {51, 53, 54, 55, 58, 59, 64, 67, 121, 1231, 1232, 1236, 2250},
    errno.EIO: {20, 21, 22, 23, 25, 27, 29, 30, 31, 483, 1006, 1112, 1117, 1167},
    errno.ENAMETOOLONG: {111, 206},
    errno.EINVAL: {123, 161},
}
"""What some numbers of Windows mean: Python calls a lost share "no such file" there, and a pulled disk "denied"."""
_NOT_PASSED_ON = (
    "mất kết nối với ổ đĩa hay thư mục chia sẻ, hoặc ở đó đã hết chỗ",
    f"{_SAFE} Hãy kiểm tra đường mạng và chỗ trống của ổ đĩa rồi chạy lại lệnh.",
)
"""What a failure means of which the runtime of C, through which Python opens and writes, tells Python no more."""
_PROGRAMS = {
    ".xlsx": "Excel",
    ".csv": "Excel",
    ".docx": "Word",
    ".pdf": "chương trình đọc PDF",
    ".html": "trình duyệt",
    ".toml": "Notepad",
}
"""Which program most likely holds a file open, by its ending."""


def system_error(failure: OSError, path: Path, verb: str) -> DtreportError:
    """The error to raise for a failure of the system.

    Args:
        failure: What the system raised.
        path: The file or folder that it concerns.
        verb: What was tried: ghi, đọc, khóa.
    """
    reason, hint = reason_of(failure, path)
    if _may_be_open(failure, path):
        return BusyError(f"Chưa {verb} được tệp {shown_path(path)}: {reason}.", hint)
    return DtreportError(f"Không {verb} được tệp {shown_path(path)}: {reason}.", hint)


def reason_of(failure: OSError, path: Path) -> tuple[str, str]:
    """What the system answered about a file or folder in words that name neither, and what to do about it."""
    if _may_be_open(failure, path):
        program = _PROGRAMS.get(path.suffix.lower(), "Excel, Word hoặc Notepad")
        hint = f"Hãy đóng tệp trong {program}, cả trong khung xem trước (Preview) của Windows, rồi chạy lại lệnh."
        if may_be_rights(failure):
            return (
                "tệp đang mở trong chương trình khác, hoặc không có quyền",
                f"{hint} Nếu không mở ở đâu thì nhờ người quản trị thư mục xem lại quyền.",
            )
        return "tệp đang mở trong chương trình khác", hint
    if _is_not_passed_on(failure):
        return _NOT_PASSED_ON
    number = _number(failure)
    for numbers, reason, hint in _ANSWERS:
        if number in numbers:
            return reason, hint
    return (
        f"hệ thống báo lỗi số {getattr(failure, 'winerror', None) or failure.errno}",
        f"{_SAFE} Hãy kiểm tra ổ đĩa, đường mạng rồi chạy lại lệnh.",
    )


def _may_be_open(failure: OSError, path: Path) -> bool:
    """Whether another program may have the file open; to a folder, and to what is not there, only rights may lack."""
    if not may_pass(failure) or not may_be_rights(failure) or not path.name:
        return may_pass(failure)
    try:
        return not stat.S_ISDIR(path.lstat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:  # nobody knows
        return True


def _is_not_passed_on(failure: OSError) -> bool:
    """Whether a disk or a share failed while a file was open, or when it was opened: "invalid" to the runtime of C.

    It says the same of a name that Windows does not take.
    """
    if os.name != "nt" or getattr(failure, "winerror", None) is not None:
        return False
    name = failure.filename
    if not isinstance(name, str):  # it was open: there is such a file
        return failure.errno in {errno.EBADF, errno.EINVAL, errno.ENOENT}
    return failure.errno == errno.EINVAL and not has_forbidden_letters(name)


def _number(failure: OSError) -> int | None:
    """The number of an error as C has it; None for one that only Windows knows."""
    code = _code(failure)
    for number, codes in _WINDOWS.items():
        if code in codes:
            return number
    if code is not None and failure.errno == errno.EINVAL:  # so Python calls all that it does not know
        return None
    names = (name for name in (failure.filename, failure.filename2) if isinstance(name, str))
    if failure.errno == errno.ENOENT and any(is_too_long(name) for name in names):
        return errno.ENAMETOOLONG
    return failure.errno


def _code(failure: OSError) -> int | None:
    """Windows' own number; asked for again where the runtime of C says "no such file" of what may be a lost share."""
    code: int | None = getattr(failure, "winerror", None)
    if code is None and os.name == "nt" and failure.errno == errno.ENOENT and isinstance(failure.filename, str):
        try:
            os.lstat(failure.filename)
        except OSError as answer:
            return getattr(answer, "winerror", None)
    return code


def is_missing(failure: OSError) -> bool:
    """Whether there is no such file: neither is its share gone, nor its path longer than Windows looks."""
    return (
        isinstance(failure, FileNotFoundError) and not _is_not_passed_on(failure) and _number(failure) == errno.ENOENT
    )


def is_too_long(name: str) -> bool:
    """Whether Windows may find no file of this name only because its path is too long."""
    if os.name != "nt" or len(os.path.abspath(name)) <= CLASSIC_PATH:  # noqa: PTH100, no pathlib of another system
        return False
    return not long_paths_enabled()


def no_folder_error(path: Path, source: str = "") -> DtreportError:
    """The error for a folder that is not there, or whose server is not; `source` is where a person named it."""
    try:
        path.stat()
    except OSError as failure:
        if _number(failure) == errno.ETIMEDOUT:
            return system_error(failure, path, "đọc")
    where = f" (ghi ở {source})" if source else ""
    hint = "Hãy xem lại đường dẫn, hoặc tạo thư mục đó trước."
    if is_too_long(str(path)):
        hint = (
            f"Đường dẫn dài hơn {CLASSIC_PATH} ký tự, Windows thường không mở được: "
            "hãy đưa thư mục lên gần gốc ổ đĩa, hoặc đặt tên ngắn hơn."
        )
    return NotRecordedError(f"Không có thư mục {path}{where}.", hint)


def shown_path(path: Path) -> str:
    """The path as it is said to the user, a link by its own name: short where it lies inside the current folder."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))  # `resolve` would follow the link
    except (ValueError, OSError):
        return str(path)
