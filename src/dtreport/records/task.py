"""Tasks: what the office sets itself for the coming year (Thứ nhất … Thứ năm)."""

from dtreport.records.base import Record, field
from dtreport.records.values import Due, Name, Prose, Text


class Task(Record):
    """Nhiệm vụ trọng tâm của năm sau; thứ tự trong tệp là Thứ nhất, Thứ hai."""

    headline = ("text",)

    text: Prose = field("Nội dung", "Không ghi “Thứ nhất”, dtreport tự ghi", "Thành lập Tổ công tác về Chương trình")
    items: tuple[Text, ...] | None = field("Việc cụ thể", "", "Ban hành Quy chế hoạt động", default=None)
    lead: Name | None = field("Chủ trì", "Người hoặc đơn vị chủ trì", "Phòng Chính sách", default=None)
    partners: tuple[Name, ...] | None = field("Phối hợp", "", "Văn phòng", default=None)
    due: Due | None = field("Thời hạn", "Một ngày, hoặc như “Quý I/2022”", "30/6/2022", default=None)
    target: Text | None = field("Chỉ tiêu", "Kết quả cần đạt", "02 kế hoạch được ban hành", default=None)
    note: Text | None = field("Ghi chú", "Chỉ dùng nội bộ", "chờ văn bản của trung ương", default=None, public=False)
