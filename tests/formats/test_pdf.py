import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dtreport.formats.cells import shown_words
from dtreport.formats.pdf import FONTS, render
from dtreport.papers.blocks import Chart, Heading, Items, Paper, Paragraph, Section, Table, Title
from tests.support.pdf_reader import catalog, copied, fragments, opened, printable, squeezed, tags, texts
from tests.support.sample_papers import NASTY_TEXTS, chart, figures, paper_of, people, signature
from tests.support.sample_papers import texts as table_of

HOSTILE = (
    "#include",
    '#import "@preview/x:1.0.0"',
    "[x]",
    "*đậm*",
    "_nghiêng_",
    "$ x^2 $",
    "@ref",
    "<label>",
    "\\",
    "\\u{41}",
    "=SUM(A1)",
    "= Đề mục",
    "- gạch",
    "/ thuật ngữ: nghĩa",
    "`mã`",
    "// ghi chú",
    "--- ... ~ 'a' \"b\"",
    "#panic()",
    "https://vi.du",
)


@pytest.fixture(scope="module")
def paper(nasty: Paper) -> Paper:
    return printable(nasty)


@pytest.fixture(scope="module")
def made(paper: Paper) -> bytes:
    return render(paper)


def test_the_nasty_paper_stays_as_it_is(made: bytes, matches_golden: Callable[[str, str], None]) -> None:
    matches_golden("pdf-nasty.txt", "\n".join(map(str, fragments(made))) + "\n")


def test_every_text_of_a_paper_can_be_copied_from_it_as_nfc(paper: Paper, made: bytes) -> None:
    found = copied(made)
    said = [text for section in paper.sections for block in section.blocks for text in _printed(block)]
    said += [paper.stamp, *(line for section in paper.sections for line in section.foot)]
    lines = [unicodedata.normalize("NFC", line) for text in said for line in text.split("\n")]
    loose = [line for line in lines if any(map(unicodedata.combining, line))]  # pypdf knows no ActualText: see below
    assert [line for line in lines if squeezed(line) not in found and line not in loose] == []
    assert len(loose) == 1


def _printed(block: Any) -> Iterator[str]:
    if isinstance(block, Chart):
        yield from (block.title, *block.series, *(bar.label for bar in block.bars))
    elif isinstance(block, Table):
        shown = shown_words(block)
        yield from (block.caption, *(column.label for column in shown.columns))
        yield from (text for _, words in shown.rows for text in words)
    else:
        yield from texts(block)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_decomposed_letters_are_copied_composed_and_loose_marks_with_their_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(render(paper_of(Paragraph(unicodedata.normalize("NFD", "Độc lập, Nguyễn, g\u0303 xong")))))
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "Độc lập, Nguyễn, g\u0303 xong"


@pytest.mark.parametrize("text", [*HOSTILE, *(text for text in NASTY_TEXTS if text.isascii())])
def test_markup_in_the_data_is_printed_as_it_stands(text: str) -> None:
    said = f"a {text} b"
    table = table_of((said,))
    blocks = (Title(said), Heading(said), Paragraph(said, said), Items((said,)), table, signature())
    made = render(Paper(said, said, (Section(said, blocks, foot=(said,)),), date(2022, 1, 14), "", said))
    found = " ".join(" ".join(page.extract_text() for page in opened(made).pages).split())
    assert found.count(said) == len(["stamp", "title", "heading", "lead", "paragraph", "item", "cell", "foot"])
    assert opened(made).metadata == opened(made).metadata | {"/Title": said, "/Author": said}  # type: ignore[operator]


def test_a_file_is_pdf_a_2b_and_says_what_it_is(made: bytes, paper: Paper) -> None:
    root = catalog(made)
    said = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in said
    assert "<xmp:CreateDate>2022-01-14T00:00:00+00:00</xmp:CreateDate>" in said
    assert f"<pdf:Keywords>sha256:{paper.digest}</pdf:Keywords>" in said
    assert "<rdf:li>vi-VN</rdf:li>" in said
    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    properties: dict[str, Any] = dict(opened(made).metadata or {})
    assert properties == {
        "/Title": paper.title,
        "/Author": paper.author,
        "/Keywords": f"sha256:{paper.digest}",
        "/Creator": _creator(said),
        "/CreationDate": "D:20220114000000Z",
        "/ModDate": "D:20220114000000Z",
    }


def _creator(metadata: str) -> str:
    found = re.search("<xmp:CreatorTool>(.*?)</xmp:CreatorTool>", metadata)
    assert found
    return found[1]


def test_a_bookmark_leads_to_every_title_and_heading() -> None:
    first = (Title("BÁO CÁO", "Tổng kết\nnăm 2021"), Heading("I. MỘT"), Heading("1. Hai", 2), Heading("a) Ba", 3))
    sections = (Section("Một", first), Section("Hai", (Title("Phụ lục I", "SỐ LIỆU"),)))
    reader = opened(render(Paper("Báo cáo", "Ban", sections, date(2022, 1, 14), "")))
    one, headings, two = ["BÁO CÁO Tổng kết năm 2021", "I. MỘT"], ["1. Hai", ["a) Ba"]], ["Phụ lục I SỐ LIỆU"]
    assert _titles(reader.outline) == [*one, headings, *two]
    assert reader.get_destination_page_number(reader.outline[-1]) == 1  # type: ignore[arg-type]


def _titles(outline: Any) -> list[Any]:
    return [_titles(each) if isinstance(each, list) else each.title for each in outline]


def test_tags_tell_what_everything_is() -> None:
    made = render(paper_of(Title("BÁO CÁO"), Heading("I. MỘT"), Heading("1. Hai", 2), figures(), chart()))
    found = tags(made)
    count = Counter(name for name, _ in found)
    assert (count["H1"], count["H2"], count["Table"], count["Figure"]) == (2, 1, 1, 1)
    assert count["TH"] == len(shown_words(figures()).columns)
    assert count["TR"] == 1 + len(figures().rows)
    assert next(said["/Alt"] for name, said in found if name == "Figure") == chart().summary


def test_a_chart_is_drawn_and_no_picture() -> None:
    [page] = opened(render(paper_of(chart()))).pages
    assert list(page.images) == []
    assert page.get_contents().get_data().count(b" l\n") > len(chart().bars)  # type: ignore[union-attr] # it has some


def test_nothing_but_the_fonts_of_the_package_is_used(made: bytes) -> None:
    fonts = {font.partition("+")[2] for font in _fonts(made)}
    assert fonts == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}
    assert {file.stem for file in FONTS.glob("*.ttf")} == {*fonts, "Tinos-BoldItalic"}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def _fonts(made: bytes) -> set[str]:
    resources: list[Any] = [page["/Resources"] for page in opened(made).pages]
    return {str(font.get_object()["/BaseFont"]) for each in resources for font in each.get("/Font", {}).values()}


def test_one_process_makes_one_paper_after_another(made: bytes, paper: Paper) -> None:
    render(paper_of(people(3)))
    assert render(paper) == made


def test_a_paper_without_anything_is_a_page() -> None:
    for empty in (Paper("", "", (), date(2022, 1, 14), ""), paper_of(), paper_of(Paragraph(""), Table("a", (), ()))):
        assert len(opened(render(empty)).pages) == 1
