"""The settings of a year: its period, the office, the report, the conference, the news item, the prose."""

from typing import Annotated

from dtreport.records.base import Declared, field
from dtreport.records.values import Choice, Date, Flag, Moment, Name, Prose, WholeNumber, choice


class Period(Declared):
    """Kỳ báo cáo: từ 15/12 năm trước đến 14/12 (Nghị định 09/2019/NĐ-CP, Điều 12)."""

    start: Date = field("Từ ngày", "", "15/12/2020", key="from")
    end: Date = field("Đến ngày", "", "14/12/2021", key="to")


class Agency(Declared):
    """Cơ quan lập báo cáo, ghi theo từng năm vì cơ quan có thể đổi tên, sáp nhập."""

    name: Name = field("Tên cơ quan", "Tên đầy đủ", "Ban Dân tộc tỉnh Thái Nguyên")
    short_name: Name | None = field("Tên ngắn", "Tên in ở đầu văn bản", "Ban Dân tộc", default=None)
    parent: Name | None = field("Cơ quan chủ quản", "", "UBND tỉnh Thái Nguyên", default=None)
    symbol: Name | None = field("Ký hiệu", "Chữ viết tắt trong số văn bản", "BDT", default=None)
    place: Name | None = field("Địa danh", "Ghi trước ngày ký", "Thái Nguyên", default=None)
    head: Name | None = field("Người đứng đầu", "", "Nguyễn Văn A", default=None)
    head_title: Name | None = field("Chức vụ người đứng đầu", "", "Trưởng Ban", default=None)
    address: Name | None = field("Địa chỉ", "", "Số 1, đường Quang Trung", default=None)
    phone: Name | None = field("Điện thoại", "", "0208 3000 000", default=None)
    fax: Name | None = field("Fax", "", "0208 3000 000", default=None)
    email: Name | None = field("Thư điện tử", "", "vanphong@example.vn", default=None)
    website: Name | None = field("Trang thông tin", "", "http://www.example.vn", default=None)


class Authority(Choice):
    """By what authority a paper is signed (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    FOR_THE_BODY = "TM.", "thay mặt"
    ACTING = "Q.", "quyền"
    FOR_THE_HEAD = "KT.", "ký thay"
    BY_ORDER = "TL.", "thừa lệnh"
    BY_MANDATE = "TUQ.", "thừa ủy quyền"

    @property
    def by_another(self) -> bool:
        """Whether somebody else signs for the head, who must then be named with a position of their own."""
        return self in {Authority.FOR_THE_HEAD, Authority.BY_ORDER, Authority.BY_MANDATE}


class TaskStyle(Choice):
    """How the tasks of the coming year are told where there are two or more."""

    NUMBERED = "numbered", "đánh số"
    PLAIN = "plain", "không đánh số"


class ReportSettings(Declared):
    """Báo cáo: những gì ghi ở đầu và cuối văn bản."""

    title: Name | None = field(
        "Tên báo cáo", "Bỏ trống là “Tổng kết … năm 2021, …”", "Kết quả công tác 6 tháng đầu năm 2021", default=None
    )
    subject: Name | None = field("Lĩnh vực", "Điền vào “Tổng kết … năm 2021”", "công tác dân tộc", default=None)
    number: Name | None = field("Số", "Văn thư cấp sau khi ký", "05", default=None)
    date: Date | None = field("Ngày ký", "Ngày ký báo cáo, không phải ngày họp", "14/01/2022", default=None)
    addressees: tuple[Name, ...] | None = field("Kính gửi", "", "Ủy ban Dân tộc", default=None)
    draft: WholeNumber | None = field("Dự thảo lần", "Bỏ trống khi là bản chính thức", "1", default=None)
    signer: Name | None = field("Người ký", "Bỏ trống là người đứng đầu", "Nguyễn Văn B", default=None)
    signer_title: Name | None = field("Chức vụ người ký", "", "Phó Trưởng Ban", default=None)
    authority: Annotated[Authority, choice(Authority)] | None = field("Quyền hạn ký", "", "ký thay", default=None)
    recipients: tuple[Name, ...] | None = field("Nơi nhận", "", "Lãnh đạo Ban", default=None)
    prepared_by: Name | None = field("Người lập biểu", "", "Trần Thị B", default=None)
    tasks: Annotated[TaskStyle, choice(TaskStyle)] | None = field(
        "Cách nêu nhiệm vụ", "Có hay không có Thứ nhất, Thứ hai; bỏ trống là đánh số", "không đánh số", default=None
    )
    charts: Flag = field("Có biểu đồ", "Vẽ biểu đồ so với kế hoạch, năm trước", "có", default=True)


class Session(Choice):
    """The part of its day in which a conference meets."""

    MORNING = "morning", "sáng"
    AFTERNOON = "afternoon", "chiều"
    WHOLE_DAY = "whole-day", "cả ngày"


class Conference(Declared):
    """Hội nghị tổng kết."""

    name: Name | None = field("Tên hội nghị", "", "Hội nghị Tổng kết công tác năm 2021", default=None)
    date: Date | None = field("Ngày họp", "", "14/01/2022", default=None)
    session: Annotated[Session, choice(Session)] | None = field("Buổi họp", "", "sáng", default=None)
    place: Name | None = field("Nơi họp", "", "Hội trường cơ quan", default=None)
    chair: Name | None = field(
        "Chủ trì", "Chưa ghi thì không văn bản nào nêu người chủ trì", "Nguyễn Văn A", default=None
    )
    chair_positions: tuple[Name, ...] | None = field("Chức vụ người chủ trì", "", "Trưởng Ban", default=None)
    attendees: tuple[Name, ...] | None = field("Đại biểu dự", "", "Lãnh đạo các phòng", default=None)
    agenda: tuple[Name, ...] | None = field("Chương trình", "", "8h00: Đón tiếp đại biểu", default=None)


class Article(Declared):
    """Tin bài về hội nghị trên trang thông tin điện tử."""

    headline: Name | None = field(
        "Tiêu đề", "Bỏ trống là tên hội nghị", "Ban Dân tộc tổng kết công tác năm 2021", default=None
    )
    speech: Prose | None = field(
        "Ý kiến đại biểu",
        "Phát biểu của đại biểu tại hội nghị, kể bằng lời",
        "Đại diện UBND tỉnh ghi nhận kết quả của Ban.",
        default=None,
    )
    limitations: Flag = field("Nêu tồn tại, hạn chế", "Tin bài có cả phần tồn tại, hạn chế", "có", default=False)
    author: Name | None = field("Tác giả", "", "Nguyễn Văn A", default=None)
    author_unit: Name | None = field("Đơn vị của tác giả", "", "Văn phòng", default=None)
    published: Moment | None = field("Đăng lúc", "Ngày, có thể kèm giờ", "18/01/2022 18:07", default=None)
    captions: tuple[Name, ...] | None = field("Chú thích ảnh", "", "Toàn cảnh Hội nghị", default=None)


class TextSettings(Declared):
    """Lời văn quanh các mục đã ghi; phần nào không có thì báo cáo không có."""

    overview: Prose | None = field("Tình hình chung", "", "Năm 2021 là năm chuyển tiếp.", default=None)
    situation: Prose | None = field(
        "Đặc điểm tình hình", "In trước phần kết quả", "Toàn tỉnh có 51 dân tộc cùng sinh sống.", default=None
    )
    strengths: Prose | None = field("Ưu điểm", "", "Hoàn thành nhiệm vụ được giao.", default=None)
    limitations: Prose | None = field("Tồn tại, hạn chế", "", "Một số chính sách triển khai chậm.", default=None)
    causes: Prose | None = field("Nguyên nhân", "", "Văn bản hướng dẫn ban hành muộn.", default=None)
    lessons: Prose | None = field("Bài học kinh nghiệm", "", "Bám sát cơ sở.", default=None)
    aims: Prose | None = field("Mục tiêu năm sau", "", "Hoàn thành kế hoạch được giao.", default=None)
    solutions: Prose | None = field("Giải pháp", "", "Tăng cường phối hợp.", default=None)
    tasks_lead: Prose | None = field("Lời dẫn nhiệm vụ", "", "Năm 2022 tập trung các nhiệm vụ sau:", default=None)
    proposals: Prose | None = field("Kiến nghị, đề xuất", "", "Đề nghị UBND tỉnh bố trí kinh phí.", default=None)
    closing: Prose | None = field("Lời kết", "", "Trên đây là báo cáo tổng kết.", default=None)
