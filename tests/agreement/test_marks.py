"""What every file bears beside what it says: that it is a draft, and of which data it is; and how long it may be."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from tests.support.agreement_years import CASES, KINDS, paper_of, rendered
from tests.support.file_readers import READERS

BARE = {"csv"}
"""A list for a mail merge has no place beside its rows."""
EACH = pytest.mark.parametrize(
    ("kind", "form"), [(kind.name, form) for kind in KINDS for form in kind.formats if form not in BARE]
)


def held_in(form: str, data: bytes) -> str:
    """All that a file holds, read by people or by programs."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "".join(package.read(name).decode(errors="replace") for name in package.namelist())
    return data.decode() if form == "html" else READERS[form](data)


@EACH
def test_every_file_of_a_draft_says_so(kind: str, form: str) -> None:
    assert "DỰ THẢO (lần 2)" in READERS[form](rendered("full", kind, form))


@EACH
def test_every_file_bears_the_digest_of_its_data(kind: str, form: str) -> None:
    if (kind, form) in {("article", "md"), ("article", "txt")}:
        pytest.skip("a news item bears it as metadata only, and these have none")
    digest = paper_of("full", kind, form).digest
    assert digest[:16] in held_in(form, rendered("full", kind, form))


@pytest.mark.parametrize("year", CASES)
def test_a_summary_is_read_from_five_pages_at_most(year: str) -> None:
    assert len(PdfReader(io.BytesIO(rendered(year, "summary", "pdf"))).pages) <= 5


def test_a_web_page_of_news_bears_the_digest_as_metadata_and_does_not_show_it() -> None:
    data = rendered("full", "article", "html")
    digest = paper_of("full", "article", "html").digest
    assert f'<meta name="dtreport-digest" content="{digest}">' in data.decode()
    assert digest[:16] not in READERS["html"](data)
