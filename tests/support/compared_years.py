"""Two years in which everything is compared that can be, and much that cannot; the earlier one of two agencies."""

HEAD = """\
schema = 1
year = {year}
[agency]
name = "{agency}"
[report]
subject = "công tác dân tộc"
"""
EARLIER = """\
[[counts]]
code = "ho"
name = "Hộ được hỗ trợ"
unit = "hộ"
value = 1200
qualifier = "hơn"
[[counts]]
code = "ho-ngheo"
name = "Hộ nghèo"
unit = "hộ"
value = 400
part_of = "ho"
[[counts]]
code = "ty-le"
name = "Tỷ lệ hộ nghèo"
unit = "%"
value = 12.5
[[counts]]
code = "hn"
name = "Hội nghị"
unit = "hội nghị"
value = 0
[[counts]]
code = "von"
name = "Vốn"
unit = "triệu đồng"
value = 1500
status = "estimate"
[[counts]]
code = "xa"
name = "Xã"
unit = "xã"
[[counts]]
code = "uy-tin"
name = "Người uy tín"
unit = "người"
value = 55
[[counts]]
code = "lop"
name = "Lớp"
unit = "lớp"
value = 3
[[counts]]
code = "khach"
name = "Khách"
unit = "lượt"
value = 100
qualifier = "khoảng"
[[counts]]
code = "du"
name = "Số dư"
unit = "triệu đồng"
value = -5
[[documents]]
code = "vb-1"
kind = "Quyết định"
number = "1/QĐ-UBND"
role = "output"
[[documents]]
code = "vb-2"
kind = "Kế hoạch"
number = "2/KH-UBND"
role = "output"
[[documents]]
code = "vb-3"
kind = "Kế hoạch"
status = "draft"
role = "output"
[[documents]]
code = "vb-4"
kind = "Công văn"
number = "5/BDT"
[[tasks]]
code = "nv-1"
text = "Thành lập Tổ công tác"
[[tasks]]
code = "nv-2"
text = "Rà soát chính sách"
[[awards]]
code = "kt-1"
title = "Giấy khen"
authority = "Trưởng Ban"
recipient_kind = "individual"
count = 12
[[awards]]
code = "kt-2"
title = "Bằng khen"
authority = "Chủ tịch UBND tỉnh"
recipient_kind = "collective"
"""
LATER = """\
[[counts]]
code = "ho"
name = "Hộ được hỗ trợ"
unit = "Hộ"
value = 1350
qualifier = "hơn"
[[counts]]
code = "ho-ngheo"
name = "Hộ nghèo"
unit = "hộ"
value = 300
part_of = "ho"
[[counts]]
code = "ty-le"
name = "Tỷ lệ hộ nghèo"
unit = "%"
value = 10.25
[[counts]]
code = "hn"
name = "Hội nghị"
unit = "hội nghị"
value = 2
[[counts]]
code = "von"
name = "Vốn"
unit = "triệu đồng"
value = 1800
[[counts]]
code = "xa"
name = "Xã"
unit = "xã"
value = 20
previous = 18
[[counts]]
code = "uy-tin"
name = "Người uy tín"
unit = "đại biểu"
value = 50
[[counts]]
code = "moi"
name = "Chỉ tiêu mới"
unit = "cuộc"
[[counts]]
code = "khach"
name = "Khách"
unit = "lượt"
value = 105
[[counts]]
code = "du"
name = "Số dư"
unit = "triệu đồng"
value = -2
[[documents]]
code = "vb-1"
kind = "quyết định"
number = "7/QĐ-UBND"
role = "output"
[[documents]]
code = "vb-2"
kind = "Quyết định"
status = "planned"
[[reviews]]
code = "dg-1"
answers = "nv-1"
status = "done"
outcome = "Đã thành lập theo {vb-1}."
[[awards]]
code = "kt-1"
title = "giấy khen"
authority = "Trưởng Ban"
recipient_kind = "individual"
count = 15
decision = "vb-2"
[[awards]]
code = "kt-2"
title = "Bằng khen"
authority = "Chủ tịch UBND tỉnh"
recipient_kind = "collective"
count = 1
[[awards]]
code = "kt-3"
title = "Cờ thi đua"
authority = "Chính phủ"
recipient_kind = "collective"
count = 1
"""
OTHER = EARLIER.replace('unit = "xã"', 'unit = "xã"\nvalue = 7').replace(
    'value = 1200\nqualifier = "hơn"', "value = 800"
)
OTHER = OTHER.replace('code = "lop"', 'code = "khoa"').replace('code = "nv-2"', 'code = "nv-3"').replace("= 55", "= 5")


def text_of_year(year: int, agency: str, records: str) -> str:
    """The file of a year."""
    return HEAD.format(year=year, agency=agency) + records
