"""The kit of a conference: every paper of a year in every format that people read, in one folder with its contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, NothingToSayError, NotRecordedError, UsageError
from dtreport.formats import FORMATS, Format, format_named
from dtreport.papers import PAPERS, PaperKind
from dtreport.papers.contents import Absent, Filed, contents
from dtreport.services.publishing import file_name, paper_meant, printable, refuse_own, write_export
from dtreport.services.rendering import rendered
from dtreport.services.years import last_year
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dtreport.papers.blocks import Paper
    from dtreport.report import AnnualReport
    from dtreport.store import Store

CONTENTS = "muc-luc"
_NAMING = "awards"
"""The paper that is about who receives what; without it no other paper of the kit names recipients either."""


class NotMade(NamedTuple):
    """A file or a paper that is not there, and why."""

    name: str
    reason: DtreportError


class Kit(NamedTuple):
    """A kit that was made: what stands in the folder now, and what does not."""

    folder: Path
    contents: Path | None
    files: tuple[Filed, ...]
    moved: tuple[Path, ...]
    """Where files that somebody had changed were moved."""
    nothing: tuple[NotMade, ...]
    """The papers of which the year has nothing."""
    failed: tuple[NotMade, ...]
    """The files that could not be made or written."""
    others: tuple[str, ...]
    """Papers of the same year in the folder that are not of this kit, such as award lists of an earlier one."""


def chosen_without(names: Sequence[str]) -> tuple[PaperKind, ...]:
    """The papers that are to be left out; several may stand in one word, "awards,agenda". Raises UsageError."""
    words = [word for name in names for word in name.replace(",", " ").split()]
    chosen = tuple(dict.fromkeys(map(paper_meant, words)))
    if len(chosen) == len(printable()):
        raise UsageError("Đã bỏ hết mọi loại giấy tờ, không còn gì để làm.", "Hãy bớt --without.")
    return chosen


def usual_folder(year: int, without: Sequence[PaperKind]) -> str:
    """How the folder of a kit is called; one that names nobody never mixes with one that does."""
    return f"giay-to-{year}" if _with_names(without) else f"giay-to-{year}-khong-ten"


def make_kit(store: Store, year: int, folder: Path, without: Sequence[PaperKind] = ()) -> Kit:
    """Write the kit of a year into a folder, which is made where it is missing; each file is written as by `export`.

    What cannot be made or written is told in the answer, and keeps nothing else from being written. Raises
    DtreportError where the year cannot be read or the folder not be used: nothing is written then.
    """
    report = store.read(year).report
    making = _Making(store, report, last_year(store, year)[0], without)
    page = folder / f"{CONTENTS}{format_named('html').suffix}"
    refuse_own(store, page)
    _make_folder(folder)
    for paper in printable():
        making.put_paper(folder, paper)
    listed = making.put_contents(page)
    return Kit(
        folder=folder.absolute(),
        contents=listed,
        files=tuple(making.files),
        moved=tuple(making.moved),
        nothing=tuple(making.nothing),
        failed=tuple(making.failed),
        others=_others(folder, year, {file.name for file in making.files}),
    )


def _with_names(without: Sequence[PaperKind]) -> bool:
    return _NAMING not in {paper.name for paper in without}


def _forms(paper: PaperKind) -> tuple[Format, ...]:
    """The formats of a paper that belong into a kit: those that people open."""
    return tuple(form for form in FORMATS if form.name in paper.formats and not form.for_machines)


class _Making:
    """A kit while it is being made."""

    def __init__(
        self, store: Store, report: AnnualReport, previous: AnnualReport | None, without: Sequence[PaperKind]
    ) -> None:
        self._store = store
        self._report = report
        self._previous = previous
        self._without = without
        self._absent: list[Absent] = []
        self.files: list[Filed] = []
        self.moved: list[Path] = []
        self.nothing: list[NotMade] = []
        self.failed: list[NotMade] = []

    def put_paper(self, folder: Path, paper: PaperKind) -> None:
        """Make all files of a paper, and note which are not there and why."""
        if paper in self._without:
            self._absent.append(Absent(paper.label, "không đưa vào bộ này theo yêu cầu"))
            return
        forms = _forms(paper)
        told = {form: reason for form in forms if (reason := self._put(folder, paper, form)) is not None}
        for sentence in dict.fromkeys(reason.sentence for reason in told.values()):
            here = [form for form, reason in told.items() if reason.sentence == sentence]
            formed = "" if len(here) == len(forms) else f" ({', '.join(form.label for form in here)})"
            self.nothing.append(NotMade(f"{paper.label}{formed}", told[here[0]]))
            self._absent.append(Absent(f"{paper.label}{formed}", lower_first(sentence)))

    def _put(self, folder: Path, paper: PaperKind, form: Format) -> NothingToSayError | None:
        """Make one file, or note why it cannot be made; gives the reason where there is nothing to put into it."""
        path = folder / file_name(paper, self._report.year, form)
        named = _with_names(self._without)
        try:
            made = paper.build(self._report, self._previous, form=form.name, public=form.public, named=named)
            self._write(path, form, made)
        except NothingToSayError as reason:
            return reason
        except DtreportError as reason:
            self.failed.append(NotMade(path.name, reason))
            self._absent.append(Absent(f"{paper.label} ({form.label})", "lần này chưa làm được"))
        else:
            self.files.append(Filed(paper, form.label, path.name))
        return None

    def put_contents(self, path: Path) -> Path | None:
        """Make the page that lists the files; None where it could not be made."""
        made = contents(self._report, self._previous, self.files, self._absent)
        try:
            self._write(path, format_named("html"), made)
        except DtreportError as reason:
            self.failed.append(NotMade(path.name, reason))
            return None
        return path.absolute()

    def _write(self, path: Path, form: Format, paper: Paper) -> None:
        moved = write_export(self._store, path, rendered(paper, form, self._report, self._previous))
        if moved is not None:
            self.moved.append(moved)


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
