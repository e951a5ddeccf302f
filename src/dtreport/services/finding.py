"""Finding: words in every year, with or without diacritics."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import InvalidFileError, UsageError
from dtreport.records import TABLES
from dtreport.records.base import specs
from dtreport.records.values import spoken
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.records.base import Declared
    from dtreport.report import AnnualReport
    from dtreport.store import Store

SHOWN = 90
"""How much of a long text is shown, in characters."""


class Found(NamedTuple):
    """One record or table that holds all the words, with the text in which they stand."""

    year: int
    name: str
    """The code of the record, or the name of the table."""
    noun: str
    label: str
    text: str


class Search(NamedTuple):
    """What was found, and the years that could not be read."""

    found: tuple[Found, ...]
    unread: tuple[int, ...]


def find(store: Store, words: str) -> Search:
    """Everything in all years that holds every one of the words. Raises UsageError where there are none."""
    wanted = fold(words).split()
    if not wanted:
        raise UsageError("Cần ít nhất một từ để tìm.", "Ví dụ: dtreport find hoi nghi")
    found: list[Found] = []
    unread = []
    for year in reversed(store.years()):
        try:
            found += _in_year(store.read(year).report, wanted)
        except InvalidFileError:
            unread.append(year)
    return Search(tuple(found), tuple(unread))


def _in_year(report: AnnualReport, wanted: list[str]) -> Iterator[Found]:
    nouns = {table.name: table.noun for table in TABLES}
    holders = [(name, nouns[name], table) for name, table in report.settings()]
    holders += [(record.code, kind.noun, record) for kind, record in report.records()]
    for name, noun, holder in holders:
        hit = _hit(holder, wanted)
        if hit is not None:
            yield Found(report.year, name, noun, *hit)


def _hit(holder: Declared, wanted: list[str]) -> tuple[str, str] | None:
    """The label and text of the field that holds most of the words, where the whole holder has them all."""
    best = (0, "", "")
    seen: set[str] = set()
    for spec in specs(type(holder)):
        value = getattr(holder, spec.attribute)
        for item in () if value is None else value if spec.many else (value,):
            text = " ".join(spoken(item).split())
            inside = {word for word in wanted if word in fold(text)}
            seen |= inside
            if len(inside) > best[0] or (len(inside) == best[0] and spec.value.mentions):
                best = (len(inside), spec.label, _around(text, wanted))
    return best[1:] if seen == set(wanted) else None


def _around(text: str, wanted: list[str]) -> str:
    """The text, or the part of it about the first word that was found."""
    if len(text) <= SHOWN:
        return text
    folded = fold(text)
    places = [folded.find(word) for word in wanted if word in folded] if len(folded) == len(text) else []
    start = max(0, min(places, default=0) - SHOWN // 3)
    start = text.rfind(" ", 0, start) + 1
    end = text.rfind(" ", start, start + SHOWN) if start + SHOWN < len(text) else len(text)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
