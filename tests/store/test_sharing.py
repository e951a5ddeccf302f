"""Files that another program has open, as on Windows: waited for, then told by their name, and nothing is lost."""

from __future__ import annotations

import errno
import os
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import BusyError, DtreportError, NotRecordedError
from dtreport.store import (
    Insert,
    Remove,
    Replace,
    Store,
    find_folder,
    make_empty,
    make_shared_folder,
    move_file,
    read_any,
    remove_file,
    replace_file,
)
from dtreport.store.disk import failures, sharing, write_lock
from dtreport.store.disk.failures import no_folder_error, system_error
from dtreport.store.history import journal
from tests.support.store_samples import SAMPLE, count
from tests.support.windows_disk import WindowsDisk, windows_error

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR, JOURNAL, MIRROR, LOCK = (
    "2021.toml",
    ".dtreport/2021.journal.jsonl",
    ".dtreport/2021.toml",
    ".dtreport/2021.lock",
)

not_nt = pytest.mark.skipif(os.name == "nt", reason="a lock is opened there by a call that waits by itself")
FILES = [YEAR, JOURNAL, MIRROR, pytest.param(LOCK, marks=not_nt)]


def add(store: Store) -> None:
    store.commit(2021, lambda _file: [Insert("counts", count("sl-9"))], "add-count")


def edit(store: Store) -> None:
    store.commit(2021, lambda _file: [Replace("counts", "sl-2", {**count("sl-2"), "value": Decimal(7)})], "edit")


def remove(store: Store) -> None:
    store.commit(2021, lambda _file: [Remove("counts", "sl-2")], "remove")


def undo(store: Store) -> None:
    last = store.history(2021)[-1]
    store.commit(2021, lambda file: store.undo_changes(last, file), "undo", undoes=last.number)


STEPS: dict[str, Callable[[Store], None]] = {"add": add, "edit": edit, "remove": remove, "undo": undo}


@pytest.fixture
def written(store: Store) -> Store:
    """A year that dtreport has written to, so that all its files are there."""
    store.commit(2021, lambda _file: [Insert("counts", count("sl-8"))], "add-count")
    return store


@pytest.fixture
def disk(written: Store, monkeypatch: pytest.MonkeyPatch) -> WindowsDisk:
    assert written.path(2021).is_file()
    return WindowsDisk(monkeypatch)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("reads", [True, False], ids=["excel", "scanner"])
def test_a_program_that_lets_go_in_time_is_waited_for(
    written: Store,
    disk: WindowsDisk,
    step: str,
    name: str,
    reads: bool,  # noqa: FBT001
) -> None:
    disk.hold(written.folder / name, 1.5, reads=reads)
    STEPS[step](written)
    assert 1.5 <= disk.now < sharing.REPLACING
    assert len(written.history(2021)) == 2


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("reads", [True, False], ids=["excel", "scanner"])
def test_a_file_that_stays_open_is_told_by_its_name_and_the_year_stays_as_it_was(
    written: Store,
    disk: WindowsDisk,
    step: str,
    name: str,
    reads: bool,  # noqa: FBT001
) -> None:
    before = written.path(2021).read_bytes()
    disk.hold(written.folder / name, reads=reads)
    with pytest.raises(BusyError, match="đang mở trong chương trình khác") as refused:
        STEPS[step](written)
    assert Path(name).name in refused.value.sentence
    assert "đóng tệp" in refused.value.hint
    assert refused.value.exit_code == 75
    assert disk.now <= 2 * sharing.REPLACING
    disk.let_go()
    assert written.path(2021).read_bytes() == before
    assert not list(written.folder.rglob("*.tmp"))
    assert len(written.history(2021)) == 1
    STEPS[step](written)
    assert [entry.number for entry in written.history(2021)] == [1, 2]
    assert not any(entry.outside for entry in written.history(2021))


def test_a_scanner_that_looks_at_every_new_file_is_waited_for(written: Store, disk: WindowsDisk) -> None:
    disk.scans = 0.7
    add(written)
    replace_file(written.folder.parent / "bao-cao.xlsx", b"new")
    assert (written.folder.parent / "bao-cao.xlsx").read_bytes() == b"new"
    assert not list(written.folder.parent.rglob("*.tmp"))


def test_a_temporary_file_that_a_scanner_keeps_is_left_for_the_next_day(written: Store, disk: WindowsDisk) -> None:
    before = written.path(2021).read_bytes()
    disk.scans = 60
    with pytest.raises(BusyError):
        add(written)
    assert len(list(written.folder.glob(".*.tmp"))) == 1
    disk.scans = 0
    disk.let_go()
    assert written.path(2021).read_bytes() == before
    add(written)


def test_what_is_saved_while_the_year_is_waited_for_is_kept(written: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written.path(2021)
    disk = WindowsDisk(monkeypatch)
    disk.hold(path, 1.0)

    def save_and_close(source: Path, target: Path) -> None:
        try:
            real(source, target)
        except OSError:
            disk.let_go()
            path.write_bytes(path.read_bytes() + "# sửa tay\n".encode())
            raise

    real = os.replace
    monkeypatch.setattr(os, "replace", save_and_close)
    add(written)
    assert path.read_bytes().endswith("# sửa tay\n".encode())
    assert b"sl-9" in path.read_bytes()
    assert [(entry.number, entry.outside) for entry in written.history(2021)] == [(1, False), (2, True), (3, False)]
    assert not list(written.folder.rglob("*.tmp"))


def test_what_was_not_written_is_no_part_of_the_history_once_the_file_is_saved(
    written: Store, disk: WindowsDisk
) -> None:
    path = written.path(2021)
    disk.hold(path)
    with pytest.raises(BusyError):
        add(written)
    disk.let_go()
    path.write_bytes(path.read_bytes() + "# sửa tay\n".encode())
    edit(written)
    assert [(entry.number, entry.outside) for entry in written.history(2021)] == [(1, False), (2, True), (3, False)]
    assert b"sl-9" not in path.read_bytes()


@pytest.mark.parametrize("code", [5, 32, 33])
def test_each_number_of_windows_is_waited_out(
    written: Store, disk: WindowsDisk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real, left = os.replace, [3]

    def refuse(*arguments: Any) -> None:
        if left[0]:
            left[0] -= 1
            raise windows_error(code)
        real(*arguments)

    monkeypatch.setattr(os, "replace", refuse)
    add(written)
    assert (left, 0 < disk.now < 1) == ([0], True)


def test_readers_wait_too_and_do_not_take_it_for_no_file(written: Store, disk: WindowsDisk) -> None:
    disk.hold(written.path(2021), 1.0, reads=False)
    assert written.read(2021).year.number == 2021
    disk.hold(written.path(2021), reads=False)
    with pytest.raises(BusyError, match=r"Chưa đọc được tệp .*2021\.toml: tệp đang mở"):
        written.read(2021)
    assert written.years() == (2021,)


def test_any_other_answer_is_not_waited_for(written: Store, disk: WindowsDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise windows_error(112)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DtreportError, match="đĩa đã đầy"):
        add(written)
    assert disk.now == 0


def test_elsewhere_a_denied_file_is_not_waited_for(
    store: Store, disk: WindowsDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "os", SimpleNamespace(name="posix"))
    disk.hold(store.path(2021), reads=False)
    with pytest.raises(DtreportError, match="không có quyền") as refused:
        store.read(2021)
    assert (refused.value.exit_code, disk.now) == (1, 0)


def test_a_file_is_removed_once_it_is_closed(written: Store, disk: WindowsDisk) -> None:
    path = written.make_draft("2021.toml", SAMPLE.encode())
    disk.hold(path, 1.0)
    remove_file(path)
    assert not path.exists()
    remove_file(path)
    path = written.make_draft("2021.toml", SAMPLE.encode())
    disk.hold(path)
    with pytest.raises(BusyError, match=r"Chưa xóa được tệp .*2021\.toml"):
        remove_file(path)


def test_a_file_is_moved_once_it_is_closed(tmp_path: Path, disk: WindowsDisk) -> None:
    path, target = tmp_path / "giay.docx", tmp_path / "giay (ban cu 1).docx"
    path.write_bytes(b"1")
    disk.hold(path, 1.0)
    move_file(path, target)
    assert target.read_bytes() == b"1"
    disk.hold(target)
    with pytest.raises(BusyError, match=r"Chưa chuyển được tệp .*ban cu 1"):
        move_file(target, path)


@pytest.mark.parametrize("name", [YEAR, JOURNAL])
def test_a_file_that_cannot_be_looked_at_is_named(written: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    real = Path.lstat

    def refuse(self: Path) -> os.stat_result:
        if self == written.folder / name:
            raise OSError(errno.EIO, "Input/output error", str(self))
        return real(self)

    writer = written._writer(2021)  # noqa: SLF001, what a command reads before it is not looked at here
    monkeypatch.setattr(Path, "lstat", refuse)
    with pytest.raises(DtreportError, match=f"{Path(name).name}: ổ đĩa báo lỗi"):
        writer.create({"agency": {"name": "Ban"}}, "new")


def test_a_name_is_taken_once_and_a_folder_that_takes_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_empty(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b""
    with pytest.raises(FileExistsError):
        make_empty(tmp_path / "a")

    def refuse(*_given: object) -> int:
        raise answer

    monkeypatch.setattr(os, "open", refuse)
    answer: OSError = PermissionError(errno.EACCES, "Permission denied")
    with pytest.raises(DtreportError, match=r"Không ghi được vào thư mục .*: không có quyền"):
        make_empty(tmp_path / "b")
    answer = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(DtreportError, match="đĩa đã đầy"):
        make_empty(tmp_path / "b")


def test_a_folder_is_not_taken_for_a_file_that_is_open(written: Store, disk: WindowsDisk) -> None:
    with pytest.raises(DtreportError, match="đó là thư mục") as refused:
        read_any(written.folder)
    assert (refused.value.exit_code, disk.now) == (1, 0)


def test_a_folder_that_cannot_be_is_no_endless_work_though_windows_calls_it_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.mkdir
    (tmp_path / "a").write_bytes(b"a file")

    def mkdir(self: Path, **named: Any) -> None:
        if any(parent.is_file() for parent in self.parents) or self.name == "too-long":
            raise windows_error(3, self)
        real(self, **named)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(FileExistsError):
        make_shared_folder(tmp_path / "a" / "b" / "c")
    with pytest.raises(FileNotFoundError):
        make_shared_folder(tmp_path / "too-long")
    make_shared_folder(tmp_path / "d" / "e")
    make_shared_folder(tmp_path / "d")
    assert (tmp_path / "d" / "e").is_dir()


def test_a_file_on_a_share_that_is_gone_is_not_missing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise windows_error(53, self)

    monkeypatch.setattr(Path, "lstat", refuse)
    with pytest.raises(DtreportError, match="mất kết nối") as refused:
        store.read(2021)
    assert not isinstance(refused.value, NotRecordedError)
    with pytest.raises(DtreportError, match="mất kết nối"):
        replace_file(store.path(2021), b"new")
    with pytest.raises(DtreportError, match="mất kết nối"):
        journal.read_lines(store.folder / JOURNAL)


@pytest.mark.parametrize("code", [53, 67, 2])
def test_a_folder_on_a_server_that_is_down_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(self: Path, **_named: object) -> None:
        raise windows_error(code, self)

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(DtreportError) as refused:
        find_folder(tmp_path / "reports", {}, tmp_path)
    assert ("mất kết nối" in refused.value.sentence) == (code != 2)
    assert ("tạo thư mục" in refused.value.hint) == (code == 2)
    assert isinstance(refused.value, NotRecordedError) == (code == 2)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, "không có tệp hay thư mục đó"),
        (3, "không có tệp hay thư mục đó"),
        (19, "không có quyền"),
        (21, "ổ đĩa báo lỗi"),
        (1117, "ổ đĩa báo lỗi"),
        (39, "đĩa đã đầy"),
        (112, "đĩa đã đầy"),
        (53, "mất kết nối"),
        (59, "mất kết nối"),
        (64, "mất kết nối"),
        (67, "mất kết nối"),
        (1231, "mất kết nối"),
        (123, "ký tự mà ổ đĩa này không nhận"),
        (206, "quá dài"),
        (183, "ở đó đã có"),
        (267, "một tệp ở chỗ cần thư mục"),
        (4390, "lỗi số 4390"),
    ],
)
def test_what_windows_answers_is_said_in_vietnamese(code: int, words: str) -> None:
    failure = system_error(windows_error(code), Path("2021.toml"), "ghi")
    assert words in failure.sentence
    assert failure.hint
    assert not isinstance(failure, BusyError)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        *(("open", code) for code in (53, 59, 64, 67, 121)),
        *(("write", code) for code in (39, 59, 64, 121, 1295)),
        ("fsync", 64),
    ],
)
def test_a_disk_or_a_share_that_fails_while_a_file_is_open_is_no_fault_of_its_name(
    written: Store, disk: WindowsDisk, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    before = written.path(2021).read_bytes()
    with monkeypatch.context() as patch:
        disk.fail(patch, call, code)
        with pytest.raises(DtreportError, match="mất kết nối") as refused:
            add(written)
        with pytest.raises(DtreportError, match="mất kết nối"):
            replace_file(written.folder.parent / "bao-cao.xlsx", b"new")
    assert "Dữ liệu cũ còn nguyên" in refused.value.hint
    assert written.path(2021).read_bytes() == before
    assert [entry.number for entry in written.history(2021)] == [1]


@pytest.mark.parametrize(
    ("number", "name", "words"),
    [
        (errno.EINVAL, "C:\\a\\b?.xlsx", "ký tự mà ổ đĩa này không nhận"),
        (errno.EINVAL, "C:\\a\\b.xlsx", "mất kết nối"),
        (errno.EINVAL, None, "mất kết nối"),
        (errno.EBADF, None, "mất kết nối"),
        (errno.ENOENT, "b.xlsx", "không có tệp"),
        (errno.ENOENT, os.curdir, "không có tệp"),
        (errno.ENOSPC, None, "đĩa đã đầy"),
    ],
)
def test_what_the_runtime_of_windows_leaves_out_is_told_apart_by_the_name(
    disk: WindowsDisk, number: int, name: str | None, words: str
) -> None:
    assert disk.now == 0
    assert words in system_error(OSError(number, "in English", name), Path("b.xlsx"), "ghi").sentence


@pytest.mark.parametrize("code", [5, 32])
def test_of_a_folder_and_of_what_is_not_there_only_rights_may_lack(tmp_path: Path, code: int) -> None:
    for place in (tmp_path, tmp_path / "new", tmp_path / "new" / "b.xlsx"):
        failure = system_error(windows_error(code, place), place, "ghi")
        assert isinstance(failure, BusyError) == (code == 32)
        assert ("Hãy nhờ người quản trị" in failure.hint, "Excel" in failure.hint) == (code == 5, code == 32)


def test_a_file_of_which_nothing_can_be_known_may_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise windows_error(5, self)

    monkeypatch.setattr(Path, "lstat", refuse)
    assert isinstance(system_error(windows_error(5), tmp_path / "a.xlsx", "ghi"), BusyError)


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.XLSX", "Excel"), ("a.docx", "Word"), ("a.pdf", "PDF"), ("2021.toml", "Notepad"), ("a", "Excel, Word")],
)
@pytest.mark.parametrize(("code", "rights"), [(5, True), (32, False), (33, False)])
def test_what_to_close_is_said_and_rights_only_where_they_may_lack(
    tmp_path: Path, name: str, program: str, code: int, *, rights: bool
) -> None:
    (tmp_path / name).touch()
    failure = system_error(windows_error(code), tmp_path / name, "ghi")
    assert program in failure.hint
    assert ("quyền" in failure.sentence, "quyền" in failure.hint) == (rights, rights)


@pytest.fixture
def long_paths(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Windows, whose setting for long paths a test may change."""
    setting = {"enabled": False}
    monkeypatch.setattr(failures, "os", SimpleNamespace(name="nt", path=os.path, lstat=os.lstat))
    monkeypatch.setattr(failures, "long_paths_enabled", lambda: setting["enabled"])
    return setting


def missing(path: Path) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))


def test_a_path_that_is_too_long_for_windows_is_told_so(tmp_path: Path, long_paths: dict[str, bool]) -> None:
    long = tmp_path / ("a" * 300)
    assert "quá dài" in system_error(missing(long), long, "ghi").sentence
    assert "259" in no_folder_error(long, "--reports").hint
    assert "quá dài" not in system_error(missing(Path("a")), Path("a"), "ghi").sentence
    assert "quá dài" not in system_error(FileNotFoundError(errno.ENOENT, ""), Path("a"), "ghi").sentence
    long_paths["enabled"] = True
    assert "không có tệp" in system_error(missing(long), long, "ghi").sentence
    assert "259" not in no_folder_error(long).hint


@pytest.mark.skipif(os.name == "nt", reason="a path of this length means something there")
def test_a_path_that_is_too_long_is_that_only_on_windows(tmp_path: Path) -> None:
    long = tmp_path / ("a" * 300)
    assert "không có tệp" in system_error(missing(long), long, "ghi").sentence
    assert "259" not in no_folder_error(long).hint


def test_a_file_whose_path_is_too_long_is_not_taken_for_none(
    store: Store, monkeypatch: pytest.MonkeyPatch, long_paths: dict[str, bool]
) -> None:
    """As where a folder with a long name was put above: it lists its files, and opens none of them."""

    def find_nothing(self: Path) -> None:
        raise missing(self)

    monkeypatch.setattr(failures, "CLASSIC_PATH", 10)
    monkeypatch.setattr(Path, "lstat", find_nothing)
    assert store.years() == (2021,)
    with pytest.raises(DtreportError, match="quá dài") as refused:
        store.read(2021)
    assert not isinstance(refused.value, NotRecordedError)
    with pytest.raises(DtreportError, match="quá dài"):
        journal.read_lines(store.folder / JOURNAL)
    with pytest.raises(DtreportError, match="quá dài"):
        replace_file(store.path(2021), b"new")
    long_paths["enabled"] = True
    with pytest.raises(NotRecordedError):
        store.read(2021)
    assert journal.read_lines(store.folder / JOURNAL) == []


@not_nt
def test_a_lock_that_cannot_be_opened_for_a_while_is_no_lock_of_others(
    written: Store, disk: WindowsDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_lock, "QUIET", 0.05)
    disk.hold(written.folder / LOCK, 3.0, reads=False)
    add(written)
    assert disk.now >= 3
