"""The workbooks of whole years: each is sound, and an independent engine finds its values."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from formats_excel_support import needs_formualizer, render, stale

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS
from dtreport.report import AnnualReport, read_report

REPOSITORY = Path(__file__).resolve().parents[2]
YEARS = ("reports/2021.toml", "tests/papers/golden/full-year.toml")


def year(name: str) -> AnnualReport:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    report = read_report(tomli.loads(text, parse_float=Decimal)).report
    assert report is not None
    return report


@needs_formualizer
@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize("kind", [kind for kind in PAPERS if "xlsx" in kind.formats], ids=lambda kind: kind.name)
def test_each_workbook_of_a_year_is_sound_and_its_values_are_right(name: str, kind: Any, tmp_path: Path) -> None:
    try:
        paper = kind.build(year(name), form="xlsx")
    except NothingToSayError:
        assert kind.name == "awards"  # the year 2021 names nobody
        return
    assert not stale(render(paper), tmp_path)
