"""What leads a group in a PDF: its name goes on over the empty cells, and its rows come on the same page."""

import pytest

from dtreport.formats.decree import ON_ITS_SIDE
from dtreport.formats.pdf import render
from dtreport.papers.blocks import Column, ColumnKind, Paragraph, Row, Table
from tests.support.pdf_reader import Fragment, fragments
from tests.support.sample_papers import letterhead, paper_of, signature

COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("name", "Họ tên", width=20),
    Column("position", "Chức vụ", width=20),
    Column("unit", "Đơn vị", width=20),
    Column("number", "Số lượng", ColumnKind.NUMBER, 8),
)
LONG = "Danh hiệu Chiến sĩ thi đua cơ sở của Trưởng Ban Dân tộc tỉnh"


def grouped(before: int) -> list[Fragment]:
    """A table whose second group begins after so many rows of the first."""
    rows = [Row((1, LONG, None, None, before), strong=True)]
    rows += [Row((None, f"Nguyễn Văn {n}", "Chuyên viên", "Văn phòng", None), level=1) for n in range(before)]
    rows += [Row((2, f"{LONG} (hai)", None, None, 4), strong=True)]
    rows += [Row((None, f"Trần Thị {name}", "Chuyên viên", "Văn phòng", None), level=1) for name in "BCDE"]
    return fragments(render(paper_of(Table("t", COLUMNS, tuple(rows)), signature())))


@pytest.mark.parametrize("before", range(36, 44))
def test_the_name_of_a_group_is_on_the_page_of_its_first_row(before: int) -> None:
    found = grouped(before)
    (name,) = [each for each in found if each.text.endswith("(hai)")]
    (first,) = [each for each in found if each.text == "Trần Thị B"]
    assert name.page == first.page
    assert name.y < first.y


def test_the_name_of_a_group_stands_on_one_line_over_the_cells_after_it() -> None:
    found = grouped(3)
    assert [each.text for each in found if each.text.startswith("Danh hiệu")] == [LONG, f"{LONG} (hai)"]
    (number,) = [each for each in found if each.text == "3"]
    (name,) = [each for each in found if each.text == LONG]
    assert name.end < number.x


def test_on_its_side_a_sheet_has_the_country_in_the_middle_of_its_right_part() -> None:
    found = fragments(render(paper_of(letterhead(), Paragraph("a"), landscape=True)))
    (country,) = [each for each in found if each.text.startswith("CỘNG HÒA")]
    left, right = ON_ITS_SIDE.left / 20, (ON_ITS_SIDE.width - ON_ITS_SIDE.right) / 20
    middle = (country.x + country.end) / 2
    assert abs(middle - (left + (right - left) * 0.71)) < 1
    assert country.end < right
