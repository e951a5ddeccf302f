"""Checks over a whole year, and over a year and the one before it: what is wrong, unusual, or not reported yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.records import KINDS, TABLES
from dtreport.rules import (
    arithmetic_rules,
    award_rules,
    citation_rules,
    date_rules,
    document_rules,
    figure_rules,
    last_year_rules,
    letter_rules,
    mention_rules,
    number_rules,
    outline_rules,
    setting_rules,
    silence_rules,
    task_rules,
    text_rules,
    typed_figure_rules,
)
from dtreport.rules.declaration import GROUPS, Rule
from dtreport.rules.finding import Finding, Severity
from dtreport.rules.silence_rules import SilencedFinding, Silences, apart, finding_key, record_silences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.report import Years

__all__ = [
    "GROUPS",
    "LETTER_RULES",
    "RULES",
    "SILENCE_RULES",
    "Examination",
    "Finding",
    "Rule",
    "Severity",
    "SilencedFinding",
    "all_rules",
    "check",
    "examine",
    "run",
]

LETTER_RULES: tuple[Rule[Years], ...] = (
    letter_rules.damaged_letters,
    letter_rules.unusual_letters,
    letter_rules.lookalike_letters,
    letter_rules.characters_that_cannot_be_printed,
)
"""Those that look at each text by itself, and so can be asked right after it was written down."""

RULES: tuple[Rule[Years], ...] = (
    last_year_rules.answers_to_unknown_tasks,
    last_year_rules.last_year_not_on_file,
    last_year_rules.last_year_that_does_not_load,
    *LETTER_RULES,
    setting_rules.settings_not_given,
    setting_rules.signers_without_title,
    setting_rules.numbers_on_drafts,
    date_rules.period_that_runs_backwards,
    date_rules.period_of_another_year,
    date_rules.conference_before_the_period_ends,
    date_rules.results_outside_the_period,
    date_rules.documents_dated_after_the_report,
    date_rules.documents_dated_after_their_result,
    date_rules.report_signed_after_the_conference,
    date_rules.article_published_before_the_conference,
    text_rules.areas_with_one_title,
    text_rules.results_told_twice,
    text_rules.tasks_set_twice,
    text_rules.misplaced_marks,
    text_rules.names_in_one_case,
    text_rules.kinds_in_another_case,
    outline_rules.results_not_reported,
    outline_rules.areas_without_results,
    outline_rules.summaries_too_long,
    document_rules.documents_with_one_number,
    document_rules.documents_with_one_subject,
    document_rules.documents_without_number_or_date,
    document_rules.unissued_documents_with_number_or_date,
    document_rules.documents_never_used,
    number_rules.numbers_among_words,
    number_rules.numbers_without_symbol,
    number_rules.malformed_numbers,
    number_rules.numbers_without_leading_zero,
    number_rules.numbers_of_another_year,
    citation_rules.documents_cited_by_hand,
    citation_rules.documents_cited_but_not_registered,
    figure_rules.figures_not_reported,
    figure_rules.figures_recorded_twice,
    figure_rules.parts_in_another_unit,
    figure_rules.parts_larger_than_the_whole,
    figure_rules.parts_that_do_not_add_up,
    figure_rules.previous_figures_that_differ,
    mention_rules.mentions_of_another_unit,
    mention_rules.mentions_without_their_measure,
    mention_rules.percentages_without_meaning,
    typed_figure_rules.figures_typed_by_hand,
    typed_figure_rules.figures_told_otherwise,
    arithmetic_rules.sums_that_do_not_follow,
    arithmetic_rules.percentages_that_do_not_follow,
    arithmetic_rules.products_that_do_not_follow,
    figure_rules.ratios_out_of_scale,
    figure_rules.fractions_of_counted_things,
    task_rules.number_of_tasks,
    task_rules.tasks_without_lead_or_due,
    task_rules.tasks_due_on_no_day,
    task_rules.tasks_due_before_their_year,
    task_rules.tasks_without_review,
    task_rules.tasks_reviewed_twice,
    award_rules.award_forms_not_stated,
    award_rules.award_numbers_not_reported,
    award_rules.award_numbers_stated_twice,
    award_rules.more_names_than_stated,
    award_rules.fewer_names_than_stated,
    award_rules.awards_given_twice,
    award_rules.awards_in_two_spellings,
    award_rules.award_titles_of_daily_use,
    award_rules.awards_for_another_kind,
    award_rules.award_decisions_not_issued,
    award_rules.numbers_of_a_decision,
)

_GRAVITY = {severity: index for index, severity in enumerate(Severity)}
_SECTIONS = {
    name: index for index, name in enumerate([*(table.name for table in TABLES), *(kind.name for kind in KINDS)])
}


SILENCE_RULES: tuple[Rule[Silences], ...] = (
    silence_rules.silences_without_reason,
    silence_rules.silences_of_unknown_rules,
    silence_rules.silences_of_nothing,
)
"""Those that look at what the records silence."""


class Examination(NamedTuple):
    """What the rules find in a year, the gravest first, and what of it the records silence."""

    findings: tuple[Finding, ...]
    silenced: tuple[SilencedFinding, ...]


def check(years: Years) -> tuple[Finding, ...]:
    """Everything that the rules find and nothing silences, the gravest first, then in the order of the file."""
    return examine(years).findings


def examine(years: Years) -> Examination:
    """Everything that the rules find, with what is silenced apart."""
    findings = run(RULES, years)
    stated = tuple(record_silences(years.this_year))
    if not stated:
        return Examination(findings, ())
    rest, silenced = apart(findings, {silence.key: silence.reason for silence in stated})
    codes = tuple(rule.code for rule in all_rules())
    silences = Silences(stated, codes, frozenset(map(finding_key, findings)))
    rest += [_signed(rule, finding) for rule in SILENCE_RULES for finding in rule.find(silences)]
    return Examination(_in_order(rest), tuple(silenced))


def run(rules: Iterable[Rule[Years]], years: Years) -> tuple[Finding, ...]:
    """What these rules find, the gravest first, then in the order of the file."""
    return _in_order(_signed(rule, finding) for rule in rules for finding in rule.find(years))


def _signed(rule: Rule[Any], finding: Finding) -> Finding:
    return finding._replace(rule=rule.name, code=rule.code)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    def place(finding: Finding) -> tuple[int, int, int]:
        section, index = (*finding.path, "", "")[:2]
        return _GRAVITY[finding.severity], _SECTIONS.get(str(section), -1), index if isinstance(index, int) else -1

    return tuple(sorted(findings, key=place))


def all_rules() -> tuple[Rule[Any], ...]:
    """Every rule in the order of its code."""
    return tuple(sorted((*RULES, *SILENCE_RULES), key=lambda rule: rule.code))
