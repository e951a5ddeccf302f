"""Text for a place that cannot hold every letter."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("–—−─", "-"),
        **dict.fromkeys("“”«»″", '"'),
        **dict.fromkeys("‘’′", "'"),
        "…": "...",
        "•": "-",
        "·": ".",
        "→": "->",
        "←": "<-",
        "×": "x",
        "±": "+/-",
        "≥": ">=",
        "≤": "<=",
        "⁄": "/",
        "█": "#",
        "₫": "d",
        "°": "o",
        **dict.fromkeys("µμ", "u"),
    }
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LATIN = r"LATIN (?P<size>SMALL|CAPITAL) LETTER (?P<letter>[A-Z])\b.*"


def encodable(encoding: str, text: str) -> str:
    r"""Return text as an encoding can write it: letters lose their marks before anything is lost.

    What has no plain letter or sign stands by its number, \uXXXX: a question mark would be taken for the writer's.
    """
    if text.isascii() or encoding.startswith("utf"):
        return text
    return "".join(char if _has(encoding, char) else _substitute(encoding, char) for char in text)


def _substitute(encoding: str, char: str) -> str:
    """The letter in pieces, as cp1258 has it, or the plain letters or signs for a character that an encoding lacks."""
    letters = unicodedata.normalize("NFKD", char)
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    pieces = bare + "".join(letter for letter in letters if letter in _TONES)
    if all(_has(encoding, piece) for piece in pieces):
        return pieces
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_PLAIN)
    signs = "".join(map(_without_stroke, plain))
    return signs if all(_has(encoding, letter) for letter in signs) else f"\\u{ord(char):04X}"


def _without_stroke(char: str) -> str:
    """A Latin letter without what Unicode does not take for a mark: the strokes of Đ and Ƀ."""
    name = re.fullmatch(_LATIN, unicodedata.name(char, ""))
    if name is None or char.isascii():
        return char
    return name["letter"] if name["size"] == "CAPITAL" else name["letter"].lower()


def _has(encoding: str, char: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False
