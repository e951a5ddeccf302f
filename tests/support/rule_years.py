"""Years for the tests of the rules: a complete one in which nothing is to be found, changed by a few lines of TOML."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tomli

from dtreport.errors import Problem
from dtreport.report import Year, Years, read_year_data

COMPLETE = """
schema = 1
year = 2021
[agency]
name = "Ban Dân tộc tỉnh Thái Nguyên"
short_name = "Ban Dân tộc"
parent = "UBND tỉnh Thái Nguyên"
symbol = "BDT"
place = "Thái Nguyên"
head = "Nguyễn Thái Nam"
head_title = "Trưởng Ban"
[report]
subject = "công tác dân tộc"
[conference]
name = "Hội nghị Tổng kết công tác dân tộc năm 2021"
date = 2022-01-14
chair = "Nguyễn Văn A"
[[tasks]]
code = "nv-1"
text = "Kịp thời tham mưu"
lead = "Phòng Chính sách"
due = 2022-06-30
[[tasks]]
code = "nv-2"
text = "Thành lập Tổ công tác"
lead = "Văn phòng"
due = "Quý I/2022"
[[tasks]]
code = "nv-3"
text = "Tập trung các nguồn lực"
lead = "Phòng Chính sách"
due = 2022-12-01
[[tasks]]
code = "nv-4"
text = "Tiếp tục làm tốt công tác tuyên truyền"
lead = "Văn phòng"
due = 2022-12-01
[[tasks]]
code = "nv-5"
text = "Phối hợp với các ngành"
lead = "Phòng Chính sách"
due = 2022-12-01
[[areas]]
code = "lv-0"
title = "Chính sách dân tộc"
[[results]]
code = "kq-0"
area = "lv-0"
text = "Sơ kết năm năm thực hiện chính sách."
"""


def data_with(lines: str = "", year: int = 2021) -> dict[str, Any]:
    """The data of the complete year, in which each table and each kind that `lines` has takes the place of its own.

    Its result stays where `lines` has areas without any, in the area of its own.
    """
    data = tomli.loads(COMPLETE, parse_float=Decimal) | {"year": year}
    changes = tomli.loads(lines, parse_float=Decimal)
    if "results" in changes:
        return data | changes
    return data | changes | {"areas": [*data["areas"], *changes.get("areas", ())]}


def report_with(lines: str = "", year: int = 2021) -> Year:
    """The report of `data_with`."""
    read = read_year_data(data_with(lines, year))
    assert read.year is not None, read.problems
    return read.year


def years_with(lines: str = "", previous: str | None = None, *, previous_problem: bool = False) -> Years:
    """The complete year with `lines`, after a year with the lines `previous`, or after none."""
    last = None if previous is None else report_with(previous, 2020)
    problems = (Problem("năm 2020", "không đọc được."),) if previous_problem else ()
    return Years(report_with(lines), last, problems)
