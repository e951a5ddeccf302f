"""Why a file cannot be read, in words that follow its name: `Tệp "…" là tệp Word kiểu cũ (.doc).`."""

from __future__ import annotations

from dtreport.errors import DtreportError, UsageError

SAVE_AS_WORD = "Hãy mở tệp bằng Word, chọn File > Save As, kiểu Word Document (.docx), rồi làm lại với tệp mới."
SAVE_AGAIN = "Hãy tải hoặc chép lại tệp; tệp vẫn mở được thì mở rồi lưu lại (Save As), và làm lại với tệp mới."


class Refusal(Exception):  # noqa: N818, it is no error of the program
    """A file that is not read: what it is, and what to do."""

    def __init__(self, reason: str, hint: str, error: type[DtreportError] = UsageError) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.error = error


def damage() -> Refusal:
    """What is said of a file whose parts cannot be read."""
    return Refusal("bị hỏng: không đọc được nội dung bên trong.", SAVE_AGAIN)


def excess() -> Refusal:
    """What is said of a file with more in it than any paper has."""
    return Refusal(
        "quá lớn khi mở ra, không giống một văn bản; để an toàn, không đọc.",
        "Hãy mở tệp, chép riêng phần cần đọc sang một tệp mới.",
    )


def password() -> Refusal:
    """What is said of a file that only a password opens."""
    return Refusal(
        "có mật khẩu nên không đọc được.",
        "Hãy mở tệp bằng Word hoặc Excel, bỏ mật khẩu (File > Info > Protect > Encrypt with Password, xóa trống), "
        "lưu lại rồi làm lại.",
    )


def no_text() -> Refusal:
    """What is said of a scan, whatever format it is kept in: that nothing was found in it would be no finding."""
    return Refusal(
        "không có chữ nào để đọc (có thể là bản quét hoặc ảnh), nên chưa đối chiếu được gì.",
        "Hãy dùng tệp Word gốc, hoặc bản PDF xuất thẳng từ Word (File > Save As > PDF).",
        DtreportError,
    )


def foreign_markup() -> Refusal:
    """What is said of XML with declarations of its own (DOCTYPE), which no office program writes."""
    return Refusal(
        "có khai báo lạ (DOCTYPE) mà Word, Excel và LibreOffice không bao giờ ghi; để an toàn, không đọc.",
        "Hãy hỏi lại người gửi tệp.",
    )
