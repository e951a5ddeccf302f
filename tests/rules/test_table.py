from __future__ import annotations

import pytest

from dtreport.rules import RULES, check, name_of
from tests.support.rule_examples import EXAMPLES
from tests.support.rule_years import years_with

BY_NAME = {name_of(rule): rule for rule in RULES}


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert list(EXAMPLES) != []
    assert sorted(EXAMPLES) == sorted(BY_NAME)
    assert len(BY_NAME) == len(RULES)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_rule_says_in_one_line_what_it_finds(name: str) -> None:
    doc = BY_NAME[name].__doc__ or ""
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
