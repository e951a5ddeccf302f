"""A paper held against a year, numeral by numeral.

What stands in a passage that is like one of our own papers has to be as it is there; anything else is looked up in the
records by its unit and the words around it. Nothing is said to agree that was not looked up.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dtreport.honours.award_groups import group_awards
from dtreport.papers.anchors import source_named
from dtreport.papers.source_fields import (
    CITATION,
    OF_PREVIOUS,
    OWN,
    PERCENT,
    PLAN,
    PREVIOUS,
    RECIPIENTS,
    REFERENCES,
    SHORT_CITATION,
    VALUE,
)
from dtreport.records.award import Award
from dtreport.records.base import specs
from dtreport.records.document import Document
from dtreport.records.figure import Figure
from dtreport.rules.document_numbers import number_key
from dtreport.tracing.likeness_pairs import Pair, missing_names, pairs, turned_words
from dtreport.tracing.marks import Judgment, Mark, Trace, TraceVerdict
from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.printed_texts import PrintedPapers, PrintedText, PrintedTexts
from dtreport.tracing.recipient_lists import PersonName, absent_names, names_recipient, unrecorded_names
from dtreport.tracing.record_matches import UNKNOWN, RecordMatches, different, is_cited
from dtreport.tracing.stretches import Stretch, stretches
from dtreport.tracing.sums import reckonings, shares_of_wholes
from dtreport.tracing.table_columns import TableHeadings, row_judgments
from dtreport.tracing.year_values import YearValue, YearValues, document_shown, says
from dtreport.vietnamese.wording import stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtreport.reading.passages import Passage
    from dtreport.report import Years
    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.printed_texts import Likeness, PrintedPassages, PrintedToken
    from dtreport.tracing.stretches import Token
    from dtreport.tracing.table_columns import Heading
    from dtreport.vietnamese.wording import Source

_CHUNK = 60  # tokens that are looked for at once
_EDGE = 8  # tokens on each side that go with them, so that words stand around the first and the last
_ALIKE = 0.7  # of the words of a passage that both have, for it to be one of ours
_ALIKE_HEADING = 0.6  # the same for the heading of a table, which has few words
_FEW_WORDS = 6
_FEWEST_IN_A_LIST = 2
_OF_NOTHING = Judgment(TraceVerdict.NO_FIGURE)
_CHANGED_WHEN_DIFFERENT = {NumeralKind.YEAR, NumeralKind.PERIOD, NumeralKind.TIME, NumeralKind.PHONE}
"""No figures, but what a passage of ours has otherwise is different all the same."""
_CERTAIN = {TraceVerdict.SAME, TraceVerdict.DIFFERENT}
_NAME_COMMAND = "dtreport list awards"
_SAID_OF_RECORDS = REFERENCES | {OWN}
"""What papers say of a record that is no text of it."""
_NUMBERED = {"number", CITATION, SHORT_CITATION}
"""What of a document an anchor has to hold for the first number in it to be that of the document."""
_PARTS = {
    VALUE: ("value",),
    PLAN: ("plan",),
    PREVIOUS: ("previous",),
    PERCENT: ("share",),
    OF_PREVIOUS: ("change", "index"),
    RECIPIENTS: ("number",),
}
"""The values of a record that an anchor of its field may hold."""


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
        self._recipients_in_order = tuple(
            award.recipient.casefold() for award in self._year.awards if award.recipient is not None
        )
        self._recipients = frozenset(self._recipients_in_order)
        self._sources: dict[tuple[str, int], Judgment] = {}

    def trace(self, passages: Sequence[Passage]) -> Trace:
        """Every numeral of a paper with what the records say of it, in reading order."""
        paper = stretches(passages, self._values.units)
        self._printed = self._papers.like(frozenset(stretch.text for stretch in paper))
        marks: list[Mark] = []
        headings = TableHeadings()
        for place, stretch in enumerate(paper):
            neighbours = paper[max(0, place - 1) : place + 2]
            text = self._printed.same_text(stretch.text)
            is_ours = text is not None or self._is_like_ours(stretch)
            heading = headings.of(stretch, passages, is_ours=is_ours)
            if text is not None:
                found = self._same_marks(stretch, text)
            elif heading is not None:
                found = self._row_marks(stretch, passages, heading, neighbours)
            else:
                found = self._marks(stretch, neighbours, passages)
            marks += sorted(found, key=lambda mark: (mark.passage, mark.start))
        told = " ".join(mark.judgment.recorded for mark in marks).casefold()
        marks += self._absent_marks(paper, told)
        return Trace(tuple(passages), tuple(sorted(marks, key=lambda mark: mark.passage)))

    def _same_marks(self, stretch: Stretch, text: PrintedText) -> Iterator[Mark]:
        """The marks of a passage that is one of ours."""
        for numeral, ours in zip(stretch.numerals, text.stretch.numerals, strict=True):
            yield _mark(stretch, numeral, self._as_ours(ours, text))

    def _row_marks(
        self, stretch: Stretch, passages: Sequence[Passage], heading: Heading, neighbours: Sequence[Stretch]
    ) -> Iterator[Mark]:
        """The marks of a row of a table that is not ours."""
        judgments = row_judgments(stretch, passages, heading, self._values)
        for numeral in stretch.numerals:
            judgment = judgments.get(numeral.start)
            if judgment is None:  # in a cell with other words
                judgment = self._records.judge(stretch, numeral) if numeral.kind.is_traced else _OF_NOTHING
                if numeral.kind.is_figure and judgment.verdict is TraceVerdict.DIFFERENT:
                    judgment = UNKNOWN
            yield _mark(stretch, numeral, self._anchored(stretch, numeral, passages, judgment))
        yield from self._name_marks(stretch, neighbours)

    def _marks(self, stretch: Stretch, neighbours: Sequence[Stretch], passages: Sequence[Passage]) -> Iterator[Mark]:
        judgments: dict[int, Judgment] = {}
        for likeness, core in self._likenesses(stretch.tokens):
            self._judge_pairs(stretch, likeness, core, judgments)
            yield from self._word_marks(stretch, likeness, core)
        for numeral in stretch.numerals:
            judgment = judgments.get(numeral.start, _OF_NOTHING)
            if judgment is _OF_NOTHING and numeral.kind.is_traced and not stretch.is_scale:
                judgment = self._records.judge(stretch, numeral)
            judgments[numeral.start] = self._anchored(stretch, numeral, passages, judgment)
        _reckon(stretch, judgments)
        for numeral in stretch.numerals:
            yield _mark(stretch, numeral, judgments[numeral.start])
        yield from self._name_marks(stretch, neighbours)

    def _is_like_ours(self, stretch: Stretch) -> bool:
        """Whether a row without figures is the heading of a table of ours with some other words."""
        if "\t" not in stretch.text or any(numeral.kind.is_figure for numeral in stretch.numerals):
            return False
        likeness = self._printed.nearest(stretch.tokens) if stretch.tokens else None
        if likeness is None or likeness.common < _ALIKE_HEADING * len(stretch.tokens):
            return False
        texts = {each.text.stretch.text for each in likeness.printed}
        return any(text.count("\t") == stretch.text.count("\t") for text in texts)

    def _likenesses(self, tokens: Sequence[Token]) -> Iterator[tuple[Likeness, range]]:
        """The tokens piece by piece beside what is most like them, with where the piece itself begins and ends."""
        pieces = max(1, round(len(tokens) / _CHUNK))
        for piece in range(pieces):
            start, end = len(tokens) * piece // pieces, len(tokens) * (piece + 1) // pieces
            likeness = self._printed.nearest(tokens[max(0, start - _EDGE) : end + _EDGE])
            if likeness is not None:
                yield likeness, range(tokens[start].start, tokens[end - 1].end)

    def _judge_pairs(self, stretch: Stretch, likeness: Likeness, core: range, judgments: dict[int, Judgment]) -> None:
        is_alike = likeness.common >= _ALIKE * len(likeness.tokens)
        found = tuple(pairs(likeness))
        taken = _taken(stretch, found)
        for token, printed in found:
            numeral = token.numeral
            if numeral is None or token.start not in core or _ends_name(stretch, numeral, printed):
                continue
            before = [each.mask for each in likeness.tokens if each.end <= token.start][-1:]
            if likeness.common < _FEW_WORDS and numeral.kind in {NumeralKind.YEAR, NumeralKind.PERIOD}:
                continue  # two headings that differ in their year are two headings
            judgment = self._beside_ours(numeral, before, printed)
            by_words = self._records.judge(stretch, numeral) if numeral.kind.is_traced else _OF_NOTHING
            if not is_alike:
                # A sentence with other words may speak of something else: then the records have the last word.
                judgment = self._of_both(stretch, judgment, by_words, Pair(token, printed), likeness, taken)
            elif judgment.verdict is TraceVerdict.DIFFERENT and self._is_of_records(
                stretch, Pair(token, printed), judgment, by_words, taken
            ):
                judgment = by_words
            judgments[token.start] = judgment

    def _beside_ours(self, numeral: Numeral, before: Sequence[str], printed: PrintedToken) -> Judgment:
        """What a passage of ours says of a numeral that stands in its place, with the word before that."""
        token = printed.token
        assert token is not None  # noqa: S101, what is paired has a token
        ours = token.numeral
        if ours is None:  # the words "không có"
            source = Judgment(TraceVerdict.DIFFERENT, source=printed.text.paper)
            return source._replace(recorded="không có")
        if ours.key == numeral.key or _rounds(numeral, before, ours, printed.text) or _shortens(numeral, ours):
            return self._as_ours(ours, printed.text)
        if not numeral.kind.is_traced and numeral.kind not in _CHANGED_WHEN_DIFFERENT:
            return _OF_NOTHING
        source = self._source(ours, printed.text)
        if self._is_more_exact(numeral, ours, source.code):
            return source
        return source._replace(
            verdict=TraceVerdict.DIFFERENT, recorded=ours.text, command=self._command(source, ours, numeral)
        )

    def _is_more_exact(self, numeral: Numeral, ours: Numeral, code: str) -> bool:
        """Whether a numeral is the same percentage as ours with other decimals."""
        if not numeral.kind is ours.kind is NumeralKind.PERCENT:
            return False
        values = [self._records.value_of(code, part) for part in ("share", "change", "index")]
        return any(_is_value(value, numeral) and _is_value(value, ours) for value in values if value is not None)

    def _is_of_records(
        self, stretch: Stretch, pair: Pair, beside: Judgment, by_words: Judgment, taken: frozenset[str]
    ) -> bool:
        """Whether what the records say holds for a numeral that is other than in a passage of ours like its own."""
        numeral, ours = pair.paper.numeral, pair.printed.token.numeral if pair.printed.token is not None else None
        if numeral is None or ours is None:
            return False
        if not _are_comparable(numeral, pair.printed) or ours.key in taken:
            return True
        if by_words.verdict is TraceVerdict.DIFFERENT and not beside.command:
            return True
        if numeral.kind is NumeralKind.DATE and is_cited(pair.printed.text.stretch, ours):
            return not is_cited(stretch, numeral)
        return numeral.kind.is_figure and self._records.has_other_scope(
            stretch, numeral, pair.printed.text.stretch, ours
        )

    def _of_both(
        self,
        stretch: Stretch,
        beside: Judgment,
        by_words: Judgment,
        pair: Pair,
        likeness: Likeness,
        taken: frozenset[str],
    ) -> Judgment:
        """What holds of a numeral in a passage a little like one of ours: what stands there, or what the records say.

        Such a passage may speak of something else. It is different from ours only where it counts the same unit, of
        the same year and place, and ours is from a record.
        """
        numeral = pair.paper.numeral
        assert numeral is not None  # noqa: S101, a pair is of numerals
        if beside.verdict is TraceVerdict.DIFFERENT and numeral.kind.is_figure:
            is_ours = _is_missing(pair.printed) or (
                beside.code and _are_comparable(numeral, pair.printed) and _count_alike(pair, likeness)
            )
            if not is_ours or not self._records.is_about(stretch, numeral):
                return by_words
            ours = pair.printed.token.numeral if pair.printed.token is not None else None
            is_taken = ours is not None and ours.key in taken
            return by_words if is_taken or by_words.verdict is TraceVerdict.SAME else beside
        if beside.verdict is TraceVerdict.DIFFERENT and numeral.kind is NumeralKind.DATE:
            return by_words
        is_one_kind = _are_comparable(numeral, pair.printed)
        return by_words if by_words.verdict in _CERTAIN or not is_one_kind else beside

    def _command(self, source: Judgment, ours: Numeral, numeral: Numeral) -> str:
        """What adopts the value of the paper: of the record itself, or the page on which it can be looked for."""
        record = self._year.by_code.get(source.code, (None, None))[1]
        match record:
            case Figure() | Award():
                for part in ("value", "plan", "previous", "number"):
                    value = self._records.value_of(source.code, part)
                    is_this = value is not None and _is_value(value, ours)
                    if value is not None and is_this and numeral.kind.is_figure and numeral.amount is not None:
                        return different(numeral, value).command
                return f"dtreport show {source.code}"
            case Document() if numeral.kind is NumeralKind.DATE:
                return f"dtreport edit {source.code} --date {numeral.key}"
            case Document() if numeral.kind is NumeralKind.DOCUMENT:
                return f'dtreport edit {source.code} --number "{numeral.text}"'
            case None:
                return ""
            case _:
                return f"dtreport edit {source.code}"

    def _as_ours(self, ours: Numeral, text: PrintedText) -> Judgment:
        """That a numeral is as in a passage of ours, and where that has it from."""
        return self._source(ours, text) if ours.kind.is_traced else _OF_NOTHING

    def _source(self, ours: Numeral, text: PrintedText) -> Judgment:
        key = (text.stretch.text, ours.start)
        if key not in self._sources:
            self._sources[key] = (
                self._known_source(ours, text.stretch)
                or self._records.source(text.stretch, ours)
                or self._text_source(ours, text)
            )
        return self._sources[key]

    def _known_source(self, ours: Numeral, stretch: Stretch) -> Judgment | None:
        """The record from which the words of our paper say that a numeral comes."""
        start, end = stretch.flat.original(ours.start, ours.end)
        around = [each for each in stretches_of(stretch.whole) if each.start <= start and end <= each.end]
        for source, begin, _end in reversed(around):  # those inside others last
            is_own = source.code and self._is_first(stretch, ours, start - begin)
            judgment = self._by_source(ours, source) if is_own else None
            if judgment is not None and judgment.verdict is TraceVerdict.SAME:
                return judgment
        written = [each.source for each in around if each.source.kind and each.source.field not in _SAID_OF_RECORDS]
        if not written or not ours.kind.is_figure:
            return None  # the day in a text is that of the document that it cites
        return Judgment(TraceVerdict.SAME, written[-1].code or written[-1].kind, "lời văn đã ghi")

    def _text_source(self, ours: Numeral, text: PrintedText) -> Judgment:
        """The record in whose own text a numeral of ours stands; else the paper that has it."""
        before = text.stretch.text[: ours.start].split()[-1:]
        written = " ".join([*before, ours.text])
        code = next((code for code, texts in self._texts if written in texts), "")
        if code:
            return Judgment(TraceVerdict.SAME, code, "lời văn đã ghi")
        return Judgment(TraceVerdict.SAME, "", text.paper)

    @cached_property
    def _texts(self) -> tuple[tuple[str, str], ...]:
        """Every record and table of settings with all that its fields say."""
        holders = [*self._year.settings(), *((record.code, record) for _kind, record in self._year.records())]
        return tuple(
            (
                name,
                "\n".join(part for spec in specs(type(holder)) for part in _strings(getattr(holder, spec.attribute))),
            )
            for name, holder in holders
        )

    def _anchored(
        self, stretch: Stretch, numeral: Numeral, passages: Sequence[Passage], judgment: Judgment
    ) -> Judgment:
        """The judgment where an anchor of the paper tells which record a numeral is from."""
        if not stretch.passages or not numeral.kind.is_traced or judgment.verdict is TraceVerdict.DIFFERENT:
            return judgment
        passage, start, end = stretch.location(numeral.start, numeral.end)
        for anchor in passages[passage].anchors:
            if anchor.start <= start and end <= anchor.end and self._is_first(stretch, numeral, start - anchor.start):
                source = source_named(anchor.name, self._year)
                own = self._by_source(numeral, source) if source is not None and source.code else None
                if own is not None:
                    return own
        return judgment

    def _is_first(self, stretch: Stretch, numeral: Numeral, reach: int) -> bool:
        """Whether no numeral like it stands before it in an anchor that begins so far before it.

        The title of a document may cite another: only the first number of a citation is its own.
        """
        return not any(
            each.kind is numeral.kind and numeral.start - reach <= each.start < numeral.start
            for each in stretch.numerals
        )

    def _by_source(self, numeral: Numeral, source: Source) -> Judgment | None:
        """What the record of a source says of a numeral; None where the source is none of its values."""
        code = source.code
        record = self._year.by_code[code][1]
        if isinstance(record, Document) and source.field in _NUMBERED and numeral.kind is NumeralKind.DOCUMENT:
            if record.number is None:
                return None
            if number_key(record.number) == numeral.key:
                return Judgment(TraceVerdict.SAME, code, document_shown(record))
            command = f'dtreport edit {code} --number "{numeral.text}"'
            return Judgment(TraceVerdict.DIFFERENT, code, document_shown(record), record.number, command)
        own = [each for part in _PARTS.get(source.field, ()) if (each := self._records.value_of(code, part))]
        if not own or not numeral.kind.is_figure:
            return None
        for value in own:
            if _is_value(value, numeral):
                return Judgment(TraceVerdict.SAME, code, value.name)
        return different(numeral, own[0]) if numeral.amount is not None else None

    def _word_marks(self, stretch: Stretch, likeness: Likeness, core: range) -> Iterator[Mark]:
        for word in turned_words(likeness, stretch.text):
            if word.token.start in core and word.printed.token is not None:
                ours = word.printed.token
                recorded = (
                    f"có chữ “{ours.mask}”" if word.is_missing else "không có chữ này" if word.is_added else ours.mask
                )
                judgment = Judgment(TraceVerdict.DIFFERENT, "", word.printed.text.paper, recorded)
                yield _word_mark(stretch, word.token.start, word.token.end, judgment)
        for token, name in missing_names(likeness, self._recipients):
            if token.start in core:
                judgment = Judgment(
                    TraceVerdict.DIFFERENT, "", "danh sách khen thưởng", f"còn {name.title()}", _NAME_COMMAND
                )
                yield _word_mark(stretch, token.start, token.end, judgment)

    def _absent_marks(self, paper: Sequence[Stretch], told: str) -> Iterator[Mark]:
        """Recipients that a list of the paper has lost, each where it should stand."""
        if not self._recipients:
            return
        folded = [stretch.text.casefold() for stretch in paper]
        for listed in self._lists(paper, folded):
            for absent in absent_names(listed, "\n".join(folded)):
                names = [name.title() for name in absent.names if name not in told]
                place = next(place for place, text in enumerate(folded) if absent.after in text)
                start = folded[place].index(absent.after)
                if names:
                    recorded = f"cạnh tên này còn {', '.join(names)}"
                    judgment = Judgment(TraceVerdict.DIFFERENT, "", "danh sách khen thưởng", recorded, _NAME_COMMAND)
                    yield _word_mark(paper[place], start, start + len(absent.after), judgment)

    def _lists(self, paper: Sequence[Stretch], folded: Sequence[str]) -> Iterator[list[str]]:
        """The lists of recipients, in small letters, that the paper should have whole."""
        if self._printed.is_copied(frozenset(stretch.text for stretch in paper)):
            names = [name for name in self._recipients_in_order if name in self._printed.all_text]
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
        for name in unrecorded_names(stretch.whole, self._recipients):
            if name.text.casefold() in self._papers.all.all_text:
                continue
            judgment = Judgment(TraceVerdict.DIFFERENT, "", "danh sách khen thưởng", "không có tên này", _NAME_COMMAND)
            yield _name_mark(stretch, name, judgment)


def _is_missing(printed: PrintedToken) -> bool:
    """Whether ours says that a figure is not reported."""
    return printed.token is None or printed.token.numeral is None or printed.token.numeral.kind is NumeralKind.MISSING


def _taken(stretch: Stretch, found: Sequence[Pair]) -> frozenset[str]:
    """What the numerals of a passage say that stand in the place of none of ours.

    Where one says what ours does in another place, it is that figure, and the one in that place is none of ours.
    """
    paired = {pair.paper.start for pair in found}
    return frozenset(each.key for each in stretch.numerals if each.start not in paired)


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
        shown = reckoning.shown if wrong is result else f"{result.text}, mà tính ra {reckoning.shown}"
        judgments[wrong.start] = Judgment(TraceVerdict.DIFFERENT, "", "tính từ các số trong câu", shown)


def _ends_name(stretch: Stretch, numeral: Numeral, printed: PrintedToken) -> bool:
    """Whether a numeral is the end of a name before a colon, and what stands in its place in ours is not."""
    ours = printed.token.end if printed.token is not None else 0
    return stretch.text[numeral.end : numeral.end + 1] == ":" != printed.text.stretch.text[ours : ours + 1]


def _count_alike(pair: Pair, likeness: Likeness) -> bool:
    """Whether the same word stands behind both numerals, which is what they count."""
    paper = next((each for each in likeness.tokens if each.start >= pair.paper.end), None)
    place = next(at for at, each in enumerate(likeness.printed) if each is pair.printed)
    printed = likeness.printed[place + 1].token if place + 1 < len(likeness.printed) else None
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
    """Whether both are numbers of documents, and one is the other without its symbol: Quyết định số 12."""
    return numeral.kind is ours.kind is NumeralKind.DOCUMENT and ours.key.startswith(f"{numeral.key}/")


def _is_of(amount: object, numeral: Numeral, unit: str) -> bool:
    from decimal import Decimal

    return isinstance(amount, Decimal) and says(numeral, (), amount, unit)


def _is_value(value: YearValue, numeral: Numeral) -> bool:
    """Whether a numeral says a value, or that it is not reported."""
    return value.amount is None if numeral.amount is None else _is_of(value.amount, numeral, value.unit)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        yield from (part for part in value if isinstance(part, str))


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
    where = stretch.text.find(name.text)
    sentence = stretch.sentence(where, where + len(name.text))
    return Mark(judgment, None, name.text, stretch.passages[at], begin, begin + len(name.text), sentence)
