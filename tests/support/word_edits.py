"""What people do to one place of a Word file of ours: its words, and whole paragraphs."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from dtreport.reading.data_digest import data_digest
from tests.support.word_paragraph import W, WordParagraph
from tests.support.word_parts import body_of, with_body

if TYPE_CHECKING:
    from collections.abc import Callable


def _changed(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """A Word file whose text was changed."""
    root = body_of(data)
    change(root)
    return with_body(data, root)


def with_words(data: bytes, old: str, new: str) -> bytes:
    """A Word file in which the first piece of text that has these words has others in their place."""

    def change(root: etree._Element) -> None:
        text = next(text for text in root.iter(f"{W}t") if old in str(text.text))
        text.text = str(text.text).replace(old, new, 1)

    return _changed(data, change)


def with_line(data: bytes, old: str, new: str, *, which: int = 0, tracked: bool = False) -> bytes:
    """A Word file in which one of the paragraphs, or cells, that say just this, counted, says something else."""

    def change(root: etree._Element) -> None:
        paragraphs = map(WordParagraph, root.iter(f"{W}p"))
        paragraph = [each for each in paragraphs if each.text.replace("\u2011", "-") == old][which]
        same = [a == b for a, b in zip(old, new, strict=False)]
        start = [*same, False].index(False)
        same = [a == b for a, b in zip(old[:start:-1], new[:start:-1], strict=False)]
        end = [*same, False].index(False)
        paragraph.replace(start, len(old) - end, new[start : len(new) - end], tracked=tracked)

    return _changed(data, change)


def without_paragraph(data: bytes, words: str) -> bytes:
    """A Word file without the first paragraph that has these words."""
    return _changed(data, lambda root: _body(root).remove(_paragraph(root, words)))


def with_paragraph(data: bytes, after: str, words: str) -> bytes:
    """A Word file with a new paragraph behind the first that has some words."""

    def change(root: etree._Element) -> None:
        paragraph = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = words
        _paragraph(root, after).addnext(paragraph)

    return _changed(data, change)


def with_paragraph_moved(data: bytes, words: str, before: str) -> bytes:
    """A Word file in which one paragraph was moved before another."""
    return _changed(data, lambda root: _paragraph(root, before).addprevious(_paragraph(root, words)))


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

    return _changed(data, change)


def without_digest(data: bytes) -> bytes:
    """A Word file that does not say any more which data it was made from, as other programs save it."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"[0-9a-f]{16,}", b"", old.read(name)))
    assert not data_digest(result.getvalue())
    return result.getvalue()


def _body(root: etree._Element) -> etree._Element:
    return root[0]


def _paragraph(root: etree._Element, words: str) -> etree._Element:
    """The first paragraph of the text that has these words."""
    return next(
        paragraph for paragraph in _body(root).findall(f"{W}p") if words in "".join(map(str, paragraph.itertext()))
    )
