"""Sheet Tổng hợp: the year on one page, for a leader who has a minute."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Row, Table, Total
from dtreport.papers.digest import digest
from dtreport.papers.figures import headline
from dtreport.papers.official import letterhead, occasion, signature, small_print, title_lines, work
from dtreport.papers.outline import outline
from dtreport.papers.sentences import groups_of, honour_name, uncounted
from dtreport.papers.sheets.page import sheet_of
from dtreport.papers.wording import value_in_words
from dtreport.records.count import Certainty
from dtreport.records.document import Status
from dtreport.vietnamese.numbers import in_sentence, roman
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers.blocks import Section
    from dtreport.records.award import AwardGroup
    from dtreport.records.count import Count
    from dtreport.report import AnnualReport

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("name", "Nội dung", ColumnKind.TEXT, 54),
    Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 11),
    Column("number", "Số lượng", ColumnKind.NUMBER, 10),
    Column("note", "Ghi chú", ColumnKind.TEXT, 16, optional=True),
)


class _Line(NamedTuple):
    name: str
    unit: str
    number: Cell
    note: str | None = None


class _Part(NamedTuple):
    """A part of the sheet: its line, and the lines under it; `summed` where the one is the sum of the others."""

    head: _Line
    lines: Sequence[_Line]
    summed: bool = False


def sheet(report: AnnualReport, previous: AnnualReport | None) -> Section:
    """The headline figures between the head and the signature of an official paper."""
    parts = (_results, _figures, _tasks, _awards, _documents)
    blocks = (
        letterhead(report),
        *title_lines("Bảng tổng hợp", f"Kết quả {work(report)}, nhiệm vụ năm {report.year + 1}"),
        *occasion(report),
        Table("totals", _COLUMNS, _rows([part(report) for part in parts])),
        signature(report, prepared=True),
        small_print(digest(report, previous)),
    )
    return sheet_of("Tổng hợp", *blocks)


def _rows(parts: Sequence[_Part]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for place, part in enumerate(parts, 1):
        name, unit, number, note = part.head
        if part.summed and part.lines:
            number = _total(part.lines, len(rows) + 1)
        rows.append(Row((roman(place), name, unit, number, note), strong=True))
        rows += (Row((order, *line)) for order, line in enumerate(part.lines, 1))
    return tuple(rows)


def _total(lines: Sequence[_Line], first_row: int) -> Total:
    numbers = [line.number for line in lines if isinstance(line.number, int)]
    return Total(Decimal(sum(numbers)) if numbers else None, tuple(range(first_row, first_row + len(lines))))


def _results(report: AnnualReport) -> _Part:
    lines = [_Line(area.title, "kết quả", len(results)) for area, results in outline(report)]
    return _Part(_Line("Kết quả công tác", "kết quả", len(report.results)), lines, summed=True)


def _figures(report: AnnualReport) -> _Part:
    unknown = sum(count.value is None for count in report.counts)
    name = f"Số liệu ({in_sentence(unknown)} chỉ tiêu chưa có số liệu)" if unknown else "Số liệu"
    lines = [_Line(count.name, count.unit, _value(count), _figure_note(count)) for count in headline(report.counts)]
    return _Part(_Line(name, "chỉ tiêu", len(report.counts)), lines)


def _value(count: Count) -> Cell:
    return NOT_REPORTED if count.value is None else count.value


def _figure_note(count: Count) -> str | None:
    estimate = ["ước"] if count.status is Certainty.ESTIMATE else []
    about = [value_in_words(count)] if count.qualifier is not None and count.value is not None else []
    return capitalise(" ".join((*estimate, *about))) or None


def _tasks(report: AnnualReport) -> _Part:
    items = sum(len(task.items or ()) for task in report.tasks)
    name = f"Nhiệm vụ trọng tâm năm {report.year + 1}" + (f" ({in_sentence(items)} việc cụ thể)" if items else "")
    return _Part(_Line(name, "nhiệm vụ", len(report.tasks)), ())


def _awards(report: AnnualReport) -> _Part:
    groups = groups_of(report)
    unknown = [group.title for group in groups if group.number is None]
    name = f"Khen thưởng ({uncounted(unknown)})" if unknown else "Khen thưởng"
    return _Part(_Line(name, "lượt", NOT_REPORTED), [_award_line(group) for group in groups], summed=True)


def _award_line(group: AwardGroup) -> _Line:
    number = NOT_REPORTED if group.number is None else group.number
    return _Line(honour_name(group.title, group.authority), group.recipient_kind.label, number)


def _documents(report: AnnualReport) -> _Part:
    numbers = {status: sum(document.status is status for document in report.documents) for status in Status}
    said = ", ".join(f"{in_sentence(number)} {status.label}" for status, number in numbers.items() if number)
    return _Part(_Line(f"Văn bản ({said})" if said else "Văn bản", "văn bản", len(report.documents)), ())
