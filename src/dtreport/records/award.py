"""Awards: titles and commendations, by name, by number, or with the number still unknown."""

from typing import Annotated, Self

from pydantic import model_validator

from dtreport.records.base import Record, field
from dtreport.records.values import Choice, Code, Name, Text, WholeNumber, YearNumber, choice


class RecipientKind(Choice):
    """Who receives an award; collectives come first."""

    COLLECTIVE = "collective", "tập thể", "TT"
    INDIVIDUAL = "individual", "cá nhân", "CN"
    HOUSEHOLD = "household", "hộ gia đình", "hộ", "HGĐ", "gia đình"


class Award(Record):
    """Khen thưởng hoặc danh hiệu: cho một người, tập thể, hộ có tên; hoặc một số lượng; hoặc chưa rõ số lượng."""

    headline = ("title", "recipient")

    title: Name | None = field(
        "Hình thức, danh hiệu", "Gọi đúng tên theo luật; chưa rõ thì bỏ trống", "Giấy khen", default=None
    )
    authority: Name | None = field("Cấp quyết định", "", "Chủ tịch UBND tỉnh", default=None)
    recipient_kind: Annotated[RecipientKind, choice(RecipientKind)] = field("Đối tượng", "", "cá nhân")
    recipient: Name | None = field("Người, đơn vị nhận", "Họ và tên đầy đủ", "Nguyễn Văn A", default=None)
    count: WholeNumber | None = field(
        "Số lượng", "Khi không ghi từng tên; chưa rõ thì bỏ trống", "11", default=None, unless="recipient"
    )
    honorific: Name | None = field("Ông/Bà", "", "Ông", default=None, public=False)
    position: Name | None = field("Chức vụ", "", "Chuyên viên", default=None)
    unit: Name | None = field("Đơn vị", "Đơn vị công tác hoặc nơi ở", "Phòng Chính sách", default=None)
    birth_year: YearNumber | None = field("Năm sinh", "", "1980", default=None, public=False)
    decision: Code | None = field(
        "Quyết định", "Mã văn bản quyết định khen thưởng", "vb-1", default=None, refers="documents"
    )
    merit: Text | None = field("Thành tích", "", "hoàn thành tốt nhiệm vụ năm 2021", default=None)
    prize: WholeNumber | None = field(
        "Tiền thưởng cho một người, tập thể, hộ",
        "Đồng; không ghi tổng, dtreport tự nhân với số lượng",
        "447000",
        default=None,
        public=False,
    )
    presenter: Name | None = field("Người trao", "", "Lãnh đạo Ban Dân tộc tỉnh", default=None)
    rank: WholeNumber | None = field("Thứ bậc", "Số nhỏ đứng trước; bỏ trống thì theo luật", "100", default=None)
    sort_name: Name | None = field("Tên để xếp", "Khi tên gọi không phải là chữ cuối", "Vinh Y Tơr", default=None)
    note: Text | None = field("Ghi chú", "Chỉ dùng nội bộ", "nhận thay", default=None, public=False)

    def called(self) -> str:
        """What people call it; where neither its form nor a name is stated, by whom it is for."""
        return super().called() or f"khen thưởng {self.recipient_kind.label}"

    @model_validator(mode="after")
    def _named_or_counted(self) -> Self:
        if self.recipient is not None and self.count is not None:
            raise ValueError("chỉ ghi một trong hai: recipient (một tên) hoặc count (số lượng).")
        return self
