"""Text in whatever encoding Excel and Notepad write: UTF-8 and UTF-16, with and without a byte order mark."""

from __future__ import annotations

from dtreport.errors import UsageError

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE = 4096  # bytes


def decoded(raw: bytes) -> str:
    """The text of a file. Raises UsageError where it is none, or in an encoding that Unicode has replaced."""
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None) or _without_mark(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as reason:
        raise UsageError(
            "Tệp không phải văn bản Unicode.",
            "Hãy lưu lại với mã UTF-8 (Notepad: Save As, Encoding: UTF-8; Excel: CSV UTF-8).",
        ) from reason


def _without_mark(raw: bytes) -> str:
    """Blanks, digits and tabs have a zero byte in UTF-16: before them, or behind."""
    sample = raw[:_SAMPLE]
    if b"\0" not in sample:
        return "utf-8"
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
