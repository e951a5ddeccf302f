"""A chart as the data of the template: where everything stands, in twips."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from math import ceil
from typing import Any

from dtreport.formats.chart_geometry import BarGroup, Tick, figure_text, plot_of, shade, split_chart
from dtreport.formats.decree import TABLE, DecreePage
from dtreport.formats.font_metrics import twips
from dtreport.formats.line_breaks import wrapped
from dtreport.formats.pagination import SIGNATURE
from dtreport.formats.pdf.text_pieces import cleaned, pieces
from dtreport.papers.blocks import Chart

_LABELS = 0.32  # of the width
_GAP = 120  # twips, beside labels and figures
_THICK, _BETWEEN = 320, 200  # twips: a bar with the space around it, and the space between groups
_LINE = round(1.15 * TABLE * 20)
_MOST = 0.6  # of the height of a page, for the groups
_AROUND = 900  # twips: the names of the series, and the values at the axis
_LONGEST_ALT = 16_000  # characters; PDF/A-2b holds 32,767 bytes
_width = partial(twips, size=TABLE)


def chart_data(chart: Chart, page: DecreePage, *, keep_next: bool) -> dict[str, Any]:
    """Return a chart: its bars lie, each with its value behind it, under each other in groups; in parts on a page each.

    The last part may be `keep_next` with what follows.
    """
    plot, number = plot_of(chart), len(chart.series)
    labels = page.room * _LABELS
    start = round(labels + _GAP)
    values = max((_width(figure_text(bar.value)) for group in plot.groups for bar in group.bars), default=0) + _GAP
    length = max(0, round(page.room - start - values))
    same = {
        "title": pieces(chart.title, page.room, bold=True),
        "series": [(shade(at, number), pieces(name, page.room / 2, TABLE)) for at, name in enumerate(chart.series)],
        "labels": round(labels),
        "thick": _THICK,
        "ticks": _ticks(plot.ticks, start, length),
        "zero": next(start + round(tick.at * length) for tick in plot.ticks if not tick.value),
        "alt": shortened(cleaned(chart.summary)),
    }
    groups = [_group(group, number, labels, start, length) for group in plot.groups]
    return {
        "kind": "chart",
        "parts": [same | part for part in _parts(chart, groups, page, keep_next=keep_next)],
    }


def shortened(text: str) -> str:
    """Return a text that is not longer than one may be that is not printed."""
    return text if len(text) <= _LONGEST_ALT else text[: _LONGEST_ALT - 1] + "…"


def _parts(
    chart: Chart, groups: Sequence[dict[str, Any]], page: DecreePage, *, keep_next: bool
) -> Iterator[dict[str, Any]]:
    """Yield the groups of each part of a chart; one label alone may be higher than a page."""
    room = page.depth
    most = _MOST * room
    last = min(most, room - SIGNATURE - _AROUND) if keep_next else most
    high = max((group["height"] for group in groups), default=_BETWEEN)
    parts = split_chart(chart, int(most / high), int(last / high))
    remaining = iter(groups)
    for order, part in enumerate(parts, 1):
        yield {
            "groups": list(islice(remaining, len(part.bars))),
            "whole": high < most,
            "kept": keep_next and order == len(parts),
        }


def _ticks(ticks: Sequence[Tick], start: int, length: int) -> list[tuple[int, str]]:
    """Return where each tick stands and what it says: nothing, where it would run into the one before."""
    words = [figure_text(tick.value) for tick in ticks]
    every = ceil((max(map(_width, words)) + _GAP) * (len(ticks) - 1) / max(1, length))
    return [
        (start + round(tick.at * length), "" if order % every else words[order]) for order, tick in enumerate(ticks)
    ]


def _group(group: BarGroup, number: int, labels: float, start: int, length: int) -> dict[str, Any]:
    """Return a group of bars of so many series."""
    lines = len(wrapped(group.label, labels, _width))
    bars = [
        (
            shade(bar.series, number),
            start + round(bar.start * length),
            round((bar.end - bar.start) * length),
            figure_text(bar.value),
        )
        for bar in group.bars
    ]
    return {
        "label": pieces(group.label, labels, TABLE),
        "bars": bars,
        "height": max(lines * _LINE, len(bars) * _THICK) + _BETWEEN,
    }
