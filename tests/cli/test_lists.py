"""add-award --list: rows pasted from Excel."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from dtreport.records import KINDS, kind_named
from dtreport.records.base import specs

if TYPE_CHECKING:
    from dtreport.records import Kind
    from tests.support.office import Office


AWARD = "--title 'Giấy khen' --recipient-kind 'cá nhân'"
COMMON = f"{AWARD} --authority 'Trưởng Ban' --decision vb-1"
ROWS = (
    "Danh sách khen thưởng\n"
    "\n"
    "STT\tHọ và tên\tÔng/bà\tChức vụ\tĐơn vị công tác\tNăm sinh\n"
    "1\tNguyễn Văn A\tông\tChuyên viên\tVăn phòng [số 12/QĐ]\t1980\n"
    "2\tTrần Thị B\tbà\t\tThanh tra :smile:\t\n"
)


def test_rows_from_excel_are_shown_and_all_recorded(office: Office) -> None:
    office.begin()
    office.write("danh-sach.txt", ROWS)
    office.run(f"add-award --list danh-sach.txt {COMMON} --dry-run")
    office.run(f"add-award --list danh-sach.txt {COMMON} --year 2021")
    office.run("check --json")
    office.run("undo")
    office.matches_golden()


def test_a_list_may_come_from_standard_input_with_its_columns_in_any_order(office: Office) -> None:
    office.begin()
    rows = (
        "don vi cong tac\tHO TEN\thinh thuc khen thuong\tdoi tuong\tthanh tich\n"
        'Phòng A\tNguyễn Văn A\tGiấy khen\tcá nhân\t"Hoàn thành\ttốt,\ndẫn đầu ""phong trào"""\n'
        "Phòng B\tTập thể Phòng B\tBằng khen\ttap the\tCó {hn} hội nghị\n"
        "Phòng C\tNguyễn Văn C\tGiấy khen\tCÁ NHÂN\t\n"
        "Phòng D\tNguyễn Văn D\tGiấy khen\tindividual\t\n"
    )
    office.run("add-award --list - -y", stdin=rows.encode())
    office.matches_golden()


def test_a_decision_is_named_by_its_number_or_its_code(office: Office) -> None:
    office.begin()
    rows = "Họ và tên\tSố quyết định\nNguyễn Văn A\t39/2021/QĐ-UBND\nTrần Thị B\tSố: 39/2021/qđ-ubnd\nLê Văn C\tvb-1\n"
    office.run("add-award --list - --title 'Giấy khen' --recipient-kind 'cá nhân'", stdin=rows.encode())
    office.matches_golden()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-16-le-bom"])
def test_a_list_is_read_in_every_encoding_that_excel_and_notepad_write(office: Office, encoding: str) -> None:
    office.begin()
    rows = ROWS.replace("\n", "\r\n")
    raw = b"\xff\xfe" + rows.encode("utf-16-le") if encoding == "utf-16-le-bom" else rows.encode(encoding)
    ran = office.run(f"add-award --list - {COMMON}", stdin=raw)
    assert ran.code == 0, ran.err
    assert "Đã ghi 2 khen thưởng năm 2021, mã kt-2, kt-3" in ran.out
    assert 'recipient = "Trần Thị B"' in (office.reports / "2021.toml").read_text(encoding="utf-8")


def test_everything_wrong_in_a_list_is_named_with_its_line_and_nothing_is_recorded(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()

    def given(*lines: str, common: str = COMMON) -> None:
        office.write("danh-sach.txt", "\n".join("\t".join(line.split("|")) for line in lines) + "\n")
        office.run(f"add-award --list danh-sach.txt {common}")

    given("TT|Họ và tên|Năm sinh", "1|Nguyễn Văn A|80", "2|Trần Thị B|1981|thừa", "3|Nguyễn\x07 C|mười")
    given("TT|Họ và tên|Nam sinhh", "1|Nguyễn Văn A|1980")
    given("TT|Họ và tên|Màu", "1|Nguyễn Văn A|đỏ")
    given("TT|Họ và tên|Họ tên", "1|Nguyễn Văn A|A")
    given("TT|Họ và tên")
    given("Nguyễn Văn A|1980", "Trần Thị B|1981")
    given("")
    given("Họ và tên|Số quyết định", "Nguyễn Văn A|vb-9", "Trần Thị B|vb-1", "Lê Văn C|39/2021/QĐ-UBND")
    given("Họ và tên|Năm sinh", "Nguyễn Văn A|1980", common="--authority 'Trưởng Ban'")
    given("Họ và tên", "Nguyễn Văn A", common="--title A --recipient-kind đồng-chí --count 3")
    given("Họ và tên", "Nguyễn Văn A", common=f"{COMMON} --code kt-9 --dry-run")
    given("Họ và tên", "Nguyễn Văn A", "Trần Thị B", common=f"{COMMON} --code kt-9")
    office.run("add-award --list khong-co.txt")
    office.write("danh-sach.txt", b"H\xf4 va ten\nNguy\xean\n")
    office.run(f"add-award --list danh-sach.txt {COMMON}")
    office.write("danh-sach.xlsx", b"PK\x03\x04\x14\x00")
    office.run(f"add-award --list danh-sach.xlsx {COMMON}")
    assert path.read_bytes() == before
    office.matches_golden()


def test_a_person_confirms_a_list_before_it_is_recorded(office: Office) -> None:
    office.begin()
    office.write("danh-sach.txt", "Họ và tên\nNguyễn Văn A\n")
    office.run(f"add-award --list danh-sach.txt {COMMON}", answers=["không biết", "k"])
    office.run(f"add-award --list danh-sach.txt {COMMON}", answers=[])
    office.run(f"add-award --list danh-sach.txt {COMMON}", answers=["c"])
    office.run(f"add-award --list danh-sach.txt {COMMON} --yes", answers=[])
    office.matches_golden()


def recorded(office: Office) -> list[dict[str, object]]:
    return list(json.loads(office.run("list awards --json").out))


def pasted(office: Office, rows: str, options: str = AWARD) -> list[object]:
    before = len(recorded(office))
    ran = office.run(f"add-award --list - {options}", stdin=rows.encode())
    assert ran.code == 0, ran.err
    return [award["recipient"] for award in recorded(office)[before:]]


def test_a_name_over_two_columns_is_whole(office: Office) -> None:
    office.begin()
    rows = "STT\tHọ và tên\t\tĐơn vị\n1\tNguyễn Văn\tAn\tVăn phòng\n2\tTrần\tBình\t\n"
    assert pasted(office, rows) == ["Nguyễn Văn An", "Trần Bình"]


def test_a_cell_under_no_header_is_never_dropped(office: Office) -> None:
    office.begin()
    before = recorded(office)
    rows = "STT\tHọ và tên\tĐơn vị\t\n1\tNguyễn Văn An\tVăn phòng\tđiều quan trọng\n"
    ran = office.run(f"add-award --list - {AWARD}", stdin=rows.encode())
    assert (ran.code, recorded(office)) == (2, before)
    assert "dòng 2: ô thứ 4" in ran.err


def test_numbers_alone_and_sums_are_no_recipients(office: Office) -> None:
    office.begin()
    rows = "STT\tHọ và tên\tĐơn vị\n1\tNguyễn Văn A\tP\n2\t\t\n\tTổng cộng: 1\t\n\tTổng số\t\n\tCộng\t\n"
    assert pasted(office, rows) == ["Nguyễn Văn A"]


def test_a_row_without_a_name_is_named(office: Office) -> None:
    office.begin()
    ran = office.run(f"add-award --list - {AWARD}", stdin="Họ và tên\tĐơn vị\n\tVăn phòng\n".encode())
    assert ran.code == 2
    assert "dòng 2, Người, đơn vị nhận: chưa có tên." in ran.err


def test_every_label_of_our_own_is_a_header_that_we_know(office: Office) -> None:
    office.begin()
    award = [spec for spec in specs(kind_named("awards").model) if spec.name != "count"]
    cells = {"code": "kt-99", "decision": "vb-1"}
    rows = (
        "\t".join(spec.label for spec in award) + "\n" + "\t".join(cells.get(s.name, s.example) for s in award) + "\n"
    )
    assert pasted(office, rows, "") == ["Nguyễn Văn A"]
    assert all(recorded(office)[-1][spec.name] for spec in award)


def test_a_cell_that_is_far_too_long_is_named(office: Office) -> None:
    office.begin()
    rows = f"Họ và tên\tThành tích\nNguyễn Văn A\t{'x' * 140_000}\n"
    ran = office.run(f"add-award --list - {AWARD}", stdin=rows.encode())
    assert ran.code == 2
    assert "dòng 2, Thành tích: dài quá 10000 ký tự" in ran.err


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name != "awards"], ids=lambda kind: kind.name)
def test_every_kind_takes_a_list_under_its_own_labels(office: Office, kind: Kind) -> None:
    office.begin()
    fields = [spec for spec in specs(kind.model) if spec.name not in {"part_of", "area", "for_task", "documents"}]
    given = {"code": "moi-1", "better": "less", "text": "Nội dung mới.", "outcome": "Đã xong."}
    cells = [given.get(spec.name, spec.example or "") for spec in fields]
    if kind.name == "results":
        fields, cells = [*fields, next(spec for spec in specs(kind.model) if spec.name == "area")], [*cells, "lv-1"]
    rows = "\t".join(spec.label for spec in fields) + "\n" + "\t".join(cells) + "\n"
    ran = office.run(f"{kind.command} --list -", stdin=rows.encode())
    assert ran.code == 0, ran.err
    record = json.loads(office.run(f"list {kind.name} --json").out)[-1]
    assert record["code"] == "moi-1"
    missing = [spec.name for spec, cell in zip(fields, cells, strict=True) if cell and record[spec.name] is None]
    assert missing == []


FIGURES = """\
TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2021\tThực hiện năm 2020\tThực hiện năm 2021\tSo sánh (%)
I\tCÔNG TÁC TUYÊN TRUYỀN
1\tHội nghị phổ biến pháp luật\thội nghị\t5\t4\thơn 6\t120
2\tLượt người dự\tlượt người\t1.500\t1.234.567\t…\t
\tNgười lập biểu\t\t\t\t\t
"""


def test_a_table_of_figures_is_one_change(office: Office) -> None:
    office.begin()
    office.write("so-lieu.txt", FIGURES)
    office.run("set --list so-lieu.txt --dry-run")
    office.run("set --list so-lieu.txt", answers=["c"])
    office.run("set --list so-lieu.txt")
    office.write("so-lieu.txt", "Mã\tThực hiện\nhn\t7\n")
    office.run("set --list so-lieu.txt --yes")
    office.run("undo")
    office.run("undo")
    office.matches_golden()


def test_figures_that_cannot_be_set_are_all_named(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()

    def given(*lines: str) -> None:
        office.write("so-lieu.txt", "\n".join("\t".join(line.split("|")) for line in lines) + "\n")
        office.run("set --list so-lieu.txt")

    given("Tên số liệu|Thực hiện", "Hội nghị phổ biến|3", "|4", "Lượt người dự|1.234", "Lượt người dự|5")
    given("Mã|Tên số liệu|Đơn vị tính|Thực hiện", "hm|||3", "hn|Lượt người dự|hộ|4%", "sl-1||nghìn lượt|2")
    given("Mã|Tên số liệu", "hn|x")
    given("Mã|Thực hiện", "hn|", "sl-1|…")
    office.run("set hn 3 --list so-lieu.txt")
    office.run("set")
    assert path.read_bytes() == before
    office.matches_golden()


def test_figures_and_documents_come_as_lists_too(office: Office) -> None:
    office.begin()
    rows = (
        "Đơn vị tính: xem cột 3\n"
        "TT\tNội dung\tĐVT\tKH 2021\tƯớc TH năm 2021\tNguồn\n"
        "I\tCông tác tuyên truyền\t\t\t\t\n"
        "1\tSố lớp tập huấn\tlớp\t5\tkhoảng 6\tVăn phòng\n"
        "2\tTỷ lệ hộ nghèo\t%\t13,5\t12,4%\tnt\n"
        "II\tCông tác khác\t\t\t\t\n"
        "3\tTổng số xã\txã\t1.200\t\t-\n"
    )
    office.run("add-count --list - --yes", stdin=rows.encode())
    rows = (
        "Số, ký hiệu;Ngày ban hành;Loại văn bản;Trích yếu nội dung;Cơ quan ban hành\n"
        '45/QĐ-BDT;9/12/2021;Quyết định;"về việc; tặng Giấy khen";Trưởng Ban Dân tộc\n'
    )
    office.write("van-ban.csv", rows)
    office.run("add-document --list van-ban.csv")
    office.run("add-award --list - --decision 45/QĐ-BDT --title 'Giấy khen'", stdin="Họ và tên\nLò Văn A\n".encode())
    office.matches_golden()


def test_a_workbook_is_read_as_it_is(office: Office) -> None:
    office.begin()
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (
        ("DANH SÁCH", None, None, None, None),
        ("TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Mức thưởng"),
        (1, "Lò Văn A", date(1980, 3, 12), "Văn phòng", 447000),
        (2, "Hà Thị B", 1985, None, 447000),
        (None, "Cộng", None, None, 894000),
    ):
        sheet.append(row)
    sheet.merge_cells("D3:D4")
    sheet.merge_cells("A1:E1")
    workbook.create_sheet("Khác").append(("Họ và tên", "Chức vụ"))
    workbook.save(office.folder / "danh-sach.xlsx")
    office.run(f"add-award --list danh-sach.xlsx {AWARD}")
    office.run(f"add-award --list danh-sach.xlsx --sheet 'danh sach' {AWARD}")
    workbook["Sheet"].title = "Danh sách"
    workbook.save(office.folder / "danh-sach.xlsx")
    office.run(f"add-award --list danh-sach.xlsx --sheet 'danh sach' {AWARD}")
    office.matches_golden()


def test_posts_beside_names_are_asked_about(office: Office) -> None:
    office.begin()
    office.write("danh-sach.txt", "TT\tHọ và tên\n1\tHà Văn C, Trưởng phòng\n2\tLò Văn A (tức Páo)\n")
    office.run(f"add-award --list danh-sach.txt {AWARD}", answers=["k"])
    office.run(f"add-award --list danh-sach.txt {AWARD}")
    office.run(f"add-award --list danh-sach.txt {AWARD} --fix-names --yes")
    office.matches_golden()


def test_forty_people_fit_one_screen_and_doubles_are_marked(office: Office) -> None:
    office.begin()
    office.run(f"add-award {COMMON} --recipient 'Nguyễn Văn 07'")
    lines = [
        f"{number}\tNguyễn Văn {'ABCDEGHIKLMNOPQRSTUVXY'[number % 22]}n\tChuyên viên chính phụ trách lĩnh vực {number}"
        f"\tPhòng Chính sách và Tuyên truyền số {number}\t{1960 + number}"
        for number in range(1, 41)
    ]
    lines.append("41\tNguyễn Văn Bn\tChuyên viên\t\t\n42\tNguyễn Văn 07\t\t\t")
    rows = "TT\tHọ và tên\tChức vụ\tĐơn vị\tNăm sinh\n" + "\n".join(lines) + "\n"
    ran = office.run(f"add-award --list - {COMMON} --dry-run", stdin=rows.encode())
    table = ran.out.partition("───\n")[2].partition("\n\n")[0].splitlines()
    assert len(table) == 42
    assert all(line.split()[0] == str(number) for number, line in enumerate(table, 1))
    assert "khen trùng số 1" in table[40]
    assert "khen trùng kt-2" in table[41]
