import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats.column_widths import WidthWish, shared_out
from dtreport.formats.excel.cell_styles import Face
from dtreport.formats.excel.grid import grid_for
from dtreport.formats.excel.sheet_lines import cell_width, count_lines, most_lines, pixels, row_height, split_text
from dtreport.formats.excel.sheet_page import Rows, SheetPage, page_breaks

WISHES = st.lists(st.lists(st.tuples(st.integers(1, 90), st.integers(0, 60)), min_size=1, max_size=9), max_size=4)


@given(WISHES)
def test_a_grid_is_as_wide_as_the_page_and_every_table_fills_it(sizes: list[list[tuple[int, int]]]) -> None:
    wishes = [WidthWish(tuple(float(a) for a, _ in wish), tuple(float(b) for _, b in wish)) for wish in sizes]
    grid = grid_for(wishes, 611)
    assert sum(grid.widths) == 611
    for wish, spans in zip(wishes, grid.tables, strict=True):
        assert len(spans) == len(wish.share)
        covered = [column for first, last in spans for column in range(first, last + 1)]
        assert covered == list(range(len(grid.widths)))


@given(WISHES.filter(bool), st.floats(0.2, 0.8))
def test_a_split_grid_still_fits(sizes: list[list[tuple[int, int]]], ideal: float) -> None:
    wishes = [WidthWish(tuple(float(a) for a, _ in wish), tuple(float(b) for _, b in wish)) for wish in sizes]
    grid = grid_for(wishes, 611).split(ideal)
    assert sum(grid.widths) == 611
    for spans in grid.tables:
        assert [column for first, last in spans for column in range(first, last + 1)] == list(range(len(grid.widths)))


def test_a_column_gets_the_least_that_it_needs() -> None:
    assert grid_for([WidthWish((1.0, 99.0), (60.0, 0.0))], 600).widths == (60, 540)


def test_halves_meet_where_both_have_room() -> None:
    grid = grid_for([WidthWish((10.0, 30.0, 20.0, 40.0), (0.0,) * 4)], 600)
    assert grid.halves(0.42, (100, 300)) == ((0, 1), (2, 3))
    assert grid.halves(0.42, (400, 400)) is None
    assert grid.meeting(0.42, (100, 300), 0.1) is grid


@pytest.mark.parametrize(("least", "expected"), [((260, 340), 260), ((200, 390), 210)])
def test_widths_move_a_little_for_the_halves(least: tuple[int, int], expected: int) -> None:
    grid = grid_for([WidthWish((10.0, 30.0, 20.0, 40.0), (0.0,) * 4)], 600).meeting(0.42, least, 0.25)
    assert grid is not None
    assert sum(grid.widths) == 600
    assert sum(grid.widths[:2]) == expected


def test_widths_do_not_move_much() -> None:
    assert grid_for([WidthWish((50.0, 50.0), (0.0, 0.0))], 600).meeting(0.4, (100, 500), 0.25) is None


def test_text_is_measured_as_times_new_roman_sets_it() -> None:
    assert pixels("0", Face(12)) == 8
    assert pixels("ễ", Face(12)) == pixels("e", Face(12))
    assert pixels("ợ", Face(12)) > pixels("o", Face(12))
    assert pixels("Đ", Face(12)) == pixels("D", Face(12))
    assert pixels("ắ", Face(12, bold=True)) == pixels("a", Face(12, bold=True))
    assert pixels("漢", Face(12)) == 16
    assert pixels("\u0301", Face(12)) == 0


@given(st.text(max_size=300), st.integers(40, 400))
def test_the_parts_of_a_text_are_the_text(text: str, width: int) -> None:
    parts = split_text(text, width, Face(12))
    assert "".join(parts).replace("\n", "") == text.replace("\n", "")
    assert all(count_lines(part, width, Face(12)) <= most_lines(Face(12)) for part in parts)


def test_a_row_is_as_high_as_its_lines() -> None:
    assert count_lines("Ban Dân tộc tỉnh Thái Nguyên", 600, Face(12)) == 1
    assert count_lines("Ban Dân tộc tỉnh Thái Nguyên", 100, Face(12)) == 3
    assert count_lines("39/2021/QĐ-UBND 39/2021/QĐ-UBND", 100, Face(12)) >= 2
    assert count_lines("một\nhai", 600, Face(12)) == 2
    assert row_height(2, Face(12)) == 34.5
    assert cell_width("TT", Face(12)) > pixels("TT", Face(12)) + 5


def test_no_column_takes_more_than_its_texts_need_while_others_have_too_little() -> None:
    wish = WidthWish((40.0, 20.0, 20.0), (50.0, 50.0, 50.0), (100.0, 400.0, 60.0))
    assert shared_out(wish, 460) == (100, 300, 60)
    assert sum(shared_out(wish, 760)) == 760
    assert all(size >= most for size, most in zip(shared_out(wish, 760), wish.most, strict=True))


def test_a_scaled_page_holds_more() -> None:
    page = SheetPage(landscape=True)
    assert page.scaled_for(100) is page
    assert page.scaled_for(2 * page.width).scale == 50
    assert page.scaled_for(2 * page.width).height == pytest.approx(2 * page.height)
    assert page.scaled_for(99 * page.width).scale == 40


def test_rows_that_belong_together_are_not_parted() -> None:
    assert page_breaks(Rows([100.0] * 5, [0, 0, 0, 1, 0], 0), 450) == [3]
    assert page_breaks(Rows([100.0] * 5, [0] * 5, 0), 450) == []
    assert page_breaks(Rows([100.0] * 4, [0, 0, 1, 0], 0), 450) == []


def test_a_doubt_is_enough_to_end_a_page() -> None:
    assert page_breaks(Rows([100.0] * 4, [0, 0, 1, 0], 0), 405) == [2]


def test_the_repeated_row_takes_its_room_on_every_page() -> None:
    assert page_breaks(Rows([100.0] * 7, [0, 0, 0, 0, 1, 0, 0], 1), 320) == [4]
    assert page_breaks(Rows([100.0] * 7, [0, 0, 0, 0, 1, 0, 0], 0), 320) == []


def test_what_is_higher_than_a_page_is_not_kept() -> None:
    assert page_breaks(Rows([100.0] * 6, [1] * 5 + [0], 0), 320) == []
