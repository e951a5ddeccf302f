from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dtreport.report import Years, read_year_data
from dtreport.rules import Finding, Severity, check
from tests.support.complete_year import REAL_YEAR
from tests.support.rule_examples import EXAMPLES, awards, counts, documents
from tests.support.rule_years import data_with, report_with, years_with


def places(found: tuple[Finding, ...]) -> list[str]:
    return [finding.place for finding in found]


def test_the_real_year_shows_its_real_gaps_and_nothing_else() -> None:
    found = check(years_with(REAL_YEAR))
    assert {finding.severity for finding in found} == {Severity.GAP}
    assert places(found) == ["vb-7", "nv-1", "nv-2", "nv-3", "nv-4", "nv-5", "kt-4.count"]


def test_findings_come_by_severity_and_then_in_the_order_of_the_file() -> None:
    lines = counts("plan = 1", 'name = "A"\nvalue = 1', 'name = "A"\nvalue = 2')
    lines += (
        documents('kind = "Kế hoạch"', used=False)
        + awards("")
        + '[conference]\nname = "Hội nghị"\nchair = "Nguyễn Văn A"\n'
    )
    found = check(years_with(lines))
    assert places(found) == ["sl-3.name", "vb-1", "conference.date", "vb-1", "sl-1.value", "kt-1.count"]
    assert [finding.severity for finding in found] == sorted(
        (finding.severity for finding in found), key=list(Severity).index
    )


def test_a_finding_names_the_place_in_the_file_by_keys_and_positions() -> None:
    (found,) = check(years_with(awards("count = 1", 'title = "LĐTT"\ncount = 2')))
    assert found.path == ("awards", 1, "title")
    assert found.message == '"LĐTT" là cách gọi thường ngày.'
    assert found.hint == 'Tên theo luật là "Lao động tiên tiến".'


def test_the_three_severities_have_words_for_people() -> None:
    assert [severity.label for severity in Severity] == ["lỗi", "cần xem", "còn thiếu"]


WORDS = st.sampled_from(["Giấy khen", "Hà Thị An", "a", "04-NQ/TU", "5/BC–BDT", "{", "Bằng khen của Thủ tướng", "%"])
CODES = st.sampled_from(["vb-1", "sl-1", "kt-1", "nv-1", "lv-1", "x"])


@st.composite
def blocks(draw: st.DrawFn) -> dict[str, object]:
    """Any data of a year: most of it does not load, and what loads is checked."""
    data = data_with()
    for name in draw(st.lists(st.sampled_from(sorted(RECORDS)), unique=True)):
        data[name] = draw(st.lists(RECORDS[name], max_size=4))
    return data


def _records(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    required = {"title", "kind", "name", "unit", "text", "area", "recipient_kind", "answers", "status", "outcome"}
    must = {key: value for key, value in fields.items() if key in required}
    return st.fixed_dictionaries(must, optional={key: value for key, value in fields.items() if key not in required})


DAYS = st.dates(min_value=data_with()["conference"]["date"].replace(year=1990)).filter(lambda day: day.year <= 2100)
NUMBERS = st.decimals(min_value=-10, max_value=10, places=1)
RECORDS = {
    "areas": _records(title=WORDS),
    "documents": _records(
        kind=WORDS, number=WORDS, date=DAYS, issuer=WORDS, status=st.sampled_from(["issued", "draft", "planned"])
    ),
    "counts": _records(name=WORDS, unit=WORDS, value=NUMBERS, previous=NUMBERS, part_of=st.just("sl-1")),
    "results": _records(area=st.just("lv-1"), text=WORDS, date=DAYS, answers=CODES),
    "tasks": _records(text=WORDS, lead=WORDS, due=DAYS | WORDS),
    "reviews": _records(answers=CODES, status=st.just("done"), outcome=WORDS),
    "awards": _records(
        title=WORDS, authority=WORDS, recipient_kind=st.just("individual"), recipient=WORDS, decision=CODES
    ),
}


@given(blocks(), blocks())
def test_check_never_fails_on_a_report_that_loads(data: dict[str, object], last: dict[str, object]) -> None:
    year, previous = read_year_data(data).year, read_year_data(last).year
    found = check(Years(year or report_with(REAL_YEAR), previous))
    assert all(finding.place and finding.rule in EXAMPLES for finding in found)
