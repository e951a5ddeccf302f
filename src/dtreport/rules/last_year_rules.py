"""References into the file of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records import kind_named
from dtreport.report.references import last_year_references
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, warning
from dtreport.vietnamese.text import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years


_MOST_GUESSES, _MOST_CODES = 20, 12
"""For how many wrong codes the nearest one is looked for, and how many codes are named beside a wrong one."""


@rule(
    "DT407",
    "Kết quả hoặc đánh giá nêu mã nhiệm vụ không có trong tệp năm trước.",
    why="Mã sai thì báo cáo nối nhầm việc, hoặc không nối được.",
    example='answers = "nv-9" mà năm trước chỉ có nv-1 … nv-5.',
    mend="Ghi lại mã: dtreport edit MÃ --answers …",
)
def answers_to_unknown_tasks(years: Years) -> Iterator[Finding]:
    """A result or a review answers a task that last year's file does not have."""
    if years.last_year is None:
        return
    guesses = 0
    for reference in last_year_references(years.this_year):
        entry = years.last_year.by_code.get(reference.code)
        if entry is not None and entry[0].name in reference.wanted:
            continue
        nouns = " hoặc ".join(kind_named(name).noun for name in reference.wanted)
        what = f"là mã của {entry[0].noun}, không phải của {nouns}" if entry else "không có"
        codes = [record.code for name in reference.wanted for record in years.last_year.of(kind_named(name))]
        guesses += 1
        near = closest(reference.code, codes) if guesses <= _MOST_GUESSES else None
        some = ", ".join([*codes[:_MOST_CODES], *(["…"] if len(codes) > _MOST_CODES else [])])
        hint = f'Có phải "{near}"?' if near else f"Các {nouns} ở đó: {some or 'chưa có'}."
        yield error(
            reference.place,
            f'mã "{reference.code}" {what} trong tệp năm {years.last_year.number}.',
            hint,
            reference.path,
        )


@rule(
    "DT408",
    "Có mục nêu nhiệm vụ năm trước mà không có tệp năm trước.",
    why="Không có tệp thì không đối chiếu được.",
    example='answers = "nv-1" trong tệp năm 2021, thư mục không có 2020.toml.',
    mend="Chép tệp năm trước vào thư mục, hoặc bỏ answers.",
)
def last_year_not_on_file(years: Years) -> Iterator[Finding]:
    """Tasks of last year are answered, and there is no file of last year; said once."""
    if years.last_year is not None or years.last_year_problems:
        return
    first = next(last_year_references(years.this_year), None)
    if first is not None:
        last = years.this_year.number - 1
        message = f"chưa có tệp năm {last} nên chưa đối chiếu được nhiệm vụ của năm đó."
        hint = f"Hãy chép tệp {last}.toml vào cùng thư mục, hoặc bỏ các dòng answers."
        yield warning(first.place, message, hint, first.path)


@rule(
    "DT409",
    "Tệp năm trước chưa đọc được.",
    why="Mọi so sánh với năm trước đều chưa làm được.",
    example="2020.toml có lỗi cú pháp.",
    mend="Xem lỗi bằng: dtreport check NĂM-TRƯỚC, rồi sửa.",
    of_record=False,
)
def last_year_that_does_not_load(years: Years) -> Iterator[Finding]:
    """Last year has a file that does not load, so nothing is compared with it."""
    if years.last_year_problems:
        last = years.this_year.number - 1
        message = f"tệp năm {last} chưa đọc được nên chưa đối chiếu được với năm trước."
        yield warning("year", message, f"Hãy xem lỗi bằng: dtreport check {last}", ("year",))
