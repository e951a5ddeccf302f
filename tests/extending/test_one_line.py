"""What is promised to a developer: one file and one line, done to a copy of the source, and it works."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from tests.support import ROOT
from tests.support.source_copy import SourceCopy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def source(tmp_path: Path) -> SourceCopy:
    return SourceCopy.of_the_project(tmp_path / "copy")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an office with the real year."""
    shutil.copytree(ROOT / "reports", tmp_path / "office" / "reports", ignore=shutil.ignore_patterns(".dtreport"))
    return tmp_path / "office"


def test_a_kind_of_record(source: SourceCopy, office: Path) -> None:
    source.write(
        "records/guest.py",
        '''"""Guests of the conference."""

from dtreport.records.base import Record, field
from dtreport.records.values import Name


class Guest(Record):
    """Khách mời: một đại biểu dự hội nghị."""

    headline = ("name",)

    name: Name = field("Tên đại biểu", "", "Nguyễn Văn A")
''',
    )
    source.insert(
        "records/__init__.py",
        ")\n\nTABLES = (",
        '    Kind("guests", "add-guest", "dbm", "đại biểu mời", "Ghi một đại biểu", models.guest.Guest),',
    )
    assert "dbm-1" in source.dtreport("add-guest --name Hoàng_Yến", office)
    assert "Hoàng_Yến" in source.dtreport("list guests", office)
    assert "Hoàng_Yến" in source.dtreport("find hoang_yen", office)
    assert "Hoàng_Yến" in source.dtreport("show dbm-1", office)
    assert json.loads(source.dtreport("list guests --json", office))[0]["name"] == "Hoàng_Yến"
    assert "guests" in json.loads(source.dtreport("schema", office))["properties"]
    source.dtreport("remove dbm-1", office)
    source.dtreport("undo", office)
    assert "Hoàng_Yến" in source.dtreport("list guests", office)


def test_a_paper(source: SourceCopy, office: Path) -> None:
    source.write(
        "papers/invitation.py",
        '''"""Giấy mời: an invitation to the conference."""

from dtreport.papers.blocks import Paper, Paragraph, Section, Title
from dtreport.papers.official_form import bound
from dtreport.report import Years


def build(years: Years) -> Paper:
    """The invitation."""
    return bound(years, "Giấy mời", Section("Giấy mời", (Title("GIẤY MỜI"), Paragraph("Trân trọng kính mời."))))
''',
    )
    source.insert(
        "papers/__init__.py",
        ")\n\n\ndef paper_named(",
        '    PaperKind("invitation", "Giấy mời", "giay-moi", ("docx", "pdf", "txt"), "mời họp", modules.invitation),',
    )
    assert "GIẤY MỜI" in source.dtreport("export 2021 --paper invitation -f txt -o -", office)
    assert "Giấy mời: giay-moi-2021.docx, .pdf, .txt" in source.dtreport("kit 2021 -o giay-to", office)


def test_a_format(source: SourceCopy, office: Path) -> None:
    source.write(
        "formats/outline.py",
        '''"""The titles of the sections of a paper, one a line."""

from dtreport.papers.blocks import Paper


def render(paper: Paper) -> bytes:
    """The names of the sections."""
    return "\\\\n".join(section.name for section in paper.sections).encode()
'''.replace("\\\\", "\\"),
    )
    source.insert(
        "formats/__init__.py",
        ")\n\n\ndef format_named(",
        '    Format("outline", ".outline", "dàn ý", modules.outline),',
    )
    assert source.dtreport("export 2021 -f outline -o -", office).startswith("Báo cáo")
    assert "Tổng hợp" in source.dtreport("export 2021 --paper workbook --format outline -o -", office)
    source.dtreport("export 2021 --paper tasks -o viec.outline", office)
    assert (office / "viec.outline").read_text(encoding="utf-8") == "Nhiệm vụ"


def test_a_rule(source: SourceCopy, office: Path) -> None:
    path = source.source / "dtreport" / "rules" / "task_rules.py"
    path.write_text(
        path.read_text(encoding="utf-8")
        + '''

@rule("DT499", "Nhiệm vụ chưa có đơn vị phối hợp.", why="Cần biết.", example="…", mend="Hãy ghi thêm.")
def tasks_without_partners(years: Years) -> Iterator[Finding]:
    """Nobody works along on a task."""
    for index, task in enumerate(years.this_year.tasks):
        if not task.partners:
            yield gap(task.code, "nhiệm vụ chưa ghi đơn vị phối hợp.", "Hãy ghi thêm.", ("tasks", index))
''',
        encoding="utf-8",
        newline="\n",
    )
    source.insert("rules/__init__.py", "    task_rules.tasks_reviewed_twice,", "    task_rules.tasks_without_partners,")
    shown = source.dtreport("check 2021 --json", office, status=1)
    assert {"tasks-without-partners"} <= {finding["rule"] for finding in json.loads(shown)}


def test_an_optional_field_that_the_workbook_shows(source: SourceCopy, office: Path) -> None:
    source.insert(
        "records/award.py",
        "    note: Text | None",
        '    seat: Name | None = field("Ghế ngồi", "", "A12", default=None)',
    )
    source.insert(
        "papers/tables/award_table.py",
        '    Column("presenter"',
        '    Column("seat", "Ghế ngồi", ColumnKind.TEXT, 12, optional=True),',
    )
    source.dtreport("add-award --title Giấy_khen --recipient-kind individual --recipient Yến --seat B7", office)
    source.dtreport("export 2021", office)
    (workbook,) = office.glob("*.xlsx")
    rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name("Khen thưởng").to_python()
    assert any("Ghế ngồi" in row for row in rows)
    assert any("B7" in row for row in rows)
