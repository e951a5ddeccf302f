"""The health of the folder, in the places that no machine of a test has."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from dtreport.services import health
from dtreport.services.health import examine, letters_printable
from dtreport.store import Store, Who

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
