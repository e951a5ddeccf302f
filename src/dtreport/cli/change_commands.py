"""set, remove and move: one word in, one line out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dtreport.cli.options import CodeArgument, Reports, YearOption
from dtreport.cli.output import note, note_outside, say
from dtreport.cli.session import open_store, pick_year
from dtreport.services import corrections
from dtreport.store import shown_path

if TYPE_CHECKING:
    from dtreport.services.new_records import RecordReceipt


def set_value(
    code: CodeArgument,
    value: Annotated[
        str | None, typer.Argument(help="Giá trị thực hiện.", metavar="GIÁ-TRỊ", show_default=False)
    ] = None,
    *,
    plan: Annotated[str | None, typer.Option(help="Kế hoạch.", metavar="SỐ", show_default=False)] = None,
    previous: Annotated[str | None, typer.Option(help="Thực hiện năm trước.", metavar="SỐ", show_default=False)] = None,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Ghi giá trị của một số liệu, hoặc số lượng của một mục khen thưởng."""
    store = open_store(reports)
    chosen = pick_year(store, year)
    others = {key: words for key, words in {"plan": plan, "previous": previous}.items() if words is not None}
    answer_change(corrections.set_figure(store, chosen, code, value, others))


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
    if saved.followed:
        say(f"Đã sửa theo mã mới ở {', '.join(dict.fromkeys(saved.followed))}.")
    if saved.left:
        note(
            f"Tệp năm {saved.commit.year + 1} còn ghi mã cũ {saved.codes[0]} ở {', '.join(saved.left)}; "
            f"dtreport không sửa năm khác. Sửa bằng: dtreport edit MÃ --year {saved.commit.year + 1} --answers …"
        )
    note_outside(saved.commit)
