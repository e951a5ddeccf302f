"""The papers that come from a year. The registry is read without importing any of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import AnnualReport


class PaperKind(NamedTuple):
    """A paper: what it is called, in which formats it comes (the first is its usual one), who makes it."""

    name: str
    label: str
    formats: tuple[str, ...]
    module: str
    stem: str
    """How its files are called before the year: Vietnamese words, without diacritics for old machines."""

    def build(self, report: AnnualReport, previous: AnnualReport | None = None) -> Paper:
        """The paper of this year; `previous` is the year before, where its tasks are told of."""
        made: Paper = import_module(f"dtreport.papers.{self.module}").build(report, previous)
        return made


PAPERS = (
    PaperKind("workbook", "Bảng tổng hợp", ("xlsx", "json"), "workbook", "tong-ket"),
    PaperKind("summary", "Báo cáo tóm tắt", ("txt", "md", "json"), "summary", "tom-tat"),
    PaperKind("overview", "Tổng quan", ("terminal",), "overview", "tong-quan"),
)


def paper_named(name: str) -> PaperKind:
    """The paper with this name. Raises KeyError."""
    return {paper.name: paper for paper in PAPERS}[name]


def default_paper(format_name: str) -> PaperKind:
    """The paper that is meant where only a format is named: the first that comes in it. Raises KeyError."""
    return {name: paper for paper in reversed(PAPERS) for name in paper.formats}[format_name]
