"""The outline of the results, and what of them is marked to be told in the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years

MOST_TOLD = 45
"""So many results and figures as long as those of 2021, with its tasks, fill the five pages of a summary."""


@rule(
    "DT501",
    "Mảng công tác chưa có kết quả hay số liệu nào.",
    why="Báo cáo sẽ có một đề mục không có gì bên dưới.",
    example="lv-4 không có [[results]], [[counts]] nào.",
    mend="Thêm kết quả: dtreport add-result --area MÃ, hoặc xóa mảng: dtreport remove MÃ.",
)
def areas_without_results(years: Years) -> Iterator[Finding]:
    """An area has neither a result nor a figure: its heading would stand over nothing."""
    year = years.this_year
    filled = {result.area for result in year.results} | {figure.area for figure in year.figures}
    for index, area in enumerate(year.areas):
        if area.code not in filled:
            hint = f"Hãy thêm kết quả (dtreport add-result --area {area.code} --year {year.number}) hoặc xóa mảng này."
            yield warning(area.code, "mảng công tác này chưa có kết quả hay số liệu nào.", hint, ("areas", index))


@rule(
    "DT502",
    "Nhiều kết quả, số liệu mà chưa đánh dấu mục nào là nổi bật.",
    why="Báo cáo tóm tắt nêu tất cả và dài quá năm trang.",
    example="60 kết quả, không kết quả nào có key = true.",
    mend="Đánh dấu những mục cần đọc: dtreport edit MÃ --key.",
    of_record=False,
)
def summaries_too_long(years: Years) -> Iterator[Finding]:
    """No result or no figure is marked as key, and all of them are more than a summary of five pages can tell."""
    year = years.this_year
    number = sum(len(records) for records in (year.results, year.figures) if not any(one.key for one in records))
    if number > MOST_TOLD:
        message = (
            f"có {number} kết quả, số liệu mà chưa đánh dấu mục nào là nổi bật; báo cáo tóm tắt sẽ dài quá năm trang."
        )
        hint = f"Hãy đánh dấu những mục cần đọc tại hội nghị bằng: dtreport edit MÃ --key --year {year.number}"
        yield warning("results", message, hint, ("results",))
