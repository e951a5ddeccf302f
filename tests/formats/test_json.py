import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats.json import render
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Column,
    ColumnKind,
    Paper,
    Qualified,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from tests.support.sample_papers import (
    NASTY_TEXTS,
    chart,
    figures,
    measures,
    overview,
    paper_of,
    people,
    signature,
    texts,
)


def blocks_of(*blocks: Block) -> Any:
    return json.loads(render(paper_of(*blocks)), parse_float=Decimal)["sections"][0]["blocks"]


def test_the_paper_says_what_it_is(nasty: Paper) -> None:
    found = json.loads(render(nasty))
    assert list(found) == ["title", "author", "dated", "digest", "stamp", "sections"]
    assert found["dated"] == "2022-01-14"
    assert "stamp" not in json.loads(render(paper_of()))
    assert render(nasty).endswith(b"}\n")


def test_every_column_is_there_also_an_empty_one() -> None:
    [table] = blocks_of(figures())
    keys = [column["key"] for column in table["columns"]]
    assert "empty" in keys
    assert all(list(row)[: len(keys)] == keys for row in table["rows"])
    assert table["columns"][3] == {"key": "plan", "label": "Kế hoạch", "kind": "number"}


def test_figures_keep_their_digits_and_missing_is_null() -> None:
    [table] = blocks_of(figures())
    rows = table["rows"]
    assert (rows[0]["plan"], str(rows[0]["done"]), str(rows[0]["share"])) == (2, "1.0", "0.5")
    assert (rows[1]["plan"], rows[1]["done"], rows[1]["share"], rows[1]["level"]) == (None, 0, None, 1)
    assert str(rows[2]["plan"]) == "12345.60"
    assert rows[2]["done"] is None
    assert rows[4]["plan"] == 12345678901234567890
    assert rows[5]["date"] == "2022-01-14T08:30:00"
    assert rows[7] | {"strong": True, "plan": 2, "done": None} == rows[7]
    assert "level" not in rows[0]


@given(
    st.lists(
        st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers() | st.text() | st.none(), min_size=1
    )
)
def test_values_come_back_equal(values: list[Decimal | int | str | None]) -> None:
    table = Table("t", (Column("a", "A"),), tuple(Row((value,)) for value in values))
    assert [row["a"] for row in blocks_of(table)[0]["rows"]] == values


def test_a_column_may_be_called_level() -> None:
    table = Table("t", (Column("level", "Mức"),), (Row(("cao",), level=1, strong=True),))
    assert blocks_of(table)[0]["rows"] == [{"level": "cao", "strong": True}]


def test_a_row_may_have_a_name_that_machines_know_it_by() -> None:
    table = Table("t", (Column("name", "Tên"),), (Row(("Hội nghị",), name="hoi-nghi"),))
    assert blocks_of(table)[0]["rows"] == [{"name": "Hội nghị", "id": "hoi-nghi"}]


def test_what_is_counted_or_copied_is_its_value() -> None:
    rows = blocks_of(overview())[0]["rows"]
    assert [row["number"] for row in rows] == [300, Decimal("1.0"), None, Decimal("301.0")]


def test_the_word_before_a_figure_has_a_key_of_its_own() -> None:
    rows = blocks_of(measures())[0]["rows"]
    said = {key: value for key, value in rows[2].items() if key.startswith(("done", "share", "more"))}
    assert said == {
        "done": 3000,
        "done_qualifier": "hơn",
        "share": Decimal("0.5"),
        "share_qualifier": "khoảng",
        "more": -3000,
        "more_qualifier": "khoảng",
    }
    columns = Column("n", "Số", ColumnKind.NUMBER), Column("n_qualifier", "Mức độ")
    table = Table("t", columns, (Row((Qualified(Decimal(1), "hơn"), "gần")),))
    assert blocks_of(table)[0]["rows"] == [{"n": 1, "n_qualifier": "gần"}]


def test_titles_addressees_and_the_foot_are_told() -> None:
    title, addressees = blocks_of(Title("BÁO CÁO", "Tổng kết"), Addressees("Kính gửi:", ("A;", "B.")))
    assert title == {"title": {"name": "BÁO CÁO", "about": "Tổng kết"}}
    assert addressees == {"addressees": ["A;", "B."], "label": "Kính gửi:"}
    paper = replace(paper_of(), sections=(Section("Tờ", (), foot=("Mã: ab",)),))
    assert json.loads(render(paper))["sections"] == [{"name": "Tờ", "blocks": [], "foot": ["Mã: ab"]}]


def test_texts_are_written_as_they_are() -> None:
    assert [row["text"] for row in blocks_of(texts(NASTY_TEXTS))[0]["rows"]] == list(NASTY_TEXTS)
    assert "Nguyễn".encode() in render(paper_of(people(1)))


def test_dates_are_iso_and_charts_are_figures() -> None:
    table = Table("t", (Column("d", "Ngày"),), (Row((date(2021, 2, 3),)),))
    assert blocks_of(table)[0]["rows"] == [{"d": "2021-02-03"}]
    assert blocks_of(chart())[0]["bars"][1] == {"label": "Đại biểu", "values": [None, Decimal("90.5")]}


@pytest.mark.parametrize("recipients", [(), ("Nơi nhận:",)])
def test_a_signature_says_who(recipients: tuple[str, ...]) -> None:
    bare = Signature(Signatory(("TRƯỞNG BAN",), "A"), recipients=recipients)
    expected: dict[str, Any] = {"signer": {"position": ["TRƯỞNG BAN"], "name": "A"}}
    if recipients:
        expected["recipients"] = ["Nơi nhận:"]
    assert blocks_of(bare) == [{"signature": expected}]
    assert set(blocks_of(signature())[0]["signature"]) == {"signer", "place_and_date", "preparer"}
