"""Every kind of record and every table of settings is declared whole."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections import Counter
from typing import Annotated

import pytest

from dtreport.records import KINDS, TABLES, Kind, kind_named, table_named
from dtreport.records.base import Declared, Record, Spec, field, specs
from dtreport.records.document import Document
from dtreport.records.values import CODE_TYPE, MOMENT, NAME, NUMBER, WHOLE
from dtreport.report import Year
from dtreport.vietnamese.text import clean, fold
from tests.support.record_strategies import MODELS, PLAIN

FIELDS = [
    pytest.param(model, spec, id=f"{name}.{spec.name}") for name, model in MODELS.items() for spec in specs(model)
]
INTERNAL = {
    ("documents", "file"),
    ("documents", "note"),
    ("counts", "source"),
    ("counts", "note"),
    ("results", "note"),
    ("tasks", "note"),
    ("awards", "honorific"),
    ("awards", "birth_year"),
    ("awards", "prize"),
    ("awards", "note"),
}
"""What is never published; whoever adds a field decides here too."""
SELF_EVIDENT = {"Đơn vị tính", "Đối tượng", "Tình trạng", "Từ ngày", "Đến ngày"}
"""Labels of required fields that need no further words."""


def vietnamese(text: str) -> bool:
    return clean(text) == text and fold(text) != text.casefold()


def test_the_registries_are_what_a_year_is_made_of() -> None:
    attributes = {field.name for field in dataclasses.fields(Year)}
    assert {table.name for table in TABLES} == attributes - {"number", "closed", "by_kind", "is_sourced"}


@pytest.mark.parametrize("name", ["name", "command", "prefix", "noun", "summary", "declaration"])
def test_no_two_kinds_share_a_word(name: str) -> None:
    words = [getattr(kind, name) for kind in KINDS]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_whole(kind: Kind) -> None:
    assert issubclass(kind.model, Record)
    assert kind.model.__module__.startswith("dtreport.records.")
    assert kind.command.startswith("add-")
    assert kind.prefix.isalpha()
    assert vietnamese(kind.noun)
    assert vietnamese(kind.summary)
    assert kind_named(kind.name) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_headline_is_made_of_fields_and_is_never_empty(kind: Kind) -> None:
    fields = {spec.name: spec for spec in specs(kind.model)}
    assert fields.keys() >= set(kind.model.headline)
    required = {name: spec.value.read(spec.example) for name, spec in fields.items() if spec.required}
    assert kind.model.model_validate({"code": "x", **required}).called()


def test_a_record_is_called_by_its_headline_as_far_as_it_is_given() -> None:
    assert Document(code="vb-1", kind="Kế hoạch", subject="thực hiện Đề án").called() == "Kế hoạch thực hiện Đề án"


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_described_in_vietnamese_and_takes_no_unknown_key(name: str) -> None:
    model = MODELS[name]
    assert vietnamese(" ".join((model.__doc__ or "").split()))
    assert model.model_config.get("extra") == "forbid"
    assert model.model_config.get("frozen") is True


def test_tables_are_found_by_name() -> None:
    assert [table_named(table.name) for table in TABLES] == list(TABLES)


@pytest.mark.parametrize("find", [kind_named, table_named])
def test_an_unknown_name_is_a_key_error(find: type[KeyError]) -> None:
    with pytest.raises(KeyError):
        find("khong-co")


@pytest.mark.parametrize(("model", "spec"), FIELDS)
def test_a_field_has_a_label_and_an_example_that_it_reads(model: type[Declared], spec: Spec) -> None:
    assert spec.label
    assert clean(spec.label) == spec.label
    assert spec.help or not spec.required or spec.label in SELF_EVIDENT
    typed = spec.value.read(spec.example)
    assert spec.value.check(typed) == typed
    assert spec.value.expected.startswith("cần ")
    if spec.unless:
        assert spec.unless in {other.name for other in specs(model)}
        assert not spec.required
    if spec.refers:
        assert spec.value is CODE_TYPE
        assert spec.example == f"{kind_named(spec.refers).prefix}-1"
    assert spec.refers or not spec.last_year
    assert not (spec.many and spec.default == ())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_code_is_the_first_field_and_declared_once_for_all_kinds(kind: Kind) -> None:
    assert specs(kind.model)[0] == specs(Record)[0]
    assert (specs(Record)[0].name, specs(Record)[0].required) == ("code", True)
    assert "code" not in kind.model.__annotations__


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_a_kind_can_do_fits_its_fields(kind: Kind) -> None:
    fields = {spec.name: spec for spec in specs(kind.model)}
    assert not kind.figure or fields[kind.figure].value in {NUMBER, WHOLE}
    assert not kind.parts or kind.mentionable


def test_what_each_kind_can_do_is_declared() -> None:
    assert {kind.name: kind.figure for kind in KINDS if kind.figure} == {"counts": "value", "awards": "count"}
    assert [kind.name for kind in KINDS if kind.mentionable] == ["documents", "counts", "awards"]
    assert {kind.name: kind.parts for kind in KINDS if kind.parts} == {"counts": ("plan", "percent", "previous")}
    assert [kind.name for kind in KINDS if not kind.everyday] == ["areas", "reviews"]
    assert Kind("a", "add-a", "a", "a", "a", Record)[6:] == (0, "", False, (), True)


@pytest.mark.parametrize("name", MODELS)
def test_options_and_labels_of_a_model_are_told_apart(name: str) -> None:
    for words in ([spec.option for spec in specs(MODELS[name])], [spec.label for spec in specs(MODELS[name])]):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_what_else_is_written_at_a_type_does_not_hide_its_value() -> None:
    class Noted(Declared):
        name: Annotated[str, "a remark", NAME] = field("Tên")
        names: tuple[Annotated[str, "a remark", NAME], ...] | None = field("Tên", default=None)

    assert [(spec.value, spec.many, spec.required) for spec in specs(Noted)] == [
        (NAME, False, True),
        (NAME, True, False),
    ]


def test_only_these_fields_are_internal() -> None:
    assert {(name, spec.name) for name, model in MODELS.items() for spec in specs(model) if not spec.public} == INTERNAL


def test_every_type_of_value_has_a_generator() -> None:
    used = {spec.value for model in MODELS.values() for spec in specs(model) if spec.value.choices is None}
    assert used == set(PLAIN)
    assert MOMENT in used


def test_what_a_kind_is_called_names_the_year_that_it_is_about() -> None:
    assert kind_named("tasks").of_year(2021) == "nhiệm vụ năm 2022"
    assert kind_named("results").of_year(2021) == "kết quả năm 2021"


def test_the_registry_is_read_without_pydantic() -> None:
    code = "import dtreport.records, sys; print('pydantic' in sys.modules, 'dtreport.records.award' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stdout.split() == ["False", "False"]
