"""The year 2021 of the board, shortened: every figure, document, task and award of its news item."""

REAL_YEAR = """
[agency]
name = "Ban Dân tộc tỉnh Thái Nguyên"
short_name = "Ban Dân tộc"
parent = "UBND tỉnh Thái Nguyên"
symbol = "BDT"
place = "Thái Nguyên"
head = "Nguyễn Thái Nam"
head_title = "Trưởng Ban"
[report]
subject = "công tác dân tộc"
[conference]
name = "Hội nghị Tổng kết công tác dân tộc năm 2021 và triển khai nhiệm vụ năm 2022"
date = 2022-01-14
chair = "Nguyễn Thái Nam"
[article]
published = 2022-01-18T18:07:00
[[areas]]
code = "chinh-sach"
title = "Chính sách dân tộc"
[[areas]]
code = "tuyen-truyen"
title = "Tuyên truyền"
[[documents]]
code = "vb-1"
kind = "Quyết định"
number = "33/2020/QĐ-TTg"
date = 2020-11-12
role = "basis"
[[documents]]
code = "vb-2"
kind = "Quyết định"
number = "39/2020/QĐ-TTg"
date = 2020-12-31
role = "basis"
[[documents]]
code = "vb-3"
kind = "Quyết định"
number = "12/2018/QĐ-TTg"
date = 2018-03-06
role = "basis"
[[documents]]
code = "vb-4"
kind = "Quyết định"
number = "39/2021/QĐ-UBND"
date = 2021-08-20
issuer = "UBND tỉnh"
[[documents]]
code = "vb-5"
kind = "Chương trình hành động"
number = "02/CTr-UBND"
date = 2021-12-02
issuer = "UBND tỉnh"
subject = "ban hành Chương trình hành động Nghị quyết số 04-NQ/TU"
[[documents]]
code = "vb-6"
kind = "Nghị quyết"
number = "04-NQ/TU"
date = 2021-07-14
issuer = "Ban Chấp hành Đảng bộ tỉnh"
[[documents]]
code = "vb-7"
kind = "Kế hoạch"
issuer = "UBND tỉnh"
subject = "thực hiện Đề án “Giảm thiểu tình trạng tảo hôn và hôn nhân cận huyết thống”"
[[documents]]
code = "vb-8"
kind = "Quyết định"
status = "draft"
subject = "quy định nguyên tắc, tiêu chí, định mức phân bổ ngân sách Trung ương"
[[documents]]
code = "vb-9"
kind = "Quy chế"
status = "planned"
subject = "hoạt động của Tổ công tác"
for_task = "nv-2"
[[documents]]
code = "vb-10"
kind = "Chương trình"
subject = "mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào DTTS&MN giai đoạn 2021 - 2030"
role = "basis"
[[counts]]
code = "sl-1"
name = "Đại biểu được biểu dương"
unit = "đại biểu"
value = 90
area = "tuyen-truyen"
[[counts]]
code = "sl-2"
name = "Hội nghị phổ biến, giáo dục pháp luật"
unit = "hội nghị"
value = 2
area = "tuyen-truyen"
[[results]]
code = "kq-1"
area = "chinh-sach"
text = "Rà soát kết quả xác định xóm đặc biệt khó khăn giai đoạn 2021 - 2025 theo {vb-1}; triển khai {vb-2}; {vb-3}."
documents = ["vb-7", "vb-8", "vb-10"]
[[results]]
code = "kq-2"
area = "chinh-sach"
text = "Kịp thời tham mưu UBND tỉnh ban hành {vb-4}; {vb-5}; {vb-6}"
[[results]]
code = "kq-3"
area = "tuyen-truyen"
text = "Biểu dương {sl-1} đại biểu; {sl-2} hội nghị tuyên truyền bầu cử Đại biểu quốc hội khóa XV"
[[tasks]]
code = "nv-1"
text = "Kịp thời tham mưu Ban Chỉ đạo các Chương trình mục tiêu quốc gia"
items = ["Kế hoạch thực hiện Chương trình giai đoạn 2022 – 2025"]
[[tasks]]
code = "nv-2"
text = "Thành lập Tổ công tác về Chương trình"
[[tasks]]
code = "nv-3"
text = "Tiếp tục ưu tiên tập trung các nguồn lực"
[[tasks]]
code = "nv-4"
text = "Tiếp tục làm tốt công tác tuyên truyền"
[[tasks]]
code = "nv-5"
text = "Phối hợp với các ngành, các cấp"
[[awards]]
code = "kt-1"
title = "Bằng khen"
authority = "Chủ tịch UBND tỉnh"
recipient_kind = "collective"
count = 1
[[awards]]
code = "kt-2"
title = "Bằng khen"
authority = "Chủ tịch UBND tỉnh"
recipient_kind = "individual"
count = 1
[[awards]]
code = "kt-3"
title = "Giấy khen"
authority = "Ban Dân tộc tỉnh Thái Nguyên"
recipient_kind = "individual"
count = 11
[[awards]]
code = "kt-4"
title = "Chiến sĩ thi đua cơ sở"
recipient_kind = "individual"
"""
