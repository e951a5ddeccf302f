"""Results: what was done in the year, told in sentences."""

from dtreport.records.base import Record, field
from dtreport.records.values import Code, Date, Flag, Prose, Text


class Result(Record):
    """Kết quả công tác: một việc đã làm, kể bằng lời."""

    headline = ("text",)

    area: Code = field("Mảng công tác", "Mã mảng công tác", "lv-1", refers="areas")
    text: Prose = field("Nội dung", "Số liệu và văn bản gọi bằng {mã}", "Tổ chức {sl-1} hội nghị phổ biến pháp luật.")
    date: Date | None = field("Ngày", "Ngày hoàn thành", "20/8/2021", default=None)
    documents: tuple[Code, ...] | None = field(
        "Văn bản", "Mã những văn bản liên quan mà lời văn không nêu", "vb-1", default=None, refers="documents"
    )
    answers: Code | None = field(
        "Thực hiện nhiệm vụ", "Mã nhiệm vụ trong tệp năm trước", "nv-1", default=None, refers="tasks", last_year=True
    )
    key: Flag = field("Nổi bật", "Nêu trong bản tóm tắt", "có", default=False)
    printed: Flag = field("In trong giấy tờ", "Ghi không thì chỉ giữ trong sổ", "không", default=True)
    note: Text | None = field("Ghi chú", "Chỉ dùng nội bộ", "cần bổ sung ảnh", default=None, public=False)
