"""A list of award recipients pasted from Excel: rows of cells under a header, as entries for records."""

from __future__ import annotations

import csv
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import InvalidValuesError, Problem, UsageError
from dtreport.records import kind_named
from dtreport.records.base import specs
from dtreport.records.typed_fields import read_entry
from dtreport.services.new_records import LISTED, coded, codes_by_number
from dtreport.vietnamese.text import closest, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dtreport.records.base import Spec
    from dtreport.records.document import Document
    from dtreport.records.typed_fields import Words

_USUAL = {
    "ho va ten": "recipient",
    "ho ten": "recipient",
    "ten tap the": "recipient",
    "ho va ten ten tap the": "recipient",
    "ten ca nhan tap the": "recipient",
    "nguoi nhan": "recipient",
    "don vi nhan": "recipient",
    "ong ba": "honorific",
    "don vi cong tac": "unit",
    "chuc vu": "position",
    "hinh thuc": "title",
    "hinh thuc khen thuong": "title",
    "danh hieu": "title",
    "hinh thuc khen thuong danh hieu": "title",
    "so quyet dinh": "decision",
    "muc tien thuong": "prize",
    "tien thuong": "prize",
}
"""Headers that offices use (DOMAIN: danh sách khen thưởng), beside each field's own label and key."""
IGNORED, UNNAMED = "-", ""
"""A column that says nothing of the record, and one without a header."""
_SUMS = (["tong", "cong"], ["tong", "so"], ["cong"], ["tong"])
"""How a row begins that only adds up the list."""
_IGNORED = {"stt", "tt", "so tt", "so thu tu", "ky nhan"}


class PastedList(NamedTuple):
    """The recipients of a list: their values by key, and the line of each in what was pasted."""

    rows: tuple[Mapping[str, Any], ...]
    lines: tuple[int, ...]


def read_recipients(text: str, common: Mapping[str, Words], documents: Iterable[Document] = ()) -> PastedList:
    """Read tab-separated rows under a header; `common` holds what was given once for all of them.

    A decision may be named by its number as well as by its code, where it is one of the `documents`.

    Raises InvalidValuesError with every wrong cell, UsageError where no header is recognised.
    """
    rows = _cells(text.lstrip("\ufeff"))
    columns, start = _header(rows)
    model = kind_named(LISTED).model
    codes = codes_by_number(documents)
    shared, problems = read_entry(model, common)
    values, lines = [], []
    for number, cells in rows[start:]:
        entry, row_problems = _entry(columns, cells, number)
        problems += row_problems
        beginning = _plain(entry.get("recipient", "").partition(":")[0]).split()
        if not entry or beginning in _SUMS:
            continue
        if "recipient" not in entry:
            problems.append(Problem(place_in_list(number, "recipient"), "chưa có tên."))
        read, row_problems = read_entry(model, coded(model, entry, lambda: codes), partial(_place, number))
        problems += row_problems
        values.append({**shared, **read})
        lines.append(number)
    if problems:
        raise InvalidValuesError("Chưa ghi mục nào trong danh sách.", tuple(problems))
    if not values:
        raise UsageError("Danh sách không có dòng nào dưới dòng tiêu đề.")
    return PastedList(tuple(values), tuple(lines))


def _entry(columns: list[str], cells: list[str], number: int) -> tuple[dict[str, str], list[Problem]]:
    """The cells of a row by key. A cell under no header goes with the name at its left: a header merged over both."""
    entry: dict[str, str] = {}
    problems = []
    headed = [*columns, *[UNNAMED] * (len(cells) - len(columns))]
    for place, (key, cell) in enumerate(zip(headed, cells, strict=False)):
        if not cell or key == IGNORED:
            continue
        if key != UNNAMED:
            entry[key] = cell
        elif place and headed[place - 1] == "recipient":
            entry["recipient"] = f"{entry.get('recipient', '')} {cell}".strip()
        else:
            problems.append(Problem(f"dòng {number}", f"ô thứ {place + 1} không có tên cột ở dòng tiêu đề."))
    return entry, problems


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, each with its number in the list; a cell may have several lines, as in Excel."""
    lines = csv.reader(StringIO(text, newline=""), delimiter="\t", strict=True)
    rows = []
    try:
        for number, row in enumerate(lines, 1):
            cells = [cell.strip() for cell in row]
            if any(cells):
                rows.append((number, cells))
    except csv.Error as reason:
        if "limit" in str(reason):
            raise UsageError(f"Dòng {lines.line_num} có một ô quá dài.", "Hãy rút ngắn ô đó rồi chép lại.") from reason
        raise UsageError(
            f"Không đọc được danh sách từ dòng {lines.line_num}: dấu ngoặc kép đặt chưa đúng.",
            "Trong Notepad, ô bắt đầu bằng dấu ngoặc kép phải kết thúc bằng dấu ngoặc kép; hãy chép lại từ Excel.",
        ) from reason
    return rows


def place_in_list(line: int, key: str) -> str:
    """Where a value of the list stands: "dòng 5, Năm sinh"."""
    return next(_place(line, spec) for spec in specs(kind_named(LISTED).model) if spec.name == key)


def _place(line: int, spec: Spec) -> str:
    return f"dòng {line}, {spec.label}"


def _header(rows: Sequence[tuple[int, list[str]]]) -> tuple[list[str], int]:
    """The field of each column, and where the rows under the header begin. Raises UsageError."""
    fields = specs(kind_named(LISTED).model)
    keys = (
        _USUAL | {_plain(spec.label): spec.name for spec in fields} | {_plain(spec.name): spec.name for spec in fields}
    )
    keys |= dict.fromkeys(_IGNORED, IGNORED)
    for position, (number, cells) in enumerate(rows):
        folded = [_plain(cell) for cell in cells]
        if "recipient" not in {keys.get(cell) for cell in folded}:
            continue  # what stands above a header is the title of the list
        unknown = [cell for cell, plain in zip(cells, folded, strict=True) if plain and plain not in keys]
        if unknown:
            near = closest(_plain(unknown[0]), keys)
            label = {spec.name: spec.label for spec in fields}.get(keys[near]) if near else None
            hint = f'Có phải cột "{label}"?' if label else "Hãy xóa cột đó hoặc đổi tên cột."
            raise UsageError(f'Dòng {number}: không nhận ra cột "{unknown[0]}".', hint)
        columns = [keys.get(cell, UNNAMED) for cell in folded]
        keys_in_use = [column for column in columns if column not in {IGNORED, UNNAMED}]
        if len(set(keys_in_use)) < len(keys_in_use):
            raise UsageError(f"Dòng {number}: có hai cột cùng một nội dung.", "Hãy xóa bớt một cột rồi chép lại.")
        return columns, position + 1
    raise UsageError(
        "Không thấy dòng tiêu đề của danh sách.",
        'Dòng đầu cần có tên cột, ít nhất là "Họ và tên"; chép cả dòng tiêu đề từ Excel.',
    )


def _plain(cell: str) -> str:
    return " ".join("".join(char if char.isalnum() or char == "_" else " " for char in fold(cell)).split())
