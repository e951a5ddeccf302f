"""The digest of the data that a paper was made from, to tell later whether the paper still matches them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dtreport.records.base import given

if TYPE_CHECKING:
    from dtreport.report import AnnualReport


def digest(*reports: AnnualReport | None) -> str:
    """SHA-256, in hexadecimal, of all that the reports say; comments, layout and closing change nothing."""
    held = [None if report is None else _data(report) for report in reports]
    text = json.dumps(held, default=_plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()


def _data(report: AnnualReport) -> dict[str, Any]:
    blocks: dict[str, list[dict[str, Any]]] = {}
    for kind, record in report.records():
        blocks.setdefault(kind.name, []).append(given(record))
    tables = {name: given(table) for name, table in report.settings()}
    return {"year": report.year, **tables, **blocks}


def _plain(value: Any) -> str:
    # A prefix keeps a number, a date and a text that look alike apart.
    if isinstance(value, Decimal):
        return f"number:{value:f}"
    if isinstance(value, date):
        return f"date:{value.isoformat()}"
    raise TypeError(value)
