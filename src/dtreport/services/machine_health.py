"""The health of the machine: the program by its name, the console, long paths; what does not apply is left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dtreport.services.health import HealthSign, ill, letters_printable, well
from dtreport.services.installation import launcher_folder, named_program, path_command, planted_program
from dtreport.services.windows_machine import FONTS_WITHOUT_VIETNAMESE, console_code_pages, console_font
from dtreport.store import CLASSIC_PATH, long_paths_enabled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UTF_8 = 65001
_ROOM = 120
"""How many characters the names of our own files, drafts and copies need below the folder."""
_NEW_WINDOW = "rồi mở lại cửa sổ lệnh"


def examine_machine(folder: Path, encoding: str | None) -> Iterator[HealthSign]:
    """Look at the machine: `folder` has the year files, `encoding` is that of the screen."""
    yield from _planted_signs()
    yield _program_sign()
    yield _screen_sign(encoding)
    yield from _code_page_signs()
    yield from _long_path_signs(folder)


def _planted_signs() -> Iterator[HealthSign]:
    """Whether something in the current folder is taken for the program."""
    path = planted_program()
    if path is not None:
        yield ill(
            f"Ở thư mục này, gõ dtreport trong cmd thì máy chạy tệp {path}, không phải chương trình đã cài.",
            "Tệp ấy không phải của dtreport: hãy hỏi người để nó ở đó, rồi xóa hoặc đổi tên.",
        )


def _program_sign() -> HealthSign:
    """Whether this program is what starts when a person types `dtreport`."""
    program = named_program()
    if program is None:
        return ill("Gõ dtreport thì máy chưa tìm thấy chương trình.", _way_to_path())
    if program.is_this:
        return well(f"Gõ dtreport là chạy đúng bản này: {program.path}")
    if not program.version:
        return ill(f"Gõ dtreport thì máy chạy {program.path}, mà tệp này không chạy được.", _way_past())
    return ill(f"Gõ dtreport thì máy chạy một bản khác: {program.path} (dtreport {program.version}).", _way_past())


def _way_to_path() -> str:
    command, folder = path_command(), launcher_folder()
    if command is not None:
        return f"Hãy gõ: {command}, {_NEW_WINDOW}."
    if folder is None:
        return "Hãy cài lại theo hướng dẫn sử dụng, mục Cài đặt."
    if os.name != "nt":
        return f"Hãy thêm thư mục {folder} vào biến PATH {_NEW_WINDOW}."
    return (
        "Bấm phím Windows, gõ environment, chọn “Edit environment variables for your account”; chọn dòng Path, bấm "
        f"Edit, bấm New, dán {folder} vào; bấm OK ở cả hai cửa sổ {_NEW_WINDOW}."
    )


def _way_past() -> str:
    folder = None if path_command() else launcher_folder()
    first = f", hoặc đưa thư mục {folder} lên đầu biến Path" if folder else ""
    return f"Hãy gỡ bản kia{first}; {_NEW_WINDOW}."


def _screen_sign(encoding: str | None) -> HealthSign:
    """Whether the screen shows every Vietnamese letter: by its font, and by the encoding of what is written to it."""
    font = console_font()
    if font in FONTS_WITHOUT_VIETNAMESE:
        return ill(
            f"Phông {font} của cửa sổ lệnh không có chữ Việt nên dtreport hiện chữ không dấu; trong tệp vẫn đủ dấu.",
            "Bấm chuột phải vào thanh tiêu đề của cửa sổ lệnh, chọn Properties, thẻ Font, chọn Consolas, bấm OK. "
            "Hoặc dùng Windows Terminal.",
        )
    if letters_printable(encoding):
        return well(f"Cửa sổ lệnh hiện được chữ Việt ({encoding}{f', phông {font}' if font else ''}).")
    return ill(f"Cửa sổ lệnh không hiện đủ chữ Việt ({encoding}).", "Đặt PYTHONUTF8=1, hoặc dùng Windows Terminal.")


def _code_page_signs() -> Iterator[HealthSign]:
    """The code page of the console, which only matters for what goes through a pipe: the console itself is Unicode."""
    pages = console_code_pages()
    if pages is None or 0 in pages:
        return
    if set(pages) == {_UTF_8}:
        yield well(f"Bảng mã của cửa sổ lệnh là UTF-8 ({_UTF_8}).")
        return
    names = " và ".join(map(str, dict.fromkeys(pages)))
    yield HealthSign(
        well=True,
        seen=f"Bảng mã của cửa sổ lệnh là {names}; dtreport vẫn nhận chữ gõ, chữ dán và hiện chữ theo Unicode.",
        advice="Chỉ khi chuyển chữ qua dấu | thì gõ trước: chcp 65001; hoặc dùng tệp mã UTF-8 (--list, --text-file).",
    )


def _long_path_signs(folder: Path) -> Iterator[HealthSign]:
    """Whether long paths work, and whether the folder needs them."""
    enabled = long_paths_enabled()
    length = len(str(folder.absolute()))
    if enabled is None:
        return
    if enabled:
        yield well(f"Đường dẫn dài hơn {CLASSIC_PATH} ký tự dùng được.")
    elif length + _ROOM <= CLASSIC_PATH:
        yield well(f"Đường dẫn quá {CLASSIC_PATH} ký tự không dùng được, nhưng thư mục báo cáo chỉ {length} ký tự.")
    else:
        yield ill(
            f"Đường dẫn thư mục báo cáo dài {length} ký tự, mà máy chỉ nhận đường dẫn đến {CLASSIC_PATH} ký tự.",
            "Hãy chuyển thư mục ra gần gốc ổ đĩa, như Z:\\bao-cao. Hoặc nhờ người quản trị bật “Enable Win32 long "
            "paths” (gpedit.msc: Computer Configuration, Administrative Templates, System, Filesystem).",
        )
