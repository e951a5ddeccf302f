"""The contents page of a folder of papers."""

from __future__ import annotations

from dtreport.papers import paper_named
from dtreport.papers.contents import PaperFile, contents
from dtreport.report import Years
from tests.support.sample_years import cells, made, tables_of, text_of

AWARDS, ARTICLE = paper_named("awards"), paper_named("article")
WORD = PaperFile(AWARDS, "văn bản Word", "khen-thuong-2021.docx")
PAGE = PaperFile(ARTICLE, "trang web", "tin-bai-2021.html", public=True)


def test_each_paper_says_what_it_is_for_and_each_file_its_format() -> None:
    table = tables_of(contents(Years(made()), [WORD, PAGE], []))["papers"]
    assert cells(table, "purpose") == [
        "Công bố, trao thưởng",
        "Văn bản Word",
        "Đăng trang thông tin điện tử của cơ quan",
        "Trang web",
    ]


def test_each_file_says_whether_everybody_may_read_it() -> None:
    table = tables_of(contents(Years(made()), [WORD, PAGE], []))["papers"]
    assert cells(table, "audience") == [None, "Nội bộ", None, "Đăng công khai được"]


def test_the_contents_are_headed_by_the_office() -> None:
    assert "BAN DÂN TỘC TỈNH THÁI NGUYÊN" in text_of(contents(Years(made()), [], []))
