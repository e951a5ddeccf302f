from __future__ import annotations

import pytest

from dtreport.records.area import Area
from dtreport.records.base import field
from dtreport.records.values import Code  # noqa: TC001, pydantic reads the annotation while the test runs
from dtreport.report import Years
from dtreport.rules import Finding, check
from dtreport.vietnamese.document_numbers import cited_numbers, is_number, number_key, tidy
from tests.support.rule_examples import AREA, LAST_YEAR, NO_TASKS, RESULT, TASK, awards, counts, decision, documents
from tests.support.rule_years import years_with


def found_in(lines: str, previous: str | None = None) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place) for finding in check(years_with(lines, previous))]


def one(lines: str, previous: str | None = None) -> Finding:
    (finding,) = check(years_with(lines, previous))
    return finding


@pytest.mark.parametrize(
    "number",
    [
        "33/2020/QĐ-TTg",
        "02/CTr-UBND",
        "05/BC-BDT",
        "91/2025/QH15",
        "01/2019/TT-UBDT",
        "1240/NQ-UBTVQH15",
        "12/2012/TTLT-BKHĐT-BTC",
        "585/UBDT-KHTC",
        "04-NQ/TU",
        "123-QĐ/BTGTU",
        "15-CTr/HU",
        "12-KH/ĐU",
        "14/2003/L-CTN",
        "05a/TB-VP",
        "10/KH-UBND.DT",
        "41-NQ/TW",
        "07/QyĐ-BDT",
        "16-NQ/TƯ",
        "3/BC-BDT",
    ],
)
def test_real_numbers_of_the_state_and_the_party_are_well_formed(number: str) -> None:
    assert is_number(number)
    assert cited_numbers(f"Quyết định số {number}, ngày") == [number.partition(".")[0]]


@pytest.mark.parametrize(
    "number",
    [
        "33/2020/QD-TTg",
        "33/2020/QĐ - TTg",
        "số 33/2020/QĐ-TTg",
        "33/2020/\u00d0-TTg",
        "04–NQ/TU",
        "05",
        "/BC-BDT",
        "33-2020/QĐ-TTg",
        "QĐ-TTg",
        "33/20/QĐ-TTg",
        "39/2021/QĐ-UBND ngày 20/8/2021",
        "33/2020/qđ-ttg",
        "12//BC-A",
    ],
)
def test_other_forms_are_malformed(number: str) -> None:
    assert not is_number(number)


@pytest.mark.parametrize(
    "text",
    [
        "73/100 xã",
        "ngày 14/12/2021",
        "giai đoạn 2021-2025",
        "COVID-19",
        "24/7",
        "60km/giờ",
        "{vb-1}",
        "2021 – 2030",
        "1/2",
    ],
)
def test_fractions_dates_and_mentions_are_no_citations(text: str) -> None:
    assert cited_numbers(text) == []


def test_a_number_is_tidied_of_slips_and_compared_without_its_zero() -> None:
    assert tidy("Số: 33 /2020/QD–TTg") == "33/2020/QĐ-TTg"
    assert tidy("12/\u00d0K-HDND") == "12/ĐK-HĐND"
    assert number_key("2/CTr–UBND") == number_key("02/ctr-ubnd")


def test_a_malformed_number_gets_a_suggestion_or_examples() -> None:
    assert one(documents(decision("33/2021/QD-TTg"))).hint == 'Có phải "33/2021/QĐ-TTg"?'
    assert one(documents(decision("33-2020/QĐ-TTg"))).hint.startswith("Số, ký hiệu ghi như 33/2020/QĐ-TTg")
    assert one(documents(decision("5/BC-BDT"))).hint == 'Có phải "05/BC-BDT"? Ghi đúng như trên văn bản.'


def test_a_document_cited_by_hand_is_suggested_by_its_code() -> None:
    finding = one(documents(decision("12/UBND-NC.KT")) + 'aims = "Theo 12/UBND-NC.KT và Công văn 12/UBND-NC.KT"')
    assert (finding.rule, finding.hint) == ("documents-cited-by-hand", "Hãy thay bằng {vb-1}.")
    assert found_in('[[tasks]]\ntext = "Làm"\nitems = ["Một", "Theo 04-NQ/TU"]\nnote = "05-NQ/TU"')[0] == (
        "documents-cited-but-not-registered",
        "nv-1.items[2]",
    )


def test_one_number_of_two_offices_or_two_years_is_two_documents() -> None:
    thai_nguyen, bac_kan = (decision("39/2021/QĐ-UBND", more=f'issuer = "UBND {name}"') for name in ("A", "B"))
    assert found_in(documents(thai_nguyen, bac_kan)) == []
    assert found_in(documents(thai_nguyen, decision("39/2021/QĐ-UBND"))) == [
        ("documents-with-one-number", "vb-2.number")
    ]


def test_an_issued_document_says_which_of_number_and_date_it_lacks() -> None:
    assert one(documents('kind = "Kế hoạch"\nnumber = "12/KH-UBND"')).place == "vb-1.date"
    assert one(documents('kind = "Kế hoạch"\ndate = 2021-03-01')).place == "vb-1.number"
    assert one(documents('kind = "Kế hoạch"\nstatus = "draft"\nnumber = "12/KH-UBND"')).path == (
        "documents",
        0,
        "number",
    )


def test_a_document_for_a_task_or_a_decision_on_awards_is_used() -> None:
    planned = '[[documents]]\ncode = "vb-1"\nkind = "Kế hoạch"\nstatus = "planned"\nfor_task = "nv-1"\n'
    assert found_in(planned) == []
    deciding = documents(decision("12/QĐ-BDT"), used=False)
    assert found_in(deciding + awards('count = 1\ndecision = "vb-1"')) == []


def test_the_award_without_a_number_is_named_whatever_its_fellows_say() -> None:
    assert found_in(awards('recipient = "Hà Thị An"', "", "count = 5")) == [
        ("award-numbers-not-reported", "kt-2.count"),
        ("fewer-names-than-stated", "kt-3.count"),
    ]


def test_a_figure_is_no_result() -> None:
    figures = counts('value = 3\narea = "lv-1"', 'value = 4\narea = "lv-2"')
    areas = AREA + AREA.replace("lv-1", "lv-2").replace("Tuyên truyền", "Thanh tra")
    finding = one("results = []\n" + areas + figures)
    assert (finding.rule, finding.place) == ("results-not-reported", "results")
    without = "chưa có kết quả công tác nào, nên báo cáo không nêu mảng công tác nào (lv-1 và lv-2)."
    assert finding.message == without
    finding = one(areas.replace(AREA, RESULT) + figures)
    assert (finding.rule, finding.place) == ("areas-without-results", "lv-2")
    assert finding.message == ("mảng công tác này chưa có kết quả nào, mới có số liệu; báo cáo sẽ không nêu mảng này.")


def test_a_percentage_is_missed_only_where_it_is_written_of_a_figure_that_is_reported() -> None:
    overview = '[text]\noverview = "{sl-1} trong {sl-1.plan}"\nclosing = "{sl-1.percent}"\n'
    assert found_in(counts("value = 3\nplan = 0") + overview) == [("percentages-without-meaning", "text.closing")]
    rate = counts('unit = "%"\nvalue = 75\nplan = 80')
    assert found_in(rate + overview) == [("percentages-without-meaning", "text.closing")]
    ceiling = counts('value = 11\nplan = 9\nbetter = "less"')
    assert found_in(ceiling + overview) == [("percentages-without-meaning", "text.closing")]
    assert found_in(counts("plan = 0") + overview) == [("figures-not-reported", "sl-1.value")]
    assert found_in(counts("value = 0\nplan = 1") + overview) == []


def test_a_percentage_without_meaning_says_that_the_news_item_leaves_its_text_out() -> None:
    dots = "khi in sẽ là dấu ba chấm"
    passage = f"{dots}, riêng tin bài bỏ đoạn này."
    said = "sl-1 là tỷ lệ, không có phần trăm của tỷ lệ; "
    percent = "Bằng {sl-1.percent} kế hoạch."
    rate = counts('unit = "%"\nvalue = 75\nplan = 80')
    result = f'[[results]]\ncode = "kq-1"\narea = "lv-1"\ntext = "{percent}"\n'
    texts = {
        AREA + result: f"{dots}, riêng tin bài không nêu kết quả này.",
        AREA + f'lead = "{percent}"\n' + result.replace(percent, "Xong."): passage,
        f'[text]\noverview = "{percent}"\n': passage,
        f'[text]\nlimitations = "{percent}"\n': f"{dots}.",
        f'[text]\nlimitations = "{percent}"\n[article]\nlimitations = true\n': passage,
        f'[article]\nspeech = "{percent}"\n': "tin bài sẽ bỏ đoạn này.",
        f'[text]\nclosing = "{percent}"\n': f"{dots}.",
    }
    for lines, printed in texts.items():
        assert one(rate + lines).message.endswith(said + printed), lines


def test_what_is_not_reported_is_never_added_up() -> None:
    parts = ('part_of = "sl-1"\nvalue = 2', 'part_of = "sl-1"')
    assert found_in(counts("value = 1", *parts)) == [
        ("parts-larger-than-the-whole", "sl-2.value"),
        ("figures-not-reported", "sl-3.value"),
    ]
    assert "cộng được" not in one(counts("value = 5", *parts)).hint


def test_a_missing_total_is_given_the_sum_of_its_parts_as_a_hint() -> None:
    blocks = ("", 'part_of = "sl-1"\nvalue = 2', 'part_of = "sl-1"\nvalue = 1000.5')
    finding = one(counts(*(f'unit = "ha"\n{block}' for block in blocks)))
    assert finding.place == "sl-1.value"
    assert finding.hint.endswith("Các phần đã ghi cộng được 1.002,5.")


@pytest.mark.parametrize(
    "blocks",
    [
        ("value = 5", 'part_of = "sl-1"\nvalue = 2'),
        ('value = 5\nqualifier = "hơn"', 'part_of = "sl-1"\nvalue = 2', 'part_of = "sl-1"\nvalue = 2'),
        ("value = -5", 'part_of = "sl-1"\nvalue = -2', 'part_of = "sl-1"\nvalue = -3'),
    ],
)
def test_one_part_and_rounded_figures_need_not_add_up(blocks: tuple[str, ...]) -> None:
    assert found_in(counts(*blocks)) == []


def test_parts_in_another_unit_are_not_compared() -> None:
    lines = counts("value = 5", 'part_of = "sl-1"\nvalue = 60\nunit = "%"', 'part_of = "sl-1"\nvalue = 9')
    assert found_in(lines) == [("parts-in-another-unit", "sl-2.unit"), ("parts-larger-than-the-whole", "sl-3.value")]


def test_last_years_figure_is_compared_when_it_is_one_and_counted() -> None:
    this = counts('name = "Lớp"\nvalue = 1\nprevious = 3')
    for last in ('name = "Lớp"\nvalue = 2\nstatus = "estimate"', 'name = "Lớp"', 'name = "Hội nghị"\nvalue = 2'):
        assert found_in(this, NO_TASKS + counts(last)) == []
    assert found_in(this, NO_TASKS + counts('name = "Lớp"\nvalue = 2', 'name = "Lớp"\nvalue = 3')) == []
    assert found_in(counts('name = "Lớp"\nvalue = 1'), NO_TASKS + counts('name = "Lớp"\nvalue = 2')) == []


def test_an_unknown_task_of_last_year_is_suggested_or_listed() -> None:
    answers = RESULT + 'answers = "%s"\n'
    reviewed = '[[reviews]]\ncode = "dg-1"\nanswers = "nv-1"\nstatus = "done"\noutcome = "Xong."\n'
    assert one(answers % "nv-2" + reviewed, LAST_YEAR).hint == 'Có phải "nv-1"?'
    assert one(answers % "xyz" + reviewed, LAST_YEAR).hint == "Các nhiệm vụ ở đó: nv-1."
    assert one(answers % "xyz", NO_TASKS).hint == "Các nhiệm vụ ở đó: chưa có."
    finding = one(answers % "sl-1", NO_TASKS + counts("value = 1"))
    assert finding.message == 'mã "sl-1" là mã của số liệu, không phải của nhiệm vụ trong tệp năm 2020.'


def test_a_year_without_tasks_has_a_gap_and_one_with_six_is_looked_at() -> None:
    assert one(NO_TASKS).severity == "gap"
    texts = ("Tham mưu", "Rà soát", "Tuyên truyền", "Phối hợp", "Kiểm tra", "Tập huấn")
    six = "".join(
        TASK.replace("nv-1", f"nv-{number}").replace("Tham mưu", text) for number, text in enumerate(texts, 1)
    )
    assert (one(six).severity, one(six).hint) == ("warning", "Hãy xem có nhiệm vụ nào gộp được.")


def test_a_task_without_review_names_the_results_that_serve_it() -> None:
    assert one("", LAST_YEAR).hint == "Hãy ghi bằng: dtreport add-review --answers nv-1 --year 2021"
    assert one(RESULT + 'answers = "nv-1"\n', LAST_YEAR).hint.endswith("(đã có kết quả kq-1)")


def test_signing_for_the_head_needs_a_name() -> None:
    settings = '[report]\nsubject = "công tác"\nauthority = "%s"\n'
    assert one(settings % "KT.").place == "report.signer"
    assert found_in(settings % "Q.") == []


def test_documents_are_compared_with_the_day_of_signing_before_the_conference() -> None:
    lines = '[report]\nsubject = "công tác"\ndate = 2022-01-10\n'
    lines += '[conference]\nname = "Hội nghị"\nchair = "Nguyễn Văn A"\ndate = 2022-01-14\n'
    late = documents(decision("39/2022/QĐ-UBND", "2022-01-12"))
    assert "sau ngày ký báo cáo (10/01/2022)" in one(lines + late).message
    assert found_in('[conference]\nname = "Hội nghị"\nchair = "Nguyễn Văn A"\n' + late) == [
        ("settings-not-given", "conference.date")
    ]


def test_the_law_of_the_day_of_the_decision_gives_the_title() -> None:
    title = 'title = "CSTĐ cơ sở"\ncount = 1\n'
    assert one(awards(title)).hint == 'Tên theo luật là "Chiến sĩ thi đua cơ sở".'
    old = awards(title + 'decision = "vb-1"') + documents(decision("12/QĐ-BDT", "2003-05-01"))
    assert found_in(old) == []


def test_namesakes_of_other_years_of_birth_are_others() -> None:
    born = (f'recipient = "Hà Thị An"\nbirth_year = {year}' for year in (1980, 1990, 1980))
    assert found_in(awards(*born)) == [("awards-given-twice", "kt-3.recipient")]


@pytest.mark.parametrize(
    ("other", "place"),
    [
        ('title = "Bằng khen"\nauthority = "Chủ tịch Ubnd tỉnh"', "kt-2.authority"),
        ('title = "BẰNG KHEN"\nauthority = "Chủ tịch UBND tỉnh"', "kt-2.title"),
        ("title = '“Bằng khen”'\nauthority = \"Chủ tịch UBND tỉnh\"", "kt-2.title"),
        ('title = "Bằng khen"\nauthority = "Thủ tướng Chính phủ"', ""),
        ('title = "Bằng khen"', ""),
    ],
)
def test_one_honour_in_two_spellings_is_named_once(other: str, place: str) -> None:
    lines = awards(
        'title = "Bằng khen"\nauthority = "Chủ tịch UBND tỉnh"\ncount = 1',
        *[f"{other}\ncount = 1\nunit = {unit}" for unit in ('"A"', '"B"')],
    )
    found = [place for rule, place in found_in(lines) if rule == "awards-in-two-spellings"]
    assert found == [place] * bool(place)


def test_titles_that_differ_only_in_capitals_are_compared_as_one() -> None:
    twice = awards('recipient = "Hà Thị An"', 'title = "GIẤY KHEN"\nrecipient = "Hà Thị An"')
    assert ("awards-given-twice", "kt-2.recipient") in found_in(twice)
    stated = awards("count = 2", 'title = "GIẤY KHEN"\ncount = 2')
    assert ("award-numbers-stated-twice", "kt-2.count") in found_in(stated)


class Visit(Area):
    answers: Code | None = field("Nhiệm vụ", "", "nv-1", default=None, refers="tasks", last_year=True)
    measured: Code | None = field("Số liệu", "", "sl-1", default=None, refers="counts", last_year=True)


def test_any_kind_that_names_a_record_of_last_year_is_compared_with_it() -> None:
    visit = Visit(code="lv-1", title="Một", answers="sl-1", measured="sl-9")
    years = years_with("", LAST_YEAR + counts("value = 1"))
    this_year = years.this_year.with_records("areas", (visit,))
    found = check(Years(this_year, years.last_year))
    assert [(one.place, one.message) for one in found if one.rule == "answers-to-unknown-tasks"] == [
        ("lv-1.answers", 'mã "sl-1" là mã của số liệu, không phải của nhiệm vụ trong tệp năm 2020.'),
        ("lv-1.measured", 'mã "sl-9" không có trong tệp năm 2020.'),
    ]
    found = check(Years(this_year))
    assert [one.place for one in found if one.rule == "last-year-not-on-file"] == ["lv-1.answers"]
