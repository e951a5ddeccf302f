"""The places that real year-ends needed: titles and headlines of one's own, sessions, speeches, plain tasks, charts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dtreport.papers import paper_named
from dtreport.papers.blocks import Title
from dtreport.papers.figure_outline import charts
from dtreport.report import Years
from tests.support.sample_years import blocks_of, body, headings, made, text_of, texts

AREAS = [{"code": "lv-1", "title": "Tuyên truyền"}, {"code": "lv-2", "title": "Giảm nghèo"}]
RESULT = {"code": "kq-1", "area": "lv-1", "text": "Mở 02 lớp."}
TASKS: list[dict[str, Any]] = [
    {"code": "nv-1", "text": "Tuyên truyền pháp luật"},
    {"code": "nv-2", "text": "Rà soát", "items": ["Xã A", "Xã B"]},
]
COUNT = {"code": "sl-1", "name": "Số sl-1", "unit": "người", "value": 3}
CONFERENCE = {"name": "Hội nghị tổng kết", "date": date(2022, 1, 14), "place": "Hội trường"}


def paper_text(name: str, **parts: Any) -> str:
    return text_of(paper_named(name).build(Years(made(**parts))))


def test_a_title_of_its_own_stands_wherever_the_report_is_named_and_claims_no_year() -> None:
    year = made(
        areas=AREAS,
        results=[RESULT],
        tasks=TASKS,
        report={"title": "Báo cáo kết quả công tác dân tộc 6 tháng đầu năm 2021", "subject": "công tác dân tộc"},
    )
    paper = paper_named("report").build(Years(year))
    own = "ết quả công tác dân tộc 6 tháng đầu năm 2021"
    assert paper.title == f"K{own}"
    assert Title("BÁO CÁO", f"K{own}") in body(paper)
    lines = texts(paper)
    assert f"Ban Dân tộc tỉnh Thái Nguyên báo cáo k{own} như sau:" in lines
    assert lines[-1] == f"Trên đây là Báo cáo k{own}; Ban Dân tộc tỉnh Thái Nguyên trân trọng báo cáo./."
    assert "Ban Dân tộc tỉnh Thái Nguyên tập trung thực hiện các nhiệm vụ trọng tâm sau:" in lines
    assert headings(paper)[0] == "I. KẾT QUẢ THỰC HIỆN CÔNG TÁC DÂN TỘC"
    assert "II. PHƯƠNG HƯỚNG, NHIỆM VỤ" in headings(paper)
    for name in ("report", "summary", "overview"):
        text = text_of(paper_named(name).build(Years(year)))
        assert f"K{own}" in text
        assert "Tổng kết" not in text
    news = paper_text("article", counts=[COUNT], conference=CONFERENCE, report={"title": "Sơ kết 6 tháng"})
    assert "Những con số Số sl-1" in " ".join(news.split())
    plain = made(areas=AREAS, results=[RESULT], report={"title": "Báo cáo"})
    assert paper_named("report").build(Years(plain)).title == "Báo cáo"


def test_plain_tasks_bear_no_ordinal_in_any_paper() -> None:
    parts: dict[str, Any] = {"tasks": TASKS, "conference": CONFERENCE}
    for name in ("report", "summary", "article", "overview"):
        assert "Thứ nhất" in paper_text(name, **parts)
        plain = paper_text(name, **parts, report={"tasks": "plain"})
        assert "Thứ " not in plain
        assert "Tuyên truyền pháp luật" in plain
    lines = texts(paper_named("report").build(Years(made(**parts, report={"tasks": "plain"}))))
    assert "Tuyên truyền pháp luật." in lines
    assert lines[lines.index("Rà soát:") + 1 :][:2] == ["Xã A;", "Xã B."]
    previous = made(2020, tasks=TASKS, report={"tasks": "plain"})
    reviews = [{"code": "dg-1", "answers": "nv-1", "status": "done", "outcome": "Xong."}]
    told = texts(paper_named("report").build(Years(made(reviews=reviews), previous)))
    assert "Tuyên truyền pháp luật: hoàn thành. Xong." in told


def test_a_plain_task_that_is_a_list_is_its_points() -> None:
    listed = [{"code": "nv-1", "text": "- Một\n- Hai"}, {**TASKS[0], "code": "nv-2"}]
    lines = texts(paper_named("report").build(Years(made(tasks=listed, report={"tasks": "plain"}))))
    assert lines[lines.index("Một;") :][:3] == ["Một;", "Hai.", "Tuyên truyền pháp luật."]


def test_a_lone_task_is_told_without_an_ordinal() -> None:
    assert "Thứ " not in paper_text("report", tasks=TASKS[:1], report={"tasks": "numbered"})


@pytest.mark.parametrize(
    ("session", "in_article", "in_full"),
    [
        (None, "Ngày 14/01/2022, tại", "Thời gian: ngày 14"),
        ("morning", "Sáng ngày 14/01/2022, tại", "Thời gian: sáng ngày 14"),
        ("afternoon", "Chiều ngày 14/01/2022, tại", "Thời gian: chiều ngày 14"),
        ("whole-day", "Cả ngày 14/01/2022, tại", "Thời gian: cả ngày 14"),
    ],
)
def test_the_session_stands_before_the_day(session: str | None, in_article: str, in_full: str) -> None:
    conference = {**CONFERENCE, "agenda": ["Khai mạc"]} | ({"session": session} if session else {})
    assert in_article in paper_text("article", conference=conference)
    assert in_full.casefold() in paper_text("agenda", conference=conference).casefold()
    before = in_full.removeprefix("Thời gian: ")
    assert f"họp {before} tháng 01 năm 2022" in paper_text("overview", conference=conference)


def test_a_session_without_a_day_says_nothing() -> None:
    text = paper_text("article", conference={"name": "Hội nghị", "session": "morning"})
    assert "sáng" not in text.casefold()


def test_a_news_item_has_a_headline_a_speech_and_limitations_only_where_they_are_wanted() -> None:
    parts: dict[str, Any] = {
        "areas": AREAS,
        "results": [RESULT],
        "tasks": TASKS,
        "conference": CONFERENCE,
        "text": {"limitations": "Giải ngân chậm."},
    }
    paper = paper_named("article").build(Years(made(**parts)))
    assert paper.title == "Hội nghị tổng kết"
    assert "Giải ngân chậm" not in text_of(paper)
    assert "Phát biểu" not in text_of(paper)
    article = {"headline": "Ban Dân tộc tổng kết năm", "speech": "Đồng chí A ghi nhận kết quả.", "limitations": True}
    paper = paper_named("article").build(Years(made(**parts, article=article)))
    assert paper.title == "Ban Dân tộc tổng kết năm"
    assert Title("Ban Dân tộc tổng kết năm") in blocks_of(paper)
    text = text_of(paper)
    assert "đã tổ chức Hội nghị tổng kết" in text
    places = [text.index(words) for words in ("Mở 02 lớp", "Giải ngân chậm", "rà soát", "Đồng chí A ghi nhận")]
    assert places == sorted(places)
    # Wanted, and not written: no empty heading.
    assert "hạn chế" not in paper_text("article", conference=CONFERENCE, article={"limitations": True})


def test_the_situation_stands_before_the_results() -> None:
    parts: dict[str, Any] = {"areas": AREAS, "results": [RESULT], "text": {"situation": "Toàn tỉnh có 51 dân tộc."}}
    paper = paper_named("report").build(Years(made(**parts)))
    assert [heading for heading in headings(paper) if heading.isupper()] == [
        "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN CÔNG TÁC NĂM 2021",
    ]


def figure(code: str, unit: str = "người", **more: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Số {code}", "unit": unit, "value": 3, "plan": 4, **more}


def drawn(*figures: dict[str, Any], **settings: Any) -> list[tuple[str, list[str]]]:
    year = made(areas=AREAS, counts=list(figures), report=settings)
    return [(chart.title, [bar.label for bar in chart.bars]) for chart in charts(year)]


def test_figures_of_two_areas_are_drawn_apart_and_say_of_which() -> None:
    figures = [figure(f"sl-{place}", area=f"lv-{place % 2 + 1}") for place in range(4)]
    about = "hực hiện năm 2021 so với kế hoạch (đơn vị tính: người)"
    assert drawn(*figures) == [
        (f"Tuyên truyền: t{about}", ["Số sl-0", "Số sl-2"]),
        (f"Giảm nghèo: t{about}", ["Số sl-1", "Số sl-3"]),
    ]
    assert drawn(*figures[:3])[0][0] == f"T{about}"
    assert drawn(figures[0], figures[1]) == []


def test_rates_of_other_things_and_opposite_directions_are_never_in_one_chart() -> None:
    assert drawn(figure("ngheo", "%", better="less"), figure("giai-ngan", "%")) == []
    assert drawn(figure("a", "%"), figure("b", "%")) == []
    assert drawn(figure("a"), figure("b", better="less")) == []
    parts = [figure(code, "%", part_of="a") for code in ("b", "c")]
    assert [labels for _title, labels in drawn(figure("a", "%"), *parts)] == [["Số a", "Số a - Số b", "Số a - Số c"]]


def test_a_year_can_do_without_charts() -> None:
    assert len(drawn(figure("a"), figure("b"))) == 1
    assert drawn(figure("a"), figure("b"), charts=False) == []
