"""The tags of a page, in time that grows with its length alone, whatever is left open in it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_REST = re.compile(r"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
"""What follows the name of a tag, with its end."""
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = frozenset(("script", "style", "textarea", "title", "template", "noscript", "iframe", "xmp"))
"""Elements in which no other begins."""


class Tag(NamedTuple):
    """A tag that opens or closes an element."""

    name: str
    closes: bool
    attributes: dict[str, str]


def tags_and_text(page: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, without comments, scripts and styles."""
    place = 0
    while place < len(page):
        sign = page.find("<", place)
        if sign < 0:
            break
        if sign > place:
            yield unescape(page[place:sign])
        if page.startswith("<!--", sign):
            place = _behind(page, "-->", sign)
            continue
        if page.startswith(("<!", "<?"), sign):
            place = _behind(page, ">", sign)
            continue
        name = _NAME.match(page, sign + 1)
        if name is None:
            yield "<"
            place = sign + 1
            continue
        rest = _REST.match(page, name.end())
        if rest is None:
            return  # a quotation that never ends: browsers show nothing more
        tag = _tag(name[0], rest[0])
        place = rest.end()
        if tag.name in _RAW and not tag.closes:
            end = re.compile(rf"</{tag.name}", re.IGNORECASE).search(page, place)
            place = _behind(page, ">", end.start()) if end else len(page)
            continue
        yield tag
    yield unescape(page[place:])


def _tag(name: str, rest: str) -> Tag:
    closes = name.startswith("/")
    pairs = [] if closes else _ATTRIBUTE.findall(rest)
    attributes = {key.lower(): unescape(double or single or bare) for key, double, single, bare in pairs}
    return Tag(name.lstrip("/").lower(), closes, attributes)


def _behind(page: str, sign: str, place: int) -> int:
    end = page.find(sign, place)
    return len(page) if end < 0 else end + len(sign)
