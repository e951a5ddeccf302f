"""What Excel calls things by: sheets, tables and single cells."""

import re
from collections.abc import Iterable, Iterator

_LONGEST_TITLE = 31  # UTF-16 units
_LONGEST_NAME = 200  # characters; Excel allows 255
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|[rc]|r\d*c\d*|r\d+|c\d+", re.IGNORECASE)


def sheet_titles(names: Iterable[str]) -> Iterator[str]:
    """Yield a title that Excel accepts for each name: at most 31 characters, no []:*?/ or backslash, none twice."""
    taken: set[str] = set()
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)
        plain = " ".join(plain.split()).strip(" '") or "1"
        title = _cut(plain, _LONGEST_TITLE)
        number = 1
        while title.casefold() in taken or title.casefold() == "history":  # a name that Excel keeps for itself
            number += 1
            ending = f" ({number})"
            title = _cut(plain, _LONGEST_TITLE - len(ending)) + ending
        taken.add(title.casefold())
        yield title


def _cut(text: str, room: int) -> str:
    """Return the beginning of a text in so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore").rstrip(" '")


class CellNames:
    """The names that have been given to tables and cells of a workbook: ASCII, none twice, none like a cell."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, *words: str) -> str:
        """Return a free name that is made of some words."""
        plain = re.sub(r"[^A-Za-z0-9_]", "_", "_".join(words))[:_LONGEST_NAME]
        if not re.match("[A-Za-z_]", plain) or _LIKE_A_CELL.fullmatch(plain):
            plain = f"_{plain}"
        name, number = plain, 1
        while name.lower() in self._taken:
            number += 1
            name = f"{plain}_{number}"
        self._taken.add(name.lower())
        return name
