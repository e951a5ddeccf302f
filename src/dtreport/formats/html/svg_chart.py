"""A chart as a picture in the page: bars, each with the name of its series before it and its figure after it."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dtreport.formats.chart_geometry import Plot, PlottedBar, figure_text, plot_of, shade
from dtreport.formats.font_metrics import pixels
from dtreport.formats.html.html_elements import element, lines
from dtreport.formats.line_breaks import wrapped
from dtreport.papers.blocks import Chart

# Lengths are in units of the picture; it is scaled to the width of the page, which is 328 pixels on the smallest phone.
_WIDTH, _LEAST_PLOT, _MOST_NAME = 400, 140, 150
_SIZE = 16
_LINE, _BAR, _GAP = 20, 13, 14
_LOOKS = 4
_SLACK = 1.08  # another font than Times New Roman may be wider
_POINTS = 0.75


class _Frame(NamedTuple):
    """Where the names of the series end and how long the axis is; the figures stand to the right of it."""

    name: float
    plot: float
    width: float


def figure(chart: Chart, name: str) -> Element:
    """Return a chart with its title; `name` is its id."""
    caption = (element("figcaption", *lines(chart.title)),) if chart.title else ()
    return element("figure", *caption, _picture(chart, name), class_="chart", id=name)


def _picture(chart: Chart, name: str) -> Element:
    plot = plot_of(chart)
    frame = _frame(chart)
    drawn: list[Element] = []
    y = 0.0
    for group in plot.groups:
        for line in wrapped(group.label, frame.width / _SLACK, _measure):
            y += _LINE
            drawn.append(_text(line, 0, y - 5, class_="label"))
        top = y
        bars: list[Element] = []
        for bar in group.bars:
            names = wrapped(chart.series[bar.series], _MOST_NAME, _measure)
            look = f"look-{shade(bar.series, len(chart.series)) % _LOOKS + 1}"
            bars += _bar(bar, names, look, frame, y)
            y += _LINE * len(names)
        drawn += [*_grid(plot, frame, top, y), *bars]
        y += _GAP
    drawn += _axis(plot, frame, y)
    return element(
        "svg",
        element("title", chart.title, id=f"{name}-title"),
        element("desc", _in_words(chart), id=f"{name}-text"),
        *drawn,
        viewBox=f"0 0 {frame.width:.0f} {y + _LINE - _GAP:.0f}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-text",
    )


def _frame(chart: Chart) -> _Frame:
    name = min(max(map(_measure, chart.series), default=0.0), _MOST_NAME) * _SLACK + 8
    figures = (
        max((_measure(figure_text(value)) for bar in chart.bars for value in bar.values), default=0.0) * _SLACK + 8
    )
    plot = max(_WIDTH - name - figures, _LEAST_PLOT)
    return _Frame(name, plot, name + plot + figures)


def _bar(bar: PlottedBar, names: list[str], look: str, frame: _Frame, top: float) -> Iterator[Element]:
    for place, line in enumerate(names):
        yield _text(line, frame.name - 8, top + _LINE * (place + 1) - 5, class_="series")
    start, end = (frame.name + where * frame.plot for where in (bar.start, bar.end))
    y = top + (_LINE - _BAR) / 2
    if bar.value:
        size = {"x": _number(start), "y": _number(y), "width": _number(max(end - start, 1)), "height": _number(_BAR)}
        yield element("rect", class_=f"bar {look}", **size)
    yield _text(figure_text(bar.value), end + 6, top + _LINE - 5, class_="figure")


def _grid(plot: Plot, frame: _Frame, top: float, bottom: float) -> Iterator[Element]:
    """Yield a line for each value at the axis, behind the bars of one label."""
    for tick in plot.ticks:
        x = _number(frame.name + tick.at * frame.plot)
        look = "grid" if tick.value else "grid zero"
        yield element("line", x1=x, x2=x, y1=_number(top), y2=_number(bottom), class_=look)


def _axis(plot: Plot, frame: _Frame, y: float) -> Iterator[Element]:
    """Yield the values at the axis; only the outer ones where there is no room for all."""
    widest = max(_measure(figure_text(tick.value)) for tick in plot.ticks)
    ticks = plot.ticks if widest * len(plot.ticks) < frame.plot else (plot.ticks[0], plot.ticks[-1])
    for tick in ticks:
        yield _text(figure_text(tick.value), frame.name + tick.at * frame.plot, y, class_="tick")


def _in_words(chart: Chart) -> str:
    """Return what the picture shows, for those who cannot see it."""
    bars = (
        "; ".join(f"{name} {figure_text(value)}" for name, value in zip(chart.series, bar.values, strict=True))
        for bar in chart.bars
    )
    sentences = (f"{bar.label}: {figures}." for bar, figures in zip(chart.bars, bars, strict=True))
    return " ".join(filter(None, (chart.summary, *sentences)))


def _text(text: str, x: float, y: float, class_: str) -> Element:
    return element("text", text.strip(), x=_number(x), y=_number(y), class_=class_)


def _measure(text: str) -> float:
    return pixels(text, _SIZE * _POINTS, bold=True)


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
