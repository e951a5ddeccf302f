"""What the journal of a year should hold and does not: lines that are spoilt or torn, entries that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import DtreportError
from dtreport.store.disk.files import read_plain
from dtreport.store.history import journal
from dtreport.store.history.hand_edits import compare
from dtreport.store.toml_parser import digest_of
from dtreport.store.year_file import JournalGaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtreport.store.disk.folder import Places
    from dtreport.store.history.journal import JournalLine, NumberedLine

_MOST_ENTRIES = 1_000_000
"""Up to this number gaps between the entries are looked for; a higher one was not given by dtreport."""


def journal_gaps(places: Places) -> JournalGaps:
    """What the journal of a year should hold and does not. Raises DtreportError."""
    all_lines = journal.numbered_lines(places.journal)
    has_mirror = places.mirror.exists()
    copies = has_mirror or any(places.backups.glob(f"{places.year}-*.toml"))
    try:
        digest = digest_of(read_plain(places.file))
    except (FileNotFoundError, DtreportError):  # whoever reads the year hears why
        digest = None
    lines = [one.line for one in all_lines if one.line is not None]
    past, mirror = compare(places, lines, digest)
    known = {None, digest, mirror and digest_of(mirror)}
    whole = (bool(lines) or not copies) and (past.unsettled is not None or past.known in known)
    fragments = tuple(_harmless(all_lines, whole=whole))
    defects = tuple(one.number for one in all_lines if one.line is None and one.number not in fragments)
    numbers = {line["number"] for line in lines if line["step"] in journal.SETTLED}
    return JournalGaps(
        missing=not lines and (copies or bool(defects)),
        defects=defects,
        lost=tuple(sorted({*range(1, past.number)} - numbers)) if past.number < _MOST_ENTRIES else (),
        no_mirror=any(line["step"] == "done" for line in lines) and not has_mirror,
        fragments=fragments,
    )


def _harmless(all_lines: Sequence[NumberedLine], *, whole: bool) -> Iterator[int]:
    """The numbers of lines that a crash tore and that held nothing that was saved.

    Args:
        all_lines: The lines of the journal.
        whole: Whether the last commit that it notes is the last one that there was.

    Nothing is missing between two commits where the later began from the state that the earlier left.
    """
    intents: dict[str, JournalLine] = {}
    known: str | None = None
    pending: list[int] = []
    for number, words, line in all_lines:
        if line is None:
            pending += [number] if _is_torn(words) else []
        elif line["step"] == "intent":
            intents[line["txn"]] = line
        else:
            if line["number"] == 1 or _start(line, intents) == known:
                yield from pending
            known, pending = line["after"], []
    yield from pending if whole else ()


def _start(line: JournalLine, intents: Mapping[str, JournalLine]) -> str | None:
    """The digest of the state from which a commit or a hand edit began.

    A hand edit that changed nothing tells none: the lines of later commits may be missing.
    """
    if line["step"] == "done":
        return intents.get(line["txn"], {}).get("before")
    return line.get("before") if line.get("changes") else None


def _is_torn(words: bytes) -> bool:
    """Whether a crash may have left this of a line: its beginning, or room for it without what was to be there."""
    begins = words.startswith(journal.BEGINNING) or journal.BEGINNING.startswith(words)
    return b"\0" in words or (begins and not words.endswith(b"}"))
