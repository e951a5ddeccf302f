"""Lists of award recipients as offices have them, with what must come out of each. All names are invented.

In a text → stands for a tab. A row that must come out is written kind | honorific | name | position | unit | year of
birth | prize | title | authority, without what is empty at its end.
"""

from __future__ import annotations

from typing import NamedTuple


class OfficeList(NamedTuple):
    """One list, how it is recorded, and what must come out."""

    name: str
    text: str
    rows: tuple[str, ...] = ()
    """The recipients; nothing where the list must be refused."""
    options: str = "--title 'Giấy khen'"
    told: tuple[str, ...] = ()
    """What must be said of it."""


PEOPLE = (
    OfficeList(
        "excel with order numbers and columns that no record has",
        """\
STT→Họ và tên→Dân tộc→Giới tính→Chức vụ→Đơn vị công tác→Số sổ vàng→Ký nhận→Ghi chú
1→Lò Văn A→Thái→Nam→Chuyên viên→Văn phòng→12/SV→→
2→Giàng Thị B→Mông→Nữ→Trưởng phòng→Phòng Chính sách→13/SV→→nhận thay
""",
        ("cá nhân | | Lò Văn A | Chuyên viên | Văn phòng", "cá nhân | | Giàng Thị B | Trưởng phòng | Phòng Chính sách"),
        told=("Không lấy cột “Dân tộc”, “Giới tính”, “Số sổ vàng”.",),
    ),
    OfficeList(
        "whole sheet with title block, column numbers, groups, total and signatures",
        """\
UBND TỈNH A→→→CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM→
BAN DÂN TỘC→→→Độc lập - Tự do - Hạnh phúc→
DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN→→→→
(Kèm theo Quyết định số 39/2021/QĐ-UBND ngày 20/8/2021)→→→→
TT→Tên tập thể/cá nhân→Chức vụ, đơn vị công tác→Ngày sinh→Mức thưởng
(1)→(2)→(3)→(4)→(5)
I→TẬP THỂ→→→
1→Phòng Chính sách→→→894.000 đ
II→CÁ NHÂN→→→
1→Ông Lò Văn A→Trưởng phòng, Phòng Chính sách→12/3/1980→447 nghìn
2→Bà Giàng Thị B→Trưởng phòng Dân tộc huyện C→1985→447.000đ
→Tổng cộng: 03→→→1.788.000
→Danh sách này có 03 người./.→→→
→Người lập biểu→→Trưởng Ban→
→(Ký, ghi rõ họ tên)→→→
→Hoàng Văn X→→Nông Văn Y→
""",
        (
            "tập thể | | Phòng Chính sách | | | | 894000",
            "cá nhân | Ông | Lò Văn A | Trưởng phòng | Phòng Chính sách | 1980 | 447000",
            "cá nhân | Bà | Giàng Thị B | Trưởng phòng Dân tộc huyện C | | 1985 | 447000",
        ),
        told=(
            "Dòng 6 bỏ qua: số thứ tự của cột.",
            "Dòng 12 bỏ qua: dòng tổng “Tổng cộng: 03 1.788.000”, khớp với danh sách.",
            "Dòng 14, 15 bỏ qua: phần ký.",
            "Dòng 16 bỏ qua: nằm trong phần ký “Hoàng Văn X Nông Văn Y”.",
            "--decision 39/2021/QĐ-UBND",
            "Dòng 10, 11: tách cách xưng hô khỏi tên.",
        ),
    ),
    OfficeList(
        "the five structure rows and a lost reference",
        """\
TT→Họ và tên→Đơn vị
(1)→(2)→(3)
I→TẬP THỂ→
1→Tổ tuyên truyền→Văn phòng
→#REF!→
II→CÁ NHÂN→
1→Lò Văn A→Văn phòng
→Tổng cộng: 02→
→Người lập biểu→Trưởng Ban
→(Ký, ghi rõ họ tên)→
→Danh sách này có 05 người./.→
""",
        ("tập thể | | Tổ tuyên truyền | | Văn phòng", "cá nhân | | Lò Văn A | | Văn phòng"),
        told=(
            "Dòng 5 bỏ qua: ô #REF! là lỗi của Excel",
            "Dòng 11 “Danh sách này có 05 người./.” ghi 5 người, đọc được 1",
        ),
    ),
    OfficeList(
        "groups by form and authority, then by kind",
        """\
TT→Họ và tên, tên tập thể→Chức vụ→Đơn vị
A→BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH→→
I→Tập thể: 01→→
1→Phòng Dân tộc huyện C→→
B→Giấy khen của Trưởng Ban Dân tộc→→
I→Tập thể→→
1→Văn phòng→→
II→Cá nhân (02 người)→→
1→Lò Văn A→Chuyên viên→Văn phòng
2→Hà Thị B→Kế toán→Văn phòng
""",
        (
            "tập thể | | Phòng Dân tộc huyện C | | | | | Bằng khen | Chủ tịch UBND tỉnh",
            "tập thể | | Văn phòng | | | | | Giấy khen | Trưởng Ban Dân tộc",
            "cá nhân | | Lò Văn A | Chuyên viên | Văn phòng | | | Giấy khen | Trưởng Ban Dân tộc",
            "cá nhân | | Hà Thị B | Kế toán | Văn phòng | | | Giấy khen | Trưởng Ban Dân tộc",
        ),
        options="",
    ),
    OfficeList(
        "groups that are units, with a wrong number in a heading",
        """\
TT→Họ và tên→Chức vụ
I→Huyện Na Sơn: 03 người→
1→Lò Văn A→Trưởng thôn
2→Vàng Thị B→Bí thư Chi bộ
II→HUYỆN MƯỜNG HOA→
3→Lý A C→Già làng
""",
        (
            "cá nhân | | Lò Văn A | Trưởng thôn | Huyện Na Sơn",
            "cá nhân | | Vàng Thị B | Bí thư Chi bộ | Huyện Na Sơn",
            "cá nhân | | Lý A C | Già làng | Huyện Mường Hoa",
        ),
        told=("Dòng 2 “Huyện Na Sơn: 03 người” ghi 3, đọc được 2: xin xem lại.",),
    ),
    OfficeList(
        "decimal order numbers under units",
        """\
TT→Họ và tên→Chức vụ→Ghi chú
1→Văn phòng→→
1.1→Lò Văn A→Chánh Văn phòng→
1.2→Hà Thị B→Văn thư→
2→Thanh tra→→
2.1→Sùng A C→Chánh Thanh tra→
""",
        (
            "cá nhân | | Lò Văn A | Chánh Văn phòng | Văn phòng",
            "cá nhân | | Hà Thị B | Văn thư | Văn phòng",
            "cá nhân | | Sùng A C | Chánh Thanh tra | Thanh tra",
        ),
    ),
    OfficeList(
        "two rows of headings with merged cells",
        """\
TT→Họ và tên→Năm sinh→→Chức vụ→Quyết định→
→→Nam→Nữ→→Số→Ngày
1→Lò Văn A→1980→→Chuyên viên→39/2021/QĐ-UBND→20/8/2021
2→Hà Thị B→→1985→Kế toán→39/2021/QĐ-UBND→20/8/2021
""",
        ("cá nhân | | Lò Văn A | Chuyên viên | | 1980", "cá nhân | | Hà Thị B | Kế toán | | 1985"),
        told=("vb-1",),
    ),
    OfficeList(
        "forms as columns that are ticked",
        """\
TT→Họ và tên→Đơn vị→Danh hiệu→
→→→Lao động tiên tiến→Chiến sĩ thi đua cơ sở
1→Lò Văn A→Văn phòng→x→
2→Hà Thị B→Thanh tra→→X
""",
        (
            "cá nhân | | Lò Văn A | | Văn phòng | | | Lao động tiên tiến",
            "cá nhân | | Hà Thị B | | Thanh tra | | | Chiến sĩ thi đua cơ sở",
        ),
        options="",
    ),
    OfficeList(
        "ditto marks of every kind and quotation marks in names",
        """\
TT→Họ và tên→Chức vụ→Đơn vị
1→Lò Văn A→Chuyên viên→Văn phòng
2→Hà Thị B→"→nt
3→Sùng A C→-nt-→Như trên
4→"Tổ tự quản" xóm A→→"
5→Lý A D→Trưởng xóm→Xóm "Bản Mới"
""",
        (
            "cá nhân | | Lò Văn A | Chuyên viên | Văn phòng",
            "cá nhân | | Hà Thị B | Chuyên viên | Văn phòng",
            "cá nhân | | Sùng A C | Chuyên viên | Văn phòng",
            'tập thể | | "Tổ tự quản" xóm A | | Văn phòng',
            'cá nhân | | Lý A D | Trưởng xóm | Xóm "Bản Mới"',
        ),
    ),
    OfficeList(
        "word cells of several paragraphs",
        """\
TT→Họ và tên→Thành tích→Đơn vị
1→Lò Văn A→Hoàn thành tốt nhiệm vụ
dẫn đầu phong trào→Văn phòng
2→Hà Thị B→Có sáng kiến→Thanh tra
""",
        ("cá nhân | | Lò Văn A | | Văn phòng", "cá nhân | | Hà Thị B | | Thanh tra"),
        told=("Dòng 3 nối vào ô còn dở của dòng 2.",),
    ),
    OfficeList(
        "kinds in words, prizes in words, dashes",
        """\
Số TT→Tên đơn vị, cá nhân→Đối tượng→Chức danh→Nơi công tác→Tiền thưởng (nghìn đồng)→Dân tộc
01→Lò Văn A→CN→Chuyên viên→Văn phòng→447→Thái
02→Phòng Chính sách→TT→-→-→894→-
03→Vàng A B→Hộ→-→Thôn Nà Pồ→670,5→Mông
04→Hà Thị C→Khen thưởng cá nhân→Giáo viên→Trường Tiểu học B→447.000 đ→Tày
""",
        (
            "cá nhân | | Lò Văn A | Chuyên viên | Văn phòng | | 447000",
            "tập thể | | Phòng Chính sách | | | | 894000",
            "hộ gia đình | | Vàng A B | | Thôn Nà Pồ | | 670500",
            "cá nhân | | Hà Thị C | Giáo viên | Trường Tiểu học B | | 447000",
        ),
    ),
    OfficeList(
        "a list of collectives only",
        """\
TT→Tên tập thể→Hình thức khen thưởng
1→Phòng Dân tộc huyện C→Giấy khen
2→Trường PTDT nội trú tỉnh→Bằng khen
3→Đảng ủy, HĐND, UBND xã Nà Pồ→Giấy khen
4→Đoàn Thanh niên xã Nà Pồ→Giấy khen
""",
        (
            "tập thể | | Phòng Dân tộc huyện C | | | | | Giấy khen",
            "tập thể | | Trường PTDT nội trú tỉnh | | | | | Bằng khen",
            "tập thể | | Đảng ủy, HĐND, UBND xã Nà Pồ | | | | | Giấy khen",
            "tập thể | | Đoàn Thanh niên xã Nà Pồ | | | | | Giấy khen",
        ),
        options="",
    ),
    OfficeList(
        "households with heads",
        """\
TT→Họ tên chủ hộ→Năm sinh→Địa chỉ→Lý do khen thưởng
1→Ông Vàng A B→1970→Thôn Nà Pồ, xã C→Hiến đất làm đường
2→Lò Thị D→02/9/1975→-nt-→Thoát nghèo bền vững
""",
        (
            "hộ gia đình | Ông | Vàng A B | | Thôn Nà Pồ, xã C | 1970",
            "hộ gia đình | | Lò Thị D | | Thôn Nà Pồ, xã C | 1975",
        ),
    ),
    OfficeList(
        "households among others, by their names",
        """\
TT→Tên tập thể, hộ gia đình→Nơi ở
1→Hộ ông Vàng A B→Thôn Nà Pồ
2→Gia đình bà Lò Thị D→Thôn Nà Pồ
3→Thôn Nà Pồ→Xã C
""",
        (
            "hộ gia đình | | Hộ ông Vàng A B | | Thôn Nà Pồ",
            "hộ gia đình | | Gia đình bà Lò Thị D | | Thôn Nà Pồ",
            "tập thể | | Thôn Nà Pồ | | Xã C",
        ),
    ),
    OfficeList(
        "names with numbers, apostrophes and ethnic names",
        """\
TT→Họ và tên (Ông/Bà)→Đơn vị
1→1. Lò Thị Mai→Văn phòng
2→'Bàn Văn Lan→Văn phòng
3→Y Vinh Tơr→Thanh tra
4→H'Nan Niê→Thanh tra
5→K'sor Phước→Thanh tra
6→Đoàn Văn E→Thanh tra
7→Tổ Thị G→Thanh tra
8→Đ/c Ông Văn H→Thanh tra
""",
        (
            "cá nhân | | Lò Thị Mai | | Văn phòng",
            "cá nhân | | Bàn Văn Lan | | Văn phòng",
            "cá nhân | | Y Vinh Tơr | | Thanh tra",
            "cá nhân | | H'Nan Niê | | Thanh tra",
            "cá nhân | | K'sor Phước | | Thanh tra",
            "cá nhân | | Đoàn Văn E | | Thanh tra",
            "cá nhân | | Tổ Thị G | | Thanh tra",
            "cá nhân | Đồng chí | Ông Văn H | | Thanh tra",
        ),
    ),
    OfficeList(
        "names with posts, split where the person agrees",
        """\
TT→Họ và tên→Đơn vị
1→Hà Văn C, Trưởng phòng→Văn phòng
2→Lò Văn A (Chuyên viên)→Thanh tra
3→Sùng A D - Kế toán→Thanh tra
""",
        (
            "cá nhân | | Hà Văn C | Trưởng phòng | Văn phòng",
            "cá nhân | | Lò Văn A | Chuyên viên | Thanh tra",
            "cá nhân | | Sùng A D | Kế toán | Thanh tra",
        ),
        options="--title 'Giấy khen' --fix-names",
    ),
    OfficeList(
        "capitals, lower case and double blanks, mended",
        """\
TT→Họ và tên→Đơn vị
1→LÒ VĂN AN→Văn phòng
2→giàng thị bình→Văn phòng
3→Sùng  A  Cường→Văn phòng
4→H'NAN NIÊ→Văn phòng
""",
        (
            "cá nhân | | Lò Văn An | | Văn phòng",
            "cá nhân | | Giàng Thị Bình | | Văn phòng",
            "cá nhân | | Sùng A Cường | | Văn phòng",
            "cá nhân | | H'NAN Niê | | Văn phòng",
        ),
        options="--title 'Giấy khen' --fix-names",
        told=("Dòng 2, 3, 4, 5: đã sửa", "Dòng 5: tên viết hoa cả"),
    ),
    OfficeList(
        "capitals are only told of",
        "TT→Họ và tên→Đơn vị\n1→LÒ VĂN AN→Văn phòng\n2→Hà Thị B→Văn phòng\n",
        ("cá nhân | | LÒ VĂN AN | | Văn phòng", "cá nhân | | Hà Thị B | | Văn phòng"),
        told=("Dòng 2: tên viết hoa cả, viết thường hoặc thừa khoảng trắng; muốn sửa thì thêm --fix-names.",),
    ),
    OfficeList(
        "a unit merged over three rows, only told of",
        "TT→Họ và tên→Đơn vị\n1→Lò Văn A→Văn phòng\n2→Hà Thị B→\n3→Sùng A C→\n",
        ("cá nhân | | Lò Văn A | | Văn phòng", "cá nhân | | Hà Thị B", "cá nhân | | Sùng A C"),
        told=("Cột “Đơn vị”, dòng 3, 4 để trống dưới ô có chữ; ô gộp thì thêm --fill-down.",),
    ),
    OfficeList(
        "a unit merged over three rows, filled down within its group",
        "TT→Họ và tên→Đơn vị\nI→Cá nhân→\n1→Lò Văn A→Văn phòng\n2→Hà Thị B→\nII→Hộ gia đình→\n3→Sùng A C→\n",
        ("cá nhân | | Lò Văn A | | Văn phòng", "cá nhân | | Hà Thị B | | Văn phòng", "hộ gia đình | | Sùng A C"),
        options="--title 'Giấy khen' --fill-down",
        told=("Cột “Đơn vị”, dòng 4: điền như ô ở trên.",),
    ),
    OfficeList(
        "family name and given name in two columns",
        "TT→Họ và tên đệm→Tên→Chức vụ\n1→Lò Văn→An→Chuyên viên\n2→Hà Thị→Bình→Kế toán\n",
        ("cá nhân | | Lò Văn An | Chuyên viên", "cá nhân | | Hà Thị Bình | Kế toán"),
    ),
    OfficeList(
        "bodies and people in two columns",
        "TT→Tập thể→Cá nhân→Chức vụ\n1→Văn phòng→→\n2→→Lò Văn A→Chuyên viên\n",
        ("tập thể | | Văn phòng", "cá nhân | | Lò Văn A | Chuyên viên"),
    ),
    OfficeList(
        "guests' style, without order numbers",
        "Ông/Bà→Họ và tên→Chức vụ→Đơn vị\nÔng→Ông Lò Văn A→Phó Chủ tịch→UBND tỉnh\nBà→Hà Thị B→Trưởng phòng→Sở A\n",
        (
            "cá nhân | Ông | Lò Văn A | Phó Chủ tịch | UBND tỉnh",
            "cá nhân | Bà | Hà Thị B | Trưởng phòng | Sở A",
        ),
    ),
    OfficeList(
        "one column of names and nothing else",
        "Họ và tên\nLò Văn A\nHà Thị B\n",
        ("cá nhân | | Lò Văn A", "cá nhân | | Hà Thị B"),
    ),
    OfficeList(
        "columns reordered, the order numbers last",
        "Đơn vị→Năm sinh→Họ tên→STT\nVăn phòng→1980→Lò Văn A→1\nThanh tra→1981→Hà Thị B→2\nTổng cộng→→2→\n",
        ("cá nhân | | Lò Văn A | | Văn phòng | 1980", "cá nhân | | Hà Thị B | | Thanh tra | 1981"),
    ),
    OfficeList(
        "a header that comes again on each page",
        "TT→Họ và tên→Đơn vị\n1→Lò Văn A→Văn phòng\nTT→Họ và tên→Đơn vị\n2→Hà Thị B→Thanh tra\n",
        ("cá nhân | | Lò Văn A | | Văn phòng", "cá nhân | | Hà Thị B | | Thanh tra"),
    ),
    OfficeList(
        "two tables under each other with other columns",
        """\
I. TẬP THỂ→→
TT→Tên tập thể→Ghi chú
1→Văn phòng→
II. CÁ NHÂN→→
TT→Họ và tên→Chức vụ
1→Lò Văn A→Chuyên viên
""",
        ("tập thể | | Văn phòng", "cá nhân | | Lò Văn A | Chuyên viên"),
    ),
    OfficeList(
        "money in thousands by a line above, with its sum",
        "ĐVT: nghìn đồng→→\nTT→Họ và tên→Tiền thưởng\n1→Lò Văn A→447\n2→Hà Thị B→447\n→Cộng→894\n",
        ("cá nhân | | Lò Văn A | | | | 447000", "cá nhân | | Hà Thị B | | | | 447000"),
        told=("Dòng 5 bỏ qua: dòng tổng “Cộng 894”, khớp với danh sách.",),
    ),
    OfficeList(
        "a total that does not agree",
        "TT→Họ và tên→Mức tiền thưởng\n1→Lò Văn A→447.000\n2→Hà Thị B→447.000\n→Tổng cộng: 3 cá nhân→1.341.000\n",
        ("cá nhân | | Lò Văn A | | | | 447000", "cá nhân | | Hà Thị B | | | | 447000"),
        told=("ghi 3 cá nhân, đọc được 2; ghi 1.341.000 đồng, cộng lại được 894.000 đồng: xin xem lại.",),
    ),
    OfficeList(
        "a column that is not known, left out",
        "TT→Họ và tên→Số tiền→Màu áo\n1→Lò Văn A→5→đỏ\n",
        ("cá nhân | | Lò Văn A",),
        options="--title 'Giấy khen' --ignore 'Số tiền' --ignore 'màu áo'",
    ),
    OfficeList(
        "a workbook of semicolons in cells of names of posts",
        "TT→Họ tên→Chức vụ, nơi công tác\n1→Lò Văn A→Bí thư Đảng ủy, Chủ tịch UBND xã Nà Pồ\n2→Hà B→Thôn Nà Pồ, xã C\n",
        (
            "cá nhân | | Lò Văn A | Bí thư Đảng ủy, Chủ tịch UBND xã Nà Pồ",
            "cá nhân | | Hà B | | Thôn Nà Pồ, xã C",
        ),
    ),
    OfficeList(
        "rows of numbers alone and an empty group",
        "TT→Họ và tên→Đơn vị\n1→Lò Văn A→Văn phòng\n2→→\n3→→\n",
        ("cá nhân | | Lò Văn A | | Văn phòng",),
        told=("Dòng 3, 4 bỏ qua: chỉ có số thứ tự.",),
    ),
    OfficeList(
        "structure without order numbers, agreed to",
        "Họ và tên→Chức vụ\nCÁ NHÂN→\nLò Văn A→Chuyên viên\nTổng cộng: 01→\nNgười lập biểu→\nHà Thị B→\n",
        ("cá nhân | | Lò Văn A | Chuyên viên",),
        options="--title 'Giấy khen' --yes",
        told=("Dòng 6 bỏ qua: nằm trong phần ký",),
    ),
    OfficeList(
        "headings that go on in a second line",
        """\
TT→Họ và tên/→Năm→Chức vụ,→Hình thức
→Tên tập thể→sinh→đơn vị công tác→khen thưởng
1→Lò Văn A→1980→Chuyên viên, Văn phòng→Giấy khen
""",
        ("cá nhân | | Lò Văn A | Chuyên viên | Văn phòng | 1980 | | Giấy khen",),
        options="",
    ),
    OfficeList(
        "groups inside groups, each with its number",
        """\
STT→HỌ VÀ TÊN→CHỨC DANH→DANH HIỆU
A→DANH HIỆU LAO ĐỘNG TIÊN TIẾN (03 NGƯỜI)→→
I→PHÒNG CHÍNH SÁCH→→
1→Lò Văn A→Trưởng phòng→
2→Hà Thị B→Chuyên viên→
II→THANH TRA→→
3→Sùng A C→Chánh Thanh tra→
B→DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ”: 02 đồng chí→→
1→Lò Văn A→Trưởng phòng→
""",
        (
            "cá nhân | | Lò Văn A | Trưởng phòng | PHÒNG CHÍNH SÁCH | | | Lao động tiên tiến",
            "cá nhân | | Hà Thị B | Chuyên viên | PHÒNG CHÍNH SÁCH | | | Lao động tiên tiến",
            "cá nhân | | Sùng A C | Chánh Thanh tra | THANH TRA | | | Lao động tiên tiến",
            "cá nhân | | Lò Văn A | Trưởng phòng | | | | Chiến sĩ thi đua cơ sở",
        ),
        options="",
        told=("ghi 2, đọc được 1: xin xem lại.",),
    ),
    OfficeList(
        "paid out by hand, with subtotals and the sum in words",
        """\
→Tên đơn vị, cá nhân→Nội dung khen thưởng→Mức thưởng (đồng)→Ký nhận
→Huyện Na Sơn→→→
1→UBND xã Nà Pồ→Có thành tích→1.200.000→
2→Bà Hà Thị B - Trưởng thôn→nt→600.000→
→Cộng huyện Na Sơn: 2→→1.800.000→
→Huyện Mường Hoa→→→
3→Ông (bà) Sùng A C→nt→600.000→
→Cộng→→600.000→
→Tổng cộng: 3→→2.400.000→
→Bằng chữ: Hai triệu bốn trăm nghìn đồng chẵn→→→
Kế toán→→Thủ quỹ→→Thủ trưởng đơn vị
""",
        (
            "tập thể | | UBND xã Nà Pồ | | Huyện Na Sơn | | 1200000",
            "cá nhân | Bà | Hà Thị B | Trưởng thôn | Huyện Na Sơn | | 600000",
            "cá nhân | | Sùng A C | | Huyện Mường Hoa | | 600000",
        ),
        options="--title 'Giấy khen' --fix-names",
        told=("Dòng 10 bỏ qua: không có số thứ tự “Bằng chữ: Hai triệu bốn trăm nghìn đồng chẵn”.",),
    ),
    OfficeList(
        "kinds before the names, places in columns of their own",
        """\
#→Tên tập thể, cá nhân được khen thưởng→Thôn→Xã→Huyện→Tuổi
1→Tập thể: Văn phòng→→→Na Sơn→
2→Cá nhân ông Lò Văn A→Nà Pồ→C→Na Sơn→45
3→Cá nhân: Hà Thị B→Thôn Mới→Xã D→Huyện Na Sơn→30
""",
        (
            "tập thể | | Văn phòng | | huyện Na Sơn",
            "cá nhân | Ông | Lò Văn A | | thôn Nà Pồ, xã C, huyện Na Sơn",
            "cá nhân | | Hà Thị B | | Thôn Mới, Xã D, Huyện Na Sơn",
        ),
        told=("Không lấy cột “Tuổi”.",),
    ),
    OfficeList(
        "years of birth in every form",
        """\
TT→Họ và tên→Ngày, tháng, năm sinh→Chức vụ - Đơn vị
1→Lò Văn A→03/1980→Chuyên viên - Văn phòng
2→Hà Thị B→Năm 1985→Phòng Chính sách - Phó Trưởng phòng
3→Sùng A C→1990-03-12→Nông dân, thôn Nà Pồ, xã C
4→Lý A D→12 tháng 3 năm 1970→Chánh Văn phòng Ban Dân tộc
""",
        (
            "cá nhân | | Lò Văn A | Chuyên viên | Văn phòng | 1980",
            "cá nhân | | Hà Thị B | Phó Trưởng phòng | Phòng Chính sách | 1985",
            "cá nhân | | Sùng A C | Nông dân | thôn Nà Pồ, xã C | 1990",
            "cá nhân | | Lý A D | Chánh Văn phòng Ban Dân tộc | | 1970",
        ),
    ),
    OfficeList(
        "bodies under the heading of units",
        "TT→Tên đơn vị→Mức thưởng\n1→Văn phòng→894.000\n2→Tổng đội thanh niên xung phong→894.000\n",
        (
            "tập thể | | Văn phòng | | | | 894000",
            "tập thể | | Tổng đội thanh niên xung phong | | | | 894000",
        ),
    ),
)

REFUSED = (
    OfficeList(
        "all unknown headings at once",
        "TT→Họ và tên→Số tiền→Màu áo\n1→Lò Văn A→5→đỏ\n",
        told=(
            "Dòng 1: không nhận ra cột “Số tiền”, “Màu áo” (đã nhận ra: “TT”, “Họ và tên”).",
            '--ignore "Số tiền" --ignore "Màu áo"',
        ),
    ),
    OfficeList(
        "a body among individuals",
        "TT→Họ và tên→Đơn vị\n1→Lò Văn A→X\n2→Phòng Chính sách→Y\n",
        options="--title A --recipient-kind 'cá nhân'",
        told=("dòng 3, Đối tượng: đối tượng là cá nhân mà tên “Phòng Chính sách” là của tập thể",),
    ),
    OfficeList(
        "a person without a number among others",
        "TT→Họ và tên→Đơn vị\n1→Lò Văn A→X\n→Hà Thị B→\n2→Sùng A C→Y\n",
        told=("dòng 3: có tên mà không có số thứ tự",),
    ),
    OfficeList(
        "a row without a number that has much to say",
        "TT→Họ và tên→Đơn vị\n1→Lò Văn A→X\n→Hà Thị B→Z\n",
        told=("dòng 3: có nội dung mà không có số thứ tự",),
    ),
    OfficeList(
        "a row that is cut short",
        "TT→Họ và tên→Chức vụ→Đơn vị\n1→Lò Văn A→Văn phòng\n2→Hà Thị B→Kế toán→Y\n",
        told=("dòng 2: có 3 ô, dòng tiêu đề có 4 ô",),
    ),
    OfficeList(
        "text under the order number that belongs nowhere",
        "TT→Họ và tên→Chức vụ→Đơn vị\n1→Lò Văn A→Kế toán→Văn phòng\nMột đoạn nữa\n2→Hà Thị B→Kế toán→Y\n",
        told=("dòng 3: ",),
    ),
    OfficeList(
        "a post beside a name, nobody there to ask",
        "TT→Họ và tên\n1→Hà Văn C, Trưởng phòng\n",
        told=("Dòng 2: phần sau dấu phẩy hoặc trong ngoặc của tên được tách thành chức vụ, đơn vị", "--fix-names"),
    ),
    OfficeList(
        "structure without order numbers, nobody there to ask",
        "Họ và tên→Chức vụ\nLò Văn A→Chuyên viên\nTổng cộng: 01→\n",
        told=("Dòng 3", "--yes"),
    ),
    OfficeList(
        "a body or a heading without order numbers",
        "Họ và tên→Chức vụ\nPhòng Chính sách→\nLò Văn A→Chuyên viên\nHà Thị B→Kế toán\n",
        told=("dòng 2: ", "thêm cột TT"),
    ),
    OfficeList(
        "a ditto with nothing above", "TT→Họ và tên→Đơn vị\n1→Lò Văn A→nt\n", told=("dòng 2, Đơn vị: ghi “như trên”",)
    ),
    OfficeList(
        "an error of excel in a row of data", "TT→Họ và tên→Đơn vị\n1→Lò Văn A→#REF!\n", told=("dòng 2: có ô #REF!",)
    ),
    OfficeList(
        "two columns of one meaning",
        "TT→Họ và tên→Đơn vị→Địa chỉ\n1→Lò Văn A→X→Y\n",
        told=("các cột “Đơn vị”, “Địa chỉ” cùng một nội dung", '--ignore "Địa chỉ"'),
    ),
    OfficeList(
        "a birth year of two digits", "TT→Họ và tên→Ngày sinh\n1→Lò Văn A→12/3/80\n", told=("dòng 2, Năm sinh",)
    ),
    OfficeList("an honorific that contradicts", "TT→Ông/Bà→Họ và tên\n1→Bà→Ông Lò Văn A\n", told=("dòng 2, Ông/Bà",)),
    OfficeList(
        "two ticks in one row",
        "TT→Họ và tên→Danh hiệu→\n→→LĐTT→CSTĐCS\n1→Lò Văn A→x→x\n",
        told=("dòng 3, Hình thức, danh hiệu: đánh dấu cả",),
    ),
    OfficeList(
        "an amount that is none", "TT→Họ và tên→Tiền thưởng\n1→Lò Văn A→0,3 lần\n", told=("dòng 2, Tiền thưởng",)
    ),
    OfficeList("no header", "1→Lò Văn A→Văn phòng\n", told=("Không thấy dòng tiêu đề của danh sách.",)),
    OfficeList("a name that may be anything", "TT→Tên tập thể/cá nhân\n1→Nà Pồ 3\n", told=("không rõ",)),
    OfficeList(
        "several forms in one cell",
        "TT→Họ và tên→Danh hiệu\n1→Lò Văn A→LĐTT, CSTĐCS\n",
        options="",
        told=("là nhiều hình thức",),
    ),
    OfficeList(
        "a table pasted cell by cell", "Họ và tên\nChức vụ\n1\nLò Văn A\n", told=("dòng 2, ", "không phải là tên")
    ),
    OfficeList(
        "a prize in thousands that does not say so",
        "TT→Họ và tên→Tiền thưởng\n1→Lò Văn A→447\n",
        told=("tiền thưởng chỉ 447 đồng", "--yes"),
    ),
    OfficeList(
        "a decision that is not recorded",
        "TT→Họ và tên→Số QĐ khen thưởng\n1→Lò Văn A→99/QĐ-X\n",
        told=("chưa có văn bản số “99/QĐ-X”", "add-document"),
    ),
    OfficeList(
        "two lists side by side", "TT→Họ và tên→→TT→Họ và tên\n1→Lò Văn A→→2→Hà Thị B\n", told=("chép từng bảng một",)
    ),
)
