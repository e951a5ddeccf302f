"""Paths as people name them: found whatever way their letters are put together; names that no file may have."""

from __future__ import annotations

import importlib
import ntpath
import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

from dtreport.errors import UsageError

LONGEST_NAME = 255
"""How many bytes a name may have on Linux and macOS, how many units of UTF-16 on Windows."""
LONGEST_PATH = 32_000 if os.name == "nt" else 3_500
"""How long a whole path may be, in the same units: a little less than the system takes, for the names put behind it."""
CLASSIC_PATH = 259
"""The longest path that Windows takes where nobody has allowed longer ones."""
_FILE_SYSTEM = r"SYSTEM\CurrentControlSet\Control\FileSystem"
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³]) *(?:[.:].*)?", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def path_meant(words: str, source: str) -> Path:
    """The file or folder that a person named, as the disk writes its name.

    Args:
        words: What was typed, or stands in a variable.
        source: Where, as it is said in messages: `-o`, `--list`.

    Raises UsageError for a path too long for any file, and for what Windows would take for something else: a device,
    or the folder where a drive happens to stand.
    """
    if os.name == "nt":
        words = words.strip('"')  # `set NAME="D:\Báo cáo"` keeps them, and no path can have one
        _refuse_what_windows_mistakes(words, source)
    if length_of_name(os.path.abspath(words)) > LONGEST_PATH:  # noqa: PTH100, pathlib would ask the disk
        raise UsageError(f"Đường dẫn (ghi ở {source}) quá dài, không tệp nào có thể ở đó.", "Hãy xem lại đường dẫn.")
    return _as_on_disk(Path(words))


def _refuse_what_windows_mistakes(words: str, source: str) -> None:
    drive, rest = ntpath.splitdrive(words)
    if len(drive) == len("C:") and not rest.startswith(("\\", "/")):
        raise UsageError(
            f"Đường dẫn “{words}” (ghi ở {source}) thiếu dấu \\ sau tên ổ đĩa nên chưa rõ là thư mục nào.",
            f"Hãy ghi: {drive}\\{rest}",
        )
    if drive.replace("/", "\\").startswith("\\\\.\\"):
        raise UsageError(f"“{words}” (ghi ở {source}) là thiết bị của máy, không phải tệp.", "Hãy ghi tên một tệp.")
    for name in re.split(r"[\\/]", rest):
        _refuse_device(name, source)


def _refuse_device(name: str, source: str) -> None:
    device = _DEVICE.fullmatch(name)
    if device is not None:
        raise UsageError(
            f"Không dùng được tên “{name}” (ghi ở {source}): Windows dành tên {device[1].upper()} cho thiết bị.",
            "Hãy dùng tên khác.",
        )


def _as_on_disk(path: Path) -> Path:
    """The path with names that are on the disk, though their diacritics be put together in another way.

    Keyboards, macOS and Windows each have their own way to write one letter; to a person they are one name. What is
    not there gets its letters whole.
    """
    if os.path.lexists(path):
        return path
    place = Path(path.anchor)
    for part in path.parts[bool(path.anchor) :]:
        name = part
        if not part.isascii() and not os.path.lexists(place / part):
            name = unicodedata.normalize("NFC", part)
            with suppress(OSError):  # whoever uses the path hears why
                others = sorted(os.listdir(place))  # noqa: PTH208, names are all we need
                name = next((other for other in others if unicodedata.normalize("NFC", other) == name), name)
        place /= name
    return place


def check_new_name(path: Path, source: str) -> None:
    """Raise UsageError where a new file or folder is to have a name that Windows cannot open, on whatever system.

    The papers of an office on Linux are opened on Windows too.

    Args:
        path: The file or folder.
        source: Where a person named it.
    """
    name = path.name
    _refuse_device(name, source)
    forbidden = "".join(dict.fromkeys(_FORBIDDEN.findall(name)))
    if forbidden:
        raise UsageError(
            f"Tên “{name}” (ghi ở {source}) có ký tự mà Windows không nhận: {' '.join(forbidden)}",
            'Tên tệp, thư mục không được có các ký tự < > : " / \\ | ? *',
        )
    if name != name.rstrip(". "):
        raise UsageError(
            f"Tên “{name}” (ghi ở {source}) kết thúc bằng dấu chấm hoặc dấu cách, Windows không giữ được tên như thế.",
            f"Hãy ghi: {name.rstrip('. ')}" if name.rstrip(". ") else "Hãy dùng tên khác.",
        )
    if length_of_name(name) > LONGEST_NAME:
        raise UsageError(f"Tên tệp hay thư mục (ghi ở {source}) quá dài.", "Hãy đặt tên ngắn hơn.")


def has_forbidden_letters(path: str) -> bool:
    """Whether a name of a path has letters that Windows does not take."""
    names = re.split(r"[\\/]", ntpath.splitdrive(path)[1])
    return any(_FORBIDDEN.search(name) for name in names)


def long_paths_enabled() -> bool | None:
    """Whether paths may be longer than `CLASSIC_PATH`; None where Windows does not tell, and on other systems."""
    try:
        registry: Any = importlib.import_module("winreg")
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, _FILE_SYSTEM) as key:
            try:
                return bool(registry.QueryValueEx(key, "LongPathsEnabled")[0])
            except FileNotFoundError:  # Windows of before 2016
                return False
    except (ImportError, OSError):
        return None


def length_of_name(name: str) -> int:
    """How long a name or a path is as the system counts it, against `LONGEST_NAME` and `LONGEST_PATH`."""
    encoding, size = ("utf-16-le", 2) if os.name == "nt" else ("utf-8", 1)
    return len(name.encode(encoding, "surrogatepass")) // size


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name that the system does not take, or does not let us look at, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False
