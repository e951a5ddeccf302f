"""Papers and where their words came from, read without the code that put it there."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dtreport.papers.interpolation import full_citation, short_citation
from dtreport.records import kind_named
from dtreport.records.award import Award
from dtreport.records.base import specs
from dtreport.records.document import Document
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.paragraphs import text_lines
from dtreport.vietnamese.text import same
from dtreport.vietnamese.wording import Source, Wording, stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.records.base import Declared
    from dtreport.report import Year

_Value = TypeVar("_Value")

NUMBER = r"(?:\D+ )?-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?: ?\D+)?"
STOPS = ".,;: "
UNKNOWN = {"…", "chưa có số liệu", "không có", "Không có"}


def forgetting(value: _Value) -> _Value:
    """A paper, or a part of one, whose texts do not know where they came from."""
    return cast("_Value", _forgetting(value))


def _forgetting(value: Any) -> Any:
    if isinstance(value, Wording):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _forgetting(getattr(value, each.name)) for each in fields(value)})
    if hasattr(value, "_fields"):
        parts = {name: _forgetting(getattr(value, name)) for name in value._fields}
        return value._replace(**parts | ({"sources": ()} if "sources" in parts else {}))
    return tuple(map(_forgetting, value)) if isinstance(value, tuple) else value


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a paper."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


def stretches_in(paper: Any) -> Iterator[tuple[Source, str]]:
    """Every stretch of a paper with its words."""
    for text in texts_in(paper):
        for source, start, end in stretches_of(text):
            yield source, str(text)[start:end]


def agrees(source: Source, words: str, year: Year) -> bool:  # noqa: PLR0911, one answer for each kind of field
    """Whether words can be what a source says, by the records alone: capitals and the stop at the end are free."""
    if source.field == "own":
        return source.kind == "" or source.code in year.by_code
    holder: Any = getattr(year, source.kind) if not source.code else year.by_code[source.code][1]
    if source.code and year.by_code[source.code][0] is not kind_named(source.kind):
        return False
    if source.field in {"citation", "short_citation"}:
        assert isinstance(holder, Document)
        citation = (full_citation if source.field == "citation" else short_citation)(holder)
        return same(words).rstrip(STOPS) == same(citation).rstrip(STOPS)
    if source.field == "recipient_number":
        assert isinstance(holder, Award)
        return words in UNKNOWN or words.isdigit() or re.fullmatch(r"[\d.]+", words) is not None
    if source.field in {"percent", "of_plan", "of_previous"}:
        return words in UNKNOWN or re.fullmatch(rf"[+-]?{NUMBER}%?", words) is not None
    model: type[Declared] = type(holder)
    spec = next(spec for spec in specs(model) if spec.name == source.field)
    value: Any = getattr(holder, spec.attribute)
    if spec.many:
        return _is_text(value[source.line - 1], words)
    if not isinstance(value, str):
        return _is_of(value, words)
    if spec.value.mentions:
        return _is_text(text_lines(value)[source.line - 1].text, words) or (source.line == 0 and _is_text(value, words))
    return _is_text(value, words)


def _is_of(value: Any, words: str) -> bool:
    if value is None:
        return words in UNKNOWN or words.startswith("…")  # with a unit behind it: …%
    if value == 0 and words in UNKNOWN:
        return True
    if isinstance(value, date):
        return words == short_date(value)
    numbers = re.findall(r"-?\d[\d.]*(?:,\d+)?", words)
    return value in [Decimal(number.rstrip(".").replace(".", "").replace(",", ".")) for number in numbers]


def _is_text(text: str, words: str) -> bool:
    """Whether words are a text, or the beginning or the end of it, with anything in the place of its mentions."""
    pieces = re.split(r"\{[^{}]+\}", text.replace("{{", "\0"))
    pattern = ".*".join(re.escape(same(piece)) for piece in pieces).replace("\0", "{")
    pattern = re.sub(r"(?:\\?[.,;: ])+$", "", pattern) if text[-1] in STOPS else pattern
    whole, part = same(words).rstrip(STOPS), same(text).rstrip(STOPS)
    return re.fullmatch(pattern, whole, re.DOTALL) is not None or whole in part
