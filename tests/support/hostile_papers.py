"""Files that nobody should read: bombs, broken ones, and those of another kind; run as a program, it reads a folder."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError
from dtreport.reading import read_paper
from tests.support.edited_word import bookmark, paragraph, run, with_part, word_file, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOCUMENT = "word/document.xml"


def _docx(document: str | bytes) -> bytes:
    return with_part(word_file(), _DOCUMENT, document)


def _body(text: str) -> bytes:
    return _docx(f"<w:document {_WORD}><w:body>{text}</w:body></w:document>")


def _laughs(kind: str) -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    declaration = {
        "laughs": f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]>',
        "outside": '<!DOCTYPE d [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
    }[kind]
    return _docx(f"{declaration}<w:document {_WORD}><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:document>")


def _sixteen_bits() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]><w:document {_WORD}/>'
    return _docx(text.encode("utf-16"))


def _with_password() -> bytes:
    data = bytearray(_body(paragraph(run("A"))))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    for place in range(len(data)):
        if data.startswith(b"PK\x01\x02", place):
            data[place + 8] |= 1
    return bytes(data)


def _twice() -> bytes:
    out = io.BytesIO(word_file(paragraph(run("A"))))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("docProps/CORE.xml", "")
        archive.filelist[-1].filename = _DOCUMENT
    return out.getvalue()


def _open_bookmarks() -> bytes:
    marks = "".join(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' for n in range(2_000))
    return _body(marks + paragraph(run("a")) * 100)


def _many_anchors() -> bytes:
    marks = "".join(bookmark(f"b{n}", run("ẽ\u0301 dài"), number=n) for n in range(5_000))
    return _body(paragraph(marks))


def _workbook(sheet: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
            '<sheet name="A" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
            f'Type="{related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        }
    )


def _open_document(manifest: str = "", kind: str = "text", content: str = "<a/>") -> bytes:
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content}
    return zipped({**parts, "META-INF/manifest.xml": manifest})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": lambda: _docx(b"<a>" + b" " * 5_000_000 + b"</a>"),
    "bomb-of-tags.docx": lambda: _docx("<a>" + "<b/>" * 700_000 + "</a>"),
    "bomb.xlsx": lambda: _workbook('<c r="A1"><v>1</v></c>' * 125_000),
    "many-parts.docx": lambda: zipped({f"word/{n}": "" for n in range(5_001)}),
    "laughs.docx": lambda: _laughs("laughs"),
    "outside.docx": lambda: _laughs("outside"),
    "sixteen-bits.docx": _sixteen_bits,
    "deep.docx": lambda: _body("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "deep-and-unread.docx": lambda: _body("<w:sectPr>" + "<w:p>" * 100_000 + "</w:p>" * 100_000 + "</w:sectPr>"),
    "many-attributes.docx": lambda: _body("<w:p " + "".join(f'a{n}="" ' for n in range(240_000)) + "/>"),
    "many-names.docx": lambda: _body("".join(f"<a{n}/>" for n in range(60_000))),
    "open-bookmarks.docx": _open_bookmarks,
    "many-anchors.docx": _many_anchors,
    "long.docx": lambda: _body(paragraph(run("dài " * 300)) * 6_000),
    "half-a-part.docx": lambda: _docx(f"<w:document {_WORD}><w:body><w:p>"),
    "half.docx": lambda: (data := _body(paragraph(run("A"))))[: len(data) * 2 // 3],
    "twice.docx": _twice,
    "no-text.docx": lambda: zipped({"word/styles.xml": "<a/>"}),
    "password-inside.docx": _with_password,
    "password.docx": lambda: _OLD + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500,
    "password.odt": lambda: _open_document("<manifest:encryption-data/>"),
    "old.doc": lambda: _OLD + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500,
    "old.xls": lambda: _OLD + b"\0" * 500 + "Workbook".encode("utf-16-le") + b"\0" * 500,
    "old.msg": lambda: _OLD + b"\0" * 1000,
    "excel.docx": lambda: _workbook('<c r="A1"><v>1</v></c>'),
    "text.docx": "Chữ thường".encode,
    "sheet.ods": lambda: _open_document(kind="spreadsheet"),
    "drawing.odg": lambda: _open_document(kind="graphics"),
    "binary.xlsb": lambda: zipped({"xl/workbook.bin": "a"}),
    "slides.pptx": lambda: zipped({"ppt/presentation.xml": "<a/>"}),
    "archive.zip": lambda: zipped({"a.txt": "a"}),
    "archive.rar": lambda: b"Rar!\x1a\x07\x00",
    "picture.png": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "rich.rtf": lambda: b"{\\rtf1 A}",
    "word-2003.xml": lambda: b'<?xml version="1.0"?><w:wordDocument/>',
    "not-computed.xlsx": lambda: _workbook('<c r="B2"><f>SUM(A1:A2)</f><v></v></c>'),
    "no-number.xlsx": lambda: _workbook('<c r="B2"><v>1e999</v></c><c r="B3" t="s"><v>5</v></c>'),
    "empty.docx": lambda: b"",
    "blank.txt": lambda: b"\xef\xbb\xbf \r\n",
    "machine.txt": lambda: bytes(range(1, 32)) * 100,
    "old-letters.txt": lambda: "Uû ban nh©n d©n tØnh".encode("latin-1"),
    "deep.html": lambda: b"<html>" + b"<div>" * 100_000,
    "nothing.html": lambda: b"<html><!-- " + b"<!-- " * 500_000,
    "large.html": lambda: b"<html>" + b"a" * 9_000_000,
    "large.txt": lambda: b"a " * 5_000_000,
    "quotations.html": lambda: b"<html>a" + b"<a \"<a' " * 50_000,
    "signs.html": lambda: b"<html>a" + b"<? <! < <script <" * 20_000,
    "marks.md": lambda: b"*a [b `c <d <!-- **e " * 10_000,
    "bullets.md": lambda: b"- *a\n" * 10_000,
    "spaces.md": lambda: b"a" + b" " * 1_000_000 + b"b",
    "backticks.md": lambda: b"`" * 1_000_000,
    "heading.md": lambda: b"# " + b"#" * 1_000_000 + b"b",
    "rule.md": lambda: b"|" + b"-" * 1_000_000 + b"a",
    "comments.md": lambda: b"-->" * 100_000 + b"<!--" * 100_000,
    "open-ends.html": lambda: b"<html>" + b"<i>" * 150 + b"</b>" * 90_000,
    "fields.docx": lambda: _body("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 9_000 + "</w:p>"),
    "one-word.docx": lambda: _body(paragraph(run("a" * 10_000_000))),
    "foreign-part.docx": lambda: _body('<w:altChunk r:id="rId1" xmlns:r="a"/>'),
    "numbers.txt": lambda: b"1. a\n" * 2_000,
    "gaps.txt": lambda: b"a    b\n" * 100_000,
}
"""The files by their names; some may be read, but not for ever."""
LAST_MEMORY = "VmHWM:"


def main(folder: str) -> None:
    """Read every file of a folder; print what is said of each, and the most memory that was used at once."""
    for path in sorted(Path(folder).iterdir()):
        try:
            read_paper(path.read_bytes(), path.name)
            print(f"{path.name}: đã đọc")  # noqa: T201, it is run as a program
        except DtreportError as error:
            print(f"{path.name} {error.exit_code}: {error.sentence} {error.hint}")  # noqa: T201, the same
    status = Path("/proc/self/status")
    if status.exists():
        print(next(line for line in status.read_text("utf-8").splitlines() if line.startswith(LAST_MEMORY)))  # noqa: T201


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(sys.argv[1])
