"""Every paper in every format, as it was approved: what a person reads in the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from agreement_readers import READERS
from agreement_years import KINDS, rendered

from dtreport.errors import NothingToSayError

GOLDEN = Path(__file__).parent / "golden"
_YEARS = ("real", "full")


@pytest.mark.parametrize("year", _YEARS)
@pytest.mark.parametrize(("kind", "form"), [(kind.name, form) for kind in KINDS for form in kind.formats])
def test_a_paper_reads_as_it_was_approved(year: str, kind: str, form: str) -> None:
    try:
        data = rendered(year, kind, form)
    except NothingToSayError as reason:
        data = f"{reason.sentence}\n{reason.hint}\n".encode()
        found = data.decode()
    else:
        found = data.decode() if form in {"md", "txt", "json"} else READERS[form](data) + "\n"
    file = GOLDEN / f"{year}-{kind}.{form}.txt"
    if os.environ.get("DTREPORT_UPDATE_GOLDEN") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(found.encode())
    assert found == file.read_bytes().decode(), f"{file.name}: run with DTREPORT_UPDATE_GOLDEN=1 where this is meant"
