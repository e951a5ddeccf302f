"""Numerals of a paper beside those of ours in a passage like it, and words that turn what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.leads import NEGATIONS
from dtreport.tracing.unit_scales import POWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.tracing.printed_texts import Likeness, PrintedText, PrintedToken
    from dtreport.tracing.stretches import Token

_AROUND = ((4, 0.6), (8, 0.5))
"""How many words on each side, and how much of them, tell that two numerals stand in one place."""
_LIKE = 0.6  # of the words of a passage, for a word alone to turn it
_CLAUSE = 5  # words of ours in a row, for them to be a clause of ours among other words
_OPPOSITES = (
    ({"tăng", "vượt", "cao"}, {"giảm", "thấp", "hụt"}),
    ({"hơn", "trên", "quá"}, {"gần", "dưới", "ngót"}),
)


class Pair(NamedTuple):
    """A numeral of the paper and what stands in its place in ours."""

    paper: Token
    printed: PrintedToken


class TurnedWord(NamedTuple):
    """A word that is missing, was added or was changed into its opposite."""

    token: Token
    """The word of the paper; the one after the gap where a word is missing."""
    printed: PrintedToken
    is_missing: bool
    is_added: bool = False


def pairs(likeness: Likeness) -> Iterator[Pair]:
    """The numerals that stand in the same place in both."""
    common, beside = _common_words(likeness), _beside(likeness)
    for tag, start, end, first, last in likeness.steps:
        theirs = [at for at in range(first, last) if likeness.tokens[at].numeral is not None]
        if tag in {"insert", "delete"} or not theirs:
            continue
        ours = [at for at in range(start, end) if _is_numeral(likeness.printed[at])]
        if tag == "replace" and len(ours) != len(theirs):
            ours = _words_of_nothing(likeness.printed, range(start, end)) if len(theirs) == 1 else []
        for at, place in zip(theirs, ours, strict=False):
            printed, token = likeness.printed[place], likeness.tokens[at]
            # With another word on each side it is about something else.
            is_beside = beside.get(at - 1) == place - 1 or beside.get(at + 1) == place + 1
            if is_beside and _is_supported(likeness.tokens, token, common, printed.text):
                yield Pair(token, printed)


def _beside(likeness: Likeness) -> dict[int, int]:
    """Which token of ours stands beside each of the paper's that both have, an end where both come to one."""
    side_by_side = _side_by_side(likeness)
    ends = {
        at: place
        for at, sign in ((-1, 1), (len(likeness.tokens), -1))
        for place, each in enumerate(likeness.printed)
        if each.token is None and (at + sign, place + sign) in side_by_side
    }
    return ends | {
        first + place: start + place
        for tag, start, _end, first, last in likeness.steps
        if tag == "equal"
        for place in range(last - first)
    }


def _side_by_side(likeness: Likeness) -> set[tuple[int, int]]:
    """The tokens of the paper and of ours that difflib has put beside each other, the same or not."""
    return {
        (first + place, start + place)
        for tag, start, end, first, last in likeness.steps
        if tag in {"equal", "replace"}
        for place in range(min(last - first, end - start))
    }


def _is_numeral(printed: PrintedToken) -> bool:
    return printed.token is not None and printed.token.numeral is not None


def _words_of_nothing(printed: Sequence[PrintedToken], places: range) -> list[int]:
    """Where ours has the words "không có", in whose place the paper has a number."""
    masks = [token.mask if (token := printed[at].token) is not None else "" for at in places]
    return [places[at] for at in range(len(masks) - 1) if masks[at : at + 2] == ["không", "có"]][:1]


def _common_words(likeness: Likeness) -> dict[int, PrintedText]:
    """Where the words begin that both have, with the passage of ours in which each stands."""
    return {
        token.start: printed.text
        for tag, start, end, first, last in likeness.steps
        if tag == "equal"
        for printed, token in zip(likeness.printed[start:end], likeness.tokens[first:last], strict=True)
        if token.numeral is None
    }


def _is_supported(tokens: Sequence[Token], token: Token, common: dict[int, PrintedText], text: PrintedText) -> bool:
    """Whether most of the words around a numeral are those of one passage of ours."""
    at = next(place for place, each in enumerate(tokens) if each is token)
    for reach, enough in _AROUND:
        before = [each for each in tokens[:at] if each.numeral is None][-reach:]
        after = [each for each in tokens[at + 1 :] if each.numeral is None][:reach]
        around = [*before, *after]
        matching = sum(common.get(each.start) is text for each in around)
        if matching >= max(enough * len(around), min(2, len(around)), 1):
            return True
    return False


def turned_words(likeness: Likeness, text: str) -> Iterator[TurnedWord]:
    """Words without which, or by which, a passage with this text says the opposite of ours, each once."""
    words = {word.token.start: word for word in _turned_clauses(likeness, text)}
    if likeness.common >= _LIKE * len(likeness.tokens):
        words |= {word.token.start: word for word in _turned_inside(likeness)}
    yield from words.values()


def _turned_inside(likeness: Likeness) -> Iterator[TurnedWord]:
    """Words between two stretches that both have."""
    for place, (tag, start, end, first, last) in enumerate(likeness.steps):
        if tag == "equal" or place in {0, len(likeness.steps) - 1}:
            continue
        before, after = likeness.steps[place - 1], likeness.steps[place + 1]
        if min(before[2] - before[1], after[2] - after[1]) < 1:
            continue
        ours, theirs = likeness.printed[start:end], likeness.tokens[first:last]
        masks = [each.token.mask if each.token is not None else "" for each in ours]
        if tag == "delete" and set(masks) <= NEGATIONS and last < len(likeness.tokens):
            yield TurnedWord(likeness.tokens[last], ours[0], is_missing=True)
        elif tag == "insert" and {token.mask for token in theirs} <= NEGATIONS:
            yield TurnedWord(theirs[0], likeness.printed[start - 1], is_missing=False, is_added=True)
        elif tag == "replace" and len(ours) == len(theirs) == 1 and _are_opposites(masks[0], theirs[0].mask):
            if masks[0] in POWERS and not _has_figure_of_ours(likeness):
                continue  # in another unit the same is another number
            yield TurnedWord(theirs[0], ours[0], is_missing=False)


def _has_figure_of_ours(likeness: Likeness) -> bool:
    """Whether a figure is the same in both."""
    return any(
        paper.numeral is not None
        and paper.numeral.kind.is_figure
        and printed.token is not None
        and printed.token.numeral is not None
        and printed.token.numeral.key == paper.numeral.key
        for tag, start, end, first, last in likeness.steps
        if tag == "equal"
        for printed, paper in zip(likeness.printed[start:end], likeness.tokens[first:last], strict=True)
    )


def _turned_clauses(likeness: Likeness, text: str) -> Iterator[TurnedWord]:
    """Clauses of ours among other words, which have lost or won a negation at their beginning."""
    for tag, start, end, first, _last in likeness.steps:
        if tag != "equal" or end - start < _CLAUSE:
            continue
        token, printed = likeness.tokens[first], likeness.printed[start]
        ours, before = likeness.printed[start - 1].token if start else None, likeness.tokens[first - 1 : first]
        assert printed.token is not None  # noqa: S101, what is equal to a token is one
        is_negated, was_negated = _negates(before), _negates([ours] if ours is not None else [])
        begins = not before or _parts_clauses(text[before[0].end : token.start])
        began = ours is None or _parts_clauses(printed.text.stretch.text[ours.end : printed.token.start])
        if was_negated and not is_negated and begins:
            yield TurnedWord(token, likeness.printed[start - 1], is_missing=True)
        elif is_negated and not was_negated and began:
            yield TurnedWord(before[0], printed, is_missing=False, is_added=True)


def _negates(tokens: Sequence[Token]) -> bool:
    return any(token.mask in NEGATIONS for token in tokens)


def _parts_clauses(gap: str) -> bool:
    return any(mark in gap for mark in ".,;:!?")


def _are_opposites(one: str, other: str) -> bool:
    if one in POWERS and other in POWERS:
        return POWERS[one] != POWERS[other]
    return any(one in left and other in right or one in right and other in left for left, right in _OPPOSITES)  # noqa: RUF021


def missing_names(likeness: Likeness, names: frozenset[str]) -> Iterator[tuple[Token, str]]:
    """Names of recipients that ours has and the paper has not, with the word of the paper before the gap."""
    for place, (tag, start, end, first, last) in enumerate(likeness.steps):
        if tag not in {"delete", "replace"} or place in {0, len(likeness.steps) - 1} or not first:
            continue
        ours = " ".join(each.token.mask if each.token is not None else "\n" for each in likeness.printed[start:end])
        paper = " ".join(token.mask for token in likeness.tokens[first:last])
        for name in names:
            if name in ours and name not in paper and "\n" not in ours:
                yield likeness.tokens[first - 1], name
