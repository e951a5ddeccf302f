"""Word files as people and programs write them: every place where Word keeps text, every tracked change."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATED}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_BY = 'w:id="9" w:author="Nguyễn Văn A" w:date="2022-01-05T08:00:00Z"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def old_run(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def paragraph(*content: str, style: str = "", mark: str = "") -> str:
    """A paragraph; `mark` is the tracked change of its end: ins or del."""
    properties = (style and f'<w:pStyle w:val="{style}"/>') + (mark and f"<w:rPr><w:{mark} {_BY}/></w:rPr>")
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(content)}</w:p>"


def inserted(*runs: str) -> str:
    return f"<w:ins {_BY}>{''.join(runs)}</w:ins>"


def deleted(*runs: str) -> str:
    return f"<w:del {_BY}>{''.join(runs)}</w:del>"


def moved_from(*runs: str) -> str:
    return f"<w:moveFrom {_BY}>{''.join(runs)}</w:moveFrom>"


def moved_to(*runs: str) -> str:
    return f"<w:moveTo {_BY}>{''.join(runs)}</w:moveTo>"


def bookmark(name: str, *content: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{"".join(content)}<w:bookmarkEnd w:id="{number}"/>'


def content_control(*content: str) -> str:
    properties = '<w:sdtPr><w:alias w:val="KHONG-DOC"/><w:placeholder/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


def simple_field(*content: str, instruction: str = "MERGEFIELD ten") -> str:
    return f'<w:fldSimple w:instr="{instruction}">{"".join(content)}</w:fldSimple>'


def field(instruction: str, *result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return sign.format("begin") + code + sign.format("separate") + "".join(result) + sign.format("end")


def hyperlink(*content: str) -> str:
    return f'<w:hyperlink r:id="rIdOut">{"".join(content)}</w:hyperlink>'


def smart_tag(*content: str) -> str:
    return f'<w:smartTag w:uri="urn:x" w:element="place">{"".join(content)}</w:smartTag>'


def text_box(*paragraphs: str) -> str:
    """A box as Word writes it: twice, for new and old programs."""
    text = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{text}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{text}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_text_box(*paragraphs: str) -> str:
    """A box for which the new form holds a picture alone."""
    text = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing/></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{text}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(*content: str, span: int = 1, merge: str = "", change: str = "") -> str:
    """A cell; `merge` is restart or continue, where it is merged downwards."""
    properties = f'<w:gridSpan w:val="{span}"/>' * (span > 1) + (merge and f'<w:vMerge w:val="{merge}"/>')
    return f"<w:tc><w:tcPr>{properties}{change and f'<w:{change} {_BY}/>'}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, change: str = "") -> str:
    return f"<w:tr>{change and f'<w:trPr><w:{change} {_BY}/></w:trPr>'}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def note_reference(kind: str, number: int = 2) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def commented(key: int, *content: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{key}"/>{"".join(content)}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def comment(key: int, *paragraphs: str, initials: str = "", author: str = "Trần Thị B") -> str:
    own = initials and f' w:initials="{initials}"'
    return f'<w:comment w:id="{key}" w:author="{author}"{own}>{"".join(paragraphs)}</w:comment>'


def notes(kind: str, *paragraphs: str) -> str:
    """The footnotes or endnotes, with the line above them, which is no text."""
    line = f'<w:{kind} w:type="separator" w:id="0">{paragraph(run("KHONG-DOC"))}</w:{kind}>'
    return line + "".join(f'<w:{kind} w:id="{n}">{each}</w:{kind}>' for n, each in enumerate(paragraphs, 2))


def styles(names: Mapping[str, str]) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'
        for identity, name in names.items()
    )


_PARTS = {
    "styles": ("styles.xml", "w:styles"),
    "footnotes": ("footnotes.xml", "w:footnotes"),
    "endnotes": ("endnotes.xml", "w:endnotes"),
    "comments": ("comments.xml", "w:comments"),
    "header": ("header1.xml", "w:hdr"),
    "footer": ("footer1.xml", "w:ftr"),
}


def word_file(*body: str, keywords: str = "", **parts: str) -> bytes:
    """A file with a body, and what its other parts hold, by the kind of their relationship."""
    contents = {
        "[Content_Types].xml": _content_types(*parts),
        "_rels/.rels": _relations(
            f'Id="rId1" Type="{RELATED}/officeDocument" Target="word/document.xml"',
            f'Id="rId2" Type="{_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"',
        ),
        "docProps/core.xml": "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"<cp:keywords>{keywords}</cp:keywords></cp:coreProperties>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            f'Id="rIdOut" Type="{RELATED}/footer" Target="http://127.0.0.1:9/outside.xml" TargetMode="External"',
            *(f'Id="rId-{kind}" Type="{RELATED}/{kind}" Target="{_PARTS[kind][0]}"' for kind in parts),
        ),
    }
    for kind, content in parts.items():
        name, root = _PARTS[kind]
        contents[f"word/{name}"] = f"<{root} {_NAMESPACES}>{content}</{root}>"
    return zipped(contents)


def _content_types(*kinds: str) -> str:
    package, word = (
        "application/vnd.openxmlformats-package",
        "application/vnd.openxmlformats-officedocument.wordprocessingml",
    )
    names = {"document.xml": "document.main", **{_PARTS[kind][0]: kind for kind in kinds}}
    overrides = (f'<Override PartName="/word/{name}" ContentType="{word}.{kind}+xml"/>' for name, kind in names.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        f"{''.join(overrides)}</Types>"
    )


def _relations(*each: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(f"<Relationship {one}/>" for one in each)}</Relationships>'


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """A package with these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """The package with another part in place of one that it has, or besides."""
    with ZipFile(BytesIO(data)) as archive:
        contents: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    return zipped({**contents, name: content})
