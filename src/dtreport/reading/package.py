"""The zip package of an office file, opened as if somebody had made it to do harm."""

from __future__ import annotations

import posixpath
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from dtreport.reading.refusal import SAVE_AGAIN, Refusal, damage, excess, password

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

CHUNK = 1 << 16  # bytes
_LARGEST_FILE = 64_000_000
_LARGEST_PART = 40_000_000  # bytes, once unpacked
_LARGEST_TOTAL = 1_000_000_000
"""What all parts say of their own size: pictures and fonts, which are not unpacked, belong to it."""
_LARGEST_DIRECTORY = 1_000_000
_MOST_ENTRIES = 5_000
_HIGHEST_RATIO = 200
"""How much smaller than unpacked a part may be; tables of XML reach 60."""
_SMALL = 1_000_000  # bytes, up to which the ratio does not matter
_DIRECTORY_END = b"PK\x05\x06"
_WIDE_LOCATOR = b"PK\x06\x07"
_END_SIZE, _LOCATOR_SIZE, _LONGEST_REMARK = 22, 20, 65_535
_ENCRYPTED = 1


class OfficePackage:
    """The parts of an office file."""

    def __init__(self, data: bytes) -> None:
        """Raises Refusal."""
        _refuse_strange_directory(data)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as reason:
            raise damage() from reason
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries):
            raise damage()
        if sum(entry.file_size for entry in entries) > _LARGEST_TOTAL or len(entries) > _MOST_ENTRIES:
            raise excess()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece. Raises Refusal."""
        entry = self._entries.get(name)
        if entry is None:
            raise damage()
        if entry.flag_bits & _ENCRYPTED:
            raise password()
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise damage()
        try:
            yield from self._unpacked(entry)
        except (BadZipFile, EOFError, zlib.error, ValueError, NotImplementedError, struct.error, OSError) as reason:
            raise damage() from reason

    def _unpacked(self, entry: ZipInfo) -> Iterator[bytes]:
        total = 0
        with self._zip.open(entry) as part:
            while piece := part.read(CHUNK):
                total += len(piece)
                if total > _LARGEST_PART or total > max(_SMALL, _HIGHEST_RATIO * entry.compress_size):
                    raise excess()
                yield piece

    def small_text(self, name: str) -> str:
        """A short part that is plain text, such as the type of an OpenDocument file; "" where there is none."""
        return next(self.chunks(name), b"").decode("utf-8", "replace") if name in self else ""


def _refuse_strange_directory(data: bytes) -> None:
    """Refuse what would cost much before a single part is read, and what ends too early."""
    if len(data) > _LARGEST_FILE:
        raise excess()
    end = data.rfind(_DIRECTORY_END, max(0, len(data) - _END_SIZE - _LONGEST_REMARK))
    if end < 0 or end + _END_SIZE > len(data):
        raise Refusal("chưa tải về hết hoặc bị cắt cụt: thiếu phần cuối tệp.", SAVE_AGAIN)
    entries, size = struct.unpack_from("<HL", data, end + 10)
    if data[max(0, end - _LOCATOR_SIZE) : end].startswith(_WIDE_LOCATOR):
        raise excess()  # more entries or bytes than four gigabytes need
    if size > _LARGEST_DIRECTORY or entries > _MOST_ENTRIES:
        raise excess()


def related_name(source: str, target: str) -> str:
    """The name of the part that a relationship of another part leads to."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
