"""The record that a numeral is about, by its unit and the words around it, where no passage of ours is like it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.document_matches import DocumentMatches
from dtreport.tracing.leads import NEGATIONS, Lead, Limit, Trend, lead_of, limit_of
from dtreport.tracing.marks import UNKNOWN, Judgment, TraceVerdict
from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.scopes import Scope, scope_of
from dtreport.tracing.unit_scales import POWERS, counted_of, stated_scale
from dtreport.tracing.year_values import is_day, is_exact, says, typed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.stretches import Stretch
    from dtreport.tracing.year_values import YearValue, YearValues

_STOP = re.compile(r"[.;!?](?=\s|$)")
_FULL_STOP = re.compile(r"[.!?](?=\s|$)")
_WORD = re.compile(r"\w+|[%‰]")
_REACH = 400  # characters on each side of a numeral in which words may be about it
_NEAR = 0.5  # of the words of a value have to stand around a numeral that is its own
_SURE = 0.75  # to say that a value is another
_TIE = 0.08
_RIVAL = 0.3
_WEAK = 0.3
_CHANGING = frozenset(("tăng", "giảm", "vượt"))
_NEW_PART = re.compile(r"(?:,|;|\(|\bvà|\bcùng)\s*$")
_JOINED_UNITS = frozenset(("tập thể cá", "cá nhân tập"))
"""The beginnings of two units together, "tập thể, cá nhân", behind which no figure is of the first alone."""


class Context(NamedTuple):
    """The words around a numeral."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    near: frozenset[str]
    """Up to the next numeral of its unit on each side."""
    clause: frozenset[str]
    is_row: bool
    scope: Scope
    cells: tuple[str, ...]
    """The cells of a row, which may state a unit."""
    lead: Lead

    def stated(self, unit: str) -> Decimal | None:
        """By how much a number is multiplied here that is of a unit: a sentence has all of it behind the number."""
        if not self.is_row:
            return Decimal(1) if counted_of(unit) else None
        return stated_scale(self.cells, unit)


class _Candidate(NamedTuple):
    score: float
    value: YearValue


class RecordMatches:
    """Looks up numerals in the values of a year.

    Args:
        values: The values of the year.
    """

    def __init__(self, values: YearValues) -> None:
        self._values = values
        self.documents = DocumentMatches(values)

    def counts_all(self, stretch: Stretch, numeral: Numeral) -> bool:
        """Whether a numeral counts all of one title, or all kinds of recipients: 16 Giấy khen; 16 tập thể, cá nhân."""
        after = stretch.text[numeral.end : numeral.end + _REACH].casefold()
        totals = (value for value in self._values.values if value.part == "total" and value.unit != "lượt")
        return any(after.startswith(f" {value.unit.casefold()}") for value in totals)

    def judge(self, stretch: Stretch, numeral: Numeral) -> Judgment:
        """What the records say of a numeral."""
        if numeral.kind is NumeralKind.FIGURE and stretch.text.startswith(":", numeral.end):
            return UNKNOWN  # the end of a name: Hộ được hỗ trợ nước sạch đợt 1: 28 hộ
        match numeral.kind:
            case NumeralKind.DOCUMENT:
                return self.documents.judge(stretch, numeral)
            case NumeralKind.DATE:
                return self._judge_date(stretch, numeral)
            case NumeralKind.MISSING:
                return self.source(stretch, numeral) or UNKNOWN
            case _:
                return self._judge_figure(stretch, numeral)

    def _judge_date(self, stretch: Stretch, numeral: Numeral) -> Judgment:
        of_document = self.documents.judge_day(stretch, numeral)
        if of_document is not None:
            return of_document
        around = _surroundings(stretch, numeral)
        context = words_of(stretch.text) if around.is_row else around.clause
        whole = not stretch.text.replace(numeral.text, "").strip(" :\t0123456789")
        for day in self._values.dates:
            years = {None, self._values.year.number, int(day.key.rpartition("/")[2])}
            if is_day(numeral.key, day.key) and (whole or context & day.words) and around.scope.year in years:
                return Judgment(TraceVerdict.SAME, day.code, day.name)
        return UNKNOWN

    def _judge_figure(self, stretch: Stretch, numeral: Numeral) -> Judgment:
        around = _surroundings(stretch, numeral)
        values = self._values_within(numeral, around)
        if numeral.amount is None:
            return self._judge_fraction(numeral, around, values)
        candidates = self._candidates(numeral, around, values)
        if not candidates:
            return UNKNOWN
        best = candidates[0]
        if best.score < _NEAR:
            return self._weakly(numeral, around, candidates)
        ties = [each for each in candidates if each.score >= best.score - _TIE]
        equal = next((each for each in ties if _is_said(numeral, around, each.value)), None)
        if equal is not None:
            return _same_within(numeral, around, equal.value)
        rivals = (each for each in candidates if each.score >= best.score - _RIVAL)
        # In a row of several figures nobody has said which column this one stands in.
        is_one_of_many = around.is_row and sum(each.kind.is_figure for each in stretch.numerals) > 1
        is_open = around.scope.is_part or best.value.part == "total"
        if (
            best.score < _SURE
            or is_open
            or is_one_of_many
            or any(_is_said(numeral, around, each.value) for each in rivals)
        ):
            return UNKNOWN
        return different(numeral, best.value, around.stated(best.value.unit))

    def _values_within(self, numeral: Numeral, around: Context) -> list[YearValue]:
        """The values that the sentence of a numeral can be about."""
        values = (each for each in self._values.values if self.is_within(around.scope, each))
        if around.lead.is_negated:
            values = (each for each in values if each.words & NEGATIONS)
        if around.lead.is_difference:
            values = (each for each in values if each.words & _CHANGING)
        return [each for value in values if (each := self._changed(numeral, around, value)) is not None]

    def _changed(self, numeral: Numeral, around: Context, value: YearValue) -> YearValue | None:
        """A percentage as the words before a numeral have it: vượt 20% of what is at 120%; None where it is none."""
        trend = around.lead.trend
        if numeral.kind is not NumeralKind.PERCENT or around.is_row or trend is None or value.amount is None:
            return value
        if value.part == "change":
            index = self.value_of(value.code, "index")
            rise = index.amount - 100 if index is not None and index.amount is not None else Decimal(0)
            return value if (trend is Trend.UP and rise >= 0) or (trend is Trend.DOWN and rise <= 0) else None
        if trend is Trend.NONE:
            return value
        if value.part in {"share", "index"}:
            rise = value.amount - 100
            return value._replace(amount=rise if trend is Trend.UP else -rise)
        return value if value.words & _CHANGING else None

    def _judge_fraction(self, numeral: Numeral, around: Context, values: Iterable[YearValue]) -> Judgment:
        """A value out of its plan: 356/400 nhà; from 12 to 15 is no one value."""
        if "/" not in numeral.key:
            return UNKNOWN
        part, whole = (numeral._replace(amount=Decimal(each)) for each in numeral.key.split("/"))
        for candidate in self._candidates(part, around, [each for each in values if each.part == "value"]):
            value, plan = candidate.value, self.value_of(candidate.value.code, "plan")
            is_plan = plan is not None and _is_said(whole, around, plan)
            if candidate.score >= _WEAK and _is_said(part, around, value) and is_plan:
                return Judgment(TraceVerdict.SAME, value.code, f"{value.name}, so với kế hoạch")
        return UNKNOWN

    def is_within(self, scope: Scope, value: YearValue) -> bool:
        """Whether a sentence with a scope can be about a value of the year."""
        year = self._values.year.number
        if scope.is_span or (scope.is_wish and value.part != "plan"):
            return False
        if scope.year is not None and scope.year != year:
            return scope.year == year - 1 and value.part in {"previous", "change", "index"}
        if scope.is_plan and value.part not in {"plan", "share"}:
            return False
        if any(not words_of(part) <= value.words for part in scope.parts):
            return False
        return all(words_of(place) <= value.words or f" {place} " in self._values.office for place in scope.places)

    def has_other_scope(self, stretch: Stretch, numeral: Numeral, ours: Stretch, printed: Numeral) -> bool:
        """Whether the sentence of a numeral is about another year, place or part than one of ours like it."""
        scope, other = scope_at(stretch, numeral), scope_at(ours, printed)
        is_other_year = scope.year not in {None, self._values.year.number, other.year}
        is_other_place = any(f" {place} " not in self._values.office for place in scope.places - other.places)
        is_less = (scope.is_part and not other.is_part) or (scope.is_wish and not other.is_wish)
        is_less = is_less or (scope.is_plan and not other.is_plan)
        return is_other_year or is_other_place or is_less

    def _weakly(self, numeral: Numeral, around: Context, candidates: list[_Candidate]) -> Judgment:
        """A numeral with few words around it is only known by its value, where no other value is as near."""
        best = candidates[0]
        rivals = [each for each in candidates[1:] if each.score >= best.score - _TIE]
        is_own = best.score >= _WEAK and _is_said(numeral, around, best.value)
        if is_own and not any(_is_said(numeral, around, each.value) for each in rivals):
            return _same_within(numeral, around, best.value)
        return UNKNOWN

    def source(self, stretch: Stretch, numeral: Numeral) -> Judgment | None:
        """The record from which a numeral of ours comes, where its words tell it."""
        if numeral.kind in {NumeralKind.DOCUMENT, NumeralKind.DATE}:
            judgment = self.judge(stretch, numeral)
            return judgment if judgment.verdict is TraceVerdict.SAME else None
        if numeral.amount is None and numeral.kind is not NumeralKind.MISSING:
            return None
        around = _surroundings(stretch, numeral)
        values = [
            each
            for each in self._values.values
            if (each.amount is None if numeral.amount is None else _is_said(numeral, around, each))
        ]
        candidates = [each for each in self._candidates(numeral, around, values) if each.score >= _WEAK]
        return Judgment(TraceVerdict.SAME, candidates[0].value.code, candidates[0].value.name) if candidates else None

    def value_of(self, code: str, part: str) -> YearValue | None:
        """A value of a record."""
        return self._values.by_part.get((code, part))

    def _candidates(self, numeral: Numeral, around: Context, values: Iterable[YearValue]) -> list[_Candidate]:
        """The values whose unit a numeral has, those whose words stand around it first."""
        candidates = [
            _Candidate(
                (2 * self._values.likeness(value, around.near) + self._values.likeness(value, around.clause)) / 3, value
            )
            for value in values
            if numeral.kind is NumeralKind.MISSING or _has_unit(numeral, around, value)
        ]
        return sorted(candidates, key=lambda each: (-each.score, -len(each.value.words)))


def different(numeral: Numeral, value: YearValue, stated: Decimal | None = None) -> Judgment:
    """That a value is recorded otherwise, with the command that takes the paper's; `stated` as in `says`."""
    command = value.command.format(typed(numeral, value.unit, stated))
    return Judgment(TraceVerdict.DIFFERENT, value.code, value.name, value.shown, command)


def _is_said(numeral: Numeral, around: Context, value: YearValue) -> bool:
    if value.amount is None:
        return False
    return says(numeral, around.before, value.amount, value.unit, around.stated(value.unit))


def _same_within(numeral: Numeral, around: Context, value: YearValue) -> Judgment:
    """That a numeral says a value, where the word before it does not make another of it: gần 3.000, ít nhất 12."""
    limit = around.lead.limit
    is_number = value.amount is not None and is_exact(numeral, value.amount, value.unit, around.stated(value.unit))
    is_other = is_number and limit is not limit_of(value.qualifier.casefold().split())
    if limit is Limit.BOUND or (limit in {Limit.ABOVE, Limit.BELOW} and is_other):
        return UNKNOWN
    return Judgment(TraceVerdict.SAME, value.code, value.name)


def _has_unit(numeral: Numeral, around: Context, value: YearValue) -> bool:
    if numeral.kind is NumeralKind.PERCENT:
        return value.unit.startswith("‰" if "‰" in numeral.text else "%")
    if numeral.kind is NumeralKind.MONEY:
        return value.unit.endswith("đồng")
    unit = tuple(word for word in value.unit_words if word not in POWERS)
    if not unit or around.is_row:
        return not value.unit.startswith(("%", "‰")) or (around.is_row and value.part == "value")
    if len(around.after) > len(unit) and " ".join(around.after[: len(unit) + 1]) in _JOINED_UNITS:
        return False
    is_begun = len(unit) > 1 and around.after[:1] == unit[:1] and value.part != "total"
    return around.after[: len(unit)] == unit or is_begun


def scope_at(stretch: Stretch, numeral: Numeral) -> Scope:
    """What the sentence of a numeral is about."""
    start, end = _sentence(stretch.text, numeral, _FULL_STOP)
    return scope_of(stretch.text, numeral, start, end, stretch.numerals)


def _sentence(text: str, numeral: Numeral, stops: re.Pattern[str]) -> tuple[int, int]:
    """Where the sentence, or the part of one, around a numeral begins and ends."""
    low, high = max(0, numeral.start - _REACH), min(len(text), numeral.end + _REACH)
    start = max((stop.end() for stop in stops.finditer(text, low, numeral.start)), default=low)
    stop = stops.search(text, numeral.end, high)
    return start, stop.start() if stop is not None else high


def _surroundings(stretch: Stretch, numeral: Numeral) -> Context:
    text = stretch.text
    start, end = _sentence(text, numeral, _STOP)
    after = tuple(_words(text, numeral.end, end))
    near, far = start, end
    for other in stretch.numerals:
        if (
            start <= other.start < end
            and other.kind.is_figure
            and (*after, "")[0] == next(_words(text, other.end, end), "")
        ):
            if other.end <= numeral.start:
                near = other.end
            elif other.start >= numeral.end:
                far = min(far, other.start)
    if near > start and _NEW_PART.search(text, near, numeral.start):
        near = numeral.start  # the words before are about the figure before: 210 nhà làm mới và 146 nhà sửa chữa
    before = tuple(_words(text, start, numeral.start))
    around = [
        words_of(f"{text[low : numeral.start]} {text[numeral.end : high]}") for low, high in ((near, far), (start, end))
    ]
    scope = scope_at(stretch, numeral)
    cells = tuple(cell.strip() for cell in text.split("\t"))
    lead = lead_of(text, numeral)
    return Context(before, after, around[0], around[1], len(cells) > 1, scope, cells, lead)


def _words(text: str, start: int, end: int) -> Iterator[str]:
    return (word[0].casefold() for word in _WORD.finditer(text, start, end))
