"""A year that has no file: never recorded, or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NotRecordedError
from dtreport.store.disk.failures import shown_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.store.disk.folder import Places


def missing(places: Places, years: Sequence[int] = ()) -> NotRecordedError:
    """The error for a year without a file, naming the years that have one."""
    near = sorted(sorted(years, key=lambda year: abs(year - places.year))[:3])
    hint = f"Các năm đã có: {', '.join(map(str, near))}. " if near else ""
    return NotRecordedError(
        f"Chưa có tệp của năm {places.year} ({shown_path(places.file)}).",
        f"{hint}Tạo tệp mới: dtreport new {places.year}",
    )


def disappeared(places: Places) -> NotRecordedError:
    """The error for a file that dtreport has written and that is gone."""
    copy = shown_path(places.mirror)
    return NotRecordedError(
        f"Tệp {shown_path(places.file)} đã từng có nhưng nay không còn: có thể bị xóa, đổi tên hoặc chuyển đi.",
        f"Bản dtreport ghi gần nhất là {copy}; hãy chép tệp đó thành {shown_path(places.file)}."
        if places.mirror.exists()
        else "Hãy tìm lại tệp đó, hoặc bản sao trong thư mục " + shown_path(places.backups) + ".",
    )
