"""What the tests of papers share: years made from data, papers as plain text, and generated years."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli

from dtreport.papers.blocks import (
    Addressees,
    Block,
    Cell,
    Chart,
    Copy,
    Difference,
    Heading,
    Items,
    Letterhead,
    Missing,
    Paper,
    Paragraph,
    Product,
    Qualified,
    Ratio,
    Signature,
    Table,
    Tally,
    Title,
    Total,
)
from dtreport.report import Year, read_year_data
from dtreport.vietnamese.dates import format_moment
from tests.support import ROOT, TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = ROOT
YEAR_2021 = REPOSITORY / "reports" / "2021.toml"
GOLDEN = TESTS / "papers" / "golden"


def data_2021() -> dict[str, Any]:
    return tomli.loads(YEAR_2021.read_text(encoding="utf-8"), parse_float=Decimal)


def report_2021() -> Year:
    return report_of(data_2021())


def report_of(data: dict[str, Any]) -> Year:
    reading = read_year_data(data)
    assert reading.year is not None, [str(problem) for problem in reading.problems]
    return reading.year


def made(year: int = 2021, **parts: Any) -> Year:
    """A year of which only the parts that matter are written out."""
    return report_of({"schema": 1, "year": year, "agency": {"name": "Ban Dân tộc tỉnh Thái Nguyên"}, **parts})


def full_year() -> Year:
    """A year in which every part of every paper has something to say."""
    return _golden_year("full-year")


def year_before() -> Year:
    """The year before the full one."""
    return _golden_year("year-before")


def awards_year() -> Year:
    """A year with awards of every kind, named, counted and not known."""
    return _golden_year("awards-year")


def _golden_year(name: str) -> Year:
    return report_of(tomli.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal))


def award(code: str = "kt-1", title: str = "Giấy khen", kind: str = "individual", **more: Any) -> dict[str, Any]:
    """The block of one award."""
    return {"code": code, "title": title, "recipient_kind": kind, **more}


def hard_year(kind: str, year: int = 2021) -> Year:
    """A year with figures missing and zero side by side: bare, of decomposed letters, or long with 300 recipients."""
    name = {"decomposed": unicodedata.normalize("NFD", "Nguyễn Văn A"), "long": "Trần Thị B " * 20}.get(kind, "A")
    figures = [{}, {"value": 0}, {"value": 0, "plan": 0, "previous": 0}, {"plan": 3}, {"previous": 0}, {"value": 5}]
    counts = [
        {"code": f"sl-{place}", "name": f"{name} {place}", "unit": "hộ", **each} for place, each in enumerate(figures)
    ]
    parts = [{**each, "code": f"sl-0{place}", "part_of": f"sl-{place}"} for place, each in enumerate(counts)]
    people = [
        {"code": f"kt-{place}", "title": "Giấy khen", "recipient_kind": "individual", "recipient": f"{name} {place}"}
        for place in range(300 if kind == "long" else 1)
    ]
    counted = {"title": "Bằng khen", "recipient_kind": "household"}
    return made(
        year,
        conference={"name": name, "agenda": [name]},
        areas=[{"code": "lv-1", "title": name}, {"code": "lv-2", "title": name, "lead": name}],
        results=[{"code": f"kq-{place}", "area": "lv-1", "text": f"{name}\n" * 40} for place in range(30)],
        documents=[{"code": "vb-1", "kind": name}],
        counts=[*counts, *parts],
        tasks=[{"code": "nv-1", "text": name}, {"code": "nv-2", "text": "- {sl-0}", "items": [], "partners": []}],
        reviews=[{"code": "dg-1", "answers": "nv-1", "status": "ongoing", "outcome": "{sl-1}"}],
        awards=[*people, {**counted, "code": "kt-khong", "count": 0}, {**counted, "code": "kt-chua", "title": "Cờ"}],
    )


def blocks_of(paper: Paper) -> Iterator[Block]:
    return (block for section in paper.sections for block in section.blocks)


def tables_of(paper: Paper) -> dict[str, Table]:
    return {block.name: block for block in blocks_of(paper) if isinstance(block, Table)}


def body(paper: Paper) -> tuple[Block, ...]:
    """The blocks of the first section."""
    return paper.sections[0].blocks


def texts(paper: Paper) -> list[str]:
    """The paragraphs of the body, each with its lead, and the points of its lists."""
    said = []
    for block in body(paper):
        if isinstance(block, Paragraph):
            said.append(f"{block.lead} {block.text}".strip())
        elif isinstance(block, Items):
            said += block.items
    return said


def headings(paper: Paper) -> list[str]:
    """The headings of the body."""
    return [block.text for block in body(paper) if isinstance(block, Heading)]


def last_words(blocks: tuple[Block, ...]) -> str:
    """The end of the last block that is not the signature."""
    last = [block for block in blocks if not isinstance(block, Signature)][-1]
    return last.items[-1] if isinstance(last, Items) else getattr(last, "text", "")


def cells(table: Table, key: str) -> list[Cell]:
    """One column of a table, by its key."""
    index = [column.key for column in table.columns].index(key)
    return [row.cells[index] for row in table.rows]


def text_of(paper: Paper) -> str:
    """Everything that a paper says, one string of a block on a line."""
    said = [text for block in blocks_of(paper) for text in texts_of(block)]
    return "\n".join([*said, *(line for section in paper.sections for line in section.foot)])


def texts_of(block: Block) -> list[str]:  # noqa: PLR0911, one for each block of the vocabulary
    match block:
        case Letterhead():
            return [block.parent, block.agency, block.country, block.motto, block.number, block.place_and_date]
        case Title():
            return [block.name, block.about, block.note]
        case Addressees(label, names):
            return [label, *names]
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


def facts_of(paper: Paper) -> set[str]:
    """Every word with a digit in it that stands in a sentence or in a cell, in small letters, without marks."""
    told = (block for block in blocks_of(paper) if isinstance(block, Paragraph | Items | Table))
    words = (word for block in told for text in texts_of(block) for word in text.split())
    return {word.casefold().strip("().,;:/…") for word in words if any(map(str.isdigit, word))}


def cell_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Missing():
            return cell.value
        case Total() | Ratio() | Difference() | Product() | Tally() | Copy():
            return cell_text(cell.value)
        case Qualified(value, qualifier):
            return f"{qualifier} {value}"
        case date():
            return format_moment(cell)
        case _:
            return str(cell)
