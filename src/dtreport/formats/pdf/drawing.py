"""A chart as the data of the template: where everything stands, in twips."""

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import Any

from dtreport.formats.charts import Group, Tick, plotted, said
from dtreport.formats.decree import TABLE, Page
from dtreport.formats.pdf.pieces import cleaned, pieces
from dtreport.formats.times import twips
from dtreport.formats.wrapping import wrapped
from dtreport.papers.blocks import Chart

_LABELS = 0.32  # of the width
_GAP = 120  # twips, beside labels and figures
_THICK, _BETWEEN = 320, 200  # twips: a bar with the space around it, and the space between groups
_LINE = round(1.15 * TABLE * 20)
_MOST = 0.6  # of the height of a page; a higher chart may be parted between its groups
_width = partial(twips, size=TABLE)


def drawn(chart: Chart, page: Page, *, kept: bool) -> dict[str, Any]:
    """Return a chart: its bars lie, each with its value behind it, under each other in groups."""
    plot = plotted(chart)
    labels = page.room * _LABELS
    start = round(labels + _GAP)
    values = max((_width(said(bar.value)) for group in plot.groups for bar in group.bars), default=0) + _GAP
    length = max(0, round(page.room - start - values))
    groups = [_group(group, labels, start, length) for group in plot.groups]
    height = sum(group["height"] for group in groups)
    return {
        "kind": "chart",
        "title": pieces(chart.title, page.room, bold=True),
        "series": [pieces(name, page.room / 2, TABLE) for name in chart.series],
        "labels": round(labels),
        "groups": groups,
        "thick": _THICK,
        "ticks": _ticks(plot.ticks, start, length),
        "zero": next(start + round(tick.at * length) for tick in plot.ticks if not tick.value),
        "whole": height < _MOST * (page.height - page.top - page.bottom),
        "alt": cleaned(chart.summary),
        "kept": kept,
    }


def _ticks(ticks: Sequence[Tick], start: int, length: int) -> list[tuple[int, str]]:
    """Return where each tick stands and what it says: nothing, where it would run into the one before."""
    words = [said(tick.value) for tick in ticks]
    every = ceil((max(map(_width, words)) + _GAP) * (len(ticks) - 1) / max(1, length))
    return [
        (start + round(tick.at * length), "" if order % every else words[order]) for order, tick in enumerate(ticks)
    ]


def _group(group: Group, labels: float, start: int, length: int) -> dict[str, Any]:
    lines = len(wrapped(group.label, labels, _width))
    bars = [
        (bar.series, start + round(bar.start * length), round((bar.end - bar.start) * length), said(bar.value))
        for bar in group.bars
    ]
    return {
        "label": pieces(group.label, labels, TABLE),
        "bars": bars,
        "height": max(lines * _LINE, len(bars) * _THICK) + _BETWEEN,
    }
