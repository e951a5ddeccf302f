"""Options: those that many commands share, and those that are the fields of a record."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.completion import complete_codes, complete_names, complete_years
from dtreport.cli.framework_messages import COMMON
from dtreport.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.records.base import Declared, Spec
    from dtreport.records.typed_fields import Words

NAMES_OF_TABLES = ", ".join(table.name for table in TABLES)
NEEDED, OPTIONAL = "Cần có", "Thêm nếu có"
YES, NO = "co", "khong"

__all__ = [
    "CodeArgument",
    "DryRun",
    "Json",
    "Reports",
    "YearArgument",
    "YearOption",
    "complete_codes",
    "complete_names",
    "field_parameters",
]

Reports = Annotated[
    Path | None,
    typer.Option(
        "--reports", help="Thư mục chứa các tệp năm.", metavar="THƯ-MỤC", show_default=False, rich_help_panel=COMMON
    ),
]
YearOption = Annotated[
    str | None,
    typer.Option(
        "--year",
        help="Năm báo cáo.",
        metavar="NĂM",
        autocompletion=complete_years,
        show_default=False,
        rich_help_panel=COMMON,
    ),
]
YearArgument = Annotated[
    str | None,
    typer.Argument(help="Năm báo cáo.", metavar="NĂM", autocompletion=complete_years, show_default=False),
]
CodeArgument = Annotated[
    str, typer.Argument(help="Mã của mục.", metavar="MÃ", autocompletion=complete_codes, show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="In dạng JSON cho máy đọc.", rich_help_panel=COMMON)]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Chỉ cho xem, không ghi.", rich_help_panel=COMMON)]


def field_parameters(
    model: type[Declared], *, without: Iterable[str] = (), needed: bool = True
) -> list[inspect.Parameter]:
    """One option a field. None is required here: what is missing is asked for, or refused, all at once.

    `needed` says whether the help page tells the fields that a record must have from the others.
    """
    from dtreport.records.base import specs

    skipped = set(without)
    return [
        inspect.Parameter(
            parameter_name(spec.name),
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=_option(spec, NEEDED if needed and must_be_given(spec) else OPTIONAL),
        )
        for spec in sorted(specs(model), key=must_be_given, reverse=True)
        if spec.name not in skipped
    ]


def must_be_given(spec: Spec) -> bool:
    """Whether a record cannot be without it; a code is given by dtreport."""
    return spec.required and spec.name != "code"


def parameter_name(key: str) -> str:
    """A field's key as the name of a parameter: `from` is a word of Python."""
    return f"field_{key}"


def _option(spec: Spec, panel: str) -> Any:
    from dtreport.records.values import FLAG

    parts = [spec.label, spec.help]
    if spec.value is FLAG:
        names = f"--{spec.option}/--no-{spec.option}"
        explained = ". ".join(part for part in parts if part)
        return Annotated[
            bool | None, typer.Option(names, help=f"{explained}.", show_default=False, rich_help_panel=panel)
        ]
    choices = spec.value.choices
    if choices:
        parts.append("Một trong: " + ", ".join(choice.label for choice in choices))
    if spec.many:
        parts.append("Ghi được nhiều lần")
    words = [(choice.value, choice.label) for choice in choices] if choices else None
    completion = (lambda: words) if words else complete_codes if spec.refers and not spec.last_year else None
    return Annotated[
        list[str] | None if spec.many else str | None,
        typer.Option(
            f"--{spec.option}",
            help=_escaped(". ".join(part for part in parts if part) + "."),
            metavar=_escaped(spec.example or "…"),
            show_default=False,
            autocompletion=completion,
            rich_help_panel=panel,
        ),
    ]


def _escaped(text: str) -> str:
    """Brackets are markup on a help page."""
    return text.replace("[", r"\[")


def given_fields(arguments: dict[str, Any]) -> dict[str, Words]:
    """What was typed, by field; long texts may come from elsewhere later."""
    start = parameter_name("")
    values = {
        key[len(start) :]: value for key, value in arguments.items() if key.startswith(start) and value is not None
    }
    return {key: (YES if value else NO) if isinstance(value, bool) else value for key, value in values.items()}
