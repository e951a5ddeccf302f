"""A text of LibreOffice (.odt), the format ODF 1.3: the same places as in a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.reading.odt_text import OdtStyles, OdtText
from dtreport.reading.part_relations import digest_of
from dtreport.reading.passages import Comment, PaperText
from dtreport.reading.transcript import Transcript, plain
from dtreport.reading.xml_part import Markup

if TYPE_CHECKING:
    from dtreport.reading.package import OfficePackage
    from dtreport.reading.transcript import PassageDraft

_TEXT, _STYLES, _PROPERTIES = "content.xml", "styles.xml", "meta.xml"


def read_odt(package: OfficePackage, *, before_changes: bool) -> PaperText:
    """What an OpenDocument text says. Raises Refusal."""
    markup = Markup()
    styles = OdtStyles(markup)
    margins = _STYLES in package
    if margins:
        styles.read(package.chunks(_STYLES))
    styles.read(package.chunks(_TEXT))
    transcript = Transcript()
    text = OdtText(markup, transcript, styles, before_changes=before_changes)
    text.read_flow(package.chunks(_TEXT))
    if margins:
        text.read_flow(package.chunks(_STYLES))
    passages, places = transcript.passages()
    comments = (
        Comment(
            plain(comment.initials), plain("\n".join(comment.text.lines)).strip(), _place(text, places, comment.key)
        )
        for comment in text.comments
    )
    return PaperText(passages, tuple(comments), text.changes, digest_of(package, _PROPERTIES, markup))


def _place(text: OdtText, places: dict[PassageDraft, str], key: str) -> str:
    stretch = text.story.commented.get(key)
    return places[stretch] if stretch else ""
