"""What stands around the tables of a sheet: letterhead, titles, paragraphs, signature."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.formats.excel.cell_styles import Face, Look, Run
from dtreport.formats.excel.sheet_lines import (
    SheetField,
    SheetLine,
    cell_text,
    cell_width,
    count_lines,
    full_width_lines,
    line_of,
    pixels,
    row_height,
    split_text,
    text_width,
)
from dtreport.papers.blocks import Addressees, Heading, Items, Letterhead, Paragraph, Signatory, Signature, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.formats.excel.grid import Grid, Span

_BODY, _BOLD, _SMALL = Face(12), Face(12, bold=True), Face(11)
_LARGE, _LARGE_BOLD = Face(13), Face(13, bold=True)
_TITLE = Look(_LARGE_BOLD, horizontal="center")
_PLACE = Look(_LARGE, italic=True, horizontal="center", vertical="bottom")
_THIN = Face(4)
_RULE = Look(_THIN, underlined=True, horizontal="center", vertical="top")
_RULE_HEIGHT = 6.0  # points
_AGENCY_RULE = 0.4  # of the name: the decree wants a third to a half
_SIGNING_SPACE = 60.0  # points between position and name
_SIGNATURE_AIR = 12.0  # points above it
_LETTERHEAD_MEETS = 0.42  # of the width, as in the decree's own model
_MOVED_FOR_LETTERHEAD, _MOVED_FOR_SIGNATURE = (1 / 3, 2 / 3), (1 / 8,)  # of the widest column, the less the better
_SIGNATURE_MEETS, _SIGNATURE_LEFT = 0.5, 110


def with_room_for(grid: Grid, block: Letterhead | Signature) -> Grid:
    """Return a grid on which the two halves of a letterhead or a signature can stand beside each other.

    A wide column is split where there is no other way.
    """
    limits: tuple[float, ...]
    if isinstance(block, Signature):
        meets, needs, limits = _SIGNATURE_MEETS, _signature_needs(block), _MOVED_FOR_SIGNATURE
    else:
        meets, needs, limits = _LETTERHEAD_MEETS, _letterhead_needs(grid, block), _MOVED_FOR_LETTERHEAD
    for limit in limits:
        if moved_grid := grid.meeting(meets, needs, limit):
            return moved_grid
    return grid if isinstance(block, Signature) and len(grid.widths) > 1 else grid.split(meets)


def _letterhead_needs(grid: Grid, block: Letterhead) -> tuple[float, float]:
    """Return the least pixels of the left and the right half; the left one may break its lines."""
    right = max(
        cell_width(block.country, _BOLD),
        cell_width(block.motto, _LARGE_BOLD),
        cell_width(block.place_and_date, _LARGE_BOLD),
    )
    left = max(cell_width(block.parent, _BODY), cell_width(block.agency, _BOLD), cell_width(block.number, _LARGE))
    return min(left, _LETTERHEAD_MEETS * grid.width(grid.whole)), right


def _signature_needs(block: Signature) -> tuple[float, float]:
    """Return the least pixels of the left and the right half."""
    left = (*block.preparer.position, block.preparer.name) if block.preparer else ()
    right = (*block.signer.position, block.signer.name)
    return (
        max((cell_width(line, _LARGE_BOLD) for line in left), default=_SIGNATURE_LEFT),
        max(cell_width(block.place_and_date, _LARGE_BOLD), *(cell_width(line, _LARGE_BOLD) for line in right)),
    )


def _halves(grid: Grid, ideal: float, least: tuple[float, float]) -> tuple[Span, Span]:
    """Return the spans of two halves, on a grid of two columns or more; they overlap where there is one column."""
    return grid.halves(ideal, least) or grid.halves(ideal, (0, 0)) or (grid.whole, grid.whole)


def letterhead(grid: Grid, block: Letterhead) -> Iterator[SheetLine]:
    """Set the head of an official paper: the agency on the left, the country on the right."""
    left, right = _halves(grid, _LETTERHEAD_MEETS, _letterhead_needs(grid, block))
    centred = Look(_BODY, horizontal="center")
    bold, motto = centred._replace(face=_BOLD), centred._replace(face=_LARGE_BOLD)
    yield line_of(grid, (left, block.parent, centred), (right, block.country, bold), keep_next=True)
    yield line_of(grid, (left, block.agency, bold), (right, block.motto, motto), keep_next=True)
    half = min(pixels(block.agency, _BOLD), grid.width(left)) * _AGENCY_RULE
    rules = _rule(left, half), _rule(right, pixels(block.motto, _LARGE_BOLD))
    yield SheetLine(rules, _RULE_HEIGHT, keep_next=True)
    if block.number or block.place_and_date:
        number = Look(_LARGE, horizontal="center", vertical="bottom")
        yield line_of(grid, (left, block.number, number), (right, block.place_and_date, _PLACE), air=6, keep_next=True)


def _rule(span: Span, width: float) -> SheetField:
    """Return a line of so many pixels in the middle of a span: underlined spaces, which nothing reads aloud."""
    return SheetField(span, "\xa0" * round(width / pixels("\xa0", _THIN)), _RULE)


def title(grid: Grid, block: Title) -> Iterator[SheetLine]:
    """Set the title of the whole in the middle, what it is about and belongs to under it."""
    yield from full_width_lines(grid, block.name, _TITLE, air=15 if not block.about else 6, keep_next=True)
    if block.about:
        yield from full_width_lines(grid, block.about, _TITLE, air=3, keep_next=True)
    if block.note:
        yield from full_width_lines(grid, block.note, _PLACE._replace(vertical="center"), air=12, keep_next=True)


def addressees(grid: Grid, block: Addressees) -> Iterator[SheetLine]:
    """Set to whom the paper goes up."""
    centred = Look(_LARGE, horizontal="center")
    if len(block.names) == 1:
        yield from full_width_lines(grid, f"{block.label} {block.names[0]}", centred, air=6)
        return
    yield from full_width_lines(grid, block.label, centred, air=6, keep_next=True)
    yield from items(grid, Items(block.names))


def foot(grid: Grid, lines: tuple[str, ...]) -> Iterator[SheetLine]:
    """Set the small print, which stands at the end of a sheet."""
    for line in lines:
        yield from full_width_lines(grid, line, Look(_SMALL), air=3)


def heading(grid: Grid, block: Heading) -> Iterator[SheetLine]:
    """Set the heading of a part on the left."""
    face = _LARGE_BOLD if block.level == 1 else _BOLD
    return full_width_lines(grid, block.text, Look(face), air=9, keep_next=True)


def paragraph(grid: Grid, block: Paragraph) -> Iterator[SheetLine]:
    """Set a paragraph over the whole width, its lead in bold."""
    look = Look(_BODY, horizontal="center" if block.centred else "justify")
    if not block.lead:
        yield from full_width_lines(grid, block.text, look, air=3)
        return
    lead, bold = cell_text(block.lead), look.face._replace(bold=True)
    # Lines are counted as if no letter were bold, in a cell that is narrower by what bold letters have more.
    width = text_width(grid, grid.whole, look) - round(pixels(lead, bold) - pixels(lead, look.face))
    for number, part in enumerate(split_text(f"{lead} {cell_text(block.text)}", width, look.face)):
        runs = Run(part[: len(lead)], bold), Run(part[len(lead) :], look.face)
        height = row_height(count_lines(part, width, look.face), look.face) + 3
        yield SheetLine((SheetField(grid.whole, part if number else runs, look),), height)


def items(grid: Grid, block: Items) -> Iterator[SheetLine]:
    """Set each point on a line of its own, a step in."""
    for item in block.items:
        yield from full_width_lines(grid, f"- {item}", Look(_BODY, horizontal="left", indent=1))


def signature(grid: Grid, block: Signature) -> Iterator[SheetLine]:
    """Set who signs on the right; on the left who prepared it, or else to whom it goes."""
    needs = _signature_needs(block)
    without_place = _signature_needs(replace(block, place_and_date=""))
    left, right = grid.halves(_SIGNATURE_MEETS, needs) or _halves(grid, _SIGNATURE_MEETS, without_place)
    if block.place_and_date:
        span, look = right, _PLACE
        if cell_width(block.place_and_date, _LARGE_BOLD) > grid.width(right):
            span, look = grid.whole, _PLACE._replace(horizontal="right")
        yield line_of(grid, (span, block.place_and_date, look), air=_SIGNATURE_AIR, keep_next=True)

    bold = Look(_LARGE_BOLD, horizontal="center", vertical="bottom")
    preparer, signer = block.preparer or Signatory(()), block.signer
    lines = [
        line_of(grid, (left, left_line, bold), (right, right_line, bold), keep_next=True)
        for left_line, right_line in zip_longest(preparer.position, signer.position, fillvalue="")
    ]
    names = (left, preparer.name, bold), (right, signer.name, bold)
    lines.append(line_of(grid, *names, air=_SIGNING_SPACE, keep_next=True))
    if not block.place_and_date:
        lines[0] = lines[0]._replace(height=lines[0].height + _SIGNATURE_AIR)

    if block.recipients and block.preparer:
        lines += [line_of(grid, (left, line, Look(_SMALL)), keep_next=True) for line in block.recipients]
    elif block.recipients:
        # They stand in one merged cell to the left of all lines, the last of which grows where they need it.
        look = Look(_SMALL, vertical="top")
        width = text_width(grid, left, look)
        height = sum(row_height(count_lines(line, width, _SMALL), _SMALL) for line in block.recipients)
        missing = max(0.0, height - sum(line.height for line in lines))
        title, *others = map(cell_text, block.recipients)
        runs = Run(title, _BOLD, italic=True), Run("".join(f"\n{line}" for line in others), _SMALL)
        field = SheetField(left, runs, look, rows=len(lines))
        lines[0] = lines[0]._replace(fields=(field, *lines[0].fields))
        lines[-1] = lines[-1]._replace(height=lines[-1].height + missing)
    yield from lines[:-1]
    yield lines[-1]._replace(keep_next=False)
