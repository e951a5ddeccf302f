"""Every error that a user can meet: its sentence, its hint, its exit code; and the problems of a file."""

from __future__ import annotations

from typing import NamedTuple

FAILED, USAGE, BUSY = 1, 2, 75

At = tuple[str | int, ...]
"""A place in a year file: `("counts", 3, "value")` is the key `value` of the fourth `[[counts]]`."""


class Problem(NamedTuple):
    """One thing wrong in a year file: where, what, and what to do about it."""

    place: str
    """The place as people call it: `kt-3.decision`, `agency.name`."""
    message: str
    hint: str = ""
    path: At = ()
    related: At | None = None
    """Another place that the message points at; `{related}` in the message stands for its line."""
    line: int | None = None
    file: str = ""

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part)
        sentence = ": ".join(part for part in (where, self.place, self.message) if part)
        return f"{sentence} {self.hint}".rstrip()


class DtreportError(Exception):
    """What stops a command: a sentence for the user, a hint on what to do, and the exit code."""

    exit_code = FAILED

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(DtreportError):
    """The command was given words that it cannot use; nothing was done."""

    exit_code = USAGE


class NotRecordedError(DtreportError):
    """A year, a record or a place that was named does not exist."""


class NothingToSayError(NotRecordedError):
    """A paper was asked for of which the year has nothing recorded; `command` is the one that records it.

    Where no command does, a `hint` says what to do.
    """

    def __init__(self, year: int, missing: str, command: str = "", hint: str = "") -> None:
        super().__init__(f"Năm {year} {missing}.", hint or f"Hãy ghi bằng: dtreport {command} --year {year}")


class UnprintableError(DtreportError):
    """A format has no sign for some characters of a paper."""

    def __init__(self, sentence: str, hint: str, characters: frozenset[str]) -> None:
        super().__init__(sentence, hint)
        self.characters = characters


class BusyError(DtreportError):
    """Somebody else holds the file; the same command can be given again."""

    exit_code = BUSY


class InvalidFileError(DtreportError):
    """A year file that does not load, with all its problems."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...], hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.problems = problems


class InvalidValuesError(UsageError):
    """Values given for one record that cannot be taken, all of them."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...], hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.problems = problems
