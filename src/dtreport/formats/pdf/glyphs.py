"""The characters that the font has (OpenType, tables `cmap` of format 4), and a clear word about those it lacks."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.errors import UnprintableError
from dtreport.formats.cells import shown_words
from dtreport.formats.pdf.text_pieces import cleaned
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR = Path(__file__).parent / "fonts" / "Tinos-Regular.ttf"
"""The four styles have the same characters."""
_WINDOWS, _UNICODE = 3, 1


@cache
def characters() -> frozenset[str]:
    """Return the characters that the fonts of the PDF have; none of them is beyond U+FFFF."""
    font = REGULAR.read_bytes()
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


_MOST_PLACES = 20


def check(paper: Paper, data: str) -> None:
    """Raise UnprintableError where a paper, all texts of which are in `data`, has characters that the font lacks."""
    lacking = frozenset(data) - characters()
    if not lacking:
        return
    lines = [line for where, text in _texts(paper) if (line := _complaint(where, cleaned(text), lacking))]
    if len(lines) > _MOST_PLACES:
        lines[_MOST_PLACES:] = [f"  và {len(lines) - _MOST_PLACES} chỗ khác"]
    if lines:
        raise UnprintableError(
            "\n".join(["Phông chữ của bản PDF không có các ký tự sau:", *lines]),
            "Hãy thay các ký tự này rồi xuất lại; bản Word vẫn xuất được.",
            lacking,
        )


def _complaint(where: str, text: str, lacking: frozenset[str]) -> str:
    signs = ", ".join(f"{char} (U+{ord(char):04X})" for char in dict.fromkeys(text) if char in lacking)
    return f"  {signs} ở {where}: {quoted(text)}" if signs else ""


def _texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Give every text that is printed, with its place as people call it."""
    yield "dấu trên mỗi trang", paper.stamp
    for section in paper.sections:
        part = f", phần {quoted(section.name)}" if len(paper.sections) > 1 else ""
        for block in section.blocks:
            yield from ((f"{where}{part}", text) for where, text in _block_texts(block))
        yield from ((f"chân trang{part}", line) for line in section.foot)


def _block_texts(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Letterhead(parent, agency, country, motto, number, place_and_date):
            yield from (("đầu trang", text) for text in (parent, agency, country, motto, number, place_and_date))
        case Title(name, about, note):
            yield from (("tiêu đề", text) for text in (name, about, note))
        case Addressees(label, names):
            yield from (("nơi gửi", text) for text in (label, *names))
        case Heading(text):
            yield "đề mục", text
        case Paragraph(text, lead):
            yield from (("đoạn văn", lines) for lines in (lead, text))
        case Items(items):
            yield from (("gạch đầu dòng", item) for item in items)
        case Table():
            yield from _table_texts(block)
        case Chart(title, series, bars, summary):
            yield from (("biểu đồ", text) for text in (title, *series, *(bar.label for bar in bars), summary))
        case Signature(signer, place_and_date, preparer, recipients):
            people = [who for who in (preparer, signer) if who]
            lines = (line for who in people for line in (*who.position, who.name))
            yield from (("cuối trang ký", text) for text in (place_and_date, *lines, *recipients))


def _table_texts(table: Table) -> Iterator[tuple[str, str]]:
    name = f"bảng {quoted(table.caption or table.name)}"
    yield name, table.caption
    content = shown_words(table)
    yield from ((f"{name}, đầu cột", column.label) for column in content.columns)
    for order, (row, words) in enumerate(content.rows, 1):
        line = f"dòng {order} ({row.name})" if row.name else f"dòng {order}"
        for column, text in zip(content.columns, words, strict=True):
            yield f"{name}, {line}, cột {quoted(column.label)}", text
