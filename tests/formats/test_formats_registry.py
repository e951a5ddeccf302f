import io
import subprocess
import sys
from decimal import Decimal

import pytest
from formats_support import paper_of
from rich.console import Console

from dtreport.formats import FORMATS, format_named
from dtreport.formats.terminal import renderable
from dtreport.papers import PAPERS
from dtreport.papers.blocks import Paper
from dtreport.report import read_report

pytest_plugins = ("formats_fixtures",)

FORMAT_NAMES = [each.name for each in FORMATS]


def test_the_formats_can_be_read_aloud() -> None:
    assert FORMAT_NAMES == ["xlsx", "md", "txt", "json"]
    assert [each.suffix for each in FORMATS] == [".xlsx", ".md", ".txt", ".json"]
    assert all(each.label for each in FORMATS)


def test_a_format_is_found_by_its_name_and_an_unknown_one_is_a_key_error() -> None:
    assert format_named("md").suffix == ".md"
    with pytest.raises(KeyError):
        format_named("doc")


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_format_renders_every_paper(name: str, nasty: Paper) -> None:
    empty = Paper("", "", (), nasty.dated, "")
    for paper in (nasty, empty, paper_of()):
        assert format_named(name).render(paper)


def test_figures_as_large_and_as_small_as_a_year_holds_are_rendered_in_every_format() -> None:
    figures = {"value": 999_999_999_999_999, "plan": Decimal("0.00000000000001"), "previous": Decimal("-1E-14")}
    counts = [{"code": code, "name": code, "unit": "hộ", **figures} for code in ("a", "b")]
    counts.append({**counts[0], "code": "c", "part_of": "a", "value": Decimal("0.00000000000001"), "plan": 10**14})
    data = {"schema": 1, "year": 2021, "agency": {"name": "Ban"}, "counts": counts, "text": {"overview": "{a.percent}"}}
    report = read_report(data).report
    assert report is not None
    for kind in PAPERS:
        paper = kind.build(report)
        Console(file=io.StringIO(), width=80).print(renderable(paper))
        for each in FORMATS:
            assert each.render(paper)


def test_importing_the_formats_loads_no_heavy_library() -> None:
    code = "import sys, dtreport.formats; print(sorted({'openpyxl', 'rich', 'typer', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
