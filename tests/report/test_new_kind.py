"""The page on adding a kind of record is true: what it says is done to a copy of the source, and works."""

from __future__ import annotations

import json
import os
import re
import shlex
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from tests.support import ROOT
from tests.support.source_copy import PROGRAM, SourceCopy

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "adding-a-kind.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
LOOK = """
import json
from dtreport.records import KINDS
from dtreport.records.base import specs
from dtreport.report import read_year_data
from dtreport.report.schema import json_schema

kind = KINDS[-1]
year = {"schema": 1, "year": 2021, "agency": {"name": "A"}}
blocks = [{"place": "Võ Nhai", "findings": "Tốt."}, {"code": "ktr-9", "place": "B"}]
good = read_year_data({**year, "inspections": blocks})
bad = read_year_data({**year, "inspections": [{"plase": "B", "area": "lv-1"}, {"place": "B", "area": "ktr-1"}]})
print(json.dumps({
    "codes": [record.code for record in good.year.of(kind)],
    "named": good.year.of(kind)[0].place,
    "problems": [problem.place for problem in bad.problems],
    "options": [spec.option for spec in specs(kind.model)],
    "examples": [str(spec.value.read(spec.example)) for spec in specs(kind.model)],
    "schema": json_schema()["properties"]["inspections"]["items"]["required"],
    "without": [len(read_year_data(year).year.of(kind)), len(read_year_data(year).problems)],
}))
"""


def changed(text: str, hunk: str) -> str:
    """A file with one hunk of a diff applied; what the hunk shows must be there once."""
    lines = hunk.splitlines(keepends=True)
    old = "".join(line[1:] or line for line in lines if not line.startswith("+"))
    new = "".join(line[1:] or line for line in lines if not line.startswith("-"))
    assert text.count(old) == 1, f"the page shows what is not in the source:\n{old}"
    return text.replace(old, new)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> SourceCopy:
    copy = tmp_path_factory.mktemp("copy")
    source = SourceCopy.of_the_project(copy)
    for language, block in BLOCKS:
        if language not in {"python", "diff"}:
            continue
        first, _newline, body = block.partition("\n")
        path = copy / first.removeprefix("# ")
        if language == "diff":
            text = path.read_text(encoding="utf-8")
            for hunk in body.split("@@\n"):
                text = changed(text, hunk)
            body = text
        else:
            assert not path.exists()
        path.write_text(body, encoding="utf-8", newline="\n")
    return source


def test_the_page_is_made_of_files_changes_and_commands() -> None:
    assert [language for language, _block in BLOCKS] == ["python", "diff", "python", "diff", "console"]


def test_the_new_kind_is_read_described_and_refused_like_the_others(program: SourceCopy, tmp_path: Path) -> None:
    assert json.loads(program.run(LOOK, folder=tmp_path)) == {
        "codes": ["ktr-10", "ktr-9"],
        "named": "Võ Nhai",
        "problems": ["inspections[1].place", "inspections[1].plase", "inspections[1].area", "ktr-2.area"],
        "options": ["code", "place", "date", "area", "findings"],
        "examples": ["hn-phap-luat", "UBND huyện Võ Nhai", "2021-08-20", "lv-1", "Giao đất cho {sl-1} hộ."],
        "schema": ["place"],
        "without": [0, 0],
    }


def test_the_commands_of_the_page_work_and_say_what_it_shows(program: SourceCopy, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    console = dict(BLOCKS)["console"]
    for step in console.removeprefix("$ ").split("\n$ "):
        command, *shown = step.splitlines()
        name, *words = shlex.split(command)
        assert name == "dtreport"
        said = program.run(PROGRAM, *words, folder=tmp_path).replace(os.sep, "/")
        assert [line for line in shown if line not in said] == []
    (workbook,) = tmp_path.glob("*.xlsx")
    rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name("Kiểm tra").to_python()
    assert any("UBND huyện Võ Nhai" in row and "Giao đất chậm." in row for row in rows)
