"""What a year is made of. The registries are read without importing pydantic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.lazy import LazyPackage, load

if TYPE_CHECKING:
    import dtreport.records as models
    from dtreport.records import (  # noqa: F401, the registry names them
        area,
        award,
        document,
        figure,
        result,
        review,
        settings,
        task,
    )
    from dtreport.records.base import Declared, Record
else:
    models = LazyPackage("dtreport.records")


class Kind(NamedTuple):
    """A kind of record: one `[[name]]` block a record in the year file, one `add-…` command."""

    name: str
    command: str
    prefix: str
    noun: str
    summary: str
    declaration: type[Record]
    ahead: int = 0
    """How many years after the year of its file it is about: the tasks are those of the year to come."""
    figure: str = ""
    """The field that `set CODE VALUE` writes, or nothing where the kind has no figure."""
    mentionable: bool = False
    """Whether a text can name it by `{code}`: as a figure, a citation, a number of recipients."""
    parts: tuple[str, ...] = ()
    """What can stand after the dot in such a mention: `{sl-1.plan}`."""
    everyday: bool = True
    """Whether it is recorded all year, and not once at the beginning or the end."""

    def of_year(self, year: int) -> str:
        """What it is, with the year that it is about: "nhiệm vụ năm 2022" in the file of 2021."""
        return f"{self.noun} năm {year + self.ahead}"

    @property
    def model(self) -> type[Record]:
        """The pydantic model, imported when it is first asked for."""
        return load(self.declaration)


class SettingsTable(NamedTuple):
    """A table of settings: one `[name]` in the year file, changed by `edit name`."""

    name: str
    noun: str
    declaration: type[Declared]

    @property
    def model(self) -> type[Declared]:
        """The pydantic model, imported when it is first asked for."""
        return load(self.declaration)


KINDS = (
    Kind("areas", "add-area", "lv", "mảng công tác", "Thêm một mảng công tác", models.area.Area, everyday=False),
    Kind("documents", "add-document", "vb", "văn bản", "Ghi một văn bản", models.document.Document, mentionable=True),
    Kind(
        "counts",
        "add-count",
        "sl",
        "số liệu",
        "Ghi một số liệu",
        models.figure.Figure,
        figure="value",
        mentionable=True,
        parts=("plan", "percent", "previous"),
    ),
    Kind("results", "add-result", "kq", "kết quả", "Ghi một kết quả công tác", models.result.Result),
    Kind("tasks", "add-task", "nv", "nhiệm vụ", "Ghi một nhiệm vụ năm sau", models.task.Task, ahead=1),
    Kind(
        "reviews",
        "add-review",
        "dg",
        "đánh giá",
        "Đánh giá một nhiệm vụ năm trước",
        models.review.Review,
        everyday=False,
    ),
    Kind(
        "awards",
        "add-award",
        "kt",
        "khen thưởng",
        "Ghi khen thưởng, danh hiệu thi đua",
        models.award.Award,
        figure="count",
        mentionable=True,
    ),
)

TABLES = (
    SettingsTable("period", "kỳ báo cáo", models.settings.Period),
    SettingsTable("agency", "cơ quan", models.settings.Agency),
    SettingsTable("report", "báo cáo", models.settings.ReportSettings),
    SettingsTable("conference", "hội nghị", models.settings.Conference),
    SettingsTable("article", "tin bài", models.settings.Article),
    SettingsTable("text", "lời văn", models.settings.TextSettings),
)


def kind_named(name: str) -> Kind:
    """The kind with this name. Raises KeyError."""
    return {kind.name: kind for kind in KINDS}[name]


def table_named(name: str) -> SettingsTable:
    """The settings table with this name. Raises KeyError."""
    return {table.name: table for table in TABLES}[name]
