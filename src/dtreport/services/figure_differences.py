"""Figures, dates, document numbers and names that an edited paper has otherwise than the year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.adoption.source_values import spec_of
from dtreport.papers.source_fields import CITATION, PLAN, PREVIOUS, RECIPIENTS, SHORT_CITATION, VALUE
from dtreport.records import kind_named, table_named
from dtreport.records.award import Award
from dtreport.records.base import specs
from dtreport.records.document import Document
from dtreport.records.figure import Figure
from dtreport.records.typed_fields import read_words
from dtreport.services import corrections
from dtreport.vietnamese.document_numbers import cited_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtreport.adoption.edits import OtherFigure
    from dtreport.adoption.sourced_passages import SourcedPassage
    from dtreport.report import Year
    from dtreport.services.new_records import RecordReceipt
    from dtreport.store import Store
    from dtreport.vietnamese.wording import Source


class FigureDifference(NamedTuple):
    """What the paper says of a record in the place of what is recorded."""

    code: str
    recorded: str
    """As the paper says it today; empty where the record is no longer there."""
    edited: str
    place: str
    field: str = ""
    """The field of the record that this is the value of; empty where no one field is."""
    value: str = ""
    """The value of the edited paper, as it is typed."""
    recorded_then: str = ""
    """What was recorded when the paper was made, where somebody has recorded something else since."""
    label: str = ""
    """What the field is called, where the record has others that are printed: Kế hoạch."""

    @property
    def name(self) -> str:
        """The record, and which of its values: "hoi-nghi, Kế hoạch"."""
        return f"{self.code}, {self.label}" if self.label else self.code

    @property
    def command(self) -> str:
        """What records it, without the program and the year: `set dai-bieu 92`; empty where there is nothing."""
        if not self.field:
            return ""
        words = f'"{self.value}"' if re.search(r"[^\w.,/-]", self.value) else self.value
        if self.field == "value":
            return f"set {self.code} {words}"
        verb = "set" if self.field in {PLAN, PREVIOUS} else "edit"
        return f"{verb} {self.code} --{self.field.replace('_', '-')} {words}"


def figure_differences(
    others: Iterable[OtherFigure], printed: Sequence[SourcedPassage], year: Year
) -> tuple[FigureDifference, ...]:
    """What differs from what is recorded now; what has been recorded since as the paper says it does not.

    Args:
        others: What the paper says otherwise than the data that it was made from.
        printed: The paper as it is printed of the year as it is.
        year: The year as it is.
    """
    words_now: dict[Source, set[str]] = {}
    for passage in printed:
        for stretch in passage.stretches:
            words_now.setdefault(stretch.source, set()).add(passage.text[stretch.start : stretch.end])
    differences = []
    for other in dict.fromkeys(others):
        now = words_now.get(other.source, {other.printed})
        if other.edited in now and other.printed not in now:  # recorded since; else another place only prints it so
            continue
        field, value = _value(other, year)
        is_there = not other.source.code or other.source.code in year.by_code
        differences.append(
            FigureDifference(
                code=other.source.code or other.source.kind,
                recorded=(other.printed if other.printed in now else min(now)) if is_there else "",
                edited=other.edited,
                place=other.place,
                field=field,
                value=value,
                recorded_then="" if other.printed in now else other.printed,
                label=_label(other.source, field),
            )
        )
    # What a paper says in one place so and in another otherwise, is for people to tell.
    values: dict[tuple[str, str], set[str]] = {}
    for each in differences:
        values.setdefault((each.code, each.field), set()).add(each.value)
    return tuple(
        each._replace(field="", value="") if len(values[each.code, each.field]) > 1 else each for each in differences
    )


def _label(source: Source, field: str) -> str:
    """What a value is called that is not the first of its record: Kế hoạch."""
    name = field or source.field
    model = (kind_named(source.kind) if source.code else table_named(source.kind)).model
    labels = {spec.name: spec.label for spec in specs(model)}
    return labels.get(name, "") if name != VALUE else ""


def _value(other: OtherFigure, year: Year) -> tuple[str, str]:
    """The field and the value that would make the paper say this; empty where it is not for one field to say."""
    source, words = other.source, " ".join(other.edited.split())
    record = year.by_code.get(source.code, (None, None))[1]
    match record:
        case None if not source.code:  # who signs
            field, value, record = source.field, words, getattr(year, source.kind)
        case None:
            field, value = "", ""
        case Document() if source.field in {CITATION, SHORT_CITATION}:
            field, value = _of_document(record, other)
        case Award() if source.field == RECIPIENTS:
            field, value = ("count" if record.count is not None else ""), _number(other)
        case Figure():
            field, value = (source.field if source.field in {VALUE, PLAN, PREVIOUS} else ""), _number(other)
        case _:
            fields = {spec.name for spec in specs(kind_named(source.kind).model)}
            field, value = (source.field if source.field in fields else ""), words
    if not field or not value or _is_refused(source, field, value) or _is_recorded(record, source, field, value):
        return "", ""
    return (VALUE if field == "count" else field), value


_UNTYPABLE = re.compile(r'["$`%\\\n]')
"""Signs that mean something else to one of the shells in which a command is typed."""


def _is_refused(source: Source, field: str, value: str) -> bool:
    """Whether a command would not take a value, or take another one."""
    try:
        read_words(spec_of(source._replace(field=field)), value)
    except ValueError:
        return True
    return _UNTYPABLE.search(value) is not None


def _is_recorded(record: Any, source: Source, field: str, value: str) -> bool:
    """Whether a value is recorded already, and only written otherwise."""
    spec = spec_of(source._replace(field=field))
    return bool(read_words(spec, value) == getattr(record, spec.attribute))


_COUNTED = re.compile(r"(?P<before>\D*?)(?P<number>\d+|\d{1,3}(?:\.\d{3})+)(?P<decimals>,\d+)?(?P<behind>\D*)")
"""A number as our papers have it, and the words that belong to it."""


def _number(other: OtherFigure) -> str:
    """The number of the edited paper as it is typed, where all around it is as it was printed; else nothing."""
    old, new = (_COUNTED.fullmatch(" ".join(words.split())) for words in (other.printed, other.edited))
    if new is None:
        return ""
    around = (old["before"], old["behind"]) if old is not None else ("", "")
    if (new["before"], new["behind"]) != around:
        return ""
    return (new["number"].replace(".", "").lstrip("0") or "0") + (new["decimals"] or "")


def _of_document(document: Document, other: OtherFigure) -> tuple[str, str]:
    """The number or the day of a document where just that is another one in its citation."""
    new = cited_numbers(other.edited)
    if len(new) == 1 and _with(other.printed, document.number or "", new[0]) == other.edited:
        return "number", new[0]
    days = [re.findall(_DAY, words) for words in (other.printed, other.edited)]
    if len(days[0]) == len(days[1]) == 1 and _with(other.printed, days[0][0], days[1][0]) == other.edited:
        day, month, year = map(int, days[1][0].split("/"))
        issued = document.date
        is_other = issued is None or (year, month, day) != (issued.year, issued.month, issued.day)
        return ("date", days[1][0]) if is_other else ("", "")
    return "", ""  # with one of several things recorded, the citation would be that of no document


_DAY = r"\b\d{1,2}/\d{1,2}/\d{4}\b"


def _with(text: str, old: str, new: str) -> str:
    """A text in which some words that it has once are others."""
    return text.replace(old, new) if old and text.count(old) == 1 else ""


def record(store: Store, year: int, difference: FigureDifference) -> RecordReceipt:
    """Record the value of the paper, as its command does. Raises DtreportError as that does."""
    if difference.field == "value":
        return corrections.set_figure(store, year, difference.code, difference.value, {})
    if difference.field in {PLAN, PREVIOUS}:
        return corrections.set_figure(store, year, difference.code, None, {difference.field: difference.value})
    return corrections.edit(store, year, difference.code, {difference.field: difference.value})
