"""Charts drawn with characters: each bar beside its figure, so that no meaning rests on a picture."""

from decimal import Decimal

from dtreport.formats.chart_geometry import figure_text
from dtreport.formats.line_breaks import columns
from dtreport.papers.blocks import Chart

_NARROWEST_BAR = 8


def bar_lines(chart: Chart, room: int, mark: str) -> list[str]:
    """Return the bars of a chart as lines of at most `room` columns: a label, then `series figure bar` for each."""
    figures = [[figure_text(value) for value in bar.values] for bar in chart.bars]
    name_room = max(map(columns, chart.series), default=0)
    figure_room = max((columns(figure) for row in figures for figure in row), default=0)
    bar_room = room - 2 - name_room - 2 - figure_room - 2
    largest = max((value for bar in chart.bars for value in bar.values if value is not None), default=Decimal(0))
    lines: list[str] = []
    for bar, row in zip(chart.bars, figures, strict=True):
        lines.append(bar.label)
        for name, value, figure in zip(chart.series, bar.values, row, strict=True):
            length = _length(value, largest, bar_room) * mark
            line = f"  {name}{' ' * (name_room - columns(name))}  {' ' * (figure_room - columns(figure))}{figure}"
            lines.append(f"{line}  {length}".rstrip() if bar_room >= _NARROWEST_BAR else f"  {name}: {figure}")
    return lines


def _length(value: Decimal | None, largest: Decimal, room: int) -> int:
    """Return the length of a bar; what is more than nothing is seen, even where it is little."""
    if value is None or value <= 0 or room < _NARROWEST_BAR:
        return 0
    return max(1, round(value / largest * room))
