"""Which passage of an edited paper is which: by bookmarks, by texts, and where texts are alike by their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.adoption import pairing
from dtreport.adoption.pairing import pair
from dtreport.adoption.sourced_passages import SourcedPassage

if TYPE_CHECKING:
    import pytest

UNIT = "- Phòng Dân tộc, Tôn giáo và Chính sách huyện Định Hóa;"
SCHOOL = "- Trường phổ thông dân tộc nội trú Nguyễn Bỉnh Khiêm."


def passages(*texts: str, in_table: bool = False) -> list[SourcedPassage]:
    return [SourcedPassage(text, f"đoạn {place}", (), (), in_table) for place, text in enumerate(texts, 1)]


def test_equal_texts_of_which_some_were_edited_keep_their_places() -> None:
    printed = passages("Thứ nhất, việc một:", UNIT, SCHOOL, "Thứ hai, việc hai:", UNIT, SCHOOL, "Hết.", UNIT, SCHOOL)
    edited = passages(
        "Thứ nhất, làm ngay việc một:",
        UNIT.replace("Chính sách", "Nội vụ"),
        SCHOOL,
        "Thứ hai, làm ngay việc hai:",
        UNIT,
        SCHOOL,
        "Hết.",
        UNIT.replace("huyện", "xã"),
        SCHOOL,
    )
    assert pair(printed, edited) == {place: place for place in range(9)}


def test_a_paragraph_that_went_far_away_is_found_again() -> None:
    long = "Công tác tuyên truyền được triển khai thường xuyên tại các xã vùng cao."
    printed = passages(long, "Một.", "Hai.", "Ba.")
    edited = passages("Một.", "Hai.", "Ba.", long.replace("thường xuyên", "rộng khắp"))
    assert pair(printed, edited) == {0: 3, 1: 0, 2: 1, 3: 2}


def test_what_has_few_words_in_common_is_the_other_only_in_its_place() -> None:
    printed = passages("Đầu.", "Giảm nghèo bền vững.", "Cuối.", "Hướng dẫn ban hành muộn.")
    edited = passages("Đầu.", "Giảm mạnh số hộ khó khăn, nhất là ở vùng cao.", "Cuối.", "Ban hành kế hoạch năm sau.")
    assert pair(printed, edited) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert pair(printed[1:3], passages("Cuối.", "Giảm mạnh số hộ khó khăn, nhất là ở vùng cao.")) == {1: 0}


def test_short_cells_are_paired_in_their_rows_alone() -> None:
    printed = passages("Hội nghị", "4", "Cuộc họp", "…", "Lớp", "6", in_table=True)
    edited = passages("Hội nghị", "6", "Cuộc họp", "12", "Lớp", "4", in_table=True)
    assert pair(printed, edited) == {place: place for place in range(6)}


def test_where_too_much_is_another_text_equal_passages_are_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "_MOST_ALIGNED", 4)
    printed = passages("Hội thi;", "Hội diễn;", "Hội thi;")
    edited = passages("Hội thi;", "Hội nghị;", "Hội diễn;", "Hội thi;")
    assert pair(printed, edited) == {0: 0, 1: 2, 2: 3}
