"""The year that most stories begin with."""

SMALL_YEAR = """\
# Ghi chú của chị Lan ở đầu tệp
schema = 1
year = 2021

[period]
from = 2020-12-15
to = 2021-12-14

[agency]
name = "Ban Dân tộc tỉnh A"
short_name = "Ban Dân tộc"
place = "Thành phố A"
head = "Nguyễn Văn A"

[[areas]]
code = "lv-1"
title = "Công tác tuyên truyền"

[[documents]]
code = "vb-1"
kind = "Quyết định"
number = "39/2021/QĐ-UBND"
date = 2021-08-20
issuer = "UBND tỉnh"
subject = "về tiêu chí [số 12/QĐ]"

[[counts]]
code = "hn"  # hội nghị
name = "Hội nghị phổ biến pháp luật"
unit = "hội nghị"
value = 2
plan = 3

[[counts]]
code = "sl-1"
name = "Lượt người dự"
unit = "lượt người"

[[results]]
code = "kq-1"
area = "lv-1"
text = "Tổ chức {hn} hội nghị theo {vb-1}."

[[tasks]]
code = "nv-1"
text = "Thành lập Tổ công tác"
items = ["Ban hành Quy chế", "Họp phiên đầu"]

[[tasks]]
code = "nv-2"
text = "Rà soát chính sách"
due = "Quý II/2022"

[[awards]]
code = "kt-1"
title = "Giấy khen"
authority = "Trưởng Ban"
recipient_kind = "individual"
count = 2
"""
