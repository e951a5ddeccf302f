"""Every value that a year may print, with the words by which people know it: its name, its unit, its neighbours."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.award_groups import group_awards
from dtreport.papers.figure_sentences import share_of_plan, share_of_previous
from dtreport.tracing.numerals import Numeral, NumeralKind
from dtreport.tracing.unit_scales import scale_behind, unit_scale
from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.document_numbers import number_key
from dtreport.vietnamese.numbers import format_number, format_percent, typed_number
from dtreport.vietnamese.units import is_rate, spoken_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.records.document import Document
    from dtreport.records.figure import Figure
    from dtreport.report import Year, Years

_PLAN = frozenset(("kế", "hoạch", "mục", "tiêu", "giao"))
_PREVIOUS = frozenset(("trước", "cùng", "kỳ"))
_COMMON = frozenset(("của", "và", "các", "được", "cho", "trong", "về", "theo", "số", "có", "là", "năm", "tỉnh"))


class YearValue(NamedTuple):
    """A value of a record."""

    code: str
    part: str
    """Which value of the record: value, plan, previous, share, change, index, number, total, prize,
    amount."""
    name: str
    """What it is, for people."""
    unit: str
    amount: Decimal | None
    """None where it is not reported."""
    shown: str
    """As papers print it."""
    words: frozenset[str]
    unit_words: tuple[str, ...]
    command: str = ""
    """The command that adopts a value of a paper, with {} in its place."""
    qualifier: str = ""
    """The word that is recorded before it: trên."""


class YearDate(NamedTuple):
    """A day that is recorded."""

    code: str
    name: str
    key: str
    """As the key of a numeral."""
    shown: str
    words: frozenset[str]


def words_of(text: str) -> frozenset[str]:
    """The words by which a text is known."""
    return frozenset(re.findall(r"\w+", text.casefold())) - _COMMON


class YearValues:
    """The values of a year and of the one before it.

    Args:
        years: The year, compared with the one before.
    """

    def __init__(self, years: Years) -> None:
        self.year = years.compared.this_year
        self.values = (*_figure_values(self.year), *_award_values(self.year), *_award_totals(self.year))
        frequencies = Counter(word for value in self.values for word in value.words)
        self._totals: dict[frozenset[str], float] = {}
        self._weights = {word: log(1 + len(self.values) / frequency) for word, frequency in frequencies.items()}

    @cached_property
    def by_part(self) -> dict[tuple[str, str], YearValue]:
        """The values by the code of their record and by which of its values they are."""
        return {(value.code, value.part): value for value in reversed(self.values)}

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of the figures, in small letters."""
        return frozenset(" ".join(value.unit_words) for value in self.values if value.unit_words)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents by the keys of their numbers."""
        return {number_key(each.number): each for each in self.year.documents if each.number is not None}

    @cached_property
    def office(self) -> str:
        """The words of the names of the office, in small letters: a place in them is the office's own."""
        agency = self.year.agency
        names = " ".join(filter(None, (agency.name, agency.parent, agency.place, agency.address))).casefold()
        words = " ".join(re.findall(r"[\w-]+", names))
        return f" {words} "

    @cached_property
    def dates(self) -> tuple[YearDate, ...]:
        """The days that are recorded, but for those of documents."""
        year = self.year
        days = [
            ("conference", "ngày họp hội nghị", year.conference.date, "hội nghị họp chủ trì tổ chức"),
            ("report", "ngày ký báo cáo", year.report.date, f"báo cáo {year.agency.place or ''}"),
            ("article", "lúc đăng tin", year.article.published, "đăng"),
            *((result.code, "ngày của kết quả", result.date, result.text) for result in year.results),
            *((task.code, "thời hạn", task.due, task.text) for task in year.tasks),
        ]
        return tuple(
            YearDate(code, name, date_key(day), format_moment(day), words_of(words))
            for code, name, day, words in days
            if day is not None and not isinstance(day, str)
        )

    def likeness(self, value: YearValue, context: frozenset[str]) -> float:
        """How much of the words of a value stand around a numeral, rare words more: 0 to 1."""
        common = value.words & context
        return sum(map(self._weights.__getitem__, common)) / self._total(value.words) if common else 0.0

    def agreement(self, value: YearValue, words: frozenset[str]) -> float:
        """How much of the words of a value and of some others both have, rare words more: 0 to 1."""
        all_words = value.words | words
        weights = {word: self._weights.get(word, 1.0) for word in all_words}
        common = sum(weights[word] for word in value.words & words)
        return common / sum(weights.values()) if common else 0.0

    def _total(self, words: frozenset[str]) -> float:
        if words not in self._totals:
            self._totals[words] = sum(map(self._weights.__getitem__, words))
        return self._totals[words]


def date_key(day: date) -> str:
    """A day as the key of a numeral."""
    return f"{day.day}/{day.month}/{day.year}"


def is_day(key: str, recorded: str) -> bool:
    """Whether a day says a recorded one, which it may without its year: ngày 5/12."""
    return key == recorded or recorded.startswith(f"{key}/")


def typed_day(numeral: Numeral, recorded: date) -> str:
    """A day of a paper as a command takes it: where it has no year, in the one that is recorded."""
    return numeral.key if numeral.key.count("/") > 1 else f"{numeral.key}/{recorded.year}"


def _figure_values(year: Year) -> Iterator[YearValue]:
    for figure in year.figures:
        unit, name = spoken_unit(figure.unit), words_of(figure.name)
        unit_words = tuple(re.findall(r"\w+|%|‰", unit.casefold()))
        parts = (
            ("value", figure.value, "", name, "{}", figure.qualifier),
            ("plan", figure.plan, "kế hoạch của ", name | _PLAN, "--plan {}", figure.plan_qualifier),
            (
                "previous",
                figure.previous,
                "năm trước của ",
                name | _PREVIOUS,
                "--previous {}",
                figure.previous_qualifier,
            ),
        )
        for part, number, before, words, option, qualifier in parts:
            if number is None and part != "value":
                continue
            shown = "chưa có số liệu" if number is None else f"{format_number(number)} {unit}"
            command = f"dtreport set {figure.code} {option}"
            label = f"{before}{figure.name}"
            yield YearValue(figure.code, part, label, unit, number, shown, words, unit_words, command, qualifier or "")
        yield from _shares(figure, name)


def _shares(figure: Figure, name: frozenset[str]) -> Iterator[YearValue]:
    """The percentages that follow from a figure."""
    shares = [("share", share_of_plan(figure), "tỷ lệ đạt kế hoạch của ", name | _PLAN)]
    previous = share_of_previous(figure)
    if previous is not None:
        shares.append(("change", abs(previous - 1), "mức tăng, giảm của ", name | _PREVIOUS))
        shares.append(("index", previous, "tỷ lệ so với năm trước của ", name | _PREVIOUS))
    for part, share, before, words in shares:
        if share is not None and not is_rate(figure.unit):
            shown = format_percent(share)
            yield YearValue(figure.code, part, f"{before}{figure.name}", "%", share * 100, shown, words, ("%",))


def _award_values(year: Year) -> Iterator[YearValue]:
    for group in group_awards(year.awards):
        first, kind = group.members[0], group.recipient_kind.label
        title = " ".join(filter(None, (group.title, group.authority)))
        words, unit_words = words_of(title), tuple(kind.split())
        number = None if group.number is None else Decimal(group.number)
        is_one = len(group.members) == 1 and first.recipient is None
        command = f"dtreport set {first.code} {{}}" if is_one else "dtreport list awards"
        shown = "chưa có số liệu" if number is None else f"{format_number(number)} {kind}"
        name = f"số {kind} nhận {group.title or 'khen thưởng'}"
        yield YearValue(first.code, "number", name, kind, number, shown, words, unit_words, command)
        for part, label, money in (("prize", "mức thưởng", group.prize), ("amount", "tổng tiền thưởng", group.amount)):
            if money is not None:
                amount = Decimal(money)
                shown = f"{format_number(amount)} đồng"
                name = f"{label} của {group.title or 'khen thưởng'} ({kind})"
                yield YearValue(first.code, part, name, "đồng", amount, shown, words | words_of(kind), ("đồng",))


def _award_totals(year: Year) -> Iterator[YearValue]:
    """How many of one title were given to all kinds of recipients, and how many were given in all."""
    groups = group_awards(year.awards)
    titles: dict[str, list[AwardGroup]] = defaultdict(list)
    for group in groups:
        if group.title:
            titles[group.title].append(group)
    for title, members in titles.items():
        words = words_of(" ".join((title, members[0].authority or "")))
        for unit in (title, "tập thể, cá nhân", "cá nhân, tập thể"):
            yield from _total(members, f"số {title}", unit, words)
    words = words_of("tổng cộng lượt khen thưởng")
    for unit in ("lượt", "tập thể, cá nhân", "cá nhân, tập thể"):
        yield from _total(groups, "tổng số lượt khen thưởng", unit, words)


def _total(groups: Sequence[AwardGroup], name: str, unit: str, words: frozenset[str]) -> Iterator[YearValue]:
    numbers = [group.number for group in groups]
    if numbers and None not in numbers:
        amount = Decimal(sum(filter(None, numbers)))
        unit_words = tuple(re.findall(r"\w+", unit.casefold()))
        code = groups[0].members[0].code
        yield YearValue(code, "total", name, unit, amount, f"{format_number(amount)} {unit}", words, unit_words)


def document_shown(document: Document) -> str:
    """A document as a message names it."""
    day = f" ngày {short_date(document.date)}" if document.date is not None else ""
    return f"{document.kind} số {document.number}{day}"


def typed(numeral: Numeral, unit: str, stated: Decimal | None = None) -> str:
    """A numeral of a paper as a command takes it for a value in a unit: 1,2 tỷ đồng is 1.200 triệu đồng."""
    if numeral.amount is None:
        return f'"{numeral.text}"'
    whole = _whole_of(numeral, stated)
    return typed_number((numeral.amount if whole is None else whole / unit_scale(unit)).normalize())


def _whole_of(numeral: Numeral, stated: Decimal | None) -> Decimal | None:
    """All that a numeral says; None where it may be a number of its unit alone: 120 in a column of triệu đồng."""
    if numeral.amount is None or numeral.kind is NumeralKind.MONEY or scale_behind(numeral.text) != 1:
        return numeral.amount
    return numeral.amount * stated if stated is not None else None


def says(
    numeral: Numeral, before: Sequence[str], amount: Decimal, unit: str = "", stated: Decimal | None = None
) -> bool:
    """Whether a numeral says an amount, rounded as people round: gần 12 nghìn for 11.870, 1,2 triệu for 1.234.567.

    Args:
        numeral: The numeral, with its amount.
        before: The last words before it.
        amount: What is recorded.
        unit: The unit of what is recorded.
        stated: By how much the unit that stands with the numeral multiplies it; None where none is told.
    """
    if numeral.amount is None:
        return False
    exact, whole = amount * unit_scale(unit), _whole_of(numeral, stated)
    rounded = numeral.amount if whole is None else whole
    if rounded == exact or (whole is None and numeral.amount == amount):
        return True
    if numeral.kind is NumeralKind.PERCENT:
        return abs(exact - rounded) <= half_a_step(rounded)
    if not exact or _significant(rounded) >= _significant(exact):  # what is rounded has fewer digits
        return False
    return _rounds(numeral, before, rounded, exact, stated)


def is_exact(numeral: Numeral, amount: Decimal, unit: str, stated: Decimal | None) -> bool:
    """Whether a numeral says an amount to the last digit; as `says`."""
    whole = _whole_of(numeral, stated)
    return numeral.amount == amount if whole is None else whole == amount * unit_scale(unit)


def _rounds(numeral: Numeral, before: Sequence[str], rounded: Decimal, exact: Decimal, stated: Decimal | None) -> bool:
    """Whether one amount is another, rounded as the word before it or its own scale says."""
    off = (rounded - exact) / exact
    word = before[-1] if before else ""
    if word in {"gần", "ngót"}:
        return 0 <= off <= _ROUGHLY
    if word in {"trên", "hơn", "quá"}:
        return -_ROUGHLY <= off <= 0
    if word in {"khoảng", "xỉ", "chừng"}:
        return abs(off) <= _ROUGHLY
    digits = re.match(r"[\d.,]+", numeral.text)
    scale = max(scale_behind(numeral.text), stated or Decimal(1))
    if digits is None or scale == 1:
        return False
    decimals = len(digits[0].partition(",")[2])
    return abs(rounded - exact) <= scale.scaleb(-decimals) / 2


def is_value(value: YearValue, numeral: Numeral) -> bool:
    """Whether a numeral says a value, or that it is not reported."""
    if value.amount is None or numeral.amount is None:
        return value.amount is None and numeral.kind is NumeralKind.MISSING
    return says(numeral, (), value.amount, value.unit)


def half_a_step(value: Decimal) -> Decimal:
    """By how much a number may be off that is rounded to the decimals it is written with."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101, a number that is written is finite
    return Decimal("0.5").scaleb(min(exponent, 0))


def _significant(value: Decimal) -> int:
    """How many digits a number has without the zeros around it."""
    return len(value.normalize().as_tuple().digits)


_ROUGHLY = Decimal("0.05")
"""By how much a figure may be rounded with a word that says so; a guess of ours."""
