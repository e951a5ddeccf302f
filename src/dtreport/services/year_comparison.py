"""Two years held against each other, the earlier one perhaps of several agencies with folders of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import NotRecordedError, UsageError
from dtreport.papers import comparison, paper_named
from dtreport.report import Years
from dtreport.services.export_files import write_export
from dtreport.services.paper_files import ExportedFile, path_in, rendered
from dtreport.store import Store, is_folder, parse_year, path_meant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dtreport.formats import Format
    from dtreport.papers.blocks import Paper

_FEWEST = 2
_EXAMPLE = "Ví dụ: dtreport compare 2021 2022"


class YearMeant(NamedTuple):
    """A year of an office, and the folder that its file is in."""

    number: int
    folder: Path


def years_meant(store: Store, words: Sequence[str]) -> Years:
    """The years to be compared, the later one last; the others are files of one year that are added up.

    Args:
        store: The year files of the office.
        words: A year each, with the folder behind it where that is another: "2022", "2024@bac-kan".

    Raises UsageError where these are no two years to be compared, NotRecordedError and InvalidFileError for a file.
    """
    if len(words) < _FEWEST:
        raise UsageError("Cần hai năm để so sánh, năm trước ghi trước.", _EXAMPLE)
    *earlier, later = [_year_meant(store, word) for word in words]
    numbers = {year.number for year in earlier}
    if len(numbers) > 1:
        raise UsageError(
            f"Các tệp đứng trước phải cùng một năm để cộng lại; ở đây có {', '.join(map(str, sorted(numbers)))}.",
            "Ví dụ: dtreport compare 2024@bac-kan 2024@thai-nguyen 2025",
        )
    if earlier[0].number >= later.number:
        raise UsageError("Năm trước phải ghi trước, năm sau ghi cuối cùng.", _EXAMPLE)
    if len(set(earlier)) < len(earlier):
        raise UsageError("Có tệp được ghi hai lần nên sẽ bị cộng đôi.", "Hãy bỏ bớt một.")
    first, *others = [Store(year.folder, store.who, store.waiting).read(year.number).year for year in earlier]
    this = Store(later.folder, store.who, store.waiting).read(later.number).year
    return Years(this, first, merged=tuple(others))


def _year_meant(store: Store, words: str) -> YearMeant:
    number, at, name = words.partition("@")
    if at and not name.strip():
        raise UsageError(f"“{words}” thiếu tên thư mục sau dấu @.", "Ví dụ: 2024@bac-kan")
    return YearMeant(parse_year(number), _folder_named(store, name.strip()) if at else store.folder.resolve())


def _folder_named(store: Store, name: str) -> Path:
    """The folder of another office: inside the own one, beside it, or at a path.

    Raises NotRecordedError where there is none, UsageError where two are meant.
    """
    place = path_meant(name, "@")
    near = [store.folder / name, store.folder.absolute().parent / name] if place.name == name else [place]
    folders = [folder.resolve() for folder in near if is_folder(folder)]
    if not folders:
        raise NotRecordedError(
            f"Không có thư mục {name} trong hoặc cạnh thư mục {store.folder.name}.",
            "Hãy chép thư mục tệp năm của cơ quan đó vào đấy, hoặc ghi cả đường dẫn sau dấu @.",
        )
    if len(folders) > 1:
        raise UsageError(f"Có hai thư mục tên {name}: {folders[0]} và {folders[1]}.", "Hãy ghi cả đường dẫn sau dấu @.")
    return folders[0]


def compare(years: Years) -> Paper:
    """The comparison as a paper. Raises NothingToSayError."""
    return comparison.build(years.sourced())


def export_comparison(store: Store, years: Years, form: Format, output: Path) -> ExportedFile:
    """Write a comparison to `output`, a file or an existing folder, as `export` writes other papers."""
    paper = paper_named("comparison")
    earlier = years.last_year.number if years.last_year is not None else years.this_year.number - 1
    path = path_in(store, output, f"{paper.stem}-{earlier}-{years.this_year.number}{form.suffix}")
    content = rendered(compare(years), form, years)
    return ExportedFile(path.absolute(), paper.label, write_export(store, path, content), ())
