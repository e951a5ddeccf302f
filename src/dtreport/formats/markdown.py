"""GitHub-flavoured Markdown for a web editor; no text of a user becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.formats.cells import ShownTable, shown_words
from dtreport.formats.line_breaks import paragraphs
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Addressees,
    Block,
    Chart,
    Column,
    ColumnKind,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALWAYS = re.compile(
    r"[\\`*_\[\]<>|#~$]|&(?=#?\w+;)|:(?=[\w+-]+:)|(?<=\bhttp)s?:(?=//)|(?<=\bftp):(?=//)|(?<=\bwww)\.|(?<=\w)@(?=\w)",
    re.IGNORECASE,
)
_AT_THE_START = re.compile(r"(\d*)(?:[-+=.)](?=[-=\s]|$)|:(?=-))")
_ALIGNED = {ColumnKind.NUMBER: "--:", ColumnKind.PERCENT: "--:", ColumnKind.TEXT: "---"}
_LINE_BREAK = "\\\n"


def render(paper: Paper) -> bytes:
    """Return the paper as UTF-8 Markdown with LF line ends; a rule stands between sections."""
    sections = []
    for section in paper.sections:
        parts = [*map(_block, section.blocks), _stacked(*map(_line, section.foot))]
        sections.append("\n\n".join(filter(None, parts)))
    whole = "\n\n".join(filter(None, [_strong(_line(paper.stamp)), "\n\n---\n\n".join(sections)]))
    return (whole.strip("\n") + "\n").encode()


def escaped(line: str) -> str:
    """Return one line of text so that Markdown shows exactly it, wherever in a paragraph it stands."""
    line = visible(line)
    inner = line.strip(" ")
    before, after = line[: len(line) - len(line.lstrip(" "))], line[len(line.rstrip(" ")) :] if inner else ""
    inner = _ALWAYS.sub(lambda match: "".join(f"\\{char}" if char not in "sS" else char for char in match[0]), inner)
    start = _AT_THE_START.match(inner)
    if start:
        inner = start[1] + "\\" + inner[start.end(1) :]
    return "&#32;" * len(before) + inner + "&#32;" * len(after)


def _block(block: Block) -> str:  # noqa: PLR0911, one answer for each kind of block
    match block:
        case Letterhead():
            left = _stacked(_line(block.parent), _strong(_line(block.agency)), _line(block.number))
            right = _stacked(_strong(_line(block.country)), _strong(_line(block.motto)), _line(block.place_and_date))
            return f"{left}\n\n{right}"
        case Title():
            name = f"# {_line(block.name)}" if block.name else ""
            note = f"*{_line(block.note)}*" if block.note.strip() else ""
            return "\n\n".join(filter(None, (name, _strong(_line(block.about)), note)))
        case Addressees(label, names):
            lines = "\n".join(f"- {_line(name)}" for name in names)
            return f"{_line(label)} {_line(names[0])}" if len(names) == 1 else f"{_line(label)}\n\n{lines}"
        case Heading(text, level):
            return f"{'#' * min(level + 1, 6)} {_line(text)}" if text else ""
        case Paragraph(text, lead):
            return _text(text, lead)
        case Items(items):
            return "\n".join(f"- {_line(item)}" for item in items)
        case Table():
            return "\n\n".join(filter(None, [_strong(_line(block.caption)), _table(shown_words(block))]))
        case Chart():
            figures = _table(shown_words(_as_table(block)))
            return "\n\n".join(filter(None, [_strong(_line(block.title)), figures, _text(block.summary)]))
        case Signature():
            return _signature(block)


def _text(text: str, lead: str = "") -> str:
    """Return a paragraph; a blank line in it begins another."""
    parts = [_LINE_BREAK.join(map(escaped, part.split("\n"))) for part in paragraphs(text)]
    if lead:
        parts[0] = f"{_strong(_line(lead))} {parts[0]}"
    return "\n\n".join(parts)


def _line(text: str) -> str:
    """Return a text for a place that holds one line only."""
    return "<br>".join(map(escaped, text.split("\n")))


def _strong(words: str) -> str:
    return f"**{words}**" if words.strip() else ""


def _stacked(*parts: str) -> str:
    return _LINE_BREAK.join(filter(None, parts))


def _signature(block: Signature) -> str:
    recipients = _stacked(*map(_line, block.recipients))
    people = [
        (_stacked(*(_strong(_line(line)) for line in who.position), _strong(_line(who.name))))
        for who in (block.preparer, block.signer)
        if who
    ]
    return "\n\n".join(filter(None, [_line(block.place_and_date), *people, recipients]))


def _table(table: ShownTable) -> str:
    """Return a table; a row of a deeper level is indented, a total is strong."""
    if not table.columns:
        return ""
    rows = [
        _row([_line(column.label) for column in table.columns]),
        _row([_ALIGNED.get(column.kind, ":-:") for column in table.columns]),
    ]
    for row, words in table.rows:
        fields = [_strong(_line(text)) if row.strong else _line(text) for text in words]
        fields[table.stem] = "&emsp;" * row.level + fields[table.stem]
        rows.append(_row(fields))
    return "\n".join(rows)


def _row(fields: Sequence[str]) -> str:
    return f"| {' | '.join(fields)} |"


def _as_table(chart: Chart) -> Table:
    names = [Column(str(place), name, ColumnKind.NUMBER) for place, name in enumerate(chart.series)]
    rows = (Row((bar.label, *(NOT_REPORTED if value is None else value for value in bar.values))) for bar in chart.bars)
    return Table("", (Column("", ""), *names), tuple(rows))
