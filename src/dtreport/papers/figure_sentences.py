"""Figures in words: a value with its unit, and how it compares with the plan and the year before.

Nothing is said that the records do not bear out. Rates differ by points, quantities by per cent. What is only about
so many ("hơn", "khoảng") is compared where that leaves no doubt which of the two is more.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import NOT_REPORTED
from dtreport.papers.source_fields import OF_PLAN, OF_PREVIOUS, PERCENT, PLAN, PREVIOUS, VALUE
from dtreport.records.figure import Certainty, Direction
from dtreport.vietnamese.numbers import format_number, in_sentence, percent_in_sentence
from dtreport.vietnamese.text import lower_first, same
from dtreport.vietnamese.units import after_number, belonging, is_counted, is_rate, points_unit
from dtreport.vietnamese.wording import Source, joined, within

if TYPE_CHECKING:
    from dtreport.records.figure import Figure

ESTIMATE = "ước"
CEILING = "không quá"
ABOUT = "khoảng"
_ABOVE = {"hơn", "trên", "quá", "vượt"}
_AT_LEAST = {"ít nhất", "tối thiểu", "từ", "không dưới"}
_BELOW = {"gần", "dưới", "chưa đến", "chưa tới", "ngót"}
_AT_MOST = {"không quá", "tối đa"}
_FLOORS = _ABOVE | _AT_LEAST
_CEILINGS = _AT_MOST | {"dưới", "chưa đến", "chưa tới"}
_ROUGH = {"khoảng", "xấp xỉ", "chừng", "độ", "gần", "ngót"}
"""Words before a plan that leave open how much exactly was planned."""
_LEEWAY = Decimal("0.1")
"""As much of a figure as people leave out when they say that it is about so many; a guess of ours, on the wide side."""
_LEAST_PERCENT = Decimal("0.0005")
"""Below it a change is 0,0%."""


def number_in_words(value: Decimal | int | None) -> str:
    """A number of things counted one by one in running text: 02; … where it is not reported."""
    return NOT_REPORTED.value if value is None else in_sentence(value)


def figure_in_words(value: Decimal | None, unit: str, qualifier: str | None = None) -> str:
    """A figure in running text, without its unit: hơn 3.000, 02 (hội nghị), 7 (km); … where it is not reported."""
    if value is None:
        return NOT_REPORTED.value
    number = in_sentence(value) if is_counted(unit) else format_number(value)
    return f"{lower_first(qualifier)} {number}" if qualifier else number


def value_in_words(figure: Figure) -> str:
    """The value of a figure in running text, with the word before it: hơn 3.000."""
    return figure_in_words(figure.value, figure.unit, figure.qualifier)


def from_figure(figure: Figure, field: str, words: str) -> str:
    """What a figure is in words, or what is reckoned from it; `field` as in `source_fields`."""
    return within(words, Source("counts", figure.code, field))


def _with_unit(figure: Figure, field: str, value: Decimal, qualifier: str | None = None) -> str:
    """A number of a figure with its unit: 84,8%, 02 hội nghị; what there is none of, "không có"."""
    if value == 0 and not qualifier and not is_rate(figure.unit):
        return from_figure(figure, field, "không có")
    number = figure_in_words(value, figure.unit, qualifier)
    return after_number(from_figure(figure, field, number), str(figure.unit))


def value_with_unit(figure: Figure) -> str:
    """The value of a figure with its unit, and whether it is estimated: "ước hơn 3.000 hộ"."""
    if figure.value is None:
        return from_figure(figure, VALUE, "chưa có số liệu")
    estimate = f"{ESTIMATE} " if figure.status is Certainty.ESTIMATE else ""
    return estimate + _with_unit(figure, VALUE, figure.value, figure.qualifier)


def plan_qualifier(figure: Figure) -> str:
    """The word before a plan: as recorded, else that of a ceiling where less is better; a plan of none needs none."""
    if figure.plan_qualifier is not None:
        return figure.plan_qualifier
    return CEILING if figure.better is Direction.LESS and figure.plan else ""


class _Range(NamedTuple):
    """What a figure may be in truth, and whether the ends of that are open."""

    least: Decimal
    most: Decimal
    is_open: bool


def _value_range(value: Decimal, qualifier: str | None) -> _Range:
    """What a value may be when this word stands before it; an estimate is compared as it stands."""
    word = same(qualifier or "").removeprefix(ESTIMATE).strip()
    room = abs(value) * _LEEWAY
    if not word:
        return _Range(value, value, is_open=False)
    if word in _ABOVE | _AT_LEAST:
        return _Range(value, value + room, is_open=word in _ABOVE)
    if word in _BELOW | _AT_MOST:
        return _Range(value - room, value, is_open=word in _BELOW)
    return _Range(value - room, value + room, is_open=False)


def _plan_range(figure: Figure, plan: Decimal) -> _Range:
    """What a plan may be: a bound that is to be kept, as "trên 90%", is exact."""
    word = same(figure.plan_qualifier or "")
    if word in _ROUGH:
        return _value_range(plan, ABOUT)
    return _Range(plan, plan, is_open=word in _ABOVE | _BELOW)


def _order(one: _Range, other: _Range) -> int | None:
    """1 where one is surely more than the other, -1 where less, 0 where both are equal, None where that is open."""
    is_open = one.is_open or other.is_open
    if one.least > other.most or (one.least == other.most and is_open and one.most > other.least):
        return 1
    if one.most < other.least or (one.most == other.least and is_open and one.least < other.most):
        return -1
    return 0 if one.least == one.most == other.least == other.most and not is_open else None


def against_plan(figure: Figure) -> int | None:
    """1 where the value is surely more than the plan, -1 where less, 0 where equal; None where that is not known."""
    if figure.value is None or figure.plan is None:
        return None
    return _order(_value_range(figure.value, figure.qualifier), _plan_range(figure, figure.plan))


def against_previous(figure: Figure) -> int | None:
    """1 where the value is surely more than last year's, -1 where less, 0 where equal; None where it is not known."""
    if figure.value is None or figure.previous is None:
        return None
    return _order(
        _value_range(figure.value, figure.qualifier), _value_range(figure.previous, figure.previous_qualifier)
    )


def plan_is_compared_by_difference(figure: Figure) -> bool:
    """Whether a value is held against the plan by subtraction: rates, of which there is no ratio, and ceilings."""
    return is_rate(figure.unit) or figure.better is Direction.LESS


def share_of_plan(figure: Figure) -> Decimal | None:
    """The value divided by the plan; None for rates, and where one is not reported or the division has no meaning."""
    return None if is_rate(figure.unit) else ratio(figure.value, figure.plan)


def share_of_previous(figure: Figure) -> Decimal | None:
    """The value divided by that of the year before; None as in `share_of_plan`."""
    return None if is_rate(figure.unit) else ratio(figure.value, figure.previous)


def ratio(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """One quantity divided by another; None where one is not reported or is negative, or the other is not above 0."""
    return part / whole if part is not None and whole is not None and part >= 0 and whole > 0 else None


def about(figure: Figure, other_qualifier: str | None) -> str:
    """The word before what is reckoned from a value and another figure, where one of the two is not exact."""
    exact = not _inexact(figure.qualifier) and not _inexact(other_qualifier)
    return "" if exact else ABOUT


def _inexact(qualifier: str | None) -> bool:
    return bool(same(qualifier or "").removeprefix(ESTIMATE).strip())


def about_plan(figure: Figure) -> str:
    """The word before what is reckoned from the value and the plan; a bound that is to be kept is exact."""
    return about(figure, figure.plan_qualifier if same(figure.plan_qualifier or "") in _ROUGH else None)


def _said_about(word: str, number: str) -> str:
    return f"{word} {number}" if word else number


def plan_comparison(figure: Figure) -> str:
    """How a value compares with the plan, "đạt 66,7% kế hoạch"; empty where nothing can be said with certainty."""
    value, plan, order = figure.value, figure.plan, against_plan(figure)
    if value is None or plan is None or _plan_contradicts_direction(figure):
        return ""
    if not plan_is_compared_by_difference(figure):
        share = ratio(value, plan)
        if not share or (value == plan and order is None and not about_plan(figure)):  # 90 does not meet "trên 90"
            return ""
        verb = "bằng" if figure.better is Direction.NEUTRAL else "đạt"
        percent = _said_about(about_plan(figure), percent_in_sentence(share))
        return f"{verb} " + from_figure(figure, PERCENT, percent) + " kế hoạch"
    if order is None or (order and value == plan):  # "hơn 80%" is more than 80%, and nobody knows by how much
        return ""
    amount = _said_about(about_plan(figure), difference_in_words(value - plan, figure.unit))
    amount = from_figure(figure, OF_PLAN, amount)
    if figure.better is Direction.LESS:
        # "Vượt" is said of a ceiling only: in one paper it never praises one figure and blames another.
        words = {1: "vượt mức khống chế " + amount, 0: "bằng mức khống chế", -1: "thấp hơn mức khống chế " + amount}
        return words[order]
    return _rate_against_target(figure.better, order, amount)


def _plan_contradicts_direction(figure: Figure) -> bool:
    """Whether the word before the plan makes it a bound on the side that is not good, so that no verdict is sure."""
    bounds = {None: _CEILINGS, Direction.LESS: _FLOORS}
    return same(figure.plan_qualifier or "") in bounds.get(figure.better, ())


def _rate_against_target(better: Direction | None, order: int, amount: str) -> str:
    """How a rate of which more is good, or neither, compares with what was planned, by so many points."""
    if order == 0:
        return "bằng kế hoạch" if better is Direction.NEUTRAL else "đạt mục tiêu"
    side = "cao hơn" if order > 0 else "thấp hơn"
    if better is Direction.NEUTRAL:
        return f"{side} kế hoạch " + amount
    return f"{'đạt' if order > 0 else 'chưa đạt'} mục tiêu, {side} " + amount


def difference_in_words(difference: Decimal, unit: str) -> str:
    """By how much two figures of a unit differ: 02 cặp; 9,8 điểm phần trăm."""
    amount = _plain(abs(difference))
    if is_rate(unit):
        return f"{format_number(amount)} {points_unit(unit)}"
    return after_number(figure_in_words(amount, unit), unit)


def _plain(value: Decimal) -> Decimal:
    """The value without zeros at its end: 0,60 is 0,6."""
    normal = value.normalize()
    return normal if normal.as_tuple().exponent in range(-99, 1) else normal.quantize(Decimal(1))


def plan_in_words(figure: Figure, *, compared: bool) -> str:
    """What was planned: "03 hội nghị", "kế hoạch không quá 09 cặp".

    Args:
        figure: A figure with a plan.
        compared: Whether it stands in brackets behind a comparison, which says the unit already.
    """
    assert figure.plan is not None  # noqa: S101, asked for only where there is one
    qualifier = plan_qualifier(figure)
    if figure.plan == 0 and not is_rate(figure.unit):
        return f"{_plan_noun(figure)} là " + from_figure(figure, PLAN, "0")
    if not plan_is_compared_by_difference(figure):
        return _with_unit(figure, PLAN, figure.plan, qualifier)
    if not compared:
        return f"{_plan_noun(figure)} " + _with_unit(figure, PLAN, figure.plan, qualifier)
    part = belonging(figure.unit)
    number = from_figure(figure, PLAN, figure_in_words(figure.plan, figure.unit, qualifier))
    return f"{_plan_noun(figure)} " + (after_number(number, part) if part else number)


def _plan_noun(figure: Figure) -> str:
    return "mục tiêu" if is_rate(figure.unit) and figure.better is not Direction.NEUTRAL else "kế hoạch"


def previous_comparison(figure: Figure) -> str:
    """How a value compares with the year before: "tăng 13,1% so với năm trước"; empty where that is not certain."""
    value, previous, order = figure.value, figure.previous, against_previous(figure)
    if value is None or previous is None or order is None:
        return ""
    if value == previous:  # where one of them is not exact, as for the plan
        return "" if order else "bằng năm trước"
    verb = "tăng" if order > 0 else "giảm"
    word = about(figure, figure.previous_qualifier)
    if is_rate(figure.unit):
        amount = _said_about(word, difference_in_words(value - previous, figure.unit))
        return f"{verb} " + from_figure(figure, OF_PREVIOUS, amount) + " so với năm trước"
    share = ratio(value, previous)
    if not share:  # to or from nothing there is no per cent
        return ""
    change = abs(share - 1)
    if change < _LEAST_PERCENT:
        # Of what is only about so many nobody knows that it changed by so little.
        return "" if word else f"{verb} " + from_figure(figure, OF_PREVIOUS, "chưa đến 0,1%") + " so với năm trước"
    amount = _said_about(word, percent_in_sentence(change))
    return f"{verb} " + from_figure(figure, OF_PREVIOUS, amount) + " so với năm trước"


def previous_in_words(figure: Figure) -> str:
    """The value of the year before, with its unit and the word before it."""
    assert figure.previous is not None  # noqa: S101, asked for only where there is one
    return _with_unit(figure, PREVIOUS, figure.previous, figure.previous_qualifier)


def in_words(figure: Figure, name: str) -> str:
    """One figure in a line: "Hội nghị pháp luật: 02 hội nghị, đạt 66,7% kế hoạch (03 hội nghị)"."""
    comparisons = [name + ": " + value_with_unit(figure)]
    others: list[str] = []
    if figure.plan is not None:
        comparison = plan_comparison(figure)
        plan = plan_in_words(figure, compared=bool(comparison))
        noun = "" if plan.startswith(_plan_noun(figure)) else f"{_plan_noun(figure)} "
        (comparisons if comparison else others).append(_beside(comparison, plan) if comparison else noun + plan)
    if figure.previous is not None:
        comparison, previous = previous_comparison(figure), previous_in_words(figure)
        (comparisons if comparison else others).append(
            _beside(comparison, previous) if comparison else "năm trước " + previous
        )
    # What only stands beside the value comes last: a comparison behind it would be read as one with it.
    return joined("; ", (joined(", ", comparisons), *others))


def _beside(comparison: str, figure: str) -> str:
    """A comparison with what is compared in brackets."""
    return comparison + " (" + figure + ")"
