"""What differs between two states of a year, record by record."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.report import missing_codes
from dtreport.store.changes import RecordChange
from dtreport.store.text.layout import RECORD, TABLE, TOP, scan
from dtreport.store.text.toml_writer import block_text
from dtreport.store.text.year_editor import closed_line, same, unified
from dtreport.store.text.year_text import KIND_NAMES, TABLE_NAMES
from dtreport.store.year_file import HandEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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

    def __init__(self, text: str, data: Mapping[str, Any]) -> None:
        self.data = data
        given = {(kind.name, index): code for kind, index, code in missing_codes(data)}
        texts: dict[str, list[str]] = {}
        for piece in scan(text):
            if piece.what in {RECORD, TABLE, TOP}:
                texts.setdefault(piece.name, []).append(unified(piece.text))
        self.tables = {
            name: RecordBlock(data[name], (texts.get(name) or [_table_text(name, data[name])])[0])
            for name in TABLE_NAMES
            if isinstance(data.get(name), dict)
        }
        self.top = RecordBlock(
            {"closed": data["closed"]} if "closed" in data else {}, closed_line("".join(texts.get("", ())))
        )
        self.records: dict[str, dict[str, RecordBlock]] = {}
        for kind in KIND_NAMES:
            blocks = _dicts(data.get(kind))
            written = texts.get(kind, [])
            if len(written) != len(blocks):
                written = [_record_text(kind, block) for block in blocks]
            codes = [str(block.get("code", given.get((kind, index)))) for index, block in enumerate(blocks)]
            self.records[kind] = {
                code: RecordBlock(*held) for code, held in zip(codes, zip(blocks, written, strict=True), strict=True)
            }

    def block(self, kind_or_table: str, code: str) -> RecordBlock | None:
        """The record or table of this name, or None."""
        if code:
            return self.records.get(kind_or_table, {}).get(code)
        return self.tables.get(kind_or_table) if kind_or_table else self.top


def _dicts(held: Any) -> list[dict[str, Any]]:
    """The blocks of a kind; nothing where a broken file holds something else."""
    return held if isinstance(held, list) and all(isinstance(block, dict) for block in held) else []


def _table_text(name: str, values: Mapping[str, Any]) -> str:
    from dtreport.records import table_named

    return block_text(f"[{name}]", table_named(name).model, values)


def _record_text(kind: str, values: Mapping[str, Any]) -> str:
    from dtreport.records import kind_named

    return block_text(f"[[{kind}]]", kind_named(kind).model, values)


def differences(old: Snapshot, new: Snapshot, *, texts: bool = False) -> tuple[RecordChange, ...]:
    """What was changed, in an order in which it can be done again; with `texts` also where only comments changed."""
    found: list[RecordChange] = []
    if not same(old.top.values, new.top.values):
        found.append(RecordChange("", "", old.top.text, new.top.text))
    for name in TABLE_NAMES:
        found += _changed(name, "", old.tables.get(name), new.tables.get(name), texts=texts)
    for kind in KIND_NAMES:
        found += _removed(kind, old.records[kind], new.records[kind])
        for code, block in new.records[kind].items():
            if code in old.records[kind]:
                found += _changed(kind, code, old.records[kind][code], block, texts=texts)
        found += _moved(kind, old.records[kind], new.records[kind])
        found += _added(kind, old.records[kind], new.records[kind])
    return tuple(found)


def _changed(
    name: str, code: str, old: RecordBlock | None, new: RecordBlock | None, *, texts: bool
) -> list[RecordChange]:
    if old is None and new is None:
        return []
    if old is not None and new is not None and same(old.values, new.values) and not (texts and old.bare != new.bare):
        return []
    return [RecordChange(name, code, old and old.text, new and new.text)]


def _removed(kind: str, old: Mapping[str, RecordBlock], new: Mapping[str, RecordBlock]) -> list[RecordChange]:
    """Each with the one behind it at its turn: taken back in the opposite order, all stand as before."""
    codes = list(old)
    behind = dict(zip(codes, [*codes, None][1:], strict=True))
    return [RecordChange(kind, code, old[code].text, None, behind[code]) for code in codes if code not in new]


def _added(kind: str, old: Mapping[str, RecordBlock], new: Mapping[str, RecordBlock]) -> list[RecordChange]:
    """The last first, so that the one that each stands before is there."""
    codes = list(new)
    behind = dict(zip(codes, [*codes, None][1:], strict=True))
    return [RecordChange(kind, code, None, new[code].text, behind[code]) for code in reversed(codes) if code not in old]


def _moved(kind: str, old: Mapping[str, RecordBlock], new: Mapping[str, RecordBlock]) -> list[RecordChange]:
    """As few moves as bring those that stayed into their new order, from the last on."""
    before = [code for code in old if code in new]
    after = [code for code in new if code in old]
    if before == after:
        return []
    places = {code: place for place, code in enumerate(before)}
    still = _longest_in_order([places[code] for code in after])
    now, moves = list(before), []
    for place in range(len(after) - 1, -1, -1):
        if place in still:
            continue
        code = after[place]
        at = now.index(code)
        follower = now[at + 1] if at + 1 < len(now) else None
        goal = after[place + 1] if place + 1 < len(after) else None
        del now[at]
        now.insert(len(now) if goal is None else now.index(goal), code)
        text = new[code].text
        moves.append(RecordChange(kind, code, text, text, follower, moved=True, new_follower=goal))
    return moves


def _longest_in_order(numbers: list[int]) -> set[int]:
    """The places of a longest rising run of these numbers, not all adjoining."""
    ends: list[int] = []
    places: list[int] = []
    earlier: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
        earlier.append(places[at - 1] if at else -1)
    found, place = set(), places[-1]
    while place >= 0:
        found.add(place)
        place = earlier[place]
    return found


def outside_of(changes: Iterable[RecordChange] | None) -> HandEdit:
    """What was changed by hand, by code and by name of table; None where nothing could be compared."""
    held = list(changes or ())
    records = [change for change in held if change.code]
    return HandEdit(
        added=tuple(change.code for change in records if change.before is None),
        changed=tuple(change.code for change in records if change.before is not None and change.after is not None),
        removed=tuple(change.code for change in records if change.after is None),
        tables=tuple(change.kind_or_table for change in held if not change.code),
        compared=changes is not None,
    )
