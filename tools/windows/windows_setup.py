r"""Installs dtreport for one user of Windows, and removes it: `python windows_setup.py install` or `remove`.

It lies in the zip for Windows and runs on the Python there, with nothing but the standard library. The program goes to
%LOCALAPPDATA%\Programs\dtreport, where no administrator is asked; the year files stay in the user's documents.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import itertools
import os
import re
import shutil
import sys
import time
import winreg
from ctypes import wintypes
from functools import partial
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
_UNSEEN = 0x4000
"""KF_FLAG_DONT_VERIFY: a folder is named without a look at it."""
_ASK_LITTLE = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION: what may be asked of every program of the user."""
_SAVE = 6
"""The place of Save in IPersistFile."""


def install() -> None:
    """Copy the program, put it on the user's PATH, and make the folder for year files and the shortcuts.

    Raises:
        SystemExit: A file is missing or spoilt, the program is running, or a folder of the user cannot be written to.
    """
    home, office, shortcuts = _home(), _office(), _shortcuts()
    _check_files(home)
    if not _is_source(home):
        _replace(home)
    _change_path(lambda entries: entries if any(_names(entry, home) for entry in entries) else [*entries, str(home)])
    _register(home)  # before what lies on other machines: whatever happens there, the program can be removed
    print(f"Đã cài dtreport vào {home}.")
    local = Path.home() / NAME if str(office).startswith("\\\\") else None
    complete = _try_at(office, lambda: (office / "reports").mkdir(parents=True, exist_ok=True))
    if local is not None:
        local.mkdir(exist_ok=True)
    for shortcut in shortcuts:
        complete &= _try_at(shortcut, partial(_make_shortcut, shortcut, home, office, local))
    print(f"Sổ của cơ quan nằm trong thư mục {office}.")
    if local is not None:
        print(f"Cửa sổ lệnh không mở được ở thư mục của máy khác, nên giấy tờ xuất ra nằm trong {local}.")
    if "onedrive" in str(office).lower():
        print("Thư mục này nằm trong OneDrive: mỗi lúc chỉ một máy được ghi. Nhiều người ghi thì nên dùng ổ mạng.")
    if not complete:
        raise SystemExit("Khi những chỗ trên mở được thì chạy lại Cai-dat.cmd.")
    print(f'Hãy bấm đúp biểu tượng "{NAME}" trên màn hình để bắt đầu. Cửa sổ lệnh đang mở thì đóng lại rồi mở mới.')


def remove() -> None:
    """Take the program from PATH and from the shortcuts, and delete its files but for those that run now.

    Go-bo.cmd deletes these by the list that is left, and then takes the program from the list of Windows.

    Raises:
        SystemExit: The program is running.
    """
    home, office, shortcuts = _home(), _office(), _shortcuts()
    if _is_running(home):
        raise SystemExit(f'dtreport đang chạy nên chưa gỡ được. Hãy đóng mọi cửa sổ "{NAME}", rồi chạy lại Go-bo.cmd.')
    _change_path(lambda entries: [entry for entry in entries if not _names(entry, home)])
    for shortcut in shortcuts:
        _try_at(shortcut, partial(shortcut.unlink, missing_ok=True))
    for older in _older_copies(home):
        _clear(older, home)
    shutil.rmtree(home.with_name("dtreport.new"), ignore_errors=True)
    _delete(home, lambda name: name != "Go-bo.cmd" and Path(name).parent != Path("python"))
    print("Đã bỏ dtreport khỏi PATH và màn hình; đang xóa tệp của chương trình.")
    if office.exists():
        print(f"Thư mục {office} được để lại.")


def _try_at(path: Path, step: Callable[[], object]) -> bool:
    """Take a step at a place that may lie on another machine; whether it went well, and where not, it is told."""
    try:
        step()
    except OSError as failure:
        print(f"Chưa mở được {path} (Windows báo lỗi {failure.winerror or failure.errno}).")
        return False
    return True


def _check_files(home: Path) -> None:
    """Compare every file with the list of sums, so that a broken download is told before anything is changed.

    Raises:
        SystemExit: A file is missing or spoilt, or year files lie among those of the program.
    """
    if any((SOURCE / name).exists() for name in ("reports", ".dtreport")) and not _is_source(home):
        raise SystemExit(
            f'Trong thư mục {SOURCE} có thư mục reports. Hãy chuyển reports vào thư mục "{NAME}" trong Documents '
            "hoặc vào thư mục dùng chung của cơ quan, rồi chạy lại Cai-dat.cmd."
        )
    for name, expected in _sums(SOURCE).items():
        if _sum(SOURCE / name) != expected:
            raise SystemExit(f"Bản tải về thiếu hoặc hỏng tệp {name}. Hãy giải nén lại cả tệp zip, hoặc tải lại.")


def _is_source(home: Path) -> bool:
    """Whether this program is the one that is installed, by whatever path it was started."""
    return home.exists() and home.samefile(SOURCE)


def _sums(folder: Path) -> dict[str, str]:
    """The files that a copy of the program consists of, with their sums; none where there is no list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return {name: expected for expected, name in (line.split("  ", 1) for line in lines)}


def _sum(path: Path) -> str | None:
    """The sum of a file; None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _replace(home: Path) -> None:
    """Copy the program beside its place, and only then exchange it for an older one.

    Raises:
        SystemExit: The older one is running, or another program has its folder open.
    """
    if _is_running(home):
        raise SystemExit(
            f'dtreport đang chạy nên chưa thay được. Hãy đóng mọi cửa sổ "{NAME}", rồi chạy lại Cai-dat.cmd.'
        )
    new, old = home.with_name("dtreport.new"), _free_name(home.with_name("dtreport.old"))
    shutil.rmtree(new, ignore_errors=True)  # only ever a copy that was not finished
    for name in [*_sums(SOURCE), SUMS]:
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCE / name, new / name)
    if home.exists():
        try:
            _rename(home, old)
        except OSError as failure:
            shutil.rmtree(new, ignore_errors=True)
            raise SystemExit(
                f"Chưa thay được bản cũ: có chương trình đang mở thư mục {home} (Windows báo lỗi {failure.winerror}). "
                "Hãy đóng các cửa sổ ở thư mục đó, rồi chạy lại Cai-dat.cmd."
            ) from None
    try:
        _rename(new, home)
    except OSError:
        if old.exists():
            old.rename(home)
        raise
    for older in _older_copies(home):
        _clear(older, home)


def _older_copies(home: Path) -> list[Path]:
    """What exchanges have left beside the program: that of this one, and those that did not come to their end."""
    folders = sorted(home.parent.glob("dtreport.old*"))
    return [folder for folder in folders if re.fullmatch(r"dtreport\.old(-\d+)?", folder.name)]


def _clear(older: Path, home: Path) -> None:
    """Delete what an older program consists of; whatever else somebody put there goes to the one that is there now."""
    _delete(older, lambda _name: True)
    for path in [path for path in older.rglob("*") if not path.is_dir()]:
        place = home / path.relative_to(older)
        with contextlib.suppress(OSError):  # it stays where it is, which is told below
            if _sum(place) == _sum(path):  # an older program whose list is lost
                path.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                place = _free_name(place.with_name(f"{place.name}.cu"))
                print(f"Tệp lạ trong bản cũ được giữ lại, tên mới là {place}.")
            path.rename(place)
    _delete_empty_folders(older)
    if older.exists():
        print(f"Thư mục {older} còn tệp chưa xóa được, được để lại.")


def _delete(folder: Path, chosen: Callable[[str], bool]) -> None:
    """Delete files of a copy of the program, each by its name in its list, which then names those that are left."""
    sums = _sums(folder)
    for name in filter(chosen, sums):
        with contextlib.suppress(OSError):  # it stays in the list
            (folder / name).unlink(missing_ok=True)
    rest = [f"{expected}  {Path(name)}\n" for name, expected in sums.items() if (folder / name).exists()]
    if rest:
        (folder / SUMS).write_text("".join(rest), encoding="utf-8", newline="\r\n")
    else:
        (folder / SUMS).unlink(missing_ok=True)
    _delete_empty_folders(folder)


def _delete_empty_folders(folder: Path) -> None:
    """Delete a folder and those in it, but for those that something is in."""
    for path in [*sorted(folder.rglob("*"), key=lambda path: len(path.parts), reverse=True), folder]:
        if path.is_dir():
            with contextlib.suppress(OSError):
                path.rmdir()


def _free_name(path: Path) -> Path:
    """A path of this name, or of the first numbered one at which nothing lies."""
    names = (path.with_name(f"{path.name}-{number}") for number in itertools.count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())


def _rename(folder: Path, name: Path) -> None:
    """Rename a folder; a scanner that still looks at its files is waited for."""
    for pause in (0.1, 0.2, 0.5, 1, 2, 0):
        try:
            folder.rename(name)
        except PermissionError:
            if not pause:
                raise
            time.sleep(pause)
        else:
            return


def _is_running(home: Path) -> bool:
    """Whether a program from this folder runs, but for this one itself."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    numbers, size = (wintypes.DWORD * 65536)(), wintypes.DWORD()
    kernel.K32EnumProcesses(ctypes.byref(numbers), ctypes.sizeof(numbers), ctypes.byref(size))
    folder = f"{os.path.normcase(home.resolve())}\\"
    for number in set(numbers[: size.value // ctypes.sizeof(wintypes.DWORD)]) - {os.getpid()}:
        process = ctypes.c_void_p(kernel.OpenProcess(_ASK_LITTLE, 0, number))
        if process.value:
            name, length = ctypes.create_unicode_buffer(32768), wintypes.DWORD(32768)
            known = kernel.QueryFullProcessImageNameW(process, 0, name, ctypes.byref(length))
            kernel.CloseHandle(process)
            if known and os.path.normcase(name.value).startswith(folder):
                return True
    return False


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
        changes = change(entries)
        if changes == entries:
            return
        if changes:
            winreg.SetValueEx(key, "Path", 0, kind, ";".join(changes))
        else:
            winreg.DeleteValue(key, "Path")
    everyone, setting_change, no_longer_than, milliseconds = 0xFFFF, 0x001A, 0x0002, 1000
    ctypes.windll.user32.SendMessageTimeoutW(
        everyone, setting_change, 0, _ENVIRONMENT, no_longer_than, milliseconds, None
    )


def _names(entry: str, folder: Path) -> bool:
    """Whether an entry of PATH names a folder."""
    return os.path.normcase(os.path.expandvars(entry)).rstrip("\\") == os.path.normcase(folder)


def _home() -> Path:
    """Where the program lives."""
    return _known_folder(_LOCAL) / "Programs" / "dtreport"


def _office() -> Path:
    """The folder that has the year files where nobody has chosen another one."""
    return _known_folder(_DOCUMENTS) / NAME


def _shortcuts() -> list[Path]:
    """The shortcut on the desktop, and that in the start menu."""
    return [_known_folder(place) / f"{NAME}.lnk" for place in (_DESKTOP, _START_MENU)]


def _known_folder(place: UUID) -> Path:
    """Return a folder of the user, wherever it has been moved to, and though it is missing or its server is away."""
    path = wintypes.LPWSTR()
    _check(ctypes.windll.shell32.SHGetKnownFolderPath(_guid(place), _UNSEEN, None, ctypes.byref(path)))
    folder = Path(str(path.value))
    ctypes.windll.ole32.CoTaskMemFree(path)
    return folder


def _make_shortcut(shortcut: Path, home: Path, office: Path, local: Path | None) -> None:
    """Write a shortcut that opens a window of commands in the office's folder, or in a local one for its sake."""
    if shortcut.exists():  # the office may have set another folder in it
        return
    ole = ctypes.windll.ole32
    ole.CoInitialize(None)
    link, file = ctypes.c_void_p(), ctypes.c_void_p()
    in_process = 1
    _check(ole.CoCreateInstance(_guid(_SHELL_LINK), None, in_process, _guid(_SHELL_LINK_METHODS), ctypes.byref(link)))
    _method(link, _TARGET, os.environ["COMSPEC"])
    # cmd takes one pair of quotes away where the path has a sign of its own, as & in a person's name; and it begins in
    # no folder of another machine, so that the file is told of it. Whoever changes "Start in" means that one.
    elsewhere = f' "{office}" "{local}"' if local is not None else ""
    _method(link, _ARGUMENTS, f'/k ""{home / "So-bao-cao.cmd"}"{elsewhere}"')
    _method(link, _FOLDER, str(local or office))
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
    types = [kinds.get(type(argument), ctypes.c_void_p) for argument in arguments]
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
