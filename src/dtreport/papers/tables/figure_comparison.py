"""The figures of two years in one table: a row for what both have, or only one has, with the reason beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Difference, Ratio, Row, Table, row
from dtreport.papers.figure_outline import full_names, in_order
from dtreport.papers.figure_sentences import (
    ABOUT,
    ESTIMATE,
    about,
    against_previous,
    figure_in_words,
    share_of_previous,
)
from dtreport.papers.tables.figure_table import PARTS, reported
from dtreport.papers.tables.side_by_side import NOTE, Amount, EarlierYear, period_name, year_columns
from dtreport.records.figure import Certainty
from dtreport.vietnamese.text import capitalise, enumerate_words, same
from dtreport.vietnamese.units import is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.records.figure import Figure
    from dtreport.report import Year


def figures_table(earlier: EarlierYear, year: Year) -> Table | None:
    """The figures of both years, one of the same code and unit in one row; None where neither has any.

    Rates differ by points and have no index; nothing is reckoned from what is not reported, from a figure that is only
    about so many where it leaves open which of the two is more, or across units.
    """
    if not year.figures and not any(part.figures for part in earlier.parts):
        return None
    columns = (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Chỉ tiêu", ColumnKind.TEXT, 38),
        Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 12),
        *year_columns(earlier, year),
        Column("difference", "Tăng (+), giảm (-); tỷ lệ: ± điểm", ColumnKind.NUMBER, 14, optional=True),
        Column("index", f"Chỉ số ({period_name(earlier.parts[0])} = 100%)", ColumnKind.PERCENT, 12, optional=True),
        NOTE,
    )
    rows: list[Row] = []
    order = last_level = 0
    compared = _FigurePairs(earlier, year)
    for figure, level in in_order(year.figures):
        if level > last_level:
            rows.append(row(columns, {"name": PARTS}, level=level))
        last_level = level
        order += level == 0
        cells = compared.cells(figure) | {"order": order if level == 0 else None}
        rows.append(row(columns, cells, level=level, name=figure.code))
    for name, figures in compared.gone():
        order += 1
        cells = compared.cells_of_gone(figures) | {"order": order, "name": name}
        rows.append(row(columns, cells, name=next(filter(None, figures)).code))
    return Table("figures", columns, tuple(rows))


class _FigurePairs:
    """The figures of two years, found by code and unit."""

    def __init__(self, earlier: EarlierYear, year: Year) -> None:
        self._earlier, self._year = earlier, year
        self._names = earlier.names()
        self._by_key = [{_key(figure): figure for figure in part.figures} for part in earlier.parts]
        self._units: dict[str, str] = {}
        for part in earlier.parts:
            self._units |= {figure.code: figure.unit for figure in part.figures}
        self._first, self._second = period_name(earlier.parts[0]), period_name(year)

    def cells(self, figure: Figure) -> dict[str, Cell]:
        """The cells of a figure of the later year."""
        befores = [by_key.get(_key(figure)) for by_key in self._by_key]
        remarks: list[str] = []
        if any(befores):
            amount = _sum(befores, self._names)
        elif (unit := self._units.get(figure.code)) is not None:
            amount = Amount(None, reason=f"đơn vị tính đã đổi, {self._first} là {unit}")
        else:
            amount = Amount(None, reason=f"{self._first} không có chỉ tiêu này")
        remarks += [amount.reason or f"{self._first} chưa có số liệu"] if amount.value is None else []
        remarks += [f"{self._second} chưa có số liệu"] if figure.value is None else []
        cells = self._shared(figure, befores) | {
            "first": amount.cell,
            "second": reported(figure.value, _words(figure)),
        }
        if amount.value is not None and figure.value is not None:
            pair = figure.model_copy(update={"previous": amount.value, "previous_qualifier": amount.qualifier or None})
            cells |= _comparison(pair, remarks, self._first)
        remarks += self._stated_otherwise(figure, amount)
        return cells | {"note": capitalise("; ".join(remarks)) or None}

    def _shared(self, figure: Figure, befores: Sequence[Figure | None]) -> dict[str, Cell]:
        cells: dict[str, Cell] = {"name": figure.name, "unit": figure.unit}
        if len(befores) > 1:
            for place, before in enumerate(befores, 1):
                cells[f"part_{place}"] = None if before is None else reported(before.value, _words(before))
        return cells

    def _stated_otherwise(self, figure: Figure, amount: Amount) -> Iterator[str]:
        """That the later file states another value for the year before than the earlier one has."""
        if figure.previous is None or self._year.number != self._earlier.number + 1 or figure.previous == amount.value:
            return
        stated = figure_in_words(figure.previous, figure.unit, figure.previous_qualifier)
        yield f"tệp năm {self._year.number} ghi năm trước là {stated}"

    def gone(self) -> Iterator[tuple[str, list[Figure | None]]]:
        """The figures that only the earlier year has, with their full names."""
        here = {_key(figure) for figure in self._year.figures}
        for part, by_key in zip(self._earlier.parts, self._by_key, strict=True):
            names = full_names(part.figures)
            for figure, _level in in_order(part.figures):
                if (key := _key(figure)) not in here and by_key[key] is figure:
                    here.add(key)
                    yield names[figure.code], [others.get(key) for others in self._by_key]

    def cells_of_gone(self, befores: Sequence[Figure | None]) -> dict[str, Cell]:
        """The cells of a figure that only the earlier year has, but for its name."""
        figure = next(filter(None, befores))
        amount = _sum(befores, self._names)
        unit = next((each.unit for each in self._year.figures if each.code == figure.code), None)
        reason = f"{self._second} không có chỉ tiêu này"
        if unit is not None:
            reason = f"đơn vị tính đã đổi, {self._second} là {unit}"
        remarks = [reason, *([amount.reason] if amount.reason else [])]
        cells = self._shared(figure, befores) | {"first": amount.cell, "note": capitalise("; ".join(remarks))}
        del cells["name"]
        return cells


def _key(figure: Figure) -> tuple[str, str]:
    """By what a figure is known in another year: it is counted otherwise where the unit is another one."""
    return figure.code, same(figure.unit)


def _words(figure: Figure) -> str:
    """The words before the value of a figure: "ước hơn"."""
    estimate = ESTIMATE if figure.status is Certainty.ESTIMATE else ""
    return " ".join(filter(None, (estimate, figure.qualifier)))


def _sum(figures: Sequence[Figure | None], names: Sequence[str]) -> Amount:
    """A figure of the earlier year, added up over its files; none where one of them does not have or report it."""
    there = [figure for figure in figures if figure is not None]
    if len(figures) == 1:
        return Amount(there[0].value, _words(there[0]), cell=reported(there[0].value, _words(there[0])))
    absent = [name for name, figure in zip(names, figures, strict=True) if figure is None]
    silent = [name for name, figure in zip(names, figures, strict=True) if figure is not None and figure.value is None]
    if absent:
        return Amount(None, reason=f"tệp của {enumerate_words(absent)} không có chỉ tiêu này nên không cộng")
    if silent:
        reason = f"{enumerate_words(silent)} chưa có số liệu nên không cộng"
        return Amount(None, reason=reason, cell=NOT_REPORTED)
    if is_rate(there[0].unit):
        return Amount(None, reason="tỷ lệ của các cơ quan không cộng được")
    value = sum((figure.value for figure in there if figure.value is not None), Decimal())
    words = {figure.qualifier for figure in there if figure.qualifier}
    # Of "hơn 300" and 20 the sum is more than 320; of "hơn 300" and "gần 20" it is only about that.
    qualifier = words.pop() if len(words) == 1 else ABOUT if words else ""
    estimate = ESTIMATE if any(figure.status is Certainty.ESTIMATE for figure in there) else ""
    qualifier = " ".join(filter(None, (estimate, qualifier)))
    return Amount(value, qualifier, cell=reported(value, qualifier))


def _comparison(pair: Figure, remarks: list[str], first: str) -> dict[str, Cell]:
    """How a value compares with the one before it, which `pair` bears as last year's; why not goes into `remarks`."""
    assert pair.value is not None  # noqa: S101, both are known
    assert pair.previous is not None  # noqa: S101, as above
    if against_previous(pair) is None:
        remarks.append("số ước chừng, chưa đủ để so sánh")
        return {}
    words = (pair.previous_qualifier or "").split()
    estimate = ESTIMATE if pair.status is Certainty.ESTIMATE or ESTIMATE in words else ""
    qualifier = " ".join(filter(None, (estimate, about(pair, pair.previous_qualifier))))
    unit = "điểm" if is_rate(pair.unit) else ""
    cells: dict[str, Cell] = {"difference": Difference("second", "first", pair.value - pair.previous, qualifier, unit)}
    if is_rate(pair.unit):
        return cells
    share = share_of_previous(pair)
    if share is None:
        remarks.append(f"{first} là 0 nên không có chỉ số" if pair.previous == 0 else "số âm nên không có chỉ số")
        return cells
    return cells | {"index": Ratio("second", "first", share, qualifier)}
