"""What frames every paper: the head and the foot of its first section, and what the file says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Paper
from dtreport.papers.official_form import dated, foot, letterhead, stamp
from dtreport.papers.tables.table_page import sheet_of

if TYPE_CHECKING:
    from dtreport.papers.blocks import Block, Section
    from dtreport.report import Years


def official_section(years: Years, name: str, *blocks: Block, numbered: bool = False) -> Section:
    """A section under the letterhead, with the foot of an official paper; `blocks` go from the title to the signature.

    One that is `numbered` is entered in the register of documents, and bears the day of its signing.
    """
    return sheet_of(name, letterhead(years.this_year, numbered=numbered), *blocks, foot=foot(years))


def bound(years: Years, title: str, *sections: Section) -> Paper:
    """The sections as one paper, by the office, of the day and from the data that the years have."""
    year = years.this_year
    return Paper(title, year.agency.name, sections, dated(year), years.digest, stamp(year))
