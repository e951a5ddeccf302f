"""What stays together on a page, before any format has set it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats.chart_geometry import split_chart
from dtreport.formats.decree import ON_ITS_SIDE, UPRIGHT
from dtreport.formats.pagination import TALL, ShownRow, ending, fills, stays_with_next
from dtreport.papers.blocks import Block, Heading, Paragraph, Row
from tests.support.sample_papers import chart, people, signature

WIDTHS = (2000, 3000, 3000)
SHORT, LONG = Paragraph("./."), Paragraph("dài " * 40)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((LONG, signature()), [True, False]),
        ((LONG, SHORT), [True, False]),
        ((SHORT, LONG), [False, False]),
        ((LONG, SHORT, signature()), [True, True, False]),
        ((people(1), SHORT, Heading("I"), LONG), [False] * 4),
        ((LONG, *[SHORT] * 9, signature()), [False] * 7 + [True] * 3 + [False]),  # a page must not be filled with them
    ],
)
def test_a_signature_and_an_end_mark_take_along_what_stands_before_them(
    blocks: tuple[Block, ...], expected: list[bool]
) -> None:
    assert stays_with_next(blocks) == expected


def test_no_more_rows_go_along_than_leave_room_for_a_signature() -> None:
    def taken(*lines: int) -> int:
        rows = [(Row(()), ("\n".join("a" * figure), "", "")) for figure in lines]
        return ending(rows, ON_ITS_SIDE, WIDTHS).taken

    assert [taken(1, 1, 1), taken(1, 5, 5), taken(1, 7, 7), taken(9), taken()] == [2, 2, 1, 1, 0]


@given(st.lists(st.text(st.sampled_from("aW đ\n"), max_size=900), min_size=3, max_size=3), st.booleans())
def test_the_two_parts_of_a_high_row_are_that_row_and_the_second_is_short(words: list[str], strong: bool) -> None:  # noqa: FBT001
    given_row: ShownRow = (Row((), strong=strong), tuple(words))
    end = ending([given_row], ON_ITS_SIDE, WIDTHS)
    if not end.parted:
        assert end.rows == (given_row,)
        return
    (_, begun), (_, rest) = end.rows
    for text, first, second in zip(words, begun, rest, strict=True):
        assert "".join((first + second).split()) == "".join(text.split())
    assert not fills(0.2, ON_ITS_SIDE, rest, WIDTHS)


def test_a_row_fills_less_of_a_higher_page() -> None:
    thirty = "\n".join("a" * 30), "", ""
    assert fills(TALL, ON_ITS_SIDE, thirty, WIDTHS)
    assert not fills(TALL, UPRIGHT, thirty, WIDTHS)


@given(st.integers(0, 60), st.integers(0, 12), st.integers(0, 12))
def test_the_parts_of_a_chart_are_that_chart_and_each_goes_on_its_page(count: int, most: int, last: int) -> None:
    whole = replace(chart(), bars=chart().bars[:1] * count)
    *others, end = split_chart(whole, most, last) or (replace(whole, bars=()),)
    assert sum(len(part.bars) for part in (*others, end)) == count
    assert len(end.bars) <= max(1, last)
    assert all(0 < len(part.bars) <= max(1, most) for part in others)
