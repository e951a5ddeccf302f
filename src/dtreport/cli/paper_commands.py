"""export, kit and print: papers as files and on paper."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dtreport.cli.completion import complete_formats, complete_papers
from dtreport.cli.options import Reports, YearArgument, YearOption
from dtreport.cli.output import note, note_moved, say
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.errors import FAILED, DtreportError, UsageError
from dtreport.formats import FORMATS, Format
from dtreport.papers import PaperKind
from dtreport.services import paper_files
from dtreport.services.machine_programs import start_file
from dtreport.vietnamese.numbers import in_sentence
from dtreport.vietnamese.text import capitalise, lower_first

if TYPE_CHECKING:
    from dtreport.services.kit import Kit


def _choices(registry: Iterable[PaperKind | Format]) -> str:
    return ", ".join(f"{item.name} ({item.label})" for item in registry)


_SCREEN = ("-", "/dev/stdout")
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Tệp, hoặc thư mục đã có, để ghi; - là in ra màn hình.", metavar="TỆP"),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help=f"Dạng: {_choices(FORMATS)}.",
        metavar="DẠNG",
        autocompletion=complete_formats,
    ),
]
PaperName = Annotated[
    str | None,
    typer.Option(
        "--paper",
        "-p",
        help=f"Loại giấy tờ: {_choices(paper_files.printable())}.",
        metavar="LOẠI",
        autocompletion=complete_papers,
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        help="Loại giấy tờ không làm; ghi được nhiều lần. Ghi awards thì như --no-names.",
        metavar="LOẠI",
        show_default=False,
        autocompletion=complete_papers,
    ),
]
NoNames = Annotated[
    bool,
    typer.Option(
        "--no-names",
        help="Không nêu tên ai được khen: bỏ danh sách khen thưởng, giấy tờ khác chỉ ghi số lượng.",
    ),
]
Folder = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Thư mục để ghi; chưa có thì được tạo.", metavar="THƯ-MỤC"),
]
Printer = Annotated[
    str | None, typer.Option("--printer", help="Tên máy in; không ghi là máy in thường dùng.", metavar="TÊN")
]
AsWord = Annotated[bool, typer.Option("--word", help="Chỉ trên Windows: để Word in bản Word.")]
Copies = Annotated[int | None, typer.Option("--copies", help="Số bản in.", metavar="SỐ", show_default=False)]
Sides = Annotated[
    str | None,
    typer.Option(
        "--sides",
        help="Cách in: một mặt, hai mặt, hoặc hai mặt ngang (giấy nằm, lật theo cạnh ngắn).",
        metavar="CÁCH",
        show_default=False,
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Mở tệp vừa xuất.")]
OpenContents = Annotated[bool, typer.Option("--open", help="Mở trang mục lục.")]


def export(
    year_argument: YearArgument = None,
    *,
    paper: PaperName = None,
    form: FormatName = None,
    output: Output = None,
    open_it: Open = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Xuất bảng tính Excel của hội nghị, hoặc giấy tờ khác, vào thư mục đang đứng."""
    place = None if output in _SCREEN else paper_files.place_meant(output)
    chosen_paper, chosen_form = paper_files.choose(paper, form, place or Path())
    if place is None:
        _refuse_on_a_screen(chosen_paper, chosen_form)
    else:
        paper_files.check_suffix(place, chosen_form)
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    if place is None:
        content = paper_files.render(store, chosen, chosen_paper, chosen_form)
        _put_out(content)
        _note_untold(chosen_paper.label, paper_files.build(store, chosen, chosen_paper).untold, chosen)
        return
    exported = paper_files.export(store, chosen, chosen_paper, chosen_form, place)
    note_moved(exported.moved)
    _note_untold(exported.label, exported.untold, chosen)
    say(f"Đã xuất {exported.label} năm {chosen}: {exported.path}")
    if open_it:
        _open_file(exported.path)


def _open_file(path: Path) -> None:
    """Let the machine open a file; where it cannot, say so: the file is there all the same."""
    if os.name != "nt":
        typer.launch(str(path))
        return
    try:
        start_file(path)  # Typer calls a command there that only the shell of Windows knows
    except DtreportError as failure:
        note(f"{failure.sentence} {failure.hint}")


def _put_out(content: bytes) -> None:
    """Write a paper to standard output: on a screen as its letters, elsewhere as its bytes."""
    if sys.stdout is None:
        return
    if sys.stdout.isatty():
        sys.stdout.write(content.decode("utf-8-sig"))
    else:
        sys.stdout.buffer.write(content)


def _refuse_on_a_screen(paper: PaperKind, form: Format) -> None:
    if form.binary and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(
            f"{capitalise(form.label)} không hiện được trên màn hình.",
            f"Hãy ghi thành tệp, ví dụ: -o {paper.stem}{form.suffix}",
        )


def _note_untold(label: str, untold: Sequence[str], year: int) -> None:
    if untold:
        missing = f"{label} không nêu {', '.join(untold)}: chưa có số liệu, hoặc số liệu không tính được."
        note(f"{missing} Xem từng chỗ: dtreport check {year}")


def kit(
    year_argument: YearArgument = None,
    *,
    output: Folder = None,
    without: Without = None,
    no_names: NoNames = False,
    open_it: OpenContents = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Làm mọi giấy tờ của hội nghị, mọi dạng, vào một thư mục có trang mục lục."""
    from dtreport.services.kit import chosen_without, folder_meant, make_kit, usual_folder

    left_out = chosen_without(without or ())
    # Before there was --no-names, leaving out the list of awards meant that no other paper names a recipient either.
    names = not no_names and all(paper.name != "awards" for paper in left_out)
    folder = folder_meant(output) if output else None
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    folder = folder or Path(usual_folder(chosen, names=names))
    papers = make_kit(store, chosen, folder, left_out, names=names)
    _tell_kit(papers, chosen)
    if open_it and papers.contents is not None:
        _open_file(papers.contents)
    if papers.failed:
        raise typer.Exit(FAILED)


def _tell_kit(papers: Kit, year: int) -> None:
    say(f"Đã làm {len(papers.files)} tệp giấy tờ năm {year} trong thư mục {papers.folder}")
    for paper, files in groupby(papers.files, key=lambda file: file.paper):
        first, *others = [file.name for file in files]
        say(f"  {paper.label}: {', '.join([first, *(Path(name).suffix for name in others)])}")
    if papers.contents is not None:
        say(f"  Mục lục: {papers.contents.name}")
    note_moved(papers.moved)
    for label, untold in papers.untold:
        _note_untold(label, untold, year)
    for name, reason in papers.failed:
        note(f"Chưa làm được {name}: {reason.sentence} {reason.hint}".rstrip())
    for name, reason in papers.nothing:
        note(f"Không có {name}: {lower_first(reason.sentence)} {reason.hint}".rstrip())
    if papers.others:
        note(f"Thư mục còn giấy tờ không thuộc lần làm này, hãy xem lại trước khi gửi: {', '.join(papers.others)}")
    if papers.to_look_at:
        note(f"Năm {year} còn {in_sentence(papers.to_look_at)} điều cần xem: dtreport check {year}")


def print_paper(
    year_argument: YearArgument = None,
    *,
    paper: PaperName = None,
    printer: Printer = None,
    copies: Copies = None,
    sides: Sides = None,
    word: AsWord = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """In một giấy tờ ra giấy A4; không ghi loại nào thì in báo cáo tóm tắt. Trên Windows, bản PDF được mở ra để in."""
    from dtreport.services.print_jobs import USUAL, Wishes, send, sides_meant

    chosen_paper = paper_files.paper_meant(paper or USUAL)
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    wishes = Wishes(printer, word, copies, sides_meant(sides) if sides else None)
    sent = send(store, chosen, chosen_paper, wishes)
    asked = ", ".join(filter(None, (f"{copies} bản" if copies else "", wishes.sides)))
    where = f"máy in {printer}" if printer else "máy in thường dùng"
    if sent.exported is None:
        job = f", lệnh in số {sent.job}" if sent.job else ""
        say(f"Đã gửi {chosen_paper.label} năm {chosen} tới {where}{job}{f', {asked}' if asked else ''}.")
        return
    note_moved(sent.exported.moved)
    if word:
        say(f"Word đang in {chosen_paper.label} năm {chosen} ra {where}: {sent.exported.path}")
    else:
        say(f"Đã mở {chosen_paper.label} năm {chosen}: {sent.exported.path}")
        say(f"Bấm Ctrl-P trong cửa sổ vừa mở, chọn {where}, giấy A4{f', {asked}' if asked else ''} rồi in.")
