"""Paragraphs that people move, part, join, add and take out in Word: the year follows where it has a place for them."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.formats import format_named
from dtreport.papers import paper_named
from dtreport.reading import read_paper
from dtreport.services.corrections import edit
from dtreport.services.edited_paper import Adoption, adopt, compare
from dtreport.services.office_years import years_of
from dtreport.store import Store, Who
from tests.support import TESTS
from tests.support.word_edits import with_line, with_paragraph, with_paragraph_moved, with_words, without_paragraph
from tests.support.word_paragraph import WordParagraph
from tests.support.word_parts import body_of, with_body

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree

    from dtreport.report import Year


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A year in which every part of every paper has something to say, and the one before it."""
    for name, source in (("2022.toml", "year-before.toml"), ("2023.toml", "full-year.toml")):
        (tmp_path / name).write_bytes((TESTS / "papers" / "golden" / source).read_bytes())
    return Store(tmp_path, Who("lan", "KETOAN-02"))


def word_file(store: Store) -> bytes:
    return format_named("docx").render(paper_named("report").build(years_of(store, 2023)))


def texts_of(data: bytes) -> list[str]:
    """What the text of a Word file says, outside of tables and of the margins, without the letters of lists."""
    passages = read_paper(data, "a.docx").passages
    return [re.sub(r"^[a-zđ]\) ", "", passage.text) for passage in passages if passage.place.startswith("đoạn")]


def year_of(store: Store) -> Year:
    return store.read(2023).year


def taken(store: Store, data: bytes, **choices: Any) -> Adoption:
    """Take a Word file back; then the report says what the file says."""
    adoption = compare(store, 2023, data, "bao-cao.docx")
    adopt(store, adoption, **choices)
    assert texts_of(word_file(store)) == texts_of(data)
    return adoption


def paragraph(root: etree._Element, words: str) -> etree._Element:
    """The first paragraph of the text with these words."""
    return next(each for each in root[0].findall("{*}p") if words in "".join(map(str, each.itertext())))


def parted(data: bytes, words: str) -> bytes:
    """The Word file after somebody pressed Enter before these words."""
    root = body_of(data)
    whole = WordParagraph(paragraph(root, words))
    whole.parted(whole.text.index(words))
    return with_body(data, root)


def joined(data: bytes, words: str) -> bytes:
    """The Word file after somebody took out the end of the paragraph above the one with these words, and its dash."""
    root = body_of(data)
    second = paragraph(root, words)
    first = second.getprevious()
    assert first is not None
    WordParagraph(second).replace(0, 2, "")
    WordParagraph(first).take_in(WordParagraph(second))
    return with_body(data, root)


def field(store: Store, name: str, key: str) -> Any:
    """What the year holds now."""
    year = year_of(store)
    return getattr(year.by_code[name][1] if name in year.by_code else getattr(year, name), key)


def test_a_paragraph_becomes_two_with_its_mentions(store: Store) -> None:
    adoption = taken(store, parted(word_file(store), ", đạt "))
    assert field(store, "text", "overview").startswith("Năm 2023 có {hoi-nghi} hội nghị\n\n, đạt {hoi-nghi.percent} kế")
    assert [text.name for text in adoption.texts] == ["text"]


def test_two_points_become_one(store: Store) -> None:
    taken(store, joined(word_file(store), "Địa bàn rộng"))
    assert field(store, "text", "overview").endswith("Khó khăn chính:\n- Nhân lực mỏng; Địa bàn rộng.")


def test_a_point_is_added_and_another_taken_out(store: Store) -> None:
    data = with_paragraph(word_file(store), "Nhân lực mỏng", "- Thiếu kinh phí.")
    taken(store, with_words(without_paragraph(data, "Địa bàn rộng"), "Nhân lực mỏng", "Nhân lực mỏng, yếu"))
    assert field(store, "text", "overview").endswith("chính:\n- Nhân lực mỏng, yếu;\n- Thiếu kinh phí.")


@pytest.mark.parametrize(
    ("after", "name", "key", "line"),
    [
        ("Hoàn thành nhiệm vụ.", "text", "strengths", "Nội bộ đoàn kết."),
        ("Bám sát cơ sở.", "text", "lessons", "Nội bộ đoàn kết."),
        ("Đề nghị UBND tỉnh bố trí kinh phí.", "text", "proposals", "Đề nghị Ủy ban Dân tộc hướng dẫn."),
    ],
)
def test_a_paragraph_is_added_to_a_text(store: Store, after: str, name: str, key: str, line: str) -> None:
    taken(store, with_paragraph(word_file(store), after, line))
    assert field(store, name, key) == f"{after}\n\n{line}"


def test_a_heading_is_the_title_of_an_area(store: Store) -> None:
    taken(store, with_words(word_file(store), "Truyền thông", "Công tác truyền thông"))
    assert field(store, "truyen-thong", "title") == "Công tác truyền thông"


def test_a_task_gets_another_point(store: Store) -> None:
    data = with_paragraph(word_file(store), "Khảo sát tại cơ sở", "- Lấy ý kiến nhân dân;")
    taken(store, data)
    assert field(store, "nv-1", "items") == ("khảo sát tại cơ sở", "Lấy ý kiến nhân dân;", "Trình phê duyệt.")


@pytest.mark.parametrize("choice", ["removed", "unprinted"])
def test_a_record_that_went_is_removed_or_kept_as_people_say(store: Store, choice: str) -> None:
    data = without_paragraph(word_file(store), "Tặng 03 giấy khen")
    adoption = taken(store, data, **{choice: ["kq-4"]})
    assert [(each.kind, each.code) for each in adoption.records_gone] == [("results", "kq-4")]
    assert ("kq-4" in year_of(store).by_code) == (choice == "unprinted")


def test_a_result_is_moved_and_another_one_is_new(store: Store) -> None:
    data = with_paragraph_moved(word_file(store), "Tặng 03 giấy khen", "Ban hành Kế hoạch")
    data = with_paragraph(data, "Hội diễn", "đ) Mở lớp tập huấn cho 30 người có uy tín.")
    taken(store, data)
    assert [result.code for result in year_of(store).results] == ["kq-4", "kq-1", "kq-2", "kq-3", "kq-6", "kq-5"]
    assert field(store, "kq-6", "text") == "Mở lớp tập huấn cho 30 người có uy tín."


def test_a_result_is_the_first_of_its_area(store: Store) -> None:
    taken(store, with_paragraph(word_file(store), "Công tác truyền thông được duy trì", "a) Mở chuyên mục trên báo."))
    assert [result.code for result in year_of(store).results] == ["kq-6", "kq-1", "kq-2", "kq-3", "kq-4", "kq-5"]
    assert field(store, "kq-6", "area") == "truyen-thong"


def test_a_text_gets_another_beginning(store: Store) -> None:
    taken(store, with_paragraph(word_file(store), "- UBND tỉnh Thái Nguyên", "Năm 2023 có nhiều khó khăn."))
    assert field(store, "text", "overview").startswith("Năm 2023 có nhiều khó khăn.\n\nNăm 2023 có {hoi-nghi}")


def test_a_task_gets_its_first_point(store: Store) -> None:
    taken(store, with_paragraph(word_file(store), "Thứ nhất, UBND tỉnh giao", "- Lập dự toán;"))
    assert field(store, "nv-1", "items")[0] == "Lập dự toán;"


def test_a_stranger_in_the_place_of_a_result_is_asked_about(store: Store) -> None:
    """Written anew or something else: a new result beside a lost one would be a guess."""
    data = without_paragraph(word_file(store), "Tặng 03 giấy khen")
    adoption = compare(store, 2023, with_paragraph(data, "- Hội diễn", "d) Mở chuyên mục trên báo."), "bao-cao.docx")
    [question] = adoption.replaced
    assert (question.printed[:18], question.edited) == ("d) Tặng 03 giấy kh", "d) Mở chuyên mục trên báo.")
    assert (adoption.number, adoption.records_gone, adoption.new) == (0, (), ())


def test_a_point_under_another_task_moves_no_task(store: Store) -> None:
    data = with_paragraph_moved(word_file(store), "- Trình phê duyệt", "Thứ ba")
    adoption = compare(store, 2023, data, "bao-cao.docx")
    assert (adoption.moves, [each.text for each in adoption.moved]) == ((), ["- Trình phê duyệt."])


def test_a_point_without_which_no_list_is_left_is_told(store: Store) -> None:
    """One point alone is printed in the line of its task, which is not how the edited file has it."""
    adoption = compare(store, 2023, without_paragraph(word_file(store), "Khảo sát tại cơ sở"), "bao-cao.docx")
    assert (adoption.texts, [each.printed for each in adoption.gone]) == ((), ["- Khảo sát tại cơ sở;"])


def test_a_number_of_another_column_is_not_that_of_the_next_row(store: Store) -> None:
    """The last figure of a row, "3", made "1", is the number of the next row; only the figure differs."""
    adoption = compare(store, 2023, with_line(word_file(store), "3", "1", which=2), "bao-cao.docx")
    assert [(each.edited, each.command) for each in adoption.figures] == [("1", "set kt-giay 1")]
    assert (adoption.own, adoption.new, adoption.gone) == ((), (), ())


def rewritten(store: Store, *changes: tuple[str, str]) -> None:
    """Write some words of the year's file anew, as a person does with Notepad."""
    path = store.folder / "2023.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


COMMUNES = (
    ('"Ban hành {kh-10}."', '"Mở lớp tập huấn cho cán bộ xã tại huyện Phú Bình."'),
    ('"Tặng {kt-giay} giấy khen, {kt-chua-ro} danh hiệu."', '"Mở lớp tập huấn cho cán bộ xã tại huyện Đại Từ."'),
)


def without_bookmarks(data: bytes) -> bytes:
    """The Word file after a program that keeps no bookmarks had it."""
    root = body_of(data)
    for each in [*root.iter("{*}p")]:
        WordParagraph(each).lose_bookmarks()
    return with_body(data, root)


def test_of_two_like_results_none_is_guessed(store: Store) -> None:
    rewritten(store, *COMMUNES)
    data = without_paragraph(without_bookmarks(word_file(store)), "huyện Phú Bình")
    adoption = compare(store, 2023, with_words(data, "Đại Từ", "Phú Lương"), "bao-cao.docx")
    assert [{source.code for source in each.sources} for each in adoption.replaced] == [{"kq-1", "kq-4"}]
    assert (adoption.texts, adoption.records_gone, adoption.gone) == ((), (), ())


def test_a_bookmark_left_behind_in_another_passage_names_nothing(store: Store) -> None:
    """Deleting a paragraph leaves its bookmark empty in the next one."""
    rewritten(store, *COMMUNES)
    root = body_of(word_file(store))
    first = paragraph(root, "huyện Phú Bình")
    following = paragraph(root, "huyện Đại Từ")
    for mark in reversed([*first.iter("{*}bookmarkStart", "{*}bookmarkEnd")]):
        following.insert(1, mark)
    WordParagraph(first).remove()
    adoption = compare(store, 2023, with_words(with_body(word_file(store), root), "Đại Từ", "Phú Lương"), "a.docx")
    assert [(each.name, each.edited) for each in adoption.texts] == [
        ("kq-4", "Mở lớp tập huấn cho cán bộ xã tại huyện Phú Lương.")
    ]
    assert [each.code for each in adoption.records_gone] == ["kq-1"]


OTHER_AREA = ('code = "kq-4"\narea = "truyen-thong"', 'code = "kq-4"\narea = "thanh-tra"')


def test_the_last_result_of_an_area_becomes_the_first_of_the_next(store: Store) -> None:
    rewritten(store, OTHER_AREA)
    data = with_paragraph_moved(word_file(store), "Tiếp tục thực hiện", "Tặng 03 giấy khen")
    taken(store, data)
    assert field(store, "kq-2", "area") == "thanh-tra"


def test_a_result_that_others_have_moved_meanwhile_is_told_and_all_else_is_taken(store: Store) -> None:
    rewritten(store, OTHER_AREA)
    data = with_paragraph_moved(word_file(store), "Tiếp tục thực hiện", "Tặng 03 giấy khen")
    data = with_words(data, "Truyền thông", "Công tác truyền thông")
    other = '[[areas]]\ncode = "dan-van"\ntitle = "Dân vận"\n\n[[documents]]\ncode = "luat"'
    rewritten(
        store, ('[[documents]]\ncode = "luat"', other), ('"kq-2"\narea = "truyen-thong"', '"kq-2"\narea = "dan-van"')
    )
    adoption = compare(store, 2023, data, "bao-cao.docx")
    assert (adoption.moves, [each.sources[0].code for each in adoption.moved]) == ((), ["kq-2"])
    adopt(store, adoption)
    assert field(store, "kq-2", "area") == "dan-van"
    assert field(store, "truyen-thong", "title") == "Công tác truyền thông"


def test_a_result_that_others_have_written_anew_meanwhile_is_not_removed(store: Store) -> None:
    data = without_paragraph(word_file(store), "Tặng 03 giấy khen")
    edit(store, 2023, "kq-4", {"text": "Việc khác hẳn."})
    adoption = compare(store, 2023, data, "bao-cao.docx")
    assert (adoption.records_gone, [each.name for each in adoption.conflicts]) == ((), ["kq-4"])


def test_a_new_result_is_not_taken_twice(store: Store) -> None:
    """Not even where somebody has corrected it since."""
    data = with_paragraph(word_file(store), "Hội diễn", "đ) Mở lớp tập huấn cho 30 người có uy tín.")
    taken(store, data)
    rewritten(store, ("Mở lớp tập huấn cho 30 người có uy tín", "Mở 01 lớp tập huấn cho 30 người có uy tín"))
    adoption = compare(store, 2023, data, "bao-cao.docx")
    assert (adoption.results, [each.text[:11] for each in adoption.new]) == ((), ["đ) Mở lớp t"])


def test_several_facts_of_one_sentence_come_back_each_to_its_field(store: Store) -> None:
    sentence = "Phòng Chính sách chủ trì, phối hợp với Văn phòng và Thanh tra; hoàn thành chậm nhất ngày 30/6/2024"
    other = "Phòng Nghiệp vụ chủ trì, phối hợp với Văn phòng và Thanh tra; hoàn thành chậm nhất ngày 31/7/2024"
    end = "; chỉ tiêu: 06 cuộc họp."
    adopt(store, compare(store, 2023, with_line(word_file(store), sentence + end, other + end), "bao-cao.docx"))
    assert (field(store, "nv-1", "lead"), str(field(store, "nv-1", "due"))) == ("Phòng Nghiệp vụ", "2024-07-31")


def test_a_partner_more_is_a_partner_of_its_own(store: Store) -> None:
    data = with_line(word_file(store), "Văn phòng; Thanh tra", "Văn phòng; Thanh tra; Sở Tài chính")
    adopt(store, compare(store, 2023, data, "bao-cao.docx"))
    assert field(store, "nv-1", "partners") == ("Văn phòng", "Thanh tra", "Sở Tài chính")


def test_what_stands_under_a_new_heading_is_no_result_of_the_area_above(store: Store) -> None:
    data = with_paragraph(word_file(store), "d) Tặng 03 giấy khen", "2. Phòng, chống tệ nạn xã hội")
    data = with_paragraph(data, "2. Phòng, chống", "a) Tiếp nhận 112 người cai nghiện.")
    adoption = compare(store, 2023, data, "bao-cao.docx")
    assert adoption.number == 0
    assert [each.text for each in adoption.new] == [
        "2. Phòng, chống tệ nạn xã hội",
        "a) Tiếp nhận 112 người cai nghiện.",
    ]


def test_a_figure_copied_with_its_bookmark_is_no_plain_word_of_a_new_result(store: Store) -> None:
    root = body_of(word_file(store))
    first = paragraph(root, "Tặng 03 giấy khen")
    first.addnext(copy.deepcopy(first))
    adoption = compare(store, 2023, with_body(word_file(store), root), "bao-cao.docx")
    assert (adoption.number, [each.text[:12] for each in adoption.new]) == (0, ["d) Tặng 03 g"])


def test_a_paragraph_parted_inside_a_citation_is_told(store: Store) -> None:
    adoption = compare(store, 2023, parted(word_file(store), "ngày 03/02/2023 của"), "bao-cao.docx")
    assert [each.edited.split("\n")[1][:8] for each in adoption.doubts] == ["ngày 03/"]


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (lambda data: without_paragraph(data, "Tổ chức các hoạt động"), ["gone"]),
        (lambda data: with_words(data, "Tặng ", "- Tặng "), ["refused"]),
    ],
    ids=["without the first line", "a point typed before it"],
)
def test_a_list_that_would_get_a_line_of_dtreport_is_told(
    store: Store, make: Callable[[bytes], bytes], codes: list[str]
) -> None:
    adoption = compare(store, 2023, make(word_file(store)), "bao-cao.docx")
    assert adoption.number == 0
    assert [name for name in ("gone", "refused") if getattr(adoption, name)] == codes


def test_what_a_line_mentioned_that_went_is_told(store: Store) -> None:
    [text] = compare(store, 2023, without_paragraph(word_file(store), "Năm 2023 có"), "bao-cao.docx").texts
    assert text.dropped == ("{hoi-nghi}", "{hoi-nghi.percent}")


def test_a_result_like_one_that_was_there_already_is_written_where_it_is_said_to_be(store: Store) -> None:
    data = with_paragraph(word_file(store), "d) Tặng 03 giấy khen", "đ) Mở chuyên mục trên báo.")
    taken(store, data)
    again = with_paragraph(word_file(store), "đ) Mở chuyên mục", "e) Mở chuyên mục trên báo.")
    adoption = compare(store, 2023, again, "bao-cao.docx")
    assert len(adoption.results) == 1
    adopt(store, adoption)
    assert [each.text for each in year_of(store).results].count("Mở chuyên mục trên báo.") == 2
