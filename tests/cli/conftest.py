"""The office of these tests."""

from __future__ import annotations

import gc
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
import rich.console
import typer.rich_utils

from dtreport import __version__
from dtreport.cli import year_commands as cli_years
from dtreport.services import machine_health, windows_machine
from dtreport.services.installation import NamedProgram
from dtreport.store.history import journal
from tests.support.isolation import end_search_at
from tests.support.office import QUIET, Calendar, Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Office]:
    """An empty folder in which nobody has run dtreport yet, at a fixed time, without the variables of this machine."""
    folder = tmp_path / "co-quan"
    folder.mkdir()
    made = Office(folder, monkeypatch, request.node.name.removeprefix("test_"))
    monkeypatch.chdir(folder)
    end_search_at(tmp_path, monkeypatch)
    for variable in QUIET:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")
    # A window of Windows that knows no colours is taken to be one column narrower.
    monkeypatch.setattr(rich.console, "detect_legacy_windows", lambda: False)
    monkeypatch.setattr(typer.rich_utils, "FORCE_TERMINAL", None)
    monkeypatch.setattr(typer.rich_utils, "MAX_WIDTH", None)
    monkeypatch.setattr(journal, "now", made.now)
    monkeypatch.setattr(journal, "moment", lambda _seconds: "2021-12-21T09:00:00+07:00")
    monkeypatch.setattr(cli_years, "date", Calendar)
    program = NamedProgram(PurePosixPath("/usr/bin/dtreport"), __version__, is_this=True)
    monkeypatch.setattr(machine_health, "named_program", lambda: program)
    monkeypatch.setattr(machine_health, "long_paths_enabled", lambda: None)
    monkeypatch.setattr(windows_machine, "kernel", lambda: None)
    collecting = gc.get_threshold()
    yield made
    gc.set_threshold(*collecting)
