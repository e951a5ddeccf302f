"""Changing single keys in the text of one block; comments and the other keys stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.store.text.layout import KeyValue, comments_in, entries, line_end, skip_between
from dtreport.store.text.toml_writer import entry_text, value_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GONE = object()
"""The value of a key that is to be removed."""


def edit_keys(text: str, updates: Mapping[str, Any], order: Sequence[str], newline: str) -> str:
    """The block with these keys set, added in the order of the declaration, or removed."""
    for key, value in updates.items():
        found = {entry.key[0]: entry for entry in entries(text)}
        if value is GONE:
            text = text[: found[key].start] + text[found[key].end :]
        elif key in found:
            text = _changed(text, found[key], value_text(value).replace("\n", newline), newline)
        else:
            text = _added(text, key, value, _place(text, key, found, order), newline)
    return text


def _changed(text: str, entry: KeyValue, value: str, newline: str) -> str:
    """Comments inside the old value (a list over several lines) move above the key."""
    indent = _indent(text, entry.start)
    comments = comments_in(text[entry.value : entry.value_end])
    above = "".join(f"{indent}{comment}{newline}" for comment in comments)
    return text[: entry.start] + above + text[entry.start : entry.value] + value + text[entry.value_end :]


def _place(text: str, key: str, found: Mapping[str, KeyValue], order: Sequence[str]) -> int:
    """Behind the nearest key that is declared before this one, else under the header."""
    earlier = order[: order.index(key)] if key in order else order
    for name in reversed(earlier):
        if name in found:
            return found[name].end
    header = skip_between(text, 0)
    return line_end(text, header) if text[header : header + 1] == "[" else header


def _added(text: str, key: str, value: Any, at: int, newline: str) -> str:
    first = next(iter(entries(text)), None)
    indent = _indent(text, first.start) if first else ""
    line = indent + entry_text(key, value).replace("\n", newline)
    gap = "" if not at or text[at - 1] == "\n" else newline
    return text[:at] + gap + line + text[at:]


def _indent(text: str, at: int) -> str:
    end = at
    while text[end] in " \t":
        end += 1
    return text[at:end]
