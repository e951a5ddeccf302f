"""What is wrong in a text that is not TOML, in the words of the person who wrote it."""

from __future__ import annotations

import re

import tomli

from dtreport.errors import Problem
from dtreport.store.text.layout import place_of
from dtreport.store.toml_parser import BOM, UnreadableNumberError

_SMART = "“”‘’„«»″′"
_SPACES = "\xa0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_BARE = re.compile(r"[ \t]*([^=\"'#\[\]{}]*?)[ \t]*=[ \t]*(.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n|$)")


def mistake_in(raw: bytes, failure: Exception) -> Problem:
    """The first mistake in the bytes of a file that tomli has refused with this failure."""
    if isinstance(failure, UnicodeDecodeError):
        return _encoding(raw, failure.start)
    if isinstance(failure, RecursionError):
        return Problem("", "các ngoặc lồng nhau quá nhiều tầng.", "Tệp báo cáo không cần ngoặc lồng nhau.", line=1)
    if _in_pairs(raw):
        return _encoding(raw, 0)
    text = raw.removeprefix(BOM).decode("utf-8").replace("\r\n", "\n")
    if not isinstance(failure, tomli.TOMLDecodeError):
        number = re.escape(str(failure)) if isinstance(failure, UnreadableNumberError) else r"\d{4000,}"
        line = text.count("\n", 0, place_of(number, text)) + 1
        return Problem("", "có một giá trị không đọc được (số quá dài hoặc ngày giờ không có thật).", "", line=line)
    line = text.count("\n", 0, failure.pos) + 1
    message, hint, line = _explained(text, line, failure.msg)
    return Problem("", message, hint, line=line)


def _encoding(raw: bytes, start: int) -> Problem:
    """The problem of a file that is not in UTF-8 from the byte `start` on."""
    save = 'Trong Notepad: chọn "Save as", ô Encoding chọn UTF-8, rồi lưu lại.'
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or _in_pairs(raw):
        return Problem("", "tệp lưu với mã UTF-16, cần mã UTF-8.", save, line=1)
    line = raw.count(b"\n", 0, start + (3 if raw.startswith(BOM) else 0)) + 1
    return Problem("", "dòng này có chữ không phải mã UTF-8 (tệp lưu bằng chương trình cũ).", save, line=line)


def _in_pairs(raw: bytes) -> bool:
    """Whether so many of the first bytes are empty that two make a letter, as in UTF-16; one alone is a slip."""
    return raw[:64].count(0) * 4 >= len(raw[:64]) > 0


def _explained(text: str, line: int, message: str) -> tuple[str, str, int]:
    """What is wrong, what to do, and the line where to do it.

    Args:
        text: The text, with plain line ends.
        line: The line where tomli gave up.
        message: What tomli said.
    """
    lines = text.split("\n")
    if message.startswith(("Cannot declare", "Cannot overwrite", "Cannot mutate", "Duplicate")):
        if lines[line - 1].strip().startswith("["):
            return (
                "bảng này đã có ở trên, hoặc trùng tên với một mục khác.",
                "Mỗi bảng [tên] chỉ ghi một lần; mỗi mục của danh sách thì ghi [[tên]] với hai ngoặc vuông.",
                line,
            )
        return (
            "mục này đã ghi một lần ở trên trong cùng một khối.",
            "Hãy xóa bớt một dòng, hoặc thêm dòng [[tên]] cho khối mới.",
            line,
        )
    if message.startswith(("Unterminated string", "Expected \"'")) or "'\\n'" in message:
        # tomli gives up where the text ends; the mistake is where the string begins.
        return (
            "chữ mở ngoặc kép mà không đóng.",
            'Hãy thêm dấu " ở cuối; chữ nhiều dòng thì mở và đóng bằng ba dấu """.',
            _opening_line(lines, line),
        )
    # A value that is missing is missed only on the next line with words.
    while line > 1 and not lines[line - 1].strip():
        line -= 1
    return *_in_line(lines[line - 1], message), line


def _opening_line(lines: list[str], line: int) -> int:
    """Where the string that is never closed begins: the last mark up to `line` that opens one and has no second."""
    opened = 0
    for number, words in enumerate(lines[:line], 1):
        if re.search(r"=\s*'(?!'')[^']*$", words) and not opened:
            return number
        for mark in ('"""', "'''"):
            if words.count(mark) % 2:
                opened = 0 if opened else number
    return opened or line


def _in_line(words: str, message: str) -> tuple[str, str]:  # noqa: PLR0911, one answer a mistake
    """What is wrong in a line, and what to do; the likeliest mistakes are looked for first."""
    for pattern, answer in _CHECKS:
        if re.search(pattern, words):
            return answer
    if message.startswith("Unclosed"):
        return _LIST
    value = _BARE.match(words)
    if value is None and "=" not in words:
        if re.match(r"\s*[\w. -]+:", words):
            return "dùng dấu : ở chỗ cần dấu =.", 'Ghi như: name = "…"'
        return "dòng này không phải là “tên = giá trị”.", 'Ghi như: name = "…"; lời ghi chú thì bắt đầu bằng dấu #.'
    if value is not None and re.search(r"[^A-Za-z0-9_. \t-]", value[1]):
        return (
            "tên mục có dấu tiếng Việt hoặc ký tự lạ.",
            "Tên mục viết bằng chữ không dấu, như name = …; xem các tên: dtreport schema",
        )
    if value is not None and re.search(r"\S\s+\S", value[1]):
        return "tên mục có dấu cách.", "Tên mục viết liền, như short_name = …"
    if value is not None and not value[1]:
        return "thiếu tên mục trước dấu =.", 'Ghi như: name = "…"'
    return _in_value(value[2] if value else words, message)


_LIST = (
    "danh sách thiếu dấu phẩy, thiếu ngoặc đóng hoặc có chữ không đặt trong ngoặc kép.",
    'Ghi như: documents = ["vb-1", "vb-2"]',
)

# Patterns for a whole line, each with what is wrong and what to do.
_CHECKS: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        f"[=\\[,]\\s*[{_SMART}]",
        ("dấu ngoặc kép cong “ ” (do bộ gõ hoặc Word tự đổi), cần dấu ngoặc kép thẳng.", 'Gõ lại bằng dấu " thẳng.'),
    ),
    (
        f"^[^\"'#]*[{_SPACES}]",
        ("có dấu cách đặc biệt (chép từ Word hoặc trang mạng), cần dấu cách thường.", "Xóa dấu cách đó rồi gõ lại."),
    ),
    (
        _CONTROL.pattern,
        ("có ký tự điều khiển không nhìn thấy.", "Xóa dòng rồi gõ lại, không chép từ chương trình khác."),
    ),
    (r"^\s*\[\[?[^\]]*$", ("thiếu ngoặc vuông đóng ở tên bảng.", "Ghi như [agency], hoặc [[counts]] cho mỗi số liệu.")),
    (
        r"^\s*\[\[[^\]=]*\](?!\])",
        ("thiếu một ngoặc vuông đóng ở tên khối.", "Ghi như [[counts]], mở hai thì đóng hai."),
    ),
    (r"^\s*\[[^\]=]*\]\s*[^\s#]", ("sau tên bảng còn có chữ khác.", "Dòng [tên] hay [[tên]] đứng một mình trên dòng.")),
    (r"^\s*\[+\s*\]", ("tên bảng để trống.", "Ghi như [agency], hoặc [[counts]] cho mỗi số liệu.")),
    (r"^\s*\[", ("tên bảng có dấu tiếng Việt, dấu cách hoặc ký tự lạ.", "Tên bảng viết không dấu, như [agency].")),
)


# The same for what stands behind the sign =.
_VALUES: tuple[tuple[str, tuple[str, str]], ...] = (
    (r"^(#.*)?$", ("thiếu giá trị sau dấu =.", "Ghi giá trị, hoặc xóa cả dòng khi chưa có số liệu.")),
    (
        r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
        ("ngày ghi theo kiểu ngày/tháng/năm.", "Trong tệp ghi năm-tháng-ngày, không ngoặc kép, như 2022-01-14."),
    ),
    (r"^\d{4}[-/]\d", ("ngày hoặc giờ không đúng hay không có thật.", "Ghi đủ năm-tháng-ngày, như 2022-01-04.")),
    (r"^[+-]?0\d", ("số bắt đầu bằng 0.", "Ghi 2, không ghi 02; khi in dtreport tự thêm số 0 cần thiết.")),
    (
        r"^[+-]?\d[\d_]*([.,]\d+)*,\d|^[+-]?\d+(\.\d+){2,}",
        (
            "số có dấu phân cách kiểu Việt Nam.",
            "Trong tệp ghi 1234567 và 12.5: không dấu hàng nghìn, dấu chấm thập phân.",
        ),
    ),
    (
        r"^[+-]?\d[\d_.]*(\s+\d|\s*[^\s\d#._,])",
        ("sau con số còn có chữ hoặc dấu khác.", "Chỉ ghi số; đơn vị ghi ở mục unit."),
    ),
    (r"^[+-]?\d[\d_]*\.(\D|$)", ("sau dấu chấm thiếu chữ số.", "Ghi 12 hoặc 12.0.")),
    (r"^(?i:true|false|đúng|sai|có|không)\b", ("giá trị đúng/sai ghi không đúng.", "Ghi true hoặc false, chữ thường.")),
    (r"^[^\"'\[{\d+-]", ("chữ không có ngoặc kép.", 'Đặt chữ trong ngoặc kép: name = "…"')),
)


def _in_value(value: str, message: str) -> tuple[str, str]:
    """What is wrong behind the sign =, and what to do."""
    if "\\" in message or "hex" in message or "escape" in message.lower():
        return (
            "dấu \\ trong ngoặc kép là dấu đặc biệt.",
            "Viết hai dấu \\\\, hoặc đặt chữ trong ngoặc đơn: file = 'D:\\van-ban\\qd.pdf'",
        )
    for pattern, answer in _VALUES:
        if re.search(pattern, value.strip()):
            return answer
    if value.startswith(("[", "{")) or "array" in message or "inline" in message:
        return _LIST
    return (
        "sau giá trị còn có chữ khác, hoặc trong chữ có dấu ngoặc kép.",
        'Dấu ngoặc kép ở giữa chữ thì viết \\" hoặc dùng “ ”; lời ghi chú thì bắt đầu bằng dấu #.',
    )
