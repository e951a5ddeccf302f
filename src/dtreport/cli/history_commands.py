"""undo and history: what was done, by whom, and taking it back."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import Annotated

import typer

from dtreport.cli.completion import complete_years
from dtreport.cli.options import Json, Reports, YearOption
from dtreport.cli.output import note_outside, say, show, show_json
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.services import change_history as past
from dtreport.services.change_description import change_lines, new_code_lines
from dtreport.store import shown_path

_NUMBER = re.compile("[0-9]{1,3}", re.ASCII)
"""The number of a change, where it cannot be a year."""


def undo(
    number: Annotated[
        int | None,
        typer.Argument(
            help="Số của thay đổi trong dtreport history; bỏ trống là thay đổi gần nhất của mình.",
            metavar="SỐ",
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Chỉ hoàn tác mục này; ghi được nhiều lần.", metavar="MÃ", show_default=False),
    ] = None,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Hoàn tác thay đổi gần nhất của mình, hoặc một thay đổi theo số. Chạy lại để lùi tiếp.

    Với một lần sửa tay có mục bị mất, lệnh này chỉ đưa các mục đó trở lại và giữ nguyên phần mới viết.
    """
    store = open_store(reports)
    if number is not None or year or os.environ.get("DTREPORT_YEAR"):
        years: tuple[int, ...] = (pick_year(store, year),)
    else:
        years = store.open_years()
    chosen_year, entry = (
        (years[0], past.numbered(store, years[0], number))
        if number is not None
        else past.own_last(store, years, store.who)
    )
    undone = past.undo(store, chosen_year, entry, only or ())
    if undone.commit.number is None:
        say(f"Thay đổi số {entry.number} đã được hoàn tác từ trước, không ghi gì.")
        return
    say(f"Đã hoàn tác thay đổi số {entry.number} ({entry.action}), tệp {shown_path(undone.commit.path)}:")
    for line in change_lines(undone.entry, back=True):
        say(f"  {line}")
    for line in new_code_lines(undone.commit.changes):
        say(f"  {line}")
    if undone.staying:
        say("Giữ nguyên phần khác của lần sửa tay đó:")
        for line in change_lines(replace(entry, changes=undone.staying)):
            say(f"  {line}")
        say(f"Lấy lại bản cũ của mục nào: dtreport undo {entry.number} --year {chosen_year} --only MÃ")
    if undone.commit.file.year.closed is None:
        say(f"Làm lại: dtreport undo {undone.commit.number} --year {chosen_year}")
    note_outside(undone.commit)


def history(
    year_argument: Annotated[
        str | None,
        typer.Argument(
            help="Năm báo cáo, hoặc số của một thay đổi.",
            metavar="NĂM",
            autocompletion=complete_years,
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        int | None,
        typer.Argument(help="Số của thay đổi cần xem kỹ.", metavar="SỐ", show_default=False),
    ] = None,
    *,
    year: YearOption = None,
    json: Json = False,
    reports: Reports = None,
) -> None:
    """Xem ai đã sửa gì, lúc nào, cả những lần sửa tay; ghi thêm số thì xem kỹ một thay đổi, từng mục một."""
    from dtreport.cli import answer_pages

    store = open_store(reports)
    if year_argument is not None and number is None and _NUMBER.fullmatch(year_argument):
        number = int(year_argument)
        year_argument = None
    chosen = pick_year(store, the_year(year_argument, year))
    if number is not None:
        entry = past.numbered(store, chosen, number)
        if json:
            show_json(answer_pages.entry_values(entry))
        else:
            show(answer_pages.entry_page(chosen, number, entry))
        return
    entries = past.history(store, chosen)
    if json:
        show_json([answer_pages.entry_values(entry) for entry in entries])
    elif entries:
        show(answer_pages.history_page(chosen, entries))
    else:
        say(f"Năm {chosen} chưa có thay đổi nào được ghi qua dtreport.")
