"""Commands that are listed by name and built when they are called, so that `--help` and others stay light."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.main import get_command

from dtreport.cli.framework_messages import VietnameseCommand
from dtreport.lazy import load

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = {"help_option_names": ["-h", "--help"]}


class CommandLine(NamedTuple):
    """One line of the list of commands: `function` is the command, or makes it from `argument`."""

    name: str
    panel: str
    summary: str
    function: Callable[..., Any]
    argument: Any = None

    def build(self) -> VietnameseCommand:
        """The real command."""
        function = load(self.function)
        if self.argument is not None:
            function = function(self.argument)
        kind, settings = getattr(function, "command_class", VietnameseCommand), getattr(function, "settings", {})
        return command(function, self.name, kind, **settings)


class LazyCommand(VietnameseCommand):
    """A command of which only the line is known until somebody calls it."""

    def __init__(self, line: CommandLine) -> None:
        super().__init__(line.name, help=line.summary, rich_help_panel=line.panel)
        self._line = line

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Build the real command and let it read its words."""
        return self._line.build().make_context(info_name, args, parent=parent, **extra)


def command(
    function: Callable[..., Any], name: str, kind: type[VietnameseCommand] = VietnameseCommand, **settings: Any
) -> VietnameseCommand:
    """The Typer command of one function, speaking Vietnamese."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(name, cls=kind, context_settings={**SETTINGS, **settings})(function)
    built = get_command(app)
    assert isinstance(built, VietnameseCommand)  # noqa: S101, a one-command Typer is its command
    built.options_metavar = "[TÙY CHỌN]"
    return built
