"""A PDF as readable lines, and papers of which the font has every character."""

import io
import re
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, NamedTuple, cast

from pypdf import PdfReader
from pypdf.generic import ContentStream

from dtreport.formats.font_metrics import twips
from dtreport.papers.blocks import Paper
from dtreport.vietnamese import typeface


class Fragment(NamedTuple):
    """A piece of text on one line: where it begins, from the left and from the top of the sheet, in points."""

    page: int
    x: float
    y: float
    size: float
    style: str
    text: str

    @property
    def end(self) -> float:
        """Where it ends, where it is not stretched."""
        return self.x + twips(self.text, self.size, bold=self.style.startswith("Bold")) / 20

    def __str__(self) -> str:
        return f"{self.page:2} {self.x:6.1f} {self.y:6.1f} {self.size:4g} {self.style:10} {self.text}".rstrip()


class Line(NamedTuple):
    """A line that is drawn across the page, from the left and from the top, in points."""

    x: float
    y: float
    length: float


def opened(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def catalog(data: bytes) -> Any:
    """What a PDF says of itself as a whole."""
    return opened(data).trailer["/Root"]


def fragments(data: bytes) -> list[Fragment]:
    """All pieces of text in the order in which they are drawn."""
    found: list[Fragment] = []
    for number, page in enumerate(opened(data).pages, 1):
        page.extract_text(visitor_text=_Visitor(found, number, float(page.mediabox.height)))
    return found


@dataclass(frozen=True)
class _Visitor:
    """Notes the pieces of text of a page."""

    found: list[Fragment]
    page: int
    height: float

    def __call__(self, text: str, matrix: Any, _: Any, font: Any, size: float) -> None:
        if text.strip():
            style = font["/BaseFont"].partition("-")[2]
            x, y = float(matrix[4]), self.height - float(matrix[5])
            self.found.append(Fragment(self.page, round(x, 1), round(y, 1), float(size), style, text.strip()))


def squeezed(text: str) -> str:
    """A text without its spaces and ends of lines."""
    return re.sub(r"\s+", "", text)


def copied(data: bytes) -> str:
    """What is copied from a PDF, squeezed."""
    return squeezed("".join(page.extract_text() for page in opened(data).pages))


def lines_across(data: bytes, page: int = 0) -> list[Line]:
    """The lines that are drawn across a page."""
    reader = opened(data)
    sheet = reader.pages[page]
    found: list[Line] = []
    x = y = 0.0
    for operands, operator in ContentStream(sheet["/Contents"].get_object(), reader).operations:
        if operator == b"cm":
            x, y = float(operands[4]), float(operands[5])
        elif operator == b"l" and not float(operands[1]):
            found.append(Line(round(x, 1), round(float(sheet.mediabox.height) - y, 1), round(float(operands[0]), 1)))
    return found


def printable(paper: Paper) -> Paper:
    """The same paper with a question mark for each character that the font lacks."""
    return cast("Paper", _printable(paper))


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(char if char in typeface.printable() or char == "\n" else "?" for char in value)
    if isinstance(value, tuple):
        parts = map(_printable, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{field.name: _printable(getattr(value, field.name)) for field in fields(value)})
    return value


def texts(value: Any) -> list[str]:
    """All texts of a paper or of a part of it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


def tags(data: bytes) -> list[tuple[str, dict[str, Any]]]:
    """The tags of a PDF in reading order, each with what it says of itself."""
    found: list[tuple[str, dict[str, Any]]] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]).lstrip("/"), dict(node)))
            walk(node.get("/K"))

    walk(catalog(data)["/StructTreeRoot"])
    return found
