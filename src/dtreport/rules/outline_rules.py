"""The outline of the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.rules.finding import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years


def areas_without_results(years: Years) -> Iterator[Finding]:
    """An area has neither a result nor a figure: its heading would stand over nothing."""
    year = years.this_year
    filled = {result.area for result in year.results} | {figure.area for figure in year.figures}
    for index, area in enumerate(year.areas):
        if area.code not in filled:
            hint = f"Hãy thêm kết quả (dtreport add-result --area {area.code} --year {year.number}) hoặc xóa mảng này."
            yield warning(area.code, "mảng công tác này chưa có kết quả hay số liệu nào.", hint, ("areas", index))
