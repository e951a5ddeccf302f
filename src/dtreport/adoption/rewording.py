"""The new words of a printed text, put back into the text that it was made from, its `{code}`s kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.words import Word, changes_number, is_numeral, matcher, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_Span = tuple[int, int]
_NEAR = 5
"""So many words behind a number are looked at for what it counts."""


class Mention(NamedTuple):
    """A `{code}` of a text, and where its words are printed."""

    source: str
    """As the text has it: "{dai-bieu.plan}"."""
    start: int
    end: int


class Alteration(NamedTuple):
    """A mention whose words are others in the edited text."""

    mention: Mention
    printed: str
    edited: str


class Rewording(NamedTuple):
    """What an edited text makes of the text behind a printed one."""

    text: str
    """The new text, with each mention where the edited text has its words."""
    shown: str
    """The edited text as it will be printed again: with the recorded words of what was altered."""
    altered: tuple[Alteration, ...] = ()
    """Figures, citations and numbers that were changed by hand: they stay as recorded, and are told."""
    dropped: tuple[Mention, ...] = ()
    """Those that went with their words."""
    doubtful: tuple[Mention, ...] = ()
    """Those of which the edited text does not tell where they are now; then nothing may be taken over."""


def reword(
    printed: str, mentions: Sequence[Mention], edited: str, spans: Mapping[str, _Span] | None = None
) -> Rewording:
    """Find the mentions of a printed text in the edited one.

    Words that occur as often as before are those of the mention, wherever they went. What occurs more often, or
    less, is told by the words beside it; what those leave open is doubtful.

    Args:
        printed: The text as it was printed.
        mentions: What it mentions, in the order of the text.
        edited: The text as it came back.
        spans: Where the edited paper itself says that a mention is, by its source: what Word has kept of its bookmarks.
            It counts where the words there are those of the mention.
    """
    before, after = words_of(printed), words_of(edited)
    search = _Search(before, after, mentions)
    places, doubtful = _unaltered(search, printed, mentions, edited, spans or {})
    if doubtful:
        return Rewording(edited, edited, doubtful=tuple(doubtful))
    altered: list[Alteration] = []
    dropped: list[Mention] = []
    taken = set(places.values())
    for mention in mentions:
        if mention in places:
            continue
        span = search.replacement(mention, taken)
        if span is None:
            dropped.append(mention)
        elif not (search.is_of_same(mention, span) and search.has_all_of(mention, span)):  # the words would lie
            return Rewording(edited, edited, doubtful=(mention,))
        else:
            places[mention] = span
            taken.add(span)
            altered.append(Alteration(mention, printed[mention.start : mention.end], edited[slice(*span)]))
    more = [mention for mention, span in places.items() if search.is_more_than(mention, span, taken)]
    if more or search.has_new_numbers(taken, of_any=bool(dropped or altered)):
        return Rewording(edited, edited, doubtful=(*more, *dropped, *mentions))
    sources = _replaced(edited, {span: mention.source for mention, span in places.items()})
    sources[::2] = [plain.replace("{", "{{") for plain in sources[::2]]
    shown = _replaced(edited, {span: printed[mention.start : mention.end] for mention, span in places.items()})
    return Rewording("".join(sources), "".join(shown), tuple(altered), tuple(dropped))


def _unaltered(
    search: _Search, printed: str, mentions: Sequence[Mention], edited: str, spans: Mapping[str, _Span]
) -> tuple[dict[Mention, _Span], list[Mention]]:
    """Where the mentions stand in the edited text whose words are the same, and those of which it does not tell."""
    places: dict[Mention, _Span] = {}
    for mention in mentions:
        span = spans.get(mention.source)
        is_same = span is not None and edited[slice(*span)] == printed[mention.start : mention.end]
        if span is not None and is_same and search.is_of_whole_words(span):  # who types 120 leaves the bookmark on 12
            places[mention] = span
    kept_by_word = set(places)
    doubtful: list[Mention] = []
    for same_words in _by_words(printed, mentions):
        open_mentions = [mention for mention in same_words if mention not in places]
        if open_mentions:
            located, doubts = search.locate(same_words, open_mentions, set(places.values()))
            places.update(located)
            doubtful += doubts
    doubtful += [
        mention
        for mention, span in places.items()
        if mention not in kept_by_word
        and (search.is_at_another(mention, places) or search.is_of_nothing_of_its_own(mention, span))
    ]
    return places, doubtful


def _by_words(printed: str, mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions in groups that are printed in the same words."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(printed[mention.start : mention.end], []).append(mention)
    return list(groups.values())


class _Search:
    """The words of a printed and of an edited text, side by side."""

    def __init__(self, before: Sequence[Word], after: Sequence[Word], mentions: Sequence[Mention]) -> None:
        self._before, self._after = before, after
        self._steps = matcher(before, after).get_opcodes()
        self._ranges = {mention: self._range(mention) for mention in mentions}

    def locate(
        self, same_words: Sequence[Mention], wanted: Sequence[Mention], taken: set[_Span]
    ) -> tuple[dict[Mention, _Span], list[Mention]]:
        """Where mentions that are printed alike stand in the edited text, and those of which it does not tell.

        Args:
            same_words: All mentions in these words.
            wanted: Those of them that are not located yet.
            taken: Where mentions stand that are.
        """
        first, last = self._ranges[same_words[0]]
        words = [word.text for word in self._before[first:last]]
        if not words:
            return {}, []
        old = _occurrences(words, self._before)
        new = [place for place in _occurrences(words, self._after) if self._span(place, len(words)) not in taken]
        rest = len(old) - (len(same_words) - len(wanted))
        if not new:
            return {}, []
        if rest == len(new) == len(wanted):  # as many as before, in the order in which they were
            in_order = {mention: (place, place + len(words)) for mention, place in zip(wanted, new, strict=True)}
            if len(same_words) == 1 or all(
                self._neighbours(self._ranges[mention], here) and not self._counts_what_another_did(mention, here)
                for mention, here in in_order.items()
            ):
                return {mention: self._span(place, len(words)) for mention, (place, _end) in in_order.items()}, []
            return {}, [*wanted]
        # More or fewer than before: each goes where the words beside it are the same.
        located: dict[Mention, _Span] = {}
        doubts: list[Mention] = []
        free = set(new)
        for mention in wanted:
            own = self._ranges[mention]
            likes = {place: self._neighbours(own, (place, place + len(words))) for place in free}
            best = max(likes.values(), default=0)
            choices = [place for place, like in likes.items() if like == best]
            others = [
                self._neighbours((start, start + len(words)), (choices[0], choices[0] + len(words)))
                for start in old
                if choices and start != own[0]
            ]
            if best and len(choices) == 1 and max(others, default=-1) < best:
                located[mention] = self._span(choices[0], len(words))
                free.discard(choices[0])
            else:
                doubts.append(mention)
        if doubts and len(free) == 0 and rest > len(new):
            return located, []  # their words are gone; what has come instead is looked for
        return located, doubts

    def replacement(self, mention: Mention, taken: set[_Span]) -> _Span | None:
        """The numeral that the edited text has in the place of a mention; None where it has none."""
        first, last = self._ranges[mention]
        low, high, is_apart = self._counterpart(first, last)
        numerals = [
            place
            for place in range(low, high)
            if is_numeral(self._after[place].text)
            and not any(start <= self._after[place].start < end for start, end in taken)
        ]
        if not numerals:
            return None
        # Of the words before and behind the number those that the mention has there too belong to it, and all others
        # that came in the place of words of its own.
        own = [place for place in range(first, last) if is_numeral(self._before[place].text)] or [first]
        start, end = numerals[0], numerals[-1] + 1
        for place in range(own[0] - 1, first - 1, -1):
            if start == low or self._after[start - 1].text != self._before[place].text:
                break
            start -= 1
        for place in range(own[-1] + 1, last):
            if end == high or self._after[end].text != self._before[place].text:
                break
            end += 1
        start = low if is_apart and own[0] > first else start
        end = high if is_apart and own[-1] + 1 < last else end
        return self._after[start].start, self._after[end - 1].end

    def _counterpart(self, first: int, last: int) -> tuple[int, int, bool]:
        """What stands in the edited text for words of the printed one, and whether it stands for these alone."""
        low, high = len(self._after), 0
        is_apart = True
        for kind, i1, i2, j1, j2 in self._steps:
            if i1 < last and i2 > first:
                if kind == "equal":
                    low, high = min(low, j1 + max(first - i1, 0)), max(high, j2 - max(i2 - last, 0))
                elif kind == "replace":
                    low, high = min(low, j1), max(high, j2)
                    is_apart = is_apart and first <= i1 and i2 <= last
        return low, high, is_apart

    def is_of_whole_words(self, span: _Span) -> bool:
        """Whether a part of the edited text neither begins nor ends inside a word."""
        first, last = self._range_of(span)
        return (self._after[first].start, self._after[last - 1].end) == span

    def has_all_of(self, mention: Mention, span: _Span) -> bool:
        """Whether what stands in the place of a mention has all that the edited text has kept of its words."""
        old, new = self._ranges[mention], self._range_of(span)
        own = {word.text for word in self._before[slice(*old)] if not is_numeral(word.text)}
        beside = {word.text for place, word in enumerate(self._after) if not new[0] <= place < new[1]}
        rest = {word.text for place, word in enumerate(self._before) if not old[0] <= place < old[1]}
        return not (own & beside) - rest

    def is_more_than(self, mention: Mention, span: _Span, spans: Collection[_Span]) -> bool:
        """Whether words were written beside a mention that change what it says: 12 nghìn, gần 12, 12 - 15."""
        old, new = self._ranges[mention], self._range_of(span)
        for here, there in ((new[0] - 1, old[0] - 1), (new[1], old[1])):
            word = _word_at(self._after, here)
            is_own = 0 <= here < len(self._after) and any(
                start <= self._after[here].start < end for start, end in spans
            )
            if changes_number(word) and not is_own and word.casefold() != _word_at(self._before, there).casefold():
                return True
        return False

    def is_of_nothing_of_its_own(self, mention: Mention, span: _Span) -> bool:
        """Whether a mention that keeps its words stands elsewhere, with no word beside it that stood there before."""
        old, new = self._ranges[mention], self._range_of(span)
        is_in_place = any(
            kind == "equal" and i1 <= old[0] and old[1] <= i2 and new[0] - old[0] == j1 - i1
            for kind, i1, i2, j1, _j2 in self._steps
        )
        # What it counted may still be there without it, and not only with some words between the two.
        noun = _word_at(self._before, old[1])
        behind = {word.text for word in self._after[new[1] : new[1] + _NEAR]}
        is_noun_left = noun[:1].isalpha() and noun not in behind and any(word.text == noun for word in self._after)
        return (is_noun_left or not is_in_place) and not self._neighbours(old, new)

    def has_new_numbers(self, spans: Collection[_Span], *, of_any: bool) -> bool:
        """Whether the edited text has numbers that the printed one has not, outside of its mentions.

        Args:
            spans: Where the mentions are in the edited text.
            of_any: Whether those of any noun count, or only those of the noun of a mention.
        """
        inside = {place for first, last in self._ranges.values() for place in range(first, last)}
        old = Counter(word.text for place, word in enumerate(self._before) if place not in inside)
        nouns = {_word_at(self._before, last) for _first, last in self._ranges.values()}
        for place, word in enumerate(self._after):
            if any(start <= word.start < end for start, end in spans) or not is_numeral(word.text):
                continue
            old[word.text] -= 1
            noun = _word_at(self._after, place + 1)
            if old[word.text] < 0 and (of_any or (noun[:1].isalpha() and noun in nouns)):
                return True
        return False

    def is_of_same(self, mention: Mention, span: _Span) -> bool:
        """Whether another number is said of what a mention is said of.

        That is the word behind it, where there is one, else that before it; a citation has words of its own.
        """
        old, new = self._ranges[mention], self._range_of(span)
        own = {word.text for word in self._before[slice(*old)] if not is_numeral(word.text)}
        if any(word.text in own for word in self._after[slice(*new)]):
            return True
        counted, now_counted = _word_at(self._before, old[1]), _word_at(self._after, new[1])
        if counted[:1].isalpha() or now_counted[:1].isalpha():
            return counted == now_counted
        return _word_at(self._before, old[0] - 1) == _word_at(self._after, new[0] - 1)

    def _range_of(self, span: _Span) -> _Span:
        """Which words of the edited text stand in a part of it."""
        inside = [place for place, word in enumerate(self._after) if word.start < span[1] and word.end > span[0]]
        return inside[0], inside[-1] + 1

    def _range(self, mention: Mention) -> _Span:
        """Which words of the printed text are those of a mention."""
        inside = [
            place for place, word in enumerate(self._before) if word.start < mention.end and word.end > mention.start
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def _counts_what_another_did(self, mention: Mention, here: _Span) -> bool:
        """Whether the word behind a place is not that of this mention, but that of another one."""
        if here[1] >= len(self._after):
            return False
        behind = {
            other: self._before[end].text for other, (_start, end) in self._ranges.items() if end < len(self._before)
        }
        noun = self._after[here[1]].text
        return noun != behind.pop(mention, "") and noun in behind.values()

    def _span(self, place: int, length: int) -> _Span:
        return self._after[place].start, self._after[place + length - 1].end

    def is_at_another(self, mention: Mention, places: Mapping[Mention, _Span]) -> bool:
        """Whether the words of a mention now stand where those of another one stood: figures that changed places."""
        here = self._range_of(places[mention])
        own = self._neighbours(self._ranges[mention], here)
        return any(self._neighbours(self._ranges[other], here) > own for other in self._ranges if other != mention)

    def _neighbours(self, old: _Span, new: _Span) -> int:
        """How many words on both sides of two stretches of words are the same, at most four on each."""
        most = 4
        count = 0
        for i, j, step in ((old[0] - 1, new[0] - 1, -1), (old[1], new[1], 1)):
            for away in range(0, most * step, step):
                old_ends = not 0 <= i + away < len(self._before)
                new_ends = not 0 <= j + away < len(self._after)
                if old_ends and new_ends:  # both at the end of the text: as alike as can be
                    count += most - abs(away)
                if old_ends or new_ends or self._before[i + away].text != self._after[j + away].text:
                    break
                count += 1
        return count


def _word_at(words: Sequence[Word], place: int) -> str:
    """A word by its place; nothing before the first and behind the last."""
    return words[place].text if 0 <= place < len(words) else ""


def _occurrences(words: Sequence[str], text: Sequence[Word]) -> list[int]:
    """Where some words stand one after the other in a text."""
    return [
        place
        for place in range(len(text) - len(words) + 1)
        if all(text[place + step].text == word for step, word in enumerate(words))
    ]


def _replaced(text: str, by_span: Mapping[_Span, str]) -> list[str]:
    """A text in pieces: what it has itself, and by turns other words in the place of some of its own."""
    parts = []
    end = 0
    for (start, stop), words in sorted(by_span.items()):
        parts += [text[end:start], words]
        end = stop
    return [*parts, text[end:]]
