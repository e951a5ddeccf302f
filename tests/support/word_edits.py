"""What people do to a Word file of ours: words of its texts are replaced, added and taken out, figures changed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from dtreport.papers.source_fields import OWN, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OTHER_WORDS = ("kịp thời", "đúng tiến độ", "trên địa bàn tỉnh", "đồng bộ", "hiệu quả", "các cấp, các ngành")
_PART = "word/document.xml"


def with_body(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """A Word file whose body was changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _PART:
                root = etree.fromstring(part)
                change(root)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, part)
    return file.getvalue()


def reworded(data: bytes, random: Random, times: int, *, in_tables: bool = False) -> bytes:
    """A Word file in which words of texts of the year were changed, outside of what they mention.

    In tables only where that is wanted: those of an appendix say again what the text says.
    """

    def change(root: etree._Element) -> None:
        for _ in range(times):
            texts = [text for text in record_texts(root, in_tables=in_tables) if len(_places(str(text.text))) > 1]
            text = random.choice(texts)
            words = str(text.text)
            start, end = random.choice(_places(words))
            other = random.choice(_OTHER_WORDS)
            words = words[:start] + random.choice((other, f"{other} {words[start:end]}", "")) + words[end:]
            text.text = re.sub(" {2,}", " ", words)

    return with_body(data, change)


def _places(words: str) -> list[tuple[int, int]]:
    """Where words stand that are no numbers and begin no sentence."""
    return [match.span() for match in re.finditer(r"(?<=\s)[^\W\d_]{2,}(?=\s)", words) if match[0].islower()]


def record_texts(root: etree._Element, *, in_tables: bool) -> Iterator[etree._Element]:
    """The pieces of text that came from a text of the year, in tables or outside, what they mention left out."""
    for paragraph in root.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(f"{W}tbl")) is not in_tables:
            continue
        inside: dict[str, str] = {}
        for element in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
            if element.tag == f"{W}bookmarkStart":
                inside[str(element.get(f"{W}id"))] = _field(str(element.get(f"{W}name")))
            elif element.tag == f"{W}bookmarkEnd":
                inside.pop(str(element.get(f"{W}id")), None)
            elif inside and not {*REFERENCES, OWN, ""} & {*inside.values()}:
                yield element


def _field(name: str) -> str:
    """The field that our bookmark names."""
    match = re.fullmatch(r"_dt_.+?__([a-z_]+?)\d*(?:__\d+)?", name)
    return match[1] if match is not None else ""


def with_words(data: bytes, old: str, new: str) -> bytes:
    """A Word file in which the first piece of text that has these words has others in their place."""

    def change(root: etree._Element) -> None:
        text = next(text for text in root.iter(f"{W}t") if old in str(text.text))
        text.text = str(text.text).replace(old, new, 1)

    return with_body(data, change)


def without_paragraph(data: bytes, words: str) -> bytes:
    """A Word file without the first paragraph that has these words."""
    return with_body(data, lambda root: _body(root).remove(_paragraph(root, words)))


def with_paragraph(data: bytes, after: str, words: str) -> bytes:
    """A Word file with a new paragraph behind the first that has some words."""

    def change(root: etree._Element) -> None:
        paragraph = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = words
        _paragraph(root, after).addnext(paragraph)

    return with_body(data, change)


def with_paragraph_moved(data: bytes, words: str, before: str) -> bytes:
    """A Word file in which one paragraph was moved before another."""
    return with_body(data, lambda root: _paragraph(root, before).addprevious(_paragraph(root, words)))


def with_paragraph_parted(data: bytes, words: str) -> bytes:
    """A Word file in which a paragraph was parted in two before some words of it."""

    def change(root: etree._Element) -> None:
        first = _paragraph(root, words)
        text = next(text for text in first.iter(f"{W}t") if words in str(text.text))
        head, _words, tail = str(text.text).partition(words)
        second = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(second, f"{W}r"), f"{W}t").text = words + tail
        text.text = head
        first.addnext(second)

    return with_body(data, change)


def _body(root: etree._Element) -> etree._Element:
    return root[0]


def _paragraph(root: etree._Element, words: str) -> etree._Element:
    """The first paragraph of the text that has these words."""
    return next(
        paragraph for paragraph in _body(root).findall(f"{W}p") if words in "".join(map(str, paragraph.itertext()))
    )
