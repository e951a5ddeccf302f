"""A table of the page: read as a table where there is room, as a card for each row on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from dtreport.formats.cells import shown_words, spans
from dtreport.formats.html.html_elements import element, lines, running
from dtreport.papers.blocks import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from dtreport.formats.cells import ShownTable
    from dtreport.formats.html.html_elements import Content, ElementIds
    from dtreport.papers.blocks import Row, Table

_MOST_BESIDE = 3  # columns that a phone can show beside each other
_MANY = 7  # columns that stand closer on paper
_WIDE = 16  # characters: a column that never becomes narrower than a few words
_LONGEST_WORD = 24  # characters
_DEEPEST = 4
_CLASSES = {
    ColumnKind.TEXT: "",
    ColumnKind.CENTRED: "centred",
    ColumnKind.NUMBER: "number",
    ColumnKind.PERCENT: "number",
    ColumnKind.DATE: "date",
}


class TableContext(NamedTuple):
    """Where a table stands."""

    section: str
    """The name of its section."""
    section_ids: Mapping[str, str]
    """The ids of all sections of the page, by name."""
    ids: ElementIds


def table_frame(table: Table, context: TableContext) -> Iterator[Element]:
    """Yield a table in a frame that scrolls where it is too wide; nothing where the table has no columns."""
    shown = shown_words(table)
    if not shown.columns:
        return
    # A centred column before the one that names the row holds its order number.
    classes = [
        "order" if place < shown.stem and column.kind is ColumnKind.CENTRED else _CLASSES[column.kind]
        for place, column in enumerate(shown.columns)
    ]
    labels = (
        element("th", *lines(column.label), scope="col", class_=class_ or ("wide" if column.width >= _WIDE else "text"))
        for column, class_ in zip(shown.columns, classes, strict=True)
    )
    cards = len(shown.columns) > _MOST_BESIDE
    name = table.caption or context.section  # read aloud to those who cannot see where the table stands
    table_element = element(
        "table",
        element("caption", *lines(name), class_="" if table.caption else "unseen"),
        element("thead", element("tr", *labels)),
        *_bodies(shown, classes, context),
        id=context.ids.claim(table.name),
        class_=" ".join(["cards"] * cards + ["many"] * (len(shown.columns) >= _MANY)),
    )
    # A frame that scrolls can be reached with the keyboard.
    focus = {"role": "region", "tabindex": "0", "aria_label": name} if cards else {}
    yield element("div", table_element, class_="frame", **focus)


def _bodies(table: ShownTable, classes: Sequence[str], context: TableContext) -> Iterator[Element]:
    """Yield the rows in bodies; a strong row with words in no other column than its name begins a new one.

    Args:
        table: the table in words.
        classes: the class of each column.
        context: where the table stands.
    """
    rows: list[Element] = []
    for row, words in table.rows:
        name = words[table.stem]
        others = words[: table.stem] + words[table.stem + 1 :]
        is_group = row.strong and len(words) > 1 and name and not any(others)
        if is_group and rows:
            yield element("tbody", *rows)
            rows = []
        if is_group:
            group = _name_content(name, row, context)
            cells = [element("th", *group, scope="rowgroup", colspan=str(len(words)))]
        else:
            cells = [*_cells(table, classes, row, words, context)]
        look = ["group" if is_group else "strong"] * row.strong
        look += [f"level-{min(row.level, _DEEPEST)}"] * (row.level > 0)
        rows.append(element("tr", *cells, class_=" ".join(look), id=context.ids.claim(row.name)))
    if rows:
        yield element("tbody", *rows)


def _cells(
    table: ShownTable, classes: Sequence[str], row: Row, words: tuple[str, ...], context: TableContext
) -> Iterator[Element]:
    """Yield the cells of a row that does not begin a group.

    Args:
        table: the table in words.
        classes: the class of each column.
        row: the row, for its name and where it leads.
        words: its texts, one for each column.
        context: where the table stands.
    """
    widths = spans(table, row, words)
    for place, (column, text, width) in enumerate(zip(table.columns, words, widths, strict=True)):
        if place == table.stem:
            content = _name_content(text, row, context)
            colspan = str(width) if width > 1 else ""
            yield element("th", *content, scope="row", colspan=colspan) if text else element("td")
        elif width:
            is_whole = not classes[place] and _is_whole(text)
            content = lines(text) if is_whole else running(text)
            class_ = "whole" if is_whole else classes[place]
            yield element("td", *content, class_=class_, data_label=column.label if text else "")


def _is_whole(text: str) -> bool:
    """Say whether a text is one word that is not broken, as 39/2021/QĐ-UBND or the name of a file."""
    return len(text) <= _LONGEST_WORD and not re.search(r"\s", text)


def _name_content(text: str, row: Row, context: TableContext) -> Iterator[Content]:
    """Yield the words that name a row, as a link where the row leads to a section or to a file beside the page."""
    address = ""
    if section := context.section_ids.get(row.leads_to):
        address = f"#{section}"
    elif row.leads_to.strip("."):  # a file in the same folder; once it is quoted it can name no other place
        address = f"./{quote(row.leads_to, safe='', errors='replace')}"
    if text and address:
        yield element("a", *running(text), href=address, class_="whole" if _is_whole(text) else "")
    else:
        yield from running(text)
