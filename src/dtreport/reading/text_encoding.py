"""Text in whatever encoding Excel, Notepad and PowerShell write: UTF-8 and UTF-16, with and without a mark."""

from __future__ import annotations

from dtreport.errors import UsageError
from dtreport.vietnamese.legacy import is_lossy

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE = 4096  # bytes
_SAVE = "Hãy lưu lại với mã UTF-8 (Notepad: Save As, Encoding: UTF-8; Excel: CSV UTF-8)."
_SAVE_FIRST = "Hãy mở tệp gốc, nơi chữ còn đủ dấu, và lưu với mã UTF-8 (Notepad: Save As; Excel: CSV UTF-8)."
_PIPE = (
    "Hãy lưu chữ vào tệp mã UTF-8 rồi ghi tên tệp thay cho dấu -. Vẫn muốn dùng dấu | thì gõ trước, trong PowerShell: "
    "$OutputEncoding = [Text.Encoding]::UTF8; trong cmd: chcp 65001."
)


def decoded(raw: bytes, *, piped: bool = False) -> str:
    """The text of a file, or of what another program has `piped` in.

    Raises UsageError where it is none, in an encoding that Unicode has replaced, or has lost its letters in one.
    """
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None) or _without_mark(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as reason:
        if piped:
            raise UsageError("Chữ đưa vào không phải Unicode mà là một bảng mã cũ; chưa ghi gì.", _PIPE) from reason
        raise UsageError("Tệp không phải văn bản Unicode.", _SAVE) from reason
    if is_lossy(text):
        if piped:
            raise UsageError("Chữ có dấu đã mất trên đường vào, còn lại dấu ?; chưa ghi gì.", _PIPE)
        raise UsageError("Chữ có dấu trong tệp đã mất từ khi lưu, còn lại dấu ?; chưa ghi gì.", _SAVE_FIRST)
    return text


def _without_mark(raw: bytes) -> str:
    """Blanks, digits and tabs have a zero byte in UTF-16: before them, or behind."""
    sample = raw[:_SAMPLE]
    if b"\0" not in sample:
        return "utf-8"
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
