"""The home page, doctor and schema: the program about itself and its folder."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dtreport
from dtreport import __version__
from dtreport.services import health

if TYPE_CHECKING:
    from tests.support.office import Office


def test_the_home_page_shows_every_year_and_what_to_do_next(office: Office) -> None:
    office.begin()
    office.run("close")
    office.run("new 2022")
    office.begin("schema = 1\nyear = 2020\nmàu = 1\n", "reports/2020.toml")
    office.run("")
    (office.reports / "2022.toml").unlink()
    (office.reports / "2020.toml").write_text("schema = 1\nyear = 2020\nclosed = 2021-02-01\n", encoding="utf-8")
    office.run("")
    office.matches_golden()


def test_the_folder_given_before_the_command_is_the_folder_of_the_command(office: Office) -> None:
    office.begin()
    office.begin("schema = 1\nyear = 2019\n[agency]\nname = 'Ban B'\n", "khac/2019.toml")
    office.run("--reports khac set hn 3")
    office.run("--reports khac edit agency --place 'Thành phố B'")
    office.run("--reports khac add-count --name 'Số xã' --unit xã --reports reports")
    office.run("--reports khac schema --help")
    office.matches_golden()


def test_the_doctor_names_what_is_well_and_what_is_not(office: Office, tmp_path: Path) -> None:
    office.begin()
    office.editor("nano", "pass\n")
    office.run("doctor")
    office.begin("schema = 1\nyear = 2020\n", "reports/2020.toml")
    for name in ("2021 (1).toml", "2021-TENMAY.toml", "2021 - Copy.toml", "ghi-chu.txt"):
        (office.reports / name).write_bytes(b"")
    mounts = tmp_path / "mounts"
    place = str(office.folder).replace(" ", r"\040")  # as the system writes it
    mounts.write_text(f"proc /proc proc rw 0 0\nmay-chu:/chung {place} nfs4 rw 0 0\n", encoding="utf-8")
    office.patch.setattr(health, "MOUNTS", mounts)
    office.patch.setenv("EDITOR", "khong-co")
    office.note("strange copies, NFS, an editor that is not there, a year that does not load")
    office.run("doctor")
    office.matches_golden()


def test_the_doctor_looks_at_the_machine_where_there_is_no_folder_yet(office: Office) -> None:
    ran = office.run("doctor")
    assert ran.code == 1
    assert "[tốt] Gõ dtreport là chạy đúng bản này" in ran.out
    assert "[cần xem] Không tìm thấy thư mục reports" in ran.out
    assert "dtreport new" in ran.out


def test_the_schema_is_json_and_names_every_part_of_a_year_file(office: Office) -> None:
    schema = json.loads(office.run("schema").out)
    assert {"schema", "year", "agency", "areas", "awards", "counts", "tasks"} <= set(schema["properties"])


@pytest.mark.parametrize("line", ["--version", "--version show"])
def test_the_version_is_told(office: Office, line: str) -> None:
    first, second, third = office.run(line).out.splitlines()
    assert first == f"dtreport {__version__}"
    assert second == f"Chương trình: {Path(dtreport.__file__).resolve().parent}"
    assert third == f"Python {platform.python_version()}: {sys.executable}"
