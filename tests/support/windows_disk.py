"""The rules by which Windows shares files, played on any system, with a clock that only waiting moves."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.store.disk import failures, sharing

if TYPE_CHECKING:
    import pytest

DENIED, SHARING, LOCKED = 5, 32, 33
FOREVER = float("inf")
ERRNO = {2: 2, 3: 2, 15: 2, 53: 2, 67: 2, 161: 2, 206: 2, 17: errno.EXDEV, 80: 17, 183: 17, 112: 28, 267: errno.ENOTDIR}
"""Which number of C Python gives for one of Windows: 5, 16, 19 to 36 and 65 are "denied", the rest "invalid"."""


def windows_error(code: int, path: str | Path = "", kind: int | None = None) -> OSError:
    """What Python raises on Windows for an error of the system; `kind` is the number of C where that is not usual."""
    denied = errno.EACCES if code in {5, 16, 65, *range(19, 37)} else errno.EINVAL
    failure = OSError(kind or ERRNO.get(code, denied), "in English", str(path))
    failure.winerror = code  # type: ignore[attr-defined]
    return failure


def runtime_error(code: int, path: str | None = None) -> OSError:
    """What Python raises where the runtime of C opens, writes or flushes: that keeps the number of Windows to itself.

    It knows few of them; a flush that fails is a bad descriptor to it, whatever the reason.
    """
    number = windows_error(code).errno
    return OSError(number, "in English") if path is None else OSError(number, "in English", path)


class Hold(NamedTuple):
    """A program that has a file open."""

    path: Path
    until: float
    """When it lets go, on the clock of this disk."""
    reads: bool
    """Whether it lets others read meanwhile, as Excel and Word do, and a scanner does not."""


class WindowsDisk:
    """Calls to the disk fail as Windows documents it while some program has the file open.

    The runtime of C opens files there and tells only that it was denied. Renaming over an open file is "denied" (5),
    renaming or removing an open one a "sharing violation" (32).
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.holds: list[Hold] = []
        self.scans = 0.0
        """For how long a scanner looks at each file that is new."""
        self._calls = {name: getattr(os, name) for name in ("open", "replace", "unlink")}
        self._read = io.open
        patch.setattr(sharing, "os", SimpleNamespace(name="nt", urandom=os.urandom))
        self._system = SimpleNamespace(name="nt", path=os.path, lstat=os.lstat)
        patch.setattr(failures, "os", self._system)
        patch.setattr(sharing, "time", SimpleNamespace(monotonic=lambda: self.now, sleep=self._sleep))
        patch.setattr(os, "open", self._open)
        patch.setattr(os, "replace", self._replace)
        patch.setattr(os, "unlink", self._unlink)
        patch.setattr(io, "open", self._open_to_read)

    def hold(self, path: Path, seconds: float = FOREVER, *, reads: bool = True) -> None:
        """Let a program open a file for so many seconds."""
        self.holds.append(Hold(path, self.now + seconds, reads))

    def fail(self, patch: pytest.MonkeyPatch, call: str, code: int) -> None:
        """Let a disk or a share fail from now on, by a number of Windows: at `write`, `fsync` or `open` of a new file.

        A lock is opened by a call of Windows' own there, which Linux's would wait for.
        """

        def refuse(first: Any, *more: Any, **named: Any) -> Any:
            if call == "open" and (not more[0] & os.O_EXCL or str(first).endswith(".lock")):
                return real(first, *more, **named)
            if call == "fsync":
                raise OSError(errno.EBADF, "Bad file descriptor")
            raise runtime_error(code, str(first) if call == "open" else None)

        def ask(path: Any) -> os.stat_result:
            raise windows_error(code, path)

        real = getattr(os, call)
        patch.setattr(os, call, refuse)
        if call == "open":
            patch.setattr(self._system, "lstat", ask)

    def let_go(self) -> None:
        """Close every program."""
        self.holds.clear()
        self.now = 0.0

    def _sleep(self, seconds: float) -> None:
        self.now += seconds

    def _is_open(self, path: Any, *, reading: bool = False) -> bool:
        here = Path(os.path.abspath(path))  # noqa: PTH100, a link stays one
        return any(hold.path == here and self.now < hold.until and not (reading and hold.reads) for hold in self.holds)

    def _open(self, path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        if self._is_open(path, reading=not flags & (os.O_WRONLY | os.O_RDWR)) and not flags & os.O_EXCL:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        descriptor: int = self._calls["open"](path, flags, mode, **more)
        if flags & os.O_EXCL and self.scans:
            self.hold(Path(path), self.scans, reads=False)
        return descriptor

    def _open_to_read(self, path: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        if isinstance(path, str | Path) and self._is_open(path, reading=mode in {"r", "rb"}):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return self._read(path, mode, *more, **named)

    def _replace(self, source: Any, target: Any, **more: Any) -> None:
        if self._is_open(source):
            raise windows_error(SHARING, source)
        if self._is_open(target):
            raise windows_error(DENIED, source)
        self._calls["replace"](source, target, **more)

    def _unlink(self, path: Any, **more: Any) -> None:
        if self._is_open(path):
            raise windows_error(SHARING, path)
        self._calls["unlink"](path, **more)
