"""The commands that read: list, show, find, summary, check; for people and as JSON for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dtreport.records import KINDS, TABLES
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from tests.support.office import Office


BROKEN = """\
schema = 1
year = 2021
[agency]
name = "Ban A"
phone = 123
[[counts]]
code = "sl-1"
name = "Số xã"
unit = "xã"
value = "mười"
mau = 1
[[awards]]
title = "Giấy khen"
recipient_kind = "nguoi"
decision = "vb-9"
[[results]]
code = "sl-1"
area = "lv-1"
text = "Có {sl-3} xã"
"""


def read_json(office: Office, line: str) -> Any:
    ran = office.run(f"{line} --json")
    assert ran.err == ""
    return json.loads(ran.out)


def test_words_are_found_in_all_years_with_or_without_diacritics(office: Office) -> None:
    office.begin()
    office.run("new 2022")
    for words in ("hoi nghi", "HỘI NGHỊ pháp", "giấy khen trưởng", "39/2021", "[số", "không-có-chữ-này", "''", "."):
        office.run(f"find {words}")
    office.run("find")
    office.run("find thanh lap to cong tac --json")
    office.matches_golden()


def test_every_problem_of_a_broken_file_is_told_with_its_line(office: Office) -> None:
    office.begin(BROKEN)
    office.run("check")
    ran = office.run("check --json")
    assert sorted(problem["line"] for problem in json.loads(ran.out)) == [5, 10, 11, 14, 15, 17, 18, 19]
    office.run("list")
    office.run("find xã --json")
    office.matches_golden()


def test_a_mention_of_last_years_figure_is_shown_as_the_papers_print_it(office: Office) -> None:
    year = SMALL_YEAR.replace("Tổ chức {hn} hội nghị", "Tổ chức {hn} hội nghị (năm trước {hn.previous})")
    office.begin(
        year.replace("2021\n", "2022\n", 1).replace("[period]\nfrom = 2020-12-15\nto = 2021-12-14", ""),
        "reports/2022.toml",
    )
    office.begin(SMALL_YEAR.replace("value = 2", "value = 1180"))
    for line in ("show kq-1", "show hn", "list kết-quả", "export -f txt -o -"):
        assert "(năm trước 1.180)" in " ".join(office.run(f"{line} --year 2022").out.split()), line
    assert read_json(office, "show hn --year 2022")["previous"] is None


COMPLETE = """\
schema = 1
year = 2021
[agency]
name = "Ban Dân tộc tỉnh A"
short_name = "Ban Dân tộc"
parent = "UBND tỉnh A"
symbol = "BDT"
place = "Thành phố A"
head = "Nguyễn Văn A"
head_title = "Trưởng Ban"
[report]
subject = "công tác dân tộc"
[conference]
name = "Hội nghị tổng kết"
date = 2022-01-14
chair = "Nguyễn Văn A"
[[areas]]
code = "lv-1"
title = "Công tác tuyên truyền"
[[results]]
code = "kq-1"
area = "lv-1"
text = "Biên soạn 500 tờ rơi."
"""
TASK = """
[[tasks]]
text = "Việc số {number}"
lead = "Phòng A"
due = 2022-06-30
"""


def test_a_year_in_which_nothing_is_missing_passes_the_check(office: Office) -> None:
    office.begin(COMPLETE + "".join(TASK.replace("{number}", str(number)) for number in range(1, 6)))
    office.run("check")
    office.run("check --json")
    office.run("")
    office.matches_golden()


def test_a_kind_is_named_in_any_of_its_words(office: Office) -> None:
    office.begin()
    shown = {office.run(f"list {word}").out for word in ("counts", "count", "'số liệu'", "so-lieu", "SL", "'So lieu'")}
    assert len(shown) == 1
    assert office.run("list hoa").err.startswith('Không có loại mục tên "hoa".\nHãy chọn một trong: areas (mảng công')
    assert office.run("list counts tasks").code == 2


def test_lists_as_json_have_every_key_of_every_declaration(office: Office) -> None:
    office.begin()
    records = read_json(office, "list")
    assert {record["block"] for record in records} == {kind.name for kind in KINDS} - {"reviews"}
    assert read_json(office, "list reviews") == []
    for kind in KINDS:
        for record in read_json(office, f"list {kind.name}"):
            keys = [info.alias or name for name, info in kind.model.model_fields.items()]
            assert sorted(record) == sorted(["block", *keys])
    count = next(record for record in records if record["code"] == "hn")
    assert (count["value"], count["plan"], count["previous"]) == (2, 3, None)
    assert read_json(office, "show hn") == count


def test_a_year_as_json_has_the_names_of_its_file(office: Office) -> None:
    office.begin()
    year = read_json(office, "show")
    assert list(year) == ["year", "closed", *(table.name for table in TABLES), *(kind.name for kind in KINDS)]
    assert year == read_json(office, "show 2021")
    assert year["period"] == {"from": "2020-12-15", "to": "2021-12-14"}
    assert year["documents"][0]["date"] == "2021-08-20"
    assert year["agency"]["email"] is None


def test_the_summary_as_json_is_the_paper_that_export_writes(office: Office) -> None:
    office.begin()
    assert read_json(office, "summary") == json.loads(office.raw("export -p summary -f json -o -"))


def test_what_is_found_and_checked_and_done_has_stable_keys(office: Office) -> None:
    office.begin()
    office.run("set hn 2 --plan 4")
    assert {tuple(hit) for hit in read_json(office, "find hoi nghi")} == {("year", "block", "code", "field", "text")}
    ran = office.run("check --json")
    assert ran.code == 1
    keys = ("code", "rule", "severity", "place", "line", "message", "hint", "silenced")
    assert {tuple(finding) for finding in json.loads(ran.out)} == {keys}
    office.begin(BROKEN, "reports/2020.toml")
    assert {tuple(problem) for problem in json.loads(office.run("check 2020 --json").out)} == {keys}
    entries = read_json(office, "history 2021")
    assert [tuple(entry) for entry in entries] == [
        ("number", "time", "user", "host", "action", "reason", "undoes", "outside", "damaged", "changes")
    ]
    assert tuple(entries[0]["changes"][0]) == ("kind", "code", "before", "after")


def test_text_that_looks_like_markup_prints_whole_everywhere(office: Office) -> None:
    office.begin()
    hostile = "[số 12/QĐ] [/] [/b] :smile: [link=http://a.vn]ở đây[/link] \\[x] https://a.vn 'a' 12,5"
    office.patch.setenv("COLUMNS", "2000")  # so that no cell is wrapped
    office.run(["edit", "kq-1", "--text", hostile])
    office.run(["add-task", "--text", hostile, "--item", hostile, "--lead", hostile, "--note", hostile])
    award = ["--title", hostile, "--recipient", hostile, "--merit", hostile]
    office.run(["add-award", "--recipient-kind", "tập thể", *award])
    office.run(["edit", "agency", "--name", hostile, "--place", hostile])
    for line in ("list results", "list tasks", "list awards", "show kq-1", "show nv-3", "show kt-2", "show", "summary"):
        assert together(hostile) in together(office.run(line).out), line
    for part in ("[số 12/QĐ]", "[/]", ":smile:", "[link=http://a.vn]ở đây[/link]"):
        assert part in office.run(["find", "smile", "12/QĐ"]).out, part
    office.write("danh-sach.txt", f"Họ và tên\tĐơn vị\nNguyễn Văn A [/]\t{hostile}\n")
    listed = office.run("add-award --list danh-sach.txt --title 'Giấy khen [đỏ]' --recipient-kind 'cá nhân'").err
    assert together(hostile) in together(listed)
    assert "Giấy khen [đỏ]" in listed
    refused = office.run(["show", hostile])
    assert "[số 12/QĐ] [/] [/b] :smile:" in refused.err
    office.run(["close"])
    office.run(["reopen", "2021", "--reason", hostile])
    assert together(hostile) in together(office.run("history").out)


def together(text: str) -> str:
    """A text without the places where it was wrapped."""
    return "".join(text.split())


def test_a_rule_is_explained_by_its_code_or_its_name(office: Office) -> None:
    office.begin()
    office.run("check --explain DT101")
    office.run("check --explain number-of-tasks")
    office.run("check --explain dt203 --json")
    office.run("check --explain DT110")
    office.run("check --explain figures-not-reportet")
    office.matches_golden()


def test_what_makes_check_fail_is_chosen(office: Office) -> None:
    office.begin()
    codes = {words: office.run(["check", "--fail-on", words]).code for words in ("lỗi", "can xem", "gap", "thiếu")}
    assert codes == {"lỗi": 0, "can xem": 1, "gap": 1, "thiếu": 2}
    office.run("edit report --tasks 'không đánh số'")
    assert office.run("check --fail-on warning").code == 0
    assert office.run("check").code == 1
