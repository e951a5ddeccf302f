"""By what signs a row of a list is told from its fellows: order numbers, totals, signatures, notes, errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.vietnamese.text import fold, same

if TYPE_CHECKING:
    from collections.abc import Iterable

ARABIC = re.compile(r"\(?[0-9]{1,4}(?:[.,][0-9]{1,3})*\.?\)?")
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_STYLES = (
    ("roman", re.compile(rf"\(?{_ROMAN}[.)/:-]*")),
    ("capital", re.compile(r"\(?[A-ZĐ][.)/:-]*")),
    ("small", re.compile(r"\(?[a-zđ][.)/:-]*")),
    ("arabic", re.compile(r"\(?[0-9]{1,3}(?:[.,][0-9]{1,3})*[.)/:-]*")),
    ("dash", re.compile(r"[-–+*•]+")),
)
_NUMBERING = re.compile(
    rf"\s*\(?(?:({_ROMAN})\s*[.)/:–-]+\s*|([A-ZĐa-zđ])\s*[.)/:–-]+\s+|([0-9]{{1,3}}(?:\.[0-9]{{1,3}})*)\s*[.):]+\s*(?=\D))(?=\S)"
)
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-Za-z])\)?(?:\s*=.*)?")
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tong cong|tong so|cộng(?! đồng))(?:[ :.(,-]|$)|(?:tổng|tong) ?(?:[:.(\d-]|$)"
    r"|(?:ấn định )?danh sách (?:này |trên )?(?:gồm|có)\b|ấn định\b"
)
_ONLY_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng|tong cong|tong so|tong)\b[\s:.,\d()-]*")
_SIGNATURE = re.compile(
    r"\((?:da )?ky\b.*|nguoi lap\b.*|lap bieu\b.*|nguoi tong hop\b.*|nguoi lam bieu.*|can bo lap\b.*|ke toan\b.*"
    r"|thu quy\b.*|thu truong\b.*|noi nhan\b.*|- ?luu\b.*|luu ?: ?vt.*|xac nhan (?:cua|don vi)\b.*|phe duyet\b.*"
    r"|(?:t\.? ?m|k\.? ?t|t\.? ?l|t\.?u\.?q|q)\.? .*|(?:[\w .]{0,30},? ?)?ngay [\d.…_ ]*thang [\d.…_ ]*nam[\d.…_ ]*"
    r"|(?:pho )?(?:truong ban|giam doc|truong phong|chu tich|chanh van phong|hieu truong|bi thu|vien truong|cuc truong)"
    r"(?: dan toc| so| ubnd| hoi dong)?(?: (?:tinh|huyen|xa|thanh pho)\b.*)?"
    r"|lanh dao (?:ban|don vi|so)|chu tich hoi dong.*"
    r"|(?:nguoi|can bo) (?:kiem tra|theo doi).*|van thu"
)
_SIGNED = re.compile(r"(?:đã )?ký(?: tên|,|$|\.)")
_NOTE = re.compile(
    r"ghi chu ?:.*|luu y\b.*|\(?\*.*|\(.*\)\.?|danh sach\b.*|kem theo\b.*|dvt\b.*|don vi tinh\b.*|[-–_.…*=]+"
)


def is_order_number(text: str) -> bool:
    """Whether an Arabic number stands there, as before every recipient: 1, 01, 2., 1.1."""
    return bool(ARABIC.fullmatch(text))


def numbering_style(text: str) -> str:
    """How a mark of order is written: roman, capital, small, arabic, dash; nothing where it is none."""
    return next((name for name, pattern in _STYLES if text and pattern.fullmatch(text)), "")


def without_numbering(text: str) -> tuple[str, str]:
    """The mark of order before a text (II. CÁ NHÂN; 1. Lò Thị Mai), and the text without it."""
    match = _NUMBERING.match(text)
    return (next(filter(None, match.groups())), text[match.end() :]) if match else ("", text)


def is_error(text: str) -> bool:
    """Whether Excel could not compute a cell."""
    return text.upper() in _ERRORS


def are_column_numbers(cells: Iterable[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), 1 2 3=1x2, A B 1 2."""
    texts = [cell for cell in cells if cell]
    marks = [re.sub(r"\W", "", text.partition("=")[0]).lower() for text in texts]
    if not texts[1:] or not all(map(_COLUMN_NUMBER.fullmatch, texts)):
        return False
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [mark for mark in marks if not mark.isdigit()]
    follow = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    return follow and letters == sorted(letters) and (not numbers or numbers[0] in {0, 1, 2})


def is_total(text: str, *, alone: bool = False) -> bool:
    """Whether a text adds up what stands above it; `alone`: no word may follow, as in "Tổng số hộ nghèo", a figure."""
    words = same(text).lstrip("(*- ")
    return bool(_ONLY_TOTAL.fullmatch(words) if alone else _TOTAL.match(words))


def is_signature(text: str) -> bool:
    """Whether a text belongs to the end of a sheet: who made it, who signs, when, who gets it."""
    return bool(_SIGNATURE.fullmatch(fold(text)) or _SIGNED.match(same(text)))


def is_note(text: str) -> bool:
    """Whether a text only remarks something: Ghi chú: …, (Danh sách này có …), Kèm theo …."""
    return bool(_NOTE.fullmatch(fold(text)))
