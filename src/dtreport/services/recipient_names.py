"""The names of a list of recipients: what stands around them, bodies and people, capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from dtreport.records.award import RecipientKind
from dtreport.vietnamese.text import same

_HONORIFIC = re.compile(
    r"(?P<word>Ông|Bà|Anh|Chị|Đồng chí|Đ/c|Em|Cháu|Thầy|Cô|Cụ)(?:[.:]\s*|\s+)(?P<name>\S.*)", re.IGNORECASE
)
_SURE_HONORIFICS = ("ông", "bà", "đồng chí", "đ/c")
_BOTH_HONORIFICS = re.compile(r"(?:ông|bà)\s*[(/]\s*(?:ông|bà)\s*\)?:?\s+", re.IGNORECASE)
_SAID_TO_BE = re.compile(
    r"(?:(?P<kind>tập thể|cá nhân|hộ gia đình|hộ)\s*:\s*|(?P<person>cá nhân)\s+(?=ông |bà |anh |chị |đồng chí |đ/c ))"
    r"(?P<name>\S.*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?P<name>.+?)\s*\((?P<word>ông|bà|anh|chị|đ/c|đồng chí)\)", re.IGNORECASE)
_HOME = re.compile(r"(?:hộ gia đình|hộ|gia đình)\s+(?:ông|bà|anh|chị|đồng chí|đ/c|\S+\s\S+)", re.IGNORECASE)
_POST = re.compile(r"(?P<name>[^,;(\n]+?)\s*(?:[,;\n]\s*|\s[-–]\s)(?P<post>\S.*)", re.DOTALL)
_BRACKETS = re.compile(r"(?P<name>[^(]+?)\s*\((?P<post>[^()]+)\)")
_LETTERS = 2

_BODY_WORDS = (
    "ban", "bảo hiểm", "bản", "báo", "bệnh viện", "bộ chỉ huy", "bộ", "buôn", "bưu điện", "câu lạc bộ", "cán bộ",
    "cấp ủy", "chi bộ", "chi cục", "chi đoàn", "chi hội", "chi nhánh", "clb", "công an", "công đoàn", "công ty",
    "cộng đồng",
    "dòng họ", "cơ quan", "cục", "doanh nghiệp", "đảng bộ", "đảng ủy", "đài", "đại đội", "điện lực", "điểm trường",
    "đoàn thanh niên", "đoàn tncs", "đoàn xã", "đoàn phường", "đoàn trường", "đoàn khối", "đoàn kinh tế",
    "đoàn đại biểu", "đoàn công tác", "đoàn nghệ thuật", "đoàn thể", "đồn biên phòng", "đồn", "đội", "đơn vị",
    "hạt kiểm lâm", "hạt", "hđnd", "học viện", "hội", "hợp tác xã", "htx", "huyện", "huyện đoàn", "huyện ủy", "khoa",
    "kho bạc", "khối", "khu dân cư", "khu phố", "làng", "liên đoàn", "liên minh", "lớp", "mặt trận", "mttq",
    "ngân hàng", "nhà máy", "nhà trường", "nhà văn hóa", "nhân dân", "nhóm", "phân xưởng", "phòng", "phường",
    "quận", "quỹ", "sở", "tập đoàn", "tập thể", "thành đoàn", "thành phố", "thành ủy", "thanh tra", "thị trấn",
    "thị xã",
    "thôn", "tỉnh", "tỉnh đoàn", "tỉnh ủy", "tiểu đoàn", "tiểu ban", "tòa án", "tổ", "tổ chức", "tổng công ty", "trạm",
    "trung đoàn", "trung đội", "trung tâm", "trường", "ubmttq", "ubnd", "hội đồng", "ủy ban", "uỷ ban", "văn phòng",
    "viện kiểm sát", "viện", "vụ", "xã", "xã đoàn", "xí nghiệp", "xóm", "ấp", "đơn nguyên", "phân hiệu", "bqt", "bql",
    "lực lượng", "ký túc xá", "mầm non", "thpt", "thcs", "tiểu học", "ptdt", "ptdtnt", "ptdtbt", "tổng cục", "khu",
)  # fmt: skip
_BODIES = tuple(f"{words} " for words in _BODY_WORDS)
"""How the name of a body begins; Đoàn alone is a family name, and so it stands only with what follows it."""
_FAMILY_NAMES_TOO = frozenset(
    ("ban", "bản", "phòng", "tổ", "hội", "trường", "đội", "viện", "vụ", "báo", "khu", "bộ", "khoa")
)
_MIDDLE_NAMES = frozenset(("văn", "thị"))
_POST_WORDS = (
    "trưởng", "phó", "chuyên viên", "giám đốc", "chủ tịch", "bí thư", "chánh", "nhân viên", "cán bộ", "kế toán",
    "giáo viên", "hiệu trưởng", "bác sĩ", "y sĩ", "điều dưỡng", "công chức", "viên chức", "lái xe", "văn thư",
    "thanh tra viên", "thủ quỹ", "nguyên", "quyền", "ủy viên", "ủy viên", "đội trưởng", "tổ trưởng", "già làng",
    "người có uy tín", "nông dân", "học sinh", "sinh viên", "công nhân", "hội viên", "đoàn viên", "xóm trưởng",
    "thôn trưởng", "trưởng thôn", "nghệ nhân", "phụ trách", "thư ký", "chỉ huy", "chính trị viên", "kỹ sư", "kỹ thuật",
    "cử nhân", "thạc sĩ", "tiến sĩ", "bảo vệ", "tạp vụ", "cộng tác viên", "phóng viên", "biên tập viên", "đội phó",
    "tổ phó", "dân quân", "công an viên", "thành viên", "tuyên truyền viên", "đại biểu", "viện trưởng", "vụ trưởng",
    "cục trưởng", "thủ trưởng", "bộ trưởng", "thứ trưởng", "ủy viên", "thiếu tá", "trung tá", "đại tá", "thượng tá",
    "đại úy", "thượng úy", "trung úy", "thiếu úy", "chi hội trưởng", "đảng viên", "chuyên gia", "thường trực",
)  # fmt: skip
_POSTS = tuple(f"{words} " for words in _POST_WORDS)
_DEGREES = frozenset(
    ("GS", "PGS", "TS", "BS", "KS", "CN", "DS", "ĐD", "YS", "CKI", "CKII", "BSCKI", "BSCKII", "NGƯT", "TTƯT")
)
"""What may stand before a name in capitals."""
_PERSON_WORDS = range(2, 7)


class RecipientName(NamedTuple):
    """A name as a cell has it, taken apart."""

    name: str
    honorific: str = ""
    post: str = ""
    """What stands beside it, after a comma or in brackets, and is a position or a unit."""
    aside: str = ""
    """What stands beside it and may be anything."""
    sign: RecipientKind | None = None
    """What it is by its words: a body, a home; None where they do not say."""


def begins_like(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a text begins with one of these words, each with a blank behind, whatever their capitals."""
    words = same(text).lstrip("\"'“”«(").replace(",", " ")
    return f"{words} ".startswith(beginnings)


def is_body(text: str) -> bool:
    """Whether a name is that of a body or a place: Phòng Chính sách, UBND xã, Tổ 3; not that of Tổ Thị Hoa."""
    first, *others = same(text).split() or [""]
    if first == "đoàn" and len(others) > 1 and all(word == word.title() for word in text.split()):
        return False  # a family name: Đoàn Trường Sơn
    if first in _FAMILY_NAMES_TOO and others and others[0] in _MIDDLE_NAMES and len(others) > 1:
        return False
    return begins_like(text, _BODIES)


def is_post(text: str) -> bool:
    """Whether a text is a position: Trưởng phòng, Chuyên viên."""
    return begins_like(text, _POSTS)


def looks_personal(text: str) -> bool:
    """Whether a text can be the name of a person: two to six words of letters, each with a capital, no body's."""
    words = text.split()
    if len(words) not in _PERSON_WORDS or is_body(text) or is_post(text):
        return False
    if text.islower() or text.isupper():
        words = [word.capitalize() for word in words]
    return all(re.fullmatch(r"[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*", word) and word[0].isupper() for word in words)


def parsed_name(cell: str, *, alone: bool = True) -> RecipientName:
    """The name in a cell without honorific, number and post. `alone`: the heading does not say that a post follows."""
    text = " ".join(re.sub(r"^\s*\(?\d{1,3}\s*[.)/-]+\s*(?=\D)", "", cell).split(" ")).strip()
    text = re.sub(r"^[-–+•*]\s+", "", text).rstrip(";").strip() or cell
    if match := _SAID_TO_BE.fullmatch(text):
        kind = {"tập thể": RecipientKind.COLLECTIVE, "cá nhân": RecipientKind.INDIVIDUAL}
        inner = parsed_name(match["name"], alone=alone)
        return inner._replace(sign=kind.get(same(match["kind"] or match["person"]), RecipientKind.HOUSEHOLD))
    if _HOME.match(text) or is_body(text):
        return RecipientName(text, sign=RecipientKind.HOUSEHOLD if _HOME.match(text) else RecipientKind.COLLECTIVE)
    text = _BOTH_HONORIFICS.sub("", text, count=1)
    honorific = ""
    match = _BEHIND.fullmatch(text) or _HONORIFIC.fullmatch(text)
    if match and (match.re is _BEHIND or _is_honorific(match["word"], match["name"])):
        honorific, text = match["word"], match["name"]
    sign = RecipientKind.INDIVIDUAL if honorific else None
    match = _BRACKETS.fullmatch(text) or _POST.fullmatch(text)
    if match is None:
        return RecipientName(text, _written(honorific), sign=sign)
    post = " ".join(match["post"].split())
    name = match["name"].strip()
    if not alone or is_post(post) or is_body(post):
        return RecipientName(name, _written(honorific), post, sign=sign)
    if text[len(name) :].startswith("\n"):
        return RecipientName(" ".join(text.split()), _written(honorific), sign=sign)
    return RecipientName(text, _written(honorific), aside=post, sign=sign)


def _is_honorific(word: str, rest: str) -> bool:
    """Whether a first word is an honorific, and not a name: Anh Đức, Cô Sao, Ông Văn Hải may be called so."""
    first, *others = re.findall(r"[^\W\d_]+", same(rest)) or [""]
    if first in _MIDDLE_NAMES:
        return False
    return len(others) >= (1 if same(word) in _SURE_HONORIFICS else 2)


def _written(honorific: str) -> str:
    """An honorific as papers write it."""
    word = same(honorific)
    return "Đồng chí" if word == "đ/c" else word[:1].upper() + word[1:]


def split_post(text: str) -> tuple[str, str]:
    """The position and the unit in one text: "Chuyên viên, Phòng A" and the other way round.

    What cannot be told apart is the position as a whole, for it is printed as it stands: "Trưởng phòng Dân tộc xã A".
    """
    parts = [part.strip() for part in re.split(r"\s*[,;\n]\s*|\s+[-–]\s+", text) if part.strip()]
    bodies = [is_body(part) and not is_post(part) for part in parts]
    if all(bodies):
        return "", ", ".join(parts)
    first = bodies.index(True) if True in bodies else len(parts)
    if first and all(bodies[first:]) and first < len(parts):
        return ", ".join(parts[:first]), ", ".join(parts[first:])
    last = bodies.index(False)
    if last and not any(bodies[last:]):
        return ", ".join(parts[last:]), ", ".join(parts[:last])
    return " ".join(text.split()), ""


def odd_case(name: str, kind: RecipientKind | None) -> bool:
    """Whether the letters or blanks of a name are not as a paper prints them: LÒ VĂN A, lò văn a, Lò  Văn A."""
    words = name.partition("(")[0].split()
    if "  " in name:
        return True
    if kind is RecipientKind.COLLECTIVE:
        return len(words) > 1 and name.isupper() and not name.isascii()
    return any(_odd_word(word) for word in words)


def _odd_word(word: str) -> bool:
    if word.strip(".,") in _DEGREES:
        return False
    letters = [char for char in word if char.isalpha()]
    return bool(letters) and (letters[0].islower() or (len(letters) >= _LETTERS and all(map(str.isupper, letters))))


def mended_name(name: str) -> str:
    """A person's name with single blanks, each word with a capital: H'NAN and K'SOR stay for people to mend."""
    if is_post(name):
        return " ".join(name.split())  # Già làng Y Moan
    plain, bracket, aside = name.partition("(")
    words = (
        word[:1].upper() + word[1:].lower() if _odd_word(word) and word.isalpha() else word for word in plain.split()
    )
    return " ".join((*words, *filter(None, ("".join((bracket, *aside.split("\n"))),))))
