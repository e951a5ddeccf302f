"""A console of Windows as its functions tell of it, and the registry, on any machine."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from dtreport.services import windows_machine

if TYPE_CHECKING:
    from typing import Self

    import pytest


@dataclass
class WindowsConsole:
    """What kernel32 knows of one console; a face of None stands for streams that are no console."""

    face: str | None = "Consolas"
    width: int = 8
    pages: tuple[int, int] = (65001, 65001)

    def GetStdHandle(self, stream: Any) -> int:  # noqa: N802, as Windows calls it
        return int(stream.value)

    def GetCurrentConsoleFontEx(self, _handle: Any, _maximised: Any, info: Any) -> int:  # noqa: N802
        font = info._obj  # noqa: SLF001, what the pointer points at
        assert font.size == ctypes.sizeof(font) == 84, "the size that Windows documents"
        if self.face is None:
            return 0
        letters = self.face.encode("utf-16-le")
        ctypes.memmove(font.face, letters, len(letters))
        font.width = self.width
        return 1

    def GetConsoleCP(self) -> int:  # noqa: N802
        return self.pages[0]

    def GetConsoleOutputCP(self) -> int:  # noqa: N802
        return self.pages[1]


def on_windows(patch: pytest.MonkeyPatch, console: object, long_paths: object = 1) -> None:
    """Let these functions and this value of the registry be those of Windows; an error stands for what is refused."""
    patch.delenv("WT_SESSION", raising=False)
    patch.setattr(windows_machine, "kernel", lambda: console)
    patch.setitem(sys.modules, "winreg", _registry(long_paths))


def _registry(value: object) -> ModuleType:
    class Key(SimpleNamespace):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_reason: object) -> None:
            pass

    def answer(_key: object, name: str) -> tuple[object, int]:
        assert name == "LongPathsEnabled"
        if isinstance(value, OSError):
            raise value
        return value, 4

    registry = ModuleType("winreg")
    registry.__dict__.update(HKEY_LOCAL_MACHINE=1, OpenKey=lambda *_place: Key(), QueryValueEx=answer)
    return registry
