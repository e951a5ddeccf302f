import re
from dataclasses import replace

import pytest

from dtreport.formats.line_breaks import columns
from dtreport.formats.plain_text import render
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Column,
    Paper,
    Paragraph,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from tests.support.sample_papers import NASTY_TEXTS, chart, figures, letterhead, paper_of, people, signature


def text_of(*blocks: Block, stamp: str = "") -> str:
    return render(paper_of(*blocks, stamp=stamp)).decode()


def test_no_line_is_wider_than_a_mail(nasty: Paper) -> None:
    data = render(nasty)
    assert all(columns(line) <= 80 for line in data.decode().split("\n"))
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


def test_nothing_that_is_written_is_lost(nasty: Paper) -> None:
    squeezed = re.sub(r"\s", "", render(nasty).decode())
    for text in NASTY_TEXTS:
        assert re.sub(r"\s", "", text) in squeezed


def test_the_letterhead_stands_in_two_columns() -> None:
    first, *_ = text_of(letterhead()).split("\n")
    assert first.index("UBND TỈNH") < 20
    assert first.index("CỘNG HÒA") > 35


def test_the_stamp_comes_first() -> None:
    assert text_of(Title("A"), stamp="DỰ THẢO").split("\n")[0].strip() == "DỰ THẢO"


def test_a_title_and_what_it_belongs_to_stand_in_the_middle() -> None:
    lines = text_of(Title("BÁO CÁO", "Tổng kết công tác", "(Trình Hội nghị)")).splitlines()
    assert [line.strip() for line in lines] == ["BÁO CÁO", "Tổng kết công tác", "(Trình Hội nghị)"]
    assert all(abs(len(line) - len(line.lstrip()) - (80 - len(line.strip())) // 2) <= 1 for line in lines[1:])
    assert text_of(Title("TIN")).strip() == "TIN"


def test_one_addressee_stands_beside_the_label_and_several_under_it() -> None:
    assert text_of(Addressees("Kính gửi:", ("Ủy ban Dân tộc.",))).strip() == "Kính gửi: Ủy ban Dân tộc."
    label, first, second = text_of(Addressees("Kính gửi:", ("Ủy ban Dân tộc;", "UBND tỉnh. " * 12))).splitlines()[:3]
    assert (label, first) == ("Kính gửi:", "- Ủy ban Dân tộc;")
    assert second.startswith("- UBND tỉnh.")


def test_the_foot_of_a_section_is_set_apart() -> None:
    paper = replace(paper_of(), sections=(Section("Tờ", (Paragraph("Hết."),), foot=("Số 1, Quang Trung", "Mã: ab")),))
    assert render(paper).decode() == f"Hết.\n\n{'─' * 20}\nSố 1, Quang Trung\nMã: ab\n"


def test_numbers_stand_on_the_right_and_zero_is_not_missing() -> None:
    lines = text_of(people(2)).split("\n")
    assert next(line for line in lines if line.startswith("2")).endswith("447.000")
    told = text_of(figures())
    assert "Thực hiện: 0\n" in told
    assert "Thực hiện: …\n" in told


def test_a_table_that_does_not_fit_becomes_records() -> None:
    table = Table("t", tuple(Column(f"c{n}", f"Cột_số_{n}_rộng") for n in range(8)), (Row(tuple("abcdefgh")),))
    assert "Cột_số_3_rộng: d\n" in text_of(table)


def test_a_chart_is_its_bars_and_what_can_be_seen_in_them() -> None:
    page = text_of(chart())
    assert "90,5" in page
    assert " ".join(page.split()).endswith(" ".join(chart().summary.split()))


def test_a_table_without_columns_says_nothing() -> None:
    assert text_of(Paragraph("A"), Table("t", (), ()), Paragraph("B")) == "A\n\nB\n"


def test_a_signature_has_the_recipients_beside_it_or_under_it() -> None:
    signer = Signatory(("TRƯỞNG BAN",), "Nguyễn Thái Nam")
    beside = text_of(Signature(signer, recipients=("Nơi nhận:", "- Lưu: VT."))).split("\n")
    assert re.search(r"^Nơi nhận: +TRƯỞNG BAN$", beside[0])
    under = text_of(Signature(signer, preparer=Signatory(("NGƯỜI LẬP",), "B"), recipients=("Nơi nhận:",)))
    assert under.endswith("\nNơi nhận:\n")
    assert "Nguyễn Văn Nghĩa" in text_of(signature())


@pytest.mark.parametrize("level", [1, 2])
def test_deeper_rows_are_indented(level: int) -> None:
    table = Table("t", (Column("a", "Nội dung"),), (Row(("Một",)), Row(("Hai",), level)))
    assert f"\n{'  ' * level}Hai\n" in text_of(table)


def test_a_record_of_a_total_or_of_a_part_begins_with_its_name_alone() -> None:
    page = text_of(figures())
    assert "\nNội dung: Hội nghị\n" in page
    assert "\n\nTrong đó: ở xã\nĐơn vị tính: hội nghị\n" in page
    assert "\n\nTổng cộng\n" in page
