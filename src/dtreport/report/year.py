"""One year as an immutable value: its settings and its records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from dtreport.records import KINDS, TABLES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dtreport.records.area import Area
    from dtreport.records.award import Award
    from dtreport.records.base import Declared, Record
    from dtreport.records.document import Document
    from dtreport.records.figure import Figure
    from dtreport.records.result import Result
    from dtreport.records.review import Review
    from dtreport.records.settings import Agency, Article, Conference, Period, ReportSettings, TextSettings
    from dtreport.records.task import Task


_Part = TypeVar("_Part", bound="Declared")


@dataclass(frozen=True)
class Year:
    """The report of one year: each table of settings and each kind of record under its name in the file."""

    number: int
    """The report year; the tasks in its file are those set for the year after."""
    closed: date | None
    period: Period
    agency: Agency
    report: ReportSettings
    conference: Conference
    article: Article
    text: TextSettings
    areas: tuple[Area, ...]
    documents: tuple[Document, ...]
    figures: tuple[Figure, ...]
    results: tuple[Result, ...]
    tasks: tuple[Task, ...]
    reviews: tuple[Review, ...]
    awards: tuple[Award, ...]

    def of(self, kind: Kind) -> tuple[Record, ...]:
        """All records of one kind, in the order of the file."""
        found: tuple[Record, ...] = getattr(self, kind.name)
        return found

    def records(self) -> Iterator[tuple[Kind, Record]]:
        """All records, kind by kind."""
        return ((kind, record) for kind in KINDS for record in self.of(kind))

    def settings(self) -> Iterator[tuple[str, Declared]]:
        """The tables of settings with their names."""
        return ((table.name, getattr(self, table.name)) for table in TABLES)

    def published(self) -> Year:
        """The year as everybody may read it: without the fields that are declared as internal."""
        parts = {name: _published(table) for name, table in self.settings()}
        records = {kind.name: tuple(map(_published, self.of(kind))) for kind in KINDS}
        return replace(self, **parts, **records)  # type: ignore[arg-type]  # each part keeps its type

    def unnamed(self) -> Year:
        """The year with its recipients of awards counted, and nothing said of any of them."""
        from dtreport.records.award import only_counted

        return replace(self, awards=only_counted(self.awards))

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Kind, Record]]:
        """Each record, with its kind, by its code."""
        return {record.code: (kind, record) for kind, record in self.records()}


def _published(part: _Part) -> _Part:
    from dtreport.records.base import specs

    return part.model_copy(update={spec.attribute: spec.default for spec in specs(type(part)) if not spec.public})
