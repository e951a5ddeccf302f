"""What is handed out to offices on Windows: built, unpacked, installed, used and removed on a machine as it comes."""

from __future__ import annotations

import hashlib
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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both zips."""
    if why := wine.missing():
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("dist")
    build_windows.main(["-o", str(folder), "--cache", str(wine.cache_folder() / "downloads")])
    return folder


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> wine.WindowsMachine:
    """A machine with Windows alone."""
    if why := wine.missing():
        pytest.skip(why)
    return wine.new_machine(tmp_path_factory.mktemp("windows") / "prefix")


def unpacked(built: Path, folder: Path) -> Path:
    with zipfile.ZipFile(built / f"dtreport-{__version__}-windows.zip") as archive:
        archive.extractall(folder)
    return folder / f"dtreport-{__version__}-windows"


def said(machine: wine.WindowsMachine, folder: Path, line: str) -> str:
    """Run a line in a window of commands and return what it shows."""
    return machine.run("cmd", "/c", line, folder=folder).stdout.decode(errors="replace").replace("\r\n", "\n")


def test_a_clerk_unpacks_installs_works_and_removes(built: Path, shop: wine.WindowsMachine) -> None:
    user = next((shop.drive / "users").glob("[!P]*"))
    home = user / "AppData" / "Local" / "Programs" / "dtreport"
    office = shop.prefix / "home" / "Sổ báo cáo"
    source = unpacked(built, user / "Temp")

    assert f"Đã cài dtreport vào {shop.path(home)}." in said(shop, source, "Cai-dat.cmd")
    assert {path.name for path in shop.prefix.rglob("*.lnk")} == {"Sổ báo cáo.lnk"}
    assert shop.path(home) in said(shop, source, r"reg query HKCU\Environment /v Path")
    assert f"DisplayVersion    REG_SZ    {__version__}" in said(shop, source, f"reg query {UNINSTALL}")

    (office / "reports" / "2021.toml").write_bytes((ROOT / "reports" / "2021.toml").read_bytes())
    assert "Sổ báo cáo công tác năm" in said(shop, office, rf"{shop.path(home)}\So-bao-cao.cmd")
    assert "Đã xuất Bảng tổng hợp năm 2021" in said(shop, office, "dtreport export 2021")
    assert "Đã làm 22 tệp giấy tờ năm 2021" in said(shop, office, "dtreport kit 2021 -o giay-to")
    assert len(list((office / "giay-to").iterdir())) == 22 + 1  # the page of contents too
    typed = "~300 hộ * [số] đạt 100%% kế hoạch?"
    program = rf"{shop.path(home)}\dtreport.exe"
    added = shop.run(program, "add-task", "--text", typed, folder=office)
    assert "Đã ghi" in added.stdout.decode(), added.stderr.decode()
    assert f'text = "{typed}"' in (office / "reports" / "2021.toml").read_text(encoding="utf-8")

    assert "Đã cài dtreport" in said(shop, source, "Cai-dat.cmd")  # as a newer version would be, over the older one
    assert said(shop, source, r"reg query HKCU\Environment /v Path").count(shop.path(home)) == 1

    (home / "ghi-chu.txt").write_text("của ai đó", encoding="utf-8")
    assert "Đã cài dtreport" in said(shop, source, "Cai-dat.cmd")
    assert (home / "ghi-chu.txt").read_text(encoding="utf-8") == "của ai đó"
    assert not home.with_name("dtreport.old").exists()
    (home / "ghi-chu.txt").unlink()

    assert "Đã bỏ dtreport khỏi PATH" in said(shop, home, "Go-bo.cmd")
    shop.wait()
    assert not home.exists()
    assert list(shop.prefix.rglob("*.lnk")) == []
    assert "REG_" not in said(shop, source, r"reg query HKCU\Environment /v Path")
    assert (office / "reports" / "2021.toml").exists()


def test_year_files_among_those_of_the_program_are_not_taken_along(
    built: Path, shop: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpacked(built, tmp_path / "Nguyễn & Lan")
    (source / "reports").mkdir()
    ended = shop.run("cmd", "/c", "Cai-dat.cmd", folder=source)
    assert "có thư mục reports. Hãy chuyển reports" in ended.stderr.decode()
    assert not list((shop.drive / "users").glob("*/AppData/Local/Programs/dtreport"))


def test_the_path_of_the_user_keeps_what_was_in_it(built: Path, shop: wine.WindowsMachine, tmp_path: Path) -> None:
    source = unpacked(built, tmp_path / "Nguyễn & Lan")
    before = ";".join(["C:\\%KHONG%\\a", *(f"C:\\{number:04}" for number in range(400))])
    shop.run("reg", "add", r"HKCU\Environment", "/v", "Path", "/t", "REG_SZ", "/d", before, "/f")
    assert "Đã cài dtreport" in said(shop, source, "Cai-dat.cmd")
    assert f"REG_SZ    {before};C:" in said(shop, source, r"reg query HKCU\Environment /v Path")
    assert "Đã bỏ dtreport" in said(shop, source, "Go-bo.cmd")
    shop.wait()
    assert f"REG_SZ    {before}\n" in said(shop, source, r"reg query HKCU\Environment /v Path")
    said(shop, source, r"reg delete HKCU\Environment /v Path /f")


def test_a_broken_download_is_told_before_anything_is_changed(
    built: Path, shop: wine.WindowsMachine, tmp_path: Path
) -> None:
    source = unpacked(built, tmp_path)
    licence = source / "giay-phep" / "dtreport" / "LICENSE"
    licence.write_bytes(licence.read_bytes()[:-1])
    ended = shop.run("cmd", "/c", "Cai-dat.cmd", folder=source)
    assert "Bản tải về thiếu hoặc hỏng tệp giay-phep/dtreport/LICENSE." in ended.stderr.decode()
    assert not list((shop.drive / "users").glob("*/AppData/Local/Programs/dtreport"))


def test_every_file_has_its_sum_and_every_part_its_licence(built: Path, tmp_path: Path) -> None:
    source = unpacked(built, tmp_path)
    lines = (source / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: given for given, name in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()}
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    assert [name for name, given in sums.items() if hashlib.sha256(files[name].read_bytes()).hexdigest() != given] == []
    parts = {path.name.split("-")[0] for path in (source / "python" / "Lib" / "site-packages").glob("*.dist-info")}
    assert {path.name for path in (source / "giay-phep").iterdir()} == {*parts, "python", "distlib"}
    for archive in built.glob("*.zip"):
        line = archive.with_name(f"{archive.name}.sha256").read_text(encoding="utf-8")
        assert line == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"


@pytest.mark.parametrize("version", build_windows.PYTHONS)
def test_the_wheels_are_all_that_pip_needs(version: str, built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / f"dtreport-{__version__}-wheels.zip") as archive:
        archive.extractall(tmp_path)
    wheels = tmp_path / f"dtreport-{__version__}-wheels"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--find-links", ".", "--require-hashes"]
    command += ["-r", build_windows.REQUIREMENTS, "--platform", "win_amd64", "--python-version", version]
    subprocess.run([*command, "--only-binary=:all:", "--target", str(tmp_path / "packages")], cwd=wheels, check=True)
    assert (tmp_path / "packages" / "dtreport" / "__init__.py").exists()
    assert windows_python.missing_on_windows(wheels, version) == []
