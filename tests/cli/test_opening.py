"""open: the year file in an editor, played by small scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from dtreport.cli import questions, text_editor
from dtreport.cli.text_editor import edit_file
from dtreport.store import Insert, Store
from tests.support.office import MINH

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


CHANGE_COUNT = "path.write_bytes(text.replace('value = 2', 'value = 4').encode())\n"
BREAK = "path.write_bytes(text.replace('value = 2', 'value = hai').replace('lv-1', 'LV 1', 1).encode())\n"
MEND = "path.write_bytes(text.replace('value = hai', 'value = 2').replace('LV 1', 'lv-1').encode())\n"


def drafts(office: Office) -> list[str]:
    return sorted(path.name[7:] for path in (office.reports / ".dtreport" / "drafts").glob("*"))


def test_the_year_file_is_edited_as_a_draft_and_saved_when_it_loads(office: Office) -> None:
    office.begin()
    office.editor("looks-only", "pass\n")
    office.run("open")
    office.editor("good-change", CHANGE_COUNT)
    office.run("open 2021")
    assert drafts(office) == []
    office.run("history")
    office.run("undo")
    office.matches_golden()


def test_a_draft_that_does_not_load_is_kept_and_nothing_is_saved(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()
    office.editor("breaks-it", BREAK)
    office.run("open")
    assert path.read_bytes() == before
    assert drafts(office) == ["2021.toml"]
    office.run("doctor")
    office.matches_golden()


def test_a_person_goes_on_editing_a_draft_that_does_not_load(office: Office) -> None:
    office.begin()
    office.editor("breaks-it-then-mends-it", f"if 'value = hai' in text:\n    {MEND}else:\n    {BREAK}")
    office.run("open", answers=["", ""])
    office.run("open", answers=["k"])
    office.run("open", answers=[])
    assert drafts(office) == ["2021.toml", "2021.toml"]
    office.matches_golden()


@pytest.mark.skipif(sys.platform == "win32", reason="an editor, Notepad, is always there")
def test_an_editor_that_fails_or_is_not_there_leaves_nothing_behind(office: Office) -> None:
    path = office.begin()
    before = path.read_bytes()
    office.editor("fails", "sys.exit(3)\n")
    office.run("open")
    assert drafts(office) == []
    office.editor("changes-and-fails", CHANGE_COUNT + "sys.exit(3)\n")
    office.run("open")
    assert drafts(office) == ["2021.toml"]
    for command in ("khong-co-chuong-trinh-nay", "./nano", "nano"):
        (office.folder / "nano").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
        (office.folder / "nano").chmod(0o755)
        office.patch.setenv("EDITOR", command)
        office.patch.setenv("PATH", str(office.folder))
        office.note(f"EDITOR={command}, which lies in the current folder or nowhere")
        office.run("open")
    office.patch.delenv("EDITOR")
    office.note("no EDITOR")
    office.run("open")
    office.patch.setenv("VISUAL", str(office.reports))
    office.note("VISUAL is a folder")
    office.run("open")
    assert path.read_bytes() == before
    office.matches_golden()


def test_what_others_saved_meanwhile_is_kept_where_other_records_changed(office: Office) -> None:
    office.begin()
    meanwhile(office, {"code": "sl-7", "name": "Số xã", "unit": "xã"})
    office.editor("good-change", CHANGE_COUNT)
    office.run("open")
    office.run("history")
    office.matches_golden()


def test_where_others_changed_the_same_record_the_draft_is_kept_and_both_are_shown(office: Office) -> None:
    office.begin()
    office.editor(
        "changes-what-minh-changes",
        CHANGE_COUNT + "year = path.parent.parent.parent / '2021.toml'\n"
        "held = year.read_bytes().decode()\n"
        "year.write_bytes(held.replace('value = 2', 'value = 3').encode())\n",
    )
    office.run("open")
    assert drafts(office) == ["2021.toml"]
    office.run("show hn")
    office.matches_golden()


def test_a_broken_year_file_can_be_opened_and_mended(office: Office) -> None:
    office.begin()
    office.substitute("reports/2021.toml", "value = 2", "value = hai")
    office.run("set sl-1 3")
    office.editor("mends-it", MEND)
    office.run("open")
    office.run("set sl-1 3")
    office.matches_golden()


def test_a_closed_year_is_not_saved_from_the_editor(office: Office) -> None:
    office.begin()
    office.run("close")
    office.editor("good-change", CHANGE_COUNT)
    office.run("open 2021")
    office.run("open 1999")
    office.run("open")
    office.matches_golden()


def test_a_draft_that_cannot_be_saved_is_kept(office: Office) -> None:
    path = office.begin()
    office.editor("good-change", CHANGE_COUNT + "(path.parent.parent.parent / '2021.toml').unlink()\n")
    office.run("open")
    assert not path.exists()
    assert drafts(office) == ["2021.toml"]
    office.matches_golden()


def test_a_text_too_long_for_a_line_is_written_in_the_editor(office: Office) -> None:
    office.begin()
    office.editor("writes", "path.write_text('Câu thứ nhất.\\n\\nCâu thứ hai.\\n' + text, encoding='utf-8')\n")
    office.run("add-result --area lv-1", answers=[""])
    office.editor("writes-nothing", "pass\n")
    office.run("add-result --area lv-1", answers=["", "", "Gõ tay"])
    assert drafts(office) == []
    office.editor(
        "mends-what-was-refused",
        "new = text.replace('{hm}', '{hn}') if '{hm}' in text else 'Có {hm} hội nghị.' + text\n"
        "path.write_text(new, encoding='utf-8')\n",
    )
    office.run("add-result --area lv-1", answers=["", ""])
    office.matches_golden()


def test_an_editor_that_comes_back_at_once_is_waited_for(office: Office) -> None:
    office.begin()
    office.editor("looks-only", "pass\n")
    answers = iter((False, True, True))

    def saved_late(question: str) -> bool:
        """The person types into the window that still stands open, and answers when the program has asked twice."""
        finished = questions.agreed(question) and next(answers)
        (draft,) = (office.reports / ".dtreport" / "drafts").glob("*")
        if finished and draft.name.endswith("toml"):
            draft.write_bytes(draft.read_bytes().replace(b"value = 2", b"value = 4"))
        elif finished:
            draft.write_text(
                "\uf0b7 Việc một;\n\uf0b7 Việc hai.\n" + draft.read_text(encoding="utf-8-sig"), encoding="utf-8"
            )
        return finished

    office.patch.setattr("dtreport.cli.text_editor.agreed", saved_late)
    office.run("add-result --area lv-1", answers=["", "", ""])
    office.run("open", answers=["c"])
    office.matches_golden()


def meanwhile(office: Office, record: dict[str, str]) -> None:
    """Let a colleague add a count while the editor is open."""

    def edited(path: Path) -> None:
        store = Store(office.reports, MINH)
        store.commit(2021, lambda _file: [Insert("counts", record)], "thêm số liệu")
        edit_file(path)

    office.patch.setattr(text_editor, "edit_file", edited)
    office.note("while the editor is open, Minh adds a count")
