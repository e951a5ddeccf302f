"""What is written is what is read: every kind, every table, every value that the declarations allow."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dtreport.records import KINDS, TABLES
from dtreport.records.base import Declared, Spec, specs
from dtreport.store import Insert, Replace, SetTable
from dtreport.store.text.toml_writer import block_text, new_file, toml_value, value_text
from dtreport.store.text.year_editor import YearEditor, judge, same
from dtreport.store.toml_parser import parse
from dtreport.store.year_loader import read_year

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="{}"), min_size=1, max_size=40)
LINES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)
LIFE = (datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001, moments here are local ones
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "NUMBER": st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)
    | st.integers(-(10**14), 10**14).map(Decimal),
    "DATE": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    "MOMENT": st.datetimes(*LIFE).map(lambda moment: moment.replace(microsecond=0)),
    "FLAG": st.booleans(),
    "WHOLE": st.integers(0, 10**9),
    "YEAR": st.integers(1900, 2100),
    "CODE_TYPE": st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True),
}


def values(spec: Spec) -> st.SearchStrategy[Any]:
    """What a field may hold, as a program would hand it to the store."""
    from dtreport.records import values as types

    if spec.value.choices:
        one: st.SearchStrategy[Any] = st.sampled_from(list(spec.value.choices))
    else:
        name = next((name for name in VALUES if getattr(types, name) is spec.value), "")
        one = VALUES[name] if name else (LINES if spec.value.multiline else WORDS)
    return st.lists(one, max_size=4).map(tuple) if spec.many else one


def records(model: type[Declared]) -> st.SearchStrategy[dict[str, Any]]:
    """Records of a kind, or tables of settings: any of their keys, with any values."""
    fields = {spec.name: values(spec) for spec in specs(model)}
    required = {name: value for name, value in fields.items() if name == "code"}
    optional = {name: value for name, value in fields.items() if name != "code"}
    return st.fixed_dictionaries(required, optional=optional)


def tree(record: dict[str, Any]) -> dict[str, Any]:
    return {key: toml_value(value) for key, value in record.items()}


@pytest.mark.parametrize("declared", [*KINDS, *TABLES], ids=lambda declared: declared.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_block_says_what_was_meant(declared: Any, data: st.DataObject) -> None:
    record = data.draw(records(declared.model))
    text = block_text("[x]", declared.model, record)
    assert same(parse(text)["x"], tree(record))
    assert same(parse(text.replace("\n", "\r\n"))["x"], tree(record))
    assert [*parse(text)["x"]] == [spec.name for spec in specs(declared.model) if spec.name in record]


@settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_whole_new_file_says_what_was_meant(data: st.DataObject) -> None:
    held: dict[str, Any] = {"schema": 1, "year": 2021, "closed": date(2022, 2, 1)}
    # Every block is written by itself: what matters is which of them follow each other.
    names = data.draw(st.sets(st.sampled_from([item.name for item in (*TABLES, *KINDS)]), max_size=5))
    held |= {table.name: tree(data.draw(records(table.model))) for table in TABLES if table.name in names}
    held |= {
        kind.name: [tree(one) for one in data.draw(st.lists(records(kind.model), max_size=2))]
        for kind in KINDS
        if kind.name in names
    }
    assert same(parse(new_file(2021, held)), {key: value for key, value in held.items() if value})


BASE = 'schema = 1\nyear = 2021\n[agency]\nname = "Ban"\n[[tasks]]\ncode = "nv-1"\ntext = "Một"\n'


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), newline=st.sampled_from(["\n", "\r\n"]))
def test_a_record_is_put_in_and_changed_as_meant(kind: Any, data: st.DataObject, newline: str) -> None:
    file = read_year(BASE.replace("\n", newline).encode(), Path("2021.toml"), 2021)
    editing = YearEditor(file)
    first = {**data.draw(records(kind.model)), "code": "moi-1"}
    second = {**data.draw(records(kind.model)), "code": "moi-2"}
    editing.apply(Insert(kind.name, first))
    editing.apply(Replace(kind.name, "moi-1", second))
    read = judge(editing.document.text, editing.data)
    block = next(block for block in read[kind.name] if block["code"] == "moi-2")
    defaults = {spec.name: spec.default for spec in specs(kind.model)}
    for key in block.keys() | second.keys():
        assert (
            same(block.get(key, toml_value(defaults[key])), toml_value(second.get(key, defaults[key])))
            or key not in second
        )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_table_is_changed_as_meant(table: Any, data: st.DataObject) -> None:
    editing = YearEditor(read_year(BASE.encode(), Path("2021.toml"), 2021))
    defaults = {spec.name: toml_value(spec.default) for spec in specs(table.model) if spec.default is not None}

    def meaning(values: dict[str, Any]) -> dict[str, Any]:
        """The values without those that say no more than their absence does: such a line may stay."""
        return {key: value for key, value in values.items() if key not in defaults or value != defaults[key]}

    for values_now in (data.draw(records(table.model)), data.draw(records(table.model))):
        editing.apply(SetTable(table.name, values_now))
        written = judge(editing.document.text, editing.data).get(table.name, {})
        assert same(meaning(written), meaning(tree(values_now)))


def test_text_is_written_as_toml_1_0() -> None:
    assert value_text('một "hai" \\ \x7f \u200b') == '"một \\"hai\\" \\\\ \\u007f \u200b"'
    assert tomli.loads("a = " + value_text('a\n""""""\n"'))["a"] == 'a\n""""""\n"'
    assert value_text(Decimal("1E+3")) == "1000"
    assert value_text(["dài " * 20, "dài " * 20]).count("\n") == 3
    with pytest.raises(TypeError):
        value_text(None)
