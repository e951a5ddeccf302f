"""One year as an immutable value, its settings and its records; and the year together with the one before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from dtreport.records import KINDS, TABLES, Kind
from dtreport.vietnamese.text import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from dtreport.errors import Problem
    from dtreport.records.area import Area
    from dtreport.records.award import Award
    from dtreport.records.base import Declared, Record
    from dtreport.records.document import Document
    from dtreport.records.figure import Figure
    from dtreport.records.result import Result
    from dtreport.records.review import Review
    from dtreport.records.settings import Agency, Article, Conference, Period, ReportSettings, TextSettings
    from dtreport.records.task import Task
    from dtreport.report.public_texts import PublicText

_Part = TypeVar("_Part", bound="Declared")


@dataclass(frozen=True)
class Year:
    """The report of one year: each table of settings under its name in the file, and the records of each kind."""

    number: int
    """The report year, 2021; the tasks in its file are those set for the year after."""
    closed: date | None
    period: Period
    agency: Agency
    report: ReportSettings
    conference: Conference
    article: Article
    text: TextSettings
    by_kind: Mapping[str, tuple[Record, ...]]
    """The records of each kind by its name in the file, in the order of the file."""
    is_sourced: bool = field(default=False, compare=False)
    """Whether its texts remember where they came from; only one year of a paper is, since codes differ by year."""

    @property
    def areas(self) -> tuple[Area, ...]:
        """The outline of the results."""
        return self.by_kind["areas"]  # type: ignore[return-value]  # each kind holds records of its own model

    @property
    def documents(self) -> tuple[Document, ...]:
        """The register of documents."""
        return self.by_kind["documents"]  # type: ignore[return-value]  # as above

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, `counts` in the file."""
        return self.by_kind["counts"]  # type: ignore[return-value]  # as above

    @property
    def results(self) -> tuple[Result, ...]:
        """What was done in the year."""
        return self.by_kind["results"]  # type: ignore[return-value]  # as above

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks set for the year after."""
        return self.by_kind["tasks"]  # type: ignore[return-value]  # as above

    @property
    def reviews(self) -> tuple[Review, ...]:
        """How the tasks that the year before has set have ended."""
        return self.by_kind["reviews"]  # type: ignore[return-value]  # as above

    @property
    def awards(self) -> tuple[Award, ...]:
        """Titles and commendations."""
        return self.by_kind["awards"]  # type: ignore[return-value]  # as above

    def of(self, kind: Kind) -> tuple[Record, ...]:
        """All records of one kind, in the order of the file."""
        return self.by_kind[kind.name]

    def records(self) -> Iterator[tuple[Kind, Record]]:
        """All records, kind by kind."""
        return ((kind, record) for kind in KINDS for record in self.of(kind))

    def settings(self) -> Iterator[tuple[str, Declared]]:
        """The tables of settings with their names."""
        return ((table.name, getattr(self, table.name)) for table in TABLES)

    def with_records(self, kind_name: str, records: tuple[Record, ...]) -> Year:
        """The same year with these records in place of all of the kind of this name."""
        return replace(self, by_kind={**self.by_kind, kind_name: records})

    def published(self) -> Year:
        """The year as everybody may read it: without the fields that are declared as internal."""
        tables = {name: _published(table) for name, table in self.settings()}
        records = {kind.name: tuple(map(_published, self.of(kind))) for kind in KINDS}
        return replace(self, **tables, by_kind=records)  # type: ignore[arg-type]  # each table keeps its type

    def printed(self) -> Year:
        """The year as papers tell it: without the results that are only kept."""
        results = tuple(result for result in self.results if result.printed)
        return self if len(results) == len(self.results) else self.with_records("results", results)

    def unnamed(self) -> Year:
        """The year with its recipients of awards counted, and nothing said of any of them."""
        from dtreport.honours.award_groups import only_counted

        return self.with_records("awards", only_counted(self.awards))

    def sourced(self) -> Year:
        """The year with texts that remember which field of which record they came from."""
        from dtreport.report.sources import sourced

        tables = {name: sourced(table, name, "") for name, table in self.settings()}
        records = {
            kind.name: tuple(sourced(record, kind.name, record.code) for record in self.of(kind)) for kind in KINDS
        }
        return replace(self, **tables, by_kind=records, is_sourced=True)  # type: ignore[arg-type]  # as above

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Kind, Record]]:
        """Each record, with its kind, by its code."""
        return {record.code: (kind, record) for kind, record in self.records()}

    @cached_property
    def public_texts(self) -> tuple[PublicText, ...]:
        """What `public_texts` lists; kept, since many rules look at each text."""
        return tuple(text for text in self.all_texts if text.spec.value.mentions and text.spec.public)

    @cached_property
    def all_texts(self) -> tuple[PublicText, ...]:
        """What `all_texts` lists; kept, as above."""
        from dtreport.report.public_texts import texts_of

        return tuple(texts_of(self))


def _published(part: _Part) -> _Part:
    from dtreport.records.base import specs

    return part.model_copy(update={spec.attribute: spec.default for spec in specs(type(part)) if not spec.public})


def _with_last_year(figure: Figure, last: Figure | None) -> Figure:
    """The figure with the value of the year before beside it, and the words that stood before that."""
    if last is None or last.value is None:
        return figure
    from dtreport.records.figure import Certainty

    # An estimate of last year that nobody has counted since is still one.
    words = ("ước" if last.status is Certainty.ESTIMATE else "", last.qualifier)
    return figure.model_copy(
        update={"previous": last.value, "previous_qualifier": " ".join(filter(None, words)) or None}
    )


@dataclass(frozen=True)
class Years:
    """A year with the one before it, whose tasks it answers and whose figures it is compared with.

    Rules and papers are made from this value. A view of it (`compared`, `printed`, `published`, `sourced`,
    `unnamed`) bears the digest of the years as they are recorded.
    """

    this_year: Year
    last_year: Year | None = None
    """None where there is no year before on file, or none that loads."""
    last_year_problems: tuple[Problem, ...] = ()
    """Why the file of the year before does not load."""
    recorded: Years | None = field(default=None, repr=False, compare=False)
    """The years that this is a view of; None for those that are themselves as recorded."""
    merged: tuple[Year, ...] = ()
    """Further files of the earlier year, where its agencies have become one since; only a comparison has them."""

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of all that is recorded in these years."""
        from dtreport.report.digest import digest

        return digest(self.this_year, self.last_year, *self.merged) if self.recorded is None else self.recorded.digest

    @cached_property
    def compared(self) -> Years:
        """These years, with the value of last year beside each figure of this year that does not state it itself.

        A figure is the same in both years where its code and its unit are; what is counted otherwise is not compared.
        """
        if self.last_year is None or self.merged:
            return self
        last = {(figure.code, same(figure.unit)): figure for figure in self.last_year.figures}
        figures = tuple(
            figure
            if figure.previous is not None
            else _with_last_year(figure, last.get((figure.code, same(figure.unit))))
            for figure in self.this_year.figures
        )
        this_year = self.this_year.with_records("counts", figures)
        return replace(self, this_year=this_year, recorded=self.recorded or self)

    def published(self) -> Years:
        """These years as everybody may read them: without the fields that are declared as internal."""
        return self._view(Year.published)

    def printed(self) -> Years:
        """These years as papers tell them: without the results that are only kept."""
        return self._view(Year.printed)

    def unnamed(self) -> Years:
        """These years with their recipients of awards counted, and nothing said of any of them."""
        return self._view(Year.unnamed)

    def sourced(self) -> Years:
        """These years with texts of this year that remember which field of which record they came from.

        Codes of another year may mean something else this year, so that its texts are as they are.
        """
        return replace(self, this_year=self.this_year.sourced(), recorded=self.recorded or self)

    def _view(self, change: Callable[[Year], Year]) -> Years:
        this_year, last_year = change(self.this_year), self.last_year and change(self.last_year)
        merged = tuple(map(change, self.merged))
        recorded = self.recorded or self
        return replace(self, this_year=this_year, last_year=last_year, merged=merged, recorded=recorded)
