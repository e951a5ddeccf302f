"""The outline of the results, and what of them is marked to be told in the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.rules.declaration import rule
from dtreport.rules.expectations import expects_report
from dtreport.rules.finding import Finding, gap, warning
from dtreport.vietnamese.text import enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years

MOST_TOLD = 45
"""So many results and figures as long as those of 2021, with its tasks, fill the five pages of a summary."""


@rule(
    "DT505",
    "Báo cáo chưa có kết quả công tác nào.",
    why="Số liệu không phải là kết quả; báo cáo không nêu mảng công tác nào khi chưa có kết quả.",
    example="Tệp có [[areas]], [[counts]], không có [[results]] nào.",
    mend="Ghi bằng: dtreport add-result.",
    of_record=False,
)
def results_not_reported(years: Years) -> Iterator[Finding]:
    """A report tells no result at all; its figures are none, and a report leaves out areas without any."""
    year = years.this_year
    if expects_report(year) and not year.results:
        areas = enumerate_words([area.code for area in year.areas])
        of_areas = f", nên báo cáo không nêu mảng công tác nào ({areas})" if areas else ""
        hint = f"Hãy ghi bằng: dtreport add-result --year {year.number}"
        yield gap("results", f"chưa có kết quả công tác nào{of_areas}.", hint, ("results",))


@rule(
    "DT501",
    "Mảng công tác chưa có kết quả nào.",
    why="Báo cáo không nêu mảng không có kết quả; số liệu không phải là kết quả.",
    example="lv-4 không có [[results]] nào.",
    mend="Thêm kết quả: dtreport add-result --area MÃ, hoặc xóa mảng: dtreport remove MÃ.",
)
def areas_without_results(years: Years) -> Iterator[Finding]:
    """An area has no result, so that a report leaves it out; a figure is no result. Of a year without any see above."""
    year = years.this_year
    filled = {result.area for result in year.results}
    with_figures = {figure.area for figure in year.figures}
    for index, area in enumerate(year.areas if year.results else ()):
        if area.code not in filled:
            only = ", mới có số liệu" if area.code in with_figures else ""
            message = f"mảng công tác này chưa có kết quả nào{only}; báo cáo sẽ không nêu mảng này."
            hint = f"Hãy thêm kết quả (dtreport add-result --area {area.code} --year {year.number}) hoặc xóa mảng này."
            yield warning(area.code, message, hint, ("areas", index))


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
