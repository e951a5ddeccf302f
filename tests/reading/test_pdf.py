"""PDF: paragraphs and cells by where their lines stand; scans are told to be scans."""

from __future__ import annotations

import io
import sys

import pytest
from pypdf import PdfWriter

from dtreport.errors import DtreportError, UsageError
from dtreport.reading import read_paper
from dtreport.reading.printed_lines import PrintedBlock, PrintedLine, blocks_of
from tests.reading.test_own_papers import GOLDEN, dump
from tests.support.agreement_years import rendered
from tests.support.golden import assert_golden


def line(text: str, left: float, right: float, base: float, size: float = 14) -> PrintedLine:
    return PrintedLine(text, left, right, base, size)


def texts(*lines: PrintedLine) -> list[str]:
    return [block.text for block in blocks_of(lines)]


def test_lines_that_fill_the_page_go_on_and_an_indent_begins_a_paragraph() -> None:
    assert texts(
        line("Thực hiện Nghị quyết số 04-", 128, 540, 700),
        line("NQ/TU giai đoạn 2021 -", 100, 540, 684),
        line("2025.", 100, 130, 668),
        line("Mở hai lớp;", 128, 220, 646),
        line("Họp hai cuộc.", 128, 230, 624),
    ) == ["Thực hiện Nghị quyết số 04-NQ/TU giai đoạn 2021 - 2025.", "Mở hai lớp;", "Họp hai cuộc."]


def test_cells_hold_their_own_lines() -> None:
    blocks = blocks_of(
        [
            line("1", 100, 105, 600, 12),
            line("Bằng khen (tập", 120, 250, 600, 12),
            line("thể)", 120, 145, 586, 12),
            line("- Một;", 300, 400, 600, 12),
            line("- Hai.", 300, 400, 586, 12),
            line("2", 100, 105, 570, 12),
            line("Giấy khen", 120, 250, 570, 12),
        ]
    )
    assert [block.text for block in blocks] == ["1", "Bằng khen (tập thể)", "- Một;", "- Hai.", "2", "Giấy khen"]
    assert all(block.in_table for block in blocks)


def test_centred_lines_go_on_and_other_sizes_do_not() -> None:
    assert texts(
        line("BÁO CÁO", 280, 360, 700),
        line("Tổng kết công tác năm 2021, phương hướng, nhiệm vụ", 100, 540, 680),
        line("năm 2022", 290, 350, 664),
        line("Số liệu tính đến hết năm, gồm cả các huyện và thành phố", 100, 540, 642),
        line("Điện thoại", 100, 160, 650, 9),
    ) == [
        "BÁO CÁO",
        "Tổng kết công tác năm 2021, phương hướng, nhiệm vụ năm 2022",
        "Số liệu tính đến hết năm, gồm cả các huyện và thành phố",
        "Điện thoại",
    ]


def test_a_page_with_very_many_pieces_is_left_as_it_is() -> None:
    assert blocks_of([line("a", 0, 1, 5)] * 2000) == [PrintedBlock("a", 14, in_table=False)] * 2000


def test_without_the_extra_a_pdf_is_refused_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DtreportError) as error:
        read_paper(rendered("real", "report", "pdf"), "bao-cao.pdf")
    assert (error.value.exit_code, 'pip install "dtreport[trace]"' in error.value.hint) == (1, True)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_told_to_be_one() -> None:
    pytest.importorskip("pypdfium2", reason="needs pypdfium2")
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    with pytest.raises(DtreportError, match="bản quét") as error:
        read_paper(written(writer), "quet.pdf")
    assert error.value.exit_code == 1


def test_a_pdf_with_a_password_and_a_half_one_are_refused() -> None:
    pytest.importorskip("pypdfium2", reason="needs pypdfium2")
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("mat-khau", algorithm="RC4-128")
    with pytest.raises(UsageError, match="mật khẩu"):
        read_paper(written(writer), "khoa.pdf")
    with pytest.raises(UsageError, match="bị hỏng"):
        read_paper(b"%PDF-1.7\n1 0 obj", "nua.pdf")


@pytest.mark.parametrize("year", ["real", "full"])
def test_what_is_read_of_our_pdf(year: str) -> None:
    pytest.importorskip("pypdfium2", reason="needs pypdfium2")
    assert_golden(GOLDEN / f"report-{year}-pdf.txt", dump(read_paper(rendered(year, "report", "pdf"), "bao-cao.pdf")))
