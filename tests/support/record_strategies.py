"""What a year file may hold, generated from the declarations of the records: one generator a type of value."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.records.values import (
    CODE_TYPE,
    DATE,
    DUE,
    FLAG,
    MOMENT,
    MOST_DIGITS,
    NAME,
    NUMBER,
    PROSE,
    TEXT,
    WHOLE,
    YEAR,
)
from dtreport.vietnamese.numbers import plain_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.records.base import Declared, Spec
    from dtreport.records.values import ValueType

    Value = st.SearchStrategy[Any]
    Generators = Mapping[ValueType, Value]

MODELS = {**{table.name: table.model for table in TABLES}, **{kind.name: kind.model for kind in KINDS}}
"""Every model by its name in the file."""

LETTERS = "aăâbđeêÔƯỹỵ ệ\u0065\u0302\u0301 0127.,;:–-/()[]%=\"'#+@&<>\\\xa0\u200b😀"
BEFORE_1900, AFTER_2100 = date(1899, 12, 31), date(2101, 1, 1)


def _texts(extra: str = "") -> Value:
    return st.text(LETTERS + extra, min_size=1, max_size=8).filter(lambda text: text.strip(" \r\n\xa0\u200b") != "")


def _mentioning(texts: Value) -> Value:
    mention = st.sampled_from(("{{", "{sl-1}", "{sl-1.plan}", "{ kt-2 }", "}"))
    return st.one_of(texts, st.lists(st.one_of(texts, mention), min_size=2, max_size=4).map("".join))


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NUMBERS = st.one_of(
    st.integers(-(10**MOST_DIGITS) + 1, 10**MOST_DIGITS - 1),
    st.decimals(-(10**6), 10**6, places=3).map(lambda number: Decimal(plain_digits(number))),
    st.sampled_from([Decimal(written) for written in ("0.0", "-0.0", "1E+3", "1.2340", "12.50", "1E-14", "1e14")]),
)
CODES = st.from_regex("(?:[0-9]{1,3}-){0,2}[0-9]{0,3}[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,6}){0,3}", fullmatch=True)
PLAIN: Generators = {
    NAME: _texts("{}"),
    TEXT: _texts(),
    PROSE: _texts("\n\r"),
    CODE_TYPE: CODES,
    NUMBER: NUMBERS,
    WHOLE: st.integers(0, 10**9),
    YEAR: st.integers(1900, 2100),
    DATE: DAYS,
    MOMENT: st.one_of(DAYS, st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31))),  # noqa: DTZ001, local time
    FLAG: st.booleans(),
    DUE: st.one_of(DAYS, _texts().map("Quý I/{}".format)),
}
"""A generator for each type of value, without `{code}` in the texts."""

MENTIONING: Generators = {**PLAIN, TEXT: _mentioning(PLAIN[TEXT]), PROSE: _mentioning(PLAIN[PROSE])}
"""The same with `{code}` in the texts: good for one record, not for a year in which nothing has that code."""


def one_value(spec: Spec, generators: Generators = MENTIONING) -> Value:
    """What the file may hold for one value of a field."""
    if spec.value.choices is not None:
        return st.sampled_from([option.value for option in spec.value.choices])
    return generators[spec.value]


def whole_value(spec: Spec, generators: Generators = MENTIONING) -> Value:
    """What the file may hold for a field: one value, or a list of them."""
    value = one_value(spec, generators)
    return st.lists(value, max_size=3) if spec.many else value


def blocks(model: type[Declared], generators: Generators = MENTIONING) -> st.SearchStrategy[dict[str, Any]]:
    """A block of the file for one model: all that it must hold, and some of what it can."""
    required = {spec.name: whole_value(spec, generators) for spec in specs(model) if spec.required}
    optional = {spec.name: whole_value(spec, generators) for spec in specs(model) if not spec.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda block: _sensible(model, block))


def _sensible(model: type[Declared], block: dict[str, Any]) -> dict[str, Any]:
    """Without the fields that have nothing to say beside the others."""
    idle = {spec.name for spec in specs(model) if spec.unless and spec.unless in block}
    return {name: value for name, value in block.items() if name not in idle}


@st.composite
def years(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a year that loads: the required references lead to the first record, the others are left out."""
    data: dict[str, Any] = {"schema": 1, "year": draw(st.integers(1901, 2100))}
    for table in TABLES:
        held = draw(blocks(table.model, PLAIN))
        if table.name == "agency" or draw(st.booleans()):
            data[table.name] = held
    for kind in KINDS:
        fewest = 1 if kind.name == "areas" else 0
        for index, block in enumerate(draw(st.lists(blocks(kind.model, PLAIN), min_size=fewest, max_size=2)), 1):
            made = {"code": f"{kind.prefix}-{index}", **_without_references(kind.model, block)}
            data.setdefault(kind.name, []).append(made)
    return data


def _without_references(model: type[Declared], block: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for spec in specs(model):
        if spec.name == "code" or spec.name not in block:
            continue
        if not spec.refers or spec.last_year:
            kept[spec.name] = block[spec.name]
        elif spec.required:
            kept[spec.name] = "lv-1"
    return kept
