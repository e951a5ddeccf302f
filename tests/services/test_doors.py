"""One rule for a type wherever it comes in: as an option, at a question, in a list, from the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import InvalidValuesError, UsageError
from dtreport.records import KINDS, TABLES, kind_named
from dtreport.records.award import Award
from dtreport.records.base import specs
from dtreport.records.typed_fields import read_entry
from dtreport.records.values import CODE_TYPE, DATE, DUE, FLAG, MOMENT, NAME, NUMBER, PROSE, TEXT, WHOLE, YEAR
from dtreport.services.list_readers import read_list
from dtreport.services.new_records import problem_of
from dtreport.services.pasted_list import ListWishes
from dtreport.services.tables.table_source import tables_of
from dtreport.store.text.toml_writer import entry_text
from dtreport.store.toml_parser import parse
from tests.support.sample_years import made

if TYPE_CHECKING:
    from dtreport.records.base import Declared, Spec
    from dtreport.records.values import ValueType

CHOICE = "choice"
WORDS: dict[ValueType | str, list[str]] = {
    NAME: ["Nguyễn Văn A", " Ðỗ\xa0Văn Á ", "a\u202eb", "a\x9bb", "\u200b"],
    TEXT: ["đạt {sl-1}", "Ðạt", "{sl-1", "a\U000e0041b"],
    PROSE: ["• Một\n• Hai", "Đã họp.\nĐã xong.", "a\u2066b", "{"],
    CODE_TYPE: ["KQ-1", " kq‑1 ", "hội nghị", "2021", ""],
    NUMBER: [
        "12",
        "12,5",
        "1.234,5",
        "12.500",
        "1,2340",
        "12,5%",
        "１２",
        "1e5",
        "ba",
        "12\u200b",
        "1\u202f234,5",
        "--1",
    ],
    WHOLE: ["02", "1.234", "1 234", "1,5", "-1", "9999999999", "12 người", "12\u200b"],
    YEAR: ["1980", "80", "1980,0", "năm 1980", "\ufeff1980"],
    DATE: ["14/1/2022", "2022-01-14", "14‑01‑2022", "31/2/2022", "14/1/22", "ngày 14 tháng 1 năm 2022"],
    MOMENT: ["18/01/2022 18:07", "18h07 18/01/2022", "14/1/2022", "18/01/2022 25:07"],
    FLAG: ["có", "KHONG", "y", "k", "chắc"],
    DUE: ["Quý I/2022", "30/6/2022", "31/2/2022", "2022", "Ðợt 1"],
    CHOICE: [],
}
FIELDS = [
    pytest.param(owner.model, spec, id=f"{owner.name}.{spec.name}")
    for owner in (*TABLES, *KINDS)
    for spec in specs(owner.model)
]


def typed_words(spec: Spec) -> list[str]:
    """What people type for a field: every way to say a choice, else the words of its type."""
    if spec.value.choices is None:
        return WORDS[spec.value]
    words = [word for each in spec.value.choices for word in (each.value, each.label, each.label.upper())]
    return [*words, f" {words[0]} ", "zzz", "1"]


def as_an_option(model: type[Declared], spec: Spec, words: str) -> tuple[Any, str]:
    """The value, or the sentence that refuses it."""
    values, problems = read_entry(model, {spec.name: [words] if spec.many else words})
    return values.get(spec.name), problems[0].message if problems else ""


def test_every_type_of_value_has_its_words() -> None:
    assert {spec.value for owner in (*TABLES, *KINDS) for spec in specs(owner.model) if not spec.value.choices} == {
        kind for kind in WORDS if kind != CHOICE
    }


@pytest.mark.parametrize(("model", "spec"), FIELDS)
def test_a_question_takes_and_refuses_what_an_option_does(model: type[Declared], spec: Spec) -> None:
    for words in typed_words(spec):
        _value, refusal = as_an_option(model, spec, words)
        asked = problem_of(model, spec, words, None)
        assert asked.casefold() == refusal.casefold(), words


@pytest.mark.parametrize(("model", "spec"), FIELDS)
def test_a_file_takes_what_an_option_took(model: type[Declared], spec: Spec) -> None:
    for words in typed_words(spec):
        value, refusal = as_an_option(model, spec, words)
        if refusal:
            continue
        written = parse(entry_text(spec.name, value))[spec.name]
        assert (tuple(map(spec.value.check, written)) if spec.many else spec.value.check(written)) == value


LISTED = [spec for spec in specs(Award) if spec.name not in {"code", "recipient", "count"}]


@pytest.mark.parametrize("spec", LISTED, ids=lambda spec: spec.name)
def test_a_list_takes_what_an_option_took_and_nothing_that_no_door_takes(spec: Spec) -> None:
    """A list understands more, such as 447 nghìn or a full day of birth; it reads nothing otherwise."""
    kind, year = kind_named("awards"), made()
    common = {"title": "Giấy khen", "recipient_kind": "cá nhân"}
    common.pop(spec.name, None)
    for words in typed_words(spec):
        if not words.strip() or any(sign in words for sign in "\t\n"):
            continue  # an empty cell says nothing
        value, refusal = as_an_option(kind.model, spec, words)
        tables = tables_of(f"TT\trecipient\t{spec.name}\n1\tNguyễn Văn A\t{words}\n".encode())
        try:
            (row,) = read_list(kind, tables, year, ListWishes(common, agreed=True)).rows
        except (InvalidValuesError, UsageError):
            assert refusal, words
        else:
            checked = spec.value.check(row[spec.name]) if spec.name in row else None
            assert refusal or checked in {value, None}, words
