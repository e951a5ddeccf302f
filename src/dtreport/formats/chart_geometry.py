"""A chart before it is drawn: where its bars stand, in fractions of the plot, what they say, how it is parted."""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import ceil
from typing import NamedTuple

from dtreport.formats.cells import in_words
from dtreport.papers.blocks import NOT_REPORTED, Bar, Chart, ColumnKind

_MOST_STEPS = 5
_NICE = tuple(map(Decimal, (1, 2, 5, 10)))
_ZERO, _ONE = Decimal(0), Decimal(1)


class Tick(NamedTuple):
    """A value that is written at the axis, and where it stands on it: 0 is the start of the plot, 1 its end."""

    value: Decimal
    at: float


class PlottedBar(NamedTuple):
    """One bar, from `start` to `end` along the axis; both are at zero where there is nothing to draw."""

    series: int
    value: Decimal | None
    """None where it is not reported."""
    start: float
    end: float


class BarGroup(NamedTuple):
    """The bars of one label, one for each series."""

    label: str
    bars: tuple[PlottedBar, ...]


class Plot(NamedTuple):
    """A chart as it is drawn: an axis that has zero on it, and groups of bars."""

    ticks: tuple[Tick, ...]
    groups: tuple[BarGroup, ...]


def shade(series: int, number: int) -> int:
    """Return how dark the bars of a series are, 0 being the darkest: the last of the series, which is what was done."""
    return number - 1 - series


def figure_text(value: Decimal | None) -> str:
    """Return the figure at a bar as people read it."""
    return in_words(NOT_REPORTED if value is None else value, ColumnKind.NUMBER)


def split_chart(chart: Chart, most: int, last: int) -> tuple[Chart, ...]:
    """Return a chart in parts that go on a page each: of at most `most` labels, the last one of at most `last`."""
    most, last = max(1, most), max(1, last)
    if len(chart.bars) <= last:
        return (chart,) if chart.bars else ()
    first = chart.bars[:-last]
    size = ceil(len(first) / ceil(len(first) / most))
    groups = *(first[at : at + size] for at in range(0, len(first), size)), chart.bars[-last:]
    return tuple(replace(chart, bars=bars) for bars in groups)


def plot_of(chart: Chart) -> Plot:
    """Return where everything in a chart stands; the axis begins at zero, or below it where a value is negative."""
    scale = _scale([value for bar in chart.bars for value in bar.values if value is not None])
    low, span = scale[0], scale[-1] - scale[0]

    def at(value: Decimal) -> float:
        return float((value - low) / span)

    def group(bar: Bar) -> BarGroup:
        ends = (sorted((at(_ZERO), at(value or _ZERO))) for value in bar.values)
        bars = (PlottedBar(series, bar.values[series], start, end) for series, (start, end) in enumerate(ends))
        return BarGroup(bar.label, tuple(bars))

    return Plot(tuple(Tick(value, at(value)) for value in scale), tuple(map(group, chart.bars)))


def _scale(values: list[Decimal]) -> tuple[Decimal, ...]:
    """Return round values at equal distances, around zero and all the values."""
    least, most = min([*values, _ZERO]), max([*values, _ZERO])
    whole = all(value == value.to_integral_value() for value in values)
    step = _step(most - least, least=_ONE if whole else _ZERO)
    first = int((least / step).to_integral_value(ROUND_FLOOR))
    last = int((most / step).to_integral_value(ROUND_CEILING))
    return tuple(step * figure for figure in range(first, max(last, first + 1) + 1))


def _step(span: Decimal, least: Decimal) -> Decimal:
    """Return a round distance of which at most five make the span."""
    if not span:
        return _ONE
    rough = span / _MOST_STEPS
    size = _ONE.scaleb(rough.adjusted())
    return max(least, next(nice * size for nice in _NICE if nice * size >= rough)).normalize()
