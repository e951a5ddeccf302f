"""export: papers as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dtreport.cli.options import Reports, Year, YearArgument
from dtreport.cli.session import note, open_store, pick_year, say, the_year
from dtreport.services import publishing

Output = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Tệp hoặc thư mục để ghi; - là in ra màn hình.", metavar="TỆP"),
]
FormatName = Annotated[str | None, typer.Option("--format", "-f", help="Dạng: xlsx, md, txt, json.", metavar="DẠNG")]
PaperName = Annotated[
    str | None, typer.Option("--paper", "-p", help="Loại giấy tờ: workbook, summary.", metavar="LOẠI")
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
    chosen_paper, chosen_form = publishing.choose(paper, form or publishing.form_of(Path(output or "")))
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    if output == "-":
        sys.stdout.buffer.write(publishing.render(store, chosen, chosen_paper, chosen_form))
        return
    exported = publishing.export(store, chosen, chosen_paper, chosen_form, Path(output) if output else Path())
    if exported.moved is not None:
        note(f"Tệp cũ đã có người sửa hoặc không do dtreport ghi, được giữ lại ở {exported.moved}")
    say(f"Đã xuất {exported.label} năm {chosen}: {exported.path}")
    if open_it:
        typer.launch(str(exported.path))
