"""Papers as files: which paper in which format is meant, its bytes, and where it goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dtreport.errors import DtreportError, UnprintableError, UsageError
from dtreport.formats import FORMATS, Format, format_named
from dtreport.papers import PAPERS, PaperKind, default_paper, paper_named
from dtreport.records.base import specs
from dtreport.records.values import spoken
from dtreport.services.export_files import refuse_own, write_export
from dtreport.services.office_years import years_of
from dtreport.store import check_new_name, is_folder, no_folder_error, path_meant
from dtreport.vietnamese.text import capitalise, closest, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.blocks import Paper
    from dtreport.report import Years
    from dtreport.store import Store

Named = TypeVar("Named", PaperKind, Format)

NOWHERE = Path()
OUTPUT = "-o"
"""Where people name the place of papers, as messages say it."""
_MOST_PLACES = 10
_FORMER_NAMES = {("awards", "xlsx"): "certificates", ("awards", "csv"): "certificates"}
"""How a paper was asked for before it had a name of its own: by these of the paper it belonged to and the format."""


class ExportedFile(NamedTuple):
    """A paper that was written: where, under which name, and where changed older ones were moved."""

    path: Path
    label: str
    moved: tuple[Path, ...]
    untold: tuple[str, ...]
    """What of the year the paper leaves out because it is not reported."""


def build(store: Store, year: int, paper: PaperKind) -> Paper:
    """The paper of a year for the terminal.

    Raises NotRecordedError, where the year has nothing for the paper too, and InvalidFileError where its file does
    not load.
    """
    return paper.build(years_of(store, year))


def printable() -> tuple[PaperKind, ...]:
    """The papers that come as files."""
    names = {form.name for form in FORMATS}
    return tuple(paper for paper in PAPERS if paper.formats[0] in names)


def choose(paper: str | None, form: str | None, output: Path = NOWHERE) -> tuple[PaperKind, Format]:
    """The paper and the format that are meant; either may be left out, and the name of the file then says the format.

    Raises UsageError with the choices, and where the format and the name of the file contradict each other.
    """
    by_name = form_of(output)
    found_form = _named(FORMATS, form, "định dạng") if form else by_name
    if by_name is not None and found_form is not by_name:
        raise UsageError(f'Tệp "{output.name}" không hợp với dạng {form}.', "Hãy đổi đuôi tệp, hoặc bỏ --format.")
    found_paper = default_paper((found_form or FORMATS[0]).name) if paper is None else paper_meant(paper)
    if found_form is None:
        found_form = format_named(found_paper.formats[0])
    found_paper = paper_named(_FORMER_NAMES.get((found_paper.name, found_form.name), found_paper.name))
    if not found_paper.comes_in(found_form.name):
        fitting = ", ".join(found_paper.formats)
        raise UsageError(
            f"{capitalise(found_paper.label)} không có dạng {found_form.name}.", f"Các dạng có: {fitting}."
        )
    return found_paper, found_form


def paper_meant(name: str) -> PaperKind:
    """The paper with this name. Raises UsageError with the choices."""
    return _named(printable(), name, "loại giấy tờ")


def form_of(output: Path) -> Format | None:
    """The format that the name of a file asks for; None where it has no suffix. Raises UsageError."""
    if not output.suffix or is_folder(output):
        return None
    format_ = next((form for form in FORMATS if form.suffix == output.suffix.lower()), None)
    if format_ is None:
        suffixes = ", ".join(form.suffix for form in FORMATS)
        raise UsageError(f'Chưa xuất được tệp có đuôi "{output.suffix}".', f"Các đuôi có: {suffixes}.")
    return format_


def _named(registry: Sequence[Named], words: str, noun: str) -> Named:
    """What these words name: its name, its label, or a part of a label that no other one has."""
    name = fold(words)
    matches = [item for item in registry if item.name == name]
    matches = matches or [item for item in registry if f" {name.replace('-', ' ')} " in f" {fold(item.label)} "]
    if len(matches) == 1:
        return matches[0]
    choices = ", ".join(f"{item.name} ({item.label})" for item in matches or registry)
    if matches:
        raise UsageError(f'Chưa rõ "{words}" là {noun} nào.', f"Hãy chọn một trong: {choices}.")
    callings = {calling: item for item in reversed(registry) for calling in _callings(item)}
    near = closest(words.replace("-", " "), callings)
    meant = near and callings[near]
    hint = f'Có phải "{meant.name}" ({meant.label})?' if meant else f"Hãy chọn một trong: {choices}."
    raise UsageError(f'Không có {noun} tên "{words}".', hint)


def _callings(item: PaperKind | Format) -> Iterator[str]:
    """What people call it: its name, its label, and the last words of that, as "tóm tắt" for "Báo cáo tóm tắt"."""
    words = item.label.split()
    yield item.name
    yield from (" ".join(words[start:]) for start in range(len(words)))


def place_meant(words: str | None) -> Path:
    """The file or the existing folder that a person named for a paper; where they are, if nothing.

    Raises UsageError for a name that no file may have, and NotRecordedError for a folder that is not there: one would
    find a file in its place.
    """
    place = path_meant(words or "", OUTPUT)
    if not is_folder(place):
        assert words  # noqa: S101, the place where they are is a folder
        if words.endswith((os.sep, os.altsep or os.sep)):
            raise no_folder_error(place)
        check_new_name(place, OUTPUT)
    return place


def check_suffix(place: Path, form: Format) -> None:
    """Raise UsageError for a new file without a suffix: a folder was meant, or its format is not seen by its name."""
    if not place.suffix and not is_folder(place):
        raise UsageError(
            f"Tên tệp “{place.name}” chưa có đuôi.",
            f"Hãy ghi {place.name}{form.suffix}; còn nếu {place.name} là thư mục thì tạo thư mục đó trước.",
        )


def render(store: Store, year: int, paper: PaperKind, form: Format) -> bytes:
    """The bytes of a paper in a format."""
    return file_of(paper, form, years_of(store, year))


def export(store: Store, year: int, paper: PaperKind, form: Format, output: Path) -> ExportedFile:
    """Write a paper to `output`, a file or an existing folder.

    A file there that a person has changed, or that dtreport never wrote, is moved aside first. Raises
    DtreportError where the file cannot be written; the old one then stays as it was.
    """
    path = path_in(store, output, file_name(paper, year, form))
    years = years_of(store, year)
    moved = write_export(store, path, file_of(paper, form, years))
    return ExportedFile(path.absolute(), paper.label, moved, untold(paper, years))


def path_in(store: Store, output: Path, name: str) -> Path:
    """Where a paper goes: `output`, or under this name into that folder.

    Raises NotRecordedError for a folder that is not there, UsageError for a place that is not for papers.
    """
    path = output / name if is_folder(output) else output
    if not is_folder(path.parent):
        raise no_folder_error(path.parent)
    refuse_own(store, path)
    return path


def file_name(paper: PaperKind, year: int, form: Format) -> str:
    """How the file of a paper is called where nobody says otherwise."""
    return f"{paper.stem}-{year}{form.suffix}"


def untold(paper: PaperKind, years: Years) -> tuple[str, ...]:
    """What of a year a paper leaves out because it is not reported, by codes; only news does, others show a gap.

    Raises NothingToSayError.
    """
    return paper.build(years).untold if paper.public else ()


def file_of(paper: PaperKind, form: Format, years: Years) -> bytes:
    """The bytes of a paper of a year in a format. Raises NothingToSayError, and as `rendered` does."""
    return rendered(paper.build(years, public=form.public), form, years)


def rendered(paper: Paper, form: Format, years: Years) -> bytes:
    """The bytes of a paper that was made from these years.

    Raises DtreportError, with the records that hold them, for characters that the format cannot print.
    """
    try:
        return form.render(paper)
    except UnprintableError as reason:
        holders = {char: _holders(char, years) for char in sorted(reason.characters)}
        if not all(holders.values()):
            raise  # it is not in a record, so the place in the paper is all that can be said
        lines = []
        for char, fields in holders.items():
            places = ", ".join(f"{place} (năm {year})" for year, place in fields[:_MOST_PLACES])
            more = len(fields) - _MOST_PLACES
            lines.append(f"  {char} (U+{ord(char):04X}) ở {places}" + (f" và {more} chỗ khác" if more > 0 else ""))
        year, place = next(iter(holders.values()))[0]
        mending = f"dtreport edit {place.partition('.')[0]} --year {year}"
        raise DtreportError(
            "\n".join([f"Phông chữ của {form.label} không có các ký tự sau:", *lines]),
            f"Hãy sửa bằng: {mending} rồi xuất lại; bản Word vẫn xuất được.",
        ) from reason


def _holders(char: str, years: Years) -> list[tuple[int, str]]:
    """The year and the place of each field with a character in it: `kq-3.text`, `agency.name`."""
    holders = []
    for year in (years.this_year, *([years.last_year] if years.last_year else [])):
        records = ((record.code, record) for _kind, record in year.records())
        for name, declared in (*year.settings(), *records):
            for spec in specs(type(declared)):
                value = getattr(declared, spec.attribute)
                items = () if value is None else value if spec.many else (value,)
                if any(char in spoken(item) for item in items):
                    holders.append((year.number, f"{name}.{spec.name}"))
    return holders
