"""Hostile and broken files are refused with a sentence that says what to do, in little memory."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import DtreportError
from dtreport.reading import read_paper
from tests.support import ROOT, TESTS
from tests.support.golden import assert_golden
from tests.support.hostile_papers import HOSTILE, LAST_MEMORY

if TYPE_CHECKING:
    from pathlib import Path

MOST_MEMORY = 150 * 1024  # KiB
LONGEST_SENTENCE = 400


def test_hostile_files_are_refused_in_little_memory(tmp_path: Path) -> None:
    for name, make in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
    command = [sys.executable, "-m", "tests.support.hostile_papers", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    lines = done.stdout.decode().replace("\r\n", "\n")
    memory = re.search(rf"^{LAST_MEMORY}\s*(\d+) kB\n", lines, re.MULTILINE)
    if memory:
        lines = lines.replace(memory[0], "")
        assert int(memory[1]) < MOST_MEMORY
    assert_golden(TESTS / "reading" / "golden" / "hostile.txt", lines)


@pytest.mark.parametrize("size", [1, 10, 100, 600])
def test_a_file_that_was_cut_off_anywhere_is_refused(size: int) -> None:
    with pytest.raises(DtreportError) as error:
        read_paper(HOSTILE["excel.docx"]()[:size], "bao-cao.docx")
    assert error.value.hint
    assert len(str(error.value)) < LONGEST_SENTENCE


def test_the_name_of_a_file_breaks_no_terminal() -> None:
    with pytest.raises(DtreportError, match=r"u001B"):
        read_paper(b"", "a\x1b[31m.docx")
