"""What holds for every year that can be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS, paper_named
from dtreport.papers.blocks import NOT_REPORTED, Items
from dtreport.papers.figure_sentences import in_words
from dtreport.papers.honour_sentences import groups_of
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.listing import card, listing
from dtreport.records import KINDS
from dtreport.report import Years
from dtreport.report.digest import digest
from dtreport.vietnamese.text import same
from dtreport.vietnamese.units import belonging
from tests.support.sample_years import cells, facts_of, made, tables_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(FEW, max_examples=1000)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyÁẢÃẠỆỘỮ=+@#&%*_|<>'\"().,;:!-–“” 0123456789"
words = st.text(LETTERS, min_size=1, max_size=40).filter(lambda text: text.strip(" -") != "")
texts = st.lists(words, min_size=1, max_size=3).map("\n\n".join)
numbers = st.decimals(-9999, 10**6, places=2) | st.integers(0, 10**9)
days = st.dates(date(2015, 1, 1), date(2030, 1, 1))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def block(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A block of a year file; what is None is not given."""
    return st.fixed_dictionaries(fields).map(
        lambda found: {key: each for key, each in found.items() if each is not None}
    )


def coded(prefix: str, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"code": f"{prefix}-{place}", **each} for place, each in enumerate(blocks, 1)]


@st.composite
def years(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Year:
    """A year of any shape, with mentions of its counts, documents and awards in its texts."""
    documents = block(
        kind=st.sampled_from(["Quyết định", "Luật", "Kế hoạch"]),
        number=maybe(words),
        date=maybe(days),
        issuer=maybe(words),
        subject=maybe(words),
        status=st.sampled_from(["issued", "draft", "planned"]),
    )
    counts = block(name=words, unit=words, value=maybe(numbers), plan=maybe(numbers), previous=maybe(numbers))
    awards = block(
        title=st.sampled_from(["Giấy khen", "Bằng khen", "Danh hiệu riêng"]),
        authority=maybe(words),
        recipient_kind=st.sampled_from(["collective", "individual", "household"]),
        merit=maybe(words),
    )
    named = st.tuples(awards, maybe(words), maybe(st.integers(0, 99))).map(
        lambda found: {**found[0], **({"recipient": found[1]} if found[1] else {"count": found[2]} if found[2] else {})}
    )
    held: dict[str, Any] = {
        "documents": coded("vb", draw(st.lists(documents, max_size=4))),
        "counts": coded("sl", draw(st.lists(counts, max_size=4))),
        "awards": coded("kt", draw(st.lists(named, max_size=4))),
        "areas": coded("lv", draw(st.lists(block(title=words, lead=maybe(texts)), min_size=1, max_size=3))),
    }
    for place, each in enumerate(held["counts"][1:], 1):
        if draw(st.booleans()):
            each["part_of"] = f"sl-{place}"
    codes = [each["code"] for name in ("documents", "counts", "awards") for each in held[name]]
    mentioning = texts
    if codes:
        mentioning = st.tuples(texts, st.sampled_from(codes)).map(lambda found: f"{found[0]} {{{found[1]}}}")
    areas = st.sampled_from([each["code"] for each in held["areas"]])
    cited = maybe(st.lists(st.sampled_from(held["documents"]).map(lambda each: each["code"]), max_size=2))
    results = block(
        area=areas,
        text=mentioning,
        date=maybe(days),
        answers=maybe(st.just("nv-1")),
        documents=cited if held["documents"] else st.none(),
    )
    tasks = block(
        text=mentioning, items=maybe(st.lists(words, max_size=3)), lead=maybe(words), due=maybe(days | st.just("Quý I"))
    )
    held["results"] = coded("kq", draw(st.lists(results, max_size=4)))
    held["tasks"] = coded("nv", draw(st.lists(tasks, max_size=4)))
    prose = draw(block(overview=maybe(mentioning), closing=maybe(texts), tasks_lead=maybe(texts)))
    return made(2021, **held, text=prose)


def said_in(year: Year) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a year records, each with the papers that tell it."""
    interpolator = Interpolator(year, brief=True)
    everywhere, long = ("workbook", "report", "summary", "overview"), ("workbook", "report", "summary")
    told = {result.area for result in year.results}
    yield from ((one.title, everywhere if one.code in told else ("workbook", "overview")) for one in year.areas)
    yield from ((one.name, (*everywhere, "figures")) for one in year.figures)
    for result in year.results:
        # Up to a mention, whose words differ; a sign stands in its place, so that "+ {code}" stays an item.
        head, mention, _rest = result.text.partition("{")
        for part in interpolator.say(head + ("¤" if mention else "")):
            pieces = part.items if isinstance(part, Items) else (part.text,)
            yield from ((text.removesuffix("¤"), everywhere) for text in pieces)
    yield from ((item, (*long, "tasks")) for task in year.tasks for item in task.items or ())
    leads = ("workbook", "report", "overview", "tasks")
    yield from ((one.lead, leads) for one in year.tasks if one.lead is not None)
    registers = ("workbook", "report")
    yield from ((one.recipient, registers) for one in year.awards if one.recipient is not None)
    yield from ((one.subject, registers) for one in year.documents if one.subject is not None)
    yield from ((one.number, registers) for one in year.documents if one.number is not None)


def built(year: Year) -> dict[str, Paper]:
    """Every paper of which the year has something to say."""
    found = {}
    for kind in PAPERS:
        with suppress(NothingToSayError):
            found[kind.name] = kind.build(Years(year))
    return found


def check_that_every_paper_builds_and_says_all(year: Year) -> None:
    papers = built(year)
    said = {name: same(text_of(paper)) for name, paper in papers.items()}
    for text, names in said_in(year):
        wanted = same(text).strip(".;:! -")
        assert [name for name in names if wanted not in said[name]] == [], wanted
    assert facts_of(papers["summary"]) - facts_of(papers["report"]) == set()


@FEW
@given(years())
def test_every_paper_builds_and_says_all_that_is_recorded(year: Year) -> None:
    check_that_every_paper_builds_and_says_all(year)


@pytest.mark.slow
@MANY
@given(years())
def test_every_paper_builds_and_says_all_that_is_recorded_in_many_years(year: Year) -> None:
    check_that_every_paper_builds_and_says_all(year)


@FEW
@given(years())
def test_what_is_not_reported_is_never_a_number(year: Year) -> None:
    tables = tables_of(paper_named("workbook").build(Years(year)))
    table = tables.get("figures")  # a sheet of nothing is not in the workbook
    values = dict(zip(cells(table, "name"), cells(table, "value"), strict=True)) if table else {}
    numbers_of = Interpolator(year)
    for figure in year.figures:
        if figure.value is None:
            assert "chưa có số liệu" in in_words(figure, figure.name)
            assert numbers_of.fill(f"{{{figure.code}}}").removesuffix(belonging(figure.unit)).rstrip() == "…"
            same_name = [other for other in year.figures if other.name == figure.name]
            assert len(same_name) > 1 or values[figure.name] is NOT_REPORTED
    awards = tables.get("awards")
    numbered_rows = zip(awards.rows, cells(awards, "number"), strict=True) if awards else ()
    numbers_of_groups = [number for row, number in numbered_rows if row.level == 0]
    unknown = [group.number is None for group in groups_of(year)]
    assert [number is NOT_REPORTED for number in numbers_of_groups[: len(unknown)]] == unknown


@FEW
@given(years())
def test_every_record_has_a_card_and_every_kind_a_list(year: Year) -> None:
    for kind in KINDS:
        assert text_of(listing(year, kind))
    for code in year.by_code:
        assert code in text_of(card(year, code))


@FEW
@given(years(), st.dates(date(2022, 1, 1), date(2023, 1, 1)))
def test_the_digest_changes_with_any_date_and_with_nothing_else(year: Year, day: date) -> None:
    from dataclasses import replace

    changed = replace(year, report=year.report.model_copy(update={"date": day}))
    assert digest(year) == digest(replace(year, closed=day))
    assert digest(changed) != digest(year)


@FEW
@given(st.lists(numbers, min_size=2, max_size=2))
def test_a_figure_is_the_same_in_every_paper(pair: list[Decimal | int]) -> None:
    counts = [
        {"code": f"sl-{place}", "name": f"Chỉ tiêu {place}", "unit": "xã", "value": each}
        for place, each in enumerate(pair)
    ]
    year = made(counts=counts)
    for name in ("workbook", "report", "figures"):
        table = tables_of(paper_named(name).build(Years(year)))["figures"]
        assert cells(table, "value") == [Decimal(each) for each in pair]
    for figure in year.figures:
        assert all(
            in_words(figure, figure.name) in text_of(paper_named(name).build(Years(year)))
            for name in ("report", "summary")
        )
        assert in_words(figure, figure.name) in text_of(paper_named("overview").build(Years(year)))
