"""Vietnamese text: cleaning what comes in, folding for search, and small grammar."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from dtreport.vietnamese.letters import mend
from dtreport.vietnamese.wording import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Patterns stay strings: re compiles and keeps them at their first use, so that start-up pays nothing.
_REFUSED = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2065-\u206f\ufeff\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\ufffb\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SOFT_HYPHEN = "\xad"
_OLD_FONT = " Phông TCVN3 cũ ghi chữ ư bằng ký tự này: chữ gõ bằng phông đó thì chuyển sang Unicode trước."
_UNSAFE = _REFUSED[:-1] + "\r\u2028\u2029]"
_LINE_BREAK = "\r\n|[\r\u2028\u2029]"
_SPACE = "[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_LONGEST_QUOTED = 40  # characters
_ZERO_WIDTH = "[\u200b-\u200d\u2060]"


def clean(text: str, *, multiline: bool = False) -> str:
    r"""Return text from a person or a file in the one form that is stored: NFC, plain spaces, LF.

    On a single line a line break, with the spaces around it, becomes one space. With `multiline` lines
    keep their indent, and several blank lines become one. Double spaces inside stay: they are the
    writer's. Raises ValueError, with a sentence that does not repeat the text, on control characters,
    U+00AD, bidirectional controls and what else formats text unseen, U+FEFF, noncharacters and surrogates.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # nearly all texts: nothing to clean inside
        return text.rstrip() if multiline else text.strip()
    if refused := re.search(_REFUSED, text):
        sentence = f"Văn bản có ký tự không dùng được U+{ord(refused[0]):04X}; hãy xóa ký tự đó rồi gõ lại."
        raise ValueError(sentence + (_OLD_FONT if refused[0] == _SOFT_HYPHEN else ""))
    text = re.sub(_SPACE, " ", re.sub(_LINE_BREAK, "\n", text))
    text = unicodedata.normalize("NFC", re.sub(_ZERO_WIDTH, "", text))
    lines = [line.rstrip() for line in text.split("\n")]
    if multiline:
        return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return " ".join(filter(None, map(str.strip, lines)))


@lru_cache(1 << 12)
def fold(text: str) -> str:
    """Return text for search: no diacritics, no case, single spaces; hòa and hoà are one, and so are Đ and Ð."""
    if not text.isascii():
        parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", mend(text)).casefold())
        text = mend("".join(char for char in parts if not unicodedata.combining(char))).replace("đ", "d")
    return " ".join(text.casefold().split())


@lru_cache(1 << 12)
def same(text: str) -> str:
    """Return text for finding duplicates: NFC, no case, single spaces; what looks alike is one."""
    folded = unicodedata.normalize("NFD", mend(text)).casefold().replace("’", "'")
    return " ".join(unicodedata.normalize("NFC", folded).split())


def visible(text: str) -> str:
    r"""Return text that is safe in a terminal: what `clean` refuses, and CR, is shown as \uXXXX."""
    return text if text.isprintable() else replace_unsafe(text, lambda char: f"\\u{ord(char):04X}")


def replace_unsafe(text: str, sign: Callable[[str], str]) -> str:
    """Return text with a sign for each character that `clean` refuses, and for each CR and separator of lines."""
    return re.sub(_UNSAFE, lambda match: sign(match[0]), text)


def quoted(text: str) -> str:
    """Return text as an error sentence quotes it: visible, on one line, at most 40 characters."""
    line = " ".join(text.split())
    return f'"{visible(line if len(line) <= _LONGEST_QUOTED else line[: _LONGEST_QUOTED - 1] + "…")}"'


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that was probably meant by a word, or None when nothing is near."""
    import difflib

    folded = {fold(option).replace("_", "-"): option for option in reversed(list(options))}
    near = difflib.get_close_matches(fold(word).replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def capitalise(text: str) -> str:
    """Return text with its first letter in upper case; a name such as iOffice stays as it is."""
    words = str(text)
    same_letter = words[:1].upper() == words[:1]  # most texts: nothing to change
    return text if same_letter or words[1:2].isupper() else text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return our own words with a small first letter, unless they begin with an abbreviation or a name: UBND, H'Nan."""
    letters = [char for char in text.partition(" ")[0] if char.isalpha()]
    return text if "".join(letters[1:2]).isupper() else text[:1].lower() + text[1:]


_COMMON = (
    "anh(?! sơn\\b)|bà(?! (?:chúa|nà|rịa|triệu|trưng))|chị|chức sắc|cùng|doanh nghiệp|đông đảo|gần|gia đình|"
    "già làng|hơn|hội viên|khoảng|ông(?! ích)|thủ trưởng|"
    "ban hành|biên soạn|biểu dương|bàn giao|bám sát|bình xét|bảo tồn|bảo đảm|bố trí|bồi dưỡng|bổ sung|chia sẻ|"
    "chuẩn bị|chính quyền|chăm lo|chấn chỉnh|chấp hành|chỉ đạo|chủ trì|chủ động|cung cấp|các|các cấp|các ngành|"
    "cán bộ|công chức|công khai|cải cách|cải thiện|cập nhật|cộng tác viên|cộng đồng|cụ thể hóa|củng cố|duy trì|"
    "duy tu|dự thảo|giám sát|giải ngân|giải quyết|giới thiệu|giữ gìn|giữ vững|gặp mặt|hoàn thiện|hoàn thành|huy động|"
    "huyện(?! (?:ủy|đoàn|đội))|hàng năm|hòa giải|hầu hết|hằng|hỗ trợ|hộ cận nghèo|hộ nghèo|khai thác|khuyến khích|"
    "khách mời|khảo sát|khắc phục|kinh phí|kiểm tra|kiện toàn|kết nối|kết quả|kịp thời|làm tốt|lãnh đạo|lồng ghép|"
    "lựa chọn|"
    "mọi|một số|mở rộng|nghiên cứu|nghiệm thu|nguồn kinh phí|nguồn vốn|ngăn chặn|người|người có uy tín|"
    "nhà ở|nhân rộng|nhiều|"
    "những|nâng cao|phát hiện|phát huy|phát triển|phát động|phân bổ|phân công|phân loại|phân định|"
    "phê duyệt|phòng ngừa|phóng viên|phường|phấn đấu|phối hợp|phổ biến|quan tâm|quán triệt|quý(?= [IVX1-4])|"
    "quần chúng|rà soát|sau|soạn thảo|sơ kết|sắp xếp|số|sửa chữa|sửa đổi|tham dự|tham gia|tham mưu|theo|theo dõi|"
    "thu hút|thu thập|thành lập|thành phố(?! hồ chí minh)|thành viên|tháng|thân nhân|thôn|thúc đẩy|thường xuyên|"
    "thẩm định|thị trấn|thống kê(?! (?:tỉnh|thành phố))|thực hiện|thực hành|tiếp nhận|tiếp tục|"
    "tiết kiệm|toàn bộ|toàn thể|trao đổi|"
    "triển khai|trong|trên|trình(?! (?:văn|thị))|trước|trẻ em|tu sửa|tuyên dương|tuyên truyền|"
    "tích cực|tăng cường|tập huấn|tập trung|"
    "tỉnh(?! (?:ủy|đoàn|đội))|tổ dân phố|tổng hợp|tổng kết|tổng số|tỷ lệ|viên chức|vận động|về|về việc|với|xem xét|"
    "xác định|xây dựng|xây mới|xã(?! (?:đoàn|đội))|xóm|xử lý|áp dụng|đa dạng hóa|điều chỉnh|điều hành|điều tra|"
    "đào tạo|đánh giá|đôn đốc|đại biểu|đại diện|đảm bảo|đảng viên|đầu tư|đẩy mạnh|đẩy nhanh|đề nghị|đề xuất|"
    "địa phương|đồng bào|đồng chí|đổi mới|đội ngũ|động viên|ưu tiên|ổn định|ủng hộ|ứng dụng|"
    "biên tập|bình chọn|bảo vệ(?! thực vật)|chi trả|chuyển giao|chuyển đổi|chào mừng|chúc mừng|cam kết|cung ứng|"
    "công bố|cấp phát|giao ban|giao lưu|giúp đỡ|góp phần|góp ý|gắn kết|hiện đại hóa|hình thành|hưởng ứng|"
    "hợp tác(?! xã)|in ấn|khôi phục|khơi dậy|khởi công|kiến nghị|kiểm kê|kiểm soát|kiểm điểm|kiểm đếm|kêu gọi|"
    "kỷ niệm(?! chương)|lan tỏa|liên kết|luân chuyển|làm việc|lắng nghe|lấy ý kiến|mua sắm|ngăn ngừa|nuôi dưỡng|"
    "nắm bắt|phát hành|phòng chống|phòng, chống|phản biện|phản ánh|phục dựng|phục hồi|quảng bá|rút kinh nghiệm|"
    "sưu tầm|sản xuất|tham vấn|thanh toán|thi hành(?! án)|thu hồi|thăm hỏi|thảo luận|thống nhất|tinh giản|"
    "tiếp công dân|tiếp cận|tiếp thu|tiếp xúc|tiếp đón|tiến hành|trang bị|tranh thủ|trợ cấp|trợ giúp|tu bổ|"
    "tuyển chọn|tuyển dụng|tuyển sinh|tái định cư|tìm hiểu|tôn vinh|tư vấn|vinh danh|vận hành|xuất bản|xác minh|"
    "xã hội hóa|xét chọn|xử phạt|yêu cầu|đăng ký|đăng tải|đấu thầu|đấu tranh|đền bù|định hướng|đón nhận|đón tiếp|"
    "đối thoại|đồng hành|ứng phó"
)
"""Words that begin no name, whatever follows them."""
_COMMON_BEFORE_SMALL = (
    "báo cáo|bài|buổi|bàn|bầu|chuyến|chọn|chống|cuối|cuộc|công tác|cả|cấp|cần|cử|giao|giúp|giáo viên|giảm|gửi|"
    "hướng dẫn|hội nghị|hội thảo|học sinh|học viên|hộ|in|khen thưởng|khi|ký|làm|lượt|lập|mời|một|mở|nam|nhận|nhằm|"
    "nhờ|nâng|năm|nắm|nữ|phải|qua|quy định|quản lý|sinh viên|sẽ|thi đua|thành tích|thông báo|thăm|toàn|tặng|trao|"
    "truyền thông|trồng|tìm|tăng|tại|tạo|tập thể(?! lao động)|tổ chức|từ|vay|việc|vì|vốn|xét|xóa|đang|đã|đón|"
    "đơn vị(?! (?:quyết thắng|tiên tiến))|đưa|được|đầu|để"
)
"""Words that begin no name unless a capital or a number follows: Tổ chức Y tế Thế giới, Nam Định, Hướng dẫn số 3."""
_EVENTS = (
    "buổi|chương trình|cuộc|diễn đàn|giải|hội (?:chợ|diễn|nghị|thao|thi|thảo|trại|xuân)|kỳ|liên hoan|lễ|lớp|ngày|phiên|"
    "phong trào|tháng|tuần|tết|tọa đàm|đoàn công tác|đại hội|đợt"
)
_BODIES_AND_PAPERS = (
    "ban|bằng khen|bộ|chính phủ|chỉ thị|các|công an|giấy khen|huyện|hội đồng|kế hoạch|luật|mặt trận|nghị quyết|"
    "nghị định|phòng|quyết định|quốc hội|sở|thủ tướng|trung ương|tỉnh|văn phòng|ủy ban|đảng|đề án"
)
_VERB_AND_OBJECT = (
    rf"(?:tổ chức|dự|mở|làm|báo cáo|truyền thông) (?:{_EVENTS})\b|"
    rf"(?:báo cáo|giao|giúp|gửi|hướng dẫn|khen thưởng|ký|mời|nhận|quản lý|trao|tặng|xét|đưa) "
    rf"(?:{_EVENTS}|{_BODIES_AND_PAPERS})\b"
)
"""Verbs before an object with a capital of its own, as no name has them: Tổ chức Đại hội, Giao Phòng Chính sách."""


def inside_sentence(text: str) -> str:
    """Return a text of a person as it goes on inside a sentence: with a small letter only where it is surely common.

    A name of a body, a place, a law or a post cannot be told from other words by its form, so whatever does not begin
    with a word of the lists above keeps its capital (Nghị định 30/2020/NĐ-CP, Phụ lục II).
    """
    if re.match(rf"(?:{_COMMON})(?=$|[ .,;:(])(?! mác\b)", text, re.IGNORECASE):
        return lower_first(text)
    if re.match(_VERB_AND_OBJECT, text, re.IGNORECASE):
        return lower_first(text)
    common = re.match(rf"(?:{_COMMON_BEFORE_SMALL})(?=$|[ .,;:(])", text, re.IGNORECASE)
    if common is None or text[1:2].isupper():
        return text
    following = text[common.end() :]
    # The second word of a name is not written in capitals throughout: Gửi UBND tỉnh.
    is_name = following[1:2].isupper() and not following[2:3].isupper()
    return text if is_name or following.startswith(" số ") else lower_first(text)


def shortened(text: str, room: int) -> str:
    """Return text on one line, in at most `room` characters: a longer one is cut at a space and ends in …."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    beginning, _space, _rest = line[:room].rpartition(" ")
    return f"{beginning or line[: room - 1]}…"


def enumerate_words(items: Sequence[str]) -> str:
    """Return items as one phrase: A; A và B; A, B và C. Where one holds a comma, semicolons part them: A, b; C."""
    if len(items) > 1 and any(", " in item or ";" in item for item in items):
        return joined("; ", items)
    return joined(" và ", [joined(", ", items[:-1]), items[-1]] if len(items) > 1 else items)
