import io
from collections.abc import Callable

import pytest
from rich.console import Console

from dtreport.formats import format_named
from dtreport.formats.terminal import renderable
from dtreport.papers.blocks import Paper
from tests.support.sample_papers import described

Compare = Callable[[str, str], None]


@pytest.mark.parametrize("name", ["md", "txt", "json"])
def test_text_formats_stay_as_they_are(name: str, nasty: Paper, matches_golden: Compare) -> None:
    matches_golden(f"nasty.{name}", format_named(name).render(nasty).decode())


def test_the_workbook_stays_as_it_is(nasty: Paper, matches_golden: Compare) -> None:
    matches_golden("nasty.xlsx.txt", described(format_named("xlsx").render(nasty)))


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_the_terminal_stays_as_it_is(width: int, nasty: Paper, matches_golden: Compare) -> None:
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None).print(renderable(nasty))
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    matches_golden(f"nasty.terminal.{width}.txt", "\n".join(lines) + "\n")
