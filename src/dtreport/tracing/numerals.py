"""The numerals of a text: what each one is comes first, for of ten of them nine are no figures.

Office forms are read: 02, hai, trên 3.000, 1,2 triệu, 15.400.000 đồng, 6/3/2018, ngày 06 tháng 3 năm 2018,
số 39 và 40/2020/QĐ-TTg, and numbers that are broken over a line.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.counted_units import COUNTED
from dtreport.tracing.numeral_forms import (
    CITED_SHORT,
    DOCUMENT_KINDS,
    FORMS,
    NUMBER,
    PARAGRAPH_NUMBER,
    PATTERN,
    WORD_BEFORE_RANGE,
    YEAR,
)
from dtreport.tracing.unit_scales import POWERS
from dtreport.vietnamese.document_numbers import number_key
from dtreport.vietnamese.number_words import NUMBER_WORDS, leading_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class NumeralKind(Enum):
    """What a numeral is."""

    FIGURE = "số liệu"
    PERCENT = "tỷ lệ"
    MONEY = "số tiền"
    MISSING = "chưa có số liệu"
    DATE = "ngày"
    DOCUMENT = "số văn bản"
    TIME = "giờ"
    PERIOD = "thời kỳ"
    YEAR = "năm"
    PHONE = "số điện thoại"
    NUMBERING = "số thứ tự"
    ORDINAL = "thứ bậc"
    PAGE = "số trang"
    NAME = "trong tên gọi"

    @property
    def is_figure(self) -> bool:
        """Whether it counts or measures something."""
        return self in {NumeralKind.FIGURE, NumeralKind.PERCENT, NumeralKind.MONEY, NumeralKind.MISSING}

    @property
    def is_traced(self) -> bool:
        """Whether it has to have a source in the records."""
        return self.is_figure or self in {NumeralKind.DATE, NumeralKind.DOCUMENT}


class Numeral(NamedTuple):
    """A numeral of a text, with where it stands in it."""

    kind: NumeralKind
    start: int
    end: int
    text: str
    """As it is written, on one line."""
    key: str
    """The same for two that say the same: 6/3/2018 and ngày 06 tháng 3 năm 2018; hai and 02."""
    amount: Decimal | None = None
    """How much it is, its scale included: 1,2 triệu is 1.200.000; none of what is said in two numbers."""


_GROUPS = {f"f{place}": name for place, (name, _form) in enumerate(FORMS)}
_DIGITS_OF_A_YEAR = 4
_CELL_GAP = 3  # spaces that part two cells of a table in plain text


_YEAR_LEADS = (
    "trong cuối đầu hằng hàng mỗi cả nhiều các những một qua theo của bằng với so vào đến từ hết giữa suốt sau"
)
_BEFORE_A_YEAR = frozenset(_YEAR_LEADS.split())
"""Words behind which năm is a year, not five."""


_FORMS = re.compile(PATTERN)
_WORD_BEFORE_RANGE = re.compile(WORD_BEFORE_RANGE)
_LONGEST_WORD = 16  # characters of a number word with what joins it to the next one
_PARAGRAPH_NUMBER = re.compile(PARAGRAPH_NUMBER)
_SPACES = re.compile(r"\s+")
_ON_ONE_LINE = re.compile(r"[^\s‑−]+(?:[ \t][^\s‑−]+)*").fullmatch


class FlatText(NamedTuple):
    """A text on one line, in which nothing is broken, with where each character stands in the original."""

    text: str
    places: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original."""
        return self.places[start], self.places[end - 1] + 1


def flat(text: str) -> FlatText:
    """The text on one line: spaces are one space, numbers that a line breaks behind - or / are joined.

    Where a table is set in plain text, the gap between two cells becomes a tab; a numbered row keeps its line break.
    """
    text = str(text)  # a paper of ours has words that know where they come from, which takes time
    if _ON_ONE_LINE(text) is not None:
        return FlatText(text, range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    position = len(text) - len(text.lstrip())
    text = text.rstrip()
    for space in _SPACES.finditer(text, position):
        letters += text[position : space.start()]
        places += range(position, space.start())
        position = space.end()
        is_break = "\n" in space[0] and letters[-1:] and letters[-1] in "-/‑" and len(letters) > 1
        if is_break and letters[-2].isalnum():
            continue
        letters.append(_gap(space[0], text[space.end() :]))
        places.append(space.start())
    letters += text[position:]
    places += range(position, len(text))
    joined = "".join(letters).replace("‑", "-").replace("−", "-")
    return FlatText(joined, tuple(places))


def _gap(space: str, after: str) -> str:
    if "\n" in space:
        return "\n" if re.match(rf"\d{{1,4}}(?: {{{_CELL_GAP},}}|\t)", after) else " "
    return "\t" if "\t" in space or len(space) >= _CELL_GAP else " "


@lru_cache(1 << 14)
def numerals_of(text: str, units: frozenset[str] = frozenset()) -> tuple[Numeral, ...]:
    """The numerals of a text on one line, in their order.

    Args:
        text: The text, as `flat` makes it.
        units: Words behind which a number may be written in letters, besides the usual ones.
    """
    numerals = list(_in_digits(text))
    covered = [(numeral.start, numeral.end) for numeral in numerals]
    numerals += _in_letters(text, covered, units)
    numerals = [_without_amount(text, each) if _ends_range(text, each) else each for each in numerals]
    return tuple(sorted(numerals, key=lambda numeral: numeral.start))


def _ends_range(text: str, numeral: Numeral) -> bool:
    """Whether a number in letters before a numeral makes a range of both: hai đến 3 lớp; hai, ba lớp."""
    if numeral.amount is None:
        return False
    match = _WORD_BEFORE_RANGE.search(text, max(0, numeral.start - _LONGEST_WORD), numeral.start)
    if match is None or match[1].casefold() not in NUMBER_WORDS:
        return False
    return match[2] != ", " or (match[1].casefold() not in {"năm", "không"} and not numeral.text[:1].isdigit())


def _without_amount(text: str, numeral: Numeral) -> Numeral:
    before = text[max(0, numeral.start - _LONGEST_WORD) : numeral.start].split()
    return numeral._replace(key=f"{' '.join(before[-2:])} {numeral.key}", amount=None)


def _in_digits(text: str) -> Iterator[Numeral]:
    at = 0
    # Behind the dash of a list too, which Word has in the text or beside it.
    if number := _PARAGRAPH_NUMBER.match(text, len(text) - len(text.removeprefix("- "))):
        yield Numeral(NumeralKind.NUMBERING, number.start(), number.end(), number[0], number[0])
        at = number.end()
    for match in _FORMS.finditer(text, at):
        form = _GROUPS[next(name for name in _GROUPS if match[name] is not None)]
        if numeral := _numeral(form, match, text):
            yield numeral


def _numeral(form: str, match: re.Match[str], text: str) -> Numeral | None:  # noqa: PLR0911, one for each form
    start, end, written = match.start(), match.end(), match[0]
    match form:
        case "number":
            return _number(match, text)
        case "date":
            return _date(start, end, written)
        case "document":
            return Numeral(NumeralKind.DOCUMENT, start, end, written, number_key(written))
        case "pair":
            other = re.match(r" (?:và|,) \d+((?:/\d{4})?/[\w&./-]*[\w&])", text[end:])
            suffix = other[1] if other is not None else ""
            return Numeral(NumeralKind.DOCUMENT, start, end, written, number_key(written + suffix))
        case "short":
            return _number_behind_so(start, end, text)
        case "missing":
            return None if _is_blank(text, start, end) else Numeral(NumeralKind.MISSING, start, end, written, "…")
        case "range":
            return _range(match)
        case "fraction":
            key = "/".join(part.replace(".", "").lstrip("0") or "0" for part in written.split("/"))
            return Numeral(NumeralKind.FIGURE, start, end, written, key)
        case _:
            kind = NumeralKind[form.upper()]
            return Numeral(kind, start, end, written, _key_of(kind, written))


def _range(match: re.Match[str]) -> Numeral:
    """Two numbers between which something is: neither of them is a figure, so they have no amount."""
    written = match[0]
    sign = re.search(r"[%‰]|phần trăm", written)
    is_money = re.search(r"(?:đồng|VNĐ|VND|vnđ|đ)$", written) is not None
    kind = NumeralKind.PERCENT if sign is not None else NumeralKind.MONEY if is_money else NumeralKind.FIGURE
    ends = (re.sub(r"\s", "", match[end]).lstrip("0") or "0" for end in ("low", "high"))
    tail = "".join(written[match.end("high") - match.start() :].split()).replace("phầntrăm", "%")
    return Numeral(kind, match.start(), match.end(), written, f"{'-'.join(ends)}{tail}")


def _key_of(kind: NumeralKind, written: str) -> str:
    """What a numeral that counts nothing says, in one form."""
    if kind is NumeralKind.PHONE:
        return re.sub(r"\D", "", written)
    if kind is NumeralKind.YEAR:
        return written[-_DIGITS_OF_A_YEAR:]
    return re.sub(r"\W+", " ", written.casefold()).strip().removesuffix(" năm")


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether … is left for a pen, or breaks off a sentence, and so stands for no figure."""
    if text[start] not in "….":
        return False
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if re.search(r"(?i:ngày|tháng|năm|số)$", before) or re.match("/", after):
        return True
    # At the end of a sentence it says that there is more.
    return (
        bool(before) and not after and not before.endswith((":", "\t", "(")) and "\t" not in text[len(before) : start]
    )


def _number_behind_so(start: int, end: int, text: str) -> Numeral:
    """A number behind the word số: of a document where its kind stands before, of a house or a school elsewhere."""
    is_document = re.search(rf"(?:{DOCUMENT_KINDS})(?: của [\w ]{{1,40}})? số $", text[:start]) is not None
    kind = NumeralKind.DOCUMENT if is_document else NumeralKind.NAME
    return Numeral(kind, start, end, text[start:end], number_key(text[start:end]))


def _date(start: int, end: int, written: str) -> Numeral:
    parts = re.findall(r"\d+", written)
    if len(parts[0]) == _DIGITS_OF_A_YEAR:  # it comes first
        parts.reverse()
    key = "/".join(part.lstrip("0") for part in parts)
    return Numeral(NumeralKind.DATE, start, end, written, key)


def _number(match: re.Match[str], text: str) -> Numeral | None:  # noqa: PLR0911, one for each kind
    start, end, written = match.start(), match.end(), match[0]
    digits = re.match(rf"[+−-]?{NUMBER}", written)
    assert digits is not None  # noqa: S101, the form begins with it
    following = text[start + digits.end() : start + digits.end() + 1]
    if following.isalpha() and match["scale"] is None and match["money"] is None:
        return Numeral(NumeralKind.NAME, start, start + digits.end(), digits[0], digits[0])
    value = _value(digits[0])
    if value is None:
        return None
    is_first_cell = text[:start][-1:] in {"", "\n"} and text[end : end + 1] == "\t"
    if match["scale"]:
        for word in match["scale"].split():
            value = value.scaleb(POWERS[word])
    if match["sign"]:
        return Numeral(
            NumeralKind.PERCENT, start, end, written, f"{_plain(value)}{'‰' if '‰' in match['sign'] else '%'}", value
        )
    if match["money"]:
        return Numeral(NumeralKind.MONEY, start, end, written, _plain(value), value)
    if re.fullmatch(YEAR, digits[0]) and match["scale"] is None and not _counts(text[end:]):
        return Numeral(NumeralKind.YEAR, start, end, written, digits[0])
    if is_first_cell and digits[0].isdigit():
        return Numeral(NumeralKind.NUMBERING, start, end, written, digits[0])
    if re.search(CITED_SHORT, text[:start]) and digits[0].isdigit() and not _counts(text[end:]):
        return Numeral(NumeralKind.DOCUMENT, start, end, written, number_key(written))
    return Numeral(NumeralKind.FIGURE, start, end, written, _plain(value), value)


def _counts(after: str) -> bool:
    """Whether the words behind a number say what it counts."""
    words = re.findall(r"\w+", after[:24].casefold())
    return after[:1] == " " and bool(words) and (words[0] in COUNTED or " ".join(words[:2]) in COUNTED)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _value(digits: str) -> Decimal | None:
    """The number that digits write; a point or comma before one or two digits at the end parts decimals."""
    text = re.sub(r"[\s\xa0]", "", digits).replace("−", "-").lstrip("+")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(?:,\d{3}){2,}", text):
        text = text.replace(",", "")
    else:
        text = text.replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover, the forms above are numbers
        return None


def _in_letters(text: str, covered: list[tuple[int, int]], units: frozenset[str]) -> Iterator[Numeral]:
    """Numbers in words, which count only before the unit of something that is counted."""
    if not NUMBER_WORDS.intersection(text.casefold().split()):
        return
    words = list(re.finditer(r"\w+", text))
    folded = [word[0].casefold() for word in words]
    at = 0
    while at < len(words):
        number = leading_number(folded[at : at + 16]) if folded[at] in NUMBER_WORDS else None
        if number is None:
            at += 1
            continue
        last = at + number.length - 1
        start, end = words[at].start(), words[last].end()
        is_joined = re.fullmatch(r"[\w ]+", text[start:end]) is not None and text[end : end + 1] == " "
        following = {" ".join(folded[last + 1 : last + 1 + length]) for length in (1, 2, 3)}
        is_free = not any(begin < end and start < stop for begin, stop in covered)
        if is_joined and is_free and following & (COUNTED | units) and not _is_other_word(folded, at, number.length):
            yield Numeral(NumeralKind.FIGURE, start, end, text[start:end], _plain(number.value), number.value)
        at = last + 1


def _is_other_word(words: list[str], at: int, length: int) -> bool:
    """Whether a number word is another word here: the year, a negation, an article."""
    before = words[at - 1] if at else ""
    if length > 1:
        return False
    if words[at] == "năm":
        return before in _BEFORE_A_YEAR
    return words[at] in {"không", "một"} and (words[at] == "không" or before in {"mỗi", "từng", "cùng", "là"})
