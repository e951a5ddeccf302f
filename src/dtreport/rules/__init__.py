"""Checks over a whole year, and over a year and the one before it: what is wrong, unusual, or not reported yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records import KINDS, TABLES
from dtreport.rules import (
    areas,
    awards,
    citations,
    dates,
    documents,
    figures,
    highlights,
    numbers,
    references,
    settings,
    tasks,
)
from dtreport.rules.finding import Finding, Rule, Severity, Years

if TYPE_CHECKING:
    from dtreport.errors import Path

__all__ = ["RULES", "Finding", "Rule", "Severity", "Years", "check", "name_of"]

RULES: tuple[Rule, ...] = (
    references.answers_to_unknown_tasks,
    references.last_year_not_on_file,
    references.last_year_that_does_not_load,
    settings.settings_not_given,
    settings.signers_without_title,
    settings.numbers_on_drafts,
    dates.period_that_runs_backwards,
    dates.period_of_another_year,
    dates.conference_before_the_period_ends,
    dates.results_outside_the_period,
    dates.documents_dated_after_the_report,
    areas.areas_without_results,
    highlights.summaries_too_long,
    documents.documents_with_one_number,
    documents.documents_with_one_subject,
    documents.documents_without_number_or_date,
    documents.unissued_documents_with_number_or_date,
    documents.documents_never_used,
    numbers.malformed_numbers,
    numbers.numbers_without_leading_zero,
    numbers.numbers_of_another_year,
    citations.documents_cited_by_hand,
    citations.documents_cited_but_not_registered,
    figures.figures_not_reported,
    figures.figures_recorded_twice,
    figures.parts_in_another_unit,
    figures.parts_larger_than_the_whole,
    figures.parts_that_do_not_add_up,
    figures.previous_figures_that_differ,
    figures.percentages_of_no_plan,
    tasks.number_of_tasks,
    tasks.tasks_without_lead_or_due,
    tasks.tasks_due_before_their_year,
    tasks.tasks_without_review,
    tasks.tasks_reviewed_twice,
    awards.award_numbers_not_reported,
    awards.award_numbers_stated_twice,
    awards.more_names_than_stated,
    awards.fewer_names_than_stated,
    awards.awards_given_twice,
    awards.awards_in_two_spellings,
    awards.award_titles_of_daily_use,
    awards.awards_for_another_kind,
    awards.award_decisions_not_issued,
)

_GRAVITY = {severity: index for index, severity in enumerate(Severity)}
_SECTIONS = {
    name: index for index, name in enumerate([*(table.name for table in TABLES), *(kind.name for kind in KINDS)])
}


def name_of(rule: Rule) -> str:
    """The name by which findings and people call a rule: `figures-not-reported`."""
    return str(getattr(rule, "__name__", "")).replace("_", "-")


def check(years: Years) -> tuple[Finding, ...]:
    """Everything that the rules find, the gravest first, then in the order of the file."""
    found = (finding._replace(rule=name_of(rule)) for rule in RULES for finding in rule(years))
    return tuple(sorted(found, key=lambda finding: (_GRAVITY[finding.severity], _in_file(finding.path))))


def _in_file(path: Path) -> tuple[int, int]:
    section, index = (*path, "", "")[:2]
    return _SECTIONS.get(str(section), -1), index if isinstance(index, int) else -1
