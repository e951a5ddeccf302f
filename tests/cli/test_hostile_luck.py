"""What hostile luck brings: bad neighbours, exports where they do not belong, clocks that go back."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from dtreport.records import TABLES
from dtreport.records.base import specs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.office import Office


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("making a link wants rights there")
    path.symlink_to("2021.toml")


def a_pipe(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("pipes have no place in a folder there")
    os.mkfifo(path)


def a_file_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(17 * 2**20)


def a_number_too_large(path: Path) -> None:
    path.write_text(
        "schema = 1\nyear = 2020\n[agency]\nname = 'A'\n[x]\ny = 1e99999999999999999999\n", encoding="utf-8"
    )


@pytest.mark.parametrize("make", [a_folder, a_link, a_pipe, a_file_too_large, a_number_too_large])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check 2021", 1),
        ("show 2021", 0),
        ("summary 2021", 0),
        ("export 2021 -f json -o -", 0),
        ("find hoi", 0),
        ("list --year 2021", 0),
        ("set hn 4 --year 2021", 0),
        ("", 0),
        ("doctor", 1),
    ],
)
def test_a_bad_neighbour_blocks_no_other_year(
    office: Office, make: Callable[[Path], None], command: str, code: int
) -> None:
    office.begin()
    make(office.reports / "2020.toml")
    ran = office.run(command)
    assert ran.code == code
    assert "ngoài dự kiến" not in ran.err


@pytest.mark.parametrize(
    "place", ["reports/2021.toml", "reports/2022.toml", "reports/.dtreport/2021.toml", "reports/.dtreport/bak/x.json"]
)
def test_a_paper_never_takes_the_place_of_a_year(office: Office, place: str) -> None:
    office.begin()
    office.run("set hn 4")
    (office.reports / ".dtreport" / "bak").mkdir(exist_ok=True)
    before = {path: path.read_bytes() for path in office.reports.rglob("*") if path.is_file()}
    assert office.run(f"export 2021 --format json -o {place}").code == 2
    assert {path: path.read_bytes() for path in office.reports.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("make", [a_folder, a_link, a_pipe])
def test_a_paper_replaces_plain_files_only(office: Office, make: Callable[[Path], None]) -> None:
    office.begin()
    target = office.folder / "giay.xlsx"
    make(target)
    kind = target.lstat().st_mode
    ran = office.run("export 2021 -f xlsx -o giay.xlsx")
    if make is a_folder:
        assert (ran.code, len(list(target.iterdir()))) == (0, 1)
    else:
        assert (ran.code, target.lstat().st_mode) == (1, kind)


def test_a_format_and_the_name_of_the_file_must_agree(office: Office) -> None:
    office.begin()
    ran = office.run("export 2021 --format md -o b.xlsx")
    assert (ran.code, list(office.folder.glob("b.*"))) == (2, [])


@pytest.mark.parametrize("name", [table.name.upper() for table in TABLES] + [" agency "])
def test_settings_are_found_in_capitals(office: Office, name: str) -> None:
    office.begin()
    ran = office.run(["edit", name, "--help"])
    assert ran.code == 0
    if name.strip().lower() == "agency":
        assert office.run(["edit", name, "--phone", "0208 1"]).code == 0
        assert 'phone = "0208 1"' in (office.reports / "2021.toml").read_text(encoding="utf-8")


def test_a_field_is_not_given_and_emptied_at_once(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()
    ran = office.run("edit hn --plan 3 --clear plan")
    assert (ran.code, path.read_bytes()) == (2, before)
    assert "--plan: vừa ghi vừa bỏ trống." in ran.err


def test_undo_follows_the_numbers_and_not_the_clock(office: Office) -> None:
    office.begin()
    office.run("set hn 4")
    office.run("set hn 5")
    journal = office.reports / ".dtreport" / "2021.journal.jsonl"
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    lines = [{**line, "time": "2020-01-01T00:00:00+07:00"} if line.get("number") == 2 else line for line in lines]
    journal.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    assert "số 2" in office.run("undo").out


def test_undo_after_an_edit_of_comments_takes_back_nothing_else(office: Office) -> None:
    path = office.begin()
    office.run("add-count --name 'Số xã' --unit xã")
    office.editor("ghi-chu", "path.write_text('# ghi chú mới\\n' + text, encoding='utf-8')\n")
    office.run("open 2021")
    assert "# ghi chú mới" in path.read_text(encoding="utf-8")
    office.run("undo")
    assert "Số xã" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("reason", ["a\x1bb", "x" * 10_001, "a\u202eb"])
def test_a_reason_is_cleaned_like_every_text(office: Office, reason: str) -> None:
    office.begin()
    office.run("close 2021")
    ran = office.run(["reopen", "2021", "--reason", reason])
    assert ran.code == 2
    assert "--reason: " in ran.err


def test_a_closed_year_that_does_not_load_can_be_mended(office: Office) -> None:
    path = office.begin()
    path.write_text("closed = 2022-02-01\n" + path.read_text(encoding="utf-8") + "\n[sai]\n", encoding="utf-8")
    office.editor("sua", "path.write_text(text.replace('[sai]', ''), encoding='utf-8')\n")
    assert office.run("open 2021").code == 0
    assert office.run("show 2021").code == 0


def test_a_year_whose_only_file_is_gone_is_missed(office: Office) -> None:
    path = office.begin()
    office.run("set hn 4")
    path.unlink()
    ran = office.run("set hn 5")
    assert ran.code == 1
    assert "new 2021" not in ran.err
    assert "Tệp năm 2021 không còn" in office.run("doctor").out


def test_closed_output_is_a_failure_and_no_crash(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.begin()
    monkeypatch.setenv("COLUMNS", "9" * 5_000)
    assert office.run("show 2021").code == 0


def test_help_is_understood_as_a_command(office: Office) -> None:
    assert office.run("help add-count").out == office.run("add-count --help").out


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_table_of_settings_can_be_shown(office: Office, table: object) -> None:
    office.begin()
    name = getattr(table, "name", "")
    assert office.run(f"show {name}").code == 0
    shown = json.loads(office.run(f"show {name} --json").out)
    assert set(shown) == {spec.name for spec in specs(next(each.model for each in TABLES if each.name == name))}


def test_an_editor_that_takes_its_file_away_is_told(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()
    office.editor("xoa", "path.unlink()\n")
    ran = office.run("open 2021")
    assert (ran.code, path.read_bytes()) == (1, before)
    assert "Không còn bản nháp" in ran.err


def test_a_record_that_is_found_by_its_code_is_told_by_its_name(office: Office) -> None:
    office.begin()
    office.run("add-count --code bo-sung-x --name 'Số xã' --unit xã")
    (hit,) = json.loads(office.run("find bo sung x --json").out)
    assert (hit["code"], hit["block"], hit["text"]) == ("bo-sung-x", "counts", "Số xã")


def test_a_line_of_the_journal_that_is_spoilt_is_shown_and_passed_over(office: Office) -> None:
    office.begin()
    office.run("set hn 4")
    office.run("set hn 5")
    journal = office.reports / ".dtreport" / "2021.journal.jsonl"
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    lines = [{**line, "changes": [1]} if line.get("number") == 2 and "changes" in line else line for line in lines]
    journal.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    assert "(dòng nhật ký đã hỏng)" in office.run("history").out
    assert [entry["damaged"] for entry in json.loads(office.run("history --json").out)] == [False, True]
    ran = office.run("undo")
    assert (ran.code, "ngoài dự kiến" in ran.err) == (1, False)


def test_the_doctor_speaks_to_machines_too(office: Office) -> None:
    office.begin()
    signs = json.loads(office.run("doctor --json").out)
    assert {tuple(sign) for sign in signs} == {("well", "seen", "advice")}


def test_a_hand_edit_that_cannot_be_compared_is_not_called_a_comment(office: Office) -> None:
    path = office.begin()
    office.run("set hn 4")
    (office.reports / ".dtreport" / "2021.toml").unlink()
    path.write_text(path.read_text(encoding="utf-8").replace("value = 4", "value = 5"), encoding="utf-8")
    ran = office.run("set hn 6")
    assert "không rõ đã đổi những gì" in ran.err
    assert "(không rõ đã đổi những gì)" in office.run("history").out
