"""Every command that the README and the guide show is run, and says what the page says that it says."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dtreport.store import Store, Who
from tests.support import ROOT
from tests.support.golden import assert_golden
from tests.support.page_runner import BOOKS, README, Book, Run, blocks

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.path.name)
def test_every_example_of_the_page_says_what_the_program_says(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not book.windows:  # these pages begin with the real year
        (tmp_path / "reports").mkdir()
        shutil.copy(ROOT / "reports/2021.toml", tmp_path / "reports")
    run = Run(book, tmp_path, monkeypatch)
    page = run.page()
    monkeypatch.undo()
    assert_golden(book.path, page)
    assert not run.failures, "exit codes that the page does not announce"


def test_the_year_file_that_its_page_explains_loads(tmp_path: Path) -> None:
    [example] = [
        block for block in blocks((ROOT / "docs/year-file.md").read_text(encoding="utf-8")) if block.language == "toml"
    ]
    file = Store(tmp_path, Who("lan", "VANPHONG-01")).check_text(2021, "\n".join(example.lines).encode())
    assert file.year.figures
    assert file.year.awards


def test_the_two_commands_of_the_readme_stand_alone_on_their_lines() -> None:
    shell = [block.lines for block in blocks(README.path.read_text(encoding="utf-8")) if block.language == "sh"]
    assert shell == [
        ["python3 -m pip install . && dtreport export 2021"],
        ["python3 -m pip install -e '.[dev]' && python3 -m pytest"],
    ]
