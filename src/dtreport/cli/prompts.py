"""Asking a person at the keyboard: one field at a time, with label, example, default and an answer at once."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from dtreport.cli.output import note
from dtreport.cli.questions import ask_line
from dtreport.cli.text_editor import write_text
from dtreport.errors import UsageError
from dtreport.records.base import specs
from dtreport.records.typed_fields import as_typed
from dtreport.services.new_records import problem_of
from dtreport.vietnamese.text import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from dtreport.records.base import Declared, Spec
    from dtreport.records.typed_fields import Words
    from dtreport.report import Year
    from dtreport.store import Store

SHOWN_CODES = 12
SHOWN_TEXT = 48
EMPTY = "-"
"""What is typed to empty a field that has a value."""


def walk(
    model: type[Declared],
    entry: Mapping[str, Words],
    year: Year | None,
    store: Store | None,
    *,
    only_needed: bool,
    values: Mapping[str, Any] | None = None,
) -> dict[str, Words]:
    """Ask for the fields that the entry does not have: all, or only those that must be given.

    `values` are those of a record that is being changed: Enter keeps them, "-" empties an optional one.
    """
    answers: dict[str, Words] = dict(entry)
    before = values or {}
    for spec in specs(model):
        asked = spec.required or not only_needed
        if spec.name in answers or spec.name == "code" or not asked:
            continue
        if values is None and spec.default is True:  # a new record is most often as nobody needs to say
            continue
        if spec.beside and not answers.get(spec.beside) and before.get(spec.beside) is None:
            continue
        if answers.get(spec.unless, before.get(spec.unless)):
            answers |= {spec.name: []} if spec.name in before else {}
            continue
        answer = _ask_field(model, spec, year, store, before.get(spec.name))
        if answer is not None:
            answers[spec.name] = answer
    return answers


def _ask_field(model: type[Declared], spec: Spec, year: Year | None, store: Store | None, current: Any) -> Words | None:
    """What was typed for a field; None leaves it as it is, an empty list empties it."""
    note("")
    width = max(20, shutil.get_terminal_size().columns - 1)
    note("\n".join(textwrap.wrap(_question(spec), width, break_on_hyphens=False)))
    _offer_codes(spec, year, store)
    many: list[str] = []
    beginning = ""
    while True:
        typed = ask_line(_prompt(spec, current, len(many)))
        if typed == EMPTY and not spec.required:
            return [] if current is not None else None
        if typed == EMPTY:
            note(f"Mục này cần có, không bỏ trống được; {spec.value.expected}.")
            continue
        if typed == "" and spec.value.multiline and spec.required and current is None and store is not None:
            typed = beginning = _write_in_editor(store, spec, beginning)
        if typed == "":
            if many or current is not None or not spec.required:
                return many or None
            note(f"Mục này cần có; {spec.value.expected}.")
            continue
        words = typed
        choices = list(spec.value.choices or ())
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(choices):
            words = choices[int(typed) - 1].value  # people choose by number
        problem = problem_of(model, spec, words, year)
        if problem:
            note(problem)
        elif spec.many:
            many.append(words)
        else:
            return words


def _write_in_editor(store: Store, spec: Spec, beginning: str) -> str:
    """What was written in the editor; what was there before where it lost its letters: other answers stay."""
    try:
        return write_text(store, f"{spec.label}. {spec.help}", beginning)
    except UsageError as failure:
        note(f"{failure.sentence} {failure.hint}")
        return beginning


def _question(spec: Spec) -> str:
    """What is asked: the label, what it means, an example or the choices."""
    parts = [spec.label, spec.help]
    if spec.value.choices:
        parts.append(", ".join(f"{number} {choice.label}" for number, choice in enumerate(spec.value.choices, 1)))
    elif spec.example:
        parts.append(f"Ví dụ: {spec.example}")
    if spec.many:
        parts.append("Mỗi lần một mục")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _prompt(spec: Spec, current: Any, number: int) -> str:
    """What stands before the cursor: the number of an item, and what Enter does."""
    if number:
        return f"{number + 1} (Enter: hết)"
    if current is not None:
        value = shortened("; ".join(as_typed(spec, current)), SHOWN_TEXT)
        return f"(Enter: giữ “{value}”" + (")" if spec.required else f"; {EMPTY}: bỏ trống)")
    if spec.required:
        return "(gõ, hoặc Enter để mở trình soạn thảo)" if spec.value.multiline else "(cần có)"
    if spec.default not in {None, False}:
        return f"(Enter: {as_typed(spec, spec.default)[0]})"
    return "1 (Enter: bỏ qua)" if spec.many else "(Enter: bỏ qua)"


def _offer_codes(spec: Spec, year: Year | None, store: Store | None) -> None:
    """Show the records that can be named: those of this year, or of the year before where that is what is asked."""
    from dtreport.records import kind_named
    from dtreport.services.office_years import with_last_year

    source = with_last_year(store, year).last_year if spec.last_year and store and year else year
    if not spec.refers or source is None:
        return
    records = source.of(kind_named(spec.refers))
    for record in records[:SHOWN_CODES]:
        note(f"  {record.code:<12} {record.called()}")
    if len(records) > SHOWN_CODES:
        more = f"dtreport list {spec.refers} --year {source.number}"
        note(f"  … và {len(records) - SHOWN_CODES} mục nữa: {more}")
