"""Text with a mark between cells: what the clipboard holds (tabs), and CSV (commas, semicolons, tabs)."""

from __future__ import annotations

import re
from collections import Counter

from dtreport.services.tables.office_table import TableRow, tidy

TAB = "\t"
_CSV_MARKS = (";", ",")
_HALF = 2
_NUMBER = re.compile(r"\(?\d{1,4}[.)]?")
_HINT = re.compile(r"sep=(.)\r?\n")
"""A first line by which CSV files tell Excel what their mark is."""


def separated_rows(text: str, mark: str) -> tuple[TableRow, ...]:
    """The rows of a text that are not empty.

    On the clipboard a quotation mark is a letter like any other, unless a whole cell stands between two of them and
    holds a tab or a line break: then Excel has put them there. In CSV a whole cell between two is enough.
    """
    text = re.sub("\r\n?", "\n", text)
    width = _usual_width(text, mark)
    rows: list[TableRow] = []
    cells: list[str] = []
    place = start = 0
    line = 1
    while place <= len(text):
        cell, end = _cell(text, place, mark, width)
        cells.append(cell)
        if end == len(text) or text[end] == "\n":
            rows.append(TableRow(line, tuple(map(tidy, cells))))
            line += text.count("\n", start, end + 1)
            start, cells = end + 1, []
        place = end + 1
    return tuple(row for row in rows if any(row.cells))


def _cell(text: str, place: int, mark: str, width: int) -> tuple[str, int]:
    """The cell that begins at a place, and where the mark or the line break after it stands."""
    close = _closing_quote(text, place, mark, width) if text.startswith('"', place) else None
    if close is not None:
        return text[place + 1 : close].replace('""', '"'), close + 1
    ends = (text.find(mark, place), text.find("\n", place), len(text))
    end = min(position for position in ends if position >= 0)
    return text[place:end], end


def _closing_quote(text: str, place: int, mark: str, width: int) -> int | None:
    """Where the quotation ends that begins at a place; None where the mark there is only a letter."""
    position = place + 1
    while (close := text.find('"', position)) >= 0 and text.startswith('"', close + 1):
        position = close + 2  # two of them stand for one inside a quotation
    if close < 0 or text[close + 1 : close + 2] not in {"", "\n", mark}:
        return None
    inside = text[place + 1 : close]
    if mark == TAB and not (TAB in inside or "\n" in inside):
        return None
    # A lone mark means "as above": the next of its kind is another ditto, not the end of this one.
    ends = {TAB, "\n"} if mark == TAB else {"\n"}
    lone = inside[:1] in ends or inside[-1:] in ends
    return None if lone or any(_whole_row(line, mark, width) for line in inside.split("\n")[1:-1]) else close


def _whole_row(line: str, mark: str, width: int) -> bool:
    """Whether a line inside a quotation is a row of its own, which a stray quotation mark would swallow."""
    cells = line.split(mark)
    return len(cells) > 1 and (len(cells) >= width or bool(_NUMBER.fullmatch(cells[0].strip())))


def _usual_width(text: str, mark: str) -> int:
    """How many cells most lines have."""
    widths = Counter(line.count(mark) + 1 for line in text.split("\n") if line.strip())
    return widths.most_common(1)[0][0] if widths else 1


def separator(text: str, *, csv: bool) -> tuple[str, str]:
    """The mark between the cells of a text, and the text without a line that only names it; a tab where none is seen.

    `csv` says that the source is a CSV file: a heading of the whole list may then stand above without a mark.
    """
    hint = _HINT.match(text)
    if hint:
        return hint[1], text[hint.end() :]
    lines = [line for line in text.splitlines() if line.strip()]
    if TAB in text or not lines:
        return TAB, text
    numbers = {mark: sum(mark in line for line in lines) for mark in _CSV_MARKS if csv or mark in lines[0]}
    best = max(numbers, key=lambda mark: numbers[mark], default=TAB)
    return (best if _HALF * numbers.get(best, 0) >= len(lines) else TAB), text
