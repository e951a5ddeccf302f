"""trace: a paper held against the records of a year."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.answer_pages import page
from dtreport.cli.input_sources import read_source
from dtreport.cli.options import Json, Reports, YearArgument, YearOption
from dtreport.cli.output import note, note_moved, say, show, show_json
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.errors import FAILED
from dtreport.papers.blocks import Heading, Items, Paragraph
from dtreport.tracing.marks import TraceVerdict

if TYPE_CHECKING:
    from dtreport.papers.blocks import Block, Paper
    from dtreport.services.paper_trace import PaperTrace
    from dtreport.tracing.marks import Mark

_ARGUMENT = "TỆP"
PaperFile = Annotated[
    str, typer.Argument(help="Giấy tờ cần soát, của dtreport hoặc của nơi khác.", metavar=_ARGUMENT, show_default=False)
]
Page = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", help="Ghi thêm trang .html có đánh dấu từng chỗ, để xem trên điện thoại.", metavar="TỆP"
    ),
]


def trace(
    file: PaperFile,
    year_argument: YearArgument = None,
    *,
    output: Page = None,
    json: Json = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Soát số liệu của một giấy tờ theo sổ của năm. Có chỗ lệch thì mã thoát là 1."""
    from dtreport.services.paper_trace import page_place, trace_data, write_page

    place = page_place(output) if output is not None else None
    data = read_source(file, _ARGUMENT)
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    gc.freeze()  # what was read stays; Python need not look through it again and again
    traced = trace_data(store, chosen, data, Path(file).name)
    moved = write_page(store, place, traced) if place is not None else ()
    if json:
        show_json(trace_values(traced))
    else:
        show(trace_page(traced))
    note_moved(moved)
    if place is not None:
        (note if json else say)(f"Trang soát số liệu: {place.absolute()}")
    if traced.trace.number(TraceVerdict.DIFFERENT):
        raise typer.Exit(FAILED)


def trace_page(traced: PaperTrace) -> Paper:
    """What was found, for the terminal: how many of each, then what differs, then what nobody knows."""
    trace = traced.trace
    blocks: list[Block] = [Heading(f"Soát {traced.name} theo sổ năm {traced.year}"), Paragraph(traced.summary)]
    blocks += [Paragraph(line) for line in traced.remarks]
    for verdict in (TraceVerdict.DIFFERENT, TraceVerdict.UNKNOWN):
        marks = trace.of(verdict)
        if marks:
            blocks.append(Heading(f"{verdict.value.capitalize()} ({len(marks)})", 2))
            blocks.append(Items(tuple(_line(traced, mark) for mark in marks)))
    return page("Soát số liệu", blocks)


def _line(traced: PaperTrace, mark: Mark) -> str:
    """One mark with its place, what is recorded, the words around it, and the command."""
    command = traced.command(mark)
    lines = (
        f"{traced.trace.passages[mark.passage].place}: {mark.message}",
        f"“{mark.sentence}”",
        f"Nếu giấy tờ đúng: {command}" if command else "",
    )
    return "\n".join(filter(None, lines))


def trace_values(traced: PaperTrace) -> dict[str, Any]:
    """What was found, for machines."""
    trace = traced.trace
    return {
        "file": traced.name,
        "year": traced.year,
        "same": trace.number(TraceVerdict.SAME),
        "different": trace.number(TraceVerdict.DIFFERENT),
        "unknown": trace.number(TraceVerdict.UNKNOWN),
        "no_figure": trace.number(TraceVerdict.NO_FIGURE),
        "comments": traced.comments,
        "tracked_changes": traced.changes,
        "marks": [
            {
                "verdict": mark.verdict.name.lower().replace("_", "-"),
                "kind": "words" if mark.kind is None else mark.kind.name.lower(),
                "text": mark.text,
                "place": trace.passages[mark.passage].place,
                "passage": mark.passage,
                "start": mark.start,
                "end": mark.end,
                "sentence": mark.sentence,
                "code": mark.judgment.code or None,
                "source": mark.judgment.source or None,
                "recorded": None if mark.judgment.is_reckoned else mark.judgment.recorded or None,
                "reckoned": mark.judgment.recorded if mark.judgment.is_reckoned else None,
                "command": traced.command(mark) or None,
            }
            for mark in trace.marks
        ],
    }
