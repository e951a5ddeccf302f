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


def passing(failure: OSError) -> bool:
    """Whether trying again may help: another program has the file open at this moment (Windows)."""
    return getattr(failure, "winerror", None) in SHARING


def failed(failure: OSError, path: Path, doing: str) -> DtreportError:
    """The error to raise for a failure of the system; `doing` is a verb: ghi, đọc, khóa."""
    where = f"{doing} được tệp {shown_path(path)}"
    if passing(failure):
        return BusyError(
            f"Chưa {where}: tệp đang mở trong chương trình khác.",
            "Nếu đang mở bằng Excel, Word hoặc Notepad thì hãy đóng tệp rồi chạy lại lệnh.",
        )
    if failure.errno in _FULL:
        return DtreportError(
            f"Không {where}: đĩa đã đầy.", "Dữ liệu cũ còn nguyên. Hãy giải phóng đĩa rồi chạy lại lệnh."
        )
    if failure.errno in _DENIED:
        return DtreportError(
            f"Không {where}: không có quyền, hoặc tệp hay thư mục chỉ cho đọc.",
            "Hãy nhờ người quản trị thư mục cấp quyền ghi, hoặc đóng tệp nếu đang mở trong chương trình khác.",
        )
    if failure.errno in _NO_LOCKS:
        return DtreportError(
            f"Không {where}: ổ đĩa này không hỗ trợ khóa tệp, nhiều người ghi một lúc sẽ mất dữ liệu.",
            "Hãy để thư mục báo cáo trên ổ đĩa của máy hoặc thư mục chia sẻ của Windows.",
        )
    return DtreportError(
        f"Không {where}: hệ thống báo lỗi số {failure.errno}.",
        "Dữ liệu cũ còn nguyên. Hãy kiểm tra ổ đĩa, đường mạng rồi chạy lại lệnh.",
    )


def shown_path(path: Path) -> str:
    """The path as it is said to the user: short where it lies inside the current folder."""
    from pathlib import Path as Folder

    try:
        return path.resolve().relative_to(Folder.cwd().resolve()).as_posix()
    except (ValueError, OSError):
        return str(path)
