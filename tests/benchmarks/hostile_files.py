"""Files of any size that nobody should read, one of each kind that readers take apart."""

from __future__ import annotations

import zipfile
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOGETHER = 100_000  # bytes


def write_hostile_files(folder: Path, size: int) -> None:
    """Write files of about so many bytes, those of an office package of so many once unpacked; in little memory."""
    for name, beginning, piece in (
        ("words.txt", b"", b"a "),
        ("spaces.txt", b"a", b" "),
        ("wide.txt", b"\xff\xfe", "ễ ".encode("utf-16-le")),
        ("items.md", b"", b"- *a\n"),
        ("tags.html", b"<html>", b"<p>a</p>"),
        ("objects.pdf", b"%PDF-1.7\n", b"1 0 obj\n"),
        ("wide.pdf", b"%PDF-1.7\n", b"\0s\0h\0a\0"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0"),
        ("rich.rtf", b"{\\rtf1 ", b"a"),
        ("half.zip", b"PK\x03\x04", b"\0"),
    ):
        with (folder / f"{size}-{name}").open("wb") as file:
            file.write(beginning)
            file.writelines(_pieces(piece, size))
    for name, method in (("packed.docx", zipfile.ZIP_DEFLATED), ("stored.docx", zipfile.ZIP_STORED)):
        with zipfile.ZipFile(folder / f"{size}-{name}", "w", method) as archive:
            archive.writestr("[Content_Types].xml", "<a/>")
            with archive.open("word/document.xml", "w") as part:
                part.write(b"<a>")
                for piece in _pieces(b"<b/>", size):
                    part.write(piece)


def _pieces(piece: bytes, size: int) -> Iterator[bytes]:
    """A piece again and again, so many bytes but for what the rest of the file needs."""
    many = piece * (_TOGETHER // len(piece))
    return repeat(many, (size - _TOGETHER) // len(many))
