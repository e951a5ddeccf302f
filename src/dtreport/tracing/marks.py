"""What is said of each numeral of a paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.reading.passages import Passage
    from dtreport.tracing.numerals import NumeralKind


class TraceVerdict(Enum):
    """How a numeral stands to the records."""

    SAME = "khớp"
    DIFFERENT = "lệch"
    UNKNOWN = "không rõ nguồn"
    NO_FIGURE = "không phải số liệu"


class Judgment(NamedTuple):
    """What was found out about a numeral, before it is told where it stands."""

    verdict: TraceVerdict
    code: str = ""
    """The record that has it, where one has."""
    source: str = ""
    """What it is in the records, for people."""
    recorded: str = ""
    """What the records say, where that differs."""
    command: str = ""
    """What adopts the value of the paper."""
    is_reckoned: bool = False
    """Whether it follows from the paper itself, and `recorded` is how."""
    is_described: bool = False
    """Whether `recorded` tells about the records, and is nothing that stands in them."""


NOTHING = Judgment(TraceVerdict.NO_FIGURE)
"""Of a numeral that counts nothing."""
UNKNOWN = Judgment(TraceVerdict.UNKNOWN)
"""Of a numeral that is found in no record."""


class Mark(NamedTuple):
    """A numeral of a paper, or words that turn what it says, and how it stands to the records."""

    judgment: Judgment
    kind: NumeralKind | None
    """None for words."""
    text: str
    passage: int
    """The place of its passage among all of the paper."""
    start: int
    """Where it begins in the text of the passage."""
    end: int
    sentence: str

    @property
    def verdict(self) -> TraceVerdict:
        """How it stands to the records."""
        return self.judgment.verdict

    @property
    def message(self) -> str:
        """What is said of it in a line."""
        judgment = self.judgment
        source = ": ".join(filter(None, (judgment.code, judgment.source)))
        if judgment.is_reckoned:
            return f"“{self.text}” không khớp với các số trong câu: {judgment.recorded}"
        if judgment.verdict is TraceVerdict.DIFFERENT:
            return f"giấy tờ ghi “{self.text}”, {self.records_message} ({source})"
        if judgment.verdict is TraceVerdict.SAME:
            return f"“{self.text}” khớp ({source})"
        return f"“{self.text}” {judgment.verdict.value}"

    @property
    def records_message(self) -> str:
        """What the records have where a paper differs from them."""
        recorded = self.judgment.recorded
        return f"trong sổ {recorded}" if self.judgment.is_described else f"sổ ghi “{recorded}”"


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole paper held against the records."""

    passages: tuple[Passage, ...]
    marks: tuple[Mark, ...]

    def number(self, verdict: TraceVerdict) -> int:
        """How many marks say this."""
        return Counter(mark.verdict for mark in self.marks)[verdict]

    def of(self, verdict: TraceVerdict) -> tuple[Mark, ...]:
        """The marks that say this."""
        return tuple(mark for mark in self.marks if mark.verdict is verdict)
