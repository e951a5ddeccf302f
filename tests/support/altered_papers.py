"""Papers with mistakes put in by chance: what a tired leader, a slip of the pen or a careless copy does to figures.

The places are looked for with patterns of this module's own, so that what the program overlooks is counted too.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from dtreport.reading import Passage

_UNITS = (
    "hộ|hội nghị|đại biểu|cá nhân|tập thể|lượt|cặp|người|km|ha|xã|nhiệm vụ|lớp|cuộc|triệu|tỷ|nghìn|đồng|văn bản|ngày"
)
_FIGURE = rf"(?<![\w/.,+-])\d{{1,3}}(?:\.\d{{3}})*(?:,\d+)?(?= (?:{_UNITS})\b)"
_LABELLED = r"(?<=[\w)]: )(?<!TT: )\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\d/])(?= \w)"
_PERCENT = r"(?<![\w/.,])\d+(?:,\d+)?(?=%)"
_DATE = r"(?<![\w/])\d{1,2}/\d{1,2}/(?:19|20)\d\d\b"
_DOCUMENT_YEAR = r"(?<=\d/)(?:19|20)\d\d(?=/[A-ZĐ])"
_SCALE = r"(?<=\d )(?<!\b0 )(?:nghìn|triệu|tỷ)(?= (?:đồng|người))"
_RECIPIENTS = r"(?<![\w/.,])\d{2,3}(?= (?:lượt )?(?:cá nhân|tập thể|hộ gia đình)\b)"
_MISSING = r"chưa có số liệu|chưa có số lượng"
_SCALES = {"nghìn": "triệu", "triệu": "tỷ", "tỷ": "triệu"}
INVENTED = "Trần Thị Lạ Mặt"


class Alteration(NamedTuple):
    """A mistake that was put in: its class, and where it stands now."""

    kind: str
    passage: int
    start: int
    end: int


class AlteredPaper(NamedTuple):
    """The passages of a paper with mistakes, and these."""

    passages: tuple[Passage, ...]
    alterations: tuple[Alteration, ...]


class _Place(NamedTuple):
    kind: str
    passage: int
    start: int
    end: int
    text: str


def _digit(text: str, dice: Random) -> str:
    """The number with one digit changed into another."""
    places = [at for at, letter in enumerate(text) if letter.isdigit() and (at or letter != "0" or len(text) < 3)]
    places = [at for at in places if not (len(text) == 2 and text[0] == "0" and at == 0)] or places
    at = dice.choice(places)
    others = [digit for digit in "123456789" if digit != text[at]]
    return text[:at] + dice.choice(others) + text[at + 1 :]


def _date(text: str, dice: Random) -> str:
    day, month, year = text.split("/")
    if dice.random() < 0.5:
        other = dice.choice([each for each in range(1, 29) if each != int(day)])
        return f"{other:02}/{month}/{year}"
    other = dice.choice([each for each in range(3, 13) if each != int(month)])
    return f"{day}/{other}/{year}"


def _year(text: str, dice: Random) -> str:
    return str(int(text) + dice.choice((-2, -1, 1)))


def _recipients(text: str, dice: Random) -> str:
    return f"{int(text) + dice.choice((1, 2, 3)):02}"


CHANGES: dict[str, tuple[str, Callable[[str, Random], str]]] = {
    "digit": (f"{_FIGURE}|{_LABELLED}", _digit),
    "scale": (_SCALE, lambda text, _dice: _SCALES[text]),
    "date": (_DATE, _date),
    "year of a document": (_DOCUMENT_YEAR, _year),
    "number of recipients": (_RECIPIENTS, _recipients),
    "percentage": (_PERCENT, _digit),
    "missing made known": (_MISSING, lambda _text, dice: f"{dice.randint(2, 99):02}"),
}
SWAP, NAME = "swap", "added name"
KINDS = (*CHANGES, SWAP, NAME)


def altered(passages: Sequence[Passage], names: frozenset[str], dice: Random, number: int) -> AlteredPaper:
    """The paper with so many mistakes, of all classes that it has places for; two of them never touch.

    Args:
        passages: The paper.
        names: The recipients whose names stand in it.
        dice: What chooses.
        number: How many mistakes are wanted.
    """
    places = {kind: _places(passages, kind, pattern) for kind, (pattern, _change) in CHANGES.items()}
    edits: list[tuple[_Place, str]] = []
    taken: set[tuple[int, int]] = set()
    pairs = _swaps(places["digit"], dice)
    listed = _listed(passages, names)
    for turn in range(number * 3):
        kind = KINDS[turn % len(KINDS)]
        if len(edits) >= number:
            break
        new: list[tuple[_Place, str]] = []
        if kind == SWAP and pairs:
            one, other = pairs.pop()
            new = [(one._replace(kind=SWAP), other.text), (other._replace(kind=SWAP), one.text)]
        elif kind == NAME and listed:
            place = listed.pop(dice.randrange(len(listed)))
            new = [(place, f"{place.text}, {INVENTED}")]
        elif kind in CHANGES and places[kind]:
            place = places[kind].pop(dice.randrange(len(places[kind])))
            new = [(place, CHANGES[kind][1](place.text, dice))]
        touched = {(place.passage, at) for place, _text in new for at in range(place.start - 2, place.end + 2)}
        if not touched & taken:
            edits += new
            taken |= touched
    return _with(passages, edits)


_LEFT_ALONE = frozenset(("không", "chưa", "chẳng", "tăng", "giảm", "hơn", "gần", "trên", "dưới", "vượt", "có"))
_SYNONYMS = (
    "triển khai",
    "nhằm",
    "đồng bộ",
    "kịp thời",
    "tích cực",
    "qua đó",
    "cơ bản",
    "của đơn vị",
    "đã",
    "nêu trên",
)


def reworded(
    passages: Sequence[Passage], dice: Random, names: frozenset[str] = frozenset(), most: int = 5
) -> tuple[Passage, ...]:
    """The paper with up to so many words of each longer passage changed, left out or put in, none beside a numeral.

    A passage with one of the names is left as it is: a name with another word is another name.
    """
    return tuple(
        passage
        if any(name in passage.text for name in names)
        else passage._replace(text=_reworded(passage.text, dice, most), anchors=())
        for passage in passages
    )


def _reworded(text: str, dice: Random, most: int) -> str:
    words = re.split(r"( )", text)
    free = [
        at
        for at in range(0, len(words), 2)
        if words[at].isalpha()
        and words[at].islower()
        and words[at] not in _LEFT_ALONE
        and not any(re.search(r"\d|%|…", near) for near in words[max(0, at - 4) : at + 5])
    ]
    for at in sorted(dice.sample(free, min(len(free) // 4, dice.randint(1, most))), reverse=True):
        action = dice.choice(("change", "leave out", "put in"))
        new = [] if action == "leave out" else [dice.choice(_SYNONYMS)]
        words[at : at + 1] = [" ".join([*new, *([words[at]] if action == "put in" else [])])]
    return "".join(words)


def _places(passages: Sequence[Passage], kind: str, pattern: str) -> list[_Place]:
    return [
        _Place(kind, number, match.start(), match.end(), match[0])
        for number, passage in enumerate(passages)
        for match in re.finditer(pattern, passage.text)
    ]


def _swaps(places: Sequence[_Place], dice: Random) -> list[tuple[_Place, _Place]]:
    """Figures of one passage, or of neighbours, that could change places."""
    pairs = [
        (one, other)
        for one, other in pairwise(places)
        if other.passage - one.passage <= 1 and one.text.lstrip("0") != other.text.lstrip("0")
    ]
    dice.shuffle(pairs)
    return pairs


def _listed(passages: Sequence[Passage], names: frozenset[str]) -> list[_Place]:
    return [
        _Place(NAME, number, match.start(), match.end(), match[0])
        for number, passage in enumerate(passages)
        for name in names
        for match in re.finditer(rf"{re.escape(name)}(?=[,;.]|$)", passage.text)
    ]


def _with(passages: Sequence[Passage], edits: Sequence[tuple[_Place, str]]) -> AlteredPaper:
    """The passages with the edits, each of which is then found at its new place."""
    texts = [passage.text for passage in passages]
    alterations: list[Alteration] = []
    for number in {place.passage for place, _text in edits}:
        shift = 0
        for place, text in sorted(
            (edit for edit in edits if edit[0].passage == number), key=lambda edit: edit[0].start
        ):
            start = place.start + shift
            texts[number] = texts[number][:start] + text + texts[number][place.end + shift :]
            shift += len(text) - (place.end - place.start)
            alterations.append(Alteration(place.kind, number, start, start + len(text)))
    changed = tuple(passage._replace(text=text) for passage, text in zip(passages, texts, strict=True))
    return AlteredPaper(changed, tuple(alterations))
