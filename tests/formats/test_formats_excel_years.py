"""The workbooks of whole years: each is sound, and an independent engine finds its values."""

from pathlib import Path
from typing import Any

import pytest
from formats_excel_support import needs_formualizer, render, stale
from papers_support import full_year, report_2021

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS

YEARS = {"real": report_2021, "full": full_year}


@needs_formualizer
@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize("kind", [kind for kind in PAPERS if "xlsx" in kind.formats], ids=lambda kind: kind.name)
def test_each_workbook_of_a_year_is_sound_and_its_values_are_right(name: str, kind: Any, tmp_path: Path) -> None:
    try:
        paper = kind.build(YEARS[name](), form="xlsx")
    except NothingToSayError:
        assert (name, kind.name) == ("real", "awards")  # the year 2021 names nobody
        return
    assert not stale(render(paper), tmp_path)
