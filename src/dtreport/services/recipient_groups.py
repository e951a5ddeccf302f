"""Rows of a list that head a group of recipients: I. TẬP THỂ; A. Giấy khen của …; Phòng Chính sách."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.law import HONOURS
from dtreport.records.award import RecipientKind
from dtreport.services.recipient_names import is_body, is_post
from dtreport.services.tables.row_signs import numbering_style, without_numbering
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (
    (RecipientKind.HOUSEHOLD, r"ho gia dinh|cac ho|gia dinh|ho"),
    (RecipientKind.COLLECTIVE, r"tap the"),
    (RecipientKind.INDIVIDUAL, r"ca nhan"),
)
_NOUNS = r"nguoi|ca nhan|tap the|ho gia dinh|ho|gia dinh|don vi|dong chi|d/c|truong hop"
_NUMBER_BEHIND = re.compile(
    rf"\s*[:(–-]?\s*(?:gom|co|la|tong so)?\s*[:(]?\s*(?P<number>\d{{1,4}})\s*(?:\([^)]*\)\s*)?"
    rf"(?P<noun>{_NOUNS})?\s*\)?\s*[.:;]?$"
)
_PLAIN_WORDS = re.compile(
    r"\b(?:danh sach|de nghi|duoc|tang|khen thuong|khen|thuong|danh hieu|hinh thuc|cong nhan|cho|doi voi|cac|nhom|khoi"
    r"|phan|doi tuong|tieu bieu|xuat sac|va|dat|nhan|la|cua|nam|\d{4})\b"
)
_AFTER_AUTHORITY = re.compile(r"\s+(?:cho|vì|về|do|đã|đối với|tặng|năm)\b|\s*[,;:(]")
_ABBREVIATIONS = frozenset(("UBND", "HĐND", "MTTQ", "UBMTTQ", "BCH", "TW", "LĐLĐ", "TNCS", "BCĐ", "CP"))
_COMMON = frozenset((
    "chủ", "tịch", "trưởng", "ban", "phó", "giám", "đốc", "bộ", "hội", "đồng", "nhân", "dân", "thủ", "tướng",
    "chính", "phủ", "nước", "tỉnh", "huyện", "xã", "phường", "thành", "phố", "thị", "trấn", "sở", "phòng",
    "tộc", "nội", "vụ", "thi", "đua", "khen", "thưởng", "nhiệm", "ủy", "uỷ", "cục", "viện", "quận", "văn",
    "hóa", "giáo", "dục", "và", "đào", "tạo",
))  # fmt: skip
_CAPITALISED = frozenset(("chủ tịch", "trưởng ban", "giám đốc", "bộ trưởng", "thủ tướng", "chủ nhiệm"))

_PLACES = ("HUYỆN ", "XÃ ", "PHƯỜNG ", "THỊ TRẤN ", "THỊ XÃ ", "THÀNH PHỐ ", "TỈNH ", "QUẬN ")


class RecipientGroup(NamedTuple):
    """What a row says of those below it."""

    style: str
    """How it is numbered; a group of the same style ends this one."""
    values: dict[str, str]
    """What it says, by field, as a person would type it."""
    number: int | None = None
    """How many it says that they are."""
    understood: bool = True
    """Whether all of its words are."""


def group_of(mark: str, text: str) -> RecipientGroup:
    """What a row says that heads a group: `mark` is what stands in its TT, `text` its words."""
    prefix, words = without_numbering(text)
    if not mark and not prefix and numbering_style(text):
        return RecipientGroup(numbering_style(text), {}, understood=False)
    words, number, noun = _number_behind(" ".join(words.split()))
    values, understood = _values(words)
    if noun and "unit" not in values:
        values.setdefault("recipient_kind", noun)
    style = numbering_style(mark or prefix) or f"plain {' '.join(sorted(values))}"
    return RecipientGroup(style, values, number, understood)


def _number_behind(words: str) -> tuple[str, int | None, str]:
    """A text without the number of recipients at its end, "Cá nhân (05 người)"; the number, and the kind it names.

    A number that is part of a name, "Đợt 2", is no such number.
    """
    match = _NUMBER_BEHIND.search(fold(words))
    if match is None or not (match["noun"] or re.search(r"[:(–-]", match[0])):
        return words.rstrip(" :.;-–"), None, ""
    noun = next((kind.label for kind, pattern in _KINDS if re.fullmatch(pattern, match["noun"] or "")), "")
    return words[: match.start()].rstrip(" :.;-–("), int(match["number"]), noun


def _values(words: str) -> tuple[dict[str, str], bool]:
    """What words say of recipients, and whether all of them are understood."""
    folded = fold(words)
    values: dict[str, str] = {}
    title = _title(words)
    rest = folded
    if title is not None:
        place, length, name, kinds = title
        values["title"] = name
        if len(kinds) == 1:
            values["recipient_kind"] = kinds[0].label
        after = words[place + length :]
        rest = folded[:place] + " " + folded[place + length :]
        match = re.match(r"\s+(?:của|CỦA)\s+(?P<who>.+)", after)
        if match:
            stop = _AFTER_AUTHORITY.search(match["who"].lower())
            who = match["who"][: stop.start()] if stop else match["who"]
            values["authority"] = _in_plain_case(who.strip())
            rest = rest.replace(fold(who), " ")
    named = [(kind, pattern) for kind, pattern in _KINDS if re.search(rf"\b(?:{pattern})\b", rest)]
    if len(named) == 1 and not (title is None and named[0][1].startswith("ho gia") and is_body(words)):
        kind, pattern = named[0]
        values["recipient_kind"] = kind.label
        rest = re.sub(rf"\b(?:{pattern})\b", " ", rest, count=1)
    elif len(named) > 1:
        rest = re.sub(r"\b(?:tap the|ca nhan|ho gia dinh)\b", " ", rest)
    inside = re.search(r"\b(?:thuộc|tại|ở)\s+(?P<unit>\S.*)", words)
    if "recipient_kind" in values and inside and is_body(inside["unit"]):
        values["unit"] = inside["unit"]
        rest = rest.replace(fold(inside[0]), " ")
    left = re.sub(r"\W+", " ", _PLAIN_WORDS.sub(" ", rest)).strip()
    if not values and is_body(words) and not is_post(words):
        return {"unit": _in_plain_case(words) if words.upper().startswith(_PLACES) else words}, True
    return values, bool(values) and not left


def _title(words: str) -> tuple[int, int, str, tuple[RecipientKind, ...]] | None:
    """Where the longest title of the law stands in words, its length, how it is written, and for whom it is."""
    folded = fold(words)
    best: tuple[int, int, str, tuple[RecipientKind, ...]] | None = None
    if len(folded) != len(words):
        return None
    for name, kinds, more in _titles():
        wording = fold(name).replace("chien sy", "chien si")
        match = re.search(rf"\b{re.escape(wording)}\b", folded.replace("chien sy", "chien si"))
        if match is None or (best is not None and match.end() - match.start() <= best[1]):
            continue
        end = match.end()
        if more:
            stop = re.search(r"\s+(?:cua|cho)\s+", folded[end:])
            end = end + stop.start() if stop else len(folded)
        written = words[match.start() : end]
        best = match.start(), end - match.start(), name if written.isupper() and not more else written, kinds
    return best


def _titles() -> Iterator[tuple[str, tuple[RecipientKind, ...], bool]]:
    for honour in HONOURS:
        for name in (honour.title, *honour.also, *honour.everyday, *filter(None, (honour.shared,))):
            yield name, honour.recipients, honour.more_follows


def _in_plain_case(words: str) -> str:
    """Who decides, with the capitals of running text where a heading is all in capitals."""
    if not words.isupper():
        return words
    lowered = [
        word if word in _ABBREVIATIONS else word.lower() if word.lower() in _COMMON else word.capitalize()
        for word in words.split()
    ]
    text = " ".join(lowered)
    for beginning in _CAPITALISED:
        if text.startswith((beginning, *map(str.lower, _PLACES))):
            text = text[:1].upper() + text[1:]
    return re.sub(r"\bban dân tộc\b", "Ban Dân tộc", re.sub(r"^Trưởng ban\b", "Trưởng Ban", text))


@dataclass
class GroupLevels:
    """The groups in which a row stands, outermost first."""

    levels: list[RecipientGroup] = field(default_factory=list)

    def enter(self, group: RecipientGroup) -> None:
        """Begin a group: those of its style, and those inside them, are over."""
        styles = [level.style for level in self.levels]
        if group.style in styles:
            del self.levels[styles.index(group.style) :]
        self.levels.append(group)

    def values(self) -> dict[str, str]:
        """What the groups say together; an inner one has the last word."""
        return {key: value for level in self.levels for key, value in level.values.items()}
