"""Text that came in broken: written for the fonts of TCVN3 or VNI, lost in a pipe, read in another code, torn by a PDF.

TCVN 5712:1993 (fonts .VnTime …) and VNI (VNI-Times …) keep Vietnamese letters in the places of Western European ones.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from itertools import product

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VNI_MARKS = {
    **dict(zip("øûõùï", _TONES, strict=True)),
    **{mark: "\u0302" + tone for mark, tone in zip("âàåãáä", ("", *_TONES), strict=True)},
    **{mark: "\u0306" + tone for mark, tone in zip("êèúüéë", ("", *_TONES), strict=True)},
}
_VNI_LETTERS = str.maketrans("ñôöîæóòÑÔÖÎÆÓÒ", "đơưỵỉĩịĐƠƯỴỈĨỊ")
_VNI_PAIR = f"([AaEeIiOoUuYyÔôÖö])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])"

_WORD = "[A-Za-z\xa1-\xff]*[A-Za-z][A-Za-z\xa1-\xff]*"
_ONSET = "(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_RHYMES = (
    "[aăâeêioôơuưy](?:[cmnpt]|ng|nh|ch)?|[aeoăô]o|ai|au|ay|âu|ây|êu|i[au]|oi|ôi|ơi|u[aâêiơôy]|ư[aiu]"
    "|(?:i|y)ê(?:u|[cmnpt]|ng)|oo(?:n|ng|c)|o[aăe](?:[cimnoptuy]|ng|nh|ch)?|u[âêôơy](?:[cinptuy]|ng|nh|ch)?|uya"
    "|uyê(?:n|t)|uô(?:[cimnt]|ng)|ươ(?:[cimnptu]|ng)|u[ae](?:[ciotuy]|ng|nh|ch)?"
)
_SYLLABLE = f"{_ONSET}(?:{_RHYMES})"
_VIETNAMESE = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_MINORITIES = "čĕĭŏŭƀ"
"""Letters of Ê-đê, Gia Rai, Ba Na and others, which names of people and places have."""
_KNOWN = _VIETNAMESE + _MINORITIES
_NOT_VIETNAMESE = f"(?![{_KNOWN}{_KNOWN.upper()}])[\xc0-\u024f\u1e00-\u1eff]"
_WORDS = r"[^\s,;.()\[\]{}\"“”/0-9-]+"

_CODE_PAGES = ("cp437", "cp850", "cp1252", "cp1258")
"""The old codes of consoles, pipes and Notepad, which lack most Vietnamese letters or all of them."""
_LOST_INSIDE = r"(?<![^\W\d_])(?P<before>[^\W\d_]+)\?+(?=(?P<after>[^\W\d_]+))"
_LOST_BESIDE = r"(?<![^\s(\[\"'])\?+[^\W\d_]|[^\W\d_]\?+-[^\W\d_]"
_CONSONANTS = r"(?:ngh?|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])"
_LOST_BETWEEN = rf"(?:^ *|(?<![^\W\d_]){_CONSONANTS})\?+ +[^\W\d_]"
_LOST_AFTER = rf"(?<![^\W\d_]){_CONSONANTS}(?=\?)"
_LOST_WORD = r"(?:(?<![^\W\d_])[^\W\d_]+|(?<![^\s(\[\"']))\?+[^\W\d_]+(?:\?+[^\W\d_]+)*"
_LOST_IN_NUMBER = r"\b[A-ZĐ]+\?+-[^\W\d_]"
_LOSABLE = "aăâđeêioôơuưy"
"""What stood at a question mark, but for its tone; a plain letter had one."""
_MOST_LOST = 3
_ADDRESS = r"\S*(?:://|www\.|[=&@])\S*"
_MARK_ALONE = r"[\u0300-\u036f´ˆ˜˘(](?:(?<=[\u0300-\u036f])(?<!\S.)|(?<=[^\W\d_][´ˆ˜˘])|(?<=\()cid:\d+\))"
"""A mark, and only then what stands before it: most texts have none, and are passed over quickly."""
_VOWELS_ALONE = " [\xc0-\u1ef9]{1,3}(?![^\\s.,;:!?)])"
_PIECE = r"(?<!\S)(?P<first>[^\W\d_]{1,4}) (?P<vowels>[^\W\d_]{1,3})(?: (?P<last>[^\W\d_]{1,3}))?(?![^\s.,;:!?)])"


class Damage(Enum):
    """What has happened to a text."""

    REPLACED = "replaced"
    """Letters have become U+FFFD: a file was read in a code that is not its own."""
    LOST = "lost"
    """Letters have become question marks: a pipe or a file without Unicode."""
    RECODED = "recoded"
    """UTF-8 was read as another code: Nguyá»…n, or Nguyß╗àn in a console."""
    TCVN3 = "TCVN3"
    VNI = "VNI"
    TORN = "torn"
    """Letters stand apart from their words, as some PDFs are copied."""
    FOREIGN = "foreign"
    """Letters that Vietnamese has not; the name of a foreigner may have them."""


_WAY_IN = "Hãy gõ lại trong Windows Terminal, hoặc lấy từ tệp mã UTF-8 (--text-file, --list), hoặc gõ chcp 65001 trước."
BROKEN = {
    Damage.REPLACED: "có dấu U+FFFD ở chỗ của chữ: chữ đã mất trên đường vào.",
    Damage.LOST: "có dấu ? ở chỗ của chữ có dấu: chữ đã mất trên đường vào.",
    Damage.RECODED: "có chữ UTF-8 bị đọc nhầm sang bảng mã khác trên đường vào.",
}
"""What surely happened on the way in, and no clerk means; the other kinds are told and may stay."""


def whole(text: str) -> str:
    """Return a text that comes in as it is. Raises ValueError, without repeating the text, where letters were lost."""
    damage = damage_of(text)
    if damage in BROKEN:
        raise ValueError(f"{BROKEN[damage]} {_WAY_IN}")
    return text


@lru_cache(1 << 16)  # several rules ask this of every text of a year
def damage_of(text: str) -> Damage | None:
    """Return what has happened to text, the gravest first; None where it looks as it should."""
    if "\ufffd" in text:
        return Damage.REPLACED
    if "?" in text and _is_lost(re.sub(_ADDRESS, " ", text)):
        return Damage.LOST
    if text.isascii():
        return Damage.TORN if "(cid:" in text else None
    words = [word for word in re.findall(_WORDS, text) if not _is_plain(word)]
    damage = _damage_of_code(words)
    if damage is None and _is_torn(unicodedata.normalize("NFC", text)):
        damage = Damage.TORN
    if damage is None and any(map(_has_foreign_letter, words)):
        damage = Damage.FOREIGN
    return damage


def _is_lost(text: str) -> bool:
    """Whether question marks stand where letters were: inside a word, before one, or after its consonants alone.

    What is left of such words ("Nguy?n", "?ng", "Q?-TTg") says it by itself. In a text that has not come through an old
    code page as a whole, since it has a "ễ", only what can be made a syllable again was lost: "??u" is, "(?x)" is not.
    """
    if not fits_code_page(text):
        words = re.findall(_LOST_WORD, text)
        return re.search(_LOST_IN_NUMBER, text) is not None or any(map(_was_syllable, words))
    inside = re.finditer(_LOST_INSIDE, text)
    return (
        any(not _lacks_space(match["before"], match["after"]) for match in inside)
        or re.search(_LOST_BESIDE, text) is not None
        or _vowels_are_lost(text)
    )


@lru_cache(1 << 12)
def _was_syllable(word: str) -> bool:
    """Whether a word becomes a syllable where letters stand for its question marks."""
    count = word.count("?")
    if count > _MOST_LOST:
        return True
    pattern = word.replace("?", "{}")
    return any(_is_syllable(pattern.format(*letters)) for letters in product(_LOSABLE, repeat=count))


def _lacks_space(before: str, after: str) -> bool:
    """Whether only a space is missing after a question: "ai?Đó", "vì sao?do thiếu vốn"."""
    if before[-1].islower() and after[0].isupper():
        return True
    return all(len(word) > 1 and _is_syllable(word) for word in (before, after))


def _vowels_are_lost(text: str) -> bool:
    """Whether a line begins with what was a letter, or words are nothing but consonants before a question mark: L? Na.

    One such word at the end may be a name ("mục B?") or an abbreviation ("các TH?"); "Th?" is neither.
    """
    if re.search(_LOST_BETWEEN, text, re.IGNORECASE | re.MULTILINE):
        return True
    consonants = re.findall(_LOST_AFTER, text, re.IGNORECASE)
    return len(consonants) > 1 or any(len(letters) > 1 and not letters.isupper() for letters in consonants)


def is_lossy(text: str) -> bool:
    """Whether a whole text, such as a file, has come through an old code page that lacks some of its letters."""
    return "?" in text and fits_code_page(text) and _is_lost(re.sub(_ADDRESS, " ", text))


def fits_code_page(text: str) -> bool:
    """Whether an old code page has every letter of a text, so that it may have come through one."""
    return any(_can_write(page, unicodedata.normalize("NFC", text)) for page in _CODE_PAGES)


def _can_write(page: str, text: str) -> bool:
    try:
        text.encode(page)
    except UnicodeEncodeError:
        return False
    return True


def _damage_of_code(words: list[str]) -> Damage | None:
    """The code in which the words were written that are not Vietnamese as they stand, but would be in that code."""
    words = [word for word in map(_without_quotes, words) if not word.isascii() and not _is_syllable(word)]
    if not words:
        return None
    if any(map(_is_recoded, words)):
        return Damage.RECODED
    in_tcvn3, in_vni = (sum(map(sound, words)) for sound in (_is_tcvn3, _is_vni))
    if in_tcvn3 or in_vni:
        return Damage.TCVN3 if in_tcvn3 > in_vni else Damage.VNI
    return None


@lru_cache(1 << 12)
def _is_plain(word: str) -> bool:
    """Whether a word is written as Vietnamese or ASCII is, with letters of theirs."""
    inside = _without_quotes(word)
    return (inside.isascii() or _is_syllable(inside)) and not _has_foreign_letter(word)


def _without_quotes(word: str) -> str:
    return word.lstrip("«").rstrip("»")


@lru_cache(1 << 12)
def _is_syllable(word: str) -> bool:
    """Whether a word is written as Vietnamese syllables are."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in letters if char in _TONES]
    plain = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    return len(tones) <= 1 and bool(re.fullmatch(_SYLLABLE, plain))


def _is_recoded(word: str) -> bool:
    return any(_has_vietnamese(word, page) for page in _CODE_PAGES)


def _has_vietnamese(word: str, page: str) -> bool:
    """Whether a word is Vietnamese in UTF-8 that was read as this code page."""
    try:
        original = word.encode(page).decode()
    except UnicodeError:
        return False
    return any(char in _VIETNAMESE for char in original.lower())


def _is_tcvn3(word: str) -> bool:
    converted = word.translate(_TCVN3)
    return bool(re.fullmatch(_WORD, word)) and word not in {converted, "µm"} and _is_syllable(converted)


def _is_vni(word: str) -> bool:
    if not re.fullmatch(_WORD, word):
        return False
    converted = re.sub(_VNI_PAIR, lambda pair: pair[1] + _VNI_MARKS[pair[2].lower()], word)
    return converted != word and _is_syllable(converted.translate(_VNI_LETTERS))


def _is_torn(text: str) -> bool:
    if re.search(_MARK_ALONE, text):
        return True
    if not re.search(_VOWELS_ALONE, text):
        return False
    for match in re.finditer(_PIECE, text):
        first, vowels, last = match["first"], match["vowels"], match["last"] or ""
        pieces = [piece for piece in (first, last) if piece and not _has_vowel(piece)]
        word = f"{first}{vowels}{last}"
        # One consonant alone may be a name, as in "điểm đ ở trên"; two, or one on each side, are none.
        sure = any(len(piece) > 1 and not piece.isupper() for piece in pieces) or (bool(last) and not _has_vowel(last))
        if all(map(_has_vowel, vowels)) and not vowels.isascii() and pieces and sure and _is_syllable(word):
            return True
    return False


def _has_vowel(letters: str) -> bool:
    return any(unicodedata.normalize("NFD", char)[0] in "aeiouy" for char in letters.lower())


def _has_foreign_letter(word: str) -> bool:
    return any(char.isalpha() for char in re.findall(_NOT_VIETNAMESE, word))
