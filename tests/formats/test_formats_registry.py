import subprocess
import sys

import pytest
from formats_support import paper_of

from dtreport.formats import FORMATS, format_named
from dtreport.papers.blocks import Paper

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


def test_importing_the_formats_loads_no_heavy_library() -> None:
    code = "import sys, dtreport.formats; print(sorted({'openpyxl', 'rich', 'typer', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
