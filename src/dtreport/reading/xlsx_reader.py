"""A workbook (.xlsx): the cells of the sheets that people see, formulas by the result that is kept beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.reading.part_relations import digest_of, main_part, relations_of
from dtreport.reading.passages import PaperText
from dtreport.reading.refusal import Refusal, damage, excess
from dtreport.reading.shown_numbers import BUILT_IN, GENERAL, shown_number
from dtreport.reading.transcript import MOST_LETTERS, Transcript, plain
from dtreport.reading.xml_part import Attributes, Markup, XmlPart, whole

if TYPE_CHECKING:
    from dtreport.reading.package import OfficePackage

_MAIN, _PROPERTIES = "xl/workbook.xml", "docProps/core.xml"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {
    _SHEET: "s",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    _RELATED: "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
}
_ONE_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_EXCELS_OWN = "_xlnm."
_LONGEST_TARGET = 200  # characters
_MOST_FORMATS = 100_000
_YES, _NO = "có", "không"


class _Workbook(XmlPart):
    """The sheets in their order, and the names of single cells."""

    prefixes = _NAMESPACES

    def __init__(self, markup: Markup) -> None:
        super().__init__(markup)
        self.starts = {"s:sheet": self._sheet, "s:definedName": self._begin_name, "s:workbookPr": self._properties}
        self.ends = {"s:definedName": self._end_name}
        self.sheets: list[tuple[str, str]] = []
        """The title of each sheet that is seen, and the identity of its part."""
        self.names: dict[tuple[str, str], list[str]] = {}
        """The names of cells, by the title of the sheet and their address."""
        self.old_mac = False
        self._name = self._target = ""

    def _properties(self, attributes: Attributes) -> None:
        self.old_mac = attributes.get("date1904", "0") in {"1", "true"}

    def _sheet(self, attributes: Attributes) -> None:
        if attributes.get("state", "visible") == "visible":
            self.sheets.append((attributes.get("name", ""), attributes.get("r:id", "")))

    def _begin_name(self, attributes: Attributes) -> None:
        self._name, self._target = attributes.get("name", ""), ""

    def _end_name(self) -> None:
        match = _ONE_CELL.fullmatch(self._target)
        if match and not self._name.startswith(_EXCELS_OWN):
            title = (match[1] or match[2]).replace("''", "'")
            self.names.setdefault((title, match[3] + match[4]), []).append(self._name)

    def text(self, text: str) -> None:
        if self.path[-1] == "s:definedName":
            self._target = (self._target + text)[:_LONGEST_TARGET]


class _Strings(XmlPart):
    """The texts that cells share."""

    prefixes = _NAMESPACES
    skipped = frozenset(("s:rPh",))

    def __init__(self, markup: Markup) -> None:
        super().__init__(markup)
        self.ends = {"s:si": self._end}
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._letters = 0

    def text(self, text: str) -> None:
        if self.path[-1] == "s:t":
            self._pieces.append(text)
            self._letters += len(text)
            if self._letters > MOST_LETTERS:
                raise excess()

    def _end(self) -> None:
        self.strings.append("".join(self._pieces))
        self._pieces = []


class _Formats(XmlPart):
    """The code of the number format of each style."""

    prefixes = _NAMESPACES

    def __init__(self, markup: Markup) -> None:
        super().__init__(markup)
        self.starts = {"s:numFmt": self._format, "s:xf": self._style}
        self.codes: list[str] = []
        self._own: dict[int, str] = {}

    def _format(self, attributes: Attributes) -> None:
        self._own[whole(attributes, "numFmtId", -1)] = attributes.get("formatCode", GENERAL)

    def _style(self, attributes: Attributes) -> None:
        if self.parent == "s:cellXfs":
            number = whole(attributes, "numFmtId", 0)
            self.codes.append(self._own.get(number) or BUILT_IN.get(number, GENERAL))


class _Sheet(XmlPart):
    """The cells of one sheet."""

    prefixes = _NAMESPACES
    skipped = frozenset(("s:rPh", "s:conditionalFormatting", "s:dataValidations", "s:extLst", "s:oddHeader"))

    def __init__(
        self, book: _Workbook, title: str, transcript: Transcript, *, strings: list[str], codes: list[str]
    ) -> None:
        super().__init__(book.markup)
        self._transcript = transcript
        self.starts = {"s:c": self._begin, "s:f": self._formula}
        self.ends = {"s:c": self._end}
        self._title = title
        self._book = book
        self._strings = strings
        self._codes = codes
        self._cell: Attributes = {}
        self._is_formula = False
        self._pieces: list[str] = []

    def _begin(self, attributes: Attributes) -> None:
        self._cell, self._is_formula, self._pieces = attributes, False, []

    def _formula(self, attributes: Attributes) -> None:
        del attributes
        self._is_formula = True

    def text(self, text: str) -> None:
        if self.path[-1] in {"s:v", "s:t"}:
            self._pieces.append(text)

    def _end(self) -> None:
        address = self._cell.get("r", "")
        value = "".join(self._pieces)
        if self._is_formula and not value and self._cell.get("t") != "str":
            raise Refusal(
                f"có công thức chưa có kết quả (trang tính “{plain(self._title)}”, ô {address}).",
                "Hãy mở tệp bằng Excel, lưu lại rồi làm lại.",
            )
        try:
            text = self._shown(value)
        except (ValueError, IndexError) as reason:
            raise damage() from reason
        names = self._book.names.get((self._title, address), ())
        if not text.strip() and not names:
            return
        stretch = self._transcript.begin(f"trang tính “{plain(self._title)}”, ô {address}", in_table=True)
        for name in names:
            self._transcript.open_anchor(name, name, stretch)
        stretch.add(text)
        for name in names:
            self._transcript.close_anchor(name, stretch)
        self._transcript.end(stretch)

    def _shown(self, value: str) -> str:
        match self._cell.get("t", "n"):
            case "s" if value:
                return self._strings[int(value)]
            case "b":
                return _YES if value in {"1", "true"} else _NO
            case "n" if value:
                style = whole(self._cell, "s", 0, _MOST_FORMATS)
                code = self._codes[style] if style < len(self._codes) else GENERAL
                return shown_number(value, code, old_mac=self._book.old_mac)
            case _:
                return value


def read_xlsx(package: OfficePackage) -> PaperText:
    """What a workbook says. Raises Refusal."""
    markup = Markup()
    main = main_part(package, markup, _MAIN)
    if main not in package:
        raise damage()
    related = relations_of(package, main, markup)
    parts = {relation.kind: relation.name for relation in related}
    names = {relation.identity: relation.name for relation in related}
    book, strings, formats = _Workbook(markup), _Strings(markup), _Formats(markup)
    book.read(package.chunks(main))
    if "sharedStrings" in parts:
        strings.read(package.chunks(parts["sharedStrings"]))
    if "styles" in parts:
        formats.read(package.chunks(parts["styles"]))
    transcript = Transcript()
    for title, identity in book.sheets:
        if identity in names:
            sheet = _Sheet(book, title, transcript, strings=strings.strings, codes=formats.codes)
            sheet.read(package.chunks(names[identity]))
    passages, _places = transcript.passages()
    return PaperText(passages, digest=digest_of(package, _PROPERTIES, markup))
