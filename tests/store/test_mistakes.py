"""Files that do not load: each mistake with its line, in Vietnamese, and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import InvalidFileError
from dtreport.store import Remove
from tests.support.store_samples import SAMPLE

if TYPE_CHECKING:
    from dtreport.errors import Problem
    from dtreport.store import Store

LINE = SAMPLE.split("\n").index("value = 12.50  # đã đối chiếu") + 1
"""The line of SAMPLE that says how many conferences there were: where a broken line is put instead."""
ENGLISH = re.compile(
    r"\b(invalid|expected|unterminated|unclosed|cannot|overwrite|declare|twice|illegal|character|after|statement"
    r"|document|at line|column|exceeds|found|duplicate|newline|escape|codec|decode|nested|levels)\b",
    re.IGNORECASE,
)

BROKEN = [
    ("value = ", "thiếu giá trị"),
    ("value =   # chưa có", "thiếu giá trị"),
    ("value", "không phải là “tên = giá trị”"),
    ("chờ số liệu của huyện", "không phải là “tên = giá trị”"),
    ("value: 12", "dấu :"),
    ("= 12", "thiếu tên mục"),
    ("value = 02", "số bắt đầu bằng 0"),
    ("value = -07", "số bắt đầu bằng 0"),
    ("value = 1.234.567", "phân cách kiểu Việt Nam"),
    ("value = 12,5", "phân cách kiểu Việt Nam"),
    ("value = 1.234,5", "phân cách kiểu Việt Nam"),
    ("value = 1 234", "sau con số"),
    ("value = 12 hội nghị", "sau con số"),
    ("value = 90%", "sau con số"),
    ("value = 12.", "thiếu chữ số"),
    ("value = .5", "ngoặc kép"),
    ("key = True", "đúng/sai"),
    ("key = có", "đúng/sai"),
    ("name = Hội nghị", "không có ngoặc kép"),
    ("name = “Hội nghị”", "ngoặc kép cong"),
    ("name = ‘Hội nghị’", "ngoặc kép cong"),
    ("name = ”Hội nghị”", "ngoặc kép cong"),
    ('documents = [“vb-1”, "vb-2"]', "ngoặc kép cong"),
    ('name = "Hội nghị', "không đóng"),
    ("name = 'Hội nghị", "không đóng"),
    ('source = "Hội nghị "tổng kết" năm"', "sau giá trị còn có chữ khác"),
    ('source = "Hội nghị" năm 2021', "sau giá trị còn có chữ khác"),
    ('note = "D:\\van-ban\\qd.pdf"', "dấu \\"),
    ('note = "\\u12"', "dấu \\"),
    ('tên = "Hội nghị"', "dấu tiếng Việt"),
    ('đơn_vị = "xã"', "dấu tiếng Việt"),
    ('short name = "Hội"', "dấu cách"),
    ('name\xa0= "Hội"', "dấu cách đặc biệt"),
    ('\u200bname = "Hội"', "dấu cách đặc biệt"),
    ('\u3000name = "Hội"', "dấu cách đặc biệt"),
    ('name = "Hội\x01nghị"', "ký tự điều khiển"),
    ('note = "a" # \x1b[2J', "ký tự điều khiển"),
    ("date = 14/01/2022", "ngày/tháng/năm"),
    ("date = 14-01-2022", "ngày/tháng/năm"),
    ("date = 2022-13-45", "ngày hoặc giờ"),
    ("date = 2022/01/14", "ngày hoặc giờ"),
    ("value = 1\nvalue = 2", "đã ghi một lần"),
    ("[agency]", "bảng này đã có"),
    ("[counts]", "bảng này đã có"),
    ("[conference", "thiếu ngoặc vuông đóng"),
    ("[[counts]", "thiếu một ngoặc vuông"),
    ("[conference] hội nghị", "sau tên bảng"),
    ("[conference]]", "sau tên bảng"),
    ("[]", "để trống"),
    ("[số liệu]", "tên bảng có dấu"),
    ('documents = ["vb-1" "vb-2"]', "danh sách"),
    ("documents = [vb-1]", "danh sách"),
    ("x = { a = 1, = 2 }", "danh sách"),
]


def problem(store: Store, raw: bytes) -> Problem:
    """The one problem of the file; checks that a write is refused too and leaves the file alone."""
    path = store.path(2021)
    path.write_bytes(raw)
    with pytest.raises(InvalidFileError) as refused:
        store.read(2021)
    with pytest.raises(InvalidFileError):
        store.commit(2021, lambda _file: [Remove("counts", "sl-1")], "remove")
    assert path.read_bytes() == raw
    (found,) = refused.value.problems
    said = f"{refused.value.sentence} {refused.value.hint} {found}"
    assert not ENGLISH.search(said.replace("documents", "")), said
    assert str(path) in found.file
    return found


@pytest.mark.parametrize(("line", "said"), BROKEN)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_broken_line_is_named_and_explained(store: Store, line: str, said: str, newline: str) -> None:
    lines = SAMPLE.split("\n")
    lines[LINE - 1] = line
    found = problem(store, newline.join(lines).encode())
    assert found.line == LINE + line.count("\n")
    assert said in found.message


def test_a_text_of_several_lines_that_is_never_closed_is_named_where_it_opens(store: Store) -> None:
    found = problem(store, SAMPLE.replace('việc một"""', "việc một").encode())
    assert found.line == SAMPLE.split("\n").index('text = """') + 1
    assert "không đóng" in found.message


def test_a_list_that_is_never_closed_is_named(store: Store) -> None:
    raw = b'schema = 1\nyear = 2021\nclosed = [\n"a",\n"b"\n\n\n'
    assert "danh sách" in problem(store, raw).message
    assert "không đóng" in problem(store, b"schema = 1\nx = '''\na\n").message


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (SAMPLE.encode("utf-16"), 1, "UTF-16"),
        (SAMPLE.encode("utf-16-le"), 1, "UTF-16"),
        (SAMPLE.encode("utf-16-be"), 1, "UTF-16"),
        (b"\xef\xbb\xbf" + "schema = 1\n# Th\xe1i Nguy\xean\n".encode("cp1252"), 2, "không phải mã UTF-8"),
        ("schema = 1\n\nx = 'Thái'\n".encode("cp1258"), 3, "không phải mã UTF-8"),
        (b"schema = 1\nx = '\xc0\xaf'\n", 2, "không phải mã UTF-8"),
        (b"schema = 1\nx = " + b"9" * 5000 + b"\n", 2, "không đọc được"),
        (b"schema = 1\nx = 0001-01-01T00:00:00+99:99\n", 2, "ngày"),
        (b"schema = 1\nx = " + b"[" * 2000, 1, "lồng nhau"),
        (b"schema = 1\nx = " + b"[" * 50 + b"]" * 50, 1, "lồng nhau"),
        (b"schema = 1\n" + b".".join([b"a"] * 30) + b" = 1\n", 1, "lồng nhau"),
        (b"schema = 1\rx = 2\r", 1, "điều khiển"),
        (b"\x00" * 100, 1, "UTF-16"),
    ],
)
def test_what_is_not_text_or_not_for_us_is_explained(store: Store, raw: bytes, line: int, said: str) -> None:
    found = problem(store, raw)
    assert said in found.message
    assert found.line == line


def test_all_that_is_wrong_is_said_at_once_each_with_its_line(store: Store) -> None:
    raw = SAMPLE.replace("value = 12.50", 'value = "12"').replace('unit = "lớp"', 'unit = "lớp"\nunti = 1')
    raw = raw.replace('code = "sl-3"', 'code = "sl-1"').replace('kind = "Quyết định"\n', "")
    store.path(2021).write_text(raw, encoding="utf-8")
    with pytest.raises(InvalidFileError) as refused:
        store.read(2021)
    lines = raw.split("\n")
    wrong = [lines.index(line) + 1 for line in ("[[documents]]", 'value = "12"  # đã đối chiếu', "unti = 1")]
    again = [place for place, line in enumerate(lines, 1) if line == 'code = "sl-1"'][1]
    assert [problem.line for problem in refused.value.problems] == [*wrong, again]
    first = lines.index('code = "sl-1"') + 1
    assert f"đã dùng ở dòng {first}." in refused.value.problems[-1].message
    assert "4 lỗi" in refused.value.sentence


def test_a_file_that_says_another_year_than_its_name_is_refused(store: Store) -> None:
    found = problem(store, SAMPLE.replace("year = 2021", "year = 2020").encode())
    assert found.line == 3
    assert "2021.toml" in found.message


def test_an_empty_file_is_refused_and_the_last_copy_is_named(store: Store) -> None:
    store.commit(2021, lambda _file: [Remove("counts", "sl-1")], "remove")
    kept = store.path(2021).read_bytes()
    store.path(2021).write_bytes(b"")
    with pytest.raises(InvalidFileError) as refused:
        store.read(2021)
    assert str(Path(".dtreport", "2021.toml")) in refused.value.hint
    assert (store.folder / ".dtreport" / "2021.toml").read_bytes() == kept
