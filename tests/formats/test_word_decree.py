"""Nghị định 30/2020/NĐ-CP, measured in the file; and proof that the measuring notices what is wrong."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from dtreport.formats.word import render
from dtreport.papers import paper_named
from dtreport.papers.blocks import Addressees, Heading, Items, Paper, Paragraph, Section, Signatory, Signature, Title
from dtreport.report import Years
from tests.support.sample_papers import figures, letterhead, paper_of, people
from tests.support.sample_years import report_2021
from tests.support.word_checker import measure, wrong

ABOUT = "Tổng kết công tác dân tộc năm 2021"
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lãnh đạo Ban;", "- Lưu: VT, VP.")


def official_paper(stamp: str = "", names: tuple[str, ...] = ("Ủy ban Dân tộc;", "Sở Nội vụ.")) -> Paper:
    """A report as the decree wants it, with an appendix on its side."""
    body = (
        letterhead(),
        Title("BÁO CÁO", ABOUT),
        Addressees("Kính gửi:", names),
        Paragraph("Năm 2021 là năm chuyển tiếp."),
        Heading("I. KẾT QUẢ"),
        Heading("1. Chính sách dân tộc", 2),
        Heading("a) Ở xã", 3),
        Paragraph("kịp thời tham mưu.", "Thứ nhất,"),
        Items(("Một việc;", "Hai việc.")),
        figures(),
        Paragraph("Trên đây là Báo cáo; Ban Dân tộc tỉnh trân trọng báo cáo./."),
        Signature(Signatory(("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Nguyễn Văn A"), recipients=RECIPIENTS),
    )
    appendix = (Title("Phụ lục I", "DANH SÁCH", "(Kèm theo Báo cáo số 05/BC-BDT)"), people(4), Paragraph("./."))
    sections = (Section("Báo cáo", body, foot=("Địa chỉ: số 1",)), Section("Phụ lục I", appendix, landscape=True))
    return replace(paper_of(stamp=stamp), sections=sections)


@pytest.mark.parametrize("stamp", ["", "DỰ THẢO (lần 2)"])
@pytest.mark.parametrize("names", [("Ủy ban Dân tộc",), ("Ủy ban Dân tộc;", "Sở Nội vụ.")])
def test_a_report_is_set_to_the_letter_of_the_decree(stamp: str, names: tuple[str, ...]) -> None:
    found = measure(render(official_paper(stamp, names)))
    print("\n".join(map(str, found)))  # noqa: T201, the list, for whoever wants to read it: pytest -s
    assert [str(each) for each in found if not each.right] == []
    assert len({each.what for each in found}) > 90


def broken(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with a change in one of its parts, which must be one."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed = change(text.decode()).encode()
                assert changed != text
                text = changed
            new.writestr(name, text)
    return file.getvalue()


def style(identity: str, what: str) -> Callable[[str], str]:
    """A change of one property of a style."""

    def change(styles: str) -> str:
        start = styles.index(f'w:styleId="{identity}"')
        end = styles.index("</w:style>", start)
        return styles[:start] + _spoilt(styles[start:end], what) + styles[end:]

    return change


def _spoilt(said: str, what: str) -> str:
    said = said.replace("<w:rPr/>", "<w:rPr></w:rPr>")
    letters, paragraphs = said.partition("<w:rPr>"), said.partition("<w:pPr>")
    switches = {"đậm": "<w:b/>", "nghiêng": "<w:i/>"}
    if what in switches:
        mark = switches[what]
        return said.replace(mark, "") if mark in said else f"{letters[0]}<w:rPr>{mark}{letters[2]}"
    if what == "cỡ chữ":
        return re.sub(r"<w:rPr>(.*?)<w:sz w:val=.\d+./>|<w:rPr>", r'<w:rPr>\1<w:sz w:val="40"/>', said)
    if what == "canh":
        plain = re.sub(r"<w:jc [^>]*/>", "", paragraphs[2])
        return f'{paragraphs[0]}<w:pPr><w:jc w:val="right"/>{plain}'
    return said.replace(what, "")


def text(old: str, new: str) -> Callable[[str], str]:
    """A change of the first of some words in a part."""
    return lambda part: part.replace(old, new, 1)


def rule(order: int) -> Callable[[str], str]:
    """A change of the length of one of the drawn lines, counted from 1."""

    def change(part: str) -> str:
        places = [found.end() for found in re.finditer(r'DuongKe"/><w:ind w:left="', part)]
        return part[: places[order - 1]] + "0" + part[places[order - 1] :].lstrip("0123456789")

    return change


STYLES, TEXT, SETTINGS = "word/styles.xml", "word/document.xml", "word/settings.xml"
EMPTY = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>'
PARTS = ((1, "mục I"), (2, "khoản 1"), (3, "điểm a"))
ELEMENTS = {
    "quốc hiệu": "QuocHieu",
    "tiêu ngữ": "TieuNgu",
    "cơ quan chủ quản": "CoQuanChuQuan",
    "cơ quan ban hành": "CoQuan",
    "số và ký hiệu": "SoKyHieu",
    "địa danh và thời gian": "DiaDanh",
    "tên loại": "TenLoai",
    "tên loại, trích yếu": "TrichYeu",
    "phụ lục": "TenLoai",
    "phụ lục, trích yếu": "TrichYeu",
    "dòng kèm theo": "KemTheo",
    "kính gửi": "NoiGui",
    "chức vụ người ký": "ChucVu",
    "họ tên người ký": "HoTen",
    "nơi nhận": "NoiNhan",
    "dòng nơi nhận": "DongNoiNhan",
}
BREAKS = {
    **{
        f"{element}: {what}": (STYLES, style(identity, what))
        for element, identity in ELEMENTS.items()
        for what in ("cỡ chữ", "đậm", "nghiêng", "canh")
    },
    "phông chữ": (STYLES, text('w:cs="Times New Roman"', 'w:cs="Arial"')),
    "màu chữ": (STYLES, text('<w:color w:val="000000"/>', '<w:color w:val="FF0000"/>')),
    "ngôn ngữ": (STYLES, text('w:lang w:val="vi-VN"', 'w:lang w:val="en-US"')),
    "chế độ tương thích": (SETTINGS, text('w:val="15"', 'w:val="14"')),
    "vết của khuôn mẫu lạ": (SETTINGS, text("<w:compat>", "<!-- python-docx --><w:compat>")),
    "đoạn trống": (
        TEXT,
        text('<w:p><w:pPr><w:pStyle w:val="Heading1"/>', f'{EMPTY}<w:p><w:pPr><w:pStyle w:val="Heading1"/>'),
    ),
    "định dạng chữ ngoài kiểu": (TEXT, text("<w:r><w:t ", "<w:r><w:rPr><w:b/></w:rPr><w:t ")),
    "định dạng đoạn ngoài kiểu": (TEXT, text('w:val="Heading1"/>', 'w:val="Heading1"/><w:jc w:val="left"/>')),
    "khổ giấy": (TEXT, text('w:w="11906"', 'w:w="12240"')),
    "chiều trang": (TEXT, text(' w:orient="landscape"', "")),
    "lề trên": (TEXT, text('w:top="1418"', 'w:top="720"')),
    "lề dưới": (TEXT, text('w:bottom="1134"', 'w:bottom="720"')),
    "lề trái": (TEXT, text('w:left="1985"', 'w:left="1134"')),
    "lề phải": (TEXT, text('w:right="1134"', 'w:right="1440"')),
    "số trang từ 1": (TEXT, text('<w:pgNumType w:start="1"/>', "")),
    "trang đầu không đánh số": (TEXT, text("<w:titlePg/>", "")),
    "cỡ và kiểu số trang": (STYLES, style("SoTrang", "cỡ chữ")),
    "số trang ở giữa": (STYLES, style("SoTrang", "canh")),
    "quốc hiệu: lời": (TEXT, text("CỘNG HÒA", "CỘNG HOÀ")),
    "tiêu ngữ: lời": (TEXT, text("Tự do", "Tự Do")),
    "đường kẻ dưới tiêu ngữ": (TEXT, rule(2)),
    "cơ quan chủ quản: chữ hoa": (TEXT, text("UBND TỈNH", "UBND tỉnh")),
    "cơ quan ban hành: chữ hoa": (TEXT, text("BAN DÂN TỘC", "Ban Dân tộc")),
    "đường kẻ dưới cơ quan": (TEXT, rule(1)),
    "số và ngày cùng một dòng": (TEXT, text('<w:vAlign w:val="bottom"/>', "")),
    "bảng đầu trang không kẻ khung": (TEXT, text("<w:tblLayout", "<w:tblBorders/><w:tblLayout")),
    "bảng đầu trang hết chiều ngang": (TEXT, text('<w:tblInd w:w="-199"', '<w:tblInd w:w="-999"')),
    "tên loại: ngăn dẫn hướng": (STYLES, style("TenLoai", '<w:outlineLvl w:val="0"/>')),
    "phụ lục: ngăn dẫn hướng": (STYLES, style("TenLoai", '<w:outlineLvl w:val="0"/>')),
    "đường kẻ dưới tên loại": (TEXT, rule(3)),
    "đường kẻ dưới phụ lục": (TEXT, rule(4)),
    "phụ lục, trích yếu: chữ hoa": (TEXT, text("DANH SÁCH", "Danh sách")),
    "nơi kính gửi thẳng hàng": (TEXT, text("- Sở Nội vụ.", "Sở Nội vụ.")),
    "nội dung: cỡ chữ": (STYLES, style("Normal", "cỡ chữ")),
    "nội dung: nghiêng": (STYLES, style("Normal", "nghiêng")),
    "nội dung: canh đều hai lề": (STYLES, style("Normal", "canh")),
    "nội dung: lùi đầu dòng": (STYLES, text('w:firstLine="567"', 'w:firstLine="200"')),
    "nội dung: cách đoạn": (STYLES, text('w:before="120"', 'w:before="60"')),
    "nội dung: cách dòng": (STYLES, text('w:line="240"', 'w:line="480"')),
    "nội dung: đầu đoạn": (TEXT, text("Năm 2021 là", "   Năm 2021 là")),
    **{f"{part}: canh": (STYLES, style(f"Heading{level}", "canh")) for level, part in PARTS},
    **{f"{part}: đậm": (STYLES, style(f"Heading{level}", "đậm")) for level, part in PARTS},
    **{
        f"{part}: ngăn dẫn hướng": (STYLES, style(f"Heading{level}", f'<w:outlineLvl w:val="{level - 1}"/>'))
        for level, part in PARTS[:2]
    },
    "điểm a: ngăn dẫn hướng": (STYLES, text('<w:outlineLvl w:val="2"/>', '<w:outlineLvl w:val="5"/>')),
    **{f"{part}: đi liền đoạn sau": (STYLES, style(f"Heading{level}", "<w:keepNext/>")) for level, part in PARTS},
    "mục I: chữ hoa": (TEXT, text("KẾT QUẢ", "Kết quả")),
    "dấu kết thúc ./.": (TEXT, text("báo cáo./.", "báo cáo.")),
    "bảng: lặp lại tiêu đề cột": (TEXT, text("<w:tblHeader/>", "")),
    "bảng: dòng không tách trang": (TEXT, text("<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/>")),
    "bảng: trong khổ giấy": (
        TEXT,
        lambda part: re.sub(r"(BangSoLieu.*?<w:gridCol w:w=.)\d+", r"\g<1>9000", part, count=1),
    ),
    "bảng: tiêu đề đi liền dòng đầu": (STYLES, style("TieuDeCot", "<w:keepNext/>")),
    "chức vụ người ký: chữ hoa": (TEXT, text("PHÓ TRƯỞNG BAN", "Phó Trưởng Ban")),
    "chỗ ký": (STYLES, text('w:before="1200"', 'w:before="120"')),
    "nơi nhận: cách ghi": (TEXT, text("- Lưu: VT", "Lưu: VT")),
    "chữ ký đi liền nội dung": (STYLES, style("ChucVu", "<w:keepNext/>")),
    "chân trang đầu: cỡ chữ": (STYLES, style("ChanTrang", "cỡ chữ")),
}


@pytest.fixture(scope="module")
def official() -> bytes:
    return render(official_paper())


@pytest.mark.parametrize("what", BREAKS)
def test_the_checker_names_what_is_broken(what: str, official: bytes) -> None:
    part, change = BREAKS[what]
    assert what in wrong(broken(official, part, change))


def test_everything_that_is_measured_has_been_seen_to_fail(official: bytes) -> None:
    assert {each.what for each in measure(official)} == set(BREAKS)


def test_the_letterhead_of_a_sheet_on_its_side_is_as_wide_as_the_text() -> None:
    official = official_paper()
    turned = replace(official, sections=(replace(official.sections[0], landscape=True), official.sections[1]))
    assert [str(each) for each in measure(render(turned)) if not each.right] == []


def test_the_papers_of_2021_are_set_to_the_letter_of_the_decree() -> None:
    found = measure(render(paper_named("report").build(Years(report_2021()))))
    assert [str(each) for each in found if not each.right] == []
