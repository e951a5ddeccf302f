import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.letters import lookalikes, mend
from dtreport.vietnamese.order import alphabetical
from dtreport.vietnamese.text import fold, same
from dtreport.vietnamese.typeface import unprintable

ODD = "ÐƉðɖƣƢ‑ﬁı\u0301\u0302\u0306\u0323\u0335\ufe0f\u200d абвосАНΑο aănđĐ-"
ODD_TEXTS = st.text(st.sampled_from(ODD) | st.characters(), max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u00d0ảng ủy \u0189ại Từ", "Đảng ủy Đại Từ"),
        ("\u00f0ồng bào", "đồng bào"),
        ("đƣợc ƣu tiên ở Ƣơng", "được ưu tiên ở Ương"),
        ("d\u0335ang D\u0336ang", "đang Đang"),
        ("Nguy\u00e9\u0302n", "Nguyến"),
        ("c\u00e1\u0306t", "cắt"),
        ("nu\u0301\u031bc", "nức"),
        ("\u0131\u0301t", "ít"),
        ("45/Q\u00d0\u2011UBND", "45/QĐ-UBND"),
        ("\ufb01le", "file"),
        ("☑\ufe0f a\u3164b", "☑ ab"),
        ("H\u0430 Thị \u0410n", "Ha Thị An"),
        ("\u0392an", "Ban"),
        ("Россия, СССР, Αθήνα, \u0410", "Россия, СССР, Αθήνα, \u0410"),
        ("Bан tổ", "Bан tổ"),
        ("Diyarbakır, Y Ƀlô, Čư Mgar, Brøndby", "Diyarbakır, Y Ƀlô, Čư Mgar, Brøndby"),
        ("một – hai — “ba” … 25°C, 5 m²", "một – hai — “ba” … 25°C, 5 m²"),
    ],
)
def test_letters_that_only_look_right_are_mended(text: str, expected: str) -> None:
    assert mend(text) == expected
    assert mend(unicodedata.normalize("NFD", text)) == expected


@given(ODD_TEXTS)
def test_mending_twice_changes_nothing_and_gives_nfc(text: str) -> None:
    once = mend(text)
    assert mend(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert lookalikes(once) == ()


def test_the_characters_that_are_mended_are_named_once() -> None:
    assert lookalikes("\u00d0ảng \u00d0oàn đƣợc") == ("\u00d0", "ƣ")
    assert lookalikes("Đảng, Россия") == ()


@given(ODD_TEXTS)
def test_search_order_and_duplicates_agree_whatever_came_in(text: str) -> None:
    assert fold(text) == fold(mend(text))
    assert same(text) == same(mend(text))
    assert alphabetical(text) == alphabetical(mend(text))
    assert fold(fold(text)) == fold(text)


def test_one_person_is_one_person_with_either_apostrophe() -> None:
    assert same("H'Nan Ni\u00ea \u00d0am") == same("H’Nan Niê Đam")


def test_what_the_typeface_lacks_is_named_once_and_line_breaks_are_not() -> None:
    assert unprintable("Một 😀\n\uf0b7 hai 😀 ☑") == ("😀", "\uf0b7", "☑")
    assert unprintable("Đảng – “ba” • Ê̆\n½") == ()
    assert unprintable("plain\n") == ()
