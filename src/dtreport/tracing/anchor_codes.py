"""Which record an anchor of a paper names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEGINNING = "dt_"


def code_of_anchor(name: str, codes: Iterable[str]) -> str:
    """The code from which the name of an anchor was made; "" where it was made from none of these.

    A name has letters, digits and underscores only, and a code that stands twice has something behind it.
    """
    bare = name.removeprefix(_BEGINNING)
    if bare == name:
        return name if name in set(codes) else ""
    matching = [code for code in codes if re.fullmatch(rf"{_as_name(code)}(?:_\w*)?", bare)]
    return max(matching, key=len, default="")


def _as_name(code: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "_", code)
