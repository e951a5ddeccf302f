"""A Word file (.docx): every place where Word keeps text, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.reading.docx_text import DocxText, StyleNames
from dtreport.reading.part_relations import digest_of, main_part, relations_of
from dtreport.reading.passages import FOOTER, HEADER, Comment, PaperText
from dtreport.reading.refusal import damage
from dtreport.reading.transcript import Transcript, plain
from dtreport.reading.xml_part import Markup

if TYPE_CHECKING:
    from dtreport.reading.package import OfficePackage
    from dtreport.reading.part_relations import Relation

_MAIN, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_MARGINS = (("header", HEADER), ("footer", FOOTER))
_NOTES = (("footnotes", "chú thích cuối trang"), ("endnotes", "chú thích cuối văn bản"))


def read_docx(package: OfficePackage, *, before_changes: bool) -> PaperText:
    """What a Word file says. Raises Refusal."""
    markup = Markup()
    main = main_part(package, markup, _MAIN)
    if main not in package:
        raise damage()
    related = relations_of(package, main, markup)
    styles = StyleNames(markup)
    for part in _of_kind(related, "styles")[:1]:
        styles.read(package.chunks(part))
    transcript = Transcript()
    text = DocxText(markup, transcript, styles.names, before_changes=before_changes)
    text.read_flow(package.chunks(main), "")
    for kind, place in _NOTES:
        for part in _of_kind(related, kind)[:1]:
            text.read_flow(package.chunks(part), place)
    for kind, place in _MARGINS:
        for part in _of_kind(related, kind):
            text.read_flow(package.chunks(part), place)
    remarks = DocxText(markup, Transcript(), {}, before_changes=before_changes)
    for part in _of_kind(related, "comments")[:1]:
        remarks.read_flow(package.chunks(part), "")
    passages, places = transcript.passages()
    return PaperText(
        passages,
        _comments(remarks, {key: places[stretch] for key, stretch in text.story.commented.items()}),
        text.changes,
        digest_of(package, _PROPERTIES, markup),
    )


def _of_kind(related: list[Relation], kind: str) -> list[str]:
    return list(dict.fromkeys(relation.name for relation in related if relation.kind == kind))


def _comments(remarks: DocxText, places: dict[str, str]) -> tuple[Comment, ...]:
    """The comments in the order of the places that they are about."""
    passages, _places = remarks.story.transcript.passages()
    words: dict[str, list[str]] = {}
    for passage in passages:
        words.setdefault(passage.place, []).append(passage.text)
    order = {key: number for number, key in enumerate(places)}
    keys = sorted(remarks.initials, key=lambda key: order.get(key, len(order)))
    return tuple(
        Comment(plain(remarks.initials[key]).strip(), "\n".join(words[key]), places.get(key, ""))
        for key in keys
        if key in words
    )
