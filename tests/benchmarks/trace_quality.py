"""Measure how well `trace` finds what is wrong: `python -m tests.benchmarks.trace_quality [PAPERS [SEED [FORMS]]]`.

The years by chance begin at the seed, which also throws the dice: a new seed gives papers on which nobody has tuned
anything. The forms are txt and md, or a list like docx,pdf,xlsx (PDF needs pypdfium2).

Papers of the agreed years and of years by chance are altered by a seeded dice, 30 mistakes a paper. Four figures are
printed, never one: coverage, recall in each class of mistake, precision of lệch, and the share of không rõ nguồn.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import count
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import NothingToSayError
from dtreport.formats import format_named
from dtreport.papers import paper_named
from dtreport.reading import read_paper
from dtreport.report import Years
from dtreport.services.paper_trace import printed_passages
from dtreport.tracing.marks import TraceVerdict
from dtreport.tracing.tracer import Tracer
from tests.support.agreement_years import CASES, case
from tests.support.altered_papers import KINDS, altered, reworded
from tests.support.sample_years import report_of
from tests.truth.office_years import years_by_chance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.reading import Passage
    from dtreport.tracing.marks import Mark
    from tests.support.altered_papers import Alteration, AlteredPaper

_PAPERS, _FORMS = ("report", "summary", "article"), ("txt", "md")
_WORKBOOKS = ("workbook", "figures", "awards")
"""The papers that come as workbooks, which the others do not."""
_AGREED_SEED = 0
_MISTAKES = 30


class Sample(NamedTuple):
    """A paper of a year, read back."""

    name: str
    years: Years
    form: str
    passages: tuple[Passage, ...]


class Score(NamedTuple):
    """What was found in altered papers."""

    planted: Counter[str]
    caught: Counter[str]
    alarms: int
    """How many marks say lệch."""
    false_alarms: tuple[str, ...]
    missed: tuple[str, ...]
    read: int
    """How many of the mistakes stand in something that was read as a numeral or marked."""
    unknown: int
    traced: int
    """How many numerals have to have a source."""


def dice(seed: int) -> Random:
    """What chooses the mistakes of a paper, the same on every run."""
    return Random(seed)  # noqa: S311, chance is all that is wanted


def samples(number: int, first: int = _AGREED_SEED, forms: Sequence[str] = _FORMS) -> Iterator[Sample]:
    """So many papers: of the agreed years first, then of years by chance from a seed on."""
    seeds = count(first)
    given = [(name, Years(case(name).year, case(name).previous)) for name in CASES]
    made = 0
    while made < number:
        if given:
            name, years = given.pop(0)
        else:
            seed = next(seeds)
            data, previous = years_by_chance(seed)
            name, years = f"year {seed}", Years(report_of(data), report_of(previous) if previous else None)
        for form in forms:
            for paper in _WORKBOOKS if form == "xlsx" else _PAPERS:
                passages = read_back(years, paper, form)
                if passages and made < number:
                    made += 1
                    yield Sample(f"{name}, {paper}.{form}", years, form, passages)


def read_back(years: Years, paper: str, form: str) -> tuple[Passage, ...]:
    """A paper of a year as it is read from its file; nothing where the year has none, or not in this format."""
    kind, output = paper_named(paper), format_named(form)
    if not kind.comes_in(form):
        return ()
    try:
        data = output.render(kind.build(years, public=output.public))
    except NothingToSayError:
        return ()
    return read_paper(data, f"{paper}.{form}").passages


def score(sample: Sample, tracer: Tracer, chance: Random, *, reword: bool, mistakes: int = _MISTAKES) -> Score:
    """What a tracer makes of a paper with mistakes, whose other words may be edited too."""
    names = _names(sample)
    passages = reworded(sample.passages, chance, names) if reword else sample.passages
    paper = altered(passages, names, chance, mistakes)
    marks = tracer.trace(paper.passages).marks
    alarms = [mark for mark in marks if mark.verdict is TraceVerdict.DIFFERENT]
    caught = [each for each in paper.alterations if any(_touch(mark, each) for mark in alarms)]
    missed = [each for each in paper.alterations if each not in caught]
    false = [mark for mark in alarms if not any(_touch(mark, each) for each in paper.alterations)]
    return Score(
        Counter(each.kind for each in paper.alterations),
        Counter(each.kind for each in caught),
        len(alarms),
        tuple(f"{sample.name}: {mark.text} ({mark.judgment.recorded}): {mark.sentence}" for mark in false),
        tuple(_told(sample, paper, each) for each in missed),
        sum(any(_touch(mark, each) for mark in marks) for each in paper.alterations),
        sum(mark.verdict is TraceVerdict.UNKNOWN for mark in marks),
        sum(mark.verdict is not TraceVerdict.NO_FIGURE for mark in marks),
    )


def _names(sample: Sample) -> frozenset[str]:
    return frozenset(each.recipient for each in sample.years.this_year.awards if each.recipient)


def _touch(mark: Mark, alteration: Alteration) -> bool:
    near = mark.start <= alteration.end and alteration.start <= mark.end
    return mark.passage == alteration.passage and near


def _told(sample: Sample, paper: AlteredPaper, alteration: Alteration) -> str:
    text = paper.passages[alteration.passage].text
    around = text[max(0, alteration.start - 50) : alteration.end + 50].replace("\n", " ")
    return f"{sample.name}: {alteration.kind}: {text[alteration.start : alteration.end]}: {around}"


def total(scores: list[Score]) -> Score:
    """Several scores as one."""
    planted: Counter[str] = sum((each.planted for each in scores), Counter())
    caught: Counter[str] = sum((each.caught for each in scores), Counter())
    return Score(
        planted,
        caught,
        sum(each.alarms for each in scores),
        tuple(line for each in scores for line in each.false_alarms),
        tuple(line for each in scores for line in each.missed),
        sum(each.read for each in scores),
        sum(each.unknown for each in scores),
        sum(each.traced for each in scores),
    )


def main() -> None:
    """Print the table."""
    arguments = dict(enumerate(sys.argv))
    number, seed = int(arguments.get(1, 50)), int(arguments.get(2, _AGREED_SEED))
    forms = arguments[3].split(",") if 3 in arguments else _FORMS
    clean, edited = Counter[str](), Counter[str]()
    plain: list[Score] = []
    edits: list[Score] = []
    for place, sample in enumerate(samples(number, seed, forms), seed):
        tracer = Tracer(sample.years, printed_passages(sample.years, sample.form))
        clean.update(_verdicts(sample, tracer.trace(sample.passages).marks))
        reworded_passages = reworded(sample.passages, dice(place), _names(sample))
        edited.update(_verdicts(sample, tracer.trace(reworded_passages).marks))
        plain.append(score(sample, tracer, dice(place), reword=False))
        edits.append(score(sample, tracer, dice(place), reword=True))
    print(f"papers: {number}; as they are: {dict(clean)}; with other words edited: {dict(edited)}")
    _print("mistakes alone", total(plain))
    _print("mistakes among words that were edited too", total(edits))


def _verdicts(sample: Sample, marks: tuple[Mark, ...]) -> list[str]:
    for mark in marks:
        if mark.verdict in {TraceVerdict.DIFFERENT, TraceVerdict.UNKNOWN}:
            told = f"{mark.verdict.value} {mark.text} ({mark.judgment.recorded}): {mark.sentence}"
            print(f"without a mistake: {sample.name}: {told}")
    return [mark.verdict.value for mark in marks]


def _print(title: str, sums: Score) -> None:
    print(f"\n{title}")
    planted, read = sums.planted.total(), sums.read
    print(f"  coverage: {read}/{planted} = {read / max(1, planted):.1%} of the altered places were read at all")
    for kind in KINDS:
        if sums.planted[kind]:
            share = sums.caught[kind] / sums.planted[kind]
            print(f"  recall, {kind}: {sums.caught[kind]}/{sums.planted[kind]} = {share:.1%}")
    right = sums.alarms - len(sums.false_alarms)
    print(f"  precision of lệch: {right}/{sums.alarms} = {right / max(1, sums.alarms):.1%}")
    print(f"  không rõ nguồn: {sums.unknown}/{sums.traced} = {sums.unknown / max(1, sums.traced):.1%}")
    for line in (*sums.missed, *(f"false alarm: {line}" for line in sums.false_alarms)):
        print(f"  {line}")


if __name__ == "__main__":
    main()
