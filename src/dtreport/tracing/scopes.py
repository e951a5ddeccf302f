"""What a sentence is about where that is not the whole office in the year: another year, one place, a wish.

A figure of such a sentence is not the one that is recorded, however like it the words are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.numerals import NumeralKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.tracing.numerals import Numeral

_PLACE = re.compile(
    r"\b(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hành phố|TP|[Xx]óm|[Tt]hôn|(?<=ở )bản|(?<=tại )bản|[Qq]uận|Trường)"
    r"(?: [a-zđ]+)?((?: [A-ZĐÀ-Ỹ][\w-]*)+)"
)
_WISH = re.compile(r"(?i:\b(?:phấn đấu|dự kiến|mục tiêu|đề nghị|đề xuất|sẽ|năm tới|năm sau|thời gian tới)\b)")
_EACH = re.compile(r"(?i:\b(?:mỗi|từng|bình quân|trung bình|một số|riêng)\b)")
_SHARE = re.compile(r"(?i:\b(?:đợt|quý|tháng)\b)")
_PLAN = re.compile(
    r"(?i:(?<!đạt )(?<!vượt )(?<!thành )(?<!với )(?<!hiện )(?<!dựng )(?<!hành )\b(?:kế hoạch|chỉ tiêu)\b(?! số\b| \d))"
)
_PLANNED = re.compile(r"(?i:theo $)")
_DONE = re.compile(r"(?i:\b(?:đã|đạt|thực hiện|kết quả)\b)")
_CLAUSE = re.compile(r"[,:](?=\s)|[()\t\n]")


_YEARS_OF_A_SPAN = 2


class Scope(NamedTuple):
    """What a sentence says it is about around a numeral."""

    year: int | None
    """The year nearest before it, or the first one behind; None where no year is named."""
    is_span: bool
    """Whether it is about several years."""
    places: frozenset[str]
    """The names of places in small letters."""
    is_wish: bool
    """Whether it is about what is to be."""
    is_part: bool
    """Whether it may be about a part of what is recorded: one month, each of them."""
    parts: frozenset[str] = frozenset()
    """The words that surely make it one about a part: mỗi, 6 tháng đầu năm."""
    is_plan: bool = False
    """Whether it says what was planned."""


def places_in(text: str) -> frozenset[str]:
    """The names of the places in a text, in small letters."""
    return frozenset(" ".join(match[1].casefold().split()) for match in _PLACE.finditer(text))


def names_other_place(text: str, office: str) -> bool:
    """Whether a text is about a place that the names of the office do not have."""
    return any(f" {place} " not in office for place in places_in(text))


def scope_of(text: str, numeral: Numeral, start: int, end: int, numerals: Iterable[Numeral]) -> Scope:
    """The scope of a numeral in a text.

    Args:
        text: The text.
        numeral: The numeral.
        start: Where its sentence begins.
        end: Where that ends.
        numerals: All numerals of the text.
    """
    inside = [each for each in numerals if start <= each.start < end]
    years = [each for each in inside if each.kind is NumeralKind.YEAR]
    before = [each for each in years if each.end <= numeral.start]
    nearest = before[-1] if before else next(iter(years), None)
    spans = [each for each in inside if each.kind is NumeralKind.PERIOD and each.end <= numeral.start]
    sentence, lead = text[start:end], text[start : numeral.start]
    dates = [each for each in inside if each.kind is NumeralKind.DATE and each.end <= numeral.start]
    for date in dates:  # ngày 5 tháng 12 is about no month
        lead = f"{lead[: date.start - start]}{' ' * (date.end - date.start)}{lead[date.end - start :]}"
    months = [each.key for each in spans if len(re.findall(r"\d{4}", each.key)) < _YEARS_OF_A_SPAN]
    parts = frozenset(match[0].casefold() for match in _EACH.finditer(lead)) | frozenset(months)
    clause = lead[max((stop.end() for stop in _CLAUSE.finditer(lead)), default=0) :]
    plan = _PLAN.search(clause)
    is_plan = plan is not None and _DONE.search(clause, plan.end()) is None
    is_open_plan = is_plan and plan is not None and _PLANNED.search(clause, 0, plan.start()) is not None
    return Scope(
        int(nearest.key) if nearest is not None else None,
        any(len(re.findall(r"\d{4}", each.key)) >= _YEARS_OF_A_SPAN for each in spans) and not before,
        places_in(sentence),
        _WISH.search(lead) is not None,
        bool(parts) or is_open_plan or _SHARE.search(lead) is not None,
        parts,
        is_plan and not is_open_plan,
    )
