"""The regular expressions of the program mean the same on every Python that is promised."""

from __future__ import annotations

import re
from types import CodeType
from typing import TYPE_CHECKING

import pytest

from dtreport.store.text.layout import entries, place_of
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = ROOT / "src"


def constants(code: CodeType) -> Iterator[str]:
    """Every text in the code that a regular expression may be made of."""
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from constants(value)
        else:
            yield from (
                text for text in (value if isinstance(value, tuple | frozenset) else (value,)) if isinstance(text, str)
            )


def uses_possession(text: str) -> bool:
    """Whether a text, read as a regular expression, has a possessive quantifier or an atomic group."""
    without_classes = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]", "x", text)
    return re.search(r"(?<![|(])[*+?}]\+|\(\?>", without_classes) is not None


def test_no_pattern_has_what_python_3_11_2_cannot_do() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    texts = {text for path, source in sources.items() for text in constants(compile(source, path, "exec"))}
    assert len(texts) > 1_000
    assert [text for text in texts if uses_possession(text)] == []


@pytest.mark.parametrize("pattern", ["a*+", "(?:a|b)++", "[ab]?+", "a{1,2}+", "(?>a)b", "*+b"])
def test_such_a_pattern_would_be_seen(pattern: str) -> None:
    assert uses_possession(pattern)


@pytest.mark.parametrize(
    "value",
    [
        '"""một "hai" ba"""',
        '"""hai ngoặc cuối"""""',
        '"""\\""" còn trong chữ"""',
        "'''một 'hai' ba'''",
        "'''hai ngoặc cuối'''''",
        '"\\" # không phải ghi chú"',
        '"""\nnhiều dòng # không phải ghi chú\n"""',
    ],
)
def test_a_string_is_read_to_its_end(value: str) -> None:
    (only, following) = entries(f"a = {value}  # ghi chú\nb = 1\n")
    assert f"a = {value}"[only.value : only.value_end] == value
    assert following.key == ("b",)


@pytest.mark.parametrize("quote", ['"""', "'''", '"', "'"])
def test_a_string_without_an_end_is_given_up_in_one_pass(quote: str) -> None:
    # A pattern that goes back over its own steps would need hours for this; the suite would not end.
    text = "a = " + quote + ("x\\x" * 100_000 if quote.startswith('"') else "x" * 300_000)
    assert place_of("y", text) == 0
