"""Where year files lie: the folder, the file of a year, and what dtreport keeps beside them."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError, NotRecordedError, UsageError
from dtreport.store.disk.failures import no_folder_error, shown_path
from dtreport.store.disk.named_paths import is_folder, path_meant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_YEAR = r"(19|20)\d\d|2100"
KEPT = ".dtreport"


def parse_year(words: str) -> int:
    """A year from 1900 to 2100, written in four digits. Raises UsageError."""
    if re.fullmatch(_YEAR, words, re.ASCII) is None:
        raise UsageError("Cần một năm gồm bốn chữ số, từ 1900 đến 2100.", "Ví dụ: dtreport summary 2021")
    return int(words)


def find_folder(named: Path | None, environ: Mapping[str, str], here: Path) -> Path:
    """The folder of year files.

    Args:
        named: The folder that the command names (`--reports`).
        environ: The variables of the process; DTREPORT_REPORTS names the folder where the command does not.
        here: The current folder. `reports` in it counts as it is, in a folder above only where it holds a year file
            or `.dtreport`.

    Raises NotRecordedError where there is no such folder, UsageError for a name that cannot be one.
    """
    chosen = reports_meant(named, environ)
    if chosen is not None:
        path, source = chosen
        if not is_folder(here / path):
            raise no_folder_error(path, source)
        return here / path
    for folder in (here, *here.parents):
        reports = folder / "reports"
        # Further up anybody may have a folder of that name: ours has a year file in it, or what dtreport keeps there.
        # One that the system does not let us look into is somebody else's.
        with suppress(OSError):
            if is_folder(reports) and (folder == here or any(map(_is_ours, reports.iterdir()))):
                return reports
    raise NotRecordedError(
        "Không tìm thấy thư mục reports ở đây hay ở các thư mục bên trên.",
        "Hãy chuyển đến thư mục của cơ quan, hoặc bắt đầu bằng lệnh: dtreport new 2021",
    )


def reports_meant(named: Path | None, environ: Mapping[str, str]) -> tuple[Path, str] | None:
    """The folder of year files that a person named, and where; None where they named none. Raises UsageError."""
    if named is not None:
        return path_meant(str(named), "--reports"), "--reports"
    words = environ.get("DTREPORT_REPORTS")
    return (path_meant(words, "DTREPORT_REPORTS"), "DTREPORT_REPORTS") if words else None


def _is_ours(path: Path) -> bool:
    """Whether this is a year file, or `.dtreport`."""
    return path.name == KEPT or year_of(path.name) is not None


def year_of(name: str) -> int | None:
    """The year whose file has this name, in whatever case; None where no year file can."""
    match = re.fullmatch(rf"({_YEAR})\.toml", name, re.ASCII | re.IGNORECASE)
    return int(match[1]) if match else None


class Places:
    """The files of one year: its own, and those in `.dtreport` beside it."""

    def __init__(self, folder: Path, year: int) -> None:
        self.year = year
        self.kept = folder / KEPT
        self.names = _names_of(folder, year)
        """The names that the file of the year has in the folder: one, none, or several that differ by their case."""
        self.file = folder / (self.names[0] if len(self.names) == 1 else f"{year}.toml")
        self.lock = self.kept / f"{year}.lock"
        self.owner = self.kept / f"{year}.owner.json"
        self.journal = self.kept / f"{year}.journal.jsonl"
        self.mirror = self.kept / f"{year}.toml"
        """The bytes that dtreport last wrote, to compare a hand edit with."""
        self.backups = self.kept / "bak"


def _names_of(folder: Path, year: int) -> tuple[str, ...]:
    """The names in the folder that are this year's file, in whatever case: Windows takes all of them for one."""
    try:
        return tuple(sorted(name for name in os.listdir(folder) if year_of(name) == year))  # noqa: PTH208, only names
    except OSError:  # whoever reads the file hears why
        return ()


def twins_error(places: Places) -> DtreportError:
    """The error for a year with several files, of which nobody can say which one is right."""
    return DtreportError(
        f"Năm {places.year} có {len(places.names)} tệp chỉ khác nhau chữ hoa, chữ thường: {', '.join(places.names)}.",
        "dtreport không đọc, không ghi khi chưa rõ tệp nào đúng. "
        f"Hãy so các tệp, giữ lại một tệp tên {places.year}.toml và cất tệp kia đi nơi khác.",
    )


def no_file_error(places: Places, years: Sequence[int] = ()) -> NotRecordedError:
    """The error for a year without a file, naming the years that have one."""
    near = sorted(sorted(years, key=lambda year: abs(year - places.year))[:3])
    hint = f"Các năm đã có: {', '.join(map(str, near))}. " if near else ""
    return NotRecordedError(
        f"Chưa có tệp của năm {places.year} ({shown_path(places.file)}).",
        f"{hint}Tạo tệp mới: dtreport new {places.year}",
    )


def lost_file_error(places: Places) -> NotRecordedError:
    """The error for a file that dtreport has written and that is gone."""
    copy = shown_path(places.mirror)
    return NotRecordedError(
        f"Tệp {shown_path(places.file)} đã từng có nhưng nay không còn: có thể bị xóa, đổi tên hoặc chuyển đi.",
        f"Bản dtreport ghi gần nhất là {copy}; hãy chép tệp đó thành {shown_path(places.file)}."
        if places.mirror.exists()
        else "Hãy tìm lại tệp đó, hoặc bản sao trong thư mục " + shown_path(places.backups) + ".",
    )
