"""The figures of a year, put in order: each with its parts under it, and what can be drawn of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import Bar, Chart
from dtreport.papers.figure_sentences import in_words, plan_comparison, previous_comparison, value_with_unit
from dtreport.papers.official_form import period_names
from dtreport.papers.source_fields import own
from dtreport.papers.task_sentences import ended
from dtreport.vietnamese.text import enumerate_words, inside_sentence, lower_first, same
from dtreport.vietnamese.units import is_rate
from dtreport.vietnamese.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeVar

    from dtreport.records.figure import Figure
    from dtreport.records.result import Result
    from dtreport.report import Year

    _Marked = TypeVar("_Marked", "Figure", "Result")

_FEWEST_BARS = 2
_MOST_BARS = 12  # on one page, with their labels beside them


class FigureLine(NamedTuple):
    """A figure and how deep it stands: 1 is a part of a figure above it."""

    figure: Figure
    level: int


def in_order(figures: Sequence[Figure]) -> Iterator[FigureLine]:
    """All figures in the order of the file, each followed by its parts ("Trong đó")."""
    parts: dict[str | None, list[Figure]] = {}
    for figure in figures:
        parts.setdefault(figure.part_of, []).append(figure)
    # A stack with the next line on top, so that the parts of a figure come before its next neighbour.
    waiting = [FigureLine(figure, 0) for figure in reversed(parts.get(None, []))]
    while waiting:
        line = waiting.pop()
        yield line
        waiting += [FigureLine(part, line.level + 1) for part in reversed(parts.get(line.figure.code, []))]


def headline(records: Sequence[_Marked]) -> tuple[_Marked, ...]:
    """The figures, or the results, that a short paper tells: those marked as key; where none is, all."""
    return tuple(record for record in records if record.key) or tuple(records)


def full_names(figures: Sequence[Figure]) -> Mapping[str, str]:
    """The names of the figures by their codes, that of a part after the name of its whole: "Nhà ở - Xây mới"."""
    names: dict[str, str] = {}
    for figure, _level in in_order(figures):
        whole = names[figure.part_of] + " - " if figure.part_of is not None else ""
        names[figure.code] = whole + figure.name
    return names


def in_lines(figures: Sequence[Figure], selection: Sequence[Figure]) -> list[str]:
    """The selected figures, one in a line with its selected parts behind it; in the order of the file.

    "Nhà ở được hỗ trợ: 1.234 hộ; trong đó: xây mới 850 hộ, sửa chữa 384 hộ". A part of which the whole is not
    selected bears the name of the whole too.
    """
    codes = {figure.code for figure in selection}
    names = full_names(figures)
    selected_in_order = [figure for figure, _level in in_order(figures) if figure.code in codes]
    parts: dict[str | None, list[Figure]] = {}
    for figure in selected_in_order:
        parts.setdefault(figure.part_of, []).append(figure)
    return [
        own(joined("; ", (in_words(figure, names[figure.code]), *_parts_phrase(figure, parts))), "counts", figure.code)
        for figure in selected_in_order
        if figure.part_of not in codes
    ]


def _parts_phrase(whole: Figure, parts: Mapping[str | None, Sequence[Figure]]) -> list[str]:
    """The parts of a figure in one phrase, each with how it compares and with its own parts in brackets."""
    below = [whole]
    for figure in below:  # which grows meanwhile, each figure before its parts: a chain may be of any length
        below += parts.get(figure.code, ())
    phrases: dict[str, list[str]] = {}
    for figure in reversed(below):
        own_parts = [_part_phrase(part, phrases[part.code]) for part in parts.get(figure.code, ())]
        phrases[figure.code] = ["trong đó: " + enumerate_words(own_parts)] if own_parts else []
    return phrases[whole.code]


def _part_phrase(part: Figure, own_parts: Sequence[str]) -> str:
    """A part with how it compares and with the phrase of its own parts."""
    details = [*filter(None, (plan_comparison(part), previous_comparison(part))), *own_parts]
    # Behind a name such as "hộ nghèo năm 2021" a number would be read as one with it.
    colon = ": " if part.name[-1].isdigit() else " "
    phrase = inside_sentence(part.name) + colon + value_with_unit(part)
    return phrase + " (" + joined("; ", details) + ")" if details else phrase


def comparable_figures(year: Year, *, reported_only: bool = False) -> tuple[tuple[Figure, ...], ...]:
    """The figures that a chart can show: two or more that mean the same, each with a plan or the year before beside it.

    They have one unit and one good direction, and stand in one area, parts with their whole; rates, which say nothing
    beside rates of other things, are of one whole. Of many, those that are marked as key; of many still, the first.
    None where the year wants no charts.

    Args:
        year: The year of the figures.
        reported_only: Whether figures that are not reported are left out.
    """
    if not year.report.charts:
        return ()
    wholes = _wholes(year.figures)
    groups: dict[tuple[str | None, ...], list[Figure]] = {}
    for figure in year.figures:
        if (figure.plan is not None or figure.previous is not None) and not (reported_only and figure.value is None):
            whole = wholes[figure.code]
            meaning = whole.code if is_rate(figure.unit) else whole.area
            groups.setdefault((same(figure.unit), figure.better, meaning), []).append(figure)
    bars = (tuple(each) if len(each) <= _MOST_BARS else headline(each)[:_MOST_BARS] for each in groups.values())
    return tuple(figures for figures in bars if len(figures) >= _FEWEST_BARS)


def _wholes(figures: Sequence[Figure]) -> Mapping[str, Figure]:
    """The figure that is no part of another, of which each is a part or which it is itself, by code."""
    wholes: dict[str, Figure] = {}
    for figure, _level in in_order(figures):
        wholes[figure.code] = figure if figure.part_of is None else wholes[figure.part_of]
    return wholes


def _chart_subjects(year: Year, groups: Sequence[tuple[Figure, ...]]) -> list[str]:
    """What each chart is about, before its title, where others have its unit too: the whole of a rate, or the area."""
    units = Counter(same(figures[0].unit) for figures in groups)
    titles = {area.code: area.title for area in year.areas}
    wholes = _wholes(year.figures)
    subjects = []
    for first, *_others in groups:
        whole = wholes[first.code]
        subject = whole.name if is_rate(first.unit) else titles.get(whole.area or "", "")
        subjects.append(f"{subject}: " if subject and units[same(first.unit)] > 1 else "")
    return subjects


def charts(year: Year, *, reported_only: bool = False) -> tuple[Chart, ...]:
    """Done against planned and the year before, one chart for each group of figures in `comparable_figures`."""
    names = full_names(year.figures)
    groups = comparable_figures(year, reported_only=reported_only)
    periods = period_names(year)
    drawn = []
    for figures, subject in zip(groups, _chart_subjects(year, groups), strict=True):
        values_by_series = {
            periods.done_before: [figure.previous for figure in figures],
            periods.planned: [figure.plan for figure in figures],
            periods.done: [figure.value for figure in figures],
        }
        # A series of which nothing is recorded would be a row of empty places.
        series = [name for name, values in values_by_series.items() if any(value is not None for value in values)]
        rows = zip(*(values_by_series[name] for name in series), strict=True)
        others = ["kế hoạch"] if any(figure.plan is not None for figure in figures) else []
        others += [periods.before] if any(figure.previous is not None for figure in figures) else []
        comparison = f"{periods.done} so với {enumerate_words(others)}"
        chart = Chart(
            title=f"{subject}{lower_first(comparison) if subject else comparison} (đơn vị tính: {figures[0].unit})",
            series=tuple(series),
            bars=tuple(Bar(names[figure.code], values) for figure, values in zip(figures, rows, strict=True)),
            summary=" ".join(map(ended, in_lines(year.figures, figures))),
        )
        drawn.append(chart)
    return tuple(drawn)
