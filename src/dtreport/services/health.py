"""The health of the folder: whether it can be written, what spoils shared folders, whether every year loads."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.store import Store

_COPY = re.compile(r".*(19|20)\d\d.*\.toml", re.ASCII | re.IGNORECASE)
_CLOUDS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud")
_NETWORK = ("nfs", "nfs4")
MOUNTS = Path("/proc/mounts")


class HealthSign(NamedTuple):
    """One thing that was looked at: whether it is well, what was seen, and what to do."""

    well: bool
    seen: str
    advice: str = ""


def examine(store: Store) -> Iterator[HealthSign]:
    """Look at the folder and at every year in it."""
    yield from _folder_signs(store.folder)
    yield from _year_signs(store)


def _folder_signs(folder: Path) -> Iterator[HealthSign]:
    """Whether the folder can be written to, and whether files in it can be locked."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield well(f"Ghi được vào thư mục {folder}.")
    except OSError:
        yield ill(f"Không ghi được vào thư mục {folder}.", "Nhờ người quản trị cấp quyền ghi.")
    if any(name in str(folder).lower() for name in _CLOUDS):
        yield ill(
            "Thư mục nằm trong dịch vụ đồng bộ, hai máy có thể ghi đè nhau.",
            "Chỉ một người ghi mỗi lúc, hoặc chuyển sang thư mục dùng chung trong mạng.",
        )
    else:
        yield well("Thư mục không nằm trong dịch vụ đồng bộ.")
    if _is_on_nfs(folder):
        advice = "Dùng thư mục chia sẻ kiểu Windows (SMB) để khóa tệp được chắc chắn."
        yield ill("Thư mục nằm trên ổ NFS, khóa tệp có thể không chắc.", advice)


def _year_signs(store: Store) -> Iterator[HealthSign]:
    """What lies in the folder: copies that look like years, every year, years that have gone, drafts."""
    years = set(map(str, store.years()))
    for path in sorted(store.folder.iterdir()):
        if _COPY.fullmatch(path.name) and not (path.suffix == ".toml" and path.stem in years):
            advice = "So với tệp chính rồi cất đi nơi khác; dtreport không đọc tệp này."
            yield ill(f"Có bản sao lạ: {path.name}.", advice)
    for number in store.years():
        try:
            year = store.read(number).year
        except InvalidFileError as failure:
            yield ill(f"Tệp năm {number} có {len(failure.problems)} lỗi.", f"Xem: dtreport check {number}")
        except DtreportError as failure:
            yield ill(f"Tệp năm {number}: {failure.sentence}", failure.hint)
        else:
            yield well(f"Tệp năm {number} đọc được, {len(year.by_code)} mục.")
    for number in store.lost_years():
        yield ill(f"Tệp năm {number} không còn.", f"Xem cách lấy lại: dtreport show {number}")
    for path in store.drafts():
        yield ill(f"Có bản nháp chưa lưu: {path}", "Mở ra xem; không cần nữa thì xóa đi.")


def well(seen: str) -> HealthSign:
    """A good sign."""
    return HealthSign(well=True, seen=seen)


def ill(seen: str, advice: str) -> HealthSign:
    """A bad sign, with what to do."""
    return HealthSign(well=False, seen=seen, advice=advice)


def _is_on_nfs(folder: Path) -> bool:
    """Whether a folder lies on NFS, whose locks cannot be relied on; only Linux can tell."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    # A blank in a path is written \\040 there, so that blanks part the fields.
    mounts = [[field.replace(r"\040", " ") for field in line.split()] for line in lines]
    inside = [mount for mount in mounts if folder.is_relative_to(mount[1])]
    return bool(inside) and max(inside, key=lambda mount: len(mount[1]))[2] in _NETWORK


def letters_printable(encoding: str | None) -> bool:
    """Whether a stream of this encoding can show every Vietnamese letter."""
    try:
        "Nguyễn Đặng ƠƯ".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
