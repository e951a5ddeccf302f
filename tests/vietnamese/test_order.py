import random
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.letters import mend
from dtreport.vietnamese.order import alphabetical, by_given_name

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
PUNCTUATION = "_-–—,;:!?.'‘’\"“”()[]{}@*/\\&#%+<=>|~$"
PEOPLE = [
    "Hà Thị An",
    "Nguyễn Văn An",
    "Hoàng Anh",
    "Trần Thị Ánh",
    "Lê Ân",
    "Phạm Dũng",
    "Đỗ Văn Đạt",
    "Nguyễn Thái Nam",
    "Nguyễn Văn Nghĩa",
    "Vũ Yên",
]
HEADS = ["", *"bcdđghklmnpqrstvx", "ch", "gh", "kh", "ng", "ngh", "nh", "ph", "th", "tr", "K'", "H'", "y"]
VOWELS = [*"aăâeêioôơuưy", "oa", "uy", "iê", "ươ", "uô", "ia", "ưa", "oai", "ĕ", "ơ̆", "ŏ"]
TAILS = ["", "", "", "n", "ng", "nh", "m", "c", "ch", "t", "p", "i", "y", "o"]
TONES = ["", "", *"\u0300\u0309\u0303\u0301\u0323"]
OTHERS = ["Ksor", "ban", "UBND", "a", "A", "x2", "2021", "02", "1.5", "05/BC-BDT", "KT-XH", "(II)", "…", "a\xa0b", "m²"]
JOINS = [" ", " ", " ", "  ", "-", " - ", "'", ".", ". ", "/", ", ", " (", ")", "", ":"]


def sign(a: Any, b: Any) -> int:
    return int(a > b) - int(a < b)


@cache
def oracle() -> Callable[[str, str], int]:
    """Return ICU's comparison of two texts; letters that only look Vietnamese are mended before, as everywhere."""
    icu = pytest.importorskip("icu", reason="PyICU is not installed: the order cannot be compared with ICU")
    compare = icu.Collator.createInstance(icu.Locale("vi")).compare
    return lambda first, second: int(compare(mend(first), mend(second)))


def syllable(source: random.Random) -> str:
    head, vowel, tone, tail = (source.choice(parts) for parts in (HEADS, VOWELS, TONES, TAILS))
    return unicodedata.normalize("NFC", head + vowel[0] + tone + vowel[1:] + tail)


def phrase(source: random.Random) -> str:
    text = ""
    for _ in range(source.randint(0, 4)):
        word = source.choice(OTHERS) if source.random() < 0.2 else syllable(source)
        text += source.choice([word, word.lower(), word.upper(), word.capitalize()]) + source.choice(JOINS)
    return text


def neighbour(source: random.Random, text: str) -> str:
    """Return text that differs a little, so that every level decides often."""
    chars = list(text)
    for at in range(len(chars)):
        if source.random() < 0.15:
            base = unicodedata.normalize("NFD", chars[at])[0]
            changed = [chars[at].swapcase(), base, base + source.choice(TONES), source.choice(PUNCTUATION)]
            chars[at] = unicodedata.normalize("NFC", source.choice(changed))
    return "".join(chars)


def pairs(seed: int, count: int) -> list[tuple[str, str]]:
    source = random.Random(seed)  # noqa: S311, the same pairs on every run
    found = []
    for _ in range(count):
        first = phrase(source)
        second = neighbour(source, first) if source.random() < 0.6 else phrase(source)
        forms = [unicodedata.normalize(source.choice(["NFC", "NFD"]), text) for text in (first, second)]
        found.append((forms[0], forms[1]))
    return found


def wrong_pairs(count: int, seed: int) -> list[tuple[str, str]]:
    compare = oracle()
    return [(a, b) for a, b in pairs(seed, count) if sign(alphabetical(a), alphabetical(b)) != compare(a, b)]


def test_order_is_that_of_icu() -> None:
    assert wrong_pairs(25_000, seed=30) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2020, 2030))
def test_order_is_that_of_icu_over_many_more_pairs(seed: int) -> None:
    assert wrong_pairs(100_000, seed) == []


def test_every_common_character_stands_where_icu_has_it() -> None:
    compare = oracle()
    chars = [*LETTERS, *LETTERS.upper(), *PUNCTUATION, *"0123456789 \t\n\xa0ƀ²ªºčñéö…‑«»•·°±×÷₫€©™"]
    wrong = [(a, b) for a in chars for b in chars if sign(alphabetical(a), alphabetical(b)) != compare(a, b)]
    assert wrong == []


def test_people_are_ordered_as_icu_orders_given_middle_and_family_name() -> None:
    compare = oracle()
    source = random.Random(8)  # noqa: S311, the same names on every run
    names = [" ".join(syllable(source).title() for _ in range(source.randint(1, 4))) for _ in range(300)]

    def expected(first: str, second: str) -> int:
        (a, b) = (((w := name.split())[-1], " ".join(w[1:-1]), w[0] if w[1:] else "") for name in (first, second))
        return next((order for order in map(compare, a, b) if order), 0)

    for _ in range(20_000):
        first, second = source.choice(names), source.choice(names)
        assert sign(by_given_name(first), by_given_name(second)) == expected(first, second), (first, second)


def test_letters_come_in_the_vietnamese_alphabet() -> None:
    assert sorted(set(LETTERS), key=alphabetical) == list(LETTERS)
    assert sorted(set(LETTERS.upper()), key=alphabetical) == list(LETTERS.upper())


def test_tones_come_ngang_huyen_hoi_nga_sac_nang() -> None:
    assert sorted("ạáãảàa", key=alphabetical) == list("aàảãáạ")
    assert sorted("ợớỡởờơ", key=alphabetical) == list("ơờởỡớợ")


@pytest.mark.parametrize(
    "words",
    [
        ["", " ", "-", "1", "10", "2", "a"],
        ["an", "An", "AN", "àn", "ân", "Ân", "b"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mac"],
        ["da", "Da", "dz", "đa", "Đa"],
        ["ba an", "bà an", "ba bà", "bac"],
        ["K'sor", "Ksor", "L"],
        ["hoà", "hòa"],
        ["z", "ж", "漢"],
    ],
)
def test_words_come_in_this_order(words: list[str]) -> None:
    assert all(alphabetical(a) < alphabetical(b) for a, b in pairwise(words))


def test_controls_have_no_weight_and_forms_are_equal() -> None:
    assert alphabetical("a\u200b\x01n") == alphabetical("an")
    assert alphabetical("Ậ ộ") == alphabetical(unicodedata.normalize("NFD", "Ậ ộ"))
    assert alphabetical("x\u0332") > alphabetical("x\u0323")


@given(st.text(), st.text(), st.text())
def test_order_is_total_for_any_text(a: str, b: str, c: str) -> None:
    first, second, third = sorted([a, b, c], key=alphabetical)
    assert alphabetical(first) <= alphabetical(second) <= alphabetical(third)
    assert alphabetical(first) <= alphabetical(third)
    assert by_given_name(a) == by_given_name(unicodedata.normalize("NFD", a))


def test_letters_that_only_look_vietnamese_stand_where_those_do() -> None:
    for lookalike, letter in [("Ðạt", "Đạt"), ("Nguyễn Văn Аn", "Nguyễn Văn An"), ("KT‑XH", "KT-XH"), ("ƣơng", "ương")]:
        assert alphabetical(lookalike) == alphabetical(letter)
        assert by_given_name(lookalike) == by_given_name(letter)


def test_people_are_ordered_by_given_name_then_middle_then_family() -> None:
    assert sorted(set(PEOPLE), key=by_given_name) == PEOPLE
    assert sorted(["Vũ Thị An", "Lê Văn An", "Bùi Văn An"], key=by_given_name) == [
        "Vũ Thị An",
        "Bùi Văn An",
        "Lê Văn An",
    ]


def test_a_sort_name_takes_its_place_among_plain_names() -> None:
    assert by_given_name("Hà Thị An", "An Thị Hà") == by_given_name("Hà Thị An")
    assert by_given_name("Y Vinh Tơr", "Vinh Tơr Y") == by_given_name("Y Tơr Vinh")
    assert by_given_name("An", "") == by_given_name("An", None) == by_given_name("An", "An")
    assert by_given_name(" ") == by_given_name("", " ")
    assert by_given_name("Nay H'Nan", "Nan") < by_given_name("Lê Nga")
