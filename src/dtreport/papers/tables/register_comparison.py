"""The awards, documents and tasks of two years, a table of each."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.papers.blocks import NOT_REPORTED, Cell, Column, ColumnKind, Difference, Row, Table, Total, row
from dtreport.papers.honour_sentences import as_decided, groups_of, honour_name
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.tables.side_by_side import NOTE, Amount, EarlierYear, number_cells, side_names, year_columns
from dtreport.papers.task_sentences import numbered_tasks, task_sentence
from dtreport.records.document import Role, Status
from dtreport.vietnamese.text import capitalise, same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.records.review import Review
    from dtreport.report import Year

_DECIDED = "tặng"


def awards_table(earlier: EarlierYear, year: Year) -> Table | None:
    """The awards by form of honour and kind of recipient; None where neither year has any."""
    befores = [_groups(part) for part in earlier.parts]
    afters = _groups(year)
    keys = dict.fromkeys((*afters, *(key for groups in befores for key in groups)))
    if not keys:
        return None
    columns = (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Danh hiệu, hình thức khen thưởng", ColumnKind.TEXT, 44),
        Column("recipient_kind", "Đối tượng", ColumnKind.CENTRED, 12),
        *year_columns(earlier, year),
        Column("difference", "Tăng (+), giảm (-)", ColumnKind.NUMBER, 12, optional=True),
        NOTE,
    )
    interpolators = [Interpolator(each) for each in (*earlier.parts, year)]
    rows: list[Row] = []
    for order, key in enumerate(keys, 1):
        groups = [each.get(key) for each in (*befores, afters)]
        group = next(filter(None, reversed(groups)))
        numbers = [_counted(each, "không ghi") for each in groups]
        cells: dict[str, Cell] = {
            "order": order,
            "name": capitalise(honour_name(group.title, group.authority)),
            "recipient_kind": capitalise(group.recipient_kind.label),
        }
        remarks: list[str] = []
        cells |= number_cells(earlier, year, numbers, remarks)
        for each, interpolator, name in zip(groups, interpolators, side_names(earlier, year), strict=True):
            giving = _DECIDED if each is None else as_decided(_DECIDED, [each], interpolator)
            if giving != _DECIDED:  # what is only proposed is not compared with what was given
                remarks.append(f"{name}: {giving}")
                cells["difference"] = None
        rows.append(row(columns, cells | {"note": capitalise("; ".join(remarks)) or None}))
    return Table("awards", columns, tuple(rows))


def _groups(year: Year) -> dict[tuple[str, str, str], AwardGroup]:
    """The awards of a year by honour, authority and kind of recipient, from high to low rank."""
    return {
        (same(group.title), same(group.authority or ""), group.recipient_kind.value): group for group in groups_of(year)
    }


def _counted(group: AwardGroup | None, absent: str) -> Amount:
    if group is None:
        return Amount(None, reason=absent)
    number = group.number
    if number is None:
        return Amount(None, reason="chưa có số lượng", cell=NOT_REPORTED)
    return Amount(Decimal(number), cell=number)


def documents_table(earlier: EarlierYear, year: Year) -> Table | None:
    """The issued documents that came of the work, as recorded, by their kind; None where neither year has any."""
    numbers = [_output(each) for each in (*earlier.parts, year)]
    names = {key: name for each in reversed(numbers) for key, (name, _number) in each.items()}
    if not names:
        return None
    columns = (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        Column("kind", "Loại văn bản", ColumnKind.TEXT, 34),
        *year_columns(earlier, year),
        Column("difference", "Tăng (+), giảm (-)", ColumnKind.NUMBER, 12, optional=True),
    )
    amounts_by_key = {key: [_recorded(each, key) for each in numbers] for key in names}
    rows = [
        row(columns, number_cells(earlier, year, amounts, []) | {"order": order, "kind": names[key]})
        for order, (key, amounts) in enumerate(amounts_by_key.items(), 1)
    ]
    totals: dict[str, Cell] = {"kind": "Cộng"}
    for place, column in enumerate(columns):
        values = [each.cells[place] for each in rows]
        if column.kind is ColumnKind.NUMBER and column.key != "difference" and all(isinstance(v, int) for v in values):
            total = sum((Decimal(value) for value in values if isinstance(value, int)), Decimal())
            totals[column.key] = Total(total, tuple(range(len(rows))))
    first, second = totals.get("first"), totals.get("second")
    if isinstance(first, Total) and isinstance(second, Total) and first.value is not None and second.value is not None:
        totals["difference"] = Difference("second", "first", second.value - first.value)
    return Table("documents", columns, (*rows, row(columns, totals, strong=True)))


def _output(year: Year) -> dict[str, tuple[str, int]]:
    """How many issued documents of each kind came of the work of a year, as far as recorded."""
    kinds = [each.kind for each in year.documents if each.status is Status.ISSUED and each.role is Role.OUTPUT]
    numbers = Counter(map(same, kinds))
    return {same(kind): (kind, numbers[same(kind)]) for kind in reversed(kinds)}


def _recorded(numbers: Mapping[str, tuple[str, int]], key: str) -> Amount:
    """How many of a kind a register has; a year in which none is recorded at all tells nothing."""
    if not numbers:
        return Amount(None, cell=NOT_REPORTED)
    number = numbers[key][1] if key in numbers else 0
    return Amount(Decimal(number), cell=number)


def documents_remark(earlier: EarlierYear, year: Year) -> str:
    """What the table of documents does not count; empty where nothing is recorded."""
    parts = []
    for name, each in zip(side_names(earlier, year), (*earlier.parts, year), strict=True):
        issued = [document for document in each.documents if document.status is Status.ISSUED]
        silent = sum(document.role is None for document in issued)
        if not any(document.role is Role.OUTPUT for document in issued):
            parts.append(f"{name} chưa ghi văn bản nào là kết quả của công việc")
        if silent:
            parts.append(f"{name} có {silent} văn bản đã ban hành chưa ghi vai trò")
    if not any(each.documents for each in (*earlier.parts, year)):
        return ""
    counting = "Chỉ đếm văn bản đã ban hành có vai trò “kết quả” trong tệp năm"
    return f"{counting}; {'; '.join(parts)}." if parts else f"{counting}."


def tasks_table(earlier: EarlierYear, year: Year) -> Table | None:
    """The tasks that the earlier year set, each with what the later one says of it; None where it set none."""
    merged = len(earlier.parts) > 1
    columns = (
        Column("order", "TT", ColumnKind.CENTRED, 5),
        *((Column("agency", "Cơ quan", ColumnKind.TEXT, 22),) if merged else ()),
        Column("task", "Nhiệm vụ", ColumnKind.TEXT, 46),
        Column("status", "Tình trạng", ColumnKind.CENTRED, 16),
        Column("outcome", "Kết quả", ColumnKind.TEXT, 50),
    )
    interpolator = Interpolator(year)
    holders = Counter(task.code for part in earlier.parts for task in part.tasks)
    reviews: dict[str, list[Review]] = {}
    for review in year.reviews:
        reviews.setdefault(review.answers, []).append(review)
    rows: list[Row] = []
    for part, agency in zip(earlier.parts, earlier.names(), strict=True):
        brief = Interpolator(part, brief=True)
        for task, place in numbered_tasks(part):
            cells: dict[str, Cell] = {"order": len(rows) + 1, "task": task_sentence(task, place, brief)}
            cells |= {"agency": agency} if merged else {}
            answers = reviews.get(task.code, [])
            if holders[task.code] > 1 and answers:
                cells["status"] = f"Mã {task.code} có ở nhiều tệp, chưa rõ đánh giá của cơ quan nào"
            elif not answers:
                cells["status"] = "Chưa có đánh giá"
            else:
                cells["status"] = "\n".join(capitalise(answer.status.label) for answer in answers)
                cells["outcome"] = "\n".join(interpolator.on_one_line(answer.outcome) for answer in answers)
            rows.append(row(columns, cells, name=task.code))
    return Table("tasks", columns, tuple(rows)) if rows else None
