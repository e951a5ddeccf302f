"""Streams that are closed, full, narrow or of an old encoding: no traceback, the right exit code, no text lost."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.real_process import launcher, run, shell
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


READING = ("show", "list", "list counts", "show hn", "find hoi", "summary", "check", "history", "", "--help")
TALKING = ("set hn 5", "set hm 5", "undo", "xyz", "add-task", "doctor", "new 2022 --dry-run")


utf_8_alone = pytest.mark.skipif(sys.platform == "win32", reason="what is redirected there is always UTF-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small year in it."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.toml").write_text(SMALL_YEAR, encoding="utf-8")
    return tmp_path


@utf_8_alone
@pytest.mark.parametrize("encoding", ["cp1258", "ascii", "cp1252", "latin-1", "utf-16"])
def test_every_command_speaks_through_an_old_encoding(office: Office, encoding: str) -> None:
    office.begin()
    codes = [office.run(line).code for line in (*READING, *TALKING)]
    office.run("undo 1")
    office.encoding = encoding
    for line, code in zip((*READING, *TALKING), codes, strict=True):
        ran = office.run(line)
        assert ran.code == (1 if line == "doctor" and encoding != "utf-16" else code), line
        assert "Traceback" not in ran.err, line
        assert ran.out + ran.err, line


@utf_8_alone
def test_letters_lose_their_marks_before_anything_is_lost(office: Office) -> None:
    office.begin()
    office.encoding = "ascii"
    assert office.run("set hn 5").out == "Da sua hn: Thuc hien 2 -> 5. Tep reports/2021.toml. Hoan tac: dtreport undo\n"
    assert office.run("set hm 5").err.startswith('Nam 2021 khong co muc nao mang ma "hm".')
    assert "Hoi nghi pho bien phap luat" in office.run("show").out
    assert "Thuc hien" in office.run("add-count --help").out
    office.encoding = "cp1258"
    assert "Hội nghị" not in office.run("list counts").out


@utf_8_alone
@pytest.mark.parametrize("encoding", ["cp1258", "ascii"])
def test_json_is_whole_in_every_encoding(office: Office, encoding: str) -> None:
    office.begin()
    whole = json.loads(office.run("show --json").out)
    office.encoding = encoding
    assert json.loads(office.run("show --json").out) == whole


@pytest.mark.parametrize("columns", ["1", "20", "x", "0", "500"])
def test_every_command_fits_any_width(office: Office, columns: str) -> None:
    office.begin()
    office.patch.setenv("COLUMNS", columns)
    for line in READING:
        ran = office.run(line)
        assert ran.code == (1 if line == "check" else 0), line
        assert "Traceback" not in ran.err
    if columns == "20":
        assert "Hộinghịphổbiếnphápluật" in "".join(office.run("list").out.split())
        assert max(len(line) for line in office.run("show").out.splitlines()) <= 20


@utf_8_alone
def test_a_real_process_in_an_old_encoding(folder: Path) -> None:
    for encoding in ("cp1258", "ascii"):
        done = run(folder, "set", "hn", "5", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode(encoding).strip()


def test_nothing_is_opened_in_the_encoding_of_the_machine(folder: Path) -> None:
    strict = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"}
    strict["PATH"] = str(launcher(folder / "bin").parent)
    for line in (["set", "hn", "5"], ["export", "-f", "txt"], ["show"], ["doctor"], ["history"], ["undo"]):
        done = run(folder, *line, env={**strict, "EDITOR": sys.executable})
        assert (done.returncode, b"EncodingWarning" in done.stderr) == (0, False), line


def test_closed_standard_input_is_nobody_at_the_keyboard(folder: Path) -> None:
    for line, code in (("add-task", 2), ("set hn 5", 0), ("add-task --text-file -", 2)):
        done = shell(folder, f"dtreport {line} <&-")
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr


def test_output_that_cannot_be_written_is_a_failure(folder: Path) -> None:
    for line in ("dtreport show >&-", "dtreport --help >&-", "dtreport --version >&-", "dtreport list --json >&-"):
        done = shell(folder, line)
        assert (done.returncode, "Traceback" in done.stderr) == (74, False), (line, done.stderr)
    if os.path.exists("/dev/full"):  # noqa: PTH110, a device
        for line in ("dtreport show > /dev/full", "dtreport schema > /dev/full", "dtreport export -o - > /dev/full"):
            done = shell(folder, line)
            assert (done.returncode, "Traceback" in done.stderr) == (74, False), (line, done.stderr)
            assert "Không in ra được" in done.stderr


def test_a_change_is_kept_though_its_answer_could_not_be_printed(folder: Path) -> None:
    done = shell(folder, "dtreport set hn 5 >&-")
    assert done.returncode == 74
    assert "value = 5" in (folder / "reports" / "2021.toml").read_text(encoding="utf-8")


def test_a_reader_that_leaves_early_is_no_failure(folder: Path) -> None:
    for line in ("dtreport schema | head -1; exit ${PIPESTATUS[0]}", "dtreport show | true; exit ${PIPESTATUS[0]}"):
        done = shell(folder, line)
        assert (done.returncode, done.stderr) == (0, ""), line


def test_closed_standard_error_does_not_stop_the_program(folder: Path) -> None:
    for line, code in (("dtreport set hm 5 2>&-", 1), ("dtreport set hn 5 2>&-", 0), ("dtreport xyz 2>&-", 2)):
        assert shell(folder, line).returncode == code
    if os.path.exists("/dev/full"):  # noqa: PTH110, a device
        assert shell(folder, "dtreport set hm 5 2>/dev/full").returncode == 1
        assert shell(folder, "dtreport xyz 2>/dev/full").returncode == 2
        assert shell(folder, "dtreport new 2022 2>/dev/full").returncode == 0


def test_a_program_in_the_current_folder_is_not_imported(folder: Path) -> None:
    for name in ("tomli", "rich", "typer", "dtreport", "filelock"):
        (folder / f"{name}.py").write_text("raise SystemExit('hijacked')\n", encoding="utf-8")
    done = run(folder, "set", "hn", "5")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="the tests run on the source there, which is not installed")
def test_the_console_script_is_this_program() -> None:
    from importlib.metadata import entry_points

    from dtreport.cli import main

    (script,) = entry_points(group="console_scripts", name="dtreport")
    assert script.load() is main


@pytest.mark.skipif(sys.platform == "win32", reason="no process of Windows can press Ctrl-C for another")
def test_ctrl_c_while_an_editor_is_open_leaves_nothing_behind(folder: Path) -> None:
    script = folder / "soan-thao.py"
    script.write_text("import os, signal\nos.kill(os.getppid(), signal.SIGINT)\n", encoding="utf-8")
    done = run(folder, "open", env={"EDITOR": f'"{sys.executable}" "{script}"'})
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr.decode().endswith("\nĐã dừng.\n")
    assert list((folder / "reports" / ".dtreport" / "drafts").iterdir()) == []
    assert (folder / "reports" / "2021.toml").read_text(encoding="utf-8") == SMALL_YEAR
