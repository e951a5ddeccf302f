"""The digest of the data that a paper was made from, to tell later whether the paper still matches them."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dtreport.records.base import given

if TYPE_CHECKING:
    from decimal import Decimal

    from dtreport.report import Year


def digest(*years: Year | None) -> str:
    """SHA-256, in hexadecimal, of all that the years say; comments, layout and closing change nothing."""
    data: list[dict[str, Any] | None] = []
    for year in years:
        if year is None:
            data.append(None)
            continue
        blocks: dict[str, list[dict[str, Any]]] = {}
        for kind, record in year.records():
            blocks.setdefault(kind.name, []).append(given(record))
        data.append({"year": year.number, **{name: given(table) for name, table in year.settings()}, **blocks})
    text = json.dumps(data, default=_plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()


def _plain(value: Decimal | date) -> dict[str, str]:
    """A number or a date for JSON, told apart from a text that looks like it."""
    return {"date": value.isoformat()} if isinstance(value, date) else {"number": f"{value:f}"}
