"""One year as a value, and how it is read from the data of a year file."""

from dtreport.report.annual import AnnualReport
from dtreport.report.reading import SCHEMA, Reading, missing_codes, next_code, read_report

__all__ = ["SCHEMA", "AnnualReport", "Reading", "missing_codes", "next_code", "read_report"]
