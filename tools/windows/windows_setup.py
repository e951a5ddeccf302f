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
import sys
import time
import winreg
from ctypes import wintypes
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable

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
    _change_path(lambda entries: entries if any(_is(entry, home) for entry in entries) else [*entries, str(home)])
    office = _known_folder(_DOCUMENTS) / NAME
    (office / "reports").mkdir(parents=True, exist_ok=True)
    for shortcut in _shortcuts():
        if not shortcut.exists():  # the office may have set another folder in an older one
            _make_shortcut(shortcut, home, office)
    _register(home)
    print(f"Đã cài dtreport vào {home}.")
    print(f"Sổ của cơ quan nằm trong thư mục {office}.")
    if "onedrive" in str(office).lower():
        print("Thư mục này nằm trong OneDrive: mỗi lúc chỉ một máy được ghi. Nhiều người ghi thì nên dùng ổ mạng.")
    print(f'Hãy bấm đúp biểu tượng "{NAME}" trên màn hình để bắt đầu. Cửa sổ lệnh đang mở thì đóng lại rồi mở mới.')


def remove() -> None:
    """Take the program from PATH, from the shortcuts and from the list of programs; the caller deletes its files."""
    home = _home()
    _change_path(lambda entries: [entry for entry in entries if not _is(entry, home)])
    for shortcut in _shortcuts():
        shortcut.unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _PROGRAMS)
    print("Đã bỏ dtreport khỏi PATH, màn hình và danh sách chương trình; đang xóa tệp của chương trình.")
    office = _known_folder(_DOCUMENTS) / NAME
    if office.is_dir():
        print(f"Thư mục {office} được để lại.")


def _check_files() -> None:
    """Compare every file with the list of sums, so that a broken download is told before anything is changed.

    Raises:
        SystemExit: A file is missing or spoilt, or year files lie among those of the program.
    """
    if any((SOURCE / name).exists() for name in ("reports", ".dtreport")) and _home() != SOURCE:
        raise SystemExit(
            f'Trong thư mục {SOURCE} có thư mục reports. Hãy chuyển reports vào thư mục "{NAME}" trong Documents '
            "hoặc vào thư mục dùng chung của cơ quan, rồi chạy lại Cai-dat.cmd."
        )
    for name, expected in _sums(SOURCE).items():
        path = SOURCE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise SystemExit(f"Bản tải về thiếu hoặc hỏng tệp {name}. Hãy giải nén lại cả tệp zip, hoặc tải lại.")


def _sums(folder: Path) -> dict[str, str]:
    """The files that a copy of the program consists of, with their sums; none where there is no list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return {name: expected for expected, name in (line.split("  ", 1) for line in lines)}


def _replace(home: Path) -> None:
    """Copy the program beside its place, and only then exchange it for an older one.

    Raises:
        SystemExit: The older one is running.
    """
    new, old = home.with_name("dtreport.new"), home.with_name("dtreport.old")
    shutil.rmtree(new, ignore_errors=True)  # only ever a copy that was not finished
    for name in [*_sums(SOURCE), SUMS]:
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCE / name, new / name)
    if old.exists():  # an exchange that did not come to its end
        _clear(old, home)
    if home.exists():
        try:
            home.rename(old)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            raise SystemExit(
                f'dtreport đang chạy nên chưa thay được. Hãy đóng mọi cửa sổ "{NAME}", rồi chạy lại Cai-dat.cmd.'
            ) from None
    try:
        _rename(new, home)
    except OSError:
        if old.exists():
            old.rename(home)
        raise
    _clear(old, home)


def _clear(old: Path, home: Path) -> None:
    """Delete what an older program consists of; whatever else somebody put there goes to the new one."""
    for name in [*_sums(old), SUMS]:
        (old / name).unlink(missing_ok=True)
    for path in sorted(old.rglob("*"), key=lambda path: len(path.parts), reverse=True):
        if path.is_dir():
            with contextlib.suppress(OSError):  # something of somebody's is in it
                path.rmdir()
        else:
            kept = home / path.relative_to(old)
            kept.parent.mkdir(parents=True, exist_ok=True)
            if not kept.exists():
                path.rename(kept)
    with contextlib.suppress(OSError):
        old.rmdir()


def _rename(new: Path, home: Path) -> None:
    """Rename a folder; a scanner that still looks at the files that were just copied is waited for."""
    for pause in (0.1, 0.2, 0.5, 1, 2, 0):
        try:
            new.rename(home)
        except PermissionError:
            if not pause:
                raise
            time.sleep(pause)
        else:
            return


def _register(home: Path) -> None:
    """List the program in Settings > Apps, with the file that removes it."""
    information = next((home / "python" / "Lib" / "site-packages").glob("dtreport-*.dist-info"))
    values = {
        "DisplayName": f"dtreport – {NAME}",
        "DisplayVersion": information.name.removesuffix(".dist-info").split("-")[1],
        "InstallLocation": str(home),
        "UninstallString": f'"{os.environ["COMSPEC"]}" /c ""{home / "Go-bo.cmd"}""',
    }
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _PROGRAMS) as key:
        for name, value in values.items():
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)
        for name in ("NoModify", "NoRepair"):
            winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, 1)


def _change_path(change: Callable[[list[str]], list[str]]) -> None:
    """Change the entries of the user's own PATH, in the kind of value that it has, and tell the programs that run."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _ENVIRONMENT) as key:
        try:
            value, kind = winreg.QueryValueEx(key, "Path")
        except FileNotFoundError:
            value, kind = "", winreg.REG_EXPAND_SZ
        entries = [entry for entry in str(value).split(";") if entry]
        wanted = change(entries)
        if wanted == entries:
            return
        if wanted:
            winreg.SetValueEx(key, "Path", 0, kind, ";".join(wanted))
        else:
            winreg.DeleteValue(key, "Path")
    everyone, setting_change, no_longer_than, milliseconds = 0xFFFF, 0x001A, 0x0002, 1000
    ctypes.windll.user32.SendMessageTimeoutW(
        everyone, setting_change, 0, _ENVIRONMENT, no_longer_than, milliseconds, None
    )


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
    _check(ctypes.windll.shell32.SHGetKnownFolderPath(_guid(place), 0, None, ctypes.byref(path)))
    folder = Path(str(path.value))
    ctypes.windll.ole32.CoTaskMemFree(path)
    return folder


def _make_shortcut(shortcut: Path, home: Path, office: Path) -> None:
    """Write a shortcut that opens a window of commands in the office's folder."""
    ole = ctypes.windll.ole32
    ole.CoInitialize(None)
    link, file = ctypes.c_void_p(), ctypes.c_void_p()
    in_process = 1
    _check(ole.CoCreateInstance(_guid(_SHELL_LINK), None, in_process, _guid(_SHELL_LINK_METHODS), ctypes.byref(link)))
    _method(link, _TARGET, os.environ["COMSPEC"])
    # cmd takes one pair of quotes away where the path has a sign of its own, as & in a person's name; and it begins in
    # no folder of another machine, so that the file goes there itself.
    elsewhere = f' "{office}"' if str(office).startswith("\\\\") else ""
    _method(link, _ARGUMENTS, f'/k ""{home / "So-bao-cao.cmd"}"{elsewhere}"')
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
    result = method(pointer, *arguments)
    if place != _RELEASE:
        _check(result)


def _guid(value: UUID) -> Any:
    return ctypes.create_string_buffer(value.bytes_le, 16)


def _check(result: int) -> None:
    """Raise the error of Windows that a call returned."""
    if result < 0:
        raise ctypes.WinError(result)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is a stream of text
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        {"install": install, "remove": remove}[sys.argv[1]]()
    except OSError as failure:
        raise SystemExit(
            f"Chưa làm xong: Windows báo lỗi {failure.winerror or failure.errno} ở {failure.filename or 'máy này'}. "
            "Hãy đóng các cửa sổ dtreport, xem ổ đĩa còn chỗ không, rồi chạy lại."
        ) from None
