"""A table of the page: read as a table where there is room, as a card for each row on a phone."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element

from dtreport.formats.cells import ShownTable, shown_words, spans
from dtreport.formats.html.html_elements import Content, ElementIds, element, lines
from dtreport.papers.blocks import ColumnKind, Row, Table

_MOST_BESIDE = 3  # columns that a phone can show beside each other
_MANY = 7  # columns that stand closer on paper
_WIDE = 16  # characters: a column that never becomes narrower than a few words
_LONGEST_WORD = 24  # characters
_DEEPEST = 4
_LOOKS = {
    ColumnKind.TEXT: "",
    ColumnKind.CENTRED: "centred",
    ColumnKind.NUMBER: "number",
    ColumnKind.PERCENT: "number",
    ColumnKind.DATE: "date",
}


class TableContext(NamedTuple):
    """Where a table stands: the name of its section, the ids of all sections by name, and the ids of the page."""

    section: str
    sections: Mapping[str, str]
    names: ElementIds


def framed(table: Table, place: TableContext) -> Iterator[Element]:
    """Yield a table in a frame that scrolls where it is too wide; nothing where it has no columns."""
    shown = shown_words(table)
    if not shown.columns:
        return
    cards = len(shown.columns) > _MOST_BESIDE
    name = table.caption or place.section  # what a reader who cannot see where the table stands is told
    set_table = element(
        "table",
        element("caption", *lines(name), class_="" if table.caption else "unseen"),
        element("thead", element("tr", *_heads(shown))),
        *_bodies(shown, place),
        id=place.names.claim(table.name),
        class_=" ".join(["cards"] * cards + ["many"] * (len(shown.columns) >= _MANY)),
    )
    reached = {"role": "region", "tabindex": "0", "aria_label": name} if cards else {}
    yield element("div", set_table, class_="frame", **reached)


def _heads(table: ShownTable) -> Iterator[Element]:
    for at, column in enumerate(table.columns):
        look = _look(table, at) or ("wide" if column.width >= _WIDE else "text")
        yield element("th", *lines(column.label), scope="col", class_=look)


def _look(table: ShownTable, at: int) -> str:
    """Return how a column is set; what stands centred before the column that names the row is its order."""
    kind = table.columns[at].kind
    return "order" if at < table.stem and kind is ColumnKind.CENTRED else _LOOKS[kind]


def _bodies(table: ShownTable, place: TableContext) -> Iterator[Element]:
    """Yield the rows; a row that only names a group begins a new body."""
    rows: list[Element] = []
    for row, words in table.rows:
        group = (
            row.strong
            and len(words) > 1
            and words[table.stem]
            and not any(words[: table.stem] + words[table.stem + 1 :])
        )
        if group and rows:
            yield element("tbody", *rows)
            rows = []
        cells = _group(table, row, words, place) if group else _cells(table, row, words, place)
        look = ["group" if group else "strong"] * row.strong + [f"level-{min(row.level, _DEEPEST)}"] * (row.level > 0)
        rows.append(element("tr", *cells, class_=" ".join(look), id=place.names.claim(row.name)))
    if rows:
        yield element("tbody", *rows)


def _group(table: ShownTable, row: Row, words: tuple[str, ...], place: TableContext) -> Iterator[Element]:
    content = _linked(words[table.stem], row, place)
    yield element("th", *content, scope="rowgroup", colspan=str(len(words)))


def _cells(table: ShownTable, row: Row, words: tuple[str, ...], place: TableContext) -> Iterator[Element]:
    taken = spans(table, row, words)
    for at, (column, text) in enumerate(zip(table.columns, words, strict=True)):
        if at == table.stem:
            across = str(taken[at]) if taken[at] > 1 else ""
            yield element("th", *_linked(text, row, place), scope="row", colspan=across) if text else element("td")
        elif taken[at]:
            look = _look(table, at) or ("whole" if _is_whole(text) else "")
            yield element("td", *lines(text), class_=look, data_label=column.label if text else "")


def _is_whole(text: str) -> bool:
    """Say whether a text is one word that is not broken, as 39/2021/QĐ-UBND or the name of a file."""
    return len(text) <= _LONGEST_WORD and not re.search(r"\s", text)


def _linked(text: str, row: Row, place: TableContext) -> Iterator[Content]:
    """Yield the words that name a row, as a link where the row leads to a section or to a file beside the page."""
    target = place.sections.get(row.leads_to)
    address = f"#{target}" if target else _beside(row.leads_to)
    if text and address:
        yield element("a", *lines(text), href=address, class_="whole" if _is_whole(text) else "")
    else:
        yield from lines(text)


def _beside(file: str) -> str:
    """Return the address of a file in the same folder; it can name no other place."""
    return f"./{quote(file, safe='', errors='replace')}" if file.strip(".") else ""
