r"""Installs dtreport for one user of Windows, and removes it: `python windows_setup.py install` or `remove`.

It lies in the zip for Windows and runs on the Python there, with nothing but the standard library. The program goes to
%LOCALAPPDATA%\Programs\dtreport, where no administrator is asked; the year files stay in the user's documents.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import winreg
from ctypes import wintypes
from pathlib import Path
from typing import Any
from uuid import UUID

SOURCE = Path(__file__).resolve().parents[1]
SUMS = "SHA256SUMS"
NAME = "Sổ báo cáo"
"""The name of the shortcut, and of the folder for year files among the user's documents."""
_ENVIRONMENT = "Environment"
_PROGRAMS = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\dtreport"
"""The key by which Windows lists the program among those that can be removed."""
_DESKTOP, _DOCUMENTS, _START_MENU, _LOCAL = (
    UUID("b4bfcc3a-db2c-424c-b029-7fe99a87c641"),
    UUID("fdd39ad0-238f-46af-adb4-6c85480369c7"),
    UUID("a77f5d77-2e2b-44c3-a6a2-aba601054a51"),
    UUID("f1b32785-6fba-4fcf-9d55-7b8e7f157091"),
)
"""The folders that a user may have moved, as Windows knows them."""
_SHELL_LINK = UUID("00021401-0000-0000-c000-000000000046")
_SHELL_LINK_METHODS = UUID("000214f9-0000-0000-c000-000000000046")
_FILE_METHODS = UUID("0000010b-0000-0000-c000-000000000046")
_QUERY, _RELEASE, _DESCRIPTION, _FOLDER, _ARGUMENTS, _ICON, _TARGET = 0, 2, 7, 9, 11, 17, 20
"""Places of methods in IShellLinkW."""
_SAVE = 6
"""The place of Save in IPersistFile."""


def install() -> None:
    """Copy the program, put it on the user's PATH, and make the folder for year files and the shortcuts.

    Raises:
        SystemExit: A file is missing or spoilt, or the program is running.
    """
    _check_files()
    home = _home()
    if home != SOURCE:
        _replace(home)
    _set_path([*(entry for entry in _path() if not _is(entry, home)), str(home)])
    office = _known_folder(_DOCUMENTS) / NAME
    (office / "reports").mkdir(parents=True, exist_ok=True)
    for shortcut in _shortcuts():
        _make_shortcut(shortcut, home, office)
    _register(home)
    print(f"Đã cài dtreport vào {home}.")
    print(f"Sổ của cơ quan nằm trong thư mục {office}.")
    print(f'Hãy bấm đúp biểu tượng "{NAME}" trên màn hình để bắt đầu. Cửa sổ lệnh đang mở thì đóng lại rồi mở mới.')


def remove() -> None:
    """Take the program from PATH, from the shortcuts and from the list of programs; the caller deletes its files."""
    home = _home()
    _set_path([entry for entry in _path() if not _is(entry, home)])
    for shortcut in _shortcuts():
        shortcut.unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _PROGRAMS)
    print("Đã gỡ dtreport.")
    print(f"Sổ của cơ quan vẫn còn nguyên trong thư mục {_known_folder(_DOCUMENTS) / NAME}.")


def _check_files() -> None:
    """Compare every file with the list of sums, so that a broken download is told before anything is changed."""
    for line in (SOURCE / SUMS).read_text(encoding="utf-8").splitlines():
        expected, name = line.split("  ", 1)
        path = SOURCE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise SystemExit(f"Bản tải về thiếu hoặc hỏng tệp {name}. Hãy giải nén lại cả tệp zip, hoặc tải lại.")


def _replace(home: Path) -> None:
    """Copy the program beside its place, and only then exchange it for an older one."""
    new, old = home.with_name("dtreport.new"), home.with_name("dtreport.old")
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(SOURCE, new)
    if home.exists():
        try:
            home.rename(old)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            raise SystemExit(
                f'dtreport đang chạy nên chưa thay được. Hãy đóng mọi cửa sổ "{NAME}", rồi chạy lại Cai-dat.cmd.'
            ) from None
    new.rename(home)
    shutil.rmtree(old, ignore_errors=True)


def _register(home: Path) -> None:
    """List the program in Settings > Apps, with the file that removes it."""
    version = subprocess.run(
        [home / "dtreport.exe", "--version"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    values = {
        "DisplayName": f"dtreport – {NAME}",
        "DisplayVersion": version.split()[1],
        "InstallLocation": str(home),
        "UninstallString": f'"{os.environ["COMSPEC"]}" /c "{home / "Go-bo.cmd"}"',
    }
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _PROGRAMS) as key:
        for name, value in values.items():
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)
        for name in ("NoModify", "NoRepair"):
            winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, 1)


def _path() -> list[str]:
    """The entries of the user's own PATH, as they are written there."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _ENVIRONMENT) as key:
        try:
            return [entry for entry in str(winreg.QueryValueEx(key, "Path")[0]).split(";") if entry]
        except FileNotFoundError:
            return []


def _set_path(entries: list[str]) -> None:
    """Write the user's own PATH, and tell the programs that are running."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _ENVIRONMENT) as key:
        if entries:
            winreg.SetValueEx(key, "Path", 0, winreg.REG_EXPAND_SZ, ";".join(entries))
        else:
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteValue(key, "Path")
    everyone, changed, no_longer_than, milliseconds = 0xFFFF, 0x001A, 0x0002, 1000
    ctypes.windll.user32.SendMessageTimeoutW(everyone, changed, 0, _ENVIRONMENT, no_longer_than, milliseconds, None)


def _is(entry: str, folder: Path) -> bool:
    """Whether an entry of PATH names a folder."""
    return os.path.normcase(os.path.expandvars(entry)).rstrip("\\") == os.path.normcase(folder)


def _home() -> Path:
    """Where the program lives."""
    return _known_folder(_LOCAL) / "Programs" / "dtreport"


def _shortcuts() -> list[Path]:
    """The shortcut on the desktop, and that in the start menu."""
    return [_known_folder(place) / f"{NAME}.lnk" for place in (_DESKTOP, _START_MENU)]


def _known_folder(place: UUID) -> Path:
    """Return a folder of the user, wherever it has been moved to."""
    path = wintypes.LPWSTR()
    _called(ctypes.windll.shell32.SHGetKnownFolderPath(_guid(place), 0, None, ctypes.byref(path)))
    folder = Path(str(path.value))
    ctypes.windll.ole32.CoTaskMemFree(path)
    return folder


def _make_shortcut(shortcut: Path, home: Path, office: Path) -> None:
    """Write a shortcut that opens a window of commands in the office's folder."""
    ole = ctypes.windll.ole32
    ole.CoInitialize(None)
    link, file = ctypes.c_void_p(), ctypes.c_void_p()
    in_process = 1
    _called(ole.CoCreateInstance(_guid(_SHELL_LINK), None, in_process, _guid(_SHELL_LINK_METHODS), ctypes.byref(link)))
    _method(link, _TARGET, os.environ["COMSPEC"])
    _method(link, _ARGUMENTS, f'/k "{home / "So-bao-cao.cmd"}"')
    _method(link, _FOLDER, str(office))
    _method(link, _DESCRIPTION, "Ghi và in báo cáo năm của cơ quan")
    _method(link, _ICON, str(home / "dtreport.exe"), 0)
    _method(link, _QUERY, _guid(_FILE_METHODS), ctypes.byref(file))
    shortcut.parent.mkdir(parents=True, exist_ok=True)
    _method(file, _SAVE, str(shortcut), 1)
    for pointer in (file, link):
        _method(pointer, _RELEASE)


def _method(pointer: ctypes.c_void_p, place: int, *arguments: Any) -> None:
    """Call the method of a COM object that stands at a place of its table."""
    table = ctypes.cast(pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    kinds = {str: ctypes.c_wchar_p, int: ctypes.c_int}
    types = [kinds.get(type(given), ctypes.c_void_p) for given in arguments]
    method = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *types)(table[place])
    ended = method(pointer, *arguments)
    if place != _RELEASE:
        _called(ended)


def _guid(value: UUID) -> Any:
    return ctypes.create_string_buffer(value.bytes_le, 16)


def _called(result: int) -> None:
    """Raise the error of Windows that a call returned."""
    if result < 0:
        raise ctypes.WinError(result)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is a stream of text
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    {"install": install, "remove": remove}[sys.argv[1]]()
