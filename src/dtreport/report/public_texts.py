"""The texts of a year, each with its place: those that its readers will see, and all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records import KINDS
from dtreport.records.base import specs
from dtreport.records.values import DUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.errors import At
    from dtreport.records.base import Declared, Spec
    from dtreport.report import Year


class PublicText(NamedTuple):
    """One text, its place, and the field that it stands in."""

    place: str
    path: At
    text: str
    spec: Spec


def public_texts(year: Year) -> Iterator[PublicText]:
    """Every text in which `{code}` may stand, in the order of the file, without those for internal use."""
    return iter(year.public_texts)


def mentioning_texts(year: Year) -> Iterator[PublicText]:
    """Every text in which `{code}` may stand, those for internal use too."""
    return (text for text in year.all_texts if text.spec.value.mentions)


def public_words(year: Year) -> Iterator[PublicText]:
    """The names and other short words too: all that people write freely and readers will see."""
    return (text for text in year.all_texts if text.spec.public)


def all_texts(year: Year) -> Iterator[PublicText]:
    """Every text of the year in the order of the file, names and internal notes too."""
    return iter(year.all_texts)


def texts_of(year: Year) -> Iterator[PublicText]:
    """Every text of a year, looked for in its records."""
    for name, table in year.settings():
        yield from _texts_of(table, name, (name,))
    for kind in KINDS:
        for index, record in enumerate(year.of(kind)):
            yield from _texts_of(record, record.code, (kind.name, index))


def _texts_of(declared: Declared, place: str, path: At) -> Iterator[PublicText]:
    for spec in _text_fields(type(declared)):
        value = getattr(declared, spec.attribute)
        if spec.many:
            for index, item in enumerate(value or ()):
                yield PublicText(f"{place}.{spec.name}[{index + 1}]", (*path, spec.name, index), item, spec)
        elif isinstance(value, str):  # a due date may be a date
            yield PublicText(f"{place}.{spec.name}", (*path, spec.name), value, spec)


@cache
def _text_fields(model: type[Declared]) -> tuple[Spec, ...]:
    return tuple(spec for spec in specs(model) if spec.value.is_text or spec.value is DUE)
