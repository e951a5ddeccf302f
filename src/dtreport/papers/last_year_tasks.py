"""The tasks that last year set, as this year's papers name them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.papers.interpolation import Interpolator
from dtreport.papers.task_sentences import task_sentence
from dtreport.vietnamese.text import same

if TYPE_CHECKING:
    from collections.abc import Collection

    from dtreport.report import Year


def with_last_year_figures(year: Year, previous: Year | None) -> Year:
    """The year with the value of the year before beside each figure that does not state it itself.

    A figure is the same in both years where its code and its unit are; what is counted otherwise is not compared.
    """
    if previous is None:
        return year
    before = {(figure.code, same(figure.unit)): figure.value for figure in previous.figures}
    counts = (
        figure.model_copy(update={"previous": before.get((figure.code, same(figure.unit)))})
        if figure.previous is None
        else figure
        for figure in year.figures
    )
    return replace(year, counts=tuple(counts))


class LastYearTasks:
    """Names for the tasks of last year's file, which may be missing or may not have the task that is named."""

    def __init__(self, year: Year, previous: Year | None) -> None:
        self._unknown = f"Một nhiệm vụ đề ra cho năm {year.number} (chưa rõ tên)"
        self._names: dict[str, str] = {}
        if previous is not None:
            interpolator = Interpolator(previous, brief=True)
            places = enumerate(previous.tasks, 1)
            self._names = {task.code: task_sentence(task, place, interpolator) for place, task in places}

    def name(self, code: str) -> str:
        """The task in a sentence, "Thứ nhất, tham mưu …"; without its name where last year does not have it."""
        return self._names.get(code, self._unknown)

    def others(self, codes: Collection[str]) -> tuple[str, ...]:
        """The tasks of last year that have none of these codes."""
        return tuple(name for code, name in self._names.items() if code not in codes)
