"""What the Tab key offers: years and codes, read quietly; the names of papers and formats."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from dtreport.store import Store

ASKED = "_DTREPORT_COMPLETE"
"""The variable by which a shell asks for completions: "complete_bash"."""


def _store(ctx: typer.Context) -> Store:
    from dtreport.store import Store, Who, find_folder

    folder = ctx.params.get("reports")
    return Store(find_folder(Path(folder) if folder else None, os.environ, Path.cwd()), Who.current())


def heed_shell(environ: MutableMapping[str, str]) -> None:
    """Prepare what a shell that asks for completions tells us: room for whole lines, and PowerShell's own quoting."""
    shell = environ.get(ASKED, "").partition("_")[2]
    environ["COLUMNS"] = str(10**6)  # the framework would break a long help into lines, and each would be offered
    if shell in {"powershell", "pwsh"}:
        from dtreport.cli.powershell import heed_words

        heed_words(environ)


def complete_years(ctx: typer.Context) -> list[str]:
    """The years that have a file, latest first."""
    try:
        return [str(year) for year in reversed(_store(ctx).years())]
    except Exception:  # noqa: BLE001, a broken folder must not spoil the line that is being typed
        return []


def complete_codes(ctx: typer.Context) -> list[tuple[str, str]]:
    """The codes of the year that is meant, each with what kind of record it is."""
    from dtreport.services.office_years import choose_year

    try:
        store = _store(ctx)
        number = ctx.params.get("year") or os.environ.get("DTREPORT_YEAR")
        year = store.read(choose_year(store, number)).year
    except Exception:  # noqa: BLE001, as above
        return []
    return [(record.code, kind.noun) for kind, record in year.records()]


def complete_names(ctx: typer.Context) -> list[tuple[str, str]]:
    """What `edit` can change: codes, and the tables of settings."""
    from dtreport.records import TABLES

    return [*complete_codes(ctx), *((table.name, table.noun) for table in TABLES)]


def complete_papers() -> list[tuple[str, str]]:
    """The papers that come as files, each with what it is called."""
    from dtreport.services.paper_files import printable

    return [(paper.name, paper.label) for paper in printable()]


def complete_formats() -> list[tuple[str, str]]:
    """The formats, each with what it is called."""
    from dtreport.formats import FORMATS

    return [(form.name, form.label) for form in FORMATS]
