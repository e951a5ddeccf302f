"""One run of the program: the store it works on, the year that is meant, and whether somebody can be asked."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.errors import UsageError
from dtreport.store import Store, Who, find_folder

if TYPE_CHECKING:
    from dtreport.store import Commit


def open_store(reports: Path | None) -> Store:
    """The store of the folder that is meant. Raises NotRecordedError where there is none."""
    return Store(find_folder(reports, os.environ, Path.cwd()), Who.current(), waiting=note)


def the_year(argument: str | None, option: str | None) -> str | None:
    """The year that was named, as the argument or as `--year`. Raises UsageError where they differ."""
    if argument and option and argument != option:
        raise UsageError(f"Ghi hai năm khác nhau: {argument} và --year {option}.", "Hãy bỏ bớt một.")
    return argument or option


def pick_year(store: Store, named: str | None) -> int:
    """The year that is meant; where several are open, a person is asked. Raises UsageError."""
    from dtreport.services.office_years import SeveralOpenYearsError, choose_year

    try:
        return choose_year(store, named or os.environ.get("DTREPORT_YEAR"))
    except SeveralOpenYearsError as several:
        if not somebody_there():
            raise
        from dtreport.cli.prompts import ask_choice

        return int(ask_choice(several.sentence, [str(year) for year in several.years]))


def somebody_there() -> bool:
    """Whether a person sits at the keyboard and sees what is asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def say(line: str) -> None:
    """Print one line of result to standard output."""
    from dtreport.vietnamese.text import visible

    print(visible(line))


def note(line: str) -> None:
    """Print one line of talk to standard error."""
    from dtreport.vietnamese.text import visible

    with suppress(OSError):  # talk that nobody can hear stops no work
        print(visible(line), file=sys.stderr)


def note_outside(commit: Commit) -> None:
    """Tell of what was changed by hand since dtreport last wrote, and how to get back what is gone."""
    outside = commit.outside
    if outside is None:
        return
    parts = [
        f"{word} {', '.join(codes)}"
        for word, codes in (
            ("thêm", outside.added),
            ("sửa", (*outside.changed, *outside.tables)),
            ("mất", outside.removed),
        )
        if codes
    ]
    nothing = "chú thích hoặc cách trình bày" if outside.compared else "không rõ đã đổi những gì"
    changed = "; ".join(parts) or nothing
    note(f"Tệp {commit.path.name} đã được sửa tay từ lần ghi trước: {changed}.")
    if outside.removed and commit.number is not None:  # the hand edit was noted just before this change
        note(f"Lấy lại mục đã mất: dtreport undo {commit.number - 1} --year {commit.year}")
