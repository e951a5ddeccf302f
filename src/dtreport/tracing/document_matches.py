"""The document whose number, or whose day, a paper of others cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.papers.official_form import registered_number
from dtreport.tracing.marks import UNKNOWN, Judgment, TraceVerdict
from dtreport.tracing.numeral_forms import DOCUMENT_KINDS, YEAR
from dtreport.tracing.numerals import NumeralKind
from dtreport.tracing.year_values import date_key, document_shown, is_day, typed_day, words_of
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.document_numbers import number_key
from dtreport.vietnamese.text import same

if TYPE_CHECKING:
    from dtreport.records.document import Document
    from dtreport.tracing.numerals import Numeral
    from dtreport.tracing.stretches import Stretch
    from dtreport.tracing.year_values import YearValues

_REACH = 400  # characters before a number in which its kind may begin
_KIND_BEFORE = re.compile(rf"(?i:\b({DOCUMENT_KINDS})(?: của [\w ]{{1,40}})?[ \t](?:số:?[ \t]?)?)$")
_YEAR_BEHIND = re.compile(rf",? \(?năm ({YEAR})(?!\d)")
_BEFORE = 8  # words before a document in which its kind is looked for


class DocumentMatches:
    """Looks up numbers and days of documents in a year.

    Args:
        values: The values of the year.
    """

    def __init__(self, values: YearValues) -> None:
        self._values = values

    def document_of(self, stretch: Stretch, numeral: Numeral) -> Document | None:
        """The document with a number, which may be said short: Quyết định số 12; none of another kind or year."""
        document = self._document_numbered(stretch, numeral)
        return document if document is not None and not _is_misnamed(document, stretch, numeral) else None

    def is_misnamed(self, stretch: Stretch, numeral: Numeral) -> bool:
        """Whether a number, or that before a day, is said to be of another kind or year: Nghị quyết số 12/QĐ-UBND."""
        number = document_before(stretch, numeral) if numeral.kind is NumeralKind.DATE else numeral
        document = self._document_numbered(stretch, number) if number is not None else None
        return number is not None and document is not None and _is_misnamed(document, stretch, number)

    def _document_numbered(self, stretch: Stretch, numeral: Numeral) -> Document | None:
        documents, before = self._values.documents, stretch.text[: numeral.start]
        if numeral.key in documents or "/" in numeral.key:
            return documents.get(numeral.key)
        beginning = [each for key, each in documents.items() if re.match(rf"{re.escape(numeral.key)}\D", key)]
        matching = [each for each in beginning if same(before).endswith((f"{same(each.kind)} số", same(each.kind)))]
        return matching[0] if len(matching) == 1 else None

    def judge(self, stretch: Stretch, numeral: Numeral) -> Judgment:
        """What the records say of the number of a document."""
        before = stretch.text[: numeral.start]
        if self.is_misnamed(stretch, numeral):
            return UNKNOWN
        document = self.document_of(stretch, numeral)
        if document is not None:
            return Judgment(TraceVerdict.SAME, document.code, document_shown(document))
        year = self._values.year
        if year.report.number is not None and number_key(registered_number(year)) == numeral.key:
            return Judgment(TraceVerdict.SAME, "report", "số của báo cáo")
        # One digit or the year may be another: the kind, the symbol and the day tell which document is meant.
        day = _day_behind(stretch, numeral)
        kind = words_of(" ".join(before.split()[-_BEFORE:]))
        for key, other in self._values.documents.items():
            is_kind = words_of(other.kind) <= kind
            is_its_day = day is not None and other.date is not None and is_day(day.key, date_key(other.date))
            if is_kind and is_its_day and _symbol(key) == _symbol(numeral.key):
                return Judgment(
                    TraceVerdict.DIFFERENT,
                    other.code,
                    document_shown(other),
                    str(other.number),
                    f'dtreport edit {other.code} --number "{numeral.text}"',
                )
        return UNKNOWN

    def judge_day(self, stretch: Stretch, numeral: Numeral) -> Judgment | None:
        """What the records say of a day of a document that is cited; None where it is none."""
        owner = document_before(stretch, numeral)
        if owner is not None:
            document = self.document_of(stretch, owner)
            if document is None or document.date is None:
                return UNKNOWN
            shown = document_shown(document)
            if is_day(numeral.key, date_key(document.date)):
                return Judgment(TraceVerdict.SAME, document.code, shown)
            command = f"dtreport edit {document.code} --date {typed_day(numeral, document.date)}"
            return Judgment(TraceVerdict.DIFFERENT, document.code, shown, short_date(document.date), command)
        cited = (self.document_of(stretch, each) for each in stretch.numerals if each.kind is NumeralKind.DOCUMENT)
        for document in cited:
            if document is not None and document.date is not None and date_key(document.date) == numeral.key:
                return Judgment(TraceVerdict.SAME, document.code, document_shown(document))
        return None


def _is_misnamed(document: Document, stretch: Stretch, numeral: Numeral) -> bool:
    """Whether the words around its number say that a document is of another kind or year than it is."""
    kind = _KIND_BEFORE.search(stretch.text, max(0, numeral.start - _REACH), numeral.start)
    own, named = same(document.kind), same(kind[1]) if kind is not None else ""
    if named and named != same("Văn bản") and named not in own and own not in named:
        return True
    year = _YEAR_BEHIND.match(stretch.text, numeral.end)
    return year is not None and document.date is not None and int(year[1]) != document.date.year


def _symbol(key: str) -> str:
    """The letters of a number of a document: qđ-ttg of 12/2018/qđ-ttg."""
    return re.sub(r"^[\d/-]+", "", key)


def _day_behind(stretch: Stretch, numeral: Numeral) -> Numeral | None:
    following = next((other for other in stretch.numerals if other.start >= numeral.end), None)
    is_day = following is not None and following.kind is NumeralKind.DATE
    return following if is_day and following is not None and following.start - numeral.end < 12 else None  # noqa: PLR2004, "ngày"


def document_before(stretch: Stretch, numeral: Numeral) -> Numeral | None:
    """The document that a day is of: it stands right before it, as in its citation."""
    others = [other for other in stretch.numerals if other.end <= numeral.start]
    if not others or others[-1].kind is not NumeralKind.DOCUMENT:
        return None
    between = stretch.text[others[-1].end : numeral.start].casefold()
    return others[-1] if re.fullmatch(r"\s*,?\s*(?:\(?ngày(?: ban hành| ký)?:?\s*)?", between) else None


def is_cited(stretch: Stretch, numeral: Numeral) -> bool:
    """Whether a day stands behind the number of a document, as in its citation."""
    return document_before(stretch, numeral) is not None
