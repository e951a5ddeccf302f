"""What a year records, worked out here and not by the program: the figures, dates and document numbers of papers."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from dtreport.honours.law import LAWS
from dtreport.records.base import given
from tests.support.agreement_years import case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.records.figure import Figure
    from dtreport.report import Year

_TOKEN = re.compile(
    r"\d+(?:/\d{4})?(?:-[A-ZĐ]+)?/[A-ZĐ][A-ZĐa-zđ0-9]*(?:-[A-ZĐ][A-ZĐa-zđ0-9]*)*"  # 39/2021/QĐ-UBND, 04-NQ/TU
    r"|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|\d+(?:,\d+)?%?"
)


def tokens(text: str) -> set[str]:
    """The numbers, dates and document numbers of a text; 02 is 2, 75% is 75,0%; the digest of the data is none."""
    found = _TOKEN.findall(re.sub(r"đối chiếu số liệu: [0-9a-f]{16}", "", text))
    whole = (token.replace("%", ",0%") if "," not in token else token for token in found)
    return {re.sub(r"^0+(?=\d)", "", token) for token in whole}


def facts(year: Year) -> Iterator[Any]:
    """Every value that is recorded in a year."""
    for _name, table in year.settings():
        yield from _values(given(table))
    for _kind, record in year.records():
        yield from _values(given(record))


def _values(held: dict[str, Any]) -> Iterator[Any]:
    for value in held.values():
        yield from value if isinstance(value, tuple) else (value,)


def grouped(value: Decimal | int) -> str:
    return f"{Decimal(value):,f}".translate({0x2C: ".", 0x2E: ","})


def percent(part: Decimal | None, whole: Decimal | None) -> str | None:
    if part is None or not whole:
        return None
    return grouped((part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"


def last_year(figure: Figure, previous: Year | None) -> Decimal | None:
    """The value of the year before: as stated, else of the same figure in its file."""
    found = [other for other in (previous.figures if previous else ()) if other.code == figure.code]
    same_unit = found and found[0].unit == figure.unit
    return figure.previous if figure.previous is not None or not same_unit else found[0].value


def figures_of(figure: Figure, previous: Year | None) -> dict[str, str]:
    """The figures of one row of the table, worked out here and not by the program."""
    before = last_year(figure, previous)
    values = {"value": figure.value, "plan": figure.plan, "previous": before}
    shares = {"of_plan": percent(figure.value, figure.plan), "of_previous": percent(figure.value, before)}
    plain = {key: grouped(value) for key, value in values.items() if value is not None}
    return plain | {key: share for key, share in shares.items() if share is not None}


def known(year: str) -> set[str]:
    """Every number, date and document number that papers of a year may have, each for a reason."""
    the_year, previous = case(year)
    found: set[str] = set()
    for held in (the_year, previous):
        for value in facts(held) if held else ():
            if isinstance(value, date):
                found |= {str(number) for number in (value.day, value.month, value.year)}
                found |= tokens(f"{value.day:02}/{value.month:02}/{value.year} {value.day}/{value.month}/{value.year}")
                found |= tokens(getattr(value, "strftime")("%H:%M"))  # noqa: B009, a moment has a time
            elif isinstance(value, Decimal | int) and not isinstance(value, bool):
                found |= {grouped(value), str(value)}
            else:
                found |= tokens(str(value))
    for figure in the_year.figures:
        found |= set(figures_of(figure, previous).values())
        before = last_year(figure, previous)
        if figure.value is not None and before:
            found.add(percent(abs(figure.value - before), before) or "")  # a sentence says by how much it is more
            found.add(grouped(abs(figure.value - before)))  # and so does a comparison
    named = sum(award.recipient is not None for award in the_year.awards)
    stated = sum(award.count or 0 for award in the_year.awards)
    amounts: dict[tuple[str | None, str | None, str], int] = {}
    for award in the_year.awards:
        group = (award.title, award.authority, award.recipient_kind)
        number = award.count if award.count is not None else 1
        amounts[group] = amounts.get(group, 0) + number * (award.prize or 0)
    prizes = {grouped(amount) for amount in (*amounts.values(), sum(amounts.values()))}
    rows = max(len(the_year.of(kind)) for kind, _record in the_year.records())
    ordered = {str(number) for number in range(max(rows, named + stated, 20) + 1)}
    fixed = {"100,0%", *tokens(f"{the_year.report.number}/BC-{the_year.agency.symbol}")}  # an index is in parts of 100%
    fixed |= tokens(" ".join(law.name for law in LAWS))
    return found | fixed | prizes | ordered | {str(the_year.number + step) for step in (-1, 0, 1)}
