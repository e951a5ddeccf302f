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
    yield _writable(store.folder)
    yield _not_synchronised(store.folder)
    yield from _not_on_nfs(store.folder)
    yield from _strange_copies(store)
    for year in store.years():
        yield _loads(store, year)
    for year in store.lost_years():
        yield ill(f"Tệp năm {year} không còn.", f"Xem cách lấy lại: dtreport show {year}")
    yield from _kept_drafts(store)


def well(seen: str) -> HealthSign:
    """A good sign."""
    return HealthSign(well=True, seen=seen)


def ill(seen: str, advice: str) -> HealthSign:
    """A bad sign, with what to do."""
    return HealthSign(well=False, seen=seen, advice=advice)


def _writable(folder: Path) -> HealthSign:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return well(f"Ghi được vào thư mục {folder}.")
    except OSError:
        return ill(f"Không ghi được vào thư mục {folder}.", "Nhờ người quản trị cấp quyền ghi.")


def _not_synchronised(folder: Path) -> HealthSign:
    cloud = next((name for name in _CLOUDS if name in str(folder).lower()), None)
    if cloud is None:
        return well("Thư mục không nằm trong dịch vụ đồng bộ.")
    return ill(
        "Thư mục nằm trong dịch vụ đồng bộ, hai máy có thể ghi đè nhau.",
        "Chỉ một người ghi mỗi lúc, hoặc chuyển sang thư mục dùng chung trong mạng.",
    )


def _not_on_nfs(folder: Path) -> Iterator[HealthSign]:
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    # A blank in a path is written \\040 there, so that blanks part the fields.
    mounts = [[field.replace(r"\040", " ") for field in line.split()] for line in lines]
    inside = [mount for mount in mounts if folder.is_relative_to(mount[1])]
    if inside and max(inside, key=lambda mount: len(mount[1]))[2] in _NETWORK:
        advice = "Dùng thư mục chia sẻ kiểu Windows (SMB) để khóa tệp được chắc chắn."
        yield ill("Thư mục nằm trên ổ NFS, khóa tệp có thể không chắc.", advice)


def _strange_copies(store: Store) -> Iterator[HealthSign]:
    folder, years = store.folder, set(map(str, store.years()))
    for path in sorted(folder.iterdir()):
        if _COPY.fullmatch(path.name) and not (path.suffix == ".toml" and path.stem in years):
            advice = "So với tệp chính rồi cất đi nơi khác; dtreport không đọc tệp này."
            yield ill(f"Có bản sao lạ: {path.name}.", advice)


def _loads(store: Store, number: int) -> HealthSign:
    try:
        year = store.read(number).year
    except InvalidFileError as failure:
        return ill(f"Tệp năm {number} có {len(failure.problems)} lỗi.", f"Xem: dtreport check {number}")
    except DtreportError as failure:
        return ill(f"Tệp năm {number}: {failure.sentence}", failure.hint)
    return well(f"Tệp năm {number} đọc được, {len(year.by_code)} mục.")


def _kept_drafts(store: Store) -> Iterator[HealthSign]:
    for path in store.drafts():
        yield ill(f"Có bản nháp chưa lưu: {path}", "Mở ra xem; không cần nữa thì xóa đi.")


def letters_printable(encoding: str | None) -> bool:
    """Whether a stream of this encoding can show every Vietnamese letter."""
    try:
        "Nguyễn Đặng ƠƯ".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
