import pickle
from copy import copy, deepcopy
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence, lower_first
from dtreport.vietnamese.wording import Source, SourceStretch, Wording, joined, nested, source_of, stretches_of, within

RESULT, FIGURE = Source("results", "kq-1", "text", 1), Source("counts", "sl-1", "value")
Labelled = list[tuple[str, frozenset[int]]]
"""A text letter by letter, each with the sources that it came from, by their identity: what a Wording is to know."""

letters = st.text("aB. ;:đ-", max_size=6)


def labels(text: str) -> Labelled:
    """A text as it says itself, letter by letter."""
    sources = [set[int]() for _ in text]
    for source, start, end in stretches_of(text):
        assert 0 <= start < end <= len(text)
        for place in range(start, end):
            sources[place].add(id(source))
    return list(zip(text, map(frozenset, sources), strict=True))


def of(text: str, code: str) -> str:
    return within(text, Source("counts", code, "value"))


wordings = st.recursive(
    letters,
    lambda parts: (
        st.builds(of, parts, letters)
        | st.builds(lambda one, other: one + other, parts, parts)
        | st.builds(joined, letters, st.lists(parts, max_size=3))
    ),
    max_leaves=6,
)
places = st.none() | st.integers(-9, 9)


@given(wordings, wordings, letters)
def test_a_sum_keeps_the_sources_of_every_letter(one: str, other: str, plain: str) -> None:
    assert labels(one + other) == labels(one) + labels(other)
    assert labels(one + plain) == labels(one) + labels(plain)
    assert labels(plain + one) == labels(plain) + labels(one)


@given(wordings, places, places)
def test_a_part_keeps_the_sources_of_every_letter(text: str, start: int | None, end: int | None) -> None:
    assert labels(text[start:end]) == labels(text)[start:end]
    assert labels(text[:3] + text[3:]) == labels(text)


@given(wordings)
def test_a_copy_keeps_the_sources(text: str) -> None:
    for twin in (copy(text), deepcopy(text), pickle.loads(pickle.dumps(text))):  # noqa: S301, our own bytes
        assert (twin, type(twin), stretches_of(twin)) == (text, type(text), stretches_of(text))


@given(st.lists(wordings, max_size=4), letters)
def test_joined_texts_keep_the_sources_of_every_letter(parts: list[str], separator: str) -> None:
    between = [letter for part in parts for letter in [*labels(separator), *labels(part)]]
    assert labels(joined(separator, parts)) == between[len(separator) :]


@given(wordings, letters)
def test_what_is_cut_off_is_that_of_any_string_and_the_rest_keeps_its_sources(text: str, cut: str) -> None:
    bare, all_labels = str(text), labels(text)
    assert labels(text.lstrip(cut)) == all_labels[len(bare) - len(bare.lstrip(cut)) :]
    assert labels(text.rstrip(cut)) == all_labels[: len(bare.rstrip(cut))]
    assert text.strip(cut) == bare.strip(cut)
    assert labels(text.strip()) == labels(text.lstrip().rstrip())
    assert labels(text.removeprefix(cut)) == all_labels[len(bare) - len(bare.removeprefix(cut)) :]
    assert labels(text.removesuffix(cut)) == all_labels[: len(bare.removesuffix(cut))]


@given(wordings)
def test_stretches_stand_from_left_to_right_each_inside_or_outside_of_any_other(text: str) -> None:
    stretches = stretches_of(text)
    assert nested(stretches) == list(stretches)
    assert all((one.start, -one.end) <= (other.start, -other.end) for one, other in pairwise(stretches))


def test_what_is_in_no_order_is_left_out() -> None:
    crossing = Wording(
        "một hai ba", (SourceStretch(RESULT, 0, 5), SourceStretch(FIGURE, 3, 8), SourceStretch(FIGURE, 8, 10))
    )
    assert nested(crossing.stretches) == [SourceStretch(RESULT, 0, 5), SourceStretch(FIGURE, 8, 10)]


def test_grammar_keeps_what_it_changes() -> None:
    text = within("tổ chức " + within("02", FIGURE) + " hội nghị", RESULT)
    stretches = stretches_of(text)
    assert stretches == (SourceStretch(RESULT, 0, 19), SourceStretch(FIGURE, 8, 10))
    for changed in (capitalise(text), lower_first(capitalise(text)), inside_sentence(capitalise(text)), text.upper()):
        assert stretches_of(changed) == stretches
    assert capitalise(text) == "Tổ chức 02 hội nghị"
    assert stretches_of(capitalise(text).lower()) == stretches
    assert enumerate_words([text, "x", within("y", RESULT)]) == "tổ chức 02 hội nghị, x và y"
    assert stretches_of(enumerate_words([text, "x", within("y", RESULT)]))[-1] == SourceStretch(RESULT, 26, 27)


def test_two_mentions_beside_each_other_stay_two() -> None:
    one, other = within("02", Source("counts", "sl-1", "value")), within("02", Source("counts", "sl-1", "value"))
    assert [(start, end) for _source, start, end in stretches_of(one + other)] == [(0, 2), (2, 4)]
    assert [(start, end) for _source, start, end in stretches_of(one[:1] + one[1:] + "!")] == [(0, 2)]


def test_a_source_is_forgotten_where_nobody_knows_where_its_words_are() -> None:
    text = within("straße", RESULT)
    for changed in (
        f"{text}",
        text.replace("s", "z"),
        str(text),
        text.upper(),
        text[::-1],
        text[0],
    ):
        assert stretches_of(changed) == ()


def test_the_source_of_a_text_is_that_of_all_of_it() -> None:
    assert source_of(within("a", RESULT)) == RESULT
    assert source_of(within("a", RESULT) + ".") is None
    assert source_of("a") is None
    assert source_of(within("", RESULT)) is None


def test_a_list_takes_its_letters_as_those_of_any_string() -> None:
    taken = ["a"]
    taken += within("bc", RESULT)
    assert taken == ["a", "b", "c"]
    with pytest.raises(TypeError):
        within("bc", RESULT) + taken  # type: ignore[operator]
