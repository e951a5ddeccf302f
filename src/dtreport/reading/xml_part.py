"""XML read as it streams by, so that no file can fill the memory, whatever it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from xml.parsers import expat

from dtreport.reading.refusal import damage, excess, foreign_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Attributes = dict[str, str]
_DEEPEST = 400
_MOST_TAGS = 1_200_000
"""Some twenty times those of a Word file of fifty pages."""
_LONGEST_TAG = 2_000_000  # bytes
_MOST_NAMES = 20_000


class Markup:
    """How many tags the parts of one file have had so far. Raises Refusal where they are too many."""

    def __init__(self) -> None:
        self._tags = 0

    def add(self, piece: bytes) -> None:
        """Count the tags of another piece; an empty element is two in one."""
        self._tags += piece.count(b"<") + piece.count(b"/>")
        if self._tags > _MOST_TAGS:
            raise excess()


class XmlPart:
    """One part of a file: what each element means is said by the handlers of a reader of it.

    Elements and attributes are named `prefix:name` by the prefixes of the reader, whatever the file calls them;
    other namespaces have no prefix.
    """

    prefixes: ClassVar[Mapping[str, str]] = {}
    """The prefix for each namespace that matters."""
    skipped: ClassVar[frozenset[str]] = frozenset()
    """Elements in which nothing is read."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.path: list[str] = []
        """The names of the open elements."""
        self.starts: dict[str, Callable[[Attributes], None]] = {}
        self.ends: dict[str, Callable[[], None]] = {}
        self._skipped_from = 0
        self._names: dict[str, str] = {}

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a part. Raises Refusal."""
        names: dict[str, str] = {}
        parser = expat.ParserCreate(namespace_separator=" ", intern=names)
        parser.buffer_text = True
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_letters
        parser.StartDoctypeDeclHandler = _refuse_declaration
        length = 0
        try:
            for piece in chunks:
                self.markup.add(piece)
                length += len(piece)
                parser.Parse(piece, False)  # noqa: FBT003, it takes no keyword
                if length - parser.CurrentByteIndex > _LONGEST_TAG or len(names) > _MOST_NAMES:
                    raise excess()
            parser.Parse(b"", True)  # noqa: FBT003, the same
        except (expat.ExpatError, ValueError) as reason:
            raise damage() from reason

    def skip(self) -> None:
        """Read nothing of the element that has just begun."""
        self._skipped_from = len(self.path)

    @property
    def parent(self) -> str:
        """The name of the element around the one that begins."""
        return self.path[-2] if len(self.path) > 1 else ""

    def text(self, text: str) -> None:
        """What stands between tags."""

    def _short_name(self, full: str) -> str:
        name = self._names.get(full)
        if name is None:
            namespace, _space, local = full.rpartition(" ")
            prefix = self.prefixes.get(namespace, "")
            name = self._names[full] = f"{prefix}:{local}" if prefix else local
        return name

    def _on_start(self, full: str, attributes: Attributes) -> None:
        names = self._names
        name = names.get(full) or self._short_name(full)
        self.path.append(name)
        if len(self.path) > _DEEPEST:
            raise excess()
        if self._skipped_from:
            return
        handler = self.starts.get(name)
        if handler is not None:
            handler({names.get(key) or self._short_name(key): value for key, value in attributes.items()})
        elif name in self.skipped:
            self._skipped_from = len(self.path)

    def _on_end(self, full: str) -> None:
        del full
        depth = len(self.path)
        name = self.path.pop()
        if self._skipped_from:
            if depth == self._skipped_from:
                self._skipped_from = 0
            return
        handler = self.ends.get(name)
        if handler is not None:
            handler()

    def _on_letters(self, text: str) -> None:
        if not self._skipped_from:
            self.text(text)


def _refuse_declaration(*_declaration: object) -> None:
    raise foreign_markup()


def whole(attributes: Attributes, name: str, default: int, most: int = 10_000) -> int:
    """A whole number that an attribute states, as far as it makes sense."""
    value = attributes.get(name, "")
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) <= len(str(most)) else default
