"""What people do to a line of a Word file of ours, by class: each says whether it touches only words."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.words import is_numeral
from dtreport.papers.source_fields import OWN, REFERENCES
from tests.support.word_paragraph import WordParagraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from tests.support.word_paragraph import BookmarkSpan

_OTHERS = (
    "kịp thời",
    "đúng tiến độ",
    "trên địa bàn tỉnh",
    "đồng bộ",
    "hiệu quả",
    "các cấp, các ngành",
    "đã",
    "và",
    "của",
    "cho",
    "trong",
    "tiếp tục",
    "thường xuyên",
    "theo quy định",
    "đồng bào",
    "với",
    "vùng cao",
    "đi vào nền nếp",
    "còn chậm",
    "nhiệm vụ",
    "Ban",
    "UBND huyện Đại Từ",
    "được",
    "chưa",
    "rất",
    "cơ bản",
)
_SENTENCES = (
    "Công tác phối hợp được duy trì thường xuyên.",
    "Đời sống của đồng bào từng bước được nâng lên.",
    "Các đơn vị đã chủ động thực hiện; nhân dân đồng tình, ủng hộ.",
    "Tuy nhiên, một số nơi triển khai còn chậm.",
    "Ban Dân tộc đã kịp thời tháo gỡ khó khăn, vướng mắc cho cơ sở.",
)
_PROSE = re.compile(
    r"(?:text|lead|title|items|outcome|overview|strengths|limitations|causes|lessons|aims|solutions|proposals|closing"
    r"|tasks_lead)"
)
_NAMES = frozenset(("recipient",))


class Span(NamedTuple):
    """A part of a line."""

    start: int
    end: int


@dataclass
class Line:
    """A paragraph that an editor works on, with what its bookmarks say of it."""

    paragraph: WordParagraph
    text: str = ""
    slots: list[Span] = field(default_factory=list)
    """What texts of the year say here."""
    mentions: list[Span] = field(default_factory=list)
    """Figures, citations and numbers of recipients, inside of texts or outside."""
    names: list[Span] = field(default_factory=list)
    """Names of recipients."""
    own: list[Span] = field(default_factory=list)

    @property
    def words(self) -> list[Span]:
        """The words of its texts that are no numerals."""
        spans = self.inside(r"(?<![\w/&#@$-])[^\W\d_]{2,}(?![\w/&(-])")
        return [span for span in spans if not is_numeral(self.text[slice(*span)])]

    def inside(self, pattern: str) -> list[Span]:
        """Where something stands in its texts, outside of what those mention."""
        return [
            span
            for match in re.finditer(pattern, self.text)
            for span in [Span(*match.span())]
            if any(slot.start <= span.start and span.end <= slot.end for slot in self.slots)
            and not any(each.start < span.end and span.start < each.end for each in self.mentions)
        ]


def line_of(paragraph: WordParagraph) -> Line:
    """A paragraph as an editor's line."""
    line = Line(paragraph, paragraph.text)
    for mark in paragraph.spans:
        name = _field(mark)
        span = Span(mark.start, mark.end)
        if name in REFERENCES:
            line.mentions.append(span)
        elif name in _NAMES:
            line.names.append(span)
        elif name == OWN:
            line.own.append(span)
        elif _PROSE.fullmatch(name):
            line.slots.append(span)
    return line


def _field(mark: BookmarkSpan) -> str:
    """The field that our bookmark names."""
    match = re.fullmatch(r"_dt_.+?__([a-z_]+?)\d*(?:__\d+)?", mark.name)
    return match[1] if match is not None else OWN if mark.name.startswith(f"_dt__{OWN}") else ""


class Change(NamedTuple):
    """One place of a line with other letters."""

    start: int
    end: int
    new: str


Changes = list[Change]


def apply(line: Line, changes: Iterable[Change], *, tracked: bool = False) -> str:
    """Make changes that do not touch each other in the paragraph; returns the new line."""
    changes = sorted(changes, reverse=True)
    for start, end, new in changes:
        line.paragraph.replace(start, end, new, tracked=tracked)
    assert line.paragraph.text == changed(line.text, changes)
    return line.paragraph.text


def changed(text: str, changes: Iterable[Change]) -> str:
    """A text with changes that do not touch each other."""
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


# Words


def words_replaced(line: Line, dice: Random) -> Changes:
    return [Change(*span, _other(line, span, dice)) for span in _some(line.words, dice, _few(line))]


def words_added(line: Line, dice: Random) -> Changes:
    return [Change(span.end, span.end, f" {dice.choice(_OTHERS)}") for span in _some(line.words, dice, _few(line))]


def words_removed(line: Line, dice: Random) -> Changes:
    inner = [span for span in line.words if _can_go(span, line)]
    return [Change(span.start - 1, span.end, "") for span in _some(inner, dice, max(1, min(4, len(inner) // 3)))]


def first_word_removed(line: Line, dice: Random) -> Changes:
    """The first word of a text goes, and the next one takes its capital over."""
    spans = [
        span
        for span in line.words
        if any(span.start == slot.start and span.end + 4 < slot.end for slot in line.slots)
        and line.text[span.end] == " "
        and not _touches(span.end, span.end + 2, line)
    ]
    for span in _some(spans, dice, 1):
        return [Change(span.start, span.end + 2, _in_case(line.text[span.end + 1], line, span.start))]
    return []


def _few(line: Line) -> int:
    """How many words of a line are changed at most: a third, and six."""
    return max(1, min(6, len(line.words) // 3))


def _can_go(span: Span, line: Line) -> bool:
    """Whether a word can go with the blank before it, and another one than that begins the sentence."""
    return line.text[span.start - 1 : span.start] == " " and not any(span.start == slot.start for slot in line.slots)


def phrase_replaced(line: Line, dice: Random) -> Changes:
    """Several words beside each other become others."""
    runs = [
        Span(first.start, last.end)
        for first, last in zip(line.words, line.words[3:], strict=False)
        if re.fullmatch(r"[\w ,]+", line.text[first.start : last.end]) and not _touches(first.start, last.end, line)
    ]
    changes = []
    for span in _some(runs, dice, 1):
        new = " ".join(dice.sample(_OTHERS, dice.randint(1, 5)))
        changes.append(Change(*span, _in_case(new, line, span.start)))
    return changes


def words_mixed(line: Line, dice: Random) -> Changes:
    changes = []
    for span in _some(line.words, dice, _few(line)):
        match dice.randrange(3):
            case 0:
                changes.append(Change(*span, _other(line, span, dice)))
            case 1:
                changes.append(Change(span.end, span.end, f" {dice.choice(_OTHERS)}"))
            case _ if _can_go(span, line):
                changes.append(Change(span.start - 1, span.end, ""))
    return changes


def first_word(line: Line, dice: Random) -> Changes:
    """The first word of a text becomes another one, or gets one before it."""
    spans = [span for span in line.words if any(span.start == slot.start for slot in line.slots)]
    for span in _some(spans, dice, 1):
        word = line.text[slice(*span)]
        new = _other(line, span, dice)
        if dice.random() < 0.5:
            new = f"{new} {word[:1].lower() + word[1:] if word[1:].islower() else word}"
        return [Change(*span, new)]
    return []


def last_word(line: Line, dice: Random) -> Changes:
    """The last word of a text becomes another one, or gets one behind it."""
    spans = [
        span
        for span in line.words
        if any(re.fullmatch(r"[.;:]?", line.text[span.end : slot.end]) for slot in line.slots if slot.end >= span.end)
    ]
    for span in _some(spans, dice, 1):
        other = dice.choice(_OTHERS)
        return [Change(*span, other) if dice.random() < 0.5 else Change(span.end, span.end, f" {other}")]
    return []


def capitals(line: Line, dice: Random) -> Changes:
    """Words begin with a capital, or with none."""
    inner = [span for span in line.words if not any(span.start == slot.start for slot in line.slots)]
    return [Change(span.start, span.start + 1, line.text[span.start].swapcase()) for span in _some(inner, dice, 3)]


def punctuation(line: Line, dice: Random) -> Changes:
    """Commas and semicolons inside a text are put in, taken out and changed."""
    marks = line.inside(r"[,;](?= )")
    spots = line.inside(r"(?<=[^\W\d_]) (?=[^\W\d_])")
    changes = [
        Change(*span, dice.choice(("", ";" if line.text[span.start] == "," else ","))) for span in _some(marks, dice, 2)
    ]
    return changes or [Change(span.start, span.start, dice.choice((",", ";", " -"))) for span in _some(spots, dice, 2)]


def brackets(line: Line, dice: Random) -> Changes:
    """Words get brackets or quotation marks around them."""
    opening, closing = dice.choice(("()", "“”", '""', "[]"))
    return [
        change
        for span in _some(line.words, dice, 1)
        for change in (Change(span.start, span.start, opening), Change(span.end, span.end, closing))
    ]


def end_mark(line: Line, dice: Random) -> Changes:
    """The mark at the end of a line goes, comes or is another one."""
    end = re.search(r"[.;:]?$", line.text)
    if end is None or not line.slots or line.slots[-1].end < end.start():
        return []
    mark = dice.choice([each for each in ("", ".", ";", ":", "!") if each != end[0]])
    return [Change(end.start(), end.end(), mark)]


def spaces(line: Line, dice: Random) -> Changes:
    """Spaces are typed twice, or stick, as Word makes them before some signs."""
    return [Change(*span, dice.choice(("  ", "\xa0", "\u2009"))) for span in _some(line.inside(" "), dice, 3)]


def sentence_added(line: Line, dice: Random) -> Changes:
    return _sentence_added(line, dice.choice(_SENTENCES), dice)


def figure_sentence_added(line: Line, dice: Random) -> Changes:
    return _sentence_added(line, f"Có {dice.randint(2, 99):02} hộ thoát nghèo.", dice)


def _sentence_added(line: Line, sentence: str, dice: Random) -> Changes:
    places = line.inside(r"(?<=[^\W\d_][.]) (?=[^\W\d_])")
    slot = dice.choice(line.slots) if line.slots else None
    if slot is None:
        return []
    if places and dice.random() < 0.5:
        place = dice.choice(places).start
        return [Change(place, place, f" {sentence}")]
    if line.text[slot.end - 1] == ".":
        return [Change(slot.end, slot.end, f" {sentence}")]
    if line.text[slot.end - 1] in ";:" or slot is not line.slots[-1] or line.text[slot.end : slot.end + 1] in ";:":
        return []
    return [Change(slot.end, slot.end, f". {sentence.rstrip('.')}")]


def sentence_removed(line: Line, dice: Random) -> Changes:
    """A sentence, or a part up to a semicolon, without anything that it mentions."""
    parts = [
        span
        for span in line.inside(r"(?<=[.;] )[^.;]{8,}[.;](?= |$)|[;,] [^.;,]{8,}(?=[.;,])")
        if any(span.end - span.start < (slot.end - slot.start) * 0.7 for slot in line.slots if slot.start <= span.start)
    ]
    for span in _some(parts, dice, 1):
        start = span.start - (line.text[span.start - 1] == " " and span.end == len(line.text))
        end = span.end + (line.text[span.end : span.end + 1] == " " and line.text[span.start] not in ";,")
        return [Change(start, end, "")]
    return []


def rewritten(line: Line, dice: Random) -> Changes:
    """Most is told in other words round the figures, which stay with the word behind them."""
    kept = [Span(each.start, _word_end(line.text, each.end)) for each in line.mentions]
    words = [span for span in line.words if not any(each.start < span.end and span.start < each.end for each in kept)]
    return [Change(*span, _other(line, span, dice)) for span in words if dice.random() < 0.6] if len(words) > 3 else []


def sentence_replaced(line: Line, dice: Random) -> Changes:
    """Something else is told in the place of a text with a figure, with a figure of its own."""
    for slot in line.slots:
        if any(slot.start <= each.start and each.end <= slot.end for each in line.mentions):
            mark = line.text[slot.end - 1] if line.text[slot.end - 1] in ".;:" else ""
            return [Change(*slot, f"Toàn tỉnh có thêm {dice.randint(41, 89)} hộ vay vốn{mark}")]
    return []


# Figures, and what is no word


def figure_changed(line: Line, dice: Random) -> Changes:
    spans = [span for span in line.mentions if re.fullmatch(r"[^\d/]*\d[\d.,]*%?[^\d/]*", line.text[slice(*span)])]
    return [Change(*span, _other_digit(line.text[slice(*span)], dice)) for span in _some(spans, dice, 1)]


def citation_changed(line: Line, dice: Random) -> Changes:
    """A digit of a date or of the number of a document."""
    spans = [span for span in line.mentions if re.search(r"\d.*/", line.text[slice(*span)])]
    return [Change(*span, _other_digit(line.text[slice(*span)], dice)) for span in _some(spans, dice, 1)]


def unknown_made_known(line: Line, dice: Random) -> Changes:
    spans = [span for span in line.mentions if line.text[slice(*span)] in {"…", "chưa có số liệu", "không có"}]
    return [Change(*span, f"{dice.randint(3, 97):02}") for span in _some(spans, dice, 1)]


def name_changed(line: Line, dice: Random) -> Changes:
    return [Change(*span, dice.choice(("Trần Văn Khác", "Lý Thị Mới"))) for span in _some(line.names, dice, 1)]


def plain_number_changed(line: Line, dice: Random) -> Changes:
    """A number that a text has itself, and no record."""
    spans = line.inside(r"(?<![\w/.,-])\d+(?![\w/-]|[.,]\d)")
    return [Change(*span, _other_digit(line.text[slice(*span)], dice)) for span in _some(spans, dice, 1)]


def reference_deleted(line: Line, dice: Random) -> Changes:
    """A figure or a citation goes with the word behind it."""
    spans = [
        span for span in line.mentions if any(slot.start < span.start and span.end < slot.end for slot in line.slots)
    ]
    return [
        Change(span.start - (line.text[span.start - 1] == " "), _word_end(line.text, span.end), "")
        for span in _some(spans, dice, 1)
    ]


def reference_doubled(line: Line, dice: Random) -> Changes:
    """What a figure counts is said once more elsewhere in the line."""
    for span in _some(line.mentions, dice, 1):
        words = line.text[span.start : _word_end(line.text, span.end)]
        return [Change(place.end, place.end, f" ({words})") for place in _some(line.words, dice, 1)]
    return []


def figures_swapped(line: Line, dice: Random) -> Changes:
    """Two figures of a line change places, each with the letters of the other."""
    pairs = [
        (one, other)
        for place, one in enumerate(line.mentions)
        for other in line.mentions[place + 1 :]
        if one.end <= other.start and line.text[slice(*one)] != line.text[slice(*other)]
    ]
    if not pairs:
        return []
    one, other = dice.choice(pairs)
    return [Change(*one, line.text[slice(*other)]), Change(*other, line.text[slice(*one)])]


def counted_swapped(line: Line, dice: Random) -> Changes:
    """What two figures count changes places, while they stay."""
    ends = [Span(span.end, _word_end(line.text, span.end)) for span in line.mentions]
    pairs = [
        (one, other)
        for place, one in enumerate(ends)
        for other in ends[place + 1 :]
        if one.start < one.end <= other.start < other.end
        and line.text[slice(*one)] != line.text[slice(*other)]
        and not _touches(*one, line)
        and not _touches(*other, line)
    ]
    if not pairs:
        return []
    one, other = dice.choice(pairs)
    return [Change(*one, line.text[slice(*other)]), Change(*other, line.text[slice(*one)])]


def own_changed(line: Line, dice: Random) -> Changes:
    """A sentence of dtreport gets other words."""
    if not line.own or line.slots:
        return []
    spans = [
        Span(*match.span())
        for match in re.finditer(r"(?<= )[^\W\d_]{2,}(?= )", line.text)
        if not _touches(*match.span(), line) and not is_numeral(match[0])
    ]
    return [Change(*span, dice.choice(_OTHERS)) for span in _some(spans, dice, 1)]


def _touches(start: int, end: int, line: Line) -> bool:
    return any(each.start < end and start < each.end for each in line.mentions)


def _word_end(text: str, place: int) -> int:
    match = re.compile(r" [^\W\d_]+").match(text, place)
    return match.end() if match else place


def _some(spans: list[Span], dice: Random, most: int) -> list[Span]:
    return dice.sample(spans, min(len(spans), dice.randint(1, most))) if spans else []


def _other(line: Line, span: Span, dice: Random) -> str:
    """Other words in the case of those that stand there."""
    new = dice.choice([each for each in _OTHERS if each != line.text[slice(*span)]])
    return _in_case(new, line, span.start)


def _in_case(words: str, line: Line, start: int) -> str:
    """Words that begin with a capital where those did that stood there, but inside a sentence of dtreport with none."""
    if any(start == slot.start for slot in line.slots) and line.text[:start].endswith((", ", ": ")):
        return words[0].lower() + words[1:]
    return words[0].upper() + words[1:] if line.text[start].isupper() else words


def _other_digit(text: str, dice: Random) -> str:
    place = dice.choice([place for place, char in enumerate(text) if char.isdigit()])
    return text[:place] + dice.choice("123456789".replace(text[place], "")) + text[place + 1 :]


class Kind(NamedTuple):
    """A class of edits."""

    name: str
    change: Callable[[Line, Random], Changes]
    only_words: bool = False
    figures: bool = False
    """Whether what it changes is recorded, so that it may never be taken as words."""
    words_too: bool = False
    """Whether words are changed beside the figures."""
    other: bool = False
    """Whether it tells something else, so that no recorded figure may stand in it."""
    drops: bool = False
    """Whether something that is mentioned goes, which has to be told."""
    tracked: bool = False
    comment: bool = False
    parted: bool = False
    """Whether runs are parted for no reason that is seen."""
    without_bookmarks: bool = False


WORD_KINDS = (
    Kind("words replaced", words_replaced, only_words=True),
    Kind("words added", words_added, only_words=True),
    Kind("words removed", words_removed, only_words=True),
    Kind("words mixed", words_mixed, only_words=True),
    Kind("phrase replaced", phrase_replaced, only_words=True),
    Kind("first word", first_word, only_words=True),
    Kind("first word removed", first_word_removed, only_words=True),
    Kind("last word", last_word, only_words=True),
    Kind("capitals", capitals, only_words=True),
    Kind("punctuation", punctuation, only_words=True),
    Kind("brackets", brackets, only_words=True),
    Kind("spaces", spaces, only_words=True),
    Kind("sentence added", sentence_added, only_words=True),
    Kind("sentence removed", sentence_removed, only_words=True),
    Kind("rewritten round figures", rewritten, only_words=True),
    Kind("tracked", words_mixed, only_words=True, tracked=True),
    Kind("comment", words_replaced, only_words=True, comment=True),
    Kind("formatted in part", words_mixed, only_words=True, parted=True),
    Kind("bookmarks lost", words_mixed, only_words=True, without_bookmarks=True),
)
NAME = Kind("name changed", name_changed, figures=True)
"""The name of a recipient in the list of the appendix."""
OTHER_KINDS = (
    Kind("end mark", end_mark),
    Kind("figure changed", figure_changed, figures=True),
    Kind("figure changed, tracked", figure_changed, figures=True, tracked=True),
    Kind("figure changed, bookmarks lost", figure_changed, figures=True, without_bookmarks=True),
    Kind("figure and words changed", figure_changed, figures=True, words_too=True),
    Kind("citation changed", citation_changed, figures=True),
    Kind("unknown made known", unknown_made_known, figures=True),
    Kind("figures swapped", figures_swapped, figures=True),
    Kind("figures swapped, bookmarks lost", figures_swapped, figures=True, without_bookmarks=True),
    Kind("counted swapped", counted_swapped),
    Kind("plain number changed", plain_number_changed),
    Kind("sentence replaced", sentence_replaced, other=True, drops=True),
    Kind("sentence with a figure added", figure_sentence_added),
    Kind("reference deleted", reference_deleted, drops=True),
    Kind("reference doubled", reference_doubled),
    Kind("own sentence changed", own_changed),
)


def moved(lines: Sequence[Line], dice: Random) -> bool:
    """A paragraph goes before another one."""
    one, other = dice.sample(lines, 2)
    if one.paragraph.element.getnext() is other.paragraph.element:
        return False
    other.paragraph.element.addprevious(one.paragraph.element)
    return True


def parted(lines: Sequence[Line], dice: Random) -> bool:
    """A paragraph becomes two."""
    line = dice.choice(lines)
    places = [span.start for span in line.words if 20 < span.start < len(line.text) - 20]
    if places:
        line.paragraph.parted(dice.choice(places))
    return bool(places)


def joined(lines: Sequence[Line], dice: Random) -> bool:
    """Two paragraphs become one."""
    by_element = {line.paragraph.element: line for line in lines}
    pairs = [
        (line, by_element[below])
        for line in lines
        if (below := line.paragraph.element.getnext()) is not None and below in by_element
    ]
    if pairs:
        first, second = dice.choice(pairs)
        first.paragraph.take_in(second.paragraph)
    return bool(pairs)


def added(lines: Sequence[Line], dice: Random) -> bool:
    """A new paragraph follows another one, set as that is."""
    new = copy.deepcopy(dice.choice(lines).paragraph.element)
    dice.choice(lines).paragraph.element.addnext(new)
    paragraph = WordParagraph(new)
    paragraph.lose_bookmarks()
    paragraph.replace(0, len(paragraph.text), dice.choice(_SENTENCES))
    return True


def removed(lines: Sequence[Line], dice: Random) -> bool:
    """A paragraph goes."""
    dice.choice(lines).paragraph.remove()
    return True


SHAPES = {"moved": moved, "parted": parted, "joined": joined, "added": added, "removed": removed}
"""What is done to whole paragraphs; each says whether it found some."""
