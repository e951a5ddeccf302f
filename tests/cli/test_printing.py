"""print: papers handed to the printer, played by a small script in the place of lp, and by Windows as it would be."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dtreport.services import machine_programs, print_jobs
from tests.support.real_process import run
from tests.support.small_years import SMALL_YEAR
from tests.support.windows_disk import windows_error

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


TAKES_IT = 'printf "%s\\n" "$@" > "$0.args"; cat > "$0.paper"; echo "request id is HP_Tang-2-12 (1 file(s))"'
KNOWS_NO_PRINTER = "cat > /dev/null; echo 'lp: Error - No default destination available.' >&2; exit 1"
FAILS_IN_SILENCE = "exit 3"
SAYS_NOTHING = "cat > /dev/null"


def printer(folder: Path, script: str) -> Path:
    """Let lp be this script; gives its path, beside which it puts what it was given."""
    if sys.platform == "win32":
        pytest.skip("Windows prints without lp")
    path = folder / "bin" / "lp"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def with_printer(office: Office, script: str) -> Path:
    path = printer(office.folder.parent, script)
    office.patch.setenv("PATH", f"{path.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
    office.note(f"lp: {script}")
    return path


def left_behind(office: Office) -> list[str]:
    return sorted(path.name for path in office.folder.iterdir())


def test_a_paper_is_handed_to_the_printer(office: Office) -> None:
    office.begin()
    lp = with_printer(office, TAKES_IT)
    office.run("print")
    assert lp.with_name("lp.args").read_text(encoding="utf-8") == "-o\nmedia=A4\n-t\nBáo cáo tóm tắt 2021\n-\n"
    assert lp.with_name("lp.paper").read_bytes() == office.raw("export 2021 -p summary -f pdf -o -")
    office.run("print 2021 --paper report --printer HP_Tang-2")
    asked = "-d\nHP_Tang-2\n-o\nmedia=A4\n-t\nBáo cáo tổng kết 2021\n-\n"
    assert lp.with_name("lp.args").read_text(encoding="utf-8") == asked
    office.run("print 2021 --copies 40 --sides 'hai mặt'")
    asked = "-n\n40\n-o\nmedia=A4\n-o\nsides=two-sided-long-edge\n-t\nBáo cáo tóm tắt 2021\n-\n"
    assert lp.with_name("lp.args").read_text(encoding="utf-8") == asked
    for words, name in (
        ("hai mat ngang", "two-sided-short-edge"),
        ("Một mặt", "one-sided"),
        ("two-sided", "two-sided-long-edge"),
    ):
        office.run(f"print 2021 --sides '{words}'")
        assert f"-o\nsides={name}\n" in lp.with_name("lp.args").read_text(encoding="utf-8")
    assert left_behind(office) == ["reports"]
    office.matches_golden()


def test_what_cannot_be_printed_is_explained(office: Office) -> None:
    office.begin()
    with_printer(office, KNOWS_NO_PRINTER)
    office.run("print")
    with_printer(office, FAILS_IN_SILENCE)
    office.run("print")
    with_printer(office, SAYS_NOTHING)
    office.run("print")
    office.run("print --paper workbook")
    office.run("print --paper to-trinh")
    office.run("print --paper agenda")
    office.run("print --word")
    office.run("print --copies 0")
    office.run("print --copies hai")
    office.run("print --sides 'ba mặt'")
    office.run("print 1999")
    office.patch.setenv("PATH", str(office.folder))
    office.note("no lp")
    office.run("print")
    lp = printer(office.folder, TAKES_IT)
    office.patch.setenv("PATH", str(lp.parent))
    office.patch.chdir(lp.parent)
    office.note("an lp in the current folder, which anybody may have put there")
    assert office.run("print").code == 1
    office.note("an lp that is no program")
    with_printer(office, "")
    (office.folder.parent / "bin" / "lp").write_bytes(b"\x00")
    office.patch.chdir(office.folder)
    office.run("print")
    office.matches_golden()


def test_a_real_process_prints(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.toml").write_text(SMALL_YEAR, encoding="utf-8")
    (tmp_path / "office").mkdir()
    lp = printer(tmp_path, TAKES_IT)
    done = run(tmp_path / "office", "print", env={"PATH": f"{lp.parent}:/usr/bin:/bin"}, text=True, encoding="utf-8")
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout == "Đã gửi Báo cáo tóm tắt năm 2021 tới máy in thường dùng, lệnh in số HP_Tang-2-12.\n"
    assert lp.with_name("lp.paper").read_bytes().startswith(b"%PDF-")
    assert list((tmp_path / "office").iterdir()) == []


@pytest.fixture
def started(office: Office) -> list[tuple[str, ...]]:
    """Let printing believe that it runs on Windows; gives what Windows was asked to start."""
    asked: list[tuple[str, ...]] = []

    def startfile(path: Path, *how: str) -> None:
        asked.append((path.name, *how))
        if path.suffix == ".docx" and how == ("printto", '"hỏng"'):
            raise windows_error(1155)

    office.patch.setattr(print_jobs, "os", SimpleNamespace(name="nt"))
    office.patch.setattr(machine_programs, "os", SimpleNamespace(startfile=startfile))
    office.note("on Windows")
    return asked


def test_on_windows_the_paper_is_opened_or_word_prints_it(office: Office, started: list[tuple[str, ...]]) -> None:
    office.begin()
    office.run("print")
    office.run("print 2021 --paper report --printer HP")
    office.run("print --word")
    office.write("tom-tat-2021.docx", "sửa tay", "somebody writes into the export")
    office.run("print --word --printer 'HP Tầng 2'")
    office.run("print --word --printer hỏng")
    office.run("print --copies 40 --sides 'hai mặt'")
    office.run("print --word --copies 40")
    assert started == [
        ("tom-tat-2021.pdf",),
        ("bao-cao-2021.pdf",),
        ("tom-tat-2021.docx", "print"),
        ("tom-tat-2021.docx", "printto", '"HP Tầng 2"'),
        ("tom-tat-2021.docx", "printto", '"hỏng"'),
        ("tom-tat-2021.pdf",),
    ]
    office.matches_golden()
