import io
import subprocess
import sys
import zipfile
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.console import Console

from dtreport.errors import NothingToSayError
from dtreport.formats import FORMATS, format_named
from dtreport.formats.terminal import renderable
from dtreport.papers import PAPERS, paper_named
from dtreport.papers.blocks import Column, Items, Paper, Paragraph, Row, Table
from dtreport.report import Years, read_year_data
from tests.support.pdf_reader import copied
from tests.support.sample_papers import paper_of

FORMAT_NAMES = [each.name for each in FORMATS]


def test_the_formats_can_be_read_aloud() -> None:
    assert FORMAT_NAMES == ["xlsx", "docx", "pdf", "html", "csv", "md", "txt", "json"]
    assert [each.suffix for each in FORMATS] == [f".{name}" for name in FORMAT_NAMES]
    assert all(each.label for each in FORMATS)
    assert [each.name for each in FORMATS if each.public] == ["html"]


def test_a_format_is_found_by_its_name_and_an_unknown_one_is_a_key_error() -> None:
    assert format_named("md").suffix == ".md"
    with pytest.raises(KeyError):
        format_named("doc")


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_format_renders_every_paper(name: str, nasty: Paper) -> None:
    empty = Paper("", "", (), nasty.dated, "")
    texts = nasty.sections[1]  # have letters that the font of the PDF lacks, which it says by their names
    whole = replace(nasty, sections=tuple(section for section in nasty.sections if name != "pdf" or section != texts))
    for paper in (whole, empty, paper_of()):
        assert format_named(name).render(paper)


UNSAFE = "\x1b\x85\x9b\u061c\u200f\u202e\u2067\u206a\u2028\U000e0041"


# CSV is for programs and gives every text back as it is; no year file that loads has one of these in it.
@pytest.mark.parametrize("name", [name for name in FORMAT_NAMES if name != "csv"])
def test_no_format_lets_through_what_turns_or_hides_text(name: str) -> None:
    words = f"a{UNSAFE}b"
    table = Table("t", (Column("a", words),), (Row((words,)),), words)
    content = format_named(name).render(paper_of(Paragraph(words), Items((words,)), table))
    texts = [content.decode("utf-8", "replace").lstrip("\ufeff")]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            texts = [package.read(part).decode("utf-8", "replace") for part in package.namelist()]
    if name == "pdf":
        texts = [copied(content)]
    assert [char for char in UNSAFE if any(char in text for text in texts)] == []


def test_figures_as_large_and_as_small_as_a_year_holds_are_rendered_in_every_format() -> None:
    figures = {"value": 999_999_999_999_999, "plan": Decimal("0.00000000000001"), "previous": Decimal("-1E-14")}
    counts = [{"code": code, "name": code, "unit": "hộ", **figures} for code in ("a", "b")]
    counts.append({**counts[0], "code": "c", "part_of": "a", "value": Decimal("0.00000000000001"), "plan": 10**14})
    data = {"schema": 1, "year": 2021, "agency": {"name": "Ban"}, "counts": counts, "text": {"overview": "{a.percent}"}}
    year = read_year_data(data).year
    assert year is not None
    said = set()
    for kind in PAPERS:
        for form in (name for name in FORMAT_NAMES if name in kind.formats):
            with suppress(NothingToSayError):
                assert format_named(form).render(kind.build(Years(year)))
                said.add((kind.name, form))
    assert said > {("workbook", "xlsx"), *(("report", name) for name in ("docx", "pdf", "html", "md", "txt", "json"))}
    Console(file=io.StringIO(), width=80).print(renderable(paper_named("overview").build(Years(year))))


def test_importing_the_formats_loads_no_heavy_library() -> None:
    heavy = {"openpyxl", "docx", "typst", "rich", "typer", "pydantic"}
    code = f"import sys, dtreport.formats; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
