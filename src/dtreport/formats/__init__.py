"""The formats in which a paper can be handed over: Paper -> bytes, one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from dtreport.lazy import LazyPackage, load

if TYPE_CHECKING:
    import dtreport.formats as modules
    from dtreport.formats import (  # noqa: F401, the registry names them
        csv,
        excel,
        html,
        json,
        markdown,
        pdf,
        plain_text,
        word,
    )
    from dtreport.papers.blocks import Paper
else:
    modules = LazyPackage("dtreport.formats")


class FormatModule(Protocol):
    """What the module of a format has."""

    def render(self, paper: Paper) -> bytes:
        """The paper as the bytes of a file. Raises UnprintableError for characters that the format cannot print."""
        ...


class Format(NamedTuple):
    """A file format; its module is imported when the first paper is rendered."""

    name: str
    suffix: str
    label: str
    module: FormatModule
    public: bool = False
    """Whether what is in it will be read by everybody, so that papers leave out what is internal."""
    for_machines: bool = False
    """Whether only programs read it, so that it has no place among the papers of a conference."""
    binary: bool = False
    """Whether its bytes are no text, so that a terminal can show nothing of it."""

    def render(self, paper: Paper) -> bytes:
        """The paper as the bytes of a file of this format. Raises UnprintableError."""
        return load(self.module).render(paper)


FORMATS = (
    Format("xlsx", ".xlsx", "bảng tính Excel", modules.excel, binary=True),
    Format("docx", ".docx", "văn bản Word", modules.word, binary=True),
    Format("pdf", ".pdf", "bản in PDF", modules.pdf, binary=True),
    Format("html", ".html", "trang web", modules.html, public=True),
    Format("csv", ".csv", "danh sách CSV", modules.csv),
    Format("md", ".md", "văn bản Markdown", modules.markdown),
    Format("txt", ".txt", "văn bản thuần", modules.plain_text),
    Format("json", ".json", "dữ liệu JSON", modules.json, for_machines=True),
)


def format_named(name: str) -> Format:
    """The format with this name. Raises KeyError."""
    return {each.name: each for each in FORMATS}[name]
