"""Exports: moved aside, remembered, and put back where they cannot be written."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import DtreportError
from dtreport.services import export_files
from dtreport.services.export_files import write_export
from dtreport.store import KEPT, Store, Who
from tests.support.windows_disk import WindowsDisk, windows_error

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "reports").mkdir()
    return Store(tmp_path / "reports", Who("lan", "KETOAN-02"))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return tmp_path / "giay.txt"


def remembered(store: Store) -> Path:
    (memory,) = (store.folder / KEPT / "exports").iterdir()
    return memory


def test_what_dtreport_wrote_itself_is_replaced(store: Store, export: Path) -> None:
    assert write_export(store, export, b"1") == ()
    assert write_export(store, export, b"2") == ()
    assert export.read_bytes() == b"2"
    assert remembered(store).read_text(encoding="ascii") == hashlib.sha256(b"2").hexdigest()


def test_the_same_bytes_are_no_change_whoever_wrote_them(store: Store, export: Path) -> None:
    export.write_bytes(b"1")
    assert write_export(store, export, b"1") == ()


@pytest.mark.parametrize("memory", [b"", b"[]", b"\xff", b'{"a"'])
def test_where_the_memory_is_lost_nothing_else_is(store: Store, export: Path, memory: bytes) -> None:
    write_export(store, export, b"1")
    remembered(store).write_bytes(memory)
    (moved,) = write_export(store, export, b"2")
    assert (moved.read_bytes(), export.read_bytes()) == (b"1", b"2")


def test_where_it_cannot_be_remembered_the_export_is_written_all_the_same(store: Store, export: Path) -> None:
    (store.folder / KEPT).write_bytes(b"a file in the place of the folder")
    assert write_export(store, export, b"1") == ()
    assert export.read_bytes() == b"1"


def test_each_older_one_keeps_its_own_name(store: Store, export: Path) -> None:
    names = []
    for number in range(3):
        export.write_bytes(f"của ai đó {number}".encode())
        (moved,) = write_export(store, export, b"1")
        names.append(moved.name)
    assert names == ["giay (ban cu 1).txt", "giay (ban cu 2).txt", "giay (ban cu 3).txt"]


def test_what_is_saved_while_the_export_is_waited_for_is_moved_aside(
    store: Store, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_export(store, export, b"1")
    assert WindowsDisk(monkeypatch).now == 0
    real, texts = os.replace, [b"second", b"first"]

    def save_and_close(source: Path, target: Path) -> None:
        if target == export and texts:
            export.write_bytes(texts.pop())
            raise windows_error(5, source)
        real(source, target)

    monkeypatch.setattr(os, "replace", save_and_close)
    moved = write_export(store, export, b"2")
    assert [path.read_bytes() for path in (*moved, export)] == [b"first", b"second", b"2"]
    assert remembered(store).read_text(encoding="ascii") == hashlib.sha256(b"2").hexdigest()
    assert not list(export.parent.rglob("*.tmp"))


def test_an_export_on_a_share_that_is_gone_is_not_taken_for_none(
    store: Store, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(self: Path) -> None:
        raise windows_error(53, self)

    monkeypatch.setattr(type(export), "lstat", gone)
    with pytest.raises(DtreportError, match=r"Không đọc được tệp .*giay\.txt: mất kết nối"):
        write_export(store, export, b"1")


def test_what_was_moved_aside_is_told_where_the_export_cannot_be_written(
    store: Store, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_export(store, export, b"1")
    export.write_bytes(b"first")
    real, texts = os.replace, [b"second"]

    def refuse(source: Path, target: Path) -> None:
        if target == export and source.suffix == ".tmp":
            if texts:
                export.write_bytes(texts.pop())
                raise windows_error(5, source)
            raise windows_error(112, source)
        real(source, target)

    assert WindowsDisk(monkeypatch).now == 0
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DtreportError, match="đĩa đã đầy") as refused:
        write_export(store, export, b"2")
    aside = export.with_name("giay (ban cu 1).txt")
    assert (export.read_bytes(), aside.read_bytes()) == (b"second", b"first")
    assert f"Bản cũ còn nguyên ở {aside}" in refused.value.hint


def test_too_many_older_ones_are_refused(store: Store, export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_files, "_TRIES", 2)
    for number in range(2):
        export.write_bytes(f"của ai đó {number}".encode())
        if number == 0:
            write_export(store, export, b"1")
    with pytest.raises(DtreportError, match="quá nhiều bản cũ"):
        write_export(store, export, b"2")
    assert export.read_bytes() == "của ai đó 1".encode()


def test_a_folder_in_which_nothing_can_be_put_is_named(
    store: Store, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.write_bytes(b"x")
    real = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_EXCL:
            raise answer
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    answer: OSError = PermissionError(13, "no")
    with pytest.raises(DtreportError, match=r"Không ghi được vào thư mục .*: không có quyền"):
        write_export(store, export, b"1")
    answer = OSError(28, "full")
    with pytest.raises(DtreportError, match=r"ban cu 1\)\.txt: đĩa đã đầy"):
        write_export(store, export, b"1")
    assert export.read_bytes() == b"x"


def test_a_folder_in_the_place_of_the_file_is_refused(store: Store, export: Path) -> None:
    export.mkdir()
    with pytest.raises(DtreportError, match=r"giay\.txt không phải là một tệp thường"):
        write_export(store, export, b"1")


def test_what_a_killed_export_left_is_swept_from_the_folder_of_papers(store: Store, export: Path) -> None:
    left = export.with_name(".khen-thuong-2021.docx.123-deadbeef.tmp")
    left.write_bytes(b"names")
    week_ago = left.stat().st_mtime - 7 * 86_400
    os.utime(left, (week_ago, week_ago))
    write_export(store, export, b"1")
    assert not left.exists()
