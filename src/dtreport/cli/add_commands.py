"""The add-… commands, one a kind of record, all made from its declaration."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.input_sources import read_tables, read_text
from dtreport.cli.list_options import (
    FillDown,
    FixNames,
    Ignore,
    ListFile,
    Sheet,
    Yes,
    columns_of,
    confirm,
    wishes,
)
from dtreport.cli.options import DryRun, Reports, YearOption, field_parameters, given_fields
from dtreport.cli.output import note, note_letters, note_outside, say, show, somebody_there
from dtreport.cli.session import open_store, pick_year
from dtreport.errors import UsageError
from dtreport.records.base import specs
from dtreport.records.typed_fields import missing
from dtreport.services.new_records import add, add_all, check_all
from dtreport.store import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtreport.records import Kind
    from dtreport.records.typed_fields import Words
    from dtreport.services.new_records import RecordReceipt
    from dtreport.store import Store

_FILE = "file_of_"
_NAMED = "awards"
"""The kind whose lists hold names of people and merged cells."""
_MOST_CODES = 3


def adder(kind: Kind) -> Callable[..., None]:
    """The function of the add-command of one kind, with a signature from which Typer makes its options."""
    parameters = field_parameters(kind.model)
    for spec in specs(kind.model):
        if spec.value.multiline:
            help_text = f"{spec.label} từ một tệp văn bản; - là đọc từ bàn phím."
            option = typer.Option(f"--{spec.option}-file", help=help_text, metavar="TỆP")
            parameters.append(_parameter(_FILE + spec.name, Annotated[str | None, option], None))
    parameters += [
        _parameter("list_file", ListFile, None),
        _parameter("ignore", Ignore, None),
        _parameter("sheet", Sheet, None),
    ]
    if kind.name == _NAMED:
        parameters += [
            _parameter("fill_down", FillDown, default=False),
            _parameter("fix_names", FixNames, default=False),
        ]
    parameters += [_parameter("yes", Yes, default=False), _parameter("dry_run", DryRun, default=False)]
    parameters += [_parameter("year", YearOption, None), _parameter("reports", Reports, None)]

    def add_record(**arguments: Any) -> None:
        store = open_store(arguments["reports"])
        year = pick_year(store, arguments["year"])
        entry = {**given_fields(arguments), **_texts_from_files(arguments)}
        if arguments["list_file"] is not None:
            _add_list(store, year, kind, arguments, entry)
            return
        if missing(kind.model, entry) and somebody_there():
            from dtreport.cli.prompts import walk

            file = store.read(year)
            note(f"{kind.of_year(year).capitalize()} (tệp {file.path.name}). Ctrl-C để dừng, chưa ghi gì.")
            entry = walk(kind.model, entry, file.year, store, only_needed=bool(entry))
        answer(add(store, year, kind, entry), year)

    add_record.__doc__ = f"{kind.summary}.\n\n{columns_of(kind)}"
    add_record.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it
    return add_record


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _texts_from_files(arguments: dict[str, Any]) -> dict[str, Words]:
    files = {key.removeprefix(_FILE): value for key, value in arguments.items() if key.startswith(_FILE) and value}
    for key in files.keys() & given_fields(arguments).keys():
        raise UsageError(f"Chỉ ghi một trong hai: --{key} hoặc --{key}-file.")
    return {key: read_text(value, f"--{key}-file") for key, value in files.items()}


def _add_list(store: Store, year: int, kind: Kind, arguments: dict[str, Any], common: dict[str, Words]) -> None:
    from dtreport.cli.list_preview import list_page
    from dtreport.services.list_doubles import doubles
    from dtreport.services.list_readers import read_list
    from dtreport.services.pasted_list import place_of

    recorded = store.read(year).year
    asked = wishes(arguments, common)
    pasted = read_list(kind, read_tables(arguments["list_file"]), recorded, asked)
    by_name = {spec.name: spec for spec in specs(kind.model)}

    def place(index: int, key: str) -> str:
        return place_of(pasted.lines[index], by_name[key])

    check_all(store, year, kind, pasted.rows, place)
    marks = doubles(pasted.rows, recorded.awards)
    dry_run = arguments["dry_run"]
    show(list_page(kind, pasted.rows, marks, (*pasted.remarks, *pasted.questions)), to_stderr=not dry_run)
    if dry_run:
        say(f"Xem trước {len(pasted.rows)} {kind.noun}, chưa ghi gì.")
        return
    confirm(pasted.questions, f"Ghi cả {len(pasted.rows)} {kind.noun} này vào năm {year}?", agreed=asked.agreed)
    answer(add_all(store, year, kind, pasted.rows, place), year)


def answer(saved: RecordReceipt, year: int) -> None:
    """Say what was written, where, and how to take it back."""
    assert saved.kind is not None  # noqa: S101, a record was added
    few = len(saved.codes) <= _MOST_CODES
    codes = ", ".join(saved.codes) if few else f"{saved.codes[0]} … {saved.codes[-1]}"
    number = f"{len(saved.codes)} " if len(saved.codes) > 1 else ""
    where = f"tệp {shown_path(saved.commit.path)}"
    say(f"Đã ghi {number}{saved.kind.of_year(year)}, mã {codes}, {where}. Hoàn tác: dtreport undo")
    note_letters(saved.commit)
    if saved.twins:
        twins = ", ".join(dict.fromkeys(saved.twins[:_MOST_CODES])) + (" …" if len(saved.twins) > _MOST_CODES else "")
        note(f"Năm {year} đã có sẵn mục ghi giống hệt: {twins}. Nếu ghi nhầm hai lần: dtreport undo")
    note_outside(saved.commit)
