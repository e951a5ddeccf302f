"""The same year file gives the same bytes: on another day, in another time zone, in another folder."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import NothingToSayError
from tests.support import ROOT
from tests.support.agreement_years import CASES, KINDS, rendered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DAY = 86_400
_RENDER_ALL = """
import sys, time
sys.path[:0] = {path!r}
shift = {shift}
for name in ("time", "localtime", "gmtime"):
    real = getattr(time, name)
    def shifted(moment=None, real=real, name=name, now=time.time):
        if name == "time":
            return real() + shift
        return real(now() + shift if moment is None else moment)
    setattr(time, name, shifted)
from tests.agreement.test_bytes import digests
print(digests())
"""


def digests() -> str:
    """The digest of every file of every year, or why there is none."""
    found: dict[str, str] = {}
    for year in CASES:
        for kind in KINDS:
            for form in kind.formats:
                try:
                    found[f"{year} {kind.name} {form}"] = hashlib.sha256(rendered(year, kind.name, form)).hexdigest()
                except NothingToSayError as reason:
                    found[f"{year} {kind.name} {form}"] = reason.sentence
    return json.dumps(found)


def _elsewhere(folder: Path, zone: str, seed: str, shift: int) -> Mapping[str, str]:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _RENDER_ALL.format(path=[str(ROOT)], shift=shift)],
        cwd=folder,
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_every_file_is_the_same_anywhere_and_any_day(tmp_path: Path) -> None:
    here: dict[str, str] = json.loads(digests())  # most of these files were made for other tests of this process
    there = _elsewhere(tmp_path / "ở nơi khác", "America/Los_Angeles", "2", -40 * _DAY)
    assert {name for name in here if here[name] != there[name]} == set()
    assert sum(len(digest) == 64 for digest in here.values()) > 2 * len(KINDS)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_no_entry_of_an_archive_tells_when_or_where_it_was_written(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("full", "tasks", form))) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
