"""Numbers typed in the texts of the year, held against the figures that are recorded."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.figure import Certainty, Figure
from dtreport.report.public_texts import public_texts
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, warning
from dtreport.rules.typed_numbers import Sentence, TypedNumber, sentences
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.text import same
from dtreport.vietnamese.units import spoken_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Year, Years
    from dtreport.report.public_texts import PublicText

_OF_THIS_YEAR = {
    ("areas", "lead"),
    ("results", "text"),
    ("reviews", "outcome"),
    ("text", "overview"),
    ("text", "situation"),
    ("text", "strengths"),
    ("text", "limitations"),
    ("text", "causes"),
}
"""The texts that tell of the report year; tasks, aims and proposals are of the next, merits of one recipient."""
_FILLERS = frozenset(
    word
    for words in (
        "và các những của về cho với trong tại được đã có là số tổng việc theo từ trên địa bàn toàn tỉnh năm",
    )
    for word in words.split()
)
"""Words that neither make a name another nor narrow what is counted."""
_OPENINGS = frozenset(("tổ", "chức", "mở", "hội", "nghị", "ban", "phòng", "cả", "thực", "hiện", "hoàn", "thành"))
"""Words with which a sentence may begin before the words of a name."""
_OTHERWISE = (
    r"\b(?:kế hoạch|chỉ tiêu|dự kiến|phấn đấu|mục tiêu|đề ra|cả nước|toàn quốc|trung ương|cùng kỳ|giai đoạn|nhiệm kỳ|"
    r"lũy kế|luỹ kế|năm trước|trước đây|đến nay|bình quân|trung bình|mỗi|từng|tăng|giảm|thêm|quý|tháng|tuần|đợt|"
    r"tối thiểu|tối đa|ít nhất|không quá|trong đó|riêng|còn lại|gồm|ngoài ra|đề nghị|đăng ký|rà soát|xét|thẩm định|"
    r"nhu cầu|dự toán|cần)\b"
)
"""Words that tell of another time, another place, a part, a wish or a plan."""
_TYPED = r"(?<![\w{-])[0-9]"
"""What all texts with a typed number have."""
_WORDS = r"\w+|[^\w\s]"
_FEWEST_WORDS = 3
"""Of a shorter name the words stand in sentences about something else too."""
_SMALL = 20
"""Smaller numbers are often the same by chance: the name must stand there word for word."""


class _Names(NamedTuple):
    """The figures of a year by their unit and by the rarest word of their name."""

    words: dict[str, tuple[str, ...]]
    """The words of each figure's name but for its unit and fillers, by its code."""
    by_word: dict[tuple[str, str], list[Figure]]
    units: tuple[str, ...]


def _name_words(figure: Figure) -> tuple[str, ...]:
    words = re.findall(r"\w+", same(figure.name))
    for word in re.findall(r"\w+", same(spoken_unit(figure.unit))):
        if word in words:
            words.remove(word)
    return tuple(word for word in words if word not in _FILLERS)


def _names(year: Year) -> _Names:
    words = {figure.code: _name_words(figure) for figure in year.figures if figure.value}
    times = Counter(word for names in words.values() for word in names)
    by_word: dict[tuple[str, str], list[Figure]] = {}
    for figure in year.figures:
        names = set(words.get(figure.code, ()))
        if len(names) >= _FEWEST_WORDS:
            rarest = min(names, key=lambda word: (times[word], word))
            by_word.setdefault((same(spoken_unit(figure.unit)), rarest), []).append(figure)
    return _Names(words, by_word, tuple(dict.fromkeys(unit for unit, _word in by_word)))


class _Match(NamedTuple):
    """A typed number with the one figure whose unit and name stand around it."""

    public_text: PublicText
    number: TypedNumber
    figure: Figure
    sentence: Sentence
    exact: bool
    """Whether the name stands there word for word and nothing narrows it, so that no part of the figure is meant."""


def _of_this_year(years: Years) -> Iterator[PublicText]:
    for text in public_texts(years.this_year):
        if (str(text.path[0]), str(text.path[-1])) in _OF_THIS_YEAR and re.search(_TYPED, text.text):
            yield text


def _matches(years: Years) -> Iterator[_Match]:
    """The numbers typed in the texts of this year that stand among the words of one figure alone."""
    year = years.this_year
    names: _Names | None = None
    for public_text in _of_this_year(years):
        for sentence in sentences(public_text.text):
            if not sentence.numbers or _names_another_year(sentence.text, year.number):
                continue
            names = names or _names(year)
            for number in sentence.numbers:
                figure = None if number.is_approximate else _figure_of(number, names)
                if figure is not None and figure.code not in sentence.codes:
                    exact = _is_exact(number, figure, names.words[figure.code])
                    yield _Match(public_text, number, figure, sentence, exact)


def _names_another_year(sentence: str, year: int) -> bool:
    years = re.findall(r"(?<![\w.,/])(?:19|20)[0-9]{2}(?![\w,]|\.[0-9])", sentence)
    return any(int(word) != year for word in years)


def _figure_of(number: TypedNumber, names: _Names) -> Figure | None:
    """The figure whose unit follows the number and whose name stands around it, the one with the longest name."""
    units = [unit for unit in names.units if number.is_of(unit)]
    if not units:
        return None
    around = set(re.findall(r"\w+", f"{number.before} {number.after}"))
    fitting = [
        figure
        for unit in units
        for word in around
        for figure in names.by_word.get((unit, word), ())
        if around.issuperset(names.words[figure.code])
    ]
    longest = max((len(names.words[figure.code]) for figure in fitting), default=0)
    best = [figure for figure in fitting if len(names.words[figure.code]) == longest]
    return best[0] if len(best) == 1 else None


def _is_exact(number: TypedNumber, figure: Figure, name: tuple[str, ...]) -> bool:
    """Whether the name begins right behind the number and ends there or right before it, and nothing else is said.

    "90 đại biểu người dân tộc tiêu biểu được biểu dương" and "Biểu dương 90 đại biểu người dân tộc tiêu biểu" are one.
    """
    unit = re.findall(_WORDS, spoken_unit(figure.unit))
    words = [word for word in re.findall(_WORDS, number.after)[len(unit) :] if not _says_nothing(word)]
    behind: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word[0].isalnum() or word in "%{":
            behind.append(word)
        elif word in ",:(" and (*behind, following) != name[: len(behind) + 1]:
            break  # the name may have a comma itself
    rest = name[len(behind) :]
    before = [word for word in re.findall(r"\w+", _clause_before(number)) if word not in _FILLERS]
    if tuple(behind) != name[: len(behind)] or tuple(before[len(before) - len(rest) :]) != rest:
        return False
    return not rest or _OPENINGS.issuperset(before[: len(before) - len(rest)])


def _says_nothing(word: str) -> bool:
    """Whether a word narrows nothing; a year in such a sentence is the report year."""
    return word in _FILLERS or re.fullmatch("(?:19|20)[0-9]{2}", word) is not None


def _clause_before(number: TypedNumber) -> str:
    return re.split(r"[,:(]", number.before)[-1]


@rule(
    "DT704",
    "Lời văn gõ tay con số của một số liệu đã ghi.",
    why="Sửa số liệu thì câu gõ tay không đổi theo, và hai giấy tờ nói hai số.",
    example="“Mở 02 hội nghị phổ biến pháp luật” trong khi hn-phap-luat ghi 2 hội nghị cùng tên.",
    mend="Thay con số bằng {mã}: dtreport edit MÃ --link MÃ-SỐ-LIỆU.",
)
def figures_typed_by_hand(years: Years) -> Iterator[Finding]:
    """A text types the value of a recorded figure, with its unit and the words of its name around it."""
    year = years.this_year.number
    for public_text, number, figure, _sentence, exact in _matches(years):
        sure = exact or number.value >= _SMALL
        told_of = sure and re.search(_OTHERWISE, _clause_before(number)) is None
        if number.value == figure.value and figure.qualifier is None and told_of:
            code = public_text.place.partition(".")[0]
            message = f"số {format_number(number.value)} được gõ tay; số liệu này đã ghi ở {figure.code}."
            hint = f"Hãy thay bằng {{{figure.code}}}: dtreport edit {code} --link {figure.code} --year {year}"
            yield warning(public_text.place, message, hint, public_text.path)


@rule(
    "DT705",
    "Lời văn nêu một con số khác với số liệu đã ghi cùng tên, cùng đơn vị tính.",
    why="Báo cáo và bảng số liệu nói hai số về một việc.",
    example="“Trong năm mở 03 hội nghị phổ biến, giáo dục pháp luật” trong khi số liệu ghi 2.",
    mend="Xem số nào đúng; sửa số liệu bằng dtreport set, hoặc thay con số trong câu bằng {mã}.",
)
def figures_told_otherwise(years: Years) -> Iterator[Finding]:
    """A text gives another value than the one recorded, with the same unit and the whole name, and of no part of it."""
    year = years.this_year
    mentioned: frozenset[str] | None = None
    for public_text, number, figure, sentence, exact in _matches(years):
        if not exact or re.search(_OTHERWISE, sentence.text) or figure.value is None:
            continue
        if figure.qualifier is not None or figure.status is not Certainty.ACTUAL:
            continue
        if number.value in {figure.value, figure.plan, figure.previous} or _is_dated(year, public_text):
            continue
        if any(other.value == number.value and other.unit == figure.unit for other in year.figures):
            continue
        if number.value < figure.value and not re.search(r"tổng (?:số|cộng)|cả năm|trong năm", sentence.text):
            # A part of the whole may be meant, unless this is the only place that tells of it.
            mentioned = _mentioned(year) if mentioned is None else mentioned
            if figure.code in mentioned or any(part.part_of == figure.code for part in year.figures):
                continue
        values = f"{format_number(number.value)}, {figure.code} ghi {format_number(figure.value)}"
        message = f"lời văn nêu {values} cho cùng một việc."
        hint = f"Hãy xem số nào đúng, rồi ghi {{{figure.code}}} trong câu, hoặc sửa số liệu bằng: dtreport set"
        yield warning(public_text.place, message, f"{hint} {figure.code} SỐ --year {year.number}", public_text.path)


def _is_dated(year: Year, public_text: PublicText) -> bool:
    """Whether a text is that of a result of one day, which may be one of several."""
    kind, index = public_text.path[:2]
    return kind == "results" and isinstance(index, int) and year.results[index].date is not None


def _mentioned(year: Year) -> frozenset[str]:
    return frozenset(code for text in public_texts(year) for one in sentences(text.text) for code in one.codes)
