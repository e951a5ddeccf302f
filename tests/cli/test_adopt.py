"""The Word file comes back from the leaders: their words are taken into the year, their figures are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dtreport.services.edited_paper import adopt, compare
from dtreport.store import ConflictError, Store, Who
from tests.support import ROOT, TESTS
from tests.support.word_edits import (
    with_line,
    with_paragraph,
    with_paragraph_moved,
    with_words,
    without_digest,
    without_paragraph,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


@pytest.fixture
def report(office: Office) -> Path:
    """The report of 2021 as a Word file, beside the year."""
    office.begin((ROOT / "reports" / "2021.toml").read_text(encoding="utf-8"))
    assert office.run("export -f docx").code == 0
    return office.folder / "bao-cao-2021.docx"


def test_words_come_back_and_figures_are_told(office: Office, report: Path) -> None:
    data = report.read_bytes()
    assert "Tệp nói đúng như sổ" in office.run("adopt bao-cao-2021.docx -y").out
    for old, new in (
        ("Tổ chức Hội nghị biểu dương", "Tổ chức trang trọng Hội nghị biểu dương"),
        ("90", "92"),
        ("Bảo đảm đầy đủ", "Bảo đảm kịp thời, đầy đủ"),
        ("tiếp tục ưu tiên nguồn lực", "ưu tiên nguồn lực"),
    ):
        data = with_words(data, old, new)
    report.write_bytes(data)
    office.run("adopt bao-cao-2021.docx --dry-run")
    office.run("adopt bao-cao-2021.docx -y")
    office.run("adopt bao-cao-2021.docx -y")
    office.run("adopt bao-cao-2021.docx -y --figures")
    office.run("undo")
    office.run("undo")
    office.matches_golden()


def test_results_are_added_moved_and_kept_unprinted(office: Office, report: Path) -> None:
    data = report.read_bytes()
    data = without_paragraph(data, "Soạn dự thảo các văn bản liên quan")
    data = with_paragraph(data, "Bảo đảm đầy đủ các chính sách", "đ) Cấp phát báo, tạp chí cho 120 xóm.")
    data = with_paragraph(data, "Cấp phát báo, tạp chí cho 120 xóm", "- Báo Thái Nguyên;")
    data = with_paragraph_moved(data, "Mở 02 hội nghị phổ biến", "Tổ chức Hội nghị biểu dương")
    data = with_words(data, "Phân công thực hiện", "Giao việc thực hiện")
    data = with_paragraph(data, "Giao việc thực hiện", "Thứ sáu, chuẩn bị Đại hội.")
    report.write_bytes(data)
    office.run("adopt bao-cao-2021.docx --json")
    office.run("adopt bao-cao-2021.docx", answers=["2", "c"])
    office.run("show kq-6")
    office.run("undo")
    assert (office.reports / "2021.toml").read_bytes() == (ROOT / "reports" / "2021.toml").read_bytes()
    office.matches_golden()


@pytest.fixture
def full_report(office: Office) -> Path:
    """The report of a year in which every part has something to say, as a Word file."""
    for name, source in (("2022.toml", "year-before.toml"), ("2023.toml", "full-year.toml")):
        office.begin((TESTS / "papers" / "golden" / source).read_text(encoding="utf-8"), f"reports/{name}")
    assert office.run("export 2023 -f docx").code == 0
    return office.folder / "bao-cao-2023.docx"


def test_facts_are_recorded_one_by_one_as_people_say(office: Office, full_report: Path) -> None:
    data = full_report.read_bytes()
    for old, new in (
        (
            "a) Ban hành Kế hoạch số 10/KH-BDT ngày 03/02/2023 của Ban Dân tộc về tuyên truyền năm 2023.",
            "a) Ban hành Kế hoạch số 12/KH-BDT ngày 03/02/2023 của Ban Dân tộc về tuyên truyền năm 2023.",
        ),
        (
            "c) Tổ chức các hoạt động (Quyết định số 77/QĐ-BDT ngày 20/12/2023 của Trưởng Ban Dân tộc):",
            "c) Tổ chức các hoạt động (Quyết định số 77/QĐ-BDT ngày 21/12/2023 của Trưởng Ban Dân tộc):",
        ),
        ("12", "14"),
        ("8", "7"),
        ("4", "1.2.3"),
        ("06/2022/QH15", "07/2022/QH15"),
        ("Ông Nguyễn Văn Thử", "Ông Nguyễn Văn Thư"),
        ("30/6/2024", "31/7/2024"),
        ("Quý I/2024", "Quý II/2024"),
    ):
        data = with_line(data, old, new)
    data = with_line(data, "Phòng Chính sách", "Phòng Nghiệp vụ", which=1)
    full_report.write_bytes(data)
    office.run("adopt bao-cao-2023.docx --dry-run")
    office.run("adopt bao-cao-2023.docx 2023 --figures", answers=["c"] * 12)
    office.run("show nv-1 --year 2023")
    office.matches_golden()


def test_what_has_no_place_is_told(office: Office, full_report: Path) -> None:
    data = full_report.read_bytes()
    for old, new in (
        ("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐỀ RA CHO NĂM 2023", "II. NHIỆM VỤ CỦA NĂM 2023"),
        ("Bám sát cơ sở.", "Phải luôn lắng nghe nhân dân!"),
        ("- Khảo sát tại cơ sở;", "- Trưng cầu ý kiến;"),
        ("- Địa bàn rộng.", "- Địa  bàn rộng."),
    ):
        data = with_line(data, old, new)
    data = with_line(data, "- Giải ngân chậm.", "- Giải ngân vốn chậm.", tracked=True)
    data = without_paragraph(data, "Phòng Chính sách chủ trì")
    data = without_paragraph(data, "Phân công rõ người, rõ việc")
    data = without_paragraph(data, "Việc hai")
    data = with_paragraph(without_paragraph(data, "Tiếp tục thực hiện Kế hoạch"), "a) Ban hành", "b) Mở chuyên mục.")
    data = with_paragraph_moved(data, "Tặng 03 giấy khen", "Lượt người dự")
    data = with_paragraph_moved(data, "- Trình phê duyệt", "Phân công thực hiện")
    data = with_paragraph(data, "2. Một số chỉ tiêu", "Một đoạn chưa biết của mảng nào.")
    full_report.write_bytes(without_digest(data))
    office.run("adopt bao-cao-2023.docx --dry-run")
    office.run("adopt bao-cao-2023.docx 2023 --dry-run")
    office.run("adopt bao-cao-2023.docx 2023 --before-changes --dry-run")
    office.run("adopt bao-cao-2023.docx 2023 --json --dry-run")
    office.matches_golden()


def test_what_others_have_recorded_since_is_no_edit(office: Office, report: Path) -> None:
    data = report.read_bytes()
    data = with_words(
        with_words(data, "Bảo đảm đầy đủ", "Bảo đảm"), "Tổ chức Hội nghị biểu dương", "Mở Hội nghị biểu dương"
    )
    report.write_bytes(with_words(data, "90", "92"))
    office.run(["edit", "kq-4", "--text", "Người khác vừa ghi."])
    office.run("set dai-bieu 91")
    office.run("add-result --area chinh-sach --text 'Việc mới ghi thêm.'")
    office.run("adopt bao-cao-2021.docx -y")
    office.run("set dai-bieu 92")
    office.run("adopt bao-cao-2021.docx --dry-run")
    office.matches_golden()


def test_machines_read_the_same(office: Office, report: Path) -> None:
    report.write_bytes(with_words(with_words(report.read_bytes(), "Bảo đảm đầy đủ", "Bảo đảm"), "90", "92"))
    answer = json.loads(office.run("adopt bao-cao-2021.docx --json").out)
    assert [(text["name"], text["edited"][:20]) for text in answer["texts"]] == [("kq-4", "Bảo đảm các chính sá")]
    [figure] = answer["figures"]
    assert (figure["code"], figure["recorded"], figure["edited"]) == ("dai-bieu", "90", "92")
    assert figure["command"] == "dtreport set dai-bieu 92 --year 2021"
    assert not answer["held_against_today"]


def test_the_edited_file_is_kept_beside_the_history(office: Office, report: Path) -> None:
    data = with_words(report.read_bytes(), "Bảo đảm đầy đủ", "Bảo đảm")
    report.write_bytes(data)
    office.run("adopt bao-cao-2021.docx --dry-run")
    assert not (office.reports / ".dtreport" / "received").exists()
    office.run("adopt bao-cao-2021.docx -y")
    [kept] = (office.reports / ".dtreport" / "received").iterdir()
    assert kept.read_bytes() == data


def test_a_text_that_somebody_changes_meanwhile_is_not_overwritten(office: Office, report: Path) -> None:
    store = Store(office.reports, Who("lan", "KETOAN-02"))
    data = with_words(report.read_bytes(), "Bảo đảm đầy đủ", "Bảo đảm")
    adoption = compare(store, 2021, data, "bao-cao-2021.docx")
    assert office.run(["edit", "kq-4", "--text", "Người khác vừa ghi."]).code == 0
    with pytest.raises(ConflictError, match="kq-4"):
        adopt(store, adoption)


@pytest.mark.parametrize("name", ["thu.txt", "khong-co.docx"])
def test_a_file_that_is_no_paper_of_the_year_is_told(office: Office, report: Path, name: str) -> None:
    (report.parent / "thu.txt").write_text("Một lá thư.\n\nKhông phải báo cáo.", encoding="utf-8")
    ran = office.run(f"adopt {name}")
    assert ran.code in {1, 2}
    assert "không giống giấy tờ nào" in ran.err or "Không đọc được" in ran.err


@pytest.mark.parametrize(
    ("old", "new", "command"),
    [
        ("4", "3.200", "set hn-tinh 3200"),
        ("4", "mười ba", ""),
        ("4", "4/5", ""),
        ("hơn 3.000,5", "hơn 3.100", "set luot-nguoi 3100"),
        ("hơn 3.000,5", "gần 3.100", ""),
        ("Ông Nguyễn Văn Thử", 'Ông Nguyễn Văn "Tý" $(x)', ""),
        ("20/12/2023", "21/12/2023", "edit qd-kt --date 21/12/2023"),
        ("Lê Thị Mẫu", "Lê Thị Khác", 'edit report --signer "Lê Thị Khác"'),
    ],
)
def test_a_command_is_offered_only_where_it_records_just_that(
    office: Office, full_report: Path, old: str, new: str, command: str
) -> None:
    data = with_line(full_report.read_bytes(), old, new)
    adoption = compare(Store(office.reports, Who("lan", "KETOAN-02")), 2023, data, "bao-cao-2023.docx")
    assert [each.command for each in adoption.figures] == [command]


def test_a_row_and_a_cell_that_went_are_told(office: Office, full_report: Path) -> None:
    data = full_report.read_bytes()
    for cell in ("Ông Nguyễn Văn Thử", "Chuyên viên", "Hoàn thành xuất sắc nhiệm vụ"):
        data = with_line(data, cell, "")
    data = with_line(data, "Phòng Chính sách", "", which=0)
    full_report.write_bytes(with_line(with_line(data, "9", ""), "30/6/2024", ""))
    store = Store(office.reports, Who("lan", "KETOAN-02"))
    adoption = compare(store, 2023, full_report.read_bytes(), "bao-cao-2023.docx")
    assert [(each.printed, each.place) for each in adoption.gone] == [
        ("9", "bảng 3, dòng 2, cột 6"),
        ("30/6/2024", "bảng 6, dòng 2, cột 6"),
    ]
    assert [(each.code, each.text) for each in adoption.records_gone] == [
        ("kt-giay-a", "Ông Nguyễn Văn Thử | Chuyên viên | Phòng Chính sách | Hoàn thành xuất sắc nhiệm vụ")
    ]
    assert not adoption.is_same


def test_a_citation_with_another_number_and_another_day_has_no_one_command(office: Office, full_report: Path) -> None:
    line = "a) Ban hành Kế hoạch số {}/KH-BDT ngày {}/02/2023 của Ban Dân tộc về tuyên truyền năm 2023."
    data = with_line(full_report.read_bytes(), line.format("10", "03"), line.format("12", "04"))
    adoption = compare(Store(office.reports, Who("lan", "KETOAN-02")), 2023, data, "bao-cao-2023.docx")
    assert [(each.code, each.command) for each in adoption.figures] == [("kh-10", "")]


def test_a_paper_that_contradicts_itself_has_no_command(office: Office, full_report: Path) -> None:
    data = with_words(full_report.read_bytes(), "09", "10")
    adoption = compare(
        Store(office.reports, Who("lan", "KETOAN-02")), 2023, with_line(data, "9", "11"), "bao-cao-2023.docx"
    )
    assert [(each.edited, each.command) for each in adoption.figures] == [("10", ""), ("11", "")]


def test_what_a_summary_leaves_out_stays_in_the_report(office: Office, report: Path) -> None:
    assert office.run("export -f docx --paper summary").code == 0
    summary = report.parent / "tom-tat-2021.docx"
    summary.write_bytes(without_paragraph(summary.read_bytes(), "Mở 02 hội nghị phổ biến"))
    ran = office.run("adopt tom-tat-2021.docx --dry-run")
    assert "--no-key --year 2021" in ran.out
    assert "remove" not in ran.out


def test_what_another_place_prints_so_is_other_here_all_the_same(office: Office, full_report: Path) -> None:
    data = with_line(full_report.read_bytes(), "9", "09")
    adoption = compare(Store(office.reports, Who("lan", "KETOAN-02")), 2023, data, "bao-cao-2023.docx")
    assert [(each.code, each.edited, each.command) for each in adoption.figures] == [("hoi-nghi", "09", "")]


def test_half_of_a_row_that_became_another_is_not_taken(office: Office, full_report: Path) -> None:
    data = full_report.read_bytes()
    for old, new in (("Lượt người dự", "Số hộ vay vốn"), ("lượt người", "hộ"), ("hơn 3.000,5", "hơn 300")):
        data = with_line(data, old, new)
    data = with_line(data, "Ông Nguyễn Văn Thử", "Nguyễn Văn Thử")
    adoption = compare(Store(office.reports, Who("lan", "KETOAN-02")), 2023, data, "bao-cao-2023.docx")
    assert adoption.number == 0
    assert [each.edited for each in adoption.figures] == ["hộ", "hơn 300"]
    assert {"Số hộ vay vốn", "Nguyễn Văn Thử"} <= {each.edited for each in adoption.doubts}


def test_a_paper_of_another_year_is_refused(office: Office, full_report: Path) -> None:
    full_report.write_bytes(with_words(full_report.read_bytes(), "Bám sát", "Luôn bám sát"))
    ran = office.run("adopt bao-cao-2023.docx 2022 -y")
    assert (ran.code, ran.err) == (2, "Tệp này là giấy tờ của năm 2023, không phải của năm 2022.\nHãy ghi đúng năm.\n")


def test_of_an_unknown_state_nothing_is_written_unread(office: Office, report: Path) -> None:
    report.write_bytes(without_digest(with_words(report.read_bytes(), "Bảo đảm đầy đủ", "Bảo đảm")))
    ran = office.run("adopt bao-cao-2021.docx 2021 -y")
    assert (ran.code, "không có --yes" in ran.err) == (2, True)
    assert (office.reports / "2021.toml").read_bytes() == (ROOT / "reports" / "2021.toml").read_bytes()


def test_nobody_there_to_agree_nothing_is_written(office: Office, report: Path) -> None:
    report.write_bytes(with_words(report.read_bytes(), "Bảo đảm đầy đủ", "Bảo đảm"))
    ran = office.run("adopt bao-cao-2021.docx")
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "Xem trước bằng --dry-run; đồng ý thì thêm --yes.")
    assert (office.reports / "2021.toml").read_bytes() == (ROOT / "reports" / "2021.toml").read_bytes()


@pytest.mark.parametrize(
    ("new", "is_number"), [("Bà Trần Thị C bảo đảm đầy đủ", False), ("Bảo đảm 100 % đầy đủ", True)]
)
def test_a_number_typed_into_words_is_pointed_out_and_a_name_is_none(
    office: Office, report: Path, new: str, *, is_number: bool
) -> None:
    report.write_bytes(with_words(report.read_bytes(), "Bảo đảm đầy đủ", new))
    assert ("xin đọc kỹ" in office.run("adopt bao-cao-2021.docx --dry-run").out) == is_number
