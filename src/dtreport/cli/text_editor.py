"""The editor of the person: finding it, and letting them write in it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from dtreport.cli.output import note, somebody_there
from dtreport.cli.questions import agreed
from dtreport.errors import DtreportError, UsageError
from dtreport.services.machine_programs import find_program
from dtreport.store import read_any, remove_file, shown_path

if TYPE_CHECKING:
    from dtreport.store import Store

_USUAL = ("sensible-editor", "nano", "vim", "vi")
_MARK = "# "


def find_editor() -> list[str]:
    """The command of the editor: $VISUAL, $EDITOR, Notepad on Windows, else the first of the usual ones.

    Always an absolute path: a program of the same name in the current folder is not to be run. Raises DtreportError.
    """
    for variable in ("VISUAL", "EDITOR"):
        line = os.environ.get(variable, "").strip()
        if line:
            words = [line] if find_program(line) else _words_of(line)  # a path with blanks often stands without quotes
            program = find_program(words[0]) if words else None
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


def _words_of(line: str) -> list[str]:
    """The words of a command as the machine's own shell parts them; none where a quote is not closed."""
    if os.name == "nt":  # a backslash parts folders there and escapes nothing
        return [word.replace('"', "") for word in re.findall(r'(?:[^\s"]|"[^"]*"?)+', line)]
    try:
        return shlex.split(line)
    except ValueError:
        return []


def edit_file(path: PurePath) -> None:
    """Let the person edit a file, and wait until they are done. Raises DtreportError where that fails."""
    command, folder = find_editor(), None
    name = str(path)
    if command[0].lower().endswith((".cmd", ".bat")):
        # Windows gives those to its shell, which takes an "&" or "%" in a path for its own: a name alone has none. But
        # the shell is in no folder of another machine.
        if not name.startswith("\\\\"):
            name, folder = path.name, path.parent
        elif re.search("[&%^]", name):
            raise DtreportError(
                f"Không mở được {name} bằng {Path(command[0]).name}: đường dẫn trên máy khác có dấu &, % hoặc ^.",
                "Hãy gắn thư mục dùng chung thành một ổ đĩa, hoặc đặt biến EDITOR chỉ tới một tệp .exe.",
            )
    try:
        process = subprocess.run([*command, name], cwd=folder, check=False)  # noqa: S603, the person's own editor
    except OSError as reason:
        raise DtreportError(f"Không mở được trình soạn thảo ({reason.strerror}).") from reason
    if process.returncode != 0:
        raise DtreportError(f"Trình soạn thảo kết thúc với mã lỗi {process.returncode}, chưa ghi gì.")


def edit_until_done(path: Path) -> None:
    """Let the person edit a file; one who is there says whether an editor that came back without a change is closed.

    Notepad under `start`, or an editor of programmers without its option to wait, comes back at once.
    """
    before = read_any(path)
    edit_file(path)
    while path.is_file() and read_any(path) == before and somebody_there():
        if agreed("Chưa thấy thay đổi nào. Anh/chị đã lưu và đóng trình soạn thảo chưa?"):
            return


def drop_draft(path: Path) -> None:
    """Remove a private copy that is no longer needed; where the editor keeps it open, say so."""
    try:
        remove_file(path)
    except DtreportError as failure:
        note(f"{failure.sentence} Không cần tệp đó nữa: hãy đóng trình soạn thảo rồi xóa đi.")


def write_text(store: Store, about: str, beginning: str = "") -> str:
    """A text written in the editor, where `beginning` stands already; lines that begin with "#" do not count.

    Raises UsageError where it was saved without its letters; the draft stays.
    """
    from dtreport.reading.text_encoding import decoded

    help_lines = (
        f"{beginning}\n{_MARK}{about}\n{_MARK}Dòng bắt đầu bằng dấu # không được ghi. Lưu rồi đóng để tiếp tục.\n"
    )
    path = store.make_draft("loi-van.txt", help_lines.encode("utf-8-sig" if os.name == "nt" else "utf-8"))
    try:
        edit_until_done(path)
        text = decoded(read_any(path))
    except UsageError as reason:
        raise UsageError(
            "Trình soạn thảo không lưu với mã UTF-8 nên chữ có dấu không đọc được; chưa ghi gì.",
            f"Hãy lưu với mã UTF-8 (Notepad: Save As, Encoding: UTF-8). Bản vừa viết còn ở {shown_path(path)}",
        ) from reason
    except BaseException:
        drop_draft(path)
        raise
    drop_draft(path)
    return "\n".join(line for line in text.splitlines() if not line.startswith(_MARK.strip())).strip()
