"""Sheet Tổng hợp: the year on one page, for a leader who has a minute."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import (
    NOT_REPORTED,
    Cell,
    Column,
    ColumnKind,
    Copy,
    Missing,
    Row,
    Table,
    Tally,
    Title,
    Total,
    row,
)
from dtreport.papers.figure_outline import full_names, headline, in_order
from dtreport.papers.figure_sentences import ESTIMATE
from dtreport.papers.honour_sentences import groups_of, honour_name, uncounted
from dtreport.papers.narrative import outline
from dtreport.papers.official_form import digest_line, letterhead, occasion, of_year, sheet_of, signature, work
from dtreport.papers.tables.figure_table import PARTS, against_plan_cell, reported
from dtreport.records.document import Status
from dtreport.records.figure import Certainty
from dtreport.vietnamese.numbers import in_sentence, roman
from dtreport.vietnamese.text import capitalise, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtreport.papers.blocks import Section
    from dtreport.records.figure import Figure
    from dtreport.report import Year, Years

    Sheets = Mapping[str, tuple[str, Table]]
    """The tables that the sheet sums up, by name, each with the name of its section."""

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("name", "Nội dung", ColumnKind.TEXT, 42),
    Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 11),
    Column("number", "Số lượng", ColumnKind.NUMBER, 10),
    Column("of_plan", "So với kế hoạch", ColumnKind.PERCENT, 9, optional=True),
    Column("note", "Ghi chú", ColumnKind.TEXT, 19),
)
_LONGEST_NAME = 60  # characters of a name for machines


class _TotalsLine(NamedTuple):
    name: str
    unit: str | None
    number: Cell
    of_plan: Cell = None
    note: str | None = None
    code: str = ""
    level: int = 0

    @property
    def cells(self) -> dict[str, Cell]:
        """What stands in the row, but for its order."""
        return {
            "name": self.name,
            "unit": self.unit,
            "number": self.number,
            "of_plan": self.of_plan,
            "note": self.note,
        }


class _TotalsPart(NamedTuple):
    """A part of the sheet: its line, the lines under it, and the table that tells more.

    It is `summed` where the one is the sum of the others.
    """

    head: _TotalsLine
    lines: Sequence[_TotalsLine]
    table: str
    summed: bool = False


def sheet(years: Years, sheets: Sheets) -> Section:
    """The headline figures, each taken from its sheet, between the head and the signature of an official paper.

    A part that has no sheet, since nothing of it is recorded, is left out.
    """
    year = years.this_year
    parts = {"results": _results, "figures": _figures, "tasks": _tasks, "awards": _awards, "documents": _documents}
    blocks = (
        letterhead(year),
        Title("BẢNG TỔNG HỢP", f"Kết quả {work(year)}, nhiệm vụ{of_year(year, year.number + 1)}", occasion(year)),
        Table(
            "totals", _COLUMNS, _rows([part(year, sheets) for table, part in parts.items() if table in sheets], sheets)
        ),
        signature(year, prepared=True),
    )
    return sheet_of("Tổng hợp", *blocks, foot=(digest_line(years),))


def _rows(parts: Sequence[_TotalsPart], sheets: Sheets) -> tuple[Row, ...]:
    rows: list[Row] = []
    for place, (head, lines, table, summed) in enumerate(parts, 1):
        number = head.number
        if summed and lines:
            figures = [line.number.value if isinstance(line.number, (Tally, Copy)) else line.number for line in lines]
            numbers = [Decimal(figure) for figure in figures if isinstance(figure, (int, Decimal))]
            places = tuple(range(len(rows) + 1, len(rows) + 1 + len(lines)))
            number = Total(sum(numbers, Decimal()) if numbers else None, places)
        section, _table = sheets[table]
        cells = head.cells | {"order": roman(place), "number": number}
        rows.append(row(_COLUMNS, cells, strong=True, name=head.code, leads_to=section))
        order = 0
        for line in lines:
            order += line.level == 0
            cells = line.cells | {"order": order if line.level == 0 else None}
            rows.append(row(_COLUMNS, cells, level=line.level, name=line.code))
    return tuple(rows)


def _results(year: Year, sheets: Sheets) -> _TotalsPart:
    rows = _numbered_rows(sheets["results"][1])
    lines = []
    for area, results in outline(year):
        places = tuple(rows[order] for order, _result in results)
        lines.append(
            _TotalsLine(area.title, "kết quả", Tally(len(results), "results", "order", places), code=area.code)
        )
    head = _TotalsLine("Kết quả công tác", "kết quả", len(year.results), code="results")
    return _TotalsPart(head, lines, "results", summed=True)


def _figures(year: Year, sheets: Sheets) -> _TotalsPart:
    """The headline figures, and how many there are; parts are no figures of their own, as in their table."""
    rows = {row.name: place for place, row in enumerate(sheets["figures"][1].rows) if row.name}
    wholes = [figure for figure in year.figures if figure.part_of is None]
    unknown = sum(figure.value is None for figure in wholes)
    figures = headline(year.figures)
    notes = [f"{in_sentence(unknown)} chỉ tiêu chưa có số liệu"] if unknown else []
    if not {figure.code for figure in wholes} <= {figure.code for figure in figures}:
        noun = "số liệu" if any(figure.part_of is not None for figure in figures) else "chỉ tiêu"
        notes.append(f"nêu {in_sentence(len(figures))} {noun} nổi bật")
    number = Tally(len(wholes), "figures", "order", tuple(rows[figure.code] for figure in wholes))
    head = _TotalsLine("Số liệu", "chỉ tiêu", number, note=capitalise("; ".join(notes)) or None, code="figures")
    return _TotalsPart(head, tuple(_headline_lines(year, figures, rows)), "figures")


def _headline_lines(year: Year, figures: Sequence[Figure], rows: Mapping[str, int]) -> Iterator[_TotalsLine]:
    """The figures in the order of their table; a part stands under its whole, or by itself with the name of both."""
    names = full_names(year.figures)
    codes = {figure.code for figure in figures}
    levels: dict[str | None, int] = {}
    last = 0
    for figure, _level in in_order(year.figures):
        if figure.code not in codes:
            continue
        level = levels[figure.code] = levels.get(figure.part_of, -1) + 1
        if level > last:
            yield _TotalsLine(PARTS, None, None, level=level)
        last = level
        row = rows[figure.code]
        value = reported(figure.value, figure.qualifier or "")
        done = against_plan_cell(figure) if figure.plan is not None else None
        yield _TotalsLine(
            name=figure.name if level else names[figure.code],
            unit=figure.unit,
            number=Copy(value, "figures", "value", row),
            of_plan=Copy(done, "figures", "of_plan", row) if done is not None and done.value is not None else None,
            note=capitalise(ESTIMATE) if figure.status is Certainty.ESTIMATE else None,
            code=figure.code,
            level=level,
        )


def _tasks(year: Year, _sheets: Sheets) -> _TotalsPart:
    items = sum(len(task.items or ()) for task in year.tasks)
    note = f"{in_sentence(items)} việc cụ thể" if items else None
    number = Tally(len(year.tasks), "tasks", "order", tuple(range(len(year.tasks))))
    name = f"Nhiệm vụ trọng tâm{of_year(year, year.number + 1)}"
    return _TotalsPart(_TotalsLine(name, "nhiệm vụ", number, note=note, code="tasks"), (), "tasks")


def _awards(year: Year, sheets: Sheets) -> _TotalsPart:
    groups = groups_of(year)
    unknown = [group.title for group in groups if group.number is None]
    note = capitalise(uncounted(unknown)) if unknown else None
    rows = _numbered_rows(sheets["awards"][1])
    lines = []
    for place, group in enumerate(groups, 1):
        number: int | Missing = NOT_REPORTED if group.number is None else group.number
        name, kind = honour_name(group.title, group.authority), group.recipient_kind.label
        # The code of a record may be the name of a person, so the row is named after the honour.
        code = "-".join(re.findall("[a-z0-9]+", fold(f"{name} {kind}")))[:_LONGEST_NAME]
        lines.append(_TotalsLine(name, kind, Copy(number, "awards", "number", rows[place]), code=code))
    head = _TotalsLine("Khen thưởng", "lượt", NOT_REPORTED, note=note, code="awards")
    return _TotalsPart(head, lines, "awards", summed=True)


def _documents(year: Year, _sheets: Sheets) -> _TotalsPart:
    numbers = {status: sum(document.status is status for document in year.documents) for status in Status}
    note = ", ".join(f"{in_sentence(number)} {status.label}" for status, number in numbers.items() if number) or None
    number = Tally(len(year.documents), "documents", "order", tuple(range(len(year.documents))))
    return _TotalsPart(_TotalsLine("Văn bản", "văn bản", number, note=note, code="documents"), (), "documents")


def _numbered_rows(table: Table) -> dict[int, int]:
    """The place of the row of each order number of a table."""
    order = next(index for index, column in enumerate(table.columns) if column.key == "order")
    orders = ((row.cells[order], place) for place, row in enumerate(table.rows))
    return {order: place for order, place in orders if isinstance(order, int)}
