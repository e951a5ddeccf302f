"""The workbook: each section a sheet that can be printed as it is, with real numbers, dates and formulas in it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook

from dtreport.formats.excel.addresses import CellNames, sheet_titles
from dtreport.formats.excel.cell_styles import set_body_font
from dtreport.formats.excel.sheet import fill
from dtreport.formats.excel.sheet_layout import book_of, lay_out
from dtreport.formats.excel.workbook_package import Package
from dtreport.papers.blocks import Section

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper


def render(paper: Paper) -> bytes:
    """Return the paper as an .xlsx file; the same paper gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    set_body_font(workbook)
    midnight = datetime.combine(paper.dated, time())
    workbook.properties = DocumentProperties(
        title=paper.title,
        creator=paper.author,
        lastModifiedBy=paper.author,
        language=paper.language,
        keywords=f"sha256:{paper.digest}",
        created=midnight,
        modified=midnight,
    )
    sections = paper.sections or (Section(paper.title, ()),)  # Excel opens no workbook without a sheet
    section_names = [section.name for section in sections]
    # All sheets are laid out before the first is written: formulas and links refer to cells of later ones.
    layouts = [lay_out(title, section) for title, section in zip(sheet_titles(section_names), sections, strict=True)]
    book, cell_names = book_of(layouts, section_names), CellNames()
    with Package(workbook) as package:
        for layout in layouts:
            with package.sheet(layout.title) as sheet:
                sheet.sheet_view.tabSelected = len(workbook.worksheets) == 1
                fill(sheet, layout, book, paper.stamp, cell_names)
        return package.to_bytes()
