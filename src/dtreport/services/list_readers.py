"""The reader of each kind of list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.services.recipient_list import read_recipients
from dtreport.services.record_list import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.records import Kind
    from dtreport.report import Year
    from dtreport.services.pasted_list import ListWishes, PastedList
    from dtreport.services.tables.office_table import OfficeTable

_SPECIAL = {"awards": read_recipients}


def read_list(kind: Kind, tables: Mapping[str, OfficeTable], year: Year, wishes: ListWishes) -> PastedList:
    """Read a list of records of one kind. Raises UsageError, and InvalidValuesError with everything that is wrong."""
    return _SPECIAL.get(kind.name, read_records)(kind, tables, year, wishes)
