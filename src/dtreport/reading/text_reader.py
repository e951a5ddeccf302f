"""Plain text: paragraphs, items and columns, with lines that were only wrapped put together again."""

from __future__ import annotations

import re
from typing import NamedTuple

from dtreport.reading.passages import PaperText
from dtreport.reading.refusal import Refusal, excess
from dtreport.reading.story import Story
from dtreport.reading.text_encoding import decoded
from dtreport.reading.transcript import Transcript
from dtreport.vietnamese.paragraphs import as_paragraphs

_LARGEST = 3_000_000  # bytes
_MOST_LINES = 20_000
_MOST_TOGETHER = 100
"""As many lines without a blank one between are looked at together."""
_SAMPLE = 20_000  # characters
_FEWEST_READABLE = 0.98
_BROKEN_NUMBER = re.compile(r"(?<=[^\W_][-/])[ \t]*\n[ \t]*(?=[^\W_])")
"""A line break inside 04-NQ/TU, which is printed as if it were two words."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_RULE = re.compile(r"[\s|+=_*:~─━═┌┬┐├┼┤└┴┘│-]*")
_SHORTEST_RULE = 3
_FRAME = re.compile("[│┃║]")
_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
"""What stands between tabs, or between three spaces and more."""


class _Cell(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paper_text(data: bytes) -> str:
    """The text of a file, with LF at the ends of its lines. Raises Refusal where it is none."""
    if len(data) > _LARGEST:
        raise excess()
    text = re.sub("\r\n?", "\n", decoded(data).removeprefix("\ufeff"))
    if text.count("\n") > _MOST_LINES:
        raise excess()
    sample = text[:_SAMPLE]
    readable = sum(char.isprintable() or char.isspace() for char in sample)
    if readable < _FEWEST_READABLE * len(sample):
        raise Refusal(
            "không phải văn bản: bên trong là dữ liệu máy.",
            "Hãy chọn đúng tệp: Word (.docx), .odt, Excel (.xlsx), PDF, trang web (.html), Markdown hoặc văn bản.",
        )
    return text


def read_text(data: bytes) -> PaperText:
    """What a plain text says. Raises Refusal."""
    transcript = Transcript()
    story = Story(transcript)
    for block in blocks(paper_text(data)):
        if _is_columnar(block):
            _read_columns(story, block)
        else:
            for line in joined_lines("\n".join(block)):
                story.begin_paragraph()
                story.add(line)
                story.end_paragraph()
    passages, _places = transcript.passages()
    return PaperText(passages)


def blocks(text: str) -> list[list[str]]:
    """The lines between blank ones and rules; very many are taken apart."""
    parts: list[list[str]] = []
    for block in _BLANK_LINE.split(text):
        lines: list[str] = []
        for line in block.split("\n"):
            sign = line.strip()[:_SHORTEST_RULE]
            is_rule = len(sign) == _SHORTEST_RULE and not sign.startswith("|") and bool(_RULE.fullmatch(line))
            if is_rule or len(lines) == _MOST_TOGETHER:
                parts.append(lines)
                lines = []
            if line.strip() and not is_rule:
                lines.append(line)
        parts.append(lines)
    return [lines for lines in parts if lines]


def joined_lines(text: str) -> list[str]:
    """The paragraphs and items of a text whose lines may be wrapped, items without their dashes."""
    lines = as_paragraphs(_BROKEN_NUMBER.sub("", text)).split("\n")
    return [line.removeprefix("- ") for line in lines if line.strip()]


def _is_columnar(lines: list[str]) -> bool:
    """Whether lines are those of a table or of a letterhead: most have gaps in them."""
    return sum(len(_cells(line)) > 1 for line in lines) * 2 > len(lines)


def _cells(line: str) -> list[_Cell]:
    line = _FRAME.sub(" \t ", line)
    return [_Cell(match.start(), match[0]) for match in _PIECE.finditer(line)]


def _read_columns(story: Story, lines: list[str]) -> None:
    """Read a table: a line that begins further in goes on with the cells above it."""
    story.begin_table()
    row: list[list[_Cell]] = []
    for line in lines:
        cells = _cells(line)
        if row and line[:1].isspace() and cells[0].start > row[0][0].start:
            for cell in cells:
                max(row, key=lambda column: _overlap(column[0], cell)).append(cell)
        else:
            _read_row(story, row)
            row = [[cell] for cell in cells]
    _read_row(story, row)
    story.end_table()


def _overlap(above: _Cell, below: _Cell) -> int:
    return min(above.end, below.end) - max(above.start, below.start)


def _read_row(story: Story, row: list[list[_Cell]]) -> None:
    if not row:
        return
    story.begin_row()
    for column in row:
        story.begin_cell()
        story.add(_BROKEN_NUMBER.sub("", "\n".join(cell.text for cell in column)).replace("\n", " "))
        story.end_cell()
