"""The numbers that stand in a text, typed or put in by `{code}`, sentence by sentence, with the words around them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.figure import Figure
from dtreport.records.placeholders import Placeholder, pieces
from dtreport.vietnamese.text import same
from dtreport.vietnamese.units import is_counted, says_whole_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Year

NUMBER = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]{1,9})(?:,[0-9]{1,4})?"
"""A number as offices write it in a sentence: 02, 1.234, 84,8."""
_TOKEN = rf"\{{\{{|\{{[^{{}}]*\}}|(?<![\w.,/:+–-])(?P<number>{NUMBER})(?![\w/:]|[.,][0-9]|[–-][0-9])"
_SENTENCE = r"(?:[^.;!?\n]|[.;!?](?![\s”\"')]|$))+"
_NO_FIGURE = (
    r"(?:năm|ngày|tháng|quý|tuần|thứ|điều|khoản|mục|phần|chương|phụ lục|biểu|mẫu|số|khóa|khoá|kỳ|đợt|lần|vùng|khu vực|"
    r"hạng|cấp|loại|nhóm|bảng|trang|quốc lộ|đường|phòng|tổ|thôn|xóm|bản|giờ|điện thoại|\w\s*[-–])\s*$"
)
"""Words behind which a number is no figure: it names or dates something."""
_TIMES = r"\s*(?:năm|tháng|ngày|giờ|phút|tuần|quý|tuổi|h)\b"
APPROXIMATE = (
    r"(?:gần|hơn|trên|dưới|khoảng|ngót|xấp xỉ|chừng|ước|ước đạt|ước khoảng|tối thiểu|tối đa|ít nhất|không quá|quá)\s*$"
)


class TypedNumber(NamedTuple):
    """A number in a sentence."""

    value: Decimal
    start: int
    """Where it begins in the text, in characters."""
    end: int
    before: str
    """What stands before it in its sentence, from the figure before on; in small letters, single spaces."""
    after: str
    """What stands behind it, up to the next figure; years, dates and numbers of documents are no figures."""
    figure: Figure | None = None
    """The figure that is mentioned, where the number is not typed."""

    @property
    def decimals(self) -> int:
        """How many digits stand behind the comma."""
        return -int(self.value.as_tuple().exponent)

    @property
    def is_percentage(self) -> bool:
        """Whether a sign or a word behind it says so."""
        return re.match(r"(?:%|phần trăm\b)", self.after) is not None

    @property
    def is_approximate(self) -> bool:
        """Whether a word before it says that it is not exact: gần 90."""
        return re.search(APPROXIMATE, self.before) is not None

    def is_of(self, unit: str) -> bool:
        """Whether the whole unit follows it."""
        return says_whole_unit(self.after, unit)


class Sentence(NamedTuple):
    """A sentence with the figures in it."""

    text: str
    """In small letters, single spaces."""
    numbers: tuple[TypedNumber, ...]
    codes: frozenset[str]
    """The records that it mentions."""


def decimal_of(words: str) -> Decimal:
    """The number that digits write: 1.234,5."""
    return Decimal(words.replace(".", "").replace(",", "."))


def sentences(text: str, year: Year | None = None) -> Iterator[Sentence]:
    """The sentences of a text that have numbers; with the year also those that its mentions stand for."""
    for stretch in re.finditer(_SENTENCE, text):
        if re.search(r"[0-9{]", stretch[0]):
            yield _sentence(stretch[0], stretch.start(), year)


def _sentence(text: str, offset: int, year: Year | None) -> Sentence:
    codes = set()
    stretches: list[tuple[int, int, Decimal, Figure | None]] = []
    for token in re.finditer(_TOKEN, text):
        if token["number"] is not None:
            if not re.search(_NO_FIGURE, same(text[: token.start()])) and not re.match(
                _TIMES, same(text[token.end() :])
            ):
                stretches.append((*token.span(), decimal_of(token[0]), None))
        elif token[0] != "{{":
            mention = next(piece for piece in pieces(token[0]) if isinstance(piece, Placeholder))
            codes.add(mention.code)
            figure = _figure_of(mention, year)
            if figure is not None and figure.value is not None:
                stretches.append((*token.span(), figure.value, figure))
    edges = [0, *(edge for stretch in stretches for edge in stretch[:2]), len(text)]
    gaps = [same(text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    numbers = (
        TypedNumber(value, offset + start, offset + end, before, after, figure)
        for (start, end, value, figure), before, after in zip(stretches, gaps, gaps[1:], strict=False)
    )
    return Sentence(same(text), tuple(numbers), frozenset(codes))


def _figure_of(mention: Placeholder, year: Year | None) -> Figure | None:
    """The figure whose exact value a mention stands for."""
    record = year.by_code[mention.code][1] if year is not None and not mention.part else None
    return record if isinstance(record, Figure) and record.qualifier is None else None


def places_of(text: str, figure: Figure) -> list[tuple[int, int]]:
    """Where the value of a figure is typed in a text: where its unit follows, else where another noun may.

    A word of the figure before the number ("hơn") is part of the place, since the mention prints it too.
    """
    typed = [number for sentence in sentences(text) for number in sentence.numbers if number.value == figure.value]
    with_unit = [number for number in typed if number.is_of(figure.unit)]
    if not with_unit and is_counted(figure.unit):
        with_unit = [number for number in typed if not number.is_percentage]
    places = []
    for number in with_unit:
        qualifier = re.escape(figure.qualifier or "")
        word = re.search(rf"(?i){qualifier}\s+$", text[: number.start]) if qualifier else None
        if word is not None:
            places.append((word.start(), number.end))
        elif not qualifier and not number.is_approximate:
            places.append((number.start, number.end))
    return places
