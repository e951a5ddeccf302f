"""The editor of the person: finding it, and letting them write in it."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.cli.output import somebody_there
from dtreport.cli.questions import agreed
from dtreport.errors import DtreportError, UsageError
from dtreport.services.machine_programs import find_program
from dtreport.store import shown_path

if TYPE_CHECKING:
    from dtreport.store import Store

_USUAL = ("sensible-editor", "nano", "vim", "vi")
_MARK = "# "


def find_editor() -> list[str]:
    """The command of the editor: $VISUAL, $EDITOR, Notepad on Windows, else the first of the usual ones.

    Always an absolute path: a program of the same name in the current folder is not to be run. Raises DtreportError.
    """
    for variable in ("VISUAL", "EDITOR"):
        words = shlex.split(os.environ.get(variable, ""), posix=os.name != "nt")
        if words:
            program = find_program(words[0].strip('"'))
            if program is None:
                raise DtreportError(
                    f"Không tìm thấy trình soạn thảo mà biến {variable} chỉ tới.", f"Hãy đặt lại biến {variable}."
                )
            return [program, *words[1:]]
    if os.name == "nt":
        return [str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "notepad.exe")]
    for name in _USUAL:
        program = find_program(name)
        if program is not None:
            return [program]
    raise DtreportError("Không tìm thấy trình soạn thảo nào.", "Hãy đặt biến EDITOR, ví dụ: EDITOR=nano")


def edit_file(path: Path) -> None:
    """Let the person edit a file, and wait until they are done. Raises DtreportError where that fails."""
    try:
        process = subprocess.run([*find_editor(), str(path)], check=False)  # noqa: S603, the person's own editor
    except OSError as reason:
        raise DtreportError(f"Không mở được trình soạn thảo ({reason.strerror}).") from reason
    if process.returncode != 0:
        raise DtreportError(f"Trình soạn thảo kết thúc với mã lỗi {process.returncode}, chưa ghi gì.")


def edit_until_done(path: Path) -> None:
    """Let the person edit a file; one who is there says whether an editor that came back without a change is closed.

    Notepad under `start`, or an editor of programmers without its option to wait, comes back at once.
    """
    before = path.read_bytes()
    edit_file(path)
    while path.is_file() and path.read_bytes() == before and somebody_there():
        if agreed("Chưa thấy thay đổi nào. Anh/chị đã lưu và đóng trình soạn thảo chưa?"):
            return


def write_text(store: Store, about: str, begun: str = "") -> str:
    """A text written in the editor, where `begun` stands already; lines that begin with "#" do not count.

    Raises UsageError where it was saved without its letters; the draft stays.
    """
    from dtreport.services.tables.text_encoding import decoded

    help_lines = f"{begun}\n{_MARK}{about}\n{_MARK}Dòng bắt đầu bằng dấu # không được ghi. Lưu rồi đóng để tiếp tục.\n"
    path = store.make_draft("loi-van.txt", help_lines.encode("utf-8-sig" if os.name == "nt" else "utf-8"))
    try:
        edit_until_done(path)
        text = decoded(path.read_bytes())
    except UsageError as reason:
        raise UsageError(
            "Trình soạn thảo không lưu với mã UTF-8 nên chữ có dấu không đọc được; chưa ghi gì.",
            f"Hãy lưu với mã UTF-8 (Notepad: Save As, Encoding: UTF-8). Bản vừa viết còn ở {shown_path(path)}",
        ) from reason
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)
    return "\n".join(line for line in text.splitlines() if not line.startswith(_MARK.strip())).strip()
