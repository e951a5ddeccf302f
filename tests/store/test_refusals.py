"""What is refused with a sentence, the modes of files, the lock, and what Windows does."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import BusyError, DtreportError, InvalidValuesError, NotRecordedError, UsageError
from dtreport.store import Insert, Remove, Store, Who, find_folder, parse_year, replace_file, write_protocol
from dtreport.store.disk import files, write_lock
from dtreport.store.disk.files import sweep, write_beside
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

posix = pytest.mark.skipif(sys.platform == "win32", reason="these files are POSIX ones")
root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become two users")


def add(store: Store, code: str = "sl-9") -> Any:
    return store.commit(2021, lambda _file: [Insert("counts", count(code))], "add-count")


@pytest.mark.parametrize("words", ["1900", "1999", "2021", "2100"])
def test_a_year_is_four_digits(words: str) -> None:
    assert parse_year(words) == int(words)


@pytest.mark.parametrize(
    "words", ["", "21", "1899", "2101", "2 021", "２０２１", "2021\n", "-2021", "2021.0", "năm", "../2021"]
)
def test_what_is_no_year_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="bốn chữ số"):
        parse_year(words)


def test_the_folder_is_given_or_named_or_found_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports, deep = tmp_path / "reports", tmp_path / "a" / "b"
    reports.mkdir()
    deep.mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (reports / "2021.toml").write_text("", encoding="utf-8")
    assert find_folder(None, {}, deep) == reports
    assert find_folder(None, {"DTREPORT_REPORTS": "other"}, tmp_path) == tmp_path / "other"
    assert find_folder(tmp_path / "other", {"DTREPORT_REPORTS": "x"}, deep) == tmp_path / "other"
    with pytest.raises(NotRecordedError, match="DTREPORT_REPORTS"):
        find_folder(None, {"DTREPORT_REPORTS": "x"}, tmp_path)
    with pytest.raises(NotRecordedError, match="--reports"):
        find_folder(Path("x"), {}, tmp_path)
    (reports / "2021.toml").unlink()
    reports.rmdir()
    reports.write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotRecordedError) as refused:
        find_folder(None, {}, Path("a", "b"))  # the same folder, but with nothing above that of the test
    assert "dtreport new 2021" in refused.value.hint


@pytest.mark.parametrize("mark", ["2021.toml", ".dtreport"])
def test_a_folder_above_counts_where_dtreport_has_been_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    (tmp_path / "reports" / mark).mkdir(parents=True)
    nearer, deep = tmp_path / "a" / "reports", tmp_path / "a" / "b"
    nearer.mkdir(parents=True)
    (nearer / "bao-cao-thue.toml").touch()
    deep.mkdir()
    assert find_folder(None, {}, deep) == tmp_path / "reports"
    assert find_folder(None, {}, tmp_path / "a") == nearer
    (tmp_path / "reports" / mark).rmdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotRecordedError):
        find_folder(None, {}, Path("a", "b"))  # the same folder, but with nothing above that of the test


def test_only_year_files_are_listed(store: Store) -> None:
    for name in ("2019.toml", "2021 (1).toml", "ghi-chu.toml", "2020.txt", "2020"):
        (store.folder / name).write_text("", encoding="utf-8")
    assert store.years() == (2019, 2021)
    assert store.path(2021) == store.folder / "2021.toml"
    with pytest.raises(DtreportError, match="Không đọc được"):
        Store(store.folder / "none", store.who).years()


def test_a_year_that_was_never_recorded_says_which_are(store: Store) -> None:
    with pytest.raises(NotRecordedError, match="Chưa có tệp của năm 2022") as refused:
        store.read(2022)
    assert refused.value.hint == "Các năm đã có: 2021. Tạo tệp mới: dtreport new 2022"
    with pytest.raises(NotRecordedError):
        Store(store.folder / "none", store.who).read(2021)


def test_a_new_year_is_written_in_the_layout_of_the_design(folder: Path) -> None:
    store = Store(folder / "new", Who("lan", "KETOAN-02"))
    data = {
        "tasks": [{"code": "nv-1", "text": "Một"}],
        "agency": {"place": "Huế", "name": "Ban"},
        "text": {},
        "counts": (),
    }
    done = store.create(2022, data, "new 2022")
    assert done.number == 1
    assert store.path(2022).read_text(encoding="utf-8").split("\n\n", 1)[1] == (
        "schema = 1\nyear = 2022\n\n[period]\nfrom = 2021-12-15\nto = 2022-12-14\n\n"
        '[agency]\nname = "Ban"\nplace = "Huế"\n\n[[tasks]]\ncode = "nv-1"\ntext = "Một"\n'
    )
    assert store.path(2022).read_text(encoding="utf-8").count("dtreport open 2022") == 1
    assert store.read(2022).year == done.file.year
    with pytest.raises(DtreportError, match="đã có tệp"):
        store.create(2022, data, "new 2022")
    with pytest.raises(InvalidValuesError):
        store.create(2023, {"agency": {}}, "new 2023")


def test_a_new_year_whose_writer_was_stopped_can_be_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(folder, Who("lan", "KETOAN-02"))

    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(write_protocol, "put_in_place", stop)
        with pytest.raises(KeyboardInterrupt):
            store.create(2022, {"agency": {"name": "Ban"}}, "new")
    with pytest.raises(NotRecordedError, match="Chưa có"):
        store.read(2022)
    assert store.create(2022, {"agency": {"name": "Ban"}}, "new").number == 1
    assert not list(folder.rglob("*.tmp"))


def put(path: Path, what: str) -> None:
    """Something at this path that is no plain file of one name."""
    if path.exists():
        path.unlink()
    other = path.with_name("other.toml")
    other.write_bytes(SAMPLE.encode())
    ways: dict[str, Callable[[], object]] = {
        "link": lambda: path.symlink_to(other),
        "dangling": lambda: path.symlink_to("nowhere"),
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "hard link": lambda: path.hardlink_to(other),
        "device": lambda: path.symlink_to("/dev/zero"),
    }
    ways[what]()


@posix
@pytest.mark.parametrize("what", ["link", "dangling", "pipe", "folder", "hard link", "device"])
@pytest.mark.parametrize(
    "where", ["2021.toml", ".dtreport/2021.lock", ".dtreport/2021.journal.jsonl", ".dtreport/2021.toml"]
)
def test_what_is_no_plain_file_is_refused_at_once_and_never_followed(store: Store, what: str, where: str) -> None:
    add(store)
    put(store.folder / where, what)
    before = (store.folder / where).with_name("other.toml").read_bytes()
    start = time.monotonic()
    with pytest.raises(DtreportError) as refused:
        add(store, "sl-10")
    assert time.monotonic() - start < 1
    assert "Không dùng" in refused.value.sentence
    assert (store.folder / where).with_name("other.toml").read_bytes() == before
    assert not list(store.folder.rglob("*.tmp"))


@posix
@pytest.mark.parametrize("what", ["link", "pipe", "folder", "hard link"])
def test_an_export_is_never_written_through_something_else(tmp_path: Path, what: str) -> None:
    put(tmp_path / "bao-cao.xlsx", what)
    with pytest.raises(DtreportError, match="Không dùng"):
        replace_file(tmp_path / "bao-cao.xlsx", b"new")


@posix
@pytest.mark.parametrize("what", ["link", "file"])
def test_the_folder_of_dtreport_must_be_a_real_one(store: Store, what: str) -> None:
    kept = store.folder / ".dtreport"
    if what == "file":
        kept.write_text("", encoding="utf-8")
    else:
        kept.symlink_to(store.folder.parent)
    with pytest.raises(DtreportError, match="không phải là một thư mục thật"):
        add(store)


@posix
def test_read_only_files_and_folders_are_refused(store: Store) -> None:
    add(store)
    for path, mode in (
        (store.path(2021), 0o444),
        (store.folder, 0o555),
        (store.folder / ".dtreport" / "2021.journal.jsonl", 0o444),
    ):
        kept = path.stat().st_mode & 0o777
        path.chmod(mode)
        raw = store.path(2021).read_bytes()
        with pytest.raises(DtreportError, match="chỉ cho đọc"):
            add(store, "sl-10")
        assert store.path(2021).read_bytes() == raw
        path.chmod(kept)
    add(store, "sl-10")


def test_a_file_that_is_too_large_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_protocol, "LARGEST", 100)
    with pytest.raises(DtreportError, match="sẽ lớn hơn"):
        add(store)
    with store.path(2021).open("ab") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(DtreportError, match="lớn hơn 16 MB"):
        store.read(2021)


@posix
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o770, 0o640), (0o777, 0o644), (0o755, 0o644), (0o700, 0o600)])
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes_are_kept_and_follow_the_folder(store: Store, folder_mode: int, file_mode: int, umask: int) -> None:
    store.folder.chmod(folder_mode)
    store.path(2021).chmod(file_mode)
    old = os.umask(umask)
    try:
        add(store)
        store.path(2021).write_bytes(store.path(2021).read_bytes().replace("Hộ".encode(), "Hộ gia đình".encode()))
        add(store, "sl-10")
        store.create(2022, {"agency": {"name": "Ban"}}, "new")
    finally:
        os.umask(old)
    kept = store.folder / ".dtreport"
    assert store.path(2021).stat().st_mode & 0o777 == file_mode
    assert store.path(2022).stat().st_mode & 0o777 == folder_mode & 0o666
    assert kept.stat().st_mode & 0o777 == folder_mode
    wanted = file_mode | ((file_mode & 0o444) >> 1 & folder_mode)
    for name in ("2021.lock", "2021.owner.json", "2021.journal.jsonl"):
        assert (kept / name).stat().st_mode & 0o777 == wanted, name
    assert {path.stat().st_mode & 0o777 for path in [kept / "2021.toml", *(kept / "bak").iterdir()]} == {file_mode}
    assert not list(store.folder.rglob("*.tmp"))


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder to which other users can come: those that pytest makes, and TMPDIR, may be closed to them."""
    for base in map(Path, (gettempdir(), "/dev/shm", "/var/tmp")):  # noqa: S108, any that is open does
        if base.is_dir() and all(folder.stat().st_mode & 0o001 for folder in (base, *base.parents)):
            with TemporaryDirectory(dir=base) as name:
                Path(name).chmod(0o755)
                yield Path(name)
            return
    pytest.skip("there is no folder for temporary files that other users can reach")


@root
def test_two_users_with_a_narrow_umask_can_both_write(public: Path) -> None:
    folder = public / "reports"
    folder.mkdir()
    folder.chmod(0o777)

    def work(user: int, store: Store) -> None:
        os.setgid(user)
        os.setuid(user)
        os.umask(0o077)
        if not store.path(2021).exists():
            store.create(2021, {"agency": {"name": "Ban"}}, "new")
        add(store, f"c-{user}-{len(store.history(2021))}")

    for user in (65534, 65533, 65534, 65533):
        child = os.fork()
        if not child:
            try:
                work(user, Store(folder, Who(str(user), "x")))
            except BaseException as failure:  # noqa: BLE001, the parent looks at the code
                os.write(2, repr(failure).encode())
                os._exit(1)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
    assert len(Store(folder, Who("x", "x")).read(2021).year.figures) == 4


@posix
def test_an_export_keeps_its_mode_or_takes_the_one_given(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.xlsx"
    replace_file(path, b"one", mode=0o640)
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o604)
    replace_file(path, b"two")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o604)
    tmp_path.chmod(0o750)
    replace_file(tmp_path / "other.xlsx", b"")
    assert (tmp_path / "other.xlsx").stat().st_mode & 0o777 == 0o640
    with pytest.raises(DtreportError, match="Không ghi được tệp"):
        replace_file(tmp_path / "none" / "x.xlsx", b"")


def test_old_temporary_files_of_ours_are_swept(store: Store) -> None:
    ours = (".2021.toml.1-0a1b2c3d.tmp", ".2021.toml.2-0a1b2c3d.tmp")
    others = ("x.tmp", ".x.tmp", ".~lock.2021.toml.tmp", ".2021.toml.1-aa.tmp", ".2021.toml.x-0a1b2c3d.tmp")
    old, new, *foreign = (store.folder / name for name in (*ours, *others))
    for path in (old, new, *foreign):
        path.write_text("", encoding="utf-8")
    for path in (old, *foreign):
        os.utime(path, (0, 0))
    add(store)
    assert not old.exists()
    assert all(path.exists() for path in (new, *foreign))


def test_what_is_swept_is_what_is_written(tmp_path: Path) -> None:
    left = write_beside(tmp_path / ("báo cáo.toml" * 20), b"", 0o600, None)
    os.utime(left, (0, 0))
    sweep(tmp_path)
    assert not left.exists()


HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(store: Store, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Another process that holds the lock of 2021 until its input is closed."""
    add(store)
    lock = store.folder / ".dtreport" / "2021.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        monkeypatch.setattr(write_lock, "QUIET", 0.05)
        yield process
        process.kill()


def test_a_writer_waits_for_another_and_says_for_whom(store: Store, held: Any) -> None:
    said = []

    def waiting(sentence: str) -> None:
        said.append(sentence)
        held.stdin.close()

    add(Store(store.folder, Who("minh", "PC-3"), waiting), "sl-10")
    assert said[0].startswith("Đang chờ lan (máy KETOAN-02, từ ")
    assert [record.code for record in store.read(2021).year.figures][-2:] == ["sl-9", "sl-10"]


@pytest.mark.usefixtures("held")
def test_a_writer_gives_up_in_the_end_and_nothing_is_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_lock, "PATIENCE", 0.1)
    raw = store.path(2021).read_bytes()
    with pytest.raises(BusyError, match="đang bị giữ bởi lan") as busy:
        add(store, "sl-10")
    assert busy.value.exit_code == 75
    (store.folder / ".dtreport" / "2021.owner.json").write_text("[", encoding="utf-8")
    with pytest.raises(BusyError, match="giữ bởi người khác"):
        add(store, "sl-10")
    assert store.path(2021).read_bytes() == raw
    assert store.read(2021).year.number == 2021


@posix
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_disk_without_locks_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    import fcntl

    def fail(*_given: object) -> None:
        raise OSError(code, "no locks")

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(DtreportError, match="không hỗ trợ khóa tệp"):
        add(store)
    assert store.path(2021).read_bytes() == SAMPLE.encode()


def test_on_windows_nothing_is_asked_that_only_posix_has(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: Any) -> None:
        raise AssertionError

    class Windows:
        def __getattr__(self, name: str) -> Any:
            return {"name": "nt", "fchmod": never, "fchown": never}.get(name, getattr(os, name))

    from dtreport.store.history import journal

    for module in (files, journal, write_lock, write_protocol):
        monkeypatch.setattr(module, "os", Windows())
    add(store)
    store.path(2021).write_bytes(store.path(2021).read_bytes().replace("Hộ".encode(), "Hộ gia đình".encode()))
    add(store, "sl-10")
    assert store.history(2021)[-1].number == 3


def test_a_file_that_is_saved_elsewhere_between_reading_and_writing_is_read_again(store: Store) -> None:
    calls = []

    def make(file: Any) -> list[Any]:
        calls.append(len(file.year.figures))
        if len(calls) == 1:
            raw = store.path(2021).read_bytes()
            store.path(2021).write_bytes(raw + b'\n[[counts]]\ncode = "sl-8"\nname = "x"\nunit = "y"\n')
        return [Insert("counts", count("sl-9"))]

    store.commit(2021, make, "add-count")
    assert calls == [3, 4]
    assert [record.code for record in store.read(2021).year.figures] == ["sl-1", "sl-2", "sl-3", "sl-8", "sl-9"]
    assert not list(store.folder.rglob("*.tmp"))


def test_a_file_that_is_saved_elsewhere_all_the_time_is_busy(store: Store) -> None:
    def make(_file: Any) -> list[Any]:
        store.path(2021).write_bytes(store.path(2021).read_bytes() + b"#\n")
        return [Insert("counts", count("sl-9"))]

    with pytest.raises(BusyError, match="ghi liên tục"):
        store.commit(2021, make, "add-count")
    assert "sl-9" not in store.path(2021).read_text(encoding="utf-8")


def test_a_file_that_is_deleted_while_we_write_is_not_made_anew(store: Store) -> None:
    def make(_file: Any) -> list[Any]:
        store.path(2021).unlink()
        return [Insert("counts", count("sl-9"))]

    with pytest.raises(NotRecordedError):
        store.commit(2021, make, "add-count")
    assert not store.path(2021).exists()


def test_a_save_by_others_right_after_ours_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.sync_folder

    def overwrite(folder: Path) -> None:
        real(folder)
        store.path(2021).write_bytes(SAMPLE.encode())

    monkeypatch.setattr("dtreport.store.write_protocol.sync_folder", overwrite)
    with pytest.raises(DtreportError, match="ngay sau đó chương trình khác đã ghi đè"):
        add(store)
    monkeypatch.undo()
    done = store.commit(2021, lambda _file: [Remove("counts", "sl-1")], "remove")
    assert done.outside is not None
    assert done.outside.removed == ("sl-9",)


def test_the_person_is_a_question_mark_where_the_system_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    import getpass
    import socket

    assert all(Who.current())

    def fail() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", fail)
    monkeypatch.setattr(socket, "gethostname", fail)
    assert Who.current() == ("?", "?")


def test_a_draft_for_a_folder_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(DtreportError, match="Không ghi được"):
        Store(store.folder / "none", store.who).save_draft(2021, SAMPLE.encode(), SAMPLE.encode(), "open")


def test_sentences_name_the_file_shortly_inside_the_current_folder(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.folder.parent)
    with pytest.raises(NotRecordedError, match=re.escape(f"({Path('reports', '2022.toml')})")):
        store.read(2022)
    monkeypatch.setattr(Path, "cwd", lambda: (_ for _ in ()).throw(FileNotFoundError()))
    with pytest.raises(NotRecordedError, match=r"2022\.toml"):
        store.read(2022)
