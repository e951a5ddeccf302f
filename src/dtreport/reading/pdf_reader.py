"""A PDF: its lines put together to paragraphs again. It is read with pypdfium2, an extra of the installation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError
from dtreport.reading.part_relations import digest_in
from dtreport.reading.passages import PaperText, Passage
from dtreport.reading.refusal import SAVE_AGAIN, Refusal, excess, password
from dtreport.reading.text_reader import joined_lines
from dtreport.reading.transcript import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_LARGEST = 60_000_000  # bytes
_MOST_PAGES = 2_000
_MOST_LETTERS = 3_000_000
_PAGE_NUMBER = re.compile(r"\s*(?:trang\s*)?[-–]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–]?\s*", re.IGNORECASE)
_SOFT_BREAK = "\ufffe"
"""What pdfium has for a hyphen at the end of a line."""
_GOES_ON = re.compile(r"[^.!?…:;”\"')\]]\s*$")
_PASSWORD = "password"  # noqa: S105, a word of pdfium's


def read_pdf(data: bytes) -> PaperText:
    """What a PDF says. Raises Refusal."""
    if len(data) > _LARGEST:
        raise excess()
    document = _opened(data)
    try:
        if len(document) > _MOST_PAGES:
            raise excess()
        pages = list(_pages(document))
        digest = digest_in(document.get_metadata_dict().get("Keywords", ""))
    finally:
        document.close()
    if not any(pages):
        raise Refusal(
            "là bản quét hoặc ảnh: không có chữ nào để đọc, nên chưa đối chiếu được gì.",
            "Hãy dùng tệp Word gốc, hoặc bản PDF xuất thẳng từ Word (File > Save As > PDF).",
            DtreportError,
        )
    return PaperText(_passages(pages), digest=digest)


def _opened(data: bytes) -> PdfDocument:
    try:
        import pypdfium2
    except ImportError as reason:
        raise Refusal(
            "là PDF, mà máy này chưa có phần đọc PDF.",
            'Hãy cài: python -m pip install "dtreport[trace]"; hoặc dùng tệp Word của văn bản đó.',
            DtreportError,
        ) from reason
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as reason:
        if _PASSWORD in str(reason).lower():
            raise password() from reason
        raise Refusal("bị hỏng hoặc chưa tải về hết: không mở được như một tệp PDF.", SAVE_AGAIN) from reason


def _pages(document: PdfDocument) -> Iterator[list[str]]:
    """The paragraphs of each page."""
    letters = 0
    for page in document:
        words = page.get_textpage()
        text = plain(words.get_text_range().replace(_SOFT_BREAK, "-"))
        words.close()
        page.close()
        letters += len(text)
        if letters > _MOST_LETTERS:
            raise excess()
        lines = [line.rstrip() for line in text.split("\n") if line.strip()]
        for end in (0, -1):
            if lines and _PAGE_NUMBER.fullmatch(lines[end]):
                lines.pop(end)
        yield joined_lines("\n".join(lines))


def _passages(pages: list[list[str]]) -> tuple[Passage, ...]:
    """The passages of all pages: a paragraph that goes on over the page belongs to the one on which it begins."""
    passages: list[Passage] = []
    for number, lines in enumerate(pages, 1):
        for place, line in enumerate(lines):
            above = passages[-1].text if passages and not place else ""
            joined = joined_lines(f"{above}\n{line}") if _GOES_ON.search(above) and line[:1].islower() else []
            if len(joined) == 1:
                passages[-1] = passages[-1]._replace(text=joined[0])
            else:
                passages.append(Passage(line, f"trang {number}"))
    return tuple(passages)
