"""Reviews: how the tasks that last year set have ended."""

from typing import Annotated

from dtreport.records.base import Record, field
from dtreport.records.values import Choice, Code, Prose, choice


class Progress(Choice):
    """How far a task has come."""

    DONE = "done", "hoàn thành"
    ONGOING = "ongoing", "đang thực hiện"
    NOT_DONE = "not-done", "chưa thực hiện"


class Review(Record):
    """Đánh giá việc thực hiện một nhiệm vụ mà tệp năm trước đề ra."""

    headline = ("outcome",)

    answers: Code = field("Nhiệm vụ", "Mã nhiệm vụ trong tệp năm trước", "nv-1", refers="tasks", last_year=True)
    status: Annotated[Progress, choice(Progress)] = field("Tình trạng", "", "hoàn thành")
    outcome: Prose = field("Kết quả", "Đã làm được gì", "Đã ban hành {vb-1}.")
    documents: tuple[Code, ...] | None = field(
        "Văn bản", "Mã những văn bản liên quan mà lời văn không nêu", "vb-1", default=None, refers="documents"
    )
