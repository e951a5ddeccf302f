"""The signs of Symbol and Wingdings that stand for a letter or a sign of Unicode."""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the places of a symbol font."""
_SYMBOL = dict(
    zip(
        (0x2D, 0xA3, 0xA5, 0xAE, 0xB0, 0xB1, 0xB3, 0xB4, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xD7, 0x61, 0x62, 0x67, 0x64),
        "−≤∞→°±≥×•÷≠≈…⋅αβγδ",
        strict=True,
    )
)
_WINGDINGS = dict(zip((0x6C, 0x6E, 0xA7, 0xA8, 0xD8, 0xE0, 0xFB, 0xFC, 0xFD, 0xFE), "●■▪☐➢→✗✓☒☑", strict=True))
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def letter_of(font: str, place: str) -> str:
    """The letter for a place in a symbol font, in hexadecimal; "" where Unicode has none."""
    try:
        number = int(place, 16)
        private = number in _PRIVATE
        signs = _FONTS.get(font.lower(), {})
        letter = signs.get(number - _PRIVATE.start if private else number)
        if letter is not None:
            return letter
        if private:
            number -= _PRIVATE.start
            return chr(number) if font.lower() == "symbol" and chr(number).isascii() and chr(number).isdigit() else ""
        return chr(number) if chr(number).isprintable() else ""
    except (ValueError, OverflowError):
        return ""
