"""The program as a process of its own, with real streams; and on a terminal of its own."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = (sys.executable, "-P", "-c", "from dtreport.cli import main; main()")
ON_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from dtreport.cli import main; main()"
PATIENCE = 60
"""Seconds after which a terminal on which nothing happens is given up: only a failing test waits so long."""


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The variables of this machine without those that change what the program does, and with `more`."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DTREPORT_", "LC_")) and key not in {"COLUMNS", "LINES", "NO_COLOR", "VISUAL", "EDITOR"}
    }
    return {**kept, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm", **more}


def run(folder: Path, *arguments: str, env: dict[str, str] | None = None, **settings: Any) -> Any:
    """Run the program to its end; both streams are caught unless `settings` say otherwise."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    held = environment(folder, **(env or {}))
    return subprocess.run([*PROGRAM, *arguments], cwd=folder, env=held, check=False, **{**streams, **settings})


def launcher(folder: Path, script: str = "from dtreport.cli import main; main()", name: str = "dtreport") -> Path:
    """A program of this name in a folder, which runs a line of Python; the folder may be the PATH of a test."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        path = folder / f"{name}.cmd"
        path.write_text(f'@"{sys.executable}" -P -c "{script}" %*\n', encoding="utf-8")
    else:
        path = folder / name
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -c "{script}" "$@"\n', encoding="utf-8")
        path.chmod(0o755)
    return path


def shell(folder: Path, line: str) -> Any:
    """Run a line of a shell in which `dtreport` is the program; skips the test where there is no such shell."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    quoted = " ".join(f"'{word}'" for word in PROGRAM)
    command = f'dtreport() {{ {quoted} "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(folder),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


class Terminal:
    """A terminal on which one command runs: what it shows is waited for, and answers are typed."""

    def __init__(self, folder: Path, *arguments: str, **env: str) -> None:
        import pty

        self._screen, there = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", ON_TERMINAL, *arguments],
            cwd=folder,
            env=environment(folder, **env),
            stdin=there,
            stdout=there,
            stderr=there,
            start_new_session=True,
        )
        os.close(there)
        self.shown = ""
        self._read_to = 0

    def expect(self, text: str) -> None:
        """Wait until the terminal shows this text, after what was waited for before."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.shown.find(text, self._read_to)) < 0:
            assert time.monotonic() < deadline, f"{text!r} was never shown; the terminal shows: {self.shown}"
            assert self._more(), f"the program ended without showing {text!r}; it showed: {self.shown}"
        self._read_to = found + len(text)

    def type(self, text: str) -> None:
        """Type a line."""
        self.press(f"{text}\n")

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._screen, keys.encode())

    def end(self) -> int:
        """Wait for the program to end, and give its exit code."""
        while self._more():
            pass
        os.close(self._screen)
        return self._process.wait(PATIENCE)

    def _more(self) -> bool:
        """Read what is shown next; whether there was anything."""
        ready, _, _ = select.select([self._screen], [], [], PATIENCE)
        try:
            raw = os.read(self._screen, 65536) if ready else b""
        except OSError:  # Linux says so where nobody has the other end open any more
            raw = b""
        self.shown += raw.decode(errors="replace").replace("\r\n", "\n")
        return bool(raw)
