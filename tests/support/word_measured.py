"""What a measuring of a Word file finds."""

from collections.abc import Iterable
from typing import NamedTuple


class Measured(NamedTuple):
    """One thing that was measured: of what, where the law says it, what was found, and whether that is right."""

    what: str
    law: str
    found: str
    right: bool

    def __str__(self) -> str:
        return f"{'đúng' if self.right else 'SAI '}  {self.what} ({self.law}): {self.found}"


def all_of(what: str, law: str, found: Iterable[object], right: Iterable[bool]) -> Measured:
    """One line for many elements; there must be some."""
    seen = list(dict.fromkeys(map(str, found)))
    judged = list(right)
    return Measured(what, law, "; ".join(seen[:6]) or "không thấy", bool(judged) and all(judged))
