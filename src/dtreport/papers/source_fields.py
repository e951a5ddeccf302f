"""What papers say of a record: what stands for the fields of `Source` beside those that the record declares."""

from __future__ import annotations

from dtreport.vietnamese.wording import Source, stretches_of, within

VALUE, PLAN, PREVIOUS = "value", "plan", "previous"
"""Of a figure, as its fields are called: the number with the word before it, 02, hơn 3.000, … or "không có".

Where "không có" stands for a mention, the verb of the text is in it: "có {sl-1} hội nghị".
"""
PERCENT, OF_PLAN, OF_PREVIOUS = "percent", "of_plan", "of_previous"
"""Of a figure: the share of its plan, as `{code.percent}` has it; how it compares otherwise, and with last year."""
CITATION, SHORT_CITATION = "citation", "short_citation"
"""Of a document: as it is cited the first time, and afterwards."""
RECIPIENTS = "recipient_number"
"""Of an award: how many recipients its group has."""
OWN = "own"
"""The words of dtreport: all that no text of the year says; of a record, where they are of one."""
REFERENCES = frozenset((VALUE, PLAN, PREVIOUS, PERCENT, OF_PLAN, OF_PREVIOUS, CITATION, SHORT_CITATION, RECIPIENTS))
"""What stands inside a sentence, whoever has written that."""


def own(text: str, kind: str = "", code: str = "") -> str:
    """A sentence of dtreport, of the record with this code where it is of one."""
    return within(text, Source(kind, code, OWN))


def is_of_year(text: str) -> bool:
    """Whether any of a text is known to come from a text of the year, or to be of dtreport."""
    return any(stretch.source.field not in REFERENCES for stretch in stretches_of(text))
