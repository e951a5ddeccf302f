"""The workbook: each section a sheet that can be printed as it is, with real numbers and dates in it."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook

from dtreport.formats.excel.package import Package
from dtreport.formats.excel.sheet import fill
from dtreport.formats.excel.styles import set_body_font
from dtreport.papers.blocks import Paper, Section

_LONGEST_TITLE = 31  # UTF-16 units


def render(paper: Paper) -> bytes:
    """Return the paper as an .xlsx file; the same paper gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    set_body_font(workbook)
    workbook.properties = _properties(paper)
    sections = paper.sections or (Section(paper.title, ()),)
    with Package(workbook) as package:
        for title, section in zip(sheet_titles(section.name for section in sections), sections, strict=True):
            with package.sheet(title) as sheet:
                sheet.sheet_view.tabSelected = len(workbook.worksheets) == 1
                fill(sheet, section, paper.stamp)
        return package.finished()


def _properties(paper: Paper) -> DocumentProperties:
    dated = datetime.combine(paper.dated, time())
    return DocumentProperties(
        title=paper.title,
        creator=paper.author,
        lastModifiedBy=paper.author,
        language=paper.language,
        keywords=f"sha256:{paper.digest}",
        created=dated,
        modified=dated,
    )


def sheet_titles(names: Iterable[str]) -> Iterator[str]:
    """Yield a title that Excel accepts for each name: at most 31 characters, no []:*?/ or backslash, none twice."""
    taken: set[str] = set()
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)
        plain = " ".join(plain.split()).strip(" '") or "1"
        title = _cut(plain, _LONGEST_TITLE)
        number = 1
        while title.casefold() in taken or title.casefold() == "history":  # a name that Excel keeps for itself
            number += 1
            ending = f" ({number})"
            title = _cut(plain, _LONGEST_TITLE - len(ending)) + ending
        taken.add(title.casefold())
        yield title


def _cut(text: str, room: int) -> str:
    """Return the beginning of a text in so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore").rstrip(" '")
