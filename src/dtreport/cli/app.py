"""The front door: the list of commands."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.main import get_command

from dtreport import __version__
from dtreport.cli.lazily import SETTINGS, Line, Listed
from dtreport.cli.options import Reports
from dtreport.cli.words import COMMON, Group, speaking_vietnamese
from dtreport.records import KINDS

EVERYDAY, CORRECT, YEAR = "Hằng ngày", "Sửa, hoàn tác", "Theo năm"

COMMANDS = (
    *(Line(kind.command, EVERYDAY if kind.everyday else YEAR, kind.summary, "adding:adder", kind) for kind in KINDS),
    Line("set", EVERYDAY, "Ghi giá trị của một số liệu", "correcting:set_value"),
    Line("show", EVERYDAY, "Xem tổng quan một năm, hoặc một mục", "reading:show"),
    Line("check", EVERYDAY, "Kiểm tra số liệu, văn bản, khen thưởng", "reading:check"),
    Line("summary", EVERYDAY, "Đọc báo cáo tóm tắt", "reading:summary"),
    Line("export", EVERYDAY, "Xuất bảng tính Excel và giấy tờ khác", "exporting:export"),
    Line("kit", EVERYDAY, "Làm cả bộ giấy tờ hội nghị vào một thư mục", "exporting:kit"),
    Line("print", EVERYDAY, "In báo cáo tóm tắt hoặc giấy tờ khác", "exporting:print_paper"),
    Line("edit", CORRECT, "Sửa một mục hoặc thông tin cơ quan, hội nghị…", "editing:edit"),
    Line("remove", CORRECT, "Xóa một mục", "correcting:remove"),
    Line("move", CORRECT, "Chuyển một mục lên trước hoặc xuống sau", "correcting:move"),
    Line("undo", CORRECT, "Hoàn tác thay đổi vừa ghi", "undoing:undo"),
    Line("history", CORRECT, "Xem ai đã sửa gì, lúc nào", "undoing:history"),
    Line("open", CORRECT, "Mở tệp năm trong trình soạn thảo", "opening:open_year"),
    Line("new", YEAR, "Mở một năm mới", "years:new"),
    Line("close", YEAR, "Chốt một năm, không cho ghi thêm", "years:close"),
    Line("reopen", YEAR, "Mở lại một năm đã chốt", "years:reopen"),
    Line("list", YEAR, "Liệt kê các mục của một loại", "reading:list_records"),
    Line("find", YEAR, "Tìm trong mọi năm, có dấu hoặc không dấu", "reading:find"),
    Line("doctor", YEAR, "Khám máy và thư mục báo cáo", "house:doctor"),
    Line("schema", YEAR, "In lược đồ JSON của tệp năm", "house:schema"),
)
"""Every command, in the order of the help page."""


def build() -> Group:
    """The whole command line."""
    app = typer.Typer(
        cls=Group,
        help="Sổ báo cáo công tác năm: ghi một lần, xuất mọi giấy tờ của hội nghị tổng kết.",
        invoke_without_command=True,
        subcommand_metavar="LỆNH …",
        options_metavar="[TÙY CHỌN]",
        context_settings=SETTINGS,
        pretty_exceptions_enable=False,
    )
    app.callback()(_front_page)
    group = get_command(app)
    assert isinstance(group, Group)  # noqa: S101, an app with a callback is a group
    panels = (EVERYDAY, CORRECT, YEAR)
    group.commands = {line.name: Listed(line) for panel in panels for line in COMMANDS if line.panel == panel}
    return speaking_vietnamese(group)


Version = Annotated[bool, typer.Option("--version", help="In số phiên bản.", is_eager=True, rich_help_panel=COMMON)]


def _front_page(
    ctx: typer.Context,
    reports: Reports = None,
    *,
    version: Version = False,
) -> None:
    """Show the home page where no command is named; a folder named here is that of the command."""
    if version:
        typer.echo(f"dtreport {__version__}")
    elif ctx.invoked_subcommand is None:
        from dtreport.cli.reading import home

        home(reports)
    elif reports is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"reports": reports}}
