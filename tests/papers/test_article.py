"""The news item about the conference."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import paper_named
from dtreport.papers.blocks import Chart, Heading, Letterhead, Signature, Title
from dtreport.report import Years
from tests.support.paper_dump import compare, dump
from tests.support.sample_years import awards_year, blocks_of, made, report_2021, text_of

ARTICLE = paper_named("article")


def held(**parts: Any) -> str:
    """The news item of a year of which the conference has only a name."""
    conference = {"name": "Hội nghị Tổng kết năm 2021", **parts.pop("conference", {})}
    return text_of(ARTICLE.build(Years(made(conference=conference, **parts))))


def test_the_news_item_is_as_it_was_approved() -> None:
    compare("awards-article", dump(ARTICLE.build(Years(awards_year()))))


def test_the_news_item_of_2021_says_who_met_what_comes_and_who_was_honoured() -> None:
    paper = ARTICLE.build(Years(report_2021()))
    title, opening = list(blocks_of(paper))[:2]
    assert title == Title(
        "Hội nghị Tổng kết công tác dân tộc năm 2021 và triển khai nhiệm vụ năm 2022",
        note="Đăng lúc 18:07 ngày 18/01/2022",
    )
    assert "Ngày 14/01/2022, Ban Dân tộc tỉnh Thái Nguyên đã tổ chức Hội nghị Tổng kết" in text_of(paper)
    assert "Đồng chí Nguyễn Thái Nam, Ủy viên UBND tỉnh, Trưởng Ban Dân tộc, chủ trì Hội nghị." in opening.text  # type: ignore[union-attr]
    assert [block.text for block in blocks_of(paper) if isinstance(block, Heading) and block.level == 1] == [
        "Kết quả thực hiện công tác dân tộc năm 2021",
        "Những con số của năm 2021",
        "Nhiệm vụ công tác dân tộc năm 2022",
        "Khen thưởng",
        "Chú thích ảnh",
    ]
    said = text_of(paper)
    assert (
        "Tại Hội nghị, lãnh đạo Ủy ban MTTQ tỉnh và Ban Dân tộc tỉnh đã trao Bằng khen của Chủ tịch UBND tỉnh cho "
        "01 tập thể và 01 cá nhân vì đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2021."
    ) in said
    assert "đã trao danh hiệu “Chiến sĩ thi đua cơ sở” cho cá nhân." in said
    assert said.count("Tại Hội nghị") == 1
    assert "Tin, bài: Nguyễn Văn Nghĩa, Văn phòng." in said
    assert "Địa chỉ: 666A đường Quang Trung" in said
    assert paper.digest[:16] not in said


def test_a_news_item_is_no_official_paper() -> None:
    assert not [
        block for block in blocks_of(ARTICLE.build(Years(awards_year()))) if isinstance(block, Letterhead | Signature)
    ]


def test_a_year_without_a_conference_has_no_news_item() -> None:
    with pytest.raises(NothingToSayError, match="Năm 2021 chưa ghi tên hội nghị tổng kết") as raised:
        ARTICLE.build(Years(made(conference={"date": date(2022, 1, 14)})))
    assert raised.value.hint == "Hãy ghi bằng: dtreport edit conference --year 2021"


def test_a_conference_of_which_only_the_name_is_known_is_told_in_one_sentence() -> None:
    said = held()
    assert "Ban Dân tộc tỉnh Thái Nguyên đã tổ chức Hội nghị Tổng kết năm 2021." in said
    assert "chủ trì" not in said
    assert "Tham dự" not in said
    assert "Khen thưởng" not in said


@pytest.mark.parametrize(
    ("chair", "said"),
    [
        ({"chair": "Trần Văn Mẫu"}, "Đồng chí Trần Văn Mẫu, Trưởng Ban Dân tộc tỉnh Thái Nguyên, chủ trì Hội nghị."),
        ({"chair": "Lê Thị B"}, "Đồng chí Lê Thị B chủ trì Hội nghị."),
        (
            {"chair": "Trần Văn Mẫu", "chair_positions": ["Trưởng Ban"]},
            "Đồng chí Trần Văn Mẫu, Trưởng Ban, chủ trì Hội nghị.",
        ),
    ],
)
def test_the_chair_is_said_with_the_positions_that_are_recorded(chair: dict[str, Any], said: str) -> None:
    agency = {"name": "Ban Dân tộc tỉnh Thái Nguyên", "head": "Trần Văn Mẫu", "head_title": "Trưởng Ban"}
    assert said in held(agency=agency, conference=chair)
    assert "chủ trì" not in held(agency=agency)


def test_a_figure_that_is_not_reported_is_no_news() -> None:
    counts = [
        {"code": "mot", "name": "Hội nghị", "unit": "hội nghị", "value": 0, "plan": 2, "key": True},
        {"code": "hai", "name": "Lớp", "unit": "hội nghị", "value": 3, "plan": 2},
        {"code": "ba", "name": "Cuộc họp", "unit": "hội nghị", "plan": 2, "key": True},
    ]
    said = held(counts=counts)
    assert "Hội nghị: không có; kế hoạch 02 hội nghị." in said
    assert "Cuộc họp" not in said
    assert "…" not in said
    assert "chưa có số liệu" not in said
    assert "Những con số" not in held(counts=counts[2:])
    conference = {"name": "Hội nghị"}
    (chart,) = (
        block
        for block in blocks_of(ARTICLE.build(Years(made(conference=conference, counts=counts))))
        if isinstance(block, Chart)
    )
    assert [bar.label for bar in chart.bars] == ["Hội nghị", "Lớp"]


def test_names_are_told_by_honour_without_honorific_and_never_for_all_where_some_are_missing() -> None:
    one = {
        "code": "a",
        "title": "Giấy khen",
        "recipient_kind": "individual",
        "recipient": "Nguyễn Văn A",
        "honorific": "Ông",
    }
    said = held(awards=[one])
    assert "01 cá nhân được tặng Giấy khen:\nNguyễn Văn A." in said
    assert "Ông" not in said
    more = {"code": "b", "title": "Giấy khen", "recipient_kind": "individual"}
    assert "03 cá nhân được tặng Giấy khen, trong đó có:" in held(awards=[one, {**more, "count": 3}])
    assert "Cá nhân được tặng Giấy khen, trong đó có:" in held(awards=[one, more])
    assert "Khen thưởng" not in held(awards=[{**more, "count": 0}])


def test_when_it_was_published_stands_under_the_title() -> None:
    assert "Đăng ngày 18/01/2022" in held(article={"published": date(2022, 1, 18)})
    assert "Đăng lúc 08:05 ngày 18/01/2022" in held(article={"published": datetime(2022, 1, 18, 8, 5)})  # noqa: DTZ001, as read
    assert "Đăng" not in held()


def test_markup_in_the_records_stays_text() -> None:
    said = held(
        areas=[{"code": "a", "title": "<script>"}], results=[{"code": "k", "area": "a", "text": "=SUM(A1) *sao*"}]
    )
    assert "<script>\n=SUM(A1) *sao*." in said


def test_the_points_of_a_result_go_on_in_its_sentence() -> None:
    text = "Đã phối hợp:\n- Kiểm tra 11 huyện;\n- Ban Dân tộc mở lớp.\n- Hướng dẫn 193 xã\n\nCó 3 huyện chậm."
    said = held(areas=[{"code": "a", "title": "A"}], results=[{"code": "k", "area": "a", "text": text}])
    assert (
        "Đã phối hợp: kiểm tra 11 huyện; Ban Dân tộc mở lớp. Hướng dẫn 193 xã. Có 3 huyện chậm."
    ) in said.splitlines()


def test_documents_that_a_result_does_not_name_stand_after_it() -> None:
    data = {
        "documents": [{"code": "qd", "kind": "Quyết định", "number": "1/QĐ"}],
        "areas": [{"code": "a", "title": "Chính sách"}],
        "results": [{"code": "k", "area": "a", "text": "đã làm.", "documents": ["qd"]}],
    }
    assert "Đã làm (Quyết định số 1/QĐ)." in held(**data)


def test_a_result_of_which_a_figure_is_not_reported_is_no_news() -> None:
    data = {
        "counts": [{"code": "lop", "name": "Lớp", "unit": "lớp", "plan": 3}],
        "areas": [{"code": "a", "title": "Đào tạo"}, {"code": "b", "title": "Thanh tra"}],
        "results": [
            {"code": "k", "area": "a", "text": "Mở {lop} lớp."},
            {"code": "l", "area": "b", "text": "Dự kiến {lop.plan} lớp."},
        ],
    }
    said = held(**data)
    assert "Đào tạo" not in said
    assert "Dự kiến 03 lớp." in said


def test_those_who_came_are_one_phrase() -> None:
    attendees = ["Lãnh đạo Ban", "UBND các huyện", "Các phòng"]
    assert "Tham dự có lãnh đạo Ban, UBND các huyện và các phòng." in held(conference={"attendees": attendees})


def test_what_is_only_proposed_has_not_been_handed_over() -> None:
    award = {"code": "kt-1", "title": "Bằng khen", "recipient_kind": "individual", "count": 2, "presenter": "UBND tỉnh"}
    decision = {"code": "vb-1", "kind": "Quyết định"}
    handed_over = held(awards=[award | {"decision": "vb-1"}], documents=[decision])
    assert "Tại Hội nghị, UBND tỉnh đã trao Bằng khen cho 02 cá nhân." in handed_over
    proposed = held(awards=[award | {"decision": "vb-1"}], documents=[decision | {"status": "draft"}])
    assert "02 cá nhân được đề nghị tặng Bằng khen." in proposed
    assert "đã trao" not in proposed


def test_a_paragraph_that_mentions_what_is_not_reported_is_no_news_nor_are_its_points() -> None:
    figure = {"code": "sl-1", "name": "Nhà", "unit": "hộ"}
    overview = "Đã có kế hoạch.\n\nKết quả như sau:\n- Nhà ở: {sl-1} hộ\n- Nước sạch: 12 hộ\n\nDân tin tưởng."
    told = held(text={"overview": overview}, counts=[figure])
    assert "Đã có kế hoạch." in told
    assert "Dân tin tưởng." in told
    assert not any(words in told for words in ("như sau", "…", "Nước sạch"))
    assert "Nhà ở: 05 hộ" in held(text={"overview": overview}, counts=[figure | {"value": 5}])


def test_an_honour_that_may_turn_out_to_be_nobodys_is_no_news() -> None:
    award = {"code": "kt-1", "title": "Tập thể lao động xuất sắc", "recipient_kind": "collective"}
    paper = ARTICLE.build(Years(made(conference={"name": "Hội nghị"}, awards=[award])))
    assert "Khen thưởng" not in text_of(paper)
    assert "xuất sắc" not in text_of(paper)
    assert paper.untold == ("kt-1",)
    proposed = {"documents": [{"code": "vb-1", "kind": "Quyết định", "status": "draft"}]}
    handed_over = award | {"presenter": "UBND tỉnh", "decision": "vb-1"}
    assert "xuất sắc" not in held(awards=[handed_over], **proposed)
    issued = {"documents": [{"code": "vb-1", "kind": "Quyết định"}]}
    given = "Tại Hội nghị, UBND tỉnh đã trao danh hiệu “Tập thể lao động xuất sắc” cho tập thể."
    assert given in held(awards=[handed_over], **issued)


def test_the_news_item_knows_what_it_leaves_out() -> None:
    year = made(
        conference={"name": "Hội nghị"},
        article={"speech": "Đại biểu ghi nhận {lop} lớp.", "limitations": True},
        text={"overview": "Đã mở {lop} lớp.\n\nDân tin tưởng.", "limitations": "Còn {dot} đợt.", "causes": "Do {dot}."},
        areas=[{"code": "a", "title": "Đào tạo", "lead": "Có {lop} lớp."}, {"code": "b", "title": "Thanh tra"}],
        counts=[
            {"code": "lop", "name": "Lớp", "unit": "lớp"},
            {"code": "dot", "name": "Đợt", "unit": "đợt", "value": 4, "plan": 5, "better": "less", "key": True},
            {"code": "cuoc", "name": "Cuộc", "unit": "cuộc", "key": True},
        ],
        results=[
            {"code": "k", "area": "a", "text": "Mở 03 lớp."},
            {"code": "l", "area": "a", "text": "Còn {dot} đợt, bằng {dot.percent} kế hoạch."},
            {"code": "m", "area": "b", "text": "Tặng {kt-1} Giấy khen."},
        ],
        awards=[{"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual"}],
    )
    paper = ARTICLE.build(Years(year))
    assert paper.untold == ("text.overview", "l", "a.lead", "m", "cuoc", "article.speech", "kt-1")
    assert "…" not in text_of(paper)
    assert paper_named("report").build(Years(year)).untold == ()


def test_a_number_is_never_read_as_that_of_those_without_one_too() -> None:
    award = {"title": "Giấy khen"}
    known = award | {"code": "kt-1", "recipient_kind": "collective", "count": 35}
    unknown = award | {"code": "kt-2", "recipient_kind": "individual"}
    assert "35 tập thể được tặng Giấy khen." in held(awards=[known, unknown]).splitlines()
    one = unknown | {"code": "kt-3", "recipient": "Nguyễn Văn A"}
    assert "Cá nhân và 35 tập thể được tặng Giấy khen, trong đó có:" in held(awards=[known, unknown, one])
    handed = [{**each, "presenter": "UBND tỉnh"} for each in (known, unknown)]
    assert "UBND tỉnh đã trao Giấy khen cho cá nhân và 35 tập thể." in held(awards=handed)
