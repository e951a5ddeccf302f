"""Awards of which no record says what was given: "được khen thưởng", and no more."""

from __future__ import annotations

from typing import Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import paper_named
from dtreport.report import Years
from tests.support.sample_years import award, made, text_of, texts

CONFERENCE = {"name": "Hội nghị tổng kết"}


def unstated(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "recipient_kind": "individual", **more}


def lines(name: str, *awards: dict[str, Any]) -> list[str]:
    return texts(paper_named(name).build(Years(made(awards=list(awards), conference=CONFERENCE))))


def test_sentences_say_only_that_somebody_was_commended_and_after_all_titles() -> None:
    awards = (
        unstated("kt-1", count=2, authority="Chủ tịch UBND tỉnh"),
        unstated("kt-2", count=1),
        award("kt-3", count=3),
    )
    odd = award(code="kt-4", title="Giải nhất", count=1)
    for name in ("report", "summary", "overview"):
        told = [line for line in lines(name, *awards, odd) if " cá nhân được " in line]
        assert told == [
            "03 cá nhân được tặng Giấy khen;",
            "01 cá nhân được tặng Giải nhất;",
            "02 cá nhân được Chủ tịch UBND tỉnh khen thưởng;",
            "01 cá nhân được khen thưởng;",
        ]
    assert "02 cá nhân được Chủ tịch UBND tỉnh khen thưởng." in lines("article", *awards)


def test_who_handed_it_over_and_a_number_that_is_not_known_make_sentences_too() -> None:
    handed = lines("article", unstated("kt-1", count=2, presenter="Lãnh đạo Ban"))
    assert "Tại Hội nghị, lãnh đạo Ban đã trao thưởng cho 02 cá nhân." in handed
    unknown = "\n".join(lines("summary", unstated("kt-1", authority="Trưởng Ban")))
    assert "Số cá nhân được Trưởng Ban khen thưởng: chưa có số liệu" in unknown


def test_lists_and_tables_leave_the_form_open() -> None:
    awards = (unstated("kt-1", recipient="Nguyễn Văn A", authority="Trưởng Ban"), unstated("kt-2", count=1))
    year = Years(made(awards=list(awards)))
    assert "Lượt 1. Khen thưởng của Trưởng Ban: 01 cá nhân" in text_of(paper_named("awards").build(year))
    assert "Khen thưởng của Trưởng Ban (cá nhân)" in text_of(paper_named("report").build(year))
    workbook = text_of(paper_named("workbook").build(year))
    assert "Khen thưởng của Trưởng Ban" in workbook
    assert "None" not in workbook


def test_a_certificate_of_nothing_is_refused_with_the_reason() -> None:
    with pytest.raises(NothingToSayError, match=r"chưa ghi hình thức của kt-1, nên chưa in được giấy khen") as refusal:
        lines("certificates", unstated("kt-1", recipient="Nguyễn Văn A"), award("kt-2", recipient="Trần Thị B"))
    assert "edit kt-1" in str(refusal.value.hint)
    assert lines("certificates", unstated("kt-1", count=2), award("kt-2", recipient="Trần Thị B")) is not None
