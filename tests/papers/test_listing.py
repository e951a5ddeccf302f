"""The records of one kind as a list, and one record with all that is known of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dtreport.errors import NotRecordedError
from dtreport.papers.listing import card, listing
from dtreport.records import KINDS, kind_named
from dtreport.records.base import specs
from tests.support.sample_years import cells, full_year, made, report_2021, tables_of, text_of


def test_a_list_has_the_fields_of_its_kind_by_their_keys() -> None:
    for kind in KINDS:
        table = tables_of(listing(full_year(), kind))[kind.name]
        assert [column.key for column in table.columns] == [spec.name for spec in specs(kind.model)]
        assert len(table.rows) == len(full_year().of(kind))


def test_a_list_keeps_types_and_shortens_long_texts() -> None:
    year = report_2021()
    figures = tables_of(listing(year, kind_named("counts")))["counts"]
    assert cells(figures, "value") == [Decimal(90), Decimal(2), Decimal(2)]
    texts = cells(tables_of(listing(year, kind_named("results")))["results"], "text")
    assert max(len(str(text)) for text in texts) <= 100
    assert str(texts[0]).endswith("…")


def test_a_list_of_nothing_says_so() -> None:
    assert "Chưa ghi nhiệm vụ nào." in text_of(listing(made(), kind_named("tasks")))


def test_a_card_tells_every_field_whole_and_where_the_record_is_used() -> None:
    year = report_2021()
    tables = tables_of(card(year, "qd-33-2020"))
    assert cells(tables["fields"], "field") == ["code", "kind", "number", "date", "issuer", "subject", "status", "role"]
    assert cells(tables["uses"], "place") == ["kq-1.text"]
    assert cells(tables["uses"], "noun") == ["Kết quả"]
    whole = cells(tables_of(card(year, "kq-1"))["fields"], "value")[2]
    assert str(whole).endswith("theo Quyết định số 33/2020/QĐ-TTg.")


def test_a_card_names_a_table_of_settings_that_uses_the_record() -> None:
    tables = tables_of(card(full_year(), "hoi-nghi"))
    assert ("text.overview", "Lời văn") in [row.cells[:2] for row in tables["uses"].rows]


def test_a_record_that_nothing_uses_has_no_uses() -> None:
    assert "uses" not in tables_of(card(report_2021(), "kq-1"))


def test_a_code_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotRecordedError) as refused:
        card(report_2021(), "hn-phap-luật")
    assert refused.value.hint == 'Có phải "hn-phap-luat"?'
    with pytest.raises(NotRecordedError, match="zzz"):
        card(made(), "zzz")
