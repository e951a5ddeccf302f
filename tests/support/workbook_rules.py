"""The rules of a workbook file that Excel insists on: where one is broken, it offers to repair the file.

They are checked on the parts of the file themselves, by no code that wrote it (ECMA-376, parts 1 and 2).
"""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

from tests.support.sheet_rules import MAIN, Sheet, sheet_in

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
NAME = re.compile(r"[A-Za-z_\\][\w.\\]*")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*")
LONGEST_TITLE, LONGEST_NAME = 31, 255


def broken_rules(data: bytes) -> list[str]:
    """What Excel would repair in a workbook; nothing where it is sound."""
    return list(_Workbook(data).problems())


class _Workbook:
    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {
                name: fromstring(archive.read(name))  # noqa: S314, we have just written it
                for name in self.names
                if name.endswith((".xml", ".rels"))
            }
        self.book = self.parts["xl/workbook.xml"]
        self.titles = tuple(str(each.get("name")) for each in self.book.iter(MAIN + "sheet"))

    def problems(self) -> Iterator[str]:
        yield from self._package()
        yield from self._titles()
        relations = self._relations("xl/workbook.xml")
        for title, each in zip(self.titles, self.book.iter(MAIN + "sheet"), strict=True):
            part = relations.get(str(each.get(RELATION + "id")), "")
            if part not in self.parts:
                yield f"{title}: no part {part}"
                continue
            yield from (f"{title}: {problem}" for problem in self._sheet(part))
        yield from self._names()
        for part in self.names:
            if part.startswith("xl/charts/"):
                yield from (f"{part}: {problem}" for problem in self._chart(self.parts[part]))

    def _sheet(self, part: str) -> Iterator[str]:
        root, relations = self.parts[part], self._relations(part)
        formats = self.parts["xl/styles.xml"].find(MAIN + "cellXfs")
        found = [relations.get(str(each.get(RELATION + "id")), "") for each in root.iter(MAIN + "tablePart")]
        yield from (f"no table {each}" for each in found if each not in self.parts)
        tables = tuple(self.parts[each] for each in found if each in self.parts)
        yield from Sheet(root, tables, self.titles, 0 if formats is None else len(formats)).problems()
        for each in root.iter(MAIN + "drawing"):
            yield from self._drawing(relations.get(str(each.get(RELATION + "id")), ""))

    def _package(self) -> Iterator[str]:
        yield from (f"part twice: {name}" for name, times in Counter(self.names).items() if times > 1)
        types = self.parts["[Content_Types].xml"]
        overrides = {str(each.get("PartName")).lstrip("/") for each in types.iter(TYPES + "Override")}
        defaults = {each.get("Extension") for each in types.iter(TYPES + "Default")}
        yield from (f"content type of nothing: {name}" for name in overrides - set(self.names))
        for name in self.names:
            if name != "[Content_Types].xml" and name not in overrides and not name.endswith(".rels"):
                yield f"no content type: {name}"
        if "rels" not in defaults:
            yield "no content type of relations"
        for name in self.names:
            if name.endswith(".rels"):
                folder, file = posixpath.split(name)
                source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                found = self._relations(source)
                yield from (f"{name}: leads to no part {part}" for part in found.values() if part not in self.names)

    def _relations(self, part: str) -> dict[str, str]:
        folder, file = posixpath.split(part)
        root = self.parts.get(posixpath.join(folder, "_rels", file + ".rels"))
        if root is None:
            return {}
        inside = (each for each in root.iter(PACKAGE + "Relationship") if each.get("TargetMode") != "External")
        return {
            str(each.get("Id")): posixpath.normpath(posixpath.join("/", folder, str(each.get("Target")))).lstrip("/")
            for each in inside
        }

    def _titles(self) -> Iterator[str]:
        for title in self.titles:
            length = len(title.encode("utf-16-le")) // 2
            if (
                not 1 <= length <= LONGEST_TITLE
                or re.search(r"[\[\]:*?/\\]|^'|'$", title)
                or title.lower() == "history"
            ):
                yield f"sheet title: {title}"
        if len({title.casefold() for title in self.titles}) < len(self.titles):
            yield "two sheets of one title"

    def _drawing(self, part: str) -> Iterator[str]:
        if part not in self.parts:
            yield f"no drawing {part}"
            return
        relations = self._relations(part)
        for frame in self.parts[part].iter(DRAWING + "graphicFrame"):
            about = next(frame.iter(DRAWING + "cNvPr"))
            if not about.get("descr") or not about.get("name"):
                yield "a chart without words"
            for chart in frame.iter(CHART + "chart"):
                if relations.get(str(chart.get(RELATION + "id"))) not in self.parts:
                    yield "a frame without a chart"
        ids = [each.get("id") for each in self.parts[part].iter(DRAWING + "cNvPr")]
        if len(set(ids)) < len(ids):
            yield "ids of drawings"

    def _names(self) -> Iterator[str]:
        tables = [part for name, part in self.parts.items() if name.startswith("xl/tables/")]
        taken = [str(table.get("displayName")) for table in tables]
        for each in self.book.iter(MAIN + "definedName"):
            name, there = str(each.get("name")), sheet_in(str(each.text))
            if not name.startswith("_xlnm."):
                taken.append(name)
            elif each.get("localSheetId") is None:
                yield f"{name} of no sheet"
            if not there or any(title not in self.titles for title in there):
                yield f"{name} leads to nowhere: {each.text}"
        for name in taken:
            if not NAME.fullmatch(name) or LIKE_A_CELL.fullmatch(name) or len(name) > LONGEST_NAME:
                yield f"name {name}"
        times = Counter(name.lower() for name in taken)
        yield from (f"name twice: {name}" for name, number in times.items() if number > 1)
        if len({table.get("id") for table in tables}) < len(tables):
            yield "ids of tables"

    def _chart(self, root: Element) -> Iterator[str]:
        for formula in root.iter(CHART + "f"):
            there = sheet_in(str(formula.text))
            if not there or any(title not in self.titles for title in there):
                yield f"figures from nowhere: {formula.text}"
        for cache in (*root.iter(CHART + "numCache"), *root.iter(CHART + "strCache")):
            count = int(str(next(cache.iter(CHART + "ptCount")).get("val")))
            points = [int(str(each.get("idx"))) for each in cache.iter(CHART + "pt")]
            if points != sorted(set(points)) or any(each >= count for each in points):
                yield "points of a chart"
        axes = [ax for tag in ("catAx", "valAx") for ax in root.iter(CHART + tag)]
        ids = [str(each.get("val")) for ax in axes for each in ax.findall(CHART + "axId")]
        bars = [
            str(each.get("val")) for chart in root.iter(CHART + "barChart") for each in chart.findall(CHART + "axId")
        ]
        if sorted(ids) != sorted(bars) or len(set(ids)) < len(ids):
            yield "axes of a chart"
        if not list(root.iter(CHART + "ser")):
            yield "a chart of nothing"
