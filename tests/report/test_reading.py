"""A year from its data and back, codes that dtreport gives, and what no message may repeat."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dtreport.records import KINDS, TABLES, kind_named
from dtreport.records.base import given as given_values
from dtreport.records.base import specs
from dtreport.records.values import CODE_TYPE, NAME, PROSE, TEXT
from dtreport.report import known_codes, missing_codes, next_code, next_codes, read_year_data
from dtreport.report.references import naming, references
from dtreport.vietnamese.text import fold
from tests.support import ROOT, year_data
from tests.support.record_strategies import MODELS, years
from tests.support.year_data import loaded, year

CANARY = "Nguyễn Ca Na Ry"
SPOILT_TEXTS = (
    CANARY,
    CANARY + "{",
    f"{{{CANARY}}}",
    f"{{sl-1.{CANARY}}}",
    CANARY + "\u202e",
    CANARY * 1_000,
    [CANARY],
    {CANARY: 1},
    [[CANARY]],
)
"""Values that hold somebody's name, some of them refused as a text and all of them as a number or a date."""
CLERKS_CODES = ["lv-1", "lv-2", "kq-1", "kq-007", "kq-7", "kq-999999999", "sl-9999999999", "tuyen-truyen", "kq-1-2"]


@settings(max_examples=40, deadline=None)
@given(years())
def test_a_year_that_is_right_loads_and_gives_back_what_it_holds(data: dict[str, Any]) -> None:
    the_year = loaded(data)
    assert the_year.number == data["year"]
    for kind in KINDS:
        held = [given_values(record) for record in the_year.of(kind)]
        assert [block["code"] for block in held] == [block["code"] for block in data.get(kind.name, [])]
        data = {**data, kind.name: held}
    data |= {table.name: given_values(getattr(the_year, table.name)) for table in TABLES}
    assert loaded(data) == the_year
    assert list(the_year.by_code.values()) == list(the_year.records())


@settings(max_examples=45, deadline=None)
@given(years(), st.permutations(SPOILT_TEXTS), st.integers(1, 4))
def test_no_message_repeats_a_text_of_the_file(data: dict[str, Any], texts: list[Any], every: int) -> None:
    turns = count()
    spoilt = {**deepcopy(data), "year": CANARY, "closed": CANARY}
    for name, model in MODELS.items():
        held = spoilt.get(name, [])
        for block in held if isinstance(held, list) else [held]:
            for spec in specs(model):
                turn = next(turns)
                if spec.value in {NAME, TEXT, PROSE} or (spec.value is not CODE_TYPE and turn % every == 0):
                    block[spec.name] = texts[turn // every % len(texts)]
    problems = read_year_data(spoilt).problems
    assert [problem.place for problem in problems[:2]] == ["year", "closed"]
    assert [problem for problem in problems if "ca na ry" in fold(str(problem))] == []


def test_the_place_of_a_block_is_its_code_only_where_that_is_one() -> None:
    blocks: list[dict[str, Any]] = [
        {"code": CANARY},
        {"code": "\x1b[2J"},
        {"code": 5},
        {},
        {"code": "lv-1"},
        {"code": "a" * 41},
    ]
    places = [problem.place for problem in read_year_data({**year(), "areas": blocks}).problems]
    assert [place.partition(".")[0] for place in places if place.endswith("title")] == [
        "areas[1]",
        "areas[2]",
        "areas[3]",
        "areas[4]",
        "lv-1",
        "areas[6]",
    ]


@st.composite
def years_without_some_codes(draw: st.DrawFn) -> dict[str, Any]:
    own = draw(st.lists(st.sampled_from(CLERKS_CODES), unique=True))
    data: dict[str, Any] = year()
    for code in [*own, *[None] * draw(st.integers(0, 6))]:
        kind = draw(st.sampled_from([kind for kind in KINDS if kind.name in {"areas", "counts", "documents"}]))
        block = {"areas": {"title": "a"}, "counts": {"name": "a", "unit": "b"}, "documents": {"kind": "a"}}[kind.name]
        blocks = data.setdefault(kind.name, [])
        blocks.insert(draw(st.integers(0, len(blocks))), {**block, **({"code": code} if code else {})})
    return data


@settings(max_examples=100, deadline=None)
@given(years_without_some_codes())
def test_codes_that_are_given_are_stable_and_nobodys_own(data: dict[str, Any]) -> None:
    before = deepcopy(data)
    own = [block["code"] for kind in KINDS for block in data.get(kind.name, []) if "code" in block]
    given_codes = missing_codes(data)
    codes = [code for _kind, _index, code in given_codes]
    assert data == before
    assert len({*own, *codes}) == len(own) + len(codes)
    assert all(code.startswith(f"{kind.prefix}-") for kind, _index, code in given_codes)
    the_year = loaded(data)
    assert known_codes(data) == {code: kind for code, (kind, _record) in the_year.by_code.items()}
    for kind, index, code in given_codes:
        data[kind.name][index] = {"code": code, **data[kind.name][index]}
    assert missing_codes(data) == []
    assert loaded(data) == the_year


@settings(max_examples=50, deadline=None)
@given(years_without_some_codes(), st.sampled_from(KINDS), st.integers(1, 4))
def test_new_codes_are_free_and_the_next_one_is_the_first_of_them(data: dict[str, Any], kind: Any, number: int) -> None:
    codes = next_codes(kind, data, number)
    assert len({*codes, *known_codes(data)}) == number + len(known_codes(data))
    assert next_code(kind, data) == codes[0]


def test_codes_go_on_from_the_highest_and_never_fill_a_gap() -> None:
    data = year(
        '[[areas]]\ncode = "lv-2"\ntitle = "a"\n[[areas]]\ntitle = "b"\n[[areas]]\ncode = "lv-07"\ntitle = "c"\n'
    )
    assert [code for _kind, _index, code in missing_codes(data)] == ["lv-8"]
    assert next_codes(kind_named("areas"), data, 2) == ["lv-9", "lv-10"]
    assert next_code(kind_named("awards"), data) == "kt-1"


@pytest.mark.parametrize("code", ["sl-²", "sl-" + "9" * 5_000, "sl-" + "9" * 37, 7, ["sl-1"]])
def test_a_strange_code_does_not_disturb_those_that_are_given(code: Any) -> None:
    block = {"name": "a", "unit": "b"}
    assert [found for _kind, _index, found in missing_codes({"counts": [{**block, "code": code}, block]})] == ["sl-1"]


def test_a_code_that_was_counted_past_is_left_out() -> None:
    blocks = [{"code": "lv-999999999", "title": "a"}, {"code": "lv-1000000000", "title": "b"}, {"title": "c"}]
    assert [area.code for area in loaded({**year(), "areas": blocks}).areas][-1] == "lv-1000000001"


NAMED = """
[text]
overview = "Đạt {sl-1}, {sl-1.plan}; {{sl-1}"
[[areas]]
code = "lv-1"
title = "Mảng {sl-1}"
[[counts]]
code = "sl-1"
name = "Hội nghị"
unit = "hội nghị"
area = "lv-1"
[[results]]
code = "kq-1"
area = "lv-1"
text = "Đã làm."
documents = ["vb-1", "vb-2"]
answers = "sl-1"
[[documents]]
code = "vb-1"
kind = "Kế hoạch"
[[documents]]
code = "vb-2"
kind = "Kế hoạch"
[[tasks]]
text = "Tham mưu"
items = ["Một", "Hai {sl-1} {vb-2}"]
"""


def test_a_record_knows_where_it_is_named() -> None:
    the_year = loaded(year(NAMED))
    assert [(found.place, found.path, found.part) for found in naming(the_year, "sl-1")] == [
        ("text.overview", ("text", "overview"), ""),
        ("text.overview", ("text", "overview"), "plan"),
        ("nv-1.items[2]", ("tasks", 0, "items", 1), ""),
    ]
    assert [found.place for found in naming(the_year, "vb-2")] == ["kq-1.documents[2]", "nv-1.items[2]"]
    assert naming(the_year, "kq-1") == ()


def test_references_come_in_the_order_of_the_kinds_and_tell_the_year_that_they_are_about() -> None:
    found = [(reference.place, reference.code, reference.last_year) for reference in references(loaded(year(NAMED)))]
    assert found[2:] == [
        ("sl-1.area", "lv-1", False),
        ("kq-1.area", "lv-1", False),
        ("kq-1.documents[1]", "vb-1", False),
        ("kq-1.documents[2]", "vb-2", False),
        ("kq-1.answers", "sl-1", True),
        ("nv-1.items[2]", "sl-1", False),
        ("nv-1.items[2]", "vb-2", False),
    ]


def test_a_year_is_a_value() -> None:
    the_year = loaded(year(NAMED))
    assert the_year == loaded(year(NAMED))
    assert [name for name, _table in the_year.settings()] == [table.name for table in TABLES]
    assert the_year.by_code["sl-1"] == (kind_named("counts"), the_year.figures[0])
    with pytest.raises(AttributeError):
        the_year.number = 2022  # type: ignore[misc]  # that is what is refused


def test_the_real_year_loads() -> None:
    path = ROOT / "reports" / "2021.toml"
    the_year = loaded(year_data.data_of(path.read_text(encoding="utf-8")))
    assert (the_year.number, len(the_year.tasks)) == (2021, 5)
    assert all(count.value is None or isinstance(count.value, Decimal) for count in the_year.figures)
