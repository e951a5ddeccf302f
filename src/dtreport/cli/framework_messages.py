"""The framework's own words in Vietnamese: usage lines, panels, the help option, and its sentences of error."""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

from typer import Exit as TyperExit
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from dtreport.errors import UsageError

USAGE = "Cách dùng: "
OPTIONS, ARGUMENTS, COMMANDS, COMMON = "Tùy chọn", "Tham số", "Lệnh", "Chung"
HELP = "Xem trang trợ giúp này."

_SENTENCES = (
    (r"No such command '(.*?)'\.? Did you mean (.*)\?", r'Không có lệnh "\1". Có phải \2?'),
    (r"No such command '(.*)'\.", r'Không có lệnh "\1". Xem các lệnh: dtreport --help'),
    (r"No such option: (\S+) \(Possible options: (.*)\)", r"Không có tùy chọn \1. Có phải \2?"),
    (r"No such option: (-\d)", r"Không có tùy chọn \1. Số âm thì ghi sau hai dấu gạch: -- \1"),
    (r"No such option: (\S+)", r"Không có tùy chọn \1."),
    (r"Missing argument '(.*)'\.", r"Thiếu \1."),
    (r"Missing option '(.*)'\.", r"Thiếu tùy chọn \1."),
    (r"Option '(.*)' requires an argument\.", r"Sau tùy chọn \1 cần một giá trị."),
    (r"Option '(.*)' does not take a value\.", r"Tùy chọn \1 không đi kèm giá trị."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", r'Thừa "\1". Lời văn có dấu cách cần đặt trong ngoặc kép.'),
    (r"Invalid value for '(.*?)': .*valid int(?:eger)?\b.*", r"\1 phải là một số nguyên."),
    (r"Invalid value for '(.*?)': .*", r"Giá trị của \1 không dùng được."),
)


def in_vietnamese(message: str) -> str:
    """A sentence of the framework in Vietnamese; one that is not known is a usage error all the same."""
    for pattern, ours in _SENTENCES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return match.expand(ours).replace("'", '"').replace("….", "…")
    return "Lệnh ghi chưa đúng. Xem cách dùng: thêm --help vào cuối lệnh."


def _no_type(ctx: Any) -> None:
    """The name of a type is of no use to a clerk."""


class _VietnameseWords:
    """What a command and a group have in common."""

    if TYPE_CHECKING:
        add_help_option: bool

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        collected: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]  # of the class beside it
        pieces = (piece.strip("{}") for piece in collected)  # braces stand for records here, not for arguments
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=USAGE)

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters; a flag has no value to be named, and no argument the name of a Python type."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # of the class beside it
        for param in params:
            if getattr(param, "is_flag", False):
                param.metavar = ""
            if isinstance(param, TyperArgument):
                param.display_type_rich = _no_type  # type: ignore[method-assign]  # Typer has no other way
        return params

    def get_help_option_names(self, ctx: Any) -> list[str]:
        """The names of the help option, in the same order each time."""
        return [name for name in ("-h", "--help") if name in ctx.help_option_names]

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option, explained in Vietnamese."""
        option: TyperOption | None = super().get_help_option(ctx)  # type: ignore[misc]  # of the class beside it
        if option is not None:
            option.help, option.metavar = HELP, ""
            option.rich_help_panel = COMMON
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page with Vietnamese panels."""
        from typer import rich_utils

        rich_utils.OPTIONS_PANEL_TITLE = OPTIONS
        rich_utils.ARGUMENTS_PANEL_TITLE = ARGUMENTS
        rich_utils.COMMANDS_PANEL_TITLE = COMMANDS
        rich_utils.REQUIRED_LONG_STRING = "[cần có]"
        super().format_help(ctx, formatter)  # type: ignore[misc]  # of the class beside it


class VietnameseCommand(_VietnameseWords, TyperCommand):
    """A command whose framework speaks Vietnamese."""


class VietnameseGroup(_VietnameseWords, TyperGroup):
    """A group of commands whose framework speaks Vietnamese."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; `help COMMAND` is what many type for `COMMAND --help`."""
        return super().parse_args(ctx, [*args[1:], "--help"] if args[:1] == ["help"] else args)


_COMPLETION = {
    "install_completion": "Cài gợi ý lệnh (phím Tab) cho cửa sổ lệnh đang dùng.",
    "show_completion": "In mã gợi ý lệnh để tự cài.",
}


def _with_our_sentence(callback: Any) -> Any:
    """The framework's callback that installs or shows the completion, with our sentence instead of its own.

    PowerShell has its own: the framework's would let every script of the person run, and garble Vietnamese.
    """

    def run(ctx: Any, param: Any, value: Any) -> Any:
        shell = _powershell() if value and not ctx.resilient_parsing else None
        if shell is not None:
            from dtreport.cli.powershell import SCRIPT, install

            print(_installed(install(shell)) if param.name == "install_completion" else SCRIPT.rstrip())
            raise SystemExit(0)
        output = StringIO()
        try:
            with redirect_stdout(output), redirect_stderr(output):
                return callback(ctx, param, value)
        except SystemExit:
            _shell, installed, rest = output.getvalue().partition(" completion installed in ")
            print(_installed(rest.splitlines()[0]) if installed else output.getvalue().rstrip("\n"))
            raise
        except TyperExit:
            raise UsageError(
                "Không nhận ra loại cửa sổ lệnh đang dùng.", "Gợi ý lệnh có cho bash, zsh, fish và PowerShell."
            ) from None

    return run


def _powershell() -> str | None:
    """The PowerShell in which the person types, None where it is another shell."""
    from typer import completion

    from dtreport.cli.powershell import SHELLS, shell_around

    find: Any = completion._get_shell_name  # type: ignore[attr-defined]  # noqa: SLF001, as the framework does
    shell = shell_around(find())
    return shell if shell in SHELLS else None


def _installed(place: object) -> str:
    return f"Đã cài gợi ý lệnh vào {place}. Hãy mở cửa sổ lệnh mới để dùng."


def speaking_vietnamese(group: VietnameseGroup) -> VietnameseGroup:
    """The group, with the options that the framework adds by itself explained in Vietnamese."""
    for param in group.params:
        if isinstance(param, TyperOption) and param.name in _COMPLETION:
            param.help, param.rich_help_panel = _COMPLETION[param.name], COMMON
            param.callback = _with_our_sentence(param.callback)
    return group
