"""The health of the folder, in the places that no machine of a test has."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from dtreport.services import health
from dtreport.services.health import examine, letters_printable
from dtreport.store import KEPT, SetTable, Store, Who

WHO = Who("lan", "KETOAN-02")


def signs(folder: Path) -> dict[str, bool]:
    return {sign.seen: sign.well for sign in examine(Store(folder, WHO))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def test_a_folder_that_cannot_be_written_is_ill(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_settings: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert signs(folder)[f"Không ghi được vào thư mục {folder}."] is False


@pytest.mark.parametrize("name", ["OneDrive - Ban A", "Dropbox", "Google Drive", "iCloudDrive"])
def test_a_folder_that_is_synchronised_is_ill(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "reports"
    folder.mkdir(parents=True)
    assert signs(folder)["Thư mục nằm trong dịch vụ đồng bộ, hai máy có thể ghi đè nhau."] is False


def test_a_folder_inside_another_mount_of_nfs_is_well(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    place = str(folder).replace(" ", r"\040")  # as the system writes it
    mounts.write_text(f"a / nfs rw 0 0\nb {place} ext4 rw 0 0\nc /khac nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(health, "MOUNTS", mounts)
    assert all(signs(folder).values())


def test_a_machine_that_does_not_tell_its_mounts_is_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "MOUNTS", Path("/khong/co"))
    assert all(signs(folder).values())


def test_a_year_that_is_no_file_is_ill(folder: Path) -> None:
    (folder / "2021.toml").mkdir()
    (sign,) = [sign for sign in examine(Store(folder, WHO)) if not sign.well]
    assert sign.seen.startswith("Tệp năm 2021: ")
    assert sign.advice


@pytest.mark.parametrize(
    ("encoding", "printable"),
    [("utf-8", True), ("utf-16", True), ("cp1258", False), ("ascii", False), (None, False), ("không có", False)],
)
def test_letters_are_tried_in_the_encoding_of_the_screen(encoding: str | None, *, printable: bool) -> None:
    assert letters_printable(encoding) is printable


@pytest.mark.parametrize(
    ("parts", "well"),
    [
        ("My Drive", False),
        ("Drive của tôi", False),
        ("Drive cu\u0309a to\u0302i", False),  # as macOS writes it, in pieces
        ("My Drive (1)", False),
        ("Bộ nhớ dùng chung/Ban A", False),
        ("GoogleDrive-lan@example.com", False),
        ("Ổ cứng của tôi", True),
        ("My Drives of old", True),
    ],
)
def test_cloud_folders_are_known_by_their_vietnamese_names(tmp_path: Path, parts: str, *, well: bool) -> None:
    folder = tmp_path / parts / "reports"
    folder.mkdir(parents=True)
    assert ("Thư mục không nằm trong dịch vụ đồng bộ." in signs(folder)) is well


@pytest.mark.parametrize(
    "name",
    [
        "2022.toml.txt",
        "2022 (1).toml",
        "2022 - Copy.toml",
        "2022 - Bản sao.toml",
        "Bản sao của 2022.toml",
        "2022-MAY-LAN.toml",
        "2022.toml.bak",
        "2022.txt",
    ],
)
@pytest.mark.parametrize("beside", [True, False])
def test_a_file_that_is_nearly_a_year_file_is_named_with_what_to_do(folder: Path, name: str, *, beside: bool) -> None:
    if beside:
        (folder / "2022.toml").write_text('schema = 1\nyear = 2022\n[agency]\nname = "Ban A"\n', encoding="utf-8")
    (folder / name).write_text("", encoding="utf-8")
    (sign,) = (sign for sign in examine(Store(folder, WHO)) if not sign.well)
    assert name in sign.seen
    assert ("đổi tên thành 2022.toml" in sign.advice) is not beside
    assert ("Notepad" in sign.advice) is (name.endswith(".txt") and not beside)


@pytest.mark.parametrize("name", ["2022.toml", "ke-hoach.toml", "ghi chú 2022.docx", "danh-sach.txt"])
def test_other_files_are_none_of_ours(folder: Path, name: str) -> None:
    (folder / name).write_text('schema = 1\nyear = 2022\n[agency]\nname = "Ban A"\n', encoding="utf-8")
    assert all(signs(folder).values())


def test_a_line_that_was_torn_when_the_machine_went_off_is_told_and_is_well(folder: Path) -> None:
    store = Store(folder, WHO)
    store.create(2022, {"agency": {"name": "Ban A"}}, "mở năm 2022")
    with (folder / ".dtreport" / "2022.journal.jsonl").open("ab") as file:
        file.write(b'{"step": "intent", "txn')
    name = Path(".dtreport", "2022.journal.jsonl")
    assert signs(folder)[f"Nhật ký {name} có 1 dòng ghi dở khi máy tắt giữa chừng; không mất gì đã lưu."]
    assert all(signs(folder).values())


def test_a_journal_that_is_gone_spoilt_or_doubled_is_ill(folder: Path) -> None:
    store = Store(folder, WHO)
    store.create(2022, {"agency": {"name": "Ban A"}}, "mở năm 2022")
    for number in range(9):
        phone = f"0208 3000 00{number}"
        store.commit(2022, lambda _file, phone=phone: [SetTable("agency", {"name": "Ban A", "phone": phone})], "sửa")  # type: ignore[misc]
    assert all(signs(folder).values())
    kept, name = folder / KEPT, Path(KEPT, "2022.journal.jsonl")
    (kept / "2022.journal (1).jsonl").write_text("", encoding="utf-8")
    journal = kept / "2022.journal.jsonl"
    lines = journal.read_text(encoding="utf-8").splitlines()
    journal.write_text("\n".join([*("x" for _line in lines[:12]), *lines[12:]]), encoding="utf-8")
    (kept / "2022.toml").unlink()
    assert [seen for seen, well in signs(folder).items() if not well] == [
        f"Nhật ký {name} có 12 dòng hỏng: dòng 1, 2, 3, 4, 5 ….",
        f"Nhật ký {name} thiếu 6 thay đổi: số 1, 2, 3, 4, 5 ….",
        f"Bản lưu {Path(KEPT, '2022.toml')} không còn, nên lần sửa tay tới đây sẽ không so được.",
        f"Có bản sao lạ của nhật ký: {Path(KEPT, '2022.journal (1).jsonl')}.",
    ]
    journal.write_text("x\n", encoding="utf-8")
    assert f"Nhật ký {name} không còn hoặc không đọc được." in signs(folder)
    journal.unlink()
    journal.mkdir()
    assert any(seen.startswith(f"Nhật ký {name}: ") for seen in signs(folder))


def year_file(folder: Path, name: str) -> None:
    (folder / name).write_text('schema = 1\nyear = 2022\n[agency]\nname = "Ban A"\n', encoding="utf-8")


def test_a_year_file_with_capitals_is_named_once(folder: Path) -> None:
    year_file(folder, "2022.TOML")
    assert [sign for sign, well in signs(folder).items() if not well] == ["Tệp năm 2022 mang tên 2022.TOML."]
    assert "Tệp năm 2022 đọc được, 0 mục." in signs(folder)


@pytest.mark.skipif(os.name == "nt", reason="its folders do not tell the cases apart")
def test_two_files_of_one_year_are_named_once(folder: Path) -> None:
    for name in ("2022.toml", "2022.TOML"):
        year_file(folder, name)
    (sign,) = [sign for sign in examine(Store(folder, WHO)) if not sign.well]
    assert "2022.TOML, 2022.toml" in sign.seen
    assert "2022.toml" in sign.advice
