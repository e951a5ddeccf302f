"""Papers as files: building, rendering, and writing them without ever overwriting a person's changes."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dtreport.errors import DtreportError, NotRecordedError, UsageError
from dtreport.formats import FORMATS, Format, format_named
from dtreport.papers import PAPERS, PaperKind, default_paper
from dtreport.services.checking import check_year
from dtreport.services.years import last_year
from dtreport.store import KEPT, replace_file
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dtreport.papers.blocks import Paper
    from dtreport.store import Store

Named = TypeVar("Named", PaperKind, Format)

_EXPORTS = "exports.json"
_TRIES = 1_000


class Exported(NamedTuple):
    """A paper that was written: where, under which name, and where a changed older one was moved."""

    path: Path
    label: str
    moved: Path | None


def build(store: Store, year: int, paper: PaperKind) -> Paper:
    """The paper of a year. Raises NotRecordedError, or InvalidFileError where the year's file does not load."""
    report = store.read(year).report
    previous, _problem = last_year(store, year)
    return paper.build(report, previous)


def overview(store: Store, year: int) -> Paper:
    """What a head of office reads in a minute, with what the rules find. Raises as `build` does."""
    from dtreport.papers.overview import build as build_overview

    checked = check_year(store, year)
    return build_overview(checked.file.report, checked.previous, checked.findings)


def choose(paper: str | None, form: str | None) -> tuple[PaperKind, Format]:
    """The paper and the format that are meant; either may be left out. Raises UsageError with the choices."""
    found_form = _named(FORMATS, form, "định dạng") if form else None
    printable = [kind for kind in PAPERS if kind.formats[0] in {each.name for each in FORMATS}]
    if paper is None:
        found_paper = default_paper((found_form or FORMATS[0]).name)
    else:
        found_paper = _named(printable, paper, "loại giấy tờ")
    if found_form is None:
        found_form = format_named(found_paper.formats[0])
    if found_form.name not in found_paper.formats:
        fitting = ", ".join(found_paper.formats)
        raise UsageError(
            f"{capitalise(found_paper.label)} không có dạng {found_form.name}.", f"Các dạng có: {fitting}."
        )
    return found_paper, found_form


def form_of(output: Path) -> str | None:
    """The name of the format that the name of a file asks for; None where it has no suffix. Raises UsageError."""
    if not output.suffix or output.is_dir():
        return None
    found = next((form.name for form in FORMATS if form.suffix == output.suffix.lower()), None)
    if found is None:
        known = ", ".join(form.suffix for form in FORMATS)
        raise UsageError(f'Chưa xuất được tệp có đuôi "{output.suffix}".', f"Các đuôi có: {known}.")
    return found


def _named(registry: Sequence[Named], name: str, noun: str) -> Named:
    found = {item.name: item for item in registry}.get(name.strip().lower())
    if found is None:
        known = ", ".join(f"{item.name} ({item.label})" for item in registry)
        raise UsageError(f'Không có {noun} tên "{name}".', f"Hãy chọn một trong: {known}.")
    return found


def render(store: Store, year: int, paper: PaperKind, form: Format) -> bytes:
    """The bytes of a paper in a format."""
    return form.render(build(store, year, paper))


def export(store: Store, year: int, paper: PaperKind, form: Format, output: Path) -> Exported:
    """Write a paper to `output`, a file or an existing folder.

    A file there that a person has changed, or that dtreport never wrote, is moved aside first. Raises
    DtreportError where the file cannot be written; the old one then stays as it was.
    """
    path = output / f"{paper.stem}-{year}{form.suffix}" if output.is_dir() else output
    if not path.parent.is_dir():
        raise NotRecordedError(f"Không có thư mục {path.parent}.", "Hãy tạo thư mục đó trước, hoặc chọn nơi khác.")
    content = render(store, year, paper, form)
    return Exported(path.resolve(), paper.label, write_export(store, path, content))


def write_export(store: Store, path: Path, content: bytes) -> Path | None:
    """Write an export and remember it; gives where a file that is not ours was moved."""
    path = path.absolute()
    written = _written(store)
    here = _digest(path)
    ours = here is None or here in {written.get(str(path)), hashlib.sha256(content).hexdigest()}
    moved = None if ours else _move_aside(path)
    try:
        replace_file(path, content)
    except DtreportError:
        if moved is not None and not path.exists():
            moved.replace(path)
        raise
    _remember(store, {**written, str(path): hashlib.sha256(content).hexdigest()})
    return moved


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as reason:
        raise DtreportError(
            f"Không đọc được {path.name} đang có ở đó.", "Hãy đóng tệp trong chương trình khác rồi xuất lại."
        ) from reason


def _written(store: Store) -> dict[str, str]:
    """The digest of each export as it was written, by its path; nothing where that is not known."""
    try:
        known = json.loads((store.folder / KEPT / _EXPORTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _remember(store: Store, written: Mapping[str, str]) -> None:
    """Note what was written. Where that cannot be, a later export moves the file aside instead: nothing is lost."""
    folder = store.folder / KEPT
    with contextlib.suppress(OSError, DtreportError):
        folder.mkdir(exist_ok=True)
        replace_file(folder / _EXPORTS, json.dumps(written, ensure_ascii=False, indent=1).encode())


def _move_aside(path: Path) -> Path:
    for number in range(1, _TRIES):
        aside = path.with_name(f"{path.stem} (ban cu {number}){path.suffix}")
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        except OSError as reason:
            raise DtreportError(f"Không ghi được vào thư mục {path.parent}.", "Hãy chọn nơi khác bằng -o.") from reason
        try:
            path.replace(aside)
        except OSError as reason:
            aside.unlink(missing_ok=True)
            raise DtreportError(
                f"Không chuyển được bản cũ của {path.name}.", "Hãy đóng tệp trong Excel rồi xuất lại."
            ) from reason
        return aside
    raise DtreportError(f"Đã có quá nhiều bản cũ của {path.name}.", "Hãy dọn bớt hoặc chọn tên khác bằng -o.")
