"""The kit of a conference: every paper of a year in every format that people read, in one folder with its contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, NothingToSayError, UsageError
from dtreport.formats import FORMATS, format_named
from dtreport.papers import PAPERS, PaperKind
from dtreport.papers.contents import MissingPaper, PaperFile, contents
from dtreport.rules import check
from dtreport.services.export_files import refuse_own, write_export
from dtreport.services.office_years import years_of
from dtreport.services.paper_files import OUTPUT, file_name, file_of, paper_meant, printable, rendered, untold
from dtreport.store import check_new_name, is_folder, no_folder_error, path_meant, reason_of
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dtreport.report import Years
    from dtreport.store import Store

CONTENTS = "muc-luc.html"
"""The file of the contents page."""


class MissingFile(NamedTuple):
    """A file or a paper that is not there, and why."""

    name: str
    reason: DtreportError


class Kit(NamedTuple):
    """A kit as it stands in its folder: which files are there, and which are not."""

    folder: Path
    contents: Path | None
    """The contents page; None where it could not be written."""
    files: tuple[PaperFile, ...]
    moved: tuple[Path, ...]
    """Where files that somebody had changed were moved."""
    nothing: tuple[MissingFile, ...]
    """The papers of which the year has nothing."""
    failed: tuple[MissingFile, ...]
    """The files that could not be made or written."""
    others: tuple[str, ...]
    """Papers of the same year in the folder that are not of this kit, such as award lists of an earlier one."""
    untold: tuple[tuple[str, tuple[str, ...]], ...]
    """The labels of papers that leave something out because it is not reported, with the codes of that."""
    to_look_at: int
    """How many things of the year should be looked at before people read these papers."""


def kit_papers() -> tuple[PaperKind, ...]:
    """The papers of a kit."""
    return tuple(paper for paper in printable() if paper.in_kit)


def chosen_without(names: Sequence[str]) -> tuple[PaperKind, ...]:
    """The papers that are to be left out; commas may stand between several, "awards,agenda". Raises UsageError."""
    words = [word for name in names for word in name.split(",") if word.strip()]
    papers = tuple(dict.fromkeys(map(paper_meant, words)))
    if set(papers) >= set(kit_papers()):
        raise UsageError("Đã bỏ hết mọi loại giấy tờ, không còn gì để làm.", "Hãy bớt --without.")
    return papers


def folder_meant(name: str) -> Path:
    """The folder that a person named.

    Raises UsageError for what is a file, "-" or a name that ends like one, and for a name that no folder may have.
    """
    folder = path_meant(name, OUTPUT)
    there = is_folder(folder)
    like_a_file = folder.suffix.lower() in {form.suffix for form in FORMATS}
    if name == "-" or (like_a_file and not there):
        raise UsageError(
            f"Bộ giấy tờ có nhiều tệp nên cần một thư mục; “{name}” không phải là thư mục.",
            "Ví dụ: -o giay-to. Chỉ cần một giấy tờ thì dùng: dtreport export",
        )
    if not there:
        check_new_name(folder, OUTPUT)
    return folder


def usual_folder(year: int, *, names: bool = True) -> str:
    """How the folder of a kit is called; a kit that names no recipient never mixes with one that does."""
    return f"giay-to-{year}" if names else f"giay-to-{year}-khong-ten"


def make_kit(store: Store, number: int, folder: Path, without: Sequence[PaperKind] = (), *, names: bool = True) -> Kit:
    """Write the kit of a year into a folder, which is made where it is missing; each file is written as by `export`.

    Args:
        store: The year files of the office.
        number: The report year.
        folder: Where the files go; a file there that somebody has changed is moved aside first.
        without: The papers that are left out.
        names: Whether the papers name the recipients of awards; otherwise they count them, and lists of recipients
            are left out.

    What cannot be made or written is told in the answer, and keeps nothing else from being written. Raises
    DtreportError where the year cannot be read or the folder not be used: nothing is written then.
    """
    years = years_of(store, number)
    page = folder / CONTENTS
    refuse_own(store, page)
    _make_folder(folder)
    moved: list[Path] = []

    def put(name: str, content: bytes) -> None:
        moved.extend(write_export(store, folder / name, content))

    filling = fill(years, put, without, names=names)
    ours = {file.name for file in filling.files}
    stems = tuple(f"{paper.stem}-{number}" for paper in PAPERS)
    others = sorted(path.name for path in folder.iterdir() if path.name.startswith(stems) and path.name not in ours)
    papers = dict.fromkeys(file.paper for file in filling.files)
    view = years if names else years.unnamed()
    return Kit(
        folder=folder.absolute(),
        contents=None if page.name in {file.name for file in filling.failed} else page.absolute(),
        files=filling.files,
        moved=tuple(moved),
        nothing=filling.nothing,
        failed=filling.failed,
        others=tuple(others),
        untold=tuple((paper.label, untold(paper, view)) for paper in papers),
        to_look_at=len(check(years)),
    )


class Filling(NamedTuple):
    """What became of the files of a kit; the fields are those of `Kit`."""

    files: tuple[PaperFile, ...]
    nothing: tuple[MissingFile, ...]
    failed: tuple[MissingFile, ...]


def fill(
    years: Years, put: Callable[[str, bytes], None], without: Sequence[PaperKind] = (), *, names: bool = True
) -> Filling:
    """Make every file of the kit of a year, and the contents page last.

    Args:
        years: The year and the one before it.
        put: Takes each file, by its name. May raise DtreportError.
        without: The papers that are left out.
        names: As in `make_kit`.
    """
    view = years if names else years.unnamed()
    files: list[PaperFile] = []
    nothing: list[MissingFile] = []
    failed: list[MissingFile] = []
    missing: list[MissingPaper] = []
    for paper in kit_papers():
        if paper in without or (paper.lists_recipients and not names):
            missing.append(MissingPaper(paper.label, "không đưa vào bộ này theo yêu cầu"))
            continue
        for form in FORMATS:
            if form.for_machines or not paper.comes_in(form.name):
                continue
            name = file_name(paper, years.this_year.number, form)
            try:
                put(name, file_of(paper, form, view))
                files.append(PaperFile(paper, form.label, name, paper.public or form.public))
            except NothingToSayError as reason:
                nothing.append(MissingFile(paper.label, reason))
                missing.append(MissingPaper(paper.label, lower_first(reason.sentence)))
                break  # the other formats would have nothing either
            except DtreportError as reason:
                failed.append(MissingFile(name, reason))
                missing.append(MissingPaper(f"{paper.label} ({form.label})", "lần này chưa làm được"))
    try:
        put(CONTENTS, rendered(contents(years, files, missing), format_named("html"), years))
    except DtreportError as reason:
        failed.append(MissingFile(CONTENTS, reason))
    return Filling(tuple(files), tuple(nothing), tuple(failed))


def _make_folder(folder: Path) -> None:
    if not is_folder(folder.parent):
        raise no_folder_error(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as reason:
        raise UsageError(f"{folder} là một tệp, không phải thư mục.", "Hãy chọn thư mục khác bằng -o.") from reason
    except OSError as failure:
        words, _hint = reason_of(failure, folder)
        raise DtreportError(f"Không tạo được thư mục {folder}: {words}.", "Hãy chọn nơi khác bằng -o.") from failure
