"""Where each record is named in the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.narrative import outline
from dtreport.papers.task_sentences import numbered
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
    names = _names_in_papers(year)
    task_places: dict[str, At] = {task.code: ("tasks", index) for index, task in enumerate(year.tasks)}
    uses: dict[str, dict[str, dict[str, None]]] = {}  # code of the record, noun of who names it, their numbers
    for reference in references(year):
        code, path = reference.code, reference.path
        if reference.last_year:
            continue
        if path[0] == "documents" and code in task_places:
            # What a document is planned for counts as a use of the document, not of the task.
            code, path = year.documents[int(path[1])].code, task_places[code]
        noun, number = names.get(path[:2], _SETTINGS)
        uses.setdefault(code, {}).setdefault(noun, {})[number] = None
    sentences = {}
    for code, numbers_by_noun in uses.items():
        phrases = []
        for noun, numbers in numbers_by_noun.items():
            # Ordinals in words are all equal to the sort, and so keep the order of the file.
            in_order = sorted(numbers, key=lambda number: int(number) if number.isdecimal() else 0)
            phrases.append(f"{noun} {', '.join(in_order)}".strip())
        sentences[code] = capitalise("; ".join(phrases))
    return sentences


def _names_in_papers(year: Year) -> dict[At, tuple[str, str]]:
    """What each record is called in the papers, by its place in the file: its noun and its number."""
    names: dict[At, tuple[str, str]] = {}
    for kind in {kind.name: kind for kind, _record in year.records()}.values():
        for index, _record in enumerate(year.of(kind)):
            names[kind.name, index] = kind.noun, str(index + 1)
    numbers = {result.code: str(number) for area in outline(year) for number, result in area.results}
    for index, result in enumerate(year.results):
        names["results", index] = "kết quả", numbers[result.code]
    has_numbers = numbered(year)
    for index in range(len(year.tasks)):
        names["tasks", index] = "nhiệm vụ", lower_first(ordinal(index + 1)) if has_numbers else ""
    for index in range(len(year.awards)):
        names["awards", index] = "khen thưởng", ""
    return names
