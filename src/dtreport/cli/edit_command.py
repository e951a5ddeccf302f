"""edit: changing a record or a table of settings, with the options of whatever it is."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.change_commands import answer_change
from dtreport.cli.framework_messages import VietnameseCommand
from dtreport.cli.lazy_commands import command
from dtreport.cli.options import (
    NAMES_OF_TABLES,
    OPTIONAL,
    Reports,
    YearOption,
    complete_codes,
    complete_names,
    field_parameters,
    given_fields,
    parameter_name,
)
from dtreport.cli.output import note, somebody_there
from dtreport.cli.session import open_store, pick_year
from dtreport.errors import UsageError
from dtreport.records import TABLES, Kind
from dtreport.records.base import specs
from dtreport.services import corrections
from dtreport.services.new_records import find_record, target

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtreport.records import SettingsTable
    from dtreport.store import Store

CHECKING = "Khi kiểm tra"
Clear = Annotated[
    list[str] | None,
    typer.Option("--clear", help="Bỏ trống một mục; ghi được nhiều lần.", metavar="MỤC", show_default=False),
]


NewCode = Annotated[
    str | None,
    typer.Option(
        "--code",
        help="Mã mới; mọi chỗ trong năm nhắc tới mục này được sửa theo.",
        metavar="MÃ",
        show_default=False,
        rich_help_panel=OPTIONAL,
    ),
]
SilenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--silence",
        help="Bỏ qua một quy tắc của check cho mục này, kèm lý do; ghi được nhiều lần.",
        metavar="DT205=LÝ-DO",
        show_default=False,
        rich_help_panel=CHECKING,
    ),
]
UnsilenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unsilence",
        help="Thôi bỏ qua một quy tắc; ghi được nhiều lần.",
        metavar="DT205",
        show_default=False,
        rich_help_panel=CHECKING,
    ),
]

LinkOption = Annotated[
    str | None,
    typer.Option(
        "--link",
        help="Thay con số gõ tay trong lời văn bằng {mã} của số liệu này.",
        metavar="SL-1",
        show_default=False,
        autocompletion=complete_codes,
        rich_help_panel=OPTIONAL,
    ),
]


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


class EditCommand(VietnameseCommand):
    """A command whose help page is that of the record it is about, once that is named."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Leave --help to the second stage where a record is named first."""
        self.add_help_option = not args or args[0].startswith("-")
        return super().make_context(info_name, args, parent=parent, **extra)


def edit(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help=f"Mã của mục, hoặc {NAMES_OF_TABLES}.",
            metavar="MÃ",
            autocompletion=complete_names,
        ),
    ],
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Sửa một mục đã ghi, hoặc phần thông tin chung của năm. Ghi mã trước, các tùy chọn sau.

    Xem các tùy chọn của một mục: dtreport edit MÃ --help
    """
    if name.startswith("-"):
        raise UsageError("Ghi mã của mục trước, các tùy chọn sau.", "Ví dụ: dtreport edit agency --phone …")

    def opened() -> tuple[Store, int]:
        store = open_store(reports)
        return store, pick_year(store, year)

    code = name.strip().lower()
    kind: Kind | SettingsTable | None = {table.name: table for table in TABLES}.get(code)
    if kind is None:  # the options of a record are known once its year is
        store, number = opened()
        code, kind = target(store.read(number).year, name)
    second = command(_editor(opened, code, kind), code)
    with second.make_context(f"{ctx.info_name} {code}", list(ctx.args), parent=ctx.parent) as inner:
        second.invoke(inner)


edit.command_class = EditCommand  # type: ignore[attr-defined]  # read where the command is built
edit.settings = {"allow_extra_args": True, "ignore_unknown_options": True}  # type: ignore[attr-defined]  # the same


def _editor(opened: Callable[[], tuple[Store, int]], name: str, kind: Kind | SettingsTable) -> Callable[..., None]:
    """What changes a record or a table. The year is opened when it is to be changed: a help page needs none."""

    def change(**arguments: Any) -> None:
        store, year = opened()
        entry = given_fields(arguments)
        cleared = _cleared(kind, arguments["clear"] or [])
        silence, unsilence = (arguments.get(name) or () for name in ("silence", "unsilence"))
        link = (arguments.get("link") or "").strip().lower()
        if not (entry or cleared or silence or unsilence or link):
            if not somebody_there():
                raise UsageError("Chưa ghi cần sửa gì.", f"Xem các tùy chọn: dtreport edit {name} --help")
            from dtreport.cli.prompts import walk
            from dtreport.records.base import given

            file = store.read(year)
            values = given(find_record(file.year, name)[1] if isinstance(kind, Kind) else getattr(file.year, name))
            note(f"Sửa {kind.noun} {name} (tệp {file.path.name}). Ctrl-C để dừng, chưa ghi gì.")
            answers = walk(kind.model, {}, file.year, store, only_needed=False, values=values)
            entry = {key: words for key, words in answers.items() if words}
            cleared = [key for key in answers if key not in entry]
        answer_change(
            corrections.edit(store, year, name, entry, cleared, silence=silence, unsilence=unsilence, link=link)
        )

    is_record = isinstance(kind, Kind)
    change.__doc__ = f"Sửa {kind.noun} {name} trong tệp năm."
    parameters = field_parameters(kind.model, without=("code",))
    if any(spec.value.mentions for spec in specs(kind.model)):
        parameters.append(_parameter("link", LinkOption))
    if is_record:
        parameters += [_parameter(parameter_name("code"), NewCode)]
        parameters += [_parameter("silence", SilenceOption), _parameter("unsilence", UnsilenceOption)]
    parameters.append(_parameter("clear", Clear))
    change.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it
    return change


def _cleared(kind: Kind | SettingsTable, names: list[str]) -> list[str]:
    """The fields that are to be emptied, by the names of their options. Raises UsageError."""
    keys = {spec.option: spec for spec in specs(kind.model) if spec.name != "code"}
    cleared = []
    for name in names:
        spec = keys.get(name.lstrip("-").replace("_", "-"))
        if spec is None:
            raise UsageError(f'Không có mục "{name}" để bỏ trống.', f"Các mục: {', '.join(keys)}.")
        if spec.required:
            raise UsageError(f"{spec.label} là mục cần có, không bỏ trống được.")
        cleared.append(spec.name)
    return cleared
