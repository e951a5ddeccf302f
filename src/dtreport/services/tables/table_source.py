"""The tables of a file or of the clipboard, whatever they are written with."""

from __future__ import annotations

from dtreport.errors import UsageError
from dtreport.reading.text_encoding import decoded
from dtreport.services.tables.office_table import OfficeTable
from dtreport.services.tables.separated_text import separated_rows, separator

STANDARD_INPUT = "-"
"""The name of what is typed or piped in."""
_PACKAGE, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How the files of Excel and Word begin, the new and the old ones."""
_LARGEST = 20_000_000  # bytes


def tables_of(raw: bytes, name: str = "") -> dict[str, OfficeTable]:
    """The tables of a source by the names of their sheets; a text is one table without a name. Raises UsageError."""
    if raw.startswith(_OLD_OFFICE):
        raise UsageError(
            "Tệp Excel hoặc Word kiểu cũ (.xls, .doc), hoặc có mật khẩu.",
            "Hãy mở tệp rồi lưu thành .xlsx không mật khẩu, hoặc chép bảng, dán vào Notepad, lưu UTF-8.",
        )
    if len(raw) > _LARGEST:
        raise UsageError("Tệp danh sách quá lớn.", "Hãy chép riêng bảng cần lấy sang một tệp mới.")
    if raw.startswith(_PACKAGE):
        from dtreport.services.tables.workbook_reader import workbook_tables

        return workbook_tables(raw)
    text = decoded(raw, piped=name == STANDARD_INPUT)
    mark, text = separator(text, csv=name.lower().endswith(".csv"))
    return {"": OfficeTable(separated_rows(text, mark))}


def text_of_source(raw: bytes, name: str) -> str:
    """The text of a source that is no table. Raises UsageError."""
    if raw.startswith((_PACKAGE, _OLD_OFFICE)):
        raise UsageError(
            f'Tệp "{name}" là tệp Excel hoặc Word, không phải văn bản.',
            "Hãy mở tệp, chép phần cần lấy, dán vào Notepad rồi lưu với mã UTF-8.",
        )
    if len(raw) > _LARGEST:
        raise UsageError(f'Tệp "{name}" quá lớn.', "Hãy chép riêng phần cần lấy sang một tệp mới.")
    return decoded(raw, piped=name == STANDARD_INPUT)
