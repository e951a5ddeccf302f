"""A PDF: its lines put together to paragraphs again. It is read with pypdfium2, an extra of the installation."""

from __future__ import annotations

import re
from ctypes import byref, c_double
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError
from dtreport.reading.part_relations import digest_in
from dtreport.reading.passages import PaperText, Passage
from dtreport.reading.printed_lines import PrintedBlock, PrintedLine, blocks_of
from dtreport.reading.refusal import SAVE_AGAIN, Refusal, excess, password
from dtreport.reading.transcript import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfDocument, PdfTextPage

_LARGEST = 60_000_000  # bytes
_MOST_PAGES = 2_000
_MOST_LETTERS = 1_500_000
_PAGE_NUMBER = re.compile(r"\s*(?:trang\s*)?[-–]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–]?\s*", re.IGNORECASE)
_HYPHEN = re.compile("[\ufffe\x02]")
"""What pdfium has for a hyphen at the end of a line."""
_GAP, _GAPS = 0.9, 2.5
"""How wide the gap between two columns is at least, in sizes of the letters, and in gaps between words."""
_WIDEST_GAP = 2.2
"""The widest between two words of one line, in sizes of the letters."""
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


def _pages(document: PdfDocument) -> Iterator[list[PrintedBlock]]:
    """The paragraphs of each page."""
    from pypdfium2.raw import FPDFText_GetFontSize

    letters = 0
    for page in document:
        words = page.get_textpage()
        size_of = partial(FPDFText_GetFontSize, words.raw)
        text = words.get_text_range()
        letters += len(text)
        if letters > _MOST_LETTERS:
            raise excess()
        lines = list(_lines(words, text, size_of)) if len(text) == words.count_chars() else list(_unplaced(text))
        words.close()
        page.close()
        for end in (0, -1):
            if lines and _PAGE_NUMBER.fullmatch(lines[end].text):
                lines.pop(end)
        yield blocks_of(lines)


def _unplaced(text: str) -> Iterator[PrintedLine]:
    """Lines of which nothing is known but their words, where letters outside the first plane shift all places."""
    for line in plain(text).split("\n"):
        if line.strip():
            yield PrintedLine(_tidy(line), 0, 0, 0, 0)


def _lines(words: PdfTextPage, text: str, size_of: Callable[[int], float]) -> Iterator[PrintedLine]:
    """The pieces of lines between wide gaps."""
    for line in re.finditer(r"[^\r\n]+", text):
        spans = [(line.start() + word.start(), line.start() + word.end()) for word in re.finditer(r"\S+", line[0])]
        boxes = [(words.get_charbox(start), words.get_charbox(end - 1)) for start, end in spans]
        gaps = [after[0][0] - before[1][2] for before, after in pairwise(boxes)]
        usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
        first = 0
        for place in range(len(spans)):
            size = size_of(spans[place][0])
            gap = gaps[place] if place < len(gaps) else 0.0
            wide = gap > min(max(_GAP * size, _GAPS * usual), _WIDEST_GAP * size)
            if wide or place == len(gaps):
                piece = _tidy(text[spans[first][0] : spans[place][1]])
                left, right = boxes[first][0][0], boxes[place][1][2]
                yield PrintedLine(piece, left, right, _base(words, spans[first][0]), size)
                first = place + 1


def _base(words: PdfTextPage, place: int) -> float:
    """The height of the line on which a letter stands."""
    from pypdfium2.raw import FPDFText_GetCharOrigin

    left, base = c_double(), c_double()
    FPDFText_GetCharOrigin(words.raw, place, byref(left), byref(base))
    return base.value


def _tidy(text: str) -> str:
    return " ".join(plain(_HYPHEN.sub("-", text)).split())


def _passages(pages: list[list[PrintedBlock]]) -> tuple[Passage, ...]:
    """The passages of all pages: a paragraph that goes on over the page belongs to the one on which it begins."""
    passages: list[Passage] = []
    open_end = -1
    size = 0.0
    for number, blocks in enumerate(pages, 1):
        for place, block in enumerate(blocks):
            goes_on = not place and open_end >= 0 and block.size == size and block.text[:1].islower()
            if goes_on and not block.in_table and _GOES_ON.search(passages[open_end].text):
                above = PrintedLine(passages[open_end].text, 0, 0, 0, 0)
                passages[open_end] = passages[open_end]._replace(text=above.goes_on(block.text))
            else:
                passages.append(Passage(block.text, f"trang {number}", in_table=block.in_table))
        # What stands at the foot of a page is set smaller than the text above it.
        size = max((block.size for block in blocks), default=0.0)
        inside = [place for place, block in enumerate(blocks) if block.size == size and not block.in_table]
        open_end = len(passages) - len(blocks) + inside[-1] if inside else -1
    return tuple(passages)
