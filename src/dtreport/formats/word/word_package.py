"""The file around the text: the parts that Word wants, and the same bytes for the same paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from dtreport.formats.archive import entry
from dtreport.formats.word.word_styles import styles_part
from dtreport.formats.word.wordprocessingml import NAMESPACES, escaped

if TYPE_CHECKING:
    from docx.document import Document

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/></Types>'
)
_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships">%s</Relationships>'
_MAIN = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
_PARTS = (
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
)
_COMPATIBLE = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)


def empty_file(language: str) -> BytesIO:
    """Return a Word file without text, in our styles."""
    settings = (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>{_COMPATIBLE}'
        f'</w:compat><w:themeFontLang w:val="{escaped(language)}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS % _MAIN,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body/></w:document>",
        "word/_rels/document.xml.rels": _RELATIONS % _PARTS,
        "word/styles.xml": styles_part(language),
        "word/settings.xml": settings,
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(entry(name), _HEAD + part)
    return file


def packed(document: Document) -> bytes:
    """Return the file of a document; its entries carry neither a time nor the system that wrote them."""
    saved, file = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(entry(name), parts.read(name))
    return file.getvalue()
