"""Documentation that is run: the console blocks of a page are given to the real program, in order, in one folder.

A page is compared as a whole with what it would be if it were written now; DTREPORT_UPDATE_GOLDEN=1 rewrites it.
Comments in the page steer the run, and the reader of the page does not see them:

- `<!-- docs: clock=2022-03-15T08:05 user=minh host=VANPHONG-01 -->` sets the clock, the person and the machine;
- `<!-- docs: exit=1 -->`: the last command of the next block ends with this exit code, not with 0;
- `<!-- docs: write=list.txt -->`: the next block is the content of this file;
- `<!-- docs: append=reports/2022.toml -->`: the next block is typed at the end of this file, by hand;
- `<!-- docs: takeback=reports/2022.toml -->`: what was typed there last is taken out again.

Answers that a person types stand behind `> ` in the block, as on the screen.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import pytest
import rich.console

from dtreport.cli import boundary, year_commands
from dtreport.services import machine_programs, print_jobs
from dtreport.store import Who
from dtreport.store.history import journal
from tests.support import ROOT
from tests.support.isolation import end_search_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WIDTH = 100
_CLEARED = ("DTREPORT_REPORTS", "DTREPORT_YEAR", "DTREPORT_DEBUG", "FORCE_COLOR", "VISUAL", "EDITOR")
_FENCE = "```"
_DIRECTIVE = re.compile(r"<!-- docs: (.*) -->")
_ANSWER = re.compile(r"(?:.* )?>(?: (.*))?")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_HEAD = re.compile(r"(.*) \| head -n (\d+)")


LAN = Who("lan", "VANPHONG-01")


class Book(NamedTuple):
    """A page with console blocks: how its prompt looks, and what it calls the folder in which it works."""

    path: Path
    prompt: str
    folder: str
    windows: bool = False
    """Whether paths are shown with backslashes, and papers are printed as on Windows."""


README = Book(ROOT / "README.md", "$ ", "/home/lan/bao-cao")
TOUR = Book(ROOT / "docs/tour.md", "$ ", "/home/lan/bao-cao")
GUIDE = Book(ROOT / "docs/huong-dan.md", r"Z:\bao-cao> ", r"Z:\bao-cao", windows=True)
BOOKS = (README, TOUR, GUIDE)


class Block(NamedTuple):
    """A fenced block of a page: what it is in, its lines, and the lines of the page between which they stand."""

    language: str
    lines: list[str]
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, first to last."""
    language, start = "", -1
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not line.startswith(_FENCE):
            continue
        if start < 0:
            language, start = line.removeprefix(_FENCE).strip(), number + 1
        else:
            yield Block(language, lines[start:number], start, number)
            start = -1


class _Keyboard(io.StringIO):
    """A keyboard at which a person sits: each answer is shown as it is typed."""

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self._answers = list(answers)

    def isatty(self) -> bool:
        return True

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # as the class beside it
        if not self._answers:
            return ""
        answer = self._answers.pop(0)
        sys.stderr.write(f"{answer}\n")
        return f"{answer}\n"


class _Screen(io.TextIOWrapper):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        return True


@dataclass
class Run:
    """One page being run."""

    book: Book
    folder: Path
    patch: pytest.MonkeyPatch
    clock: datetime = datetime(2022, 3, 15, 8, 5)  # noqa: DTZ001, the clock on the wall of the office
    who: Who = LAN
    failures: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    """What files held before something was typed into them by hand."""

    def __post_init__(self) -> None:
        """Sit down in the folder, with nothing in the environment that would change what is said."""
        for name in _CLEARED:
            self.patch.delenv(name, raising=False)
        self.patch.setenv("COLUMNS", str(WIDTH))
        self.patch.setenv("NO_COLOR", "1")
        self.patch.setenv("TERM", "xterm")
        # A window of Windows that knows no colours is taken to be one column narrower.
        self.patch.setattr(rich.console, "detect_legacy_windows", lambda: False)
        self.patch.chdir(self.folder)
        end_search_at(self.folder, self.patch)
        self.patch.setattr(Who, "current", classmethod(lambda _class: self.who))
        self.patch.setattr(journal, "now", lambda: self.clock.astimezone().isoformat(timespec="seconds"))
        self.patch.setattr(year_commands, "date", _calendar(self))
        if self.book.windows:
            self.patch.setattr(print_jobs, "os", SimpleNamespace(name="nt"))
            self.patch.setattr(machine_programs, "os", SimpleNamespace(startfile=lambda *_asked: None))

    def page(self) -> str:
        """The page as it would be if it were written now."""
        text = self.book.path.read_text(encoding="utf-8")
        lines, made, done = text.splitlines(), list[str](), 0
        for block in blocks(text):
            orders = self._orders(lines[done : block.start - 1])
            made += lines[done : block.start]
            made += self._block(block, orders)
            done = block.end
        return "\n".join([*made, *lines[done:]]) + "\n"

    def _orders(self, lines: Sequence[str]) -> dict[str, str]:
        words = [word for line in lines if (found := _DIRECTIVE.fullmatch(line)) for word in found[1].split()]
        orders = {key: value for key, _equals, value in (word.partition("=") for word in words)}
        if "clock" in orders:
            self.clock = datetime.fromisoformat(orders["clock"])
        if "takeback" in orders:
            (self.folder / orders["takeback"]).write_text(self.before[orders["takeback"]], encoding="utf-8")
        self.who = Who(orders.get("user", self.who.user), orders.get("host", self.who.host))
        return orders

    def _block(self, block: Block, orders: dict[str, str]) -> list[str]:
        content = "\n".join(block.lines) + "\n"
        if "write" in orders:
            (self.folder / orders["write"]).write_text(content, encoding="utf-8")
        elif "append" in orders:
            path = self.folder / orders["append"]
            self.before[orders["append"]] = path.read_text(encoding="utf-8")
            path.write_text(self.before[orders["append"]] + "\n" + content, encoding="utf-8")
            os.utime(path, (self.clock.timestamp(), self.clock.timestamp()))
        elif block.language == "console":
            return self._console(block.lines, int(orders.get("exit", 0)))
        return block.lines

    def _console(self, lines: Sequence[str], expected: int) -> list[str]:
        starts = [number for number, line in enumerate(lines) if line.startswith(self.book.prompt)]
        assert starts[:1] == [0], f"{self.book.path.name}: a console block begins with a command: {lines[:1]}"
        made: list[str] = []
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            answers = [found[1] or "" for line in lines[start + 1 : end] if (found := _ANSWER.fullmatch(line))]
            output, code = self._command(lines[start].removeprefix(self.book.prompt), answers)
            if code != (expected if end == len(lines) else 0):
                self.failures.append(f"{lines[start]} → {code}")
            made += [lines[start], *output, *([""] if output and end < len(lines) else [])]
        return made

    def _command(self, line: str, answers: Sequence[str]) -> tuple[list[str], int]:
        whole, most = (found[1], int(found[2])) if (found := _HEAD.fullmatch(line)) else (line, None)
        program, *arguments = shlex.split(whole)
        assert program == "dtreport", f"{self.book.path.name} runs something else: {line}"
        output, code = self.answer(arguments, answers)
        shown = [each.rstrip() for each in self._shown(output).strip("\n").splitlines()]
        self.clock += timedelta(minutes=2)
        return shown[:most], code

    def answer(self, arguments: Sequence[str], answers: Sequence[str]) -> tuple[str, int]:
        """All that `dtreport ARGUMENTS` prints, as a person sees it, and its exit code."""
        paper = io.BytesIO()
        out, err = (_Screen(paper, encoding="utf-8", write_through=True) for _stream in range(2))
        with self.patch.context() as patch:
            patch.setattr(sys, "argv", ["dtreport", *arguments])
            patch.setattr(sys, "stdin", _Keyboard(answers) if answers else io.StringIO())
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as left:
                boundary.main()
        output = paper.getvalue().decode().replace(os.linesep, "\n")
        out.detach()
        err.detach()
        assert isinstance(left.value.code, int)
        return output, left.value.code

    def _shown(self, output: str) -> str:
        separator = "\\" if self.book.windows else "/"
        output = _STYLE.sub("", output).replace(f"{self.folder}{os.sep}", f"{self.book.folder}{separator}")
        output = output.replace(str(self.folder), self.book.folder)
        return re.sub(
            rf"\breports{re.escape(os.sep)}(?:\.dtreport{re.escape(os.sep)})?",
            lambda path: path[0].replace(os.sep, separator),
            output,
        )


def _calendar(run: Run) -> type[date]:
    """The calendar of the office, which goes with its clock."""

    class Calendar(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]  # a plain date, as the program makes
            return run.clock.date()

    return Calendar
