"""The three ways to write a year: a new file, changes by record, a draft from an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import BusyError, DtreportError, InvalidFileError, InvalidValuesError
from dtreport.report import read_year_data
from dtreport.store.disk.failures import shown_path
from dtreport.store.disk.missing_years import disappeared, missing
from dtreport.store.history.hand_edits import PriorState, before, hand_changes, with_repair
from dtreport.store.text.judge import judge, judge_changes, judge_comments
from dtreport.store.text.toml_writer import new_file, plain
from dtreport.store.text.year_editor import YearEditor
from dtreport.store.toml_parser import BOM, digest_of, text_of
from dtreport.store.write_protocol import Intent, write, writing
from dtreport.store.year_file import Commit, ConflictError, YearFile
from dtreport.store.year_loader import read_year, year_problems
from dtreport.vietnamese.dates import short_date

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping, Sequence

    from dtreport.report import Year
    from dtreport.store.changes import Change, RecordChange
    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import HandEdit, Who

MOST_ATTEMPTS = 5


class YearWriter:
    """Writes to one year by one person; each method is one locked step, tried again when the file changes meanwhile."""

    def __init__(self, places: Places, who: Who, waiting: Callable[[str], None]) -> None:
        self._places = places
        self._who = who
        self._waiting = waiting

    def _locked(self, attempt: Callable[[PriorState], Commit | None]) -> Commit:
        with writing(self._places, self._who, self._waiting):
            for _time in range(MOST_ATTEMPTS):
                commit = attempt(before(self._places))
                if commit is not None:
                    return commit
        raise BusyError(
            f"Chưa lưu được: tệp {shown_path(self._places.file)} đang bị chương trình khác ghi liên tục.",
            "Hãy đóng tệp ở chương trình khác rồi chạy lại lệnh.",
        )

    def create(self, data: Mapping[str, Any], action: str) -> Commit:
        """Write a new year file. Raises DtreportError when there is one, or was one."""
        places = self._places

        def attempt(found: PriorState) -> Commit | None:
            if found.raw is not None:
                raise DtreportError(
                    f"Năm {places.year} đã có tệp {shown_path(places.file)}; dtreport không ghi đè.",
                    f"Xem tệp đó bằng lệnh: dtreport show --year {places.year}",
                )
            if found.past.known is not None:
                raise disappeared(places)
            tree = tree_of(places.year, data)
            text = new_file(places.year, tree)
            parsed = judge(text, tree)
            year = valid(parsed, text, places.year)
            raw = text.encode()
            file = YearFile(places.file, raw, digest_of(raw), parsed, year)
            return self._written(found, file, Intent(action, ()))

        return self._locked(attempt)

    def commit(self, make: Callable[[YearFile], Sequence[Change]], intent: Intent, *, closed_too: bool) -> Commit:
        """Apply the changes that `make` finds for the file as it is under the lock."""
        places = self._places

        def attempt(found: PriorState) -> Commit | None:
            if found.raw is None:
                raise disappeared(places) if found.past.known else missing(places)
            file = read_year(found.raw, places.file, places.year)
            if not closed_too:
                refuse_closed(file.year, places.year)
            changes = tuple(make(file))
            if not changes:
                return self._nothing(file, found.outside)
            editing = YearEditor(file)
            noted = intent._replace(
                changes=tuple(done for change in changes if (done := editing.apply(change)) is not None)
            )
            return self._edited(found, file, editing, changes, noted)

        return self._locked(attempt)

    def save_draft(self, base: bytes, draft: bytes, action: str) -> Commit:
        """Write a draft as it is when the file still is `base`, else merge it into what others wrote."""
        places = self._places
        mine = read_year(draft, places.file, places.year)

        def attempt(found: PriorState) -> Commit | None:
            if found.raw is None:
                raise disappeared(places)
            current = self._loaded(found.raw)
            if current is None:
                return self._repaired(found, base, mine, action)
            refuse_closed(current.year, places.year)
            if found.raw == draft:
                return self._nothing(mine, found.outside)
            if found.raw == base:
                return self._written(found, mine, Intent(action, _between(current, mine)))
            return self._merged(found, base, mine, current, action)

        return self._locked(attempt)

    def _repaired(self, found: PriorState, base: bytes, mine: YearFile, action: str) -> Commit | None:
        """Write a draft over a file that does not load: whatever differs from the last known state was done by hand."""
        assert found.raw is not None  # noqa: S101, the caller has looked
        if found.raw != base:
            read_year(found.raw, self._places.file, self._places.year)
        changes = hand_changes(self._places, found.raw, mine.raw) if found.outside is None else ()
        return self._written(with_repair(self._places, found, mine.raw), mine, Intent(action, changes or ()))

    def _merged(self, found: PriorState, base: bytes, mine: YearFile, current: YearFile, action: str) -> Commit | None:
        from dtreport.store.history.differences import Snapshot, differences
        from dtreport.store.history.merge import merge, new_comments

        old = self._loaded(base)
        if old is None:
            raise _mended_meanwhile()
        done = merge(old, mine, current)
        after = Snapshot(done.editing.document.text, done.editing.data)
        intent = Intent(action, differences(Snapshot(text_of(current.raw), current.data), after, texts=True))
        dropped = new_comments(mine, old)
        return self._edited(found, current, done.editing, done.changes, intent, dropped=dropped)

    def _loaded(self, raw: bytes) -> YearFile | None:
        try:
            return read_year(raw, self._places.file, self._places.year)
        except InvalidFileError:
            return None

    def _edited(
        self,
        found: PriorState,
        file: YearFile,
        editing: YearEditor,
        changes: tuple[Change, ...],
        intent: Intent,
        *,
        dropped: Counter[str] | None = None,
    ) -> Commit | None:
        """Judge what an editing came to, and write it."""
        text, new = text_of(file.raw), editing.document.text
        if text == new:
            return self._nothing(file, found.outside)
        data = judge(new, editing.data)
        judge_changes(data, editing.data, intent.changes)
        judge_comments(text, new, intent.changes, dropped)
        year = valid(data, new, self._places.year)
        raw = (BOM if file.raw.startswith(BOM) else b"") + new.encode()
        after = YearFile(file.path, raw, digest_of(raw), data, year)
        return self._written(found, after, intent._replace(given_codes=editing.given_codes), changes)

    def _written(
        self, found: PriorState, file: YearFile, intent: Intent, changes: tuple[Change, ...] = ()
    ) -> Commit | None:
        number = write(self._places, found, file.raw, intent, self._who)
        if number is None:
            return None
        return Commit(self._places.year, file.path, number, changes, intent.given_codes, found.outside, file)

    def _nothing(self, file: YearFile, outside: HandEdit | None) -> Commit:
        return Commit(self._places.year, file.path, None, (), (), outside, file)


def _mended_meanwhile() -> ConflictError:
    return ConflictError(
        "Chưa lưu bản nháp: tệp lúc mở có lỗi, và trong lúc anh/chị sửa, người khác cũng đã sửa tệp đó.",
        "Bản nháp vẫn còn; hãy mở lại tệp, xem bản mới rồi chép phần của mình vào.",
    )


def _between(old: YearFile, new: YearFile) -> tuple[RecordChange, ...]:
    from dtreport.store.history.differences import Snapshot, differences

    return differences(Snapshot(text_of(old.raw), old.data), Snapshot(text_of(new.raw), new.data), texts=True)


def tree_of(year: int, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a new file as TOML will hold them."""
    from dtreport.report.year_reader import SCHEMA, default_period

    tree: dict[str, Any] = {"schema": SCHEMA, "year": year}
    for key, held in {**data, "period": data.get("period") or default_period(year)}.items():
        if isinstance(held, dict):
            tree |= {key: {name: plain(value) for name, value in held.items()}} if held else {}
        elif key not in tree and held:
            blocks = isinstance(held, list | tuple)
            tree[key] = [{name: plain(value) for name, value in block.items()} for block in held] if blocks else held
    return tree


def valid(data: dict[str, Any], text: str, year: int) -> Year:
    """The report after a change. Raises InvalidValuesError when the file would no longer load."""
    reading = read_year_data(data)
    problems = [*reading.problems, *year_problems(data, year)]
    if reading.year is None or problems:
        from dtreport.store.text.line_numbers import Lines
        from dtreport.store.year_loader import located

        lines = Lines(text)
        placed = tuple(located(problem, lines)._replace(line=None) for problem in problems)
        raise InvalidValuesError("Chưa ghi gì: sau thay đổi này tệp năm sẽ có lỗi.", placed)
    return reading.year


def refuse_closed(year: Year, number: int) -> None:
    """Raises DtreportError when the year is closed."""
    if year.closed is not None:
        raise DtreportError(
            f"Năm {number} đã chốt ngày {short_date(year.closed)} nên không ghi thêm được.",
            f'Nếu cần sửa thì mở lại: dtreport reopen {number} --reason "…"',
        )
