"""The numbers of documents, as the State and the Party write them.

The State (Nghị định 30/2020/NĐ-CP, Phụ lục I): 33/2020/QĐ-TTg, 05/BC-BDT, 585/UBDT-KHTC, 91/2025/QH15.
The Party: 04-NQ/TU, 123-QĐ/BTGTU.
"""

from __future__ import annotations

import re

from dtreport.vietnamese.text import same

_UPPER = "A-ZĐĂÂÊÔƠƯ"
_WORD = f"[{_UPPER}][{_UPPER}a-zđăâêôơư0-9&]*"
COUNT = "[0-9]{1,6}[A-Za-z]?"
"""Which one of its year a document is."""
YEAR = "(?:19|20)[0-9]{2}"
"""The year that stands in the numbers of legal documents."""
STATE_NUMBER = f"(?P<count>{COUNT})/(?:(?P<year>{YEAR})/)?{_WORD}(?:[-.]{_WORD})*"
"""The number of a document of the State, alone."""
_PARTY = f"{COUNT}-{_WORD}/{_WORD}(?:[-.]{_WORD})*"
# In a sentence only what cannot be a fraction, a date or a unit: two groups of capitals, or a term of the Assembly.
CITED_NUMBER = (
    rf"(?<![\w/.-])(?:{COUNT}/(?:{YEAR}/)?(?:{_WORD}(?:-{_WORD})+|QH[0-9]{{1,2}})"
    rf"|{COUNT}-{_WORD}/[{_UPPER}]{_WORD})"
)
"""The pattern of a number of a document among other words."""

_DASHES = {ord(dash): "-" for dash in "‐‑‒–—−"}
_ICELANDIC = {0xD0: "Đ", 0xF0: "đ"}  # letters that look like Đ and đ
_WITHOUT_STROKE = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND"}


def number_key(number: str) -> str:
    """A number as it is compared: 2/CTr–UBND and 02/CTr-UBND are one."""
    return same(tidy(number)).lstrip("0")


def tidy(number: str) -> str:
    """A number without the slips of typing: the word số, spaces, long dashes, letters that only look like Đ."""
    plain = re.sub(r"\s", "", number.translate(_DASHES | _ICELANDIC))
    plain = re.sub("^(?:Số|số|SỐ):?", "", plain)
    return re.sub(f"[{_UPPER}]+", lambda capitals: _WITHOUT_STROKE.get(capitals[0], capitals[0]), plain)


def is_number(number: str) -> bool:
    """Whether this can be the number of a document."""
    return number == tidy(number) and bool(re.fullmatch(f"{STATE_NUMBER}|{_PARTY}", number))


def cited_numbers(text: str) -> list[str]:
    """The numbers of documents that stand in a text, each once."""
    if "/" not in text:  # most texts
        return []
    return list(dict.fromkeys(number[0] for number in re.finditer(CITED_NUMBER, text)))
