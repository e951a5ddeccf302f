"""The texts of a year, each with its place: those that its readers will see, and all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.records import KINDS
from dtreport.records.base import specs
from dtreport.records.values import DUE, NAME, PROSE, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dtreport.errors import At
    from dtreport.records.base import Declared, Spec
    from dtreport.report import Year


class PublicText(NamedTuple):
    """One text, and its place."""

    place: str
    path: At
    text: str


def public_texts(year: Year) -> Iterator[PublicText]:
    """Every text in which `{code}` may stand, in the order of the file, without those for internal use."""
    return iter(year.public_texts)


def mentioning_texts(year: Year) -> Iterator[PublicText]:
    """Every text in which `{code}` may stand, those for internal use too."""
    return texts_of(year, lambda spec: spec.value.mentions)


def public_words(year: Year) -> Iterator[PublicText]:
    """The names and other short words too: all that people write freely and readers will see."""
    return texts_of(year, lambda spec: spec.value in {NAME, TEXT, PROSE, DUE} and spec.public)


def all_texts(year: Year) -> Iterator[PublicText]:
    """Every text of the year in the order of the file, names and internal notes too."""
    return iter(year.all_texts)


def texts_of(year: Year, wanted: Callable[[Spec], bool]) -> Iterator[PublicText]:
    """The texts of the wanted fields, in the order of the file."""
    for name, table in year.settings():
        yield from _texts_of(table, [*filter(wanted, specs(type(table)))], name, (name,))
    for kind in KINDS:
        fields = [*filter(wanted, specs(kind.model))]
        for index, record in enumerate(year.of(kind)):
            yield from _texts_of(record, fields, record.code, (kind.name, index))


def _texts_of(declared: Declared, fields: Iterable[Spec], place: str, path: At) -> Iterator[PublicText]:
    for spec in fields:
        value = getattr(declared, spec.attribute)
        if spec.many:
            for index, item in enumerate(value or ()):
                yield PublicText(f"{place}.{spec.name}[{index + 1}]", (*path, spec.name, index), item)
        elif isinstance(value, str):  # a due date may be a date
            yield PublicText(f"{place}.{spec.name}", (*path, spec.name), value)
