"""What is different on Windows, played on any machine."""

from __future__ import annotations

import ast
import importlib
import io
import os
import runpy
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dtreport.cli import boundary, text_editor
from dtreport.cli.app import build
from dtreport.errors import DtreportError
from tests.support import ROOT
from tests.support.streams import Keyboard, Screen, written_to
from tests.support.windows_console import WindowsConsole, on_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.office import Office


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program believe that it runs on Windows."""
    for module in (boundary, text_editor):
        monkeypatch.setattr(module, "os", SimpleNamespace(name="nt", environ=os.environ, path=os.path))
    monkeypatch.setenv("SYSTEMROOT", r"D:\Windows")
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.usefixtures("windows")
def test_what_is_redirected_is_utf_8_whatever_the_code_page(office: Office) -> None:
    office.begin()
    office.encoding = "cp1258"
    assert "Đã sửa hn: Thực hiện 2 → 5." in office.raw("set hn 5").decode("utf-8")


@pytest.mark.usefixtures("windows")
def test_the_editor_is_notepad_of_the_system_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert text_editor.find_editor() == [str(Path(r"D:\Windows") / "notepad.exe")]
    monkeypatch.setenv("EDITOR", r'"C:\Soan thao\nano.exe" -w')
    with pytest.raises(DtreportError, match="EDITOR"):
        text_editor.find_editor()


@pytest.mark.usefixtures("windows")
def test_a_text_for_notepad_begins_with_a_mark_that_it_understands(office: Office) -> None:
    office.begin()
    script = "assert path.read_bytes().startswith(chr(0xFEFF).encode())\n"
    office.editor("notepad", script + "path.write_text('Viết tay.', encoding='utf-8-sig')\n")
    office.run("add-result --area lv-1", answers=[""])
    assert 'text = "Viết tay."' in (office.reports / "2021.toml").read_text(encoding="utf-8")


def on_screen(office: Office, line: str, answers: Sequence[str] = ()) -> str:
    """What a console shows of a command, in the letters that it is given; what is typed stands in « »."""
    screen = Screen(io.BytesIO(), encoding="utf-8", write_through=True)
    keyboard = Keyboard([f"{answer}\n" for answer in answers])
    with office.patch.context() as patch:
        patch.setattr(sys, "argv", ["dtreport", *shlex.split(line)])
        for name, stream in (("stdin", keyboard), ("stdout", screen), ("stderr", screen)):
            patch.setattr(sys, name, stream)
        with pytest.raises(SystemExit):
            boundary.main()
    return written_to(screen).decode().replace(os.linesep, "\n")


TOLD = "Cua so lenh nay chi hien duoc chu khong dau; trong tep van du dau. Cach doi phong: dtreport doctor\n"


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("face", ["Terminal", "Lucida Console"])
def test_a_font_without_vietnamese_letters_shows_plain_ones_and_says_so(office: Office, face: str) -> None:
    path = office.begin()
    on_windows(office.patch, WindowsConsole(face))
    told = on_screen(office, "add-count --name 'Số hội nghị'", ["hội nghị"])
    assert "Don vi tinh. Vi du: hoi nghi." in told
    assert "Da ghi so lieu nam 2021, ma sl-2, tep reports" in told
    assert told.endswith(TOLD)
    assert 'name = "Số hội nghị"\nunit = "hội nghị"' in path.read_text(encoding="utf-8")
    for line in ("show", "list counts", "check", "--help", "export -f txt -o -"):
        told = on_screen(office, line)
        assert told.isascii(), line
        assert "?" not in told, line
        assert told.endswith(TOLD), line
    assert "+- Chung -" in on_screen(office, "add-task --help")
    assert r"H\u1ed9i ngh\u1ecb" in on_screen(office, "list counts --json")


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("console", [WindowsConsole(), WindowsConsole(None), WindowsConsole("Terminal", 0), object()])
def test_every_other_console_shows_every_letter(office: Office, console: object) -> None:
    office.begin()
    on_windows(office.patch, console)
    told = on_screen(office, "list counts")
    assert "Hội nghị" in told
    assert "─" in told
    assert TOLD not in told


@pytest.mark.usefixtures("windows")
def test_the_doctor_says_how_the_font_is_changed(office: Office) -> None:
    office.begin()
    on_windows(office.patch, WindowsConsole("Terminal", pages=(437, 437)))
    told = on_screen(office, "doctor")
    assert "[can xem] Phong Terminal cua cua so lenh khong co chu Viet" in told
    assert "Bam chuot phai vao thanh tieu de" in told
    assert "chcp 65001" in told


class _Windows:
    """The module `os` as the framework sees it on Windows."""

    name = "nt"

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)


PROSE = "~300 hộ được hỗ trợ * [số] ? %PATH% đạt 100%% kế hoạch"
TYPED = [PROSE, "~/300 hộ", "*", "report?", "[r]eports", "$HOME"]
"""What a clerk may type; all but the first are names of folders and files, or variables, to this system too."""


@pytest.fixture
def expanding(office: Office) -> Office:
    """An office where the framework does with words what it does on Windows if nobody forbids it."""
    for name in ("typer.core", "click.core"):  # the one that is in use asks for the name of the system
        if name in sys.modules:
            office.patch.setattr(f"{name}.os", _Windows())
    office.patch.setenv("HOME", str(office.folder))
    office.begin()
    return office


def scripts() -> dict[str, Callable[[], object]]:
    """All ways by which words come in: what the installation makes commands of, and the module."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    doors: dict[str, Callable[[], object]] = {"module": lambda: runpy.run_module("dtreport", run_name="__main__")}
    for name, place in {**project["scripts"], **project.get("gui-scripts", {})}.items():
        module, _colon, function = place.partition(":")
        doors[name] = getattr(importlib.import_module(module), function)
    return doors


def items(office: Office) -> list[str]:
    """The items of the task that was added."""
    year = tomllib.loads((office.reports / "2021.toml").read_text(encoding="utf-8"))
    added: list[str] = year["tasks"][-1].get("items", [])
    return added


ADD = ["add-task", "--text", PROSE, *(word for item in TYPED for word in ("--item", item))]


@pytest.mark.parametrize("door", scripts())
def test_what_a_clerk_types_reaches_the_year_file_as_it_was_typed(expanding: Office, door: str) -> None:
    expanding.patch.setattr(boundary, "main", scripts()[door])
    assert expanding.run(ADD).code == 0
    assert items(expanding) == TYPED


def test_the_framework_would_make_names_of_files_and_variables_of_it(expanding: Office) -> None:
    def forgotten() -> None:
        build().main(prog_name="dtreport", standalone_mode=False)
        sys.exit(0)

    expanding.patch.setattr(boundary, "main", forgotten)
    assert expanding.run(ADD).code == 0
    assert not set(items(expanding)) & set(TYPED[1:])


def test_what_stands_in_files_and_answers_is_no_command_either(expanding: Office) -> None:
    expanding.write("loi.txt", PROSE)
    expanding.write("bang.csv", f"TT;Mảng công tác;Nội dung\n1;lv-1;{PROSE}\n2;lv-1;{TYPED[1]}\n")
    expanding.editor("so", f"path.write_text({PROSE!r}, encoding='utf-8')\n")
    assert expanding.run("add-result --area lv-1 --text-file loi.txt").code == 0
    assert expanding.run("add-result --list bang.csv --yes").code == 0
    assert expanding.run("add-result --area lv-1", answers=[PROSE]).code == 0
    assert expanding.run("add-result --area lv-1", answers=[""]).code == 0
    year = tomllib.loads((expanding.reports / "2021.toml").read_text(encoding="utf-8"))
    assert [result["text"] for result in year["results"][-5:]] == [PROSE, PROSE, TYPED[1], PROSE, PROSE]


def test_no_word_of_a_clerk_is_given_to_a_shell_or_expanded() -> None:
    names = {"expandvars", "expanduser", "system", "popen", "shell", "glob"}
    uses = set()
    for path in (ROOT / "src" / "dtreport").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.arg if isinstance(node, ast.keyword) else ""
            if name in names:
                uses.add(f"{path.relative_to(ROOT / 'src').as_posix()}: {name}")
    # Those that look for files of dtreport by patterns of its own, and the name of the system.
    assert uses == {
        "dtreport/cli/system_commands.py: system",
        "dtreport/services/health.py: glob",
        "dtreport/store/disk/files.py: glob",
        "dtreport/store/history/gaps.py: glob",
        "dtreport/store/write_protocol.py: glob",
        "dtreport/store/year_store.py: glob",
    }


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r'"C:\Soan thao\nano.exe" -w', [r"C:\Soan thao\nano.exe", "-w"]),
        (r"C:\nano.exe", [r"C:\nano.exe"]),
        (r'  nano.exe "-t Sổ báo cáo" --mark="a b" ', ["nano.exe", "-t Sổ báo cáo", "--mark=a b"]),
        (r'nano.exe "chưa đóng', ["nano.exe", "chưa đóng"]),
        (r"C:\Program Files\Notepad++\notepad++.exe", [r"C:\Program Files\Notepad++\notepad++.exe"]),
    ],
)
def test_an_editor_stands_with_and_without_quotes(
    monkeypatch: pytest.MonkeyPatch, variable: str, line: str, words: list[str]
) -> None:
    monkeypatch.setenv(variable, line)
    programs = {words[0]: f"/{words[0]}"}
    monkeypatch.setattr(text_editor, "find_program", programs.get)
    assert text_editor.find_editor() == [f"/{words[0]}", *words[1:]]


@pytest.fixture(params=["VISUAL", "EDITOR"])
def variable(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_an_editor_with_a_quote_that_is_not_closed_is_told(office: Office, variable: str) -> None:
    office.begin()
    office.patch.setenv(variable, "nano 'chưa đóng")
    ran = office.run("open 2021")
    assert (ran.code, variable in ran.err) == (1, True)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("program", "whole"), [("code.CMD", False), ("nano.exe", True)])
def test_a_path_that_a_shell_would_take_apart_is_not_given_to_one(office: Office, program: str, *, whole: bool) -> None:
    asked: list[tuple[list[str], Path | None]] = []

    def run(command: list[str], *, cwd: Path | None, check: bool) -> SimpleNamespace:
        asked.append((command, cwd))
        return SimpleNamespace(returncode=int(check))

    office.patch.setenv("EDITOR", f"{program} --wait")
    office.patch.setattr(text_editor, "find_program", {program: f"/bin/{program}"}.get)
    office.patch.setattr(subprocess, "run", run)
    path = office.write("R&D 100%/2021.toml", b"")
    text_editor.edit_file(path)
    assert asked.pop() == (
        [f"/bin/{program}", "--wait", str(path) if whole else path.name],
        None if whole else path.parent,
    )

    # The shell of Windows is in no folder of another machine: a name alone would be that of a new file elsewhere.
    share = PureWindowsPath(r"\\may-chu\bao cao\2021.toml")
    text_editor.edit_file(share)
    assert asked.pop() == ([f"/bin/{program}", "--wait", str(share)], None)
    share = share.with_name("R&D.toml")
    if whole:
        text_editor.edit_file(share)
        assert asked.pop()[0][-1] == str(share)
    else:
        with pytest.raises(DtreportError, match=r"R&D\.toml bằng code\.CMD: đường dẫn trên máy khác có dấu &"):
            text_editor.edit_file(share)
        assert asked == []


def test_no_path_is_told_with_the_separators_of_another_system() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "dtreport").rglob("*.py")]
    assert len(sources) > 100
    assert not any("as_posix" in source or "{KEPT}/" in source for source in sources)
