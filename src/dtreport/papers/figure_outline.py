"""The figures of a year, put in order: each with its parts under it, and what can be drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import Bar, Chart
from dtreport.papers.interpolation import number_in_words, ratio, value_in_words
from dtreport.papers.task_sentences import ended
from dtreport.records.figure import Certainty
from dtreport.vietnamese.numbers import percent_in_sentence
from dtreport.vietnamese.text import enumerate_words, inside_sentence

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
        whole = f"{names[figure.part_of]} - " if figure.part_of is not None else ""
        names[figure.code] = f"{whole}{figure.name}"
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
        "; ".join((in_words(figure, names[figure.code]), *_parts_phrase(figure, parts)))
        for figure in selected_in_order
        if figure.part_of not in codes
    ]


def in_words(figure: Figure, name: str) -> str:
    """One figure in a line: "Hội nghị pháp luật: 02 hội nghị, đạt 66,7% kế hoạch (03 hội nghị)"."""
    words = f"{name}: {_value_with_unit(figure)}"
    if figure.plan is not None:
        share = ratio(figure.value, figure.plan)
        plan = f"{number_in_words(figure.plan)} {figure.unit}"
        words += f"; kế hoạch {plan}" if share is None else f", đạt {percent_in_sentence(share)} kế hoạch ({plan})"
    if figure.previous == 0:  # which has no per cent
        words += "; năm trước không có"
    elif figure.previous is not None:
        change = ratio(figure.value, figure.previous)
        previous = f"{number_in_words(figure.previous)} {figure.unit}"
        comparison = "" if change is None else f", bằng {percent_in_sentence(change)} so với năm trước ({previous})"
        words += comparison or f"; năm trước {previous}"
    return words


def _parts_phrase(whole: Figure, parts: Mapping[str | None, Sequence[Figure]]) -> list[str]:
    """The parts of a figure in one phrase, each with how it compares and with its own parts in brackets."""
    below = [whole]
    for figure in below:  # which grows meanwhile, each figure before its parts: a chain may be of any length
        below += parts.get(figure.code, ())
    phrases: dict[str, list[str]] = {}
    for figure in reversed(below):
        own_parts = [_part_phrase(part, phrases[part.code]) for part in parts.get(figure.code, ())]
        phrases[figure.code] = [f"trong đó: {', '.join(own_parts)}"] if own_parts else []
    return phrases[whole.code]


def _part_phrase(part: Figure, own_parts: Sequence[str]) -> str:
    """A part with how it compares and with the phrase of its own parts."""
    share, change = ratio(part.value, part.plan), ratio(part.value, part.previous)
    details = [f"đạt {percent_in_sentence(share)} kế hoạch"] if share is not None else []
    details += [f"bằng {percent_in_sentence(change)} so với năm trước"] if change is not None else []
    details += own_parts
    phrase = f"{inside_sentence(part.name)} {_value_with_unit(part)}"
    return f"{phrase} ({'; '.join(details)})" if details else phrase


def _value_with_unit(figure: Figure) -> str:
    if figure.value is None:
        return "chưa có số liệu"
    return f"{'ước ' if figure.status is Certainty.ESTIMATE else ''}{value_in_words(figure)} {figure.unit}"


def comparable_figures(year: Year, *, reported_only: bool = False) -> tuple[tuple[Figure, ...], ...]:
    """The figures that a chart can show: two or more in one unit, each with a plan or the year before beside it.

    Of many in one unit, those that are marked as key; of many still, the first.

    Args:
        year: The year of the figures.
        reported_only: Whether figures that are not reported are left out.
    """
    by_unit: dict[str, list[Figure]] = {}
    for figure in year.figures:
        if (figure.plan is not None or figure.previous is not None) and not (reported_only and figure.value is None):
            by_unit.setdefault(figure.unit, []).append(figure)
    bars = (tuple(each) if len(each) <= _MOST_BARS else headline(each)[:_MOST_BARS] for each in by_unit.values())
    return tuple(figures for figures in bars if len(figures) >= _FEWEST_BARS)


def charts(year: Year, *, reported_only: bool = False) -> tuple[Chart, ...]:
    """Done against planned and the year before, one chart for each unit, of the figures in `comparable_figures`."""
    names = full_names(year.figures)
    charts_by_unit = []
    for figures in comparable_figures(year, reported_only=reported_only):
        values_by_series = {
            f"Thực hiện năm {year.number - 1}": [figure.previous for figure in figures],
            f"Kế hoạch năm {year.number}": [figure.plan for figure in figures],
            f"Thực hiện năm {year.number}": [figure.value for figure in figures],
        }
        # A series of which nothing is recorded would be a row of empty places.
        series = [name for name, values in values_by_series.items() if any(value is not None for value in values)]
        rows = zip(*(values_by_series[name] for name in series), strict=True)
        others = ["kế hoạch"] if any(figure.plan is not None for figure in figures) else []
        others += [f"năm {year.number - 1}"] if any(figure.previous is not None for figure in figures) else []
        comparison = f"Thực hiện năm {year.number} so với {enumerate_words(others)}"
        chart = Chart(
            title=f"{comparison} (đơn vị tính: {figures[0].unit})",
            series=tuple(series),
            bars=tuple(Bar(names[figure.code], values) for figure, values in zip(figures, rows, strict=True)),
            summary=" ".join(map(ended, in_lines(year.figures, figures))),
        )
        charts_by_unit.append(chart)
    return tuple(charts_by_unit)
