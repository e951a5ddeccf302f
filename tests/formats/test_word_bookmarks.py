"""Bookmarks of a Word file: they name what came from the year, and nobody sees them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import NothingToSayError
from dtreport.formats.word import render
from dtreport.papers.anchors import source_named
from dtreport.papers.blocks import Chart, Paper, Paragraph
from dtreport.vietnamese.wording import Source, SourceStretch, Wording, within
from tests.support.agreement_years import CASES, KINDS, case, paper_of
from tests.support.sample_papers import paper_of as sample
from tests.support.sourced_papers import agrees, forgetting, stretches_in
from tests.support.word_checker import wrong
from tests.support.word_reader import Element, WordFile, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD_KINDS = [kind.name for kind in KINDS if "docx" in kind.formats]


def papers() -> Iterator[tuple[str, str, Paper]]:
    for year in CASES:
        for kind in WORD_KINDS:
            try:
                yield year, kind, paper_of(year, kind, "docx")
            except NothingToSayError:
                continue


def bookmarks(body: Element) -> list[tuple[str, str]]:
    """The bookmarks of a text by their names, with the words in them, in the order in which they begin."""
    words: dict[str, str] = {}
    names: dict[str, str] = {}
    is_open: list[str] = []
    for node in body.iter(w("bookmarkStart"), w("bookmarkEnd"), w("t"), w("br"), w("noBreakHyphen")):
        number = str(node.get(w("id")))
        if node.tag == w("bookmarkStart"):
            names[number] = str(node.get(w("name")))
            assert names[number] not in words
            words[names[number]] = ""
            is_open.append(number)
        elif node.tag == w("bookmarkEnd"):
            is_open.remove(number)
        else:
            for each in is_open:
                words[names[each]] += {w("br"): "\n", w("noBreakHyphen"): "-"}.get(str(node.tag), node.text or "")
    assert is_open == []
    return list(words.items())


def looks(body: Element) -> list[tuple[str, list[tuple[str, str]]]]:
    """The paragraphs with the properties of their runs, those that look alike as one."""
    paragraphs = []
    for paragraph in body.iter(w("p")):
        runs: list[tuple[str, str]] = []
        for run in paragraph.iter(w("r")):
            style = run.find(f"{w('rPr')}/{w('rStyle')}")
            look = "" if style is None else str(style.get(w("val")))
            if runs and runs[-1][0] == look:
                runs[-1] = look, runs[-1][1] + text_of(run)
            else:
                runs.append((look, text_of(run)))
        paragraphs.append((str(paragraph.findtext(w("pPr"))), runs))
    return paragraphs


def test_nobody_sees_the_bookmarks() -> None:
    for _year, kind, paper in papers():
        with_names, without = WordFile(render(paper)), WordFile(render(forgetting(paper)))
        assert looks(with_names.body) == looks(without.body), kind
        assert "bookmarkStart" not in str(without.parts["word/document.xml"])
        assert {name: part for name, part in with_names.parts.items() if name != "word/document.xml"} == {
            name: part for name, part in without.parts.items() if name != "word/document.xml"
        }


def test_each_bookmark_names_the_record_whose_words_are_in_it() -> None:
    for year, kind, paper in papers():
        found = bookmarks(WordFile(render(paper)).body)
        this_year = case(year).year
        for name, words in found:
            source = source_named(name, this_year)
            assert source is not None, name
            if source.field != "previous":  # which another year may have said
                assert agrees(source, words, this_year), (kind, name, words)
        blocks = tuple(block for section in paper.sections for block in section.blocks if not isinstance(block, Chart))
        # The word before a figure stands with it in one cell.
        wanted = {source for source, _words in stretches_in(blocks) if not source.field.endswith("qualifier")}
        assert wanted - {source_named(name, this_year) for name, _words in found} == set(), kind


def test_bookmarks_are_numbered_in_the_order_of_reading() -> None:
    body = WordFile(render(paper_of("real", "report", "docx"))).body
    numbers = [int(str(each.get(w("id")))) for each in body.iter(w("bookmarkStart"))]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) > 150


@pytest.mark.parametrize("year", CASES)
def test_the_report_with_its_bookmarks_keeps_to_the_decree(year: str) -> None:
    paper = paper_of(year, "report", "docx")
    assert wrong(render(paper)) == wrong(render(forgetting(paper)))


def test_a_number_that_a_bookmark_parts_is_still_not_broken() -> None:
    text = within(
        "Số " + within("04", Source("counts", "sl-1", "value")) + "-NQ/TU & nữa\nhết", Source("text", "", "aims", 1)
    )
    body = WordFile(render(sample(Paragraph(text)))).body
    assert bookmarks(body) == [("_dt__text__aims1", text), ("_dt_sl_1__value", "04")]
    assert len(list(body.iter(w("noBreakHyphen")))) == 1


def test_bookmarks_that_would_cross_are_left_out() -> None:
    source = Source("counts", "sl-1", "value")
    text = Wording(
        "một hai ba", (SourceStretch(source, 0, 5), SourceStretch(source, 3, 8), SourceStretch(source, 8, 10))
    )
    body = WordFile(render(sample(Paragraph(text)))).body
    assert [words for _name, words in bookmarks(body)] == ["một h", "ba"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_bookmarks_outlive_libreoffice(tmp_path: Path) -> None:
    data = render(paper_of("full", "report", "docx"))
    before = bookmarks(WordFile(data).body)
    (tmp_path / "sua.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    for form, folder in (("odt", tmp_path), ("docx", tmp_path / "back")):
        place = tmp_path / ("sua.docx" if form == "odt" else "sua.odt")
        subprocess.run([*command, form, "--outdir", str(folder), str(place)], check=True, capture_output=True)
    back = (tmp_path / "back" / "sua.docx").read_bytes()
    assert bookmarks(WordFile(back).body) == before
