"""The JSON Schema of a year file, against which years are held by a small validator of our own."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from dtreport.records import KINDS
from dtreport.records.base import SILENCED, specs
from dtreport.report.schema import DIALECT, json_schema
from tests.support import ROOT, TESTS
from tests.support.golden import assert_golden
from tests.support.record_strategies import MODELS, years
from tests.support.year_data import data_of, year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA = json_schema()
KEYWORDS: dict[str, type | tuple[type, ...]] = {
    "$schema": str,
    "title": str,
    "description": str,
    "type": str,
    "format": str,
    "pattern": str,
    "const": int,
    "default": (bool, str),
    "examples": list,
    "enum": list,
    "required": list,
    "properties": dict,
    "items": dict,
    "additionalProperties": (bool, dict),
    "minimum": int,
    "maximum": int,
    "minLength": int,
    "maxLength": int,
}
"""The keywords of draft 2020-12 that a year file needs, and what each holds."""
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def subschemas(schema: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    yield place, schema
    for name, inner in schema.get("properties", {}).items():
        yield from subschemas(inner, f"{place}.{name}")
    if "items" in schema:
        yield from subschemas(schema["items"], f"{place}[]")


def faults(schema: dict[str, Any], value: Any, place: str = "") -> Iterator[str]:
    """Where a value is not what the schema says."""
    if "type" in schema and (
        not isinstance(value, TYPES[schema["type"]]) or (isinstance(value, bool) and schema["type"] != "boolean")
    ):
        yield f"{place} is no {schema['type']}"
        return
    yield from (
        f"{place} breaks {keyword}"
        for keyword, holds in LIMITS.items()
        if keyword in schema and not holds(schema[keyword], value)
    )
    if isinstance(value, dict):
        yield from (f"{place} lacks {name}" for name in schema.get("required", ()) if name not in value)
        for name, inner in value.items():
            others = schema["additionalProperties"]
            if name in schema.get("properties", {}) or others:
                yield from faults(schema.get("properties", {}).get(name, others), inner, f"{place}.{name}")
            else:
                yield f"{place} has {name}"
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from faults(schema["items"], inner, f"{place}[{index}]")


LIMITS: dict[str, Callable[[Any, Any], bool]] = {
    "const": lambda limit, value: value == limit,
    "enum": lambda limit, value: value in limit,
    "pattern": lambda limit, value: re.search(limit, value) is not None,
    "minimum": lambda limit, value: value >= limit,
    "maximum": lambda limit, value: value <= limit,
    "minLength": lambda limit, value: len(value) >= limit,
    "maxLength": lambda limit, value: len(value) <= limit,
    "format": lambda limit, value: limit == "date" and date.fromisoformat(value).isoformat() == value,
}


def as_json(value: Any) -> Any:
    """The data of a TOML file as an editor shows them to a schema: dates are strings."""
    match value:
        case dict():
            return {key: as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def test_the_schema_is_as_in_the_golden_file() -> None:
    assert_golden(TESTS / "report" / "golden" / "schema.json", json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n")


def test_the_schema_uses_only_keywords_of_its_dialect_as_they_are_meant() -> None:
    assert SCHEMA["$schema"] == DIALECT == "https://json-schema.org/draft/2020-12/schema"
    for place, schema in subschemas(SCHEMA):
        assert {key for key, held in schema.items() if not isinstance(held, KEYWORDS.get(key, ()))} == set(), place
        assert "type" in schema or "const" in schema, place
        assert schema.get("type", "string") in TYPES, place
        assert set(schema.get("required", ())) <= schema.get("properties", {}).keys(), place
        assert ("items" in schema) == (schema.get("type") == "array"), place
        assert (schema.get("additionalProperties", True) is not True) == (schema.get("type") == "object"), place
        assert re.compile(schema.get("pattern", "")).groups == 0, place


def test_every_example_and_default_is_what_the_schema_allows() -> None:
    shown = [
        (place, schema, value)
        for place, schema in subschemas(SCHEMA)
        for value in [*schema.get("examples", ()), *([schema["default"]] if "default" in schema else [])]
    ]
    assert len(shown) > len(MODELS)
    assert [fault for place, schema, value in shown for fault in faults(schema, value, place)] == []


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model_is_in_the_schema_with_its_label(name: str) -> None:
    part = SCHEMA["properties"][name]
    block = part.get("items", part)
    found = specs(MODELS[name])
    silenced = {SILENCED: "Bỏ qua khi kiểm tra"} if "items" in part else {}
    assert {key: held["title"] for key, held in block["properties"].items()} == {
        spec.name: spec.label for spec in found
    } | silenced
    assert block.get("required", []) == [spec.name for spec in found if spec.required and spec.name != "code"]


def test_choices_stand_in_the_words_of_the_file() -> None:
    kinds = SCHEMA["properties"]["awards"]["items"]["properties"]["recipient_kind"]
    assert (kinds["enum"], kinds["examples"]) == (["collective", "individual", "household"], ["individual"])


def test_a_new_schema_is_made_each_time() -> None:
    json_schema()["properties"].clear()
    assert json_schema() == SCHEMA


def test_the_real_year_is_what_the_schema_says() -> None:
    data = data_of((ROOT / "reports" / "2021.toml").read_text(encoding="utf-8"))
    assert list(faults(SCHEMA, as_json(data))) == []


@settings(max_examples=25, deadline=None)
@given(years())
def test_a_year_that_loads_is_what_the_schema_says(data: dict[str, Any]) -> None:
    assert list(faults(SCHEMA, as_json(data))) == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("[[areas]]\n", ".areas[0] lacks title"),
        ('[[areas]]\ntitle = "a"\ncode = "A"\n', ".areas[0].code breaks pattern"),
        ('[[areas]]\ntitel = "a"\ntitle = "b"\n', ".areas[0] has titel"),
        ('[[tasks]]\ntext = "a"\nitems = [1]\n', ".tasks[0].items[0] is no string"),
        ('[[tasks]]\ntext = "a"\nsilenced = { DT402 = 1 }\n', ".tasks[0].silenced.DT402 is no string"),
        ('[[results]]\narea = "lv-1"\ntext = "a"\nkey = 1\n', ".results[0].key is no boolean"),
        ('[[counts]]\nname = "a"\nunit = "b"\nstatus = "thực hiện"\n', ".counts[0].status breaks enum"),
    ],
)
def test_what_does_not_load_is_underlined_by_the_schema(lines: str, fault: str) -> None:
    assert list(faults(SCHEMA, as_json(year(lines)))) == [fault]


def test_every_kind_is_a_list_of_blocks() -> None:
    assert {SCHEMA["properties"][kind.name]["type"] for kind in KINDS} == {"array"}
