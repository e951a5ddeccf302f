"""The store of a folder: its years, read and written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.store.disk.failures import system_error
from dtreport.store.disk.files import drafts, make_draft, read_plain, sync_folder
from dtreport.store.disk.folder import (
    KEPT,
    Places,
    lost_file_error,
    no_file_error,
    parse_year,
    twins_error,
    year_of,
)
from dtreport.store.toml_parser import BOM, digest_of, text_of
from dtreport.store.year_loader import read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dtreport.errors import At as Place
    from dtreport.report import Highest
    from dtreport.store.changes import Change, RecordChange
    from dtreport.store.history.past_years import PastYear
    from dtreport.store.year_file import Commit, HistoryEntry, JournalGaps, Seal, Who, YearFile
    from dtreport.store.year_writer import YearWriter


@dataclass(frozen=True)
class Store:
    """The year files of one folder, and the person who works with them."""

    folder: Path
    who: Who
    waiting: Callable[[str], None] = lambda _sentence: None
    """Called with a sentence when another writer is waited for."""

    def years(self) -> tuple[int, ...]:
        """The years that have a file, the earliest first. Raises DtreportError."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except OSError as failure:
            raise system_error(failure, self.folder, "đọc") from failure
        return tuple(sorted({year for name in names if (year := year_of(name)) is not None}))

    def open_years(self) -> tuple[int, ...]:
        """The years that are not closed, the earliest first; one that does not load is open. Raises DtreportError."""
        years = []
        for year in self.years():
            try:
                raw = self.read_text(year)[1]
            except DtreportError:  # whoever reads the year hears why
                raw = b""
            # Only the keys at the top are looked at: most commands ask this before they read one year.
            top = re.split(rb"^[ \t]*\[", raw.removeprefix(BOM), maxsplit=1, flags=re.MULTILINE)[0]
            if not re.search(rb"^[ \t]*(closed|\"closed\"|'closed')[ \t]*=", top, re.MULTILINE):
                years.append(year)
        return tuple(years)

    def lost_years(self) -> tuple[int, ...]:
        """The years that dtreport has written and whose file is gone, the earliest first."""
        mirrors = (year_of(path.name) for path in (self.folder / KEPT).glob("*.toml"))
        return tuple(sorted({year for year in mirrors if year is not None} - set(self.years())))

    def path(self, year: int) -> Path:
        """Where the file of a year is, or would be. Raises DtreportError where there are several."""
        return self._places(year).file

    def _places(self, year: int) -> Places:
        """The files of a year. Raises UsageError for a number that is no year, DtreportError for one with two files."""
        places = Places(self.folder, parse_year(str(year)))
        if len(places.names) > 1:
            raise twins_error(places)
        return places

    def read(self, year: int) -> YearFile:
        """The year as it is now. Raises NotRecordedError, InvalidFileError, DtreportError."""
        path, raw = self.read_text(year)
        return read_year(raw, path, year, self._highest(year, raw))

    def _highest(self, year: int, raw: bytes) -> Highest:
        """Tells the numbers that codes of a year have had; the journal is looked at where somebody asks."""

        @cache
        def highest() -> Mapping[str, int]:
            from dtreport.store.history.hand_edits import highest_on_disk

            return highest_on_disk(self._places(year), digest_of(raw))

        return highest

    def read_text(self, year: int) -> tuple[Path, bytes]:
        """The bytes of a year file, whether it loads or not. Raises NotRecordedError, DtreportError."""
        places = self._places(year)
        try:
            return places.file, read_plain(places.file)
        except FileNotFoundError:
            from dtreport.store.history import journal
            from dtreport.store.history.hand_edits import compare

            try:
                lines = journal.read_lines(places.journal, tail=True)
                was_there = compare(places, lines, None)[0].known is not None
            except (OSError, DtreportError):  # the journal tells nothing, and there is no file anyway
                was_there = places.mirror.is_file()
            if was_there:
                raise lost_file_error(places) from None
            raise no_file_error(places, self.years() if self.folder.is_dir() else ()) from None

    def check_text(self, year: int, raw: bytes, path: Path | None = None) -> YearFile:
        """Read a draft as if it were the year file.

        Args:
            year: The number of the year.
            raw: The draft.
            path: The file that problems name; without one the year file.

        Raises InvalidFileError.
        """
        return read_year(raw, path or self.path(year), year, self._highest(year, raw))

    def lines_of(self, file: YearFile, paths: Sequence[Place]) -> tuple[int, ...]:
        """The line of each place in a year file."""
        from dtreport.store.text.line_numbers import Lines

        lines = Lines(text_of(file.raw))
        return tuple(lines.of(path) for path in paths)

    def make_draft(self, name: str, raw: bytes) -> Path:
        """A private copy for the editor, beside the year files. Raises DtreportError."""
        return make_draft(self.folder / KEPT, name, raw)

    def drafts(self) -> tuple[Path, ...]:
        """The private copies that were never saved."""
        return drafts(self.folder / KEPT)

    def create(self, year: int, data: Mapping[str, Any], action: str) -> Commit:
        """Write a new year file.

        Args:
            year: The number of the year.
            data: Its tables and records.
            action: What the history calls it.

        Raises DtreportError when there is one already, InvalidValuesError, BusyError.
        """
        try:
            if not self.folder.is_dir():
                self.folder.mkdir(exist_ok=True)
                sync_folder(self.folder.parent)
        except OSError as failure:
            raise system_error(failure, self.folder, "ghi") from failure
        return self._writer(year).create(data, action)

    def _writer(self, year: int) -> YearWriter:
        """The writer of a year; imported late, since most commands only read."""
        from dtreport.store.year_writer import YearWriter

        return YearWriter(self._places(year), self.who, self.waiting)

    def commit(
        self,
        year: int,
        make: Callable[[YearFile], Sequence[Change]],
        action: str,
        reason: str = "",
        undoes: int | None = None,
        *,
        closed_too: bool = False,
        seal: Seal | None = None,
    ) -> Commit:
        """Apply changes to a year, under its lock.

        Args:
            year: The number of the year.
            make: Finds the changes for the file as it is under the lock.
            action: What the history calls it, such as `add counts`.
            reason: Why, in the words of the user.
            undoes: The number of the entry that it takes back.
            closed_too: Whether a closed year may be written.
            seal: What is sealed, where this closes the year.

        Raises DtreportError; then nothing is written.
        """
        from dtreport.store.write_protocol import Intent

        self.read_text(year)
        return self._writer(year).commit(make, Intent(action, (), reason, undoes, seal=seal), closed_too=closed_too)

    def save_draft(self, year: int, base: bytes, draft: bytes, action: str) -> Commit:
        """Write a draft, merged with what others have saved meanwhile.

        Args:
            year: The number of the year.
            base: The file as it was when the draft was begun.
            draft: The draft.
            action: What the history calls it.

        Raises InvalidFileError, ConflictError; then nothing is written.
        """
        return self._writer(year).save_draft(base, draft, action)

    def history(self, year: int) -> tuple[HistoryEntry, ...]:
        """All that was written, oldest first; then a hand edit that is not yet noted. Raises DtreportError."""
        from dtreport.store.history.entries import history

        return history(self._places(year))

    def past_years(self, file: YearFile) -> Iterator[PastYear]:
        """What a year said before each step of its history, the latest first, as far back as the journal can tell."""
        from dtreport.store.history.past_years import past_years

        return past_years(file, self.history(file.year.number))

    def journal_gaps(self, year: int) -> JournalGaps:
        """What the journal of a year should hold and does not. Raises DtreportError."""
        from dtreport.store.history.gaps import journal_gaps

        return journal_gaps(Places(self.folder, year))

    def undo_changes(
        self,
        entry: HistoryEntry,
        file: YearFile,
        chosen: Sequence[RecordChange] | None = None,
        renamed: Mapping[str, str] | None = None,
    ) -> tuple[Change, ...]:
        """The changes that take an entry back.

        Args:
            entry: The entry.
            file: The year as it is.
            chosen: Those of its changes that are taken back; all where this is not given.
            renamed: The codes that records were given since, by their code then.

        Raises DtreportError when something has changed since.
        """
        from dtreport.store.history.undo import undo_changes

        return undo_changes(entry, file, chosen, renamed)
