"""Slips that a reader sees at once: things told twice, marks, names, numbers and due dates."""

from __future__ import annotations

import pytest

from dtreport.rules import check
from dtreport.rules.due_words import impossible_times, years_in
from dtreport.rules.near_texts import Telling, name_key, one_name, twins
from tests.support.rule_examples import TASK, awards, decision, documents
from tests.support.rule_years import years_with

LONG = "Tham mưu UBND tỉnh ban hành kế hoạch hỗ trợ nhà ở cho hộ nghèo"


def findings(lines: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place) for finding in check(years_with(lines))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, f"Đã {LONG.lower()}."),
        (LONG, LONG.replace("hỗ trợ", "hỗ trơ").replace("kế hoạch", "ke hoach")),
        (LONG, LONG.replace("hoạch", "hoach").replace("nghèo", "nghèoo")),
        ("Mở {hn} hội nghị", "Mở {hn} hội nghị."),
        ("Đã họp.", "Họp"),
    ],
)
def test_almost_the_same_words_are_the_same(one: str, other: str) -> None:
    assert list(twins([Telling(one), Telling(other)])) == [(1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG.replace("nghèo", "cận nghèo")),
        (LONG, LONG.replace("hộ nghèo", "người nghèo")),
        ("Mở {hn-1} hội nghị về pháp luật cho cán bộ xã", "Mở {hn-2} hội nghị về pháp luật cho cán bộ xã"),
        ("Mở 02 lớp tập huấn cho cán bộ xã Yên Đổ", "Mở 03 lớp tập huấn cho cán bộ xã Yên Đổ"),
        ("Mở lớp tập huấn cho cán bộ xã Phú Lương", "Mở lớp tập huấn cho cán bộ xã Phú Lượng"),
        ("Mở lớp tập huấn cho cán bộ xã Phú Đình", "Mở lớp tập huấn cho cán bộ xã Phú Định"),
        ("Xây nhà", "Xây nhàn"),
    ],
)
def test_another_number_name_or_thing_is_another_text(one: str, other: str) -> None:
    assert list(twins([Telling(one), Telling(other)])) == []


def test_the_same_on_two_days_is_two_things() -> None:
    assert list(twins([Telling(LONG, day) for day in (1, 2, 1, None)])) == [(2, 0), (3, 0)]


def test_a_long_list_of_texts_of_one_beginning_is_compared_with_few_of_them() -> None:
    tellings = [Telling(f"{LONG} đợt {number} của năm") for number in range(3000)]
    assert list(twins([*tellings, tellings[-1]])) == [(3000, 2999)]


def test_a_slip_is_found_in_a_long_list_of_texts_of_other_numbers() -> None:
    tellings = [Telling(f"{LONG} đợt {number} về tuyên truyền") for number in range(200)]
    slip = Telling(f"{LONG} đợt 7 về tuyên truyềm")
    assert list(twins([*tellings, slip])) == [(200, 7)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Văn Hùng", "Ông  NGUYỄN VĂN HÙNG", True),
        ("1. Nguyễn Văn Hùng", "Nguyen Van Hung", True),
        ("Lò Thị Hoà", "Lò Thị Hòa", True),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", False),
    ],
)
def test_names_are_one_in_any_spelling_of_theirs(one: str, other: str, *, same: bool) -> None:
    assert name_key(one) == name_key(other)
    assert one_name(one, other) == same


def test_an_award_is_given_twice_in_other_spellings_too() -> None:
    twice = awards(
        'recipient = "Hà Thị An"\nauthority = "Trưởng Ban"', 'title = "Giấy khen."\nrecipient = "Bà Ha Thi An, kế toán"'
    )
    assert ("awards-given-twice", "kt-2.recipient") in findings(twice)
    decisions = documents(decision("01/QĐ-BDT"), decision("02/QĐ-BDT"), used=False)
    two = awards(*(f'recipient = "Hà Thị An"\ndecision = "vb-{number}"' for number in (1, 2)))
    assert findings(two + decisions) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Xong./.", "“./.”"),
        ("A;, b ,c", "“;,”, “ ,”"),
        ("A,. B.. C", "“,.”, “..”"),
        ("Mở {sl-1.plan} lớp .", "“ .”"),
        ("Hoàn thành., còn", "“.,”"),
        ("Số : 12", "“ :”"),
        ("Giao thông, y tế, v.v., TP. A... B…; 1.234,5 và 8:00 .", "“ .”"),
    ],
)
def test_slips_of_punctuation_are_named_without_their_words(text: str, marks: str) -> None:
    (finding,) = check(
        years_with(
            '[[counts]]\ncode = "sl-1"\nname = "Lớp"\nunit = "lớp"\nvalue = 1\nplan = 2\n' + f'[text]\naims = "{text}"'
        )
    )
    assert finding.message == f"có dấu {marks} trong lời văn."
    assert finding.hint.startswith("Hãy xem lại, sửa bằng: dtreport edit text --year 2021.")


def test_marks_that_belong_together_pass() -> None:
    assert findings('[text]\naims = "Giao thông, y tế, v.v.; (8:00)... “A”. Xem http://a.vn, Tp. B?!"') == []


def test_a_name_is_looked_at_wherever_people_are_named() -> None:
    settings = '[conference]\nname = "Hội nghị"\ndate = 2022-01-14\nchair = "nguyễn văn a"\n'
    assert findings(settings) == [("names-in-one-case", "conference.chair")]
    collective = 'recipient_kind = "collective"\nrecipient = '
    assert findings(awards(collective + '"PHÒNG CHÍNH SÁCH"')) == [("names-in-one-case", "kt-1.recipient")]
    assert findings(awards(collective + '"tổ tự quản xóm A"', collective + '"VP UBND"')) == []
    assert findings(awards('recipient = "A B"', 'recipient = "H\'Nan Y Bắc Kđăm"')) == []


def test_an_award_in_capitals_is_offered_with_one() -> None:
    (finding,) = check(
        years_with(awards('title = "GIẤY KHEN"\ncount = 1', 'title = "GIẤY KHEN"\ncount = 0\nunit = "A"'))
    )
    assert (finding.rule, finding.place, finding.hint) == (
        "kinds-in-another-case",
        "kt-1.title",
        'Có phải "Giấy khen"?',
    )


@pytest.mark.parametrize(
    ("number", "alone"),
    [
        ("Quyết định số 12", "12"),
        ("QĐ số: 12/QĐ-UBND", "12/QĐ-UBND"),
        ("12/QĐ-UBND ngày 20/8/2021 của UBND tỉnh", "12/QĐ-UBND"),
        ("Kế hoạch 5/KH-BDT", "5/KH-BDT"),
    ],
)
def test_a_number_among_words_is_told_alone(number: str, alone: str) -> None:
    (finding,) = check(years_with(documents(decision(number))))
    assert (finding.rule, finding.hint.partition(";")[0]) == (
        "numbers-among-words",
        f'Chỉ ghi số, ký hiệu: "{alone}"',
    )


@pytest.mark.parametrize("number", ["05", "12a", "Số 12", "12/2021"])
def test_a_number_without_symbol_is_incomplete_not_wrong(number: str) -> None:
    assert findings(documents(decision(number))) == [("numbers-without-symbol", "vb-1.number")]


@pytest.mark.parametrize(
    ("words", "impossible"),
    [
        ("Quý 5/2025", ["Quý 5"]),
        ("quý V", ["quý V"]),
        ("Quý I đến quý VI", ["Quý I đến quý VI"]),
        ("Trước ngày 31/02/2025", ["31/02/2025"]),
        ("tháng 13/2025", ["13/2025"]),
        ("Tháng 13", ["Tháng 13"]),
        ("ngày 31 tháng 4", ["ngày 31 tháng 4"]),
        ("trước 15/13", ["trước 15/13"]),
        ("Quý III, IV năm 2025", []),
        ("Quý 1/2025 và 15/4/2025", []),
        ("quý I, 15/3/2025, tháng 12/2025", []),
        ("trong 6 tháng đầu năm 2025", []),
        ("29/02/2024, ngày 29 tháng 02", []),
        ("40/45 xã, theo Nghị quyết 45/2021/NQ-HĐND", []),
    ],
)
def test_times_that_no_calendar_has(words: str, impossible: list[str]) -> None:
    assert list(impossible_times(words)) == impossible


def test_the_year_of_a_due_date_in_words_is_compared() -> None:
    assert years_in("Quý IV/2021, năm 2022 - 2023") == [2021, 2022, 2023]
    assert years_in("2000 hộ theo 39/2020/QĐ-TTg") == []
    past = TASK.replace("2022-03-01", '"Quý IV/2021"')
    assert findings(past) == [("tasks-due-before-their-year", "nv-1.due")]
