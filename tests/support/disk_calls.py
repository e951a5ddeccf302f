"""The calls by which this process changes the disk, each seen before it happens; POSIX only."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

MODULES: dict[str, Any] = {
    **dict.fromkeys(("open", "write", "fsync", "close", "ftruncate", "fchmod", "fchown"), os),
    **dict.fromkeys(("replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir", "chmod", "utime"), os),
    "flock": fcntl,
}
"""Every call with the module that has it. The store writes through these alone; what an editor does is its own."""

STREAMS = 2
"""The highest number of a file that is a stream of the process, not a file on the disk."""


class DiskCalls:
    """While it is entered, `seen` is asked to make each call: with its name, the real function and its arguments."""

    def __init__(self, seen: Callable[..., Any]) -> None:
        self._seen = seen
        self._real = {name: getattr(module, name) for name, module in MODULES.items()}

    def __enter__(self) -> Self:
        for name, module in MODULES.items():
            setattr(module, name, self._watched(name))
        return self

    def __exit__(self, *_failure: object) -> None:
        for name, module in MODULES.items():
            setattr(module, name, self._real[name])

    def _watched(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(*given: Any, **named: Any) -> Any:
            if name in {"write", "close"} and given[0] <= STREAMS:
                return real(*given, **named)
            return self._seen(name, real, *given, **named)

        return call
