"""A program of its own that the tests start: a command of dtreport is killed at its first call, its second, its third …

Each time the command runs in a child of this program, which has everything loaded, in a fresh copy of an office. The
child kills itself before one of the calls by which it changes the disk, or in the middle of a write; then the program
runs again in what was left. At last the number of kills is printed.
"""

from __future__ import annotations

import gc
import io
import os
import re
import shutil
import signal
import sys
import time
from functools import cache
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TextIO

from dtreport.cli import app, main
from dtreport.cli.lazy_commands import CommandLine
from dtreport.services import kit, paper_files
from dtreport.store import KEPT, Store, Who
from dtreport.store.year_file import JournalGaps
from tests.support.disk_calls import DiskCalls
from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtreport.formats import Format
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years
    from dtreport.store import RecordChange

Words = tuple[str, ...]

ADD: Words = ("add-count", "--name", "Lớp tập huấn", "--unit", "lớp", "--value", "3", "--year", "2021")
ANOTHER: Words = ("add-count", "--name", "Xã", "--unit", "xã", "--year", "2021")
EDIT: Words = ("edit", "kq-1", "--text", "Tổ chức {hn} hội nghị.")
UNDO: Words = ("undo",)
EXPORT: Words = ("export", "2021", "-p", "figures", "-o", "so-lieu.xlsx")
KIT: Words = ("kit", "2021", "-o", "giay-to", "--without", "summary,report,workbook,awards,certificates,agenda,article")
PERSONAL = b"what a person wrote"
TWO_DAYS = 48 * 3600


class Case(NamedTuple):
    """A command that is killed."""

    command: Words
    before: tuple[Words, ...] = (ADD,)
    """The commands that ran before it."""
    edited: str = ""
    """A paper that a person wrote in since."""
    by_hand: bool = False
    """Whether the year file was edited by hand since."""
    reversible: bool = True
    """Whether `undo` brings the file back to what it was before the command."""


CASES = {
    "first": Case(ADD, ()),
    "add": Case(("add-task", "--text", "Rà soát chính sách dân tộc")),
    "edit": Case(EDIT),
    "edit-by-hand": Case(EDIT, by_hand=True),
    "remove": Case(("remove", "nv-2")),
    "undo": Case(UNDO, reversible=False),
    "open": Case(("open", "2021")),
    "new": Case(("new", "2022"), reversible=False),
    "export": Case(EXPORT, (ADD, EXPORT, UNDO), reversible=False),
    "kit": Case(KIT, (ADD, KIT, UNDO), "giay-to/nhiem-vu-2021.docx", reversible=False),
}


class Killer:
    """Lets a number of calls happen, and ends the process at the next one; a write may also end in its middle."""

    def __init__(self, turn: int) -> None:
        self._left = turn

    def __call__(self, name: str, real: Callable[..., Any], *given: Any, **named: Any) -> Any:
        self._count()
        if name == "write":
            self._count(lambda: real(given[0], bytes(given[1])[: len(given[1]) // 2]))
        return real(*given, **named)

    def _count(self, last: Callable[[], Any] = lambda: None) -> None:
        self._left -= 1
        if self._left == 0:
            last()
            os.kill(os.getpid(), signal.SIGKILL)


def do(folder: Path, commands: tuple[Words, ...], outlet: TextIO) -> int:
    """Run commands in this process, in a folder, until one fails; the code of the last one."""
    os.chdir(folder)
    code, streams = 0, (sys.stdout, sys.stderr)
    for words in commands:
        sys.argv, sys.stdout, sys.stderr = ["dtreport", *words], outlet, outlet
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        outlet.flush()
        sys.stdout, sys.stderr = streams
        if code:
            break
    return code


def do_in_child(folder: Path, command: Words, turn: int) -> tuple[int, str]:
    """Run a command in a child, killed at a turn; the code of the child, and what it printed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _child(folder, command, turn, writing)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:  # noqa: PTH123, it is open already
        words = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), words


def _child(folder: Path, command: Words, turn: int, writing: int) -> NoReturn:
    code = 70
    try:
        os.dup2(writing, 1)
        os.close(writing)
        with DiskCalls(Killer(turn)):
            code = do(folder, (command,), open(1, "w", encoding="utf-8", closefd=False))  # noqa: SIM115, a stream
    finally:
        os._exit(code)


def remember() -> None:
    """Build each command and render each paper once: it is the writing that is looked at here, some hundred times."""
    app.build = cache(app.build)
    CommandLine.build = cache(CommandLine.build)  # type: ignore[method-assign]
    papers: dict[tuple[str, str], bytes] = {}
    real = paper_files.rendered

    def rendered(paper: Paper, form: Format, years: Years) -> bytes:
        key = (repr(paper), form.name)
        if key not in papers:
            papers[key] = real(paper, form, years)
        return papers[key]

    for module in (paper_files, kit):
        module.rendered = rendered  # type: ignore[attr-defined]


class Office(NamedTuple):
    """What people find in an office: year files and papers by their path, and the history without times."""

    files: dict[str, bytes]
    history: tuple[tuple[str, bool, tuple[RecordChange, ...]], ...]


def office_in(folder: Path) -> Office:
    """What people find there; the journals must be whole."""
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and KEPT not in path.parts and path.suffix != ".tmp"
    }
    store = Store(folder / "reports", Who.current())
    for year in store.years():
        assert store.journal_gaps(year)._replace(fragments=()) == JournalGaps()
    entries = (entry for year in store.years() for entry in store.history(year))
    return Office(files, tuple((entry.action, entry.outside, entry.changes) for entry in entries))


class Trial:
    """A case in a folder of its own: the office before the command, after it, and when others have gone on."""

    def __init__(self, home: Path, case: Case) -> None:
        self._case = case
        self._template, self._office = home / "template", home / "office"
        self._others = (ANOTHER, UNDO, UNDO) if case.reversible else (ANOTHER, UNDO)
        self._shape: list[tuple[str, int]] = []
        year = self._office / "reports" / "2021.toml"
        year.parent.mkdir(parents=True)
        year.write_bytes(SMALL_YEAR.encode())
        # What runs in this process has everything loaded, and every paper rendered, that its children will need.
        self._do(*case.before)
        if case.edited:
            (self._office / case.edited).write_bytes(PERSONAL)
        if case.by_hand:
            year.write_bytes(year.read_bytes().replace("Rà soát".encode(), "Xem lại".encode()))
        self._before = office_in(self._office)
        self._office.rename(self._template)
        self._begin_afresh()
        self._do(case.command)
        self._after = office_in(self._office)
        self._do(*self._others)
        self._at_last = office_in(self._office)
        assert not case.reversible or self._at_last.files == self._before.files

    def _do(self, *commands: Words) -> None:
        printed = io.BytesIO()
        code = do(self._office, commands, io.TextIOWrapper(printed, encoding="utf-8", write_through=True))
        assert code == 0, printed.getvalue().decode()

    def _begin_afresh(self) -> None:
        shutil.rmtree(self._office, ignore_errors=True)
        shutil.copytree(self._template, self._office)

    def is_killed(self, turn: int) -> bool:
        """Kill the command at a turn, and go on in what it left; False where it has ended before."""
        self._begin_afresh()
        code, words = do_in_child(self._office, self._case.command, turn)
        assert code in {0, -signal.SIGKILL}, words
        now = office_in(self._office)
        self._compare(now, acknowledged="Đã " in words)
        shape = self._shape_of_all()
        if shape != self._shape:  # otherwise the calls in between have left everything as it was
            self._shape = shape
            self._go_on(now)
        return code != 0

    def _compare(self, now: Office, *, acknowledged: bool) -> None:
        """Every file is the old or the new one, and what a person wrote in a paper is somewhere."""
        assert now.history in {self._before.history, self._after.history}
        assert not acknowledged or now == self._after
        for name, raw in now.files.items():
            allowed = [office.files[name] for office in (self._before, self._after) if name in office.files]
            assert raw in allowed or (not raw and "(ban cu " in name), name
        assert now.files.keys() >= self._before.files.keys() - {self._case.edited}
        assert not self._case.edited or PERSONAL in now.files.values()

    def _shape_of_all(self) -> list[tuple[str, int]]:
        """Every file with its size, whatever number a temporary one has in its name."""
        files = (path for path in self._office.rglob("*") if path.is_file())
        return sorted((re.sub(r"[0-9]+-[0-9a-f]{8}", "", str(path)), path.stat().st_size) for path in files)

    def _go_on(self, now: Office) -> None:
        """Days later: the command again, but for a change that was carried out; others write; all is taken back."""
        then = time.time() - TWO_DAYS
        for path in self._office.rglob("*.tmp"):
            os.utime(path, (then, then))
        again = () if now == self._after and now.history != self._before.history else (self._case.command,)
        self._do(*again, *self._others)
        at_last = office_in(self._office)
        assert at_last.history == self._at_last.history
        for name, raw in self._at_last.files.items():
            assert raw == PERSONAL or at_last.files[name] == raw, name
        assert not self._case.edited or PERSONAL in at_last.files.values()
        assert not list(self._office.rglob("*.tmp"))


def kill_at(home: Path, name: str, first: int, step: int) -> int:
    """Kill a command at a turn, and again and again so many turns later; how many times it was killed."""
    os.environ["EDITOR"] = "sed -i 's/value = 2/value = 4/'"
    remember()
    trial = Trial(home, CASES[name])
    gc.freeze()
    return sum(1 for _turn in takewhile(trial.is_killed, count(first, step)))


if __name__ == "__main__":
    sys.stdout.write(f"{kill_at(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))}\n")
