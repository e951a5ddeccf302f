"""Where the texts of a year come from: each remembers its field and its record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dtreport.records.award import Award
from dtreport.records.base import specs
from dtreport.records.values import DUE
from dtreport.vietnamese.wording import Source, within

if TYPE_CHECKING:
    from dtreport.records.base import Declared, Spec

_Part = TypeVar("_Part", bound="Declared")

_OF_MANY: dict[type[Declared], set[str]] = {Award: {"title", "authority"}}
"""Fields in which records are alike, and which papers say once of all that are."""


def sourced(part: _Part, kind: str, code: str) -> _Part:
    """A record, or a table of settings, with texts that remember its field in it.

    Args:
        part: The record or the table.
        kind: Its kind, or the name of the table.
        code: The code of the record; empty for a table.
    """
    texts: dict[str, str | tuple[str, ...]] = {}
    for spec in _text_fields(type(part)):
        value = getattr(part, spec.attribute)
        if isinstance(value, str):
            texts[spec.attribute] = within(value, Source(kind, code, spec.name))
        elif isinstance(value, tuple):
            texts[spec.attribute] = tuple(
                within(entry, Source(kind, code, spec.name, line)) for line, entry in enumerate(value, 1)
            )
    return part.model_copy(update=texts) if texts else part


@cache
def _text_fields(model: type[Declared]) -> tuple[Spec, ...]:
    shared = _OF_MANY.get(model, set())
    return tuple(spec for spec in specs(model) if (spec.value.is_text or spec.value is DUE) and spec.name not in shared)
