"""Markdown: headings, paragraphs, items and tables, without its marks."""

from __future__ import annotations

import re
from html import unescape

from dtreport.reading.passages import PaperText
from dtreport.reading.story import Story
from dtreport.reading.text_reader import blocks, paper_text
from dtreport.reading.transcript import Transcript

_LONGEST = 5_000
"""The longest text, in characters, in which pairs of marks are looked for."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = 0xE000
"""Where escaped signs wait, out of the way of the marks."""
_WAITING = re.compile("[\ue021-\ue07e]")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*\*|\*\*|\*|___|__|_)(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_CODE = re.compile(r"(`+)([^`\n]+)\1")
_BREAK = re.compile(r"(?:\\|(?<! ) {2,})\n|<br ?/?>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"^(?: {0,3}> ?)+")
_CELL_END = re.compile(r"(?<!\\)\|")
_ALIGNMENT = frozenset("|:- \t")
"""What stands under the heading of a table."""
_FENCE = ("```", "~~~")


def read_markdown(data: bytes) -> PaperText:
    """What a Markdown text says. Raises Refusal."""
    transcript = Transcript()
    story = Story(transcript)
    for block in blocks(_without_comments(paper_text(data))):
        _read_block(story, [_QUOTE.sub("", line, count=1) for line in block])
    passages, _places = transcript.passages()
    return PaperText(passages)


def _without_comments(text: str) -> str:
    pieces = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[place:start])
        place = end + len("-->")
    return "".join([*pieces, text[place:]])


def _read_block(story: Story, lines: list[str]) -> None:
    """Read lines that stand together: rows of a table, headings, items, or the lines of one paragraph."""
    waiting: list[str] = []
    in_table = False
    for line in lines:
        is_row = line.lstrip().startswith("|")
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if is_row or heading or item or line.lstrip().startswith(_FENCE):
            _read_paragraph(story, waiting)
            waiting = []
        if is_row != in_table:
            (story.begin_table if is_row else story.end_table)()
            in_table = is_row
        if is_row and not _ALIGNMENT.issuperset(line):
            _read_row(story, line)
        elif heading:
            _read_paragraph(story, [heading[2].rstrip(" \t#")], f"h{len(heading[1])}")
        elif not is_row and not line.lstrip().startswith(_FENCE):
            waiting.append(line[item.end() :] if item else line)
    if in_table:
        story.end_table()
    _read_paragraph(story, waiting)


def _read_paragraph(story: Story, lines: list[str], style: str = "") -> None:
    text = without_marks("\n".join(lines))
    if text.strip():
        story.begin_paragraph(style)
        story.add(text)
        story.end_paragraph()


def _read_row(story: Story, line: str) -> None:
    story.begin_row()
    for cell in _CELL_END.split(line.strip().removeprefix("|").removesuffix("|")):
        story.begin_cell()
        story.add(without_marks(cell.strip()))
        story.end_cell()


def without_marks(text: str) -> str:
    """What a text shows: escaped signs as they are, emphasis and links as their words, breaks as line breaks."""
    lines = [" ".join(line.split()) for line in _BREAK.sub("\0", text).split("\0")]
    text = _ESCAPED.sub(lambda match: chr(_KEPT + ord(match[1])), "\n".join(lines))
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    if len(text) <= _LONGEST:
        text = _CODE.sub(r"\2", text)
        while text != (text := _EMPHASIS.sub(r"\2", text)):
            pass
    return _WAITING.sub(lambda match: chr(ord(match[0]) - _KEPT), unescape(text))
