"""What stands around the tables of a sheet: letterhead, titles, paragraphs, signature."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from dtreport.formats.excel.cell_styles import Look, Run
from dtreport.formats.excel.grid import Grid, Span
from dtreport.formats.excel.sheet_lines import SheetField, SheetLine, beside, room, spread, stored
from dtreport.formats.excel.text_height import Face, count_lines, height, needed, parts, pixels
from dtreport.papers.blocks import Addressees, Heading, Items, Letterhead, Paragraph, Signatory, Signature, Title

_BODY, _BOLD, _SMALL = Face(12), Face(12, bold=True), Face(11)
_LARGE, _LARGE_BOLD = Face(13), Face(13, bold=True)
_TITLE = Look(_LARGE_BOLD, across="center")
_PLACE = Look(_LARGE, italic=True, across="center", down="bottom")
_THIN = Face(4)
_RULE = Look(_THIN, underlined=True, across="center", down="top")
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
    moved: tuple[float, ...]
    if isinstance(block, Signature):
        meets, needs, moved = _SIGNATURE_MEETS, _signature_needs(block), _MOVED_FOR_SIGNATURE
    else:
        meets, needs, moved = _LETTERHEAD_MEETS, _letterhead_needs(grid, block), _MOVED_FOR_LETTERHEAD
    for most in moved:
        if found := grid.meeting(meets, needs, most):
            return found
    return grid if isinstance(block, Signature) and len(grid.widths) > 1 else grid.split(meets)


def _letterhead_needs(grid: Grid, block: Letterhead) -> tuple[float, float]:
    right = max(
        needed(block.country, _BOLD), needed(block.motto, _LARGE_BOLD), needed(block.place_and_date, _LARGE_BOLD)
    )
    left = max(needed(block.parent, _BODY), needed(block.agency, _BOLD), needed(block.number, _LARGE))
    return min(left, _LETTERHEAD_MEETS * grid.width(grid.whole)), right


def _signature_needs(block: Signature) -> tuple[float, float]:
    left = (*block.preparer.position, block.preparer.name) if block.preparer else ()
    right = (*block.signer.position, block.signer.name)
    return (
        max((needed(line, _LARGE_BOLD) for line in left), default=_SIGNATURE_LEFT),
        max(needed(block.place_and_date, _LARGE_BOLD), *(needed(line, _LARGE_BOLD) for line in right)),
    )


def _halves(grid: Grid, ideal: float, least: tuple[float, float]) -> tuple[Span, Span]:
    """Return the spans of two halves, on a grid of two columns or more."""
    return grid.halves(ideal, least) or grid.halves(ideal, (0, 0)) or (grid.whole, grid.whole)


def letterhead(grid: Grid, block: Letterhead) -> Iterator[SheetLine]:
    """Set the head of an official paper: the agency on the left, the country on the right."""
    left, right = _halves(grid, _LETTERHEAD_MEETS, _letterhead_needs(grid, block))
    centred = Look(_BODY, across="center")
    bold, motto = centred._replace(face=_BOLD), centred._replace(face=_LARGE_BOLD)
    yield beside(grid, (left, block.parent, centred), (right, block.country, bold), kept=True)
    yield beside(grid, (left, block.agency, bold), (right, block.motto, motto), kept=True)
    half = min(pixels(block.agency, _BOLD), grid.width(left)) * _AGENCY_RULE
    rules = _rule(left, half), _rule(right, pixels(block.motto, _LARGE_BOLD))
    yield SheetLine(rules, _RULE_HEIGHT, kept=True)
    if block.number or block.place_and_date:
        number = Look(_LARGE, across="center", down="bottom")
        yield beside(grid, (left, block.number, number), (right, block.place_and_date, _PLACE), air=6, kept=True)


def _rule(span: Span, width: float) -> SheetField:
    """Return a line of so many pixels in the middle of a span: underlined spaces, which nothing reads aloud."""
    return SheetField(span, "\xa0" * round(width / pixels("\xa0", _THIN)), _RULE)


def title(grid: Grid, block: Title) -> Iterator[SheetLine]:
    """Set the title of the whole in the middle, what it is about and belongs to under it."""
    yield from spread(grid, block.name, _TITLE, air=15 if not block.about else 6, kept=True)
    if block.about:
        yield from spread(grid, block.about, _TITLE, air=3, kept=True)
    if block.note:
        yield from spread(grid, block.note, _PLACE._replace(down="center"), air=12, kept=True)


def addressees(grid: Grid, block: Addressees) -> Iterator[SheetLine]:
    """Set to whom the paper goes up."""
    centred = Look(_LARGE, across="center")
    if len(block.names) == 1:
        yield from spread(grid, f"{block.label} {block.names[0]}", centred, air=6)
        return
    yield from spread(grid, block.label, centred, air=6, kept=True)
    yield from items(grid, Items(block.names))


def foot(grid: Grid, lines: tuple[str, ...]) -> Iterator[SheetLine]:
    """Set the small print, which stands at the end of a sheet."""
    for line in lines:
        yield from spread(grid, line, Look(_SMALL), air=3)


def heading(grid: Grid, block: Heading) -> Iterator[SheetLine]:
    """Set the heading of a part on the left."""
    face = _LARGE_BOLD if block.level == 1 else _BOLD
    return spread(grid, block.text, Look(face), air=9, kept=True)


def paragraph(grid: Grid, block: Paragraph) -> Iterator[SheetLine]:
    """Set a paragraph over the whole width, its lead in bold."""
    look = Look(_BODY, across="center" if block.centred else "justify")
    if not block.lead:
        yield from spread(grid, block.text, look, air=3)
        return
    lead, bold = stored(block.lead), look.face._replace(bold=True)
    width = room(grid, grid.whole, look) - round(pixels(lead, bold) - pixels(lead, look.face))
    for place, part in enumerate(parts(f"{lead} {stored(block.text)}", width, look.face)):
        runs = (Run(part[: len(lead)], bold), Run(part[len(lead) :], look.face))
        value = part if place else runs
        yield SheetLine(
            (SheetField(grid.whole, value, look),), height(count_lines(part, width, look.face), look.face) + 3
        )


def items(grid: Grid, block: Items) -> Iterator[SheetLine]:
    """Set each point on a line of its own, a step in."""
    for item in block.items:
        yield from spread(grid, f"- {item}", Look(_BODY, across="left", indent=1))


def signature(grid: Grid, block: Signature) -> Iterator[SheetLine]:
    """Set who signs on the right; on the left who prepared it, or else to whom it goes."""
    needs = _signature_needs(block)
    without_place = _signature_needs(replace(block, place_and_date=""))
    left, right = grid.halves(_SIGNATURE_MEETS, needs) or _halves(grid, _SIGNATURE_MEETS, without_place)
    if block.place_and_date:
        fits = needed(block.place_and_date, _LARGE_BOLD) <= grid.width(right)
        place = (right, _PLACE) if fits else (grid.whole, _PLACE._replace(across="right"))
        yield beside(grid, (place[0], block.place_and_date, place[1]), air=_SIGNATURE_AIR, kept=True)
    preparer = block.preparer or Signatory(())
    lines = list(_people(grid, (left, right), preparer, block.signer))
    if not block.place_and_date:
        lines[0] = lines[0]._replace(height=lines[0].height + _SIGNATURE_AIR)
    if block.recipients and block.preparer:
        lines += [beside(grid, (left, line, Look(_SMALL)), kept=True) for line in block.recipients]
    elif block.recipients:
        lines = _with_recipients(grid, left, block.recipients, lines)
    yield from lines[:-1]
    yield lines[-1]._replace(kept=False)


def _people(grid: Grid, halves: tuple[Span, Span], preparer: Signatory, signer: Signatory) -> Iterator[SheetLine]:
    bold = Look(_LARGE_BOLD, across="center", down="bottom")
    for one, other in zip_longest(preparer.position, signer.position, fillvalue=""):
        yield beside(grid, (halves[0], one, bold), (halves[1], other, bold), kept=True)
    yield beside(grid, (halves[0], preparer.name, bold), (halves[1], signer.name, bold), air=_SIGNING_SPACE, kept=True)


def _with_recipients(grid: Grid, span: Span, recipients: tuple[str, ...], lines: list[SheetLine]) -> list[SheetLine]:
    """Put the recipients on the left of some lines, which grow where they must."""
    first, *others = map(stored, recipients)
    look = Look(_SMALL, down="top")
    size = sum(height(count_lines(text, room(grid, span, look), look.face), look.face) for text in recipients)
    title = Run(first, _BOLD, italic=True)
    field = SheetField(span, (title, Run("".join(f"\n{line}" for line in others), _SMALL)), look, down=len(lines))
    missing = max(0.0, size - sum(line.height for line in lines))
    *before, last = [lines[0]._replace(fields=(field, *lines[0].fields)), *lines[1:]]
    return [*before, last._replace(height=last.height + missing)]
