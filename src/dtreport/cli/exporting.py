"""export: papers as files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dtreport.cli.options import Reports, Year, YearArgument
from dtreport.cli.session import note, open_store, pick_year, say, the_year
from dtreport.formats import FORMATS, Format
from dtreport.papers import PaperKind
from dtreport.services import publishing


def _names(registry: Iterable[PaperKind | Format]) -> str:
    return ", ".join(item.name for item in registry)


Output = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Tệp hoặc thư mục để ghi; - là in ra màn hình.", metavar="TỆP"),
]
FormatName = Annotated[str | None, typer.Option("--format", "-f", help=f"Dạng: {_names(FORMATS)}.", metavar="DẠNG")]
PaperName = Annotated[
    str | None, typer.Option("--paper", "-p", help=f"Loại giấy tờ: {_names(publishing.printable())}.", metavar="LOẠI")
]
Open = Annotated[bool, typer.Option("--open", help="Mở tệp vừa xuất.")]


def export(
    year_argument: YearArgument = None,
    *,
    paper: PaperName = None,
    form: FormatName = None,
    output: Output = None,
    open_it: Open = False,
    year: Year = None,
    reports: Reports = None,
) -> None:
    """Xuất sổ tính Excel của hội nghị, hoặc giấy tờ khác, vào thư mục đang đứng."""
    chosen_paper, chosen_form = publishing.choose(paper, form, Path(output or ""))
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    if output == "-":
        content = publishing.render(store, chosen, chosen_paper, chosen_form)
        if sys.stdout is not None:
            sys.stdout.buffer.write(content)
        return
    exported = publishing.export(store, chosen, chosen_paper, chosen_form, Path(output) if output else Path())
    if exported.moved is not None:
        note(f"Tệp cũ đã có người sửa hoặc không do dtreport ghi, được giữ lại ở {exported.moved}")
    say(f"Đã xuất {exported.label} năm {chosen}: {exported.path}")
    if open_it:
        typer.launch(str(exported.path))
