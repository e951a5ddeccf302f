from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats.chart_geometry import plot_of
from dtreport.formats.font_metrics import pixels
from dtreport.papers.blocks import Bar, Chart
from tests.support.html_tree import all_said, said, tree_of
from tests.support.sample_papers import chart

VALUES = st.none() | st.decimals(-(10**15), 10**15, places=2) | st.integers(-9, 9).map(Decimal)
CHARTS = st.integers(1, 3).flatmap(
    lambda series: st.lists(st.tuples(*[VALUES] * series), min_size=1, max_size=4).map(
        lambda rows: Chart("", tuple("abc"[:series]), tuple(Bar("x", row) for row in rows), "")
    )
)


def one_series(*values: Decimal | None) -> Chart:
    return Chart("", ("a",), tuple(Bar("x", (value,)) for value in values), "")


def picture(chart_: Chart) -> Element:
    svg = tree_of(chart_).find(".//svg")
    assert svg is not None
    return svg


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((Decimal(2), Decimal("90.5")), [0, 20, 40, 60, 80, 100]),
        ((Decimal(2), Decimal(1)), [0, 1, 2]),
        ((Decimal(-5), Decimal(12)), [-5, 0, 5, 10, 15]),
        ((Decimal("0.35"),), ["0", "0.1", "0.2", "0.3", "0.4"]),
        ((Decimal(0), None), [0, 1]),
        ((), [0, 1]),
    ],
)
def test_the_axis_has_round_values(values: tuple[Decimal | None, ...], ticks: list[int | str]) -> None:
    assert [tick.value for tick in plot_of(one_series(*values)).ticks] == [Decimal(tick) for tick in ticks]


@given(CHARTS)
def test_bars_begin_at_zero_and_are_as_long_as_their_values(drawn: Chart) -> None:
    plot = plot_of(drawn)
    assert (plot.ticks[0].at, plot.ticks[-1].at) == (0, 1)
    assert 2 <= len(plot.ticks) <= 8
    [zero] = [tick.at for tick in plot.ticks if not tick.value]
    span = plot.ticks[-1].value - plot.ticks[0].value
    for bar in (bar for group in plot.groups for bar in group.bars):
        assert 0 <= bar.start <= bar.end <= 1
        assert zero in (bar.start, bar.end)
        assert bar.end - bar.start == pytest.approx(float(abs(bar.value or Decimal(0)) / span), abs=1e-9)


def test_every_bar_has_its_series_and_its_figure_beside_it() -> None:
    svg = picture(chart())
    assert all_said(svg, "text[@class='label']") == ["Hội nghị", "Đại biểu", "Khác"]
    assert all_said(svg, "text[@class='series']") == ["Kế hoạch", "Thực hiện"] * 3
    assert all_said(svg, "text[@class='figure']") == ["2", "1", "…", "90,5", "0", "…"]
    lines = [(text.get("y"), text.get("class")) for text in svg.iterfind("text")]
    assert [y for y, kind in lines if kind == "series"] == [y for y, kind in lines if kind == "figure"]


def test_nothing_is_drawn_for_zero_and_for_what_is_not_reported() -> None:
    assert len(picture(chart()).findall("rect")) == 3


def test_what_is_more_than_nothing_is_seen() -> None:
    small = picture(one_series(Decimal(1), Decimal(1_000_000))).find("rect")
    assert small is not None
    assert float(small.attrib["width"]) >= 1


def test_series_are_told_apart_by_more_than_their_names() -> None:
    drawn = Chart("", ("a", "b", "c", "d"), (Bar("x", (Decimal(1),) * 4),), "")
    looks = [bar.get("class") for bar in picture(drawn).iterfind("rect")]
    assert looks == ["bar look-4", "bar look-3", "bar look-2", "bar look-1"]  # what was done is darkest


def test_a_picture_says_in_words_what_it_shows() -> None:
    drawn = picture(chart())
    assert drawn.get("role") == "img"
    title, text = drawn.findall("title")[0], drawn.findall("desc")[0]
    assert (drawn.get("aria-labelledby"), drawn.get("aria-describedby")) == (title.get("id"), text.get("id"))
    assert said(title) == "Kế hoạch và thực hiện"
    assert said(text) == (
        "Một trong hai chỉ tiêu đạt kế hoạch. Hội nghị: Kế hoạch 2; Thực hiện 1. "
        "Đại biểu: Kế hoạch …; Thực hiện 90,5. Khác: Kế hoạch 0; Thực hiện …."
    )
    figure = tree_of(chart()).find(".//figure")
    assert figure is not None
    assert all_said(figure, "figcaption") == ["Kế hoạch và thực hiện"]
    assert [child.tag for child in figure] == ["figcaption", "svg"]  # it is not said again under the picture


@pytest.mark.parametrize("length", [1, 20, 200])
@pytest.mark.parametrize("digits", [1, 15, 28])
def test_no_word_and_no_figure_leaves_the_picture(length: int, digits: int) -> None:
    value = Decimal(f"1E{digits}")
    drawn = picture(Chart("", ("Dài" * length, "B"), (Bar("Chỉ tiêu " * length, (value, -value / 3)),), ""))
    _, _, width, height = map(float, drawn.attrib["viewbox"].split())
    for text in drawn.iterfind("text"):
        x, wide = float(text.attrib["x"]), pixels(said(text), 12, bold=text.get("class") == "label")
        left = {"series": x - wide, "tick": x - wide / 2}.get(text.attrib["class"], x)
        assert left >= (-wide / 2 if text.get("class") == "tick" else 0)
        assert left + wide <= width
        assert 0 < float(text.attrib["y"]) <= height
    for bar in drawn.iterfind("rect"):
        assert float(bar.attrib["x"]) >= 0
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= width


def test_charts_have_names_of_their_own() -> None:
    main = tree_of(chart(), chart())
    assert [figure.get("id") for figure in main.iterfind(".//figure")] == ["chart-1", "chart-2"]
