"""Which records name which: the documents of a result, and the places that name a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.outline import outline
from dtreport.records.document import Document
from dtreport.records.mentions import mentions
from dtreport.report.references import references
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise, lower_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.errors import Path
    from dtreport.papers.wording import Wording
    from dtreport.records.base import Record
    from dtreport.records.result import Result
    from dtreport.records.review import Review
    from dtreport.report import AnnualReport

_SETTINGS = "lời văn chung", ""


def cited_beside(report: AnnualReport, record: Result | Review, text: str, wording: Wording) -> str | None:
    """The documents of a record for a column beside its text, once that is said.

    A document without a number is not said again where the text names it: its name is all there is to say.
    """
    named = [mention.code for mention in mentions(text) if _has_number(report.by_code[mention.code][1])]
    codes = dict.fromkeys((*named, *(record.documents or ())))
    return "; ".join(map(wording.cite, codes)) or None


def _has_number(record: Record) -> bool:
    return isinstance(record, Document) and record.number is not None


def cited_after(record: Result | Review, wording: Wording) -> str:
    """The documents that a text does not name, in brackets to go after it; nothing where there are none."""
    cited = "; ".join(map(wording.cite, record.documents or ()))
    return f" ({cited})" if cited else ""


def used_by(report: AnnualReport) -> Mapping[str, str]:
    """For each record that others name, who they are: "Kết quả 1, 2; nhiệm vụ thứ nhất"."""
    places = _places(report)
    tasks = {task.code: ("tasks", index) for index, task in enumerate(report.tasks)}
    found: dict[str, dict[str, dict[str, None]]] = {}
    for reference in references(report):
        code, path = reference.code, reference.path
        if reference.last_year:
            continue
        if path[0] == "documents" and code in tasks:
            # What a document is planned for counts as a use of the document, not of the task.
            code, path = report.documents[int(path[1])].code, tasks[code]
        noun, place = places.get(path[:2], _SETTINGS)
        found.setdefault(code, {}).setdefault(noun, {})[place] = None
    return {code: _said(nouns) for code, nouns in found.items()}


def _said(nouns: Mapping[str, Mapping[str, None]]) -> str:
    parts = (f"{noun} {', '.join(sorted(places, key=_number))}".strip() for noun, places in nouns.items())
    return capitalise("; ".join(parts))


def _number(place: str) -> int:
    """The number of a place, to sort by; ordinals in words keep the order of the file."""
    return int(place) if place.isdecimal() else 0


def _places(report: AnnualReport) -> dict[Path, tuple[str, str]]:
    """What each record is called in the papers, by its place in the file."""
    orders = {result.code: str(order) for found in outline(report) for order, result in found.results}
    places: dict[Path, tuple[str, str]] = {}
    for kind in {kind.name: kind for kind, _record in report.records()}.values():
        for index, _record in enumerate(report.of(kind)):
            places[kind.name, index] = kind.noun, str(index + 1)
    for index, result in enumerate(report.results):
        places["results", index] = "kết quả", orders[result.code]
    for index in range(len(report.tasks)):
        places["tasks", index] = "nhiệm vụ", lower_first(ordinal(index + 1))
    for index in range(len(report.awards)):
        places["awards", index] = "khen thưởng", ""
    return places
