"""What a year is made of. The registries are read without importing pydantic; models are imported by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.records.base import Declared, Record


class Kind(NamedTuple):
    """A kind of record: one `[[name]]` block a record in the year file, one `add-…` command."""

    name: str
    command: str
    prefix: str
    noun: str
    summary: str
    module: str
    model_name: str
    ahead: int = 0
    """How many years after the year of its file it is about: the tasks are those of the year to come."""
    figure: str = ""
    """The field that `set CODE VALUE` writes, or nothing where the kind has no figure."""
    mentionable: bool = False
    """Whether a text can name it by `{code}`: as a figure, a citation, a number of recipients."""
    parts: tuple[str, ...] = ()
    """What can stand after the dot in such a mention: `{sl-1.plan}`."""
    pasted: bool = False
    """Whether many can be recorded at once from a pasted list (`--list`)."""
    everyday: bool = True
    """Whether it is recorded all year, and not once at the beginning or the end."""

    def of_year(self, year: int) -> str:
        """What it is, with the year that it is about: "nhiệm vụ năm 2022" in the file of 2021."""
        return f"{self.noun} năm {year + self.ahead}"

    @property
    def model(self) -> type[Record]:
        """The pydantic model, imported when it is first asked for."""
        found: type[Record] = getattr(import_module(f"dtreport.records.{self.module}"), self.model_name)
        return found


class SettingsTable(NamedTuple):
    """A table of settings: one `[name]` in the year file, changed by `edit name`."""

    name: str
    noun: str
    model_name: str

    @property
    def model(self) -> type[Declared]:
        """The pydantic model, imported when it is first asked for."""
        found: type[Declared] = getattr(import_module("dtreport.records.settings"), self.model_name)
        return found


KINDS = (
    Kind("areas", "add-area", "lv", "mảng công tác", "Thêm một mảng công tác", "area", "Area", everyday=False),
    Kind("documents", "add-document", "vb", "văn bản", "Ghi một văn bản", "document", "Document", mentionable=True),
    Kind(
        *("counts", "add-count", "sl", "số liệu", "Ghi một số liệu", "figure", "Figure"),
        figure="value",
        mentionable=True,
        parts=("plan", "percent", "previous"),
    ),
    Kind("results", "add-result", "kq", "kết quả", "Ghi một kết quả công tác", "result", "Result"),
    Kind("tasks", "add-task", "nv", "nhiệm vụ", "Ghi một nhiệm vụ năm sau", "task", "Task", ahead=1),
    Kind(
        *("reviews", "add-review", "dg", "đánh giá", "Đánh giá một nhiệm vụ năm trước", "review", "Review"),
        everyday=False,
    ),
    Kind(
        *("awards", "add-award", "kt", "khen thưởng", "Ghi khen thưởng, danh hiệu thi đua", "award", "Award"),
        figure="count",
        mentionable=True,
        pasted=True,
    ),
)

TABLES = (
    SettingsTable("period", "kỳ báo cáo", "Period"),
    SettingsTable("agency", "cơ quan", "Agency"),
    SettingsTable("report", "báo cáo", "ReportSettings"),
    SettingsTable("conference", "hội nghị", "Conference"),
    SettingsTable("article", "tin bài", "Article"),
    SettingsTable("text", "lời văn", "TextSettings"),
)


def kind_named(name: str) -> Kind:
    """The kind with this name. Raises KeyError."""
    return {kind.name: kind for kind in KINDS}[name]


def table_named(name: str) -> SettingsTable:
    """The settings table with this name. Raises KeyError."""
    return {table.name: table for table in TABLES}[name]
