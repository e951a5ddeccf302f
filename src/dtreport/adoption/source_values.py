"""What the year holds where words of a paper came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.records import kind_named, table_named
from dtreport.records.base import specs
from dtreport.records.values import DUE
from dtreport.vietnamese.paragraphs import text_lines

if TYPE_CHECKING:
    from dtreport.records.base import Declared, Spec
    from dtreport.report import Year
    from dtreport.vietnamese.wording import Source


_FACTS = {("awards", "recipient"), ("documents", "number"), ("counts", "unit"), ("report", "signer")}
"""Texts that are no prose: who was honoured, under which number a document was issued, what was counted, who
signs."""


def spec_of(source: Source) -> Spec:
    """The declaration of the field of a source."""
    model = (kind_named(source.kind) if source.code else table_named(source.kind)).model
    return next(spec for spec in specs(model) if spec.name == source.field)


def is_fact(source: Source) -> bool:
    """Whether a field is no words of its writer but a day, a number, or a name."""
    value = spec_of(source).value
    return (source.kind, source.field) in _FACTS or not (value.is_text or value is DUE)


def value_of(year: Year, source: Source) -> Any:
    """What the field of a source holds."""
    holder: Declared = year.by_code[source.code][1] if source.code else getattr(year, source.kind)
    return getattr(holder, spec_of(source).attribute)


def lines_of(year: Year, source: Source) -> list[str]:
    """The lines of the text, or the entries of the list, that a source is of."""
    value = value_of(year, source)
    if isinstance(value, tuple):
        return [str(entry) for entry in value]
    return [line.text for line in text_lines(value)] if isinstance(value, str) else [str(value)]


def is_item(year: Year, source: Source) -> bool:
    """Whether a line of a text is a point of a list."""
    value = value_of(year, source)
    return isinstance(value, str) and text_lines(value)[source.line - 1].is_item
