"""By how much words multiply a number: those of a numeral, of the unit of a record, of a unit in a table."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

POWERS = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
"""The words that multiply, with their powers of ten."""
_DONG = "đồng|vnđ|vnd"


@lru_cache(256)
def unit_scale(unit: str) -> Decimal:
    """By how much a unit multiplies its number: triệu đồng is a million."""
    scale = Decimal(1)
    for word in unit.casefold().split():
        if word not in POWERS:
            break
        scale = scale.scaleb(POWERS[word])
    return scale


def scale_behind(written: str) -> Decimal:
    """By how much the words behind its digits multiply a number, as it is written."""
    return unit_scale(re.sub(r"^[+−\d.,\s-]+", "", written))


@lru_cache(256)
def counted_of(unit: str) -> str:
    """What a unit counts, without the words that multiply: đồng of triệu đồng."""
    words = unit.casefold().split()
    while words and words[0] in POWERS:
        words.pop(0)
    return " ".join(words)


def stated_scale(texts: Iterable[str], unit: str) -> Decimal | None:
    """By how much the unit that the cells or headings of a table state multiplies its numbers.

    Args:
        texts: What may state it, the surest first: a cell with the unit alone, a name with it in brackets.
        unit: The unit of a record; what the table states has to count the same. None is given where nothing does.
    """
    form = _statement(counted_of(unit))
    match = next(filter(None, map(form.search, texts)), None) if form is not None else None
    return unit_scale(match["scale"]) if match is not None else None


@lru_cache(256)
def _statement(counted: str) -> re.Pattern[str] | None:
    """How a table states that it counts this."""
    if not counted:
        return None
    words = _DONG if counted == "đồng" else re.escape(counted)
    lead = r"^ ?|\( ?|\bĐVT:? ?|\bđơn vị(?: tính)?:? ?"
    return re.compile(rf"(?i:(?:{lead})(?P<scale>(?:(?:{'|'.join(POWERS)}) )*)(?:{words}))(?= ?$| ?[).,;])")
