"""The list for the master of ceremonies, and the table of recipients."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.honours.law import LAW_2003, LAW_2022, law_on
from dtreport.papers import paper_named
from dtreport.papers.blocks import NOT_REPORTED, Heading, Paragraph, Total
from dtreport.papers.recipient_table import recipients_table
from dtreport.report import Years
from tests.support.paper_dump import compare, dump
from tests.support.sample_years import award, awards_year, blocks_of, cells, made, report_2021, tables_of, text_of

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper

AWARDS = paper_named("awards")
IN_2021, IN_2024 = date(2021, 12, 14), date(2024, 12, 14)


def listed(*awards: dict[str, Any], year: int = 2021, **more: Any) -> Paper:
    return AWARDS.build(Years(made(year, awards=list(awards), **more)))


def rounds(paper: Paper) -> list[str]:
    return [block.text for block in blocks_of(paper) if isinstance(block, Heading)]


def told(paper: Paper) -> list[str]:
    return [f"{block.lead} {block.text}".strip() for block in blocks_of(paper) if isinstance(block, Paragraph)]


def test_the_list_is_as_it_was_approved() -> None:
    compare("awards-list", dump(AWARDS.build(Years(awards_year()))))


def test_rounds_go_from_high_to_low_rank_with_who_presents_them() -> None:
    paper = AWARDS.build(Years(report_2021()))
    assert rounds(paper) == [
        "Lượt 1. Bằng khen của Chủ tịch UBND tỉnh: 01 tập thể và 01 cá nhân",
        "Lượt 2. Danh hiệu “Chiến sĩ thi đua cơ sở”: chưa có số lượng",
        "Lượt 3. Giấy khen của Trưởng Ban Dân tộc: 11 cá nhân",
    ]
    assert told(paper).count("Người trao: Lãnh đạo Ủy ban MTTQ tỉnh và Ban Dân tộc tỉnh.") == 2
    assert told(paper).count("Chưa ghi danh sách tên.") == 3
    assert told(paper)[-1] == (
        "Tổng cộng: 13 lượt (01 lượt tập thể, 12 lượt cá nhân), chưa kể “Chiến sĩ thi đua cơ sở” (chưa có số liệu)."
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
        "06 cá nhân",
        "Nguyễn Văn An",
        "Trần Thị Ánh",
        "Hoàng Văn Ân",
        "Phạm Văn Dũng",
        "Đỗ Văn Đạt",
        "Vũ Thị Yên",
        "01 hộ gia đình",
        "Lý Văn A",
    ]
    assert cells(table, "order") == [None, None, 1, 2, 3, 4, 5, 6, None, 7]


def test_what_is_one_for_all_is_read_out_once_and_what_differs_stands_beside_each_name() -> None:
    same = [award(code, recipient=f"Nguyễn Văn {code.upper()}", merit="hoàn thành tốt nhiệm vụ") for code in "ab"]
    paper = listed(*same)
    assert "Lời ghi: Đã hoàn thành tốt nhiệm vụ." in told(paper)
    assert cells(tables_of(paper)["round_1"], "merit") == [None, None]
    paper = listed(*same, award("c", recipient="Nguyễn Văn C", merit="có sáng kiến"))
    assert not any("Lời ghi:" in text for text in told(paper))
    assert cells(tables_of(paper)["round_1"], "merit") == [
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Có sáng kiến",
    ]


def test_a_merit_of_one_kind_is_not_said_of_the_other() -> None:
    paper = listed(award("a", "Bằng khen", "collective", count=1), award("b", "Bằng khen", count=2, merit="giỏi"))
    assert "Lời ghi (cá nhân): Giỏi." in told(paper)


MERIT = {"merit": "có sáng kiến"}
DECIDED = {**MERIT, "decision": "vb-1"}


@pytest.mark.parametrize(
    ("members", "decision", "merit"),
    [
        (
            [
                award("a", kind="collective", recipient="Phòng A", **DECIDED),
                award("b", recipient="Hà Văn B", **DECIDED),
            ],
            ["Căn cứ: Quyết định số 112/QĐ-BDT."],
            ["Lời ghi: Đã có sáng kiến."],
        ),
        (
            [
                award("a", kind="collective", recipient="Phòng A", **DECIDED),
                award("b", kind="household", recipient="Hộ ông B", **DECIDED),
                award("c", kind="household", count=5),
            ],
            ["Căn cứ (hộ gia đình): Quyết định số 112/QĐ-BDT; còn lại chưa ghi."],
            ["Lời ghi (hộ gia đình): Đã có sáng kiến; còn lại chưa ghi."],
        ),
        (
            [award("a", count=3, **DECIDED), award("b", count=2, **MERIT)],
            ["Căn cứ: Quyết định số 112/QĐ-BDT; còn lại chưa ghi."],
            ["Lời ghi: Đã có sáng kiến."],
        ),
        (
            [award("a", count=3, **DECIDED), award("b", **MERIT)],
            ["Căn cứ: Quyết định số 112/QĐ-BDT; còn lại chưa ghi."],
            ["Lời ghi: Đã có sáng kiến."],
        ),
        (
            [award("a", recipient="Hà Văn A", **DECIDED), award("b", count=1)],
            ["Căn cứ: Quyết định số 112/QĐ-BDT."],
            ["Lời ghi: Đã có sáng kiến."],
        ),
        (
            [award("a", count=3, **DECIDED), award("b", recipient="Hà Văn B")],
            ["Căn cứ: Quyết định số 112/QĐ-BDT."],
            ["Lời ghi: Đã có sáng kiến."],
        ),
        ([award("a", recipient="Hà Văn A", **DECIDED), award("b", recipient="Hà Văn B")], [], []),
    ],
)
def test_what_is_recorded_of_some_is_not_read_out_of_all(
    members: list[dict[str, Any]], decision: list[str], merit: list[str]
) -> None:
    documents = [{"code": "vb-1", "kind": "Quyết định", "number": "112/QĐ-BDT"}]
    lines = told(listed(*members, documents=documents))
    assert [line for line in lines if line.startswith("Căn cứ")] == decision
    assert [line for line in lines if line.startswith("Lời ghi")] == merit


def test_those_without_a_name_are_counted_after_the_names() -> None:
    paper = listed(award("a", count=3), award("b", recipient="Nguyễn Văn A"))
    assert "Còn 02 cá nhân chưa có tên trong danh sách." in told(paper)
    paper = listed(award("a"), award("b", recipient="Nguyễn Văn A"))
    assert "Còn cá nhân chưa có tên trong danh sách, chưa rõ số lượng." in told(paper)
    paper = listed(award("a", count=1), award("b", recipient="Nguyễn Văn A"))
    assert "chưa có tên" not in text_of(paper)


def test_the_law_of_the_year_gives_the_order() -> None:
    assert "của Luật Thi đua, khen thưởng năm 2003;" in told(listed(award(count=1), year=2021))[0]
    assert "của Luật Thi đua, khen thưởng năm 2022;" in told(listed(award(count=1), year=2024))[0]
    assert (law_on(date(2003, 1, 1)), law_on(IN_2021), law_on(IN_2024)) == (None, LAW_2003, LAW_2022)
    commune = award("a", "Xã, phường, thị trấn tiêu biểu", "collective", count=1)
    assert rounds(listed(award("b", count=1), commune, year=2021))[0] == "Lượt 1. Giấy khen: 01 cá nhân"
    assert "Xã, phường" in rounds(listed(award("b", count=1), commune, year=2024))[0]


@pytest.mark.parametrize("awards", [[], [award(count=0)]])
def test_a_year_without_awards_has_no_list(awards: list[dict[str, Any]]) -> None:
    with pytest.raises(NothingToSayError) as raised:
        listed(*awards)
    assert raised.value.sentence == "Năm 2021 chưa ghi khen thưởng nào."
    assert raised.value.hint == "Hãy ghi bằng: dtreport add-award --year 2021"


def test_the_table_of_recipients_totals_what_is_known() -> None:
    table = recipients_table(report_2021())
    assert cells(table, "number") == [1, 1, NOT_REPORTED, 11, Total(Decimal(13), (0, 1, 2, 3))]
    assert cells(table, "name")[-1] == "Tổng số (chưa kể danh hiệu chưa có số liệu)"
    unknown = made(awards=[award()])
    assert cells(recipients_table(unknown), "number") == [NOT_REPORTED, Total(None, (0,))]
    assert recipients_table(made()).rows == ()


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
    year = made(awards=[award(f"kt-{place}", recipient=name) for place, name in enumerate(names)])
    said = {str(name) for name in cells(tables_of(AWARDS.build(Years(year)))["round_1"], "name")}
    assert len(said) == 300
    assert {"=SUM(A1)", "<script>alert(1)</script>", "Nguyễn Văn A", ("Nguyễn " * 40).strip()} <= said
    assert (
        set(map(str, cells(tables_of(paper_named("certificates").build(Years(year)))["certificates"], "recipient")))
        == said
    )
