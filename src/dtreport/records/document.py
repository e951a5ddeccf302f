"""Documents: what the results rest on and what they brought about."""

from typing import Annotated

from dtreport.records.base import Record, field
from dtreport.records.values import Choice, Code, Date, Name, Text, choice
from dtreport.vietnamese.text import same

_BY_NAME = ("luật ", "bộ luật ", "pháp lệnh ", "hiến pháp ", "chương trình mục tiêu quốc gia ")


class Status(Choice):
    """How far a document has come."""

    ISSUED = "issued", "đã ban hành"
    DRAFT = "draft", "dự thảo"
    PLANNED = "planned", "dự kiến"


class Role(Choice):
    """What a document is to the work of the year."""

    BASIS = "basis", "căn cứ"
    OUTPUT = "output", "kết quả"


class Document(Record):
    """Văn bản: căn cứ của công việc, hoặc do công việc trong năm mà có."""

    headline = ("kind", "number", "subject")

    kind: Name = field("Tên loại", "Loại văn bản, viết hoa chữ đầu", "Quyết định")
    number: Name | None = field("Số, ký hiệu", "Ghi đúng như trên văn bản", "39/2021/QĐ-UBND", default=None)
    date: Date | None = field("Ngày ban hành", "", "20/8/2021", default=None)
    issuer: Name | None = field("Cơ quan ban hành", "", "UBND tỉnh", default=None)
    subject: Name | None = field("Trích yếu", "Nội dung chính", "về tiêu chí phân định vùng", default=None)
    status: Annotated[Status, choice(Status)] = field("Tình trạng", "", "đã ban hành", default=Status.ISSUED)
    role: Annotated[Role, choice(Role)] | None = field(
        "Vai trò", "Căn cứ để làm việc, hay kết quả của việc", "kết quả", default=None
    )
    for_task: Code | None = field(
        "Phục vụ nhiệm vụ", "Mã nhiệm vụ trong tệp này mà văn bản dự kiến phục vụ", "nv-1", default=None, refers="tasks"
    )
    file: Name | None = field("Tệp lưu", "Nơi cất bản điện tử", "van-ban/qd-39-2021.pdf", default=None, public=False)
    note: Text | None = field("Ghi chú", "Chỉ dùng nội bộ", "chờ bản ký số", default=None, public=False)

    @property
    def cited_by_name(self) -> bool:
        """Whether its name alone cites it.

        So do laws (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b), and the State's own programmes by habit.
        """
        name = " ".join(filter(None, (self.kind, self.subject)))
        return f"{same(name)} ".startswith(_BY_NAME)
