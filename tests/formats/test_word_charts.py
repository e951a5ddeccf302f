from dataclasses import replace
from decimal import Decimal

from dtreport.formats.word import render
from dtreport.papers.blocks import Bar, Chart, Title
from tests.support.sample_papers import chart, paper_of
from tests.support.word_reader import WordFile


def test_a_chart_carries_its_figures_and_says_what_can_be_seen() -> None:
    file = WordFile(render(paper_of(chart())))
    drawn = file.xml("word/charts/chart1.xml")
    said = [str(text) for text in drawn.itertext()]
    assert [text for text in said if text in ("Kế hoạch", "Thực hiện")] == ["Kế hoạch", "Thực hiện"]
    assert "90,5" in said
    labels = ["".join(map(str, label.itertext())) for label in drawn.iter("{*}dLbl")]
    assert labels == ["2", "…", "0", "1", "90,5", "…"]
    described_by = next(file.body.iter("{*}docPr"))
    assert described_by.get("descr") == chart().summary
    assert {name for name in file.parts if "embed" in name} == set()


def test_what_was_done_is_darkest_in_a_chart() -> None:
    three = Chart("", ("Năm trước", "Kế hoạch", "Thực hiện"), (Bar("A", (Decimal(1),) * 3),), "")
    drawn = WordFile(render(paper_of(three))).xml("word/charts/chart1.xml")
    fills = [look[0] for series in drawn.iter("{*}ser") for look in series.iterfind("{*}spPr")]
    assert [next(fill.iter("{*}srgbClr")).get("val") for fill in fills] == ["D2D2D2", "000000", "464646"]
    assert [fill.get("prst") for fill in fills] == [None, "wdUpDiag", None]


def test_a_tall_chart_leaves_room_for_the_title_of_its_page() -> None:
    bars = chart().bars * 30
    for landscape, room in ((False, 14286), (True, 9638)):
        tall = replace(chart(), bars=bars)
        file = WordFile(render(paper_of(Title("Phụ lục I", "BIỂU ĐỒ"), tall, landscape=landscape)))
        assert int(next(file.body.iter("{*}extent")).get("cy", "0")) / 635 < 0.75 * room


def test_figures_of_a_chart_are_as_large_and_as_small_as_a_year_holds() -> None:
    bars = tuple(replaced._replace(values=(Decimal("1E-14"), Decimal(10**15))) for replaced in chart().bars)
    said = render(paper_of(replace(chart(), bars=bars)))
    assert "0.00000000000001" in WordFile(said).parts["word/charts/chart1.xml"].decode()
