"""Words of papers know which record they came from, and never name another."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from dtreport.errors import NothingToSayError
from dtreport.formats import FORMATS
from dtreport.lazy import load
from dtreport.papers import PAPERS, PaperKind, paper_named
from dtreport.papers.blocks import Paragraph
from dtreport.papers.source_fields import OWN, PLAN, PREVIOUS, REFERENCES, VALUE
from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.report import Year, Years
from dtreport.vietnamese.wording import Source
from tests.papers.test_properties import FEW, MANY, years
from tests.support.agreement_years import CASES, case
from tests.support.sample_years import made
from tests.support.sourced_papers import agrees, forgetting, stretches_in, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Paper

PLAIN = [form for form in FORMATS if form.name not in {"docx", "html"}]


def built(each: Years, *, public: bool = False) -> Iterator[tuple[PaperKind, Paper]]:
    for kind in PAPERS:
        with suppress(NothingToSayError):
            yield kind, kind.build(each, public=public)


def check_sources(the_years: Years) -> int:
    """Hold each stretch of each paper against its record; the number of stretches."""
    number = 0
    for public in (False, True):
        for kind, paper in built(the_years, public=public):
            for source, words in stretches_in(paper):
                assert agrees(source, words, the_years.compared.this_year), (kind.name, source, words)
                number += 1
    return number


@pytest.mark.parametrize("name", CASES)
def test_every_stretch_says_what_its_record_says(name: str) -> None:
    assert check_sources(Years(*case(name))) > 300


WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A smaller year says no more about a stretch that is wrong, and takes minutes to find."""


@settings(FEW, max_examples=12, phases=WITHOUT_SHRINKING)
@given(years())
def test_every_stretch_says_what_its_record_says_in_any_year(year: Year) -> None:
    check_sources(Years(year))


@pytest.mark.slow
@settings(MANY, phases=WITHOUT_SHRINKING)
@given(years())
def test_every_stretch_says_what_its_record_says_in_many_years(year: Year) -> None:
    check_sources(Years(year))


@pytest.mark.parametrize("name", CASES)
def test_papers_say_the_same_whether_they_know_where_their_words_came_from(name: str) -> None:
    the_years = Years(*case(name))
    view = the_years.compared.printed()
    for kind, paper in built(the_years):
        bare = load(kind.module).build(view.published() if kind.public else view)
        assert forgetting(paper) == forgetting(bare), kind.name
        assert list(texts_in(bare)) == list(texts_in(paper))
        for form in () if name == "nasty" else PLAIN:
            assert form.render(paper) == form.render(forgetting(paper)), (kind.name, form.name)


def test_what_papers_say_of_a_record_is_called_as_no_field_of_another_kind() -> None:
    declared = {
        (table.name, spec.name)
        for table in (*KINDS, *TABLES)
        for spec in specs(table.model)
        if spec.name in {*REFERENCES, OWN}
    }
    assert declared == {("counts", VALUE), ("counts", PLAN), ("counts", PREVIOUS)}


def test_what_the_file_of_last_year_says_comes_from_no_record_of_this_year() -> None:
    count = {"code": "sl-1", "name": "Hội nghị", "unit": "hội nghị"}
    document = {"code": "vb-1", "kind": "Kế hoạch", "number": "1/KH-BDT"}
    task = {"code": "nv-1", "text": "Tổ chức {sl-1} hội nghị theo {vb-1}"}
    review = {"code": "dg-1", "answers": "nv-1", "status": "done", "outcome": "Đã tổ chức {sl-1} hội nghị"}
    before = made(2020, counts=[count | {"value": 7}], documents=[document], tasks=[task])
    year = made(2021, counts=[count | {"value": 9}], documents=[document | {"number": "2/KH-BDT"}], reviews=[review])
    report = paper_named("report").build(Years(year, before))
    leads = [block.lead for block in report.sections[0].blocks if isinstance(block, Paragraph) and block.lead]
    assert leads == ["Tổ chức 07 hội nghị theo Kế hoạch số 1/KH-BDT:"]
    assert [source for lead in leads for source, _words in stretches_in(lead)] == []
    outcome = Source("reviews", "dg-1", "outcome", 1)
    assert (outcome, "Đã tổ chức 09 hội nghị") in stretches_in(report)
    for paper in (report, paper_named("comparison").build(Years(year, before))):
        assert {words for source, words in stretches_in(paper) if source.field in {"citation", "value"}} <= {"09"}
