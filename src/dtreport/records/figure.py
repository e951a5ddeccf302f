"""Counts: the figures of the year, reported or still missing."""

from typing import Annotated

from dtreport.records.base import Record, field
from dtreport.records.values import Choice, Code, DecimalNumber, Flag, Name, Text, choice


class Certainty(Choice):
    """Whether a figure was counted or is estimated until the year is over."""

    ACTUAL = "actual", "thực hiện"
    ESTIMATE = "estimate", "ước thực hiện", "ước", "ước tính"


class Direction(Choice):
    """Which way of a figure is good, where that is not more; papers say by it whether a plan is met."""

    LESS = "less", "càng thấp càng tốt"
    NEUTRAL = "neutral", "không đánh giá"


class Figure(Record):
    """Số liệu: một chỉ tiêu có đơn vị tính; chưa có giá trị nghĩa là chưa có số liệu, không phải bằng 0."""

    headline = ("name",)

    name: Name = field("Tên số liệu", "Điều được đếm hoặc đo", "Hội nghị phổ biến, giáo dục pháp luật")
    unit: Name = field("Đơn vị tính", "", "hội nghị")
    value: DecimalNumber | None = field("Thực hiện", "Bỏ trống khi chưa có số liệu; 0 là không có", "2", default=None)
    plan: DecimalNumber | None = field("Kế hoạch", "", "3", default=None)
    previous: DecimalNumber | None = field("Thực hiện năm trước", "", "1", default=None)
    qualifier: Name | None = field(
        "Mức độ", "Chữ đứng trước số thực hiện: hơn, gần, khoảng", "hơn", default=None, beside="value"
    )
    plan_qualifier: Name | None = field(
        "Mức độ của kế hoạch", "Chữ đứng trước số kế hoạch", "trên", default=None, beside="plan"
    )
    previous_qualifier: Name | None = field(
        "Mức độ năm trước", "Chữ đứng trước số thực hiện năm trước", "gần", default=None, beside="previous"
    )
    better: Annotated[Direction, choice(Direction)] | None = field(
        "Chiều tốt", "Bỏ trống khi số càng cao càng tốt", "càng thấp càng tốt", default=None, beside="plan"
    )
    status: Annotated[Certainty, choice(Certainty)] = field(
        "Tình trạng", "Số đã thực hiện hay số ước", "thực hiện", default=Certainty.ACTUAL
    )
    area: Code | None = field("Mảng công tác", "Mã mảng công tác", "lv-1", default=None, refers="areas")
    part_of: Code | None = field(
        "Trong đó của", "Mã số liệu mà số này là một phần", "sl-1", default=None, refers="counts"
    )
    source: Name | None = field("Nguồn", "Nơi lấy số liệu", "Phòng Dân tộc huyện", default=None, public=False)
    key: Flag = field("Nổi bật", "Nêu trong bản tóm tắt", "có", default=False)
    note: Text | None = field(
        "Ghi chú",
        "In ở cột Ghi chú của bảng số liệu, không đăng công khai",
        "chờ báo cáo quý IV",
        default=None,
        public=False,
    )
