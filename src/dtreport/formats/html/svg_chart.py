"""A chart as a picture in the page: bars, each with the name of its series before it and its figure after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.formats.chart_geometry import figure_text, plot_of, shade
from dtreport.formats.font_metrics import pixels
from dtreport.formats.html.html_elements import element, lines
from dtreport.formats.line_breaks import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dtreport.formats.chart_geometry import PlottedBar
    from dtreport.papers.blocks import Chart

# Lengths are in units of the picture; it is scaled to the width of the page, which is 328 pixels on the smallest phone.
_WIDTH, _LEAST_PLOT, _MOST_NAME = 400, 140, 150
_SIZE = 16
_LINE, _BAR, _GAP = 20, 13, 14
_BASELINE = 5  # of a line of text, above its end
_BAR_STYLES = 4  # fills that the style sheet tells apart
_SLACK = 1.08  # another font than Times New Roman may be wider
_POINTS = 0.75


class _Frame(NamedTuple):
    """The widths of a picture, from left to right; the figures at the bars stand to the right of the axis."""

    name: float
    """Where the names of the series end and the axis begins."""
    plot: float
    """How long the axis is."""
    width: float
    """The whole."""

    @classmethod
    def of(cls, chart: Chart) -> _Frame:
        """Return the widths for a chart: the axis gets what names and figures leave free."""
        name = min(max(map(_text_width, chart.series), default=0.0), _MOST_NAME) * _SLACK + 8
        values = [value for bar in chart.bars for value in bar.values]
        figures = max((_text_width(figure_text(value)) for value in values), default=0.0) * _SLACK + 8
        plot = max(_WIDTH - name - figures, _LEAST_PLOT)
        return cls(name, plot, name + plot + figures)


def chart_figure(chart: Chart, name: str) -> Element:
    """Return a chart with its title above it; `name` is its id."""
    plot = plot_of(chart)
    frame = _Frame.of(chart)
    shapes: list[Element] = []
    y = 0.0
    for group in plot.groups:
        for line in wrapped(group.label, frame.width / _SLACK, _text_width):
            y += _LINE
            shapes.append(_text(line, 0, y - _BASELINE, "label"))
        top = y
        bars: list[Element] = []
        for bar in group.bars:
            series_name = wrapped(chart.series[bar.series], _MOST_NAME, _text_width)
            style = shade(bar.series, len(chart.series)) % _BAR_STYLES + 1
            bars += _bar(bar, series_name, f"look-{style}", frame, y)
            y += _LINE * len(series_name)
        for tick in plot.ticks:  # a line for each value at the axis, behind the bars of the group
            x = _number(frame.name + tick.at * frame.plot)
            class_ = "grid" if tick.value else "grid zero"
            shapes.append(element("line", x1=x, x2=x, y1=_number(top), y2=_number(y), class_=class_))
        shapes += bars
        y += _GAP
    widest = max(_text_width(figure_text(tick.value)) for tick in plot.ticks)
    # Where there is no room for all values at the axis, the outer ones stand there.
    ticks = plot.ticks if widest * len(plot.ticks) < frame.plot else (plot.ticks[0], plot.ticks[-1])
    shapes += [_text(figure_text(tick.value), frame.name + tick.at * frame.plot, y, "tick") for tick in ticks]
    picture = element(
        "svg",
        element("title", chart.title, id=f"{name}-title"),
        element("desc", _description(chart), id=f"{name}-text"),
        *shapes,
        viewBox=f"0 0 {frame.width:.0f} {y + _LINE - _GAP:.0f}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-text",
    )
    caption = [element("figcaption", *lines(chart.title))] if chart.title else []
    return element("figure", *caption, picture, class_="chart", id=name)


def _bar(bar: PlottedBar, name: Sequence[str], style: str, frame: _Frame, top: float) -> Iterator[Element]:
    """Yield a bar with its name and its figure.

    Args:
        bar: its place on the axis, in fractions of it.
        name: the name of its series, in lines.
        style: the class of its fill.
        frame: the widths of the picture.
        top: where its first line begins.
    """
    for number, line in enumerate(name, 1):
        yield _text(line, frame.name - 8, top + _LINE * number - _BASELINE, "series")
    start, end = frame.name + bar.start * frame.plot, frame.name + bar.end * frame.plot
    if bar.value:
        yield element(
            "rect",
            class_=f"bar {style}",
            x=_number(start),
            y=_number(top + (_LINE - _BAR) / 2),
            width=_number(max(end - start, 1)),
            height=_number(_BAR),
        )
    yield _text(figure_text(bar.value), end + 6, top + _LINE - _BASELINE, "figure")


def _description(chart: Chart) -> str:
    """Return what the picture shows, for those who cannot see it."""
    sentences = [chart.summary] if chart.summary else []
    for bar in chart.bars:
        figures = (f"{name} {figure_text(value)}" for name, value in zip(chart.series, bar.values, strict=True))
        sentences.append(f"{bar.label}: {'; '.join(figures)}.")
    return " ".join(sentences)


def _text(text: str, x: float, y: float, class_: str) -> Element:
    """Return a line of text; `x` and `y` are the place of its baseline."""
    return element("text", text.strip(), x=_number(x), y=_number(y), class_=class_)


def _text_width(text: str) -> float:
    """Return the width of a text in units of the picture, as if all of it were bold."""
    return pixels(text, _SIZE * _POINTS, bold=True)


def _number(value: float) -> str:
    """Return a length as SVG writes it, with one decimal at most."""
    return f"{round(value, 1):g}"
