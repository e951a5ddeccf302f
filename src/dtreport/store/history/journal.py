"""The journal of a year: one JSON line for each intent, each commit and each hand edit. It is only ever appended to."""

from __future__ import annotations

import errno
import json
import os
import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from dtreport.errors import DtreportError
from dtreport.report import highest_numbers
from dtreport.store.disk import sharing
from dtreport.store.disk.failures import is_missing, shown_path, system_error
from dtreport.store.disk.files import check_plain, new_file, status_of, sync_folder, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from dtreport.store.changes import RecordChange
    from dtreport.store.disk.sharing import Outcome

JournalLine = dict[str, Any]
_CHUNK = 1 << 16


class JournalState(NamedTuple):
    """What the journal tells of a year file that now has certain bytes."""

    number: int
    """The number of the last entry."""
    known: str | None
    """The digest of the state that dtreport last knew; None at the first contact."""
    unsettled: JournalLine | None
    """An intent that was carried out, though its commit was not noted any more."""


def read_lines(path: Path, *, tail: bool = False) -> list[JournalLine]:
    """The lines of the journal that can be read, or only those from the last commit on. Raises DtreportError."""
    return _read(path, lambda file: _lines_in(file, tail=tail), [])


def _read(path: Path, read: Callable[[BinaryIO], Outcome], nothing: Outcome) -> Outcome:
    """What is read from the journal; `nothing` where there is none. Raises DtreportError."""

    def attempt() -> Outcome:
        check_plain(path, path.lstat())
        with open(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:  # noqa: PTH123, it is opened by its number
            check_plain(path, os.fstat(file.fileno()))
            return read(file)

    try:
        return sharing.retry(attempt, sharing.READING)
    except OSError as failure:
        if is_missing(failure):
            return nothing
        raise system_error(failure, path, "đọc") from failure


def _lines_in(file: BinaryIO, *, tail: bool) -> list[JournalLine]:
    size = file.seek(0, os.SEEK_END)
    length = min(size, _CHUNK) if tail else size
    while True:
        file.seek(size - length)
        raw = file.read(length)
        # The first line is torn where the reading began in its middle.
        if length < size:
            raw = raw[raw.find(b"\n") + 1 :]
        lines = _parsed_tail(raw) if tail else [line for words in raw.split(b"\n") if (line := _parsed(words))]
        if length == size or (lines and lines[0]["step"] in SETTLED):
            return lines
        length = min(size, length * 8)


def _parsed_tail(raw: bytes) -> list[JournalLine]:
    """The lines from the last commit on that can be read; all of them where there is none."""
    lines: list[JournalLine] = []
    for words in reversed(raw.split(b"\n")):
        line = _parsed(words)
        if line is not None:
            lines.insert(0, line)
            if line["step"] in SETTLED:
                break
    return lines


_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
SETTLED = ("done", "outside")
"""The steps after which the year file is in a state that the line tells."""
BEGINNING = b'{"step": "'
"""How every line begins."""
_STEPS = {"intent": {"txn", "before", "after"}, "done": {"txn", "after"}, "outside": {"after"}}
"""What each kind of line must have; without the rest an entry can still be shown."""


class NumberedLine(NamedTuple):
    """A line of the journal as it stands there."""

    number: int
    """Its number; the first is 1."""
    words: bytes
    line: JournalLine | None
    """None for a torn or a foreign one."""


def numbered_lines(path: Path) -> list[NumberedLine]:
    """All lines of the journal but blank ones. Raises DtreportError."""

    def read(file: BinaryIO) -> list[NumberedLine]:
        written = ((number, words.strip()) for number, words in enumerate(file, 1))
        return [NumberedLine(number, words, _parsed(words)) for number, words in written if words]

    return _read(path, read, [])


def _parsed(words: bytes) -> JournalLine | None:
    """A line of the journal; None for a torn or a foreign one."""
    try:
        line = json.loads(words)
    except (ValueError, RecursionError):
        return None
    if not isinstance(line, dict):
        return None
    step, number = line.get("step"), line.get("number")
    if not isinstance(step, str) or step not in _STEPS or type(number) is not int or not line.keys() >= _STEPS[step]:
        return None
    digests = (line["after"], line.get("txn", ""), line.get("before") or "")
    return line if all(isinstance(digest, str) for digest in digests) else None


def journal_state(lines: list[JournalLine], digest: str | None, mirror: str | None) -> JournalState:
    """What the journal knows.

    Args:
        lines: Its lines, at least from the last commit on.
        digest: That of the year file as it is; None where there is none.
        mirror: That of the mirror, where it was needed.

    An intent without a commit was carried out if the file, or after a hand edit the mirror, is as it was to be.
    """
    last: JournalLine | None = None
    pending: list[JournalLine] = []
    for line in lines:
        if line["step"] in SETTLED:
            last, pending = line, []
        else:
            pending.append(line)
    # Before the first commit there is the state that the first intent began from; a journal that was lost leaves only
    # the mirror.
    known = last["after"] if last else pending[0]["before"] if pending else mirror
    if digest != known:
        # A mirror of the state before proves nothing, even where an intent was to bring just that state back.
        for state in (digest, mirror if mirror != known else None):
            for line in reversed(pending):
                if line["after"] == state is not None:
                    return JournalState(line["number"], state, line)
    return JournalState(last["number"] if last else 0, known, None)


def highest_in(lines: list[JournalLine], unsettled: JournalLine | None) -> dict[str, int] | None:
    """The highest number that codes of each prefix have had, as far as the journal tells.

    Args:
        lines: Its lines, at least from the last commit on.
        unsettled: An intent that was carried out, though its commit was not noted any more.

    Returns None where the last commit does not say it, as those of older versions do not.
    """
    last = next((line for line in reversed(lines) if line["step"] in SETTLED), None)
    numbers = last.get("highest") if last else None
    if not isinstance(numbers, dict) or not all(type(number) is int for number in numbers.values()):
        return None
    return higher(numbers, highest_numbers(_codes_in(unsettled) if unsettled else ()))


def highest_in_all(lines: list[JournalLine], unsettled: JournalLine | None) -> dict[str, int]:
    """The same, counted from every change in the whole journal."""
    committed = {line["txn"] for line in lines if line["step"] == "done"}
    counting = [line for line in lines if line["step"] == "outside" or line.get("txn") in committed]
    counting += [unsettled] if unsettled else []
    return highest_numbers(code for line in counting for code in _codes_in(line))


def higher(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Of each prefix the higher number."""
    return {prefix: max(one.get(prefix, 0), other.get(prefix, 0)) for prefix in one.keys() | other.keys()}


def _codes_in(line: JournalLine) -> Iterator[str]:
    """The codes in the changes of a line, and those that it gave to blocks without one.

    A block that was written without a code gets it by the write that follows.
    """
    changes, new_codes = line.get("changes"), line.get("codes")
    blocks = [change for change in changes if isinstance(change, dict)] if isinstance(changes, list) else []
    texts = ((change.get("code"), change.get("before", change.get("after"))) for change in blocks)
    codes = [code for code, text in texts if _CODED.search(str(text))]
    return (code for code in (*codes, *(new_codes if isinstance(new_codes, list) else ())) if isinstance(code, str))


def codes_before(changes: Iterable[RecordChange]) -> Iterator[str]:
    """The codes of records that these changes took out, and of those that they gave another one.

    A block that had no code in the file leaves none behind.
    """
    texts = ((change, change.before) for change in changes if change.code)
    return (change.code_before for change, text in texts if text is not None and _CODED.search(text))


_CODED = re.compile(r"^[ \t]*code\b", re.MULTILINE)
"""In the text of a block: the line of its code."""


def append(path: Path, lines: Iterable[JournalLine], mode: int) -> None:
    """Add lines to the journal and have them safely on the disk; a failure takes back what it wrote.

    Args:
        path: The journal; made where it is not there.
        lines: What to add.
        mode: The mode of a new journal.

    Raises OSError, DtreportError where the journal is not a plain file.
    """
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "replace")
    sharing.retry(lambda: _append(path, content, mode), sharing.REPLACING)


def _append(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_RDWR | os.O_APPEND | _FLAGS
    try:
        descriptor, new = new_file(path, mode, flags), True
    except FileExistsError:
        descriptor, new = os.open(path, flags), False
    try:
        status = os.fstat(descriptor)
        check_plain(path, status)
        if new and os.name != "nt":
            os.fchmod(descriptor, mode)
        size = status.st_size
        # A crash may have torn the last line; ours must not become a part of it.
        if size:
            os.lseek(descriptor, size - 1, os.SEEK_SET)
            if os.read(descriptor, 1) != b"\n":
                content = b"\n" + content
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
            if os.fstat(descriptor).st_size != size + len(content):
                raise OSError(errno.EIO, "the share did not keep what it took")  # noqa: TRY301, taken back below
            if new:
                sync_folder(path.parent)
        except OSError:
            with suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def check_journal(path: Path) -> None:
    """Raise DtreportError when the journal is not a plain file that can be written."""
    try:
        status = status_of(path)
    except OSError as failure:
        raise system_error(failure, path, "ghi") from failure
    if status is None:
        return
    check_plain(path, status)
    if not status.st_mode & 0o222:
        raise DtreportError(
            f"Không ghi gì: nhật ký {shown_path(path)} đang đặt là chỉ cho đọc.",
            "Bỏ thuộc tính chỉ đọc (Read-only) của tệp đó rồi chạy lại lệnh.",
        )


def now() -> str:
    """This moment with its zone, as the journal writes it."""
    return datetime.now().astimezone().isoformat(timespec="microseconds")


def moment(seconds: float) -> str:
    """A time of the file system, as the journal writes it."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def change_line(change: RecordChange) -> JournalLine:
    """One change as the journal keeps it; what says nothing is left out."""
    line: JournalLine = {"of": change.kind_or_table}
    line |= {
        key: value for key, value in change._asdict().items() if key != "kind_or_table" and value not in {None, ""}
    }
    line |= {key: "" for key in ("before", "after") if getattr(change, key) == ""}
    return {key: value for key, value in line.items() if value is not False}
