"""What a person reads in a file of each format, as plain text: found without the code that wrote it."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.cell.cell import Cell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word(data: bytes, *, bookmarks: bool = False) -> str:
    """The body, the heads and the feet of its pages; not the page numbers. `bookmarks` are shown on request."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n)]
        roots = [etree.fromstring(archive.read(name)) for name in sorted(names)]
    for root in roots:
        etree.strip_elements(root, f"{_W}fldSimple")
    if bookmarks:
        _show_bookmarks(roots)
    return "\n".join(_word_paragraph(each) for root in roots for each in root.iter(f"{_W}p"))


def _word_paragraph(paragraph: Any) -> str:
    marks = {f"{_W}br": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
    return "".join(marks.get(node.tag) or node.text or "" for node in paragraph.iter(f"{_W}t", *marks))


def _show_bookmarks(roots: list[Any]) -> None:
    """Put the names and the ends of bookmarks into the text: ⟦name: words⟧."""
    for root in roots:
        for node in root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
            name = node.get(f"{_W}name")
            node.text = "⟧" if name is None else f"⟦{name}: "
            node.tag = f"{_W}t"


def read_pdf(data: bytes) -> str:
    """The text of the pages without their numbers; a word that was broken after - or / is whole again."""
    pages = []
    for page in PdfReader(io.BytesIO(data)).pages:
        lines = page.extract_text().split("\n")
        pages.append("\n".join(line for line in lines if not _is_page_number(line, lines)))
    return re.sub(r"(?<=\S[-/])\n(?=\S)", "", "\n".join(pages))


def _is_page_number(line: str, lines: list[str]) -> bool:
    return line.strip().isdigit() and line in (lines[0], lines[-1])


def read_workbook(data: bytes) -> str:
    """The cells as Excel shows them in Viet Nam, formulas by the value that is kept beside them."""
    book = load_workbook(io.BytesIO(data), data_only=True)
    heads = [str(sheet.oddHeader.right.text or "") for sheet in book.worksheets if sheet.oddHeader]
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows()]
    return "\n".join(
        [*filter(None, heads), *("\t".join(shown(cell) for cell in row if cell.value is not None) for row in rows)]
    )


def shown(cell: Cell) -> str:
    """A cell as Excel shows it."""
    value, form = cell.value, cell.number_format
    if isinstance(value, datetime):
        text = (
            f"{value.day:02}/{value.month:02}/{value.year}"
            if "mm/" in form
            else f"{value.day:02}/{value.month}/{value.year}"
        )
        return f"{value:%H:%M} ngày {text}" if "hh" in form else text
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _figure(Decimal(repr(value)), form)
    return str(value)


def _figure(value: Decimal, form: str) -> str:
    """A figure in its number format: sections for what is above zero, below it and zero, words in quotes."""
    form = re.sub("_x005F_", "_", form)
    sections = re.findall(r'((?:"[^"]*"|\\.|_.|[^;])*)(?:;|$)', form)
    section = sections[0]
    if value < 0 and len(sections) > 2:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 3:
        section = sections[2]
    parts = re.findall(r'"([^"]*)"|\\(.)|_(.)|([#,0.]+%?|General)|(.)', section)
    shown_parts = (
        word or char or literal or (_digits(value, digits) if digits else "")
        for word, char, _, digits, literal in parts
    )
    return "".join(shown_parts)


def _digits(value: Decimal, form: str) -> str:
    if form == "General":
        return f"{value:f}".replace(".", ",")
    if form.endswith("%"):
        return _vietnamese(value * 100, form.count("0", form.find("."))) + "%"
    return _vietnamese(value, form.count("0", form.find(".")) if "." in form else 0)


def _vietnamese(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate({0x2C: ".", 0x2E: ","})


class _Page(HTMLParser):
    """The text of a page, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in {"style", "head"}
        self.said += "\n" * (tag not in {"b", "strong", "em", "i", "a", "span", "meta", "tspan"})

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"style", "head"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def read_page(data: bytes) -> str:
    """What a browser shows."""
    page = _Page()
    page.feed(data.decode())
    return "".join(page.said)


def read_markdown(data: bytes) -> str:
    """The text without its marks."""
    text = html.unescape(data.decode().replace("<br>", "\n"))
    return re.sub(r"\\(?=[^\w\s])", "", text)


def read_list(data: bytes) -> str:
    """The fields of a CSV file."""
    return "\n".join("\t".join(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


READERS: dict[str, Callable[[bytes], str]] = {
    "docx": read_word,
    "pdf": read_pdf,
    "xlsx": read_workbook,
    "html": read_page,
    "md": read_markdown,
    "csv": read_list,
    "json": bytes.decode,
    "txt": bytes.decode,
}
