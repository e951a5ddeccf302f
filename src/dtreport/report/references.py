"""Where a year names records by their code, and whether each of those is there and of the kind that is wanted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import At, Problem
from dtreport.records import KINDS, Kind, kind_named
from dtreport.records.base import Declared, Spec, specs
from dtreport.records.figure import Figure
from dtreport.records.placeholders import other_mentions, placeholders
from dtreport.vietnamese.text import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtreport.report.year import Year

_MENTIONABLE = tuple(kind.name for kind in KINDS if kind.mentionable)
"""The kinds that a text can name."""

_LIKE_A_CODE = "[A-Za-z0-9_.-]{1,60}"
"""What may have been meant as a code and its part; anything else between braces is text, which no message repeats."""


class RecordPlace(NamedTuple):
    """A record or a table of settings with its place in the file."""

    declared: Declared
    place: str
    path: At


class Reference(NamedTuple):
    """One place that names a record."""

    place: str
    path: At
    code: str
    wanted: tuple[str, ...]
    """The kinds that it may be of."""
    last_year: bool = False
    part: str = ""
    mentioned: bool = False
    """Whether it is a `{code}` in a text."""


def references(year: Year) -> Iterator[Reference]:
    """Every place in the year that names a record, in the order of the file."""
    return (reference for holder in _holders(year) for reference in references_of(holder))


def last_year_references(year: Year) -> Iterator[Reference]:
    """Every place in the year that names a record of the year before, most often a task."""
    return (
        reference
        for holder in _holders(year)
        for spec in _naming_fields(type(holder.declared))
        if spec.last_year
        for reference in _references_in(holder, spec)
    )


def _holders(year: Year) -> Iterator[RecordPlace]:
    yield from (RecordPlace(table, name, (name,)) for name, table in year.settings())
    for kind in KINDS:
        yield from (RecordPlace(record, record.code, (kind.name, index)) for index, record in enumerate(year.of(kind)))


def references_of(holder: RecordPlace) -> Iterator[Reference]:
    """Every place in one record or table that names a record."""
    for spec in _naming_fields(type(holder.declared)):
        yield from _references_in(holder, spec)


@cache
def _naming_fields(model: type[Declared]) -> tuple[Spec, ...]:
    """The fields that name records, or can mention them."""
    return tuple(spec for spec in specs(model) if spec.refers or spec.value.mentions)


def _references_in(holder: RecordPlace, spec: Spec) -> Iterator[Reference]:
    value = getattr(holder.declared, spec.attribute)
    if value is None or (not spec.refers and not spec.many and "{" not in value):  # most texts
        return
    for index, item in enumerate(value if spec.many else (value,)):
        place = f"{holder.place}.{spec.name}" + (f"[{index + 1}]" if spec.many else "")
        path = (*holder.path, spec.name, *((index,) if spec.many else ()))
        if spec.refers:
            yield Reference(place, path, item, (spec.refers,), spec.last_year)
        else:
            for placeholder in placeholders(item):
                yield Reference(place, path, placeholder.code, _MENTIONABLE, part=placeholder.part, mentioned=True)


def with_other_codes(model: type[Declared], values: Mapping[str, Any], codes: Mapping[str, str]) -> dict[str, Any]:
    """The values of a block with each reference to one of these codes led to the code that took its place.

    References to the year before stay: its codes are others.
    """
    changed = dict(values)
    for spec in _naming_fields(model):
        if spec.name not in values or spec.last_year:
            continue
        value = values[spec.name]
        items = value if spec.many else (value,)
        led = [codes.get(item, item) if spec.refers else other_mentions(item, codes) for item in items]
        changed[spec.name] = led if spec.many else led[0]
    return changed


def naming(year: Year, code: str) -> tuple[Reference, ...]:
    """The places of this year that name the record with this code."""
    return tuple(reference for reference in references(year) if reference.code == code and not reference.last_year)


def reference_problems(holders: Iterable[RecordPlace], kinds: Mapping[str, Kind]) -> list[Problem]:
    """The references inside a year that lead nowhere; `known` says of which kind each code of the file is."""
    places = list(holders)
    targets = (reference for holder in places for reference in references_of(holder) if not reference.last_year)
    problems: list[Problem] = []
    for reference in targets:
        problem = _problem(reference, kinds, guessing=len(problems) < _MOST_GUESSES)
        problems += [problem] if problem is not None else []
    return problems + _circles(places)


_MOST_GUESSES = 20
"""For how many codes that lead nowhere the nearest one is looked for, which takes long in a file of thousands."""


def _problem(reference: Reference, kinds: Mapping[str, Kind], *, guessing: bool) -> Problem | None:
    kind = kinds.get(reference.code)
    is_code = re.fullmatch(_LIKE_A_CODE, reference.code + reference.part) is not None
    if is_code and kind is not None and kind.name in reference.wanted and reference.part in {"", *kind.parts}:
        return None
    code = f"{{{reference.code}}}" if reference.mentioned else f'"{reference.code}"'
    nouns = " hoặc ".join(kind_named(name).noun for name in reference.wanted)
    if not is_code:
        hint = "Muốn in dấu { thì ghi {{."
        return Problem(reference.place, f"giữa {{ và }} cần mã của một {nouns}, như {{sl-1}}.", hint, reference.path)
    if kind is None:
        codes = [code for code, kind in kinds.items() if kind.name in reference.wanted] if guessing else ()
        near = closest(reference.code, codes)
        hint = f'Có phải "{near}"?' if near else f"Hãy ghi mã của một {nouns} có trong tệp."
        return Problem(reference.place, f"không có mục nào mang mã {code}.", hint, reference.path)
    if kind.name not in reference.wanted:
        return Problem(reference.place, f"{code} là mã của {kind.noun}, ở đây cần mã của {nouns}.", "", reference.path)
    parts_of_kinds = ((other.noun, ", ".join(f".{part}" for part in other.parts)) for other in KINDS if other.parts)
    hint = " ".join(f"Sau mã của {noun} có thể ghi: {parts}." for noun, parts in parts_of_kinds)
    return Problem(reference.place, f'không có phần ".{reference.part}" sau mã {reference.code}.', hint, reference.path)


def _circles(holders: Iterable[RecordPlace]) -> list[Problem]:
    """Counts that would be part of themselves."""
    counts = [(holder, holder.declared) for holder in holders if isinstance(holder.declared, Figure)]
    circling = _circling({count.code: count.part_of for _holder, count in counts})
    message = "số liệu này rốt cuộc lại là một phần của chính nó."
    return [
        Problem(f"{count.code}.part_of", message, "", (*holder.path, "part_of"))
        for holder, count in counts
        if count.code in circling
    ]


def _circling(parents: Mapping[str, str | None]) -> set[str]:
    """The codes from which going up leads back to themselves; each is walked over once."""
    circling: set[str] = set()
    walked: set[str | None] = {None}
    for start in parents:
        way: dict[str, int] = {}
        code: str | None = start
        while code is not None and code not in walked:
            way[code] = len(way)
            walked.add(code)
            code = parents.get(code)
        if code in way:
            circling.update(list(way)[way[code] :])
    return circling
