"""undo and history: taking back, doing again, and what was edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.office import LAN, MINH
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from tests.support.office import Office


def test_undo_goes_back_step_by_step_and_forward_again(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()
    office.run("set hn 5")
    office.run("add-count --name 'Số xã' --unit xã")
    office.run("remove nv-2")
    office.run("move nv-1 --after nv-1")
    office.run("edit agency --phone '0208 3000 000'")
    done = path.read_bytes()
    for _time in range(5):
        office.run("undo")
    assert path.read_bytes() == before
    for number in (8, 7, 6, 5):
        office.run(f"undo {number}")
    assert path.read_bytes() == done
    office.run("history")
    office.matches_golden()


def test_undo_takes_back_my_own_change_and_others_only_by_number(office: Office) -> None:
    office.begin()
    office.run("set hn 5")
    office.who(MINH)
    office.note("Minh sits down")
    office.run("set sl-1 100")
    office.run("undo")
    office.run("undo")
    office.run("undo 1")
    office.who(LAN)
    office.note("Lan sits down")
    office.run("undo")
    office.run("undo 9")
    office.run("undo một")
    office.run("history")
    office.matches_golden()


def test_undo_is_refused_where_the_record_has_changed_since(office: Office) -> None:
    office.begin()
    office.run("set hn 5")
    office.who(MINH)
    office.run("set hn 6")
    office.who(LAN)
    office.run("undo")
    office.run("edit hn --name 'Hội nghị khác'")
    office.run("undo")
    office.run("undo 2")
    office.run("undo")
    office.matches_golden()


def test_a_moved_and_a_removed_record_come_back_to_their_place(office: Office) -> None:
    path = office.begin()
    office.run("move nv-2 --before nv-1")
    office.run("undo")
    office.run("remove kq-1")
    office.run("undo")
    assert path.read_text(encoding="utf-8") == SMALL_YEAR
    office.matches_golden()


def test_hand_edits_between_two_commands_are_noticed_kept_and_shown(office: Office) -> None:
    office.begin()
    office.run("set hn 5")
    office.substitute("reports/2021.toml", 'unit = "lượt người"', 'unit = "người"  # sửa tay')
    office.run("history")
    office.run("set hn 6")
    office.substitute("reports/2021.toml", 'place = "Thành phố A"', 'place = "Thành phố B"')
    office.substitute("reports/2021.toml", "# Ghi chú của chị Lan", "# Ghi chú của anh Minh")
    office.run("add-count --name 'Số xã' --unit xã")
    office.substitute("reports/2021.toml", "# Ghi chú của anh Minh", "# Ghi chú của cả phòng")
    office.run("set hn 7")
    office.run("history")
    office.matches_golden()


def test_a_record_that_an_old_copy_wiped_out_is_named_and_comes_back(office: Office) -> None:
    path = office.begin()
    office.run("set hn 2 --plan 4")
    opened = path.read_bytes()
    office.run("add-award --title 'Bằng khen' --recipient-kind 'cá nhân' --recipient 'Trần Thị B'")
    office.write("reports/2021.toml", opened, "a colleague saves the copy that Notepad had opened before that")
    office.run("set sl-1 100")
    office.run("history")
    office.run("undo 3")
    office.run("show kt-2")
    office.matches_golden()


def test_closing_a_year_can_be_taken_back_by_its_number(office: Office) -> None:
    office.begin()
    office.run("close")
    office.run("undo 1 --year 2021")
    office.run("reopen 2021 --reason 'sửa'")
    office.run("undo 2")
    office.run("undo 1 --year 2021")
    office.run("history 2021")
    office.matches_golden()


def test_a_block_written_by_hand_without_a_code_is_given_one(office: Office) -> None:
    path = office.begin()
    office.write(
        "reports/2021.toml",
        path.read_text(encoding="utf-8") + '\n[[counts]]\nname = "Số xã"  # viết tay\nunit = "xã"\n',
        "a block is added by hand",
    )
    office.run("list counts")
    office.run("set hn 5")
    office.run("set sl-2 12")
    office.run("history --json")
    office.matches_golden()


def test_a_file_that_was_deleted_or_does_not_load_is_never_taken_for_a_new_one(office: Office) -> None:
    path = office.begin()
    office.run("history")
    office.run("set hn 5")
    held = path.read_bytes()
    path.unlink()
    office.note("the file is deleted")
    office.run("set hn 6")
    office.run("show 2021")
    office.run("new 2021 --name 'Ban A'")
    office.run("history 2021")
    office.run("")
    office.write("reports/2021.toml", held.replace(b"value = 5", b"value = 5O"), "it comes back with a typing error")
    office.editor("nano", "pass\n")
    for line in ("set hn 6", "undo", "list", "check", "export", "find hoi", "", "doctor"):
        office.run(line)
    office.matches_golden()


def test_what_an_old_copy_wiped_out_comes_back_and_what_was_written_in_it_stays(office: Office) -> None:
    path = office.begin()
    office.run("set hn 3")
    old = path.read_text(encoding="utf-8")
    office.run("add-result --area lv-1 --text 'In 500 tờ rơi' --code to-roi")
    office.run("add-award --title 'Bằng khen' --recipient-kind 'cá nhân' --recipient 'Trần Thị B'")
    written = old.replace("value = 3", "value = 4") + '\n[[tasks]]\ntext = "Việc viết tay"\n'
    office.write("reports/2021.toml", written, "a colleague saves an old copy, with something new in it")
    office.run("history")
    office.run("undo 4 --only khong-co")
    office.run("undo 4")
    office.run("history 4")
    office.run("undo 4")
    office.run("undo 4 --only HN --only nv-3")
    office.run("undo 4")
    office.run("undo 6")
    office.run("undo 5")
    office.run("history 2021 5")
    office.run("history 99")
    office.run("history 3 --json")
    office.matches_golden()


def test_a_removed_record_is_told_by_its_words_and_comes_back_under_a_new_code(office: Office) -> None:
    office.begin()
    office.run("remove nv-2")
    office.run("add-task --text 'Việc khác' --code nv-2")
    office.run("add-task --text 'Việc nữa'")
    office.run("history")
    office.run("undo 1")
    office.run("undo 1")
    office.run("history 4")
    office.run("undo")
    office.run("undo 2")
    office.matches_golden()
