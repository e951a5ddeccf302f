"""Who decides on an award, as a certificate names them."""

from __future__ import annotations

from datetime import date

import pytest

from dtreport.honours.deciders import decider, full_title
from dtreport.honours.law import HEAD_OF_OFFICE
from dtreport.honours.titles import decider_of
from dtreport.records.award import Award
from dtreport.records.settings import Agency
from tests.support.sample_years import award

BOARD = Agency(name="Ban Dân tộc tỉnh Thái Nguyên", parent="UBND tỉnh Thái Nguyên", place="Thái Nguyên")
BOARD = BOARD.model_copy(update={"head_title": "Trưởng Ban", "head": "Trần Văn Mẫu"})
IN_2021, IN_2024 = date(2021, 12, 14), date(2024, 12, 14)


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"),
        ("Chủ tịch UBND tỉnh Thái Nguyên", "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"),
        ("Chủ tịch UBND huyện Đồng Hỷ", "Chủ tịch Ủy ban nhân dân huyện Đồng Hỷ"),
        ("Trưởng Ban", "Trưởng Ban Dân tộc tỉnh Thái Nguyên"),
        ("Trưởng Ban Dân tộc", "Trưởng Ban Dân tộc tỉnh Thái Nguyên"),
        ("Trưởng ban Dân tộc tỉnh", "Trưởng ban Dân tộc tỉnh Thái Nguyên"),
        ("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc"),
        ("Chủ nhiệm Ủy Ban Dân tộc", "Chủ nhiệm Ủy Ban Dân tộc"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Hiệu trưởng", "Hiệu trưởng"),
    ],
)
def test_who_decides_is_named_in_full(said: str, full: str) -> None:
    assert full_title(said, BOARD) == full


def test_a_head_whose_title_does_not_name_the_office_is_named_with_it() -> None:
    office = Agency(name="Sở Dân tộc và Tôn giáo tỉnh Mẫu", head_title="Giám đốc")
    assert full_title("Giám đốc", office) == "Giám đốc Sở Dân tộc và Tôn giáo tỉnh Mẫu"
    assert full_title("Bộ trưởng Bộ Dân tộc và Tôn giáo", office) == "Bộ trưởng Bộ Dân tộc và Tôn giáo"
    culture = Agency(name="Phòng Văn hóa - xã hội xã Tân Mẫu")
    assert full_title("Chủ tịch UBND xã", culture) == "Chủ tịch Ủy ban nhân dân xã Tân Mẫu"


@pytest.mark.parametrize(
    ("title", "authority", "on", "who"),
    [
        ("Giấy khen", "Chủ tịch UBND xã", IN_2021, "Chủ tịch UBND xã"),
        ("Giấy khen của Giám đốc Sở", None, IN_2021, "Giám đốc Sở"),
        ("Giấy khen", None, IN_2021, HEAD_OF_OFFICE),
        ("Chiến sĩ thi đua cấp cơ sở", None, IN_2024, HEAD_OF_OFFICE),
        ("Cờ thi đua của Chính phủ", None, IN_2021, "Thủ tướng Chính phủ"),
        ("Huân chương Lao động hạng Ba", None, IN_2024, "Chủ tịch nước"),
        ("Kỷ niệm chương Vì sự nghiệp của ngành", None, IN_2021, None),
        ("Bằng khen", None, IN_2021, None),
        ("Cúp phong trào", None, IN_2021, None),
    ],
)
def test_who_decides_comes_from_the_record_then_the_title_then_the_law(
    title: str, authority: str | None, on: date, who: str | None
) -> None:
    given = Award.model_validate(award(title=title, authority=authority))
    assert decider_of(given, on) == who


def test_the_head_of_the_office_signs_with_name_and_the_others_with_their_position() -> None:
    own = decider(Award.model_validate(award(authority="Trưởng Ban Dân tộc")), BOARD, IN_2021)
    assert own == ("Trưởng Ban Dân tộc tỉnh Thái Nguyên", "Thái Nguyên", "Trưởng Ban", "Trần Văn Mẫu")
    above = decider(Award.model_validate(award(authority="Thủ tướng Chính phủ")), BOARD, IN_2021)
    assert above == ("Thủ tướng Chính phủ", "Hà Nội", "Thủ tướng", "")
    assert decider(Award.model_validate(award(title="Bằng khen")), BOARD, IN_2021) == ("", "", "", "")
    steering = decider(Award.model_validate(award(authority="Trưởng Ban Chỉ đạo tỉnh")), BOARD, IN_2021)
    assert (steering.position, steering.name) == ("Trưởng Ban", "")
