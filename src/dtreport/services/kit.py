"""The kit of a conference: every paper of a year in every format that people read, in one folder with its contents."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, NothingToSayError, NotRecordedError, UsageError
from dtreport.formats import FORMATS, Format, format_named
from dtreport.papers import PAPERS, PaperKind
from dtreport.papers.contents import MissingPaper, PaperFile, contents
from dtreport.services.export_files import refuse_own, write_export
from dtreport.services.office_years import last_year
from dtreport.services.paper_bytes import file_of, rendered
from dtreport.services.paper_files import file_name, paper_meant, printable
from dtreport.services.year_check import to_look_at
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dtreport.store import Store

CONTENTS = "muc-luc"
_NAMING = "awards"
"""The paper that is about who receives what; without it no other paper of the kit names recipients either."""


class MissingFile(NamedTuple):
    """A file or a paper that is not there, and why."""

    name: str
    reason: DtreportError


class Kit(NamedTuple):
    """A kit that was made: what stands in the folder now, and what does not."""

    folder: Path
    contents: Path | None
    files: tuple[PaperFile, ...]
    moved: tuple[Path, ...]
    """Where files that somebody had changed were moved."""
    nothing: tuple[MissingFile, ...]
    """The papers of which the year has nothing."""
    failed: tuple[MissingFile, ...]
    """The files that could not be made or written."""
    others: tuple[str, ...]
    """Papers of the same year in the folder that are not of this kit, such as award lists of an earlier one."""
    to_look_at: int
    """How many things of the year should be looked at before people read these papers."""


def chosen_without(names: Sequence[str]) -> tuple[PaperKind, ...]:
    """The papers that are to be left out; commas may stand between several, "awards,agenda". Raises UsageError."""
    words = [word for name in names for word in name.split(",") if word.strip()]
    chosen = tuple(dict.fromkeys(map(paper_meant, words)))
    if len(chosen) == len(printable()):
        raise UsageError("Đã bỏ hết mọi loại giấy tờ, không còn gì để làm.", "Hãy bớt --without.")
    return chosen


def folder_meant(named: str) -> Path:
    """The folder that a person named. Raises UsageError for what is a file: "-", or a name that ends like one."""
    folder = Path(named)
    like_a_file = folder.suffix.lower() in {form.suffix for form in FORMATS}
    if named == "-" or (like_a_file and not folder.is_dir()):
        raise UsageError(
            f"Bộ giấy tờ có nhiều tệp nên cần một thư mục; “{named}” không phải là thư mục.",
            "Ví dụ: -o giay-to. Chỉ cần một giấy tờ thì dùng: dtreport export",
        )
    return folder


def usual_folder(year: int, without: Sequence[PaperKind]) -> str:
    """How the folder of a kit is called; one that names nobody never mixes with one that does."""
    return f"giay-to-{year}" if _with_names(without) else f"giay-to-{year}-khong-ten"


def make_kit(store: Store, number: int, folder: Path, without: Sequence[PaperKind] = ()) -> Kit:
    """Write the kit of a year into a folder, which is made where it is missing; each file is written as by `export`.

    What cannot be made or written is told in the answer, and keeps nothing else from being written. Raises
    DtreportError where the year cannot be read or the folder not be used: nothing is written then.
    """
    year, (previous, unread) = store.read(number).year, last_year(store, number)
    page = folder / f"{CONTENTS}{format_named('html').suffix}"
    refuse_own(store, page)
    _make_folder(folder)
    files = []
    for paper, form in _wanted(without):
        path = folder / file_name(paper, number, form)
        make = partial(file_of, paper, form, year, previous, named=_with_names(without))
        files.append(_File(paper, form, path.name, _put(store, path, make)))
    filed = tuple(_filed(file) for file in files if file.put.reason is None)
    nothing = tuple(_nothing(files))
    listing = contents(year, previous, filed, [*_absent(nothing, files), *map(_left_out, without)])
    listed = _put(store, page, partial(rendered, listing, format_named("html"), year, previous))
    everything = [*((file.name, file.put) for file in files), (page.name, listed)]
    return Kit(
        folder=folder.absolute(),
        contents=page.absolute() if listed.reason is None else None,
        files=filed,
        moved=tuple(put.moved for _name, put in everything if put.moved is not None),
        nothing=nothing,
        failed=tuple(MissingFile(name, put.failure) for name, put in everything if put.failure is not None),
        others=_others(folder, number, {file.name for file in filed}),
        to_look_at=to_look_at(year, previous, previous_problem=unread),
    )


def _with_names(without: Sequence[PaperKind]) -> bool:
    return _NAMING not in {paper.name for paper in without}


def _wanted(without: Sequence[PaperKind]) -> Iterator[tuple[PaperKind, Format]]:
    """Each paper in each of its formats that people open."""
    for paper in printable():
        if paper not in without:
            yield from ((paper, form) for form in FORMATS if form.name in paper.formats and not form.for_machines)


class _Put(NamedTuple):
    """What became of a file: where a changed older one was moved, or why it is not there."""

    moved: Path | None = None
    reason: DtreportError | None = None

    @property
    def failure(self) -> DtreportError | None:
        """Why it could not be made, other than that there is nothing to put into it."""
        return None if isinstance(self.reason, NothingToSayError) else self.reason


class _File(NamedTuple):
    paper: PaperKind
    form: Format
    name: str
    put: _Put


def _put(store: Store, path: Path, make: Callable[[], bytes]) -> _Put:
    try:
        return _Put(moved=write_export(store, path, make()))
    except DtreportError as reason:
        return _Put(reason=reason)


def _filed(file: _File) -> PaperFile:
    public = file.paper.public or file.form.public
    return PaperFile(file.paper, file.form.label, file.name, public, file.form.name in file.paper.data_formats)


def _nothing(files: Sequence[_File]) -> Iterator[MissingFile]:
    """Each paper of which the year has nothing, once for all its formats that say so in the same words.

    Where no format has anything, what the usual one says is enough.
    """
    for paper, found in groupby(files, key=lambda file: file.paper):
        forms = list(found)
        told = [(file, file.put.reason) for file in forms if isinstance(file.put.reason, NothingToSayError)]
        if len(told) == len(forms):
            yield next(MissingFile(paper.label, reason) for file, reason in told if file.form.name == paper.formats[0])
            continue
        for sentence in dict.fromkeys(reason.sentence for _file, reason in told):
            here = [(file.form.label, reason) for file, reason in told if reason.sentence == sentence]
            yield MissingFile(f"{paper.label} ({', '.join(form for form, _reason in here)})", here[0][1])


def _absent(nothing: Sequence[MissingFile], files: Sequence[_File]) -> Iterator[MissingPaper]:
    """What is not in the folder though it was asked for."""
    yield from (MissingPaper(name, lower_first(reason.sentence)) for name, reason in nothing)
    failed = (file for file in files if file.put.failure is not None)
    yield from (MissingPaper(f"{file.paper.label} ({file.form.label})", "lần này chưa làm được") for file in failed)


def _left_out(paper: PaperKind) -> MissingPaper:
    return MissingPaper(paper.label, "không đưa vào bộ này theo yêu cầu")


def _make_folder(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise NotRecordedError(f"Không có thư mục {folder.parent}.", "Hãy tạo thư mục đó trước, hoặc chọn nơi khác.")
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as reason:
        raise UsageError(f"{folder} là một tệp, không phải thư mục.", "Hãy chọn thư mục khác bằng -o.") from reason
    except OSError as reason:
        raise DtreportError(f"Không tạo được thư mục {folder}.", "Hãy chọn nơi khác bằng -o.") from reason


def _others(folder: Path, year: int, written: set[str]) -> tuple[str, ...]:
    starts = tuple(f"{paper.stem}-{year}" for paper in PAPERS)
    return tuple(
        sorted(path.name for path in folder.iterdir() if path.name.startswith(starts) and path.name not in written)
    )
