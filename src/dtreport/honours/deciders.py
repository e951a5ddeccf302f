"""Who decides on an award, as a certificate names them: in full, with the province."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.law import COUNTRY, HEAD_OF_OFFICE, STATE
from dtreport.honours.titles import decider_of
from dtreport.vietnamese.text import same

if TYPE_CHECKING:
    from datetime import date

    from dtreport.records.award import Award
    from dtreport.records.settings import Agency

_IN_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc"}
_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|huyện|thị xã|quận|xã(?! hội)|phường|thị trấn)\b")
_CENTRAL = ("bộ trưởng", "chủ nhiệm ủy ban", "chủ tịch nước", "chủ tịch quốc hội", "chính phủ", "thủ tướng")
_CAPITAL = "Hà Nội"
_POSITIONS = (
    "Bí thư",
    "Bộ trưởng, Chủ nhiệm",
    "Bộ trưởng",
    "Chánh Thanh tra",
    "Chánh Văn phòng",
    "Chủ nhiệm",
    "Chủ tịch",
    "Cục trưởng",
    "Giám đốc",
    "Hiệu trưởng",
    "Thủ tướng",
    "Tổng Giám đốc",
    "Trưởng Ban",
    "Trưởng phòng",
    "Viện trưởng",
    "Vụ trưởng",
)


class Decider(NamedTuple):
    """Who decides: title in full, where they sign, their position and, where it is known, their name."""

    title: str = ""
    place: str = ""
    position: str = ""
    name: str = ""


def decider(award: Award, agency: Agency, on: date) -> Decider:
    """Who decides on an award: the one it names, else whom the law in force on a day names, else nobody ("")."""
    authority = decider_of(award, on)
    head = full_title(agency.head_title, agency) if agency.head_title is not None else ""
    title = head if authority == HEAD_OF_OFFICE else full_title(authority, agency) if authority is not None else ""
    if head and same(title) == same(head):
        return Decider(title, agency.place or "", agency.head_title or "", agency.head or "")
    central = same(title).startswith(_CENTRAL)
    place = (_CAPITAL if central else agency.place or "") if title else ""
    position = next((name for name in _POSITIONS if same(title).startswith(same(name))), "")
    return Decider(f"{title} {COUNTRY}" if title == STATE else title, place, position)


def full_title(authority: str, agency: Agency) -> str:
    """A title with its body spelt out and named to the end: "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên".

    A title that breaks off inside the name of the office, or of the body above it, goes on as that name does.
    """
    title = _spelt_out(authority)
    names = [_spelt_out(name) for name in (agency.name, agency.parent) if name is not None]
    names += [name[level.start() :] for name in names if (level := _LEVEL.search(name))]
    for name in names:
        words = name.split()
        for length in range(len(words) - 1, 0, -1):
            if _ends_with(title, words[:length]):
                return " ".join((title, *words[length:]))
    return f"{title} {agency.name}" if authority == agency.head_title else title


def _ends_with(title: str, words: list[str]) -> bool:
    """Whether a title ends with these words; an Ủy ban is another body than a Ban of the same name."""
    title_words = title.split()
    first = len(title_words) - len(words)
    return (
        same(" ".join(title_words[first:])) == same(" ".join(words))
        and same(" ".join(title_words[first - 1 : first])) != "ủy"
    )


def _spelt_out(text: str) -> str:
    return " ".join(_IN_FULL.get(word, word) for word in text.split())
