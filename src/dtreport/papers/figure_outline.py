"""The figures of a year, put in order: each with its parts under it, and what can be drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dtreport.papers.blocks import Bar, Chart
from dtreport.papers.interpolation import number_in_words, ratio, value_in_words
from dtreport.papers.task_sentences import ended
from dtreport.records.figure import Certainty
from dtreport.vietnamese.numbers import percent_in_sentence
from dtreport.vietnamese.text import enumerate_words, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    waiting = [FigureLine(figure, 0) for figure in reversed(parts.get(None, []))]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += [FigureLine(part, found.level + 1) for part in reversed(parts.get(found.figure.code, []))]


def headline(records: Sequence[_Marked]) -> tuple[_Marked, ...]:
    """The figures, or the results, that a short paper tells: those marked as key; where none is, all."""
    return tuple(record for record in records if record.key) or tuple(records)


def in_lines(figures: Sequence[Figure], chosen: Sequence[Figure]) -> list[str]:
    """The figures that are chosen, one in a line, their parts that are chosen behind them; in the order of the file.

    "Nhà ở được hỗ trợ: 1.234 hộ; trong đó: xây mới 850 hộ, sửa chữa 384 hộ". A part of which the whole is not chosen
    bears the name of the whole too.
    """
    codes = {figure.code for figure in chosen}
    names = full_names(figures)
    found = [figure for figure, _level in in_order(figures) if figure.code in codes]
    parts: dict[str | None, list[Figure]] = {}
    for figure in found:
        parts.setdefault(figure.part_of, []).append(figure)
    return [
        "; ".join((in_words(figure, names[figure.code]), *_parts(figure, parts)))
        for figure in found
        if figure.part_of not in codes
    ]


def full_names(figures: Sequence[Figure]) -> Mapping[str, str]:
    """The names of the figures by their codes, that of a part after the name of its whole: "Nhà ở - Xây mới"."""
    names: dict[str, str] = {}
    for figure, _level in in_order(figures):
        whole = f"{names[figure.part_of]} - " if figure.part_of is not None else ""
        names[figure.code] = f"{whole}{figure.name}"
    return names


def in_words(figure: Figure, name: str) -> str:
    """One figure in a line: "Hội nghị pháp luật: 02 hội nghị, đạt 66,7% kế hoạch (03 hội nghị)"."""
    return f"{name}: {_value(figure)}" + "".join(_compared(figure))


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "chưa có số liệu"
    return f"{'ước ' if figure.status is Certainty.ESTIMATE else ''}{value_in_words(figure)} {figure.unit}"


def _parts(whole: Figure, parts: Mapping[str | None, Sequence[Figure]]) -> list[str]:
    """The parts of a figure in one phrase, each with how it compares and with its own parts in brackets."""
    said = []
    for part in parts.get(whole.code, ()):
        more = "; ".join((*_shares(part), *_parts(part, parts)))
        said.append(f"{inside_sentence(part.name)} {_value(part)}" + (f" ({more})" if more else ""))
    return [f"trong đó: {', '.join(said)}"] if said else []


def _shares(figure: Figure) -> Iterator[str]:
    done, change = ratio(figure.value, figure.plan), ratio(figure.value, figure.previous)
    if done is not None:
        yield f"đạt {percent_in_sentence(done)} kế hoạch"
    if change is not None:
        yield f"bằng {percent_in_sentence(change)} so với năm trước"


def _compared(figure: Figure) -> Iterator[str]:
    if figure.plan is not None:
        done = ratio(figure.value, figure.plan)
        plan = f"{number_in_words(figure.plan)} {figure.unit}"
        yield f"; kế hoạch {plan}" if done is None else f", đạt {percent_in_sentence(done)} kế hoạch ({plan})"
    if figure.previous == 0:
        yield "; năm trước không có"
    elif figure.previous is not None:
        change = ratio(figure.value, figure.previous)
        previous = f"{number_in_words(figure.previous)} {figure.unit}"
        compared = "" if change is None else f", bằng {percent_in_sentence(change)} so với năm trước ({previous})"
        yield compared or f"; năm trước {previous}"


def comparable(year: Year, *, known: bool = False) -> tuple[tuple[Figure, ...], ...]:
    """The figures that are drawn: two or more in one unit, each with a plan or the year before beside it.

    Only those that are reported where just the `known` are to be drawn.
    Of many in one unit, those that are marked as key; of many still, the first.
    """
    by_unit: dict[str, list[Figure]] = {}
    for figure in year.figures:
        if (figure.plan is not None or figure.previous is not None) and not (known and figure.value is None):
            by_unit.setdefault(figure.unit, []).append(figure)
    few = (counts if len(counts) <= _MOST_BARS else headline(counts)[:_MOST_BARS] for counts in by_unit.values())
    return tuple(tuple(counts) for counts in few if len(counts) >= _FEWEST_BARS)


def charts(year: Year, *, known: bool = False) -> tuple[Chart, ...]:
    """Done against planned and the year before, one chart for each unit."""
    return tuple(_chart(year, counts) for counts in comparable(year, known=known))


def _compared_in(year: Year, figures: Sequence[Figure]) -> str:
    plan = ["kế hoạch"] if any(figure.plan is not None for figure in figures) else []
    previous = [f"năm {year.number - 1}"] if any(figure.previous is not None for figure in figures) else []
    return f"Thực hiện năm {year.number} so với {enumerate_words([*plan, *previous])}"


def _chart(year: Year, figures: Sequence[Figure]) -> Chart:
    series = (
        (f"Thực hiện năm {year.number - 1}", [figure.previous for figure in figures]),
        (f"Kế hoạch năm {year.number}", [figure.plan for figure in figures]),
        (f"Thực hiện năm {year.number}", [figure.value for figure in figures]),
    )
    names = full_names(year.figures)
    shown = [(name, values) for name, values in series if any(value is not None for value in values)]
    rows = zip(*(values for _name, values in shown), strict=True)
    return Chart(
        title=f"{_compared_in(year, figures)} (đơn vị tính: {figures[0].unit})",
        series=tuple(name for name, _values in shown),
        bars=tuple(Bar(names[figure.code], values) for figure, values in zip(figures, rows, strict=True)),
        summary=" ".join(map(ended, in_lines(year.figures, figures))),
    )
