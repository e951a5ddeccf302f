"""Areas: the outline under which the results of the year are told."""

from dtreport.records.base import Record, field
from dtreport.records.values import Name, Prose


class Area(Record):
    """Mảng công tác: một đề mục của phần kết quả."""

    headline = ("title",)

    title: Name = field("Tên mảng", "Đề mục in trong báo cáo", "Công tác tuyên truyền")
    lead: Prose | None = field(
        "Lời dẫn", "Câu mở đầu trước các kết quả", "Công tác tuyên truyền được duy trì.", default=None
    )
