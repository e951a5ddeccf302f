"""What is different on Windows, played on any machine."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dtreport.cli import boundary, text_editor
from dtreport.errors import DtreportError
from tests.support.streams import Keyboard, Screen, written_to
from tests.support.windows_console import WindowsConsole, on_windows

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    monkeypatch.setattr(shutil, "which", lambda name: f"/{name}")
    assert text_editor.find_editor() == [r"/C:\Soan thao\nano.exe", "-w"]


@pytest.mark.usefixtures("windows")
def test_a_text_for_notepad_begins_with_a_mark_that_it_understands(office: Office) -> None:
    office.begin()
    office.editor("notepad", "assert text[0] == chr(0xFEFF)\npath.write_text('Viết tay.', encoding='utf-8-sig')\n")
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


def test_what_a_clerk_types_reaches_the_year_file_as_it_was_typed(office: Office) -> None:
    office.begin()
    office.patch.setattr("typer.core.os", _Windows())
    office.patch.setattr("typer._click.utils._expand_args", lambda words: [f"C:\\{word}" for word in words])
    office.run(["add-result", "--area", "lv-1", "--text", PROSE])
    assert f'text = "{PROSE}"' in (office.reports / "2021.toml").read_text(encoding="utf-8")
