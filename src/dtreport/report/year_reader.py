"""The data of a year file as an `AnnualReport`, or as everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import count, islice
from typing import Any, NamedTuple

from dtreport.errors import Problem
from dtreport.records import KINDS, TABLES, Kind, SettingsTable
from dtreport.records.base import Declared, Record, specs
from dtreport.records.block_reader import read_block, read_valid_part
from dtreport.records.codes import CODE, LONGEST_CODE
from dtreport.records.values import DATE
from dtreport.report.references import RecordPlace, reference_problems
from dtreport.report.year import Year
from dtreport.vietnamese.text import closest

SCHEMA = 1
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_RECORDS = 50_000
_TOP = ("schema", "year", "closed")
_LONGEST_NUMBER = 9


Highest = Callable[[], Mapping[str, int]]
"""Tells the highest number that codes of each prefix (`kq`, `vb`) have ever had; asked only where a code is given."""


class Reading(NamedTuple):
    """What a year file says: the report, or None with all the reasons why not."""

    year: Year | None
    problems: tuple[Problem, ...]


def read_year_data(data: Mapping[str, Any], highest: Highest = dict) -> Reading:
    """Read one year from the data of its file. A block without a code stands under the code it will be given."""
    problems = _top_problems(data)
    holders: list[RecordPlace] = []
    tables: dict[str, Any] = {}
    for table in TABLES:
        read, table_problems = _read_table(table, data)
        problems += table_problems
        if read is not None:
            tables[table.name] = read
            holders.append(RecordPlace(read, table.name, (table.name,)))
    codes = {(kind.name, index): code for kind, index, code in missing_codes(data, highest)}
    for kind in KINDS:
        blocks, table_problems = _read_kind(kind, data.get(kind.name, []), codes)
        holders += blocks
        problems += table_problems
    problems += _repeated_codes(data)
    problems += reference_problems(holders, known_codes(data, highest))
    if problems:
        return Reading(None, tuple(problems))
    records: dict[str, list[Record]] = {kind.name: [] for kind in KINDS}
    for holder in holders:
        if isinstance(holder.declared, Record):
            records[str(holder.path[0])].append(holder.declared)
    by_kind = {name: tuple(blocks) for name, blocks in records.items()}
    return Reading(Year(number=data["year"], closed=data.get("closed"), by_kind=by_kind, **tables), ())


def _top_problems(data: Mapping[str, Any]) -> list[Problem]:
    problems = []
    names = [*_TOP, *(table.name for table in TABLES), *(kind.name for kind in KINDS)]
    for key in [key for key in data if key not in names]:
        near = closest(key, names)
        hint = f'Có phải "{near}"?' if near else ""
        problems.append(Problem(key, f'tệp năm không có phần tên "{key}".', hint, (key,)))
    if data.get("schema") != SCHEMA:
        hint = "Tệp do phiên bản dtreport mới hơn ghi thì cần cài phiên bản đó." if "schema" in data else ""
        problems.append(Problem("schema", f"cần dòng schema = {SCHEMA} ở đầu tệp.", hint, ("schema",)))
    year = data.get("year")
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        problems.append(Problem("year", "cần năm báo cáo ở đầu tệp, như year = 2021.", "", ("year",)))
    if "closed" in data:
        try:
            DATE.check(data["closed"])
        except ValueError as reason:
            problems.append(Problem("closed", str(reason), "", ("closed",)))
    return problems


def _read_table(table: SettingsTable, data: Mapping[str, Any]) -> tuple[Declared | None, list[Problem]]:
    block = data.get(table.name)
    if block is None:
        block = default_period(data.get("year")) if table.name == "period" else {}
    if not isinstance(block, Mapping):
        return None, [Problem(table.name, f"cần một bảng [{table.name}].", "", (table.name,))]
    if not block and not any(spec.required for spec in specs(table.model)):
        return table.model.model_construct(), []  # there is nothing to check, which would cost time
    read, problems = read_block(table.model, block, f"[{table.name}]", table.name, (table.name,))
    return read_valid_part(table.model, block) if read is None else read, problems


def default_period(year: Any) -> dict[str, date]:
    """From 15/12 of the year before to 14/12 (Nghị định 09/2019/NĐ-CP, Điều 12)."""
    number = year if type(year) is int and FIRST_YEAR <= year <= LAST_YEAR else LAST_YEAR
    return {"from": date(number - 1, 12, 15), "to": date(number, 12, 14)}


def _read_kind(
    kind: Kind, blocks: Any, codes: Mapping[tuple[str, int], str]
) -> tuple[list[RecordPlace], list[Problem]]:
    if not isinstance(blocks, list):
        return [], [Problem(kind.name, f"mỗi {kind.noun} cần một khối [[{kind.name}]].", "", (kind.name,))]
    if len(blocks) > MOST_RECORDS:
        return [], [Problem(kind.name, f"nhiều hơn {MOST_RECORDS} {kind.noun} trong một tệp.", "", (kind.name,))]
    holders: list[RecordPlace] = []
    problems: list[Problem] = []
    model = kind.model if blocks else Record
    for index, block in enumerate(blocks):
        path = (kind.name, index)
        if not isinstance(block, dict):
            problems.append(Problem(_place(kind, index, {}), f"cần một khối [[{kind.name}]].", "", path))
            continue
        coded = block if "code" in block else {"code": codes[kind.name, index], **block}
        place = _place(kind, index, block)
        record, block_problems = read_block(model, coded, kind.noun, place, path)
        holders.append(
            RecordPlace(read_valid_part(model, coded), place, path)
            if record is None
            else RecordPlace(record, record.code, path)
        )
        problems += block_problems
    return holders, problems


def known_codes(data: Mapping[str, Any], highest: Highest = dict) -> dict[str, Kind]:
    """The kind of the record under each code, those codes included that the next write will give."""
    codes = {(kind.name, index): code for kind, index, code in missing_codes(data, highest)}
    return {str(block.get("code", codes.get((kind.name, index)))): kind for kind, index, block in _blocks(data)}


def _place(kind: Kind, index: int, block: Mapping[str, Any]) -> str:
    return _code_of(block) or f"{kind.name}[{index + 1}]"


def _code_of(block: Mapping[str, Any]) -> str | None:
    """The code of a block, or None where what stands there is no code: it may be anything, and of any length."""
    code = block.get("code")
    return code if isinstance(code, str) and len(code) <= LONGEST_CODE and CODE.fullmatch(code) else None


def _repeated_codes(data: Mapping[str, Any]) -> list[Problem]:
    first: dict[str, tuple[str, int]] = {}
    problems = []
    for kind, index, block in _blocks(data):
        code = _code_of(block)
        if code is None:
            continue
        here = (kind.name, index)
        if code not in first:
            first[code] = here
            continue
        hint = "Khối chép từ khối khác thì xóa dòng code của khối mới, dtreport sẽ cấp mã."
        message = f"mã {code} đã dùng ở dòng {{related}}."
        problems.append(Problem(f"{code}.code", message, hint, (*here, "code"), (*first[code], "code")))
    return problems


def _blocks(data: Mapping[str, Any]) -> list[tuple[Kind, int, Mapping[str, Any]]]:
    return [
        (kind, index, block)
        for kind in KINDS
        if isinstance(data.get(kind.name), list)
        for index, block in enumerate(data[kind.name])
        if isinstance(block, dict)
    ]


def missing_codes(data: Mapping[str, Any], highest: Highest = dict) -> list[tuple[Kind, int, str]]:
    """The blocks without a code, by kind and index, each with the code that the next write gives it."""
    if all("code" in block for _kind, _index, block in _blocks(data)):
        return []
    codes = {code for _kind, _index, block in _blocks(data) if (code := _code_of(block)) is not None}
    numbers = highest()
    free = {kind.name: _free_codes(kind, codes, numbers) for kind in KINDS}
    return [(kind, index, next(free[kind.name])) for kind, index, block in _blocks(data) if "code" not in block]


def next_code(kind: Kind, data: Mapping[str, Any], highest: Highest = dict) -> str:
    """The code for a new record of this kind: one more than the highest that ever was."""
    return next_codes(kind, data, 1, highest)[0]


def next_codes(kind: Kind, data: Mapping[str, Any], number: int, highest: Highest = dict) -> list[str]:
    """Codes for so many new records of this kind, each one more than the highest that ever was."""
    return list(islice(_free_codes(kind, set(known_codes(data, highest)), highest()), number))


def highest_numbers(codes: Iterable[str]) -> dict[str, int]:
    """The highest number among codes of each prefix; a number that nobody counts up to is a word."""
    numbers: dict[str, int] = {}
    for code in codes:
        match = _OURS.fullmatch(code)
        if match is not None:
            numbers[match[1]] = max(int(match[2]), numbers.get(match[1], 0))
    return numbers


_OURS = re.compile(f"({'|'.join(kind.prefix for kind in KINDS)})-([0-9]{{1,{_LONGEST_NUMBER}}})")


def _free_codes(kind: Kind, used: set[str], highest: Mapping[str, int]) -> Iterator[str]:
    """Codes that nobody has and nobody had, from one more than the highest."""
    last = max(highest_numbers(used).get(kind.prefix, 0), highest.get(kind.prefix, 0))
    codes = (f"{kind.prefix}-{number}" for number in count(last + 1))
    return (code for code in codes if code not in used)
