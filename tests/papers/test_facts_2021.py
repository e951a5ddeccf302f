"""Every datum of the office's own news item stands in reports/2021.toml and is seen in the papers."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers import paper_named
from dtreport.report import Years
from dtreport.rules import Severity, check
from dtreport.vietnamese.text import same
from tests.support.sample_years import REPOSITORY, data_2021, report_2021, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

from tests.support.facts_2021 import FACTS, Held, LeftOut

FACTS_FILE = REPOSITORY.parent / "shared" / "source" / "facts-2021.json"
HELD = [(id_, one) for id_, fact in FACTS.items() if not isinstance(fact, LeftOut) for one in fact]


# What a year file needs to hold together, and what is the clerk's own wording or reading of the source.
OUR_OWN = {
    *("schema", "period.from", "period.to", "agency.symbol", "agency.place"),
    *("code", "area", "role", "status", "note"),
    *("documents.qd-12-2018.note", "documents.quy-che.subject"),
}


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """The path of every value in the data of a year file, records by their code."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            name = inner["code"] if isinstance(inner, dict) else index
            yield from leaves(inner, f"{path}.{name}")
    else:
        yield path


@cache
def text_of_2021(paper: str) -> str:
    return same(text_of(paper_named(paper).build(Years(report_2021()))))


def value_at(path: str) -> Any:
    found: Any = data_2021()
    for key in path.split("."):
        if isinstance(found, list):
            by_code = {one["code"]: one for one in found if isinstance(one, dict)}
            found = by_code[key] if by_code else found[int(key)]
        else:
            found = found.get(key)
    return found


@pytest.mark.skipif(not FACTS_FILE.exists(), reason="tệp dữ kiện của nguồn không nằm trong kho này")
def test_every_fact_of_the_source_is_in_the_table_and_no_other() -> None:
    facts = json.loads(FACTS_FILE.read_text(encoding="utf-8"))
    assert [fact["id"] for fact in facts if fact["id"] not in FACTS] == []
    assert set(FACTS) == {fact["id"] for fact in facts}


@pytest.mark.skipif(not FACTS_FILE.exists(), reason="tệp dữ kiện của nguồn không nằm trong kho này")
def test_the_numbers_and_dates_of_the_source_are_those_of_the_table() -> None:
    facts = {fact["id"]: fact["fields"] for fact in json.loads(FACTS_FILE.read_text(encoding="utf-8"))}
    values = {id_: [str(one.value) for one in fact] for id_, fact in FACTS.items() if not isinstance(fact, LeftOut)}
    for id_, fields in facts.items():
        for key in ("value", "number", "date", "issuer", "name", "phone", "fax"):
            stated = fields.get(key)
            if isinstance(stated, str | int) and id_ not in {"C02", "C06", "A2"} and stated != "":
                assert any(str(stated) in value for value in values[id_]), (id_, key, stated)


@pytest.mark.parametrize(("id_", "one"), HELD, ids=[f"{id_}-{one.path}" for id_, one in HELD])
def test_the_year_file_holds_each_fact(id_: str, one: Held) -> None:
    found = value_at(one.path)
    if isinstance(one.value, str):
        assert one.value in found, id_
    else:
        assert found == one.value, id_


@pytest.mark.parametrize(("id_", "one"), HELD, ids=[f"{id_}-{one.path}" for id_, one in HELD])
def test_each_fact_is_seen_in_its_papers(id_: str, one: Held) -> None:
    wanted = same(str(one.value) if one.shown is None else one.shown)
    assert [paper for paper in one.papers if wanted not in text_of_2021(paper)] == [], id_


def test_the_year_file_holds_nothing_that_the_source_does_not_say() -> None:
    known = {one.path for _id, one in HELD} | OUR_OWN
    assert [path for path in leaves(data_2021()) if path not in known and path.rpartition(".")[2] not in OUR_OWN] == []


def test_what_is_left_out_says_why() -> None:
    assert [id_ for id_, fact in FACTS.items() if isinstance(fact, LeftOut) and not fact.reason] == []


def test_the_year_file_loads_and_has_nothing_wrong_in_it() -> None:
    findings = check(Years(report_2021()))
    assert [finding for finding in findings if finding.severity is not Severity.GAP] == []


def test_the_year_has_the_numbers_that_the_source_states() -> None:
    year = report_2021()
    conferences = [figure.value for figure in year.figures if figure.unit == "hội nghị"]
    numbered = [document for document in year.documents if document.number is not None]
    assert sum(value for value in conferences if value is not None) == 4
    assert [document.issuer for document in numbered].count("Thủ tướng Chính phủ") == 3
    assert [document.issuer for document in numbered].count("UBND tỉnh") == 2
    assert sorted(document.status.value for document in year.documents if document.number is None) == [
        "draft",
        "issued",
        "issued",
        *["planned"] * 4,
    ]
    assert len(year.areas) == 4
    assert [1 + len(task.items or ()) for task in year.tasks] == [4, 2, 3, 2, 3]
    assert sum(award.count or 0 for award in year.awards) == 13


def test_documents_in_the_period_are_the_four_that_the_source_dates_so() -> None:
    year = report_2021()
    inside = [
        document.number
        for document in year.documents
        if document.date is not None and year.period.start <= document.date <= year.period.end
    ]
    assert sorted(map(str, inside)) == ["02/CTr-UBND", "04-NQ/TU", "39/2020/QĐ-TTg", "39/2021/QĐ-UBND"]
