"""A command loads what it needs and no more, so that it starts at once."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.real_process import environment
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from pathlib import Path

LISTING = (
    "import json, sys\n"
    "from dtreport.cli import main\n"
    "try:\n    main()\n"
    "finally:\n    print('\\n' + json.dumps(sorted(sys.modules)), file=sys.__stderr__)\n"
)
HEAVY = {
    "openpyxl",
    "docx",
    "lxml",
    "PIL",
    "numpy",
    "asyncio",
    "http",
    "ssl",
    "tomlkit",
    "tomllib",
    "hypothesis",
    "typst",
}


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / "2021.toml").write_text(SMALL_YEAR, encoding="utf-8")
    bare = {key: value for key, value in environment(folder).items() if not key.startswith("COV")}
    command = [sys.executable, "-P", "-c", LISTING, *arguments]
    done = subprocess.run(command, cwd=folder, env=bare, check=False, capture_output=True)
    assert done.returncode in {0, 1}, done.stderr
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


def test_help_does_not_load_the_records_or_the_store(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--help")
    assert "dtreport.cli.app" in modules
    unwanted = {"tomli", "tomli_w", "tomlrt", "filelock", "pydantic", "dtreport.records.base", "dtreport.report"}
    unwanted |= {f"dtreport.{room}" for room in ("store", "services", "papers", "formats", "rules")}
    assert modules & (HEAVY | unwanted) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("add-count", "--name", "Số xã", "--unit", "xã"),
        ("add-task", "--text", "Việc", "--item", "Một"),
        ("set", "hn", "5"),
        ("remove", "kq-1"),
        ("undo",),
        ("edit", "hn", "--value", "3"),
    ],
)
def test_recording_does_not_load_papers_formats_or_rules(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    modules = loaded(tmp_path, *arguments)
    assert "dtreport.store" in modules
    unwanted = {"rich", "dtreport.papers", "dtreport.formats", "dtreport.rules", "dtreport.report.schema"}
    assert modules & (HEAVY | unwanted) == set()


def test_reading_does_not_load_the_excel_format(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "show")
    assert "rich" in modules
    assert modules & (HEAVY | {"dtreport.formats.excel", "filelock", "tomlrt"}) == set()


@pytest.mark.parametrize(("form", "library"), [("xlsx", "openpyxl"), ("docx", "docx"), ("pdf", "typst"), ("txt", None)])
def test_a_format_loads_its_own_library_and_no_other(tmp_path: Path, form: str, library: str | None) -> None:
    libraries = {"openpyxl", "docx", "typst"}
    assert loaded(tmp_path, "export", "-f", form) & libraries == ({library} if library else set())
