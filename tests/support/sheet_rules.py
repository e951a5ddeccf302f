"""The rules of one sheet part and of the tables on it; see formats_excel_rules."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
LAST_ROW, TALLEST_ROW = 1_048_576, 409
LONGEST_LABEL, LONGEST_HEADER, LONGEST_FORMULA, LONGEST_TEXT = 255, 255, 8_192, 32_767
CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
ADDRESS = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d]\w*))!")
Area = tuple[int, int, int, int]


def area(reference: str) -> Area:
    """First row and column, last row and column. Raises ValueError."""
    ends = [CELL.fullmatch(end) for end in reference.split(":")]
    places = [(int(end[2]), number(end[1])) for end in ends if end]
    if len(places) != len(ends):
        raise ValueError(reference)
    return (*places[0], *places[-1])


def number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


def meet(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def sheet_in(address: str) -> list[str]:
    """The sheets of which an address or a formula speaks."""
    return [found[1].replace("''", "'") if found[1] else found[2] for found in ADDRESS.finditer(address)]


class Sheet(NamedTuple):
    """A sheet part with the tables that belong to it."""

    root: Element
    tables: tuple[Element, ...]
    titles: tuple[str, ...]
    """The titles of all sheets."""
    styles: int
    """How many looks the workbook has."""

    def problems(self) -> Iterator[str]:
        order = [child.tag.removeprefix(MAIN) for child in self.root]
        if order != sorted(order, key=ORDER.index) or len(set(order)) < len(order):
            yield f"elements in no good order: {order}"
        yield from self._rows()
        yield from self._links()
        for tag in ("mergeCells", "hyperlinks", "rowBreaks", "tableParts"):
            for element in self.root.iter(MAIN + tag):
                if not len(element) or int(element.get("count", len(element))) != len(element):
                    yield f"count of {tag}"
        for header in self.root.iter():
            if header.tag.endswith(("Header", "Footer")) and len(header.text or "") > LONGEST_HEADER:
                yield "a header that is too long"
        merged = [area(str(each.get("ref"))) for each in self.root.iter(MAIN + "mergeCell")]
        for place, one in enumerate(merged):
            yield from (f"merged twice: {one}" for other in merged[:place] if meet(one, other))
        filters = [area(str(each.get("ref"))) for each in self.root.findall(MAIN + "autoFilter")]
        cells = {str(cell.get("r")): cell for cell in self.root.iter(MAIN + "c")}
        for table in self.tables:
            yield from (f"table: {problem}" for problem in _table(table, cells, [*merged, *filters]))

    def _rows(self) -> Iterator[str]:
        last_row = 0
        for row in self.root.iter(MAIN + "row"):
            at = int(str(row.get("r")))
            if not last_row < at <= LAST_ROW or float(row.get("ht", "0")) > TALLEST_ROW:
                yield f"row {at}"
            last_row, last_column = at, 0
            for cell in row:
                found = area(str(cell.get("r")))
                if found[0] != at or found[1] <= last_column:
                    yield f"cell {cell.get('r')} out of order"
                last_column = found[1]
                if not 0 <= int(cell.get("s", "0")) < self.styles:
                    yield f"style of {cell.get('r')}"
                yield from (f"{cell.get('r')}: {problem}" for problem in _content(cell))

    def _links(self) -> Iterator[str]:
        for link in self.root.iter(MAIN + "hyperlink"):
            there = sheet_in(str(link.get("location")))
            if len(there) != 1 or there[0] not in self.titles or not CELL.fullmatch(str(link.get("ref"))):
                yield f"link to nowhere: {link.get('location')}"


def _table(table: Element, cells: Mapping[str, Element], others: list[Area]) -> Iterator[str]:
    place = area(str(table.get("ref")))
    if any(meet(place, each) for each in others):
        yield "merged cells or another filter in it"
    if place[2] <= place[0]:
        yield "without rows"
    own = table.find(MAIN + "autoFilter")
    if own is not None and own.get("ref") != table.get("ref"):
        yield "filter"
    columns = list(table.iter(MAIN + "tableColumn"))
    holder = table.find(MAIN + "tableColumns")
    if holder is None or holder.get("count") != str(len(columns)) or len(columns) != place[3] - place[1] + 1:
        yield "columns"
    labels = [_decoded(str(each.get("name"))) for each in columns]
    if len({label.casefold() for label in labels}) < len(labels):
        yield "two labels alike"
    if not all(0 < len(each) <= LONGEST_LABEL for each in labels):
        yield "length of labels"
    heads = [cells.get(f"{_letters(column)}{place[0]}") for column in range(place[1], place[3] + 1)]
    if [None if head is None else _text(head) for head in heads] != labels:
        yield "labels"
    if len({each.get("id") for each in columns}) < len(columns):
        yield "ids of columns"


def _content(cell: Element) -> Iterator[str]:
    formula, value = (cell.find(MAIN + tag) for tag in ("f", "v"))
    match cell.get("t", "n"):
        case "inlineStr":
            if cell.find(MAIN + "is") is None or value is not None or formula is not None:
                yield "no text"
            if len(_text(cell)) > LONGEST_TEXT:
                yield "more text than a cell holds"
        case "str":
            if formula is None:
                yield "text of no formula"
        case "n":
            if value is not None and not re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", str(value.text)):
                yield f"no number: {value.text}"
        case other:
            yield f"type {other}"
    if formula is not None:
        text = str(formula.text)
        if value is None or text.startswith("=") or len(text) > LONGEST_FORMULA or text.count("(") != text.count(")"):
            yield f"formula {text}"


def _text(cell: Element) -> str:
    return _decoded("".join(each.text or "" for each in cell.iter(MAIN + "t")))


def _decoded(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
