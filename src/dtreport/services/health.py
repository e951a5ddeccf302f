"""The health of the folder: whether it can be written, what spoils shared folders, whether every year loads."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, InvalidFileError
from dtreport.store import KEPT
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dtreport.store import Store

_COPY = re.compile(
    r".*(?P<year>(?:19|20)\d\d|2100)(?!\d).*\.toml.*|(?P<same>(?:19|20)\d\d|2100)\.(?:txt|tml|tom)",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
"""The name of a file that somebody, or a cloud drive, may have made of a year file."""
_CLOUD = re.compile(
    r".*(?:onedrive|dropbox|google ?drive|icloud|nextcloud|owncloud).*"
    r"|(?:my drive|drive cua toi|shared drives|bo nho dung chung|drive dung chung|box|box sync|mega)(?: ?\(.*\)| \d+)?"
)
"""The folder of a cloud drive, without diacritics: "Drive của tôi" is the "My Drive" of Google."""
_NETWORK = ("nfs", "nfs4")
_FEW = 5
"""How many lines or numbers are named."""
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
    if any(_CLOUD.fullmatch(fold(part)) for part in folder.absolute().parts):
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
        copy = _COPY.fullmatch(path.name)
        if copy is not None and not (path.suffix.lower() == ".toml" and path.stem in years):
            yield _strange_file(path.name, copy["year"] or copy["same"], years)
    for number in store.years():
        try:
            name, year = store.path(number).name, store.read(number).year
        except InvalidFileError as failure:
            yield ill(f"Tệp năm {number} có {len(failure.problems)} lỗi.", f"Xem: dtreport check {number}")
        except DtreportError as failure:
            yield ill(f"Tệp năm {number}: {failure.sentence}", failure.hint)
        else:
            yield well(f"Tệp năm {number} đọc được, {len(year.by_code)} mục.")
            if name != f"{number}.toml":
                advice = f"dtreport vẫn đọc và ghi tệp này; nên đổi tên thành {number}.toml như các năm khác."
                yield ill(f"Tệp năm {number} mang tên {name}.", advice)
        yield from _journal_signs(store, number)
    for number in store.lost_years():
        yield ill(f"Tệp năm {number} không còn.", f"Xem cách lấy lại: dtreport show {number}")
    for path in store.drafts():
        yield ill(f"Có bản nháp chưa lưu: {path}", "Mở ra xem; không cần nữa thì xóa đi.")


def _strange_file(name: str, year: str, years: Collection[str]) -> HealthSign:
    """A file whose name is nearly that of a year file."""
    if year in years:
        advice = "So với tệp chính rồi cất đi nơi khác; dtreport không đọc tệp này."
        return ill(f"Có bản sao lạ: {name}.", advice)
    added = " (Notepad thường tự thêm .txt)" if name.lower().endswith(".txt") else ""
    return ill(
        f"Có tệp {name} mà không có {year}.toml.",
        f"dtreport không đọc tệp này{added}. Nếu đây là tệp năm {year} thì đổi tên thành {year}.toml.",
    )


def _journal_signs(store: Store, year: int) -> Iterator[HealthSign]:
    """Whether the journal of a year is there and whole, and whether a cloud drive has made copies of it."""
    own_folder = store.folder / KEPT
    name = Path(KEPT, f"{year}.journal.jsonl")
    try:
        gaps = store.journal_gaps(year)
    except DtreportError as failure:
        yield ill(f"Nhật ký {name}: {failure.sentence}", failure.hint)
        return
    again = "Tìm lại tệp này trong bản sao lưu của máy."
    if gaps.missing:
        yield ill(
            f"Nhật ký {name} không còn hoặc không đọc được.",
            f"{again} Không có thì vẫn ghi tiếp được, nhưng các thay đổi cũ không hoàn tác được nữa.",
        )
    elif gaps.defects:
        lines = ", ".join(map(str, gaps.defects[:_FEW])) + (" …" if len(gaps.defects) > _FEW else "")
        yield ill(f"Nhật ký {name} có {len(gaps.defects)} dòng hỏng: dòng {lines}.", again)
    if gaps.fragments:
        yield well(f"Nhật ký {name} có {len(gaps.fragments)} dòng ghi dở khi máy tắt giữa chừng; không mất gì đã lưu.")
    if gaps.lost:
        numbers = ", ".join(map(str, gaps.lost[:_FEW])) + (" …" if len(gaps.lost) > _FEW else "")
        yield ill(f"Nhật ký {name} thiếu {len(gaps.lost)} thay đổi: số {numbers}.", again)
    if gaps.no_mirror:
        yield ill(
            f"Bản lưu {Path(KEPT, f'{year}.toml')} không còn, nên lần sửa tay tới đây sẽ không so được.",
            "Lần ghi tiếp theo của dtreport sẽ tạo lại bản lưu đó.",
        )
    copies = sorted(path.name for path in own_folder.glob(f"*{year}*journal*") if path.name != name.name)
    for copy in copies:
        advice = "Dịch vụ đồng bộ đã tách nhật ký làm hai; giữ cả hai tệp và hỏi người quản trị."
        yield ill(f"Có bản sao lạ của nhật ký: {Path(KEPT, copy)}.", advice)


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
