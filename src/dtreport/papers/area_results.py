"""The results of a year under the areas of its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.records.area import Area
    from dtreport.records.result import Result
    from dtreport.report import Year


class AreaResults(NamedTuple):
    """An area with its results, each with its number in the order in which papers tell them."""

    area: Area
    results: tuple[tuple[int, Result], ...]


def outline(year: Year) -> tuple[AreaResults, ...]:
    """The areas in the order of the file, those without results too; results are numbered through all areas."""
    by_area: dict[str, list[Result]] = {area.code: [] for area in year.areas}
    for result in year.results:
        by_area[result.area].append(result)
    found = []
    order = 0
    for area in year.areas:
        results = by_area[area.code]
        found.append(AreaResults(area, tuple(enumerate(results, order + 1))))
        order += len(results)
    return tuple(found)
