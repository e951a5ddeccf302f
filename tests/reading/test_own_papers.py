"""Our own papers, read back: each format says the same sentences, and LibreOffice may have had them meanwhile."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from dtreport.reading import PaperText, read_paper
from tests.support import TESTS
from tests.support.agreement_years import rendered
from tests.support.edited_word import bookmark, with_part
from tests.support.golden import assert_golden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOLDEN = TESTS / "reading" / "golden"
FORMATS = ("docx", "html", "md", "txt", "xlsx")
YEARS = ("real", "full", "nasty")
MANY = 50


def dump(paper: PaperText) -> str:
    """All that was read, a line each."""
    lines = [f"[mã] {paper.digest[:8]}" if paper.digest else "", f"[thay đổi] {paper.changes}" * bool(paper.changes)]
    for passage in paper.passages:
        text = passage.text.replace("\n", " ⏎ ")
        anchors = "".join(f" «{a.name} {passage.text[a.start : a.end]}»" for a in passage.anchors)
        lines.append(f"{passage.place}{passage.style and f' ({passage.style})'}: {text}{anchors}")
    lines += [f"[ý kiến] {comment.initials} {comment.place}: {comment.text}" for comment in paper.comments]
    return "\n".join(filter(None, lines)) + "\n"


@cache
def paper(year: str, kind: str, form: str) -> PaperText:
    return read_paper(rendered(year, kind, form), f"bao-cao.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_read_of_our_papers(form: str) -> None:
    kind = "workbook" if form == "xlsx" else "report"
    assert_golden(GOLDEN / f"{kind}-{form}.txt", dump(paper("full", kind, form)))


def sentences(text: PaperText) -> Iterator[str]:
    for passage in text.passages:
        for line in passage.text.split("\n"):
            yield re.sub(r"\s+", " ", re.sub(r"^[-–+] ", "", line)).strip()


@pytest.mark.parametrize("year", YEARS)
def test_the_word_file_says_every_sentence_of_the_markdown(year: str) -> None:
    file = rendered(year, "report", "docx")
    said = " ".join(sentences(paper(year, "report", "docx")))
    with ZipFile(BytesIO(file)) as archive:
        document = archive.read("word/document.xml").decode()
    drawn = unescape(" ".join(re.findall(r' descr="([^"]*)"', document)))  # a chart is a picture in Word
    text = set(sentences(paper(year, "report", "md")))
    assert [each for each in sorted(text) if each not in said and each not in re.sub(r"\s+", " ", drawn)] == []
    assert len(text) > MANY


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_digest_of_our_papers_is_read(form: str) -> None:
    kind = "workbook" if form == "xlsx" else "report"
    assert re.fullmatch("[0-9a-f]{64}", paper("real", kind, form).digest)


needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")


@needs_libreoffice
def test_libreoffice_leaves_text_anchors_and_digest_as_they_were(tmp_path: Path) -> None:
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(_with_bookmark(rendered("real", "report", "docx")))
    before = read_paper(source.read_bytes(), source.name)
    anchors = [(passage.text, passage.anchors) for passage in before.passages if passage.anchors]
    assert [anchor.name for _text, each in anchors for anchor in each] == ["dt_ban"]
    for form in ("odt", "docx"):
        after = read_paper(_converted(source, tmp_path / form, form), f"bao-cao.{form}")
        assert list(sentences(after)) == list(sentences(before))
        assert [(passage.text, passage.anchors) for passage in after.passages if passage.anchors] == anchors
        assert [(each.place, each.in_table) for each in after.passages] == [
            (each.place, each.in_table) for each in before.passages
        ]
        assert after.digest == before.digest


def _with_bookmark(data: bytes) -> bytes:
    """The file with an anchor around the first whole run that begins the text."""
    with ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    run = re.search(r"<w:r>(?:(?!</w:r>).)*Năm 2021 là năm(?:(?!</w:r>).)*</w:r>", document, re.DOTALL)
    assert run
    return with_part(data, "word/document.xml", document.replace(run[0], bookmark("dt_ban", run[0], number=77), 1))


def _converted(source: Path, folder: Path, form: str) -> bytes:
    folder.mkdir()
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / source.with_suffix(f".{form}").name).read_bytes()
