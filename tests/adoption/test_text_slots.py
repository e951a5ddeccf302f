"""Several texts of the year that are printed in one passage are told apart after it was edited, or not taken."""

from __future__ import annotations

import pytest

from dtreport.adoption.text_slots import parts_of
from dtreport.vietnamese.wording import Source, SourceStretch

TEXTS = ("Thực hiện hai việc.", "Chi tiết:", "Việc một;", "Việc hai.")


def parts(texts: tuple[str, ...], between: str, edited: str) -> list[str] | None:
    """What of an edited passage is which of the texts that were printed in it, one after the other."""
    slots = []
    start = 0
    for line, text in enumerate(texts, 1):
        slots.append(SourceStretch(Source("tasks", "nv-2", "text", line), start, start + len(text)))
        start += len(text) + len(between)
    spans = parts_of(between.join(texts), slots, edited, 0, len(edited))
    return None if spans is None else [edited[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "edited",
    [
        ("Thực hiện hai việc.", "Chi tiết:", "Việc một;", "Việc ba."),
        ("Thực hiện ngay hai việc.", "Nói rõ:", "Việc một;", "Việc thứ hai."),
        ("Thực hiện hai việc. Có 66 hộ thoát nghèo.", "Chi tiết:", "Việc một;", "Việc hai."),
    ],
)
def test_the_words_of_a_text_stay_in_it(edited: tuple[str, ...]) -> None:
    assert parts(TEXTS, " ", " ".join(edited)) == [*edited]


@pytest.mark.parametrize(
    ("texts", "between", "edited"),
    [
        (("làm tốt", "phát huy vai trò"), "; ", "làm tốt; làm nhanh; phát huy vai trò"),  # of which of the two it is
        (("làm tốt", "phát huy vai trò"), "; ", "làm tốt, phát huy vai trò"),
        (("làm tốt", "phát huy vai trò"), "; ", "; phát huy vai trò"),
    ],
)
def test_what_cannot_be_told_is_not_taken(texts: tuple[str, ...], between: str, edited: str) -> None:
    assert parts(texts, between, edited) is None
