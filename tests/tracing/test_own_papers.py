"""Our own papers agree with the records to the last numeral; what is put in wrong is found, and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from dtreport.report import Years
from dtreport.services.paper_trace import printed_passages
from dtreport.tracing.marks import TraceVerdict
from dtreport.tracing.tracer import Tracer
from tests.benchmarks.trace_quality import Sample, dice, read_back, score
from tests.support.agreement_years import case

PAPERS = [
    ("real", "report", "txt"),
    ("real", "report", "md"),
    ("real", "article", "txt"),
    ("full", "report", "txt"),
    ("full", "summary", "md"),
    ("full", "agenda", "txt"),
    ("full", "article", "md"),
    ("nasty", "summary", "md"),
    ("nasty", "article", "md"),
    ("full", "report", "docx"),
    ("full", "workbook", "xlsx"),
    ("nasty", "comparison", "xlsx"),
]


@cache
def tracer(year: str, form: str) -> Tracer:
    years = Years(case(year).year, case(year).previous)
    return Tracer(years, printed_passages(years, form))


def sample(year: str, paper: str, form: str) -> Sample:
    years = Years(case(year).year, case(year).previous)
    return Sample(f"{year}, {paper}.{form}", years, form, read_back(years, paper, form))


@pytest.mark.parametrize(("year", "paper", "form"), PAPERS)
def test_every_numeral_of_our_papers_agrees(year: str, paper: str, form: str) -> None:
    trace = tracer(year, form).trace(sample(year, paper, form).passages)
    assert [mark.message for mark in (*trace.of(TraceVerdict.DIFFERENT), *trace.of(TraceVerdict.UNKNOWN))] == []
    assert trace.number(TraceVerdict.SAME)
    assert all(mark.judgment.source for mark in trace.of(TraceVerdict.SAME))
    texts = [trace.passages[mark.passage].text[mark.start : mark.end] for mark in trace.marks]
    assert [" ".join(text.split()) for text in texts if not any(map(str.isalnum, text)) and text != "…"] == []


@pytest.mark.parametrize("reword", [False, True])
@pytest.mark.parametrize(("year", "paper", "form"), [PAPERS[1], PAPERS[3], PAPERS[6], PAPERS[7], PAPERS[10]])
def test_mistakes_are_found_and_nothing_else(year: str, paper: str, form: str, reword: bool) -> None:  # noqa: FBT001
    result = score(sample(year, paper, form), tracer(year, form), dice(7), reword=reword)
    assert result.planted.total() > 5
    assert result.missed == ()
    assert result.false_alarms == ()
