"""Where things stand in the text of a TOML file that tomli has accepted. Nothing here judges the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

import tomli

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
KEYS = re.compile(rf"[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*")
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)")
# Possessive quantifiers would say this shorter, and are broken in CPython up to 3.11.4. Each loop is unrolled, so that
# a string without an end is given up in one pass.
_STRING = re.compile(
    r'''"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*"{3,5}'''
    r"""|'''[^']*(?:'{1,2}(?!')[^']*)*'{3,5}"""
    r"""|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'""",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^\n#,\]}]+")
_INSIDE = re.compile(rf"""(?:{_STRING.pattern})|\#[^\n]*|[\[\]{{}}]""", re.DOTALL)
"""The strings, comments and brackets inside a value: a bracket in a string or a comment does not count."""
_DEPTHS = {"[": 1, "{": 1, "]": -1, "}": -1}
_BETWEEN = re.compile(r"[ \t\r\n]*(?:#[^\n]*[ \t\r\n]*)*")


class KeyValue(NamedTuple):
    """One `key = value` in a text: the whole statement with its line end, and the value in it."""

    key: tuple[str, ...]
    start: int
    value: int
    value_end: int
    end: int


class TextBlock:
    """A stretch of the file: the keys at its top, a table, a record, or what stands between them."""

    __slots__ = ("name", "text", "what")

    def __init__(self, what: str, name: str, text: str) -> None:
        self.what = what
        """TOP, TABLE, RECORD or REST."""
        self.name = name
        self.text = text


TOP, TABLE, RECORD, REST = "top", "table", "record", "rest"


def key_parts(words: str) -> tuple[str, ...]:
    """The parts of a key as it is written: `a."b c"` is a and b c."""
    if words.replace("_", "").replace("-", "").isalnum():
        return (words,)
    # tomli undoes quotes and escapes: `a."b c" = 0` is {"a": {"b c": 0}}, one table a part.
    tree: Any = tomli.loads(f"{words} = 0")
    parts = []
    while isinstance(tree, dict):
        ((part, tree),) = tree.items()
        parts.append(part)
    return tuple(parts)


@lru_cache(1 << 6)  # hundreds of records have the same header line
def header_of(line: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a header line begins a record (`[[…]]`), and its name."""
    match = _HEADER.match(line)
    assert match is not None  # noqa: S101, tomli has accepted the line
    return match[1] == "[[", key_parts(match[2])


def skip_between(text: str, at: int) -> int:
    """The place of the next thing behind white space, line ends and comments."""
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def value_end(text: str, at: int) -> int:
    """The end of the value that begins here."""
    if text[at] in "[{":
        depth = 0
        marks = _INSIDE.finditer(text, at)
        while True:
            mark = next(marks)  # tomli has accepted the text: each bracket is closed
            depth += _DEPTHS.get(mark[0], 0)
            if depth == 0:
                return mark.end()
    match = (_STRING if text[at] in "\"'" else _SCALAR).match(text, at)
    assert match is not None  # noqa: S101, tomli has accepted the text
    return at + len(match[0].rstrip())


def next_header(text: str, at: int) -> int:
    """The place of the next header line, from a place outside all values; the end of the text where there is none."""
    depth = 0
    for mark in _INSIDE.finditer(text, at):
        depth_before, depth = depth, depth + _DEPTHS.get(mark[0], 0)
        # Behind a key the bracket opens a value.
        if depth > depth_before == 0 and not text[text.rfind("\n", 0, mark.start()) + 1 : mark.start()].strip(" \t"):
            return mark.start()
    return len(text)


def line_end(text: str, at: int) -> int:
    """The place behind the end of this line."""
    return text.find("\n", at) + 1 or len(text)


def entry_at(text: str, start: int) -> KeyValue:
    """The statement whose line begins here."""
    key = KEYS.match(text, start)
    assert key is not None  # noqa: S101, tomli has accepted the line
    value = key.end() + 1
    while text[value] in " \t":
        value += 1
    end = value_end(text, value)
    return KeyValue(key_parts(key[1]), start, value, end, line_end(text, end))


def entries(text: str) -> list[KeyValue]:
    """The statements of one piece, in order."""
    statements = []
    at = 0
    while at < len(text):
        end = line_end(text, at)
        if text[at:end].lstrip(" \t")[:1] in {"", "\r", "\n", "#", "["}:
            at = end
            continue
        statements.append(entry_at(text, at))
        at = statements[-1].end
    return statements


def scan(text: str) -> list[TextBlock]:
    """The whole text as pieces; joined again they are the text.

    A comment that touches the lines above it belongs to them, else to the header that it touches; above the first
    record of a kind it may be the banner of them all, and belongs to nobody.
    """
    pieces: list[TextBlock] = []
    kinds: set[str] = set()
    covered = 0
    for span in _spans(text):
        start = span.comments if span.what is RECORD and span.name in kinds else span.header
        if span.what is RECORD:
            kinds.add(span.name)
        if covered < start:
            pieces.append(TextBlock(REST, "", text[covered:start]))
        pieces.append(TextBlock(span.what, span.name, text[start : span.end]))
        covered = span.end
    if covered < len(text):
        pieces.append(TextBlock(REST, "", text[covered:]))
    return pieces


def _is_part(line: str, kind: str) -> bool:
    """Whether a header line goes on with a record of this kind, as `[documents.silenced]` does."""
    is_record, parts = header_of(line)
    return not is_record and parts[0] == kind


class _BlockSpan(NamedTuple):
    """Where a table, a record or the keys at the top stand in the text."""

    what: str
    name: str
    comments: int
    """Where the comments directly above its header begin; the header itself where there are none."""
    header: int
    end: int


def _spans(text: str) -> list[_BlockSpan]:
    """The spans of a text, in order.

    Comments come in runs without a blank line. A run that stands directly above a header is its own, even where it
    touches a statement above too; a run that touches a statement and ends at a blank line belongs to the statement's
    block; any other run lies between the spans.
    """
    spans: list[_BlockSpan] = []
    # The block that is open; REST until the first key or header.
    what, name, comments, header = REST, "", 0, 0
    # Its end as far as that is sure: behind its last statement, and behind the comments a blank line has closed.
    end = -1
    # Its end if the comments that hang on its last statement are its own; -1 once a blank line stands between.
    end_with_comments = -1
    # The start of the run of comments directly above the line at hand; -1 where there is none.
    run = -1
    at, size = 0, len(text)
    while at < size:
        next_line = text.find("\n", at) + 1 or size
        line = text[at:next_line].strip(" \t\r\n")
        first = line[:1]
        if not first:
            end, end_with_comments, run = max(end, end_with_comments), -1, -1
        elif first == "#":
            run = at if run < 0 else run
            end_with_comments = next_line if end_with_comments >= 0 else -1
        elif first == "[" and not (what is RECORD and _is_part(line, name)):
            # The comments of the run go to the new block, so that the old one ends above them.
            if what is not REST:
                spans.append(_BlockSpan(what, name, comments, header, end))
            comments, header = (at if run < 0 else run), at
            is_record, parts = header_of(line)
            what, name = (RECORD if is_record else TABLE), ".".join(parts)
            end = end_with_comments = next_line
            run = -1
        else:
            if what is REST:
                what, comments, header = TOP, at, at
            # Only such a value can go on over several lines, whose ends the statement then knows.
            if first != "[" and ("[" in line or "{" in line or '"""' in line or "'''" in line):
                next_line = entry_at(text, at).end
            end = end_with_comments = next_line
            run = -1
        at = next_line
    if what is not REST:
        spans.append(_BlockSpan(what, name, comments, header, max(end, end_with_comments)))
    return spans


def place_of(pattern: str, text: str) -> int:
    """Where a value like this stands first, outside strings and comments; 0 where there is none."""
    # Strings and comments match as a whole before the pattern can look into them.
    matches = re.finditer(rf"(?:{_STRING.pattern})|\#[^\n]*|(?P<value>{pattern})", text, re.DOTALL)
    return next((match.start() for match in matches if match["value"]), 0)


def comments_in(text: str) -> list[str]:
    """The comments in a text, in order; a `#` inside a string is none."""
    if "#" not in text:
        return []
    return [match[0].rstrip() for match in _INSIDE.finditer(text) if match[0][0] == "#"]
