"""Vietnamese text: cleaning what comes in, folding for search, and small grammar."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from dtreport.vietnamese.letters import mend

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
    """Return text with its first character in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return text with its first character in lower case, for use inside a sentence.

    Untouched when the second letter of the first word is upper case: UBND, DTTS&MN, H'Nan. A name such
    as Nguyễn cannot be told from another word, and is lowered.
    """
    letters = [char for char in text.partition(" ")[0] if char.isalpha()]
    if len(letters) > 1 and letters[1].isupper():
        return text
    return text[:1].lower() + text[1:]


# Words that begin a name and keep their capital inside a sentence (Nghị định 30/2020/NĐ-CP, Phụ lục II).
_NAMES = (
    "Ban Chỉ đạo",
    "Ban Dân tộc",
    "Bộ ",
    "Chính phủ",
    "Chủ tịch",
    "Đảng",
    "Hội đồng nhân dân",
    "Nhà nước",
    "Nhân dân",
    "Quốc hội",
    "Sở ",
    "Thủ tướng",
    "Tỉnh ủy",
    "Ủy ban",
)


def inside_sentence(text: str) -> str:
    """Return text as it goes on after a comma: as `lower_first`, but the names that it knows keep their capital."""
    return text if text.startswith(_NAMES) else lower_first(text)


def shortened(text: str, room: int) -> str:
    """Return text on one line, in at most `room` characters: a longer one is cut at a space and ends in …."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    beginning, _space, _rest = line[:room].rpartition(" ")
    return f"{beginning or line[: room - 1]}…"


def enumerate_words(items: Sequence[str]) -> str:
    """Return items as one phrase: A; A và B; A, B và C."""
    return " và ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
