"""Editing a whole year file: a private copy for the editor, judged before it is saved, kept when it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError, InvalidFileError, Problem
from dtreport.records import TABLES, Kind, SettingsTable
from dtreport.records.base import given
from dtreport.report.public_texts import all_texts
from dtreport.services.change_description import differences
from dtreport.store import read_any, shown_path
from dtreport.vietnamese.legacy import BROKEN, damage_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dtreport.report import Year
    from dtreport.store import Commit, Store


@dataclass(frozen=True)
class Draft:
    """A private copy of a year file, and the bytes that it began from."""

    year: int
    path: Path
    base: bytes

    @property
    def changed(self) -> bool:
        """Whether the copy is no longer what it began from."""
        return self.text() != self.base

    def text(self) -> bytes:
        """The copy as it is now. Raises DtreportError where an editor has taken it away."""
        try:
            return read_any(self.path)
        except FileNotFoundError as reason:
            raise DtreportError(f"Không còn bản nháp {self.path.name}, chưa ghi gì.") from reason


def start(store: Store, year: int) -> Draft:
    """Make a private copy of a year file, also of one that does not load.

    Raises NotRecordedError where there is none, DtreportError where the year is closed.
    """
    _path, raw = store.read_text(year)
    if year not in store.open_years():
        try:
            store.check_text(year, raw)
        except DtreportError:
            pass  # a closed year that does not load may be mended here: reopening it needs a file that loads
        else:
            raise DtreportError(
                f"Năm {year} đã chốt nên không sửa được.",
                f'Nếu cần sửa thì mở lại: dtreport reopen {year} --reason "…"',
            )
    return Draft(year, store.make_draft(f"{year}.toml", raw), raw)


def judge(store: Store, draft: Draft) -> None:
    """Read the copy as if it were the year file.

    Raises InvalidFileError with all its problems, also where texts have lost their letters in the editor.
    """
    file = store.check_text(draft.year, draft.text(), draft.path)
    texts = {text: damage_of(text.text) for text in all_texts(file.year)}
    damages = {text: BROKEN[damage] for text, damage in texts.items() if damage in BROKEN}
    before = _texts_before(store, draft) if damages else set()
    damages = {text: message for text, message in damages.items() if text.text not in before}
    if damages:
        name = shown_path(draft.path)
        lines = store.lines_of(file, [text.path for text in damages])
        raise InvalidFileError(
            f"Bản nháp {name} có {len(damages)} chỗ chữ có dấu đã mất; hãy gõ lại và lưu với mã UTF-8.",
            tuple(
                Problem(text.place, message, line=line, file=name)
                for (text, message), line in zip(damages.items(), lines, strict=True)
            ),
        )


def _texts_before(store: Store, draft: Draft) -> set[str]:
    """The texts that the copy began from: letters that were lost before keep nobody from other changes."""
    try:
        return {text.text for text in all_texts(store.check_text(draft.year, draft.base, draft.path).year)}
    except InvalidFileError:
        return set()


def save(store: Store, draft: Draft) -> Commit:
    """Save the copy; others' changes to other records are kept.

    Raises ConflictError where others changed the same records.
    """
    return store.save_draft(draft.year, draft.base, draft.text(), "sửa trong trình soạn thảo")


def clashes(store: Store, draft: Draft) -> Iterator[str]:
    """Where the draft and what others saved have changed the same record or table, a line for each: "Kế hoạch 3 → 4".

    What stands in the file comes first, what the draft says second.
    """
    base = store.check_text(draft.year, draft.base, draft.path).year
    mine = store.check_text(draft.year, draft.text(), draft.path).year
    theirs = store.read(draft.year).year
    for name, kind in {**_named(theirs), **_named(mine)}.items():
        my_values, their_values, old_values = (_values(year, name) for year in (mine, theirs, base))
        if old_values not in (my_values, their_values) and my_values != their_values:
            yield f"{name}: {'; '.join(differences(kind, their_values, my_values))}"


def _named(year: Year) -> dict[str, Kind | SettingsTable]:
    """Every table and every record of a year by its name, with what it is."""
    return {table.name: table for table in TABLES} | {record.code: kind for kind, record in year.records()}


def _values(year: Year, name: str) -> dict[str, Any]:
    """The values of a table or a record by key; none where it is not there."""
    tables = dict(year.settings())
    if name in tables:
        return given(tables[name])
    return given(year.by_code[name][1]) if name in year.by_code else {}
