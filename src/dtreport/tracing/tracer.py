"""A paper held against a year, numeral by numeral.

What stands in a passage that is like one of our own papers has to be as it is there; anything else is looked up in the
records by its unit and the words around it. Nothing is said to agree that was not looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.honours.award_groups import group_awards
from dtreport.tracing.likeness_pairs import missing_names, turned_words
from dtreport.tracing.marks import NOTHING, UNKNOWN, Judgment, Mark, Trace, TraceVerdict
from dtreport.tracing.paired_numerals import PairedNumerals
from dtreport.tracing.printed_texts import COPIED, PrintedPapers, PrintedText, PrintedTexts, bare
from dtreport.tracing.recipient_lists import PersonName, absent_names, names_recipient, place_of, unrecorded_names
from dtreport.tracing.record_matches import RecordMatches
from dtreport.tracing.record_sources import RecordSources
from dtreport.tracing.stretches import Stretch, stretches
from dtreport.tracing.sums import reckonings, shares_of_wholes
from dtreport.tracing.table_columns import TableHeadings, has_values, row_judgments
from dtreport.tracing.year_values import YearValues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtreport.reading.passages import Passage
    from dtreport.report import Years
    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.printed_texts import Likeness, PrintedPassages
    from dtreport.tracing.stretches import Token
    from dtreport.tracing.table_columns import ColumnHeading

_CHUNK = 60  # tokens that are looked for at once
_EDGE = 8  # tokens on each side that go with them, so that words stand around the first and the last
_ALIKE_HEADING = 0.6  # the same for the heading of a table, which has few words
_FEWEST_IN_A_LIST = 2
_NAME_COMMAND = "dtreport list awards"


class Tracer:
    """Holds papers against a year.

    Args:
        years: The year, and the one before it.
        printed: What our own papers print of it, paper by paper.
    """

    def __init__(self, years: Years, printed: Iterable[PrintedPassages]) -> None:
        self._year = years.compared.this_year
        self._values = YearValues(years)
        self._records = RecordMatches(self._values)
        self._papers = PrintedPapers(printed, self._values.units)
        self._printed = PrintedTexts(())
        recipients = (award.recipient for award in self._year.awards if award.recipient is not None)
        self._names_recorded = {name.casefold(): name for name in recipients}
        self._recipients = frozenset(self._names_recorded)
        self._sources = RecordSources(self._year, self._records)
        self._beside = PairedNumerals(self._year, self._records, self._sources)

    def trace(self, passages: Sequence[Passage]) -> Trace:
        """Every numeral of a paper with what the records say of it, in reading order."""
        paper = stretches(passages, self._values.units)
        self._printed = self._papers.like(frozenset(bare(stretch.text) for stretch in paper))
        marks: list[Mark] = []
        headings = TableHeadings()
        for place, stretch in enumerate(paper):
            neighbours = paper[max(0, place - 1) : place + 2]
            text = self._printed.same_text(stretch.text)
            is_ours = text is not None or self._is_like_ours(stretch)
            heading = headings.of(stretch, passages, is_ours=is_ours)
            if text is not None:
                here = self._same_marks(stretch, text)
            elif heading is not None:
                here = self._row_marks(stretch, passages, heading, neighbours)
            else:
                here = self._marks(stretch, neighbours, passages)
            marks += sorted(here, key=lambda mark: (mark.passage, mark.start))
        recorded_words = " ".join(mark.judgment.recorded for mark in marks).casefold()
        marks += self._absent_marks(paper, recorded_words)
        return Trace(tuple(passages), tuple(sorted(marks, key=lambda mark: (mark.passage, mark.start))))

    def _same_marks(self, stretch: Stretch, text: PrintedText) -> Iterator[Mark]:
        """The marks of a passage that is one of ours."""
        for numeral, ours in zip(stretch.numerals, text.stretch.numerals, strict=True):
            yield _mark(stretch, numeral, self._beside.as_ours(ours, text))

    def _row_marks(
        self, stretch: Stretch, passages: Sequence[Passage], heading: ColumnHeading, neighbours: Sequence[Stretch]
    ) -> Iterator[Mark]:
        """The marks of a row of a table that is not ours."""
        judgments = row_judgments(stretch, passages, heading, self._values)
        for numeral in stretch.numerals:
            judgment = judgments.get(numeral.start)
            if judgment is None:  # in a cell with other words
                judgment = self._records.judge(stretch, numeral) if numeral.kind.is_traced else NOTHING
                if numeral.kind.is_figure and judgment.verdict is TraceVerdict.DIFFERENT:
                    judgment = UNKNOWN
            yield _mark(stretch, numeral, self._sources.anchored(stretch, numeral, passages, judgment))
        yield from self._name_marks(stretch, neighbours)

    def _marks(self, stretch: Stretch, neighbours: Sequence[Stretch], passages: Sequence[Passage]) -> Iterator[Mark]:
        judgments: dict[int, Judgment] = {}
        for likeness, core in self._likenesses(stretch.tokens):
            judgments |= self._beside.judge(stretch, likeness, core)
            yield from self._word_marks(stretch, likeness, core)
        for numeral in stretch.numerals:
            judgment = judgments.get(numeral.start, NOTHING)
            if judgment is NOTHING and numeral.kind.is_traced and not stretch.is_scale:
                judgment = self._records.judge(stretch, numeral)
            judgments[numeral.start] = self._sources.anchored(stretch, numeral, passages, judgment)
        _reckon(stretch, judgments)
        for numeral in stretch.numerals:
            yield _mark(stretch, numeral, judgments[numeral.start])
        yield from self._name_marks(stretch, neighbours)

    def _is_like_ours(self, stretch: Stretch) -> bool:
        """Whether a row without figures is the heading of a table of ours with some other words."""
        if "\t" not in stretch.text or has_values(stretch):
            return False
        likeness = self._printed.nearest(stretch.tokens) if stretch.tokens else None
        if likeness is None or likeness.common < _ALIKE_HEADING * len(stretch.tokens):
            return False
        texts = {each.text.stretch.text for each in likeness.printed}
        return any(text.count("\t") == stretch.text.count("\t") for text in texts)

    def _likenesses(self, tokens: Sequence[Token]) -> Iterator[tuple[Likeness, range]]:
        """The tokens piece by piece beside what is most like them, with where the piece itself begins and ends."""
        pieces = max(1, round(len(tokens) / _CHUNK)) if tokens else 0
        for piece in range(pieces):
            start, end = len(tokens) * piece // pieces, len(tokens) * (piece + 1) // pieces
            likeness = self._printed.nearest(tokens[max(0, start - _EDGE) : end + _EDGE])
            if likeness is not None:
                yield likeness, range(tokens[start].start, tokens[end - 1].end)

    def _word_marks(self, stretch: Stretch, likeness: Likeness, core: range) -> Iterator[Mark]:
        for word in turned_words(likeness, stretch.text):
            if word.token.start in core and word.printed.token is not None:
                ours = word.printed.token.mask
                described = f"có chữ “{ours}”" if word.is_missing else "không có chữ này" if word.is_added else ""
                paper = word.printed.text.paper
                judgment = Judgment(TraceVerdict.DIFFERENT, "", paper, described or ours, is_described=bool(described))
                yield _word_mark(stretch, word.token.start, word.token.end, judgment)
        for token, name in missing_names(likeness, self._recipients):
            if token.start in core:
                judgment = _of_recipients(f"còn {self._names_recorded[name]}")
                yield _word_mark(stretch, token.start, token.end, judgment)

    def _absent_marks(self, paper: Sequence[Stretch], recorded_words: str) -> Iterator[Mark]:
        """Recipients that a list of the paper has lost, each where it should stand."""
        if not self._recipients:
            return
        folded = [stretch.text.casefold() for stretch in paper]
        for listed in self._lists(paper, folded):
            for absent in absent_names(listed, "\n".join(folded)):
                names = [self._names_recorded[name] for name in absent.names if name not in recorded_words]
                starts = ((place_of(text, absent.after), place) for place, text in enumerate(folded))
                start, place = next(each for each in starts if each[0] >= 0)
                if names:
                    judgment = _of_recipients(f"cạnh tên này còn {', '.join(names)}")
                    yield _word_mark(paper[place], start, start + len(absent.after), judgment)

    def _lists(self, paper: Sequence[Stretch], folded: Sequence[str]) -> Iterator[list[str]]:
        """The lists of recipients, in small letters, that the paper should have whole."""
        if self._printed.share(frozenset(bare(stretch.text) for stretch in paper)) >= COPIED:
            names = [name for name in self._names_recorded if name in self._printed.all_text]
            yield names
            return
        for group in group_awards(self._year.awards):
            names = [award.recipient.casefold() for award in group.named if award.recipient is not None]
            rows = [name for name in names if any(name in text and "\t" in text for text in folded)]
            # A paper that names a few of many is no list of them.
            if len(rows) >= max(_FEWEST_IN_A_LIST, len(names) / 2):
                yield names

    def _name_marks(self, stretch: Stretch, neighbours: Sequence[Stretch]) -> Iterator[Mark]:
        """Names in a list of recipients that the records do not have."""
        if not self._recipients or not any(names_recipient(each.text, self._recipients) for each in neighbours):
            return
        for name in unrecorded_names(stretch.whole, [each.whole for each in neighbours], self._recipients):
            if name.text.casefold() in self._papers.all.all_text:
                continue
            yield _name_mark(stretch, name, _of_recipients("không có tên này"))


def _of_recipients(described: str) -> Judgment:
    """That the list of recipients is otherwise."""
    source = "danh sách khen thưởng"
    return Judgment(TraceVerdict.DIFFERENT, "", source, described, _NAME_COMMAND, is_described=True)


def _reckon(stretch: Stretch, judgments: dict[int, Judgment]) -> None:
    """Say what does not follow from the other numerals of its sentence, where nothing there is different already."""
    for reckoning in (*reckonings(stretch), *shares_of_wholes(stretch)):
        result, operands = reckoning.result, reckoning.operands
        verdicts = [judgments[each.start].verdict for each in (result, *operands)]
        if reckoning.holds or TraceVerdict.DIFFERENT in verdicts or set(verdicts) == {TraceVerdict.SAME}:
            continue
        # Where the result is recorded, one of the others is wrong.
        wrong = result if verdicts[0] is not TraceVerdict.SAME else None
        wrong = wrong or next(each for each in operands if judgments[each.start].verdict is not TraceVerdict.SAME)
        shown = f"tính ra {reckoning.shown}" if wrong is result else f"{result.text} ≠ {reckoning.shown}"
        judgments[wrong.start] = Judgment(
            TraceVerdict.DIFFERENT, "", "tính từ các số trong câu", shown, is_reckoned=True
        )


def _mark(stretch: Stretch, numeral: Numeral, judgment: Judgment) -> Mark:
    passage, start, end = stretch.location(numeral.start, numeral.end)
    sentence = stretch.sentence(numeral.start, numeral.end)
    return Mark(judgment, numeral.kind, numeral.text, passage, start, end, sentence)


def _word_mark(stretch: Stretch, start: int, end: int, judgment: Judgment) -> Mark:
    passage, begin, stop = stretch.location(start, end)
    return Mark(judgment, None, stretch.text[start:end], passage, begin, stop, stretch.sentence(start, end))


def _name_mark(stretch: Stretch, name: PersonName, judgment: Judgment) -> Mark:
    at = max(place for place, begin in enumerate(stretch.starts) if begin <= name.start)
    begin = name.start - stretch.starts[at]
    where = max(0, stretch.text.find(name.text))  # a break in a name is a space on one line
    sentence = stretch.sentence(where, where + len(name.text))
    return Mark(judgment, None, name.text, stretch.passages[at], begin, begin + len(name.text), sentence)
