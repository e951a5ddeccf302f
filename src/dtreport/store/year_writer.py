"""The three ways to write a year: a new file, changes by record, a draft from an editor."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from dtreport.errors import BusyError, DtreportError, InvalidFileError, InvalidValuesError
from dtreport.report import highest_numbers, read_year_data
from dtreport.store.disk.failures import shown_path
from dtreport.store.disk.folder import lost_file_error, no_file_error
from dtreport.store.history.hand_edits import PriorState, hand_changes, prior_state, with_repair
from dtreport.store.history.journal import codes_before, higher
from dtreport.store.text.toml_writer import new_file, toml_value
from dtreport.store.text.year_editor import YearEditor, judge, judge_changes, judge_comments
from dtreport.store.toml_parser import BOM, digest_of, text_of
from dtreport.store.write_protocol import Intent, lock_for_writing, write
from dtreport.store.year_file import Commit, ConflictError, YearFile
from dtreport.store.year_loader import read_year, with_line, year_problems
from dtreport.vietnamese.dates import short_date

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dtreport.report import Year
    from dtreport.store.changes import Change
    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import Who

MOST_ATTEMPTS = 5


class YearWriter:
    """Writes to one year by one person; each method is one locked step, tried again when the file changes meanwhile."""

    def __init__(self, places: Places, who: Who, waiting: Callable[[str], None]) -> None:
        self._places = places
        self._who = who
        self._waiting = waiting

    def _locked(self, attempt: Callable[[PriorState], Commit | None]) -> Commit:
        """Call `attempt` under the lock with what lies on the disk, until it could write; None means it could not."""
        with lock_for_writing(self._places, self._who, self._waiting):
            # The lock keeps dtreport out, not Notepad: the file may be saved between our reading and our writing.
            for _attempt in range(MOST_ATTEMPTS):
                commit = attempt(prior_state(self._places))
                if commit is not None:
                    return commit
        raise BusyError(
            f"Chưa lưu được: tệp {shown_path(self._places.file)} đang bị chương trình khác ghi liên tục.",
            "Hãy đóng tệp ở chương trình khác rồi chạy lại lệnh.",
        )

    def create(self, data: Mapping[str, Any], action: str) -> Commit:
        """Write a new year file. Raises DtreportError when there is one, or was one."""
        places = self._places

        def attempt(prior: PriorState) -> Commit | None:
            if prior.raw is not None:
                raise DtreportError(
                    f"Năm {places.year} đã có tệp {shown_path(places.file)}; dtreport không ghi đè.",
                    f"Xem tệp đó bằng lệnh: dtreport show --year {places.year}",
                )
            if prior.past.known is not None:
                raise lost_file_error(places)
            tree = new_data(places.year, data)
            text = new_file(places.year, tree)
            parsed = judge(text, tree)
            year = check_data(parsed, text, places.year)
            raw = text.encode()
            return self._write(prior, YearFile(places.file, raw, digest_of(raw), parsed, year), Intent(action, ()))

        return self._locked(attempt)

    def commit(self, make: Callable[[YearFile], Sequence[Change]], intent: Intent, *, closed_too: bool) -> Commit:
        """Apply changes to the file as it is under the lock.

        Args:
            make: Finds the changes; called again when the file has changed meanwhile.
            intent: How the history tells it; its changes are filled in here.
            closed_too: Whether a closed year may be written.

        Raises NotRecordedError where there is no file, DtreportError for a closed year or a change that cannot be.
        """
        places = self._places

        def attempt(prior: PriorState) -> Commit | None:
            if prior.raw is None:
                raise lost_file_error(places) if prior.past.known else no_file_error(places)
            file = read_year(prior.raw, places.file, places.year, lambda: prior.highest)
            if not closed_too:
                refuse_closed(file.year, places.year)
            changes = tuple(make(file))
            if not changes:
                return self._no_change(file, prior)
            editing = YearEditor(file)
            record_changes = [editing.apply(change) for change in changes]
            effective = tuple(change for change in record_changes if change is not None)
            return self._write_edited(prior, file, editing, changes, intent._replace(changes=effective))

        return self._locked(attempt)

    def save_draft(self, base: bytes, draft: bytes, action: str) -> Commit:
        """Write a draft from an editor.

        Args:
            base: The file as it was when the draft was begun.
            draft: The draft; written as it is where the file still is `base`, else merged into what others wrote.
            action: What the history calls it.

        Raises InvalidFileError where the draft does not load, ConflictError where it cannot be merged.
        """
        places = self._places

        def attempt(prior: PriorState) -> Commit | None:
            mine = read_year(draft, places.file, places.year, lambda: prior.highest)
            if prior.raw is None:
                raise lost_file_error(places)
            current = self._load(prior.raw, prior)
            if current is None:
                if prior.raw != base:
                    read_year(prior.raw, places.file, places.year)  # raises what is wrong in what others saved
                # The draft repairs a file that does not load: how it differs from the last state that dtreport knows
                # is noted as a hand edit where there was one, else as this write.
                changes = hand_changes(places, prior.raw, draft, prior.highest) if prior.outside is None else ()
                return self._write(with_repair(places, prior, draft), mine, Intent(action, changes or ()))
            refuse_closed(current.year, places.year)
            if prior.raw == draft:
                return self._no_change(mine, prior)
            if prior.raw == base:
                from dtreport.store.history.differences import Snapshot, differences

                changes = differences(Snapshot.of(current), Snapshot.of(mine), texts=True)
                return self._write(prior, mine, Intent(action, changes))
            return self._merge(prior, base, mine, current, action)

        return self._locked(attempt)

    def _merge(self, prior: PriorState, base: bytes, mine: YearFile, current: YearFile, action: str) -> Commit | None:
        """Write the draft `mine`, begun as `base`, merged with what others have saved since as `current`."""
        from dtreport.store.history.differences import Snapshot, differences
        from dtreport.store.history.merge import merge, new_comments

        old = self._load(base, prior)
        if old is None:
            raise ConflictError(
                "Chưa lưu bản nháp: tệp lúc mở có lỗi, và trong lúc anh/chị sửa, người khác cũng đã sửa tệp đó.",
                "Bản nháp vẫn còn; hãy mở lại tệp, xem bản mới rồi chép phần của mình vào.",
            )
        union = merge(old, mine, current)
        after = Snapshot(union.editing.document.text, union.editing.data)
        # A merge may have the draft's text and the others' changes; history tells it as a change to the file it was.
        intent = Intent(action, differences(Snapshot.of(current), after, texts=True))
        dropped = new_comments(mine, old)
        return self._write_edited(prior, current, union.editing, union.changes, intent, dropped=dropped)

    def _load(self, raw: bytes, prior: PriorState) -> YearFile | None:
        """The year in these bytes, or None where they do not load."""
        try:
            return read_year(raw, self._places.file, self._places.year, lambda: prior.highest)
        except InvalidFileError:
            return None

    def _write_edited(
        self,
        prior: PriorState,
        file: YearFile,
        editing: YearEditor,
        changes: tuple[Change, ...],
        intent: Intent,
        *,
        dropped: Counter[str] | None = None,
    ) -> Commit | None:
        """Judge what an editing came to, and write it.

        Args:
            prior: What lies on the disk.
            file: The year before.
            editing: The year after, as text and as data.
            changes: What was asked for.
            intent: How the history tells it.
            dropped: Comments that a draft may have dropped.
        """
        text, new = text_of(file.raw), editing.document.text
        if text == new:
            return self._no_change(file, prior)
        data = judge(new, editing.data)
        judge_changes(data, editing.data, intent.changes)
        judge_comments(text, new, intent.changes, dropped)
        year = check_data(data, new, self._places.year)
        raw = (BOM if file.raw.startswith(BOM) else b"") + new.encode()
        after = YearFile(file.path, raw, digest_of(raw), data, year, file.highest)
        return self._write(prior, after, intent._replace(given_codes=editing.given_codes), changes)

    def _write(
        self, prior: PriorState, file: YearFile, intent: Intent, changes: tuple[Change, ...] = ()
    ) -> Commit | None:
        """Write the file; None when somebody has saved it since it was read."""
        codes = chain(_codes_written(file.data), codes_before(intent.changes))
        highest = higher(prior.highest, highest_numbers(codes))
        number = write(self._places, prior, file.raw, intent._replace(highest=highest), self._who)
        if number is None:
            return None
        return Commit(self._places.year, file.path, number, changes, intent.given_codes, prior.outside, file)

    def _no_change(self, file: YearFile, prior: PriorState) -> Commit:
        """What a step comes to that has nothing to write."""
        return Commit(self._places.year, file.path, None, (), (), prior.outside, file)


def _codes_written(data: Mapping[str, Any]) -> Iterator[str]:
    """The codes in a file; a block that was written without one gets it by the next write."""
    blocks = (block for value in data.values() if isinstance(value, list) for block in value)
    return (block["code"] for block in blocks if "code" in block)


def new_data(year: int, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a new file as TOML will hold them: without what is empty, with the period of the year."""
    from dtreport.report.year_reader import SCHEMA, default_period

    tree: dict[str, Any] = {"schema": SCHEMA, "year": year}
    content = {**data, "period": data.get("period") or default_period(year)}
    for key, value in ((key, value) for key, value in content.items() if value and key not in tree):
        if isinstance(value, dict):
            tree[key] = {name: toml_value(item) for name, item in value.items()}
        else:
            tree[key] = [{name: toml_value(item) for name, item in block.items()} for block in value]
    return tree


def check_data(data: dict[str, Any], text: str, year: int) -> Year:
    """The report after a change.

    Args:
        data: The data of the new file.
        text: Its text, in which the places of problems are looked up.
        year: The year that its name says.

    Raises InvalidValuesError when the file would no longer load.
    """
    reading = read_year_data(data)
    problems = [*reading.problems, *year_problems(data, year)]
    if reading.year is None or problems:
        from dtreport.store.text.line_numbers import Lines

        lines = Lines(text)
        # The text was never written: the user has no file in which to find the line.
        located = tuple(with_line(problem, lines)._replace(line=None) for problem in problems)
        raise InvalidValuesError("Chưa ghi gì: sau thay đổi này tệp năm sẽ có lỗi.", located)
    return reading.year


def refuse_closed(year: Year, number: int) -> None:
    """Raise DtreportError when the year, whose number is `number`, is closed."""
    if year.closed is not None:
        raise DtreportError(
            f"Năm {number} đã chốt ngày {short_date(year.closed)} nên không ghi thêm được.",
            f'Nếu cần sửa thì mở lại: dtreport reopen {number} --reason "…"',
        )
