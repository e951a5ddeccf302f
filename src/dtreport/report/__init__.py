"""One year as a value, and how it is read from the data of a year file."""

from dtreport.report.annual import AnnualReport
from dtreport.report.reading import (
    FIRST_YEAR,
    LAST_YEAR,
    SCHEMA,
    Reading,
    known_codes,
    missing_codes,
    next_code,
    next_codes,
    read_report,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "SCHEMA",
    "AnnualReport",
    "Reading",
    "known_codes",
    "missing_codes",
    "next_code",
    "next_codes",
    "read_report",
]
