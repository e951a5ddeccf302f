"""What `check` does not ask for, and what it no longer takes for wrong."""

from __future__ import annotations

import tomli

from dtreport.report import Years, read_year_data
from dtreport.rules import check
from tests.support.rule_examples import AREA, LAST_YEAR, NO_TASKS, RESULT, TASK, awards, counts, decision, documents
from tests.support.rule_years import report_with, years_with


def bare(lines: str, name: str = "Ban Dân tộc tỉnh A", previous: str | None = None) -> list[str]:
    """The places of the findings of a year that has nothing but the name of its office and these lines."""
    reading = read_year_data(tomli.loads(f'schema = 1\nyear = 2021\n[agency]\nname = "{name}"\n{lines}'))
    assert reading.year is not None, reading.problems
    last = None if previous is None else report_with(previous, 2020)
    return [finding.place for finding in check(Years(reading.year, last))]


def places(lines: str) -> list[str]:
    return [finding.place for finding in check(years_with(lines))]


OFFICE = [f"agency.{name}" for name in ("short_name", "parent", "symbol", "place", "head", "head_title")]
YEAR_END = ["report.subject", "conference.name", "conference.date", "conference.chair"]


def test_a_list_of_awards_or_of_figures_is_asked_for_nothing_else() -> None:
    assert bare(awards("count = 2")) == []
    assert bare(counts("value = 2"), previous=LAST_YEAR) == []
    assert bare(awards("count = 2") + counts("value = 2")) == []
    assert bare(awards("count = 2") + '[conference]\nplace = "Hội trường"\n') == [
        "conference.name",
        "conference.date",
        "conference.chair",
    ]


def test_an_empty_year_a_result_or_prose_makes_a_report_of_a_years_end() -> None:
    assert bare("") == [*OFFICE, *YEAR_END, "results", "tasks"]
    assert bare(RESULT) == [*OFFICE, *YEAR_END, "tasks"]
    assert bare(awards("count = 2") + '[text]\noverview = "Năm 2021."\n') == [*OFFICE, *YEAR_END, "results", "tasks"]


def test_a_report_with_a_title_of_its_own_has_no_conference_and_no_tasks_unless_they_are_recorded() -> None:
    title = '[report]\ntitle = "Kết quả công tác 6 tháng đầu năm 2021"\n'
    assert bare(title + RESULT, previous=LAST_YEAR) == OFFICE
    assert bare(title + RESULT + '[article]\nauthor = "Nguyễn Văn A"\n') == [*OFFICE, *YEAR_END[1:]]


def test_a_body_above_which_there_is_none_is_not_asked_for_it() -> None:
    for name in ("UBND tỉnh A", "Ủy ban nhân dân huyện B", "HĐND tỉnh A", "Bộ Nội vụ", "Ủy ban Dân tộc"):
        assert bare(RESULT, name)[:2] == ["agency.symbol", "agency.place"], name
    for name in ("Bộ Chỉ huy quân sự tỉnh A", "Sở Nội vụ", "Ủy ban Dân tộc tỉnh A"):
        assert bare(RESULT, name)[:2] == OFFICE[:2], name


def test_the_head_is_not_asked_for_where_somebody_else_signs() -> None:
    signer = '[report]\nsubject = "công tác"\nsigner = "Trần Văn B"\nsigner_title = "Phó Ban"\n'
    assert bare(RESULT + signer)[:3] == ["agency.short_name", "agency.parent", "agency.symbol"]
    assert "agency.head_title" not in bare(RESULT + signer)
    assert "agency.head_title" in bare(RESULT + signer + 'authority = "KT."\n')
    assert "agency.symbol" not in bare(RESULT + '[report]\nnumber = "05/BC-BDT"\n')


def test_tasks_that_their_lead_tells_or_that_are_told_in_a_way_of_their_own_are_not_counted() -> None:
    assert places(NO_TASKS + '[text]\ntasks_lead = "Năm 2022 tập trung rà soát chính sách."\n') == []
    assert places(NO_TASKS + '[text]\ntasks_lead = "Năm 2022 tập trung:"\n') == ["tasks"]
    two = TASK + TASK.replace("nv-1", "nv-2").replace("Tham mưu", "Rà soát")
    assert places(two) == ["tasks"]
    for style in ("plain", "numbered"):
        assert places(two + f'[report]\nsubject = "công tác"\ntasks = "{style}"\n') == []


def test_some_parts_of_a_whole_need_not_be_all_of_it() -> None:
    parts = ('part_of = "sl-1"\nvalue = 2\nplan = 2', 'part_of = "sl-1"\nvalue = 1\nplan = 3')
    assert places(counts("value = 9\nplan = 9", *parts)) == []
    # The plan shows that these are all parts there are.
    assert places(counts("value = 9\nplan = 5", *parts)) == ["sl-1.value"]
    assert places(counts("value = 9\nplan = 5", parts[0], 'part_of = "sl-1"\nvalue = 1')) == []
    nothing = ('part_of = "sl-1"\nvalue = 2\nplan = 0', 'part_of = "sl-1"\nvalue = 1\nplan = 0')
    assert places(counts("value = 9\nplan = 0", *nothing)) == []


def test_last_years_file_shows_that_parts_are_all_of_their_whole() -> None:
    parts = ('part_of = "sl-1"\nvalue = 2', 'part_of = "sl-1"\nvalue = 1')
    last = NO_TASKS + counts("value = 3", *parts)
    assert [finding.place for finding in check(years_with(counts("value = 9", *parts), last))] == ["sl-1.value"]


def test_the_rate_of_a_part_may_be_higher_than_that_of_the_whole() -> None:
    rates = ("value = 12", 'part_of = "sl-1"\nvalue = 30', 'part_of = "sl-1"\nvalue = 5')
    assert places(counts(*(f'{block}\nunit = "%"' for block in rates))) == []


def test_what_the_work_rests_on_need_not_be_mentioned() -> None:
    assert places(documents(decision("39/2021/QĐ-UBND", more='role = "basis"'), used=False)) == []
    assert places(AREA)[0] == "lv-1"
