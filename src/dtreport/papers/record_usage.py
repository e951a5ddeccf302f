"""Where each record is named in the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.narrative import outline
from dtreport.report.references import references
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise, lower_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.errors import At
    from dtreport.report import Year

_SETTINGS = "lời văn chung", ""


def used_by(year: Year) -> Mapping[str, str]:
    """For each record that others name, who they are: "Kết quả 1, 2; nhiệm vụ thứ nhất"."""
    places = _places(year)
    tasks = {task.code: ("tasks", index) for index, task in enumerate(year.tasks)}
    found: dict[str, dict[str, dict[str, None]]] = {}
    for reference in references(year):
        code, path = reference.code, reference.path
        if reference.last_year:
            continue
        if path[0] == "documents" and code in tasks:
            # What a document is planned for counts as a use of the document, not of the task.
            code, path = year.documents[int(path[1])].code, tasks[code]
        noun, place = places.get(path[:2], _SETTINGS)
        found.setdefault(code, {}).setdefault(noun, {})[place] = None
    return {code: _said(nouns) for code, nouns in found.items()}


def _said(nouns: Mapping[str, Mapping[str, None]]) -> str:
    parts = (f"{noun} {', '.join(sorted(places, key=_number))}".strip() for noun, places in nouns.items())
    return capitalise("; ".join(parts))


def _number(place: str) -> int:
    """The number of a place, to sort by; ordinals in words keep the order of the file."""
    return int(place) if place.isdecimal() else 0


def _places(year: Year) -> dict[At, tuple[str, str]]:
    """What each record is called in the papers, by its place in the file."""
    orders = {result.code: str(order) for found in outline(year) for order, result in found.results}
    places: dict[At, tuple[str, str]] = {}
    for kind in {kind.name: kind for kind, _record in year.records()}.values():
        for index, _record in enumerate(year.of(kind)):
            places[kind.name, index] = kind.noun, str(index + 1)
    for index, result in enumerate(year.results):
        places["results", index] = "kết quả", orders[result.code]
    for index in range(len(year.tasks)):
        places["tasks", index] = "nhiệm vụ", lower_first(ordinal(index + 1))
    for index in range(len(year.awards)):
        places["awards", index] = "khen thưởng", ""
    return places
