"""trace: a paper held against the records, for people, for machines, and as a page for a phone."""

from __future__ import annotations

import json
import re
import tracemalloc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.office import Office

PAPER = """\
BÁO CÁO

1. Trong năm 2021, tổ chức 03 hội nghị theo Quyết định số 39/2021/QĐ-UBND ngày 20/8/2021 của UBND tỉnh.

2. Đã mở hai hội nghị phổ biến pháp luật, đạt 66,7% kế hoạch; có 1.500 <b>khách</b>.

Lượt người dự: 450 lượt người.
"""


def test_a_paper_is_held_against_the_records(office: Office) -> None:
    office.begin()
    (office.folder / "phat-bieu.txt").write_text(PAPER, encoding="utf-8")
    (office.folder / "dung.md").write_text("Mở **02** hội nghị phổ biến pháp luật.\n", encoding="utf-8")
    (office.folder / "trong.txt").write_text("\n", encoding="utf-8")
    (office.folder / "anh.bmp").write_bytes(b"BM")
    assert office.run("trace phat-bieu.txt").code == 1
    assert office.run("trace dung.md 2021").code == 0
    office.run("trace phat-bieu.txt -o soat.html")
    office.run("trace phat-bieu.txt -o soat.docx")
    office.run("trace phat-bieu.txt -o khong-co/soat.html")
    office.run("trace trong.txt")
    office.run("trace anh.bmp")
    office.run("trace khong-co.txt")
    office.run("trace")
    office.matches_golden()


@pytest.mark.parametrize("command", ["trace", "adopt --dry-run", "add-result --area lv-1 --text-file"])
def test_a_file_larger_than_any_paper_does_not_fill_the_memory(office: Office, command: str) -> None:
    office.begin()
    with (office.folder / "lon.txt").open("wb") as file:
        file.write(b"a")
        file.truncate(100_000_000)
    tracemalloc.start()
    try:
        ran = office.run(f"{command} lon.txt")
        assert tracemalloc.get_traced_memory()[1] < 100 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert ran.code == 2
    assert "lon.txt" in ran.err
    assert "quá lớn" in ran.err


def test_machines_read_every_mark_with_its_place(office: Office) -> None:
    office.begin()
    (office.folder / "phat-bieu.txt").write_text(PAPER, encoding="utf-8")
    ran = office.run("trace phat-bieu.txt --json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert (told["same"], told["different"], told["unknown"]) == (4, 2, 1)
    [first, second] = [mark for mark in told["marks"] if mark["verdict"] == "different"]
    assert (first["text"], first["recorded"], first["command"]) == ("03", "02", "dtreport set hn 3")
    assert (second["text"], second["recorded"], second["command"]) == (
        "450",
        "chưa có số liệu",
        "dtreport set sl-1 450",
    )
    assert PAPER.split("\n\n")[first["passage"]][first["start"] : first["end"]] == "03"


def test_what_a_sentence_reckons_wrong_is_not_said_to_be_recorded(office: Office) -> None:
    office.begin()
    (office.folder / "tin.txt").write_text("Trong 20 xã được kiểm tra, 12 xã đạt chuẩn (65%).", encoding="utf-8")
    ran = office.run("trace tin.txt -o soat.html --json")
    [mark] = [mark for mark in json.loads(ran.out)["marks"] if mark["verdict"] == "different"]
    assert (mark["recorded"], mark["reckoned"], mark["command"]) == (None, "tính ra 60,0% (12/20)", None)
    page = (office.folder / "soat.html").read_text(encoding="utf-8")
    assert '<mark id="lech-1" class="different">65%</mark><small> (tính ra 60,0% (12/20))</small>' in page
    assert "“65%” không khớp với các số trong câu: tính ra 60,0% (12/20)" in page


def test_the_page_has_the_text_with_its_marks_and_nothing_from_elsewhere(office: Office) -> None:
    office.begin()
    (office.folder / "phat-bieu.txt").write_text(PAPER, encoding="utf-8")
    office.run("trace phat-bieu.txt -o soat.html")
    page = (office.folder / "soat.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "&lt;b&gt;khách&lt;/b&gt;" in page
    assert '<mark id="lech-1" class="different">03</mark><small> (sổ ghi: 02)</small>' in page
    assert '<mark class="unknown">1.500</mark>' in page
    assert re.findall(r'href="([^"]*)"', page) == ["#lech-1", "#lech-2"]


def test_a_command_names_the_year_where_two_are_open(office: Office) -> None:
    office.begin()
    office.run("new 2022")
    (office.folder / "phat-bieu.txt").write_text(PAPER, encoding="utf-8")
    ran = office.run("trace phat-bieu.txt 2021")
    assert "dtreport set hn 3 --year 2021" in ran.out
