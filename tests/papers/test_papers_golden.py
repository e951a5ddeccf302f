"""The papers as readable text; they change only with DTREPORT_UPDATE_GOLDEN=1, with the reason in the same commit."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
import tomli
from papers_support import GOLDEN, dump, full_year, report_2021, report_of

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS
from dtreport.papers.listing import card, listing
from dtreport.records import KINDS


def compared(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("DTREPORT_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [kind.name for kind in PAPERS])
def test_the_papers_of_2021_are_as_they_were_approved(name: str) -> None:
    try:
        text = dump({kind.name: kind for kind in PAPERS}[name].build(report_2021()))
    except NothingToSayError as nothing:
        text = f"{nothing.sentence}\n{nothing.hint}\n"
    compared(f"2021-{name}", text)


@pytest.mark.parametrize("name", [kind.name for kind in PAPERS])
def test_the_papers_of_a_year_that_has_everything_are_as_they_were_approved(name: str) -> None:
    before = tomli.loads((GOLDEN / "year-before.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    built = {kind.name: kind for kind in PAPERS}[name].build(full_year(), report_of(before))
    compared(f"full-{name}", dump(built))


def test_the_lists_and_cards_of_a_year_that_has_everything_are_as_they_were_approved() -> None:
    report = full_year()
    papers = [listing(report, kind) for kind in KINDS] + [card(report, code) for code in ("kq-2", "hn-tinh", "kh-10")]
    compared("full-lists", "\n".join(map(dump, papers)))
