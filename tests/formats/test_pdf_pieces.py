import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats.font_metrics import twips
from dtreport.formats.pdf.text_pieces import BREAK, LINE_END, Pieces, pieces

WORDS = st.text(st.sampled_from("aWđ1/-–. \n\t"), max_size=60)


def joined(cut: Pieces) -> str:
    if isinstance(cut, str):
        return cut
    letters = {BREAK: "", LINE_END: "\n"}
    return "".join(
        part if isinstance(part, str) else part[0] if isinstance(part, tuple) else letters[part] for part in cut
    )


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", ""),
        ("Báo cáo", "Báo cáo"),
        ("Số:      BC", "Số:      BC"),
        ("số 9/QĐ-TT.", ["số ", ("9/QĐ-TT.",)]),
        ("(4-NQ)", [("(4-NQ)",)]),
        ("theo 39/2021/QĐ-UBND.", ["theo ", ("39/2021/QĐ-",), "UBND."]),  # the whole number is wider than the room
        ("QĐ-TTg", "QĐ-TTg"),
        ("1-2", "1-2"),
        ("thôn/xã", [("thôn/xã",)]),
        ("1/2-3/4", [("1/2-3/4",)]),
        ("a\nb", ["a", LINE_END, "b"]),
        ("a\n\nb", ["a", LINE_END, LINE_END, "b"]),
        ("a\tb", "a b"),
        ("mmmmmmmmmmmmmm", ["mmmmmm", BREAK, "mmmmmm", BREAK, "mm"]),
    ],
)
def test_a_text_is_cut_where_a_line_may_not_end_or_may(text: str, cut: Pieces) -> None:
    assert pieces(text, 1300, 12) == cut


@given(WORDS, st.floats(400, 3000), st.booleans())
def test_no_piece_is_wider_than_the_room_and_together_they_are_the_text(text: str, room: float, bold: bool) -> None:  # noqa: FBT001
    cut = pieces(text, room, 12, bold=bold)
    assert joined(cut) == text.replace("\t", " ")
    for part in [cut] if isinstance(cut, str) else cut:
        for word in (part[0] if isinstance(part, tuple) else part if isinstance(part, str) else "").split():
            if "-" not in word and "–" not in word:
                assert len(word) == 1 or twips(word, 12, bold=bold) <= room


def test_a_text_is_printed_in_nfc() -> None:
    assert pieces(unicodedata.normalize("NFD", "Nguyễn"), 9000) == "Nguyễn"
