"""Letters and numbers that only look right: mended or told where they come in, and found in hand edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.office import Office

UNSAFE = "\x9b\u061c\u202e\u2067\u206e\U000e0041"


def test_letters_that_came_in_broken_are_told_at_once_and_by_check(office: Office) -> None:
    office.begin()
    person = "add-award --title 'Giấy khen' --recipient-kind 'cá nhân' --recipient"
    office.note("a name with Ð U+00D0 and ƣ U+01A3")
    office.run(f"{person} 'Ðỗ Thị Hƣơng'")
    for name in ("NguyÔn V¨n B", "Nguyeãn Vaên C"):
        office.run(f"{person} '{name}'")
    office.run("edit kt-1 --merit 't ổ ch ứ c t ố t'")
    office.run("edit report --subject 'công tác 😀'")
    rows = "".join(f"NguyÔn V¨n {letter}\n" for letter in "ABCDE")
    office.run(
        "add-award --title 'Giấy khen' --recipient-kind 'cá nhân' --list - --yes", stdin=f"Họ tên\n{rows}".encode()
    )
    for name, broken in (("A", "Nguy?n V?n A"), ("B", "Nguyá»…n VÄƒn B"), ("C", "Nguy\ufffdn C")):
        office.substitute("reports/2021.toml", f'recipient = "NguyÔn V¨n {name}"', f'recipient = "{broken}"')
    office.run("check")
    office.matches_golden()


def test_a_hand_edit_is_found_by_check_and_by_every_search_and_stays_as_it_is(office: Office) -> None:
    office.begin()
    office.substitute("reports/2021.toml", "Nguyễn Văn A", "\u00d0ỗ Văn \u0410n")
    office.run("find 'đỗ văn an'")
    office.run("set hn 3")
    office.run("check")
    office.substitute("reports/2021.toml", "value = 3", "value = 12.500")
    office.run("check")
    office.matches_golden()


def test_a_text_from_word_becomes_paragraphs_and_items(office: Office) -> None:
    office.begin()
    text = "Đã làm tốt.\r\n\uf0b7\tMột là họp;\r\nü\tHai là in.\r\nBan tiếp tục làm.\r\n1. Mở lớp\r\n2. In tờ gấp\r\n"
    office.write("word.txt", text)
    office.run("add-result --area lv-1 --text-file word.txt")
    office.run(["add-task", "--text", "Kiện toàn", "--item", "• Một\n• Hai"])
    office.run("add-task --text 'Rà soát' --item '1. Một' --item '2. Hai'")
    office.run("summary")
    office.matches_golden()


def test_a_document_is_named_by_its_number_at_a_question_too(office: Office) -> None:
    office.begin()
    ran = office.run("add-result --area lv-1 --text 'Đã họp.' --document 39/2021/QĐ-UBND")
    assert ran.code == 0
    office.run("edit kt-1", answers=["", "", "", "", "", "", "", "", "", "số 39/2021/QĐ-UBND", *[""] * 8])
    assert 'decision = "vb-1"' in (office.reports / "2021.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["history --json", "history"])
def test_no_output_lets_through_what_turns_or_hides_text(office: Office, command: str) -> None:
    office.begin()
    office.run("set hn 3")
    journal = office.reports / ".dtreport" / "2021.journal.jsonl"
    assert journal.exists(), list(journal.parent.iterdir())
    journal.write_text(journal.read_text(encoding="utf-8").replace("sửa số liệu", f"sửa{UNSAFE}"), encoding="utf-8")
    ran = office.run(command)
    assert not set(UNSAFE) & set(ran.out + ran.err)
    assert "sửa" in ran.out
    if "json" in command:
        assert json.loads(ran.out)[0]["action"] == f"sửa{UNSAFE}"
