"""The text of one part of a Word file (ECMA-376, part 1, chapter 17): paragraphs, tables, boxes, notes and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from dtreport.reading.docx_paragraphs import NAMESPACES, DocxParagraphs
from dtreport.reading.people import initials_of
from dtreport.reading.refusal import SAVE_AS_WORD, Refusal
from dtreport.reading.xml_part import Attributes, Markup, XmlPart, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtreport.reading.docx_paragraphs import ParagraphMarks
    from dtreport.reading.transcript import Transcript

_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_CELL_CHANGES = {"w:cellIns": "w:ins", "w:cellDel": "w:del"}
_MOST_COLUMNS = 1_000


class StyleNames(XmlPart):
    """The names of the styles, by which people know them, for their identities."""

    prefixes = NAMESPACES

    def __init__(self, markup: Markup) -> None:
        super().__init__(markup)
        self.names: dict[str, str] = {}
        self._style = ""
        self.starts = {"w:style": self._begin, "w:name": self._name_style}

    def _begin(self, attributes: Attributes) -> None:
        self._style = attributes.get("w:styleId", "")

    def _name_style(self, attributes: Attributes) -> None:
        if self.parent == "w:style":
            self.names[self._style] = attributes.get("w:val", "")


class _Change(NamedTuple):
    """Whose change, and of what kind."""

    kind: str
    author: str


class DocxText(DocxParagraphs):
    """Reads parts into one transcript, with their tracked changes accepted, or refused."""

    skipped: ClassVar[frozenset[str]] = frozenset(
        ("w:sectPr", "w:tblPr", "w:tblPrEx", "w:tblGrid", "w:sdtPr", "w:sdtEndPr", "w:numPr")
    ) | frozenset(("w:rt", "w:pPrChange", "w:rPrChange", "w:trPrChange", "w:tcPrChange", "w:delInstrText"))

    def __init__(
        self, markup: Markup, transcript: Transcript, styles: Mapping[str, str], *, before_changes: bool
    ) -> None:
        letters_in = ("w:t", "m:t", "w:delText") if before_changes else ("w:t", "m:t")
        super().__init__(markup, transcript, styles, frozenset(letters_in))
        self.changes = 0
        self.initials: dict[str, str] = {}
        """Whose comments a part of comments has, by their identities."""
        self._removed = ("w:ins", "w:moveTo") if before_changes else ("w:del", "w:moveFrom")
        self._alternatives: list[bool] = []
        """For each open choice among drawings, whether one of them has been read."""
        self._letters_before: list[int] = []
        self._change: _Change | None = None
        """The change that the last letters belong to."""
        self._open_changes = 0
        self._note_count = 0
        self.starts |= {
            **dict.fromkeys(_CHANGES, self._begin_change),
            **dict.fromkeys(_CELL_CHANGES, self._cell_change),
            "w:tbl": self._begin_table,
            "w:tr": self._begin_row,
            "w:tc": self._begin_cell,
            "w:gridBefore": self._gap,
            "w:gridSpan": self._span,
            "w:vMerge": self._merge,
            "w:hMerge": self._merge,
            "w:txbxContent": self._begin_box,
            "mc:AlternateContent": self._begin_alternatives,
            **dict.fromkeys(("w:altChunk", "w:subDoc"), _refuse_foreign_part),
            "mc:Choice": self._begin_choice,
            "mc:Fallback": self._begin_fallback,
            "w:footnote": self._begin_note,
            "w:endnote": self._begin_note,
            "w:comment": self._begin_comment,
        }
        self.ends |= {
            **dict.fromkeys(_CHANGES, self._end_change),
            "w:tbl": self.story.end_table,
            "w:tr": self.unmute,
            "w:tc": self._end_cell,
            "w:txbxContent": self.story.end,
            "mc:AlternateContent": self._end_alternatives,
            "mc:Choice": self._end_choice,
            **dict.fromkeys(("w:footnote", "w:endnote", "w:comment"), self.story.end),
        }

    def read_flow(self, chunks: Iterable[bytes], place: str) -> None:
        """Read a part whose passages are called by a place, "" where they are counted."""
        self._note_count = 0
        self._change = None
        super().read_flow(chunks, place)

    # Tracked changes

    def say(self, text: str) -> None:
        """Go on with the passage; text that was there before and after parts one change from the next."""
        if not self._open_changes:
            self._change = None
        super().say(text)

    def paragraph_ends(self, paragraph: ParagraphMarks) -> bool:
        """Whether the end of a paragraph is one in this view."""
        if paragraph.end_change:
            self._count(_Change(paragraph.end_change, paragraph.end_author))
        return paragraph.end_change not in self._removed

    def _count(self, change: _Change) -> None:
        """Count a change, unless it goes on with the one before: Word parts them at every run."""
        self.changes += change != self._change
        self._change = change

    def _begin_change(self, attributes: Attributes) -> None:
        kind, author = self.path[-1], attributes.get("w:author", "")
        if self.parent == "w:rPr":
            if self.path[-3:-2] == ["w:pPr"] and self.paragraphs:
                self.paragraphs[-1].end_change, self.paragraphs[-1].end_author = kind, author
            return
        self._count(_Change(kind, author))
        if self.parent == "w:trPr":
            if kind in self._removed:
                self.mute(len(self.path) - 2)
            return
        self._open_changes += 1
        if kind in self._removed:
            self.mute(len(self.path))

    def _end_change(self) -> None:
        if self.path[-1:] not in (["w:rPr"], ["w:trPr"]):
            self._open_changes -= 1
            self.unmute()

    def _cell_change(self, attributes: Attributes) -> None:
        kind = _CELL_CHANGES[self.path[-1]]
        self._count(_Change(kind, attributes.get("w:author", "")))
        if kind in self._removed:
            self.mute(len(self.path) - 2)

    # Tables

    def _begin_table(self, attributes: Attributes) -> None:
        del attributes
        self.story.begin_table()

    def _begin_row(self, attributes: Attributes) -> None:
        del attributes
        self.story.begin_row()

    def _begin_cell(self, attributes: Attributes) -> None:
        del attributes
        self.story.begin_cell()

    def _end_cell(self) -> None:
        self.story.end_cell()
        self.unmute()

    def _gap(self, attributes: Attributes) -> None:
        self.story.pass_columns(whole(attributes, "w:val", 0, _MOST_COLUMNS))

    def _span(self, attributes: Attributes) -> None:
        self.story.span_columns(whole(attributes, "w:val", 1, _MOST_COLUMNS))

    def _merge(self, attributes: Attributes) -> None:
        self.story.flow.hidden = self.story.flow.is_cell and attributes.get("w:val", "continue") == "continue"

    # Boxes, notes, comments

    def _begin_box(self, attributes: Attributes) -> None:
        del attributes
        self.story.begin_box()

    def _begin_alternatives(self, attributes: Attributes) -> None:
        del attributes
        self._alternatives.append(False)

    def _end_alternatives(self) -> None:
        self._alternatives.pop()

    def _begin_choice(self, attributes: Attributes) -> None:
        del attributes
        if self._alternatives and self._alternatives[-1]:
            self.skip()
        else:
            self._letters_before.append(self.letters)

    def _end_choice(self) -> None:
        has_text = self.letters > self._letters_before.pop()
        if self._alternatives:
            self._alternatives[-1] = has_text

    def _begin_fallback(self, attributes: Attributes) -> None:
        del attributes
        if self._alternatives and self._alternatives[-1]:
            self.skip()

    def _begin_note(self, attributes: Attributes) -> None:
        if attributes.get("w:type", "normal") != "normal":
            self.skip()  # the line above the notes
            return
        self._note_count += 1
        self.story.begin(f"{self.story.flow.place} {self._note_count}")

    def _begin_comment(self, attributes: Attributes) -> None:
        key = attributes.get("w:id", "")
        self.initials[key] = initials_of(attributes.get("w:initials", ""), attributes.get("w:author", ""))
        self.story.begin(key)


def _refuse_foreign_part(_attributes: Attributes) -> None:
    """Refuse a paper of which a part is another file, which Word takes in at the next save."""
    raise Refusal("có phần nhúng từ tệp khác mà Word chưa gộp vào.", SAVE_AS_WORD)
