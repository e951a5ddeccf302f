"""People who have commented on a paper: no more of them is shown than their initials."""

from __future__ import annotations

_LONGEST = 6


def initials_of(initials: str, author: str) -> str:
    """The initials of a person, made from the name where the file has none."""
    own = initials.strip()
    if own and " " not in own and len(own) <= _LONGEST:
        return own
    return "".join(word[0] for word in (author or own).split() if word[0].isalnum()).upper()[:_LONGEST]
