"""The figures of a year, put in order: each with its parts under it, and what can be drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dtreport.papers.blocks import Bar, Chart
from dtreport.papers.wording import number_in_words, ratio, value_in_words
from dtreport.records.count import Certainty
from dtreport.vietnamese.numbers import format_percent
from dtreport.vietnamese.text import enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.records.count import Count
    from dtreport.records.result import Result
    from dtreport.report import AnnualReport

    _Marked = TypeVar("_Marked", "Count", "Result")

_FEWEST_BARS = 2
_MOST_BARS = 12  # on one page, with their labels beside them


class Figure(NamedTuple):
    """A figure and how deep it stands: 1 is a part of a figure above it."""

    figure: Count
    level: int


def in_order(counts: Sequence[Count]) -> Iterator[Figure]:
    """All figures in the order of the file, each followed by its parts ("Trong đó")."""
    parts: dict[str | None, list[Count]] = {}
    for count in counts:
        parts.setdefault(count.part_of, []).append(count)
    waiting = [Figure(count, 0) for count in reversed(parts.get(None, []))]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += [Figure(part, found.level + 1) for part in reversed(parts.get(found.figure.code, []))]


def headline(records: Sequence[_Marked]) -> tuple[_Marked, ...]:
    """The figures, or the results, that a short paper tells: those marked as key; where none is, all."""
    return tuple(record for record in records if record.key) or tuple(records)


def in_words(count: Count) -> str:
    """One figure in a line: "Hội nghị pháp luật: 02 hội nghị, đạt 66,7% kế hoạch (03 hội nghị)"."""
    if count.value is None:
        said = f"{count.name}: chưa có số liệu"
    else:
        estimate = "ước " if count.status is Certainty.ESTIMATE else ""
        said = f"{count.name}: {estimate}{value_in_words(count)} {count.unit}"
    return said + "".join(_compared(count))


def _compared(count: Count) -> Iterator[str]:
    if count.plan is not None:
        done = ratio(count.value, count.plan)
        plan = f"{number_in_words(count.plan)} {count.unit}"
        yield f"; kế hoạch {plan}" if done is None else f", đạt {format_percent(done)} kế hoạch ({plan})"
    if count.previous is not None:
        change = ratio(count.value, count.previous)
        previous = f"{number_in_words(count.previous)} {count.unit}"
        yield f"; năm trước {previous}" if change is None else f", bằng {format_percent(change)} năm trước ({previous})"


def comparable(report: AnnualReport) -> tuple[tuple[Count, ...], ...]:
    """The figures that are drawn: two or more in one unit, each with a plan or the year before beside it.

    Of many in one unit, those that are marked as key; of many still, the first.
    """
    by_unit: dict[str, list[Count]] = {}
    for count in report.counts:
        if count.plan is not None or count.previous is not None:
            by_unit.setdefault(count.unit, []).append(count)
    few = (counts if len(counts) <= _MOST_BARS else headline(counts)[:_MOST_BARS] for counts in by_unit.values())
    return tuple(tuple(counts) for counts in few if len(counts) >= _FEWEST_BARS)


def charts(report: AnnualReport) -> tuple[Chart, ...]:
    """Done against planned and the year before, one chart for each unit."""
    return tuple(_chart(report, counts) for counts in comparable(report))


def _compared_in(report: AnnualReport, counts: Sequence[Count]) -> str:
    plan = ["kế hoạch"] if any(count.plan is not None for count in counts) else []
    previous = [f"năm {report.year - 1}"] if any(count.previous is not None for count in counts) else []
    return f"Thực hiện năm {report.year} so với {enumerate_words([*plan, *previous])}"


def _chart(report: AnnualReport, counts: Sequence[Count]) -> Chart:
    series = (
        (f"Thực hiện năm {report.year - 1}", [count.previous for count in counts]),
        (f"Kế hoạch năm {report.year}", [count.plan for count in counts]),
        (f"Thực hiện năm {report.year}", [count.value for count in counts]),
    )
    shown = [(name, values) for name, values in series if any(value is not None for value in values)]
    rows = zip(*(values for _name, values in shown), strict=True)
    return Chart(
        title=f"{_compared_in(report, counts)} (đơn vị tính: {counts[0].unit})",
        series=tuple(name for name, _values in shown),
        bars=tuple(Bar(count.name, values) for count, values in zip(counts, rows, strict=True)),
        summary="; ".join(in_words(count) for count in counts) + ".",
    )
