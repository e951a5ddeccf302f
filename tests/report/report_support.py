"""What the tests of the report share: years from TOML, golden files, and the generators of the records."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from dtreport.report import Year, read_year_data

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "records"))  # records_strategies, also where tests/report runs alone


def data_of(text: str) -> dict[str, Any]:
    """The data of a year file as the store reads them."""
    return tomli.loads(text, parse_float=Decimal)


def year(lines: str = "") -> dict[str, Any]:
    """The data of the smallest year with a few lines more."""
    return data_of('schema = 1\nyear = 2021\n[agency]\nname = "Ban Dân tộc"\n' + lines)


def loaded(data: dict[str, Any]) -> Year:
    """The report of data that must load."""
    reading = read_year_data(data)
    assert reading.problems == ()
    assert reading.year is not None
    return reading.year


def assert_golden(name: str, text: str) -> None:
    """Compare with a golden file; with DTREPORT_UPDATE_GOLDEN=1 write it."""
    path = HERE / "golden" / name
    if os.environ.get("DTREPORT_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
