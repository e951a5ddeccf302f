"""Paragraphs of a Word file, and what stands in them: runs, fields, bookmarks, the places of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.reading.refusal import excess
from dtreport.reading.story import Story
from dtreport.reading.word_symbols import letter_of
from dtreport.reading.xml_part import Attributes, Markup, XmlPart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dtreport.reading.transcript import Transcript

NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_WORDS_OWN = ("_GoBack", "_Toc", "_Hlk", "_Ref", "_Hlt", "_Int_")
"""How the bookmarks begin that Word makes for itself."""
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"))
"""Their result is another one on every page: it says nothing."""
_MOST_FIELDS = 30
"""As many stand in one another at most."""
_LONGEST_INSTRUCTION = 100
_OFF = frozenset(("0", "false", "off"))
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


class _Field:
    """A complex field, of which only the result is text."""

    __slots__ = ("instruction", "shown")

    def __init__(self) -> None:
        self.instruction = ""
        self.shown = False


class ParagraphMarks:
    """What is known of a paragraph besides its text."""

    __slots__ = ("end_author", "end_change", "fields")

    def __init__(self) -> None:
        self.fields: list[_Field] = []
        self.end_change = ""
        """The tracked change of its end."""
        self.end_author = ""


class DocxParagraphs(XmlPart):
    """Reads the paragraphs of a part."""

    prefixes = NAMESPACES

    def __init__(
        self, markup: Markup, transcript: Transcript, styles: Mapping[str, str], letters_in: frozenset[str]
    ) -> None:
        super().__init__(markup)
        self.story = Story(transcript)
        self.paragraphs: list[ParagraphMarks] = []
        self.letters = 0
        """How many have been read."""
        self._styles = styles
        self._letters_in = letters_in
        self._muted: list[int] = []
        """How deep the elements stand that hold no text of this view."""
        self._hidden_run = False
        self.starts |= {
            "w:p": self._begin_paragraph,
            "w:pStyle": self._style,
            "w:vanish": self._vanish,
            "w:sym": self._symbol,
            "w:fldChar": self._field,
            "w:fldSimple": self._simple_field,
            "w:bookmarkStart": self._bookmark,
            "w:bookmarkEnd": self._bookmark_end,
            "w:commentRangeStart": self._comment_place,
            "w:commentReference": self._comment_place,
            **{name: self._sign(sign) for name, sign in _SIGNS.items()},
        }
        self.ends |= {"w:p": self._end_paragraph, "w:r": self._end_run, "w:fldSimple": self.unmute}

    def mute(self, depth: int) -> None:
        """Read no text before the open element at a depth ends."""
        self._muted.append(depth)

    def unmute(self) -> None:
        """Read again what follows the element that has just ended, if it held no text."""
        if self._muted and self._muted[-1] == len(self.path) + 1:
            self._muted.pop()

    def text(self, text: str) -> None:
        """What stands between tags."""
        name = self.path[-1] if self.path else ""
        if name in self._letters_in:
            self.say(text.replace("\n", " "))
        elif name == "w:instrText" and self.paragraphs and self.paragraphs[-1].fields:
            field = self.paragraphs[-1].fields[-1]
            field.instruction = (field.instruction + text)[:_LONGEST_INSTRUCTION]

    def say(self, text: str) -> None:
        """Go on with the passage, unless this is no text that a reader of the paper sees."""
        if self._muted or self._hidden_run or self.story.flow.hidden:
            return
        if self.paragraphs and not all(field.shown for field in self.paragraphs[-1].fields):
            return
        self.story.add(text)
        self.letters += len(text)

    def paragraph_ends(self, paragraph: ParagraphMarks) -> bool:
        """Whether the end of a paragraph is one in this view."""
        del paragraph
        return True

    def _begin_paragraph(self, attributes: Attributes) -> None:
        del attributes
        self.paragraphs.append(ParagraphMarks())
        self.story.begin_paragraph()

    def _end_paragraph(self) -> None:
        self.story.end_paragraph(goes_on=not self.paragraph_ends(self.paragraphs.pop()))

    def _style(self, attributes: Attributes) -> None:
        identity = attributes.get("w:val", "")
        self.story.set_style(self._styles.get(identity, identity))

    def _end_run(self) -> None:
        self._hidden_run = False

    def _vanish(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["w:r", "w:rPr"]:
            self._hidden_run = attributes.get("w:val", "") not in _OFF

    def _sign(self, sign: str) -> Callable[[Attributes], None]:
        def say_sign(attributes: Attributes) -> None:
            del attributes
            if self.parent == "w:r":  # a tab may also be a stop among the properties
                self.say(sign)

        return say_sign

    def _symbol(self, attributes: Attributes) -> None:
        self.say(letter_of(attributes.get("w:font", ""), attributes.get("w:char", "")))

    def _field(self, attributes: Attributes) -> None:
        fields = self.paragraphs[-1].fields if self.paragraphs else []
        match attributes.get("w:fldCharType"):
            case "begin":
                fields.append(_Field())
                if len(fields) > _MOST_FIELDS:
                    raise excess()
            case "separate" if fields:
                fields[-1].shown = not _is_page_number(fields[-1].instruction)
            case "end" if fields:
                fields.pop()
            case _:
                pass  # the field began in a paragraph further up

    def _simple_field(self, attributes: Attributes) -> None:
        if _is_page_number(attributes.get("w:instr", "")):
            self.mute(len(self.path))

    def _bookmark(self, attributes: Attributes) -> None:
        name = attributes.get("w:name", "")
        if name and not is_words_own(name) and "w:colFirst" not in attributes:
            self.story.open_anchor(attributes.get("w:id", ""), name)

    def _bookmark_end(self, attributes: Attributes) -> None:
        self.story.close_anchor(attributes.get("w:id", ""))

    def _comment_place(self, attributes: Attributes) -> None:
        self.story.comment_here(attributes.get("w:id", ""))

    def read_flow(self, chunks: Iterable[bytes], place: str) -> None:
        """Read a part whose passages are called by a place, "" where they are counted."""
        self.story.restart(place)
        self.paragraphs = []
        self.read(chunks)
        self.story.end_stretch()


def is_words_own(bookmark: str) -> bool:
    """Whether Word has made a bookmark for itself."""
    return bookmark.startswith(_WORDS_OWN)


def _is_page_number(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _PAGE_FIELDS
