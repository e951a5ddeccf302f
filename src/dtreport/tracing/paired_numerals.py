"""What is said of the numerals of a passage beside those of ours in a passage like it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.award import Award
from dtreport.records.document import Document
from dtreport.records.figure import Figure
from dtreport.tracing.document_matches import is_cited
from dtreport.tracing.leads import Limit, lead_of
from dtreport.tracing.likeness_pairs import pairs
from dtreport.tracing.marks import NOTHING, Judgment, TraceVerdict
from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.record_matches import different
from dtreport.tracing.unit_scales import stated_scale
from dtreport.tracing.year_values import date_key, is_day, is_value, says, typed_day
from dtreport.vietnamese.document_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.report import Year
    from dtreport.tracing.likeness_pairs import Pair
    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.printed_texts import Likeness, PrintedText, PrintedToken
    from dtreport.tracing.record_matches import RecordMatches
    from dtreport.tracing.record_sources import RecordSources
    from dtreport.tracing.stretches import Stretch

_ALIKE = 0.7  # of the words of a passage that both have, for it to be one of ours
_LONG = 0.5  # of the words of a row has one of ours to have, to be that row
_FEW_WORDS = 10  # of a heading
_CHANGED_WHEN_DIFFERENT = {NumeralKind.YEAR, NumeralKind.PERIOD, NumeralKind.TIME, NumeralKind.PHONE}
"""No figures, but what a passage of ours has otherwise is different all the same."""
_CERTAIN = {TraceVerdict.SAME, TraceVerdict.DIFFERENT}


class _Place(NamedTuple):
    """A numeral of a paper in its passage, beside one of ours in a passage like it."""

    stretch: Stretch
    pair: Pair
    likeness: Likeness
    taken: frozenset[str]
    """What numerals of the passage say that stand in the place of none of ours."""


class PairedNumerals:
    """Judges numerals by what stands in their place in our papers.

    Args:
        year: The year.
        records: What the records say of a numeral by the words around it.
        sources: Where our papers have their numerals from.
    """

    def __init__(self, year: Year, records: RecordMatches, sources: RecordSources) -> None:
        self._year = year
        self._records = records
        self._sources = sources

    def judge(self, stretch: Stretch, likeness: Likeness, core: range) -> dict[int, Judgment]:
        """What is said of the numerals of a part of a passage, by where each begins."""
        judgments: dict[int, Judgment] = {}
        is_alike = likeness.common >= _ALIKE * len(likeness.tokens)
        pairings = tuple(pairs(likeness))
        taken = _taken(stretch, pairings)
        for pair in pairings:
            token, printed = pair
            numeral = token.numeral
            if numeral is None or token.start not in core or _ends_name(stretch, numeral, printed):
                continue
            before = [each.mask for each in likeness.tokens if each.end <= token.start][-1:]
            is_year = numeral.kind in {NumeralKind.YEAR, NumeralKind.PERIOD}
            if is_year and likeness.common < _FEW_WORDS and not any(each.kind.is_figure for each in stretch.numerals):
                continue  # two headings that differ in their year are two headings
            judgment = self._beside_ours(numeral, before, printed)
            by_words = self._records.judge(stretch, numeral) if numeral.kind.is_traced else NOTHING
            place = _Place(stretch, pair, likeness, taken)
            is_of_others = judgment.verdict is TraceVerdict.DIFFERENT and _is_of_several_rows(stretch, printed)
            if is_of_others or self._is_turned(place, judgment, by_words):
                judgment = by_words  # several rows in one, as in the letters of a PDF; or what ours does not say
            elif not is_alike:
                # A sentence with other words may speak of something else: then the records have the last word.
                judgment = self._of_both(place, judgment, by_words)
            elif judgment.verdict is TraceVerdict.DIFFERENT and self._is_of_records(place, judgment, by_words):
                judgment = by_words
            judgments[token.start] = judgment
        return judgments

    def _beside_ours(self, numeral: Numeral, before: Sequence[str], printed: PrintedToken) -> Judgment:
        """What a passage of ours says of a numeral that stands in its place, with the word before that."""
        token = printed.token
        assert token is not None  # noqa: S101, what is paired has a token
        ours = token.numeral
        if ours is None:  # the words "không có"
            source = Judgment(TraceVerdict.DIFFERENT, source=printed.text.paper)
            return source._replace(recorded="không có")
        if ours.key == numeral.key or _rounds(numeral, before, ours, printed.text) or _shortens(numeral, ours):
            return self.as_ours(ours, printed.text)
        if not numeral.kind.is_traced and numeral.kind not in _CHANGED_WHEN_DIFFERENT:
            return NOTHING
        if numeral.kind is ours.kind is NumeralKind.DATE and is_day(ours.key, numeral.key):
            return NOTHING  # ours has no year: the records have to say it
        source = self._sources.of_ours(ours, printed.text)
        if self._is_more_exact(numeral, ours, source.code):
            return source
        return source._replace(
            verdict=TraceVerdict.DIFFERENT, recorded=ours.text, command=self._command(source, ours, numeral)
        )

    def _is_turned(self, place: _Place, judgment: Judgment, by_words: Judgment) -> bool:
        """Whether the words around a numeral make another of it than ours do: chưa mở 12 lớp, vượt 20%, năm 2022.

        In a sentence of ours a change that is not the recorded one differs all the same.
        """
        stretch, (paper, printed), _likeness, _taken = place
        numeral, ours = paper.numeral, printed.token.numeral if printed.token is not None else None
        if numeral is None or ours is None or judgment.verdict not in _CERTAIN:
            return False
        is_same = judgment.verdict is TraceVerdict.SAME
        if numeral.kind in {NumeralKind.DOCUMENT, NumeralKind.DATE}:
            return is_same and self._records.documents.is_misnamed(stretch, numeral)
        if not numeral.kind.is_figure or self._has_other_unit(stretch, printed, judgment.code):
            return numeral.kind.is_figure
        lead, other = lead_of(stretch.text, numeral), lead_of(printed.text.stretch.text, ours)
        if lead.is_negated is not other.is_negated or lead.is_difference is not other.is_difference:
            return True
        if numeral.kind is NumeralKind.PERCENT and lead.direction is not other.direction:
            return is_same or by_words.verdict is TraceVerdict.SAME
        is_limited = lead.limit not in {None, Limit.ABOUT, other.limit} and numeral.key == ours.key
        return is_same and (is_limited or self._has_other_scope(place))

    def _has_other_unit(self, stretch: Stretch, printed: PrintedToken, code: str) -> bool:
        """Whether a row states that it counts thousands or millions where ours of the same record does not."""
        value = self._records.value_of(code, "value")
        if value is None or "\t" not in stretch.text:
            return False
        rows = (stretch.text.split("\t"), printed.text.stretch.text.split("\t"))
        stated, ours = (stated_scale(row, value.unit) for row in rows)
        return None not in {stated, ours} and stated != ours

    def _is_more_exact(self, numeral: Numeral, ours: Numeral, code: str) -> bool:
        """Whether a numeral is the same percentage as ours with other decimals."""
        if not numeral.kind is ours.kind is NumeralKind.PERCENT:
            return False
        values = [self._records.value_of(code, part) for part in ("share", "change", "index")]
        return any(is_value(value, numeral) and is_value(value, ours) for value in values if value is not None)

    def _is_of_records(self, place: _Place, beside: Judgment, by_words: Judgment) -> bool:
        """Whether what the records say holds for a numeral that is other than in a passage of ours like its own."""
        stretch, (paper, printed), _likeness, taken = place
        numeral, ours = paper.numeral, printed.token.numeral if printed.token is not None else None
        if numeral is None or ours is None:
            return False
        if not _are_comparable(numeral, printed) or ours.key in taken:
            return True
        if by_words.verdict is TraceVerdict.DIFFERENT and not beside.command:
            return True
        if by_words.verdict is TraceVerdict.SAME and self._records.counts_all(stretch, numeral):
            return True  # where ours has one kind of recipients
        if numeral.kind is NumeralKind.DATE and is_cited(printed.text.stretch, ours):
            return not is_cited(stretch, numeral)
        return numeral.kind.is_figure and self._has_other_scope(place)

    def _has_other_scope(self, place: _Place) -> bool:
        """Whether the passage is about something else than ours, however like they are."""
        numeral, printed = place.pair.paper.numeral, place.pair.printed
        ours = printed.token.numeral if printed.token is not None else None
        if numeral is None or ours is None:
            return False
        return self._records.has_other_scope(place.stretch, numeral, printed.text.stretch, ours)

    def _of_both(self, place: _Place, beside: Judgment, by_words: Judgment) -> Judgment:
        """What holds of a numeral in a passage a little like one of ours: what stands there, or what the records say.

        Such a passage may speak of something else. It is different from ours only where it counts the same unit, of
        the same year and place, and ours is from a record.
        """
        paper, printed = place.pair
        numeral, ours = paper.numeral, printed.token.numeral if printed.token is not None else None
        assert numeral is not None  # noqa: S101, a pair is of numerals
        if beside.verdict is TraceVerdict.DIFFERENT and numeral.kind is NumeralKind.DATE:
            return by_words
        if beside.verdict is not TraceVerdict.DIFFERENT or not numeral.kind.is_figure:
            return by_words if by_words.verdict in _CERTAIN or not _are_comparable(numeral, printed) else beside
        is_recorded = bool(beside.code) and _are_comparable(numeral, printed) and _count_alike(place)
        is_taken = ours is not None and ours.key in place.taken
        is_made_known = _is_missing(printed) and not any(
            each.key == numeral.key for each in printed.text.stretch.numerals
        )
        is_ours = (is_recorded or is_made_known) and not is_taken and not self._has_other_scope(place)
        return beside if is_ours and by_words.verdict is not TraceVerdict.SAME else by_words

    def _command(self, source: Judgment, ours: Numeral, numeral: Numeral) -> str:
        """What adopts the value of the paper: of the record itself, or the page on which it can be looked for."""
        record = self._year.by_code.get(source.code, (None, None))[1]
        match record:
            case Figure() | Award():
                for part in ("value", "plan", "previous", "number"):
                    value = self._records.value_of(source.code, part)
                    is_this = value is not None and is_value(value, ours)
                    if value is not None and is_this and numeral.kind.is_figure and numeral.amount is not None:
                        return different(numeral, value).command
                return f"dtreport show {source.code}"
            case Document(date=date() as day) if numeral.kind is NumeralKind.DATE and is_day(ours.key, date_key(day)):
                return f"dtreport edit {source.code} --date {typed_day(numeral, day)}"
            case Document(number=str() as number) if ours.key == number_key(number):  # it may cite others too
                return f'dtreport edit {source.code} --number "{numeral.text}"'
            case None:
                return ""
            case _:
                return f"dtreport edit {source.code}"

    def as_ours(self, ours: Numeral, text: PrintedText) -> Judgment:
        """That a numeral is as in a passage of ours, and where that has it from."""
        return self._sources.of_ours(ours, text) if ours.kind.is_traced else NOTHING


def _is_of_several_rows(stretch: Stretch, printed: PrintedToken) -> bool:
    """Whether a row is much longer than one of ours, so that the cells of others may be in the places of its own.

    What ours says in words, "chưa có số liệu", stands among words of its own.
    """
    is_in_words = _is_missing(printed) and printed.token is not None and printed.token.end - printed.token.start > 1
    is_longer = len(printed.text.stretch.tokens) < _LONG * len(stretch.tokens)
    return "\t" in stretch.text and is_longer and not is_in_words


def _is_missing(printed: PrintedToken) -> bool:
    """Whether ours says that a figure is not reported."""
    return printed.token is None or printed.token.numeral is None or printed.token.numeral.kind is NumeralKind.MISSING


def _taken(stretch: Stretch, pairings: Sequence[Pair]) -> frozenset[str]:
    """What the numerals of a passage say that stand in the place of none of ours.

    Where one says what ours does in another place, it is that figure, and the one in that place is none of ours.
    """
    paired = {pair.paper.start for pair in pairings}
    return frozenset(each.key for each in stretch.numerals if each.start not in paired)


def _ends_name(stretch: Stretch, numeral: Numeral, printed: PrintedToken) -> bool:
    """Whether a numeral is the end of a name before a colon, and what stands in its place in ours is not."""
    ours = printed.token.end if printed.token is not None else 0
    return stretch.text[numeral.end : numeral.end + 1] == ":" != printed.text.stretch.text[ours : ours + 1]


def _count_alike(place: _Place) -> bool:
    """Whether the same word stands behind both numerals, which is what they count."""
    pair, likeness = place.pair, place.likeness
    paper = next((each for each in likeness.tokens if each.start >= pair.paper.end), None)
    at = next(at for at, each in enumerate(likeness.printed) if each is pair.printed)
    printed = likeness.printed[at + 1].token if at + 1 < len(likeness.printed) else None
    return paper is not None and printed is not None and paper.mask == printed.mask


def _are_comparable(numeral: Numeral, printed: PrintedToken) -> bool:
    """Whether two numerals count alike, so that one can be wrong for the other: money and people do not."""
    ours = printed.token.numeral if printed.token is not None else None
    if ours is None or NumeralKind.MISSING in {ours.kind, numeral.kind}:
        return True
    return ours.kind is numeral.kind and (ours.amount is None) is (numeral.amount is None)


def _rounds(numeral: Numeral, before: Sequence[str], ours: Numeral, text: PrintedText) -> bool:
    """Whether a numeral is ours, rounded at its scale or as the word before it says; ours may have that word itself."""
    has_word = bool(before) and text.stretch.text[: ours.start].casefold().split()[-1:] == list(before)
    if ours.kind is not numeral.kind or ours.amount is None:
        return False
    return says(numeral, () if has_word else before, ours.amount)


def _shortens(numeral: Numeral, ours: Numeral) -> bool:
    """Whether one is the other without its symbol or its year: Quyết định số 12, ngày 5/12."""
    is_short = re.match(rf"{re.escape(numeral.key)}[/-]", ours.key) is not None
    if numeral.kind is ours.kind is NumeralKind.DOCUMENT:
        return is_short
    return numeral.kind is ours.kind is NumeralKind.DATE and is_day(numeral.key, ours.key)
