"""Tables that are not ours: the row says which record a figure is from, the heading of its column which value of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.marks import UNKNOWN, Judgment, TraceVerdict
from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.record_matches import different
from dtreport.tracing.scopes import names_other_place
from dtreport.tracing.unit_scales import stated_scale
from dtreport.tracing.year_values import half_a_step, says, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from dtreport.reading.passages import Passage
    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.stretches import Stretch
    from dtreport.tracing.year_values import YearValue, YearValues

_COLUMN = re.compile(r"cột (\d+)$|ô ([A-Z]{1,3})\d+$")
_ROW = re.compile(r",? ?(?:dòng|ô) .*$|\d+$")
_VALUE = re.compile(r"[+−-]?[\d.,]+(?: ?[%‰])?")
_SHARES = ("share", "index", "change")
_ALIKE = 0.5  # of the words of a row and of a record together, for the row to be about it
_TIE = 0.1


class ColumnHeading(NamedTuple):
    """What stands over the columns of a table that is not ours."""

    columns: dict[str, str]
    """The words over each column."""
    caption: str
    """What stands before the table."""


class TableHeadings:
    """Follows the tables of a paper, row by row."""

    def __init__(self) -> None:
        self._caption = ""
        self._table = ""
        self._heading: ColumnHeading | None = None
        self._is_read = False
        """Whether what stands over the columns of the table has been read."""

    def of(self, stretch: Stretch, passages: Sequence[Passage], *, is_ours: bool) -> ColumnHeading | None:
        """The heading of the table in which a row stands; None where it is ours, has none, or is itself one."""
        members = [passages[place] for place in stretch.passages]
        table = _ROW.sub("", members[0].place) if members[0].in_table else ""
        if not table:
            self._caption = stretch.text
        if table != self._table:
            self._table, self._heading, self._is_read = table, None, not table
        has_figures = has_values(stretch)
        if not table or is_ours:
            self._heading = self._heading if has_figures and self._is_read else None
            self._is_read = True
        elif len(members) == 1 and not self._is_read:  # a title in the cells of a workbook
            self._caption, self._heading = stretch.text, None
        elif has_figures or self._is_read:
            self._is_read = True
            return self._heading if len(members) > 1 else None  # a cell alone is a sentence
        else:
            self._read(members)
        return None

    def _read(self, members: Sequence[Passage]) -> None:
        """Read one more row of headings; one with more cells begins anew, as below the head of a letter."""
        columns = dict(self._heading.columns) if self._heading is not None else {}
        if len(members) > len(columns):
            columns = {}
        for place, passage in enumerate(members):
            column = column_of(passage, place)
            columns[column] = f"{columns.get(column, '')} {passage.text}".strip()
        self._heading = ColumnHeading(columns, self._caption)


def has_values(stretch: Stretch) -> bool:
    """Whether a row has a cell with a figure alone; the heading of a column may have one among its words."""
    cells = {numeral.start for numeral in stretch.numerals if numeral.kind.is_figure}
    starts = [0, *(gap.end() for gap in re.finditer("\t", stretch.text))]
    return any(start in cells for start in starts)


def column_of(passage: Passage, place: int) -> str:
    """The column of a cell, by its place for people; where that does not say it, which cell of the row it is."""
    match = _COLUMN.search(passage.place)
    return (match[1] or match[2]) if match is not None else f"cell {place}"


def row_judgments(
    stretch: Stretch, passages: Sequence[Passage], heading: ColumnHeading, values: YearValues
) -> dict[int, Judgment]:
    """What the records say of the figures of a row, by where each begins; of those in cells of their own only."""
    cells = list(_cells(stretch, passages))
    own = _values_of_row(" ".join(text for _column, _start, text in cells if not _VALUE.fullmatch(text)), values)
    is_about = _is_of_year(heading.caption, values)
    texts = [text for _column, _start, text in cells]
    judgments: dict[int, Judgment] = {}
    for column, start, text in cells:
        numeral = next((each for each in stretch.numerals if start <= each.start < start + len(text)), None)
        if numeral is not None and numeral.kind.is_figure and _VALUE.fullmatch(text):
            over = heading.columns.get(column, "")
            parts = _parts(over, values.year.number)
            units = (*texts, over, heading.caption)
            judgments[numeral.start] = _judge(numeral, units, own, parts) if own and is_about else UNKNOWN
    return judgments


def _cells(stretch: Stretch, passages: Sequence[Passage]) -> Iterator[tuple[str, int, str]]:
    """The cells of a row: the column, where it begins in the text on one line, and what it says."""
    start = 0
    for place, (number, text) in enumerate(zip(stretch.passages, stretch.text.split("\t"), strict=False)):
        yield column_of(passages[number], place), start, text.strip()
        start += len(text) + 1


def _values_of_row(label: str, values: YearValues) -> dict[str, YearValue]:
    """The values of the record that a row is about, by their parts; none where it may be about another."""
    words = words_of(label)
    scores = sorted(
        ((values.agreement(value, words), value.code) for value in values.values if value.part == "value"),
        reverse=True,
    )
    if not scores or scores[0][0] < _ALIKE or (len(scores) > 1 and scores[1][0] > scores[0][0] - _TIE):
        return {}
    return {value.part: value for value in values.values if value.code == scores[0][1]}


def _is_of_year(caption: str, values: YearValues) -> bool:
    years = set(re.findall(r"\b(?:19|20)\d\d\b", caption))
    return (not years or str(values.year.number) in years) and not names_other_place(caption, values.office)


def _parts(heading: str, year: int) -> tuple[str, ...]:
    """Which values of a record may stand under a heading; none where it does not say."""
    words = set(re.findall(r"\w+|%", heading.casefold()))
    is_previous = bool({"trước", str(year - 1)} & words) or {"cùng", "kỳ"} <= words
    is_plan = {"kế", "hoạch"} <= words or bool({"kh", "giao"} & words)
    if "%" in words or {"tỷ", "lệ"} <= words or {"tỉ", "lệ"} <= words:
        return ("index", "change") if is_previous else ("share",) if is_plan else _SHARES
    if is_plan:
        return ("plan",)
    if is_previous:
        return ("previous",)
    is_value = {"thực", "hiện"} <= words or {"kết", "quả"} <= words or bool({"th", str(year)} & words)
    return ("value",) if is_value or {"số", "lượng"} <= words else ()


def _judge(numeral: Numeral, units: Sequence[str], own: dict[str, YearValue], parts: Sequence[str]) -> Judgment:
    """What the record of a row says of a figure, among texts of which one may state the unit."""
    candidates = [own[part] for part in parts or own if part in own]
    for value in candidates:
        if _is_said(numeral, stated_scale(units, value.unit), value):
            return Judgment(TraceVerdict.SAME, value.code, value.name)
    # Where a heading leaves open what stands under it, a figure that is none of the record's may be anything.
    if len(candidates) != 1 or not parts or (parts == _SHARES and "share" not in own):
        return UNKNOWN
    return different(numeral, candidates[0], stated_scale(units, candidates[0].unit))


def _is_said(numeral: Numeral, stated: Decimal | None, value: YearValue) -> bool:
    if value.amount is None or numeral.amount is None:
        return value.amount is numeral.amount and numeral.kind is NumeralKind.MISSING
    if value.part in _SHARES:
        return abs(value.amount - numeral.amount) <= half_a_step(numeral.amount)
    return says(numeral, (), value.amount, value.unit, stated)
