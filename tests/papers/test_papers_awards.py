"""The list for the master of ceremonies, the table of recipients and the mail-merge sheet for certificates."""

from __future__ import annotations

import os
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from papers_support import GOLDEN, blocks_of, cells, dump, made, report_2021, report_of, tables_of, text_of

from dtreport.errors import NothingToSayError
from dtreport.papers import paper_named
from dtreport.papers.blocks import NOT_REPORTED, Heading, Paragraph, Table, Total
from dtreport.papers.deciders import decider, full_title
from dtreport.papers.recipients import recipients_table
from dtreport.papers.wording import Wording
from dtreport.records.award import Award
from dtreport.records.honours import decider_of
from dtreport.records.law import HEAD_OF_OFFICE, LAW_2003, LAW_2022, law_on
from dtreport.records.settings import Agency

if TYPE_CHECKING:
    from dtreport.papers.blocks import Cell, Paper
    from dtreport.report import AnnualReport

AWARDS = paper_named("awards")
BOARD = Agency(name="Ban Dân tộc tỉnh Thái Nguyên", parent="UBND tỉnh Thái Nguyên", place="Thái Nguyên")
BOARD = BOARD.model_copy(update={"head_title": "Trưởng Ban", "head": "Trần Văn Mẫu"})
IN_2021, IN_2024 = date(2021, 12, 14), date(2024, 12, 14)


def awards_year() -> AnnualReport:
    text = (GOLDEN / "awards-year.toml").read_text(encoding="utf-8")
    return report_of(tomli.loads(text, parse_float=Decimal))


def award(code: str = "kt-1", title: str = "Giấy khen", kind: str = "individual", **more: Any) -> dict[str, Any]:
    return {"code": code, "title": title, "recipient_kind": kind, **more}


def listed(*awards: dict[str, Any], year: int = 2021, **more: Any) -> Paper:
    return AWARDS.build(made(year, awards=list(awards), **more), form="docx")


def certificates(report: AnnualReport) -> Table:
    return tables_of(AWARDS.build(report, form="xlsx"))["certificates"]


def line(report: AnnualReport, key: str) -> Cell:
    """One line of the only certificate of a year."""
    (found,) = cells(certificates(report), key)
    return found


def rounds(paper: Paper) -> list[str]:
    return [block.text for block in blocks_of(paper) if isinstance(block, Heading)]


def told(paper: Paper) -> list[str]:
    return [f"{block.lead} {block.text}".strip() for block in blocks_of(paper) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("name", "form", "report"),
    [
        ("awards-list", "docx", awards_year()),
        ("awards-certificates", "xlsx", awards_year()),
    ],
)
def test_the_list_and_the_certificates_are_as_they_were_approved(name: str, form: str, report: AnnualReport) -> None:
    path, text = GOLDEN / f"{name}.txt", dump(AWARDS.build(report, form=form))
    if os.environ.get("DTREPORT_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_rounds_go_from_high_to_low_rank_with_who_presents_them() -> None:
    paper = AWARDS.build(report_2021(), form="docx")
    assert rounds(paper) == [
        "Lượt 1. Bằng khen của Chủ tịch UBND tỉnh: 01 tập thể và 01 cá nhân",
        "Lượt 2. Danh hiệu Chiến sĩ thi đua cơ sở: … cá nhân (chưa có số liệu)",
        "Lượt 3. Giấy khen của Trưởng Ban Dân tộc: 11 cá nhân",
    ]
    assert told(paper).count("Người trao: Lãnh đạo Ủy ban MTTQ tỉnh và Ban Dân tộc tỉnh.") == 2
    assert told(paper).count("Chưa có danh sách tên.") == 3
    assert told(paper)[-1] == (
        "Tổng cộng: 01 tập thể và 12 cá nhân. Tổng số lượt khen thưởng là 13, "
        "chưa kể danh hiệu chưa có số liệu (Chiến sĩ thi đua cơ sở)."
    )


def test_a_rank_of_the_record_goes_before_that_of_the_law() -> None:
    low, high = award("a", "Giấy khen", count=1, rank=1), award("b", "Huân chương Lao động hạng Ba", count=1)
    assert rounds(listed(high, low))[0] == "Lượt 1. Giấy khen: 01 cá nhân"
    assert rounds(listed(high, {**low, "rank": 500}))[0] == "Lượt 1. Huân chương Lao động hạng Ba: 01 cá nhân"


def test_collectives_come_first_and_people_by_given_name_in_vietnamese_order() -> None:
    names = ["Vũ Thị Yên", "Trần Thị Ánh", "Hoàng Văn Ân", "Nguyễn Văn An", "Đỗ Văn Đạt", "Phạm Văn Dũng"]
    people = [award(f"p{place}", "Bằng khen", recipient=name) for place, name in enumerate(names)]
    others = [
        award("h", "Bằng khen", "household", recipient="Lý Văn A"),
        award("t", "Bằng khen", "collective", count=1),
    ]
    table = tables_of(listed(*people, *others))["round_1"]
    assert cells(table, "name") == [
        "01 tập thể",
        *("06 cá nhân", "Nguyễn Văn An", "Trần Thị Ánh", "Hoàng Văn Ân", "Phạm Văn Dũng", "Đỗ Văn Đạt", "Vũ Thị Yên"),
        *("01 hộ gia đình", "Lý Văn A"),
    ]
    assert cells(table, "order") == [None, None, 1, 2, 3, 4, 5, 6, None, 7]


def test_what_is_one_for_all_is_read_out_once_and_what_differs_stands_beside_each_name() -> None:
    same = [award(code, recipient=f"Nguyễn Văn {code.upper()}", merit="hoàn thành tốt nhiệm vụ") for code in "ab"]
    paper = listed(*same)
    assert "Thành tích: Hoàn thành tốt nhiệm vụ." in told(paper)
    assert cells(tables_of(paper)["round_1"], "merit") == [None, None]
    paper = listed(*same, award("c", recipient="Nguyễn Văn C", merit="có sáng kiến"))
    assert not any("Thành tích:" in text for text in told(paper))
    assert cells(tables_of(paper)["round_1"], "merit") == [
        *("Hoàn thành tốt nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Có sáng kiến")
    ]


def test_a_merit_of_one_kind_is_not_said_of_the_other() -> None:
    paper = listed(award("a", "Bằng khen", "collective", count=1), award("b", "Bằng khen", count=2, merit="giỏi"))
    assert "Thành tích (cá nhân): Giỏi." in told(paper)


def test_those_without_a_name_are_counted_after_the_names() -> None:
    paper = listed(award("a", count=3), award("b", recipient="Nguyễn Văn A"))
    assert "Còn 02 cá nhân chưa có tên trong danh sách." in told(paper)
    paper = listed(award("a"), award("b", recipient="Nguyễn Văn A"))
    assert "Còn cá nhân chưa có tên trong danh sách, chưa rõ số lượng." in told(paper)
    paper = listed(award("a", count=1), award("b", recipient="Nguyễn Văn A"))
    assert "chưa có tên" not in text_of(paper)


def test_the_law_of_the_year_gives_the_order() -> None:
    assert "của Luật Thi đua, khen thưởng năm 2003;" in told(listed(award(count=1), year=2021))[0]
    assert "của Luật Thi đua, khen thưởng số 06/2022/QH15;" in told(listed(award(count=1), year=2024))[0]
    assert (law_on(date(2003, 1, 1)), law_on(IN_2021), law_on(IN_2024)) == (None, LAW_2003, LAW_2022)
    commune = award("a", "Xã, phường, thị trấn tiêu biểu", "collective", count=1)
    assert rounds(listed(award("b", count=1), commune, year=2021))[0] == "Lượt 1. Giấy khen: 01 cá nhân"
    assert "Xã, phường" in rounds(listed(award("b", count=1), commune, year=2024))[0]


@pytest.mark.parametrize("awards", [[], [award(count=0)]])
def test_a_year_without_awards_has_no_list(awards: list[dict[str, Any]]) -> None:
    with pytest.raises(NothingToSayError) as raised:
        listed(*awards)
    assert raised.value.sentence == "Năm 2021 chưa ghi khen thưởng nào."
    assert raised.value.hint == "Ghi bằng: dtreport add-award"


def test_a_year_without_names_has_no_certificates() -> None:
    with pytest.raises(NothingToSayError, match="Năm 2021 chưa có tên người, tập thể, hộ nào được khen"):
        AWARDS.build(report_2021(), form="xlsx")


def test_the_table_of_recipients_totals_what_is_known() -> None:
    table = recipients_table(report_2021(), Wording(report_2021()))
    assert cells(table, "number") == [1, 1, NOT_REPORTED, 11, Total(Decimal(13), (0, 1, 2, 3))]
    assert cells(table, "name")[-1] == "Tổng số (chưa kể danh hiệu chưa có số liệu)"
    unknown = made(awards=[award()])
    assert cells(recipients_table(unknown, Wording(unknown)), "number") == [NOT_REPORTED, Total(None, (0,))]
    assert recipients_table(made(), Wording(made())).rows == ()


def test_the_sheet_for_certificates_is_one_table_that_a_mail_merge_can_read() -> None:
    paper = AWARDS.build(awards_year(), form="csv")
    (section,) = paper.sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.caption == ""
    assert not any(column.optional for column in table.columns)
    labels = [column.label for column in table.columns]
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[\w ]{1,40}", label) for label in labels)
    assert cells(table, "order") == list(range(1, len(table.rows) + 1))


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


@pytest.mark.parametrize(
    ("merit", "said"),
    [
        ("có thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("Thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("hoàn thành tốt nhiệm vụ", "Đã hoàn thành tốt nhiệm vụ"),
        ("đã nỗ lực", "Đã nỗ lực"),
        ("người có uy tín", "Người có uy tín"),
        (None, None),
    ],
)
def test_a_merit_is_told_as_a_certificate_tells_it(merit: str | None, said: str | None) -> None:
    assert line(made(awards=[award(recipient="Nguyễn Văn A", merit=merit)]), "merit") == said


@pytest.mark.parametrize(
    ("recipient", "honorific", "said"),
    [
        ("Lý Văn A", "Ông", "Hộ gia đình ông Lý Văn A"),
        ("Hồ Thị B", None, "Hộ gia đình Hồ Thị B"),
        ("Hộ bà Hồ Thị B", None, "Hộ bà Hồ Thị B"),
        ("Gia đình ông Lý Văn A", None, "Gia đình ông Lý Văn A"),
    ],
)
def test_a_household_is_called_a_household(recipient: str, honorific: str | None, said: str) -> None:
    given = award(kind="household", recipient=recipient, honorific=honorific)
    assert line(made(awards=[given]), "recipient") == said


@pytest.mark.parametrize(
    ("title", "authority", "said"),
    [
        ("Bằng khen của Thủ tướng Chính phủ", None, "BẰNG KHEN"),
        ("Bằng khen UBND tỉnh", "Chủ tịch UBND tỉnh", "BẰNG KHEN"),
        ("CSTĐ cơ sở", None, "DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ"),
        ("Danh hiệu Lao động tiên tiến", None, "DANH HIỆU LAO ĐỘNG TIÊN TIẾN"),
        ("Cờ thi đua của Chính phủ", None, "CỜ THI ĐUA CỦA CHÍNH PHỦ"),
        (
            "Kỷ niệm chương Vì sự nghiệp phát triển các dân tộc",
            None,
            "KỶ NIỆM CHƯƠNG VÌ SỰ NGHIỆP PHÁT TRIỂN CÁC DÂN TỘC",
        ),
    ],
)
def test_an_honour_stands_on_its_certificate_as_the_law_calls_it(title: str, authority: str | None, said: str) -> None:
    given = award(title=title, authority=authority, recipient="Nguyễn Văn A")
    assert line(made(awards=[given]), "honour") == said


@pytest.mark.parametrize(
    ("number", "day", "decision", "place_and_date"),
    [
        (
            "05/QĐ-BDT",
            date(2022, 1, 10),
            "Quyết định số 05/QĐ-BDT ngày 10 tháng 01 năm 2022",
            "ngày 10 tháng 01 năm 2022",
        ),
        (None, date(2022, 3, 1), "Quyết định ngày 01 tháng 3 năm 2022", "ngày 01 tháng 3 năm 2022"),
        ("05/QĐ-BDT", None, "Quyết định số 05/QĐ-BDT", None),
        (None, None, None, None),
    ],
)
def test_the_lines_of_the_decision_say_what_is_known_of_it(
    number: str | None, day: date | None, decision: str | None, place_and_date: str | None
) -> None:
    document = {"code": "qd", "kind": "Quyết định", "number": number, "date": day}
    held = {key: value for key, value in document.items() if value is not None}
    agency = {"name": "Ban Dân tộc tỉnh Thái Nguyên", "place": "Thái Nguyên", "head_title": "Trưởng Ban"}
    report = made(agency=agency, documents=[held], awards=[award(recipient="Nguyễn Văn A", decision="qd")])
    assert line(report, "decision") == decision
    assert line(report, "place_and_date") == (place_and_date and f"Thái Nguyên, {place_and_date}")


def test_who_is_named_has_the_merit_and_the_decision_of_the_number_that_they_fill() -> None:
    documents = [{"code": "qd", "kind": "Quyết định", "number": "1/QĐ"}, {"code": "qd2", "kind": "Quyết định"}]
    counted = award("a", count=2, decision="qd", merit="có sáng kiến")
    named = award("b", recipient="Nguyễn Văn A")
    report = made(documents=documents, awards=[counted, named])
    assert (line(report, "decision"), line(report, "merit")) == ("Quyết định số 1/QĐ", "Đã có sáng kiến")
    two = made(documents=documents, awards=[counted, award("c", count=1, decision="qd2"), named])
    assert line(two, "decision") is None


def test_three_hundred_recipients_and_nasty_texts_are_listed_whole() -> None:
    nasty = [
        "=SUM(A1)",
        "<script>alert(1)</script>",
        "[số 12/QĐ]",
        "#include",
        "* sao *",
        "Nguye\u0302\u0303n Va\u0306n A",
        "Nguyễn " * 40,
    ]
    names = nasty + [f"Nguyễn Văn A{place}" for place in range(300 - len(nasty))]
    report = made(awards=[award(f"kt-{place}", recipient=name) for place, name in enumerate(names)])
    said = {str(name) for name in cells(tables_of(AWARDS.build(report, form="docx"))["round_1"], "name")}
    assert len(said) == 300
    assert {"=SUM(A1)", "<script>alert(1)</script>", "Nguyễn Văn A", ("Nguyễn " * 40).strip()} <= said
    assert set(map(str, cells(certificates(report), "recipient"))) == said
