"""Finding: words in every year, with or without diacritics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, UsageError
from dtreport.records import TABLES
from dtreport.records.base import Record, specs
from dtreport.records.values import spoken
from dtreport.vietnamese.text import fold, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.records.base import Declared
    from dtreport.store import Store

CODE = ""
SHOWN = 90
"""How much of a long text is shown, in characters."""


class Hit(NamedTuple):
    """One record or table that holds all the words, with the text in which they stand."""

    year: int
    name: str
    """The code of the record, or the name of the table."""
    block: str
    """The name of its kind or table in the file."""
    noun: str
    label: str = ""
    text: str = ""


class Search(NamedTuple):
    """What was found, and the years that could not be read."""

    hits: tuple[Hit, ...]
    unread: tuple[int, ...]


class _SearchWord(NamedTuple):
    """One word as it is written and without diacritics."""

    written: str
    folded: str

    def begins(self, other: _SearchWord) -> bool:
        """Whether another word begins with this one; diacritics count where they were typed."""
        return (other.folded if self.written == self.folded else other.written).startswith(self.written)


def _words(text: str) -> list[_SearchWord]:
    return [_SearchWord(word, fold(word)) for word in re.findall(r"\w+", same(text))]


def _within(query: Sequence[_SearchWord], words: Sequence[_SearchWord]) -> set[_SearchWord]:
    """Those of the wanted words with which one of these begins."""
    return {word for word in query if any(map(word.begins, words))}


def find(store: Store, words: str) -> Search:
    """Everything in all years that holds words beginning with each of these; those in a row come first.

    Raises UsageError where there are no words.
    """
    query = _words(words)
    if not query:
        raise UsageError("Cần ít nhất một từ để tìm.", "Ví dụ: dtreport find hoi nghi")
    results: list[Hit] = []
    unread = []
    for number in reversed(store.years()):
        try:
            year = store.read(number).year
        except DtreportError:
            unread.append(number)
            continue
        holders: list[tuple[Hit, Declared]] = [
            (Hit(number, table.name, table.name, table.noun), getattr(year, table.name)) for table in TABLES
        ]
        holders += [(Hit(number, record.code, kind.name, kind.noun), record) for kind, record in year.records()]
        hits = [hit for place, holder in holders for hit in _hits(place, holder, query)]
        results += [hit for _apart, hit in sorted(hits, key=lambda hit: hit[0])]
    return Search(tuple(results), tuple(unread))


def _hits(place: Hit, holder: Declared, query: Sequence[_SearchWord]) -> Iterator[tuple[bool, Hit]]:
    """The hit in a record or table, if it holds all the words, with whether they stand apart from each other."""
    texts: list[tuple[str, str]] = []
    for spec in specs(type(holder)):
        value = getattr(holder, spec.attribute)
        items = () if value is None else value if spec.many else (value,)
        label = CODE if spec.name == "code" else spec.label
        texts += [(label, " ".join(spoken(item).split())) for item in items]
    words = [_words(text) for _label, text in texts]
    if len({word for words_of_text in words for word in _within(query, words_of_text)}) < len(set(query)):
        return
    # The text with most of the words is shown; a code only where nothing else has them.
    best = max(range(len(texts)), key=lambda index: (len(_within(query, words[index])), texts[index][0] != CODE))
    label, text = texts[best]
    if label == CODE and isinstance(holder, Record):
        label, text = place.noun.capitalize(), holder.called()
    in_a_row = any(
        all(map(_SearchWord.begins, query, words_of_text[start:]))
        for words_of_text in words
        for start in range(len(words_of_text) - len(query) + 1)
    )
    yield not in_a_row, place._replace(label=label, text=_around(text, query))


def _around(text: str, query: Sequence[_SearchWord]) -> str:
    """The text, or the part of it about the first word that was found."""
    if len(text) <= SHOWN:
        return text
    folded = fold(text)
    alike = len(folded) == len(text)
    places = [folded.find(word.folded) for word in query if alike and word.folded in folded]
    start = max(0, min(places, default=0) - SHOWN // 3)
    start = text.rfind(" ", 0, start) + 1
    end = text.rfind(" ", start, start + SHOWN) if start + SHOWN < len(text) else len(text)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
