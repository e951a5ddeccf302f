"""Programs of the machine: found by their name, or started by a file that is theirs."""

import os
import shutil
from pathlib import Path

from dtreport.errors import DtreportError
from dtreport.store import reason_of

NO_PROGRAM = 1155
"""Windows: no program is associated with such files for what is asked."""


def find_program(name: str, own: Path | None = None) -> str | None:
    """The absolute path of a program, None where there is none.

    Args:
        name: What a person types.
        own: A folder that counts though it be the current one.

    Only folders that PATH names in full count, and the current one does not: in a shared folder anybody could put a
    program of that name there. Windows would look there before all others.
    """
    if os.path.dirname(name):  # noqa: PTH120, a blank or a drive alone is none
        path = shutil.which(name)
        if path is not None and not Path(name).is_absolute() and Path(path).resolve().parent == Path.cwd():
            return None
    else:
        folders = (Path(folder.strip('"')) for folder in os.get_exec_path())
        here = Path.cwd()
        paths = (
            program_in(folder, name)
            for folder in folders
            if folder.is_absolute() and (folder.resolve() != here or folder == own)
        )
        path = next(filter(None, paths), None)
    return None if path is None else os.path.abspath(path)  # noqa: PTH100, a program may act by the name of a link to it


def program_in(folder: Path, name: str) -> str | None:
    """The program of this name in a folder, None where there is none; Windows adds the endings of PATHEXT."""
    endings = os.environ.get("PATHEXT", ".COM;.EXE;.BAT;.CMD").split(";") if os.name == "nt" else [""]
    if name.lower().endswith(tuple(ending.lower() for ending in endings)):
        endings = [""]
    return next(filter(None, (shutil.which(str(folder / f"{name}{ending}")) for ending in endings)), None)


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
