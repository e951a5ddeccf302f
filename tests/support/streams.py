"""Streams at which a person sits, and streams into files."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STOP = "\x03"
"""An answer that stands for Ctrl-C."""


class Keyboard(io.StringIO):
    """A keyboard at which a person sits: each answer is shown as it is typed; after the last one comes Ctrl-D."""

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self._answers = list(answers)

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # noqa: ARG002, as StringIO does
        answer = self._answers.pop(0) if self._answers else ""
        typed = {"": "^D", STOP: "^C"}.get(answer, answer.removesuffix("\n") + "⏎")
        sys.stderr.write(f"«{typed}»\n")
        if answer == STOP:
            raise KeyboardInterrupt
        return answer


class Screen(io.TextIOWrapper):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        return True


def piped(encoding: str) -> io.TextIOWrapper:
    """A stream into a file."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)


def written_to(stream: io.TextIOWrapper) -> bytes:
    """All that was written to a stream of this module."""
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()
