"""The contents page of a folder of papers."""

from __future__ import annotations

from papers_support import cells, made, tables_of, text_of

from dtreport.papers import paper_named
from dtreport.papers.contents import PaperFile, contents

AWARDS, ARTICLE = paper_named("awards"), paper_named("article")
WORD = PaperFile(AWARDS, "văn bản Word", "khen-thuong-2021.docx")
SHEET = PaperFile(AWARDS, "bảng tính Excel", "khen-thuong-2021.xlsx", data=True)
PAGE = PaperFile(ARTICLE, "trang web", "tin-bai-2021.html", public=True)


def test_a_list_for_certificates_says_so_where_it_is_there() -> None:
    table = tables_of(contents(made(), None, [WORD, SHEET], []))["papers"]
    assert cells(table, "purpose") == [
        "Công bố, trao thưởng",
        "Văn bản Word",
        "Trộn thư để in giấy khen, bằng khen (bảng tính Excel)",
    ]
    assert "trộn thư" not in text_of(contents(made(), None, [WORD], []))


def test_each_file_says_whether_everybody_may_read_it() -> None:
    table = tables_of(contents(made(), None, [WORD, PAGE], []))["papers"]
    assert cells(table, "audience") == [None, "Nội bộ", None, "Đăng công khai được"]


def test_the_contents_are_headed_by_the_office() -> None:
    assert "BAN DÂN TỘC TỈNH THÁI NGUYÊN" in text_of(contents(made(), None, [], []))
