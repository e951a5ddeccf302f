import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from rich.console import Console

from dtreport.formats.cells import shown_words
from dtreport.formats.line_breaks import columns
from dtreport.formats.terminal import renderable
from dtreport.papers.blocks import Addressees, Block, Paper, Paragraph, Section, Signatory, Signature, Table, Title
from tests.support.sample_papers import NASTY_TEXTS, chart, figures, paper_of, people, signature, texts

WIDTHS = [20, 60, 80, 120]


def printed(paper: Paper, width: int = 80, encoding: str = "utf-8", **options: object) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    Console(file=stream, width=width, **options).print(renderable(paper))  # type: ignore[arg-type] # any of its options
    stream.flush()
    return raw.getvalue().decode(encoding)


def shown(*blocks: Block, width: int = 80) -> str:
    return printed(paper_of(*blocks), width)


def squeezed(text: str) -> str:
    return re.sub(r"[\s─━]", "", text)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_line_fits_the_terminal(width: int, nasty: Paper) -> None:
    assert all(columns(line) <= width for line in printed(nasty, width).split("\n"))


@pytest.mark.parametrize("width", range(20, 121, 4))
def test_no_letter_of_a_table_is_cut_at_any_width(width: int) -> None:
    for table in (figures(), people(3)):
        said = shown_words(table)
        letters = Counter(squeezed("".join(word for _row, words in said.rows for word in words)))
        assert not letters - Counter(squeezed(shown(table, width=width)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_no_text_is_lost_to_markup(width: int, text: str) -> None:
    assert squeezed(text) in squeezed(shown(Paragraph(text), width=width))
    assert squeezed(text) in squeezed(shown(texts((text,)), width=width))


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "cp1252"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_poor_encoding_is_no_reason_to_fail(encoding: str, width: int, nasty: Paper) -> None:
    found = printed(nasty, width, encoding)
    assert "12/Q" in found
    assert ":smile:" in found
    if encoding == "ascii":
        assert "Nguyen" in found


def test_no_colour_is_needed(nasty: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    plain = printed(nasty)
    coloured = printed(nasty, force_terminal=True, color_system="truecolor", _environ={})
    assert "\x1b[1m" in coloured
    assert not re.search(r"\x1b\[(3|4)\d", coloured)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_control_characters_are_shown_and_not_obeyed() -> None:
    found = shown(Paragraph("a\x1b[2Jb\u202ec"))
    assert "\\u001B[2Jb\\u202E" in found


def test_a_narrow_terminal_gets_records() -> None:
    assert "Họ và tên" in shown(people(1), width=80).split("\n")[0]
    assert "Tiền thưởng (đồng): 447.000" in squeezed_lines(shown(people(1), width=40))


def squeezed_lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]


def test_zero_and_missing_differ_and_empty_columns_are_left_out() -> None:
    found = shown(figures(), width=40)
    assert "Thực hiện: 0\n" in re.sub(" +\n", "\n", found)
    assert "Thực hiện: …" in found
    assert "Để trống" not in found


def test_a_bar_has_its_figure_beside_it() -> None:
    wide = shown(chart(), width=60)
    assert re.search(r"Thực hiện +90,5 +█+", wide)
    assert re.search(r"Kế hoạch +…$", wide, re.MULTILINE)
    assert "Thực hiện: 90,5" in squeezed_lines(shown(chart(), width=20))
    assert re.search(r"90,5 +#+", printed(paper_of(chart()), encoding="cp1258"))


def test_halves_stand_under_each_other_where_there_is_no_room() -> None:
    assert re.search("NGƯỜI LẬP BIỂU +KT. TRƯỞNG BAN", shown(signature()))
    assert not re.search("NGƯỜI LẬP BIỂU +KT. TRƯỞNG BAN", shown(signature(), width=40))
    alone = shown(Signature(Signatory(("TRƯỞNG BAN",)), recipients=("Nơi nhận:",)))
    assert re.search("Nơi nhận: +TRƯỞNG BAN", alone)
    both = Signature(Signatory(("A",)), preparer=Signatory(("B",)), recipients=("Nơi nhận:",))
    assert "Nơi nhận:" in squeezed_lines(shown(both))


def test_titles_and_addressees_are_shown_in_full() -> None:
    found = squeezed_lines(shown(Title("BÁO CÁO", "Tổng kết", "(Trình)"), Addressees("Kính gửi:", ("Ủy ban.",))))
    assert found[:5] == ["BÁO CÁO", "Tổng kết", "(Trình)", "", "Kính gửi: Ủy ban."]
    several = squeezed_lines(shown(Addressees("Kính gửi:", ("Ủy ban;", "UBND."))))
    assert several[:3] == ["Kính gửi:", "- Ủy ban;", "- UBND."]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_foot_is_set_apart_by_a_line(width: int) -> None:
    paper = replace(paper_of(), sections=(Section("Tờ", (Paragraph("Hết."),), foot=("Số 1", "Mã: ab")),))
    assert squeezed_lines(printed(paper, width))[:5] == ["Hết.", "", "─" * 20, "Số 1", "Mã: ab"]


def test_a_table_without_columns_says_nothing() -> None:
    assert shown(Table("t", (), ())).strip() == ""
