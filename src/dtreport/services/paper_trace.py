"""Tracing: a paper of the office held against its records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, NothingToSayError, UsageError
from dtreport.formats import format_named
from dtreport.formats.cells import original, qualifier_of, shown_words, unit_of
from dtreport.papers import PAPERS
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Addressees,
    Chart,
    Difference,
    Heading,
    Items,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from dtreport.reading import Passage, read_paper
from dtreport.services.export_files import refuse_own, write_export
from dtreport.services.office_years import years_of
from dtreport.services.paper_files import place_meant
from dtreport.store import is_folder
from dtreport.tracing.marks import TraceVerdict
from dtreport.tracing.tracer import Tracer
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from dtreport.papers import PaperKind
    from dtreport.papers.blocks import Block, Cell, Paper
    from dtreport.reading import PaperText
    from dtreport.report import Years
    from dtreport.store import Store
    from dtreport.tracing.marks import Mark, Trace
    from dtreport.tracing.printed_texts import PrintedPassages

_PAGE_SUFFIXES = {".html", ".htm"}
_LAID_OUT = ("txt",)
"""Formats in which the cells of a table stand beside each other on lines, so that only the same format reads alike."""


class PaperTrace(NamedTuple):
    """A paper, the year that it was held against, and what was found out."""

    name: str
    year: int
    trace: Trace
    comments: int = 0
    changes: int = 0
    """Tracked changes that nobody has accepted or refused."""
    is_only_year: bool = True
    """Whether a command that names no year means this one."""

    @property
    def summary(self) -> str:
        """How many numerals there are of each verdict."""
        numbers = ", ".join(f"{self.trace.number(verdict)} {verdict.value}" for verdict in TraceVerdict)
        return f"{len(self.trace.marks)} chỗ có số: {numbers}."

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else a reader of the paper has to know."""
        changes = f"Giấy tờ còn {self.changes} chỗ sửa chưa được chấp nhận hay từ chối; đã soát như khi chấp nhận."
        comments = f"Giấy tờ có {self.comments} lời bình ở lề, chưa soát."
        return (*([changes] if self.changes else []), *([comments] if self.comments else []))

    def command(self, mark: Mark) -> str:
        """What adopts the value of the paper, with the year where it has to be said."""
        command = mark.judgment.command
        return f"{command} --year {self.year}" if command and not self.is_only_year else command


def trace_data(store: Store, year: int, data: bytes, name: str) -> PaperTrace:
    """Hold the bytes of a file against a year.

    Args:
        store: The years of the office.
        year: The year.
        data: The bytes.
        name: The name of the file, which tells its format.

    Raises UsageError on a format that is not read, NotRecordedError and InvalidFileError as the year is read.
    """
    paper = read_paper(data, name)
    if not any(passage.text.strip() for passage in paper.passages):
        raise DtreportError(f"Không đọc được chữ nào trong {name}.", "Bản quét (ảnh) thì không soát được.")
    years = years_of(store, year)
    trace = trace_paper(years, paper, suffix_of(name))
    return PaperTrace(name, year, trace, len(paper.comments), paper.changes, store.open_years() == (year,))


def trace_paper(years: Years, paper: PaperText, suffix: str) -> Trace:
    """Hold a paper that was read from a file with this suffix against a year."""
    return Tracer(years, printed_passages(years, suffix)).trace(paper.passages)


def suffix_of(name: str) -> str:
    """The suffix of a file name in small letters, without its dot."""
    return name.rpartition(".")[2].lower()


def page_place(words: str) -> Path:
    """The file that a person named for the page of marks. Raises UsageError where it is none for a page of the web."""
    place = place_meant(words)
    if is_folder(place) or place.suffix.lower() not in _PAGE_SUFFIXES:
        raise UsageError(f"Trang soát số liệu là tệp .html, không phải {place.name}.", "Ví dụ: -o soat.html")
    return place


def write_page(store: Store, place: Path, traced: PaperTrace) -> tuple[Path, ...]:
    """Write the page of marks; gives where files that are not ours were moved. Raises as `write_export`."""
    refuse_own(store, place)
    from dtreport.formats.html.marked_page import marked_page

    title = f"Soát {traced.name} theo sổ năm {traced.year}"
    lines = (traced.summary, *traced.remarks)
    commands = {mark: traced.command(mark) for mark in traced.trace.of(TraceVerdict.DIFFERENT)}
    return write_export(store, place, marked_page(title, lines, traced.trace, commands))


def printed_passages(years: Years, suffix: str = "") -> Iterator[PrintedPassages]:
    """What our own papers print of a year, paper by paper, each made when it is asked for.

    Args:
        years: The year.
        suffix: The format of the paper that is held against them; the papers as they come in it are first.
    """
    is_public = suffix in {"html", "htm"}
    for public in (is_public, not is_public):
        for kind in sorted(PAPERS, key=lambda kind: suffix not in kind.formats):
            if kind.name == "overview" or (public and not kind.comes_in("html")):  # the first is only for the screen
                continue
            paper = _built(kind, years, public=public)
            if paper is None:
                continue
            label = f"{kind.label}, bản công khai" if public and not kind.public else kind.label
            if suffix in _LAID_OUT and suffix in kind.formats and not public:
                data = format_named(suffix).render(paper)
                yield label, read_paper(data, f"{kind.name}.{suffix}").passages
            yield label, tuple(_passages(paper))


def _built(kind: PaperKind, years: Years, *, public: bool) -> Paper | None:
    try:
        return kind.build(years, public=public)
    except NothingToSayError:
        return None


def _passages(paper: Paper) -> Iterator[Passage]:
    """The passages of a paper, whose texts know from which records they come."""
    for number, section in enumerate(paper.sections, 1):
        for place, block in enumerate(section.blocks, 1):
            for line, text in enumerate(_texts(block), 1):
                yield Passage(text, f"phần {number}, khối {place}, dòng {line}")
        yield from (Passage(text, "cuối trang") for text in section.foot)
    yield Passage(paper.stamp, "dấu")


def _texts(block: Block) -> Iterator[str]:  # noqa: C901, one case for each kind of block
    """What a block says, a row of a table with tabs between its cells."""
    match block:
        case Letterhead():
            left = (block.parent, block.agency, block.number)
            right = (block.country, block.motto, block.place_and_date)
            yield from (*left, *right, " ".join(filter(None, left)), " ".join(filter(None, right)))
            # Beside each other, as Word has them in one row.
            yield f"{block.number}\t{block.place_and_date}"
            yield f"{' '.join(filter(None, left[:2]))}\t{' '.join(filter(None, right[:2]))}"
        case Title():
            yield from (block.name, block.about, block.note)
        case Addressees(label, names):
            yield from (label, *names)
        case Heading(text, _level):
            yield text
        case Paragraph(text, lead):
            for place, part in enumerate(_paragraphs(text)):
                yield joined(" ", (lead, part)) if lead and not place else part
        case Items(items):
            yield from items
        case Table():
            table = shown_words(block)
            yield block.caption
            yield "\t".join(column.label for column in table.columns)
            for row, words in table.rows:
                yield joined("\t", words)
                marked = [cell for cell in map(original, row.cells) if qualifier_of(cell) or unit_of(cell)]
                marked += [cell for cell in map(original, row.cells) if isinstance(cell, Difference)]
                if marked:  # a workbook has the number alone in the cell
                    yield joined("\t", (_bare(text, marked) for text in words))
        case Chart():
            yield from _chart_texts(block)
        case Signature():
            people = [who for who in (block.preparer, block.signer) if who is not None]
            yield from (block.place_and_date, *block.recipients)
            yield from (line for who in people for line in (*who.position, who.name))
            cells = (block.recipients, *((*who.position, who.name) for who in people))
            yield "\t".join(" ".join(filter(None, cell)) for cell in cells)


def _paragraphs(text: str) -> Iterator[str]:
    """The parts of a text between its empty lines, which still know where they come from."""
    start = 0
    while (end := text.find("\n\n", start)) >= 0:
        yield text[start:end]
        start = end + 2
    yield text[start:]


def _chart_texts(chart: Chart) -> Iterator[str]:
    """What a chart says, each bar as a row of values and, as a page of the web has it, with their names."""
    yield from (chart.title, chart.summary, "\t".join(chart.series))
    for bar in chart.bars:
        values = list(map(_bar_in_words, bar.values))
        named = zip(chart.series, values, strict=True)
        yield "\t".join((bar.label, *values))
        yield "\t".join((bar.label, *(words for pair in named for words in pair)))


def _bar_in_words(value: Decimal | None) -> str:
    return NOT_REPORTED.value if value is None else format_number(value)


def _bare(text: str, marked: Sequence[Cell]) -> str:
    """The words of a cell without the qualifier and sign before its number, and without the unit behind it."""
    for cell in marked:
        qualifier, unit = qualifier_of(cell), unit_of(cell)
        if qualifier and text.startswith(f"{qualifier} "):
            text = text[len(qualifier) + 1 :]
        if isinstance(cell, Difference) and re.fullmatch(rf"[+-]?[\d.,]+{re.escape(unit)}", text):
            text = text.removeprefix("+").removesuffix(unit)
    return text
