"""What is different on Windows, played on any machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dtreport.cli import boundary, text_editor
from dtreport.errors import DtreportError

if TYPE_CHECKING:
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
