"""What Windows tells of its console: the few calls, each in one place.

On other systems, where there is no console (it is redirected), and where Windows, or what stands in for it, does not
know a function or does not let us look, the answer is None.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Answer = TypeVar("Answer")

_STANDARD_OUTPUT, _STANDARD_ERROR = -11, -12
FONTS_WITHOUT_VIETNAMESE = frozenset(("Terminal", "Lucida Console"))
"""Fonts of the classic console: the raster fonts of cmd.exe, and the one that old PowerShell windows have."""


class ConsoleFontInfo(ctypes.Structure):
    """CONSOLE_FONT_INFOEX, as GetCurrentConsoleFontEx fills it; of the same size on every system."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("number", ctypes.c_uint32),
        ("width", ctypes.c_int16),
        ("height", ctypes.c_int16),
        ("family", ctypes.c_uint32),
        ("weight", ctypes.c_uint32),
        ("face", ctypes.c_uint16 * 32),
    )

    def name(self) -> str:
        """The name of the font."""
        return bytes(self.face).decode("utf-16-le", "replace").partition("\0")[0]


def kernel() -> Any:
    """The functions of kernel32."""
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32")
    return None


def console_font() -> str | None:
    """The name of the font of a classic console. Windows Terminal draws by itself and finds every letter."""
    return None if "WT_SESSION" in os.environ else _answer(_font)


def _font() -> str | None:
    functions = kernel()
    for stream in (_STANDARD_OUTPUT, _STANDARD_ERROR):
        handle = ctypes.c_void_p(functions.GetStdHandle(ctypes.c_uint32(stream)))
        info = ConsoleFontInfo(size=ctypes.sizeof(ConsoleFontInfo))
        # The terminal of another program has no font to tell: its letters have no width.
        if functions.GetCurrentConsoleFontEx(handle, ctypes.c_int(0), ctypes.byref(info)) and info.width:
            return info.name()
    return None


def console_code_pages() -> tuple[int, int] | None:
    """The code pages in which other programs write to the console: what is typed, and what is shown."""
    return _answer(lambda: (kernel().GetConsoleCP(), kernel().GetConsoleOutputCP()))


def _answer(question: Callable[[], Answer]) -> Answer | None:
    """What Windows says; None where it does not: a function that is missing, no console."""
    try:
        return question()
    except (AttributeError, OSError):
        return None
