"""Letters that a console, a pipe or an editor has lost: refused at every door, with a way out; nothing else is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtreport.cli import questions
from tests.support.small_years import SMALL_YEAR
from tests.support.streams import STOP

if TYPE_CHECKING:
    from tests.support.office import Office

LIST = "Họ và tên\tChức vụ\nNguyễn Thị Hòa\tTrưởng phòng\nLê Văn Tú\tVăn thư\n"
AWARD = "add-award --title 'Giấy khen' --recipient-kind 'cá nhân'"
CODE_PAGES = ("ascii", "cp437", "cp1252", "cp1258")


def lost_in(code: str, text: str) -> bytes:
    """What comes out where a program writes a text in an old code: a question mark for each letter that it lacks."""
    return text.encode(code, "replace")


def test_lost_letters_are_refused_at_every_door(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()
    office.run("add-result --area lv-1 --text 'T? ch?c 02 h?i ngh?' --note 'Vì sao?'")
    office.run(f"{AWARD} --recipient 'L? Th? H?'")
    office.run(f"{AWARD} --recipient 'Nguyá»…n VÄƒn A' --unit 'Xã Nguyß╗àn Huệ' --position 'Tr\ufffdng phòng'")
    office.run("add-document --kind 'Quy?t ??nh' --number 39/2021/Q?-UBND")
    office.run("edit agency --head 'Nguy?n V?n B'")
    office.run("edit nv-1 --item 'H?p phiên ??u'")
    office.run("add-task --text 'Rà soát' --due 'Quý ??u n?m'")
    office.note("a pipe of PowerShell, and one in which only some letters are lost")
    office.run(f"{AWARD} --list - --yes", stdin=lost_in("ascii", LIST))
    office.run(f"{AWARD} --list - --yes", stdin=LIST.replace("Lê Văn Tú", "L? V?n T?").encode())
    office.run("add-result --area lv-1 --text-file -", stdin=lost_in("ascii", "Đã hỗ trợ 300 hộ."))
    office.note("files: in an old code, and saved by a program that has only ASCII")
    office.write("ma-cu.csv", lost_in("cp437", LIST.replace("\t", ",")))
    office.write("mat-dau.csv", lost_in("ascii", LIST.replace("\t", ",")))
    for name in ("ma-cu.csv", "mat-dau.csv"):
        office.run(f"{AWARD} --list {name} --yes")
        office.run(f"add-result --area lv-1 --text-file {name}")
    office.run("set --list mat-dau.csv")
    office.editor(
        "saves-as-ansi", "path.write_bytes(text.replace('Xã A', 'Xã Tân Thành').encode('ascii', 'replace'))\n"
    )
    office.run("open")
    office.editor("pastes-from-a-console", "path.write_bytes(text.replace('Nguyễn Văn A', 'Nguy?n V?n A').encode())\n")
    office.run("open")
    assert path.read_bytes() == before
    office.run("close")
    office.run("reopen 2021 --reason 'b? sung s? li?u'")
    office.matches_golden()


@pytest.mark.parametrize("code", CODE_PAGES)
@pytest.mark.parametrize("command", [f"{AWARD} --list - --yes", "add-result --area lv-1 --text-file -"])
def test_what_an_old_code_page_loses_in_a_pipe_is_refused(office: Office, code: str, command: str) -> None:
    path = office.begin()
    before = path.read_bytes()
    ran = office.run(command, stdin=lost_in(code, LIST))
    assert ran.code == 2
    assert "$OutputEncoding" in ran.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_comes_in_unicode_arrives_whole(office: Office, encoding: str) -> None:
    path = office.begin()
    assert office.run(f"{AWARD} --list - --yes", stdin=LIST.encode(encoding)).code == 0
    office.write("loi-van.txt", "Vì sao đạt? Do có kế hoạch.".encode(encoding))
    assert office.run("add-result --area lv-1 --text-file loi-van.txt").code == 0
    year = path.read_text(encoding="utf-8")
    for text in ("Nguyễn Thị Hòa", "Lê Văn Tú", "Vì sao đạt? Do có kế hoạch."):
        assert f'"{text}"' in year


def test_genuine_question_marks_are_welcome(office: Office) -> None:
    path = office.begin()
    texts = ("Vì sao?", "Có đạt không? Đạt.", "Theo mục B?", "Là ai?Đó là câu hỏi", "Xem http://a.vn/b?c=d")
    for text in texts:
        assert office.run(["add-result", "--area", "lv-1", "--text", text]).code == 0, text
    year = path.read_text(encoding="utf-8")
    assert all(f'text = "{text}"' in year for text in texts)


def test_a_question_is_asked_again_and_the_other_answers_stay(office: Office) -> None:
    office.begin()
    office.run(
        "add-task", answers=["T? ch?c h?i ngh?", "Tổ chức hội nghị", "Họp phiên ??u", "Họp phiên đầu", *[""] * 7]
    )
    office.matches_golden()


def test_the_agency_of_the_first_year_is_asked_again(office: Office) -> None:
    told = office.run("new 2022", answers=["Ban Dân t?c", "Ban Dân tộc", STOP]).err
    assert "Có dấu ? ở chỗ của chữ có dấu" in told
    assert told.count("(cần có) >") == 2


def test_an_editor_that_saves_in_an_old_code_loses_no_other_answer(office: Office) -> None:
    office.begin()
    for code in ("ascii", "cp1258"):
        office.editor(
            f"saves-in-{code}", f"path.write_bytes(('Tổ chức hội nghị.' + text).encode('{code}', 'replace'))\n"
        )
        office.run("add-task", answers=["", "Tổ chức hội nghị", *[""] * 8])
        draft = next((office.reports / ".dtreport" / "drafts").iterdir())
        assert draft.read_bytes()
        draft.unlink()
    office.matches_golden()


def test_a_line_in_an_old_code_is_asked_for_again(office: Office) -> None:
    path = office.begin()
    lines = iter((b"h\xf4i ngh\xee", "hội nghị".encode()))
    office.patch.setattr(questions, "_line", lambda _prompt: next(lines).decode())
    ran = office.run("add-count --name 'Số hội nghị'", answers=[])
    assert ran.code == 0
    assert ran.err.count("không phải Unicode mà là một bảng mã cũ") == 1
    assert 'unit = "hội nghị"' in path.read_text(encoding="utf-8").split('name = "Số hội nghị"')[1]


def test_what_was_lost_before_keeps_nobody_from_other_changes(office: Office) -> None:
    path = office.begin()
    office.substitute("reports/2021.toml", "Nguyễn Văn A", "Nguy?n V?n A")
    office.editor("good-change", "path.write_bytes(text.replace('value = 2', 'value = 4').encode())\n")
    assert office.run("open").code == 0
    assert office.run("edit agency --phone '0208 3000 000'").code == 0
    assert "value = 4" in path.read_text(encoding="utf-8")


def test_a_broken_file_is_not_mended_with_lost_letters(office: Office) -> None:
    broken = SMALL_YEAR.replace("value = 2", "value = hai")
    path = office.begin(broken)
    lossy = "text.replace('value = hai', 'value = 2').replace('Nguyễn Văn A', 'Nguy?n V?n A')"
    office.editor("mends-it-in-a-console", f"path.write_bytes({lossy}.encode())\n")
    assert "agency.head: có dấu ?" in office.run("open").err
    assert path.read_text(encoding="utf-8") == broken
