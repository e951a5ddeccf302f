"""Rounds of seeded edits: a paper is edited, taken back and exported again, and each edit is judged by that."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import tomli_w

from dtreport.formats import format_named
from dtreport.papers import paper_named
from dtreport.papers.source_fields import OWN, REFERENCES
from dtreport.reading import read_paper
from dtreport.reading.transcript import plain
from dtreport.services.edited_paper import adopt, compare
from dtreport.services.office_years import years_of
from dtreport.store import Store, Who
from tests.support import ROOT, TESTS
from tests.support.agreement_years import nasty_data
from tests.support.seeded_edits import OTHER_KINDS, SHAPES, WORD_KINDS, Kind, apply, changed, line_of, words_mixed
from tests.support.word_paragraph import WordParagraph
from tests.support.word_parts import body_of, with_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from dtreport.reading import Passage
    from dtreport.services.edited_paper import Adoption
    from tests.support.seeded_edits import Line

YEARS = ("real", "full", "nasty")
PAPERS = ("report", "summary", "tasks")
_FILE = "bao-cao.docx"
_MOST_EDITED = 0.4
"""Such a share of the paragraphs of a paper is edited at most: beyond, it is another paper."""


@cache
def _year_files(name: str) -> tuple[int, dict[str, bytes]]:
    """One of the years, and its files."""
    match name:
        case "real":
            return 2021, {"2021.toml": (ROOT / "reports" / "2021.toml").read_bytes()}
        case "full":
            golden = TESTS / "papers" / "golden"
            names = {"2022.toml": "year-before.toml", "2023.toml": "full-year.toml"}
            return 2023, {name: (golden / source).read_bytes() for name, source in names.items()}
        case _:
            return 2022, {f"{data['year']}.toml": tomli_w.dumps(data).encode() for data in nasty_data()}


def office(name: str, folder: Path) -> tuple[Store, int]:
    """An office with one of the years."""
    year, files = _year_files(name)
    for file, data in files.items():
        (folder / file).write_bytes(data)
    return Store(folder, Who("lan", "KETOAN-02")), year


def word_file(store: Store, year: int, paper: str) -> bytes:
    """A paper as it is exported."""
    return format_named("docx").render(paper_named(paper).build(years_of(store, year)))


_MARGINS = frozenset(("đầu trang", "chân trang"))
"""They stand behind the text, and LibreOffice writes them as often as it likes."""
_MOST_BESIDE = 4
"""So many passages are edited beside whole paragraphs."""
_WORDS = 0.7
"""In such a share of the lines with texts only words are edited."""


class Original(NamedTuple):
    """A paper as it is printed."""

    data: bytes
    passages: tuple[Passage, ...]
    passage_of: dict[int, int]
    """Which passage each paragraph of the file is in, both counted."""


@cache
def original(name: str, paper: str) -> Original:
    """One of the papers."""
    with TemporaryDirectory() as folder:
        data = word_file(*office(name, Path(folder)), paper)
    root = body_of(data)
    numbers = []
    for number, paragraph in enumerate(_paragraphs(root)):
        if paragraph.is_plain and paragraph.text:
            paragraph.replace(0, 0, f"⟦{number}⟧")
            numbers.append(number)
    marked = read_paper(with_body(data, root), _FILE).passages
    passage_of = {
        number: next(place for place, each in enumerate(marked) if f"⟦{number}⟧" in each.text) for number in numbers
    }
    return Original(data, read_paper(data, _FILE).passages, passage_of)


class Edit(NamedTuple):
    """What was done to one passage."""

    kind: Kind
    passage: int
    before: str
    edited: str
    settled: str
    """The line as it is to be printed again when its words are taken: with its figures as recorded."""


class EditedPaper(NamedTuple):
    """A paper with edits in it."""

    data: bytes
    edits: tuple[Edit, ...]
    bookmarks: str
    """Whether it has its bookmarks: kept, some, none."""
    shape: str = ""
    """What was done to whole paragraphs."""


class Verdict(NamedTuple):
    """What became of an edit."""

    kind: str
    only_words: bool
    taken: bool
    fault: str
    """What is wrong, in words; empty where all is well."""
    told: str
    """The edit, for people."""


def edited_paper(
    name: str,
    paper: str,
    seed: int,
    *,
    most: int = 25,
    shape: str = "",
    words: Sequence[Kind] = WORD_KINDS,
    others: Sequence[Kind] = OTHER_KINDS,
) -> EditedPaper:
    """A paper in which passages have been edited, each of other texts, and perhaps whole paragraphs.

    Args:
        name: The year.
        paper: Which of its papers.
        seed: What the dice begins with.
        most: How many passages are edited at most.
        shape: What is done to whole paragraphs; then only words are edited beside.
        words: The classes of edits of words.
        others: Those of all else.
    """
    dice = Random(f"{name} {paper} {seed} {shape}")  # noqa: S311, the same on every run
    source = original(name, paper)
    root = body_of(source.data)
    paragraphs = [*_paragraphs(root)]
    bookmarks = dice.choices(("kept", "some", "none"), (6, 2, 2))[0]
    edits: list[Edit] = []
    comments: list[str] = []
    sources: set[str] = set()
    most = min(_MOST_BESIDE if shape else most, int(len({*source.passage_of.values()}) * _MOST_EDITED))
    numbers = dice.sample(sorted(source.passage_of), len(source.passage_of))
    for number in sorted(numbers, key=lambda number: not line_of(paragraphs[number]).slots):
        passage = source.passage_of[number]
        texts = _texts(source.passages[passage]) | {str(passage)}
        if len(edits) < most and not texts & sources:
            line = line_of(paragraphs[number])
            only_words = bool(shape) or (bool(line.slots) and dice.random() < _WORDS)
            edit = _edit(line, words if only_words else others, dice, passage, comments)
            if edit is not None:
                edits.append(edit)
                sources |= texts
    if shape:
        touched = {edit.passage for edit in edits}
        _reshape([paragraphs[n] for n, place in source.passage_of.items() if place not in touched], shape, dice)
    for paragraph in paragraphs:
        if bookmarks == "none" or (bookmarks == "some" and dice.random() < 0.5):
            paragraph.lose_bookmarks()
    return EditedPaper(with_body(source.data, root, comments), tuple(edits), bookmarks, shape)


def _paragraphs(root: etree._Element) -> Iterator[WordParagraph]:
    return map(WordParagraph, root.iter("{*}p"))


def _edit(line: Line, kinds: Sequence[Kind], dice: Random, passage: int, comments: list[str]) -> Edit | None:
    """Edit a line in one of three ways that the dice offers; None where none of them finds a place in it."""
    for kind in dice.sample(kinds, min(3, len(kinds))):
        changes = [each for each in kind.change(line, dice) if line.text[each.start : each.end] != each.new]
        if changes:
            words = words_mixed(line, dice) if kind.words_too and line.slots else []
            edited = apply(line, [*changes, *words], tracked=kind.tracked)
            _decorate(line, kind, dice, comments)
            settled = line.text if kind.other else changed(line.text, words) if kind.figures else edited
            return Edit(kind, passage, *(plain(text).strip() for text in (line.text, edited, settled)))
    return None


def _decorate(line: Line, kind: Kind, dice: Random, comments: list[str]) -> None:
    """Do to an edited paragraph what changes none of its letters."""
    length = len(line.paragraph.text)
    if kind.parted:
        for _ in range(2):
            line.paragraph.part_runs(dice.randrange(length), bold=dice.random() < 0.5)
    if kind.comment:
        comments.append("Xem lại chỗ này.")
        line.paragraph.comment(0, min(5, length), str(len(comments)))
    if kind.without_bookmarks:
        line.paragraph.lose_bookmarks()


def _reshape(paragraphs: Iterable[WordParagraph], shape: str, dice: Random) -> None:
    """Do to whole paragraphs of the text, not of tables, what a shape says."""
    lines = [line for each in paragraphs if not each.is_in_table and (line := line_of(each)).slots]
    assert any(SHAPES[shape](lines, dice) for _try in range(50))


class _Answer(NamedTuple):
    """A paper before, as it came back, and as it is exported after that was taken over."""

    printed: tuple[Passage, ...]
    edited: tuple[Passage, ...]
    again: tuple[Passage, ...]
    adoption: Adoption


def _answer(name: str, paper: str, data: bytes, file: str) -> _Answer:
    with TemporaryDirectory() as folder:
        store, year = office(name, Path(folder))
        adoption = compare(store, year, data, file)
        if adoption.number:
            adopt(store, adoption)
        again = read_paper(word_file(store, year, paper), _FILE).passages
    return _Answer(original(name, paper).passages, read_paper(data, file).passages, again, adoption)


def verdicts(name: str, paper: str, papers: EditedPaper, data: bytes | None = None, file: str = _FILE) -> list[Verdict]:
    """Take an edited paper back and export it again.

    Args:
        name: The year.
        paper: Which of its papers it is.
        papers: The edited paper.
        data: The bytes of it after another program had it.
        file: The name of the file.
    """
    answer = _answer(name, paper, data or papers.data, file)
    if papers.shape:
        return _shape_verdicts(papers, answer)
    printed, edited, again = ([each for each in passages if each.place not in _MARGINS] for passages in answer[:3])
    assert len(printed) == len(edited) == len(again)
    by_passage = {edit.passage: edit for edit in papers.edits}
    texts = {text for place in by_passage for text in _texts(printed[place])}
    judged = []
    for place, (before, came, now) in enumerate(zip(printed, edited, again, strict=True)):
        if place in by_passage:
            judged.append(_verdict(by_passage[place], papers.bookmarks, answer))
        elif now.text != came.text and not texts & _texts(before):
            told = f"{came.text} -> {now.text}"
            judged.append(Verdict("not edited", only_words=False, taken=False, fault="is another one", told=told))
    return judged


def _texts(passage: Passage) -> set[str]:
    """The texts of the year that a passage says; what it mentions of others is not among them."""
    named = (re.fullmatch(r"_dt_(.+?)__([a-z_]+?)\d*(?:__\d+)?", anchor.name) for anchor in passage.anchors)
    return {f"{match[1]} {match[2]}" for match in named if match and match[2] not in {*REFERENCES, OWN}}


def _verdict(edit: Edit, bookmarks: str, answer: _Answer) -> Verdict:
    before, came, now = (passages[edit.passage] for passages in answer[:3])
    taken = now.text == came.text
    told = f"{edit.kind.name} (bookmarks {bookmarks}), passage {edit.passage}: {edit.before} -> {edit.edited}"
    return Verdict(edit.kind.name, edit.kind.only_words, taken, _fault(edit, before, came, now, answer.adoption), told)


def _fault(edit: Edit, before: Passage, came: Passage, now: Passage, adoption: Adoption) -> str:
    """What is wrong with the answer about an edit."""
    taken = now.text == came.text
    settled = came.text.replace(edit.edited, edit.settled)
    figures = [each for each in adoption.figures if each.place == came.place]
    questions = [
        each
        for each in (*adoption.doubts, *adoption.replaced, *adoption.own, *adoption.gone)
        if each.place == came.place or before.text in each.printed.split("\n")
    ]
    added = [each for each in adoption.new if each.place == came.place]
    refused = [
        each for each in adoption.refused if each.printed in before.text and each.edited in f"{came.text}\n{settled}"
    ]
    dropped = any(each.dropped and each.edited in came.text for each in adoption.texts)
    faults = (
        (edit.edited not in came.text, f"the edit was not read: {came.text}"),
        (any(each.place == came.place for each in adoption.moved), "is said to have moved"),
        (edit.kind.only_words and bool(figures), f"a figure is told that nobody has changed: {figures}"),
        (taken and edit.kind.figures, "what is recorded was taken as words"),
        (taken and edit.kind.drops and not dropped, "something that was mentioned went without a word"),
        (not taken and not (figures or questions or refused or added), f"differs silently: {now.text}"),
        (
            not taken and not (questions or refused or added) and now.text != settled,
            f"a figure is told, and other words differ: {now.text}",
        ),
        (
            now.text not in {before.text, settled, came.text},
            f"is neither as it was nor as it was edited: {now.text}",
        ),
    )
    return next((words for is_so, words in faults if is_so), "")


def _shape_verdicts(papers: EditedPaper, answer: _Answer) -> list[Verdict]:
    """What became of a paper in which paragraphs are others: every line of both is in the other, or told."""
    said = "\n".join(_essence(text) for text in _strings(answer.adoption))
    edited, again = (Counter(_lines(passages)) for passages in (answer.edited, answer.again))
    texts = {text for edit in papers.edits for text in _texts(answer.printed[edit.passage])}
    follows = {line for each in (*answer.printed, *answer.again) if texts & _texts(each) for line in _lines([each])} | {
        _essence(edit.edited) for edit in papers.edits
    }
    refused = {
        _essence(line) for each in answer.adoption.refused for line in f"{each.printed}\n{each.edited}".split("\n")
    }
    silent = [
        line
        for line in (edited - again) + (again - edited)
        if line not in follows and line not in said and not any(each in line for each in refused - {""})
    ]
    before, after = ([*_lines(each for each in passages if not each.in_table)] for passages in answer[1:3])
    single = {line for line in before if before.count(line) == after.count(line) == 1}
    moved = [line for line in before if line in single] != [line for line in after if line in single]
    fault = f"differs silently: {silent}" if silent else ""
    if not fault and moved and not answer.adoption.moved:
        fault = "paragraphs stand elsewhere silently"
    taken = edited == again and not moved
    return [Verdict(papers.shape, only_words=False, taken=taken, fault=fault, told=f"bookmarks {papers.bookmarks}")]


def _lines(passages: Iterable[Passage]) -> Iterator[str]:
    """The lines of some passages without what numbers and ends them, which follows from their order."""
    for passage in passages:
        if passage.place not in _MARGINS:
            yield from filter(None, map(_essence, passage.text.split("\n")))


def _essence(line: str) -> str:
    line = re.sub(r"^(?:-|[a-zđ]\)|\d+(?:\.\d+)*\.|[IVXLC]+\.|Thứ [^,:]{1,12}[,:]) ?", "", line.strip())
    return re.sub(r"[.;:,/]+$", "", line).strip().casefold()


def _strings(value: object) -> Iterator[str]:
    """All texts of an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))
