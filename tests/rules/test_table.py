from __future__ import annotations

import re

import pytest

from dtreport.records import TABLES
from dtreport.rules import GROUPS, all_rules, check
from dtreport.vietnamese.text import clean, fold
from tests.support import TESTS
from tests.support.golden import assert_golden
from tests.support.rule_examples import EXAMPLES
from tests.support.rule_years import years_with

BY_NAME = {rule.name: rule for rule in all_rules()}


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert list(EXAMPLES) != []
    assert sorted(EXAMPLES) == sorted(BY_NAME)
    assert len(BY_NAME) == len(all_rules())


def test_every_rule_has_a_code_of_its_own_in_a_hundred_that_is_explained() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch("DT[1-9][0-9]{2}", code)] == []
    assert {code[:3] for code in codes} == GROUPS.keys()


def test_a_code_that_was_given_stays_with_its_rule() -> None:
    """Years on file silence rules by their code: a code is never given to another rule, even when its own is gone."""
    golden = TESTS / "rules" / "golden" / "codes.txt"
    assert_golden(golden, "".join(f"{rule.code} {rule.name}\n" for rule in all_rules()))


@pytest.mark.parametrize("name", BY_NAME)
def test_every_rule_is_explained_in_whole_vietnamese_sentences(name: str) -> None:
    rule = BY_NAME[name]
    for text in (rule.aim, rule.why, rule.mend):
        assert clean(text) == text
        assert fold(text) != text.casefold()
        assert text[0].isupper()
        assert text.endswith((".", "…"))
    assert clean(rule.example) == rule.example != ""


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rule_can_be_silenced_where_it_tells_of_a_record(name: str) -> None:
    example = EXAMPLES[name]
    years = years_with(example.fails, example.previous, previous_problem=example.previous_problem)
    (path,) = [finding.path for finding in check(years) if finding.rule == name]
    of_record = len(path) > 1 and isinstance(path[1], int)
    in_settings = path[0] in {table.name for table in TABLES}
    if not name.startswith("silences-"):
        assert of_record or in_settings or not BY_NAME[name].of_record
        assert BY_NAME[name].of_record or not of_record


@pytest.mark.parametrize("name", BY_NAME)
def test_every_rule_says_in_one_line_what_it_finds(name: str) -> None:
    doc = BY_NAME[name].find.__doc__ or ""
    assert doc.strip().endswith((".", ")")), name
    assert "\n" not in doc.strip()


def test_no_rule_has_anything_to_say_of_a_year_that_is_complete() -> None:
    assert check(years_with()) == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_passing_example_of_a_rule_has_no_finding_of_it(name: str) -> None:
    example = EXAMPLES[name]
    years = years_with(example.passes, example.passes_after or example.previous)
    assert [finding for finding in check(years) if finding.rule == name] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_failing_example_of_a_rule_has_one_finding_of_it(name: str) -> None:
    example = EXAMPLES[name]
    years = years_with(example.fails, example.previous, previous_problem=example.previous_problem)
    findings = [(finding.severity, finding.place) for finding in check(years) if finding.rule == name]
    assert findings == [(example.severity, example.place)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_finding_speaks_in_whole_sentences_and_points_into_the_file(name: str) -> None:
    example = EXAMPLES[name]
    years = years_with(example.fails, example.previous, previous_problem=example.previous_problem)
    for finding in check(years):
        assert finding.message.endswith(".")
        assert finding.message[0] != " "
        assert finding.path
        assert all(name not in finding.message + finding.hint for name in ("Hà Thị An", "A B", "Nguyễn Thái Nam"))
