"""The health of the machine, with a Windows that is played: its console, its paths, the program by its name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import dtreport
from dtreport.services import installation, machine_health, machine_programs
from dtreport.services.installation import NamedProgram
from dtreport.services.machine_health import examine_machine
from dtreport.services.windows_machine import console_code_pages, console_font, kernel
from dtreport.store import long_paths_enabled
from tests.support.real_process import launcher
from tests.support.windows_console import WindowsConsole, on_windows

SHORT = Path("/bao-cao")


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program is what starts by its name."""
    program = NamedProgram(Path("/usr/bin/dtreport"), "1.0", is_this=True)
    monkeypatch.setattr(machine_health, "named_program", lambda: program)


def signs(folder: Path = SHORT, encoding: str | None = "utf-8") -> dict[str, bool]:
    return {sign.seen: sign.well for sign in examine_machine(folder, encoding)}


def advice(folder: Path = SHORT) -> str:
    return "\n".join(sign.advice for sign in examine_machine(folder, "utf-8"))


def test_where_windows_does_not_apply_nothing_is_said_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dtreport.services.windows_machine.kernel", lambda: None)
    monkeypatch.setitem(sys.modules, "winreg", None)
    assert list(signs()) == [
        f"Gõ dtreport là chạy đúng bản này: {Path('/usr/bin/dtreport')}",
        "Cửa sổ lệnh hiện được chữ Việt (utf-8).",
    ]


@pytest.mark.parametrize("face", ["Terminal", "Lucida Console"])
def test_a_font_without_vietnamese_letters_is_told_with_how_to_change_it(
    monkeypatch: pytest.MonkeyPatch, face: str
) -> None:
    on_windows(monkeypatch, WindowsConsole(face))
    seen = f"Phông {face} của cửa sổ lệnh không có chữ Việt nên dtreport hiện chữ không dấu; trong tệp vẫn đủ dấu."
    assert signs(encoding="ascii")[seen] is False
    assert "chọn Properties, thẻ Font, chọn Consolas" in advice()


def test_a_good_console_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    on_windows(monkeypatch, WindowsConsole())
    assert list(signs())[1:] == [
        "Cửa sổ lệnh hiện được chữ Việt (utf-8, phông Consolas).",
        "Bảng mã của cửa sổ lệnh là UTF-8 (65001).",
        "Đường dẫn dài hơn 259 ký tự dùng được.",
    ]
    assert all(signs().values())


def test_windows_terminal_and_terminals_of_other_programs_have_no_font_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    on_windows(monkeypatch, WindowsConsole("Terminal", width=0))
    assert console_font() is None
    on_windows(monkeypatch, WindowsConsole("Terminal"))
    assert console_font() == "Terminal"
    monkeypatch.setenv("WT_SESSION", "1")
    assert console_font() is None


@pytest.mark.parametrize(
    ("pages", "numbers"), [((437, 437), "437"), ((437, 1258), "437 và 1258"), ((65001, 437), "65001 và 437")]
)
def test_an_old_code_page_is_told_with_what_to_type_before_a_pipe(
    monkeypatch: pytest.MonkeyPatch, pages: tuple[int, int], numbers: str
) -> None:
    on_windows(monkeypatch, WindowsConsole(pages=pages))
    (seen,) = (seen for seen in signs() if seen.startswith("Bảng mã"))
    assert seen.startswith(f"Bảng mã của cửa sổ lệnh là {numbers};")
    assert "chcp 65001" in advice()
    assert all(signs().values())


@pytest.mark.parametrize("functions", [SimpleNamespace(), WindowsConsole(face=None, pages=(0, 0))])
def test_a_windows_that_does_not_answer_is_not_judged(monkeypatch: pytest.MonkeyPatch, functions: object) -> None:
    on_windows(monkeypatch, functions, PermissionError(13, "Access is denied"))
    assert len(signs()) == 2
    assert all(signs().values())


def test_the_true_functions_answer_or_say_nothing() -> None:
    assert (kernel() is None) is (sys.platform != "win32")
    assert console_font() is None or isinstance(console_font(), str)
    assert all(isinstance(page, int) for page in console_code_pages() or ())
    assert long_paths_enabled() in {None, True, False}


def test_what_windows_refuses_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    on_windows(monkeypatch, SimpleNamespace(), PermissionError(13, "Access is denied"))
    assert (console_font(), console_code_pages(), long_paths_enabled()) == (None, None, None)
    for nothing in (0, FileNotFoundError(2, "The system cannot find the file specified")):
        on_windows(monkeypatch, WindowsConsole(), nothing)
        assert (console_code_pages(), long_paths_enabled()) == ((65001, 65001), False)


@pytest.mark.parametrize(("length", "well"), [(40, True), (139, True), (140, False), (300, False)])
def test_short_paths_are_told_where_the_folder_needs_long_ones(
    monkeypatch: pytest.MonkeyPatch, length: int, *, well: bool
) -> None:
    on_windows(monkeypatch, WindowsConsole(), 0)
    folder = Path(Path.cwd().anchor + "d" * (length - len(Path.cwd().anchor)))
    (sign,) = (sign for sign in examine_machine(folder, "utf-8") if f"{length} ký tự" in sign.seen)
    assert sign.well is well
    assert ("Enable Win32 long paths" in sign.advice) is not well


def test_a_program_that_is_not_on_path_is_told_with_the_folder_to_put_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine_health, "named_program", lambda: None)
    monkeypatch.setattr(installation, "place", lambda: tmp_path / "Lib" / "site-packages" / "dtreport")
    assert "cài lại" in advice()
    folder = launcher(tmp_path / "Scripts").parent
    assert f"thư mục {folder} vào biến PATH" in advice() or os.name == "nt"
    monkeypatch.setattr(machine_health, "os", SimpleNamespace(name="nt"))
    assert f"dán {folder} vào" in advice()
    assert signs()["Gõ dtreport thì máy chưa tìm thấy chương trình."] is False


@pytest.mark.parametrize(
    ("folder", "command"),
    [("AppData/Roaming/uv/tools/dtreport", "uv tool update-shell"), ("pipx/venvs/dtreport", "pipx ensurepath")],
)
def test_what_was_installed_by_a_tool_is_put_on_path_by_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, command: str
) -> None:
    launcher(tmp_path / folder / "Scripts")
    monkeypatch.setattr(installation, "place", lambda: tmp_path / folder / "Lib" / "site-packages" / "dtreport")
    monkeypatch.setattr(machine_health, "named_program", lambda: None)
    assert f"Hãy gõ: {command}, rồi mở lại cửa sổ lệnh." in advice()
    monkeypatch.setattr(machine_health, "named_program", lambda: NamedProgram(Path("x"), "0.0.9", is_this=False))
    assert "Hãy gỡ bản kia; rồi mở lại cửa sổ lệnh." in advice()


def test_another_program_of_the_name_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installation, "place", lambda: tmp_path / "dtreport")
    for version, seen in (("0.0.9", "một bản khác: x (dtreport 0.0.9)."), ("", "x, mà tệp này không chạy được.")):
        program = NamedProgram(Path("x"), version, is_this=False)
        monkeypatch.setattr(machine_health, "named_program", lambda program=program: program)
        assert signs()[f"Gõ dtreport thì máy chạy {seen}"] is False
        assert "Hãy gỡ bản kia; rồi mở lại cửa sổ lệnh." in advice()
    folder = launcher(tmp_path).parent
    assert f"đưa thư mục {folder} lên đầu biến Path" in advice()


@pytest.mark.parametrize(
    ("script", "version", "is_this"),
    [
        ("from dtreport.cli import main; main()", dtreport.__version__, True),
        ("print('dtreport 0.0.9')", "0.0.9", False),
        ("print('something else')", "", False),
        ("raise SystemExit(3)", "", False),
    ],
)
def test_the_program_on_path_is_asked_what_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, version: str, *, is_this: bool
) -> None:
    path = launcher(tmp_path / "Thư mục", script)
    monkeypatch.setenv("PATH", str(path.parent))
    program = installation.named_program()
    assert program is not None
    assert (program.version, program.is_this) == (version, is_this)
    assert Path(program.path).samefile(path)


def test_a_program_that_cannot_be_started_or_is_not_there_is_no_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installation.named_program() is None
    path = launcher(tmp_path)
    path.write_bytes(b"\x00\x01")
    monkeypatch.setattr(installation, "_PATIENCE", 5)  # the cmd.exe of Wine waits for ever
    program = installation.named_program()
    assert program is not None
    assert (program.version, program.is_this) == ("", False)


@pytest.fixture
def cmd(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The current folder of a cmd on Windows."""
    windows = SimpleNamespace(**{**vars(os), "name": "nt"})
    monkeypatch.setattr(machine_programs, "os", windows)
    monkeypatch.setattr(installation, "os", windows)
    monkeypatch.setattr(installation, "place", lambda: tmp_path / "dtreport")
    monkeypatch.setenv("PATHEXT", ".EXE;.bat")
    monkeypatch.delenv("NODEFAULTCURRENTDIRECTORYINEXEPATH", raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def program_file(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.touch(0o755)
    return path


def test_a_program_is_looked_for_along_path_and_not_in_the_current_folder(
    cmd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program_file(cmd / "dtreport.bat")
    installed = program_file(cmd.parent / "bin" / "dtreport.EXE")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", f'"{cmd.parent / "none"}"', str(installed.parent))))
    assert machine_programs.find_program("dtreport") == str(installed)
    assert machine_programs.find_program("dtreport.exe") is None or os.name == "nt"
    assert machine_programs.find_program("dtreport.EXE") == str(installed)
    monkeypatch.setenv("PATH", str(cmd))
    assert machine_programs.find_program("dtreport") is None
    assert machine_programs.find_program("dtreport", cmd.parent) is None
    assert machine_programs.find_program("dtreport", cmd) == str(cmd / "dtreport.bat")  # the program's own folder


def test_a_program_by_its_path_is_not_one_of_the_current_folder(cmd: Path) -> None:
    program = program_file(cmd / "sub" / "ed.EXE")
    assert machine_programs.find_program(str(program)) == str(program)
    assert machine_programs.find_program(os.path.join("sub", "ed.EXE")) == str(program)  # noqa: PTH118, as it is typed
    program_file(cmd / "ed.EXE")
    assert machine_programs.find_program(os.path.join(".", "ed.EXE")) is None  # noqa: PTH118


def test_a_file_that_cmd_takes_for_the_program_is_told(cmd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = (
        f"Ở thư mục này, gõ dtreport trong cmd thì máy chạy tệp {cmd / 'dtreport.bat'}, không phải chương trình đã cài."
    )
    assert seen not in signs()
    program_file(cmd / "dtreport.bat")
    assert signs()[seen] is False
    monkeypatch.setenv("NODEFAULTCURRENTDIRECTORYINEXEPATH", "1")
    assert seen not in signs()
    monkeypatch.delenv("NODEFAULTCURRENTDIRECTORYINEXEPATH")
    monkeypatch.setattr(installation, "place", lambda: cmd / "dtreport")
    program_file(cmd / "dtreport.cmd")  # the program's own folder
    assert seen not in signs()


@pytest.mark.skipif(os.name == "nt", reason="cmd looks in the current folder there")
def test_elsewhere_nothing_in_the_current_folder_is_taken(cmd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "os", os)
    program_file(cmd / "dtreport.bat")
    assert installation.planted_program() is None
