"""A screen whose font has no Vietnamese letters: what is shown loses its marks there, what is stored does not."""

from __future__ import annotations

import sys
from io import RawIOBase, TextIOWrapper
from typing import Any, TextIO

from dtreport.services.windows_machine import FONTS_WITHOUT_VIETNAMESE, console_font

_PLAIN = "ascii"
"""What every font has. A stream that says so is drawn on with - and |, and letters lose their marks before it."""


class _Glass(RawIOBase):
    """The screen behind a stream of plain letters: the bytes of the stream are its letters."""

    def __init__(self, screen: TextIO) -> None:
        self._screen = screen

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._screen.isatty()

    def fileno(self) -> int:
        return self._screen.fileno()

    def write(self, letters: Any, /) -> int:
        raw = bytes(letters)
        self._screen.write(raw.decode(_PLAIN))
        return len(raw)

    def flush(self) -> None:
        self._screen.flush()


def put_plain_letters_on_screens() -> bool:
    """Let the streams that are screens of such a font show plain letters; whether there is one."""
    screens = {name: getattr(sys, name) for name in ("stdout", "stderr")}
    screens = {name: screen for name, screen in screens.items() if screen is not None and screen.isatty()}
    if not screens or console_font() not in FONTS_WITHOUT_VIETNAMESE:
        return False
    for name, screen in screens.items():
        setattr(sys, name, TextIOWrapper(_Glass(screen), _PLAIN, newline="", write_through=True))
    return True
