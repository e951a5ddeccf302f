"""What differs between two states of a year, record by record."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.records import kind_named, table_named
from dtreport.report import missing_codes
from dtreport.store.changes import RecordChange
from dtreport.store.text.layout import RECORD, TABLE, TOP, scan
from dtreport.store.text.toml_writer import block_text
from dtreport.store.text.year_editor import closed_line, plain_lines, same
from dtreport.store.text.year_text import KIND_NAMES, TABLE_NAMES
from dtreport.store.toml_parser import text_of
from dtreport.store.year_file import HandEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtreport.report import Highest
    from dtreport.store.year_file import YearFile


class RecordBlock(NamedTuple):
    """One record or table: its values and its text."""

    values: Mapping[str, Any]
    text: str

    @property
    def bare(self) -> str:
        """The text without the comments above it, which may be the banner of its kind."""
        lines = self.text.split("\n")
        while lines and lines[0].lstrip()[:1] in {"#", ""}:
            del lines[0]
        return "\n".join(lines)


class Snapshot:
    """A state of a year by record: tables by name, records by kind and code, in the order of the file."""

    def __init__(self, text: str, data: Mapping[str, Any], highest: Highest = dict) -> None:
        self.data = data
        own_codes = {(kind.name, index): code for kind, index, code in missing_codes(data, highest)}
        texts: dict[str, list[str]] = {}
        for piece in scan(text):
            if piece.what in {RECORD, TABLE, TOP}:
                texts.setdefault(piece.name, []).append(plain_lines(piece.text))
        # What is written in one line (`counts = [{…}]`) has no block in the text; it gets the one it would have.
        self.tables: dict[str, RecordBlock] = {}
        for name in TABLE_NAMES:
            values = data.get(name)
            if isinstance(values, dict):
                block_texts = texts.get(name) or [block_text(f"[{name}]", table_named(name).model, values)]
                self.tables[name] = RecordBlock(values, block_texts[0])
        self.top = RecordBlock(
            {"closed": data["closed"]} if "closed" in data else {}, closed_line("".join(texts.get("", ())))
        )
        self.records: dict[str, dict[str, RecordBlock]] = {}
        for kind in KIND_NAMES:
            records = data.get(kind)
            # A state whose data are only parsed, not judged, may have anything under the name of a kind.
            if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
                records = []
            block_texts = texts.get(kind, [])
            if len(block_texts) != len(records):
                block_texts = [block_text(f"[[{kind}]]", kind_named(kind).model, record) for record in records]
            self.records[kind] = {
                str(record.get("code", own_codes.get((kind, index)))): RecordBlock(record, block_texts[index])
                for index, record in enumerate(records)
            }

    @classmethod
    def of(cls, file: YearFile) -> Snapshot:
        """The state of a year file."""
        return cls(text_of(file.raw), file.data, file.highest)

    def block(self, kind_or_table: str, code: str) -> RecordBlock | None:
        """The record or table of this name, or None."""
        if code:
            return self.records.get(kind_or_table, {}).get(code)
        return self.tables.get(kind_or_table) if kind_or_table else self.top


def differences(old: Snapshot, new: Snapshot, *, texts: bool = False) -> tuple[RecordChange, ...]:
    """What was changed between two states, in an order in which it can be done again.

    Args:
        old: The state before.
        new: The state after.
        texts: Whether a block in which only comments or the layout changed counts too.
    """
    changes: list[RecordChange] = []
    if not same(old.top.values, new.top.values):
        changes.append(RecordChange("", "", old.top.text, new.top.text))
    for name in TABLE_NAMES:
        if _differ(old.tables.get(name), new.tables.get(name), texts=texts):
            before, after = old.tables.get(name), new.tables.get(name)
            changes.append(RecordChange(name, "", before and before.text, after and after.text))
    for kind in KIND_NAMES:
        before_records, after_records = old.records[kind], new.records[kind]
        # Those removed come first to last, each with the one behind it in the old state: taken back in the opposite
        # order, the last first, each finds its follower there again.
        followers = _followers(before_records)
        changes += [
            RecordChange(kind, code, block.text, None, followers[code])
            for code, block in before_records.items()
            if code not in after_records
        ]
        changes += [
            RecordChange(kind, code, before_records[code].text, block.text)
            for code, block in after_records.items()
            if code in before_records and _differ(before_records[code], block, texts=texts)
        ]
        changes += _moves(kind, before_records, after_records)
        # Those added come the last first, so that the one that each stands before is there already.
        followers = _followers(after_records)
        changes += [
            RecordChange(kind, code, None, after_records[code].text, followers[code])
            for code in reversed(after_records)
            if code not in before_records
        ]
    return tuple(changes)


def _differ(old: RecordBlock | None, new: RecordBlock | None, *, texts: bool) -> bool:
    """Whether two states of a record or table differ; with `texts` also where only comments or the layout do."""
    if old is None or new is None:
        return old is not new
    return not same(old.values, new.values) or (texts and old.bare != new.bare)


def _followers(records: Iterable[str]) -> dict[str, str | None]:
    """The code behind each of these codes; None behind the last."""
    codes = list(records)
    return dict(zip(codes, [*codes, None][1:], strict=True))


def _moves(kind: str, old: Mapping[str, RecordBlock], new: Mapping[str, RecordBlock]) -> list[RecordChange]:
    """As few moves as bring the records that are in both states into their new order.

    The records of a longest run that already stand in the new order stay where they are. All others are moved, the
    last first: then everything behind the place where a record goes is in its new order already.

    Args:
        kind: The kind of the records.
        old: The records before, by code, in the order of the file.
        new: The records after.
    """
    before = [code for code in old if code in new]
    after = [code for code in new if code in old]
    if before == after:
        return []
    old_places = {code: place for place, code in enumerate(before)}
    resting = _longest_rising_run([old_places[code] for code in after])
    order, moves = list(before), []
    for place in range(len(after) - 1, -1, -1):
        if place in resting:
            continue
        code = after[place]
        at = order.index(code)
        follower = order[at + 1] if at + 1 < len(order) else None
        new_follower = after[place + 1] if place + 1 < len(after) else None
        del order[at]
        order.insert(len(order) if new_follower is None else order.index(new_follower), code)
        text = new[code].text
        moves.append(RecordChange(kind, code, text, text, follower, moved=True, new_follower=new_follower))
    return moves


def _longest_rising_run(numbers: list[int]) -> set[int]:
    """The places of a longest rising run in these numbers, which need not adjoin (patience sorting, n log n)."""
    # For each length of a run, less one: the smallest number that such a run can end with so far, and its place.
    last_numbers: list[int] = []
    last_places: list[int] = []
    # For each place: the place before it in the longest run that ends there, or -1.
    earlier: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(last_numbers, number)
        last_numbers[at : at + 1] = [number]
        last_places[at : at + 1] = [place]
        earlier.append(last_places[at - 1] if at else -1)
    run, place = set(), last_places[-1]
    while place >= 0:
        run.add(place)
        place = earlier[place]
    return run


def hand_edit_of(changes: Iterable[RecordChange] | None) -> HandEdit:
    """What was changed by hand, by code and by name of table; None where nothing could be compared."""
    all_changes = list(changes or ())
    records = [change for change in all_changes if change.code]
    return HandEdit(
        added=tuple(change.code for change in records if change.before is None),
        changed=tuple(change.code for change in records if change.before is not None and change.after is not None),
        removed=tuple(change.code for change in records if change.after is None),
        tables=tuple(change.kind_or_table for change in all_changes if not change.code),
        compared=changes is not None,
    )
