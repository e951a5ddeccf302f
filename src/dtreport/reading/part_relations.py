"""Which parts of a package belong to the paper, and what it says of itself; no address outside is followed."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from dtreport.reading.package import related_name
from dtreport.reading.xml_part import Attributes, Markup, XmlPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.reading.package import OfficePackage

_DIGEST = re.compile(r"sha256[\s:,;]*([0-9a-f]{64})")
"""LibreOffice puts a comma where we have a colon."""


class Relation(NamedTuple):
    """Another part that a part names."""

    identity: str
    kind: str
    """The last word of its type: styles, footnotes, header."""
    name: str


class _Relations(XmlPart):
    prefixes: ClassVar[Mapping[str, str]] = {"http://schemas.openxmlformats.org/package/2006/relationships": "r"}

    def __init__(self, markup: Markup, source: str) -> None:
        super().__init__(markup)
        self.starts = {"r:Relationship": self._relation}
        self.source = source
        self.relations: list[Relation] = []

    def _relation(self, attributes: Attributes) -> None:
        if attributes.get("TargetMode", "Internal") == "Internal":
            kind = attributes.get("Type", "").rpartition("/")[2]
            name = related_name(self.source, attributes.get("Target", ""))
            self.relations.append(Relation(attributes.get("Id", ""), kind, name))


def relations_of(package: OfficePackage, source: str, markup: Markup) -> list[Relation]:
    """The parts that a part of a package names, "" for the package itself, as far as they are in it."""
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if part not in package:
        return []
    reader = _Relations(markup, source)
    reader.read(package.chunks(part))
    return [relation for relation in reader.relations if relation.name in package]


def main_part(package: OfficePackage, markup: Markup, usual: str) -> str:
    """The part with the text of the paper."""
    named = (relation.name for relation in relations_of(package, "", markup) if relation.kind == "officeDocument")
    return next(named, usual)


class _Words(XmlPart):
    """All letters of a part."""

    def __init__(self, markup: Markup) -> None:
        super().__init__(markup)
        self.words: list[str] = []

    def text(self, text: str) -> None:
        self.words.append(text)


def digest_in(text: str) -> str:
    """The sha256 that keywords hold, "" for none."""
    match = _DIGEST.search(text)
    return match[1] if match else ""


def digest_of(package: OfficePackage, part: str, markup: Markup) -> str:
    """The sha256 among the properties of a file, "" for none."""
    if part not in package:
        return ""
    reader = _Words(markup)
    reader.read(package.chunks(part))
    return digest_in(" ".join(reader.words))
