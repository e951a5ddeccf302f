"""A year file as text that can be changed piece by piece; every other byte stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.records import KINDS, TABLES
from dtreport.store.text.layout import RECORD, REST, TABLE, TOP, TextBlock, scan
from dtreport.store.text.surroundings import neighbours, replace_between, surroundings, text_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.store.changes import Insert, Surroundings

KIND_NAMES = [kind.name for kind in KINDS]
TABLE_NAMES = [table.name for table in TABLES]

_TWO_COMMENTS = r"(#[^\n]*\n)(?:[ \t]*\r?\n)+((?:[ \t]*#[^\n]*\n)+)\Z"
"""A comment, blank lines, and the comment directly above what follows."""


class YearText:
    """The text as pieces: the keys at the top, tables, records, and what stands between."""

    def __init__(self, text: str, data: Mapping[str, Any]) -> None:
        self.pieces = scan(text)
        self.newline = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
        self.by_code: dict[str, TextBlock] = {}
        self._blocks: dict[str, list[TextBlock]] = {}
        for piece in self.pieces:
            if piece.what is RECORD:
                self._blocks.setdefault(piece.name, []).append(piece)
        # `counts = [{…}, {…}]` is TOML too, but has no blocks, or not as many as there are records. An empty list
        # (`counts = []`) counts as well: a block [[counts]] cannot stand beside it.
        self._in_one_line = {
            kind for kind in KIND_NAMES if kind in data and len(data[kind]) != len(self._blocks.get(kind, ()) or "?")
        }

    @property
    def text(self) -> str:
        """The whole text as it is now."""
        return "".join(piece.text for piece in self.pieces)

    def blocks(self, kind: str) -> list[TextBlock]:
        """The blocks of a kind. Raises DtreportError when its records do not stand in blocks."""
        if kind in self._in_one_line:
            raise _not_in_blocks(kind)
        return self._blocks.get(kind, [])

    def name_codes(self, codes: Mapping[str, list[str]]) -> None:
        """Tell which code each block of each kind has, in the order of the file."""
        for kind, codes_of_kind in codes.items():
            blocks = self._blocks.get(kind, [])
            # Records written in one line (`counts = [{…}]`) have no blocks, and cannot be edited.
            if len(blocks) == len(codes_of_kind):
                self.by_code |= zip(codes_of_kind, blocks, strict=True)

    def record(self, kind: str, code: str) -> TextBlock:
        """The block of a record. Raises DtreportError when it does not stand in a block of its own."""
        if code not in self.by_code:
            raise _not_in_blocks(kind)
        return self.by_code[code]

    def table(self, name: str) -> TextBlock | None:
        """The block of a table of settings, or the keys at the top."""
        what = TABLE if name else TOP
        return next((piece for piece in self.pieces if piece.what is what and piece.name == name), None)

    def lines(self, text: str) -> str:
        """A text with the line ends of this file."""
        return text.replace("\r\n", "\n").replace("\n", self.newline)

    def insert(
        self, piece: TextBlock, before: TextBlock | None, after: str | None, back: Insert | None = None
    ) -> Surroundings:
        """Put a block into the file, set off with blank lines where it has none.

        Args:
            piece: The block.
            before: The block that it goes before; None to put it behind the last one of the kind or table `after`.
            after: That kind or table; None to put it at the end of the file.
            back: The change, where it may bring back a block that was taken out. It goes exactly where it stood, if
                all there is as it was; else under the banner of its kind and above its follower's own comment.

        Returns what it now stands between.
        """
        piece.text = self._whole_lines(piece.text)
        if back is not None and back.around is not None and self._put_back(piece, before, back.around):
            return back.around
        if before is None:
            # Behind the last piece of the kind `after`, or behind the last that is more than blanks and comments.
            places = enumerate(self.pieces, 1)
            at = max(at for at, above in places if above.what is not REST and after in {None, above.name})
        else:
            at = self.pieces.index(before)
        joint = text_between(self.pieces, *neighbours(self.pieces, at))
        if before is not None:
            # Where a block between a banner and the comment under it was taken out, both are now one piece above
            # `before`; a block with its own comments comes back between the two.
            above = self.pieces[at - 1]
            may_part = back is not None and back.text and above.what is REST
            comments = re.search(_TWO_COMMENTS, above.text) if may_part else None
            if comments is not None:
                parts = (above.text[: comments.end(1)], above.text[comments.start(2) :])
                self.pieces[at - 1 : at] = [TextBlock(REST, "", part) for part in parts]
                at += 1
            gap = [self._blank_line()] if self.pieces[at - 1].what is not REST else []
            self.pieces[at:at] = [*gap, piece, self._blank_line()]
        else:
            self.pieces[at - 1].text = self._whole_lines(self.pieces[at - 1].text)
            behind = self.pieces[at].text if at < len(self.pieces) else "\n"
            gap = [] if behind.lstrip(" \t\r")[:1] == "\n" else [self._blank_line()]
            self.pieces[at:at] = [self._blank_line(), piece, *gap]
        return surroundings(self.pieces, self.pieces.index(piece))._replace(joint=joint)

    def _blank_line(self) -> TextBlock:
        """What sets two blocks off."""
        return TextBlock(REST, "", self.newline)

    def _put_back(self, piece: TextBlock, before: TextBlock | None, around: Surroundings) -> bool:
        """Put a block exactly where it stood, if all there is as it was.

        Args:
            piece: The block.
            before: The block that it goes before; None for the last of its kind.
            around: What it stood between.

        Returns whether it could; if not, nothing has changed.
        """
        # What stood behind it: a record, a table, or nothing where it was the last of the file.
        behind = self.by_code.get(around.code) if around.code else self.table(around.name) if around.name else None
        if around.name and (behind is None or behind.name != around.name):
            return False
        at = len(self.pieces) if behind is None else self.pieces.index(behind)
        # Between its fellows it must come to the place that the data give it.
        fellows = self._blocks.get(piece.name, [])
        place = len(fellows) if before is None else fellows.index(before)
        if place != sum(above.what is RECORD and above.name == piece.name for above in self.pieces[:at]):
            return False
        one, other = neighbours(self.pieces, at)
        if text_between(self.pieces, one, other) != around.joint:
            return False
        replace_between(self.pieces, (one, other), self.lines(around.above), piece, self.lines(around.below))
        return True

    def _whole_lines(self, text: str) -> str:
        """The text with a line end, which the last line of a file may lack."""
        return text if text.endswith("\n") else text + self.newline

    def remove(self, piece: TextBlock, around: Surroundings | None = None) -> Surroundings:
        """Take a block out, with the blank lines that set it off; or leave what was there before it was put in."""
        at = self.pieces.index(piece)
        place = surroundings(self.pieces, at)
        one = neighbours(self.pieces, at)[0]
        if around is not None and place[:2] == around[:2]:
            # All around the block is as when it was put in, so that what stood there before can stand there again.
            replace_between(self.pieces, (one, neighbours(self.pieces, at + 1)[1]), self.lines(around.joint))
        else:
            self._take_out(at)
        return place._replace(joint=text_between(self.pieces, one, neighbours(self.pieces, one + 1)[1]))

    def _take_out(self, at: int) -> None:
        """Take out the block at this place, with the blank lines that set it off from its neighbours."""
        block = self.pieces.pop(at)
        above = self.pieces[at - 1] if at else None
        if at == len(self.pieces):
            # The last block of the file: the blank lines above it would be left at the end.
            if above is not None and above.what is REST:
                above.text = re.sub(r"(?:^[ \t]*\r?\n)+[ \t]*\Z", "", above.text, flags=re.MULTILINE)
                if not above.text:
                    del self.pieces[at - 1]
            return
        gap = self.pieces[at]
        if gap.what is not REST:
            return
        # A comment right above the block, not a part of it, is the banner of its kind. Without the blank lines it
        # would become the comment of what comes next; only a bare record of the same kind may move up to it.
        last_line = (
            above.text.removesuffix("\n").rpartition("\n")[2] if above is not None and above.what is REST else ""
        )
        if last_line.lstrip()[:1] == "#":
            heir = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            if heir is None or heir.name != block.name or heir.text.lstrip()[:1] == "#" or gap.text.strip():
                return
        gap.text = re.sub(r"\A(?:[ \t]*\r?\n)+", "", gap.text)
        if not gap.text:
            del self.pieces[at]

    def drop_from_index(self, kind: str, code: str) -> None:
        """Drop a record from the index after its block was taken out."""
        self._blocks[kind].remove(self.by_code.pop(code))

    def add_to_index(self, kind: str, code: str, piece: TextBlock, place: int) -> None:
        """Put a record into the index after its block was put in.

        Args:
            kind: Its kind.
            code: Its code.
            piece: Its block.
            place: Its place among its kind.
        """
        self._blocks.setdefault(kind, []).insert(place, piece)
        self.by_code[code] = piece


def _not_in_blocks(name: str) -> DtreportError:
    """The error for a kind whose records are written in one line."""
    return DtreportError(
        f"Trong tệp năm, phần {name} đang ghi gộp trên một dòng ({name} = …) nên dtreport không sửa được phần này.",
        f"Hãy viết lại mỗi mục thành một khối [[{name}]] (lệnh dtreport open), rồi chạy lại lệnh.",
    )
