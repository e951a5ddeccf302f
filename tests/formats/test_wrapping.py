import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats.encoding import encodable
from dtreport.formats.line_breaks import columns, wrapped


@given(st.text(), st.integers(1, 30))
def test_no_character_is_lost_by_wrapping(text: str, room: int) -> None:
    assert "".join(wrapped(text, room, columns)) == text


@given(st.text(st.characters(codec="ascii"), max_size=200), st.integers(1, 30))
def test_every_line_fits_its_room(text: str, room: int) -> None:
    assert all(columns(line.rstrip()) <= room for line in wrapped(text, room, columns))


def test_lines_end_between_words() -> None:
    assert wrapped("Ban Dân tộc tỉnh", 8) == ["Ban Dân ", "tộc tỉnh"]
    assert wrapped("", 8) == [""]
    assert wrapped("a\n\nb", 8) == ["a\n", "\n", "b"]


def test_a_word_wider_than_the_room_is_broken_and_keeps_its_marks() -> None:
    assert wrapped("abcdef", 4) == ["abcd", "ef"]
    assert wrapped("aaag\u0303", 4, columns) == ["aaag\u0303"]
    assert wrapped("aaaag\u0303\u0301b", 4, columns) == ["aaaa", "g\u0303\u0301b"]


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert columns("漢字") == 4
    assert columns("g\u0303") == 1
    assert columns("Nguyễn") == 6


def test_letters_lose_their_marks_before_anything_is_lost() -> None:
    assert encodable("ascii", "Nguyễn Đặng – “ơ…”") == 'Nguyen Dang - "o..."'
    assert encodable("utf-8", "Nguyễn") == "Nguyễn"
    assert encodable("cp1258", "Nguyễn Đê") == "Nguyên Đê".replace("ê", "ê") or encodable("cp1258", "Đê") == "Đê"
    signs = "Ƀlô Čư, Brøndby: 2 → 5, 25°C, ±½ m², ≥ 3 µm ─█"
    assert encodable("ascii", signs) == "Blo Cu, Brondby: 2 -> 5, 25oC, +/-1/2 m2, >= 3 um -#"


def test_a_code_page_that_has_letters_in_pieces_gets_them_whole() -> None:
    text = "Nguyễn Đặng Ưởng, phương hướng – đồng bào"
    written = encodable("cp1258", text).encode("cp1258")
    assert unicodedata.normalize("NFC", written.decode("cp1258")) == text


def test_what_has_no_plain_letter_stands_by_its_number_and_never_as_a_question_mark() -> None:
    assert encodable("ascii", "漢 😀 \udce9") == "\\u6F22 \\u1F600 \\uDCE9"
    assert encodable("no-such-encoding", "ê") == "\\u00EA"
