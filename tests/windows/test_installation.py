"""What is handed out to offices on Windows: built, unpacked, installed, used and removed on a machine as it comes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from tools import build_windows, windows_python

from dtreport import __version__
from tests.support import ROOT
from tests.windows import wine

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.windows
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\dtreport"


@pytest.fixture(scope="module")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both zips."""
    if why := wine.missing():
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("dist")
    build_windows.main(["-o", str(folder), "--cache", str(wine.cache_folder() / "downloads")])
    return folder


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> wine.WindowsMachine:
    """A machine with Windows alone."""
    if why := wine.missing():
        pytest.skip(why)
    return wine.new_machine(tmp_path_factory.mktemp("windows") / "prefix")


def unpack(distribution: Path, folder: Path) -> Path:
    with zipfile.ZipFile(distribution / f"dtreport-{__version__}-windows.zip") as archive:
        archive.extractall(folder)
    return folder / f"dtreport-{__version__}-windows"


def answer(machine: wine.WindowsMachine, folder: Path, line: str) -> str:
    """Run a line in a window of commands and return what it shows."""
    return machine.run("cmd", "/c", line, folder=folder).stdout.decode(errors="replace").replace("\r\n", "\n")


def test_a_clerk_unpacks_installs_works_and_removes(distribution: Path, computer: wine.WindowsMachine) -> None:
    user = next((computer.drive / "users").glob("[!P]*"))
    home = user / "AppData" / "Local" / "Programs" / "dtreport"
    office = computer.prefix / "home" / "Sổ báo cáo"
    source = unpack(distribution, user / "Temp")

    assert f"Đã cài dtreport vào {computer.path(home)}." in answer(computer, source, "Cai-dat.cmd")
    assert {path.name for path in computer.prefix.rglob("*.lnk")} == {"Sổ báo cáo.lnk"}
    assert computer.path(home) in answer(computer, source, r"reg query HKCU\Environment /v Path")
    assert f"DisplayVersion    REG_SZ    {__version__}" in answer(computer, source, f"reg query {UNINSTALL}")

    (office / "reports" / "2021.toml").write_bytes((ROOT / "reports" / "2021.toml").read_bytes())
    assert "Sổ báo cáo công tác năm" in answer(computer, office, rf"{computer.path(home)}\So-bao-cao.cmd")
    assert "Đã xuất Bảng tổng hợp năm 2021" in answer(computer, office, "dtreport export 2021")
    assert "Đã làm 22 tệp giấy tờ năm 2021" in answer(computer, office, "dtreport kit 2021 -o giay-to")
    assert len(list((office / "giay-to").iterdir())) == 22 + 1  # the page of contents too
    typed = "~300 hộ * [số] đạt 100%% kế hoạch?"
    program = rf"{computer.path(home)}\dtreport.exe"
    added = computer.run(program, "add-task", "--text", typed, folder=office)
    assert "Đã ghi" in added.stdout.decode(), added.stderr.decode()
    assert f'text = "{typed}"' in (office / "reports" / "2021.toml").read_text(encoding="utf-8")

    # While it runs it is neither exchanged nor removed, not even in part.
    whole = sorted(home.rglob("*"))
    for folder, command in ((source, "Cai-dat.cmd"), (home, "Go-bo.cmd")):
        start = f"import subprocess; subprocess.run(['cmd', '/c', '{command}'])"
        refusal = computer.run(rf"{computer.path(home)}\python\python.exe", "-c", start, folder=folder).stderr.decode()
        assert f'Hãy đóng mọi cửa sổ "Sổ báo cáo", rồi chạy lại {command}.' in refusal
    assert sorted(home.rglob("*")) == whole
    assert {path.name for path in computer.prefix.rglob("*.lnk")} == {"Sổ báo cáo.lnk"}

    assert "Đã bỏ dtreport khỏi PATH" in answer(computer, home, "Go-bo.cmd")
    computer.wait()
    assert not home.exists()
    assert list(computer.prefix.rglob("*.lnk")) == []
    assert "REG_" not in answer(computer, source, r"reg query HKCU\Environment /v Path")
    assert (office / "reports" / "2021.toml").exists()


def test_what_somebody_has_put_among_the_files_of_the_program_stays(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    home = next((computer.drive / "users").glob("[!P]*")) / "AppData" / "Local" / "Programs" / "dtreport"
    source = unpack(distribution, tmp_path)
    assert "Đã cài dtreport" in answer(computer, source, "Cai-dat.cmd")
    # Over the older one, in which somebody has put files, one of them by a name that the newer version has too; and
    # over what an exchange has left that did not come to its end.
    notes = [home / "ghi-chu.txt", home / "python" / "ghi-chu.txt", home / "giay-phep" / "ghi-chu.txt"]
    for note in notes:
        note.write_text("của ai đó", encoding="utf-8")
    sums = (home / "SHA256SUMS").read_text(encoding="utf-8").splitlines(keepends=True)
    (home / "SHA256SUMS").write_text("".join(sums[1:]), encoding="utf-8", newline="")
    name = sums[0].split("  ", 1)[1].strip()
    (home / name).write_text("của ai đó", encoding="utf-8")
    for older in ("dtreport.old", "dtreport.old-2"):
        (home.with_name(older) / "python").mkdir(parents=True)
        (home.with_name(older) / "python" / "cu.dll").write_bytes(older.encode())
    shutil.copy(home / "dtreport.exe", home.with_name("dtreport.old"))
    upgrade = answer(computer, source, "Cai-dat.cmd")
    assert "Đã cài dtreport" in upgrade
    assert f"tên mới là {computer.path(home / name)}.cu" in upgrade
    assert answer(computer, source, r"reg query HKCU\Environment /v Path").count(computer.path(home)) == 1
    notes += [home / f"{name}.cu"]
    assert {note.read_text(encoding="utf-8") for note in notes} == {"của ai đó"}
    notes += [home / "python" / "cu.dll", home / "python" / "cu.dll.cu"]
    assert {note.read_bytes() for note in notes[-2:]} == {b"dtreport.old", b"dtreport.old-2"}
    assert [path.name for path in home.parent.iterdir()] == ["dtreport"]

    home.with_name("dtreport.new").mkdir()
    assert "Đã bỏ dtreport khỏi PATH" in answer(computer, home, "Go-bo.cmd")
    computer.wait()
    assert sorted(path for path in home.rglob("*") if not path.is_dir()) == sorted(notes)
    assert [path.name for path in home.parent.iterdir()] == ["dtreport"]
    assert "REG_" not in answer(computer, source, f"reg query {UNINSTALL}")
    shutil.rmtree(home)
    assert list(computer.prefix.rglob("*.lnk")) == []


def test_year_files_among_those_of_the_program_are_not_taken_along(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpack(distribution, tmp_path / "Nguyễn & Lan")
    (source / "reports").mkdir()
    run = computer.run("cmd", "/c", "Cai-dat.cmd", folder=source)
    assert "có thư mục reports. Hãy chuyển reports" in run.stderr.decode()
    assert not list((computer.drive / "users").glob("*/AppData/Local/Programs/dtreport"))


def test_the_path_of_the_user_keeps_what_was_in_it(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpack(distribution, tmp_path / "Nguyễn & Lan")
    before = ";".join(["C:\\%KHONG%\\a", *(f"C:\\{number:04}" for number in range(400))])
    computer.run("reg", "add", r"HKCU\Environment", "/v", "Path", "/t", "REG_SZ", "/d", before, "/f")
    assert "Đã cài dtreport" in answer(computer, source, "Cai-dat.cmd")
    assert f"REG_SZ    {before};C:" in answer(computer, source, r"reg query HKCU\Environment /v Path")
    assert "Đã bỏ dtreport" in answer(computer, source, "Go-bo.cmd")
    computer.wait()
    assert f"REG_SZ    {before}\n" in answer(computer, source, r"reg query HKCU\Environment /v Path")
    answer(computer, source, r"reg delete HKCU\Environment /v Path /f")


def test_a_folder_of_the_user_that_is_away_is_told_and_the_program_can_be_removed(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    """As where the server of the documents is down, or the profile has been moved."""
    source = unpack(distribution, tmp_path)
    folders = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    computer.run("reg", "add", folders, "/v", "Personal", "/t", "REG_SZ", "/d", r"Q:\Tai lieu", "/f")
    run = computer.run("cmd", "/c", "Cai-dat.cmd", folder=source)
    assert r"Chưa mở được Q:\Tai lieu\Sổ báo cáo (Windows báo lỗi 3)." in run.stdout.decode()
    assert "chạy lại Cai-dat.cmd" in run.stderr.decode()
    assert {path.name for path in computer.prefix.rglob("*.lnk")} == {"Sổ báo cáo.lnk"}
    assert "Go-bo.cmd" in answer(computer, source, f"reg query {UNINSTALL}")
    assert "Đã bỏ dtreport" in answer(computer, source, "Go-bo.cmd")  # by the copy that was unpacked
    computer.wait()
    assert not list((computer.drive / "users").glob("*/AppData/Local/Programs/dtreport"))
    assert list(computer.prefix.rglob("*.lnk")) == []
    computer.run("reg", "delete", folders, "/v", "Personal", "/f")


def test_a_folder_on_another_machine_is_named_and_no_drive_is_made_for_it(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpack(distribution, tmp_path / "source")
    office, local = (tmp_path / name for name in ("office", "local"))
    (office / "reports").mkdir(parents=True)
    (office / "reports" / "2021.toml").write_bytes((ROOT / "reports" / "2021.toml").read_bytes())
    local.mkdir()
    script, *places = (wine.windows_path(path) for path in (source / "So-bao-cao.cmd", office, local))
    assert "4 mảng công tác" in computer.run("cmd", "/c", script, *places, folder=local).stdout.decode()
    (tmp_path / "reports").mkdir()
    chosen = computer.run("cmd", "/c", script, *places, folder=tmp_path).stdout.decode()
    assert "4 mảng công tác" not in chosen


def test_windows_of_32_bits_is_told_in_vietnamese(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpack(distribution, tmp_path)
    line = "set PROCESSOR_ARCHITECTURE=x86& set PROCESSOR_ARCHITEW6432=& Cai-dat.cmd"
    assert "May nay la Windows 32-bit" in answer(computer, source, line)


def test_a_broken_download_is_told_before_anything_is_changed(
    distribution: Path, computer: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpack(distribution, tmp_path)
    licence = source / "giay-phep" / "dtreport" / "LICENSE"
    licence.write_bytes(licence.read_bytes()[:-1])
    run = computer.run("cmd", "/c", "Cai-dat.cmd", folder=source)
    assert "Bản tải về thiếu hoặc hỏng tệp giay-phep/dtreport/LICENSE." in run.stderr.decode()
    assert not list((computer.drive / "users").glob("*/AppData/Local/Programs/dtreport"))


def test_every_file_has_its_sum_and_every_part_its_licence(distribution: Path, tmp_path: Path) -> None:
    source = unpack(distribution, tmp_path)
    lines = (source / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()}
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    assert [name for name, checksum in sums.items() if _sum(files[name]) != checksum] == []
    parts = {path.name.split("-")[0] for path in (source / "python" / "Lib" / "site-packages").glob("*.dist-info")}
    licences = source / "giay-phep"
    texts = {path.name: [file for file in path.rglob("*") if file.is_file()] for path in licences.iterdir()}
    assert texts.keys() >= {*parts, "python", "distlib"}
    assert all(texts[name] for name in texts.keys() - {"THU-VIEN-KEM-THEO.txt"})
    assert "OFL.txt" in {file.name for file in texts["dtreport"]}
    for part in ("typst", "pydantic_core"):  # the parts of what is written in Rust
        assert any(file.name.endswith(".cyclonedx.json") for file in texts[part])
    libraries = [path for path in (source / "python").iterdir() if path.suffix in {".dll", ".exe", ".pyd"}]
    assert [path.name for path in libraries if not build_windows.is_listed(path.name)] == []
    assert not [path.name for path in libraries if path.name.startswith(("libcrypto", "libssl", "sqlite3"))]
    assert "python3*.dll" in (licences / "THU-VIEN-KEM-THEO.txt").read_text(encoding="utf-8-sig")
    for archive in distribution.glob("*.zip"):
        line = archive.with_name(f"{archive.name}.sha256").read_text(encoding="utf-8")
        assert line == f"{_sum(archive)}  {archive.name}\n"


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("version", build_windows.PYTHONS)
def test_the_wheels_are_all_that_pip_needs(version: str, distribution: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(distribution / f"dtreport-{__version__}-wheels.zip") as archive:
        archive.extractall(tmp_path)
    wheels = tmp_path / f"dtreport-{__version__}-wheels"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--find-links", ".", "--require-hashes"]
    command += ["-r", build_windows.REQUIREMENTS, "--platform", "win_amd64", "--python-version", version]
    subprocess.run([*command, "--only-binary=:all:", "--target", str(tmp_path / "packages")], cwd=wheels, check=True)
    assert (tmp_path / "packages" / "dtreport" / "__init__.py").exists()
    assert windows_python.missing_on_windows(wheels, version) == []
