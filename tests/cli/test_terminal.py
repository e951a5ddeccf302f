"""The program on a real terminal: a pseudo-terminal, whose keys are pressed when the question is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.real_process import Terminal
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small year in it."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.toml").write_text(SMALL_YEAR, encoding="utf-8")
    return tmp_path


def year_of(folder: Path, year: int = 2021) -> str:
    return (folder / "reports" / f"{year}.toml").read_text(encoding="utf-8")


def test_only_text_is_shown_on_the_terminal(folder: Path) -> None:
    terminal = Terminal(folder, "export", "-f", "docx", "-o", "-")
    terminal.expect("Văn bản Word không hiện được trên màn hình.\nHãy ghi thành tệp, ví dụ: -o bao-cao.docx\n")
    assert terminal.end() == 2
    terminal = Terminal(folder, "export", "-f", "txt", "-o", "-")
    terminal.expect("Nguyễn Văn A")
    assert terminal.end() == 0


def test_add_task_alone_walks_through_a_whole_task(folder: Path) -> None:
    terminal = Terminal(folder, "add-task")
    terminal.expect("Nhiệm vụ năm 2022 (tệp 2021.toml). Ctrl-C để dừng, chưa ghi gì.")
    terminal.expect("Enter để mở trình soạn thảo) > ")
    terminal.type("Kiện toàn Tổ công tác")
    for item in ("Ban hành Quy chế", "Họp phiên đầu", ""):
        terminal.expect(") > ")
        terminal.type(item)
    for question, answer in (("Chủ trì", "Phòng A"), ("Phối hợp", ""), ("Thời hạn", "31/2/2022")):
        terminal.expect(question)
        terminal.expect(") > ")
        terminal.type(answer)
    terminal.expect("không có trong lịch")
    terminal.expect("(Enter: bỏ qua) > ")
    terminal.type("31/3/2022")
    for question in ("Chỉ tiêu", "Ghi chú"):
        terminal.expect(question)
        terminal.expect(") > ")
        terminal.type("")
    terminal.expect("Đã ghi nhiệm vụ năm 2022, mã nv-3, tệp reports/2021.toml. Hoàn tác: dtreport undo")
    assert terminal.end() == 0
    assert 'items = ["Ban hành Quy chế", "Họp phiên đầu"]\nlead = "Phòng A"\ndue = 2022-03-31\n' in year_of(folder)


def test_choices_codes_and_defaults_are_offered(folder: Path) -> None:
    terminal = Terminal(folder, "add-award")
    for question, answer in (
        ("Hình thức, danh hiệu", "Bằng khen"),
        ("Cấp quyết định", "Chủ tịch UBND tỉnh"),
        ("1 tập thể, 2 cá nhân", "2"),
        ("Người, đơn vị nhận", "Trần Thị B"),
        ("Ông/Bà", ""),
        ("Chức vụ", ""),
        ("Đơn vị", ""),
        ("Năm sinh", ""),
        ("vb-1         Quyết định 39/2021/QĐ-UBND về tiêu chí [số 12/QĐ]", "vb-7"),
        ('Không có mục nào mang mã "vb-7"', "vb-1"),
        *[("", "")] * 6,
    ):
        terminal.expect(question)
        terminal.expect(") > ")
        terminal.type(answer)
    terminal.expect("mã kt-2")
    assert terminal.end() == 0
    assert year_of(folder).endswith('recipient_kind = "individual"\nrecipient = "Trần Thị B"\ndecision = "vb-1"\n')


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_leave_nothing_behind(folder: Path, key: str) -> None:
    terminal = Terminal(folder, "add-result")
    terminal.expect(") > ")
    terminal.type("lv-1")
    terminal.expect(") > ")
    terminal.press(f"{key}\n" if key == "\x03" else key)  # Enter wakes a read that the signal came too early for
    terminal.expect("Đã dừng.")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown
    assert year_of(folder) == SMALL_YEAR
    assert [path.name for path in (folder / "reports").iterdir()] == ["2021.toml"]


def test_enter_keeps_and_a_dash_empties_what_is_edited(folder: Path) -> None:
    terminal = Terminal(folder, "edit", "nv-2")
    for question, answer in (
        ("giữ “Rà soát chính sách”", "Rà soát các chính sách"),
        ("1 (Enter: bỏ qua)", ""),
        ("(Enter: bỏ qua)", ""),
        ("1 (Enter: bỏ qua)", ""),
        ("giữ “Quý II/2022”; -: bỏ trống", "-"),
        ("(Enter: bỏ qua)", ""),
        ("(Enter: bỏ qua)", ""),
    ):
        terminal.expect(question)
        terminal.expect(" > ")
        terminal.type(answer)
    terminal.expect("Thời hạn Quý II/2022 → (trống)")
    assert terminal.end() == 0
    assert 'text = "Rà soát các chính sách"\n\n[[awards]]' in year_of(folder)


def test_a_long_text_is_written_in_the_editor(folder: Path) -> None:
    script = folder / "soan-thao.py"
    script.write_text(
        "import sys\nprint('TRÌNH SOẠN THẢO', sys.stdin.isatty())\n"
        "open(sys.argv[1], 'w', encoding='utf-8').write('Viết dài.\\n')\n",
        encoding="utf-8",
    )
    terminal = Terminal(folder, "add-result", "--area", "lv-1", EDITOR=f'"{sys.executable}" "{script}"')
    terminal.expect("Enter để mở trình soạn thảo) > ")
    terminal.type("")
    terminal.expect("TRÌNH SOẠN THẢO True")
    terminal.expect("Đã ghi kết quả")
    assert terminal.end() == 0
    assert 'text = "Viết dài."' in year_of(folder)
    assert list((folder / "reports" / ".dtreport" / "drafts").iterdir()) == []


def test_the_year_is_asked_for_where_two_are_open(folder: Path) -> None:
    other = SMALL_YEAR.replace("2021", "2022").replace("2020-12", "2021-12")
    (folder / "reports" / "2022.toml").write_text(other, encoding="utf-8")
    terminal = Terminal(folder, "set", "hn", "9")
    terminal.expect("Các năm 2021 và 2022 đều đang mở.")
    terminal.expect("Chọn > ")
    terminal.type("2")
    terminal.expect("Tệp reports/2022.toml")
    assert terminal.end() == 0
    assert "value = 9" in year_of(folder, 2022)
    assert year_of(folder) == SMALL_YEAR


@pytest.mark.parametrize(("answer", "recorded", "code"), [("k", False, 130), ("c", True, 0)])
def test_a_pasted_list_is_confirmed(folder: Path, answer: str, code: int, *, recorded: bool) -> None:
    (folder / "ds.txt").write_text("Họ và tên\nNguyễn Văn A [/]\n", encoding="utf-8")
    terminal = Terminal(folder, "add-award", "--list", "ds.txt", "--title", "Giấy khen", "--recipient-kind", "cá nhân")
    terminal.expect("Nguyễn Văn A [/]")
    terminal.expect("[C/k] > ")
    terminal.type(answer)
    assert terminal.end() == code
    assert ("Nguyễn Văn A [/]" in year_of(folder)) is recorded


def test_the_first_year_asks_for_the_agency(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()  # a real process searches above it where there is none
    terminal = Terminal(tmp_path, "new", "2021")
    terminal.expect("Năm 2021 là năm đầu tiên.")
    terminal.expect("(cần có) > ")
    terminal.type("Ban Dân tộc tỉnh A")
    for _field in range(11):
        terminal.expect("(Enter: bỏ qua) > ")
        terminal.type("")
    terminal.expect("Đã mở năm 2021")
    assert terminal.end() == 0
    assert year_of(tmp_path).endswith('[agency]\nname = "Ban Dân tộc tỉnh A"\n')


def test_a_narrow_terminal_without_colour_shows_everything(folder: Path) -> None:
    terminal = Terminal(folder, "show", TERM="dumb", NO_COLOR="1", COLUMNS="20")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.shown
    assert "39/2021/QĐ-UBND" in "".join(terminal.shown.split())
    assert max(len(line) for line in terminal.shown.splitlines()) <= 20


def test_colour_is_for_terminals_that_want_it(folder: Path) -> None:
    terminal = Terminal(folder, "show", COLUMNS="80")
    assert terminal.end() == 0
    assert "\x1b[1m" in terminal.shown
