"""Sums, percentages and products in the texts of the year that do not follow from their own numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.records.figure import Direction, Figure
from dtreport.report.public_texts import PublicText, mentioning_texts, public_texts
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, warning
from dtreport.rules.typed_numbers import NUMBER, Sentence, TypedNumber, decimal_of, sentences
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.units import is_rate, leading_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years

_COUNTED = (
    r"(?:hộ gia đình|hộ|cá nhân|tập thể|người|đại biểu|học viên|học sinh|hội nghị|lớp|cuộc|buổi|đơn vị|xã|thôn|xóm|bản|"
    r"công trình|dự án|văn bản|đơn|lượt|trường hợp|cán bộ|đảng viên|suất|mô hình|hợp tác xã|tờ|cuốn|em|trường)\b"
)
_WITHIN = r",?\s*trong đó(?: có)?:?$"
_MADE_OF = r"(?:,|\()?\s*(?:bao gồm|gồm|chia ra)(?: có)?:?$"
_OPEN = r"khác|còn lại|…|\.\.\.|v\.v|chủ yếu|ngoài ra|trong đó|như\b|lượt"
_SCALES = {
    "nghìn": 10**3,
    "nghìn đồng": 10**3,
    "triệu": 10**6,
    "triệu đồng": 10**6,
    "tỷ": 10**9,
    "tỷ đồng": 10**9,
    "đồng": 1,
    "vnđ": 1,
}
_STEP = 1000
_TIMES_SIGN = r"\s*(?:[×*]|(?<=[\s\d])[xX](?=[\s\d]))\s*"
_WORDS = r"(?P<words{0}>[^\d×*={{}}\n;.,]{{0,40}}?)"


def _factor(place: int) -> str:
    return rf"(?P<number{place}>{NUMBER})" + _WORDS.format(place)


_PRODUCT = (
    rf"(?<![\w.,/×*{{]){_factor(1)}{_TIMES_SIGN}{_factor(2)}(?:{_TIMES_SIGN}{_factor(3)})?\s*=\s*"
    rf"(?P<number4>{NUMBER})(?![\w/]|[.,][0-9])(?P<words4>[^\d×*={{}}\n;.,]{{0,40}})"
)
_FRACTION = (
    rf"(?<![\w.,/-])(?P<part>{NUMBER})/(?P<whole>{NUMBER})(?![\w/]|[.,][0-9])\s+[^\W\d](?P<between>[^\d{{}};.]*?)"
    rf"(?:,|\()?\s*(?:đạt|bằng|chiếm)(?: tỷ lệ)?\s+(?P<percent>{NUMBER})\s*%"
)


def _unit_of(number: TypedNumber) -> str:
    """What a number counts or measures, as far as it is sure."""
    counted = re.match(_COUNTED, number.after)
    return counted[0] if counted is not None else leading_unit(number.after)


def _wholes(sentence: Sentence, sign: str) -> Iterator[tuple[TypedNumber, tuple[TypedNumber, ...]]]:
    """Each number behind whose words a sign such as "trong đó" stands, with the numbers after it."""
    for place, number in enumerate(sentence.numbers):
        parts = sentence.numbers[place + 1 :]
        if re.search(sign, number.after) and parts and not number.is_approximate and _unit_of(number) not in {"", "%"}:
            yield number, parts


def _exact(parts: tuple[TypedNumber, ...]) -> bool:
    return not any(part.is_approximate or re.search(r"\b(?:năm|so với)\b", part.before) for part in parts)


@rule(
    "DT706",
    "Trong một câu, các phần lớn hơn hoặc không cộng đúng bằng số chung.",
    why="Người đọc cộng lại là thấy sai; một trong các số đã gõ nhầm.",
    example="“120 hộ, trong đó 210 hộ nghèo”; “15 cá nhân, gồm 9 cá nhân nam và 7 cá nhân nữ”.",
    mend="Xem lại các số trong câu, nên gọi bằng {mã}.",
)
def sums_that_do_not_follow(years: Years) -> Iterator[Finding]:
    """A part is larger than its whole in a sentence, or the parts that are said to make it up do not add up to it."""
    for public_text in public_texts(years.this_year):
        if re.search(r"trong đó|gồm|chia ra", public_text.text.lower()) is None:
            continue
        for sentence in sentences(public_text.text, years.this_year):
            yield from _parts_too_large(public_text, sentence)
            yield from _wrong_sums(public_text, sentence)


def _parts_too_large(public_text: PublicText, sentence: Sentence) -> Iterator[Finding]:
    for whole, parts in _wholes(sentence, _WITHIN):
        part = parts[0]
        if part.before.endswith(whole.after) and _unit_of(part) == _unit_of(whole) and part.value > whole.value:
            if (whole.figure and part.figure) or not _exact((part,)):
                continue  # of two recorded figures there is a finding already
            message = f"phần {format_number(part.value)} lớn hơn số chung {format_number(whole.value)} trong cùng câu."
            yield warning(public_text.place, message, "Hãy xem lại hai số.", public_text.path)


def _wrong_sums(public_text: PublicText, sentence: Sentence) -> Iterator[Finding]:
    for whole, parts in _wholes(sentence, _MADE_OF):
        unit = _unit_of(whole)
        if len(parts) < 2 or any(_unit_of(part) != unit for part in parts) or not _exact(parts):  # noqa: PLR2004
            continue
        if all(one.figure for one in (whole, *parts)) or re.search(_OPEN, sentence.text):
            continue
        total = sum((part.value for part in parts), Decimal())
        if total != whole.value:
            numbers = " + ".join(format_number(part.value) for part in parts)
            message = f"{numbers} = {format_number(total)}, mà câu ghi {format_number(whole.value)}."
            yield warning(public_text.place, message, "Hãy xem lại các số trong câu.", public_text.path)


@rule(
    "DT707",
    "Phần trăm trong câu không đúng với các số mà nó tính từ đó.",
    why="Sửa số mà quên sửa phần trăm thì câu tự mâu thuẫn.",
    example="“Mở {hn} hội nghị, đạt 95% kế hoạch” mà thực hiện 3, kế hoạch 4; “73/100 xã, đạt 83%”.",
    mend="Ghi {mã.percent} thay cho phần trăm gõ tay, hoặc tính lại.",
)
def percentages_that_do_not_follow(years: Years) -> Iterator[Finding]:
    """A typed percentage is not that of the figure before it in the sentence, or of the fraction before it."""
    plans = {figure.code: figure for figure in years.compared.this_year.figures}
    for public_text in public_texts(years.this_year):
        if "%" not in public_text.text and "phần trăm" not in public_text.text:
            continue
        for fraction in re.finditer(_FRACTION, public_text.text):
            part, whole, percent = (decimal_of(fraction[name]) for name in ("part", "whole", "percent"))
            if whole and not re.search(r"(?:ngày|tháng|số)\s*$", public_text.text[: fraction.start()]):
                yield from _percent_findings(public_text, percent, part / whole * 100)
        for sentence in sentences(public_text.text, years.this_year):
            yield from _shares(public_text, sentence, plans)


def _shares(public_text: PublicText, sentence: Sentence, figures: dict[str, Figure]) -> Iterator[Finding]:
    """What is wrong in a sentence of one figure and one percentage of its plan or of the year before."""
    if len(sentence.numbers) != 2 or len(sentence.codes) != 1:  # noqa: PLR2004, the figure and its percentage
        return
    first, percent = sentence.numbers
    if first.figure is None or percent.figure is not None or not percent.is_percentage or "năm" in first.after:
        return
    figure = figures[first.figure.code]
    if is_rate(figure.unit) or figure.better is Direction.LESS or figure.value is None:
        return
    if figure.plan and re.match(r"(?:%|phần trăm) (?:so với )?kế hoạch(?: năm)?(?:$|[,.;)])", percent.after):
        if re.search(r"\b(?:đạt|bằng)$", percent.before) and figure.plan_qualifier is None:
            yield from _percent_findings(public_text, percent.value, figure.value / figure.plan * 100)
    elif figure.previous and re.match(r"(?:%|phần trăm) so với (?:cùng kỳ )?năm trước(?:$|[,.;)])", percent.after):
        way = re.search(r"\b(tăng|giảm)$", percent.before)
        if way is not None and figure.previous_qualifier is None:
            change = (figure.value / figure.previous - 1) * 100
            yield from _percent_findings(public_text, percent.value, change if way[1] == "tăng" else -change)


def _percent_findings(public_text: PublicText, percent: Decimal, actual: Decimal) -> Iterator[Finding]:
    """A finding where a percentage is neither rounded nor cut off from the actual one."""
    decimals = -int(percent.as_tuple().exponent)
    if abs(actual - percent) >= Decimal(1).scaleb(-decimals):
        shown = format_number(actual.quantize(Decimal(1).scaleb(-max(decimals, 1))))
        message = f"câu ghi {format_number(percent)}%, tính từ các số thì được {shown}%."
        yield warning(public_text.place, message, "Hãy xem lại phần trăm và các số.", public_text.path)


@rule(
    "DT708",
    "Phép nhân viết trong lời văn cho kết quả sai.",
    why="Số tiền ghi trong giấy tờ phải tính lại được từ chính câu ấy.",
    example="“12 cá nhân × 500.000 đồng = 6.500.000 đồng”.",
    mend="Tính lại; tiền thưởng thì ghi prize cho một người, dtreport tự nhân với số lượng.",
)
def products_that_do_not_follow(years: Years) -> Iterator[Finding]:
    """A text multiplies and gets another product than there is."""
    for public_text in mentioning_texts(years.this_year):
        if "=" not in public_text.text:
            continue
        for product in re.finditer(_PRODUCT, public_text.text):
            places = [place for place in (1, 2, 3) if product[f"number{place}"] is not None]
            units = [leading_unit(product[f"words{place}"]) for place in (*places, 4)]
            if any(unit and unit not in _SCALES for unit in units):
                continue  # lengths multiply to areas, and shares are taken of numbers
            scales = [_SCALES.get(unit) for unit in units]
            expected = Decimal(1)
            for place, scale in zip(places, scales, strict=False):
                expected *= decimal_of(product[f"number{place}"]) * (scale or 1)
            shown = scales[-1] or 1
            stated = decimal_of(product["number4"]) * shown
            # Without the unit of money on both sides nobody knows whether thousands or millions are meant.
            sure = scales[-1] is not None and any(scales[:-1])
            if stated != expected and (sure or not _are_scaled(expected, stated)):
                message = (
                    f"phép nhân cho {format_number((expected / shown).normalize())}, câu ghi {product['number4']}."
                )
                yield error(public_text.place, message, "Hãy tính lại.", public_text.path)


def _are_scaled(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by thousands alone, as where one is in đồng and one in triệu đồng."""
    small, large = sorted((abs(one), abs(other)))
    while small and small < large:
        small *= _STEP
    return small == large
