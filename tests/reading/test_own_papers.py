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
from tests.support.edited_word import (
    bookmark,
    cell,
    comment,
    commented,
    deleted,
    inserted,
    old_run,
    paragraph,
    row,
    run,
    table,
    word_file,
)
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
def test_libreoffice_leaves_text_anchors_changes_and_digest_as_they_were(tmp_path: Path) -> None:
    sources = {
        "bao-cao": rendered("real", "report", "docx"),
        "sua": word_file(*CHANGED, comments=comment(4, paragraph(run("Xem lại")))),
    }
    for name, data in sources.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    for form in ("odt", "docx"):
        _convert(tmp_path, form, *(tmp_path / f"{name}.docx" for name in sources))
        for name, data in sources.items():
            after = (tmp_path / form / f"{name}.{form}").read_bytes()
            for view in (False, True):
                assert essence(after, form, before_changes=view) == essence(data, "docx", before_changes=view)


def essence(data: bytes, form: str, *, before_changes: bool) -> list[object]:
    """What must stay, whatever program has the file."""
    paper = read_paper(data, f"bao-cao.{form}", before_changes=before_changes)
    passages = [(each.text, each.place, sorted(each.anchors), each.in_table) for each in paper.passages]
    assert any(anchors for _text, _place, anchors, _ in passages)
    return [passages, paper.comments, paper.changes, paper.digest]


CHANGED = (
    paragraph(run("Mở "), deleted(old_run("02")), inserted(run("0"), run("3")), run(" hội nghị.")),
    paragraph(run("Một "), mark="del"),
    paragraph(run("hai")),
    paragraph(run("Ba"), mark="ins"),
    paragraph(inserted(run("mới")), run(" bốn")),
    paragraph(commented(4, run("Năm"))),
    paragraph(deleted(old_run("Cả đoạn.")), mark="del"),
    paragraph(run("Sáu"), bookmark("dt_ban", run(" bảy"))),
    table(row(cell(paragraph(run("A"))), cell(paragraph(run("B"), deleted(old_run("9")))))),
    paragraph(run("Hết.")),
)


def _convert(folder: Path, form: str, *files: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder / form), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
