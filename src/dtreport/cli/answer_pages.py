"""What the services answer, laid out as papers for the terminal and as plain values for machines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dtreport.papers.blocks import Column, ColumnKind, Heading, Items, Paper, Paragraph, Row, Section, Table
from dtreport.records.base import SILENCED, specs
from dtreport.services.change_description import change_fields, change_lines
from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dtreport.errors import Problem
    from dtreport.papers.blocks import Block
    from dtreport.records import Kind
    from dtreport.records.base import Declared, Record
    from dtreport.report import Year
    from dtreport.rules import Finding, Rule
    from dtreport.services.search import Hit
    from dtreport.services.year_check import YearAtAGlance, YearCheck
    from dtreport.store import HistoryEntry

_LONGEST = 70


MOST_TOLD = 4
"""How many changes of one entry the history shows."""


def page(title: str, blocks: Iterable[Block]) -> Paper:
    """A page for the terminal; no file is made of it."""
    return Paper(title, "", (Section(title, tuple(blocks)),), date.min, "")


def history_page(year: int, entries: Sequence[HistoryEntry]) -> Paper:
    """Who did what and when, latest last."""
    columns = (
        Column("number", "Số", ColumnKind.CENTRED, 5),
        Column("time", "Lúc", ColumnKind.CENTRED, 22),
        Column("who", "Ai", width=16),
        Column("action", "Việc", width=20),
        Column("changes", "Thay đổi", width=40),
    )
    rows = tuple(
        Row(
            (
                "mới" if entry.number is None else str(entry.number),
                format_moment(entry.time),
                f"{entry.who.user} ({entry.who.host})" if entry.who.user else "không rõ",
                entry.action + (f": {entry.reason}" if entry.reason else ""),
                _changes_in_words(entry),
            )
        )
        for entry in entries
    )
    return page("Lịch sử", [Heading(f"Lịch sử năm {year}"), Table("history", columns, rows)])


def _remarks(entry: HistoryEntry) -> list[str]:
    """What is not known of an entry."""
    damaged = ["(dòng nhật ký đã hỏng)"] if entry.damaged else []
    return damaged if entry.compared else [*damaged, "(không rõ đã đổi những gì)"]


def _changes_in_words(entry: HistoryEntry) -> str:
    lines = [*_remarks(entry), *change_lines(entry)]
    rest = len(lines) - MOST_TOLD
    return "\n".join([*lines[:MOST_TOLD], *([f"… và {rest} thay đổi nữa"] if rest > 0 else [])])


def entry_page(year: int, number: int, entry: HistoryEntry) -> Paper:
    """One change with all that it did, field by field."""
    who = f"{entry.who.user} ({entry.who.host})" if entry.who.user else "không rõ ai"
    blocks: list[Block] = [
        Heading(f"Thay đổi số {number}, năm {year}: {entry.action}"),
        Paragraph(f"{format_moment(entry.time)}, {who}" + (f": {entry.reason}" if entry.reason else "")),
    ]
    if remarks := _remarks(entry):
        blocks.append(Paragraph(" ".join(remarks)))
    if entry.seal is not None:
        blocks.append(Paragraph(f"Đã niêm phong {len(entry.seal.papers)} tệp giấy tờ; đối chiếu: dtreport verify TỆP"))
    for change in entry.changes:
        blocks.append(Heading(next(change_lines(replace(entry, changes=(change,)))), 2))
        if fields := tuple(change_fields(change)):
            blocks.append(Items(fields))
    return page("Lịch sử", blocks)


def findings_page(year: int, checked: YearCheck, lines: Mapping[Finding, int], file: str) -> Paper:
    """What was found in a year, worst first, each with its place and its rule; and what is silenced, with why."""
    blocks: list[Block] = []
    if checked.findings:
        blocks.append(Heading(f"Kiểm tra năm {year}"))
    else:
        blocks.append(Paragraph(f"Năm {year}: không có gì cần xem lại."))
    for severity in dict.fromkeys(finding.severity for finding in checked.findings):
        here = [finding for finding in checked.findings if finding.severity == severity]
        blocks.append(Heading(f"{severity.label.capitalize()} ({len(here)})", 2))
        blocks.append(Items(tuple(_sentence(finding, f"{file}:{lines[finding]}") for finding in here)))
    if checked.silenced:
        blocks.append(Heading(f"Được bỏ qua ({len(checked.silenced)})", 2))
        sentences = (
            f"{_sentence(finding._replace(hint=''), f'{file}:{lines[finding]}')} Bỏ qua vì: {reason}"
            for finding, reason in checked.silenced
        )
        blocks.append(Items(tuple(sentences)))
    if checked.findings:
        blocks.append(Paragraph(f"Xem vì sao và cách sửa: dtreport check --explain {checked.findings[0].code}"))
    return page("Kiểm tra", blocks)


def _sentence(finding: Finding, place: str) -> str:
    hint = f" {finding.hint}" if finding.hint else ""
    return f"{place}: {finding.code} {finding.place}: {finding.message}{hint}"


def rule_page(rule: Rule[Any]) -> Paper:
    """One rule: what it looks for, why, an example, and what to do."""
    parts = (
        ("Vì sao", rule.why),
        ("Ví dụ", rule.example),
        ("Cách sửa", rule.mend),
        ("Cách bỏ qua", rule.silencing),
    )
    paragraphs = (Paragraph(text, lead=f"{label}:") for label, text in parts)
    return page(rule.code, [Heading(f"{rule.code}: {rule.aim}"), *paragraphs])


def codes_page(year: int, records: Sequence[tuple[Kind, Record]]) -> Paper:
    """Every record of a year by its code, with the first thing that is said of it."""
    columns = (Column("code", "Mã", width=16), Column("noun", "Loại", width=14), Column("text", "Nội dung", width=60))
    rows = tuple(Row((record.code, kind.noun, shortened(record.called(), _LONGEST))) for kind, record in records)
    return page("Các mục", [Heading(f"Các mục năm {year}"), Table("records", columns, rows)])


def found_page(words: str, hits: Sequence[Hit]) -> Paper:
    """Where the words stand, latest year first."""
    columns = (
        Column("year", "Năm", ColumnKind.CENTRED, 6),
        Column("code", "Mục", width=16),
        Column("noun", "Loại", width=14),
        Column("text", "Nội dung", width=60),
    )
    rows = tuple(
        Row((str(hit.year), hit.name, hit.noun, f"{hit.label}: {hit.text}" if hit.label else hit.text)) for hit in hits
    )
    return page("Tìm", [Heading(f"{len(hits)} mục có “{words}”"), Table("found", columns, rows)])


def found_values(hit: Hit) -> dict[str, Any]:
    """One thing that was found for machines."""
    return {"year": hit.year, "block": hit.block, "code": hit.name, "field": hit.label, "text": hit.text}


def home_page(years: Sequence[YearAtAGlance], folder: str) -> Paper:
    """Every year at a glance and the next commands to type."""
    columns = (
        Column("year", "Năm", ColumnKind.CENTRED, 6),
        Column("state", "Tình trạng", width=22),
        Column("records", "Đã ghi", width=50),
        Column("findings", "Cần xem", width=12),
    )
    rows = tuple(
        Row(
            (
                str(year.year),
                _state(year),
                ", ".join(f"{number} {noun}" for noun, number in year.numbers) or None,
                f"{year.findings} mục" if year.findings else None,
            )
        )
        for year in years
    )
    table: Block = Table("years", columns, rows) if rows else Paragraph("Chưa có năm nào được ghi.")
    blocks: list[Block] = [Heading(f"Sổ báo cáo công tác năm (thư mục {folder})"), table]
    blocks += [Heading("Lệnh tiếp theo", 2), Items(tuple(_next_commands(years)))]
    return page("dtreport", blocks)


def _state(year: YearAtAGlance) -> str:
    if year.problems:
        return f"chưa đọc được ({year.problems} lỗi)"
    return f"đã chốt {short_date(year.closed)}" if year.closed else "đang mở"


def _next_commands(years: Sequence[YearAtAGlance]) -> Iterable[str]:
    broken = [year.year for year in years if year.problems]
    opened = [year.year for year in years if not year.closed and not year.problems]
    yield from (f"dtreport check {year}: xem các lỗi của tệp năm {year}" for year in broken)
    if opened:
        year = opened[0]
        which = f" --year {year}" if len(opened) > 1 else ""
        yield f"dtreport add-result{which}: ghi một kết quả (còn add-count, add-task, add-award, add-document)"
        yield f"dtreport show {year}: xem tổng quan"
        yield f"dtreport check {year}: xem những gì còn thiếu"
        yield f"dtreport export {year}: xuất bảng tính Excel của hội nghị"
        yield f"dtreport kit {year}: làm cả bộ giấy tờ của hội nghị"
    elif not years:
        yield "dtreport new 2021: mở năm đầu tiên"
    elif not broken:
        yield f"dtreport new {years[0].year + 1}: mở năm mới"
    yield "dtreport --help: mọi lệnh"


def entry_values(entry: HistoryEntry) -> dict[str, Any]:
    """One entry of the history for machines."""
    return {
        "number": entry.number,
        "time": entry.time.isoformat(),
        "user": entry.who.user,
        "host": entry.who.host,
        "action": entry.action,
        "reason": entry.reason or None,
        "undoes": entry.undoes,
        "outside": entry.outside,
        "damaged": entry.damaged,
        "changes": [
            {
                "kind": change.kind_or_table or None,
                "code": change.code or None,
                "before": change.before,
                "after": change.after,
            }
            for change in entry.changes
        ],
    }


def rule_values(rule: Rule[Any]) -> dict[str, Any]:
    """One rule for machines."""
    return {
        "code": rule.code,
        "rule": rule.name,
        "group": rule.group,
        "aim": rule.aim,
        "why": rule.why,
        "example": rule.example,
        "mend": rule.mend,
        "silencing": rule.silencing,
    }


def finding_values(finding: Finding, line: int | None, silenced: str = "") -> dict[str, Any]:
    """One finding for machines; with the reason where its record silences it."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "place": finding.place,
        "line": line,
        "message": finding.message,
        "hint": finding.hint or None,
        "silenced": silenced or None,
    }


def problem_values(problem: Problem) -> dict[str, Any]:
    """One problem that keeps a file from loading, for machines, with the keys of a finding."""
    return {
        "code": None,
        "rule": "file",
        "severity": "error",
        "place": problem.place or None,
        "line": problem.line,
        "message": problem.message,
        "hint": problem.hint or None,
        "silenced": None,
    }


def declared_values(declared: Declared) -> dict[str, Any]:
    """A record or a table for machines: every key of its declaration, null where nothing is given."""
    fields = ((spec, getattr(declared, spec.attribute)) for spec in specs(type(declared)))
    return {spec.name: list(value) if isinstance(value, tuple) else value for spec, value in fields}


def record_values(kind: Kind, record: Record) -> dict[str, Any]:
    """A record for machines, with the name of its block in the file; a document has a `kind` of its own."""
    return {"block": kind.name, **declared_values(record), SILENCED: dict(record.silenced)}


def report_values(year: Year) -> dict[str, Any]:
    """A whole year for machines, under the names that its file has."""
    from dtreport.records import KINDS

    tables = {name: declared_values(table) for name, table in year.settings()}
    kinds = {kind.name: [declared_values(record) for record in year.of(kind)] for kind in KINDS}
    return {"year": year.number, "closed": year.closed, **tables, **kinds}
