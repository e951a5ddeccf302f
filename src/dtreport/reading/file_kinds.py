"""What a file is, told by its bytes: people rename files, and mail programs give them wrong endings."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from dtreport.reading.refusal import SAVE_AS_WORD, Refusal, password

if TYPE_CHECKING:
    from dtreport.reading.package import OfficePackage

_PACKAGE, _OLD_OFFICE, _PDF, _RICH_TEXT = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ANYTHING = rb"[^\x00 \t\r\n" + _BYTE_ORDER_MARK + rb"]"
_FIRST_BYTES = 1024
"""How far into a file a PDF may begin."""
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_SAVE_AS_EXCEL = "Hãy mở tệp bằng Excel, chọn File > Save As, kiểu Excel Workbook (.xlsx), rồi làm lại với tệp mới."


class FileKind(Enum):
    """The kinds that are read."""

    WORD = "docx"
    OPEN_TEXT = "odt"
    WORKBOOK = "xlsx"
    PDF = "pdf"
    PAGE = "html"
    MARKDOWN = "md"
    TEXT = "txt"


def package_kind(package: OfficePackage) -> FileKind:
    """The kind of an office package. Raises Refusal."""
    kind = package.small_text("mimetype").strip()
    if kind.startswith(_OPEN_DOCUMENT):
        if "encryption-data" in package.small_text("META-INF/manifest.xml"):
            raise password()
        if kind.removeprefix(_OPEN_DOCUMENT).startswith("text"):
            return FileKind.OPEN_TEXT
        if kind.removeprefix(_OPEN_DOCUMENT).startswith("spreadsheet"):
            raise Refusal("là bảng tính LibreOffice (.ods).", _SAVE_AS_EXCEL)
        raise Refusal("là tệp LibreOffice nhưng không phải văn bản.", SAVE_AS_WORD)
    folders = {name.partition("/")[0] for name in package.names()}
    if "word" in folders:
        return FileKind.WORD
    if "xl" in folders:
        if any(name.startswith("xl/") and name.endswith("workbook.bin") for name in package.names()):
            raise Refusal("là bảng tính Excel nhị phân (.xlsb).", _SAVE_AS_EXCEL)
        return FileKind.WORKBOOK
    if "ppt" in folders:
        raise Refusal("là tệp trình chiếu PowerPoint, không phải văn bản.", SAVE_AS_WORD)
    raise Refusal("là tệp nén (.zip), không phải văn bản.", "Hãy giải nén rồi làm lại với tệp văn bản ở trong.")


_LABELS = {
    FileKind.WORD: "tệp Word (.docx)",
    FileKind.OPEN_TEXT: "văn bản LibreOffice (.odt)",
    FileKind.WORKBOOK: "bảng tính Excel (.xlsx)",
    FileKind.PDF: "tệp PDF",
}
"""The kinds that nobody mistakes for one another: a wrong name means a wrong file."""


def refuse_misnomer(kind: FileKind, name: str) -> None:
    """Refuse a workbook that is called a Word file, and the like. Raises Refusal."""
    ending = name.lower().rpartition(".")[2]
    named = next((each for each in _LABELS if each.value == ending), kind)
    if named is not kind:
        what = _LABELS.get(kind, "một văn bản thường")
        raise Refusal(
            f"mang đuôi .{ending} nhưng không phải {_LABELS[named]}, mà là {what}.",
            f"Hãy kiểm tra xem có chọn đúng tệp không; nếu đúng, hãy đổi đuôi tên tệp thành .{kind.value} rồi làm lại.",
        )


def kind_of(data: bytes, name: str) -> FileKind | None:
    """The kind of a file, None for an office package: what is inside says more. Raises Refusal."""
    if re.search(_ANYTHING, data) is None:
        raise Refusal("trống, không có nội dung nào.", "Hãy tải hoặc chép lại tệp.")
    if data.startswith(_PACKAGE):
        return None
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data)
    if data.startswith(_RICH_TEXT):
        raise Refusal("là tệp RTF.", SAVE_AS_WORD)
    if data.startswith(_PICTURES):
        raise Refusal("là ảnh, không có chữ nào để đọc.", "Hãy dùng tệp Word gốc của văn bản.")
    if data.startswith(_ARCHIVES):
        raise Refusal("là tệp nén, không phải văn bản.", "Hãy giải nén rồi làm lại với tệp văn bản ở trong.")
    if _PDF in data[:_FIRST_BYTES]:
        return FileKind.PDF
    beginning = data[:_FIRST_BYTES].removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    ending = name.lower().rpartition(".")[2]
    if any(sign in beginning for sign in _PAGES) or (ending in {"html", "htm"} and b"<" in beginning):
        return FileKind.PAGE
    if beginning.startswith(b"<?xml"):
        raise Refusal("là tệp XML, không phải văn bản Word, PDF hay trang web.", SAVE_AS_WORD)
    return FileKind.MARKDOWN if ending in {"md", "markdown"} else FileKind.TEXT


def _old_office(data: bytes) -> Refusal:
    """What is said of a file in the container of Office 97, which also holds new files with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return password()
    if "WordDocument".encode("utf-16-le") in data:
        return Refusal("là tệp Word kiểu cũ (.doc).", SAVE_AS_WORD)
    if "Workbook".encode("utf-16-le") in data:
        return Refusal("là bảng tính Excel kiểu cũ (.xls).", _SAVE_AS_EXCEL)
    return Refusal("là tệp Office kiểu cũ.", SAVE_AS_WORD)
