"""Corners: forms that people rarely write, services around the years, and the judge itself."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import DtreportError, NotRecordedError
from dtreport.store import Insert, RecordChange, Remove, Replace, SetTable, Store, Who, replace_file
from dtreport.store.disk.files import LARGEST
from dtreport.store.text.layout import comments_in, entries, key_parts, scan
from dtreport.store.text.year_editor import judge, judge_changes, judge_comments
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from pathlib import Path


def add(store: Store, code: str = "sl-9") -> Any:
    return store.commit(2021, lambda _file: [Insert("counts", count(code))], "add-count")


@pytest.mark.parametrize(
    "text", ["", "# x\n", "[a]\nb = 1\n", "\n\n", "a = 1", "[[a]]\n# x", "a = 1\n#\n[b]", "a = 1\n\n[b]\n# x\n\n"]
)
def test_the_pieces_of_any_text_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in scan(text)) == text


def test_a_comment_between_two_headers_without_a_blank_line_belongs_to_the_second() -> None:
    pieces = scan("a = 1\n[[b]]\nc = 1\n# zwei\n[[b]]\nc = 2\n# drei\n")
    assert [piece.text for piece in pieces] == ["a = 1\n", "[[b]]\nc = 1\n", "# zwei\n[[b]]\nc = 2\n# drei\n"]


def test_keys_and_comments_are_read_as_toml_reads_them() -> None:
    assert key_parts("a . \"b.c\" . 'd'") == ("a", "b.c", "d")
    assert comments_in('a = "# no" # yes\nb = """\n# no"""\n#also') == ["# yes", "#also"]
    assert comments_in("a = 1\n") == []
    assert [entry.key for entry in entries("[a]\n\n# x\nb.c = 1\n'd' = [\n1]")] == [("b", "c"), ("d",)]


def test_the_judge_refuses_what_was_not_meant() -> None:
    assert judge("a = 1", {"a": 1}) == {"a": 1}
    for text in ("a = 2", "a = ", "a = " + "[" * 1000):
        with pytest.raises(DtreportError, match="Chưa ghi gì"):
            judge(text, {"a": 1})
    judge_changes(
        {"t": {"a": 1}}, {"t": {"a": 1}}, [RecordChange("t", "", None, None), RecordChange("", "", None, None)]
    )
    for one, other in ((1, True), ([1], [1, 2]), ([1], 1), ({"b": 1}, {"b": True}), ("1", 1)):
        with pytest.raises(DtreportError):
            judge_changes({"t": {"a": one}}, {"t": {"a": other}}, [RecordChange("t", "", None, None)])
    judge_changes({"k": [{"code": "x"}]}, {"k": [{"code": "x"}]}, [RecordChange("k", "x", None, None)])
    with pytest.raises(DtreportError):
        judge_changes({"k": [{"code": "x"}]}, {"k": []}, [RecordChange("k", "x", None, None)])
    judge_comments("# a\n# a\n# b", "# a\n", [RecordChange("k", "x", "# a\n", None)], Counter(["# b"]))
    with pytest.raises(DtreportError):
        judge_comments("# a\n# a", "# a", [])


def test_a_hand_edit_in_forms_on_one_line_is_compared_all_the_same(store: Store) -> None:
    add(store)
    raw = SAMPLE.replace('[[documents]]\ncode = "vb-1"\nkind = "Quyết định"\nnumber = "39/2021/QĐ-UBND"\n', "")
    raw = raw.replace('[agency]\nname = "Ban Dân tộc tỉnh Thái Nguyên"  # tên đầy đủ\nhead = "Nguyễn Thái Nam"\n', "")
    raw = raw.replace("[period]", 'agency = { name = "Ban" }\ndocuments = [{ code = "vb-1", kind = "Luật" }]\n[period]')
    store.path(2021).write_text(raw, encoding="utf-8")
    done = add(store, "sl-10")
    assert done.outside is not None
    assert (done.outside.changed, done.outside.removed, done.outside.tables) == (("vb-1",), ("sl-9",), ("agency",))
    note = store.history(2021)[1]
    assert {change.after for change in note.changes if change.kind_or_table == "agency"} == {'[agency]\nname = "Ban"\n'}
    with pytest.raises(DtreportError, match="một dòng"):
        store.commit(2021, lambda file: store.undo_changes(note, file), "undo")


def test_an_empty_table_on_one_line_stays_until_it_is_needed(store: Store) -> None:
    store.path(2021).write_text(SAMPLE.replace("year = 2021", "text = {}\nyear = 2021"), encoding="utf-8")
    assert store.commit(2021, lambda _file: [SetTable("text", {})], "edit").number is None
    with pytest.raises(DtreportError, match="một dòng"):
        store.commit(2021, lambda _file: [SetTable("text", {"overview": "Một."})], "edit")


def test_a_record_put_between_two_without_blank_lines_is_set_off(store: Store) -> None:
    store.path(2021).write_text(SAMPLE.replace("\n\n# chờ huyện gửi\n", "\n"), encoding="utf-8")
    store.commit(2021, lambda _file: [Insert("counts", count("sl-9"), "sl-2")], "add-count")
    assert '\n\n[[counts]]\ncode = "sl-9"\n' in store.path(2021).read_text(encoding="utf-8")
    store.commit(2021, lambda _file: [Remove("counts", "sl-9")], "remove")
    store.commit(2021, lambda _file: [Insert("areas", {"code": "lv-1", "title": "Một"})], "add-area")
    assert store.read(2021).year.areas[0].code == "lv-1"


def test_a_default_that_is_spelt_out_stays(store: Store) -> None:
    raw = SAMPLE.replace('unit = "lớp"\n', 'unit = "lớp"\nstatus = "actual"\n')
    store.path(2021).write_text(raw, encoding="utf-8")
    record = {"code": "sl-2", "name": "Lớp tập huấn", "unit": "lớp", "plan": 3}
    store.commit(2021, lambda _file: [Replace("counts", "sl-2", record)], "edit")
    assert store.path(2021).read_text(encoding="utf-8") == raw.replace('"actual"\n', '"actual"\n').replace(
        'unit = "lớp"\n', 'unit = "lớp"\nplan = 3\n'
    )


def test_the_garbage_collector_is_left_as_it_was(store: Store) -> None:
    add(store)
    assert gc.isenabled()
    gc.disable()
    try:
        add(store, "sl-10")
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
def test_the_group_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.xlsx"
    path.write_bytes(b"old")
    os.chown(path, -1, 12345)
    replace_file(path, b"new")
    assert path.stat().st_gid == 12345


def test_open_years_are_those_without_a_day_of_closing(store: Store) -> None:
    (store.folder / "2020.toml").write_text("closed = 2021-02-01\n", encoding="utf-8")
    (store.folder / "2019.toml").write_text("[x]\nclosed = 2021-02-01\n", encoding="utf-8")
    (store.folder / "2018.toml").write_text('"closed" = 2021-02-01\n', encoding="utf-8")
    (store.folder / "2017.toml").write_text("'closed' = 2021-02-01\n", encoding="utf-8")
    (store.folder / "2016.toml").write_text("\ufeffclosed = 2021-02-01\n", encoding="utf-8")
    assert store.open_years() == (2019, 2021)


@pytest.mark.skipif(os.name == "nt", reason="making a link wants rights there")
def test_a_year_that_cannot_be_read_is_open_and_says_why_when_it_is_read(store: Store) -> None:
    (store.folder / "2020.toml").symlink_to(store.path(2021))
    (store.folder / "2019.toml").mkdir()
    with (store.folder / "2018.toml").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert store.open_years() == (2018, 2019, 2020, 2021)
    for year, said in ((2018, "lớn hơn"), (2019, "thư mục"), (2020, "liên kết")):
        with pytest.raises(DtreportError, match=said):
            store.read(year)


def test_places_in_a_file_have_their_lines(store: Store) -> None:
    file = store.read(2021)
    assert store.lines_of(file, [("year",), ("counts", 0, "value")]) == (
        3,
        SAMPLE.split("\n").index("value = 12.50  # đã đối chiếu") + 1,
    )


def test_private_copies_for_the_editor_are_kept_beside_the_years(store: Store) -> None:
    path = store.make_draft("2021.toml", SAMPLE.encode())
    assert store.drafts() == (path,)
    assert path.read_bytes() == SAMPLE.encode()
    assert path.name.endswith("2021.toml")
    assert store.check_text(2021, path.read_bytes(), path).path == path
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(DtreportError, match="Không ghi được"):
        store.make_draft("x/../../y/z.toml", b"")


def test_a_folder_that_cannot_be_made_or_read_is_said(store: Store) -> None:
    with pytest.raises(DtreportError, match="Không ghi được"):
        Store(store.folder / "a" / "b", store.who).create(2022, {"agency": {"name": "Ban"}}, "new")
    kept = store.folder / ".dtreport"
    kept.mkdir()
    (kept / "2021.journal.jsonl").mkdir()
    store.path(2021).unlink()
    with pytest.raises(DtreportError, match=r"2021\.journal\.jsonl: đó là thư mục"):
        store.history(2021)


@pytest.mark.parametrize("spoilt", [".dtreport", ".dtreport/2021.journal.jsonl", ".dtreport/2021.toml"])
@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_year_without_a_file_is_missing_whatever_lies_beside(folder: Path, spoilt: str, what: str) -> None:
    path = folder / spoilt
    path.parent.mkdir(exist_ok=True)
    if what == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"\xff")
    gone = spoilt.endswith("2021.toml") and what == "file"
    with pytest.raises(NotRecordedError, match="đã từng có" if gone else "Chưa có tệp của năm 2021"):
        Store(folder, Who("lan", "KETOAN-02")).read(2021)


def test_a_file_that_is_gone_is_told_by_its_mirror_when_the_journal_cannot_be_read(store: Store) -> None:
    add(store)
    journal = store.folder / ".dtreport" / "2021.journal.jsonl"
    journal.unlink()
    journal.mkdir()
    store.path(2021).unlink()
    with pytest.raises(NotRecordedError, match="đã từng có"):
        store.read(2021)


def test_a_table_that_was_taken_out_comes_back_unless_it_was_written_anew(store: Store) -> None:
    path = store.path(2021)
    before = path.read_text(encoding="utf-8")
    store.commit(2021, lambda _file: [SetTable("text", {"overview": "Một."})], "edit")
    path.write_text(before, encoding="utf-8")
    add(store, "sl-9")
    taken_out = store.history(2021)[1]
    assert [change.kind_or_table for change in taken_out.changes] == ["text"]
    store.commit(2021, lambda file: store.undo_changes(taken_out, file), "undo", undoes=taken_out.number)
    assert store.read(2021).year.text.overview == "Một."
    store.commit(2021, lambda _file: [SetTable("text", {"overview": "Hai."})], "edit")
    with pytest.raises(DtreportError, match="đã có lại trong tệp"):
        store.commit(2021, lambda file: store.undo_changes(taken_out, file), "undo")
