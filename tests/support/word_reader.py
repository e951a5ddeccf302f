"""A Word file as its XML says it, every property resolved as Word resolves it: default, styles, the paragraph's own."""

import zipfile
from functools import cache, cached_property
from io import BytesIO
from typing import NamedTuple

from lxml import etree

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": _WORD, "r": _RELATED}
Element = etree._Element  # noqa: SLF001, the only name that lxml has for it
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")


def w(name: str) -> str:
    return f"{{{_WORD}}}{name}"


def value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(w(name), ""))


def number(element: Element | None, name: str) -> int:
    return int(value(element, name) or 0)


def text_of(element: Element) -> str:
    marks = {w("br"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
    return "".join(marks.get(str(each.tag), each.text or "") for each in element.iter(w("t"), *marks))


class Letters(NamedTuple):
    """How a run looks."""

    fonts: frozenset[str]
    size: float
    bold: bool
    italic: bool
    colour: str
    language: str


class Look(NamedTuple):
    """How a paragraph looks; lengths in twips, the line height in lines (0 where it is exact)."""

    style: str
    align: str
    before: int
    after: int
    lines: float
    left: int
    right: int
    first: int
    outline: int | None
    kept: bool
    line_above: bool


class WordFile:
    """A file on the bench of the checker."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.xml("word/document.xml")[0]
        self._styles = {value(each, "styleId"): each for each in self.xml("word/styles.xml").iter(w("style"))}
        self._defaults = self.xml("word/styles.xml").find("w:docDefaults", NAMES)
        # The checker asks for the same looks again and again; nothing of a file changes while it is read.
        self.look = cache(self._look)
        self.letters = cache(self._letters)
        self._settings = cache(_settings)

    def xml(self, part: str) -> Element:
        return etree.fromstring(self.parts[part])

    def related(self, identity: str) -> str:
        """The name of the part that a relationship of the text leads to."""
        for each in self.xml("word/_rels/document.xml.rels"):
            if each.get("Id") == identity:
                return f"word/{each.get('Target')}"
        raise KeyError(identity)

    @cached_property
    def texts(self) -> list[Element]:
        """The text, and what stands in the margins."""
        names = (name for name in self.parts if name.startswith(("word/header", "word/footer")))
        return [self.body, *map(self.xml, names)]

    @property
    def sections(self) -> list[Element]:
        """The properties of the pages of each section."""
        return list(self.body.iter(w("sectPr")))

    @property
    def flow(self) -> list[list[Element]]:
        """The paragraphs and tables of each section."""
        found: list[list[Element]] = [[]]
        for each in self.body:
            found[-1].append(each)
            if each.find("w:pPr/w:sectPr", NAMES) is not None:
                found.append([])
        return found

    def _chain(self, style: str) -> list[Element]:
        """A style and what it is based on, the nearest first."""
        found: list[Element] = []
        while style in self._styles:
            found.append(self._styles[style])
            style = value(self._styles[style].find("w:basedOn", NAMES))
        return found

    def _said(self, given: list[Element | None], kind: str, name: str, attribute: str) -> str:
        """What the first says that says anything."""
        for each in given:
            element = None if each is None else self._settings(each, kind).get(name)
            if element is not None and (attribute == "" or element.get(w(attribute)) is not None):
                return value(element, attribute) if attribute else value(element) or "on"
        return ""

    def _look(self, paragraph: Element) -> Look:
        style = value(paragraph.find("w:pPr/w:pStyle", NAMES)) or "Normal"
        defaults = None if self._defaults is None else self._defaults.find("w:pPrDefault", NAMES)
        given: list[Element | None] = [paragraph, *self._chain(style), defaults]

        def said(name: str, attribute: str = "val") -> str:
            return self._said(given, "pPr", name, attribute)

        def length(name: str, attribute: str) -> int:
            return int(said(name, attribute) or 0)

        chain = self._chain(style)
        return Look(
            value(chain[0].find("w:name", NAMES)) if chain else "",
            said("jc") or "left",
            length("spacing", "before"),
            length("spacing", "after"),
            0 if said("spacing", "lineRule") == "exact" else length("spacing", "line") / 240,
            length("ind", "left"),
            length("ind", "right"),
            length("ind", "firstLine") - length("ind", "hanging"),
            int(said("outlineLvl")) if said("outlineLvl") else None,
            said("keepNext", "") not in ("", "0"),
            self._said(given, "pPr", "pBdr/top", "val") not in ("", "none"),
        )

    def _letters(self, run: Element) -> Letters:
        paragraph = next(run.iterancestors(w("p")))
        style = value(paragraph.find("w:pPr/w:pStyle", NAMES)) or "Normal"
        chain = [*self._chain(value(run.find("w:rPr/w:rStyle", NAMES))), *self._chain(style)]
        defaults = None if self._defaults is None else self._defaults.find("w:rPrDefault", NAMES)
        given: list[Element | None] = [run, *chain, defaults]

        def said(name: str, attribute: str = "val") -> str:
            return self._said(given, "rPr", name, attribute)

        return Letters(
            frozenset(said("rFonts", script) or said("rFonts", f"{script}Theme") for script in SCRIPTS),
            int(said("sz") or 20) / 2,
            said("b", "") not in ("", "0"),
            said("i", "") not in ("", "0"),
            said("color") or "auto",
            said("lang"),
        )

    def runs(self, paragraph: Element) -> list[Letters]:
        """The looks of the runs of a paragraph that have text."""
        return [self.letters(run) for run in paragraph.iter(w("r")) if text_of(run).strip()]


def _settings(element: Element, kind: str) -> dict[str, Element]:
    """The first element of each name in the properties of a paragraph, a run or a style, and of each within those."""
    properties = element.find(w(kind))
    found: dict[str, Element] = {}
    for each in () if properties is None else properties.iterchildren(w("*")):
        name = str(each.tag).removeprefix(w(""))
        found.setdefault(name, each)
        for inner in each.iterchildren(w("*")):
            found.setdefault(f"{name}/{str(inner.tag).removeprefix(w(''))}", inner)
    return found


def is_rule(paragraph: Element, file: WordFile) -> bool:
    """Whether a paragraph is nothing but a drawn line."""
    return not text_of(paragraph) and file.look(paragraph).line_above


def described(data: bytes) -> str:
    """A Word file as text: its pages, each paragraph and each row of a table with styles and words."""
    file = WordFile(data)
    lines = [line for flow, pages in zip(file.flow, file.sections, strict=True) for line in _section(file, flow, pages)]
    parts = (name for name in sorted(file.parts) if name.startswith(("word/header", "word/footer", "word/charts")))
    return "\n".join([*lines, *(f"{name}: {_margin(file, name)}" for name in parts)]) + "\n"


def _section(file: WordFile, flow: list[Element], pages: Element) -> list[str]:
    size, margins = pages.find("w:pgSz", NAMES), pages.find("w:pgMar", NAMES)
    sides = " ".join(value(margins, side) for side in ("top", "bottom", "left", "right"))
    lines = [f"== {value(size, 'w')} x {value(size, 'h')}, {sides}"]
    for each in flow:
        if each.tag == w("tbl"):
            widths = " ".join(value(column, "w") for column in each.iter(w("gridCol")))
            lines.append(f"bảng {value(each.find('w:tblPr/w:tblStyle', NAMES))} {widths}")
            lines += [_row(file, row) for row in each.findall("w:tr", NAMES)]
        elif each.tag == w("p"):
            lines.append(_paragraph(file, each))
    return lines


def _row(file: WordFile, row: Element) -> str:
    marks = "".join(
        mark
        for mark, name in (("=", "cantSplit"), ("^", "tblHeader"))
        if row.find(f"w:trPr/w:{name}", NAMES) is not None
    )
    return f"  {marks}| " + " | ".join(_cell(file, cell) for cell in row.findall("w:tc", NAMES))


def _cell(file: WordFile, cell: Element) -> str:
    columns = value(cell.find("w:tcPr/w:gridSpan", NAMES))
    said = " / ".join(_paragraph(file, p) for p in cell.findall("w:p", NAMES))
    return f"×{columns} {said}" if columns else said


def _paragraph(file: WordFile, paragraph: Element) -> str:
    kept = "+" if paragraph.find("w:pPr/w:keepNext", NAMES) is not None else ""
    drawn = "biểu đồ" if paragraph.find(".//w:drawing", NAMES) is not None else ""
    words = "".join(
        f"**{text_of(run)}**" if run.find("w:rPr/w:rStyle", NAMES) is not None else text_of(run)
        for run in paragraph.iter(w("r"))
    )
    return f"[{file.look(paragraph).style}{kept}] {drawn}{words}".replace("\n", "⏎").replace("\t", "⇥").rstrip()


def _margin(file: WordFile, name: str) -> str:
    part = file.xml(name)
    if name.startswith("word/charts"):
        return " ".join(str(text) for text in part.itertext())
    return " / ".join(_paragraph(file, p) for p in part.iter(w("p")))
