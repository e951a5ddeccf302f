"""The workbook: each section a sheet that can be printed as it is, with real numbers, dates and formulas in it."""

from datetime import datetime, time

from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook

from dtreport.formats.excel.cell_styles import set_body_font
from dtreport.formats.excel.excel_names import CellNames, sheet_titles
from dtreport.formats.excel.sheet import fill
from dtreport.formats.excel.sheet_layout import book_of, laid_out
from dtreport.formats.excel.workbook_package import Package
from dtreport.papers.blocks import Paper, Section


def render(paper: Paper) -> bytes:
    """Return the paper as an .xlsx file; the same paper gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    set_body_font(workbook)
    workbook.properties = _properties(paper)
    sections = paper.sections or (Section(paper.title, ()),)
    names = [section.name for section in sections]
    layouts = [laid_out(title, section) for title, section in zip(sheet_titles(names), sections, strict=True)]
    book, given = book_of(layouts, names), CellNames()
    with Package(workbook) as package:
        for layout in layouts:
            with package.sheet(layout.title) as sheet:
                sheet.sheet_view.tabSelected = len(workbook.worksheets) == 1
                fill(sheet, layout, book, paper.stamp, given)
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
