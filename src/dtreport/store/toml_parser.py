"""The text of a year file parsed as TOML; what the data mean is judged elsewhere."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli

if TYPE_CHECKING:
    from collections.abc import Iterable

BOM = b"\xef\xbb\xbf"
DEEPEST = 8
"""How many levels of brackets a year file may have inside one another."""


class UnreadableNumberError(ValueError):
    """A number with an exponent beyond all measure; `args` holds it as it is written."""


def digest_of(raw: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def text_of(raw: bytes) -> str:
    """The text of a file without its BOM. Raises UnicodeDecodeError."""
    return raw.removeprefix(BOM).decode("utf-8")


def parse(text: str) -> dict[str, Any]:
    """The data in a text. Raises ValueError (tomli's among them), RecursionError."""

    def exact_number(words: str) -> Decimal:
        try:
            return Decimal(words)
        except ArithmeticError as failure:
            raise UnreadableNumberError(words) from failure

    return tomli.loads(text, parse_float=exact_number)


def values_of(text: str | None) -> dict[str, Any] | None:
    """The values in the text of one block, of one table, or of keys at the top of a file. Raises as `parse` does."""
    if text is None:
        return None
    data = parse(text)
    for value in data.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return dict(value[0])
        if isinstance(value, dict):
            return dict(value)
    return data


def is_deeper(values: Iterable[Any], levels: int) -> bool:
    """Whether one of the values is nested deeper than so many levels."""
    for value in values:
        if isinstance(value, list | dict):
            # Looking no deeper than asked keeps this function itself from running out of stack.
            if not levels:
                return True
            if is_deeper(value if isinstance(value, list) else value.values(), levels - 1):
                return True
    return False
