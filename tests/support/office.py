"""An office in a temporary folder: the real command line runs there, in this process, and a transcript is kept.

A story is a test that runs some commands and ends with `office.matches_golden()`: all that was said and every
change of a year file is then compared with `golden/<name of the test>.txt`. DTREPORT_UPDATE_GOLDEN=1 rewrites it.
"""

from __future__ import annotations

import difflib
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

from dtreport.cli import boundary
from dtreport.store import Who
from tests.support import TESTS
from tests.support.golden import assert_golden
from tests.support.small_years import SMALL_YEAR
from tests.support.streams import STOP, Keyboard, Screen, piped, written_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GOLDEN = TESTS / "cli" / "golden"
LAN, MINH = Who("lan", "KETOAN-02"), Who("minh", "VANPHONG-01")
QUIET = (
    "DTREPORT_REPORTS",
    "DTREPORT_YEAR",
    "DTREPORT_DEBUG",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "VISUAL",
    "EDITOR",
)
_MASKS = (
    (r"drafts/[0-9a-f]{6}-", "drafts/xxxxxx-"),
    (r"received/[0-9a-f]{64}", "received/[mã]"),
    (r"Mã đối chiếu số liệu: [0-9a-f]{16}", "Mã đối chiếu số liệu: [mã]"),
    (r"Trình soạn thảo: (?:/|[A-Z]:).*", "Trình soạn thảo: [đường dẫn]"),
    (r"^dtreport \d+\.\d+.*", "dtreport [phiên bản]"),
    (r"^(Chương trình|Python|Hệ điều hành)(?: \d[\d.+\w]*)?: .*", r"\1: [của máy này]"),
)


class Ran(NamedTuple):
    """What one run of the program printed, and its exit code."""

    out: str
    err: str
    code: int


@dataclass
class Office:
    """A folder in which commands run as one person, and the transcript of all of them."""

    folder: Path
    patch: pytest.MonkeyPatch
    story: str

    def __post_init__(self) -> None:
        self.told: list[str] = []
        self.encoding = "utf-8"
        self._minutes = 0
        self._seen: dict[Path, bytes] = {}
        self.who(LAN)

    @property
    def reports(self) -> Path:
        """The folder of year files."""
        return self.folder / "reports"

    def who(self, person: Who) -> None:
        """Let another person sit down at the keyboard."""
        self.patch.setattr(Who, "current", classmethod(lambda _class: person))

    def now(self) -> str:
        """The journal's clock: one minute goes by between two entries."""
        self._minutes += 1
        return f"2021-12-20T08:{self._minutes:02}:00+07:00"

    def run(self, line: str | list[str], *, stdin: bytes = b"", answers: Sequence[str] | None = None) -> Ran:
        """Run `dtreport LINE`. With `answers` a person sits at a terminal and types them, each followed by Enter."""
        arguments = shlex.split(line) if isinstance(line, str) else line
        shown = f"$ dtreport {line if isinstance(line, str) else shlex.join(line)}".rstrip()
        self.told.append(shown + (f" < ({len(stdin)} bytes)" if stdin else ""))
        out, err, code = self._ran(arguments, stdin, answers)
        ran = Ran(self._read(out), self._read(err), code)
        self._tell(ran)
        return ran

    def _read(self, printed: bytes) -> str:
        """What was printed, with the ends of lines that every system has."""
        return printed.decode(self.encoding).replace(os.linesep, "\n")

    def apart(self, line: str) -> Ran:
        """Run `dtreport LINE` outside the story; no file is looked at."""
        out, err, code = self._ran(shlex.split(line), b"", None)
        return Ran(self._read(out), self._read(err), code)

    def raw(self, line: str) -> bytes:
        """Run `dtreport LINE` outside the story, and give the bytes that it printed."""
        return self._ran(shlex.split(line), b"", None)[0]

    def _ran(self, arguments: list[str], stdin: bytes, answers: Sequence[str] | None) -> tuple[bytes, bytes, int]:
        out = piped(self.encoding)
        err = piped(self.encoding) if answers is None else Screen(io.BytesIO(), encoding="utf-8", write_through=True)
        self.patch.setattr(sys, "argv", ["dtreport", *arguments])
        self.patch.setattr(sys, "stdout", out)
        self.patch.setattr(sys, "stderr", err)
        typed = [answer if answer == STOP else f"{answer}\n" for answer in answers or ()]
        keyboard = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8") if answers is None else Keyboard(typed)
        self.patch.setattr(sys, "stdin", keyboard)
        try:
            with pytest.raises(SystemExit) as left:
                boundary.main()
        finally:
            for name in ("stdout", "stderr", "stdin"):
                self.patch.setattr(sys, name, getattr(sys, f"__{name}__"))
        code = left.value.code
        assert isinstance(code, int)
        return written_to(out), written_to(err), code

    def note(self, sentence: str) -> None:
        """Say in the transcript what happens beside the commands."""
        self.told.append(f"# {sentence}")

    def begin(self, year: str = SMALL_YEAR, name: str = "reports/2021.toml") -> Path:
        """Put a year file there, without showing it in the transcript."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(year, encoding="utf-8", newline="")
        self.told.append(f"# {name} is there already")
        self._seen[path.relative_to(self.folder)] = path.read_bytes()
        return path

    def write(self, name: str, content: str | bytes, sentence: str = "") -> Path:
        """Write a file as a person would with another program; it is shown in the transcript."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.told.append(f"# {sentence or f'{name} is written with another program'}")
        self._changes()
        self.told.append("")
        return path

    def substitute(self, name: str, old: str, new: str) -> None:
        """Edit a file by hand."""
        path = self.folder / name
        text = path.read_bytes().decode()
        assert old in text, f"{name} holds no {old!r}"
        self.write(name, text.replace(old, new, 1), f"{name} is edited by hand")

    def editor(self, name: str, script: str) -> None:
        """Let $EDITOR be a Python script, with the path of what is edited in `path`."""
        path = self.folder.parent / f"{name}.py"
        start = "import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n"
        start += "text = path.read_bytes().decode('utf-8-sig')\n"
        path.write_text(start + script, encoding="utf-8")
        words = [sys.executable, str(path)]
        self.patch.setenv("EDITOR", subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words))
        self.told.append(f"# EDITOR={name}: {'; '.join(script.strip().splitlines())}")

    def _tell(self, ran: Ran) -> None:
        self.told += self._masked(ran.out)
        self.told += [f"! {line}".rstrip() for line in self._masked(ran.err)]
        self.told.append(f"→ {ran.code}")
        self._changes()
        self.told.append("")

    def _masked(self, text: str) -> list[str]:
        text = text.replace(str(self.folder), "/co-quan").replace(str(self.folder.parent), "/tam")
        if os.sep != "/":
            text = re.sub(r"/(?:co-quan|tam)[^\s\"']*", lambda path: path[0].replace(os.sep, "/"), text)
            text = re.sub(rf"(?<=[\w.)]){re.escape(os.sep)}(?!n)(?=[\w.(])", "/", text)
        for pattern, instead in _MASKS:
            text = re.sub(pattern, instead, text, flags=re.MULTILINE)
        return [line.rstrip() for line in text.splitlines()]

    def _changes(self) -> None:
        here = {
            path.relative_to(self.folder): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and ".dtreport" not in path.parts
        }
        for path in sorted({*here, *self._seen}):
            old, new = self._seen.get(path), here.get(path)
            if old != new:
                self.told += _told_change(path, old, new)
        self._seen = here

    def matches_golden(self) -> None:
        """Compare the transcript with the golden file of this story."""
        transcript = "\n".join(self.told).rstrip() + "\n"
        assert_golden(GOLDEN / f"{self.story}.txt", transcript)


def _told_change(path: Path, old: bytes | None, new: bytes | None) -> list[str]:
    if path.suffix != ".toml" or b"\xff" in (old or new or b""):
        return [f"{'+' if old is None else '-' if new is None else '~'} {path.as_posix()}"]
    lines = difflib.unified_diff(
        (old or b"").decode(errors="replace").splitlines(),
        (new or b"").decode(errors="replace").splitlines(),
        path.as_posix() if old is not None else "(no file)",
        path.as_posix() if new is not None else "(no file)",
        n=1,
        lineterm="",
    )
    return [line.rstrip() for line in lines]


class Calendar(date):
    """The office's calendar, which stands at one day."""

    @classmethod
    def today(cls) -> date:  # type: ignore[override]  # a plain date, as the program makes
        return date(2022, 2, 1)
