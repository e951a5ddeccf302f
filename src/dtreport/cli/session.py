"""One run of the program: the store it works on, and the year that is meant."""

from __future__ import annotations

import os
from pathlib import Path

from dtreport.cli.output import note, somebody_there
from dtreport.errors import UsageError
from dtreport.store import Store, Who, find_folder


def open_store(reports: Path | None) -> Store:
    """The store of the folder that is meant. Raises NotRecordedError where there is none."""
    return Store(find_folder(reports, os.environ, Path.cwd()), Who.current(), waiting=note)


def the_year(argument: str | None, option: str | None) -> str | None:
    """The year that was named, as the argument or as `--year`. Raises UsageError where they differ."""
    if argument and option and argument != option:
        raise UsageError(f"Ghi hai năm khác nhau: {argument} và --year {option}.", "Hãy bỏ bớt một.")
    return argument or option


def pick_year(store: Store, words: str | None) -> int:
    """The year that is meant; where several are open, a person is asked. Raises UsageError."""
    from dtreport.services.office_years import SeveralOpenYearsError, choose_year

    try:
        return choose_year(store, words or os.environ.get("DTREPORT_YEAR"))
    except SeveralOpenYearsError as several:
        if not somebody_there():
            raise
        from dtreport.cli.questions import ask_choice

        return int(ask_choice(several.sentence, [str(year) for year in several.years]))
