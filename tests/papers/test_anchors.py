"""Anchors have names that every program keeps, and a name leads back to one place only."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dtreport.papers.anchors import BookmarkNames, source_named, web_name
from dtreport.papers.source_fields import OWN, REFERENCES
from dtreport.records import KINDS, TABLES, kind_named
from dtreport.records.base import specs
from dtreport.records.codes import CODE, LONGEST_CODE
from dtreport.vietnamese.wording import Source
from tests.support.agreement_years import case
from tests.support.sample_years import made

YEAR = case("full").year
LONG_CODES = ("phan-dau-hoan-thanh-muc-tieu-quoc-gia-1", "phan-dau-hoan-thanh-muc-tieu-quoc-gia-2", "text", "x1", "1-x")
codes = st.from_regex(CODE, fullmatch=True).filter(lambda code: len(code) <= LONGEST_CODE) | st.sampled_from(LONG_CODES)


def fields(kind: str) -> list[str]:
    model = next(each.model for each in (*KINDS, *TABLES) if each.name == kind)
    return [spec.name for spec in specs(model)]


@given(st.lists(codes, min_size=1, max_size=6, unique=True), st.data())
def test_a_name_leads_back_to_where_it_came_from(year_codes: list[str], data: st.DataObject) -> None:
    year = made(areas=[{"code": code, "title": "Mảng"} for code in year_codes])
    sources = [
        Source("areas", code, field, line)
        for code in year_codes
        for field in (*fields("areas"), *sorted(REFERENCES), OWN)
        for line in (0, data.draw(st.integers(1, 999)))
    ]
    sources += [Source("text", "", field, 1) for field in fields("text")] + [Source("", "", OWN)]
    names = BookmarkNames()
    by_name = {names.claim(source): source for _use in range(2) for source in sources}
    assert len({name.casefold() for name in by_name}) == 2 * len(sources)
    for name, source in by_name.items():
        assert re.fullmatch("_dt_[A-Za-z0-9_]{1,36}", name)
        assert source_named(name, year) == source
        if source.kind:
            assert source_named(web_name(source), year) == source


def test_names_can_be_read() -> None:
    names = BookmarkNames()
    value, text, overview = (
        Source("counts", "hoi-nghi", "value"),
        Source("results", "kq-1", "text", 2),
        Source("text", "", "overview", 1),
    )
    assert [names.claim(source) for source in (value, value, text, overview, Source("", "", OWN))] == [
        "_dt_hoi_nghi__value",
        "_dt_hoi_nghi__value__2",
        "_dt_kq_1__text2",
        "_dt__text__overview1",
        "_dt__own",
    ]
    assert [web_name(source) for source in (value, text, overview)] == [
        "hoi-nghi.value",
        "kq-1.text[2]",
        "[text].overview[1]",
    ]


def test_other_names_are_of_no_place() -> None:
    strange = ["", "_Toc123", "_GoBack", "_dt_", "_dt_hoi_nghi", "_dt_hoi_nghi__value_Copy_1", "_dt_khac__value"]
    strange += ["_dt__khac__overview1", "_dt__text", "_dt_hoi_nghi__value__0", f"_dt_{'a' * 22}X12345678__value"]
    strange += [f"_dt_hoi_nghi__{'v' * 40}", "hoi-nghi", "khac.value", "[khac].value", "hoi-nghi.value[0]"]
    assert [name for name in strange if source_named(name, YEAR) is not None] == []


def test_a_public_page_names_no_award_by_a_code_that_may_be_a_name() -> None:
    prefix = kind_named("awards").prefix
    assert web_name(Source("awards", "nguyen-van-a", "recipient_number")) == ""
    assert web_name(Source("awards", f"{prefix}-5", "recipient_number")) == f"{prefix}-5.recipient_number"
    assert web_name(Source("", "", OWN)) == ""


def test_no_field_of_a_text_ends_in_a_digit() -> None:
    names = {spec.name for each in (*KINDS, *TABLES) for spec in specs(each.model)}
    assert [name for name in {*names, *REFERENCES, OWN} if not re.fullmatch("[a-z]+(_[a-z]+)*", name)] == []
