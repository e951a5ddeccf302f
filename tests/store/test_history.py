"""The journal: history, hand edits, undo, and what a crash or a careless hand leaves of it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import DtreportError, InvalidFileError, NotRecordedError
from dtreport.store import HandEdit, Insert, Move, Remove, Replace, SetTable, Store, Who
from dtreport.store.changes import RecordChange, Surroundings
from dtreport.store.history.journal import journal_state
from dtreport.store.year_file import JournalGaps
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from dtreport.store import Change, Commit


def commit(store: Store, *changes: Change, **named: Any) -> Commit:
    return store.commit(2021, lambda _file: changes, "test", **named)


def undo(store: Store, number: int = -1) -> Commit:
    """Undo the last entry, or the one with this number."""
    entry = store.history(2021)[number if number < 0 else number - 1]
    return store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", undoes=entry.number)


def text(store: Store) -> str:
    return store.path(2021).read_bytes().decode()


def by_hand(store: Store, old: str, new: str) -> None:
    said = text(store)
    assert old in said
    store.path(2021).write_bytes(said.replace(old, new, 1).encode())


def test_each_entry_says_who_when_what_and_why(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")), reason="bổ sung")
    commit(store, Remove("counts", "sl-1"))
    first, second = store.history(2021)
    assert (first.number, first.who, first.action, first.reason) == (1, Who("lan", "KETOAN-02"), "test", "bổ sung")
    assert first.time.tzinfo is not None
    assert first.changes[0].new == {**count("sl-9"), "value": 1}
    assert first.changes[0].old is None
    assert second.changes == (
        RecordChange(
            "counts",
            "sl-1",
            '[[counts]]\ncode = "sl-1"\nname = "Hội nghị"\nunit = "hội nghị"\nvalue = 12.50  # đã đối chiếu\n',
            None,
            "sl-2",
            around=Surroundings(
                "\n\n# ===== Số liệu =====\n",
                "\n\n# chờ huyện gửi\n",
                "\n\n# ===== Số liệu =====\n\n# chờ huyện gửi\n",
                "counts",
                "sl-2",
            ),
        ),
    )


def test_the_journal_can_be_read_by_a_person(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    lines = (store.folder / ".dtreport" / "2021.journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["step"] for line in lines] == ["intent", "done"]
    assert "Hộ nghèo" in lines[0]


@pytest.mark.parametrize(
    "changes",
    [
        [Insert("counts", count("sl-9"), before="sl-2")],
        [Remove("counts", "sl-2")],
        [Remove("counts", "sl-1")],
        [Remove("counts", "sl-3")],
        [Remove("counts", "sl-1"), Remove("counts", "sl-2")],
        [Remove("tasks", "nv-1")],
        [Move("counts", "sl-2", "sl-1")],
        [Move("counts", "sl-1")],
        [Replace("counts", "sl-1", {"code": "sl-1", "name": "Khác", "unit": "cái"})],
        [Replace("tasks", "nv-1", {"code": "nv-2", "text": "Khác"})],
        [SetTable("agency", {"name": "Sở Dân tộc và Tôn giáo", "symbol": "SDTTG"})],
        [SetTable("text", {"overview": "Một năm."}), Insert("areas", {"code": "lv-1", "title": "Một"})],
    ],
)
def test_undo_brings_everything_back_and_undoing_that_does_it_again(store: Store, changes: list[Change]) -> None:
    before = store.read(2021).data
    commit(store, *changes)
    after = store.read(2021)
    undo(store)
    assert {key: held for key, held in store.read(2021).data.items() if held} == before
    assert sorted(line for line in text(store).split("\n") if line.startswith("#")) == sorted(
        line for line in SAMPLE.split("\n") if line.startswith("#")
    )
    undo(store)
    assert store.read(2021).data == after.data


def test_undo_of_a_removal_brings_the_very_text_back(store: Store) -> None:
    for code in ("sl-1", "sl-2", "sl-3"):
        commit(store, Remove("counts", code))
        undo(store)
        assert text(store) == SAMPLE, code


def test_undo_of_an_edit_brings_the_comment_of_a_removed_key_back(store: Store) -> None:
    commit(store, Replace("counts", "sl-1", {"code": "sl-1", "name": "Hội nghị", "unit": "hội nghị"}))
    undo(store)
    assert text(store) == SAMPLE


def test_undo_of_an_edit_keeps_a_comment_that_was_written_since(store: Store) -> None:
    commit(
        store, Replace("counts", "sl-1", {"code": "sl-1", "name": "Họp", "unit": "hội nghị", "value": Decimal("12.5")})
    )
    by_hand(store, 'name = "Họp"', 'name = "Họp"  # xem lại')
    undo(store, 1)
    assert 'name = "Hội nghị"  # xem lại' in text(store)


def test_closing_can_be_undone_by_reopening_only(store: Store) -> None:
    commit(store, SetTable("", {"closed": date(2022, 2, 1)}))
    with pytest.raises(DtreportError, match="đã chốt"):
        undo(store)
    entry = store.history(2021)[-1]
    assert (entry.changes[0].old, entry.changes[0].new) == ({}, {"closed": date(2022, 2, 1)})
    store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", closed_too=True)
    assert text(store) == SAMPLE


@pytest.mark.parametrize(
    ("first", "since", "said"),
    [
        (Insert("counts", count("sl-9")), Remove("counts", "sl-9"), "không còn trong tệp"),
        (Insert("counts", count("sl-9")), Replace("counts", "sl-9", {**count("sl-9"), "unit": "x"}), "đã thay đổi"),
        (
            Replace("counts", "sl-2", {"code": "x", "name": "Lớp tập huấn", "unit": "lớp"}),
            Insert("counts", count("sl-2")),
            "mã sl-2 nay là của mục khác",
        ),
        (SetTable("agency", {"name": "Sở"}), SetTable("agency", {"name": "Ban"}), r"bảng \[agency\] đã thay đổi"),
        (Replace("counts", "sl-2", count("sl-2")), Remove("counts", "sl-2"), "số liệu sl-2 nay không còn"),
    ],
)
def test_undo_is_refused_when_the_record_has_changed_since(
    store: Store, first: Change, since: Change, said: str
) -> None:
    commit(store, first)
    commit(store, since)
    now = text(store)
    with pytest.raises(DtreportError, match=said):
        undo(store, 1)
    assert text(store) == now


def test_a_removed_record_whose_code_is_taken_comes_back_under_a_new_one_that_others_follow(store: Store) -> None:
    part = {"code": "xa", "name": "Trong đó", "unit": "lớp", "part_of": "sl-2", "note": "của {sl-2}"}
    commit(store, Insert("counts", part))
    commit(store, Remove("counts", "xa"), Remove("counts", "sl-2"))
    commit(store, Insert("tasks", {"code": "sl-2", "text": "Việc khác"}))
    done = undo(store, 2)
    data = store.read(2021).data["counts"]
    assert [block["code"] for block in data] == ["sl-1", "sl-4", "sl-3", "xa"]
    assert data[-1] == {**part, "part_of": "sl-4", "note": "của {sl-4}"}
    assert "# chờ huyện gửi\n[[counts]]\n" in text(store)
    assert [change.once for change in done.changes if isinstance(change, Insert)] == ["sl-2", ""]
    assert [change.once for change in store.history(2021)[-1].changes] == ["sl-2", ""]
    undo(store)
    assert [block["code"] for block in store.read(2021).data["counts"]] == ["sl-1", "sl-3"]


def test_what_is_back_already_is_passed_over(store: Store) -> None:
    sample = store.read(2021).data["counts"][1]
    commit(store, Remove("counts", "sl-2"), Remove("counts", "sl-3"))
    commit(store, Insert("counts", sample))
    undo(store, 1)
    assert [record.code for record in store.read(2021).year.figures] == ["sl-1", "sl-2", "sl-3"]
    with pytest.raises(DtreportError, match="đã có lại"):
        undo(store, 1)


def test_a_table_that_is_there_again_is_not_brought_back(store: Store) -> None:
    agency = '[agency]\nname = "Ban Dân tộc tỉnh Thái Nguyên"  # tên đầy đủ\nhead = "Nguyễn Thái Nam"\n'
    commit(store, SetTable("text", {"overview": "Một năm {sl-1}."}))
    by_hand(store, agency, '[agency]\nname = "Ban"\n')
    by_hand(store, '[text]\noverview = "Một năm {sl-1}."\n', "")
    commit(store, Insert("counts", count("sl-9")))
    entry = store.history(2021)[1]
    (gone,) = (change for change in entry.changes if change.after is None)
    assert store.undo_changes(entry, store.read(2021), [gone]) == (SetTable("text", {"overview": "Một năm {sl-1}."}),)
    commit(store, SetTable("text", {"overview": "Khác."}))
    with pytest.raises(DtreportError, match=r"bảng \[text\] đã có lại"):
        store.undo_changes(entry, store.read(2021), [gone])


def test_an_edit_is_taken_back_where_other_fields_have_changed_since(store: Store) -> None:
    commit(store, Replace("counts", "sl-2", {"code": "sl-2", "name": "Lớp", "unit": "buổi", "plan": Decimal(2)}))
    commit(store, Replace("counts", "sl-2", {"code": "sl-2", "name": "Lớp", "unit": "buổi", "plan": Decimal(3)}))
    with pytest.raises(DtreportError, match="đã thay đổi"):
        undo(store, 1)
    undo(store)
    commit(store, Replace("counts", "sl-2", {**store.read(2021).data["counts"][1], "value": Decimal(7)}))
    undo(store, 1)
    goal = {"code": "sl-2", "name": "Lớp tập huấn", "unit": "lớp", "value": 7}
    assert store.read(2021).data["counts"][1] == goal


def test_what_was_renamed_since_is_taken_back_under_its_new_code(store: Store) -> None:
    commit(store, SetTable("text", {"overview": "Có {sl-1}."}))
    commit(store, Move("counts", "sl-3", "sl-1"))
    commit(store, Replace("counts", "sl-1", {**store.read(2021).data["counts"][1], "name": "Họp"}))
    commit(store, SetTable("text", {"overview": "Không."}))
    commit(store, Replace("counts", "sl-1", {**store.read(2021).data["counts"][1], "code": "hop"}))
    for number in (4, 3, 2):
        entry = store.history(2021)[number - 1]
        commit(store, *store.undo_changes(entry, store.read(2021), renamed={"sl-1": "hop"}))
    file = store.read(2021)
    assert file.data["text"] == {"overview": "Có {hop}."}
    assert [record.code for record in file.year.figures] == ["hop", "sl-2", "sl-3"]
    assert file.data["counts"][0]["name"] == "Hội nghị"


def test_a_block_that_came_back_word_for_word_under_another_code_is_not_doubled(store: Store) -> None:
    by_hand(store, 'code = "sl-3"\n', "")
    old = text(store)
    commit(store, Insert("counts", {**count("con"), "part_of": "sl-3"}))
    store.path(2021).write_bytes(old.encode())
    commit(store, SetTable("text", {"overview": "Một năm."}))
    entry = store.history(2021)[1]
    gone = [change for change in entry.changes if change.after is None]
    assert sorted(change.code for change in gone) == ["con", "sl-3"]
    store.commit(2021, lambda file: store.undo_changes(entry, file, gone), "undo", undoes=2)
    assert store.read(2021).data["counts"][2:] == [
        {"code": "sl-4", "name": "Xã", "unit": "xã", "value": 1000},
        {**count("con"), "part_of": "sl-4", "value": 1},
    ]


def test_undo_of_the_closing_line_says_so_when_it_has_changed(store: Store) -> None:
    commit(store, SetTable("", {"closed": date(2022, 2, 1)}))
    commit(store, SetTable("", {"closed": date(2022, 3, 1)}), closed_too=True)
    entry = store.history(2021)[0]
    with pytest.raises(DtreportError, match="dòng closed đã thay đổi"):
        store.undo_changes(entry, store.read(2021))


def test_a_removed_record_goes_to_the_end_when_the_one_behind_it_is_gone_too(store: Store) -> None:
    commit(store, Remove("counts", "sl-1"))
    commit(store, Remove("counts", "sl-2"))
    undo(store, 1)
    assert [record.code for record in store.read(2021).year.figures] == ["sl-3", "sl-1"]


def test_making_a_year_cannot_be_undone(folder: Any) -> None:
    store = Store(folder, Who("lan", "KETOAN-02"))
    store.create(2022, {"agency": {"name": "Ban"}}, "new")
    with pytest.raises(DtreportError, match="tạo tệp năm 2022") as refused:
        store.undo_changes(store.history(2022)[0], store.read(2022))
    assert "dtreport open 2022" in refused.value.hint


def test_an_entry_that_changed_only_comments_cannot_be_undone_and_says_so(store: Store) -> None:
    store.save_draft(2021, SAMPLE.encode(), SAMPLE.replace("# hết số liệu", "# hết").encode(), "open")
    with pytest.raises(DtreportError, match="chỉ đổi chú thích hoặc cách trình bày") as refused:
        undo(store)
    assert "dtreport open 2021" in refused.value.hint
    assert "# hết\n" in text(store)


def test_a_comment_that_was_changed_in_a_table_or_a_record_is_brought_back(store: Store) -> None:
    draft = SAMPLE.replace("# tên đầy đủ", "# tên mới").replace("# đã đối chiếu", "# chưa đối chiếu")
    store.save_draft(2021, SAMPLE.encode(), draft.encode(), "open")
    undo(store)
    assert text(store) == SAMPLE
    undo(store)
    assert text(store) == draft


@pytest.mark.parametrize("comment", ["# tên đầy đủ", "# đã đối chiếu"])
def test_a_comment_that_was_changed_again_since_is_not_brought_back(store: Store, comment: str) -> None:
    store.save_draft(2021, SAMPLE.encode(), SAMPLE.replace(comment, "# hai").encode(), "open")
    by_hand(store, "# hai", "# ba")
    with pytest.raises(DtreportError, match="đã thay đổi từ sau lần ghi đó"):
        undo(store, 1)


def test_the_first_contact_with_a_file_is_no_hand_edit(store: Store) -> None:
    assert store.history(2021) == ()
    assert commit(store, Remove("counts", "sl-1")).outside is None


def test_a_hand_edit_is_named_noted_and_kept(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    by_hand(store, 'name = "Lớp tập huấn"', 'name = "Lớp học"')
    by_hand(store, "Nguyễn Thái Nam", "Trần Thị B")
    by_hand(store, "[[tasks]]\n", '[[tasks]]\ntext = "Việc mới"\n\n[[tasks]]\n')
    waiting = store.history(2021)[-1]
    assert (waiting.number, waiting.outside) == (None, True)
    assert [change.code for change in waiting.changes] == ["", "sl-2", "nv-2"]
    done = commit(store, Remove("counts", "sl-3"))
    assert done.outside == HandEdit(("nv-2",), ("sl-2",), (), ("agency",))
    assert [(entry.number, entry.outside) for entry in store.history(2021)] == [(1, False), (2, True), (3, False)]
    assert commit(store, Remove("counts", "sl-9")).outside is None


def test_a_stale_save_over_the_work_of_others_is_named_and_can_be_taken_back(store: Store) -> None:
    stale = text(store)
    commit(store, Insert("counts", count("sl-9"), before="sl-2"))
    commit(store, Replace("tasks", "nv-1", {"code": "nv-1", "text": "Khác"}))
    store.path(2021).write_text(stale.replace("Quyết định", "Nghị quyết"), encoding="utf-8")
    done = commit(store, Insert("counts", count("sl-10")))
    assert done.outside == HandEdit((), ("vb-1", "nv-1"), ("sl-9",), ())
    entry = store.history(2021)[2]
    lost = [change for change in entry.changes if change.code == "sl-9"]
    assert lost[0].old is not None
    undo(store, 3)
    year = store.read(2021).year
    assert [record.code for record in year.figures] == ["sl-1", "sl-9", "sl-2", "sl-3", "sl-10"]
    assert year.tasks[0].text == "Khác"


def test_reordering_by_hand_is_taken_back_too(store: Store) -> None:
    for number in range(5):
        commit(store, Insert("counts", count(f"c-{number}")))
    order = [record.code for record in store.read(2021).year.figures]
    commit(store, Move("counts", "c-4", "sl-1"), Move("counts", "sl-2"), Move("counts", "c-1", "c-0"))
    mixed = text(store)
    undo(store)
    store.path(2021).write_text(mixed, encoding="utf-8")
    done = commit(store, Remove("documents", "vb-1"))
    assert done.outside is not None
    undo(store, 8)
    assert [record.code for record in store.read(2021).year.figures] == order


def test_copies_of_hand_edits_are_kept_but_not_without_end(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    for number in range(25):
        by_hand(store, "# hết số liệu", f"# hết số liệu {number}\n# hết số liệu")
        commit(store, Replace("counts", "sl-9", count("sl-9", Decimal(number + 2))))
    kept = list((store.folder / ".dtreport" / "bak").iterdir())
    assert len(kept) == 20
    assert all(path.read_bytes().startswith("# Tệp của Ban".encode()) for path in kept)


def test_a_file_that_is_gone_is_not_a_new_year(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    kept = store.path(2021).read_bytes()
    store.path(2021).unlink()
    for attempt in (
        lambda: store.read(2021),
        lambda: commit(store, Remove("counts", "sl-1")),
        lambda: store.create(2021, {"agency": {"name": "Ban"}}, "new"),
        lambda: store.save_draft(2021, kept, kept, "open"),
    ):
        with pytest.raises(NotRecordedError, match="đã từng có") as gone:
            attempt()
        assert str(Path(".dtreport", "2021.toml")) in gone.value.hint
    assert (store.folder / ".dtreport" / "2021.toml").read_bytes() == kept
    assert len(store.history(2021)) == 1
    (store.folder / ".dtreport" / "2021.toml").unlink()
    with pytest.raises(NotRecordedError, match="đã từng có") as gone:
        store.read(2021)
    assert "bak" in gone.value.hint


def test_a_file_that_goes_between_two_looks_is_missed(store: Store) -> None:
    def vanish(_file: Any) -> list[Change]:
        raise AssertionError

    store.path(2021).rename(store.folder / "x.toml")
    with pytest.raises(NotRecordedError, match="Chưa có tệp"):
        store.commit(2021, vanish, "test")


def test_a_torn_last_line_of_the_journal_is_passed_over(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    journal = store.folder / ".dtreport" / "2021.journal.jsonl"
    for torn in (
        b'{"step": "intent", "numb',
        b"\x00" * 700,
        b"[1, 2]\n3\n{}\n",
        b'{"number": 1}',
        b'{"step": "done", "number": 1}',
        b"[" * 100_000,
    ):
        journal.write_bytes(journal.read_bytes() + torn)
        done = commit(store, Replace("counts", "sl-9", count("sl-9", len(torn))))
        assert done.outside is None
        assert store.history(2021)[-1].number == done.number
    assert [entry.number for entry in store.history(2021)] == [1, 2, 3, 4, 5, 6, 7]


TORN = [b'{"step": "intent", "numb', b"{", b"\x00" * 700, b'\x00\x00"after": "1"}\n']
"""What a crash may leave of a line."""


@pytest.mark.parametrize("torn", TORN)
def test_a_line_that_a_crash_tore_is_not_called_spoilt(store: Store, torn: bytes) -> None:
    journal = store.folder / ".dtreport" / "2021.journal.jsonl"
    changes: list[Change] = [Insert("counts", count("sl-9")), Remove("counts", "sl-9")]
    for number, change in enumerate(changes):
        journal.parent.mkdir(exist_ok=True)
        with journal.open("ab") as file:
            file.write(torn)
        lines = (1, 4)[: number + 1]
        assert store.journal_gaps(2021) == JournalGaps(fragments=lines)
        commit(store, change)
        assert store.journal_gaps(2021) == JournalGaps(fragments=lines)
    with journal.open("ab") as file:
        file.write(torn)
    by_hand(store, "Lớp tập huấn", "Lớp học")
    commit(store, Insert("counts", count("sl-8")))
    assert store.journal_gaps(2021) == JournalGaps(fragments=(1, 4, 7))


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_line_is_spoilt_where_something_is_missing(store: Store, torn: bytes) -> None:
    for code in ("sl-7", "sl-8", "sl-9"):
        commit(store, Insert("counts", count(code)))
    journal = store.folder / ".dtreport" / "2021.journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    end = torn.removesuffix(b"\n") + b"\n"
    journal.write_bytes(b"".join([*lines[:2], end, *lines[4:]]))
    assert store.journal_gaps(2021) == JournalGaps(defects=(3,), lost=(2,))
    journal.write_bytes(b"".join([*lines[:2], end, lines[3], *lines[4:]]))
    assert store.journal_gaps(2021).defects == (3,)
    journal.write_bytes(b"".join([*lines[:2], end]))
    assert store.journal_gaps(2021) == JournalGaps(defects=(3,))
    commit(store, Remove("counts", "sl-8"))
    assert store.journal_gaps(2021) == JournalGaps(defects=(3,))
    journal.write_bytes(end)
    assert store.journal_gaps(2021) == JournalGaps(missing=True, defects=(1,))


def test_a_huge_journal_is_read_from_its_end(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    journal = store.folder / ".dtreport" / "2021.journal.jsonl"
    noise = json.dumps(
        {"step": "intent", "txn": "x", "number": 1, "before": None, "after": "y", "time": "", "changes": []}
    )
    journal.write_bytes(journal.read_bytes() + (noise.encode() + b"\n") * 4_000)
    done = commit(store, Remove("counts", "sl-9"))
    assert (done.number, done.outside) == (2, None)


def test_without_a_journal_the_mirror_still_shows_a_hand_edit(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    (store.folder / ".dtreport" / "2021.journal.jsonl").unlink()
    by_hand(store, "Hộ nghèo", "Hộ cận nghèo")
    assert commit(store, Remove("counts", "sl-1")).outside == HandEdit((), ("sl-9",), (), ())


def test_without_a_mirror_a_hand_edit_is_noted_without_its_records(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    by_hand(store, "Hộ nghèo", "Hộ cận nghèo")
    (store.folder / ".dtreport" / "2021.toml").unlink()
    done = commit(store, Remove("counts", "sl-1"))
    assert done.outside == HandEdit(compared=False)
    note = store.history(2021)[1]
    assert (note.outside, note.compared, note.changes) == (True, False, ())
    with pytest.raises(DtreportError, match="Không rõ lần sửa tay này"):
        undo(store, 2)
    (store.folder / ".dtreport" / "2021.toml").write_bytes(b"\xff")
    by_hand(store, "Hộ cận nghèo", "Hộ")
    assert commit(store, Remove("counts", "sl-2")).outside == HandEdit(compared=False)


def test_a_hand_edit_that_broke_the_file_is_noted_in_the_history(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    store.path(2021).write_bytes(b"counts = 5\nareas = [3]\nagency = 1\n")
    with pytest.raises(InvalidFileError):
        store.read(2021)
    assert store.history(2021)[-1].outside
    assert {change.after for change in store.history(2021)[-1].changes} == {None}
    assert store.history(2021)[-1].compared
    store.path(2021).write_bytes(b"x = ")
    assert (store.history(2021)[-1].changes, store.history(2021)[-1].compared) == ((), False)


def test_a_record_written_by_hand_without_a_code_is_undone_under_the_code_that_it_got(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    before = text(store)
    by_hand(store, "[[tasks]]\n", '[[tasks]]\ntext = "Việc mới"\n\n[[tasks]]\n')
    assert commit(store, Remove("counts", "sl-9")).given_codes == ("nv-2",)
    undo(store, 2)
    undo(store, 3)
    assert text(store) == before
    by_hand(store, 'code = "nv-1"\n', "")
    commit(store, Remove("counts", "sl-9"))
    store.path(2021).write_text(text(store).split("[[tasks]]", maxsplit=1)[0], encoding="utf-8")
    done = commit(store, Remove("counts", "sl-1"))
    # nv-1 and nv-2 were other records once: a code is never given twice.
    assert done.outside == HandEdit((), (), ("nv-3",), ())


def test_a_removed_block_without_a_code_comes_back_with_one(store: Store) -> None:
    by_hand(store, 'code = "nv-1"\n', "")
    whole = text(store)
    store.save_draft(2021, whole.encode(), whole.split("[[tasks]]", maxsplit=1)[0].encode(), "open")
    undo(store)
    assert store.read(2021).year.tasks[0].code == "nv-1"
    assert '[[tasks]]\ncode = "nv-1"\ntext = """\n' in text(store)


LINES = [
    {"step": "intent", "txn": "a", "number": 1, "before": "0", "after": "1"},
    {"step": "done", "txn": "a", "number": 1, "after": "1"},
    {"step": "intent", "txn": "b", "number": 2, "before": "1", "after": "2"},
]


@pytest.mark.parametrize(
    ("lines", "digest", "mirror", "number", "known", "settled"),
    [
        ([], "0", None, 0, None, None),
        (LINES[:1], "0", "1", 0, "0", None),
        (LINES[:1], "1", "1", 1, "1", "a"),
        (LINES[:1], "9", "1", 1, "1", "a"),
        (LINES[:1], "9", "0", 0, "0", None),
        (LINES[:2], "1", "1", 1, "1", None),
        (LINES, "1", "2", 1, "1", None),
        (LINES, "2", "2", 2, "2", "b"),
        (LINES, "9", "2", 2, "2", "b"),
        (LINES, "9", "1", 1, "1", None),
        (LINES, None, "2", 2, "2", "b"),
        ([*LINES[:2], {**LINES[2], "before": "9", "after": "1"}], "9", "1", 1, "1", None),
    ],
)
def test_an_intent_counts_as_done_when_the_file_or_after_a_hand_edit_the_mirror_is_as_it_wanted(  # noqa: PLR0917
    lines: list[dict[str, Any]], digest: str, mirror: str, number: int, known: str, settled: str
) -> None:
    state = journal_state(lines, digest, mirror)
    assert (state.number, state.known, state.unsettled and state.unsettled["txn"]) == (number, known, settled)


def test_nothing_to_change_writes_nothing(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    by_hand(store, "Hộ nghèo", "Hộ")
    done = commit(store)
    assert (done.number, done.outside) == (None, HandEdit((), ("sl-9",), (), ()))
    assert commit(store, SetTable("agency", store.read(2021).data["agency"])).number is None
    assert len(store.history(2021)) == 2


def random_change(random: Random, model: list[str], step: int) -> tuple[Change, list[str]]:
    """A change by chance, and the order of the counts after it."""
    way = random.choice(["insert", "remove", "move", "replace"]) if len(model) > 2 else "insert"
    code = random.choice(model)
    before = random.choice([None, *(other for other in model if other != code)])
    if way == "replace":
        return Replace("counts", code, count(code, Decimal(step))), model
    new = f"x-{step}" if way == "insert" else code
    after = [other for other in model if other != new]
    if way != "remove":
        after.insert(after.index(before) if before else len(after), new)
    changes: dict[str, Change] = {"insert": Insert("counts", count(new), before), "remove": Remove("counts", code)}
    return changes.get(way, Move("counts", code, before)), after


def test_a_random_life_of_a_year_is_that_of_a_plain_list(store: Store) -> None:
    random = Random(7)  # noqa: S311, chance is all that is wanted
    orders: list[list[str]] = [["sl-1", "sl-2", "sl-3"]]
    for step in range(150):
        if len(orders) > 1 and random.random() < 0.2:
            undo(store)
            orders.append(orders[-2])
        else:
            change, after = random_change(random, orders[-1], step)
            if commit(store, change).number is not None:
                orders.append(after)
        assert [record.code for record in store.read(2021).year.figures] == orders[-1], step
    assert len(store.history(2021)) == len(orders) - 1
