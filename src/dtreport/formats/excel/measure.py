"""How much room text takes in Times New Roman, so that each row can be as high as its text.

Widths are those of Tinos, which has the metrics of Times New Roman, in 1/2048 of the font size.
"""

import unicodedata
from functools import cache, lru_cache, partial
from typing import NamedTuple

from dtreport.formats.wrapping import wrapped

_EM = 2048
_REGULAR = (
    "512 682 836 1024 1024 1706 1593 369 682 682 1024 1155 512 682 512 569 1024 1024 1024 1024 1024 1024 1024 1024 "
    "1024 1024 569 569 1155 1155 1155 909 1886 1479 1366 1366 1479 1251 1139 1479 1479 682 797 1479 1251 1821 1479 "
    "1479 1139 1479 1366 1139 1251 1479 1479 1933 1479 1479 1251 682 569 682 961 1024 682 909 1024 909 1024 909 682 "
    "1024 1024 569 569 1024 569 1593 1024 1024 1024 1024 682 797 569 1024 1024 1479 1024 1024 909 983 410 983 1108"
)
_BOLD = (
    "512 682 1137 1024 1024 2048 1706 569 682 682 1024 1167 512 682 512 569 1024 1024 1024 1024 1024 1024 1024 1024 "
    "1024 1024 682 682 1167 1167 1167 1024 1905 1479 1366 1479 1479 1366 1251 1593 1593 797 1024 1593 1366 1933 1479 "
    "1593 1251 1593 1479 1139 1366 1479 1479 2048 1479 1479 1366 682 569 682 1190 1024 682 1024 1139 909 1139 909 682 "
    "1024 1139 569 682 1139 569 1706 1139 1024 1139 1139 909 797 682 1139 1024 1479 1024 1024 909 807 451 807 1065"
)
_OTHERS = "ơưƠƯđĐ“”‘’–—•×\xa0\n"
_REGULAR_OTHERS = (1083, 1110, 1479, 1589, 1024, 1479, 909, 909, 682, 682, 1024, 2048, 717, 1155, 512, 0)
_BOLD_OTHERS = (1134, 1229, 1593, 1630, 1139, 1479, 1024, 1024, 682, 682, 1024, 2048, 717, 1167, 512, 0)
_HORN = "\u031b"

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


class _Widths(dict[str, int]):
    """The width of each character; of one that is not in the table, when it is first met."""

    def __init__(self, ascii_widths: str, others: tuple[int, ...]) -> None:
        letters = [chr(code) for code in range(32, 127)]
        super().__init__(zip([*letters, *_OTHERS], [*map(int, ascii_widths.split()), *others], strict=True))

    def __missing__(self, char: str) -> int:
        base, *marks = list(unicodedata.normalize("NFD", char))
        if unicodedata.combining(base):
            width = 0
        elif marks:
            width = self[unicodedata.normalize("NFC", base + _HORN) if _HORN in marks else base]
        else:
            width = _EM  # as wide as it is high: a Chinese character, a picture, a letter from far away
        self[char] = width
        return width


_WIDTHS = {False: _Widths(_REGULAR, _REGULAR_OTHERS), True: _Widths(_BOLD, _BOLD_OTHERS)}


def pixels(text: str, face: Face) -> float:
    """Return the width of text on one line, in pixels of 1/96 inch at 100 %."""
    return _ems(text, bold=face.bold) * face.size * 96 / 72 / _EM


def _ems(text: str, *, bold: bool) -> int:
    return sum(map(_WIDTHS[bold].__getitem__, text))


_MEASURES = {False: partial(_ems, bold=False), True: partial(_ems, bold=True)}


def needed(text: str, face: Face) -> float:
    """Return the width in pixels of a cell that holds the text on one line."""
    return pixels(text, face) / _TRUSTED + _PADDING


def height(lines: int, face: Face) -> float:
    """Return the height in points of a row with so many lines."""
    return lines * _LINE[face.size] + AIR


def count_lines(text: str, width: int, face: Face) -> int:
    """Return how many lines a text takes in a cell of so many pixels."""
    if len(text) * _EM <= _room(width, face.size) and "\n" not in text:
        return 1
    return _counted(text, width, face)


@cache
def _room(width: int, size: int) -> float:
    """Return how many 1/2048 of the font size a cell of so many pixels holds."""
    return (width - _PADDING) * _TRUSTED * 72 / 96 / size * _EM


@lru_cache(maxsize=1 << 13)
def _counted(text: str, width: int, face: Face) -> int:
    return len(_broken(text, width, face))


def parts(text: str, width: int, face: Face) -> list[str]:
    """Return a text in parts that each go into one row of a cell of so many pixels.

    A text that is too high for one row is divided into rows of half the height, which fill pages better.
    """
    if count_lines(text, width, face) <= face.most_lines:
        return [text]
    lines, each = _broken(text, width, face), face.most_lines // 2
    return ["".join(lines[at : at + each]).rstrip("\n") for at in range(0, len(lines), each)]


def _broken(text: str, width: int, face: Face) -> list[str]:
    """Break a text as the more wasteful of two habits does: only at spaces, or after - and / too."""
    room = _room(width, face.size)
    lines = wrapped(text, room, _MEASURES[face.bold])
    if len(lines) > 1 and ("-" in text or "/" in text):
        lines = max(lines, wrapped(text, room, _MEASURES[face.bold], " /-"), key=len)
    return [line[at : at + _LONGEST_LINE] for line in lines for at in range(0, len(line) or 1, _LONGEST_LINE)]
