"""One year as a value, and how it is read from the data of a year file."""

from dtreport.report.year import Year, Years
from dtreport.report.year_reader import (
    FIRST_YEAR,
    LAST_YEAR,
    SCHEMA,
    Highest,
    Reading,
    highest_numbers,
    known_codes,
    missing_codes,
    next_code,
    next_codes,
    read_year_data,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "SCHEMA",
    "Highest",
    "Reading",
    "Year",
    "Years",
    "highest_numbers",
    "known_codes",
    "missing_codes",
    "next_code",
    "next_codes",
    "read_year_data",
]
