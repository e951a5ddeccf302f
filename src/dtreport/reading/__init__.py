"""Papers that come back: the bytes of an edited file as passages of text, one reader a format."""

from __future__ import annotations

import re
import unicodedata

from dtreport.errors import UsageError
from dtreport.reading.passages import Anchor, Comment, PaperText, Passage

__all__ = ["Anchor", "Comment", "PaperText", "Passage", "read_paper"]


def read_paper(data: bytes, name: str, *, before_changes: bool = False) -> PaperText:  # noqa: ARG001
    """The text of a paper.

    Args:
        data: The bytes of the file.
        name: Its name, which tells its format.
        before_changes: Whether tracked changes are left out.

    Raises UsageError on a format that is not read.
    """
    suffix = name.rpartition(".")[2].lower()
    if suffix not in {"txt", "md"}:
        raise UsageError(f"Chưa đọc được tệp dạng .{suffix}.", "Các dạng đọc được: txt, md.")
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    blocks = re.split(r"\n[ \t]*\n+", text) if suffix == "txt" else _markdown_blocks(text)
    blocks = [block for block in blocks if re.search(r"\w|…", block)]
    passages: list[Passage] = []
    tables = 0
    for number, block in enumerate(blocks, 1):
        if suffix == "md" and block.startswith("|"):
            tables += 1
            passages += _table_cells(block, tables)
        else:
            passages.append(Passage(_plain(block) if suffix == "md" else block, f"đoạn {number}"))
    return PaperText(tuple(passages))


def _markdown_blocks(text: str) -> list[str]:
    lines: list[str] = []
    for block in re.split(r"\n[ \t]*\n+", text):
        if block.startswith("- "):
            lines += block.split("\n")
        else:
            lines.append(block)
    return lines


def _table_cells(block: str, table: int) -> list[Passage]:
    rows = [row for row in block.split("\n") if not re.fullmatch(r"[|: -]+", row)]
    return [
        Passage(_plain(cell.strip()), f"bảng {table}, dòng {line}, cột {column}", in_table=True)
        for line, row in enumerate(rows, 1)
        for column, cell in enumerate(re.split(r"(?<!\\)\|", row)[1:-1], 1)
        if cell.strip()
    ]


def _plain(text: str) -> str:
    text = re.sub(r"<br>|\\\n", "\n", text)
    text = re.sub(r"^(?:#+|-) |(?<!\\)\*+|&emsp;|&#32;", "", text)
    return re.sub(r"\\([^\w\s])", r"\1", text)
