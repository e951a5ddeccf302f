"""The digest of the data that a paper was made from, read from its bytes in whatever format it is.

Word files and workbooks bear it among their properties, PDFs in their metadata, web pages in their head, JSON under a
key; papers of plain text, and what is printed, bear its beginning in small print. Nothing of the file is trusted: only
so much of it is unpacked, and no markup is interpreted.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from dtreport.errors import DtreportError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_PART = 1 << 24
LARGEST_FILE = 1 << 26
"""How many bytes a paper may have; as much is unpacked of one."""
_LARGEST_DIRECTORY = 1 << 22
_STRETCH, _LONGEST_MARK = 1 << 20, 1 << 15
"""How much of a text is looked at together, and how long a digest may be with the words and tags around it."""
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MOST_TEXTS, _MOST_STREAMS = 20, 20_000
_PROPERTIES = ("docProps/core.xml", "meta.xml")
"""Where office files keep their keywords: those of Word and Excel, and those of LibreOffice."""
_TEXTS = re.compile(
    r"(word/(document|footer\d*|header\d*)|xl/sharedStrings|xl/worksheets/sheet\d+|content|styles)\.xml"
)
"""Where their small print may stand, should somebody have wiped the properties out."""
_KEYWORD = re.compile(rb"sha256(?:[:,;\s]|<[^<>]{1,40}>){1,8}([0-9a-f]{64})")
"""As dtreport writes it, sha256:…; LibreOffice takes that for two keywords."""
_META = re.compile(rb"<meta\b[^<>]*\bname=[\"']?dtreport-digest[\"']?[^<>]*>", re.IGNORECASE)
_KEY = re.compile(rb'"digest"\s*:\s*"([0-9a-f]{64})"')
_WHOLE = re.compile(rb"\b([0-9a-f]{64})\b")
_SMALL_PRINT = re.compile("Mã đối chiếu số liệu:\\s*([0-9a-f]{16})\\b".encode())
_TAG = re.compile(rb"<[^<>]*>")


def data_digest(data: bytes) -> str:
    """The digest that a paper bears, or its first 16 digits where it bears only these; "" where it bears none.

    Raises DtreportError for a file that is broken or too large, and for one that bears several of them.
    """
    if len(data) > LARGEST_FILE:
        raise too_large()
    if data.startswith(b"PK"):
        digests = _in_package(data)
    elif re.match(rb"\s*%PDF-", data):
        digests = _in_pdf(data)
    else:
        digests = _in_text(data)
    if len(digests) > 1:
        raise DtreportError(
            f"Tệp mang {len(digests)} mã đối chiếu số liệu khác nhau, có thể do ghép từ nhiều giấy tờ.",
            "Hãy đối chiếu từng giấy tờ gốc.",
        )
    return next(iter(digests), "")


def too_large() -> DtreportError:
    """The error for a file that is larger than any paper is."""
    return DtreportError(f"Tệp lớn hơn {LARGEST_FILE >> 20} MB nên không đọc.")


def _in_package(data: bytes) -> set[str]:
    """The digests in a Word file, a workbook or a file of LibreOffice: in its properties, else in its text."""
    end = data.rfind(b"PK\5\6")
    if int.from_bytes(data[end + 12 : end + 16], "little") > _LARGEST_DIRECTORY:
        raise DtreportError("Tệp có quá nhiều phần bên trong nên không đọc.")
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            for name in _PROPERTIES:
                if name in names and (digests := _matches(_KEYWORD, _part(package, name))):
                    return digests
            texts = [name for name in names if _TEXTS.fullmatch(name)][:_MOST_TEXTS]
            stretches = (text for name in texts for text in _stretches(_part(package, name)))
            return {digest for text in stretches for digest in _small_print(text)}
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as reason:
        # Passwords are a RuntimeError to it, unknown ways of packing a NotImplementedError.
        raise DtreportError("Tệp bị hỏng, tải về chưa hết hoặc có mật khẩu nên không đọc được.") from reason


def _part(package: ZipFile, name: str) -> bytes:
    """As much of a part of the package as is read of any."""
    with package.open(name) as part:
        return part.read(_LARGEST_PART)


def _in_pdf(data: bytes) -> set[str]:
    """The digests among the metadata of a PDF, which other programs pack or write in two bytes a letter."""
    digests = _keywords(data)
    if not digests:
        for stream in _streams(data):
            digests |= _keywords(stream)
    return digests


def _keywords(data: bytes) -> set[str]:
    wide = data.replace(b"\0", b"") if b"\0s\0h\0a\0" in data else b""
    written = b"".join(_unhexed(match[1]) for match in re.finditer(rb"/Keywords\s*<([0-9A-Fa-f\s]*)>", data))
    return _matches(_KEYWORD, data) | _matches(_KEYWORD, wide) | _matches(_KEYWORD, written)


def _unhexed(digits: bytes) -> bytes:
    """A text that a PDF writes as hexadecimal digits, without its zero bytes."""
    try:
        return bytes.fromhex(digits.decode("ascii")).replace(b"\0", b"")
    except ValueError:
        return b""


def _streams(data: bytes) -> Iterator[bytes]:
    """The packed streams of a PDF that can be unpacked, as far as is read of a file at all."""
    left = LARGEST_FILE
    whole = memoryview(data)
    for number, match in enumerate(re.finditer(rb"\bstream\r?\n", data)):
        if number >= _MOST_STREAMS or left <= 0:
            return
        packed = whole[match.end() : data.find(b"endstream", match.end())]
        try:
            stream = zlib.decompressobj().decompress(packed, min(left, _LARGEST_PART))
        except zlib.error:
            continue
        left -= len(stream)
        yield stream


def _in_text(data: bytes) -> set[str]:
    """The digests in a web page or in JSON, else in the small print of a plain text."""
    pages, keys, small_prints = set[str](), set[str](), set[str]()
    for text in _stretches(data):
        pages |= {digest for tag in _META.findall(text) for digest in _matches(_WHOLE, tag)}
        keys |= _matches(_KEY, text)
        small_prints |= _small_print(text)
    return pages or keys or small_prints


def _stretches(data: bytes) -> Iterator[bytes]:
    """A text in UTF-8, stretch by stretch, so that a large one fills no memory; what follows is begun in each."""
    encoding = _WIDE.get(data[:2])
    for start in range(0, len(data), _STRETCH):
        text = data[start : start + _STRETCH + _LONGEST_MARK]
        yield text if encoding is None else text.decode(encoding, "replace").encode()


def _small_print(text: bytes) -> set[str]:
    return _matches(_SMALL_PRINT, _TAG.sub(b"", text))


def _matches(pattern: re.Pattern[bytes], data: bytes) -> set[str]:
    return {match[1].decode("ascii") for match in pattern.finditer(data)}
