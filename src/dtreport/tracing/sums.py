"""What has to follow inside of a sentence: a total from its parts, a percentage, a product.

Only what the sentence itself says is a reckoning is reckoned again: "gồm", "tổng cộng", "×", "12/20 xã (60%)". What
comes after "trong đó" need not be all.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.year_values import half_a_step
from dtreport.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.stretches import Stretch

_TIMES, _IS = re.compile(r"[^\d=]{0,30}[×x*] ?"), re.compile(r"[^\d=]{0,30}= ?")
_PARTS = re.compile(r"(?P<unit>[^\d.;:]{1,40}?)(?:, | |: )(?:bao )?gồm:? (?:có )?")
_TOTAL = re.compile(r"(?i:tổng cộng|tổng số)(?: là|:)? $")
_OF_TOTAL = re.compile(r"(?P<unit>[^\d.;:()]{1,40}?)(?:: | \()")
_BETWEEN = re.compile(r"[^\d.;:()]{1,60}?(?:, |; | và |, và )(?:có |là )?")
_SHARE = re.compile(r"[^\d.;]{0,60}?(?:\(|, đạt |, bằng |, chiếm |đạt tỷ lệ )(?:tỷ lệ |đạt |chiếm |bằng )?")
_OUT_OF = re.compile(r"(?i:trong(?: tổng)?(?: số)?) $")
_FEWEST = 2


class Reckoning(NamedTuple):
    """A numeral of a sentence and what it has to be by others of that sentence."""

    result: Numeral
    operands: tuple[Numeral, ...]
    shown: str
    """What it has to be, with how that is reckoned."""
    holds: bool


def reckonings(stretch: Stretch) -> Iterator[Reckoning]:
    """What a passage reckons in its sentences."""
    figures = [each for each in stretch.numerals if each.kind.is_figure and each.kind is not NumeralKind.MISSING]
    for place, figure in enumerate(figures):
        following = figures[place + 1 :]
        yield from _product(stretch.text, figure, following)
        yield from _sum(stretch.text, figure, following)
        yield from _share(stretch.text, figure, following)


def _product(text: str, first: Numeral, following: Sequence[Numeral]) -> Iterator[Reckoning]:
    if len(following) < _FEWEST or first.amount is None:
        return
    second, result = following[:2]
    is_product = _TIMES.fullmatch(text, first.end, second.start) and _IS.fullmatch(text, second.end, result.start)
    if is_product and second.amount is not None and result.amount is not None:
        amount = first.amount * second.amount
        shown = f"{format_number(amount)} ({first.text} × {second.text})"
        yield Reckoning(result, (first, second), shown, holds=amount == result.amount)


def _sum(text: str, total: Numeral, following: Sequence[Numeral]) -> Iterator[Reckoning]:
    parts = _parts_of(text, total, following)
    amounts = [each.amount for each in parts if each.amount is not None]
    is_one_kind = all(each.kind is total.kind for each in parts)
    if len(parts) < _FEWEST or len(amounts) < len(parts) or not is_one_kind or total.amount is None:
        return
    amount = sum(amounts, Decimal(0))
    shown = f"{format_number(amount)} ({' + '.join(each.text for each in parts)})"
    yield Reckoning(total, tuple(parts), shown, holds=amount == total.amount)


def _parts_of(text: str, total: Numeral, following: Sequence[Numeral]) -> list[Numeral]:
    """The parts of a total; none where it is not said that they are all, or of what they are."""
    if not following or total.kind is NumeralKind.PERCENT:
        return []
    is_total = _TOTAL.search(text, 0, total.start) is not None
    lead = _PARTS.fullmatch(text, total.end, following[0].start)
    if lead is None and is_total:
        lead = _OF_TOTAL.fullmatch(text, total.end, following[0].start)
    if lead is None:
        return []
    pairs = pairwise(following)
    chain = takewhile(lambda pair: _BETWEEN.fullmatch(text, pair[0].end, pair[1].start) is not None, pairs)
    parts = [following[0], *(second for _first, second in chain)]
    units = [_unit(text, each) for each in parts]
    unit = lead["unit"].casefold().split()[:1]
    is_of_one = all(each == unit for each in units) or (is_total and unit in (["lượt"], ["phần"]))
    return parts if is_of_one and unit else []


def _unit(text: str, numeral: Numeral) -> list[str]:
    return re.findall(r"\w+", text[numeral.end : numeral.end + 30].casefold())[:1]


def _share(text: str, part: Numeral, following: Sequence[Numeral]) -> Iterator[Reckoning]:
    """12/20 xã (60%); trong 20 xã, 12 xã đạt (60%)."""
    if not following or following[0].kind is not NumeralKind.PERCENT or "‰" in following[0].text:
        return
    share = following[0]
    if part.amount is None and "/" in part.key and _SHARE.fullmatch(text, part.end, share.start):
        amount, whole = map(Decimal, part.key.split("/"))
        yield from _share_of(share, amount, whole, (part,), part.text)


def shares_of_wholes(stretch: Stretch) -> Iterator[Reckoning]:
    """The percentages of what a sentence begins with: trong 20 xã, 12 xã đạt (60%), 8 xã chưa đạt (40%)."""
    text, figures = stretch.text, [each for each in stretch.numerals if each.kind.is_figure]
    whole: Numeral | None = None
    for place, figure in enumerate(figures):
        if whole is not None and re.search(r"[.;](?=\s)", text[whole.end : figure.start]):
            whole = None
        if _OUT_OF.search(text, 0, figure.start) and figure.kind is NumeralKind.FIGURE:
            whole = figure
        elif whole is not None and figure.kind is NumeralKind.FIGURE and place + 1 < len(figures):
            share = figures[place + 1]
            is_share = share.kind is NumeralKind.PERCENT and _SHARE.fullmatch(text, figure.end, share.start)
            if is_share and whole.amount and figure.amount is not None and _unit(text, figure) == _unit(text, whole):
                shown = f"{figure.text}/{whole.text}"
                yield from _share_of(share, figure.amount, whole.amount, (figure, whole), shown)


def _share_of(
    share: Numeral, part: Decimal, whole: Decimal, operands: tuple[Numeral, ...], shown: str
) -> Iterator[Reckoning]:
    if not whole or share.amount is None:
        return
    exact = part / whole
    holds = abs(exact * 100 - share.amount) <= half_a_step(share.amount)
    yield Reckoning(share, operands, f"{format_percent(exact)} ({shown})", holds)
