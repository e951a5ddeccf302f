"""export: papers as files, never over what a person has changed."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import typer

from dtreport.formats import FORMATS
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


NEWS_YEAR = (
    SMALL_YEAR.replace("count = 2\n", "").replace("{hn} hội nghị", "{hn} hội nghị cho {sl-1} lượt người")
    + """
[[results]]
code = "kq-2"
area = "lv-1"
text = "Biên soạn 500 tờ rơi."

[conference]
name = "Hội nghị tổng kết năm 2021"
"""
)


def test_papers_are_written_where_the_clerk_wants_them(office: Office) -> None:
    office.begin()
    office.run("export")
    office.run("export 2021 --format md")
    office.run("export --year 2021 -f TXT -o bao-cao.txt")
    office.run("export -f json -o gui-so-noi-vu.json")
    (office.folder / "giay-to").mkdir()
    office.run("export -p summary -o giay-to")
    office.run("export -p figures")
    office.run("export -p article -o giay-to")
    office.run("export -p workbook -f md -o giay-to/bang.md")
    office.run("export -f md --paper summary -o khong/co/thu-muc.md")
    office.run("export -o giay-to/")
    office.run("export -o giay-to/bang.JSON")
    office.run("export -o giay-to/bang.MD -f xlsx")
    office.matches_golden()


def test_what_the_news_item_leaves_out_is_told(office: Office) -> None:
    office.begin(NEWS_YEAR)
    office.run("export -p article -f md")
    office.run("export -p article -f txt -o -")
    office.run("kit -o bo --without workbook,summary,figures,awards,certificates,tasks")
    office.run("export -p report -f md")
    office.matches_golden()


def test_no_file_is_written_in_the_place_of_a_folder_that_is_not_there(office: Office) -> None:
    office.begin()
    office.run("export -o in -f docx")
    office.run("export -o in/")
    office.run("export -o in/2021")
    office.run("export -o in.docx/")
    (office.folder / "in").mkdir()
    office.run("export -o in -f docx")
    assert [path.name for path in (office.folder / "in").iterdir()] == ["bao-cao-2021.docx"]
    assert sorted(path.name for path in office.folder.iterdir()) == ["in", "reports"]
    office.matches_golden()


def test_papers_and_formats_are_named_as_people_call_them(office: Office) -> None:
    office.begin()
    office.run("export -p 'Báo cáo tóm tắt' -f word")
    office.run("export -p 'tom tat' -f PDF")
    office.run("export -p khen-thưởng")
    office.run("export -f 'trang web'")
    office.run("export -p 'báo cáo'")
    office.run("export -p sumary")
    office.run("export -f exel")
    office.matches_golden()


def test_what_cannot_be_exported_is_explained(office: Office) -> None:
    office.begin()
    office.run("export -f odt")
    office.run("export -p to-trinh")
    office.run("export -p agenda")
    office.run("export -p awards -f csv")
    office.run("export -p summary -f xlsx")
    office.run("export 1999")
    office.run("export 2021 2022")
    office.run("export -f")
    office.matches_golden()


def test_an_export_that_somebody_changed_is_moved_aside(office: Office) -> None:
    office.begin()
    office.run("export -f txt")
    office.run("export -f txt")
    office.write("bao-cao-2021.txt", "sửa tay lần một", "somebody writes into the export")
    office.run("set hn 9")
    office.run("export -f txt")
    office.write("bao-cao-2021.txt", "sửa tay lần hai", "and again")
    office.run("export -f txt")
    office.write("khac.txt", "của người khác", "a file that dtreport never wrote")
    office.run("export -f txt -o khac.txt")
    held = {path.name: path.read_text(encoding="utf-8") for path in office.folder.glob("*ban cu*")}
    assert sorted(held.values()) == ["của người khác", "sửa tay lần hai", "sửa tay lần một"]
    office.matches_golden()


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_standard_output_gets_the_same_bytes_as_the_file(office: Office, form: str) -> None:
    office.begin(SMALL_YEAR.replace("count = 2", 'recipient = "Nguyễn Văn A"'))
    name = f"tep.{form}"
    office.run(f"export -f {form} -o {name}")
    ran = office.raw(f"export -f {form} -o -")
    assert ran == (office.folder / name).read_bytes() == office.raw(f"export -f {form} -o /dev/stdout")
    if form in {"xlsx", "docx"}:
        assert zipfile.ZipFile(io.BytesIO(ran)).testzip() is None
    if form == "json":
        assert json.loads(ran)


def test_a_failing_export_leaves_the_old_file_whole(office: Office) -> None:
    office.begin()
    office.run("export -f txt")
    path = office.folder / "bao-cao-2021.txt"
    before = path.read_bytes()
    office.run("set hn 9")
    office.note("the disk is full")

    def full(_descriptor: int, *_data: object) -> int:
        raise OSError(28, "No space left on device")

    with office.patch.context() as patch:
        patch.setattr(os, "write", full)
        office.run("export -f txt")
    assert path.read_bytes() == before
    office.write("bao-cao-2021.txt", "sửa tay", "somebody has changed it")
    with office.patch.context() as patch:
        patch.setattr(os, "write", full)
        office.run("export -f txt")
    assert path.read_text(encoding="utf-8") == "sửa tay"
    assert sorted(other.name for other in office.folder.iterdir()) == ["bao-cao-2021.txt", "reports"]
    office.run("export -f txt")
    office.matches_golden()


def test_a_folder_or_a_link_in_the_place_of_the_export_is_not_touched(office: Office) -> None:
    office.begin()
    (office.folder / "tong-ket-2021.xlsx").mkdir()
    ran = office.run("export")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert (office.folder / "tong-ket-2021.xlsx").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files itself: see test_paths.py")
def test_the_paper_is_opened_when_that_is_asked_for(office: Office) -> None:
    office.begin()
    opened: list[str] = []
    office.patch.setattr(typer, "launch", opened.append)
    office.run("export -f txt --open")
    assert opened == [str(office.folder / "bao-cao-2021.txt")]


def test_the_real_year_is_exported_from_a_copy(office: Office, real_year: Path) -> None:
    office.begin(real_year.read_text(encoding="utf-8"))
    assert office.run("export 2021").code == 0
    assert office.run("summary 2021").out.startswith("     ")
    assert office.run("check 2021").err == ""


@pytest.fixture
def real_year(request: pytest.FixtureRequest) -> Path:
    """The board's own file, to be copied and never written."""
    path: Path = request.config.rootpath / "reports" / "2021.toml"
    return path
