"""verify: what a paper is, held against what was sealed or against the data as they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.services import kit as kit_service
from dtreport.services import year_seal
from dtreport.store import Remove, Store
from tests.support.office import MINH
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    import pytest

    from tests.support.office import Office


def append(office: Office, name: str, words: bytes) -> None:
    """Do what an editor does that adds some words at the end of a file."""
    office.note(f"somebody edits {name}")
    path = office.folder / name
    path.write_bytes(path.read_bytes() + words)


def test_papers_of_a_closed_year_are_held_against_the_seal(office: Office) -> None:
    office.begin(f'{SMALL_YEAR}\n[conference]\nname = "Hội nghị tổng kết"\ndate = 2022-01-14\n')
    office.run("export 2021 --paper summary --format docx -o cu.docx")
    office.run("export 2021 --paper article --format md -o cu.md")
    office.run("set hn 5")
    office.run("add-count --name 'Số xã' --unit xã --value 3")
    office.run("remove kq-1")
    office.run("edit agency --head 'Trần Thị B'")
    office.who(MINH)
    office.run("close 2021")
    office.run("history 2021 5")
    for name in ("tom-tat.docx", "tom-tat.txt", "tin-bai.md", "so-lieu.html", "sua.docx", "sua.txt"):
        paper = {"tin": "article", "so-": "figures"}.get(name[:3], "summary")
        office.apart(f"export 2021 --paper {paper} -o {name}")
    append(office, "sua.docx", b"\0")
    append(office, "sua.txt", b"Them mot cau.")
    office.run("verify tom-tat.docx")
    assert office.run("verify tom-tat.txt tin-bai.md so-lieu.html").code == 0
    assert office.run("verify sua.docx sua.txt cu.docx cu.md thieu.docx").code == 1
    office.run("verify cu.docx tom-tat.docx cu.md --json")
    office.matches_golden()


def test_papers_of_an_open_year_are_held_against_its_data(office: Office) -> None:
    office.begin()
    office.run("export 2021 --paper summary --format txt -o tom-tat.txt")
    office.run("export 2021 --paper summary --format json -o tom-tat.json")
    (office.folder / "la.txt").write_text("Một tệp lạ.", encoding="utf-8")
    (office.folder / "khac.txt").write_text(f"Mã đối chiếu số liệu: {'0123456789abcdef'}", encoding="utf-8")
    (office.folder / "hong.docx").write_bytes(b"PK\x03\x04")
    assert office.run("verify tom-tat.txt tom-tat.json").code == 0
    assert office.run("verify la.txt khac.txt hong.docx").code == 1
    office.run("move nv-2 --before nv-1")
    office.run("verify tom-tat.txt")
    office.run("undo")
    office.run("verify tom-tat.json tom-tat.txt")
    (office.folder / "trong").mkdir()
    office.run("verify trong")
    office.run("verify")
    office.matches_golden()


def test_what_was_sealed_before_a_year_was_opened_again_is_told_so(office: Office) -> None:
    office.begin()
    office.run("close 2021")
    office.run("export 2021 --paper summary --format txt")
    office.run("reopen 2021 --reason 'sửa theo biên bản'")
    office.note("nothing is changed yet")
    assert office.run("verify tom-tat-2021.txt").code == 0
    office.run("set hn 5")
    assert office.run("verify tom-tat-2021.txt").code == 1
    office.run("close 2021")
    assert office.run("verify tom-tat-2021.txt").code == 1
    office.note("somebody edits the closed file by hand")
    path = office.reports / "2021.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("value = 5", "value = 6"), encoding="utf-8")
    office.run("export 2021 --paper summary --format txt -o sau.txt")
    assert office.run("verify sau.txt tom-tat-2021.txt").code == 1
    office.matches_golden()


def test_last_years_figures_are_data_of_a_paper_too(office: Office) -> None:
    office.begin()
    office.apart("new 2022")
    office.apart("set hn 7 --year 2022")
    office.run("export 2022 --paper figures --format html -o so-lieu.html")
    office.run("set hn 4 --year 2021")
    office.run("verify so-lieu.html")
    office.run("close 2022")
    office.run("verify so-lieu.html")
    office.note("last year is changed after this one was sealed")
    office.run("export 2022 --paper figures --format html -o chot.html")
    office.run("set hn 3 --year 2021")
    office.run("export 2022 --paper figures --format html -o sau.html")
    assert office.run("verify chot.html").code == 0
    office.run("verify sau.html")
    (office.reports / "2021.toml").write_text("hỏng", encoding="utf-8")
    office.note("last year's file is broken")
    office.run("verify chot.html sau.html")
    office.matches_golden()


def test_a_year_that_was_closed_without_a_seal_is_held_against_its_data(office: Office) -> None:
    office.begin(SMALL_YEAR.replace("year = 2021", "year = 2021\nclosed = 2022-02-01"))
    office.run("export 2021 --paper summary --format txt")
    assert office.run("verify tom-tat-2021.txt").code == 0
    office.matches_golden()


def test_a_folder_stands_for_its_files_and_a_kit_that_names_nobody_is_known_too(office: Office) -> None:
    named = SMALL_YEAR.replace("count = 2", 'recipient = "Nguyễn Văn A"')
    office.begin(named)
    office.apart("kit 2021 --no-names")
    office.apart("export 2021 --paper awards --format docx -o giay-to-2021-khong-ten")
    office.apart("close 2021")
    judged = office.apart("verify giay-to-2021-khong-ten --json")
    answers = {Path(answer["file"]).name: answer["verdict"] for answer in json.loads(judged.out)}
    assert (judged.code, set(answers.values())) == (0, {"sealed", "made"})
    assert answers["khen-thuong-2021.docx"] == answers["tom-tat-2021.txt"] == "sealed"
    assert answers["bao-cao-2021.docx"] == answers["muc-luc.html"] == "made"


def test_a_paper_that_cannot_be_made_is_not_sealed_and_keeps_no_year_open(office: Office) -> None:
    office.begin(SMALL_YEAR.replace("Rà soát chính sách", "Rà soát chính sách 😀"))
    closing = office.run("close 2021")
    assert (closing.code, closing.err.count("Chưa niêm phong được")) == (0, 3)
    office.matches_golden()


def test_a_year_that_is_changed_while_it_is_sealed_stays_open(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.begin()
    fill = kit_service.fill

    def slow(*arguments: object, **named: object) -> object:
        Store(office.reports, MINH).commit(2021, lambda _file: [Remove("counts", "sl-1")], "xóa")
        return fill(*arguments, **named)  # type: ignore[arg-type]  # what it was given

    monkeypatch.setattr(year_seal, "fill", slow)
    refused = office.run("close 2021")
    assert (refused.code, "closed" in (office.reports / "2021.toml").read_text(encoding="utf-8")) == (75, False)
    office.matches_golden()
