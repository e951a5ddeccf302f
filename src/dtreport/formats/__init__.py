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

    def render(self, paper: Paper) -> bytes:
        """Return the paper as the bytes of a file of this format."""
        return cast("_Renderer", import_module(self.module)).render(paper)


FORMATS = (
    Format("xlsx", ".xlsx", "sổ tính Excel", "dtreport.formats.excel"),
    Format("md", ".md", "văn bản Markdown", "dtreport.formats.markdown"),
    Format("txt", ".txt", "văn bản thuần", "dtreport.formats.text"),
    Format("json", ".json", "dữ liệu JSON", "dtreport.formats.json"),
)


def format_named(name: str) -> Format:
    """Return the format with this name. Raises KeyError."""
    return {each.name: each for each in FORMATS}[name]
