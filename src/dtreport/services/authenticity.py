"""Whether a paper is what was sealed, what dtreport makes of the data, or something else, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError
from dtreport.formats import FORMATS
from dtreport.reading.data_digest import LARGEST_FILE, data_digest, too_large
from dtreport.services.kit import CONTENTS, fill
from dtreport.services.office_years import with_last_year
from dtreport.services.paper_files import file_of, printable
from dtreport.services.past_data import data_of, differences, years_in
from dtreport.services.year_seal import standing_seal
from dtreport.store import is_folder, path_meant, read_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dtreport.formats import Format
    from dtreport.papers import PaperKind
    from dtreport.report import Years
    from dtreport.services.past_data import PastData, RecordDifference
    from dtreport.store import HistoryEntry, Seal, Store

FILE = "TỆP"
"""Where people name the papers to be judged, as messages say it."""


_CONTENTS_PAGE = "Mục lục giấy tờ"


class Verdict(Enum):
    """What a file was found to be."""

    SEALED = "sealed"
    """Byte for byte a file that was sealed."""
    MADE = "made"
    """Byte for byte what dtreport makes of the data as they are, or as they were sealed."""
    EDITED = "edited"
    """It bears the digest of those data, and is not what dtreport makes of them."""
    OTHER_DATA = "other-data"
    UNKNOWN = "unknown"
    """It bears no digest, and is nothing that dtreport makes."""
    UNREADABLE = "unreadable"

    @property
    def is_good(self) -> bool:
        """Whether the paper can be relied on as it is."""
        return self in {Verdict.SEALED, Verdict.MADE}


@dataclass(frozen=True)
class Judgement:
    """What was found out about one file; what was not, or does not apply, is None or empty."""

    file: str
    verdict: Verdict
    digest: str = ""
    """What it bears: the digest of the data that it says it was made from, or the beginning of it."""
    paper: str = ""
    """What the paper is called."""
    year: int | None = None
    seal: HistoryEntry | None = None
    """The closing of the year with the seal that it was held against; None for a year without one."""
    is_closed: bool = False
    """Whether the year is closed, with a seal or without one."""
    former: HistoryEntry | None = None
    """An earlier closing, since undone, of which it is a sealed file."""
    data: PastData | None = None
    """The other data that it was made from."""
    is_later: bool = False
    """Whether these came after the seal."""
    differences: tuple[RecordDifference, ...] = ()
    """What is not the same between these and what it was held against, from the earlier to the later."""
    reason: DtreportError | None = None
    """Why it cannot be read."""


class _OfficeYear:
    """A year on file, with what papers of it are held against."""

    def __init__(self, store: Store, number: int) -> None:
        self.number = number
        self.years = with_last_year(store, store.read(number).year)
        self.entries = store.history(number)
        self.seal = standing_seal(self.entries) if self.years.this_year.closed is not None else None

    @cached_property
    def reference(self) -> str:
        """The digest of the data that count: those that were sealed, else those that are there now."""
        return self.years.digest if self.seal is None or self.seal.seal is None else self.seal.seal.data

    def maker_of(self, paper: _PaperInHand) -> str:
        """The paper that dtreport makes of the year as these bytes, with or without names; "" where there is none."""
        views = (self.years, self.years.unnamed())
        content, name = paper.content, paper.name
        for kind, form in _likely(paper):
            for view in views:
                try:
                    if file_of(kind, form, view) == content:
                        return kind.label
                except DtreportError:  # the year has nothing for it, or it cannot be made
                    break
        if name.startswith(CONTENTS.partition(".")[0]) and any(
            _contents_page(self.years, names=names) == content for names in (True, False)
        ):
            return _CONTENTS_PAGE
        return ""


def _contents_page(years: Years, *, names: bool) -> bytes | None:
    """The contents page of the kit of a year; None where it cannot be made."""
    pages: dict[str, bytes] = {}

    def put(name: str, content: bytes) -> None:
        pages[name] = content

    fill(years, put, names=names)
    return pages.get(CONTENTS)


def _likely(paper: _PaperInHand) -> Iterator[tuple[PaperKind, Format]]:
    """The papers and formats that a file may be, those that its name sounds like first."""
    # A file of Word, Excel or PDF would bear a digest.
    possible = [form for form in FORMATS if paper.digest or not form.binary]
    forms = [form for form in possible if paper.name.lower().endswith(form.suffix)] or possible
    for kind in sorted(printable(), key=lambda kind: not paper.name.startswith(kind.stem)):
        yield from ((kind, form) for form in forms if kind.comes_in(form.name))


class _PaperInHand(NamedTuple):
    """A file that was read."""

    file: str
    """How it was named."""
    name: str
    content: bytes
    digest: str
    """That of the data, which it bears."""


def files_meant(names: Sequence[str]) -> tuple[str, ...]:
    """The files that a person named, a folder standing for those in it.

    Raises UsageError for a name that no file can have, DtreportError where the folders are empty.
    """
    files: list[str] = []
    for name in names:
        path = path_meant(name, FILE)
        if is_folder(path):
            files += sorted(str(each) for each in path.iterdir() if each.is_file())
        else:
            files.append(name)
    if not files:
        raise DtreportError(f"Không có tệp nào trong {', '.join(names)}.")
    return tuple(files)


class Judgements(NamedTuple):
    """What was found out about files, and about the years that they were held against."""

    judgements: tuple[Judgement, ...]
    unread: tuple[int, ...]
    """The years that do not load."""
    changed: tuple[int, ...]
    """The sealed years whose data, or those of the year before, are no longer what was sealed."""


def judge(store: Store, files: Sequence[str]) -> Judgements:
    """Find out about each of these files what it is; one that cannot be read keeps nobody from the others."""
    years: list[_OfficeYear] = []
    unread: list[int] = []
    for number in store.years():
        try:
            years.append(_OfficeYear(store, number))
        except DtreportError:
            unread.append(number)
    changed = tuple(year.number for year in years if year.years.digest != year.reference)
    return Judgements(tuple(_judge(store, years, file) for file in files), tuple(unread), changed)


def _judge(store: Store, years: Sequence[_OfficeYear], file: str) -> Judgement:
    try:
        path = path_meant(file, FILE)
        content = _content(path)
        if sealed := _sealed(years, file, content):
            return sealed
        paper = _PaperInHand(file, path.name, content, data_digest(content))
    except DtreportError as reason:
        return Judgement(file, Verdict.UNREADABLE, reason=reason)
    # The year in the name of the file is most likely the one that it is of.
    likely = sorted(years, key=lambda year: str(year.number) not in path.name)
    nothing = Judgement(file, Verdict.OTHER_DATA if paper.digest else Verdict.UNKNOWN, paper.digest)
    return _of_the_data(likely, paper) or _of_other_data(store, likely, paper) or nothing


def _content(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise too_large()
        return read_any(path)
    except FileNotFoundError as reason:
        raise DtreportError("Không có tệp này.", "Hãy xem lại tên tệp.") from reason


def _sealed(years: Sequence[_OfficeYear], file: str, content: bytes) -> Judgement | None:
    """A file that is in the seal of a year; None where it is in none."""
    for year in years:
        if year.seal is not None and year.seal.seal is not None and (name := _name_in(year.seal.seal, content)):
            return Judgement(file, Verdict.SEALED, year.reference, _called(name), year.number, year.seal)
    return None


def _name_in(seal: Seal, content: bytes) -> str:
    """The name under which a file was sealed; "" where it was not."""
    sought = sha256(content).hexdigest()
    return next((name for name, digest in seal.papers.items() if digest == sought), "")


def _called(name: str) -> str:
    """What a sealed paper is called, by the name of its file."""
    return next((paper.label for paper in printable() if name.startswith(f"{paper.stem}-")), _CONTENTS_PAGE)


def _of_the_data(years: Sequence[_OfficeYear], paper: _PaperInHand) -> Judgement | None:
    """A paper of the data that count, edited or not; None where it is of others, or bears no digest."""
    # A paper without a digest can only be one of those formats in which some have none.
    if not paper.digest and any(form.binary and paper.name.lower().endswith(form.suffix) for form in FORMATS):
        return None
    for year in years:
        if not year.reference.startswith(paper.digest):
            continue
        if year.years.digest == year.reference and (label := year.maker_of(paper)):
            closed = year.years.this_year.closed is not None
            return Judgement(paper.file, Verdict.MADE, year.reference, label, year.number, year.seal, is_closed=closed)
        if paper.digest:
            return Judgement(paper.file, Verdict.EDITED, paper.digest, year=year.number, seal=year.seal)
    return None


def _of_other_data(store: Store, years: Sequence[_OfficeYear], paper: _PaperInHand) -> Judgement | None:
    """A paper of earlier or later data, with what has changed between them and those that count; None if unknown."""
    for year in years if paper.digest else ():
        data = data_of(store, year.number, paper.digest)
        if data is None:
            continue
        former, name = _former_seal(year, paper.content)
        is_later = year.seal is not None and _is_after(year.entries, year.seal, data)
        own, counting = years_in(data), _counting_years(store, year)
        changes: tuple[RecordDifference, ...] = ()
        if counting is not None:
            changes = differences(counting, own) if is_later else differences(own, counting)
        return Judgement(
            paper.file,
            Verdict.OTHER_DATA,
            paper.digest,
            _called(name) if name else "",
            year.number,
            year.seal,
            former=former,
            data=data,
            is_later=is_later,
            differences=changes,
        )
    return None


def _former_seal(year: _OfficeYear, content: bytes) -> tuple[HistoryEntry | None, str]:
    """The closing, since undone, that sealed a file, and the name of the file in it."""
    for entry in reversed(year.entries):
        if entry.seal is not None and (name := _name_in(entry.seal, content)):
            return entry, name
    return None, ""


def _is_after(entries: Sequence[HistoryEntry], seal: HistoryEntry, data: PastData) -> bool:
    """Whether data came after a seal; the year before may have changed alone."""
    steps = entries.index(seal) + 1
    return data.this.steps > steps or (data.this.steps == steps and data.since > seal.time)


def _counting_years(store: Store, year: _OfficeYear) -> Years | None:
    """The data that count, which are those that were sealed; None where these cannot be rebuilt."""
    if year.years.digest == year.reference:
        return year.years
    sealed = data_of(store, year.number, year.reference)
    return None if sealed is None else years_in(sealed)
