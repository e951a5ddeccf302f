"""All that can be wrong in a year file, in the words of the golden file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.report import read_year_data
from tests.support import TESTS
from tests.support.golden import assert_golden
from tests.support.year_data import data_of, year

if TYPE_CHECKING:
    from dtreport.errors import Problem

SPOILT = """
schema = 1
year = 2021
closed = "2022-02-01"
agnecy = "?"
countz = []
zzz = 1

[period]
from = 2020-12-15T08:00:00
to = 2021-12-14

[agency]
short_name = ""
phone = 2083000000
fax = "\\u001b[2J"

[report]
authority = "ký thay"
recipients = "Lãnh đạo Ban"
addressees = ["UBND tỉnh", 5]
draft = 1.0

[article]
published = 2022-01-18T18:07:00Z

[text]
overview = "Đạt {sl-1} hội nghị, {sl-9}, {sl-1.foo}, {vb-1.plan}, {kq-1}, {người nhận quà}, {}"
closing = "Còn {{ và {sl-1.plan} thì được"

[[areas]]
code = "lv-1"
titel = "Tuyên truyền"
lead = "Mở { mà không đóng"

[[documents]]
code = "vb-1"
kind = "Quyết định"
date = "20/8/2021"
role = "can cu"

[[documents]]
code = "vb-2"
kind = "Kế hoạch"
for_task = "kq-1"

[[counts]]
code = "sl-1"
name = "Hội nghị"
unit = "hội nghị"
value = 90
area = "lv-9"

[[counts]]
code = "sl-1"
name = "Hội nghị"
unit = "hội nghị"
value = "90"

[[counts]]
code = "sl-2"
name = "Vòng một"
unit = "hội nghị"
part_of = "sl-3"

[[counts]]
code = "sl-3"
name = "Vòng hai"
unit = "hội nghị"
part_of = "sl-2"

[[counts]]
code = "sl-4"
name = "Của chính nó"
unit = "hội nghị"
part_of = "sl-4"

[[counts]]
code = "sl-5"
name = "Ở ngoài vòng"
unit = "hội nghị"
part_of = "sl-4"

[[counts]]
code = "sl-6"
name = "Không phải số"
unit = "hội nghị"
previous = nan
plan = 1e400

[[results]]
code = "kq-1"
area = "vb-1"
text = "Đã làm theo {kt-1}."
documents = ["vb-1", "vb-7", "sl-1"]
answers = "nv-99"

[[results]]
code = "Kết quả 2"
area = "lv-1"
text = "Mã viết sai."
key = "có"

[[results]]
area = "lv-1"
documents = "vb-1"

[[tasks]]
code = "nv-1"
text = "Tham mưu"
due = "30/6/2022"
lead = ["Văn phòng"]

[[reviews]]
code = "kq-1"
answers = 1
status = "xong"

[[awards]]
title = "Giấy khen"
recipient_kind = "individual"
recipient = "Nguyễn Văn A"
count = 1

[[awards]]
code = "kt-1"
title = "Giấy khen"
recipient_kind = "individual"
birth_year = 80

[[awards]]
code = "kt-3"
title = "Giấy khen"
recipient_kind = "individual"
decision = "sl-1"
merit = "{vb-3} {SL-1} {kt-3} {sl-1.percent}"
"""
SCENES: dict[str, dict[str, Any]] = {
    "tệp trống": {},
    "tệp của phiên bản mới hơn": {**year(), "schema": 2},
    "năm ghi trong ngoặc kép": {**year(), "year": "2021"},
    "năm ngoài khoảng, ngày chốt là true": {**year(), "year": 2101, "closed": True},
    "bảng viết thành khối": {**year(), "agency": [{"name": "Ban Dân tộc"}], "text": "lời văn"},
    "khối viết thành bảng, thành số, thành danh sách chữ": {
        **year(),
        "areas": {"title": "Tuyên truyền"},
        "tasks": 5,
        "awards": ["Nguyễn Văn A", {"title": "Giấy khen", "recipient_kind": "individual"}, [1]],
    },
    "quá nhiều mục": {**year(), "counts": [{"name": "a", "unit": "b"}] * 50_001},
    "mọi lỗi cùng một lúc": data_of(SPOILT),
}


def shown(problem: Problem) -> str:
    path = ".".join(map(str, problem.path))
    related = " -> " + ".".join(map(str, problem.related)) if problem.related is not None else ""
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{problem.place}  <{path}{related}>\n    {problem.message}{hint}\n"


def test_everything_wrong_is_said_at_once_in_these_words_and_in_this_order() -> None:
    said = [f"== {name} ==\n" + "".join(map(shown, read_year_data(data).problems)) for name, data in SCENES.items()]
    assert_golden(TESTS / "report" / "golden" / "problems.txt", "\n".join(said))


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in SCENES.items()])
def test_a_year_with_problems_is_no_report_and_each_problem_points_into_the_file(data: dict[str, Any]) -> None:
    reading = read_year_data(data)
    assert reading.year is None
    for problem in reading.problems:
        assert problem.place
        assert problem.message.endswith((".", "?", '"'))
        held: Any = data
        for step in problem.path[:-1]:
            held = held[step]
        assert isinstance(held, dict | list)


def test_a_broken_record_does_not_hide_what_is_wrong_elsewhere() -> None:
    lines = '[[counts]]\ncode = "sl-1"\nname = 5\n[[results]]\ncode = "kq-1"\narea = "lv-1"\ntext = "{sl-1} {sl-2}"\n'
    places = [problem.place for problem in read_year_data(year(lines)).problems]
    assert places == ["sl-1.name", "sl-1.unit", "kq-1.area", "kq-1.text"]


def test_a_broken_record_hides_none_of_its_own_references() -> None:
    lines = """
[text]
aims = ""
overview = "{sl-9}"
[[counts]]
name = "a"
part_of = "sl-1"
[[results]]
code = "Kết quả"
area = 1
text = ["{sl-8}"]
documents = ["vb-7"]
[[reviews]]
documents = "vb-6"
"""
    places = [problem.place for problem in read_year_data(year(lines)).problems]
    assert places[-3:] == ["text.overview", "results[1].documents[1]", "sl-1.part_of"]
    assert "reviews[1].documents" in places


def test_a_reference_to_a_broken_record_is_no_second_problem() -> None:
    lines = '[[areas]]\ncode = "lv-1"\n[[results]]\ncode = "kq-1"\narea = "lv-1"\ntext = "Đã làm."\n'
    assert [problem.place for problem in read_year_data(year(lines)).problems] == ["lv-1.title"]


def test_references_to_the_year_before_are_never_a_problem() -> None:
    lines = """
[[areas]]
code = "lv-1"
title = "Tuyên truyền"
[[results]]
code = "kq-1"
area = "lv-1"
text = "Đã làm."
answers = "nv-99"
[[reviews]]
code = "dg-1"
answers = "lv-1"
status = "done"
outcome = "Xong."
"""
    assert read_year_data(year(lines)).problems == ()


def test_the_period_is_that_of_the_decree_unless_another_is_given() -> None:
    default, other = (
        read_year_data(year()).year,
        read_year_data(year("[period]\nfrom = 2021-01-01\nto = 2021-12-31\n")).year,
    )
    assert default is not None
    assert (default.period.start, default.period.end) == (date(2020, 12, 15), date(2021, 12, 14))
    assert other is not None
    assert (other.period.start, other.period.end) == (date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize("wrong", ["2021", True, 1899, 2101, None])
def test_a_wrong_year_is_one_problem(wrong: Any) -> None:
    assert [problem.place for problem in read_year_data({**year(), "year": wrong}).problems] == ["year"]


def test_as_many_records_as_may_be_are_read() -> None:
    data = {**year(), "areas": [{"title": "a"}] * 2_000}
    the_year = read_year_data(data).year
    assert the_year is not None
    assert the_year.areas[-1].code == "lv-2000"


def test_a_long_chain_of_parts_is_no_circle_and_a_long_circle_is_one() -> None:
    chain = [{"code": f"sl-{n}", "name": "a", "unit": "b", "part_of": f"sl-{n + 1}"} for n in range(3_000)]
    last = {"code": "sl-3000", "name": "a", "unit": "b"}
    assert read_year_data({**year(), "counts": [*chain, last]}).problems == ()
    problems = read_year_data({**year(), "counts": [*chain, {**last, "part_of": "sl-10"}]}).problems
    assert [problem.place for problem in problems] == [f"sl-{n}.part_of" for n in range(10, 3_001)]
