"""What the records declare as internal is in nothing that everybody may read.

A canary stands in every such field of every record of an invented year; a field that is declared internal tomorrow
is planted too. The same canaries are found in the papers of the office, so the search is known to see them.
"""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from dtreport.formats import FORMATS, format_named
from dtreport.papers import PAPERS, PaperKind, paper_named
from dtreport.papers.listing import listing
from dtreport.records import KINDS, TABLES, kind_named
from dtreport.records.base import Spec, specs
from dtreport.records.values import NAME, PROSE, TEXT, WHOLE, YEAR
from dtreport.report import Years
from dtreport.vietnamese.numbers import format_number
from tests.support.paper_dump import dump
from tests.support.sample_years import cells, full_year, report_of, tables_of, year_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Paper
    from dtreport.records.base import Declared
    from dtreport.report import Year

ONLY_IN_LISTS = {("documents", "file"), ("documents", "note"), ("counts", "source"), ("results", "note")}
ONLY_IN_LISTS |= {("tasks", "note"), ("awards", "note")}
"""What no paper of the conference prints; `list` and `show` do."""
EACH = pytest.mark.parametrize("kind", PAPERS, ids=[kind.name for kind in PAPERS])


class Canary(NamedTuple):
    field: tuple[str, str]
    """The name of the kind or table, and the key."""
    value: str | int

    def is_in(self, said: str) -> bool:
        if isinstance(self.value, str):
            return self.value.casefold() in said.casefold()
        return str(self.value) in said or format_number(self.value) in said


def internal(model: type[Declared]) -> list[Spec]:
    return [spec for spec in specs(model) if not spec.public]


def _value(spec: Spec, number: int) -> str | int:
    """A value that stands nowhere else; a new type of internal field must be given one here."""
    made: dict[Any, str | int] = {
        NAME: f"Qanari{number}q",
        TEXT: f"Qanari{number}q",
        PROSE: f"Qanari{number}q",
        WHOLE: 987_654_000 + number,
        YEAR: 1931 + number,
    }
    assert not spec.many
    return made[spec.value]


def _planted(part: Declared, name: str, found: list[Canary]) -> Declared:
    values = {}
    for spec in internal(type(part)):
        of_type = sum(isinstance(canary.value, int) for canary in found)
        canary = Canary((name, spec.name), _value(spec, of_type if spec.value is YEAR else len(found)))
        found.append(canary)
        values[spec.attribute] = spec.value.check(canary.value)
    return part.model_copy(update=values)


def planted(year: Year, found: list[Canary]) -> Year:
    """The year with a canary in each internal field of each of its records and settings."""
    tables: dict[str, Any] = {table.name: _planted(getattr(year, table.name), table.name, found) for table in TABLES}
    records: dict[str, Any] = {
        kind.name: tuple(_planted(record, kind.name, found) for record in year.of(kind)) for kind in KINDS
    }
    return replace(year, **tables, by_kind=records)


CANARIES: list[Canary] = []
REPORT = planted(full_year(), CANARIES)
PREVIOUS = planted(year_before(), CANARIES)


def published(kind: PaperKind) -> Iterator[Paper]:
    """The paper as everybody may read it."""
    yield kind.build(Years(REPORT, PREVIOUS), public=True)


def seen(said: str, digest: str) -> list[Canary]:
    """The canaries in a text, once its digest, in which any four figures may stand, is out of it."""
    said = said.replace(digest, "").replace(digest[:16], "")
    return [canary for canary in CANARIES if canary.is_in(said)]


def test_every_internal_field_may_be_left_out_and_has_a_canary() -> None:
    models = {**{kind.name: kind.model for kind in KINDS}, **{table.name: table.model for table in TABLES}}
    fields = {(name, spec.name) for name, model in models.items() for spec in internal(model)}
    assert not any(spec.required for model in models.values() for spec in internal(model))
    assert {canary.field for canary in CANARIES} == fields
    assert len({canary.value for canary in CANARIES}) == len(CANARIES)


@EACH
def test_no_paper_that_is_published_says_what_is_internal(kind: PaperKind) -> None:
    for paper in published(kind):
        assert seen(dump(paper) + repr(paper), paper.digest) == []


@EACH
@pytest.mark.parametrize("form", [each.name for each in FORMATS if each.public])
def test_no_page_of_the_web_says_what_is_internal(kind: PaperKind, form: str) -> None:
    for paper in published(kind):
        said = format_named(form).render(paper).decode()
        assert paper.title in html.unescape(said)
        assert seen(said, paper.digest) == []


@pytest.mark.parametrize("name", [kind.name for kind in PAPERS if kind.public])
def test_a_public_paper_is_published_in_all_its_formats_without_being_asked_to(name: str) -> None:
    kind = paper_named(name)
    for form in kind.formats:
        paper = kind.build(Years(REPORT, PREVIOUS))
        assert paper == kind.build(Years(REPORT, PREVIOUS), public=True)
        assert seen(format_named(form).render(paper).decode(), paper.digest) == []


def test_a_format_for_everybody_and_a_paper_for_everybody_are_declared() -> None:
    assert [kind.name for kind in PAPERS if kind.public] == ["article"]
    assert [each.name for each in FORMATS if each.public] == ["html"]


def test_the_papers_of_the_office_do_say_what_is_internal() -> None:
    papers = [kind.build(Years(REPORT, PREVIOUS)) for kind in PAPERS]
    told = {canary.field for canary in seen("\n".join(map(dump, papers)), papers[0].digest)}
    assert told == {canary.field for canary in CANARIES} - ONLY_IN_LISTS


def test_what_no_paper_prints_stands_in_the_lists_of_the_office() -> None:
    lists = [listing(REPORT, kind) for kind in KINDS]
    told = {canary.field for canary in seen("\n".join(map(dump, lists)), lists[0].digest)}
    assert told == {canary.field for canary in CANARIES}


@EACH
def test_what_is_published_tells_its_digest_and_its_order_like_the_whole(kind: PaperKind) -> None:
    whole, public = kind.build(Years(REPORT, PREVIOUS)), kind.build(Years(REPORT, PREVIOUS), public=True)
    assert public.digest == whole.digest
    assert [section.name for section in public.sections] == [section.name for section in whole.sections]
    for name, table in tables_of(whole).items():
        assert len(tables_of(public)[name].rows) == len(table.rows)


def test_people_stand_in_one_order_in_what_is_published_and_in_the_whole() -> None:
    names = ["Y Vinh Mẫu", "Nguyễn Văn An", "Trần Thị Bình", "Hoàng Văn Ân"]
    awards = [
        {"code": f"kt-{place}", "title": "Bằng khen", "recipient_kind": "individual", "recipient": name}
        | ({"sort_name": "Vinh Mẫu Y", "honorific": "Ông"} if name.startswith("Y ") else {})
        for place, name in enumerate(names, 1)
    ]
    data = {"schema": 1, "year": 2021, "agency": {"name": "Ban Dân tộc"}, "awards": awards}
    kind = paper_named("awards")
    public = tables_of(kind.build(Years(report_of(data)), public=True))["round_1"]
    whole = tables_of(kind.build(Years(report_of(data))))["round_1"]
    assert cells(public, "name") == ["Nguyễn Văn An", "Hoàng Văn Ân", "Trần Thị Bình", "Y Vinh Mẫu"]
    assert cells(whole, "name") == [*cells(public, "name")[:3], "Ông Y Vinh Mẫu"]


def test_a_year_that_is_published_keeps_all_that_is_public() -> None:
    year = REPORT.published()
    for kind in KINDS:
        for mine, whole in zip(year.of(kind), REPORT.of(kind), strict=True):
            for spec in specs(kind_named(kind.name).model):
                kept = getattr(whole, spec.attribute) if spec.public else spec.default
                assert getattr(mine, spec.attribute) == kept
