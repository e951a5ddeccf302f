"""What the system answered, as a sentence for the user."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from dtreport.errors import BusyError, DtreportError

if TYPE_CHECKING:
    from pathlib import Path

SHARING = {5, 32, 33}
"""Windows: access denied, sharing violation, lock violation; mostly passing, by a scanner or another program."""
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
    ({errno.ENAMETOOLONG}, "tên tệp hay đường dẫn quá dài", "Hãy đặt tên ngắn hơn rồi chạy lại lệnh."),
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


def may_pass(failure: OSError) -> bool:
    """Whether trying again may help: another program has the file open at this moment (Windows)."""
    return getattr(failure, "winerror", None) in SHARING


def system_error(failure: OSError, path: Path, verb: str) -> DtreportError:
    """The error to raise for a failure of the system.

    Args:
        failure: What the system raised.
        path: The file or folder that it concerns.
        verb: What was tried: ghi, đọc, khóa.
    """
    attempt = f"{verb} được tệp {shown_path(path)}"
    if may_pass(failure):
        return BusyError(
            f"Chưa {attempt}: tệp đang mở trong chương trình khác.",
            "Nếu đang mở bằng Excel, Word hoặc Notepad thì hãy đóng tệp rồi chạy lại lệnh.",
        )
    for numbers, sentence, hint in _ANSWERS:
        if failure.errno in numbers:
            return DtreportError(f"Không {attempt}: {sentence}.", hint)
    return DtreportError(
        f"Không {attempt}: hệ thống báo lỗi số {failure.errno}.",
        f"{_SAFE} Hãy kiểm tra ổ đĩa, đường mạng rồi chạy lại lệnh.",
    )


def shown_path(path: Path) -> str:
    """The path as it is said to the user, a link by its own name: short where it lies inside the current folder."""
    # `resolve` would follow the link.
    from pathlib import Path as Folder

    try:
        return path.absolute().relative_to(Folder.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)
