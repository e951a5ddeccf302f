"""The parts of a Word file that an editor writes: its text, and the remarks in its margin."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

_BODY = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = (
    b'<Override PartName="/word/comments.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
)
_RELATION = (
    b'<Relationship Id="rIdComments" Target="comments.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"/>'
)


def body_of(data: bytes) -> etree._Element:
    """The text of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(_BODY))


def with_body(data: bytes, root: etree._Element, comments: Sequence[str] = ()) -> bytes:
    """A Word file with another text, and with remarks, which the text names by their numbers from 1."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _BODY:
                part = _file(root)
            elif comments and name == "[Content_Types].xml":
                part = part.replace(b"</Types>", _TYPE + b"</Types>")
            elif comments and name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", _RELATION + b"</Relationships>")
            new.writestr(name, part)
        if comments:
            new.writestr("word/comments.xml", _comments(comments))
    return result.getvalue()


def _comments(texts: Sequence[str]) -> bytes:
    w = f"{{{_WORD}}}"
    root = etree.Element(f"{w}comments", nsmap={"w": _WORD})
    for number, words in enumerate(texts, 1):
        remark = etree.SubElement(root, f"{w}comment", {f"{w}id": str(number), f"{w}author": "Nguyễn Văn A"})
        run = etree.SubElement(etree.SubElement(remark, f"{w}p"), f"{w}r")
        etree.SubElement(run, f"{w}t").text = words
    return _file(root)


def _file(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
