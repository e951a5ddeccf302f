"""Changing single keys in the text of one block; comments and the other keys stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.store.text.layout import comments_in, entries, line_end, skip_between
from dtreport.store.text.toml_writer import entry_text, value_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GONE = object()
"""The value of a key that is to be removed."""


def edit_keys(text: str, updates: Mapping[str, Any], order: Sequence[str], newline: str) -> str:
    """Set and remove keys in the text of a block.

    Args:
        text: The block, with its header; or the keys at the top of a file.
        updates: The new value of each key; GONE for one to remove.
        order: The keys in the order of the declaration, in which new ones are added.
        newline: The line end of the file.

    Returns the new text.
    """
    for key, value in updates.items():
        # Found anew for each key, since the one before has moved what is behind it.
        statements = entries(text)
        by_key = {statement.key[0]: statement for statement in statements}
        if value is GONE:
            text = text[: by_key[key].start] + text[by_key[key].end :]
            continue
        if key in by_key:
            old = by_key[key]
            # Comments inside the old value (a list over several lines) move above the key.
            indent = _indent(text, old.start)
            comments = comments_in(text[old.value : old.value_end])
            above = "".join(f"{indent}{comment}{newline}" for comment in comments)
            new_value = value_text(value).replace("\n", newline)
            text = text[: old.start] + above + text[old.start : old.value] + new_value + text[old.value_end :]
            continue
        # A new key goes behind the nearest one that is declared before it, else under the header.
        earlier = order[: order.index(key)] if key in order else order
        nearest = next((by_key[name] for name in reversed(earlier) if name in by_key), None)
        if nearest is not None:
            at = nearest.end
        else:
            header = skip_between(text, 0)
            at = line_end(text, header) if text[header : header + 1] == "[" else header
        indent = _indent(text, statements[0].start) if statements else ""
        line = indent + entry_text(key, value).replace("\n", newline)
        gap = "" if not at or text[at - 1] == "\n" else newline
        text = text[:at] + gap + line + text[at:]
    return text


def check_one_line(text: str, key: str) -> None:
    """Raise DtreportError where a key of a block is not written as one statement, but as `a.b = …` or as a table."""
    if [statement.key for statement in entries(text) if statement.key[0] == key] != [(key,)]:
        raise DtreportError(
            f"Trong tệp năm, phần {key} của mục này không ghi thành {key} = {{ … }} nên dtreport không sửa được.",
            f'Hãy viết lại thành một dòng, {key} = {{ DT205 = "lý do" }} (lệnh dtreport open), rồi chạy lại lệnh.',
        )


def _indent(text: str, at: int) -> str:
    """The blanks that a line begins with."""
    end = at
    while text[end] in " \t":
        end += 1
    return text[at:end]
