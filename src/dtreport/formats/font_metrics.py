"""How wide text is in Times New Roman, so that lines and columns can be planned before anything is drawn.

Widths are those of Tinos, which has the metrics of Times New Roman, in 1/2048 of the font size.
"""

from __future__ import annotations

import unicodedata

EM = 2048
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
            width = EM  # as wide as it is high: a Chinese character, a picture, a letter from far away
        self[char] = width
        return width


_WIDTHS = {False: _Widths(_REGULAR, _REGULAR_OTHERS), True: _Widths(_BOLD, _BOLD_OTHERS)}


def ems(text: str, *, bold: bool = False) -> int:
    """Return the width of text on one line, in 1/2048 of the font size."""
    return sum(map(_WIDTHS[bold].__getitem__, text))


def pixels(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of text on one line in pixels of 1/96 inch; the size is in points."""
    return ems(text, bold=bold) * size * 96 / 72 / EM


def twips(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of text on one line in twips, 1/20 of a point; the size is in points."""
    return ems(text, bold=bold) * size * 20 / EM
