"""Codes: the words by which people and records point at a record."""

from __future__ import annotations

import re
from typing import Any

from dtreport.vietnamese.text import fold

CODE = re.compile(r"(?:[0-9]+-)*[0-9]*[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
"""Words joined by hyphens, with a letter among them: digits alone would be taken for a year."""
LONGEST_CODE = 40


def slug(words: str) -> str:
    """What was typed for a code, as a code: lower case, no diacritics, hyphens for spaces."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:LONGEST_CODE].strip("-")


def check_code(value: Any) -> str:
    """The code that a file holds. Raises ValueError, with the nearest code as a suggestion."""
    if isinstance(value, str) and CODE.fullmatch(value) and len(value) <= LONGEST_CODE:
        return value
    suggestion = slug(value) if isinstance(value, str) else ""
    expected = "cần một mã: chữ thường không dấu, số, gạch nối, như hn-phap-luat."
    if suggestion and not CODE.fullmatch(suggestion):
        expected = "mã cần có ít nhất một chữ cái, để không nhầm với năm."
        suggestion = slug(f"muc-{suggestion}")
    raise ValueError(expected + (f' Có phải "{suggestion}"?' if suggestion else ""))


def read_code(words: str) -> str:
    """The code that a person typed, in capitals or not. Raises ValueError."""
    return check_code(words.strip().lower())
