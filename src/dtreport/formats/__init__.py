"""The formats in which a paper can be handed over: Paper -> bytes, one module a format."""

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from dtreport.papers.blocks import Paper


class _Renderer(Protocol):
    def render(self, paper: Paper) -> bytes: ...


class Format(NamedTuple):
    """A file format; its module is imported when the first paper is rendered."""

    name: str
    suffix: str
    label: str
    module: str
    public: bool = False
    """Whether what is in it will be read by everybody, so that papers leave out what is internal."""
    for_machines: bool = False
    """Whether only programs read it, so that it has no place among the papers of a conference."""
    binary: bool = False
    """Whether its bytes are no text, so that a terminal can show nothing of it."""

    def render(self, paper: Paper) -> bytes:
        """Return the paper as the bytes of a file of this format."""
        return cast("_Renderer", import_module(self.module)).render(paper)


FORMATS = (
    Format("xlsx", ".xlsx", "bảng tính Excel", "dtreport.formats.excel", binary=True),
    Format("docx", ".docx", "văn bản Word", "dtreport.formats.word", binary=True),
    Format("pdf", ".pdf", "bản in PDF", "dtreport.formats.pdf", binary=True),
    Format("html", ".html", "trang web", "dtreport.formats.html", public=True),
    Format("csv", ".csv", "danh sách CSV", "dtreport.formats.csv"),
    Format("md", ".md", "văn bản Markdown", "dtreport.formats.markdown"),
    Format("txt", ".txt", "văn bản thuần", "dtreport.formats.plain_text"),
    Format("json", ".json", "dữ liệu JSON", "dtreport.formats.json", for_machines=True),
)


def format_named(name: str) -> Format:
    """Return the format with this name. Raises KeyError."""
    return {each.name: each for each in FORMATS}[name]
