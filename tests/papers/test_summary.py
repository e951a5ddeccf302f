"""Báo cáo tóm tắt: it tells less of the report, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers import paper_named
from dtreport.report import Years
from tests.support.sample_years import facts_of, full_year, headings, made, report_2021, text_of, year_before

if TYPE_CHECKING:
    from dtreport.report import Year

REPORT, SUMMARY = paper_named("report"), paper_named("summary")
AREA = {"code": "lv-1", "title": "Tuyên truyền"}
COUNT = {"code": "sl-1", "name": "Xã đạt chuẩn", "unit": "xã", "value": 2}
PERSON = {"title": "Giấy khen", "recipient_kind": "individual"}


def results(*found: dict[str, Any], **parts: Any) -> Year:
    told = [{"code": f"kq-{place}", "area": "lv-1", **each} for place, each in enumerate(found, 1)]
    return made(areas=[AREA], results=told, **parts)


def test_a_summary_tells_what_is_marked_as_key_and_all_where_nothing_is() -> None:
    found = ({"text": "Việc chính", "key": True}, {"text": "Việc phụ"})
    other = {**COUNT, "code": "sl-2", "name": "Xã khác"}
    some = text_of(SUMMARY.build(Years(results(*found, counts=[{**COUNT, "key": True}, other]))))
    assert "Việc chính" in some
    assert "Xã đạt chuẩn: 02 xã." in some
    assert "Việc phụ" not in some
    assert "Xã khác" not in some
    every = text_of(SUMMARY.build(Years(results({"text": "Việc chính"}, {"text": "Việc phụ"}, counts=[COUNT, other]))))
    assert all(text in every for text in ("Việc chính", "Việc phụ", "Xã đạt chuẩn", "Xã khác"))


def test_the_lead_of_an_area_is_not_read_where_none_of_its_results_is() -> None:
    areas = [{**AREA, "lead": "Tuyên truyền được duy trì:"}, {"code": "lv-2", "title": "Thanh tra"}]
    told = [
        {"code": "kq-1", "area": "lv-1", "text": "Việc phụ"},
        {"code": "kq-2", "area": "lv-2", "text": "Việc chính", "key": True},
    ]
    assert headings(SUMMARY.build(Years(made(areas=areas, results=told))))[1:] == ["Thanh tra"]


def test_a_summary_counts_recipients_and_names_none() -> None:
    text = text_of(SUMMARY.build(Years(made(awards=[{**PERSON, "code": "kt-1", "recipient": "Nguyễn Văn A"}]))))
    assert "01 cá nhân được tặng Giấy khen;" in text
    assert "Nguyễn Văn A" not in text


@pytest.mark.parametrize("public", [False, True])
def test_every_figure_date_number_and_name_of_a_summary_is_in_the_report(public: bool) -> None:  # noqa: FBT001, a case
    previous = year_before()
    for year in (report_2021(), full_year()):
        brief, whole = (kind.build(Years(year, previous), public=public) for kind in (SUMMARY, REPORT))
        assert facts_of(brief) - facts_of(whole) == set()
        names = {award.recipient for award in year.awards if award.recipient is not None}
        assert all(name in text_of(whole) and name not in text_of(brief) for name in names)
