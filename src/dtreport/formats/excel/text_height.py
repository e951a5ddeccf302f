"""How much room text takes in a cell, so that each row can be as high as its text."""

from functools import cache, lru_cache, partial
from typing import NamedTuple

from dtreport.formats import font_metrics
from dtreport.formats.font_metrics import EM
from dtreport.formats.line_breaks import wrapped

_PADDING = 5  # pixels that Excel keeps free in a cell, the grid line included
_TRUSTED = 0.97  # of the room: printers and screens set some letters a little wider than they are drawn
_LINE = {11: 15.0, 12: 15.75, 13: 16.5}  # points, as Excel sets Times New Roman
AIR = 3.0
"""Points that a row has more than its text."""
_TALLEST_ROW = 409.0  # points; Excel allows no more
_LONGEST_LINE = 1_000  # characters; it is met by marks without letters only, and a cell holds 32,767


class Face(NamedTuple):
    """What decides how much room text takes."""

    size: int = 12
    """Points; text is set in 11, 12 or 13."""
    bold: bool = False

    @property
    def most_lines(self) -> int:
        """How many lines go into one row."""
        return int((_TALLEST_ROW - AIR) / _LINE[self.size])


def pixels(text: str, face: Face) -> float:
    """Return the width of text on one line, in pixels of 1/96 inch at 100 %."""
    return font_metrics.pixels(text, face.size, bold=face.bold)


_MEASURES = {False: partial(font_metrics.ems, bold=False), True: partial(font_metrics.ems, bold=True)}


def needed(text: str, face: Face) -> float:
    """Return the width in pixels of a cell that holds the text on one line."""
    return pixels(text, face) / _TRUSTED + _PADDING


def height(lines: int, face: Face) -> float:
    """Return the height in points of a row with so many lines."""
    return lines * _LINE[face.size] + AIR


def count_lines(text: str, width: int, face: Face) -> int:
    """Return how many lines a text takes in a cell of so many pixels."""
    if len(text) * EM <= _room(width, face.size) and "\n" not in text:
        return 1
    return _counted(text, width, face)


@cache
def _room(width: int, size: int) -> float:
    """Return how many 1/2048 of the font size a cell of so many pixels holds."""
    return (width - _PADDING) * _TRUSTED * 72 / 96 / size * EM


@lru_cache(maxsize=1 << 13)
def _counted(text: str, width: int, face: Face) -> int:
    return len(_broken(text, width, face))


def parts(text: str, width: int, face: Face, most_lines: int | None = None) -> list[str]:
    """Return a text in parts that each go into one row of a cell of so many pixels.

    A text that is too high for one row, or has more than `most_lines`, is divided into rows of half the height,
    which fill pages better.
    """
    most = most_lines or face.most_lines
    if _surely_fits(text, width, face, most) or count_lines(text, width, face) <= most:
        return [text]
    lines, each = _broken(text, width, face), max(1, most // 2)
    return ["".join(lines[at : at + each]).rstrip("\n") for at in range(0, len(lines), each)]


def _surely_fits(text: str, width: int, face: Face, most_lines: int) -> bool:
    """Whether a text goes into one row by its length alone: two lines hold more than one is wide."""
    lines = most_lines - 1 - text.count("\n")
    return len(text) < _LONGEST_LINE and 2 * len(text) * EM <= lines * _room(width, face.size)


def _broken(text: str, width: int, face: Face) -> list[str]:
    """Break a text as the more wasteful of two habits does: only at spaces, or after - and / too."""
    room = _room(width, face.size)
    lines = wrapped(text, room, _MEASURES[face.bold])
    if len(lines) > 1 and ("-" in text or "/" in text):
        lines = max(lines, wrapped(text, room, _MEASURES[face.bold], " /-"), key=len)
    return [line[at : at + _LONGEST_LINE] for line in lines for at in range(0, len(line) or 1, _LONGEST_LINE)]
