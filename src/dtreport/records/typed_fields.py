"""What a person types for the fields of a record, as values; or everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import Problem
from dtreport.records.base import specs
from dtreport.records.values import spoken
from dtreport.vietnamese.paragraphs import list_items, with_plain_bullets, without_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dtreport.records.base import Declared, Spec

Words = str | list[str] | tuple[str, ...]
"""What was typed for one field: one value, or as many as the field holds."""


def read_words(spec: Spec, words: Words) -> Any:
    """What was typed, as the value that the field wants. Raises ValueError with a sentence."""
    if spec.many:
        values = [words] if isinstance(words, str) else words
        return tuple(map(spec.value.read, _entries(values) if spec.value.is_text else values))
    if not isinstance(words, str):
        raise ValueError("chỉ ghi được một lần.")
    return spec.value.read(words)


def _entries(values: Iterable[str]) -> list[str]:
    """What was typed for a list of texts: a value of several lines is as many entries."""
    return without_numbers([entry for value in values for entry in list_items(with_plain_bullets(value))])


def as_option(spec: Spec) -> str:
    """Where a value stands on the command line: `--recipient-kind`."""
    return f"--{spec.option}"


def read_entry(
    model: type[Declared], entry: Mapping[str, Words], place: Callable[[Spec], str] = as_option
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of an entry by key, and what is wrong with it; `place` names where a field was typed."""
    by_name = {spec.name: spec for spec in specs(model)}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, words in entry.items():
        try:
            values[name] = read_words(by_name[name], words)
        except ValueError as reason:
            problems.append(Problem(place(by_name[name]), str(reason)))
    return values, problems


def missing(model: type[Declared], names: Iterable[str]) -> tuple[Spec, ...]:
    """The fields that must be given and are not among those held; a code is never missing."""
    have = {*names, "code"}
    return tuple(spec for spec in specs(model) if spec.required and spec.name not in have)


def as_typed(spec: Spec, value: Any) -> Sequence[str]:
    """A value as a person would type it, one string for each."""
    return tuple(spoken(item) for item in (value if spec.many else (value,)))
