"""Asking at the keyboard, with a keyboard and a screen that are played; test_cli_terminal does it on a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.small_years import SMALL_YEAR
from tests.support.streams import STOP

if TYPE_CHECKING:
    from tests.support.office import Office


def test_a_whole_task_is_asked_for_field_by_field(office: Office) -> None:
    office.begin()
    office.run(
        "add-task",
        answers=[
            "Dự {hm}",
            "Dự {nv-1}",
            "Dự {hn.kế}",
            "Dự {hn.plann}",
            "Dự {",
            "Kiện toàn Tổ công tác",
            "Việc một",
            "Việc hai",
            "",
            "Phòng A",
            "-",
            "31/2/2022",
            "31/3/2022",
            "",
            "",
        ],
    )
    office.matches_golden()


def test_only_what_is_missing_is_asked_for_where_options_were_given(office: Office) -> None:
    office.begin()
    office.run("add-award --title 'Giấy khen' --count 3", answers=["nguoi", "4", "2"])
    office.run("add-award --title 'Giấy khen' --count 3", answers=["ho gia dinh"])
    office.run("add-result --text 'Đã họp.'", answers=["lv-9", "", "LV-1"])
    office.begin(SMALL_YEAR.replace("2021", "2020").replace("2020-12", "2019-12"), "reports/2020.toml")
    office.run("close 2020")
    office.run("add-review --status 'đang thực hiện' --outcome 'Đã làm.'", answers=["nv-1"])
    office.matches_golden()


def test_choices_defaults_codes_and_flags_are_asked_for(office: Office) -> None:
    office.begin()
    office.run("add-document", answers=["Kế hoạch", "", "", "", "về việc A", "dự kiến", "1", "nv-2", "-", ""])
    office.run("add-count", answers=["Số xã", "xã", "mười", "1.234", "12", "", "", "", "", "lv-1", "hn", "", "có", ""])
    office.run("add-result", answers=["lv-1", "Có {sl-2} xã.", "", "vb-1", "vb-1", "", "", "khong", ""])
    office.matches_golden()


def test_a_record_is_changed_with_enter_to_keep_and_a_dash_to_empty(office: Office) -> None:
    office.begin()
    office.run("edit nv-1", answers=["", "Việc mới", "", "Phòng A", "", "-", "Chỉ tiêu", ""])
    office.run("edit nv-1", answers=["-", "Việc khác", "-", "-", "-", "-", "-", "-"])
    office.run("edit kt-1", answers=["", "-", "1", "", "5", "", "", "", "", "", "", "", "", "", "", ""])
    office.note("a name instead of a number, then the name once more")
    office.run("edit kt-1", answers=["", "", "", "Nguyễn Văn A", *[""] * 11])
    office.run("edit kt-1", answers=[""] * 15)
    office.run("edit conference", answers=["", "14/1/2022", "", "", "", "Trưởng Ban", "Phó Bí thư", "", "", ""])
    office.run("edit hn", answers=[""] * 14)
    office.matches_golden()


def test_the_year_is_asked_for_where_two_are_open(office: Office) -> None:
    office.begin()
    office.run("new 2022")
    office.run("set hn 7", answers=["2023", "1"])
    office.run("set hn 7", answers=["2022"])
    office.run("set hn 7", answers=[])
    office.matches_golden()


def test_the_first_year_of_an_office_begins_with_questions(office: Office) -> None:
    answers = ["", "Ban Dân tộc tỉnh A", "Ban Dân tộc", "", "", "Thành phố A", *[""] * 7]
    office.run("new 2021", answers=[STOP])
    office.run("new 2021", answers=["Ban Dân tộc tỉnh A"])
    assert list(office.folder.iterdir()) == []
    office.run("new 2021", answers=answers)
    office.run("new 2022", answers=[])
    office.matches_golden()


def test_a_long_list_of_codes_is_cut_short(office: Office) -> None:
    areas = "".join(f'\n[[areas]]\ncode = "m-{number}"\ntitle = "Mảng {number}"\n' for number in range(1, 15))
    office.begin("schema = 1\nyear = 2021\n[agency]\nname = 'Ban A'\n" + areas)
    office.run("add-result --text 'Đã họp.'", answers=["m-14"])
    office.matches_golden()


def test_questions_are_wrapped_to_a_narrow_terminal(office: Office) -> None:
    office.begin()
    office.patch.setenv("COLUMNS", "20")
    office.run("add-count --name Xã", answers=["xã"])
    office.matches_golden()


@pytest.mark.parametrize("place", range(6))
@pytest.mark.parametrize("last", ["Ctrl-C", "Ctrl-D"])
def test_stopping_at_any_question_leaves_nothing_behind(office: Office, place: int, last: str) -> None:
    path = office.begin()
    answers = ["Việc của năm", "Một", "", "Phòng A", "Văn phòng"][:place] + [STOP] * (last == "Ctrl-C")
    ran = office.run("add-task", answers=answers)
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.endswith("\nĐã dừng.\n")
    assert path.read_text(encoding="utf-8") == SMALL_YEAR
    assert [each.name for each in office.reports.iterdir()] == ["2021.toml"]


def test_nothing_is_asked_where_nobody_is_there(office: Office) -> None:
    office.begin()
    office.run("add-task --lead 'Phòng A'")
    for line in ("add-task", "add-award --title A", "add-review", "edit nv-1", "add-result --date 1"):
        office.run(line)
    office.matches_golden()


def test_a_long_text_comes_from_a_file_or_from_standard_input(office: Office) -> None:
    office.begin()
    text = "\ufeffĐoạn một.\r\n\r\n- Mục a\r\n- Mục b\r\n"
    office.write("loi-van.txt", text)
    office.run("add-result --area lv-1 --text-file loi-van.txt")
    office.run("add-result --area lv-1 --text-file -", stdin=text[1:].encode("utf-16"))
    office.run("add-task --text-file khong-co.txt")
    office.run("add-task --text-file .")
    office.run("add-task --text-file -", stdin=b"\xff")
    office.run("add-task --text-file -")
    office.run("add-result --area lv-1 --text A --text-file loi-van.txt")
    office.matches_golden()
