"""Measure dtreport against bare programs, in one run, and print the ratios: `python -m tests.benchmarks.run`.

Each figure is the median of whole processes that take turns, so that what else the machine does falls on all alike.
dtreport should be installed as its users have it (`pip install .`). Nothing here asserts: a slow machine is not a
defect. The bounds that the project has set itself are printed beside.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.hostile_files import write_hostile_files
from tests.benchmarks.peers import BARE, BARE_WITH_DOCX, BARE_WITH_OPENPYXL, PLAIN_WORKBOOK
from tests.benchmarks.years import mixed_year, year_of_awards
from tests.support import ROOT

DTREPORT = [str(Path(sys.executable).with_name("dtreport"))]
KIBIBYTE = 1024
_RECORDS_OF_FIFTY_PAGES = 850
_OTHER_SENTENCES = 9
"""How many sentences of a year are other than in the paper that is held against it."""
COUNT = ["add-count", "--name", "Lượt tiếp công dân", "--unit", "lượt", "--value", "12"]


class Run(NamedTuple):
    """One whole process: its time in seconds and its peak of memory in MiB."""

    seconds: float
    peak: float


def run(command: list[str], folder: Path, allowed: tuple[int, ...] = (0,)) -> Run:
    """Run a command in a folder and measure it. Raises RuntimeError where its exit code is none that is allowed."""
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in allowed:
        assert process.stderr is not None
        raise RuntimeError(f"{command}: {process.stderr.read().decode()}")
    assert process.stderr is not None
    process.stderr.close()
    process.returncode = 0
    return Run(seconds, usage.ru_maxrss / KIBIBYTE)


def in_turns(
    commands: dict[str, tuple[list[str], Path]], times: int, allowed: tuple[int, ...] = (0,)
) -> dict[str, Run]:
    """The medians of several commands that take turns."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for name, (command, folder) in commands.items():
        run(command, folder, allowed)
        runs[name].clear()
    for _time in range(times):
        for name, (command, folder) in commands.items():
            runs[name].append(run(command, folder, allowed))
    return {
        name: Run(statistics.median(each.seconds for each in found), max(each.peak for each in found))
        for name, found in runs.items()
    }


def office(root: Path, name: str, text: str) -> Path:
    """A folder with one year file."""
    folder = root / name
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "2021.toml").write_text(text, encoding="utf-8")
    return folder


def show(what: str, ratio: float, bound: str, detail: str) -> None:
    """One line of the table."""
    print(f"| {what} | {ratio:.2f} | {bound} | {detail} |", flush=True)


def start_up(root: Path) -> None:
    """`--help` and an add, against a bare Typer program with one text option."""
    (root / "bare.py").write_text(BARE, encoding="utf-8")
    bare = [sys.executable, str(root / "bare.py")]
    folder = office(root, "start", mixed_year(300))
    found = in_turns(
        {
            "bare help": ([*bare, "--help"], folder),
            "help": ([*DTREPORT, "--help"], folder),
            "bare": ([*bare, "--name", "y"], folder),
            "add": ([*DTREPORT, *COUNT], folder),
        },
        21,
    )
    for what, name, peer, bound in (
        ("`--help`", "help", "bare help", "1.15"),
        ("`add-count`, 300 records", "add", "bare", "1.65"),
    ):
        mine, other = found[name].seconds, found[peer].seconds
        show(f"{what} / bare Typer", mine / other, bound, f"{mine * 1000:.0f} ms / {other * 1000:.0f} ms")


def growth(root: Path) -> None:
    """An add to large files, against the same add to a small one."""
    sizes = {10: 15, 1_000: 15, 10_000: 7}
    folders = {size: office(root, f"add-{size}", mixed_year(size)) for size in sizes}
    small = in_turns({"small": ([*DTREPORT, *COUNT], folders[10]), "1000": ([*DTREPORT, *COUNT], folders[1_000])}, 15)
    large = in_turns({"small": ([*DTREPORT, *COUNT], folders[10]), "10000": ([*DTREPORT, *COUNT], folders[10_000])}, 7)
    for found, name, bound in ((small, "1000", "2"), (large, "10000", "8")):
        mine, other = found[name], found["small"]
        detail = f"{mine.seconds * 1000:.0f} ms / {other.seconds * 1000:.0f} ms, {mine.peak:.0f} MiB"
        show(f"add to {name} records / to 10", mine.seconds / other.seconds, bound, detail)


def check(root: Path) -> None:
    """A check of a year of real size, against a bare Typer program; and of a large one."""
    (root / "bare.py").write_text(BARE, encoding="utf-8")
    folders = {size: office(root, f"check-{size}", mixed_year(size)) for size in (300, 10_000)}
    command = [*DTREPORT, "check", "2021", "--fail-on", "error"]
    found = in_turns(
        {
            "bare": ([sys.executable, str(root / "bare.py"), "--name", "y"], folders[300]),
            "300": (command, folders[300]),
            "10000": (command, folders[10_000]),
        },
        9,
    )
    mine, bare, large = found["300"].seconds, found["bare"].seconds, found["10000"]
    show("`check`, 300 records / bare Typer", mine / bare, "1.5", f"{mine * 1000:.0f} ms / {bare * 1000:.0f} ms")
    show("`check`, 10,000 records, seconds", large.seconds, "1.5", f"{large.peak:.0f} MiB")


def hostile(root: Path) -> None:
    """The most memory that a file takes which nobody should read, of 100 MB and just under what is read at all."""
    folder = office(root, "hostile", mixed_year(300))
    for size in (100_000_000, 63_900_000):
        write_hostile_files(folder, size)
    files = sorted(path.name for path in folder.iterdir() if path.is_file())
    for command in ("trace", "verify"):
        peaks = {name: run([*DTREPORT, command, name], folder, allowed=(0, 1, 2)).peak for name in files}
        largest = max(peaks, key=lambda name: peaks[name])
        show(f"peak of `{command}` of a hostile file, MiB", peaks[largest], "150", largest)


def workbook(root: Path) -> None:
    """The workbook of a year of real size, against a bare program that imports openpyxl."""
    (root / "openpyxl_bare.py").write_text(BARE_WITH_OPENPYXL, encoding="utf-8")
    folder = office(root, "export", mixed_year(300))
    found = in_turns(
        {
            "bare": ([sys.executable, str(root / "openpyxl_bare.py")], folder),
            "export": ([*DTREPORT, "export", "2021"], folder),
        },
        11,
    )
    mine, other = found["export"].seconds, found["bare"].seconds
    show(
        "`export`, 300 records / bare + openpyxl", mine / other, "2.0", f"{mine * 1000:.0f} ms / {other * 1000:.0f} ms"
    )


def awards(root: Path) -> None:
    """Twenty thousand awards, against a plain script; and twice as many."""
    (root / "plain.py").write_text(PLAIN_WORKBOOK, encoding="utf-8")
    folders = {number: office(root, f"awards-{number}", year_of_awards(number)) for number in (20_000, 40_000)}
    once = folders[20_000]
    plain = [sys.executable, str(root / "plain.py"), str(once / "reports" / "2021.toml"), str(root / "plain.xlsx")]
    found = in_turns(
        {
            "plain": (plain, once),
            "once": ([*DTREPORT, "export", "2021"], once),
            "twice": ([*DTREPORT, "export", "2021"], folders[40_000]),
        },
        3,
    )
    plain_run, once_run, twice_run = found["plain"], found["once"], found["twice"]
    detail = f"{once_run.seconds:.2f} s / {plain_run.seconds:.2f} s"
    show("20,000 awards / plain script", once_run.seconds / plain_run.seconds, "0.7", detail)
    show("peak of 20,000 awards, MiB", once_run.peak, "200", f"plain script: {plain_run.peak:.0f} MiB")
    detail = f"{twice_run.seconds:.2f} s / {once_run.seconds:.2f} s, {twice_run.peak:.0f} MiB"
    show("40,000 awards / 20,000", twice_run.seconds / once_run.seconds, "2.2", detail)


def word_and_pdf(root: Path) -> None:
    """The report of a year of real size in Word and PDF, against bare programs, and against LibreOffice."""
    (root / "docx_bare.py").write_text(BARE_WITH_DOCX, encoding="utf-8")
    (root / "bare.py").write_text(BARE, encoding="utf-8")
    folder = office(root, "papers", mixed_year(300))
    found = in_turns(
        {
            "bare": ([sys.executable, str(root / "bare.py"), "--name", "y"], folder),
            "bare docx": ([sys.executable, str(root / "docx_bare.py"), "--name", "y"], folder),
            "docx": ([*DTREPORT, "export", "2021", "--format", "docx"], folder),
            "pdf": ([*DTREPORT, "export", "2021", "--format", "pdf"], folder),
        },
        11,
    )
    for name, peer, bound in (("docx", "bare docx", "2.3"), ("pdf", "bare", "2.2")):
        mine, other = found[name].seconds, found[peer].seconds
        detail = f"{mine * 1000:.0f} ms / {other * 1000:.0f} ms, {found[name].peak:.0f} MiB"
        show(f"`export --format {name}`, 300 records / {peer}", mine / other, bound, detail)
    libreoffice = shutil.which("soffice")
    if libreoffice is None:
        return
    profile = f"-env:UserInstallation={(root / 'libreoffice').as_uri()}"
    convert = [libreoffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(root), "bao-cao-2021.docx"]
    other = in_turns({"convert": (convert, folder)}, 5)["convert"].seconds
    mine = found["pdf"].seconds
    show("LibreOffice on the Word file / `export --format pdf`", other / mine, "at least 4", f"{other:.2f} s")


def trace(root: Path) -> None:
    """A paper of some 50 pages held against its year, as it was made and with mistakes, and taken back from Word.

    Against a bare program.
    """
    (root / "bare.py").write_text(BARE, encoding="utf-8")
    folder = office(root, "trace", mixed_year(_RECORDS_OF_FIFTY_PAGES))
    for form in ("docx", "pdf"):
        run([*DTREPORT, "export", "2021", "--format", form], folder)
    text = (folder / "reports" / "2021.toml").read_text(encoding="utf-8")
    edited = office(
        root, "edited", text.replace("value = 7\n", "value = 8\n").replace("cho người dân", "tới người dân", 9)
    )
    commands = {"bare": ([sys.executable, str(root / "bare.py"), "--name", "y"], folder)}
    for form in ("docx", "pdf") if find_spec("pypdfium2") else ("docx",):
        paper = str(folder / f"bao-cao-2021.{form}")
        commands[form] = ([*DTREPORT, "trace", paper, "2021"], folder)
        commands[f"{form}, edited"] = ([*DTREPORT, "trace", paper, "2021"], edited)
    word_file = str(folder / "bao-cao-2021.docx")
    commands["adopt"] = ([*DTREPORT, "adopt", "--dry-run", word_file, "2021"], folder)
    found = in_turns(commands, 7, allowed=(0, 1))
    for name in list(commands)[1:]:
        mine, bare = found[name], found["bare"]
        bound = "3" if name.startswith("pdf") else "2.5"
        detail = f"{mine.seconds * 1000:.0f} ms / {bare.seconds * 1000:.0f} ms, {mine.peak:.0f} MiB"
        command = "`adopt --dry-run`" if name == "adopt" else f"`trace`, {name}"
        show(f"{command} of 50 pages / bare Typer", mine.seconds / bare.seconds, bound, detail)


def kit(root: Path) -> None:
    """All papers of the real year."""
    real = ROOT / "reports" / "2021.toml"
    folder = office(root, "kit", real.read_text(encoding="utf-8"))
    found = in_turns({"kit": ([*DTREPORT, "kit", "2021"], folder)}, 7)["kit"]
    show("`kit` of 2021, s", found.seconds, "1.6", f"{found.peak:.0f} MiB")


def in_process(_root: Path) -> None:
    """What the papers cost inside a process."""
    bounds = {"awards-docx": "1", "awards-pdf": "1.5", "fifty-pages": "0.3", "cached-values": "10"}
    names = {
        "awards-docx": "2,000 recipients as docx, s",
        "awards-pdf": "2,000 recipients as PDF, s",
        "fifty-pages": "50 pages of PDF, s",
        "cached-values": "cached values of 1,000 formulas, ms",
    }
    for part, bound in bounds.items():
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.papers", part], capture_output=True, text=True, check=True
        )
        seconds, peak = map(float, done.stdout.split())
        show(names[part], seconds, bound, f"{peak:.0f} MiB (at most 350)")


def main() -> None:
    """Print the table."""
    parts = {
        "start": start_up,
        "growth": growth,
        "check": check,
        "hostile": hostile,
        "workbook": workbook,
        "awards": awards,
        "papers": word_and_pdf,
        "trace": trace,
        "kit": kit,
        "inside": in_process,
    }
    asked = sys.argv[1:] or list(parts)
    print("| what | ratio | at most | seen |\n|---|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in asked:
            parts[name](Path(folder))


if __name__ == "__main__":
    main()
