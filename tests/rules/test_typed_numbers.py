"""Numbers typed in texts: what is found, and how much more is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dtreport.records.figure import Figure
from dtreport.report import Years
from dtreport.rules import check
from dtreport.rules.typed_numbers import places_of, sentences
from tests.support.agreement_years import CASES, case
from tests.support.rule_examples import counts, decision, documents, told
from tests.support.rule_years import years_with

NEW = {"DT311", "DT704", "DT705", "DT706", "DT707", "DT708"}
FIGURES = counts(
    'name = "Hội nghị phổ biến, giáo dục pháp luật"\nunit = "hội nghị"\nvalue = 2\nplan = 4\nprevious = 1',
    'name = "Đại biểu người dân tộc tiêu biểu được biểu dương"\nunit = "đại biểu"\nvalue = 90',
    'name = "Vốn sự nghiệp giải ngân của Chương trình"\nunit = "triệu đồng"\nvalue = 1250.5',
    'name = "Hộ nghèo được hỗ trợ nhà ở"\nunit = "hộ"\nvalue = 1250\nplan = 1300',
    'name = "Hộ nghèo được hỗ trợ nhà ở tại xã đặc biệt khó khăn"\nunit = "hộ"\nvalue = 310\npart_of = "sl-4"',
    'name = "Tỷ lệ hộ nghèo"\nunit = "%"\nvalue = 6.54\nplan = 6\nprevious = 9',
    'name = "Cán bộ được tập huấn nghiệp vụ công tác dân tộc"\nunit = "lượt người"\nvalue = 420\nqualifier = "hơn"',
    'name = "Cuộc kiểm tra việc thực hiện chính sách dân tộc"\nunit = "cuộc"\nvalue = 5\nstatus = "estimate"',
    'name = "Vụ việc khiếu kiện đông người"\nunit = "vụ"\nvalue = 2\nplan = 3\nbetter = "less"',
)


def found(text: str, more: str = "") -> list[str]:
    return [finding.code for finding in check(years_with(FIGURES + told(text) + more)) if finding.code in NEW]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("DT704", "Mở 02 hội nghị phổ biến, giáo dục pháp luật."),
        ("DT704", "Mở 02 hội nghị phổ biến, giáo dục pháp luật, đạt yêu cầu."),
        ("DT704", "Tổ chức Hội nghị biểu dương 90 đại biểu người dân tộc tiêu biểu của tỉnh năm 2021."),
        ("DT704", "Giải ngân 1.250,5 triệu đồng vốn sự nghiệp của Chương trình."),
        ("DT704", "Hỗ trợ nhà ở cho 1.250 hộ nghèo, đạt 96,2% kế hoạch."),
        ("DT705", "Mở 03 hội nghị phổ biến, giáo dục pháp luật."),
        ("DT705", "Tổ chức Hội nghị biểu dương 92 đại biểu người dân tộc tiêu biểu của tỉnh năm 2021."),
        ("DT705", "Biểu dương 88 đại biểu người dân tộc tiêu biểu."),
        ("DT705", "Cả năm hỗ trợ nhà ở cho 1.230 hộ nghèo."),
        ("DT705", "Hỗ trợ nhà ở cho 1.260 hộ nghèo."),
        ("DT706", "Hỗ trợ 120 hộ, trong đó 210 hộ cận nghèo."),
        ("DT706", "Hỗ trợ {sl-4} hộ, trong đó có 1.310 hộ cận nghèo."),
        ("DT706", "Khen 15 cá nhân, gồm 9 cá nhân nam và 7 cá nhân nữ."),
        ("DT706", "Chi 20 triệu đồng (gồm 12 triệu đồng in ấn, 9 triệu đồng tổ chức)."),
        ("DT707", "Mở {sl-1} hội nghị, đạt 95% kế hoạch."),
        ("DT707", "Mở {sl-1} hội nghị, bằng 45 phần trăm so với kế hoạch."),
        ("DT707", "Mở {sl-1} hội nghị, tăng 50% so với năm trước."),
        ("DT707", "Mở {sl-1} hội nghị, giảm 10% so với cùng kỳ năm trước."),
        ("DT707", "Có 73/100 xã đạt chuẩn, đạt 83%."),
        ("DT708", "Thưởng 12 cá nhân × 500.000 đồng = 6.500.000 đồng."),
        ("DT708", "Thưởng 12 cá nhân x 500.000 đồng/người = 6,5 triệu đồng."),
        ("DT708", "Chi 12 người × 3 ngày × 150.000 đồng = 5.500.000 đồng."),
        ("DT708", "In 12 × 500 × 2 = 13.000 tờ."),
    ],
)
def test_what_is_typed_wrong_or_by_hand_is_found_once(code: str, text: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        # another time, place, part, plan or wish
        "Năm 2020 mở 03 hội nghị phổ biến, giáo dục pháp luật.",
        "Năm 2020 mở 02 hội nghị phổ biến, giáo dục pháp luật.",
        "Kế hoạch mở 05 hội nghị phổ biến, giáo dục pháp luật.",
        "Cả nước có 1.200 đại biểu người dân tộc tiêu biểu được biểu dương.",
        "Xét 1.400 hộ nghèo được hỗ trợ nhà ở.",
        "Mở 01 hội nghị phổ biến, giáo dục pháp luật cho học sinh.",
        "Mở 03 hội nghị phổ biến, giáo dục pháp luật năm 2021 cho học sinh và 05 lớp tập huấn.",
        "Huyện Võ Nhai mở 02 lớp, có hội nghị phổ biến, giáo dục pháp luật.",
        "Huyện Võ Nhai có 12 hộ nghèo được hỗ trợ nhà ở.",
        "Trong đó hỗ trợ nhà ở cho 300 hộ nghèo ở vùng cao.",
        "Hỗ trợ nhà ở cho 1.200 hộ nghèo.",
        "Mở 04 hội nghị phổ biến, giáo dục pháp luật.",
        "Hỗ trợ nhà ở cho 310 hộ nghèo.",
        # not exact, an estimate, mentioned already
        "Mở hơn 02 hội nghị phổ biến, giáo dục pháp luật.",
        "Tập huấn nghiệp vụ công tác dân tộc cho hơn 420 lượt người là cán bộ.",
        "Tập huấn nghiệp vụ công tác dân tộc cho 450 lượt người là cán bộ.",
        "Đã có 06 cuộc kiểm tra việc thực hiện chính sách dân tộc.",
        "Mở {sl-1} hội nghị phổ biến, giáo dục pháp luật, có 02 hội nghị phổ biến, giáo dục pháp luật trực tuyến.",
        # no figures
        "Ngày 02/3 mở hội nghị phổ biến, giáo dục pháp luật theo Kế hoạch số 02/KH-BDT, {{sl-1}}.",
        "Lần thứ 2 mở hội nghị; tháng 02 mở hội nghị phổ biến, giáo dục pháp luật.",
        "Hội nghị kéo dài 2 ngày, phổ biến, giáo dục pháp luật. Mục 2. Điều 2.",
        # sums
        "Hỗ trợ 120 hộ, trong đó 70 hộ nghèo, 60 hộ dân tộc thiểu số.",
        "Hỗ trợ {sl-5} hộ, trong đó {sl-4} hộ cận nghèo.",
        "Hỗ trợ gần 120 hộ, trong đó 125 hộ cận nghèo.",
        "Hỗ trợ 120 hộ, trong đó năm 2021 và năm trước 125 hộ.",
        "Khen 15 cá nhân, gồm 9 cá nhân nam và 6 cá nhân nữ.",
        "Khen 15 cá nhân, gồm 9 cá nhân của Ban, 4 cá nhân của huyện và các cá nhân khác.",
        "Hỗ trợ 12 hộ, gồm 3 hộ ở xã A, 4 hộ ở xã B, kinh phí 20 triệu đồng.",
        "Hỗ trợ 12 hộ, gồm hộ nghèo và 4 hộ ở xã B.",
        "Tổng kinh phí 1,2 tỷ đồng, gồm 800 triệu đồng trung ương và 400 triệu đồng của tỉnh.",
        "Hỗ trợ {sl-4} hộ, gồm {sl-5} hộ nghèo và {sl-5} hộ cận nghèo.",
        "Mở 10 lớp, trong đó 4 lớp cho 400 học viên; có 12 thứ, trong đó 15 thứ cũ.",
        # percentages
        "Mở {sl-1} hội nghị, đạt 50% kế hoạch.",
        "Mở {sl-1} hội nghị, tăng 100% so với năm trước.",
        "Mở {sl-1} hội nghị, đạt gần 60% kế hoạch.",
        "Mở {sl-1} hội nghị, đạt 60% kế hoạch của huyện.",
        "Mở {sl-1} hội nghị, so với năm trước thì đạt 60%.",
        "Mở {sl-1} hội nghị, hơn 60% so với năm trước.",
        "Mở {sl-1} hội nghị, đạt {sl-1.percent} kế hoạch.",
        "Hỗ trợ {sl-4} hộ, đạt 96,1% kế hoạch.",
        "Hỗ trợ {sl-4} hộ, đạt 96,2% kế hoạch.",
        "Hỗ trợ {sl-4} hộ, đạt 96% kế hoạch.",
        "Tỷ lệ {sl-6}, đạt 10% kế hoạch.",
        "Xảy ra {sl-9} vụ, đạt 10% kế hoạch.",
        "Tập huấn {sl-7} lượt người, đạt 10% kế hoạch.",
        "Có {sl-2} đại biểu, đạt 10% kế hoạch.",
        "Tỷ lệ 2/3 xã đạt 66,6%; tỷ lệ 2/3 xã đạt 66,7%; ngày 20/8 hộ nghèo đạt 30%; 0/0 xã đạt 3%.",
        # products
        "Thưởng 12 cá nhân × 500.000 đồng = 6.000.000 đồng = 6 triệu đồng.",
        "Thưởng 12 cá nhân × 0,5 = 6 triệu đồng; 12 × 0,5 triệu đồng = 6.000.",
        "Thưởng 12 cá nhân × 447 nghìn đồng = 5.364.000 đồng.",
        "Phòng 3x4 = 12 m2; 20 cm × 30 cm = 0,06 m2; 500 hộ × 20% = 100 hộ; a x b = 12; 2 + 3 = 6.",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_smaller_number_may_be_a_part_where_the_whole_is_told_elsewhere_or_has_parts() -> None:
    assert found("Biểu dương 88 đại biểu người dân tộc tiêu biểu.") == ["DT705"]
    elsewhere = '[text]\noverview = "Biểu dương {sl-2} đại biểu."\n'
    assert found("Biểu dương 88 đại biểu người dân tộc tiêu biểu.", elsewhere) == []


def test_a_dated_result_may_be_one_of_several() -> None:
    lines = FIGURES + told("Mở 03 hội nghị phổ biến, giáo dục pháp luật.") + "date = 2021-05-01\n"
    assert [finding.code for finding in check(years_with(lines)) if finding.code in NEW] == []


def test_two_figures_of_one_name_are_not_told_apart() -> None:
    name = 'name = "Lớp bồi dưỡng kiến thức dân tộc"\nunit = "lớp"\n'
    lines = counts(name + "value = 30", name + 'value = 31\narea = "lv-1"')
    lines += told("Mở 30 lớp bồi dưỡng kiến thức dân tộc.")
    assert [finding.code for finding in check(years_with(lines)) if finding.code in NEW] == []


SUBJECT = 'subject = "về việc tặng Giấy khen cho 03 cá nhân và {collectives} tập thể"'


@pytest.mark.parametrize(
    ("collectives", "awards", "places"),
    [
        ("01", ("count = 3", "count = 1"), []),
        ("01", ("count = 3", ""), []),
        ("01", ("count = 3", "count = 2"), [("warning", "vb-1.subject")]),
        ("gần 04", ("count = 4", "count = 2"), [("warning", "vb-1.subject")]),
        ("02 tập thể lao động, 01", ("count = 2", "count = 9"), [("gap", "vb-1.subject")]),
    ],
)
def test_the_numbers_of_a_decision_are_those_of_its_awards(
    collectives: str, awards: tuple[str, str], places: list[tuple[str, str]]
) -> None:
    lines = documents(decision("77/QĐ-BDT", more=SUBJECT.format(collectives=collectives)), used=False)
    for number, (kind, count) in enumerate(zip(("individual", "collective"), awards, strict=True), 1):
        head = f'[[awards]]\ncode = "kt-{number}"\ntitle = "Giấy khen"\nauthority = "Trưởng Ban"\n'
        lines += f'{head}recipient_kind = "{kind}"\ndecision = "vb-1"\n{count}\n'
    findings = [finding for finding in check(years_with(lines)) if finding.code in NEW]
    assert [(finding.severity.value, finding.place) for finding in findings] == places


@pytest.mark.parametrize("name", CASES)
def test_the_years_of_the_tests_have_no_finding_of_these_rules(name: str) -> None:
    the_year, previous = case(name)
    assert [finding for finding in check(Years(the_year, previous)) if finding.code in NEW] == []


FIGURE = Figure(code="sl-1", name="Đại biểu", unit="đại biểu", value=Decimal(90))


@pytest.mark.parametrize(
    ("text", "change", "places"),
    [
        ("Có 90 đại biểu.", {}, ["90"]),
        ("Có 90 người.", {}, ["90"]),
        ("Có 90 người, 90 đại biểu.", {}, ["90"]),
        ("Có 90 đại biểu, 90 đại biểu.", {}, ["90", "90"]),
        ("Có gần 90 đại biểu, 91 đại biểu, {sl-1} đại biểu, năm 90.", {}, []),
        ("Có hơn 90 đại biểu.", {"qualifier": "hơn"}, ["hơn 90"]),
        ("Có 90 đại biểu.", {"qualifier": "hơn"}, []),
        ("Chi 90 cho hội nghị.", {"unit": "triệu đồng"}, []),
        ("Đạt 90%.", {}, []),
        ("Đạt 90%.", {"unit": "%"}, ["90"]),
    ],
)
def test_the_places_where_a_figure_is_typed(text: str, change: dict[str, str], places: list[str]) -> None:
    figure = FIGURE.model_copy(update=change)
    assert [text[start:end] for start, end in places_of(text, figure)] == places


def test_a_sentence_ends_where_no_number_does() -> None:
    text = "Chi 1.250,5 triệu đồng. Có 02 lớp!\n- 3 xã; hết"
    assert [[str(number.value) for number in one.numbers] for one in sentences(text)] == [["1250.5"], ["2"], ["3"]]
