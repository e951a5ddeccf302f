"""Web pages, Markdown and plain text: passages without marks, hidden words and wrapped lines."""

from __future__ import annotations

import pytest

from dtreport.errors import UsageError
from dtreport.reading import Anchor, PaperText, read_paper


def page(body: str) -> PaperText:
    return read_paper(f"<!doctype html><html><head><title>KHONG-DOC</title></head>{body}</html>".encode(), "trang.html")


def said(paper: PaperText) -> list[str]:
    return [passage.text for passage in paper.passages]


def placed(paper: PaperText) -> list[tuple[str, str]]:
    return [(passage.text, passage.place) for passage in paper.passages]


def test_blocks_of_a_page_are_passages_and_hidden_words_are_none() -> None:
    paper = page(
        "<style>p { color: red }</style><script>if (a < b) alert('KHONG-DOC')</script><!-- KHONG-DOC -->"
        "<h1>Báo\n  cáo</h1><p>Một <b>hai</b>&nbsp;&amp;<br>ba<p>bốn<div>năm<ul><li>sáu<li>bảy</ul>tám</div>"
        "<div hidden>KHONG-DOC<div>KHONG-DOC</div></div><p style='display: none'>KHONG-DOC</p>"
        "<template>KHONG-DOC</template><pre>chín\n mười</pre><p>5 < 6 và 7 > 6"
    )
    assert [(passage.text, passage.style) for passage in paper.passages] == [
        ("Báo cáo", "h1"),
        ("Một hai &\nba", "p"),
        ("bốn", "p"),
        ("năm", ""),
        ("sáu", "li"),
        ("bảy", "li"),
        ("tám", ""),
        ("chín\n mười", ""),
        ("5 < 6 và 7 > 6", "p"),
    ]


def test_cells_of_a_page_have_places() -> None:
    paper = page(
        "<table><caption>Biểu</caption><thead><tr><th>TT<th>Tên</thead>"
        "<tr><td>1</td><td colspan=2><p>A</p><p>B</p></td>"
        "<td><table><tr><td>trong</table></td></tr></table>sau"
    )
    assert placed(paper) == [
        ("Biểu", "đoạn 1"),
        ("TT", "bảng 1, dòng 1, cột 1"),
        ("Tên", "bảng 1, dòng 1, cột 2"),
        ("1", "bảng 1, dòng 2, cột 1"),
        ("A\nB", "bảng 1, dòng 2, cột 2"),
        ("trong", "bảng 2, dòng 1, cột 1"),
        ("sau", "đoạn 2"),
    ]
    assert [passage.in_table for passage in paper.passages] == [False, True, True, True, True, True, False]


def test_data_code_is_an_anchor_of_a_figure_a_paragraph_and_a_cell() -> None:
    paper = page(
        '<p data-code="kq-1">Mở <span data-code="hn">02</span> hội nghị.</p><div data-code=ds><p>a</p><p>b</p></div>'
        "<table><tr><td data-code='x'>5</table>"
    )
    assert [passage.anchors for passage in paper.passages] == [
        (Anchor("hn", 3, 5), Anchor("kq-1", 0, 15)),
        (Anchor("ds", 0, 1),),
        (Anchor("ds", 0, 1),),
        (Anchor("x", 0, 1),),
    ]


def test_markdown_is_read_without_its_marks() -> None:
    paper = read_paper(
        (
            "\ufeff# Báo cáo #\n\n**UBND TỈNH**\\\nSố: 1\\. *và* `mã` [trang](http://a) \\*sao\\* &amp; a_b_c\n"
            "goes on\n\n<!-- KHONG-DOC -->\n> trích\n\n- một\n- hai\n  còn nữa\n1. ba\n\n---\n\n```\nmã\n```\n\n"
            "| TT | Tên \\| họ |\n| :-: | --- |\n| 1 | A<br>\\- B |\n\nsau\n"
        ).encode(),
        "bai.md",
    )
    assert [(passage.text, passage.place, passage.style) for passage in paper.passages] == [
        ("Báo cáo", "đoạn 1", "h1"),
        ("UBND TỈNH\nSố: 1. và mã trang *sao* & a_b_c goes on", "đoạn 2", ""),
        ("trích", "đoạn 3", ""),
        ("một", "đoạn 4", ""),
        ("hai còn nữa", "đoạn 5", ""),
        ("ba", "đoạn 6", ""),
        ("mã", "đoạn 7", ""),
        ("TT", "bảng 1, dòng 1, cột 1", ""),
        ("Tên | họ", "bảng 1, dòng 1, cột 2", ""),
        ("1", "bảng 1, dòng 2, cột 1", ""),
        ("A\n- B", "bảng 1, dòng 2, cột 2", ""),
        ("sau", "đoạn 8", ""),
    ]


def test_plain_text_has_whole_paragraphs_and_cells() -> None:
    paper = read_paper(
        (
            "Thực hiện Nghị quyết số 04-\r\nNQ/TU ngày 14/7/2021 của Ban Chấp hành Đảng bộ\r\ntỉnh giai đoạn 2021 -\r\n"
            "2025.\r\n\r\n- một ý\r\n- hai ý\r\n\r\nTT    Tên               Số\r\n────────\r\n"
            "1     Hội nghị tuyên    02\r\n      truyền\r\n2     Lớp              …\r\n"
        ).encode("utf-16"),
        "bao-cao.txt",
    )
    assert placed(paper) == [
        (
            "Thực hiện Nghị quyết số 04-NQ/TU ngày 14/7/2021 của Ban Chấp hành Đảng bộ tỉnh giai đoạn 2021 - 2025.",
            "đoạn 1",
        ),
        ("một ý", "đoạn 2"),
        ("hai ý", "đoạn 3"),
        ("TT", "bảng 1, dòng 1, cột 1"),
        ("Tên", "bảng 1, dòng 1, cột 2"),
        ("Số", "bảng 1, dòng 1, cột 3"),
        ("1", "bảng 2, dòng 1, cột 1"),
        ("Hội nghị tuyên truyền", "bảng 2, dòng 1, cột 2"),
        ("02", "bảng 2, dòng 1, cột 3"),
        ("2", "bảng 2, dòng 2, cột 1"),
        ("Lớp", "bảng 2, dòng 2, cột 2"),
        ("…", "bảng 2, dòng 2, cột 3"),
    ]


def test_the_bytes_tell_what_a_file_is_where_its_name_does_not() -> None:
    assert said(read_paper(b"<html><p>Trang</p></html>", "trang.doc")) == ["Trang"]
    assert said(read_paper("<p>Đoạn</p>".encode(), "doan.HTM")) == ["Đoạn"]
    assert said(read_paper("Chữ *thường*".encode(), "khong-duoi")) == ["Chữ *thường*"]


def test_a_text_in_an_old_encoding_is_refused() -> None:
    with pytest.raises(UsageError, match="Unicode"):
        read_paper("Uû ban nh©n d©n".encode("latin-1"), "cu.txt")
