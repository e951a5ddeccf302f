"""Charts that Excel draws itself: from which cells, with which words, and whole on a page."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

from dtreport.formats.excel import native_chart
from dtreport.papers.blocks import NOT_REPORTED, Bar, Chart, Column, ColumnKind, Paragraph, Row, Table
from tests.support.sample_papers import chart, figures, paper_of, part, people, texts
from tests.support.workbooks import pages_of, render, sheet_of

DONE = Chart(
    "Thực hiện so với kế hoạch",
    ("Kế hoạch", "Thực hiện"),
    (Bar("Hội nghị", (Decimal(3), Decimal(2))), Bar("Đại biểu", (None, Decimal(90))), Bar("Xã", (Decimal(0), None))),
    "Hội nghị: 02, đạt 66,7% kế hoạch.",
)


def table_of(*bars: Bar) -> Table:
    columns = (
        Column("name", "Chỉ tiêu", width=40),
        Column("done", "Thực hiện", ColumnKind.NUMBER, 12),
        Column("plan", "Kế hoạch", ColumnKind.NUMBER, 12),
    )
    rows = [Row((bar.label, NOT_REPORTED if bar.values[1] is None else bar.values[1], bar.values[0])) for bar in bars]
    return Table("figures", columns, tuple(rows))


def chart_xml(*blocks: Any) -> str:
    return unescape(part(render(paper_of(*blocks)), "xl/charts/chart1.xml"))


def test_a_chart_is_drawn_from_the_cells_of_the_table() -> None:
    others = Bar("Khác", (Decimal(1), Decimal(1)))
    xml = chart_xml(table_of(DONE.bars[0], others, DONE.bars[1], DONE.bars[2]), DONE)
    addresses = re.findall("<f>(.*?)</f>", xml)
    assert addresses[:3] == ["'Tờ'!$C$1", "('Tờ'!$A$2,'Tờ'!$A$4:$A$5)", "('Tờ'!$C$2,'Tờ'!$C$4:$C$5)"]
    assert addresses[3:] == ["'Tờ'!$B$1", "('Tờ'!$A$2,'Tờ'!$A$4:$A$5)", "('Tờ'!$B$2,'Tờ'!$B$4:$B$5)"]
    points = re.findall('<pt idx="(.)"><v>(.*?)</v>', xml.partition('<order val="1"/>')[0])
    assert points == [("0", "Kế hoạch"), ("0", "Hội nghị"), ("1", "Đại biểu"), ("2", "Xã"), ("0", "3"), ("2", "0")]


def test_figures_that_no_table_has_are_printed_beside_the_chart() -> None:
    sheet = sheet_of(figures(), DONE, Paragraph("sau"))
    words = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    at = words.index([DONE.title, "Kế hoạch", "Thực hiện"])
    assert words[at + 1 : at + 4] == [["Hội nghị", 3, 2], ["Đại biểu", "…", 90], ["Xã", 0, "…"]]
    assert words[at + 4 :] == [[], ["sau"]]
    assert list(sheet.tables) == ["so_lieu"]


def test_two_figures_of_one_name_are_told_apart_by_what_they_are() -> None:
    one, other = Bar("Cấp xã", (Decimal(1), Decimal(2))), Bar("Cấp xã", (Decimal(3), Decimal(4)))
    both = Chart("B", DONE.series, (other, one), "s")
    xml = chart_xml(table_of(one, other), both)
    assert "('Tờ'!$C$3,'Tờ'!$C$2)" in xml


def test_what_is_not_reported_has_no_bar_and_no_figure_but_zero_has() -> None:
    first, second = chart_xml(table_of(*DONE.bars), DONE).split("</ser>")[:2]
    silent = [re.findall('<dLbl><idx val="(.)"/>', series) for series in (first, second)]
    assert silent == [["1"], ["2"]]
    assert '<pt idx="2"><v>0</v>' in first
    assert '<pt idx="2">' not in second.partition("<val>")[2]


def test_a_chart_can_be_read_without_seeing_it_and_without_colours() -> None:
    data = render(paper_of(table_of(*DONE.bars), DONE))
    drawing = unescape(part(data, "xl/drawings/drawing1.xml"))
    assert f'name="{DONE.title}" descr="{DONE.summary}"' in drawing
    xml = unescape(part(data, "xl/charts/chart1.xml"))
    assert xml.count('<showVal val="1"/>') == 2
    assert xml.count('<delete val="0"/>') == 2
    assert '<min val="0"/>' in xml
    assert f"<a:t>{DONE.title}</a:t>" in xml
    assert set(re.findall('typeface="(.*?)"', xml)) == {"Times New Roman"}
    fills = re.findall("<spPr>(?:<a:solidFill|<a:pattFill).*?</(?:a:solidFill|a:pattFill)>", xml)
    assert len(fills) == len(set(fills)) == 2
    assert ["464646" in fill for fill in fills] == [False, True]  # what was done is darkest


def test_an_axis_with_negative_figures_does_not_begin_at_nothing() -> None:
    bars = Bar("A", (Decimal(-1), Decimal(2))), Bar("B", (Decimal("0.25"), Decimal(2)))
    xml = chart_xml(Chart("T", DONE.series, bars, "s"))
    assert "<min val" not in xml
    assert '<numFmt formatCode="#,##0.00"/>' in xml


def test_a_chart_is_never_parted_and_one_of_many_bars_goes_on_in_another() -> None:
    bars = tuple(Bar(f"Chỉ tiêu {place}", (Decimal(place), Decimal(1))) for place in range(30))
    many = Chart("Nhiều", DONE.series, bars, "Ba mươi chỉ tiêu.")
    for landscape in (False, True):
        room = ((210 if landscape else 297) - 40) / 25.4 * 72
        parts = list(native_chart.split_chart(many, room, with_signature=False))
        assert tuple(bar for each in parts for bar in each.bars) == bars
        for each in parts:
            lines = list(native_chart.lines(each))
            assert sum(line.height for line in lines) < room
            assert all(line.height <= 409 for line in lines)
            assert [line.keep_next for line in lines] == [True] * (len(lines) - 1) + [False]
        sheet = sheet_of(table_of(*bars), many, landscape=landscape)
        assert len(sheet._charts) == len(parts)  # type: ignore[attr-defined] # noqa: SLF001, it has no other way
    for figure in range(20, 40):
        sheet = sheet_of(texts(("a",) * figure), chart())
        anchor = sheet._charts[0].anchor  # type: ignore[attr-defined] # noqa: SLF001, the same
        assert len(set(pages_of(sheet)[anchor._from.row : anchor.to.row + 1])) == 1  # noqa: SLF001, the same


def test_labels_are_not_repeated_over_a_chart_on_a_page_of_its_own() -> None:
    assert sheet_of(table_of(*DONE.bars), DONE).print_title_rows is None
    long = tuple(Bar(f"Chỉ tiêu {place}", (Decimal(place), None)) for place in range(60))
    assert sheet_of(table_of(*DONE.bars, *long), DONE).print_title_rows == "$1:$1"
    assert sheet_of(table_of(*DONE.bars, *long), DONE, DONE).print_title_rows is None


def test_a_chart_takes_the_last_row_of_its_table_along_under_the_repeated_labels() -> None:
    for number in range(60, 100, 3):
        bars = *DONE.bars, *(Bar(f"Chỉ tiêu {place}", (Decimal(place), None)) for place in range(number))
        sheet = sheet_of(table_of(*bars), DONE)
        first = sheet._charts[0].anchor._from.row  # type: ignore[attr-defined] # noqa: SLF001, it has no other way
        pages = pages_of(sheet)
        assert pages[first] == pages[first - 1]


def test_a_chart_alone_is_no_reason_to_fail() -> None:
    assert sheet_of(chart())["A1"].value == chart().title
    assert sheet_of(people(2), Chart("Không", (), (), "s")).tables
