"""Tracing: a paper of the office held against its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import NothingToSayError
from dtreport.formats import format_named
from dtreport.formats.cells import shown_words
from dtreport.papers import PAPERS
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Addressees,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from dtreport.reading import Passage, read_paper
from dtreport.services.office_years import with_last_year
from dtreport.tracing.tracer import Tracer
from dtreport.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path

    from dtreport.papers import PaperKind
    from dtreport.papers.blocks import Block, Paper
    from dtreport.report import Years
    from dtreport.store import Store
    from dtreport.tracing.marks import Trace

_LAID_OUT = ("txt",)
"""Formats in which the cells of a table stand beside each other on lines, so that only the same format reads alike."""


class PaperTrace(NamedTuple):
    """A file, the year that it was held against, and what was found out."""

    name: str
    year: int
    trace: Trace
    comments: int
    changes: int
    """Tracked changes that nobody has accepted or refused."""


def trace_file(store: Store, year: int, path: Path) -> PaperTrace:
    """Hold a file against a year.

    Raises UsageError on a format that is not read, and what the store raises where the year does not load.
    """
    return trace_data(with_last_year(store, store.read(year).year), path.read_bytes(), path.name)


def trace_data(years: Years, data: bytes, name: str) -> PaperTrace:
    """Hold the bytes of a file against a year. Raises as `trace_file`."""
    paper = read_paper(data, name)
    suffix = name.rpartition(".")[2].lower()
    tracer = Tracer(years, printed_passages(years, suffix))
    trace = tracer.trace(paper.passages)
    return PaperTrace(name, years.this_year.number, trace, len(paper.comments), paper.changes)


def printed_passages(years: Years, suffix: str = "") -> dict[str, tuple[Passage, ...]]:
    """What our own papers print of a year, by the label of the paper.

    Args:
        years: The year.
        suffix: The format of the paper that is held against them.
    """
    texts = {}
    for kind in PAPERS:
        if kind.name == "overview":  # it is only for the screen
            continue
        for public in {False, kind.comes_in("html")}:
            paper = _built(kind, years, public=public)
            if paper is None:
                continue
            label = f"{kind.label}, bản công khai" if public and not kind.public else kind.label
            texts[label] = tuple(_passages(paper))
            if suffix in _LAID_OUT and suffix in kind.formats and not public:
                data = format_named(suffix).render(paper)
                texts[f"{label} "] = read_paper(data, f"{kind.name}.{suffix}").passages
    return texts


def _built(kind: PaperKind, years: Years, *, public: bool) -> Paper | None:
    try:
        return kind.build(years, public=public)
    except NothingToSayError:
        return None


def _passages(paper: Paper) -> Iterator[Passage]:
    for number, section in enumerate(paper.sections, 1):
        for place, block in enumerate(section.blocks, 1):
            for line, text in enumerate(_texts(block), 1):
                yield Passage(text, f"phần {number}, khối {place}, dòng {line}")
        yield from (Passage(text, "cuối trang") for text in section.foot)
    yield Passage(paper.stamp, "dấu")


def _texts(block: Block) -> Iterator[str]:
    """What a block says, a row of a table with tabs between its cells."""
    match block:
        case Letterhead():
            left = (block.parent, block.agency, block.number)
            right = (block.country, block.motto, block.place_and_date)
            yield from (*left, *right, " ".join(filter(None, left)), " ".join(filter(None, right)))
        case Title():
            yield from (block.name, block.about, block.note)
        case Addressees(label, names):
            yield from (label, *names)
        case Heading(text, _level):
            yield text
        case Paragraph(text, lead):
            for place, part in enumerate(text.split("\n\n")):
                yield f"{lead} {part}" if lead and not place else part
        case Items(items):
            yield from items
        case Table():
            table = shown_words(block)
            yield block.caption
            yield "\t".join(column.label for column in table.columns)
            yield from ("\t".join(words) for _row, words in table.rows)
        case Chart():
            yield from (block.title, block.summary, "\t".join(block.series))
            yield from ("\t".join((bar.label, *map(_bar_in_words, bar.values))) for bar in block.bars)
        case Signature():
            people = [who for who in (block.preparer, block.signer) if who is not None]
            yield from (block.place_and_date, *block.recipients)
            yield from (line for who in people for line in (*who.position, who.name))


def _bar_in_words(value: Decimal | None) -> str:
    return NOT_REPORTED.value if value is None else format_number(value)
