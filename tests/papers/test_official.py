from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers.blocks import Addressees, Items, Paragraph, Signatory, Table
from dtreport.papers.official_form import (
    addressees_block,
    attachment_note,
    foot,
    letterhead,
    occasion,
    paper_date,
    place_and_date,
    registered_number,
    signature,
    stamp,
    title,
    with_end_mark,
    work,
)
from dtreport.report import Years
from dtreport.report.digest import digest
from tests.support.sample_years import made

if TYPE_CHECKING:
    from dtreport.report import Year

AGENCY = {
    "name": "Ban Dân tộc tỉnh Thái Nguyên",
    "short_name": "Ban Dân tộc",
    "parent": "UBND tỉnh Thái Nguyên",
    "symbol": "BDT",
    "place": "Thái Nguyên",
    "head": "Nguyễn Thái Nam",
    "head_title": "Trưởng Ban",
}


def office(**year: Any) -> Year:
    return made(agency=AGENCY, report=year)


def test_the_letterhead_is_in_capitals_with_the_motto_below_the_country() -> None:
    head = letterhead(office())
    assert (head.parent, head.agency) == ("UBND TỈNH THÁI NGUYÊN", "BAN DÂN TỘC")
    assert head.country == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head.motto == "Độc lập - Tự do - Hạnh phúc"
    assert head.number == ""


def test_a_letterhead_does_with_what_the_agency_has() -> None:
    head = letterhead(made())
    assert (head.parent, head.agency) == ("", "BAN DÂN TỘC TỈNH THÁI NGUYÊN")
    assert head.place_and_date == "ngày … tháng … năm …"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("5", "05/BC-BDT"),
        ("05", "05/BC-BDT"),
        ("123", "123/BC-BDT"),
        ("05/BC-BDT", "05/BC-BDT"),
        (None, "     /BC-BDT"),
    ],
)
def test_the_number_has_two_digits_or_is_left_blank(number: str | None, written: str) -> None:
    assert registered_number(office(**({"number": number} if number else {}))) == written
    assert letterhead(office(), numbered=True).number == "Số:      /BC-BDT"


def test_the_report_bears_the_day_of_its_signing_and_the_day_of_other_papers_stays_open() -> None:
    held, signed = {"date": date(2022, 1, 14)}, {"date": date(2022, 1, 5)}
    on_the_5th, open_day = (f"Thái Nguyên, ngày {day}" for day in ("05 tháng 01 năm 2022", "… tháng … năm …"))
    days: list[tuple[dict[str, Any], str]] = [
        ({"conference": held, "report": signed}, on_the_5th),
        ({"report": signed}, on_the_5th),
        ({"conference": held}, open_day),
        ({}, open_day),
    ]
    for settings, of_the_report in days:
        year = made(agency=AGENCY, **settings)
        assert place_and_date(year, numbered=True) == of_the_report
        assert place_and_date(year, numbered=False) == open_day


def test_a_paper_is_dated_by_signing_then_the_conference_then_the_end_of_the_year() -> None:
    conference = {"date": date(2022, 1, 14)}
    both = made(conference=conference, report={"date": date(2022, 1, 5)})
    assert [paper_date(one) for one in (both, made(conference=conference), made())] == [
        date(2022, 1, 5),
        date(2022, 1, 14),
        date(2021, 12, 31),
    ]


@pytest.mark.parametrize(("draft", "said"), [(None, ""), (1, "DỰ THẢO (lần 1)"), (0, "DỰ THẢO")])
def test_a_draft_is_stamped(draft: int | None, said: str) -> None:
    assert stamp(office(**({} if draft is None else {"draft": draft}))) == said


HEAD = Signatory(("TRƯỞNG BAN",), "Nguyễn Thái Nam")


@pytest.mark.parametrize(
    ("settings", "signer"),
    [
        ({}, HEAD),
        ({"signer_title": "Giám đốc", "signer": "Lê Thị B"}, Signatory(("GIÁM ĐỐC",), "Lê Thị B")),
        ({"authority": "TM."}, Signatory(("TM. BAN DÂN TỘC", "TRƯỞNG BAN"), "Nguyễn Thái Nam")),
        ({"authority": "Q."}, Signatory(("Q. TRƯỞNG BAN",), "Nguyễn Thái Nam")),
        (
            {"authority": "KT.", "signer": "Lê Thị B", "signer_title": "Phó Trưởng Ban"},
            Signatory(("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Lê Thị B"),
        ),
        (
            {"authority": "TL.", "signer": "Lê Thị B", "signer_title": "Chánh Văn phòng"},
            Signatory(("TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"), "Lê Thị B"),
        ),
        ({"authority": "TUQ.", "signer_title": "Chánh Văn phòng"}, Signatory(("TUQ. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"))),
    ],
)
def test_a_paper_is_signed_by_the_authority_of_the_signer(settings: dict[str, Any], signer: Signatory) -> None:
    assert signature(office(**settings)).signer == signer


def test_a_table_has_who_prepared_it_on_the_left() -> None:
    assert signature(office(), prepared=True).preparer == Signatory(("NGƯỜI LẬP BIỂU",))
    assert signature(office(prepared_by="Trần Thị C"), prepared=True).preparer == Signatory(
        ("NGƯỜI LẬP BIỂU",), "Trần Thị C"
    )


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        ({}, ["Nơi nhận:", "- Lưu: VT."]),
        ({"recipients": ["Lãnh đạo Ban"]}, ["Nơi nhận:", "- Lãnh đạo Ban;", "- Lưu: VT."]),
        (
            {"recipients": ["Như trên", "- Lãnh đạo Ban;", "Lưu: VT, VP."], "addressees": ["Ủy ban Dân tộc"]},
            ["Nơi nhận:", "- Như trên;", "- Lãnh đạo Ban;", "- Lưu: VT, VP."],
        ),
        (
            {"recipients": ["Lưu: VT, VP", "Lãnh đạo Ban"], "addressees": ["Ủy ban Dân tộc"]},
            ["Nơi nhận:", "- Như trên;", "- Lãnh đạo Ban;", "- Lưu: VT, VP."],
        ),
        (
            {"recipients": ["ủy ban  dân tộc", "Lãnh đạo Ban"], "addressees": ["Ủy ban Dân tộc"]},
            ["Nơi nhận:", "- Như trên;", "- Lãnh đạo Ban;", "- Lưu: VT."],
        ),
        (
            {"recipients": ["Lãnh đạo Ban", "như kính gửi (để báo cáo)"], "addressees": ["Ủy ban Dân tộc"]},
            ["Nơi nhận:", "- Lãnh đạo Ban;", "- Như trên (để báo cáo);", "- Lưu: VT."],
        ),
        ({"recipients": [], "addressees": ["Ủy ban Dân tộc"]}, []),
    ],
)
def test_a_report_that_is_sent_says_where_it_goes_and_ends_with_the_records_office(
    settings: dict[str, Any], lines: list[str]
) -> None:
    assert signature(office(**settings), sent=True).recipients == tuple(lines)
    assert signature(office(**settings)).recipients == ()
    assert signature(office(**settings), prepared=True).recipients == ()


def test_a_report_names_those_to_whom_it_is_sent() -> None:
    assert addressees_block(office()) == ()
    one = Addressees("Kính gửi:", ("Ủy ban Dân tộc",))
    assert addressees_block(office(addressees=["Ủy ban Dân tộc"])) == (one,)
    several = addressees_block(office(addressees=["Ủy ban Dân tộc", "UBND tỉnh"]))
    assert several == (Addressees("Kính gửi:", ("Ủy ban Dân tộc;", "UBND tỉnh.")),)


def test_an_appendix_says_to_what_it_belongs_and_leaves_open_what_the_register_gives() -> None:
    name = "của Ban Dân tộc tỉnh Thái Nguyên)"
    assert attachment_note(office()) == f"(Kèm theo Báo cáo số …/BC-BDT ngày … tháng … năm … {name}"
    signed = office(number="5", date=date(2022, 1, 14))
    assert attachment_note(signed) == f"(Kèm theo Báo cáo số 05/BC-BDT ngày 14 tháng 01 năm 2022 {name}"


def test_the_body_of_a_paper_ends_with_its_mark() -> None:
    table = Table("t", (), ())
    assert with_end_mark([Paragraph("Hết.")]) == (Paragraph("Hết./."),)
    assert with_end_mark([Paragraph("Hết./.")]) == (Paragraph("Hết./."),)
    assert with_end_mark([Items(("Một;", "Hai."))]) == (Items(("Một;", "Hai./.")),)
    assert with_end_mark([Paragraph("", lead="Ưu điểm:")]) == (Paragraph("./.", lead="Ưu điểm:"),)
    assert with_end_mark([table]) == (table, Paragraph("./.", centred=True))


def test_the_title_says_the_work_and_both_years() -> None:
    assert title(office()) == "Tổng kết công tác năm 2021, phương hướng, nhiệm vụ năm 2022"
    assert work(office(subject="công tác dân tộc")) == "công tác dân tộc năm 2021"


def test_the_occasion_is_told_where_it_has_a_name() -> None:
    assert occasion(made()) == ""
    assert occasion(made(conference={"name": "Hội nghị"})) == "(Trình Hội nghị)"
    held = made(conference={"name": "Hội nghị", "date": date(2022, 1, 14)})
    assert occasion(held) == "(Trình Hội nghị, ngày 14 tháng 01 năm 2022)"


def test_the_foot_says_how_to_reach_the_office_where_that_is_known_and_the_digest() -> None:
    years = Years(made())
    assert foot(years) == (f"Mã đối chiếu số liệu: {years.digest[:16]}",)
    found = foot(Years(made(agency={**AGENCY, "fax": "0208", "email": "a@b.vn"})))
    assert found[:-1] == ("Fax: 0208", "Thư điện tử: a@b.vn")
    agency = {**AGENCY, "address": "Số 1", "phone": "0208", "fax": "0209", "website": "b.vn"}
    found = foot(Years(made(agency=agency)))
    assert found[:-1] == ("Địa chỉ: Số 1", "Điện thoại: 0208; Fax: 0209", "Trang thông tin điện tử: b.vn")


def test_the_digest_is_of_the_data_and_of_nothing_else() -> None:
    count = {"code": "sl-1", "name": "Xã", "unit": "xã"}
    same = made(counts=[dict(reversed(count.items()))])
    assert digest(made(counts=[count])) == digest(same)
    assert digest(made(closed=date(2022, 2, 1))) == digest(made())
    assert digest(made(counts=[{**count, "status": "actual", "key": False}])) == digest(same)


def test_the_digest_tells_every_difference_of_the_data() -> None:
    count = {"code": "sl-1", "name": "Xã", "unit": "xã"}
    years = [
        made(),
        made(2022),
        made(counts=[count]),
        made(counts=[{**count, "value": 0}]),
        made(counts=[{**count, "value": 2}]),
        made(counts=[{**count, "note": "2"}]),
        made(report={"recipients": []}),
        made(tasks=[{"code": "nv-1", "text": "Việc", "due": date(2022, 6, 30)}]),
        made(tasks=[{"code": "nv-1", "text": "Việc", "due": "Quý II/2022"}]),
    ]
    assert len({digest(one) for one in years} | {digest(made(), made(2022)), digest(made(), None)}) == len(years) + 2


def test_the_digest_stays_what_it_was() -> None:
    year = made(counts=[{"code": "sl-1", "name": "Xã", "unit": "xã", "value": 2}], report={"date": date(2022, 1, 5)})
    assert digest(year) == "194ce87743facb65e9b2cb6c8eb4b311e8935075ce807285e0ab740e2fd87de1"
