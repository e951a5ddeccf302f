"""Every paper in every format, as it was approved: what a person reads in the file."""

from __future__ import annotations

import pytest

from dtreport.errors import NothingToSayError
from tests.support import TESTS
from tests.support.agreement_years import KINDS, rendered
from tests.support.file_readers import READERS, read_word
from tests.support.golden import assert_golden

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
        found = data.decode() if form in {"md", "txt", "json"} else _read(form, data) + "\n"
    assert_golden(TESTS / "agreement" / "golden" / f"{year}-{kind}.{form}.txt", found)


def _read(form: str, data: bytes) -> str:
    return read_word(data, bookmarks=True) if form == "docx" else READERS[form](data)
