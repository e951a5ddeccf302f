"""`{code}` in a text: where a figure or a citation is put in by its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(r"\{\{|\{([^{}]*)\}|\{")


class Placeholder(NamedTuple):
    """A `{code}` or `{code.part}` in a text."""

    code: str
    part: str = ""


def pieces(text: str) -> Iterator[str | Placeholder]:
    """The text in pieces: plain strings, and the mentions between them. `{{` is a brace.

    Raises ValueError where a brace opens and nothing closes it.
    """
    start = 0
    for token in _TOKEN.finditer(text):
        if token.start() > start:
            yield text[start : token.start()]
        start = token.end()
        if token[0] == "{{":
            yield "{"
        elif token[1] is None:
            raise ValueError("có dấu { mà không có dấu } đóng lại; muốn in dấu { thì ghi {{.")
        else:
            code, _dot, part = token[1].strip().partition(".")
            yield Placeholder(code, part)
    if start < len(text):
        yield text[start:]


def other_mentions(text: str, codes: Mapping[str, str]) -> str:
    """The text with its mentions of these codes made mentions of those that took their place, all else as it is."""

    def other(token: re.Match[str]) -> str:
        code = (token[1] or "").strip().partition(".")[0]
        return token[0].replace(code, codes[code], 1) if code in codes else token[0]

    return _TOKEN.sub(other, text)


def placeholders(text: str) -> Iterator[Placeholder]:
    """The records that a text mentions. Raises ValueError as `pieces` does."""
    if "{" in text:
        yield from (piece for piece in pieces(text) if isinstance(piece, Placeholder))
