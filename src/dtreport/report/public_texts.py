"""The texts of a year that its readers will see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.records import KINDS
from dtreport.records.base import Declared, specs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.errors import At
    from dtreport.report import Year


class PublicText(NamedTuple):
    """One text, and its place."""

    place: str
    path: At
    text: str


def public_texts(year: Year) -> Iterator[PublicText]:
    """Every text in which `{code}` may stand, in the order of the file, without those for internal use."""
    for name, table in year.settings():
        yield from _texts_of(table, name, (name,))
    for kind in KINDS:
        for index, record in enumerate(year.of(kind)):
            yield from _texts_of(record, record.code, (kind.name, index))


def _texts_of(declared: Declared, place: str, path: At) -> Iterator[PublicText]:
    for spec in specs(type(declared)):
        if not (spec.value.mentions and spec.public):
            continue
        value = getattr(declared, spec.attribute)
        if value is None:
            continue
        if spec.many:
            for index, item in enumerate(value):
                yield PublicText(f"{place}.{spec.name}[{index + 1}]", (*path, spec.name, index), item)
        else:
            yield PublicText(f"{place}.{spec.name}", (*path, spec.name), value)
