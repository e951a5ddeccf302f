"""Documents that a text cites by a number typed by hand, instead of by `{code}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.report.public_texts import PublicText, public_texts
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, warning
from dtreport.vietnamese.document_numbers import cited_numbers, number_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Year, Years


class Citation(NamedTuple):
    """A number in a text, and the code of the registered document that has it."""

    public_text: PublicText
    number: str
    code: str | None


def _citations(year: Year) -> Iterator[Citation]:
    codes: dict[str, str] = {}
    for document in year.documents:
        if document.number is not None:
            key = number_key(document.number)
            codes.setdefault(key, document.code)
            # In a sentence a full stop ends the number: 12/UBND-NC.KT is read as 12/UBND-NC.
            codes.setdefault(key.partition(".")[0], document.code)
    for public_text in public_texts(year):
        for number in cited_numbers(public_text.text):
            yield Citation(public_text, number, codes.get(number_key(number)))


@rule(
    "DT211",
    "Lời văn gõ tay số của một văn bản đã có trong tệp.",
    why="Sửa số ở một nơi thì nơi kia vẫn sai; {mã} luôn in số đang ghi.",
    example="“theo Kế hoạch 05/KH-BDT” trong khi kh-5 là văn bản ấy.",
    mend="Thay số gõ tay bằng {MÃ} của văn bản.",
)
def documents_cited_by_hand(years: Years) -> Iterator[Finding]:
    """A text types the number of a registered document: a correction of the one would not reach the other."""
    for public_text, number, code in _citations(years.this_year):
        if code is not None:
            message = f"số {number} được gõ tay; văn bản này đã ghi ở {code}."
            yield warning(public_text.place, message, f"Hãy thay bằng {{{code}}}.", public_text.path)


@rule(
    "DT212",
    "Lời văn nêu một văn bản chưa được ghi trong tệp.",
    why="Văn bản chưa ghi thì không có trong danh mục văn bản và không ai đối chiếu được.",
    example="“theo Quyết định 33/2020/QĐ-TTg” mà tệp không có văn bản ấy.",
    mend="Ghi bằng: dtreport add-document, rồi gọi bằng {MÃ}.",
)
def documents_cited_but_not_registered(years: Years) -> Iterator[Finding]:
    """A text cites a document that is not on the register."""
    for public_text, number, code in _citations(years.this_year):
        if code is None:
            message = f"văn bản số {number} chưa được ghi."
            add = f"dtreport add-document --year {years.this_year.number}"
            hint = f"Hãy ghi bằng: {add}, rồi gọi bằng {{mã}} thay cho số gõ tay."
            yield warning(public_text.place, message, hint, public_text.path)
