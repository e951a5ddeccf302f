"""The tasks of the coming year, and the reviews of those that last year set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtreport.rules.declaration import rule
from dtreport.rules.due_words import impossible_times, years_in
from dtreport.rules.expectations import expects_tasks, expects_year_end
from dtreport.rules.finding import Finding, error, gap, warning
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.text import enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years

USUAL_NUMBER = 5
"""Thứ nhất … Thứ năm: how many tasks an office sets itself by habit."""


@rule(
    "DT401",
    "Chưa có nhiệm vụ năm sau, hoặc có nhiều, ít hơn năm nhiệm vụ.",
    why="Thường lệ báo cáo nêu năm nhiệm vụ: Thứ nhất … Thứ năm.",
    example="Tệp năm 2021 có 4 khối [[tasks]].",
    mend=('Ghi thêm bằng: dtreport add-task; không đánh số thì ghi: dtreport edit report --tasks "không đánh số".'),
    of_record=False,
)
def number_of_tasks(years: Years) -> Iterator[Finding]:
    """The year sets more or fewer tasks than five, or none yet; a lone task is a sentence, and counts nothing."""
    year = years.this_year
    add = f"dtreport add-task --year {year.number}"
    if not year.tasks:
        if expects_tasks(year):
            yield gap("tasks", f"chưa có nhiệm vụ nào của năm {year.number + 1}.", f"Hãy ghi bằng: {add}", ("tasks",))
    elif len(year.tasks) not in {1, USUAL_NUMBER} and year.report.tasks is None:
        message = f"năm {year.number + 1} có {len(year.tasks)} nhiệm vụ; thường lệ là {USUAL_NUMBER}."
        fewer = len(year.tasks) < USUAL_NUMBER
        hint = f"Còn nhiệm vụ thì ghi bằng: {add}" if fewer else "Hãy xem có nhiệm vụ nào gộp được."
        yield warning("tasks", message, hint, ("tasks",))


@rule(
    "DT402",
    "Nhiệm vụ chưa có đơn vị chủ trì hoặc thời hạn.",
    why="Không có người làm và hạn thì năm sau không đánh giá được.",
    example="Khối [[tasks]] không có lead.",
    mend="Ghi bằng: dtreport edit MÃ --lead … --due …",
)
def tasks_without_lead_or_due(years: Years) -> Iterator[Finding]:
    """Nobody leads a task, or it has no due date."""
    for index, task in enumerate(years.this_year.tasks):
        lacking = [label for label, value in (("đơn vị chủ trì", task.lead), ("thời hạn", task.due)) if value is None]
        if lacking:
            hint = f"Hãy ghi bằng: dtreport edit {task.code} --year {years.this_year.number}"
            yield gap(task.code, f"nhiệm vụ chưa ghi {enumerate_words(lacking)}.", hint, ("tasks", index))


@rule(
    "DT404",
    "Thời hạn của nhiệm vụ năm sau đã qua khi hết kỳ báo cáo.",
    why="Nhiệm vụ trong tệp một năm là của năm sau.",
    example="Tệp năm 2021, due = 2021-06-30.",
    mend="Xem lại thời hạn: dtreport edit MÃ --due …",
)
def tasks_due_before_their_year(years: Years) -> Iterator[Finding]:
    """A task of the coming year is due before the report year is over, by its date or by the year in its words."""
    end, coming = years.this_year.period.end, years.this_year.number + 1
    for index, task in enumerate(years.this_year.tasks):
        if isinstance(task.due, date):
            message = f"thời hạn {short_date(task.due)} đã qua khi hết kỳ báo cáo ({short_date(end)})."
            is_past = task.due <= end
        else:
            last = max(years_in(task.due or ""), default=coming)
            message = f"thời hạn là năm {last}, trước năm {coming}."
            is_past = last < coming
        if is_past:
            hint = f"Nhiệm vụ trong tệp này là của năm {coming}; hãy xem lại thời hạn."
            yield warning(f"{task.code}.due", message, hint, ("tasks", index, "due"))


@rule(
    "DT403",
    "Thời hạn là quý, tháng hoặc ngày không có trong lịch.",
    why="Hạn không có thật thì không ai làm đúng hạn được.",
    example="“Quý 5/2025”, “trước 31/02/2025”.",
    mend="Xem lại thời hạn: dtreport edit MÃ --due …",
)
def tasks_due_on_no_day(years: Years) -> Iterator[Finding]:
    """A task is due in a quarter, in a month or on a day that no calendar has: "Quý 5/2025", "trước 31/02/2025"."""
    for index, task in enumerate(years.this_year.tasks):
        if isinstance(task.due, str):
            for words in impossible_times(task.due):
                hint = "Hãy xem lại thời hạn: một năm có 4 quý, 12 tháng."
                yield error(
                    f"{task.code}.due", f"thời hạn “{words}” không có trong lịch.", hint, ("tasks", index, "due")
                )


@rule(
    "DT405",
    "Nhiệm vụ năm trước đề ra mà chưa đánh giá.",
    why="Báo cáo năm phải nói kết quả những việc năm trước đã đề ra.",
    example="Tệp năm 2021 có nv-3, tệp năm 2022 không có [[reviews]] nào cho nv-3.",
    mend="Ghi bằng: dtreport add-review --answers MÃ.",
    of_record=False,
)
def tasks_without_review(years: Years) -> Iterator[Finding]:
    """No review says how a task of last year has ended."""
    year = years.this_year
    if years.last_year is None or not expects_year_end(year):
        return
    reviewed = {review.answers for review in year.reviews}
    served: dict[str, list[str]] = {}
    for result in year.results:
        if result.answers is not None:
            served.setdefault(result.answers, []).append(result.code)
    for task in years.last_year.tasks:
        if task.code not in reviewed:
            message = (
                f"chưa đánh giá nhiệm vụ {task.code} mà tệp năm {years.last_year.number} đề ra cho năm {year.number}."
            )
            hint = f"Hãy ghi bằng: dtreport add-review --answers {task.code} --year {year.number}"
            if results := served.get(task.code):
                hint += f" (đã có kết quả {enumerate_words(results)})"
            yield gap("reviews", message, hint, ("reviews",))


@rule(
    "DT406",
    "Một nhiệm vụ năm trước được đánh giá hai lần.",
    why="Hai đánh giá có thể nói hai điều khác nhau về một việc.",
    example='dg-1 và dg-4 cùng answers = "nv-2".',
    mend="Gộp hai đánh giá, hoặc sửa answers.",
)
def tasks_reviewed_twice(years: Years) -> Iterator[Finding]:
    """Two reviews answer the same task of last year."""
    first: dict[str, str] = {}
    for index, review in enumerate(years.this_year.reviews):
        if first.setdefault(review.answers, review.code) != review.code:
            message = f"nhiệm vụ {review.answers} đã được đánh giá ở {first[review.answers]}."
            hint = "Hãy gộp hai đánh giá, hoặc sửa answers."
            yield warning(f"{review.code}.answers", message, hint, ("reviews", index, "answers"))
