"""The file around the sheets: the same bytes for the same paper, and nothing of it on the disk.

openpyxl writes each sheet to a file in the system's temporary folder, where it would stay if the program
were killed. Here a sheet goes straight into the archive; sheets are therefore filled one after another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, BytesIO
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_CHUNK = 1 << 16


class _FixedArchive(ZipFile):
    """A zip archive whose entries carry neither a time nor the system that wrote them."""

    def writestr(self, name: str | ZipInfo, data: str | bytes, *_: object) -> None:  # type: ignore[override]
        super().writestr(_entry(str(name)), data)

    def stream(self, name: str) -> IO[bytes]:
        return super().open(_entry(name), "w")


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


class StreamedSheet(WriteOnlyWorksheet):
    """A sheet whose rows go to a stream as they are appended; widths and panes are set before the first."""

    def __init__(self, workbook: Workbook, title: str, stream: IO[bytes]) -> None:
        super().__init__(workbook, title)
        self._stream = stream

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = WorksheetWriter(self, out=self._stream)
            self._writer.write_top()


class Package(ExcelWriter):
    """A workbook on its way into an archive in memory."""

    def __init__(self, workbook: Workbook) -> None:
        self._file = BytesIO()
        super().__init__(workbook, _FixedArchive(self._file, "w", ZIP_DEFLATED))

    @contextmanager
    def sheet(self, title: str) -> Iterator[StreamedSheet]:
        """Open the next sheet; it is complete when the context is left."""
        part = f"xl/worksheets/sheet{len(self.workbook.worksheets) + 1}.xml"
        with BufferedWriter(self._archive.stream(part), _CHUNK) as stream:
            sheet = StreamedSheet(self.workbook, title, stream)
            self.workbook._add_sheet(sheet)
            yield sheet
            sheet.close()

    def finished(self) -> bytes:
        """Write what stands around the sheets and return the whole file."""
        self.save()
        return self._file.getvalue()

    def write_worksheet(self, sheet: StreamedSheet) -> None:
        """Register a sheet that has been written; openpyxl calls this for each."""
        sheet._drawing = SpreadsheetDrawing()
        sheet._drawing.charts = sheet._charts
        sheet._rels = sheet._writer._rels
        self.manifest.append(sheet)
