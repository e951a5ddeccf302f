"""What a disk may hold after a power cut: the calls of a program are recorded, then replayed without their flushes.

Nothing is promised of what was not flushed: a write may be there, missing, torn at a sector, or be room without its
content; a new name may be there or not; all of that in any order. Names last once their folder was flushed.
"""

from __future__ import annotations

import fcntl
import os
from itertools import pairwise, product
from math import prod
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.support.disk_calls import DiskCalls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from random import Random

SECTOR = 512
FOLDER = 0
"""Stands for a folder where otherwise the number of a file stands."""

Layout = dict[str, bytes | None]
"""What lies on a disk: the content of each file by its path, None for a folder."""


class Write(NamedTuple):
    """Bytes of a file."""

    file: int
    offset: int
    content: bytes


class Resize(NamedTuple):
    """The size of a file."""

    file: int
    size: int


class Naming(NamedTuple):
    """What names in a folder stand for from now on: a file, a folder, or nothing."""

    folder: str
    names: dict[str, int | None]


class Flush(NamedTuple):
    """What was done to a file, or to the names in a folder, is on the disk."""

    file: int
    folder: str


class Answer(NamedTuple):
    """The person has read that all is saved."""


Operation = Write | Resize | Naming | Flush | Answer


class Recording:
    """What a program does to the files below a folder while it is watched."""

    def __init__(self, root: Path, work: Callable[[], Any]) -> None:
        self._root = root
        self.operations: list[Operation] = []
        self.names: dict[str, int] = {}
        """What stood there before."""
        self.contents: dict[int, bytes] = {}
        for path in sorted(root.rglob("*")):
            self.names[str(path.relative_to(root))] = number = FOLDER if path.is_dir() else len(self.contents) + 1
            if number != FOLDER:
                self.contents[number] = path.read_bytes()
        self._names = dict(self.names)
        self._newest = len(self.contents)
        self._opened: dict[int, str | int] = {}
        with DiskCalls(self._see):
            work()
        self.operations.append(Answer())

    def _below(self, path: Any) -> str | None:
        """The path below the folder; None outside it."""
        place = PurePosixPath(os.fsdecode(path))
        return str(place.relative_to(self._root)) if place.is_relative_to(self._root) else None

    def _see(self, call: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        before = self._before(call, *arguments)
        answer = real(*arguments, **named)
        self._after(call, answer, before, *arguments)
        return answer

    def _before(self, call: str, *arguments: Any) -> Any:
        """What has to be known of a file before the call: whether it is there, where it is written to."""
        if call == "open":
            return os.path.lexists(arguments[0])
        if call == "write":
            appends = fcntl.fcntl(arguments[0], fcntl.F_GETFL) & os.O_APPEND
            return os.fstat(arguments[0]).st_size if appends else os.lseek(arguments[0], 0, os.SEEK_CUR)
        return None

    def _after(self, call: str, answer: Any, before: Any, *arguments: Any) -> None:
        match call:
            case "open":
                self._see_opened(answer, self._below(arguments[0]), arguments[1], before)
            case "close":
                self._opened.pop(arguments[0], None)
            case "write" | "ftruncate" | "fsync" if arguments[0] in self._opened:
                file = self._opened[arguments[0]]
                if isinstance(file, str):
                    self.operations.append(Flush(FOLDER, file))
                elif call == "write":
                    self.operations.append(Write(file, before, bytes(arguments[1][:answer])))
                else:
                    self.operations.append(Resize(file, arguments[1]) if call == "ftruncate" else Flush(file, ""))
            case "mkdir":
                self._name({arguments[0]: FOLDER})
            case "unlink" | "remove" | "rmdir":
                self._name({arguments[0]: None})
            case "replace" | "rename":
                self._name({arguments[0]: None, arguments[1]: self._names.get(self._below(arguments[0]) or "")})

    def _see_opened(self, descriptor: int, name: str | None, flags: int, exists: bool) -> None:  # noqa: FBT001
        if name is None:
            self._opened.pop(descriptor, None)
            return
        if not exists:
            self._newest += 1
            self.contents[self._newest] = b""
            self._name({self._root / name: self._newest})
        number = self._names.get(name, FOLDER)
        self._opened[descriptor] = name if number == FOLDER else number
        if exists and flags & os.O_TRUNC:
            self.operations.append(Resize(number, 0))

    def _name(self, names: dict[Any, int | None]) -> None:
        below = {name: number for path, number in names.items() if (name := self._below(path)) is not None}
        for name, number in below.items():
            if number is None:
                self._names.pop(name, None)
            else:
                self._names[name] = number
        if below:
            self.operations.append(Naming(str(PurePosixPath(next(iter(below))).parent), dict(below)))


class Cut(NamedTuple):
    """A power cut: what the disk holds, and whether the person had read that all is saved."""

    layout: Layout
    answered: bool


def cuts(recording: Recording, random: Random, most: int) -> Iterator[Cut]:
    """The power cuts before the first operation, between any two and after the last.

    Args:
        recording: What a program did.
        random: Chooses among the orders of what is not flushed where there are more than `most` at one moment.
        most: How many of those orders are looked at.
    """
    names, contents = dict(recording.names), dict(recording.contents)
    yield Cut(_layout(names, contents), answered=False)
    waiting: list[Write | Resize | Naming] = []
    for operation in recording.operations:
        choices = [outcomes(one) for one in waiting]
        match operation:
            case Flush(file, folder):
                flushed = [one for one in waiting if _is_flushed(one, file, folder)]
                waiting = [one for one in waiting if not _is_flushed(one, file, folder)]
                for one in flushed:
                    _carry_out(names, contents, one, _all_of(one))
                continue  # nothing can be on the disk now that could not be there before
            case Write() | Resize() | Naming():
                waiting.append(operation)
                choices.append(outcomes(operation)[1:])  # without it the disk is as before it
        for order in _orders(choices, random, most):
            new_names, new_contents = dict(names), dict(contents)
            for one, outcome in zip(waiting, order, strict=True):
                _carry_out(new_names, new_contents, one, outcome)
            yield Cut(_layout(new_names, new_contents), isinstance(operation, Answer))


def _is_flushed(operation: Write | Resize | Naming, file: int, folder: str) -> bool:
    if isinstance(operation, Naming):
        return file == FOLDER and operation.folder == folder
    return operation.file == file


class Outcome(NamedTuple):
    """What became of a write: which of its pieces are there, and whether the file has room for all of them.

    Of every other operation: it was carried out where there is anything.
    """

    pieces: range
    room: bool = False


NOTHING = Outcome(range(0))


def _all_of(operation: Write | Resize | Naming) -> Outcome:
    """It was carried out."""
    return Outcome(range(len(_pieces(operation)) if isinstance(operation, Write) else 1))


def outcomes(operation: Write | Resize | Naming) -> list[Outcome]:
    """What may become of an operation that is not flushed; the first is nothing, the second all of it."""
    whole = _all_of(operation)
    if not isinstance(operation, Write):
        return [NOTHING, whole]
    last = len(whole.pieces)
    torn = [Outcome(range(end)) for end in range(1, last)] + [Outcome(range(first, last)) for first in range(1, last)]
    return [NOTHING, whole, Outcome(range(0), room=True), *torn]


def _pieces(write: Write) -> list[tuple[int, bytes]]:
    """The bytes of each sector, with their place in the file."""
    end = write.offset + len(write.content)
    edges = [write.offset, *range((write.offset // SECTOR + 1) * SECTOR, end, SECTOR), end]
    return [(first, write.content[first - write.offset : last - write.offset]) for first, last in pairwise(edges)]


def _orders(choices: Sequence[Sequence[Outcome]], random: Random, most: int) -> Iterator[Sequence[Outcome]]:
    """Every combination of the choices, or as many by chance as wanted."""
    if prod(map(len, choices)) <= most:
        yield from product(*choices)
        return
    yield [options[0] for options in choices]
    yield [max(options, key=lambda outcome: len(outcome.pieces)) for options in choices]
    for _order in range(most - 2):
        yield [random.choice(options[: random.choice((2, len(options)))]) for options in choices]


def _carry_out(
    names: dict[str, int], contents: dict[int, bytes], operation: Write | Resize | Naming, outcome: Outcome
) -> None:
    """Let the disk hold what became of an operation."""
    if outcome == NOTHING:
        return
    match operation:
        case Naming():
            for name, number in operation.names.items():
                if number is None:
                    names.pop(name, None)
                else:
                    names[name] = number
        case Resize(file, size):
            contents[file] = contents[file][:size].ljust(size, b"\0")
        case Write(file, offset, content):
            raw = bytearray(contents[file])
            pieces = _pieces(operation)
            if outcome.room:
                raw = raw.ljust(offset + len(content), b"\0")
            for number in outcome.pieces:
                place, piece = pieces[number]
                raw = raw.ljust(place, b"\0")
                raw[place : place + len(piece)] = piece
            contents[file] = bytes(raw)


def _layout(names: dict[str, int], contents: dict[int, bytes]) -> Layout:
    """The files that can be reached: those whose folders are all there."""
    folders = {name for name, number in names.items() if number == FOLDER} | {"."}
    return {
        name: None if number == FOLDER else contents[number]
        for name, number in names.items()
        if all(str(folder) in folders for folder in PurePosixPath(name).parents)
    }


def lay_out(layout: Layout, root: Path) -> None:
    """Make a new folder that holds this."""
    root.mkdir()
    for name, content in sorted(layout.items()):
        if content is None:
            (root / name).mkdir()
        else:
            (root / name).write_bytes(content)
