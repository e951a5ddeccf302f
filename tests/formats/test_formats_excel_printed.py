"""The workbook as an office sees it: through LibreOffice on paper."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from formats_support import FORTY_LINES, LONG_TEXT, chart, letterhead, paper_of, people, signature, texts

from dtreport.formats.excel import render
from dtreport.papers.blocks import Heading, Paper, Paragraph

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler-utils"
)


def pages_of(paper: Paper, folder: Path) -> list[str]:
    """The text of each page that LibreOffice prints; what a cell cuts off is not in it."""
    (folder / "paper.xlsx").write_bytes(render(paper))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "paper.xlsx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", str(folder / "paper.pdf"), "-"], capture_output=True, check=True)
    return text.stdout.decode().split("\f")[:-1]


def test_all_text_shows_and_a_page_is_never_a_signature_alone(tmp_path: Path) -> None:
    given = (FORTY_LINES, *(f"Số {place} {LONG_TEXT[: place * 37]}" for place in range(1, 60)))
    lead = LONG_TEXT[:900]
    table = texts(given)
    paper = paper_of(letterhead(), Heading("BÁO CÁO\nTổng kết", 0), Paragraph(lead, "Thứ nhất,"), table, signature())
    pages = pages_of(paper, tmp_path)
    expected = Counter(f"Thứ nhất, {lead} {' '.join(given)}".split())
    assert not expected - Counter(" ".join(pages).split())
    assert all("Nội dung" in page for page in pages)
    assert "1/" not in pages[0].split("CỘNG HÒA")[0]
    assert f"2/{len(pages)}" in pages[1]
    assert all(words in pages[-1] for words in ("KT. TRƯỞNG BAN", "Nguyễn Thái Nam", "NGƯỜI LẬP BIỂU"))


def test_figures_are_never_printed_as_hashes_and_a_chart_is_whole(tmp_path: Path) -> None:
    pages = pages_of(paper_of(people(30), chart(), people(10), signature(), stamp="DỰ THẢO"), tmp_path)
    assert "###" not in "".join(pages)
    said = ("Kế hoạch và thực hiện", *(bar.label for bar in chart().bars))
    drawn = [{page.count(words) for words in said} for page in pages if said[0] in page]
    assert drawn in ([{2}], [{1}, {1}])  # the figures and the chart, each with all its labels
    assert "".join(pages).count("447") == 40
    assert all("DỰ THẢO" in page for page in pages)
    assert "Tổng cộng" in pages[-1]
