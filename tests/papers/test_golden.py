"""The papers as readable text; they change only with DTREPORT_UPDATE_GOLDEN=1, with the reason in the same commit."""

from __future__ import annotations

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS, PaperKind
from dtreport.papers.listing import card, listing
from dtreport.records import KINDS
from dtreport.report import Years
from tests.support.paper_dump import compare, dump
from tests.support.sample_years import full_year, report_2021, year_before

EACH = pytest.mark.parametrize("kind", PAPERS, ids=[kind.name for kind in PAPERS])


@EACH
def test_the_papers_of_2021_are_as_they_were_approved(kind: PaperKind) -> None:
    try:
        text = dump(kind.build(Years(report_2021())))
    except NothingToSayError as nothing:
        text = f"{nothing.sentence}\n{nothing.hint}\n"
    compare(f"2021-{kind.name}", text)


@EACH
def test_the_papers_of_a_year_that_has_everything_are_as_they_were_approved(kind: PaperKind) -> None:
    compare(f"full-{kind.name}", dump(kind.build(Years(full_year(), year_before()))))


def test_the_lists_and_cards_of_a_year_that_has_everything_are_as_they_were_approved() -> None:
    year = full_year()
    papers = [listing(year, kind) for kind in KINDS] + [card(year, code) for code in ("kq-2", "hn-tinh", "kh-10")]
    compare("full-lists", "\n".join(map(dump, papers)))
