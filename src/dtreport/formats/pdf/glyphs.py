"""A clear word about the characters of a paper that the font lacks."""

from __future__ import annotations

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
from dtreport.vietnamese.typeface import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PLACES = 20


def check(paper: Paper, data: str) -> None:
    """Raise UnprintableError where a paper, all texts of which are in `data`, has characters that the font lacks."""
    lacking = frozenset(data) - printable()
    if not lacking:
        return
    lines = []
    for where, text in _texts(paper):
        clean = cleaned(text)
        if signs := [f"{char} (U+{ord(char):04X})" for char in dict.fromkeys(clean) if char in lacking]:
            lines.append(f"  {', '.join(signs)} ở {where}: {quoted(clean)}")
    if len(lines) > _MOST_PLACES:
        lines[_MOST_PLACES:] = [f"  và {len(lines) - _MOST_PLACES} chỗ khác"]
    if lines:
        raise UnprintableError(
            "\n".join(["Phông chữ của bản PDF không có các ký tự sau:", *lines]),
            "Hãy thay các ký tự này rồi xuất lại; bản Word vẫn xuất được.",
            lacking,
        )


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
