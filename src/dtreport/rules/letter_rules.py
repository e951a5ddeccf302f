"""The letters of all texts: Vietnamese, whole, and such as can be printed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from dtreport.report.public_texts import all_texts
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, warning
from dtreport.vietnamese.legacy import Damage, damage_of
from dtreport.vietnamese.letters import lookalikes, mend
from dtreport.vietnamese.typeface import unprintable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtreport.report import Years

_UNICODE = "Hãy chuyển chữ này sang Unicode (UniKey: Ctrl+Shift+F6) rồi ghi lại."
_DAMAGES = {
    Damage.REPLACED: (
        "có chữ đã mất, thành dấu U+FFFD; thường do đọc một tệp không phải mã UTF-8.",
        "Hãy gõ lại, hoặc lưu tệp gốc với mã UTF-8 rồi lấy lại.",
    ),
    Damage.LOST: (
        "có dấu ? ở giữa chữ, nơi chữ có dấu đã mất; thường do chuyển qua đường ống | của PowerShell hoặc tệp mã ANSI.",
        "Hãy gõ lại, hoặc lưu danh sách vào tệp mã UTF-8 rồi đọc từ tệp thay cho đường ống.",
    ),
    Damage.RECODED: (
        "có chữ UTF-8 bị đọc nhầm sang mã Tây Âu; thường do mở tệp CSV bằng Excel.",
        "Hãy gõ lại, hoặc lấy lại từ tệp gốc với mã UTF-8.",
    ),
    Damage.TCVN3: ("có chữ gõ cho phông TCVN3 (.VnTime và các phông .Vn khác), không phải Unicode.", _UNICODE),
    Damage.VNI: ("có chữ gõ cho phông VNI (VNI-Times và các phông VNI khác), không phải Unicode.", _UNICODE),
    Damage.TORN: (
        "có chữ bị tách rời khỏi từ; thường do chép từ tệp PDF.",
        "Hãy gõ lại những từ bị tách.",
    ),
    Damage.FOREIGN: (
        "có chữ cái mà tiếng Việt không dùng; thường do phông cũ hoặc chép từ tệp PDF.",
        "Nếu là tên nước ngoài viết đúng như vậy thì giữ nguyên; nếu không thì gõ lại.",
    ),
}
_MAY_BE_MEANT = (Damage.TORN, Damage.FOREIGN)


@rule(
    "DT803",
    "Lời văn có ký tự chỉ giống chữ tiếng Việt, hoặc không nhìn thấy.",
    why="Tìm kiếm, sắp xếp và so sánh không coi đó là chữ tiếng Việt.",
    example="Ð (U+00D0) thay cho Đ (U+0110).",
    mend="Gõ lại các chữ đó.",
)
def lookalike_letters(years: Years) -> Iterator[Finding]:
    """A text has letters that only look like those of Vietnamese, as a hand edit may bring them in."""
    for text in all_texts(years.this_year):
        letters = lookalikes(text.text)
        if letters and damage_of(text.text) in {None, *_MAY_BE_MEANT}:
            message = f"có ký tự chỉ giống chữ tiếng Việt hoặc không nhìn thấy: {_named(letters)}."
            hint = "Hãy gõ lại các chữ đó; Đ đúng là U+0110, đ là U+0111, ư là U+01B0."
            yield warning(text.place, message, hint, text.path)


@rule(
    "DT801",
    "Lời văn có chữ đã mất dấu, hoặc gõ cho phông TCVN3, VNI.",
    why="Chữ ấy in ra sai; nơi đã mất dấu thì máy không biết chữ gốc.",
    example="“Nguy?n V?n A”, “Nguyá»…n”.",
    mend="Gõ lại, hoặc chuyển sang Unicode (UniKey: Ctrl+Shift+F6).",
)
def damaged_letters(years: Years) -> Iterator[Finding]:
    """A text has lost its letters, or was written for the fonts of TCVN3 or VNI."""
    for text in all_texts(years.this_year):
        damage = damage_of(text.text)
        if damage is not None and damage not in _MAY_BE_MEANT:
            yield error(text.place, *_DAMAGES[damage], text.path)


@rule(
    "DT802",
    "Lời văn có chữ cái tiếng Việt không dùng, hoặc chữ bị tách khỏi từ.",
    why="Thường do phông cũ hoặc chép từ tệp PDF; tên nước ngoài thì đúng như vậy.",
    example="“Malmö”, “h ội ngh ị”.",
    mend="Gõ lại; tên nước ngoài viết đúng thì bỏ qua quy tắc cho mục ấy.",
)
def unusual_letters(years: Years) -> Iterator[Finding]:
    """A text has letters torn from their words, or such as Vietnamese has not; names of foreigners may have them."""
    for text in all_texts(years.this_year):
        damage = damage_of(mend(text.text))  # what only looks right has a finding of its own
        if damage in _MAY_BE_MEANT:
            yield warning(text.place, *_DAMAGES[damage], text.path)


@rule(
    "DT804",
    "Lời văn có ký tự mà phông chữ của bản PDF không có.",
    why="Có ký tự ấy thì bản PDF không in được.",
    example="Hình mặt cười, dấu đầu dòng của Word.",
    mend="Thay hoặc bỏ ký tự đó.",
)
def characters_that_cannot_be_printed(years: Years) -> Iterator[Finding]:
    """A text has characters for which the typeface of the PDF has no sign, such as emoji and the bullets of Word."""
    for text in all_texts(years.this_year):
        lacking = [char for char in unprintable(text.text) if char != "\ufffd" and char not in lookalikes(text.text)]
        if lacking:
            message = f"phông chữ của bản PDF không có ký tự: {_named(lacking)}."
            yield error(text.place, message, "Hãy thay hoặc bỏ ký tự đó; có nó thì bản PDF không in được.", text.path)


def _named(characters: Iterable[str]) -> str:
    """The characters with their numbers, which tell apart those that look alike."""
    return ", ".join(
        f"{char} (U+{ord(char):04X})" if unicodedata.category(char)[0] in "LNPS" else f"U+{ord(char):04X}"
        for char in characters
    )
