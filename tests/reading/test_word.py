"""Word keeps text in 21 places: all of them are read, each once, and what was deleted is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.errors import DtreportError
from dtreport.reading import Anchor, Comment, PaperText, Passage, read_paper
from tests.support.edited_word import (
    bookmark,
    cell,
    comment,
    commented,
    content_control,
    deleted,
    field,
    hyperlink,
    inserted,
    moved_from,
    moved_to,
    note_reference,
    notes,
    old_run,
    old_text_box,
    paragraph,
    row,
    run,
    simple_field,
    smart_tag,
    styles,
    table,
    text_box,
    with_part,
    word_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PLACES = {
    "101 thân bài": paragraph(run("101 thân "), run("bài")),
    "102 ô bảng": table(row(cell(paragraph(run("102 ô bảng"))))),
    "103 chèn theo dõi": paragraph(deleted(old_run("999")), inserted(run("103 chèn theo dõi"))),
    "104 chuyển đến": paragraph(moved_to(run("104 chuyển đến"))),
    "105 ô điều khiển trong dòng": paragraph(content_control(run("105 ô điều khiển trong dòng"))),
    "106 ô điều khiển cả đoạn": content_control(paragraph(run("106 ô điều khiển cả đoạn"))),
    "107 trường đơn": paragraph(simple_field(run("107 trường đơn"))),
    "108 trường ghép": paragraph(field("MERGEFIELD KHONG-DOC", run("108 trường ghép"))),
    "109 liên kết": paragraph(hyperlink(run("109 liên kết"))),
    "110 khung chữ": paragraph(text_box(paragraph(run("110 khung chữ")))),
    "111 khung chữ cũ": paragraph(old_text_box(paragraph(run("111 khung chữ cũ")))),
    "112 bảng trong bảng": table(row(cell(table(row(cell(paragraph(run("112 bảng trong bảng"))))), paragraph()))),
    "113 ô gộp": table(
        row(cell(paragraph(run("113 ô gộp")), span=2, merge="restart")),
        row(cell(paragraph(run("KHONG-DOC")), span=2, merge="continue")),
    ),
    "114 thẻ thông minh": paragraph(smart_tag(run("114 thẻ thông minh"))),
    "115\ttab": paragraph("<w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>", run("115"))[:-6]
    + "<w:r><w:tab/></w:r>"
    + run("tab")
    + "</w:p>",
    "116\nngắt dòng": paragraph(run("116"), "<w:r><w:br/></w:r>", run("ngắt dòng")),
    "117 04-NQ/TU": paragraph(run("117 04"), "<w:r><w:noBreakHyphen/></w:r>", run("NQ/TU")),
    "118 ≥": paragraph(run("118 "), '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'),
    "119 chú thích": paragraph(note_reference("footnote")),
    "120 đầu trang": "",
    "121 chân trang": "",
}
"""Where text stands, and how; the others stand in parts of their own."""
NOT_READ = paragraph(moved_from(run("KHONG-DOC")), deleted(old_run("KHONG-DOC")), run("ẩn KHONG-DOC", "<w:vanish/>"))


def read(*body: str, before_changes: bool = False, **parts: str) -> PaperText:
    return read_paper(word_file(*body, **parts), "bao-cao.docx", before_changes=before_changes)


def texts(paper: PaperText) -> list[str]:
    return [passage.text for passage in paper.passages]


def test_all_places_are_read_once_and_nothing_else() -> None:
    paper = read(
        *PLACES.values(),
        NOT_READ,
        footnotes=notes("footnote", paragraph(run("119 chú thích"))),
        header=paragraph(run("120 đầu trang")),
        footer=paragraph(run("121 chân trang"), field("PAGE", run("7"))),
    )
    assert sorted(texts(paper)) == sorted(PLACES)
    assert len(PLACES) == 21


def test_places_are_told_as_people_find_them() -> None:
    paper = read(
        paragraph(run("Một")),
        paragraph(),
        paragraph(run("Hai"), text_box(paragraph(run("Trong khung")))),
        table(
            row(cell(paragraph(run("A"))), cell(paragraph(run("B")), span=2), cell(paragraph(run("C")))),
            row(cell(paragraph(run("D")), table(row(cell(paragraph(run("Trong"))))), paragraph(run("E")))),
        ),
        paragraph(run("Ba")),
        footnotes=notes("footnote", paragraph(run("Ghi chú"))),
        endnotes=notes("endnote", paragraph(run("Cuối"))),
        header=table(row(cell(paragraph(run("Đầu"))))),
        footer=paragraph(text_box(paragraph(run("Chân")))),
    )
    assert [(passage.text, passage.place, passage.in_table) for passage in paper.passages] == [
        ("Một", "đoạn 1", False),
        ("Hai", "đoạn 2", False),
        ("Trong khung", "khung chữ 1", False),
        ("A", "bảng 1, dòng 1, cột 1", True),
        ("B", "bảng 1, dòng 1, cột 2", True),
        ("C", "bảng 1, dòng 1, cột 4", True),
        ("D\nE", "bảng 1, dòng 2, cột 1", True),
        ("Trong", "bảng 2, dòng 1, cột 1", True),
        ("Ba", "đoạn 3", False),
        ("Ghi chú", "chú thích cuối trang 1", False),
        ("Cuối", "chú thích cuối văn bản 1", False),
        ("Đầu", "đầu trang", True),
        ("Chân", "chân trang", False),
    ]


def test_text_is_nfc_with_plain_spaces_and_hyphens() -> None:
    assert texts(read(paragraph(run("  Tie\u0302\u0301ng\u00a004\u2011NQ/TU\u200b so\u0302\u0301 \u00ad")))) == [
        "Tiếng 04-NQ/TU số"
    ]


def test_style_names_are_those_that_people_see() -> None:
    names = styles({"u1": "Mục lớn", "Heading1": "heading 1"})
    paper = read(paragraph(run("A"), style="u1"), paragraph(run("B"), style="khac"), paragraph(run("C")), styles=names)
    assert [passage.style for passage in paper.passages] == ["Mục lớn", "khac", ""]


def test_the_digest_is_read_as_word_and_as_libreoffice_keep_it() -> None:
    digest = "44e119f3d1d723b66fe926c7716985b28deec6b5cb0c4e69d247ab9d76423216"
    for keywords, expected in (
        (f"sha256:{digest}", digest),
        (f"báo cáo; sha256, {digest}", digest),
        ("sha256:44e1", ""),
    ):
        assert read_paper(word_file(paragraph(run("A")), keywords=keywords), "a.docx").digest == expected


# Bookmarks


def test_a_bookmark_around_a_figure_is_an_anchor() -> None:
    paper = read(paragraph(run("Mở "), bookmark("dt_hn", run("0"), run("2")), run(" hội nghị.")))
    assert paper.passages == (Passage("Mở 02 hội nghị.", "đoạn 1", (Anchor("dt_hn", 3, 5),)),)


def test_bookmarks_may_stand_around_whole_and_several_paragraphs_and_in_one_another() -> None:
    paper = read(
        bookmark(
            "dt_kq_1",
            paragraph(run(" Một "), bookmark("dt_a", run("hai"), number=2)),
            paragraph(run("ba")),
            table(row(cell(paragraph(run("bốn"))))),
        ),
        paragraph(run("năm")),
    )
    assert [(passage.text, passage.anchors) for passage in paper.passages] == [
        ("Một hai", (Anchor("dt_a", 4, 7), Anchor("dt_kq_1", 0, 7))),
        ("ba", (Anchor("dt_kq_1", 0, 2),)),
        ("bốn", (Anchor("dt_kq_1", 0, 3),)),
        ("năm", ()),
    ]


def test_words_own_bookmarks_are_none_of_ours() -> None:
    paper = read(
        paragraph(
            bookmark("_GoBack", run("A")), bookmark("_Toc12345", run("B"), number=2), bookmark("muc_luc", run("C"))
        )
    )
    assert paper.passages[0].anchors == (Anchor("muc_luc", 2, 3),)


def test_a_bookmark_of_which_the_words_were_deleted_is_still_told() -> None:
    paper = read(paragraph(bookmark("dt_kq_1", deleted(old_run("Đã xóa")))), paragraph(run("Còn lại")))
    assert paper.passages[0] == Passage("", "đoạn 1", (Anchor("dt_kq_1", 0, 0),))
    assert paper.passages[1].place == "đoạn 1"


def test_a_box_inside_a_bookmark_is_none_of_it() -> None:
    paper = read(paragraph(bookmark("dt_a", run("Một"), text_box(paragraph(run("Khung"))))))
    assert [passage.anchors for passage in paper.passages] == [(Anchor("dt_a", 0, 3),), ()]


def test_anchors_hold_where_letters_are_put_together_and_spaces_taken_away() -> None:
    paper = read(paragraph(run("  so\u0302\u0301\u00a0"), bookmark("dt_a", run(" 90 ")), run("đại biểu")))
    passage = paper.passages[0]
    assert passage.text == "số  90 đại biểu"
    assert [passage.text[anchor.start : anchor.end] for anchor in passage.anchors] == ["90"]


# Tracked changes


def test_both_views_of_a_changed_paper() -> None:
    body = (
        paragraph(run("Mở "), deleted(old_run("02")), inserted(run("0"), run("3")), run(" hội nghị.")),
        paragraph(moved_from(run("Đoạn chuyển."))),
        paragraph(run("Giữ.")),
        paragraph(moved_to(run("Đoạn chuyển."))),
    )
    assert texts(read(*body)) == ["Mở 03 hội nghị.", "Giữ.", "Đoạn chuyển."]
    assert texts(read(*body, before_changes=True)) == ["Mở 02 hội nghị.", "Đoạn chuyển.", "Giữ."]
    assert read(*body).changes == read(*body, before_changes=True).changes == 4


def test_an_insertion_that_another_person_has_deleted_is_in_neither_view() -> None:
    body = paragraph(run("A"), inserted(deleted(old_run("B")), run("C")))
    assert texts(read(body)) == ["AC"]
    assert texts(read(body, before_changes=True)) == ["A"]


def test_paragraphs_that_were_joined_or_parted() -> None:
    joined = paragraph(run("Một "), mark="del"), paragraph(run("hai"))
    assert (texts(read(*joined)), texts(read(*joined, before_changes=True))) == (["Một hai"], ["Một", "hai"])
    parted = paragraph(run("Một"), mark="ins"), paragraph(inserted(run("mới")), run(" hai"))
    assert (texts(read(*parted)), texts(read(*parted, before_changes=True))) == (["Một", "mới hai"], ["Một hai"])


def test_rows_and_cells_that_were_added_or_taken_away() -> None:
    body = table(
        row(cell(paragraph(run("giữ"))), cell(paragraph(run("ô bỏ")), change="cellDel")),
        row(cell(paragraph(run("dòng bỏ"))), change="del"),
        row(cell(paragraph(run("dòng thêm"))), change="ins"),
    )
    assert texts(read(body)) == ["giữ", "dòng thêm"]
    assert texts(read(body, before_changes=True)) == ["giữ", "ô bỏ", "dòng bỏ"]
    assert read(body).changes == 3


def test_changes_of_looks_alone_change_no_text() -> None:
    look = '<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    paper = read(paragraph(run("Chữ đậm", look)))
    assert (texts(paper), paper.changes) == (["Chữ đậm"], 0)


Piece = tuple[str, str]
_PIECES: st.SearchStrategy[list[Piece]] = st.lists(
    st.tuples(st.sampled_from(["kept", "ins", "del", "from", "to", "both"]), st.text("ab02 ẽ", min_size=1, max_size=4)),
    max_size=6,
)
_PARAGRAPHS = st.lists(st.tuples(_PIECES, st.sampled_from(["", "", "ins", "del"])), min_size=1, max_size=4)
_WRITTEN: dict[str, Callable[[str], str]] = {
    "kept": run,
    "ins": lambda text: inserted(run(text)),
    "del": lambda text: deleted(old_run(text)),
    "from": lambda text: moved_from(run(text)),
    "to": lambda text: moved_to(run(text)),
    "both": lambda text: inserted(deleted(old_run(text))),
}
_ACCEPTED, _REFUSED = {"kept", "ins", "to"}, {"kept", "del", "from"}


def model(paragraphs: Sequence[tuple[Sequence[Piece], str]], kinds: set[str], lost_mark: str) -> list[str]:
    """What a view says: pieces of its kinds, paragraphs joined where their end is lost."""
    text = "".join(
        "".join(words for kind, words in pieces if kind in kinds) + ("" if mark == lost_mark else "\n")
        for pieces, mark in paragraphs
    )
    return [line.strip() for line in text.split("\n") if line.strip()]


@given(_PARAGRAPHS)
def test_any_mix_of_changes_gives_the_two_views_of_a_model(paragraphs: list[tuple[list[Piece], str]]) -> None:
    body = [paragraph(*(_WRITTEN[kind](words) for kind, words in pieces), mark=mark) for pieces, mark in paragraphs]
    last = [("kept", "Hết.")], ""
    body.append(paragraph(run("Hết.")))
    accepted, refused = read(*body), read(*body, before_changes=True)
    assert texts(accepted) == model([*paragraphs, last], _ACCEPTED, "del")
    assert texts(refused) == model([*paragraphs, last], _REFUSED, "ins")
    changed = any(mark or any(kind != "kept" for kind, _ in pieces) for pieces, mark in paragraphs)
    assert (bool(accepted.changes), accepted.changes) == (changed, refused.changes)


def test_a_word_file_that_holds_pictures_alone_is_told_to_be_a_scan() -> None:
    with pytest.raises(DtreportError, match="bản quét") as error:
        read(paragraph("<w:r><w:drawing/></w:r>"))
    assert error.value.exit_code == 1
    added = paragraph(inserted(run("Mới")))
    assert (texts(read(added)), texts(read(added, before_changes=True))) == (["Mới"], [])


# Comments


def test_comments_have_initials_only_and_the_place_that_they_are_about() -> None:
    paper = read(
        paragraph(run("Một")),
        paragraph(commented(4, run("hai"))),
        table(row(cell(commented(5, paragraph(run("ba")))))),
        comments=comment(5, paragraph(run("Xem lại")), initials="LTC")
        + comment(4, paragraph(run("Sửa")), paragraph(run("ngay")), initials="Trần Thị B")
        + comment(6, paragraph(run("Lạc")), author=""),
    )
    assert paper.comments == (
        Comment("TTB", "Sửa\nngay", "đoạn 2"),
        Comment("LTC", "Xem lại", "bảng 1, dòng 1, cột 1"),
        Comment("", "Lạc", ""),
    )
    assert texts(paper) == ["Một", "hai", "ba"]


# Fields and oddities


def test_of_fields_only_the_result_is_read_and_no_page_number() -> None:
    inner = field("REF x", run("KHONG-DOC"))
    nested = field(f"IF </w:instrText></w:r>{inner}<w:r><w:instrText>", run("kết quả"))
    numbers = field("PAGE \\* MERGEFORMAT", run("3")) + simple_field(run("9"), instruction="NUMPAGES")
    assert texts(read(paragraph(nested, run(" trang "), numbers))) == ["kết quả trang"]


def test_a_field_that_goes_on_over_paragraphs_loses_nothing() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = paragraph(begin, separate, run("Mục 1")), paragraph(run("Mục 2")), paragraph(run("Mục 3"), end, run(" và"))
    assert texts(read(*body)) == ["Mục 1", "Mục 2", "Mục 3 và"]


def test_symbols_are_read_where_they_stand_for_a_letter() -> None:
    signs = (("Symbol", "F0A3"), ("Wingdings", "F0FC"), ("Wingdings", "F021"), ("Arial", "0110"), ("Symbol", "xyz"))
    runs = (f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>' for font, char in signs)
    assert texts(read(paragraph(run("a"), *runs, run("b")))) == ["a≤✓Đb"]


def test_a_file_with_other_prefixes_and_the_strict_namespace_is_read() -> None:
    part = (
        '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>Chữ</d:t>'
        "</d:r></d:p></d:body></d:document>"
    )
    assert texts(read_paper(with_part(word_file(), "word/document.xml", part), "a.docx")) == ["Chữ"]


def test_paragraphs_inside_one_another_lose_no_word() -> None:
    assert texts(read(paragraph(run("a"), paragraph(run("b")), run("c")))) == ["ab", "c"]
