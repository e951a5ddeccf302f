"""What stands in the cells of a list, as a person would type it for a field: dates, money, kinds, "as above"."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.records.award import RecipientKind
from dtreport.records.values import DATE, FLAG, NUMBER, YEAR
from dtreport.vietnamese.dates import parse_date
from dtreport.vietnamese.numbers import parse_number, parse_whole
from dtreport.vietnamese.text import fold, quoted, same

if TYPE_CHECKING:
    from dtreport.records.base import Spec

_DITTO = re.compile(r"""-?\s*(?:["“”″'’]{1,2}|''|nt|n\.t|như trên|như trên\s*\.|//)\s*\.?\s*-?""", re.IGNORECASE)
_NOTHING = frozenset(("-", "–", "—", "…", "...", "....", "x x x", "/"))
_NOT_REPORTED = frozenset(("…", "...", "....", "chưa có", "chưa có số liệu"))
_YEAR = re.compile(r"(?:sinh )?(?:năm )?(?:sinh )?((?:19|20)\d\d)")
_BIRTH = re.compile(r"(?:ngày )?(?:\d{1,2}\s*[/.-]\s*)?\d{1,2}\s*[/.-]\s*((?:19|20)\d\d)")
_MONEY = re.compile(
    r"(?P<number>[\d.,\s]*\d)\s*(?P<unit>nghìn|ngàn|triệu|k|tr)?\s*(?P<currency>đồng|đ|vnđ|vnd|d)?"
    r"(?:\s*/\s*(?:người|tập thể|hộ|suất))?\.?(?:,-)?",
    re.IGNORECASE,
)
_SCALES = {"nghìn": 1000, "ngàn": 1000, "k": 1000, "triệu": 1_000_000, "tr": 1_000_000}
_HIGHEST_PRIZE = 50_000_000
"""Above it a number under "(nghìn đồng)" was rather written out in full."""
_CENTS = re.compile(r"[,.]00$")
_MARKS = frozenset(("x", "v", "✓", "✔", "√", "1", "có", "co"))
_KINDS = {fold(word): kind for kind in RecipientKind for word in (kind.label, *kind.short_forms)} | {
    "don vi": RecipientKind.COLLECTIVE,
    "tap the nho": RecipientKind.COLLECTIVE,
    "ca nhan nu": RecipientKind.INDIVIDUAL,
    "ca nhan nam": RecipientKind.INDIVIDUAL,
}
_KIND_LEADS = re.compile(r"^(?:de nghi )?(?:khen thuong|khen|tang|danh cho|cho|doi tuong)(?: cho)? ")
_QUALIFIED = re.compile(r"(?P<qualifier>[^\d\s%][^\d%]*?)\s+(?P<number>\d[\d.,\s]*%?)")
_DECISION = re.compile(r"\s*[,;]?\s*\(?\s*\bngày\s+(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)?$", re.IGNORECASE)
_QUALIFIERS = frozenset(
    ("hơn", "trên", "gần", "khoảng", "ước", "trên dưới", "ít nhất", "dưới", "không quá", "tối đa", "từ")
)


def is_ditto(cell: str) -> bool:
    """Whether a cell says "as above"."""
    return bool(_DITTO.fullmatch(cell.strip()))


def is_marked(cell: str) -> bool:
    """Whether a cell is ticked."""
    return fold(cell).strip(" .()[]") in _MARKS


def says_nothing(cell: str, spec: Spec | None) -> bool:
    """Whether a cell is as good as empty: a dash, dots. In a figure a dash may be zero, and says too little."""
    if spec is not None and spec.value is NUMBER:
        return cell.strip() in _NOT_REPORTED
    return cell.strip() in _NOTHING


def kind_in(text: str) -> RecipientKind | None:
    """The kind of recipient that words name: CN, Hộ, "Khen thưởng cá nhân"; None where they do not."""
    words = _KIND_LEADS.sub("", re.sub(r"[^\w]+", " ", fold(text)).strip())
    return _KINDS.get(words)


def birth_year_in(text: str) -> str:
    """The year in a date of birth, or the text as it is."""
    words = " ".join(same(text).split())
    match = _YEAR.fullmatch(words) or _BIRTH.fullmatch(words)
    if match:
        return match[1]
    with suppress(ValueError):
        return str(parse_date(words if words.startswith("ngày") or "tháng" not in words else f"ngày {words}").year)
    return text


def amount_in(text: str, scale: int = 1) -> str:
    """An amount of money in đồng: "447.000 đ", "447 nghìn", 447 under a heading in thousands. Raises ValueError."""
    match = _MONEY.fullmatch(" ".join(text.split()))
    if match is None:
        raise ValueError(f"{quoted(text)} không phải là số tiền; ví dụ: 447000, 447.000 đ, 447 nghìn.")
    factor = _SCALES.get((match["unit"] or "").lower(), 1 if match["currency"] else scale)
    if factor == 1:
        return str(parse_whole(_CENTS.sub("", match["number"])))
    amount = _scaled(match["number"]) * factor
    if amount != amount.to_integral_value() or (match["unit"] is None and amount > _HIGHEST_PRIZE):
        raise ValueError(f"{quoted(text)} dưới đơn vị ghi ở tiêu đề không ra số tiền hợp lý; hãy ghi đủ, như 447000.")
    return str(int(amount))


def _scaled(number: str) -> Decimal:
    """A number before "nghìn" or "triệu": 1.000 nghìn is a million, 1,5 triệu a million and a half."""
    text = number.strip()
    return Decimal(parse_whole(text)) if re.fullmatch(r"\d{1,3}(?:[.\s]\d{3})+", text) else parse_number(text)


def decision_in(text: str) -> tuple[str, str]:
    """The number of a decision without its date, and the date: "45/QĐ-BDT ngày 12/12/2021"."""
    words = " ".join(text.split())
    words = re.sub(r"^(?:quyết định|qđ)\s+(?=số\b|\d)", "", words, flags=re.IGNORECASE)
    match = _DECISION.search(words)
    return (words[: match.start()], match["date"]) if match else (words, "")


QUALIFIERS = {"value": "qualifier", "plan": "plan_qualifier", "previous": "previous_qualifier"}
"""The field that holds the word before a figure."""


class FigureReader:
    """Reads the figures of one list: what `1.234` means there, others of its figures tell."""

    def __init__(self, cells: list[str]) -> None:
        texts = [cell.strip().rstrip("%").strip() for cell in cells]
        dots = any(re.search(r"\d\.\d{3}\.\d{3}(?:\D|$)|\.\d{3},\d", text) for text in texts)
        commas = any(re.search(r"\d,\d{3},\d{3}(?:\D|$)|,\d{3}\.\d", text) for text in texts)
        decimal_comma = any(re.fullmatch(r"\d+,\d{1,2}", text) for text in texts)
        decimal_dot = any(re.fullmatch(r"\d+\.\d{1,2}", text) for text in texts)
        self.dots = (dots or decimal_comma) and not (commas or decimal_dot)
        self.commas = (commas or decimal_dot) and not (dots or decimal_comma)
        self.used = False
        """Whether a figure with two readings was read as the others tell."""

    def words(self, cell: str, unit: str, scale: int = 1) -> tuple[str, str]:
        """A figure as a person would type it, and the word before it. Raises ValueError."""
        text = " ".join(cell.split())
        match = _QUALIFIED.fullmatch(text)
        qualifier = ""
        if match and same(match["qualifier"]) in _QUALIFIERS:
            qualifier, text = match["qualifier"], match["number"]
        text = self._without_unit(text, unit)
        grouped = re.fullmatch(r"(-?[1-9]\d{0,2})([.,])(\d{3})", text)
        if grouped and (self.dots if grouped[2] == "." else self.commas):
            self.used = True
            text = grouped[1] + grouped[3]
        elif grouped and (self.commas if grouped[2] == "." else self.dots):
            self.used = True
            text = f"{grouped[1]},{grouped[3]}0"
        if scale != 1:
            raise ValueError(f"{quoted(cell)} đứng dưới tiêu đề có đơn vị; hãy ghi đơn vị tính ở cột riêng.")
        return text, qualifier

    def _without_unit(self, text: str, unit: str) -> str:
        if text.endswith("%"):
            if unit and "%" not in unit:
                raise ValueError(f"{quoted(text)} là phần trăm, đơn vị tính là {quoted(unit)}.")
            if not unit:
                return text
            return text[:-1].strip()
        if unit and same(text).endswith(f" {same(unit)}"):
            return text[: -len(unit)].strip()
        return text


def words_for(spec: Spec, cell: str) -> str | list[str]:
    """A cell as it is typed for a field of any kind: several values are separated by ";" or stand on lines."""
    if spec.many:
        parts = [re.sub(r"^[-–+•*]\s+", "", part.strip()) for part in re.split(r"[;\n]", cell)]
        return [part for part in parts if part]
    if spec.value is FLAG:
        return "có" if is_marked(cell) else cell
    if spec.value is DATE:
        return re.sub(r"^ngày\s+(?=\d)", "", cell, flags=re.IGNORECASE)
    if spec.value is YEAR:
        return birth_year_in(cell)
    return cell
