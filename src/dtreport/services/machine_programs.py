"""Programs of the machine: found by their name, or started by a file that is theirs."""

import os
import shutil
from pathlib import Path

from dtreport.errors import DtreportError
from dtreport.store import reason_of

NO_PROGRAM = 1155
"""Windows: no program is associated with such files for what is asked."""


def find_program(name: str) -> str | None:
    """The absolute path of a program, None where there is none.

    A program of that name in the current folder does not count: in a shared folder anybody could put one there.
    """
    path = shutil.which(name)
    if path is None or (not Path(name).is_absolute() and Path(path).resolve().parent == Path.cwd()):
        return None
    return os.path.abspath(path)  # noqa: PTH100, not resolved: a program may act by the name of a link to it


def start_file(path: Path, *how: str) -> None:
    """Let Windows open a file, or print it by the verb and for the printer that are named. Raises DtreportError."""
    try:
        os.startfile(path, *how)  # type: ignore[attr-defined]  # noqa: S606, only on Windows, and that is what is asked
    except OSError as failure:
        reason, hint = reason_of(failure, path)
        if getattr(failure, "winerror", None) == NO_PROGRAM:
            reason = f"máy chưa có chương trình cho tệp {path.suffix}"
            hint = "Hãy cài một chương trình đọc loại tệp đó, hoặc mở tệp ấy ở máy khác."
        raise DtreportError(f"Đã xuất {path} nhưng Windows không mở được: {reason}.", hint) from failure
