"""Letters that look like those of Vietnamese and are others, so that nothing finds them: Ð for Đ, a Cyrillic о."""

from __future__ import annotations

import re
import unicodedata

_ALWAYS = str.maketrans(
    {
        **dict.fromkeys("ÐƉ", "Đ"),  # Icelandic and African letters that look as Đ does
        **dict.fromkeys("ðɖ", "đ"),
        "Ƣ": "Ư",  # what a PDF with a broken table of characters gives for Ư
        "ƣ": "ư",
        **dict.fromkeys("‐‑‒˗﹣－", "-"),
        **{chr(0xFB00 + place): letters for place, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
        # What nobody sees: fillers, variation selectors, invisible operators.
        **dict.fromkeys(
            map(chr, (0x34F, 0x115F, 0x1160, 0x180E, *range(0x2061, 0x2065), 0x3164, *range(0xFE00, 0xFE10), 0xFFA0)),
            None,
        ),
        **dict.fromkeys(map(chr, range(0xE0100, 0xE01F0)), None),
    }
)
_IN_A_WORD = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters that look as Latin ones do; a word of them alone is Russian or Greek."""

_TURNED = "([AEOaeo][\u031b\u0323]*)([\u0300\u0301\u0303\u0309])([\u0302\u0306])"
"""A tone under the mark that makes â, ă, ê, ô of a letter: it belongs above."""
_DOTLESS = "ı([\u031b\u0323]*[\u0300\u0301\u0303\u0309\u0323])"
_STROKE = "([Dd])[\u0335\u0336]"
_WORD = "(?:[^\\W\\d_][\u0300-\u036f]*)+"
_LATIN = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_NOTHING_TO_MEND = (
    "[\x00-\u00cf\u00d1-\u00ef\u00f1-\u0130\u0132-\u0188\u018a-\u01a1\u01a4-\u0255\u0257-\u02d6\u02d8-\u02ff"
    "\u1e00-\u1eff\u2013-\u205f]*"
)
"""Texts of such letters alone are as they should be; marks, and letters from far away, are looked at more closely."""


def mend(text: str) -> str:
    """Return text with Vietnamese letters for those that only look like them, and without what nobody can see.

    Cyrillic and Greek letters are mended in words that have Latin letters too. The result is NFC.
    """
    if re.fullmatch(_NOTHING_TO_MEND, text):
        return text
    text = unicodedata.normalize("NFD", text.translate(_ALWAYS))
    text = re.sub(_STROKE, lambda match: "Đ" if match[1] == "D" else "đ", re.sub(_DOTLESS, r"i\1", text))
    text = re.sub(_WORD, _mend_word, re.sub(_TURNED, r"\1\3\2", text))
    return unicodedata.normalize("NFC", text)


def _mend_word(match: re.Match[str]) -> str:
    word = match[0]
    latin = word.translate(_IN_A_WORD)
    letters = [char for char in latin if not unicodedata.combining(char)]
    mixed = latin != word and re.search(_LATIN, word) and all(re.match(_LATIN, char) for char in letters)
    return latin if mixed else word


def lookalikes(text: str) -> tuple[str, ...]:
    """Return the characters of text that `mend` replaces or drops, each once."""
    sound = mend(text)
    if sound == text:
        return ()
    return tuple(char for char in dict.fromkeys(unicodedata.normalize("NFC", text)) if char not in sound)
