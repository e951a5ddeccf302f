"""Papers as bytes; characters that a format cannot print are traced to the records that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import DtreportError, UnprintableError
from dtreport.records.base import specs
from dtreport.records.values import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.formats import Format
    from dtreport.papers import PaperKind
    from dtreport.papers.blocks import Paper
    from dtreport.records.base import Declared
    from dtreport.report import Year, Years

_MOST_PLACES = 10


def file_of(paper: PaperKind, form: Format, years: Years) -> bytes:
    """The bytes of a paper of a year in a format. Raises NothingToSayError, and as `rendered` does."""
    return rendered(paper.build(years, public=form.public), form, years)


def rendered(paper: Paper, form: Format, years: Years) -> bytes:
    """The bytes of a paper that was made from these years.

    Raises DtreportError, with the records that hold them, for characters that the format cannot print.
    """
    try:
        return form.render(paper)
    except UnprintableError as reason:
        told = [(char, _holders(char, years)) for char in sorted(reason.characters)]
        if not all(holders for _char, holders in told):
            raise  # it is not in a record, so the place in the paper is all that can be said
        lines = (f"  {char} (U+{ord(char):04X}) ở {_listed(holders)}" for char, holders in told)
        year, place = told[0][1][0]
        mending = f"dtreport edit {place.partition('.')[0]} --year {year}"
        raise DtreportError(
            "\n".join([f"Phông chữ của {form.label} không có các ký tự sau:", *lines]),
            f"Hãy sửa bằng: {mending} rồi xuất lại; bản Word vẫn xuất được.",
        ) from reason


def _holders(char: str, years: Years) -> list[tuple[int, str]]:
    """The year and the place of each field with a character in it."""
    return [
        (year.number, place)
        for year in (years.this_year, years.last_year)
        if year is not None
        for place in _places(char, year)
    ]


def _places(char: str, year: Year) -> Iterator[str]:
    for name, table in year.settings():
        yield from (f"{name}.{key}" for key in _fields(char, table))
    for _kind, record in year.records():
        yield from (f"{record.code}.{key}" for key in _fields(char, record))


def _fields(char: str, held: Declared) -> Iterator[str]:
    for spec in specs(type(held)):
        value = getattr(held, spec.attribute)
        if value is not None and any(char in spoken(item) for item in (value if spec.many else (value,))):
            yield spec.name


def _listed(holders: list[tuple[int, str]]) -> str:
    places = [f"{place} (năm {year})" for year, place in holders[:_MOST_PLACES]]
    more = len(holders) - _MOST_PLACES
    return ", ".join(places) + (f" và {more} chỗ khác" if more > 0 else "")
