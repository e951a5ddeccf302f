"""What the tests of papers share: years made from data, papers as plain text, and generated years."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from dtreport.papers.blocks import (
    Block,
    Cell,
    Chart,
    Heading,
    Items,
    Letterhead,
    Missing,
    Paper,
    Paragraph,
    Ratio,
    Row,
    Signature,
    Table,
    Total,
)
from dtreport.report import AnnualReport, read_report
from dtreport.vietnamese.dates import format_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
YEAR_2021 = REPOSITORY / "reports" / "2021.toml"
GOLDEN = Path(__file__).parent / "golden"


def data_2021() -> dict[str, Any]:
    return tomli.loads(YEAR_2021.read_text(encoding="utf-8"), parse_float=Decimal)


def report_2021() -> AnnualReport:
    return report_of(data_2021())


def report_of(data: dict[str, Any]) -> AnnualReport:
    reading = read_report(data)
    assert reading.report is not None, [str(problem) for problem in reading.problems]
    return reading.report


def made(year: int = 2021, **parts: Any) -> AnnualReport:
    """A year of which only the parts that matter are written out."""
    return report_of({"schema": 1, "year": year, "agency": {"name": "Ban Dân tộc tỉnh Thái Nguyên"}, **parts})


def full_year() -> AnnualReport:
    """A year in which every part of every paper has something to say."""
    return report_of(tomli.loads((GOLDEN / "full-year.toml").read_text(encoding="utf-8"), parse_float=Decimal))


def blocks_of(paper: Paper) -> Iterator[Block]:
    return (block for section in paper.sections for block in section.blocks)


def tables_of(paper: Paper) -> dict[str, Table]:
    return {block.name: block for block in blocks_of(paper) if isinstance(block, Table)}


def cells(table: Table, key: str) -> list[Cell]:
    """One column of a table, by its key."""
    index = [column.key for column in table.columns].index(key)
    return [row.cells[index] for row in table.rows]


def text_of(paper: Paper) -> str:
    """Everything that a paper says, one string of a block on a line."""
    return "\n".join(text for block in blocks_of(paper) for text in _texts(block))


def _texts(block: Block) -> list[str]:  # noqa: PLR0911, one for each block of the vocabulary
    match block:
        case Letterhead():
            return [block.parent, block.agency, block.country, block.motto, block.number, block.place_and_date]
        case Heading(text):
            return [text]
        case Paragraph(text, lead):
            return [f"{lead} {text}".strip()]
        case Items(items):
            return list(items)
        case Table():
            return [block.caption, *(cell_text(cell) for row in block.rows for cell in row.cells)]
        case Chart():
            return [block.title, *block.series, *(bar.label for bar in block.bars), block.summary]
        case Signature():
            people = [who for who in (block.preparer, block.signer) if who is not None]
            return [*block.recipients, *(line for who in people for line in (*who.position, who.name))]


def cell_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Missing():
            return cell.value
        case Total() | Ratio():
            return cell_text(cell.value)
        case date():
            return format_moment(cell)
        case _:
            return str(cell)


def dump(paper: Paper) -> str:
    """A paper as lines that can be read and compared."""
    lines = [f"title: {paper.title}", f"author: {paper.author}", f"dated: {paper.dated}", f"stamp: {paper.stamp}"]
    lines.append(f"digest: {paper.digest}")
    for section in paper.sections:
        lines += ["", f"=== {section.name}{' (landscape)' if section.landscape else ''}"]
        lines += [line for block in section.blocks for line in _dumped(block)]
    return "\n".join(lines) + "\n"


def _dumped(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"h{level} {text}"
        case Paragraph(text, lead, centred, small):
            marks = "".join(mark for mark, is_on in ((" centred", centred), (" small", small)) if is_on)
            yield f"p{marks} [{lead}] {text}" if lead else f"p{marks} {text}"
        case Items(items):
            yield from (f"- {item}" for item in items)
        case Table():
            yield f"table {block.name}" + (f" “{block.caption}”" if block.caption else "")
            shown = block.shown()
            yield "  " + " | ".join(block.columns[index].label for index in shown)
            yield "  " + " | ".join(f"{column.key}:{column.kind.value}" for column in block.columns)
            yield from (_dumped_row(row, shown) for row in block.rows)
        case _:
            yield f"{type(block).__name__.lower()} " + " | ".join(_texts(block))


def _dumped_row(row: Row, shown: tuple[int, ...]) -> str:
    mark = "*" if row.strong else " "
    return f"{mark} {'  ' * row.level}" + " | ".join(_dumped_cell(row.cells[index]) for index in shown)


def _dumped_cell(cell: Cell) -> str:  # noqa: PLR0911, one for each type of cell
    """A cell with its type where that is not text: n 90, d 2021-08-20, sum(1, 2)=3."""
    match cell:
        case Total(value, rows):
            return f"sum{rows}={value}"
        case Ratio(part, whole, value):
            return f"{part}/{whole}={None if value is None else round(value, 4)}"
        case Missing():
            return "…"
        case None:
            return ""
        case datetime() | date():
            return f"d {cell.isoformat()}"
        case Decimal() | int():
            return f"n {cell}"
        case str():
            return cell.replace("\n", " ⏎ ")
