"""Papers that come back, whoever edited them and with whatever program: their bytes become passages of text."""

from __future__ import annotations

from dtreport.reading.file_kinds import FileKind, kind_of, package_kind, refuse_misnomer
from dtreport.reading.passages import Anchor, Comment, PaperText, Passage
from dtreport.reading.refusal import Refusal, no_text
from dtreport.vietnamese.text import visible

__all__ = ["Anchor", "Comment", "PaperText", "Passage", "read_paper"]


def read_paper(data: bytes, name: str, *, before_changes: bool = False) -> PaperText:
    """What a file says, with its tracked changes accepted, or with all of them refused.

    The reader is chosen by what the bytes are; the name is for messages, and tells Markdown from other texts.

    Raises:
        UsageError: The file is of a kind that is not read, is damaged, has a password, or is made to do harm.
        DtreportError: There is no text in it, as in a scan.
    """
    try:
        paper = _read(data, name, before_changes=before_changes)
        if not before_changes and not any(passage.text for passage in paper.passages):
            raise no_text()
    except Refusal as refusal:
        raise refusal.error(f'Tệp "{visible(name)}" {refusal.reason}', refusal.hint) from refusal
    return paper


def _read(data: bytes, name: str, *, before_changes: bool) -> PaperText:
    kind = kind_of(data, name)
    if kind is None:
        return _read_package(data, name, before_changes=before_changes)
    refuse_misnomer(kind, name)
    return _read_file(data, kind)


def _read_package(data: bytes, name: str, *, before_changes: bool) -> PaperText:
    from dtreport.reading.package import OfficePackage

    package = OfficePackage(data)
    kind = package_kind(package)
    refuse_misnomer(kind, name)
    match kind:
        case FileKind.WORD:
            from dtreport.reading.docx_reader import read_docx

            return read_docx(package, before_changes=before_changes)
        case FileKind.OPEN_TEXT:
            from dtreport.reading.odt_reader import read_odt

            return read_odt(package, before_changes=before_changes)
        case _:
            from dtreport.reading.xlsx_reader import read_xlsx

            return read_xlsx(package)


def _read_file(data: bytes, kind: FileKind) -> PaperText:
    match kind:
        case FileKind.PDF:
            from dtreport.reading.pdf_reader import read_pdf

            return read_pdf(data)
        case FileKind.PAGE:
            from dtreport.reading.html_reader import read_html

            return read_html(data)
        case FileKind.MARKDOWN:
            from dtreport.reading.markdown_reader import read_markdown

            return read_markdown(data)
        case _:
            from dtreport.reading.text_reader import read_text

            return read_text(data)
