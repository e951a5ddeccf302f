"""The front door: the list of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command

from dtreport.cli.framework_messages import COMMON, VietnameseGroup, speaking_vietnamese
from dtreport.cli.lazy_commands import SETTINGS, CommandLine, LazyCommand
from dtreport.cli.options import Reports
from dtreport.lazy import LazyPackage
from dtreport.records import KINDS

if TYPE_CHECKING:
    import dtreport.cli as commands
    from dtreport.cli import (  # noqa: F401, the registry names them
        add_commands,
        adopt_command,
        change_commands,
        edit_command,
        history_commands,
        open_command,
        paper_commands,
        read_commands,
        system_commands,
        trace_command,
        trust_commands,
        year_commands,
    )
else:
    commands = LazyPackage("dtreport.cli")

EVERYDAY, CORRECT, TRUST, YEAR = "Hằng ngày", "Sửa, hoàn tác", "Nhận lại, đối chiếu", "Theo năm"
PANELS = (EVERYDAY, CORRECT, TRUST, YEAR)

COMMANDS = (
    *(
        CommandLine(kind.command, EVERYDAY if kind.everyday else YEAR, kind.summary, commands.add_commands.adder, kind)
        for kind in KINDS
    ),
    CommandLine("set", EVERYDAY, "Ghi giá trị của một số liệu", commands.change_commands.set_value),
    CommandLine("show", EVERYDAY, "Xem tổng quan một năm, hoặc một mục", commands.read_commands.show),
    CommandLine("check", EVERYDAY, "Kiểm tra số liệu, văn bản, khen thưởng", commands.read_commands.check),
    CommandLine("summary", EVERYDAY, "Đọc báo cáo tóm tắt", commands.read_commands.summary),
    CommandLine("export", EVERYDAY, "Xuất bảng tính Excel và giấy tờ khác", commands.paper_commands.export),
    CommandLine("kit", EVERYDAY, "Làm cả bộ giấy tờ hội nghị vào một thư mục", commands.paper_commands.kit),
    CommandLine("print", EVERYDAY, "In báo cáo tóm tắt hoặc giấy tờ khác", commands.paper_commands.print_paper),
    CommandLine("edit", CORRECT, "Sửa một mục hoặc thông tin cơ quan, hội nghị…", commands.edit_command.edit),
    CommandLine("remove", CORRECT, "Xóa một mục", commands.change_commands.remove),
    CommandLine("move", CORRECT, "Chuyển một mục lên trước hoặc xuống sau", commands.change_commands.move),
    CommandLine("undo", CORRECT, "Hoàn tác thay đổi vừa ghi", commands.history_commands.undo),
    CommandLine("history", CORRECT, "Xem ai đã sửa gì, lúc nào", commands.history_commands.history),
    CommandLine("open", CORRECT, "Mở tệp năm trong trình soạn thảo", commands.open_command.open_year),
    CommandLine("adopt", TRUST, "Nhận lại bản Word mà lãnh đạo đã sửa", commands.adopt_command.adopt),
    CommandLine("trace", TRUST, "Soát số liệu của một giấy tờ theo sổ", commands.trace_command.trace),
    CommandLine("verify", TRUST, "Đối chiếu giấy tờ với bản đã niêm phong", commands.trust_commands.verify),
    CommandLine("compare", TRUST, "So sánh hai năm, cả khi cơ quan đã sáp nhập", commands.trust_commands.compare),
    CommandLine("new", YEAR, "Mở một năm mới", commands.year_commands.new),
    CommandLine("close", YEAR, "Chốt một năm, không cho ghi thêm", commands.year_commands.close),
    CommandLine("reopen", YEAR, "Mở lại một năm đã chốt", commands.year_commands.reopen),
    CommandLine("list", YEAR, "Liệt kê các mục của một loại", commands.read_commands.list_records),
    CommandLine("find", YEAR, "Tìm trong mọi năm, có dấu hoặc không dấu", commands.read_commands.find),
    CommandLine("doctor", YEAR, "Khám máy và thư mục báo cáo", commands.system_commands.doctor),
    CommandLine("schema", YEAR, "In lược đồ JSON của tệp năm", commands.system_commands.schema),
)
"""Every command, in the order of the help page."""


def build() -> VietnameseGroup:
    """The whole command line."""
    app = typer.Typer(
        cls=VietnameseGroup,
        help="Sổ báo cáo công tác năm: ghi một lần, xuất mọi giấy tờ của hội nghị tổng kết.",
        invoke_without_command=True,
        subcommand_metavar="LỆNH …",
        options_metavar="[TÙY CHỌN]",
        context_settings=SETTINGS,
        pretty_exceptions_enable=False,
    )
    app.callback()(_front_page)
    group = get_command(app)
    assert isinstance(group, VietnameseGroup)  # noqa: S101, an app with a callback is a group

    group.commands = {line.name: LazyCommand(line) for panel in PANELS for line in COMMANDS if line.panel == panel}
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
        from dtreport.cli.output import say
        from dtreport.services.installation import version_lines

        for line in version_lines():
            say(line)
    elif ctx.invoked_subcommand is None:
        from dtreport.cli.read_commands import home

        home(reports)
    elif reports is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"reports": reports}}
