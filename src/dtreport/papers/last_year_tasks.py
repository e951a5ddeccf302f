"""The tasks that last year set, as this year's papers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.interpolation import Interpolator
from dtreport.papers.task_sentences import task_sentence

if TYPE_CHECKING:
    from collections.abc import Collection

    from dtreport.report import Years


class LastYearTasks:
    """Names for the tasks of last year's file, which may be missing or may not have the task that is named."""

    def __init__(self, years: Years) -> None:
        self._unknown = f"Một nhiệm vụ đề ra cho năm {years.this_year.number} (chưa rõ tên)"
        self._names: dict[str, str] = {}
        previous = years.last_year
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
