"""The options of every command that takes a list, and the source of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.output import somebody_there
from dtreport.errors import UsageError
from dtreport.records.base import specs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.records import Kind
    from dtreport.records.typed_fields import Words
    from dtreport.services.pasted_list import ListWishes

LISTS = "Danh sách"
ListFile = Annotated[
    str | None,
    typer.Option(
        "--list",
        help="Danh sách có dòng tiêu đề: tệp .xlsx, .csv, hoặc chép từ Excel, Word; - là đọc từ bàn phím.",
        metavar="TỆP",
        show_default=False,
        rich_help_panel=LISTS,
    ),
]
FigureFile = Annotated[
    str | None,
    typer.Option(
        "--list",
        help=(
            "Bảng số liệu có dòng tiêu đề (mã hoặc tên, thực hiện, kế hoạch, năm trước): "
            "tệp .xlsx, .csv, hoặc chép từ Excel, Word; - là đọc từ bàn phím."
        ),
        metavar="TỆP",
        show_default=False,
        rich_help_panel=LISTS,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        help="Bỏ cột này của danh sách. Ghi được nhiều lần.",
        metavar="TÊN-CỘT",
        show_default=False,
        rich_help_panel=LISTS,
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", help="Trang tính của tệp .xlsx.", metavar="TÊN", show_default=False, rich_help_panel=LISTS),
]
FillDown = Annotated[
    bool,
    typer.Option(
        "--fill-down", help="Điền ô trống của chức vụ, đơn vị, quyết định như ô ở trên.", rich_help_panel=LISTS
    ),
]
FixNames = Annotated[
    bool,
    typer.Option(
        "--fix-names",
        help="Tách chức vụ đứng sau tên; sửa tên viết hoa cả, viết thường, thừa khoảng trắng.",
        rich_help_panel=LISTS,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ghi ngay, không hỏi lại.", rich_help_panel=LISTS)]

_USUAL_COLUMNS = {
    "awards": (
        "TT; Họ và tên (hoặc Tên tập thể, Tên tập thể/cá nhân, Họ tên chủ hộ); Ông/Bà; Chức vụ; Đơn vị công tác "
        "(hoặc một cột Chức vụ, đơn vị công tác); Ngày sinh; Đối tượng (CN, TT, Hộ); Hình thức khen thưởng; "
        "Cấp quyết định; Số quyết định; Thành tích; Mức tiền thưởng; Người trao; Ghi chú"
    ),
}


def columns_of(kind: Kind) -> str:
    """The columns that a list of one kind of record may have, for its help page."""
    usual = _USUAL_COLUMNS.get(kind.name) or "; ".join(("TT", *(spec.label for spec in specs(kind.model))))
    return f"Cột của danh sách (--list): {usual}."


def wishes(arguments: dict[str, Any], common: dict[str, Words]) -> ListWishes:
    """What the options say of a list."""
    from dtreport.services.pasted_list import ListWishes

    return ListWishes(
        common,
        tuple(arguments.get("ignore") or ()),
        bool(arguments.get("fill_down")),
        bool(arguments.get("fix_names")),
        bool(arguments.get("yes")),
        arguments.get("sheet"),
    )


def confirm(questions: Sequence[str], question: str, *, agreed: bool) -> None:
    """Let the person at the keyboard say yes; where nobody is there, doubts need --yes. Raises UsageError."""
    if agreed:
        return
    if somebody_there():
        from dtreport.cli.questions import agreed as agreed_by_person

        if not agreed_by_person(question):
            raise typer.Abort
    elif questions:
        raise UsageError(
            f"Chưa ghi gì: có {len(questions)} điều cần xem lại ở trên.",
            "Đúng như vậy thì thêm --yes; chưa đúng thì sửa, như thêm cột TT ghi 1, 2, 3 trước mỗi mục.",
        )
