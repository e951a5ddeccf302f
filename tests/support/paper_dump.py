"""Papers as readable text, compared with the files of the golden folder."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.papers.blocks import (
    Block,
    Cell,
    Copy,
    Difference,
    Heading,
    Items,
    Missing,
    Paper,
    Paragraph,
    Product,
    Qualified,
    Ratio,
    Row,
    Table,
    Tally,
    Total,
)
from tests.support.golden import assert_golden
from tests.support.sample_years import GOLDEN, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def compare(name: str, text: str) -> None:
    """Compare a text with the golden file of this name among those of the papers."""
    assert_golden(GOLDEN / f"{name}.txt", text)


def dump(paper: Paper) -> str:
    """A paper as lines that can be read and compared."""
    lines = [f"title: {paper.title}", f"author: {paper.author}", f"dated: {paper.dated}", f"stamp: {paper.stamp}"]
    lines.append(f"digest: {paper.digest}")
    for section in paper.sections:
        lines += ["", f"=== {section.name}{' (landscape)' if section.landscape else ''}"]
        lines += [line for block in section.blocks for line in _dumped(block)]
        lines += [f"foot {line}" for line in section.foot]
    return "\n".join(lines) + "\n"


def _dumped(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"h{level} {text}"
        case Paragraph(text, lead, centred):
            mark = " centred" if centred else ""
            yield f"p{mark} [{lead}] {text}" if lead else f"p{mark} {text}"
        case Items(items):
            yield from (f"- {item}" for item in items)
        case Table():
            yield f"table {block.name}" + (f" “{block.caption}”" if block.caption else "")
            shown = block.shown()
            yield "  " + " | ".join(block.columns[index].label for index in shown)
            yield "  " + " | ".join(f"{column.key}:{column.kind.value}" for column in block.columns)
            yield from (_dumped_row(row, shown) for row in block.rows)
        case _:
            yield f"{type(block).__name__.lower()} " + " | ".join(texts_of(block))


def _dumped_row(row: Row, shown: tuple[int, ...]) -> str:
    mark = "*" if row.strong else " "
    links = "".join((f" #{row.name}" if row.name else "", f" → {row.leads_to}" if row.leads_to else ""))
    return f"{mark} {'  ' * row.level}" + " | ".join(_dumped_cell(row.cells[index]) for index in shown) + links


def _qualified(qualifier: str) -> str:
    return f"{qualifier} " if qualifier else ""


def _dumped_cell(cell: Cell) -> str:  # noqa: C901, PLR0911, one for each type of cell
    """A cell with its type where that is not text: n 90, d 2021-08-20, sum(1, 2)=3."""
    match cell:
        case Total(value, rows):
            return f"sum{rows}={value}"
        case Qualified(value, qualifier):
            return f"n {qualifier} {value}"
        case Ratio(part, whole, value, qualifier):
            return f"{part}/{whole}={_qualified(qualifier)}{None if value is None else round(value, 4)}"
        case Difference(part, whole, value, qualifier):
            return f"{part}-{whole}={_qualified(qualifier)}{value}"
        case Product(factors, value):
            return f"{'*'.join(factors)}={_dumped_cell(value)}"
        case Tally(value, table, column, rows):
            return f"count({table}.{column}{rows})={value}"
        case Copy(value, table, column, row):
            return f"{table}.{column}({row},)={_dumped_cell(value)}"
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
