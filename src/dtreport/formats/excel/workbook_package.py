"""The file around the rows: the same bytes for the same paper, and nothing of it on the disk.

openpyxl writes what stands around the rows of a sheet; the rows go straight into the archive (it would keep
them in the system's temporary folder, where they would stay if the program were killed). Sheets are
therefore filled one after another.
"""

# Cells are written as XML beside openpyxl, the library that was asked for: it writes no value beside a formula (readers
# that do not calculate would see nothing) and styles cell by cell. XlsxWriter does both better, but has no header of
# its own for a first page: with a letterhead on it, that page has no number (Nghị định 30/2020/NĐ-CP).

from __future__ import annotations

import posixpath
import re
from contextlib import contextmanager
from io import BufferedWriter, BytesIO
from typing import IO, TYPE_CHECKING, Any, Self
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import SHEET_DRAWING_NS

from dtreport.formats.archive import entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from openpyxl.drawing.graphic import GraphicFrame
    from openpyxl.workbook import Workbook

_BUFFER = 1 << 16  # bytes
_ROOTED = re.compile(rb'Target="(/[^"]*)"')
_NO_ROWS = re.compile(rb"<sheetData\s*(?:/>|></sheetData>)")


def _with_relative_links(name: str, data: str | bytes) -> bytes:
    """Return the links of a part to others, told from its own folder: exceljs does not find those from the root.

    Args:
        name: the entry of the links, such as xl/_rels/workbook.xml.rels.
        data: the links as openpyxl writes them.
    """
    folder = posixpath.dirname(posixpath.dirname(name))

    def relative(target: re.Match[bytes]) -> bytes:
        return b'Target="' + posixpath.relpath(target[1].decode(), f"/{folder}").encode() + b'"'

    return _ROOTED.sub(relative, data.encode() if isinstance(data, str) else data)


class _FixedArchive(ZipFile):
    """A zip archive whose entries carry neither a time nor the system that wrote them."""

    def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override] # as openpyxl calls it
        super().writestr(entry(name), _with_relative_links(name, data) if name.endswith(".rels") else data)

    def stream(self, name: str) -> IO[bytes]:
        """Open an entry for writing."""
        return super().open(entry(name), "w")


class _DescribedDrawing(SpreadsheetDrawing):
    """The drawing of a sheet, whose charts have a name and say in words what can be seen."""

    __elements__ = SpreadsheetDrawing.__elements__  # openpyxl collects them anew for each class

    def _write(self) -> Element:
        """Return the drawing with the prefix xdr, which every program but openpyxl writes and exceljs needs."""
        tree: Element = super()._write()  # type: ignore[misc] # the stubs leave it out
        del tree.attrib["xmlns"]
        for each in tree.iter():
            each.tag = each.tag if each.tag.startswith("{") else f"{{{SHEET_DRAWING_NS}}}{each.tag}"
        return tree

    def _chart_frame(self, idx: int) -> GraphicFrame:
        frame: GraphicFrame = super()._chart_frame(idx)  # type: ignore[misc] # the stubs leave it out
        chart = self.charts[idx - 1]
        properties: Any = frame.nvGraphicFramePr.cNvPr  # the stubs take it for something else
        properties.name, properties.descr = chart.name, chart.summary
        return frame


class StreamedSheet(Worksheet):
    """A sheet whose rows go to a stream as XML; widths, panes and views are set before the first."""

    calculate_dimension = None  # type: ignore[assignment] # openpyxl sees no rows, and would say so

    def __init__(self, workbook: Workbook, title: str, stream: IO[bytes]) -> None:
        super().__init__(workbook, title)
        self.book = workbook
        self.merges: list[str] = []
        """References of merged cells."""
        self._links: list[Hyperlink] = []
        self._stream = stream
        self._has_rows = False

    def link(self, cell: str, title: str) -> None:
        """Make a cell, such as B2, a link to the beginning of the sheet with a title."""
        self._links.append(Hyperlink(cell, location=f"{quote_sheetname(title)}!A1"))

    def write_rows(self, xml: str) -> None:
        """Write the next rows, as `row` elements."""
        if not self._has_rows:
            self._stream.write(self._around()[0] + b"<sheetData>")
            self._has_rows = True
        self._stream.write(xml.encode())

    def finish(self) -> None:
        """Write what stands behind the rows: filter, merged cells, page setup, breaks."""
        self.write_rows("")
        self._stream.write(b"</sheetData>" + self._around()[1])

    def register(self) -> None:
        """Hand openpyxl what it needs to write the parts that belong to the sheet."""
        self._drawing = _DescribedDrawing()
        self._drawing.charts = self._charts  # type: ignore[attr-defined] # the stubs leave it out
        self._rels = self._writer._rels  # type: ignore[attr-defined] # noqa: SLF001, as openpyxl's writer does

    def _around(self) -> tuple[bytes, bytes]:
        """Return what openpyxl writes before and behind the rows.

        It writes the sheet as if it had no rows: once before the first of them, and once more behind the last,
        when merged cells, links and breaks are known.
        """
        self.merged_cells = self.merges  # type: ignore[assignment] # a set has another order each time
        self._writer = WorksheetWriter(self, out=BytesIO())
        self._hyperlinks = self._links  # which the writer has just emptied
        self._writer.write()
        before, behind = _NO_ROWS.split(self._writer.read())
        return before, behind


class Package(ExcelWriter):
    """A workbook on its way into an archive in memory, which is closed when the context is left."""

    def __init__(self, workbook: Workbook) -> None:
        self._file = BytesIO()
        self._parts = _FixedArchive(self._file, "w", ZIP_DEFLATED)
        super().__init__(workbook, self._parts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._parts.close()  # while its file is open: Python would complain of it when it cleans up

    @contextmanager
    def sheet(self, title: str) -> Iterator[StreamedSheet]:
        """Open the next sheet; it is complete when the context is left."""
        part = f"xl/worksheets/sheet{len(self.workbook.worksheets) + 1}.xml"
        with BufferedWriter(self._parts.stream(part), _BUFFER) as stream:
            sheet = StreamedSheet(self.workbook, title, stream)
            self.workbook._add_sheet(sheet)  # type: ignore[attr-defined] # noqa: SLF001, create_sheet takes no class
            yield sheet
            sheet.finish()

    def to_bytes(self) -> bytes:
        """Write what stands around the sheets and return the whole file."""
        self.save()
        return self._file.getvalue()

    def write_worksheet(self, sheet: StreamedSheet) -> None:  # type: ignore[override] # all sheets are ours
        """Register a sheet that has been written; openpyxl calls this for each."""
        sheet.register()
        self.manifest.append(sheet)
