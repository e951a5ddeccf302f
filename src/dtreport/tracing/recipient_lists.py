"""Names of people in a list of recipients that the records do not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FAMILY_NAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Ma|Hà|Lương|Triệu|Hứa|Đàm|Chu|Lục|"
    "Mông|Vàng|Giàng|Thào|Sùng|Hầu|Tẩn|Lò|Cầm|Quàng|Bàn|Đinh|Trịnh|Mai|Tô|Tạ|Đào|Đoàn|Lâm|Phùng|Cao|Thái|Trương|Vi|"
    "Lộc|Bế|Đồng|Mạc|La|Kiều|Quách|Tống|Từ|Thân|Khổng|Nghiêm|Diệp|Âu|Tăng|Ninh|Phương|Lã|Sầm"
)
_FAMILY = frozenset(_FAMILY_NAMES.split("|"))
_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-ỸẮ-Ặ"
_RUN = re.compile(rf"(?<!\w)[{_UPPER}][\w']*(?: [{_UPPER}][\w']*){{1,5}}")
_SYLLABLES = 2


class PersonName(NamedTuple):
    """A name of a person, with where it stands in a text."""

    text: str
    start: int
    end: int


def names_recipient(text: str, recipients: frozenset[str]) -> bool:
    """Whether a text names somebody who is recorded as a recipient; their names are in small letters."""
    folded = text.casefold()
    return any(name in folded for name in recipients)


def unrecorded_names(text: str, recipients: frozenset[str]) -> Iterator[PersonName]:
    """The names of people in a text that do not stand among the recipients."""
    for run in _RUN.finditer(text):
        words = run[0].split(" ")
        beginnings = (" ".join(words[:length]).casefold() for length in range(_SYLLABLES, len(words) + 1))
        if words[0] in _FAMILY and not recipients.intersection(beginnings):
            yield PersonName(run[0], run.start(), run.end())


class AbsentNames(NamedTuple):
    """Recipients that a list of a paper has lost, and after whom they should stand."""

    after: str
    names: tuple[str, ...]


def absent_names(listed: Sequence[str], text: str) -> Iterator[AbsentNames]:
    """The names of a list that a text does not have, together by the name before them that it has.

    Args:
        listed: The names in the order in which they are listed.
        text: The text, in small letters as they are.
    """
    last, absent = "", list[str]()
    for name in (*listed, None):
        if name is not None and not _has_name(text, name):
            absent.append(name)
            continue
        if absent and (last or name):
            yield AbsentNames(last or name or "", tuple(absent))
        last, absent = name or "", []


def _has_name(text: str, name: str) -> bool:
    """Whether a name stands in a text, and not as the beginning of a longer one."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[end : end + 1].isalnum() or text[max(0, at - 1) : at].isalnum()):
            return True
        at = text.find(name, at + 1)
    return False
