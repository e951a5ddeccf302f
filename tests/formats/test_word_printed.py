"""Word files as an office sees them: through LibreOffice on paper."""

from collections import Counter
from dataclasses import replace

import pytest

from dtreport.papers.blocks import Addressees, Block, Column, ColumnKind, Paper, Paragraph, Row, Section, Table, Title
from tests.support.printed_pages import Page, needs_printing, printed
from tests.support.sample_papers import (
    FORTY_LINES,
    LONG_TEXT,
    chart,
    letterhead,
    nasty_paper,
    paper_of,
    people,
    signature,
    texts,
)

pytestmark = needs_printing

LONG_NAME = "NguyễnVănAnhĐức" * 20
SENTENCE = "Kịp thời tham mưu Ủy ban nhân dân tỉnh. "
MILLIMETRE = 72 / 25.4


def crowded_table() -> Table:
    """Names without a space in them, and results that are longer than a page."""
    columns = (
        Column("tt", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Họ và tên", width=20),
        Column("result", "Kết quả", width=40),
        Column("number", "Số lượng", ColumnKind.NUMBER, 10),
    )
    given = ((LONG_NAME, FORTY_LINES), ("Nguyễn Văn A", f"{FORTY_LINES}\n{FORTY_LINES}"), ("Trần Thị B", LONG_TEXT))
    rows = tuple(Row((order, name, result, 5)) for order, (name, result) in enumerate(given, 1))
    return Table("chat", columns, rows, "Bảng dài")


def at_the_end(count: int) -> tuple[Block, ...]:
    """A paper whose end is so near the end of a page that a signature would not go on it, or only just."""
    return letterhead(), *(Paragraph(SENTENCE * 3) for _order in range(count)), Paragraph(SENTENCE), signature()


def high_ends() -> tuple[Section, ...]:
    """Rows and charts that do not go on one page with a signature."""
    rows = "\n".join(f"việc {order}" for order in range(20))
    blocks: list[Block] = [texts((*("ngắn",) * above, rows)) for above in (0, 8, 16)]
    blocks += [replace(chart(), bars=chart().bars * figure) for figure in (1, 2, 4)]
    return tuple(Section("", (Title("BIỂU"), block, signature()), landscape=True) for block in blocks)


def announced(count: int) -> tuple[Block, ...]:
    """A table with groups, and what announces it so near the end of a page that one of them would stand there alone."""
    groups = (row for name in "ABCDEF" for row in (Row((f"Nhóm {name}", ""), strong=True), Row(("một", "hai"))))
    table = Table("nhom", (Column("a", "Họ và tên"), Column("b", "Đơn vị")), tuple(groups))
    return *(Paragraph("tham mưu") for _order in range(count)), Paragraph("Danh sách như sau."), table


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    crowded = letterhead(), Title("TỜ TRÌNH", LONG_TEXT[:200]), Addressees("Kính gửi:", ("Sở Nội vụ.",))
    papers: dict[str, Paper] = {
        "nasty": nasty_paper(),
        "crowded": paper_of(*crowded, Paragraph(LONG_NAME), crowded_table(), signature(), stamp="DỰ THẢO"),
        "texts": paper_of(texts((FORTY_LINES, *(f"Số {place} {SENTENCE}" for place in range(60)))), Paragraph("./.")),
    }
    ends = tuple(Section(str(figure), at_the_end(figure)) for figure in range(9, 13))
    tables = tuple(Section(str(figure), (people(figure), signature())) for figure in range(29, 41, 2))
    papers["groups"] = replace(paper_of(), sections=tuple(Section("", announced(figure)) for figure in range(20, 31)))
    papers["ends"] = replace(paper_of(), sections=(*ends, *tables, *high_ends()))
    return printed(papers, "docx", tmp_path_factory.mktemp("word"))


def test_nothing_runs_out_of_the_page(pages: dict[str, list[Page]]) -> None:
    for page in [page for found in pages.values() for page in found]:
        least = 30 if page.width > 600 else 35
        assert page.left > (least - 4) * MILLIMETRE  # the table of the letterhead begins 3.5 mm before the text
        assert page.right < page.width - 10 * MILLIMETRE  # and hangs 9 mm into the margin of 20 mm


def test_all_text_shows(pages: dict[str, list[Page]]) -> None:
    words = Counter(" ".join(line for page in pages["texts"] for line in page.lines).split())
    given = Counter((FORTY_LINES + " " + " ".join(f"Số {place} {SENTENCE}" for place in range(60))).split())
    assert not given - words
    shown = "".join(line for page in pages["crowded"] for line in page.lines)
    assert shown.count("Dòng thứ 40") == 3
    assert "".join(shown.split()).count("NguyễnVăn") >= 30  # some are parted by the ends of lines


def test_the_head_of_a_table_is_repeated_on_each_page(pages: dict[str, list[Page]]) -> None:
    listed = [page for page in pages["nasty"] if any("447.000" in line for line in page.lines)]
    assert len(listed) > 8
    assert all(any("Họ và tên, đơn vị" in line for line in page.lines) for page in listed)


def test_pages_are_numbered_from_the_second_of_each_section_and_all_are_stamped(pages: dict[str, list[Page]]) -> None:
    stamp = nasty_paper().stamp
    heads = [page.lines[0] for page in pages["nasty"]]
    first = [place for place, head in enumerate(heads) if head == stamp]
    assert len(first) == 3
    numbers = [head.removesuffix(stamp).strip() for head in heads]
    for start, end in zip(first, [*first[1:], len(heads)], strict=True):
        assert numbers[start:end] == ["", *(str(number) for number in range(2, end - start + 1))]


def test_a_signature_never_stands_alone_and_is_never_parted(pages: dict[str, list[Page]]) -> None:
    signed = [page for page in pages["ends"] if any("Nguyễn Thái Nam" in line for line in page.lines)]
    assert len(signed) == 16
    for page in signed:
        assert all(words in page.text for words in ("Thái Nguyên, ngày 14", "PHÓ TRƯỞNG BAN", "NGƯỜI LẬP BIỂU"))
        assert any(words in page.text for words in ("tham mưu", "Tổng cộng", "việc 19", "Khác"))
    alone = [page for page in pages["ends"] if page.lines[0] == "2" and page in signed]
    assert alone, "none of the papers ends where it matters"


def test_neither_a_group_nor_what_announces_a_table_is_the_last_of_a_page(pages: dict[str, list[Page]]) -> None:
    last = [page.lines[-1] for page in pages["groups"]]
    assert len(last) > 15, "no table is parted"
    assert not [line for line in last if line.startswith(("Nhóm", "Danh sách", "Họ và tên"))]


def test_a_chart_is_drawn_with_its_labels_and_figures(pages: dict[str, list[Page]]) -> None:
    shown = " ".join(line for page in pages["nasty"] for line in page.lines)
    assert "90,5" in shown
    assert "Đại biểu" in shown
