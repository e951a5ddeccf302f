"""Drafts from an editor: written as they are, merged with what others saved, or refused by name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import DtreportError, InvalidFileError
from dtreport.store import ConflictError, HandEdit, Insert, Move, Remove, Replace, SetTable, Store
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from dtreport.store import Change, Commit


def draft_of(*edits: tuple[str, str], base: str = SAMPLE) -> str:
    """The sample as somebody has edited it."""
    for old, new in edits:
        assert old in base
        base = base.replace(old, new, 1)
    return base


def save(store: Store, draft: str) -> Commit:
    return store.save_draft(2021, SAMPLE.encode(), draft.encode(), "open")


def others(store: Store, *changes: Change) -> None:
    store.commit(2021, lambda _file: changes, "test")


def text(store: Store) -> str:
    return store.path(2021).read_bytes().decode()


AWARD = '[[awards]]\ncode = "kt-1"\ntitle = "Giấy khen"\nrecipient_kind = "individual"\ndecision = "vb-1"\n'
FIRST = '[[counts]]\ncode = "sl-1"\nname = "Hội nghị"\nunit = "hội nghị"\nvalue = 12.50  # đã đối chiếu\n'
SECOND = '# chờ huyện gửi\n[[counts]]\ncode = "sl-2"\nname = "Lớp tập huấn"\nunit = "lớp"\n'
VALUE = ("value = 12.50", "value = 13")
COMMENT = ("# hết số liệu", "# hết số liệu, còn thiếu huyện")


def test_a_draft_is_written_as_it_is_when_nobody_else_saved(store: Store) -> None:
    draft = draft_of(VALUE, ("\n\n# hết", "\n\n\n#   hết"), ("[[tasks]]", '[[tasks]]\ntext = "Mới"\n[[tasks]]'))
    done = save(store, draft)
    assert text(store) == draft
    assert (done.number, done.outside) == (1, None)
    assert [change.code for change in store.history(2021)[0].changes] == ["sl-1", "nv-2"]
    assert store.read(2021).raw == done.file.raw


def test_a_draft_that_changes_nothing_writes_nothing(store: Store) -> None:
    assert save(store, SAMPLE).number is None
    assert store.history(2021) == ()


def test_a_draft_that_does_not_load_is_refused_with_its_lines(store: Store) -> None:
    with pytest.raises(InvalidFileError) as refused:
        save(store, draft_of(("value = 12.50", "value = 02")))
    assert refused.value.problems[0].line
    assert text(store) == SAMPLE
    with pytest.raises(InvalidFileError):
        store.check_text(2021, b"x")
    assert store.check_text(2021, SAMPLE.encode()).year.number == 2021


def test_a_draft_can_repair_a_file_that_does_not_load(store: Store) -> None:
    store.path(2021).write_bytes(b"x = ")
    assert store.read_text(2021)[1] == b"x = "
    done = store.save_draft(2021, b"x = ", SAMPLE.encode(), "open")
    assert done.number == 1
    assert text(store) == SAMPLE
    store.path(2021).write_bytes(b"y = ")
    with pytest.raises(InvalidFileError):
        store.save_draft(2021, b"x = ", SAMPLE.encode(), "open")
    assert text(store) == "y = "


def test_a_closed_year_takes_no_draft(store: Store) -> None:
    others(store, SetTable("", {"closed": date(2022, 2, 1)}))
    with pytest.raises(DtreportError, match="đã chốt"):
        store.save_draft(2021, store.path(2021).read_bytes(), SAMPLE.encode(), "open")


def test_drafts_of_different_records_are_merged(store: Store) -> None:
    draft = draft_of(
        VALUE,
        ('unit = "lớp"\n', 'unit = "lớp"\nplan = 2  # theo kế hoạch\n'),
        ("[[tasks]]\n", '# gấp\n[[tasks]]\ncode = "nv-0"\ntext = "Gấp"\n\n[[tasks]]\n'),
    )
    others(
        store, Insert("counts", count("sl-9")), Remove("documents", "vb-1"), SetTable("text", {"overview": "Một năm."})
    )
    done = save(store, draft)
    year = store.read(2021).year
    assert [record.code for record in year.figures] == ["sl-1", "sl-2", "sl-3", "sl-9"]
    assert [record.code for record in year.tasks] == ["nv-0", "nv-1"]
    assert year.documents == ()
    assert year.text.overview == "Một năm."
    assert "plan = 2  # theo kế hoạch\n" in text(store)
    assert "# gấp\n[[tasks]]" in text(store)
    assert {change.code for change in store.history(2021)[-1].changes} == {"sl-1", "sl-2", "nv-0"}
    assert len(done.changes) == 3


def test_removals_moves_tables_and_new_tables_of_a_draft_are_merged(store: Store) -> None:
    second = SAMPLE[SAMPLE.index("# chờ huyện") : SAMPLE.index('[[counts]]\ncode = "sl-3"')]
    draft = draft_of((second, ""), ("# hết số liệu", second + "# hết số liệu"), ("Nguyễn Thái Nam", "Trần B"))
    draft = draft.replace("# Cơ quan", '[report]\nsubject = "công tác dân tộc"\n\n# Cơ quan')
    draft = draft.replace('[[documents]]\ncode = "vb-1"\nkind = "Quyết định"\nnumber = "39/2021/QĐ-UBND"\n', "")
    draft = draft.replace("  # năm báo cáo", "  # năm báo cáo\nclosed = 2022-02-01")
    others(store, Insert("counts", count("sl-9")))
    save(store, draft)
    year = store.read(2021).year
    assert [record.code for record in year.figures] == ["sl-1", "sl-3", "sl-2", "sl-9"] or [
        record.code for record in year.figures
    ] == ["sl-1", "sl-3", "sl-9", "sl-2"]
    assert (year.documents, year.report.subject, year.agency.head) == ((), "công tác dân tộc", "Trần B")
    assert year.closed == date(2022, 2, 1)


def test_comments_between_the_records_survive_a_merge(store: Store) -> None:
    others(store, Insert("counts", count("sl-9")))
    save(store, draft_of(COMMENT, VALUE))
    assert "# hết số liệu, còn thiếu huyện\n" in text(store)
    assert [record.code for record in store.read(2021).year.figures] == ["sl-1", "sl-2", "sl-3", "sl-9"]


def test_comments_that_both_wrote_are_a_conflict(store: Store) -> None:
    theirs = draft_of(("# hết tệp", "# hết tệp năm"), ("lớp", "lớp học"))
    store.path(2021).write_text(theirs, encoding="utf-8")
    with pytest.raises(ConflictError, match="ghi chú"):
        save(store, draft_of(COMMENT))
    assert text(store) == theirs


def test_a_comment_in_a_record_is_merged_with_it(store: Store) -> None:
    others(store, Remove("documents", "vb-1"))
    save(store, draft_of(("# đã đối chiếu", "# đã đối chiếu hai lần")))
    assert "# đã đối chiếu hai lần" in text(store)


def test_both_doing_the_same_is_no_conflict(store: Store) -> None:
    others(
        store,
        Replace("counts", "sl-3", {**count("sl-3"), "name": "Xã", "unit": "xã", "value": 5}),
        Remove("documents", "vb-1"),
        Insert("tasks", {"code": "nv-2", "text": "Mới"}),
    )
    draft = draft_of(("value = 1_000", "value = 5"), VALUE)
    draft = draft.replace('[[documents]]\ncode = "vb-1"\nkind = "Quyết định"\nnumber = "39/2021/QĐ-UBND"\n', "")
    draft = draft.replace("\n# hết tệp", '\n[[tasks]]\ncode = "nv-2"\ntext = "Mới"\n\n# hết tệp')
    done = save(store, draft)
    assert len(done.changes) == 1
    assert store.read(2021).year.figures[0].value == 13


def test_a_new_record_without_a_code_never_collides(store: Store) -> None:
    others(store, Insert("counts", count("sl-4")))
    draft = draft_of(("# hết số liệu", '[[counts]]\nname = "Thôn"  # mới\nunit = "thôn"\n\n# hết số liệu'))
    save(store, draft)
    held = {record.code: record.name for record in store.read(2021).year.figures}
    assert held["sl-4"] == "Hộ nghèo"
    assert held["sl-5"] == "Thôn"
    assert '\ncode = "sl-5"\nname = "Thôn"  # mới\n' in text(store)


@pytest.mark.parametrize(
    ("theirs", "mine", "said"),
    [
        (Remove("counts", "sl-1"), VALUE, "số liệu sl-1"),
        (Replace("counts", "sl-1", count("sl-1")), VALUE, "số liệu sl-1"),
        (SetTable("agency", {"name": "Sở"}), ("Nguyễn Thái Nam", "Trần Thị B"), r"bảng \[agency\]"),
        (SetTable("", {"closed": date(2022, 2, 1)}), ("  # năm báo cáo", "\nclosed = 2022-03-01"), "đã chốt"),
        (
            Insert("tasks", {"code": "nv-2", "text": "Một"}),
            ("# hết tệp", '[[tasks]]\ncode = "nv-2"\ntext = "Hai"\n# hết tệp'),
            "nhiệm vụ nv-2",
        ),
        (
            Move("counts", "sl-1"),
            (f"{FIRST}\n{SECOND}", f"{SECOND}\n{FIRST}"),
            "số liệu sl-",
        ),
    ],
)
def test_the_same_record_changed_by_both_is_a_conflict_that_names_it(
    store: Store, theirs: Change, mine: tuple[str, str], said: str
) -> None:
    others(store, theirs)
    now = text(store)
    with pytest.raises(DtreportError, match=said) as refused:
        save(store, draft_of(mine))
    assert "Nguyễn" not in refused.value.sentence
    assert text(store) == now


def test_the_closing_day_changed_by_both_is_a_conflict(store: Store) -> None:
    base = draft_of(("  # năm báo cáo", "\nclosed = 2022-02-01")).encode()
    draft = draft_of(("  # năm báo cáo", "\nclosed = 2022-03-01")).encode()
    with pytest.raises(ConflictError, match="dòng closed"):
        store.save_draft(2021, base, draft, "open")
    assert text(store) == SAMPLE


def test_a_merge_that_would_break_the_file_is_refused(store: Store) -> None:
    others(store, Remove("documents", "vb-1"))
    with pytest.raises(DtreportError, match="sẽ có lỗi"):
        save(
            store,
            draft_of(
                ("[[tasks]]\n", f"{AWARD}\n[[tasks]]\n"),
            ),
        )


def test_a_draft_notes_a_hand_edit_that_it_was_made_from(store: Store) -> None:
    others(store, Insert("counts", count("sl-9")))
    by_hand = text(store).replace("Hộ nghèo", "Hộ")
    store.path(2021).write_text(by_hand, encoding="utf-8")
    done = store.save_draft(2021, by_hand.encode(), by_hand.replace("12.50", "14").encode(), "open")
    assert done.outside is not None
    assert done.outside.changed == ("sl-9",)
    assert [entry.outside for entry in store.history(2021)] == [False, True, False]


def lose_and_break(store: Store, old: str, new: str) -> tuple[str, str]:
    """Lose sl-9 by hand and break the file; the broken text, and the text that a person makes of it in the editor."""
    others(store, Insert("counts", count("sl-9"), before="sl-2"))
    whole = text(store)
    start = whole.index('[[counts]]\ncode = "sl-9"')
    lost = whole[:start] + whole[whole.index("# chờ huyện gửi") :]
    broken = lost.replace(old, new, 1)
    store.path(2021).write_bytes(broken.encode())
    return broken, lost


@pytest.mark.parametrize("new", ["value = ", 'value = "12"', 'value = 1\ncode = "sl-2"', "[[counts]]\nvalue = 12.50"])
def test_what_was_lost_in_a_file_that_was_broken_too_is_named_and_can_be_brought_back(store: Store, new: str) -> None:
    broken, lost = lose_and_break(store, "value = 12.50", new)
    done = store.save_draft(2021, broken.encode(), lost.encode(), "open")
    assert done.outside == HandEdit(removed=("sl-9",))
    assert text(store) == lost
    _first, by_hand, repair = store.history(2021)
    assert (by_hand.outside, [change.code for change in by_hand.changes], repair.changes) == (True, ["sl-9"], ())
    store.commit(2021, lambda file: store.undo_changes(by_hand, file), "undo", undoes=by_hand.number)
    assert [record.code for record in store.read(2021).year.figures] == ["sl-1", "sl-9", "sl-2", "sl-3"]


def test_what_was_changed_and_added_in_a_broken_file_is_named_too(store: Store) -> None:
    broken, lost = lose_and_break(store, "year = 2021", "year = ")
    draft = draft_of(VALUE, ("# hết tệp", '[[tasks]]\ncode = "nv-2"\ntext = "Hai"\n\n# hết tệp'), base=lost)
    draft = draft.replace("Nguyễn Thái Nam", "Trần Thị B")
    done = store.save_draft(2021, broken.encode(), draft.encode(), "open")
    assert done.outside == HandEdit(("nv-2",), ("sl-1",), ("sl-9",), ("agency",))


def test_a_broken_file_with_nothing_to_compare_it_with_is_not_said_to_be_unchanged(store: Store) -> None:
    broken, lost = lose_and_break(store, "value = 12.50", "value = ")
    (store.folder / ".dtreport" / "2021.toml").unlink()
    done = store.save_draft(2021, broken.encode(), lost.encode(), "open")
    assert done.outside == HandEdit(compared=False)


def test_a_broken_file_that_dtreport_has_not_seen_before_is_compared_with_its_repair(store: Store) -> None:
    broken = SAMPLE.replace('unit = "lớp"', "unit = 5")
    store.path(2021).write_bytes(broken.encode())
    done = store.save_draft(2021, broken.encode(), SAMPLE.encode(), "open")
    assert done.outside is None
    assert [change.code for change in store.history(2021)[0].changes] == ["sl-2"]
