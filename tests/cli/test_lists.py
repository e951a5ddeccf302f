"""add-award --list: rows pasted from Excel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dtreport.records import kind_named
from dtreport.records.base import specs

if TYPE_CHECKING:
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
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
    given("Họ và tên|Năm sinh", "Nguyễn Văn A|1980", common="--title 'Giấy khen'")
    given("Họ và tên", "Nguyễn Văn A", common="--title A --recipient-kind đồng-chí --count 3")
    given("Họ và tên", "Nguyễn Văn A", common=f"{COMMON} --code kt-9 --dry-run")
    given("Họ và tên", "Nguyễn Văn A", "Trần Thị B", common=f"{COMMON} --code kt-9")
    office.run("add-award --list khong-co.txt")
    office.write("danh-sach.txt", "Họ và tên\nNguyễn Văn A\n".encode("utf-16-le"))
    office.run(f"add-award --list danh-sach.txt {COMMON}")
    office.write("danh-sach.txt", b"H\xf4 va ten\nNguy\xean\n")
    office.run(f"add-award --list danh-sach.txt {COMMON}")
    given("Họ và tên|Thành tích", 'Nguyễn Văn A|"Chưa đóng ngoặc', "Trần Thị B|tốt")
    given("Họ và tên|Thành tích", 'Nguyễn Văn A|"Đóng" sớm', "Trần Thị B|tốt")
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
    assert "Dòng 2 có một ô quá dài." in ran.err
