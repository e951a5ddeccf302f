"""Báo cáo tổng kết: its head, its parts and their numbers, its end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from dtreport.papers import paper_named
from dtreport.papers.blocks import Addressees, Letterhead, Paragraph, Signatory, Signature, Title
from dtreport.report import Years
from tests.support.sample_years import (
    GOLDEN,
    body,
    full_year,
    headings,
    last_words,
    made,
    report_2021,
    report_of,
    tables_of,
    text_of,
    texts,
)

if TYPE_CHECKING:
    from dtreport.report import Year

REPORT, SUMMARY = paper_named("report"), paper_named("summary")
OPENING = "Ban Dân tộc tỉnh Thái Nguyên báo cáo kết quả công tác năm 2021, phương hướng, nhiệm vụ năm 2022 như sau:"
AREA = {"code": "lv-1", "title": "Tuyên truyền"}
COUNT = {"code": "sl-1", "name": "Xã đạt chuẩn", "unit": "xã", "value": 2}
DOCUMENT = {"code": "vb-1", "kind": "Quyết định", "number": "5/QĐ-BDT", "date": date(2021, 5, 20)}
TASK = {"code": "nv-1", "text": "Tuyên truyền pháp luật"}


def results(*found: dict[str, Any], **parts: Any) -> Year:
    told = [{"code": f"kq-{place}", "area": "lv-1", **each} for place, each in enumerate(found, 1)]
    return made(areas=[AREA], results=told, **parts)


def test_the_report_is_headed_numbered_titled_and_addressed_before_its_body() -> None:
    head, title, addressees, *_others = body(REPORT.build(Years(full_year())))
    assert isinstance(head, Letterhead)
    assert head.number == "Số: 05/BC-BDT"
    assert title == Title("BÁO CÁO", "Tổng kết công tác dân tộc năm 2023, phương hướng, nhiệm vụ năm 2024")
    assert isinstance(addressees, Addressees)


def test_the_number_of_the_report_stays_blank_and_the_summary_never_bears_it() -> None:
    blank, without = (body(kind.build(Years(report_2021())))[0] for kind in (REPORT, SUMMARY))
    assert isinstance(blank, Letterhead)
    assert isinstance(without, Letterhead)
    assert (blank.number, without.number) == ("Số:      /BC-BDT", "")
    assert "/BC-BDT" not in text_of(SUMMARY.build(Years(full_year())))


def test_a_report_has_only_the_parts_of_which_the_year_says_something() -> None:
    paper = REPORT.build(Years(made(tasks=[TASK], text={"proposals": "Đề nghị bố trí kinh phí."})))
    assert headings(paper) == ["I. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022", "II. KIẾN NGHỊ, ĐỀ XUẤT"]


def test_the_parts_of_a_full_report_stand_in_the_usual_order() -> None:
    previous = report_of(tomli.loads((GOLDEN / "year-before.toml").read_text(encoding="utf-8")))
    found = headings(REPORT.build(Years(full_year(), previous)))
    assert [heading for heading in found if heading.isupper()] == [
        "I. KẾT QUẢ THỰC HIỆN CÔNG TÁC DÂN TỘC NĂM 2023",
        "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐỀ RA CHO NĂM 2023",
        "III. ĐÁNH GIÁ CHUNG",
        "IV. THI ĐUA, KHEN THƯỞNG",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert [heading for heading in found if not heading.isupper()] == [
        "1. Truyền thông",
        "2. Một số chỉ tiêu chủ yếu",
        "1. Ưu điểm",
        "2. Tồn tại, hạn chế",
        "3. Nguyên nhân",
        "4. Bài học kinh nghiệm",
        "1. Mục tiêu",
        "2. Nhiệm vụ trọng tâm",
        "3. Giải pháp",
    ]


def test_results_are_lettered_as_the_decree_does_and_one_alone_is_not() -> None:
    several = results(*({"text": f"việc {place}"} for place in range(1, 8)))
    assert texts(REPORT.build(Years(several)))[1:8] == [
        f"{letter}) Việc {place}." for place, letter in enumerate("abcdđeg", 1)
    ]
    assert texts(REPORT.build(Years(results({"text": "việc"}))))[1] == "Việc."


def test_a_result_of_several_lines_keeps_its_points_under_its_letter() -> None:
    year = results({"text": "Tổ chức\n- hội thi\n- hội diễn"}, {"text": "- Chỉ có điểm"})
    assert texts(REPORT.build(Years(year)))[1:6] == [
        "a) Tổ chức:",
        "Hội thi;",
        "Hội diễn.",
        "b) Các việc đã làm:",
        "Chỉ có điểm.",
    ]


def test_a_document_is_cited_in_full_the_first_time_wherever_that_is() -> None:
    year = results(
        {"text": "Theo {vb-1}"},
        {"text": "Tiếp tục {vb-1}."},
        documents=[{**DOCUMENT, "issuer": "Trưởng Ban", "subject": "Về tuyên truyền"}],
        tasks=[{"code": "nv-1", "text": "Sơ kết {vb-1}"}],
        text={"overview": "Năm 2021 có {vb-1}.", "tasks_lead": "Theo {vb-1}:"},
    )
    said = texts(REPORT.build(Years(year)))
    full = "Quyết định số 5/QĐ-BDT ngày 20/5/2021 của Trưởng Ban về tuyên truyền"
    assert said[:4] == [
        f"Năm 2021 có {full}.",
        OPENING,
        "a) Theo Quyết định số 5/QĐ-BDT.",
        "b) Tiếp tục Quyết định số 5/QĐ-BDT.",
    ]
    assert "Sơ kết Quyết định số 5/QĐ-BDT." in said
    only = results(documents=[DOCUMENT], tasks=[{"code": "nv-1", "text": "Theo {vb-1}"}], text={"tasks_lead": "{vb-1}"})
    assert texts(REPORT.build(Years(only)))[2:4] == [
        "Quyết định số 5/QĐ-BDT ngày 20/5/2021",
        "Theo Quyết định số 5/QĐ-BDT.",
    ]


def test_an_area_without_results_is_left_out_even_where_it_has_a_lead() -> None:
    year = made(areas=[AREA, {"code": "lv-2", "title": "Thanh tra", "lead": "Không có cuộc thanh tra nào."}])
    for paper in (REPORT.build(Years(year)), SUMMARY.build(Years(year))):
        assert headings(paper) == []
        assert OPENING not in texts(paper)


def test_the_day_of_completion_and_documents_stand_after_the_first_words() -> None:
    law = {"code": "vb-2", "kind": "Luật", "subject": "Trẻ em", "role": "basis"}
    about = {"date": date(2021, 6, 1), "documents": ["vb-1", "vb-2"]}
    year = results(
        {"text": "Tổ chức thi.", **about},
        {"text": "Tổ chức:\n- thi;\n- diễn.", **about},
        {"text": "- Chỉ có điểm", **about},
        {"text": "Đã kiểm tra các huyện.\n\nCó 3 huyện chậm.", **about},
        documents=[DOCUMENT, law],
    )
    after = "(hoàn thành ngày 01/6/2021) (Quyết định số 5/QĐ-BDT{}; theo Luật Trẻ em)"
    assert texts(REPORT.build(Years(year)))[1:9] == [
        f"a) Tổ chức thi {after.format(' ngày 20/5/2021')}.",
        f"b) Tổ chức {after.format('')}:",
        "Thi;",
        "Diễn.",
        f"c) Các việc đã làm {after.format('')}:",
        "Chỉ có điểm.",
        f"d) Đã kiểm tra các huyện {after.format('')}.",
        "Có 3 huyện chậm.",
    ]


def test_a_day_is_not_said_again_where_a_document_bears_it_and_a_document_that_is_named_is_not_either() -> None:
    same_day = {"date": DOCUMENT["date"], "documents": ["vb-1"]}
    year = results({"text": "Ban hành {vb-1}.", **same_day}, {"text": "Đã làm.", **same_day}, documents=[DOCUMENT])
    assert texts(REPORT.build(Years(year)))[1:3] == [
        "a) Ban hành Quyết định số 5/QĐ-BDT ngày 20/5/2021.",
        "b) Đã làm (Quyết định số 5/QĐ-BDT).",
    ]


def test_many_figures_of_which_none_is_marked_are_only_pointed_to() -> None:
    many = [{**COUNT, "code": f"sl-{place}", "name": f"Xã {place}"} for place in range(21)]
    pointing = "Kết quả thực hiện một số chỉ tiêu: chi tiết tại Phụ lục kèm theo."
    assert texts(REPORT.build(Years(made(counts=many))))[1] == pointing
    assert "Xã 0: 02 xã." in texts(REPORT.build(Years(made(counts=[{**many[0], "key": True}, *many[1:]]))))


def test_a_review_names_the_task_of_last_year_and_how_it_ended() -> None:
    previous = made(2020, tasks=[TASK])
    reviews = [{"code": "dg-1", "answers": "nv-1", "status": "done", "outcome": "Đã mở {sl-1} lớp"}]
    paper = REPORT.build(Years(made(reviews=reviews, counts=[COUNT]), previous))
    assert Paragraph("hoàn thành. Đã mở 02 lớp.", lead="Tuyên truyền pháp luật:") in body(paper)


def test_reviews_begin_with_how_many_ended_how_and_end_with_the_tasks_that_nobody_reviewed() -> None:
    previous = made(2020, tasks=[TASK, {"code": "nv-2", "text": "Kiểm tra;"}])
    reviews = [
        {"code": "dg-1", "answers": "nv-1", "status": "done", "outcome": "Xong"},
        {"code": "dg-2", "answers": "nv-9", "status": "not-done", "outcome": "Chưa làm"},
    ]
    assert texts(REPORT.build(Years(made(reviews=reviews), previous)))[1:5] == [
        "Trong 02 nhiệm vụ đã đánh giá, 01 nhiệm vụ hoàn thành, 01 nhiệm vụ chưa thực hiện; cụ thể:",
        "Thứ nhất, tuyên truyền pháp luật: hoàn thành. Xong.",
        "Một nhiệm vụ đề ra cho năm 2021 (chưa rõ tên): chưa thực hiện. Chưa làm.",
        "Thứ hai, kiểm tra: chưa có đánh giá.",
    ]
    assert "đánh giá" not in text_of(REPORT.build(Years(made(), previous)))


def test_tasks_are_introduced_by_the_office_or_in_its_usual_words() -> None:
    usual = "Năm 2022, Ban Dân tộc tỉnh Thái Nguyên tập trung thực hiện các nhiệm vụ trọng tâm sau:"
    assert usual in texts(REPORT.build(Years(made(tasks=[TASK, {**TASK, "code": "nv-2"}]))))
    alone = texts(REPORT.build(Years(made(tasks=[TASK]))))
    assert usual.replace("các nhiệm vụ", "nhiệm vụ") in alone
    assert "Tuyên truyền pháp luật." in alone
    assert usual not in texts(REPORT.build(Years(made(tasks=[TASK], text={"tasks_lead": "Tập trung:"}))))
    assert usual not in texts(REPORT.build(Years(made())))


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ({}, None),
        ({"lead": "Văn phòng"}, "Văn phòng chủ trì."),
        (
            {"lead": "Văn phòng", "partners": ["Thanh tra", "Phòng Chính sách"], "due": date(2022, 6, 30)},
            "Văn phòng chủ trì, phối hợp với Thanh tra và Phòng Chính sách; hoàn thành chậm nhất ngày 30/6/2022.",
        ),
        ({"due": "Quý I/2022", "target": "{sl-1} kế hoạch"}, "Thời hạn: quý I/2022; chỉ tiêu: 02 kế hoạch."),
        ({"partners": ["Thanh tra"]}, "Phối hợp với Thanh tra."),
    ],
)
def test_a_task_says_who_leads_it_with_whom_by_when_and_to_what_end(task: dict[str, Any], said: str | None) -> None:
    year = made(counts=[COUNT], tasks=[{**TASK, **task}, {**TASK, "code": "nv-2", **task, "items": ["Một", "Hai"]}])
    found = texts(REPORT.build(Years(year)))
    told = "" if said is None else f" {said}"
    assert f"Thứ nhất, tuyên truyền pháp luật.{told}" in found
    assert said is None or said in found
    assert said is None or said not in text_of(SUMMARY.build(Years(year)))


def test_the_report_does_not_tell_the_conference_before_which_it_is_signed() -> None:
    assert "chủ trì" not in text_of(
        REPORT.build(Years(made(conference={"chair": "Trần Thị B", "place": "Hội trường"})))
    )


def test_a_year_without_a_closing_of_its_own_ends_in_the_words_of_the_office() -> None:
    said = "Trên đây là Báo cáo tổng kết công tác năm 2021, phương hướng, nhiệm vụ năm 2022; "
    assert last_words(body(REPORT.build(Years(made())))) == f"{said}Ban Dân tộc tỉnh Thái Nguyên trân trọng báo cáo./."
    assert last_words(body(REPORT.build(Years(made(text={"closing": "Xin báo cáo."}))))) == "Xin báo cáo./."


@pytest.mark.parametrize(
    ("authority", "position", "name"),
    [
        (None, ("TRƯỞNG BAN",), "Nguyễn Văn A"),
        ("TM.", ("TM. BAN DÂN TỘC", "TRƯỞNG BAN"), "Nguyễn Văn A"),
        ("Q.", ("Q. TRƯỞNG BAN",), "Nguyễn Văn A"),
        ("KT.", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Trần Thị B"),
        ("TL.", ("TL. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Trần Thị B"),
        ("TUQ.", ("TUQ. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Trần Thị B"),
    ],
)
def test_the_report_is_signed_by_authority_and_says_where_it_goes(
    authority: str | None, position: tuple[str, ...], name: str
) -> None:
    agency = {
        "name": "Ban Dân tộc tỉnh",
        "short_name": "Ban Dân tộc",
        "head": "Nguyễn Văn A",
        "head_title": "Trưởng Ban",
    }
    deputy = {"signer": "Trần Thị B", "signer_title": "Phó Trưởng Ban"} if name == "Trần Thị B" else {}
    settings = {**({} if authority is None else {"authority": authority}), **deputy}
    signed = body(REPORT.build(Years(made(agency=agency, report=settings))))[-1]
    assert signed == Signature(Signatory(position, name), recipients=("Nơi nhận:", "- Lưu: VT."))


def test_a_report_with_a_title_of_its_own_says_no_year_of_its_figures() -> None:
    count = {**COUNT, "plan": 4, "previous": 3}
    year = made(report={"title": "Kết quả công tác 6 tháng đầu năm"}, counts=[count], tasks=[TASK])
    for name in ("report", "workbook", "figures"):
        said = text_of(paper_named(name).build(Years(year)))
        assert "năm 2021" not in said
        assert "năm 2022" not in said
        labels = [column.label for column in tables_of(paper_named(name).build(Years(year)))["figures"].columns]
        assert labels[3:6] == ["Thực hiện cùng kỳ năm trước", "Kế hoạch", "Thực hiện trong kỳ"]
