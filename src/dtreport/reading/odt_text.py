"""The text of the parts of an OpenDocument text: paragraphs, tables, boxes, notes, margins and changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from dtreport.reading.docx_paragraphs import is_words_own
from dtreport.reading.passages import FOOTER, HEADER
from dtreport.reading.people import initials_of
from dtreport.reading.story import Story
from dtreport.reading.xml_part import Attributes, Markup, XmlPart, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dtreport.reading.transcript import Transcript

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    f"{_ODF}office:1.0": "office",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}table:1.0": "table",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}meta:1.0": "meta",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}
_MARGINS = {
    f"style:{margin}{page}": place
    for margin, place in (("header", HEADER), ("footer", FOOTER))
    for page in ("", "-left", "-first")
}
_NOTES = {"footnote": "chú thích cuối trang", "endnote": "chú thích cuối văn bản"}
_LONGEST_NAME = 100  # characters
_MOST_SPACES, _MOST_COLUMNS, _MOST_ROWS = 1_000, 1_000, 1_000_000
_BLANKS = re.compile("[ \t\r\n]+")
_CODED = re.compile("_([0-9a-f]{2,4})_")
"""How a sign is written in the name of a style that may not stand in one."""


class OdtStyles(XmlPart):
    """The names of the styles, by which people know them; those of single paragraphs have the name of their parent."""

    prefixes = _NAMESPACES

    def __init__(self, markup: Markup) -> None:
        super().__init__(markup)
        self.starts = {"style:style": self._style}
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._shown: dict[str, str] = {}

    def _style(self, attributes: Attributes) -> None:
        name = attributes.get("style:name", "")
        if self.parent == "office:automatic-styles":
            self._parents[name] = attributes.get("style:parent-style-name", "")
        else:
            self._shown[name] = attributes.get("style:display-name", "")

    def name_of(self, identity: str) -> str:
        """The name of the style of a paragraph."""
        name = self._parents.get(identity, identity)
        return self._shown.get(name) or _CODED.sub(lambda match: chr(int(match[1], 16)), name)


class SideLines:
    """The paragraphs of a text that stands beside the others."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = []

    def begin(self) -> None:
        """Begin a paragraph."""
        self._lines.append([])

    def add(self, text: str) -> None:
        """Go on with a paragraph."""
        if self._lines:
            self._lines[-1].append(text)

    @property
    def lines(self) -> list[str]:
        """The paragraphs."""
        return ["".join(line) for line in self._lines]


class OdtComment:
    """A remark while it is read."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.initials = ""
        self.author = ""
        self.text = SideLines()


class OdtText(XmlPart):
    """Reads parts into one transcript, with their tracked changes accepted, or refused."""

    prefixes = _NAMESPACES
    skipped: ClassVar[frozenset[str]] = (
        frozenset(("office:automatic-styles", "office:styles", "office:font-face-decls", "office:forms"))
        | frozenset(("office:scripts", "text:note-citation", "text:page-number", "text:page-count"))
        | frozenset(("text:sequence-decls", "text:ruby-text", "text:hidden-text", "text:hidden-paragraph"))
        | frozenset(("text:variable-decls", "text:user-field-decls", "text:alphabetical-index-source"))
        | frozenset(("text:table-of-content-source", "table:title", "table:desc", "title", "desc"))
        | frozenset(("office:event-listeners", "draw:image", "draw:object", "text:index-source"))
    )

    def __init__(self, markup: Markup, transcript: Transcript, styles: OdtStyles, *, before_changes: bool) -> None:
        super().__init__(markup)
        self.story = Story(transcript)
        self.comments: list[OdtComment] = []
        self.changes = 0
        self._styles = styles
        self._before_changes = before_changes
        self._deleted: dict[str, SideLines] = {}
        """The paragraphs of each deleted text, by the identity of the change."""
        self._paragraphs = 0
        """How many paragraphs are open."""
        self._inserted: set[str] = set()
        self._region = ""
        self._in_deletion = False
        self._muted: set[str] = set()
        """The insertions that are open, where they are not read."""
        self._comment: OdtComment | None = None
        self._note_place = ""
        self._note_counts = dict.fromkeys(_NOTES.values(), 0)
        self._rows = self._columns = 1
        self.starts = {
            **dict.fromkeys(("text:p", "text:h"), self._begin_paragraph),
            "text:s": self._spaces,
            "text:tab": lambda _attributes: self._say("\t"),
            "text:line-break": lambda _attributes: self._say("\n"),
            "text:note": self._note,
            "text:note-body": lambda _attributes: self.story.begin(self._note_place),
            "draw:text-box": lambda _attributes: self.story.begin_box(),
            "draw:custom-shape": lambda _attributes: self.story.begin_box(),
            **dict.fromkeys(_MARGINS, self._begin_margin),
            **self._table_starts(),
            "text:bookmark-start": self._bookmark,
            "text:bookmark-end": self._bookmark_end,
            "text:bookmark": self._bookmark_point,
            "text:changed-region": self._change,
            "text:insertion": self._insertion,
            "text:deletion": self._deletion,
            "text:change": self._change_point,
            "text:change-start": self._change_start,
            "text:change-end": self._change_end,
            "office:annotation": self._begin_comment,
        }
        self.ends = {
            **dict.fromkeys(("text:p", "text:h"), self._end_paragraph),
            **dict.fromkeys(("text:note-body", "draw:text-box", "draw:custom-shape", *_MARGINS), self.story.end),
            "table:table": self.story.end_table,
            "table:table-row": lambda: self.story.pass_rows(self._rows - 1),
            "table:table-cell": self._end_cell,
            "text:deletion": self._end_deletion,
            "office:annotation": self._end_comment,
        }

    def read_flow(self, chunks: Iterable[bytes]) -> None:
        """Read a part."""
        self.story.restart("")
        self.read(chunks)
        self.story.end_stretch()

    # Paragraphs

    def _begin_paragraph(self, attributes: Attributes) -> None:
        self._paragraphs += 1
        if self._comment is not None:
            self._comment.text.begin()
        elif self._in_deletion:
            self._deleted[self._region].begin()
        else:
            self.story.begin_paragraph(self._styles.name_of(attributes.get("text:style-name", "")))

    def _end_paragraph(self) -> None:
        self._paragraphs -= 1
        if self._comment is None and not self._in_deletion:
            self.story.end_paragraph(goes_on=bool(self._muted))

    def text(self, text: str) -> None:
        """What stands between tags: blanks are one, since tabs and spaces that count have their elements."""
        if self._comment is not None and self.path[-1] in {
            "dc:creator",
            "meta:creator-initials",
            "loext:sender-initials",
        }:
            if self.path[-1] == "dc:creator":
                self._comment.author = (self._comment.author + text)[:_LONGEST_NAME]
            else:
                self._comment.initials = (self._comment.initials + text)[:_LONGEST_NAME]
        elif self._paragraphs:
            self._say(_BLANKS.sub(" ", text))

    def _say(self, text: str) -> None:
        if self._comment is not None:
            self._comment.text.add(text)
        elif self._in_deletion:
            self._deleted[self._region].add(text)
        elif not self._muted:
            stretch = self.story.stretch
            self.story.add(text.lstrip(" ") if stretch is None or stretch.ends_in_space() else text)

    def _spaces(self, attributes: Attributes) -> None:
        spaces = " " * whole(attributes, "text:c", 1, _MOST_SPACES)
        if self._comment is not None or self._in_deletion:
            self._say(spaces)
        elif not self._muted:
            self.story.add(spaces)

    def _note(self, attributes: Attributes) -> None:
        place = _NOTES.get(attributes.get("text:note-class", ""), _NOTES["footnote"])
        self._note_counts[place] += 1
        self._note_place = f"{place} {self._note_counts[place]}"

    def _begin_margin(self, attributes: Attributes) -> None:
        del attributes
        self.story.begin(_MARGINS[self.path[-1]])

    # Tables

    def _table_starts(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {
            "table:table": lambda _attributes: self.story.begin_table(),
            "table:table-row": self._begin_row,
            "table:table-cell": self._begin_cell,
            "table:covered-table-cell": self._covered_cell,
        }

    def _begin_row(self, attributes: Attributes) -> None:
        self._rows = whole(attributes, "table:number-rows-repeated", 1, _MOST_ROWS)
        self.story.begin_row()

    def _begin_cell(self, attributes: Attributes) -> None:
        self.story.begin_cell()
        self.story.span_columns(whole(attributes, "table:number-columns-repeated", 1, _MOST_COLUMNS))

    def _covered_cell(self, attributes: Attributes) -> None:
        self.story.pass_columns(whole(attributes, "table:number-columns-repeated", 1, _MOST_COLUMNS))
        self.skip()

    def _end_cell(self) -> None:
        self.story.end_cell()

    # Bookmarks and comments

    def _bookmark(self, attributes: Attributes) -> None:
        name = attributes.get("text:name", "")
        if name and not is_words_own(name) and not self._in_deletion:
            self.story.open_anchor(name, name)

    def _bookmark_end(self, attributes: Attributes) -> None:
        if not self._in_deletion:
            self.story.close_anchor(attributes.get("text:name", ""))

    def _bookmark_point(self, attributes: Attributes) -> None:
        self._bookmark(attributes)
        self._bookmark_end(attributes)

    def _begin_comment(self, attributes: Attributes) -> None:
        del attributes
        if self._in_deletion:
            self.skip()
            return
        key = str(len(self.comments))
        self._comment = OdtComment(key)
        self.story.comment_here(key)

    def _end_comment(self) -> None:
        if self._comment is not None:
            self._comment.initials = initials_of(self._comment.initials, self._comment.author)
            self.comments.append(self._comment)
        self._comment = None

    # Tracked changes

    def _change(self, attributes: Attributes) -> None:
        self._region = attributes.get("text:id") or attributes.get("id", "")

    def _insertion(self, attributes: Attributes) -> None:
        del attributes
        self.changes += 1
        self._inserted.add(self._region)

    def _deletion(self, attributes: Attributes) -> None:
        del attributes
        self.changes += 1
        self._deleted[self._region] = SideLines()
        self._in_deletion = True

    def _end_deletion(self) -> None:
        self._in_deletion = False

    def _change_start(self, attributes: Attributes) -> None:
        key = attributes.get("text:change-id", "")
        if self._before_changes and key in self._inserted:
            self._muted.add(key)

    def _change_end(self, attributes: Attributes) -> None:
        self._muted.discard(attributes.get("text:change-id", ""))

    def _change_point(self, attributes: Attributes) -> None:
        """Put a deleted text back: inside a paragraph, its first and its last line belong to those around the point."""
        if not self._before_changes or self._muted:
            return
        inside = bool(self._paragraphs)
        deleted = self._deleted.get(attributes.get("text:change-id", ""), SideLines())
        for place, line in enumerate(deleted.lines):
            if place or not inside:
                self.story.end_paragraph()
                self.story.begin_paragraph()
            self.story.add(line)
        if not inside:
            self.story.end_paragraph()
