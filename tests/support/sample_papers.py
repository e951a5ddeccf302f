"""Papers and readers that the tests of the formats share."""

import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dtreport.papers.blocks import (
    NOT_REPORTED,
    Addressees,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Copy,
    Difference,
    Heading,
    Items,
    Letterhead,
    Missing,
    Paper,
    Paragraph,
    Product,
    Qualified,
    Ratio,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Tally,
    Title,
    Total,
)

NASTY_TEXTS = (
    "=SUM(A1)",
    "+84 208 365 1864",
    "-1",
    "@ai",
    "＝1+1",
    "#N/A",
    "[số 12/QĐ]",
    "[/]",
    ":smile:",
    "<script>alert(1)</script>",
    "#include",
    "* sao *",
    "_x0041_ và `mã` | ống \\ gạch",
    "1. một",
    "DTTS&MN &amp; &#65;",
    "[đường](http://vi.du) https://vi.du www.vi.du",
    "漢字 😀 ẫ g\u0303 Ω",
    "0912",
    "hai\ndòng",
)
LONG_TEXT = "Tổ chức thực hiện chính sách dân tộc trên địa bàn tỉnh. " * 60
FORTY_LINES = "\n".join(f"Dòng thứ {number}: kết quả công tác dân tộc" for number in range(1, 41))


def letterhead() -> Letterhead:
    return Letterhead(
        "UBND TỈNH THÁI NGUYÊN",
        "BAN DÂN TỘC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-BDT",
        "Thái Nguyên, ngày 14 tháng 01 năm 2022",
    )


def signature() -> Signature:
    return Signature(
        Signatory(("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Nguyễn Thái Nam"),
        "Thái Nguyên, ngày 14 tháng 01 năm 2022",
        Signatory(("NGƯỜI LẬP BIỂU",), "Nguyễn Văn Nghĩa"),
    )


def figures() -> Table:
    """A table with every kind of column and of cell."""
    columns = (
        Column("tt", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Nội dung", width=40),
        Column("unit", "Đơn vị tính", ColumnKind.CENTRED, 10),
        Column("plan", "Kế hoạch", ColumnKind.NUMBER, 10),
        Column("done", "Thực hiện", ColumnKind.NUMBER, 10),
        Column("share", "TH/KH", ColumnKind.PERCENT, 8),
        Column("date", "Ngày", ColumnKind.DATE, 11),
        Column("note", "Ghi chú", width=16, optional=True),
        Column("empty", "Để trống", optional=True),
    )
    half = Ratio("done", "plan", Decimal("0.5"))
    rows = (
        Row((1, "Hội nghị", "hội nghị", 2, Decimal("1.0"), half, date(2021, 3, 6), None, None)),
        Row(
            (None, "Trong đó: ở xã", "hội nghị", None, Decimal(0), Ratio("done", "plan", None), None, "0", None),
            level=1,
        ),
        Row((2, "Kinh phí", "triệu đồng", Decimal("12345.60"), NOT_REPORTED, None, None, None, None)),
        Row((3, "Tỷ lệ", "%", Decimal("6.5"), Decimal("-1234.5"), Decimal("0.0625"), None, None, None)),
        Row((4, "Số rất dài", "đồng", Decimal(12345678901234567890), 999_999_999_999_999, None, None, None, None)),
        Row((5, "Lúc", "", None, None, None, datetime(2022, 1, 14, 8, 30), None, None)),  # noqa: DTZ001, as read
        Row((6, "Xưa", "", None, None, None, date(1899, 12, 31), None, None)),
        Row((None, "Tổng cộng", "", Total(Decimal(2), (0,)), Total(None, (2,)), None, None, None, None), strong=True),
    )
    return Table("so_lieu", columns, rows, "Biểu số liệu")


def measures() -> Table:
    """Figures with the words before them, differences with their signs, and what prizes come to."""
    columns = (
        Column("name", "Nội dung", width=30),
        Column("plan", "Kế hoạch", ColumnKind.NUMBER, 10),
        Column("done", "Thực hiện", ColumnKind.NUMBER, 10),
        Column("share", "TH/KH", ColumnKind.PERCENT, 8),
        Column("more", "Hơn, kém", ColumnKind.PERCENT, 8),
        Column("number", "Số người", ColumnKind.NUMBER, 8),
        Column("prize", "Mức thưởng", ColumnKind.NUMBER, 10),
        Column("amount", "Thành tiền", ColumnKind.NUMBER, 12),
    )

    def compared(
        plan: Cell, done: Cell, share: Decimal | None, more: Decimal | None, qualifier: str = ""
    ) -> tuple[Cell, ...]:
        return plan, done, Ratio("done", "plan", share, qualifier), Difference("done", "plan", more, qualifier)

    def prizes(number: Cell, prize: Cell, amount: Decimal | Missing | None) -> tuple[Cell, ...]:
        return number, prize, Product(("number", "prize"), amount)

    over, quoted = Qualified(Decimal(3000), "hơn"), Qualified(Decimal("-1.50"), 'gần "\\đủ"; _x0041_')
    rows: list[tuple[Cell, ...]] = [
        (*compared(9, 11, Decimal(11) / 9, Decimal(2)), *prizes(35, 440_000, Decimal(15_400_000))),
        (
            *compared(Decimal("13.0"), Decimal("12.4"), Decimal("12.4") / 13, Decimal("-0.6")),
            *prizes(NOT_REPORTED, 440_000, NOT_REPORTED),
        ),
        (*compared(6000, over, Decimal("0.5"), Decimal(-3000), "khoảng"), *prizes(None, None, None)),
        (*compared(4, 4, Decimal(1), Decimal(0)), *prizes(2, Qualified(Decimal("0.25"), "khoảng"), Decimal("0.50"))),
        (*compared(NOT_REPORTED, quoted, None, None), *prizes(3, None, None)),
        (
            *compared(Decimal("16.15"), Decimal("15.18"), Decimal("15.18") / Decimal("16.15"), Decimal("-0.97")),
            *prizes(0, 5, Decimal(0)),
        ),
    ]
    names = "Cặp", "Tỷ lệ", "Lượt", "Như cũ", "Chưa rõ", "Dư"
    done = Total(Decimal("3041.08"), tuple(range(6)))
    total = ("Cộng", None, done, None, None, None, None, Total(Decimal("15400000.50"), tuple(range(6))))
    copies = (
        "Chép",
        None,
        Copy(over, "measures", "done", 2),
        None,
        Copy(Difference("", "", Decimal("-0.6")), "measures", "more", 1),
        Tally(6, "measures", "done", tuple(range(6))),
        None,
        Copy(Product((), NOT_REPORTED), "measures", "amount", 1),
    )
    return Table(
        "measures",
        columns,
        (*(Row((name, *cells)) for name, cells in zip(names, rows, strict=True)), Row(total, strong=True), Row(copies)),
    )


def overview() -> Table:
    """A table that tells of the others."""
    columns = (Column("name", "Nội dung", width=40), Column("number", "Số lượng", ColumnKind.NUMBER, 10))
    rows = (
        Row(("Người được khen", Tally(300, "khen_thuong", "name", tuple(range(1, 301)))), leads_to="Khen thưởng"),
        Row(("Hội nghị", Copy(Decimal("1.0"), "so_lieu", "done", 0)), name="hoi-nghi", strong=True),
        Row(("Kinh phí", Copy(NOT_REPORTED, "so_lieu", "done", 2)), name="kinh-phi"),
        Row(("Cộng", Total(Decimal("301.0"), (0, 1, 2)))),
    )
    return Table("tong_hop", columns, rows)


def texts(given: tuple[str, ...], name: str = "van_ban") -> Table:
    """A table with one text in each row."""
    columns = (Column("tt", "TT", ColumnKind.CENTRED, 5), Column("text", "Nội dung", width=60))
    return Table(name, columns, tuple(Row((place, text)) for place, text in enumerate(given, 1)))


def people(count: int) -> Table:
    columns = (
        Column("tt", "TT", ColumnKind.CENTRED, 5),
        Column("name", "Họ và tên, đơn vị", width=26),
        Column("unit", "Chức vụ, đơn vị công tác", width=30),
        Column("prize", "Tiền thưởng (đồng)", ColumnKind.NUMBER, 13),
    )
    rows = [Row((None, "Giấy khen", None, None), strong=True)]
    unit = "Phòng Dân tộc huyện Định Hóa"
    rows += [Row((place, f"Nguyễn Văn Nghĩa {place}", unit, 447_000)) for place in range(1, count + 1)]
    rows += [Row((None, "Tổng cộng", None, Total(Decimal(447_000 * count), tuple(range(1, count + 1)))), strong=True)]
    return Table("khen_thuong", columns, tuple(rows))


def chart() -> Chart:
    bars = (
        Bar("Hội nghị", (Decimal(2), Decimal(1))),
        Bar("Đại biểu", (None, Decimal("90.5"))),
        Bar("Khác", (Decimal(0), None)),
    )
    return Chart("Kế hoạch và thực hiện", ("Kế hoạch", "Thực hiện"), bars, "Một trong hai chỉ tiêu đạt kế hoạch.")


def paper_of(*blocks: Block, landscape: bool = False, stamp: str = "") -> Paper:
    return Paper("Báo cáo", "Ban Dân tộc", (Section("Tờ", blocks, landscape),), date(2022, 1, 14), "ab" * 32, stamp)


def nasty_paper() -> Paper:
    """Everything that has gone wrong somewhere."""
    sections = (
        Section(
            "Tổng hợp/[2021]: rất dài, hơn ba mươi mốt chữ",
            (
                letterhead(),
                Title("BÁO CÁO", "Tổng kết công tác\ndân tộc năm 2021", "(Trình Hội nghị)"),
                Addressees("Kính gửi:", ("Ủy ban Dân tộc;", "<b>UBND</b> tỉnh.")),
                Heading("I. KẾT QUẢ", 1),
                Heading("1. Một", 2),
                Paragraph("(Số liệu đến 14/12/2021)", centred=True),
                Paragraph("Kịp thời tham mưu.", "Thứ nhất,"),
                Paragraph(LONG_TEXT[:400]),
                Items(("=một", "* hai\nba")),
                figures(),
                measures(),
                chart(),
                overview(),
                signature(),
            ),
            foot=("Số 1, đường <Quang Trung>; điện thoại: 0208", "Mã số liệu: abab"),
        ),
        Section(
            "Tổng hợp/[2021]: rất dài, hơn ba mươi mốt chữ",
            (Title("Phụ lục I", "VĂN BẢN", "(Kèm theo Báo cáo số 05)"), texts((*NASTY_TEXTS, FORTY_LINES))),
        ),
        Section("Khen thưởng", (people(300), signature()), landscape=True),
    )
    return Paper(
        "Báo cáo tổng kết", "Ban Dân tộc tỉnh", sections, date(2022, 1, 14), "ab" * 32, "DỰ THẢO (lần 1) & <2>"
    )


def part(data: bytes, name: str) -> str:
    """One part of a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def described(data: bytes) -> str:
    """A workbook as text: what it says, how wide and high it is, how it is printed."""
    book, values = (load_workbook(BytesIO(data), rich_text=False, data_only=only) for only in (False, True))
    lines = [
        f"{name} {getattr(book.properties, name)}"
        for name in ("title", "creator", "language", "keywords", "created", "modified")
    ]
    lines += [f"name {name} {each.attr_text}" for name, each in sorted(book.defined_names.items())]
    for sheet in book.worksheets:
        lines += ["", *_sheet_lines(sheet, values[sheet.title])]
    return "\n".join(lines) + "\n"


def _sheet_lines(sheet: Worksheet, values: Worksheet) -> list[str]:
    title = sheet.title
    margins, setup = sheet.page_margins, sheet.page_setup
    lines = [
        f"{title} {setup.orientation} paper {setup.paperSize} scale {setup.scale}",
        f"{title} margins "
        + " ".join(f"{side} {getattr(margins, side)}" for side in ("top", "bottom", "left", "right")),
        f"{title} panes {sheet.freeze_panes} titles {sheet.print_title_rows} prints {sheet.print_area}",
        f"{title} tables {' '.join(f'{name} {sheet.tables[name].ref}' for name in sheet.tables)}",
        f"{title} breaks {[each.id for each in sheet.row_breaks.brk]}",
        f"{title} widths {[round(each.width, 3) for each in sheet.column_dimensions.values()]}",
        f"{title} merged {' '.join(sorted(map(str, sheet.merged_cells.ranges), key=_natural))}",
    ]
    for row in sheet.iter_rows():
        lines.append(f"{title}!{row[0].row} height {sheet.row_dimensions[row[0].row or 0].height}")
        for cell in row:
            if cell.value is not None:
                look = " ".join(
                    [str(cell.number_format), str(cell.alignment.horizontal), f"{cell.font.sz:g}"]
                    + ["bold"] * bool(cell.font.b)
                    + ["quoted"] * bool(cell.quotePrefix)
                    + [f"indent {cell.alignment.indent:g}"] * bool(cell.alignment.indent)
                    + [f"link {link.location}" for link in [cell.hyperlink] if link is not None]
                )
                cached = f" = {values[cell.coordinate].value!r}" if cell.data_type == "f" else ""
                lines.append(f"{title}!{cell.coordinate} {cell.data_type} {cell.value!r}{cached} [{look}]")
    return lines


def _natural(reference: str) -> list[str | int]:
    return [int(piece) if piece.isdigit() else piece for piece in re.split(r"(\d+)", reference)]
