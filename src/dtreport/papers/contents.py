"""The contents page of a folder of papers: which papers are there, what for, and which are not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import Column, ColumnKind, Heading, Items, Row, Section, Table, Title
from dtreport.papers.official_form import bound, digest_line, letterhead, occasion, title
from dtreport.papers.task_sentences import ended
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers import PaperKind
    from dtreport.papers.blocks import Block, Paper
    from dtreport.report import Years

_COLUMNS = (
    Column("order", "TT", ColumnKind.CENTRED, 5),
    Column("name", "Giấy tờ, tệp", width=34),
    Column("purpose", "Dùng để, dạng tệp", width=44),
    Column("audience", "Phạm vi", ColumnKind.CENTRED, 14),
)
_PUBLIC, _OWN = "Đăng công khai được", "Nội bộ"


class PaperFile(NamedTuple):
    """A file of the folder: the paper that is in it, what its format is called, its name."""

    paper: PaperKind
    form: str
    name: str
    public: bool = False
    """Whether everybody may read it."""


class MissingPaper(NamedTuple):
    """What is not in the folder, and why."""

    name: str
    reason: str


def contents(years: Years, files: Sequence[PaperFile], absent: Sequence[MissingPaper]) -> Paper:
    """The contents page. It says nothing that not everybody may read, whatever the papers say.

    Args:
        years: The years of the papers.
        files: The files of the folder, those of one paper together.
        absent: The papers and formats that are not in the folder.
    """
    year = years.this_year
    blocks: list[Block] = [letterhead(year), Title("MỤC LỤC GIẤY TỜ", title(year), occasion(year))]
    rows: list[Row] = []
    for place, (paper, paper_files) in enumerate(groupby(files, key=lambda file: file.paper), 1):
        rows.append(Row((place, paper.label, capitalise(paper.purpose), None), strong=True, name=paper.name))
        for file in paper_files:
            audience = _PUBLIC if file.public else _OWN
            rows.append(Row((None, file.name, capitalise(file.form), audience), level=1, leads_to=file.name))
    if rows:
        blocks.append(Table("papers", _COLUMNS, tuple(rows)))
    if absent:
        items = tuple(ended(f"{name}: {reason}") for name, reason in absent)
        blocks += [Heading("Không có trong thư mục này"), Items(items)]
    section = Section("Mục lục", tuple(blocks), foot=(digest_line(years),))
    return bound(years, f"Mục lục giấy tờ: {title(year)}", section)
