"""Where things stand in the text of a TOML file that tomli has accepted. Nothing here judges the text."""

from __future__ import annotations

import re
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
    held: Any = tomli.loads(f"{words} = 0")
    parts = []
    while isinstance(held, dict):
        ((part, held),) = held.items()
        parts.append(part)
    return tuple(parts)


def header_of(line: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a header line begins a record (`[[…]]`), and its name."""
    found = _HEADER.match(line)
    assert found is not None  # noqa: S101, tomli has accepted the line
    return found[1] == "[[", key_parts(found[2])


def skip_between(text: str, at: int) -> int:
    """The place of the next thing behind white space, line ends and comments."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def value_end(text: str, at: int) -> int:
    """The end of the value that begins here."""
    first = text[at]
    if first in "\"'":
        found = _STRING.match(text, at)
    elif first in "[{":
        return _bracket_end(text, at)
    else:
        found = _SCALAR.match(text, at)
    assert found is not None  # noqa: S101, tomli has accepted the text
    return at + len(found[0].rstrip())


_INSIDE = re.compile(rf"""(?:{_STRING.pattern})|\#[^\n]*|[\[\]{{}}]""", re.DOTALL)


def _bracket_end(text: str, at: int) -> int:
    depth = 0

    def closes(mark: str) -> bool:
        nonlocal depth
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark, 0)
        return depth == 0

    return next(found.end() for found in _INSIDE.finditer(text, at) if closes(found[0]))


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
    found = []
    at = 0
    while at < len(text):
        end = line_end(text, at)
        if text[at:end].lstrip(" \t")[:1] in {"", "\r", "\n", "#", "["}:
            at = end
            continue
        found.append(entry_at(text, at))
        at = found[-1].end
    return found


def scan(text: str) -> list[TextBlock]:
    """The whole text as pieces; joined again they are the text.

    A comment that touches the lines above it belongs to them, else to the header that it touches; above the first
    record of a kind it may be the banner of them all, and belongs to nobody.
    """
    pieces: list[TextBlock] = []
    seen: set[str] = set()
    done = 0
    for what, name, lead, header, end in _spans(text):
        start = lead if what is RECORD and name in seen else header
        if what is RECORD:
            seen.add(name)
        if done < start:
            pieces.append(TextBlock(REST, "", text[done:start]))
        pieces.append(TextBlock(what, name, text[start:end]))
        done = end
    if done < len(text):
        pieces.append(TextBlock(REST, "", text[done:]))
    return pieces


def _spans(text: str) -> list[tuple[str, str, int, int, int]]:
    """What, name, start of the comments above, start, end: of each table, each record and the keys at the top."""
    found: list[tuple[str, str, int, int, int]] = []
    names: dict[str, tuple[bool, tuple[str, ...]]] = {}
    what, name, lead, header = REST, "", 0, 0
    owned = run = touching = -1
    at, size = 0, len(text)
    while at < size:
        end = text.find("\n", at) + 1 or size
        line = text[at:end].strip(" \t\r\n")
        first = line[:1]
        if not first:
            owned, run, touching = max(owned, touching), -1, -1
        elif first == "#":
            run = at if run < 0 else run
            touching = end if touching >= 0 else -1
        elif first == "[":
            if what is not REST:
                found.append((what, name, lead, header, owned))
            lead, header = (at if run < 0 else run), at
            if line not in names:
                names[line] = header_of(line)
            array, parts = names[line]
            what, name = (RECORD if array else TABLE), ".".join(parts)
            owned = touching = end
            run = -1
        else:
            if what is REST:
                what, lead, header = TOP, at, at
            if "[" in line or "{" in line or '"""' in line or "'''" in line:
                end = entry_at(text, at).end
            owned = touching = end
            run = -1
        at = end
    if what is not REST:
        found.append((what, name, lead, header, max(owned, touching)))
    return found


def place_of(pattern: str, text: str) -> int:
    """Where a value like this stands first, outside strings and comments; 0 where there is none."""
    found = re.finditer(rf"(?:{_STRING.pattern})|\#[^\n]*|(?P<wanted>{pattern})", text, re.DOTALL)
    return next((held.start() for held in found if held["wanted"]), 0)


def comments_in(text: str) -> list[str]:
    """The comments in a text, in order; a `#` inside a string is none."""
    if "#" not in text:
        return []
    return [found[0].rstrip() for found in _INSIDE.finditer(text) if found[0][0] == "#"]
