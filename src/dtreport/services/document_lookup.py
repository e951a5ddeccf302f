"""Documents named by their number, as people do, where the year file wants their code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records.base import specs
from dtreport.records.codes import CODE
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dtreport.records.base import Declared
    from dtreport.records.document import Document
    from dtreport.records.typed_fields import Words


def codes_by_number(documents: Iterable[Document]) -> dict[str, str]:
    """The code of each document that has a number."""
    return {_number(document.number): document.code for document in documents if document.number}


def coded(
    model: type[Declared], entry: Mapping[str, Words], codes: Callable[[], Mapping[str, str]]
) -> dict[str, Words]:
    """What was typed, with the code in the place of each number of a document; `codes` is asked only where needed."""
    found = dict(entry)
    for spec in specs(model):
        if spec.refers == "documents" and spec.name in found:
            words = found[spec.name]
            found[spec.name] = _code(words, codes) if isinstance(words, str) else [_code(word, codes) for word in words]
    return found


def _code(word: str, codes: Callable[[], Mapping[str, str]]) -> str:
    return word if CODE.fullmatch(word) else codes().get(_number(word), word)


def _number(words: str) -> str:
    """The number of a document without the word before it, for comparing."""
    return fold(words).removeprefix("so ").removeprefix("so:").strip()
