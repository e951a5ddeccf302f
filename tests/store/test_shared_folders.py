"""Colleagues share one folder of reports: whatever dtreport makes inside it is open to those who can use it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import DtreportError
from dtreport.services.export_files import write_export
from dtreport.store import SetTable, Store, Who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEAR = 'schema = 1\nyear = 2021\n\n[agency]\nname = "Ban"\n'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture(params=[0o077, 0o027, 0o022], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("mode", [0o2775, 0o770, 0o755], ids=oct)
def test_folders_inside_have_the_mode_of_the_folder_of_reports(tmp_path: Path, mode: int) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "2021.toml").write_text(YEAR, encoding="utf-8", newline="\n")
    reports.chmod(mode)
    store = Store(reports, Who("lan", "KETOAN-02"))
    write_export(store, tmp_path / "a.txt", b"1")
    store.make_draft("2021.toml", YEAR.encode())
    for name in ("Ban", "Ban Dân tộc", "Sở"):
        (reports / "2021.toml").write_text(YEAR + f"# {name}\n", encoding="utf-8", newline="\n")
        store.commit(2021, lambda _file, name=name: [SetTable("agency", {"name": name})], "sửa")  # type: ignore[misc]  # a default binds the name
    folders = sorted(path for path in reports.rglob("*") if path.is_dir())
    assert [path.name for path in folders] == [".dtreport", "bak", "drafts", "exports"]
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in folders} == {oct(mode)}


def test_a_link_to_nowhere_in_place_of_the_folder_inside_ends_in_a_sentence(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / ".dtreport").symlink_to(tmp_path / "none")
    store = Store(reports, Who("lan", "KETOAN-02"))
    write_export(store, tmp_path / "a.txt", b"1")
    assert (tmp_path / "a.txt").read_bytes() == b"1"
    with pytest.raises(DtreportError):
        store.make_draft("2021.toml", YEAR.encode())
