"""Prizes: each is for one recipient, and every sum of them follows from that."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dtreport.honours.award_groups import group_awards
from dtreport.papers import paper_named
from dtreport.papers.blocks import NOT_REPORTED, Product, Total
from dtreport.report import Year, Years
from tests.support.sample_years import cells, made, tables_of, text_of

ONE = 440_000


def awarded(*awards: dict[str, Any]) -> Year:
    common = {"title": "Giấy khen", "recipient_kind": "individual"}
    return made(awards=[{"code": f"kt-{place}", **common, **award} for place, award in enumerate(awards, 1)])


@pytest.mark.parametrize(
    ("awards", "prize", "amount"),
    [
        ([{"count": 35, "prize": ONE}], ONE, 35 * ONE),
        ([{"count": 35, "prize": ONE}] * 2, ONE, 70 * ONE),
        ([{"count": 2, "prize": 1}, {"count": 3, "prize": 10}], None, 32),
        ([{"recipient": "Nguyễn Văn A", "prize": 1}, {"recipient": "Nguyễn Văn B", "prize": 5}], None, 6),
        # Names fill the number of those who are counted, and have their prize.
        ([{"count": 3, "prize": ONE}, {"recipient": "Nguyễn Văn A"}], ONE, 3 * ONE),
        ([{"count": 1, "prize": 5}, {"recipient": "Nguyễn Văn A", "prize": 7}], None, 7),
        ([{"count": 3, "prize": 5}, {"recipient": "Nguyễn Văn A", "prize": 7}], None, None),
        ([{"prize": ONE}], ONE, None),
        ([{"count": 2, "prize": ONE}, {"count": 3}], None, None),
        ([{"recipient": "Nguyễn Văn A", "prize": 1}, {"recipient": "Nguyễn Văn B"}], None, None),
        ([{"count": 0, "prize": ONE}], ONE, 0),
        ([{"count": 2}], None, None),
    ],
)
def test_the_amount_is_the_number_times_the_prize_of_one(
    awards: list[dict[str, Any]], prize: int | None, amount: int | None
) -> None:
    (group,) = group_awards(awarded(*awards).awards)
    assert (group.prize, group.amount) == (prize, amount)


def test_the_workbook_multiplies_by_formula_and_adds_up_the_groups() -> None:
    year = awarded(
        {"count": 35, "prize": ONE},
        {"title": "Bằng khen", "recipient": "Nguyễn Văn A", "prize": 1_000_000},
        {"title": "Bằng khen", "recipient": "Nguyễn Văn B", "prize": 2_000_000},
    )
    table = tables_of(paper_named("workbook").build(Years(year)))["awards"]
    assert cells(table, "prize") == [None, 1_000_000, 2_000_000, ONE, None]
    assert cells(table, "amount") == [
        Total(Decimal(3_000_000), (1, 2)),
        Product(("prize",), Decimal(1_000_000)),
        Product(("prize",), Decimal(2_000_000)),
        Product(("number", "prize"), Decimal(35 * ONE)),
        Total(Decimal(35 * ONE + 3_000_000), (0, 3)),
    ]


def test_what_is_not_known_is_open_and_the_total_says_that_it_is_not_in_it() -> None:
    year = awarded({"count": 2, "prize": ONE}, {"title": "Bằng khen", "prize": ONE})
    paper = paper_named("workbook").build(Years(year))
    assert cells(tables_of(paper)["awards"], "amount")[0] == Product(("number", "prize"), NOT_REPORTED)
    said = "880.000 đồng, chưa kể Bằng khen (cá nhân) (chưa đủ số lượng hoặc mức thưởng)."
    assert said in text_of(paper)
    nobodys = {"title": "Huân chương", "count": 0}
    unpriced = awarded(
        {"count": 2, "prize": ONE},
        {"title": "Bằng khen", "prize": ONE},
        {"title": "Lao động tiên tiến", "count": 25},
        {"title": None, "recipient": "Hà Văn B"},
        nobodys,
    )
    assert (
        "Tổng tiền thưởng: 880.000 đồng, chưa kể Bằng khen (cá nhân) (chưa đủ số lượng hoặc mức thưởng), chưa kể "
        "Lao động tiên tiến (cá nhân) và Khen thưởng (cá nhân) (chưa ghi mức thưởng)."
    ) in text_of(paper_named("workbook").build(Years(unpriced)))
    whole = awarded({"count": 2, "prize": ONE}, nobodys)
    assert "Tổng tiền thưởng" not in text_of(paper_named("workbook").build(Years(whole)))
    assert "Tổng tiền thưởng" not in text_of(paper_named("workbook").build(Years(awarded({"count": 2, "prize": ONE}))))
