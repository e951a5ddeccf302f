"""Rules of the numbers of documents: their form, and what stands beside them in their field."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, gap, warning
from dtreport.vietnamese.document_numbers import COUNT, STATE_NUMBER, YEAR, is_number, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years

_AMONG_WORDS = r"(?i)(?P<before>\D*?\bsố\b\s*:?|\D*\s)?\s*(?P<number>\d.*?)(?P<after>\s+(?:ngày|của|về|năm|v/v)\b.*)?"

DECREE_30 = date(2020, 3, 5)


def _number_alone(number: str) -> str | None:
    """The number among other words of its citation; None where it stands alone.

    "Quyết định số 12/QĐ-UBND ngày 20/8/2021" has 12/QĐ-UBND; the word số makes no words yet.
    """
    match = re.fullmatch(_AMONG_WORDS, number)
    if match is None:
        return None
    before = re.sub(r"(?i)\bsố\b\s*:?", "", match["before"] or "").strip()
    return tidy(match["number"]) if before or match["after"] else None


@rule(
    "DT206",
    "Ô số, ký hiệu có cả tên loại, ngày hoặc cơ quan.",
    why="Các phần đó có ô riêng, khi in sẽ lặp lại.",
    example='number = "Quyết định số 12/QĐ-UBND ngày 20/8/2021".',
    mend="Chỉ ghi số, ký hiệu: 12/QĐ-UBND; phần còn lại ghi ở kind, date, issuer.",
)
def numbers_among_words(years: Years) -> Iterator[Finding]:
    """The field for the number holds the kind, the date or the issuer too, which would be printed twice."""
    for index, document in enumerate(years.this_year.documents):
        number = _number_alone(document.number or "")
        if number is not None:
            message = "ô số, ký hiệu có cả chữ khác, khi in sẽ lặp lại."
            hint = f'Chỉ ghi số, ký hiệu: "{number}"; tên loại, ngày, cơ quan ghi ở kind, date, issuer.'
            yield error(f"{document.code}.number", message, hint, ("documents", index, "number"))


@rule(
    "DT207",
    "Văn bản mới có số, chưa có ký hiệu.",
    why="Số và ký hiệu đi cùng nhau (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    example='number = "12".',
    mend="Ghi cả hai: 12/QĐ-UBND.",
)
def numbers_without_symbol(years: Years) -> Iterator[Finding]:
    """A document's number is there and its symbol is not: Quyết định số 12."""
    for index, document in enumerate(years.this_year.documents):
        if _is_bare(document.number or ""):
            hint = (
                f"Có ký hiệu thì ghi cả hai, như 12/QĐ-UBND, bằng: dtreport edit {document.code} "
                f"--year {years.this_year.number}"
            )
            yield gap(f"{document.code}.number", "mới có số, chưa có ký hiệu.", hint, ("documents", index, "number"))


def _is_bare(number: str) -> bool:
    return re.fullmatch(f"{COUNT}(?:/{YEAR})?", tidy(number)) is not None


@rule(
    "DT208",
    "Số, ký hiệu viết không đúng thể thức của Nhà nước hay của Đảng.",
    why="Thể thức số, ký hiệu theo Nghị định 30/2020/NĐ-CP, Phụ lục I.",
    example="33-2020/QĐ-TTg thay cho 33/2020/QĐ-TTg.",
    mend="Ghi như 33/2020/QĐ-TTg, 05/BC-BDT hoặc 04-NQ/TU; đúng là số trên văn bản thì bỏ qua quy tắc.",
)
def malformed_numbers(years: Years) -> Iterator[Finding]:
    """A document's number has a form that neither the State nor the Party uses."""
    for index, document in enumerate(years.this_year.documents):
        number = document.number
        if number is None or is_number(number) or _is_bare(number) or _number_alone(number) is not None:
            continue
        hint = "Số, ký hiệu ghi như 33/2020/QĐ-TTg, 05/BC-BDT hoặc 04-NQ/TU."
        if is_number(tidy(number)):
            hint = f'Có phải "{tidy(number)}"?'
        message = "số, ký hiệu văn bản viết chưa đúng thể thức."
        yield warning(f"{document.code}.number", message, hint, ("documents", index, "number"))


@rule(
    "DT209",
    "Số văn bản nhỏ hơn 10 không có chữ số 0 phía trước.",
    why="Từ 05/3/2020 phải thêm số 0 (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    example="5/BC-BDT thay cho 05/BC-BDT.",
    mend="Ghi đúng như trên văn bản; văn bản thật sự không có số 0 thì bỏ qua quy tắc.",
)
def numbers_without_leading_zero(years: Years) -> Iterator[Finding]:
    """A number below 10 has no leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, in force since 05/3/2020)."""
    for index, document in enumerate(years.this_year.documents):
        number = re.fullmatch(STATE_NUMBER, tidy(document.number or ""))
        if number is None or document.date is None or document.date < DECREE_30:
            continue
        if re.fullmatch("[1-9][A-Za-z]?", number["count"]):
            hint = f'Có phải "0{number[0]}"? Ghi đúng như trên văn bản.'
            message = "số nhỏ hơn 10 phải thêm chữ số 0 phía trước."
            yield warning(f"{document.code}.number", message, hint, ("documents", index, "number"))


@rule(
    "DT210",
    "Năm trong số văn bản khác với năm của ngày ban hành.",
    why="Số của văn bản quy phạm pháp luật mang năm ban hành; hai năm khác nhau là một chỗ ghi nhầm.",
    example="39/2021/QĐ-UBND ghi ngày 20/8/2022.",
    mend="Xem lại số, ký hiệu và ngày.",
)
def numbers_of_another_year(years: Years) -> Iterator[Finding]:
    """The year inside a number is not that of the document's date."""
    for index, document in enumerate(years.this_year.documents):
        number = re.fullmatch(STATE_NUMBER, tidy(document.number or ""))
        if number is None or number["year"] is None or document.date is None:
            continue
        if int(number["year"]) != document.date.year:
            message = f"số ghi năm {number['year']} mà ngày ban hành là năm {document.date.year}."
            hint = "Hãy xem lại số, ký hiệu và ngày."
            yield warning(f"{document.code}.number", message, hint, ("documents", index, "number"))
