"""The headings of a table, recognised by their words: in one row or two, merged or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dtreport.services.tables.row_signs import are_column_numbers, is_order_number
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from dtreport.services.tables.office_table import TableRow

ORDER, LEFT_OUT, UNNAMED, NEUTRAL = "tt", "-", "", "~"
"""The column of order numbers, one that says nothing of a record, one without a heading; words that change nothing."""
_ORDER_SIGNS = frozenset(("#", "№", "N°"))
_LONGEST_TITLE = 10
"""How many rows of a title stand above a header."""
_OPEN = ("/", ",", "-", "–", "và", "hoặc", "(")
_DEEPEST = 3
"""How many rows a heading has at most."""
_SCALES = (("nghin", 1000), ("ngan", 1000), ("1 000", 1000), ("1000", 1000), ("trieu", 1_000_000))


@dataclass(frozen=True)
class Vocabulary:
    """The words by which the headings of one kind of list are known."""

    terms: Mapping[str, str]
    """A phrase, folded, and what it means: the key of a field, or ORDER, LEFT_OUT; `key:hint` says more."""
    fillers: frozenset[str]
    """Words that change nothing: của, và, được."""
    together: frozenset[frozenset[str]]
    """Keys that one column may hold together: position and unit."""
    main: tuple[str, ...]
    """Keys of which one must be there for a row to be a heading."""
    weak: frozenset[str] = frozenset()
    """Phrases that are a heading only beside others: "Tập thể" alone is the name of a group."""
    marked: frozenset[str] = frozenset()
    """Keys of which each value may have a column of its own, marked with x."""

    def meaning(self, heading: str) -> tuple[str, ...]:
        """The keys, with their hints, that a heading names, in its order; nothing where it is not known."""
        if heading.strip() in _ORDER_SIGNS:
            return (ORDER,)
        outside = re.sub(r"\([^()]*\)?", " ", heading)
        return self._meaning(plain(outside)) or self._meaning(plain(heading))

    def _meaning(self, words: str) -> tuple[str, ...]:
        tokens = words.split()
        keys: list[str] = []
        while tokens:
            for length in range(min(len(tokens), 9), 0, -1):
                key = self.terms.get(" ".join(tokens[:length]))
                if key is not None:
                    keys += [key] if key != NEUTRAL else []
                    break
            else:
                if tokens[0] not in self.fillers:
                    return ()
                length = 1
            tokens = tokens[length:]
        names = dict.fromkeys(key.partition(":")[0] for key in keys)
        return tuple(dict.fromkeys(keys)) if len(names) <= 1 or frozenset(names) in self.together else ()


class HeadedColumn(NamedTuple):
    """One column: its heading as written, and what it means."""

    heading: str
    keys: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    scale: int = 1
    """By what its numbers are multiplied: 1000 under "(nghìn đồng)"."""
    mark: str = ""
    """The value that an x in this column stands for."""
    last: str = ""
    """Its heading without those above it."""

    def is_called(self, names: Container[str]) -> bool:
        """Whether one of these names, compared as `plain` has them, is its heading."""
        return plain(self.heading) in names or (bool(self.last) and plain(self.last) in names)

    @property
    def key(self) -> str:
        """The one key that it has, UNNAMED for none."""
        return self.keys[0] if len(self.keys) == 1 else UNNAMED


class Header(NamedTuple):
    """The headings of a table."""

    columns: tuple[HeadedColumn, ...]
    top: int
    """The place of its first row among the rows."""
    below: int
    """The place of the first row under it."""
    line: int

    @property
    def unknown(self) -> tuple[HeadedColumn, ...]:
        """Columns with a heading that is not known."""
        return tuple(column for column in self.columns if column.heading and not column.keys)

    def places(self, key: str) -> tuple[int, ...]:
        """The columns in which a key stands."""
        return tuple(place for place, column in enumerate(self.columns) if key in column.keys)


def plain(text: str) -> str:
    """A heading as it is compared: folded, without punctuation."""
    return " ".join("".join(char if char.isalnum() or char == "_" else " " for char in fold(text)).split())


def scale_of(text: str) -> int:
    """By what figures are multiplied whose unit a text names: "(nghìn đồng)", "ĐVT: triệu đồng"."""
    words = plain(text)
    return next((scale for word, scale in _SCALES if re.search(rf"\b{word}\b", words)), 1)


def find_header(rows: Sequence[TableRow], words: Vocabulary, start: int = 0) -> Header | None:
    """The first header at or after a row; what stands above it is the title of the list.

    A title may read like the heading of a single column: a header of several columns soon after it is the true one.
    """
    alone: Header | None = None
    for place in range(start, len(rows)):
        if alone is not None and place > alone.top + _LONGEST_TITLE:
            break
        if not any(words.meaning(cell) for cell in rows[place].filled):
            continue
        single = len(rows[place].filled) == 1
        if single and alone is not None:
            continue
        texts, depth = _stacked(rows[: place + 1] if single else rows, place, words)
        if _is_header(texts, words):
            header = Header(tuple(_column(parents, words) for parents in texts), place, place + depth, rows[place].line)
            if not single:
                return header
            alone = header
    return alone


def _stacked(rows: Sequence[TableRow], place: int, words: Vocabulary) -> tuple[list[tuple[str, ...]], int]:
    """The headings of each column from top to bottom, and how many rows they take."""
    width = max(len(row.cells) for row in rows[place : place + _DEEPEST])
    top = [rows[place].cells[column] if column < len(rows[place].cells) else "" for column in range(width)]
    texts: list[tuple[str, ...]] = [(text,) if text else () for text in top]
    depth = 1
    for row in rows[place + 1 : place + _DEEPEST]:
        new = _with_row(texts, row, words)
        if new is None:
            break
        texts = new
        depth += 1
    return texts, depth


def _with_row(texts: list[tuple[str, ...]], row: TableRow, words: Vocabulary) -> list[tuple[str, ...]] | None:
    """The headings with those of a second row under them; None where the row is none of the header."""
    filled = {place: text for place, text in enumerate(row.cells) if text and place < len(texts)}
    if not filled or any(is_order_number(text) for text in filled.values()) or are_column_numbers(row.cells):
        return None
    new = list(texts)
    whole, cut = 0, 0
    for place, text in filled.items():
        spanning = not texts[place] or (
            place + 1 < len(texts) and not texts[place + 1] and place + 1 in filled and len(filled) > 1
        )
        left = next((texts[column] for column in range(place, -1, -1) if texts[column]), ())
        both = (*left, text) if spanning else (*texts[place][:-1], f"{texts[place][-1]} {text}")
        if not _column(both, words).keys:
            return None
        if not spanning:
            # A heading may go on in a second line: "Năm" and "sinh", "Chức vụ," and "đơn vị".
            above = " ".join(texts[place])
            broken = not words.meaning(above) or not words.meaning(text) or above.rstrip().endswith(_OPEN)
            cut, whole = cut + broken, whole + (not broken)
        new[place] = both
    return None if whole and not cut else new


def _is_header(texts: Sequence[tuple[str, ...]], words: Vocabulary) -> bool:
    """Whether columns are those of a list: one has its main key, and not by a word that may be something else."""
    columns = [_column(parents, words) for parents in texts if parents]
    mains = [column for column in columns if {*column.keys} & {*words.main}]
    if not mains:
        return False
    sure = [column for column in mains if plain(column.heading) not in words.weak]
    others = [column for column in columns if column.keys and column not in mains]
    return bool(sure and (len(columns) == 1 or others or len(sure) > 1)) or len(others) > 1 or len(mains) > 1


def _column(parents: tuple[str, ...], words: Vocabulary) -> HeadedColumn:
    """What a column means whose headings stand one above the other."""
    if not parents:
        return HeadedColumn("")
    heading = " ".join(parents)
    if len(parents) > 1:
        over = tuple(key.partition(":")[0] for key in words.meaning(" ".join(parents[:-1])))
        of_a_year = re.search(r"\b(?:19|20)\d\d\b", " ".join(parents[:-1]))
        own = () if of_a_year or plain(parents[-1]) in words.weak else words.meaning(parents[-1])
        if len(over) == 1 and over[0] in words.marked and not own and not words.meaning(heading):
            return HeadedColumn(heading, over, mark=parents[-1], last=parents[-1])
        if over == (LEFT_OUT,):
            return HeadedColumn(heading, over, last=parents[-1])
        meant = words.meaning(heading)
        keys = own if own and own != (LEFT_OUT,) else meant or own
    else:
        keys = words.meaning(heading)
    names = tuple(dict.fromkeys(key.partition(":")[0] for key in keys))
    hints = tuple(key.partition(":")[2] for key in keys if ":" in key)
    return HeadedColumn(heading, names, hints, scale_of(heading), last=parents[-1])
