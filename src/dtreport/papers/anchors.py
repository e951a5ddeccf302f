"""The names of anchors: a stretch of a paper by what it came from, and back from the name to that.

A Word file keeps names as bookmarks: letters, digits and underscores, at most 40, hidden from its list by the first
underscore, each once in a file. A code is in it as it is, with underscores for hyphens: `_dt_hn_phap_luat__value`,
`_dt_kq_7__text2__3` for the third time; a table of settings behind an underscore more: `_dt__text__overview1`; and
`_dt__own` is of no record. A page of the web has no such bounds: `hn-phap-luat.value`, `[text].overview[1]`.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from dtreport.papers.source_fields import OWN
from dtreport.records import KINDS, TABLES
from dtreport.vietnamese.wording import Source

if TYPE_CHECKING:
    from dtreport.report import Year

LONGEST_NAME = 40
_PREFIX = "_dt_"
_OWN_OF_NOBODY = f"_{OWN}"
_FIELD, _NUMBER = r"(?P<field>[a-z]+(?:_[a-z]+)*)", r"[1-9]\d*"
_NAME = rf"_dt_(?:_(?P<table>[a-z]+)|(?P<code>[a-z0-9_X]+?))(?:__{_FIELD}(?P<line>{_NUMBER})?)?(?:__{_NUMBER})?"
_WEB_NAME = rf"(?:\[(?P<table>[a-z]+)\]|(?P<code>[a-z0-9-]+))\.{_FIELD}(?:\[(?P<line>{_NUMBER})\])?"
_DIGEST = 8
"""Digits of the digest of a code that is too long."""
_OURS = {kind.name: kind.prefix for kind in KINDS}


class BookmarkNames:
    """The names of the bookmarks of one file, each given once."""

    def __init__(self) -> None:
        self._uses: Counter[Source] = Counter()

    def claim(self, source: Source) -> str:
        """A name for one more place that came from a source."""
        self._uses[source] += 1
        uses = self._uses[source]
        return _bookmark(source, f"__{uses}" if uses > 1 else "")


def _bookmark(source: Source, use: str) -> str:
    if not source.kind:
        return f"{_PREFIX}{_OWN_OF_NOBODY}{use}"
    end = f"__{source.field}{source.line or ''}{use}"
    word = _word(source.code, LONGEST_NAME - len(_PREFIX) - len(end)) if source.code else f"_{source.kind}"
    return f"{_PREFIX}{word}{end}"


def _word(code: str, room: int) -> str:
    """A code as a part of a name: a longer one is cut, with its digest behind a capital, which no code has."""
    if len(code) > room:
        digest = sha256(code.encode()).hexdigest()[:_DIGEST]
        code = f"{code[: room - _DIGEST - 1]}X{digest}"
    return code.replace("-", "_")


def web_name(source: Source) -> str:
    """A name for a page that everybody may read; empty where there is none to give.

    What dtreport says of no record needs no name, and the code of an award may be the name of a person, unless
    dtreport has given it.
    """
    if not source.kind or (source.kind == "awards" and not re.fullmatch(rf"{_OURS['awards']}-\d+", source.code)):
        return ""
    holder = source.code or f"[{source.kind}]"
    return f"{holder}.{source.field}{f'[{source.line}]' if source.line else ''}"


def source_named(name: str, year: Year) -> Source | None:
    """What a bookmark, or a stretch of a page, came from; None for a name that is of no place of this year.

    A name that another program has changed, as LibreOffice does with those inside others when it reads RTF
    (`…_Copy_1`), is of none.
    """
    if name.startswith(_PREFIX):
        return _bookmark_source(name, year)
    match = re.fullmatch(_WEB_NAME, name, re.ASCII)
    if match is None:
        return None
    return _source(match, match["code"] or "", year)


def _bookmark_source(name: str, year: Year) -> Source | None:
    match = re.fullmatch(_NAME, name, re.ASCII)
    if match is None or len(name) > LONGEST_NAME:
        return None
    if match["field"] is None:
        return Source("", "", OWN) if match["table"] == OWN else None
    word = match["code"] or ""
    room = LONGEST_NAME - len(_PREFIX) - (len(name) - match.end("code")) if word else 0
    code = word.replace("_", "-")
    if "X" in word:
        code = next((each for each in year.by_code if len(each) > room and _word(each, room) == word), "")
    return _source(match, code, year)


def _source(match: re.Match[str], code: str, year: Year) -> Source | None:
    """The source that the parts of a name say; None where the year has no such record or table."""
    line = int(match["line"] or 0)
    if match["table"] is not None:
        return Source(match["table"], "", match["field"], line) if match["table"] in _TABLE_NAMES else None
    if code not in year.by_code:
        return None
    kind, _record = year.by_code[code]
    return Source(kind.name, code, match["field"], line)


_TABLE_NAMES = {table.name for table in TABLES}
