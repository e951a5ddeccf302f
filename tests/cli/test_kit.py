"""kit: all papers of a year in one folder, with a page that leads to each of them."""

from __future__ import annotations

import re
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import typer

from dtreport.formats import FORMATS
from dtreport.services.kit import kit_papers
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


NAMED_YEAR = (
    SMALL_YEAR.replace("count = 2", 'recipient = "Chim Hoàng Yến"\nunit = "Phòng Kín"\nmerit = "đã làm việc bí mật"')
    + """
[[awards]]
code = "kt-2"
title = "Giấy khen"
authority = "Trưởng Ban"
recipient_kind = "individual"
recipient = "Sơn Ca"

[[results]]
code = "kq-2"
area = "lv-1"
text = "Tặng Giấy khen cho {kt-2} cá nhân."
"""
)
FULL_YEAR = NAMED_YEAR.replace(
    "[[areas]]",
    """[conference]
name = "Hội nghị tổng kết năm 2021"
date = 2022-01-14
agenda = ["Khai mạc", "Báo cáo tổng kết"]

[[areas]]""",
    1,
)
NAMES = ("Hoàng Yến", "Phòng Kín", "việc bí mật", "Sơn Ca")
ONLY = " ".join(f"--without {paper.name}" for paper in kit_papers() if paper.name not in {"summary", "agenda"})


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_kit_has_every_paper_in_every_format_that_people_read(office: Office) -> None:
    office.begin(FULL_YEAR)
    ran = office.run("kit")
    expected = {
        f"{paper.stem}-2021{form.suffix}"
        for paper in kit_papers()
        for form in FORMATS
        if form.name in paper.formats and form.name != "json"
    }
    assert set(files(office.folder / "giay-to-2021")) == {*expected, "muc-luc.html"}
    untold, to_look_at = ran.err.splitlines()
    assert untold.startswith("Tin bài về hội nghị không nêu sl-1: chưa có số liệu")
    assert re.fullmatch(r"Năm 2021 còn \d\d điều cần xem: dtreport check 2021", to_look_at)
    page = (office.folder / "giay-to-2021" / "muc-luc.html").read_text(encoding="utf-8")
    assert sorted(re.findall(r'<a href="\./([^"#]+)"', page)) == sorted(expected)
    office.run("kit")
    office.matches_golden()


def test_a_paper_of_which_nothing_is_recorded_is_not_in_the_kit(office: Office) -> None:
    office.begin()
    (office.folder / "bo").mkdir()
    office.run("kit -o bo")
    page = (office.folder / "bo" / "muc-luc.html").read_text(encoding="utf-8")
    assert "Chương trình hội nghị: năm 2021 chưa có chương trình hội nghị." in page
    office.matches_golden()


def test_a_year_without_any_award_is_told_once_for_all_formats(office: Office) -> None:
    office.begin(SMALL_YEAR[: SMALL_YEAR.index("[[awards]]")])
    ran = office.run("kit -o bo --without workbook,report,summary,figures,tasks,agenda,article")
    told = [line for line in ran.err.splitlines() if "Danh sách khen thưởng" in line]
    page = (office.folder / "bo" / "muc-luc.html").read_text(encoding="utf-8")
    assert len(told) == page.count("<li>Danh sách khen thưởng: ") == 1
    office.matches_golden()


def test_a_kit_without_names_names_nobody_in_any_paper(office: Office) -> None:
    office.begin(NAMED_YEAR)
    office.run("kit --no-names --without workbook,article")
    folder = office.folder / "giay-to-2021-khong-ten"
    said = {path.name: text_of(path) for path in folder.iterdir() if path.suffix != ".pdf"}
    assert [(name, word) for name, text in said.items() for word in NAMES if word in text] == []
    assert "Tặng Giấy khen cho 02 cá nhân" in said["bao-cao-2021.txt"]
    assert "02 cá nhân được tặng Giấy khen của Trưởng Ban" in said["tom-tat-2021.md"]
    assert "Hoàng Yến" in office.raw("export -f txt -o -").decode()
    office.matches_golden()


def test_a_kit_without_the_list_of_awards_is_one_without_names_as_it_always_was(office: Office) -> None:
    office.begin(NAMED_YEAR)
    office.run("kit --no-names -o moi")
    office.run("kit --without 'Khen thưởng' -o cu")
    assert files(office.folder / "cu") == files(office.folder / "moi")
    for path in (office.folder / "moi").iterdir():
        assert (office.folder / "cu" / path.name).read_bytes() == path.read_bytes()


def text_of(path: Path) -> str:
    """All that stands in a file."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode(errors="replace") for name in package.namelist())


def test_what_cannot_be_made_is_told_and_the_rest_is_there(office: Office) -> None:
    office.begin()
    (office.folder / "bo" / "tom-tat-2021.docx").mkdir(parents=True)
    (office.folder / "bo" / "muc-luc.html").mkdir()
    ran = office.run(f"kit -o bo {ONLY}")
    assert ran.code == 1
    assert {"tom-tat-2021.pdf", "tom-tat-2021.md", "tom-tat-2021.txt"} < set(files(office.folder / "bo"))
    (office.folder / "bo" / "muc-luc.html").rmdir()
    office.run(f"kit -o bo {ONLY}")
    page = (office.folder / "bo" / "muc-luc.html").read_text(encoding="utf-8")
    assert "Báo cáo tóm tắt (văn bản Word): lần này chưa làm được" in page
    office.matches_golden()


def test_changed_files_are_moved_aside_and_papers_of_an_earlier_kit_are_named(office: Office) -> None:
    office.begin(NAMED_YEAR)
    office.run(f"kit -o bo {ONLY}")
    office.write("bo/tom-tat-2021.txt", "sửa tay", "somebody writes into a paper of the kit")
    office.write("bo/khen-thuong-2021.docx", "Sơn Ca", "an award list lies there")
    office.run(f"kit -o bo {ONLY}")
    assert (office.folder / "bo" / "tom-tat-2021 (ban cu 1).txt").read_text(encoding="utf-8") == "sửa tay"
    office.matches_golden()


def test_a_kit_that_cannot_be_made_is_explained_and_nothing_is_written(office: Office) -> None:
    office.begin()
    office.run("kit --without to-trinh")
    office.run("kit --without " + ",".join(paper.name for paper in kit_papers()))
    office.run("kit -o reports/2021.toml")
    office.run("kit -o khong/co/bo")
    office.run("kit -o -")
    office.run("kit -o bao-cao.pdf")
    office.run("kit -o reports/.dtreport")
    office.run("kit 1999")
    assert [path.name for path in office.folder.iterdir()] == ["reports"]
    office.matches_golden()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files itself: see test_paths.py")
def test_the_contents_page_is_opened_when_that_is_asked_for(office: Office) -> None:
    office.begin()
    opened: list[str] = []
    office.patch.setattr(typer, "launch", opened.append)
    office.run(f"kit --open {ONLY}")
    assert opened == [str(office.folder / "giay-to-2021-khong-ten" / "muc-luc.html")]
