"""The register of documents: each once, with its number and date when it is issued, and used somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records.document import Document, Role, Status
from dtreport.report.references import references
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, gap, warning
from dtreport.vietnamese.document_numbers import number_key
from dtreport.vietnamese.text import enumerate_words, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years


def _may_be_one(one: Document, other: Document) -> bool:
    """Whether two documents can be the same: numbers begin anew each year and in each office."""
    if one.issuer is not None and other.issuer is not None and same(one.issuer) != same(other.issuer):
        return False
    return one.date is None or other.date is None or one.date.year == other.date.year


@rule(
    "DT201",
    "Hai văn bản của một cơ quan, trong một năm, mang cùng một số.",
    why="Mỗi văn bản có một số riêng trong năm (Nghị định 30/2020/NĐ-CP, Điều 15).",
    example="vb-1 và vb-4 cùng số 05/KH-BDT năm 2021.",
    mend="Giữ một mục và sửa những chỗ gọi mã kia, hoặc sửa số.",
)
def documents_with_one_number(years: Years) -> Iterator[Finding]:
    """Two documents of one office and year have the same number."""
    by_number: dict[str, list[Document]] = {}
    for index, document in enumerate(years.this_year.documents):
        if document.number is None:
            continue
        fellows = by_number.setdefault(number_key(document.number), [])
        twin = next((fellow for fellow in fellows if _may_be_one(document, fellow)), None)
        if twin is None:
            fellows.append(document)
        else:
            message = f"văn bản mang số này đã ghi ở {twin.code}."
            hint = "Hãy giữ một và sửa những chỗ gọi mã kia, hoặc sửa số."
            yield error(f"{document.code}.number", message, hint, ("documents", index, "number"))


@rule(
    "DT202",
    "Hai văn bản chưa có số mà cùng tên loại, cùng trích yếu.",
    why="Nhiều khả năng một văn bản được ghi hai lần.",
    example="Hai khối [[documents]] cùng là Kế hoạch “tuyên truyền năm 2022”, không có number.",
    mend="Xóa một mục; là hai văn bản thì ghi số hoặc trích yếu cho khác nhau.",
)
def documents_with_one_subject(years: Years) -> Iterator[Finding]:
    """Two documents without a number are of the same kind and on the same subject."""
    by_subject: dict[tuple[str, str], list[Document]] = {}
    for index, document in enumerate(years.this_year.documents):
        if document.number is not None or document.subject is None:
            continue
        fellows = by_subject.setdefault((same(document.kind), same(document.subject)), [])
        twin = next((fellow for fellow in fellows if _may_be_one(document, fellow)), None)
        if twin is None:
            fellows.append(document)
        else:
            message = f"văn bản cùng tên loại, cùng trích yếu đã ghi ở {twin.code}."
            hint = "Nếu là hai văn bản thì hãy ghi số hoặc trích yếu cho khác nhau."
            yield warning(f"{document.code}.subject", message, hint, ("documents", index, "subject"))


@rule(
    "DT203",
    "Văn bản đã ban hành mà chưa ghi số hoặc ngày.",
    why="Viện dẫn lần đầu phải ghi số, ngày ban hành (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    example="Văn bản không có number; giấy tờ in “số …”.",
    mend="Ghi bằng: dtreport edit MÃ --number … --date …; chưa ban hành thì ghi status.",
)
def documents_without_number_or_date(years: Years) -> Iterator[Finding]:
    """An issued document lacks its number or date (Nghị định 30/2020/NĐ-CP, Phụ lục I: how a document is cited)."""
    for index, document in enumerate(years.this_year.documents):
        if document.status is not Status.ISSUED or document.cited_by_name:
            continue
        fields = (("number", "số, ký hiệu", document.number), ("date", "ngày ban hành", document.date))
        lacking = [(key, label) for key, label, value in fields if value is None]
        if lacking:
            place = f"{document.code}.{lacking[0][0]}" if len(lacking) == 1 else document.code
            message = f"văn bản đã ban hành mà chưa ghi {enumerate_words([label for _key, label in lacking])}."
            hint = f"Hãy ghi bằng: dtreport edit {document.code} --year {years.this_year.number}"
            yield gap(place, message, hint, ("documents", index))


@rule(
    "DT204",
    "Văn bản còn dự kiến hoặc dự thảo mà đã có số, ngày.",
    why="Có số nghĩa là đã ban hành; giấy tờ vẫn gọi đó là dự thảo.",
    example='status = "planned" và number = "12/KH-BDT".',
    mend="Đã ban hành thì ghi: dtreport edit MÃ --status issued.",
)
def unissued_documents_with_number_or_date(years: Years) -> Iterator[Finding]:
    """A planned document has a number or date, or a draft has a number: it seems to be issued."""
    for index, document in enumerate(years.this_year.documents):
        planned = document.status is Status.PLANNED
        key = "number" if document.number is not None else "date" if planned and document.date is not None else ""
        if document.status is not Status.ISSUED and key:
            message = f'văn bản ở tình trạng "{document.status.label}" mà đã có {"số" if key == "number" else "ngày"}.'
            hint = "Đã ban hành thì hãy ghi status là issued (đã ban hành)."
            yield warning(f"{document.code}.status", message, hint, ("documents", index, key))


@rule(
    "DT205",
    "Văn bản không được nêu ở lời văn, kết quả, khen thưởng hay nhiệm vụ nào.",
    why="Văn bản ấy chỉ nằm trong danh mục mà báo cáo không nói đến.",
    example="vb-7 không có trong lời văn nào.",
    mend='Nêu {MÃ} trong lời văn, hoặc ghi mã vào documents của một kết quả; căn cứ thì ghi role = "basis".',
)
def documents_never_used(years: Years) -> Iterator[Finding]:
    """No text, result, review or award names a document that came of the work, and it serves no task."""
    year = years.this_year
    if not year.documents:
        return
    used = {reference.code for reference in references(year) if not reference.last_year}
    for index, document in enumerate(year.documents):
        # What the work rests on is listed as such, whether or not a sentence names it.
        if document.code not in used and document.for_task is None and document.role is not Role.BASIS:
            hint = f"Hãy nêu {{{document.code}}} trong lời văn hoặc ghi mã vào documents của một kết quả."
            message = "văn bản chưa được dùng ở đâu."
            yield warning(document.code, message, hint, ("documents", index))
