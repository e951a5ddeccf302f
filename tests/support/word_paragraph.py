"""A paragraph of a Word file under the hands of an editor: its runs, its bookmarks, and changes to its letters."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HYPHEN = "\u2011"
_INSIDE = {"rPr", "t", "noBreakHyphen"}
_MARKS = {"bookmarkStart", "bookmarkEnd", "pPr", "proofErr", "commentRangeStart", "commentRangeEnd"}
_AUTHOR = {f"{W}author": "Nguyễn Văn A", f"{W}date": "2022-01-05T08:00:00Z"}


class BookmarkSpan(NamedTuple):
    """A bookmark, and the letters of the paragraph that it stands around."""

    name: str
    start: int
    end: int


class _Run(NamedTuple):
    element: etree._Element
    start: int
    end: int


class WordParagraph:
    """A paragraph; every change is made as Word makes it, with the tracked ones on top of the old letters."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing in it but runs of letters between bookmarks."""
        return all(
            _tag(child) in _MARKS or (_tag(child) == "r" and {_tag(part) for part in child} <= _INSIDE)
            for child in self.element
        )

    @property
    def text(self) -> str:
        """Its letters, with tracked changes accepted."""
        return "".join(_letters(run.element) for run in self._runs())

    @property
    def spans(self) -> list[BookmarkSpan]:
        """Its bookmarks, in the order in which they begin."""
        open_spans: dict[str, tuple[str, int]] = {}
        spans = []
        place = 0
        for child in self.element:
            if _tag(child) == "bookmarkStart":
                open_spans[str(child.get(f"{W}id"))] = str(child.get(f"{W}name")), place
            elif _tag(child) == "bookmarkEnd":
                name, start = open_spans.pop(str(child.get(f"{W}id")), ("", place))
                spans += [BookmarkSpan(name, start, place)] if name else []
            else:
                place += sum(len(_letters(run)) for run in _runs_in(child))
        return sorted(spans, key=lambda span: (span.start, -span.end))

    def replace(self, start: int, end: int, new: str, *, tracked: bool = False) -> None:
        """Put other letters in the place of some, inside the bookmarks in which those stand.

        What is added between two letters follows the one before it, so that it stands in its bookmarks.
        """
        old = self._isolated(start, end)
        runs = self._runs_list()
        before = next((run.element for run in runs if run.end == start), None)
        after = next((run.element for run in runs if run.start == start), None)
        if new:
            beside = before if before is not None and not old else after
            assert beside is not None
            made = _run(new, beside)
            holder = _parent(beside)
            outer = beside if holder is self.element else holder
            (outer.addnext if beside is before else outer.addprevious)(_wrapped(made, "ins") if tracked else made)
        for run in old:
            if tracked:
                run.addprevious(deletion := etree.Element(f"{W}del", {f"{W}id": "9001", **_AUTHOR}))
                deletion.append(run)
                for letters in run.iter(f"{W}t"):
                    letters.tag = f"{W}delText"
            else:
                _parent(run).remove(run)

    def part_runs(self, place: int, *, bold: bool) -> None:
        """Part the run at a letter, as formatting, the spelling checker and the numbers of saves do."""
        word = self._isolated(place, min(place + 3, len(self.text)))
        for run in word:
            run.set(f"{W}rsidR", "00A77B3E")
            if bold:
                properties = run.find(f"{W}rPr")
                if properties is None:
                    properties = etree.Element(f"{W}rPr")
                    run.insert(0, properties)
                etree.SubElement(properties, f"{W}b")
        word[0].addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        word[-1].addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellEnd"}))

    def comment(self, start: int, end: int, key: str) -> None:
        """Hang a remark on some letters."""
        words = self._isolated(start, end)
        words[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": key}))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": key})
        words[-1].addnext(reference)
        words[-1].addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": key}))

    def lose_bookmarks(self) -> None:
        """Take all bookmarks away, as pasting without formatting does."""
        for mark in [*self.element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            _parent(mark).remove(mark)

    def remove(self) -> None:
        """Take the whole paragraph away."""
        _parent(self.element).remove(self.element)

    @property
    def is_in_table(self) -> bool:
        """Whether it stands in a cell, and not in the text."""
        return _tag(_parent(self.element)) != "body"

    def parted(self, place: int) -> WordParagraph:
        """Part the paragraph before a letter; returns the second half, which stands behind the first.

        A bookmark around the place stays open in the first half and ends in the second.
        """
        first = self._isolated(place, len(self.text))[0]
        second = etree.Element(f"{W}p")
        properties = self.element.find(f"{W}pPr")
        if properties is not None:
            second.append(copy.deepcopy(properties))
        while (mark := first.getprevious()) is not None and _tag(mark) == "bookmarkStart":
            first = mark
        for child in [first, *first.itersiblings()]:
            second.append(child)
        self.element.addnext(second)
        return WordParagraph(second)

    def take_in(self, other: WordParagraph) -> None:
        """Take the letters of the next paragraph in behind one's own."""
        self.element.append(_run(" ", self._runs_list()[-1].element))
        for child in [*other.element]:
            if _tag(child) != "pPr":
                self.element.append(child)
        other.remove()

    def _runs(self) -> Iterator[_Run]:
        place = 0
        for child in self.element:
            for run in _runs_in(child):
                end = place + len(_letters(run))
                yield _Run(run, place, end)
                place = end

    def _runs_list(self) -> list[_Run]:
        return [*self._runs()]

    def _isolated(self, start: int, end: int) -> list[etree._Element]:
        """The runs of just these letters; others are parted where they reach over them."""
        for place in (start, end):
            for run in self._runs_list():
                if run.start < place < run.end:
                    letters = _letters(run.element)
                    tail = _run(letters[place - run.start :], run.element)
                    run.element.addnext(tail)
                    _set_letters(run.element, letters[: place - run.start])
        return [run.element for run in self._runs() if start <= run.start < run.end <= end]


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _tag(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)


def _runs_in(child: etree._Element) -> Iterator[etree._Element]:
    """The runs that are read: not what was deleted."""
    if _tag(child) == "r":
        yield child
    elif _tag(child) == "ins":
        yield from child.iterchildren(f"{W}r")


def _letters(run: etree._Element) -> str:
    return "".join(_HYPHEN if _tag(part) == "noBreakHyphen" else part.text or "" for part in run if _tag(part) != "rPr")


def _run(letters: str, like: etree._Element) -> etree._Element:
    """A run that is set as another one."""
    run = etree.Element(f"{W}r")
    properties = like.find(f"{W}rPr")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    _set_letters(run, letters)
    return run


def _set_letters(run: etree._Element, letters: str) -> None:
    for part in [*run]:
        if _tag(part) != "rPr":
            run.remove(part)
    text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    text.text = letters


def _wrapped(run: etree._Element, tag: str) -> etree._Element:
    holder = etree.Element(f"{W}{tag}", {f"{W}id": "9000", **_AUTHOR})
    holder.append(run)
    return holder
