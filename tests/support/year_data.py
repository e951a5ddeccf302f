"""What the tests of the report share: years from TOML, read and loaded."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tomli

from dtreport.report import Year, read_year_data


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
