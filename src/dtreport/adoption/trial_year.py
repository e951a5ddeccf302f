"""A year with the edits of a paper, as it would be after they are taken over."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from dtreport.adoption.source_values import spec_of
from dtreport.adoption.year_edits import LineEdit, NewResult, RecordMove
from dtreport.records import KINDS, TABLES
from dtreport.records.base import given
from dtreport.records.typed_fields import read_words
from dtreport.records.values import DUE
from dtreport.report import SCHEMA, read_year_data
from dtreport.vietnamese.paragraphs import TextLine, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dtreport.adoption.year_edits import YearEdit
    from dtreport.records.base import Spec
    from dtreport.report import Year
    from dtreport.vietnamese.wording import Source

_RESULTS = "results"


def data_of_year(year: Year) -> dict[str, Any]:
    """The data of a year as its file would hold them: the tables by name, and the records of each kind."""
    tables = {table.name: given(getattr(year, table.name)) for table in TABLES}
    records = {kind.name: [given(record) for record in year.of(kind)] for kind in KINDS}
    return {"schema": SCHEMA, "year": year.number, **tables, **records}


def year_with(data: Mapping[str, Any]) -> Year | None:
    """The year of such data; None where it would not load."""
    return read_year_data(data).year


def with_edits(data: Mapping[str, Any], edits: Sequence[tuple[YearEdit, int]]) -> dict[str, Any]:
    """The data after some edits.

    Args:
        data: The data before.
        edits: The edits, each with the number of the candidate that is taken.
    """
    new = copy.deepcopy(dict(data))
    # From the last line to the first, so that the numbers of the others stay as they are; new lines go before one that
    # is itself replaced, and so come after that.
    lines = [(edit, edit.candidates[candidate]) for edit, candidate in edits if isinstance(edit, LineEdit)]
    for line_edit, words in sorted(lines, key=_from_the_last):
        _replace_lines(new, line_edit, words)
    for move in (edit for edit, _candidate in edits if isinstance(edit, RecordMove)):
        _move(new[move.kind], move)
    results = [edit for edit, _candidate in edits if isinstance(edit, NewResult)]
    for result in sorted(results, key=lambda each: each.passages, reverse=True):
        block = {"area": result.area, "text": result.text}
        new[_RESULTS].insert(place_among(new[_RESULTS], result.after, "", result.area), block)
    return new


def _from_the_last(line_edit: tuple[LineEdit, Sequence[str]]) -> tuple[int, bool, int]:
    edit, _words = line_edit
    return -edit.source.line, edit.line_count == 0, -max(edit.passages, default=0)


def place_among(records: Sequence[Mapping[str, Any]], after: str, before: str, area: str) -> int:
    """Where a record is to stand among others of its kind.

    Args:
        records: The others.
        after: The code of the record behind which it is to stand, empty where none is named.
        before: The code of the one before which it is to stand, in the same way.
        area: The area of which it is to be the first result, where no other one is named.
    """
    codes = [record.get("code") for record in records]
    if after in codes:
        return codes.index(after) + 1
    if before in codes:
        return codes.index(before)
    return next((place for place, record in enumerate(records) if area and record.get("area") == area), len(records))


def _move(records: list[dict[str, Any]], edit: RecordMove) -> None:
    place = next(place for place, record in enumerate(records) if record.get("code") == edit.code)
    record = records.pop(place)
    if edit.area:
        record["area"] = edit.area
    records.insert(place_among(records, edit.after, edit.before, edit.area), record)


def block_of(data: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """The values of the record, or of the table of settings, that a source is of."""
    block: Any = data[source.kind]
    return next(each for each in block if each.get("code") == source.code) if source.code else block


def _replace_lines(data: dict[str, Any], edit: LineEdit, lines: Sequence[str]) -> None:
    block = block_of(data, edit.source)
    value = block.get(edit.source.field, ())  # the points of a task that has had none
    start = max(edit.source.line, 1) - 1
    end = start + edit.line_count
    if isinstance(value, list | tuple):
        block[edit.source.field] = [*value[:start], *lines, *value[end:]]
        return
    spec = spec_of(edit.source)
    if spec.value is DUE or not isinstance(value, str):
        block[edit.source.field] = _typed(spec, " ".join(lines))
        return
    old = text_lines(value)
    like = old[start] if start < len(old) else old[-1]
    is_item = like.is_item if edit.is_item is None else edit.is_item
    new = [
        TextLine(line, is_item, like.set_off if edit.line_count and not place else not is_item)
        for place, line in enumerate(lines)
    ]
    block[edit.source.field] = _as_stored([*old[:start], *new, *old[end:]])


def _typed(spec: Spec, words: str) -> Any:
    """A value that was written in words: a day is one again; words that are none stay, and the year will not load."""
    try:
        return read_words(spec, words)
    except ValueError:
        return words


def _as_stored(lines: Iterable[TextLine]) -> str:
    """Paragraphs and points as a file holds them."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append("\n\n" if line.set_off or not line.is_item else "\n")
        parts.append(f"- {line.text}" if line.is_item else line.text)
    return "".join(parts)
