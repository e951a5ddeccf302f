import base64
import hashlib
import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dtreport.formats.html import render
from dtreport.papers.blocks import (
    Addressees,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import visible
from tests.support.html_tree import all_said, read_page, said, tree_of, without_style
from tests.support.sample_papers import LONG_TEXT, NASTY_TEXTS, letterhead, paper_of, people, signature, texts

TEXTS = st.text(max_size=30) | st.text(st.sampled_from(list("ab <>&\"'/=;#!-\n\x00\u202e")), max_size=30)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def levels(page: bytes) -> list[int]:
    return [int(each.tag[1]) for each in read_page(page).iter() if each.tag in HEADINGS]


def test_the_page_stays_as_it_is(nasty: Paper, matches_golden: Callable[[str, str], None]) -> None:
    matches_golden("html/nasty.html", without_style(nasty))


def test_a_page_says_what_it_is(nasty: Paper) -> None:
    page = read_page(render(nasty))
    assert page.get("lang") == "vi"
    assert all_said(page, "head/title") == ["Báo cáo tổng kết"]
    metadata = {meta.get("name", ""): meta.get("content") for meta in page.iterfind("head/meta")}
    expected = {"author": "Ban Dân tộc tỉnh", "date": "2022-01-14", "dtreport-digest": "ab" * 32}
    assert metadata | expected == metadata
    assert metadata["description"] == "Thứ nhất, Kịp thời tham mưu."
    assert all_said(page, "body/p[@class='stamp']") == ["DỰ THẢO (lần 1) & <2>"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Quyết định số 39/2021/QĐ-UBND, 04-NQ/TU", ["39/2021/QĐ-UBND", "04-NQ/TU"]),
        ("(“12/KH-UBND”); 33/2020/QĐ-TTg.", ["12/KH-UBND", "33/2020/QĐ-TTg"]),
        ("06/3/2018, 2021-2025, 75% và 1.250,5 km/giờ", []),
        ("1/" + "Đ" * 30, []),
        ("A/2021-B", []),
    ],
)
def test_a_number_of_a_document_is_not_broken_and_its_text_is_the_same(text: str, whole: list[str]) -> None:
    for block in (Paragraph(text), Heading(text), Items((text,))):
        page = tree_of(block)
        assert all_said(page, ".//span[@class='whole']") == whole
        assert text in said(page)


def test_the_same_paper_gives_the_same_bytes_with_plain_line_ends(nasty: Paper) -> None:
    assert render(nasty) == render(nasty)
    assert b"\r" not in render(nasty)


def test_nothing_is_fetched_and_nothing_runs(nasty: Paper) -> None:
    page = read_page(render(nasty))
    assert not {each.tag for each in page.iter()} & {"script", "link", "img", "iframe", "object", "base", "form", "use"}
    for each in page.iter():
        assert not [name for name in each.attrib if name.startswith("on") or name in ("style", "src", "action")]
    assert {each.get("href") for each in page.iter() if "href" in each.attrib} == {"#section-3"}
    assert not re.search(r"url\(|@import|https?:", "".join(all_said(page, "head/style")))


@pytest.mark.parametrize("stamp", ["", "DỰ THẢO", '"}</style><script>alert(1)</script> \\ 漢\n'])
def test_only_the_one_style_sheet_is_allowed_whatever_the_stamp(stamp: str) -> None:
    page = read_page(render(paper_of(Paragraph("A"), stamp=stamp)))
    [style] = page.iterfind(".//style")
    digest = base64.b64encode(hashlib.sha256(said(style).encode()).digest()).decode()
    [policy] = page.iterfind("head/meta[@http-equiv='Content-Security-Policy']")
    rules = dict(rule.split(" ", 1) for rule in policy.get("content", "").split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert said(style).count("{") == said(style).count("}")


def test_there_is_one_h1_and_no_level_is_skipped(nasty: Paper) -> None:
    depths = levels(render(nasty))
    assert depths.count(1) == 1
    assert depths[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))


@given(st.lists(st.builds(Heading, st.just("Đề mục"), st.integers(1, 9)) | st.just(Title("Phụ lục")), max_size=8))
def test_headings_never_skip_a_level(blocks: list[Heading | Title]) -> None:
    sections = Section("Một", (Title("BÁO CÁO"), *blocks)), Section("Hai", (Title("Phụ lục I"), *blocks))
    depths = levels(render(replace(paper_of(), sections=sections)))
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))


def test_the_headings_of_an_appendix_stand_under_its_title() -> None:
    sections = (
        Section("Một", (Title("BÁO CÁO", "Tổng kết"), Heading("I", 1), Heading("1", 2))),
        Section("Hai", (Title("Phụ lục I"), Heading("I", 1))),
        Section("Ba", (Heading("A", 1),)),
    )
    page = render(replace(paper_of(), sections=sections))
    assert levels(page) == [1, 2, 3, 2, 3, 2]
    assert all_said(read_page(page), ".//h1") == ["BÁO CÁO Tổng kết"]


def test_a_paper_without_a_title_block_is_headed_by_its_own_title() -> None:
    assert all_said(tree_of(letterhead(), Paragraph("A")), ".//h1") == ["Báo cáo"]


def test_every_section_has_a_name(nasty: Paper) -> None:
    page = read_page(render(nasty))
    ids = {each.get("id") for each in page.iter()}
    first, second, third = page.iterfind(".//section")
    assert {first.get("aria-labelledby"), second.get("aria-labelledby")} <= ids
    assert third.get("aria-label") == "Khen thưởng"
    assert [section.get("id") for section in (first, second, third)] == ["section-1", "section-2", "section-3"]


def test_no_id_is_given_twice_and_each_that_is_pointed_to_is_there(nasty: Paper) -> None:
    again = replace(nasty, sections=nasty.sections * 2)
    page = read_page(render(again))
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    assert {"so_lieu", "hoi-nghi"} <= set(ids)
    for each in page.iter():
        pointed = " ".join(each.get(name, "") for name in ("aria-labelledby", "aria-describedby"))
        assert set(pointed.split()) <= set(ids)


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_nasty_texts_are_shown_as_they_are(text: str) -> None:
    assert text in all_said(tree_of(texts((text,))), ".//th")
    assert text in all_said(tree_of(Heading(text)), ".//h2")


@given(TEXTS)
@example("</style><script>alert(1)</script>")
@example("a\x00b\u202ec\r\ud800")
@example("g\u0303 và ẫ")
def test_every_text_is_shown_exactly_and_what_cannot_be_seen_is_spelled_out(text: str) -> None:
    main = tree_of(
        Items((text,)), Table("t", (Column("a", text),), (Row((text,), leads_to="x"),)), Title("A", note=text)
    )
    expected = [visible(text)]
    assert all_said(main, ".//li") == expected
    assert all_said(main, ".//thead/tr/th") == expected
    assert all_said(main, ".//tbody/tr/*") == expected
    assert all_said(main, ".//p[@class='note']") == (expected if text else [])


@given(TEXTS)
def test_what_stands_in_an_attribute_stays_in_it(text: str) -> None:
    paper = replace(paper_of(), title=text, author=text, digest=text, stamp=text, dated=date(2021, 1, 1))
    page = read_page(render(replace(paper, sections=(Section(text, (people(1),)),))))
    allowed = {"charset", "content", "http-equiv", "name"}
    assert {name for meta in page.iterfind("head/*") for name in meta.attrib} <= allowed
    author = [meta.get("content", "") for meta in page.iterfind("head/meta[@name='author']")]
    assert author == [visible(" ".join(text.split()))]


def test_a_long_beginning_is_shortened_for_search_engines() -> None:
    page = read_page(render(paper_of(Paragraph("(giữa)", centred=True), Paragraph(LONG_TEXT))))
    [description] = page.iterfind("head/meta[@name='description']")
    content = description.get("content", "")
    assert content.startswith("Tổ chức thực hiện")
    assert content.endswith("…")
    assert len(content) <= 160


def test_a_paragraph_keeps_its_lead_and_its_lines_and_a_blank_line_begins_another() -> None:
    main = tree_of(Paragraph("một\nhai\n\nba", "Thứ nhất,"), Paragraph("giữa", centred=True))
    assert all_said(main, ".//p") == ["Thứ nhất, một\nhai", "ba", "giữa"]
    assert all_said(main, ".//p/strong") == ["Thứ nhất,"]
    assert [p.get("class") for p in main.iterfind(".//p")] == [None, None, "centred"]


def test_the_head_stands_in_a_header_and_keeps_its_blanks() -> None:
    main = tree_of(replace(letterhead(), number="Số:      /BC-BDT"))
    assert all_said(main, ".//header//p") == [
        "UBND TỈNH THÁI NGUYÊN",
        "BAN DÂN TỘC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:      /BC-BDT",
        "Thái Nguyên, ngày 14 tháng 01 năm 2022",
    ]
    bare = replace(letterhead(), parent="", number="", place_and_date="")
    assert len(all_said(tree_of(bare), ".//header//p")) == 3


def test_one_addressee_stands_beside_the_label_and_several_in_a_list() -> None:
    one = tree_of(Addressees("Kính gửi:", ("Ủy ban Dân tộc.",)))
    assert all_said(one, ".//p") == ["Kính gửi: Ủy ban Dân tộc."]
    several = tree_of(Addressees("Kính gửi:", ("A;", "B.")))
    assert all_said(several, ".//li") == ["A;", "B."]


def test_a_signature_has_its_people_its_place_and_its_recipients() -> None:
    both = tree_of(signature())
    assert all_said(both, ".//div[@class='signature']/p") == ["Thái Nguyên, ngày 14 tháng 01 năm 2022"]
    assert all_said(both, ".//p[@class='name']") == ["Nguyễn Văn Nghĩa", "Nguyễn Thái Nam"]
    alone = tree_of(Signature(Signatory(("TRƯỞNG BAN",), "A"), recipients=("Nơi nhận:", "- Lưu: VT.")))
    assert all_said(alone, ".//div[@class='recipients']/p") == ["Nơi nhận:", "- Lưu: VT."]


def test_the_foot_of_a_section_is_a_footer(nasty: Paper) -> None:
    first, *others = read_page(render(nasty)).iterfind(".//section")
    assert all_said(first, "footer/p") == list(nasty.sections[0].foot)
    assert [other.find("footer") for other in others] == [None, None]
