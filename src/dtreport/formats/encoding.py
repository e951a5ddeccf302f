"""Text for a place that cannot hold every letter."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "•": "-", "₫": "d"}
)


def encodable(encoding: str, text: str) -> str:
    """Return text as an encoding can write it: letters lose their marks before anything is lost."""
    if text.isascii() or encoding.startswith("utf"):
        return text
    written = []
    for char in text:
        if _has(encoding, char):
            written.append(char)
            continue
        letters = unicodedata.normalize("NFKD", char)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_PLAIN)
        written += [letter if _has(encoding, letter) else "?" for letter in plain]
    return "".join(written)


def _has(encoding: str, char: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False
