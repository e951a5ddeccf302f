"""The life of a year on the command line: from an empty folder to the next year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from tests.support.office import Office


def test_a_clerk_records_a_year_from_an_empty_folder(office: Office) -> None:
    office.run("")
    office.run("new 2021 --name 'Ban Dân tộc tỉnh A' --place 'Thành phố A' --head 'Nguyễn Văn A'")
    office.run("")
    office.run("add-area --title 'Công tác tuyên truyền' --code tuyen-truyen")
    office.run("add-count --name 'Hội nghị phổ biến pháp luật' --unit 'hội nghị' --area tuyen-truyen --code hn")
    office.run("add-count --name 'Hội nghị ở xã' --unit 'hội nghị' --part-of hn --plan 3")
    office.run(
        "add-document --kind 'Quyết định' --number 39/2021/QĐ-UBND --date 20/8/2021 --issuer 'UBND tỉnh'"
        " --subject 'về tiêu chí phân định vùng' --role 'căn cứ'"
    )
    office.run("add-result --area tuyen-truyen --text 'Tổ chức {hn} hội nghị theo {vb-1}.' --date 14/1/2021 --key")
    office.run(
        "add-task --text 'Thành lập Tổ công tác' --item 'Ban hành Quy chế' --item 'Họp phiên đầu'"
        " --lead 'Phòng Chính sách' --due 30/6/2022"
    )
    office.run("add-task --text 'Rà soát chính sách' --due 'Quý II/2022' --partner 'Văn phòng' --partner 'Thanh tra'")
    office.run("add-award --title 'Giấy khen' --recipient-kind 'cá nhân' --count 3 --decision vb-1")
    office.run("set hn 1.234,5")
    office.run("set hn 2 --plan 3 --previous 1")
    office.run("set kt-1 2")
    office.run("")
    office.run("list")
    for kind in ("areas", "counts", "documents", "results", "tasks", "reviews", "awards"):
        office.run(f"list {kind}")
    for code in ("hn", "vb-1", "kq-1", "nv-1", "kt-1"):
        office.run(f"show {code}")
    office.run("show")
    office.run("summary")
    office.run("check")
    office.run("export 2021")
    office.run("undo")
    office.run("close 2021")
    office.run("add-count --name Thêm --unit lần")
    office.run("add-count --name Thêm --unit lần --year 2021")
    office.run("reopen 2021 --reason 'sửa theo biên bản'")
    office.run("history")
    office.matches_golden()


def test_a_new_year_takes_over_the_office_its_areas_and_counts_without_values(office: Office) -> None:
    office.begin()
    office.run("new 2022 --dry-run")
    office.run("new 2022")
    office.note("the same once more changes nothing")
    office.run("new 2022")
    office.run("new 2023 -n --name 'Sở Dân tộc và Tôn giáo tỉnh A'")
    office.matches_golden()


def test_a_new_year_says_which_settings_and_marks_it_took_over(office: Office) -> None:
    settings = 'signer = "Trần Thị B"\nrecipients = ["Lưu: VT"]\naddressees = ["Ủy ban Dân tộc"]\ndraft = 2\n'
    marked = SMALL_YEAR.replace("plan = 3", "plan = 3\nkey = true")
    office.begin(marked.replace("[[areas]]", f"[report]\n{settings}\n[[areas]]", 1))
    office.run("new 2022")
    office.matches_golden()


def test_where_two_years_are_open_a_command_must_say_which(office: Office) -> None:
    office.begin()
    office.run("new 2022")
    office.run("")
    office.run("add-count --name Thêm --unit lần")
    office.run("add-count --name Thêm --unit lần --year 2022")
    office.patch.setenv("DTREPORT_YEAR", "2022")
    office.note("DTREPORT_YEAR=2022")
    office.run("set hn 5")
    office.run("show hn --year 2021")
    office.run("show 2021 --year 2022")
    office.run("export 2021 --year 2022")
    office.run("undo")
    office.patch.delenv("DTREPORT_YEAR")
    office.note("without DTREPORT_YEAR")
    assert "--signer-title" in office.raw("edit report --help").decode()
    office.run("show")
    office.run("undo 2")
    office.run("undo")
    office.run("undo")
    office.matches_golden()


def test_a_closed_year_is_written_to_only_after_it_is_reopened_with_a_reason(office: Office) -> None:
    office.begin()
    office.run("close")
    office.run("close 2021")
    office.run("set hn 3 --year 2021")
    office.run("")
    office.run("show 2021")
    office.run("undo")
    office.run("reopen 2021")
    office.run("reopen 2021 --reason ' '")
    office.run("reopen 2021 --reason 'Sửa theo biên bản'")
    office.run("reopen 2021 --reason 'lần nữa'")
    office.run("set hn 3")
    office.matches_golden()


def test_a_year_that_cannot_be_opened_is_explained(office: Office) -> None:
    office.run("new 2021")
    office.run("new")
    for year in ("21", "2101", "１２３４", "2021.5", "../2021"):
        office.run(f"new {year} --name 'Ban A'")
    office.run("new 2021 --name 'Ban A' --dry-run")
    assert not office.reports.exists()
    office.run("new 2021 --name ''")
    office.begin("schema = 1\nyear = 2020\n[agency]\n", "reports/2020.toml")
    office.run("new 2021")
    office.run("show 2019")
    office.run("summary --year 1999")
    office.matches_golden()


def test_the_folder_is_named_by_option_variable_or_found_above(office: Office) -> None:
    office.run("show --reports khong-co")
    office.run("--reports khong-co")
    office.run("show")
    office.patch.setenv("DTREPORT_REPORTS", "so-bao-cao")
    office.note("DTREPORT_REPORTS=so-bao-cao")
    office.run("show")
    office.run("new 2021 --name 'Ban A'")
    office.run("list")
    office.patch.delenv("DTREPORT_REPORTS")
    office.note("without DTREPORT_REPORTS")
    office.run("list --reports so-bao-cao")
    office.run("--reports so-bao-cao")
    office.begin()
    (office.folder / "phong" / "ban").mkdir(parents=True)
    office.patch.chdir(office.folder / "phong" / "ban")
    office.note("in a folder below")
    office.run("set hn 3")
    office.matches_golden()


def test_an_empty_folder_says_how_to_begin(office: Office) -> None:
    office.reports.mkdir()
    office.run("")
    office.run("show")
    office.run("history")
    office.run("undo")
    office.run("find hội nghị")
    office.matches_golden()
