"""What lies on the disk, compared with what dtreport last knew: a hand edit is found here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, InvalidFileError
from dtreport.report import highest_numbers
from dtreport.store.disk.files import check_target, read_plain
from dtreport.store.history import journal
from dtreport.store.toml_parser import digest_of, text_of
from dtreport.store.year_loader import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.store.changes import RecordChange
    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import HandEdit


class PriorState(NamedTuple):
    """What lies on the disk at the moment when the lock is ours."""

    raw: bytes | None
    """The bytes of the year file; None where there is none."""
    digest: str | None
    past: journal.JournalState
    outside: HandEdit | None
    """A hand edit that the journal does not know yet."""
    outside_changes: tuple[RecordChange, ...] | None
    """What that edit did to records; None where there was nothing to compare with."""
    changed_at: float
    """When the file was edited by hand, in seconds as the file system counts; 0 where it was not."""
    highest: Mapping[str, int]
    """The highest number that codes of each prefix have had."""
    mirror: bytes | None = None
    """What dtreport last wrote, where it was needed."""


def prior_state(places: Places) -> PriorState:
    """The state on the disk, compared with what the journal knows. Raises DtreportError."""
    status = check_target(places.file)
    journal.check_journal(places.journal)
    lines = journal.read_lines(places.journal, tail=True)
    raw = read_plain(places.file) if status else None
    digest = digest_of(raw) if raw is not None else None
    past, mirror = compare(places, lines, digest)
    highest = highest_known(places, lines, past)
    if raw is None or past.known in {None, digest}:
        return PriorState(raw, digest, past, None, (), 0.0, highest)
    from dtreport.store.history.differences import hand_edit_of  # only a hand edit needs it

    changes = hand_changes(places, mirror, raw, highest)
    hand_edit = hand_edit_of(changes)
    highest = journal.higher(highest, highest_numbers(journal.codes_before(changes or ())))
    changed_at = status.st_mtime if status else 0.0
    return PriorState(raw, digest, past, hand_edit, changes, changed_at, highest, mirror)


def highest_known(places: Places, lines: list[journal.JournalLine], past: journal.JournalState) -> dict[str, int]:
    """The highest number that codes of each prefix have had; only journals of older versions are read as a whole."""
    if not lines:
        return {}
    highest = journal.highest_in(lines, past.unsettled)
    return journal.highest_in_all(journal.read_lines(places.journal), past.unsettled) if highest is None else highest


def highest_on_disk(places: Places, digest: str) -> dict[str, int]:
    """The same for a reader, who takes no lock.

    Args:
        places: The files of the year.
        digest: That of the year file.
    """
    try:
        lines = journal.read_lines(places.journal, tail=True)
        return highest_known(places, lines, compare(places, lines, digest)[0])
    except (OSError, DtreportError):  # whoever writes hears why
        return {}


def with_repair(places: Places, state: PriorState, draft: bytes) -> PriorState:
    """The state on the disk, where that does not load: what a hand edit did is seen in the draft that repairs it.

    Args:
        places: The files of the year.
        state: What lies on the disk.
        draft: The draft.
    """
    if state.outside is None:
        return state
    from dtreport.store.history.differences import hand_edit_of

    changes = hand_changes(places, state.mirror, draft, state.highest)
    return state._replace(outside=hand_edit_of(changes), outside_changes=changes)


def compare(
    places: Places, lines: list[journal.JournalLine], digest: str | None
) -> tuple[journal.JournalState, bytes | None]:
    """What the journal knows, and the mirror where it was needed to tell.

    Args:
        places: The files of the year.
        lines: The lines of its journal, at least from the last commit on.
        digest: That of the year file; None where there is none.
    """
    # Most often the journal knows the file, and the mirror need not be read.
    past = journal.journal_state(lines, digest, None)
    if lines and past.known == digest:
        return past, None
    try:
        mirror = read_plain(places.mirror)
    except FileNotFoundError:
        return past, None
    return journal.journal_state(lines, digest, digest_of(mirror)), mirror


def hand_changes(
    places: Places, mirror: bytes | None, raw: bytes, highest: Mapping[str, int]
) -> tuple[RecordChange, ...] | None:
    """What a hand edit did to records and tables.

    Args:
        places: The files of the year.
        mirror: What dtreport last wrote; None where that is not there.
        raw: The file after the hand edit.
        highest: The highest number that codes of each prefix have had.

    Returns None where there is nothing to compare, or one of the two states is not TOML.
    """
    from dtreport.store.history.differences import Snapshot, differences

    if mirror is None:
        return None
    try:
        old_data, new_data = read_data(mirror, places.mirror), read_data(raw, places.mirror)
    except InvalidFileError:
        return None
    old = Snapshot(text_of(mirror), old_data, lambda: highest)
    return differences(old, Snapshot(text_of(raw), new_data, lambda: highest))


def hand_edit_line(state: PriorState, number: int) -> journal.JournalLine:
    """A hand edit as the journal notes it; nobody knows who did it, and when is the time of the file."""
    return {
        "step": "outside",
        "number": number,
        "time": journal.moment(state.changed_at),
        "action": "sửa bằng tay",
        "before": state.past.known,
        "after": state.digest,
        "changes": [journal.change_line(change) for change in state.outside_changes or ()],
        "highest": state.highest,
        **({} if state.outside_changes is not None else {"compared": False}),
    }
