"""Correcting on the command line: set, edit, move and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.office import Office


def test_a_figure_is_set_in_one_line(office: Office) -> None:
    office.begin()
    office.run("set hn 5")
    office.run("set HN 5")
    office.run("set sl-1 1.250,5 --plan 2000 --previous 0")
    office.run("set sl-1 --plan 3.000.000")
    office.run("set kt-1 11")
    office.matches_golden()


def test_a_figure_that_cannot_be_set_is_explained(office: Office) -> None:
    office.begin()
    office.run("set")
    office.run("set hn")
    office.run("set hn hai")
    office.run("set hn 1.234")
    office.run("set hn 1,234.5 --plan x")
    office.run("set kt-1 2,5")
    office.run("set kt-1 --plan 3")
    office.run("set nv-1 3")
    office.run("set hm 3")
    office.run("set hn -- -3")
    office.run("set hn -3")
    office.matches_golden()


def test_a_record_is_edited_by_its_options(office: Office) -> None:
    office.begin()
    office.run("edit hn --name 'Hội nghị tuyên truyền' --unit 'cuộc'")
    office.run("edit hn --name 'Hội nghị tuyên truyền'")
    office.run("edit nv-1 --item 'Họp lại' --due 1/3/2022 --lead 'Phòng A'")
    office.run("edit kq-1 --text 'Một lời văn dài hơn sáu mươi ký tự, không in lại cả câu cũ lẫn câu mới: {hn}.' --key")
    office.run("edit kq-1 --no-key")
    office.run("edit vb-1 --status du-thao")
    office.run("edit vb-1 --status 'dự thảo' --clear subject")
    office.run("edit kt-1 --clear count --recipient 'Nguyễn Văn A' --year 2021")
    office.run("edit agency --short-name 'Ban' --phone '0208 3000 000' --clear place")
    office.run("edit conference --date 14/1/2022 --agenda '8h00: Đón tiếp' --agenda '8h30: Khai mạc'")
    office.run("edit period --from 1/1/2021")
    office.run("edit text --overview 'Năm có {hn} hội nghị.'")
    office.run("edit article --published '18/01/2022 18:07'")
    office.run("edit report --authority 'ký thay' --draft 1")
    office.matches_golden()


def test_what_real_year_ends_needed_is_edited_read_and_printed(office: Office) -> None:
    office.begin()
    office.run("show article")
    office.run("edit report --title 'Kết quả công tác 6 tháng đầu năm 2021' --tasks 'không đánh số' --no-charts")
    office.run("edit conference --name 'Hội nghị sơ kết' --date 14/7/2021 --session sáng")
    office.run("edit text --situation 'Toàn tỉnh có 51 dân tộc.' --limitations 'Giải ngân chậm.'")
    office.run("edit article --headline 'Sơ kết 6 tháng' --speech 'Đại diện UBND tỉnh ghi nhận kết quả.' --limitations")
    office.run("edit conference --session tối")
    office.run("add-award --recipient-kind 'cá nhân' --recipient 'Nguyễn Văn A'")
    office.run("check")
    office.run("show article")
    office.run("export --paper certificates")
    office.run("edit report --charts --clear title --clear tasks")
    office.matches_golden()


def test_an_edit_that_cannot_be_made_is_explained(office: Office) -> None:
    office.begin()
    office.run("edit")
    office.run("edit hn")
    office.run("edit hm --name A")
    office.run("edit agensy --name A")
    office.run("edit hn --nam A")
    office.run("edit hn --clear name")
    office.run("edit hn --clear màu")
    office.run("edit hn --value hai --plan ba")
    office.run("edit hn --area lv-9")
    office.run("edit kq-1 --text 'Có {hm} hội nghị và {chưa đóng'")
    office.run("edit text --overview '{sl-9}'")
    office.run("edit period --from 2021")
    office.run("edit period --clear from")
    office.run("edit hn --name ''")
    office.run("edit --name A hn")
    office.run("edit hn vb-1 --name A")
    office.matches_golden()


def test_tasks_are_moved_to_another_place(office: Office) -> None:
    office.begin()
    office.run("move nv-2 --before nv-1")
    office.run("move nv-2 --before nv-1")
    office.run("move nv-2 --after nv-1")
    office.run("move nv-2")
    office.run("move nv-2 --before nv-1 --after nv-1")
    office.run("move nv-2 --before nv-2")
    office.run("move nv-2 --before hn")
    office.run("move nv-2 --before nv-9")
    office.matches_golden()


def test_a_record_is_removed_unless_others_still_name_it(office: Office) -> None:
    office.begin()
    office.run("remove hn")
    office.run("remove lv-1")
    office.run("remove vb-1")
    office.run("remove kq-1")
    office.run("remove hn")
    office.run("remove hn")
    office.run("remove nv-1")
    office.matches_golden()


def test_a_document_is_named_by_its_number_where_a_code_is_wanted(office: Office) -> None:
    office.begin()
    office.run("add-document --kind 'Quyết định' --number 77/QĐ-BDT --date 20/12/2021")
    office.run(
        "add-award --title 'Giấy khen' --recipient-kind 'cá nhân' --recipient 'Nguyễn Văn A' --decision 77/qđ-bdt"
    )
    office.run("add-result --area lv-1 --text 'Trao giấy khen.' --document 'Số 77/QĐ-BDT'")
    office.run("edit kt-1 --decision 99/QĐ-BDT")
    held = (office.folder / "reports" / "2021.toml").read_text(encoding="utf-8")
    assert 'decision = "vb-' in held
    assert 'documents = ["vb-' in held
    assert "77/qđ-bdt" not in held
    office.matches_golden()


def test_a_code_is_changed_with_every_place_that_names_it(office: Office) -> None:
    path = office.begin()
    office.run("edit text --overview 'Có {hn} hội nghị, kế hoạch {hn.plan}, {{hn}}.'")
    office.run("edit sl-1 --part-of hn --note 'dự {hn} và {sl-1}'")
    before = path.read_text(encoding="utf-8")
    office.run("edit hn --code hoi-nghi --value 5")
    office.run("edit sl-1 --code luot-nguoi")
    office.run("undo")
    office.run("undo")
    assert path.read_text(encoding="utf-8") == before
    office.run("edit lv-1 --code Tuyen-Truyen")
    office.run("add-area --title 'Mảng khác'")
    office.matches_golden()


def test_a_code_that_cannot_be_taken_is_explained(office: Office) -> None:
    office.begin()
    office.run("edit hn --code sl-1")
    office.run("edit hn --code 'Hội nghị'")
    office.run("edit hn --code text")
    office.run("edit hn --code hn")
    office.run("edit hn --clear code")
    office.run("edit agency --code x")
    office.matches_golden()


def test_references_in_the_next_years_file_are_told_and_left(office: Office) -> None:
    office.begin()
    answer = '[[areas]]\ncode = "lv-1"\ntitle = "Một"\n\n[[results]]\narea = "lv-1"\ntext = "Xong"\nanswers = "nv-1"\n'
    office.begin(f'schema = 1\nyear = 2022\n\n[agency]\nname = "Ban A"\n\n{answer}', "reports/2022.toml")
    office.run("edit nv-1 --code to-cong-tac --year 2021")
    office.write("reports/2022.toml", "x = ", "the next year's file is spoilt")
    office.run("edit nv-2 --code ra-soat --year 2021")
    office.matches_golden()


def test_the_same_record_once_more_is_recorded_and_said(office: Office) -> None:
    office.begin()
    for _time in range(3):
        office.run("add-award --title 'Giấy khen' --recipient-kind 'cá nhân' --recipient 'Trần Thị B'")
    office.run("add-award --title 'Giấy khen' --recipient-kind 'cá nhân' --recipient 'Trần Thị C'")
    office.matches_golden()


def test_a_rule_is_silenced_for_one_record_with_a_reason(office: Office) -> None:
    office.begin()
    office.run("check")
    office.run("edit sl-1 --silence 'dt101=huyện chưa gửi số liệu'")
    office.run("check")
    office.run("check --json")
    office.run("show sl-1")
    office.run("history")
    office.run("edit sl-1 --source 'Phòng A' --silence 'DT102=hai số khác nhau'")
    office.run("check --fail-on 'cần xem'")
    office.run("edit sl-1 --unsilence DT101 --unsilence dt102")
    office.run("undo")
    office.run("edit sl-1 --silence 'DT101=lý do khác'")
    office.run("edit sl-1 --silence 'DT101=lý do khác'")
    office.run("edit sl-1 --code luot-nguoi")
    office.matches_golden()


def test_a_silence_that_cannot_be_taken_is_explained(office: Office) -> None:
    office.begin()
    office.run("edit sl-1 --silence DT101")
    office.run("edit sl-1 --silence 'DT101= ' --silence 'DT999=vì' --silence 'DT401=vì' --silence 'figures=vì'")
    office.run("edit sl-1 --unsilence DT101")
    office.run("edit agency --silence 'DT601=vì'")
    office.matches_golden()


def test_silences_written_by_hand_are_read_and_those_in_other_forms_are_left(office: Office) -> None:
    office.begin()
    office.substitute("reports/2021.toml", 'unit = "lượt người"\n', 'unit = "lượt người"\nsilenced.DT101 = "chờ số"\n')
    office.run("check")
    office.run("set sl-1 3 --plan 4")
    office.run("edit sl-1 --unsilence DT101")
    office.run("edit sl-1 --silence 'DT102=vì'")
    office.run("undo")
    office.substitute("reports/2021.toml", "silenced.DT101 =", "silenced =")
    office.run("check")
    office.matches_golden()


def test_a_typed_number_becomes_a_mention_of_its_figure(office: Office) -> None:
    office.begin()
    office.run("set hn 12")
    office.run("edit kq-1 --text 'Mở 12 hội nghị phổ biến pháp luật, 5 hội nghị trực tuyến.'")
    office.run("edit kq-1 --link hn")
    office.run("edit kq-1 --link hn")
    office.run("undo")
    office.run("edit nv-1 --item 'Họp 12 hội nghị' --item 'Việc khác'")
    office.run("edit nv-1 --link HN")
    office.run("edit text --overview 'Có 12 hội nghị và 12 hội nghị nữa.'")
    office.run("edit text --link hn")
    office.run("edit kq-1 --link sl-1")
    office.run("edit kq-1 --link vb-1")
    office.run("edit kq-1 --link khong-co")
    office.run("edit agency --link hn")
    office.matches_golden()
