"""What a paper is made of: sections of blocks, in a closed vocabulary that every format knows how to set.

Cells keep their types; how a number or a date looks is the business of a format. A format knows nothing of
the year: every word that is printed stands in a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.vietnamese.wording import Source


class Missing(Enum):
    """A figure that is not reported; never the same as zero or as an empty cell."""

    NOT_REPORTED = "…"


NOT_REPORTED = Missing.NOT_REPORTED


class Total(NamedTuple):
    """The sum of its column over `rows` (indices into the table's rows), with its value."""

    value: Decimal | None
    rows: tuple[int, ...]


class Qualified(NamedTuple):
    """A figure with the word that people say before it: hơn 3.000; for machines it is the number alone."""

    value: Decimal
    qualifier: str


class Ratio(NamedTuple):
    """One cell of its row divided by another, both named by column key; 0.5 is fifty per cent."""

    part: str
    whole: str
    value: Decimal | None
    qualifier: str = ""
    """The word before it, where one of the two is only about so many: khoảng 50,0%."""


class Difference(NamedTuple):
    """One cell of its row less another, both named by column key, said with its sign: +2, -0,6."""

    part: str
    whole: str
    value: Decimal | None
    qualifier: str = ""
    """As in `Ratio`."""
    unit: str = ""
    """What it is counted in, where its column holds other units too: +9,8 điểm."""


class Product(NamedTuple):
    """Cells of its row multiplied, named by column key: how many recipients, and the prize of each."""

    factors: tuple[str, ...]
    value: Decimal | Missing | None
    """NOT_REPORTED where one of the factors is."""


class Tally(NamedTuple):
    """How many cells of a column have something in them, over rows of a table of the paper, with that number."""

    value: int
    table: str
    """The name of the table; it stands once in the paper."""
    column: str
    """The key of the column."""
    rows: tuple[int, ...]
    """Indices into the rows of that table."""


class Copy(NamedTuple):
    """A cell that stands in another table of the paper, named as for a Tally, and is shown as it is there."""

    value: Decimal | int | Missing | Qualified | Ratio | Difference | Product
    table: str
    column: str
    row: int


Cell = (
    str
    | int
    | Decimal
    | date
    | datetime
    | Missing
    | Qualified
    | Total
    | Ratio
    | Difference
    | Product
    | Tally
    | Copy
    | None
)
"""What stands in one field of a table; None is a field with nothing to say."""


class ColumnKind(Enum):
    """How the cells of a column are set."""

    TEXT = "text"
    CENTRED = "centred"
    """Short text or an order number, in the middle: TT, unit, code."""
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


class Column(NamedTuple):
    """One column of a table; `key` is its stable name for machines, `width` is in characters of the body font."""

    key: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 20
    optional: bool = False
    """Left out by formats for people where no row has a value."""


class Row(NamedTuple):
    """One row: a cell for each column. A deeper `level` is part of the row above; `strong` is a total or a group."""

    cells: tuple[Cell, ...]
    level: int = 0
    strong: bool = False
    name: str = ""
    """A stable ASCII name of the row for machines, such as the code of its figure."""
    leads_to: str = ""
    """The name of the section of the paper, or of the file beside it, that tells more, where a format can link."""
    sources: tuple[Source | None, ...] = ()
    """Where cells that are no text come from, one for each cell or none at all; texts know theirs themselves."""


def row(
    columns: Sequence[Column],
    cells: Mapping[str, Cell],
    *,
    level: int = 0,
    strong: bool = False,
    name: str = "",
    leads_to: str = "",
    sources: Mapping[str, Source] | None = None,
) -> Row:
    """A row from its cells by the keys of their columns; a column that is not named has an empty cell.

    Args:
        columns: The columns of the table, in order.
        cells: What stands in the row, by the key of the column.
        level, strong, name, leads_to: As in `Row`.
        sources: Where cells that are no text come from, by the key of the column.

    Raises KeyError for a key that no column has.
    """
    if unknown := cells.keys() - {column.key for column in columns}:
        raise KeyError(*sorted(unknown))
    origins = tuple(sources.get(column.key) for column in columns) if sources else ()
    return Row(tuple(cells.get(column.key) for column in columns), level, strong, name, leads_to, origins)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an official paper (Nghị định 30/2020/NĐ-CP, Phụ lục I): two columns of centred lines."""

    parent: str
    agency: str
    country: str
    motto: str
    number: str = ""
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a paper, or of a section with pages of its own, in the middle of the page (Phụ lục I, II.5, III.1).

    Its lines stand above each other: "BÁO CÁO", "Phụ lục I"; what it is about; in italics to what it belongs.
    """

    name: str
    about: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """To whom a paper is sent up: one name goes on in the line of the label, several stand under it (II.9)."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part of the paper; 1 is the highest level: I., 1., a)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `lead` is set off at its beginning ("Thứ nhất,")."""

    text: str
    lead: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points under the paragraph before."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `name` is its stable ASCII name for machines, `caption` is printed above it where there is one."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        for place, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"table {self.name}, row {place}: {len(row.cells)} cells for {len(self.columns)} columns"
                )

    def shown(self) -> tuple[int, ...]:
        """The indices of the columns that people see: optional ones only where some row has a value."""
        return tuple(
            index
            for index, column in enumerate(self.columns)
            if not column.optional or any(row.cells[index] is not None for row in self.rows)
        )


class Bar(NamedTuple):
    """One label of a chart with a value for each series; None is a value not reported."""

    label: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side, for example plan against done; `summary` says in words what can be seen."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    summary: str


class Signatory(NamedTuple):
    """Who signs on one side: the lines of the position, and the name."""

    position: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a paper: place and date, who prepared it or to whom it goes, and who signs."""

    signer: Signatory
    place_and_date: str = ""
    preparer: Signatory | None = None
    recipients: tuple[str, ...] = ()
    """Nơi nhận, the first line being its title."""


Block = Letterhead | Title | Addressees | Heading | Paragraph | Items | Table | Chart | Signature


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper with pages of its own: a sheet in Excel, an appendix in Word, a section on the web."""

    name: str
    """Short: it is the name of the sheet."""
    blocks: tuple[Block, ...]
    landscape: bool = False
    foot: tuple[str, ...] = ()
    """Small print at the foot of its first page, under a line across it: how to reach the office, the digest."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. The same data give the same paper: `dated` stands for "now" wherever a file wants a time."""

    title: str
    author: str
    sections: tuple[Section, ...]
    dated: date
    digest: str
    """SHA-256 of the data that it was made from, in hexadecimal."""
    stamp: str = ""
    """What is printed on every page: "DỰ THẢO (lần 1)"."""
    language: str = "vi-VN"
    untold: tuple[str, ...] = ()
    """The codes and places of what it leaves out because something of it is not reported."""
