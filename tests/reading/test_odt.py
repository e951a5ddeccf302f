"""Texts of LibreOffice: the same places as in Word, and both views of tracked changes."""

from __future__ import annotations

from html import escape

from dtreport.reading import Anchor, Comment, PaperText, Passage, read_paper
from tests.support.edited_word import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = " ".join(
    [
        *(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "meta")),
        f'xmlns:draw="{_ODF}drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def p(*content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{"".join(content)}</text:p>'


def changed(*regions: str) -> str:
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def region(key: str, kind: str, *content: str) -> str:
    info = "<office:change-info><dc:creator>Nguyễn Văn A</dc:creator></office:change-info>"
    change = f"<text:{kind}>{info}{''.join(content)}</text:{kind}>"
    return f'<text:changed-region text:id="{key}">{change}</text:changed-region>'


def inserted(key: str, text: str) -> str:
    return f'<text:change-start text:change-id="{key}"/>{text}<text:change-end text:change-id="{key}"/>'


def odt_file(*body: str, automatic: str = "", named: str = "", margins: str = "", keywords: str = "") -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_NAMESPACES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_NAMESPACES}><office:styles>{named}</office:styles>"
            f"<office:master-styles><style:master-page>{margins}</style:master-page></office:master-styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {_NAMESPACES}>{keywords}</office:document-meta>",
        }
    )


def read(*body: str, before_changes: bool = False, **parts: str) -> PaperText:
    return read_paper(odt_file(*body, **parts), "bao-cao.odt", before_changes=before_changes)


def texts(paper: PaperText) -> list[str]:
    return [passage.text for passage in paper.passages]


def test_all_places_are_read_once_and_nothing_else() -> None:
    note = (
        '<text:note text:note-class="{0}"><text:note-citation>KHONG-DOC</text:note-citation>'
        "<text:note-body>{1}</text:note-body></text:note>"
    )
    cells = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2">{}</table:table-cell>'
        "<table:covered-table-cell/><table:table-cell>{}</table:table-cell></table:table-row>"
    )
    inner = f"<table:table>{cells.format(p('trong'), '')}</table:table>"
    number = "<text:page-number>7</text:page-number>"
    paper = read(
        "<text:sequence-decls>KHONG-DOC</text:sequence-decls>",
        '<text:h text:outline-level="1">Mục lớn</text:h>',
        p("thân\n   bài <text:span>một</text:span> <text:a>liên kết</text:a>", "<text:s text:c='2'/>cách"),
        p("ngắt<text:line-break/>dòng<text:tab/>tab<text:soft-page-break/>"),
        f"<text:list><text:list-item>{p('mục một')}</text:list-item></text:list>",
        p(
            "khung",
            f"<draw:frame><draw:text-box>{p('trong khung')}</draw:text-box><svg:desc>KHONG-DOC</svg:desc></draw:frame>",
        ),
        f"<table:table>{cells.format(p('A') + p('B'), p('C'))}{cells.format(inner, p('D'))}</table:table>",
        p("ghi chú", note.format("footnote", p("chân"))),
        p("cuối", note.format("endnote", p("hết"))),
        margins=f"<style:header>{p('đầu')}</style:header><style:footer>{p('chân ', number)}</style:footer>",
    )
    assert [(passage.text, passage.place) for passage in paper.passages] == [
        ("Mục lớn", "đoạn 1"),
        ("thân bài một liên kết  cách", "đoạn 2"),
        ("ngắt\ndòng\ttab", "đoạn 3"),
        ("mục một", "đoạn 4"),
        ("khung", "đoạn 5"),
        ("trong khung", "khung chữ 1"),
        ("A\nB", "bảng 1, dòng 1, cột 1"),
        ("C", "bảng 1, dòng 1, cột 3"),
        ("trong", "bảng 2, dòng 1, cột 1"),
        ("D", "bảng 1, dòng 2, cột 3"),
        ("ghi chú", "đoạn 6"),
        ("chân", "chú thích cuối trang 1"),
        ("cuối", "đoạn 7"),
        ("hết", "chú thích cuối văn bản 1"),
        ("đầu", "đầu trang"),
        ("chân", "chân trang"),
    ]


def test_styles_have_the_names_that_people_see() -> None:
    paper = read(
        p("a", style="P1"),
        p("b", style="Trích_20_yếu"),
        p("c", style="Ma"),
        automatic='<style:style style:name="P1" style:parent-style-name="Heading_20_1"/>',
        named='<style:style style:name="Ma" style:display-name="Mã số"/>',
    )
    assert [passage.style for passage in paper.passages] == ["Heading 1", "Trích yếu", "Mã số"]


def test_bookmarks_are_anchors() -> None:
    paper = read(
        p("Mở ", '<text:bookmark-start text:name="dt_hn"/>02<text:bookmark-end text:name="dt_hn"/>', " hội nghị"),
        p('<text:bookmark text:name="dt_diem"/>a<text:bookmark text:name="_GoBack"/>'),
    )
    assert [passage.anchors for passage in paper.passages] == [(Anchor("dt_hn", 3, 5),), (Anchor("dt_diem", 0, 0),)]


def test_both_views_of_a_changed_paper() -> None:
    body = (
        changed(
            region("a", "deletion", p("02")),
            region("b", "insertion"),
            region("c", "deletion", p(""), p("Cả đoạn."), p("")),
            region("d", "insertion"),
            region("e", "format-change"),
        ),
        p(
            "Mở ",
            '<text:change text:change-id="a"/>',
            inserted("b", "03"),
            " hội nghị.",
            '<text:change text:change-id="c"/>',
        ),
        p('Một<text:change-start text:change-id="d"/> mới'),
        p('hẳn<text:change-end text:change-id="d"/> đoạn.'),
    )
    assert texts(read(*body)) == ["Mở 03 hội nghị.", "Một mới", "hẳn đoạn."]
    assert texts(read(*body, before_changes=True)) == ["Mở 02 hội nghị.", "Cả đoạn.", "Một đoạn."]
    assert read(*body).changes == 4


def test_what_was_deleted_between_paragraphs_comes_back_as_paragraphs() -> None:
    body = changed(region("a", "deletion", p("b"), p("c"))), p("a"), '<text:change text:change-id="a"/>', p("d")
    assert texts(read(*body)) == ["a", "d"]
    assert texts(read(*body, before_changes=True)) == ["a", "b", "c", "d"]


def test_comments_have_initials_only() -> None:
    remark = (
        "<office:annotation><dc:creator>{}</dc:creator><dc:date>2022-01-05</dc:date>{}" + f"{p('Sửa')}{p('ngay')}"
        "</office:annotation>"
    )
    initials = f"<loext:sender-initials>{escape('LTC')}</loext:sender-initials>"
    paper = read(p("một"), p("hai", remark.format("Trần Thị B", "")), p(remark.format("Lê Thị C", initials), "ba"))
    assert paper.comments == (Comment("TTB", "Sửa\nngay", "đoạn 2"), Comment("LTC", "Sửa\nngay", "đoạn 3"))
    assert paper.passages == tuple(
        Passage(text, f"đoạn {place}", style="Standard") for place, text in enumerate(("một", "hai", "ba"), 1)
    )


def test_the_digest_is_read_although_libreoffice_makes_two_words_of_it() -> None:
    digest = "44e119f3d1d723b66fe926c7716985b28deec6b5cb0c4e69d247ab9d76423216"
    keywords = f"<meta:keyword>sha256</meta:keyword><meta:keyword>{digest}</meta:keyword>"
    assert read(p("a"), keywords=keywords).digest == digest
