"""Damage: spoilt journals, names that cannot be written, places that cannot be used; and what others did meanwhile."""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import sys
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import DtreportError, InvalidFileError, NotRecordedError
from dtreport.store import ConflictError, Insert, Remove, Replace, Store, Who, find_folder, replace_file
from dtreport.store.disk.failures import shown_path, system_error
from dtreport.store.text.layout import place_of
from dtreport.store.toml_parser import values_of
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.store import Change

posix = pytest.mark.skipif(sys.platform == "win32", reason="these files are POSIX ones")


def commit(store: Store, *changes: Change, **named: Any) -> Any:
    return store.commit(2021, lambda _file: changes, "test", **named)


def journal_of(store: Store) -> Path:
    return store.folder / ".dtreport" / "2021.journal.jsonl"


def by_hand(store: Store, old: str, new: str) -> None:
    said = store.path(2021).read_text(encoding="utf-8")
    assert old in said
    store.path(2021).write_text(said.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("number", ["1e99999999999999999999", "0e99999999999999999999", "+1.5E-99999999999999999999"])
def test_a_number_beyond_all_measure_is_named_with_its_line(store: Store, number: str) -> None:
    raw = SAMPLE.replace("12.50", f'{number}  # "', 1).replace("# đã đối", f"# {number}")
    raw = f"# value = {number}\n{raw}".replace('"hội nghị"', f"'= {number} hội nghị'")
    store.path(2021).write_text(raw, encoding="utf-8")
    (store.folder / "2020.toml").write_text(SAMPLE.replace("year = 2021", "year = 2020"), encoding="utf-8")
    with pytest.raises(InvalidFileError) as refused:
        store.read(2021)
    assert [problem.line for problem in refused.value.problems] == [
        raw[: raw.index("value = " + number, 20)].count("\n") + 1
    ]
    assert store.read(2020).year.number == 2020
    with pytest.raises(ValueError, match=r"1e9"):
        values_of("[[counts]]\nvalue = 1e99999999999999999999\n")
    assert place_of("none", "a = 1") == 0


def test_a_single_empty_byte_is_no_other_encoding(store: Store) -> None:
    for raw, said in (
        (b'schema = 1\nx = "a\0b"\n', "điều khiển"),
        (b'schema = 1\nx = "a\0\xff"\n', "không phải mã UTF-8"),
    ):
        store.path(2021).write_bytes(raw)
        with pytest.raises(InvalidFileError) as refused:
            store.read(2021)
        assert said in refused.value.problems[0].message
        assert refused.value.problems[0].line == 2


@posix
def test_a_link_is_refused_by_its_own_name(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (store.folder / "2020.toml").symlink_to(store.path(2021))
    with pytest.raises(DtreportError) as refused:
        store.read(2020)
    assert str(store.folder / "2020.toml") in refused.value.sentence
    monkeypatch.chdir(store.folder.parent)
    assert shown_path(store.folder / "2020.toml") == "reports/2020.toml"


def test_names_that_the_system_cannot_spell_are_written_with_a_question_mark(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "l\udce0n")
    monkeypatch.setattr(socket, "gethostname", lambda: "\udcff")
    assert Who.current() == Who("l?n", "?")
    spoilt = Store(store.folder, Who("l\udce0n", "\udcff"))
    done = commit(spoilt, Insert("counts", count("sl-9")), reason="v\udcec")
    assert done.number == 1
    (entry,) = store.history(2021)
    assert (entry.who, entry.reason, entry.damaged) == (Who("l?n", "?"), "v?", False)
    assert json.loads((store.folder / ".dtreport" / "2021.owner.json").read_text(encoding="utf-8"))["user"] == "l?n"


WRONG: dict[str, list[Any]] = {
    "of": [None, 5, [], "x", "agency", ""],
    "code": [5, None, [], "\udcff", ""],
    "after": [None, 5, [], "x =", "x = '\udcff'", "x = 1e9999999999999999999", "[[counts]]\ncode = [1]\n"],
    "before": [5, "[" * 5000, "x = " + "[" * 9000, "a." * 20 + "a = 1"],
    "follower": [5, [], "\udcff"],
    "new_follower": [5],
    "moved": [1, True, "x"],
    "around": [5, [], ["", "", "", "", 5], [""] * 6],
    "unknown": [1],
}
"""What a change of the journal cannot say."""
CHANGES: list[Any] = [
    None,
    5,
    "x",
    [[]],
    {},
    {"0": {}},
    *([{"of": "counts", "code": "sl-9", "after": "", key: value}] for key, values in WRONG.items() for value in values),
    [{"of": "agency", "code": "", "before": "[agency]\n", "after": "[agency]\n", "moved": True}],
]
LINES: dict[str, list[Any]] = {
    "changes": CHANGES,
    "time": [None, 5, "", "hôm qua", "2021-12-31T10:00:00", "0001-01-01T00:00:00+14:00", []],
    "undoes": ["1", True, [], 1.5],
    **{key: [5, None, [], "\udcff"] for key in ("user", "host", "action", "reason")},
    "seal": [None, 5, {}, {"data": "x"}, {"data": 1, "papers": {}}, {"data": "x", "papers": {"a.docx": 5}}],
}


@pytest.mark.parametrize("spoilt", [{key: value} for key, values in LINES.items() for value in values])
def test_a_spoilt_line_of_the_journal_is_shown_and_cannot_be_undone(store: Store, spoilt: dict[str, Any]) -> None:
    commit(store, Insert("counts", count("sl-9")))
    commit(store, Insert("counts", count("sl-10")))
    lines = [json.loads(line) for line in journal_of(store).read_bytes().splitlines()]
    lines[2] |= spoilt
    journal_of(store).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    first, entry = store.history(2021)
    assert (first.damaged, entry.damaged, entry.number) == (False, True, 2)
    assert entry.time.astimezone() >= first.time
    assert f"{entry.who}{entry.action}{entry.reason}".encode()
    for change in entry.changes:
        assert (change.old or change.new) is not None
    before = store.path(2021).read_bytes()
    with pytest.raises(DtreportError, match="đã hỏng") as refused:
        store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", undoes=2)
    assert "dtreport open 2021" in refused.value.hint
    assert store.path(2021).read_bytes() == before
    assert commit(store, Remove("counts", "sl-10")).outside is None


def test_a_spoilt_change_leaves_its_fellows_readable_and_a_first_time_unknown(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")), Remove("counts", "sl-1"))
    lines = [json.loads(line) for line in journal_of(store).read_bytes().splitlines()]
    lines[0]["changes"][0]["after"] = "x = "
    del lines[0]["time"]
    journal_of(store).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (entry,) = store.history(2021)
    assert [change.code for change in entry.changes] == ["sl-1"]
    assert (entry.damaged, entry.time.year, entry.time.tzinfo is not None) == (True, 2000, True)


@pytest.mark.parametrize(
    "line",
    [
        {"step": [], "number": 9},
        {"step": "done", "number": True, "txn": "a", "after": "x"},
        {"step": "done", "number": 9, "txn": [], "after": "x"},
        {"step": "done", "number": 9, "txn": "a", "after": None},
        {"step": "intent", "number": 9, "txn": "a", "after": "x", "before": []},
        {"step": "outside", "number": 9, "after": {}},
    ],
)
def test_a_line_that_is_none_of_ours_is_passed_over(store: Store, line: dict[str, Any]) -> None:
    commit(store, Insert("counts", count("sl-9")))
    with journal_of(store).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    assert len(store.history(2021)) == 1
    done = commit(store, Insert("counts", count("sl-10")))
    assert (done.number, done.outside) == (2, None)


@pytest.mark.parametrize("blocked", ["file", "unwritable"])
def test_copies_of_a_hand_edit_lie_beside_the_journal_where_their_folder_cannot_be_used(
    store: Store, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    commit(store, Insert("counts", count("sl-9")))
    kept = store.folder / ".dtreport"
    if blocked == "file":
        (kept / "bak").write_bytes(b"")
    else:
        real = os.open

        def closed(path: Any, *given: Any) -> int:
            if os.fspath(path).startswith(str(kept / "bak")):
                raise PermissionError(errno.EACCES, "closed")
            return real(path, *given)

        monkeypatch.setattr(os, "open", closed)
    last = store.path(2021).read_bytes()
    by_hand(store, "# hết số liệu", "# hết số liệu, xem lại")
    edited = store.path(2021).read_bytes()
    assert commit(store, Remove("counts", "sl-9")).number == 3
    assert {path.read_bytes() for path in kept.glob("2021-*.toml")} == {last, edited}
    assert store.lost_years() == ()
    by_hand(store, "xem lại", "đã xem lại")
    store.commit(2021, lambda file: store.undo_changes(store.history(2021)[2], file), "undo")


def test_a_folder_for_copies_that_a_colleague_made_is_used_as_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(store, Insert("counts", count("sl-9")))
    (store.folder / ".dtreport" / "bak").mkdir()
    by_hand(store, "Lớp tập huấn", "Lớp học")
    monkeypatch.setattr("pathlib.Path.chmod", lambda *_given: pytest.fail("not ours"))
    commit(store, Remove("counts", "sl-9"))
    assert len(list((store.folder / ".dtreport" / "bak").iterdir())) == 2


FIRST = '[[counts]]\ncode = "sl-1"\nname = "Hội nghị"\nunit = "hội nghị"\nvalue = 12.50  # đã đối chiếu\n'
SECOND = '# chờ huyện gửi\n[[counts]]\ncode = "sl-2"\nname = "Lớp tập huấn"\nunit = "lớp"\n'


MOVED = SAMPLE.replace(f"{FIRST}\n{SECOND}", f"{SECOND}\n{FIRST}").encode()
"""A draft in which sl-2 was moved before sl-1."""


def test_a_record_that_one_moved_and_the_other_removed_is_a_conflict(store: Store) -> None:
    commit(store, Remove("counts", "sl-2"))
    now = store.path(2021).read_bytes()
    with pytest.raises(ConflictError, match="số liệu sl-2"):
        store.save_draft(2021, SAMPLE.encode(), MOVED, "open")
    assert store.path(2021).read_bytes() == now


def test_a_record_that_was_moved_before_one_that_others_removed_keeps_its_place(store: Store) -> None:
    commit(store, Remove("counts", "sl-1"))
    store.save_draft(2021, SAMPLE.encode(), MOVED, "open")
    assert [record.code for record in store.read(2021).year.figures] == ["sl-2", "sl-3"]


def test_a_draft_of_a_broken_file_that_others_have_mended_is_a_conflict(store: Store) -> None:
    broken = SAMPLE.replace("value = 12.50", "value = 02").encode()
    mended = SAMPLE.replace("12.50", "13").encode()
    store.path(2021).write_bytes(broken)
    store.save_draft(2021, broken, mended, "open")
    with pytest.raises(ConflictError, match="người khác cũng đã sửa tệp đó"):
        store.save_draft(2021, broken, SAMPLE.encode(), "open")
    assert store.path(2021).read_bytes() == mended
    assert store.save_draft(2021, broken, mended, "open").number is None


@posix
def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(DtreportError, match="quá dài"):
        replace_file(tmp_path / ("x" * 300), b"")
    with pytest.raises(NotRecordedError, match="--reports"):
        find_folder(tmp_path / ("x" * 300), {}, tmp_path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ENAMETOOLONG", "quá dài"),
        ("ENOENT", "không có tệp"),
        ("ENOTDIR", "chỗ cần thư mục"),
        ("EISDIR", "là thư mục"),
        ("ELOOP", "liên kết"),
        ("EMFILE", "quá nhiều tệp"),
        ("EIO", "ổ đĩa báo lỗi"),
        ("ETIMEDOUT", "mất kết nối"),
        ("EEXIST", "đã có"),
        ("EINVAL", "ký tự"),
        ("EROFS", "chỉ cho đọc"),
        ("ECHILD", f"lỗi số {errno.ECHILD}"),
    ],
)
def test_what_the_system_answers_is_said_in_vietnamese(tmp_path: Path, name: str, said: str) -> None:
    failure = system_error(OSError(getattr(errno, name), "x"), tmp_path / "2021.toml", "ghi")
    assert said in failure.sentence
    assert failure.hint


def test_an_undo_of_a_change_by_an_older_dtreport_needs_no_surroundings(store: Store) -> None:
    commit(store, Remove("counts", "sl-1"))
    commit(store, Replace("counts", "sl-3", {**count("sl-3"), "name": "Xã", "unit": "xã"}))
    lines = [json.loads(line) for line in journal_of(store).read_bytes().splitlines()]
    del lines[0]["changes"][0]["around"]
    journal_of(store).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    store.commit(2021, lambda file: store.undo_changes(store.history(2021)[0], file), "undo", undoes=1)
    assert [record.code for record in store.read(2021).year.figures] == ["sl-1", "sl-2", "sl-3"]
