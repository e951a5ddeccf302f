"""The line of every key, table and element of a TOML file that tomli has accepted; used when there is a problem."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from dtreport.store.text.layout import KEYS, header_of, key_parts, line_end, next_header, skip_between, value_end

if TYPE_CHECKING:
    from dtreport.errors import At


class Lines:
    """Finds the line of a place; of a place that is not in the file, the line of the nearest thing around it.

    The headers are found at once, the statements below them where somebody asks for one of their table.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self._lines: dict[At, int] = {(): 1}
        # How many records of each kind were passed: the index of the next one.
        self._lengths: dict[At, int] = {}
        # Where the statements of a table begin that nobody has asked for yet.
        self._unread: dict[At, int] = {(): 0}
        at = 0
        while (at := next_header(text, at)) < len(text):
            end = line_end(text, at)
            is_record, parts = header_of(text[at:end])
            table: At = ()
            for part in parts[:-1]:
                table = self._last((*table, part))
            table = (*table, parts[-1])
            if is_record:
                self._lengths[table] = self._lengths.get(table, 0) + 1
                table = self._last(table)
            self._mark(table, at)
            self._unread[table] = at = end

    def of(self, path: At) -> int:
        """The line of this place, counted from 1."""
        for length in range(len(path) + 1):
            self._read(path[:length])
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _read(self, table: At) -> None:
        """Note what stands in the statements of a table, once."""
        text = self._text
        at = self._unread.pop(table, len(text))
        while (at := skip_between(text, at)) < len(text) and text[at] != "[":
            at = self._entry(at, table)

    def _mark(self, path: At, at: int) -> None:
        """Note the line of a place, and of what is around it where that does not begin further above."""
        line = bisect_right(self._starts, at)
        for length in range(1, len(path) + 1):
            self._lines[path[:length]] = min(line, self._lines.get(path[:length], line))

    def _last(self, path: At) -> At:
        """The place itself, or the last record there where it is a kind of records."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _entry(self, at: int, table: At) -> int:
        """Note what stands in a statement of a table; returns the end of the statement."""
        key = KEYS.match(self._text, at)
        assert key is not None  # noqa: S101, tomli has accepted the text
        path = (*table, *key_parts(key[1]))
        self._mark(path, at)
        return self._value(skip_between(self._text, key.end() + 1), path)

    def _value(self, at: int, path: At) -> int:
        """Note what stands in a value, list or inline table; returns its end."""
        text = self._text
        opening = text[at]
        if opening not in "[{":
            return value_end(text, at)
        at, index = skip_between(text, at + 1), 0
        while text[at] not in "]}":
            if opening == "[":
                self._mark((*path, index), at)
                at = self._value(at, (*path, index))
            else:
                at = self._entry(at, path)
            index += 1
            at = skip_between(text, at)
            at = skip_between(text, at + 1) if text[at] == "," else at
        return at + 1
