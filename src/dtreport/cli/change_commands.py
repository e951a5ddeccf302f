"""set, remove and move: one word in, one line out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.completion import complete_codes
from dtreport.cli.input_sources import read_tables
from dtreport.cli.list_options import FigureFile, Ignore, Sheet, Yes, confirm, wishes
from dtreport.cli.options import CodeArgument, DryRun, Reports, YearOption
from dtreport.cli.output import note, note_letters, note_outside, say, show
from dtreport.cli.session import open_store, pick_year
from dtreport.errors import UsageError
from dtreport.services import corrections
from dtreport.store import shown_path

if TYPE_CHECKING:
    from dtreport.services.new_records import RecordReceipt
    from dtreport.store import Store

MOST_CODES = 3


def set_value(
    code: Annotated[
        str | None,
        typer.Argument(help="Mã của mục.", metavar="MÃ", autocompletion=complete_codes, show_default=False),
    ] = None,
    value: Annotated[
        str | None, typer.Argument(help="Giá trị thực hiện.", metavar="GIÁ-TRỊ", show_default=False)
    ] = None,
    *,
    plan: Annotated[str | None, typer.Option(help="Kế hoạch.", metavar="SỐ", show_default=False)] = None,
    previous: Annotated[str | None, typer.Option(help="Thực hiện năm trước.", metavar="SỐ", show_default=False)] = None,
    list_file: FigureFile = None,
    ignore: Ignore = None,
    sheet: Sheet = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Ghi giá trị của một số liệu, hoặc số lượng của một mục khen thưởng; --list ghi cả một bảng số liệu."""
    store = open_store(reports)
    chosen = pick_year(store, year)
    others = {key: words for key, words in {"plan": plan, "previous": previous}.items() if words is not None}
    if list_file is not None:
        if code is not None or others:
            raise UsageError("Có --list thì không ghi mã, giá trị trong lệnh.")
        set_list(store, chosen, list_file, {"ignore": ignore, "sheet": sheet, "yes": yes, "dry_run": dry_run})
        return
    if code is None:
        raise UsageError(
            "Chưa có mã của số liệu.", "Ví dụ: dtreport set sl-1 2; cả bảng: dtreport set --list số-liệu.xlsx"
        )
    answer_change(corrections.set_figure(store, chosen, code, value, others))


def set_list(store: Store, year: int, name: str, arguments: dict[str, Any]) -> None:
    """Set the figures of a list in one change, after showing what changes."""
    from dtreport.cli.list_preview import changes_page
    from dtreport.services.figure_list import read_figures

    recorded = store.read(year).year
    figures = read_figures(read_tables(name), recorded, wishes(arguments, {}))
    differences = corrections.figure_differences(store, year, figures.changes)
    show(changes_page(recorded, figures), to_stderr=not arguments["dry_run"])
    changed = sum(bool(lines) for lines in differences.values())
    if arguments["dry_run"]:
        say(f"Xem trước {changed} số liệu thay đổi, chưa ghi gì.")
        return
    if changed:
        confirm((), f"Ghi {changed} số liệu này vào năm {year}?", agreed=arguments["yes"])
    saved = corrections.set_figures(store, year, figures.changes)
    codes = [code for code, lines in saved.differences.items() if lines]
    if saved.commit.number is None:
        say(f"{len(figures.changes)} số liệu đã đúng như vậy từ trước, không ghi gì.")
        return
    few = ", ".join(codes) if len(codes) <= MOST_CODES else f"{codes[0]} … {codes[-1]}"
    say(f"Đã sửa {len(codes)} số liệu, mã {few}. Tệp {shown_path(saved.commit.path)}. Hoàn tác: dtreport undo")
    note_outside(saved.commit)


def remove(code: CodeArgument, year: YearOption = None, reports: Reports = None) -> None:
    """Xóa một mục. Mục còn được nơi khác nhắc tới thì chưa xóa."""
    store = open_store(reports)
    saved = corrections.remove(store, pick_year(store, year), code)
    say(f"Đã xóa {saved.codes[0]} khỏi tệp {shown_path(saved.commit.path)}. Hoàn tác: dtreport undo")
    note_outside(saved.commit)


def move(
    code: CodeArgument,
    before: Annotated[str | None, typer.Option(help="Đặt trước mục này.", metavar="MÃ", show_default=False)] = None,
    after: Annotated[str | None, typer.Option(help="Đặt sau mục này.", metavar="MÃ", show_default=False)] = None,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Chuyển một mục đến trước hoặc sau một mục cùng loại; thứ tự nhiệm vụ là Thứ nhất, Thứ hai."""
    store = open_store(reports)
    answer_change(corrections.move(store, pick_year(store, year), code, before, after))


def answer_change(saved: RecordReceipt) -> None:
    """Say what changed, record by record and field by field, and how to take it back."""
    if saved.commit.number is None:
        say(f"{saved.codes[0]} đã đúng như vậy từ trước, không ghi gì.")
        return
    what = (
        f"{saved.codes[0]}: {'; '.join(saved.differences)}" if saved.differences else f"chỗ đứng của {saved.codes[0]}"
    )
    say(f"Đã sửa {what.removesuffix('.')}. Tệp {shown_path(saved.commit.path)}. Hoàn tác: dtreport undo")
    note_letters(saved.commit)
    if saved.followed:
        say(f"Đã sửa theo mã mới ở {', '.join(dict.fromkeys(saved.followed))}.")
    if saved.left:
        note(
            f"Tệp năm {saved.commit.year + 1} còn ghi mã cũ {saved.codes[0]} ở {', '.join(saved.left)}; "
            f"dtreport không sửa năm khác. Sửa bằng: dtreport edit MÃ --year {saved.commit.year + 1} --answers …"
        )
    note_outside(saved.commit)
