"""Printing: a paper handed to the printer, or to the program of the machine that prints."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, UsageError
from dtreport.formats import format_named
from dtreport.services import paper_files
from dtreport.services.machine_programs import find_program, start_file
from dtreport.vietnamese.text import fold, quoted

if TYPE_CHECKING:
    from dtreport.papers import PaperKind
    from dtreport.services.paper_files import ExportedFile
    from dtreport.store import Store

USUAL = "summary"
"""The paper that is printed where none is named: the one that lies before everybody in the hall."""
MOST_COPIES = 999
SIDES = {
    "một mặt": "one-sided",
    "hai mặt": "two-sided-long-edge",
    "hai mặt ngang": "two-sided-short-edge",
}
"""How the sheets are printed, and what the printer calls it; sheets that lie are turned over their short edge."""
_ENGLISH = {"one sided": "một mặt", "two sided": "hai mặt", "1": "một mặt", "2": "hai mặt"}
_JOB = re.compile(r"\S+-\d+")
_SHOW_PRINTERS = "Xem tên các máy in: lpstat -e. Chọn máy in: --printer TÊN-MÁY-IN"


class PrintJob(NamedTuple):
    """What was handed over: the number of the print job, or the file that a program of the machine has opened."""

    paper: PaperKind
    job: str = ""
    exported: ExportedFile | None = None


class Wishes(NamedTuple):
    """How a paper is to be printed."""

    printer: str | None = None
    """The printer; None is the usual one."""
    word: bool = False
    """Whether Word prints its file, which only Windows can."""
    copies: int | None = None
    sides: str | None = None
    """One of `SIDES`; None is as the printer is set."""


def sides_meant(words: str) -> str:
    """The one of `SIDES` that is meant, in Vietnamese or English. Raises UsageError."""
    key = fold(words).replace("-", " ")
    meant = {fold(name): name for name in SIDES} | _ENGLISH
    if key not in meant:
        raise UsageError(f"Không hiểu --sides {quoted(words)}.", f"Một trong: {', '.join(SIDES)}.")
    return meant[key]


def send(store: Store, year: int, paper: PaperKind, wishes: Wishes) -> PrintJob:
    """Print a paper on A4.

    Raises UsageError, and DtreportError where there is nothing to print with or the printer does not take it.
    """
    printer, word = wishes.printer, wishes.word
    if wishes.copies is not None and not 1 <= wishes.copies <= MOST_COPIES:
        raise UsageError(f"Số bản in từ 1 đến {MOST_COPIES}.", "Ví dụ: --copies 40")
    if word and os.name != "nt":
        raise UsageError("Chỉ Windows mới in được bằng Word.", "Hãy bỏ --word: khi đó dtreport in bản PDF.")
    if word and (wishes.copies or wishes.sides):
        raise UsageError(
            "Windows không cho đặt trước số bản hay in hai mặt khi Word in thẳng ra máy in.",
            "Hãy bỏ --word: bản PDF mở ra, rồi chọn số bản và hai mặt trong hộp thoại in.",
        )
    form = format_named("docx" if word else "pdf")
    if form.name not in paper.formats:
        raise UsageError(
            f"{paper.label} không có {form.label} nên không in thẳng được.",
            f"Hãy mở ra rồi in từ đó: dtreport export {year} --paper {paper.name} --open",
        )
    if os.name != "nt":
        return PrintJob(paper, job=_give_to_lp(paper_files.render(store, year, paper, form), paper, year, wishes))
    # What opens the file reads it later than we could remove it, so it is an export like any other.
    exported = paper_files.export(store, year, paper, form, Path())
    if not word:
        start_file(exported.path)
    elif printer is None:
        start_file(exported.path, "print")
    else:
        start_file(exported.path, "printto", f'"{printer}"')
    return PrintJob(paper, exported=exported)


def _give_to_lp(content: bytes, paper: PaperKind, year: int, wishes: Wishes) -> str:
    """Give a PDF to lp, which reads it from a pipe, so that it lies nowhere on the disk; gives the job's number."""
    command = find_program("lp")
    elsewhere = f"Hãy xuất bản PDF rồi in ở máy khác: dtreport export {year} --paper {paper.name} --format pdf"
    if command is None:
        raise DtreportError("Máy này không có lệnh lp nên không in được.", elsewhere)
    asked = [command, *(["-d", wishes.printer] if wishes.printer else [])]
    asked += ["-n", str(wishes.copies)] if wishes.copies else []
    asked += ["-o", "media=A4", *(["-o", f"sides={SIDES[wishes.sides]}"] if wishes.sides else [])]
    asked += ["-t", f"{paper.label} {year}", "-"]
    try:
        process = subprocess.run(asked, input=content, capture_output=True, check=False)  # noqa: S603, found by its path
    except OSError as reason:
        raise DtreportError("Không chạy được lệnh lp của máy này.", elsewhere) from reason
    if process.returncode != 0:
        answer = " ".join(process.stderr.decode(errors="replace").split())
        raise DtreportError(
            f"Máy in không nhận. Lệnh lp báo: {answer or f'mã lỗi {process.returncode}'}", _SHOW_PRINTERS
        )
    job = _JOB.search(process.stdout.decode(errors="replace"))
    return job[0] if job else ""
