"""Workbooks that the tests of the Excel format make: each is one that Excel opens without a word."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dtreport.formats import excel
from dtreport.papers.blocks import Block, Paper
from tests.support.sample_papers import paper_of
from tests.support.workbook_rules import broken_rules


def render(paper: Paper) -> bytes:
    data = excel.render(paper)
    assert broken_rules(data) == []
    return data


def sheets_of(paper: Paper, *, formulas: bool = False) -> list[Worksheet]:
    """The sheets with their values, or with the formulas that make them."""
    return list(load_workbook(BytesIO(render(paper)), data_only=not formulas))


def sheet_of(*blocks: Block, landscape: bool = False, stamp: str = "", formulas: bool = False) -> Worksheet:
    return sheets_of(paper_of(*blocks, landscape=landscape, stamp=stamp), formulas=formulas)[0]


def pages_of(sheet: Worksheet) -> list[int]:
    """The page on which each row is printed."""
    landscape = sheet.page_setup.orientation == "landscape"
    room = ((210 if landscape else 297) - 40) / 25.4 * 72 * 100 / int(sheet.page_setup.scale or 100)
    breaks = [each.id for each in sheet.row_breaks.brk]
    repeated = int((sheet.print_title_rows or "$0").rpartition("$")[2])
    heights = [sheet.row_dimensions[row].height or 0.0 for row in range(1, max(sheet.row_dimensions) + 1)]
    found: list[int] = []
    page, used = 1, 0.0
    for row, height in enumerate(heights, 1):
        if row - 1 in breaks or used + height > room:
            page, used = page + 1, heights[repeated - 1] if 0 < repeated < row else 0.0
        used += height
        found.append(page)
    return found


def with_other_value(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with one thing in its sheets that is wrong."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(out, "w") as copy:
        wanted = next(
            name for name in archive.namelist() if name.startswith("xl/worksheets/") and old in archive.read(name)
        )
        for name in archive.namelist():
            text = archive.read(name)
            copy.writestr(name, text.replace(old, new, 1) if name == wanted else text)
    return out.getvalue()


needs_formualizer = pytest.mark.skipif(
    not Path(sys.executable).with_name("formualizer").exists(), reason="needs formualizer"
)


def stale(data: bytes, folder: Path) -> bool:
    """Whether an independent engine finds another value in some cell of a workbook."""
    file = folder / "book.xlsx"
    file.write_bytes(data)
    command = [str(Path(sys.executable).with_name("formualizer")), "recalc", "--check", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 3), done.stderr
    return done.returncode == 3
