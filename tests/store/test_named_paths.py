"""Names of files and folders: as people type them, as the disk has them, and those that Windows cannot have."""

from __future__ import annotations

import ntpath
import os
import unicodedata
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import DtreportError, NotRecordedError, UsageError
from dtreport.store import Insert, Store, check_new_name, find_folder, is_folder, path_meant, shown_path
from dtreport.store.disk import named_paths
from dtreport.store.year_file import JournalGaps
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from collections.abc import Callable

NFC, NFD = (unicodedata.normalize(form, "Báo cáo tổng kết") for form in ("NFC", "NFD"))
TYPED = "Ba\u0301o ca\u0301o tô\u0309ng kê\u0301t"
"""As keyboards type it that put marks of tones behind letters: neither of the two forms."""


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named_paths, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))


@pytest.mark.parametrize("there", [NFC, NFD, TYPED], ids=["nfc", "nfd", "typed"])
@pytest.mark.parametrize("words", [NFC, NFD, TYPED], ids=["nfc", "nfd", "typed"])
def test_one_name_is_found_however_its_letters_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, words: str
) -> None:
    (tmp_path / there).mkdir()
    (tmp_path / there / f"{there}.xlsx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert path_meant(words, "-o") == Path(there)
    assert path_meant(str(tmp_path / words / f"{words}.xlsx"), "-o") == tmp_path / there / f"{there}.xlsx"
    assert path_meant(str(Path(words, f"mới {words}.xlsx")), "-o") == Path(there, f"mới {NFC}.xlsx")
    assert find_folder(Path(words), {}, tmp_path) == tmp_path / there
    assert find_folder(None, {"DTREPORT_REPORTS": words}, tmp_path) == tmp_path / there


def test_a_name_that_is_not_there_stays_and_nothing_is_listed_for_plain_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_meant("", "-o") == Path()
    assert path_meant(f"{NFD}/a", "-o") == Path(NFC, "a")
    (tmp_path / "tệp").write_bytes(b"")
    assert path_meant("tệp/ở đây", "-o") == Path("tệp/ở đây")
    monkeypatch.setattr(os, "listdir", lambda _path: pytest.fail("listed"))
    assert path_meant("a/b.xlsx", "-o") == Path("a/b.xlsx")


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("words", ["C:reports", "C:", "c:..\\reports", "D:báo cáo"])
def test_on_windows_a_drive_without_a_backslash_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match=r"ghi ở --reports\) thiếu dấu") as refused:
        path_meant(words, "--reports")
    drive, rest = ntpath.splitdrive(words)
    assert refused.value.hint == f"Hãy ghi: {drive}\\{rest}"


DEVICES = ["con", "NUL", "aux.toml", "COM1.xlsx", "com¹", "lpt3.tar.gz", "prn ", "Con .txt", "CONIN$", "nul:"]


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", [*DEVICES, "giay\\aux\\a.xlsx", "C:\\giay/nul", "\\\\may-chu\\chung\\com1.csv"])
def test_on_windows_a_device_is_neither_read_nor_written(name: str) -> None:
    with pytest.raises(UsageError, match=r"\(ghi ở --list\): Windows dành tên"):
        path_meant(name, "--list")


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("words", ["\\\\.\\PhysicalDrive0", "//./con"])
def test_on_windows_the_devices_of_the_machine_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="là thiết bị của máy"):
        path_meant(words, "--list")


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    "words",
    [
        "\\\\may-chu\\chung\\reports",
        "\\\\?\\C:\\giay\\a.xlsx",
        "C:\\Báo cáo\\a.xlsx",
        "..\\reports",
        "\\reports",
        "console",
    ],
)
def test_on_windows_shares_drives_and_long_paths_are_taken_as_they_are(words: str) -> None:
    assert path_meant(words, "-o") == Path(words)
    assert path_meant(f'"{words}"', "DTREPORT_REPORTS") == Path(words)


@pytest.mark.parametrize("name", DEVICES[:-1])
def test_no_new_file_has_the_name_of_a_device_on_any_system(name: str) -> None:
    with pytest.raises(UsageError, match=r"\(ghi ở -o\): Windows dành tên"):
        check_new_name(Path("giay", name), "-o")


@pytest.mark.parametrize("letter", [*'<>:"|?*', *([] if os.name == "nt" else ["\\"]), "\n", "\x1f"])
def test_no_new_file_has_a_letter_that_windows_does_not_take(letter: str) -> None:
    with pytest.raises(UsageError, match="có ký tự mà Windows không nhận") as refused:
        check_new_name(Path(f"tệp{letter}b.xlsx"), "-o")
    assert refused.value.sentence.endswith(letter)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("giay. ", "Hãy ghi: giay"), ("a.xlsx.", "Hãy ghi: a.xlsx"), ("a ", "Hãy ghi: a"), ("...", "Hãy dùng tên khác.")],
)
def test_no_new_file_ends_with_a_dot_or_a_blank(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match="dấu chấm hoặc dấu cách") as refused:
        check_new_name(Path(name), "-o")
    assert refused.value.hint == hint


def test_a_name_is_as_long_as_the_system_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named_paths, "os", SimpleNamespace(name="nt"))
    check_new_name(Path("ễ" * 250 + ".xlsx"), "-o")
    with pytest.raises(UsageError, match="quá dài"):
        check_new_name(Path("ễ" * 251 + ".xlsx"), "-o")
    with pytest.raises(UsageError, match="quá dài"):
        check_new_name(Path("𝟚" * 126 + ".xlsx"), "-o")  # two units each
    monkeypatch.setattr(named_paths, "os", SimpleNamespace(name="posix"))
    check_new_name(Path("ễ" * 83 + ".xlsx"), "-o")
    with pytest.raises(UsageError, match="quá dài"):
        check_new_name(Path("ễ" * 84 + ".xlsx"), "-o")


@pytest.mark.parametrize("name", ["console.xlsx", "com10.docx", "contents.html", "Nul hóa.txt", "a.b.c", ".a"])
def test_other_names_are_free(name: str) -> None:
    check_new_name(Path(name), "-o")


def test_a_folder_that_cannot_be_looked_at_is_none(tmp_path: Path) -> None:
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / ("a" * 300))


def test_paths_are_shown_with_the_separators_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "reports" / "2021.toml") == str(Path("reports", "2021.toml"))

    class Windows(PureWindowsPath):
        def absolute(self) -> Windows:
            return self

        @classmethod
        def cwd(cls) -> Windows:
            return cls("C:\\Báo cáo")

    monkeypatch.setattr("dtreport.store.disk.failures.Path", Windows)
    path: Callable[[str], Path] = Windows  # type: ignore[assignment]  # it is one for what is asked of it here
    assert shown_path(path("C:\\Báo cáo\\reports\\2021.toml")) == "reports\\2021.toml"
    assert shown_path(path("\\\\may-chu\\chung\\2021.toml")) == "\\\\may-chu\\chung\\2021.toml"


distinct = pytest.mark.skipif(os.name == "nt", reason="its folders do not tell the cases apart")


@pytest.mark.parametrize("name", ["2021.TOML", "2021.Toml"])
def test_a_year_file_has_any_case_and_stays_the_only_one(store: Store, name: str) -> None:
    raw = store.path(2021).read_bytes()
    store.path(2021).unlink()
    (store.folder / name).write_bytes(raw)
    assert store.years() == (2021,)
    assert store.open_years() == (2021,)
    assert find_folder(None, {}, store.folder.parent) == store.folder
    done = store.commit(2021, lambda _file: [Insert("counts", count("sl-9"))], "add-count")
    assert done.path == store.folder / name
    assert [path.name for path in store.folder.iterdir() if path.is_file()] == [name]
    assert "sl-9" in store.read(2021).year.by_code
    assert len(store.history(2021)) == 1
    with pytest.raises(DtreportError, match=name.replace(".", r"\.")):
        store.create(2021, {"agency": {"name": "Ban"}}, "new")
    (store.folder / name).write_bytes(b"year = ")
    with pytest.raises(DtreportError, match=name.replace(".", r"\.")) as refused:
        store.read(2021)
    assert refused.value.hint.endswith(f"Bản dtreport ghi gần nhất còn ở {store.folder / '.dtreport' / '2021.toml'}.")


def test_a_folder_above_is_ours_by_a_year_file_of_any_case(tmp_path: Path) -> None:
    deep = tmp_path / "a"
    deep.mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.TOML").touch()
    assert find_folder(None, {}, deep) == tmp_path / "reports"


@distinct
def test_of_two_files_of_one_year_none_is_read_or_written(store: Store) -> None:
    other = store.folder / "2021.TOML"
    other.write_bytes(SAMPLE.encode().replace(b"12.50", b"99"))
    before = {path.name: path.read_bytes() for path in store.folder.iterdir()}
    assert store.years() == (2021,)
    assert store.open_years() == (2021,)
    commands: list[Callable[[], object]] = [
        lambda: store.read(2021),
        lambda: store.read_text(2021),
        lambda: store.path(2021),
        lambda: store.history(2021),
        lambda: store.create(2021, {"agency": {"name": "Ban"}}, "new"),
        lambda: store.commit(2021, lambda _file: [Insert("counts", count("sl-9"))], "add-count"),
        lambda: store.save_draft(2021, SAMPLE.encode(), SAMPLE.encode(), "open"),
    ]
    for command in commands:
        with pytest.raises(DtreportError, match=r"Năm 2021 có 2 tệp .*: 2021\.TOML, 2021\.toml\.") as refused:
            command()
        assert not isinstance(refused.value, NotRecordedError)
        assert "giữ lại một tệp tên 2021.toml" in refused.value.hint
    assert store.journal_gaps(2021) == JournalGaps()
    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == before
    other.unlink()
    assert store.read(2021).year.number == 2021
