"""The characters that a font file has (OpenType, tables `cmap` of format 4)."""

from __future__ import annotations

import struct
from functools import cache

from dtreport.formats.pdf import FONTS

_WINDOWS, _UNICODE = 3, 1


@cache
def font_characters() -> frozenset[str]:
    """The characters that the fonts of the PDF have; none of them is beyond U+FFFF."""
    font = (FONTS / "Tinos-Regular.ttf").read_bytes()  # the four styles have the same characters
    subtable = _subtable(font, _table(font, b"cmap"))
    count = _shorts(font, subtable + 6, 1)[0] // 2
    arrays = subtable + 14
    ends = _shorts(font, arrays, count)
    starts, deltas, offsets = (_shorts(font, arrays + 2 + 2 * count * place, count) for place in (1, 2, 3))
    letters: set[str] = set()
    for order, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        codes = range(start, end + 1)
        if offset:
            glyphs = _shorts(font, arrays + 2 + 6 * count + 2 * order + offset, len(codes))
            letters.update(chr(code) for code, glyph in zip(codes, glyphs, strict=True) if glyph)
        else:
            letters.update(chr(code) for code in codes if (code + delta) & 0xFFFF)
    return frozenset(letters)


def _table(font: bytes, name: bytes) -> int:
    """Return where a table of a font begins."""
    count = _shorts(font, 4, 1)[0]
    records = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    return next(int(start) for tag, _checksum, start, _length in records if tag == name)


def _subtable(font: bytes, cmap: int) -> int:
    """Return where the part of a cmap begins that is for the basic plane of Unicode."""
    count = _shorts(font, cmap + 2, 1)[0]
    records = struct.iter_unpack(">HHI", font[cmap + 4 : cmap + 4 + 8 * count])
    return cmap + next(int(start) for system, code, start in records if (system, code) == (_WINDOWS, _UNICODE))


def _shorts(font: bytes, start: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", font, start)
