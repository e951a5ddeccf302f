"""Entries that people type, blocks of the file, and mentions in a text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dtreport.errors import Problem
from dtreport.honours.award_groups import group_awards
from dtreport.records.area import Area
from dtreport.records.award import Award, RecipientKind
from dtreport.records.base import Declared, field, specs
from dtreport.records.base import given as given_values
from dtreport.records.block_reader import missing_problem, read_block
from dtreport.records.figure import Figure
from dtreport.records.placeholders import Placeholder, pieces, placeholders
from dtreport.records.result import Result
from dtreport.records.settings import Period, TextSettings
from dtreport.records.task import Task
from dtreport.records.typed_fields import as_option, as_typed, missing, read_entry, read_words
from dtreport.records.values import Name  # noqa: TC001, pydantic reads the annotation while the test runs
from dtreport.vietnamese.text import clean
from tests.support.record_strategies import MODELS, blocks, whole_value

if TYPE_CHECKING:
    from dtreport.records.base import Spec

FIELDS = [pytest.param(spec, id=f"{name}.{spec.name}") for name, model in MODELS.items() for spec in specs(model)]
AWARD = {"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual"}


def spec_of(model: type[Declared], name: str) -> Spec:
    return next(spec for spec in specs(model) if spec.name == name)


@pytest.mark.parametrize("name", MODELS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_record_gives_back_what_it_was_made_of(name: str, data: st.DataObject) -> None:
    block = data.draw(blocks(MODELS[name]))
    record, problems = read_block(MODELS[name], block, "mục", name)
    assert problems == []
    assert record is not None
    held = given_values(record)
    assert read_block(MODELS[name], held, "mục", name) == (record, [])
    assert held.keys() <= block.keys()
    assert {key for key in block.keys() - held.keys() if spec_of(MODELS[name], key).default is None} == set()


@pytest.mark.parametrize("spec", FIELDS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_value_that_is_typed_as_it_is_spoken_is_the_same(spec: Spec, data: st.DataObject) -> None:
    held = data.draw(whole_value(spec))
    value = tuple(map(spec.value.check, held)) if spec.many else spec.value.check(held)
    if spec.value.is_text:  # a file may hold bullets and wrapped lines that are mended where somebody types them
        value = typed_again(spec, value)
    assert typed_again(spec, value) == value


def typed_again(spec: Spec, value: Any) -> Any:
    typed = as_typed(spec, value)
    return read_words(spec, tuple(typed) if spec.many else typed[0])


def test_what_says_no_more_than_its_absence_is_not_given() -> None:
    record = Figure(code="sl-1", name="a", unit="b", value=Decimal(0), key=False)
    assert given_values(record) == {"code": "sl-1", "name": "a", "unit": "b", "value": Decimal(0)}


def test_an_empty_list_is_none_and_an_absent_one_is_not_given() -> None:
    absent, empty = Task(code="nv-1", text="a"), Task(code="nv-1", text="a", items=())
    assert absent != empty
    assert given_values(empty) == {"code": "nv-1", "text": "a", "items": ()}


def test_keys_of_the_file_are_used_where_python_has_a_word_of_its_own() -> None:
    assert [(spec.name, spec.attribute) for spec in specs(Period)] == [("from", "start"), ("to", "end")]


def test_an_entry_becomes_values_by_key() -> None:
    entry = {"title": " Giấy khen ", "recipient_kind": "ca nhan", "count": "02", "prize": "447000"}
    expected = {"title": "Giấy khen", "recipient_kind": RecipientKind.INDIVIDUAL, "count": 2, "prize": 447000}
    assert read_entry(Award, entry) == (expected, [])


def test_all_that_is_wrong_with_an_entry_is_said_at_once_with_the_option() -> None:
    entry: dict[str, str | list[str]] = {
        "area": "mảng 1",
        "text": ["a", "b"],
        "documents": ["vb-1", "VB 2"],
        "key": "có",
    }
    values, problems = read_entry(Result, entry)
    assert values == {"key": True}
    assert [problem.place for problem in problems] == ["--area", "--text", "--document"]
    assert problems[1].message == "chỉ ghi được một lần."


def test_the_place_of_an_entry_can_be_named_otherwise() -> None:
    _values, problems = read_entry(Award, {"birth_year": "80"}, lambda spec: f"cột {spec.label}")
    assert [problem.place for problem in problems] == ["cột Năm sinh"]


def test_a_field_of_many_takes_one_word_or_several() -> None:
    spec = spec_of(Task, "partners")
    assert read_words(spec, "Văn phòng") == ("Văn phòng",)
    assert read_words(spec, ["Văn phòng", "Thanh tra"]) == ("Văn phòng", "Thanh tra")


def test_an_option_is_the_key_with_hyphens_and_names_one_thing_each_time() -> None:
    assert as_option(spec_of(Award, "recipient_kind")) == "--recipient-kind"
    assert as_option(spec_of(Result, "documents")) == "--document"


def test_what_must_be_given_is_missing_but_never_the_code() -> None:
    assert [spec.name for spec in missing(Result, [])] == ["area", "text"]
    assert [spec.name for spec in missing(Result, ["text"])] == ["area"]


def test_a_block_with_several_mistakes_has_all_of_them() -> None:
    block = {**AWARD, "recipient_kind": "ca-nhan", "birth_year": "1980", "recipent": "Nguyễn Văn A"}
    record, problems = read_block(Award, block, "khen thưởng", "kt-1", ("awards", 0))
    assert record is None
    assert [(problem.place, problem.path) for problem in problems] == [
        ("kt-1.recipient_kind", ("awards", 0, "recipient_kind")),
        ("kt-1.birth_year", ("awards", 0, "birth_year")),
        ("kt-1.recipent", ("awards", 0, "recipent")),
    ]
    assert problems[-1].hint == 'Có phải "recipient"?'


def test_a_key_like_no_other_is_answered_with_those_that_there_are() -> None:
    _record, problems = read_block(Area, {"code": "lv-1", "title": "a", "zzz": 1}, "mảng công tác", "lv-1")
    assert problems == [
        Problem("lv-1.zzz", 'không có mục "zzz" trong mảng công tác.', "Các mục ghi được: code, title, lead.", ("zzz",))
    ]


def test_a_mistake_in_a_list_names_its_place_in_it() -> None:
    block = {"code": "nv-1", "text": "a", "items": ["một", 2], "partners": "Văn phòng"}
    _record, problems = read_block(Task, block, "nhiệm vụ", "nv-1")
    assert [(problem.place, problem.path) for problem in problems] == [
        ("nv-1.items[2]", ("items", 1)),
        ("nv-1.partners", ("partners",)),
    ]
    assert problems[1].message == 'cần một danh sách trong ngoặc vuông, như ["Văn phòng"].'


def test_what_is_missing_is_said_with_its_label_and_an_example() -> None:
    _record, problems = read_block(Figure, {"code": "sl-1", "name": "a"}, "số liệu", "sl-1", ("counts", 0))
    assert problems == [Problem("sl-1.unit", "chưa có đơn vị tính; cần chữ.", "Ví dụ: hội nghị", ("counts", 0))]


def test_an_award_has_a_name_or_a_number() -> None:
    _record, problems = read_block(Award, {**AWARD, "recipient": "Nguyễn Văn A", "count": 1}, "khen thưởng", "kt-1")
    assert problems == [Problem("kt-1", "chỉ ghi một trong hai: recipient (một tên) hoặc count (số lượng).")]


@given(st.text(st.characters(exclude_characters="{")))
def test_the_pieces_of_a_text_without_mentions_are_the_text(text: str) -> None:
    assert list(pieces(text)) == ([text] if text else [])


@given(st.lists(st.one_of(st.sampled_from(["{{", "{a}", "{a.plan}"]), st.text("xy} \n", min_size=1, max_size=3))))
def test_the_pieces_of_a_text_are_its_parts_in_order(parts: list[str]) -> None:
    def shown(piece: str | Placeholder) -> str:
        return piece if isinstance(piece, str) else "<" + ".".join(filter(None, piece)) + ">"

    said = {"{{": "{", "{a}": "<a>", "{a.plan}": "<a.plan>"}
    assert "".join(map(shown, pieces("".join(parts)))) == "".join(said.get(part, part) for part in parts)


def test_a_doubled_brace_is_a_brace() -> None:
    assert "".join(map(str, pieces("{{sl-1} và {{"))) == "{sl-1} và {"


def test_mentions_name_a_record_and_perhaps_a_part_of_it() -> None:
    assert list(placeholders("{ sl-1 } và {sl-2.plan}, {}")) == [
        Placeholder("sl-1"),
        Placeholder("sl-2", "plan"),
        Placeholder(""),
    ]


@pytest.mark.parametrize("text", ["{", "a {b", "{a{b}", "{{{"])
def test_a_brace_that_nothing_closes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape("muốn in dấu { thì ghi {{.")):
        list(placeholders(text))


def awards(*blocks: dict[str, Any]) -> tuple[Award, ...]:
    return tuple(Award(**{**AWARD, "code": f"kt-{index}", **block}) for index, block in enumerate(blocks, 1))


@pytest.mark.parametrize(
    ("members", "stated", "number"),
    [
        ([{"recipient": "Nguyễn Văn A"}, {"recipient": "Trần Thị B"}], None, 2),
        ([{"count": 11}, {"recipient": "Nguyễn Văn A"}], 11, 11),
        ([{"count": 1}, {"recipient": "Nguyễn Văn A"}, {"recipient": "Trần Thị B"}], 1, 2),
        ([{"count": 2}, {"count": 3}], 5, 5),
        ([{"count": 2}, {}], 2, None),
        ([{"count": 5}, {"recipient": "Nguyễn Văn A"}, {}], 5, None),
        ([{"count": 0}], 0, 0),
        ([{}], None, None),
        ([{}, {"recipient": "Nguyễn Văn A"}], None, None),
    ],
)
def test_names_fill_a_stated_number_and_an_unknown_one_stays_unknown(
    members: list[dict[str, Any]], stated: int | None, number: int | None
) -> None:
    (group,) = group_awards(awards(*members))
    assert (group.stated, group.number) == (stated, number)
    assert [award.recipient for award in group.named] == [m["recipient"] for m in members if "recipient" in m]


def test_awards_are_grouped_by_title_authority_and_kind_in_the_order_of_the_file() -> None:
    given_out = awards({"authority": "UBND tỉnh"}, {}, {"recipient_kind": "collective"}, {"authority": "UBND tỉnh"})
    groups = group_awards(given_out)
    assert [[award.code for award in group.members] for group in groups] == [["kt-1", "kt-4"], ["kt-2"], ["kt-3"]]
    assert (groups[0].title, groups[0].authority) == ("Giấy khen", "UBND tỉnh")
    assert groups[2].recipient_kind is RecipientKind.COLLECTIVE


def test_the_examples_of_the_test_are_clean() -> None:
    assert clean(AWARD["title"]) == AWARD["title"]


def test_a_label_that_begins_with_an_abbreviation_keeps_its_capitals() -> None:
    (spec,) = specs(Abbreviated)
    assert missing_problem(spec, "x").message == "chưa có UBND cấp trên; cần chữ."


class Abbreviated(Declared):
    name: Name = field("UBND cấp trên")


def test_capitals_and_spaces_make_no_other_group_and_the_first_spelling_is_shown() -> None:
    given_out = awards(
        {"title": "Giấy khen", "authority": "Sở Nội vụ", "count": 1},
        {"title": "giấy  khen", "authority": "sở nội vụ", "count": 2},
        {"title": "Giấy Khen", "authority": "Sở Nội vụ", "recipient_kind": "collective", "count": 4},
        {"title": "Giấy khen", "count": 8},
    )
    shown = [
        (group.title, group.authority, group.recipient_kind.value, group.number) for group in group_awards(given_out)
    ]
    assert shown == [
        ("Giấy khen", "Sở Nội vụ", "individual", 3),
        ("Giấy khen", "Sở Nội vụ", "collective", 4),
        ("Giấy khen", None, "individual", 8),
    ]


def test_a_key_that_may_be_a_name_is_not_repeated() -> None:
    record, (problem,) = read_block(Award, {**AWARD, "Nguyễn Văn A": True}, "khen thưởng", "kt-1", ("awards", 0))
    assert record is None
    assert (problem.place, problem.message) == ("kt-1", "có một mục lạ trong khen thưởng.")
    assert "Nguyễn" not in str(problem)


def test_silenced_is_a_key_of_every_record_and_of_no_table() -> None:
    record, problems = read_block(Task, {"code": "nv-1", "text": "a", "silenced": {"DT402": "vì"}}, "", "nv-1")
    assert (record.silenced if record else None, problems) == ((("DT402", "vì"),), [])
    _record, (problem,) = read_block(Task, {"code": "nv-1", "text": "a", "silenced": ["DT402"]}, "", "nv-1")
    assert (problem.place, problem.path) == ("nv-1.silenced", ("silenced",))
    _record, (problem,) = read_block(Task, {"code": "nv-1", "text": "a", "silence": {}}, "nhiệm vụ", "nv-1")
    assert problem.hint == 'Có phải "silenced"?'
    _text, (problem,) = read_block(TextSettings, {"silenced": {}}, "[text]", "text")
    assert problem.message == 'không có mục "silenced" trong [text].'
