"""The record from which a numeral comes, where the words of a paper themselves say it: ours, and those with anchors."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

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
from dtreport.records.base import specs
from dtreport.records.document import Document
from dtreport.tracing.marks import Judgment, TraceVerdict
from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.record_matches import different
from dtreport.tracing.year_values import document_shown, is_value
from dtreport.vietnamese.document_numbers import number_key
from dtreport.vietnamese.wording import stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.reading.passages import Passage
    from dtreport.report import Year
    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.printed_texts import PrintedText
    from dtreport.tracing.record_matches import RecordMatches
    from dtreport.tracing.stretches import Stretch
    from dtreport.vietnamese.wording import Source

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


class RecordSources:
    """Tells the records from which the numerals of papers come.

    Args:
        year: The year.
        records: What knows a record by the words around a numeral, where nothing says which it is.
    """

    def __init__(self, year: Year, records: RecordMatches) -> None:
        self._year = year
        self._records = records
        self._sources: dict[tuple[str, int], Judgment] = {}

    def of_ours(self, ours: Numeral, text: PrintedText) -> Judgment:
        """Where a passage of ours has a numeral from that has to have a source."""
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

    def anchored(self, stretch: Stretch, numeral: Numeral, passages: Sequence[Passage], judgment: Judgment) -> Judgment:
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
            if is_value(value, numeral):
                return Judgment(TraceVerdict.SAME, code, value.name)
        return different(numeral, own[0]) if numeral.amount is not None else None


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        yield from (part for part in value if isinstance(part, str))
