"""The forms in which offices write numerals, as patterns: what is longer or surer is tried first."""

from __future__ import annotations

from dtreport.tracing.unit_scales import POWERS
from dtreport.vietnamese.document_numbers import CITED_NUMBER

NUMBER = r"(?:\d{1,3}(?:[.\xa0 ]\d{3})+(?![\d])(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?)"
YEAR = r"(?:19|20)\d\d"
DOCUMENT_KINDS = (
    "Quyết định|Kế hoạch|Báo cáo|Công văn|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Tờ trình|Thông báo|Hướng dẫn|"
    "Kết luận|Chương trình hành động|Chương trình|Luật|Đề án|Quy chế|Giấy mời|Văn bản"
)
CITED_SHORT = r"\b(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Công văn) $"
"""What stands before the number of a document that is cited without the word số."""
PARAGRAPH_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVXLC]+\.|\(\d{1,2}\))(?=\s)|\d{1,5}(?=,[^\W\d])"
"""What numbers a paragraph, or a line of a list with commas, at its beginning."""

_WHOLE = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
_SCALE = rf"(?:(?:nghìn|ngàn) (?:tỷ|tỉ)|(?:{'|'.join(POWERS)})(?! lệ))"  # tỷ lệ is another word
_MONEY = r"(?:đồng(?! (?:bào|chí|thời|ý|bộ|hành|đều|đội|loạt|bằng)\b)|VNĐ|VND|vnđ|đ(?![\w/-]))"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_ISO_DAY = r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DASH = r"[-–—]"
_PHONES = (
    r"(?<=oại: )[\d .()-]{7,}\d|(?<=Fax: )[\d .()-]{7,}\d|(?<![\w/.-])0\d{2,3}[ .]\d{3}[ .]\d{3,4}(?![\w/])",
    r"(?:(?i:điện thoại|đt|tel|fax|hotline|di động)\.?:? ?)[+\d][\d .()-]{6,}\d",
)
_CLOCK = (
    r"(?<![\w.,:])(?:[01]?\d|2[0-4])"
    r"(?:h[0-5]\d|h(?!\w)|:[0-5]\d(?::[0-5]\d)?| giờ [0-5]?\d(?: phút)?| giờ)(?!\d)"
)
_ORDINALS = (
    r"^Lượt \d{1,2}(?=\.\s)",  # of those who come forward for their awards
    r"(?i:\bthứ) (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d+)\b(?! (?:bậc|hạng))|(?i:\blần) (?:thứ \w+|\d+)",
    (
        r"(?i:\b(?:khóa|khoá|hạng|cấp|bậc|lớp|đợt|vòng|nhóm|khu vực|quận|số hiệu|loại)) "
        r"(?:[IVXLC]+|\d{1,2})(?![\w/.,]|\d)"
    ),
)
_PART_OF_A_TEXT = (
    r"(?i:\b(?:phụ lục|mục|phần|điều|khoản|điểm|chương|biểu|mẫu|bảng|bước|tiết|tiểu mục|TT))(?: số|:)? "
    r"(?:[IVXLC]+(?:\.\d+)*|\d+(?:\.\d+)*[a-z]?|[a-zđ](?=\)))(?![\w/])"
)
_MISSING = r"chưa có số (?:liệu|lượng)|(?i:chưa có báo cáo)|(?<![^\s(:])(?:…|\.\.\.)(?=$|[\s).,;|])"
_TO = rf"(?: ?{_DASH} ?| (?:đến|tới|hoặc|hay) )"
_TAIL = rf"(?: ?{_SCALE}(?!\w))?(?: ?[%‰]| phần trăm)?(?: ?{_MONEY})?"
_RANGE = (
    rf"(?<![\w/.,-])(?!{YEAR}{_TO}(?:\d{{1,2}}|{YEAR})(?!\d))"
    rf"(?P<low>{NUMBER})(?P<each> ?%|(?: [^\W\d_]+){{1,2}}?)?{_TO}"
    rf"(?P<high>{NUMBER})(?(each)(?=(?P=each)(?!\w)))(?!\d|[/-]|[.,]\d| (?:tháng|giờ)\b|h\d){_TAIL}(?!\w)"
)
"""12-15 lớp, 10% đến 12%, 12 lớp đến 15 lớp."""
WORD_BEFORE_RANGE = rf"(\w+)({_TO}|, )$"
"""What stands before the second number of a range whose first is in letters: hai, ba lớp."""
_WITH_UNIT = (
    rf"(?<![\w/.,])[+−-]?(?<![\w/]-){NUMBER}"
    rf"(?P<scale> ?{_SCALE}(?!\w))?(?P<sign> ?%| ?‰| phần trăm)?(?P<money> ?{_MONEY})?"
)

FORMS = (
    ("name", r"(?:https?://|www\.)[^\s)]+|[\w.+-]+@[\w.-]+|© ?\d{4}"),
    *(("phone", phone) for phone in _PHONES),
    ("pair", r"(?<=\bsố )\d{1,4}(?= (?:và|,) \d{1,4}/)"),
    ("document", CITED_NUMBER),
    ("document", rf"(?<=\bsố )\d{{1,5}}(?:/{YEAR})?/[A-ZĐ][\w&]+(?:-[A-ZĐ]\w*)*"),
    ("short", r"(?<=\bsố )\d{1,5}(?!\d)(?![/.,]\d)(?=[\s.,;:)]|$)"),
    ("date", rf"(?i:ngày) {_DAY} tháng {_MONTH} năm {YEAR}(?!\d)"),
    ("date", rf"(?<![\d/.,-]){YEAR}-{_ISO_DAY}(?![\d-])"),
    ("date", rf"(?<![\d/.,-]){_DAY}(?P<mark>[/.-]){_MONTH}(?P=mark){YEAR}(?!\d)"),
    ("date", rf"(?i:ngày) {_DAY} tháng {_MONTH}(?!\d)"),
    ("date", rf"(?i:(?<=ngày )){_DAY}/{_MONTH}(?![\d/])"),
    ("time", _CLOCK),
    ("period", rf"(?<![\w/.,-]){YEAR} ?{_DASH} ?{YEAR}(?!\d)"),
    ("period", rf"(?i:(?:từ )?năm) {YEAR} đến (?:hết )?năm {YEAR}(?!\d)"),
    ("period", rf"(?i:(?:từ )?tháng) {_MONTH} ?(?:/|năm )? ?{YEAR}(?!\d)"),
    ("period", rf"(?i:quý) (?:[IV]+|[1-4])(?:/{YEAR}| năm {YEAR}|(?!\w))"),
    ("period", r"\d{1,2} tháng (?:đầu|cuối)(?: năm)?|\b\d tháng(?= năm)"),
    ("period", rf"(?i:\btháng) {_MONTH}(?!\d|[.,]\d)"),
    *(("ordinal", ordinal) for ordinal in _ORDINALS),
    ("page", r"(?i:\btrang) (?:số )?\d+(?:/\d+)?"),
    ("numbering", _PART_OF_A_TEXT),
    ("missing", _MISSING),
    ("year", rf"(?i:\bnăm|nhiệm kỳ) {YEAR}(?!\d|[.,]\d| ?{_DASH} ?{YEAR})"),
    ("range", _RANGE),
    ("fraction", rf"(?<![\w/.,-]){_WHOLE}/{_WHOLE}(?![\w/]|[.,]\d)"),
    ("number", _WITH_UNIT),
)
"""What each form is called, with its pattern, in the order in which they are tried at a place."""
PATTERN = rf"(?=\b\w|[^\w\s])(?:{'|'.join(f'(?P<f{place}>{form})' for place, (_name, form) in enumerate(FORMS))})"
"""All forms as one pattern; the group tells which one it was. None begins inside a word, which most letters are in."""
