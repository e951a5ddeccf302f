"""The page of marks: every mistake has its place in the text, whatever else is marked there."""

from __future__ import annotations

import re

import pytest

from dtreport.formats.html.marked_page import marked_page
from dtreport.reading import Passage
from dtreport.tracing.marks import Judgment, Mark, Trace, TraceVerdict
from dtreport.tracing.numerals import NumeralKind

TEXT = "Không mở 12 lớp."


def mark(verdict: TraceVerdict, text: str, recorded: str = "", *, kind: NumeralKind | None = None) -> Mark:
    start = TEXT.index(text)
    return Mark(Judgment(verdict, "lop", "số lớp", recorded), kind, text, 0, start, start + len(text), TEXT)


SAME = mark(TraceVerdict.SAME, "12", kind=NumeralKind.FIGURE)
WORD, WORDS = mark(TraceVerdict.DIFFERENT, "12", "không có"), mark(TraceVerdict.DIFFERENT, "mở 12 lớp", "đóng")

ADDED = WORD._replace(judgment=WORD.judgment._replace(recorded="không có chữ này", is_described=True))


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ((SAME,), 'Không mở <mark class="same">12</mark> lớp.'),
        (
            (SAME, WORD),
            'Không mở <mark id="lech-1" class="different">12</mark><small> (sổ ghi: không có)</small> lớp.',
        ),
        (
            (ADDED,),
            'Không mở <mark id="lech-1" class="different">12</mark><small> (trong sổ không có chữ này)</small> lớp.',
        ),
        (
            (SAME, WORDS),
            'Không <mark id="lech-1" class="different">mở 12 lớp</mark><small> (sổ ghi: đóng)</small>.',
        ),
        (
            (WORDS, SAME, WORD),
            (
                'Không <mark id="lech-1" class="different">mở 12 lớp</mark><small> (sổ ghi: đóng)</small>'
                '<small id="lech-2"> (sổ ghi: không có)</small>.'
            ),
        ),
    ],
)
def test_what_differs_is_drawn_before_what_agrees(marks: tuple[Mark, ...], text: str) -> None:
    commands = {each: "" for each in marks if each.verdict is TraceVerdict.DIFFERENT}
    page = marked_page("Soát", (), Trace((Passage(TEXT, "đoạn 1"),), marks), commands).decode()
    assert f"<p>{text}</p>" in page
    assert re.findall(r'href="#([^"]*)"', page) == re.findall(r' id="([^"]*)"', page)
