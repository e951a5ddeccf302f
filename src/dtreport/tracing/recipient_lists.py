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
_HONORIFIC = r"(?:(?i:ông|bà|anh|chị|em|cụ|đồng chí|đ/c):? )?"
_JOINED = re.compile(rf"(?:[,;]? ?(?:và|cùng) |[,;] ?|/){_HONORIFIC}")
_BEGINNING = re.compile(rf"(?P<mark>[-+•] ?|\d{{1,3}}[.)] ?|[a-zđ]\) ?)?{_HONORIFIC}")
_OFFICE = re.compile(r",? ?[-–(]? ?(?:Trưởng|Phó|Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng|Chánh|Ủy viên|Uỷ viên)")
_FEWEST_IN_A_ROW, _FEWEST_IN_A_SENTENCE = 2, 3  # syllables: in a sentence two are a place as often, Cao Bằng
_PLACES = frozenset(("hồ chí minh", "hoàng su phì", "hoàng liên sơn"))
"""Names of three syllables that are those of places, though they begin like a person's."""


class PersonName(NamedTuple):
    """A name of a person, with where it stands in a text."""

    text: str
    start: int
    end: int


class _Member(NamedTuple):
    """A name in a text, and whether it is recorded."""

    name: PersonName
    is_recorded: bool


def names_recipient(text: str, recipients: frozenset[str]) -> bool:
    """Whether a text names somebody who is recorded as a recipient; their names are in small letters."""
    folded = text.casefold()
    return any(name in folded for name in recipients)


def unrecorded_names(text: str, neighbours: Sequence[str], recipients: frozenset[str]) -> Iterator[PersonName]:
    """The names of people in a list of recipients that do not stand among them.

    A list is what names recipients one by one: with commas, in a column, or at the beginning of paragraphs. Whoever
    is named elsewhere, who hands over or where somebody lives, is none of them.

    Args:
        text: A paragraph, or a row with tabs between its cells.
        neighbours: What stands before and behind it.
        recipients: The names that are recorded, in small letters.
    """
    is_of_recipient = names_recipient(text, recipients)
    place = 0
    for column, cell in enumerate(text.split("\t")):
        members = list(_members(cell, recipients))
        new = _joined_names(cell, members)
        beside = (each.split("\t")[column : column + 1] for each in neighbours)
        if not is_of_recipient and any(_begins_alike(cell, other, recipients) for each in beside for other in each):
            new = _first_name(cell, members, is_row="\t" in text)
        yield from (PersonName(name.text, place + name.start, place + name.end) for name in new)
        place += len(cell) + 1


def _members(cell: str, recipients: frozenset[str]) -> Iterator[_Member]:
    """The recorded names and those of other people in a cell, from left to right."""
    folded = cell.casefold()
    spans = [(at, at + len(name)) for name in recipients if (at := place_of(folded, name)) >= 0]
    recorded = [(start, end) for start, end in spans if not any(a <= start and end < b for a, b in spans)]
    members = [_Member(PersonName(cell[start:end], start, end), is_recorded=True) for start, end in recorded]
    for run in _RUN.finditer(cell):
        honorific = re.match(_HONORIFIC, run[0])
        start = run.start() + (honorific.end() if honorific is not None else 0)
        is_free = not any(start < end and begin < run.end() for begin, end in recorded)
        if is_free and cell[start:].split(" ", 1)[0] in _FAMILY:
            members.append(_Member(PersonName(cell[start : run.end()], start, run.end()), is_recorded=False))
    return iter(sorted(members, key=lambda member: member.name.start))


def _joined_names(cell: str, members: Sequence[_Member]) -> Iterator[PersonName]:
    """Those that stand in one list with recorded ones."""
    chain: list[_Member] = []
    for member in (*members, None):
        is_next = chain and member is not None and _JOINED.fullmatch(cell, chain[-1].name.end, member.name.start)
        if not is_next:
            if any(each.is_recorded for each in chain):
                names = [each.name for each in chain if not each.is_recorded]
                yield from (name for name in names if _is_person(name.text, _FEWEST_IN_A_SENTENCE))
            chain = []
        if member is not None:
            chain.append(member)


def _first_name(cell: str, members: Sequence[_Member], *, is_row: bool) -> Iterator[PersonName]:
    """The name with which a cell, or a paragraph, begins."""
    for member in members[:1]:
        name = member.name
        is_first = _BEGINNING.fullmatch(cell, 0, name.start) is not None and not member.is_recorded
        holds_office = not is_row and _OFFICE.match(cell, name.end) is not None
        if is_first and not holds_office and _is_person(name.text, _FEWEST_IN_A_ROW):
            yield name


def _is_person(name: str, fewest: int) -> bool:
    return len(name.split()) >= fewest and name.casefold() not in _PLACES


def _begins_alike(cell: str, other: str, recipients: frozenset[str]) -> bool:
    """Whether a recorded name begins another cell, which has the mark of a list where this one has."""
    here, there = _BEGINNING.match(cell), _BEGINNING.match(other)
    if here is None or there is None or (here["mark"] is None) is not (there["mark"] is None):
        return False
    rest = other[there.end() :].casefold()
    return any(place_of(rest, name) == 0 for name in recipients)


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
    return place_of(text, name) >= 0


def place_of(text: str, name: str) -> int:
    """Where a name stands in a text, and not as a part of a longer one; -1 where it does not."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[end : end + 1].isalnum() or text[max(0, at - 1) : at].isalnum()):
            return at
        at = text.find(name, at + 1)
    return -1
