"""Whatever is done to a year, in whatever order: nothing is lost, no code is given twice, all can be taken back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dtreport.errors import DtreportError
from dtreport.records import kind_named
from dtreport.services import change_history as past
from dtreport.services import corrections
from dtreport.services.new_records import add
from dtreport.store import Store, Who

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTS = kind_named("counts")
BEGINNING = """\
schema = 1
year = 2021

[agency]
name = "Ban A"

[[counts]]
code = "sl-1"
name = "Hội nghị"  # ghi chú
unit = "hội nghị"
value = 1

[[counts]]
code = "hn"
name = "Lớp tập huấn"
unit = "lớp"

[[tasks]]
code = "nv-1"
text = "Tổ chức hội nghị"
"""
CODES = ("hn", "sl-1", "sl-2", "sl-3", "x", "y")

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "add", "named", "edit", "rename", "remove", "move", "undo", "undo", "old copy", "block", "open")
        ),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    min_size=3,
    max_size=14,
)


class Desk:
    """A clerk at work: each step does one thing to the year, as commands and editors do."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder, Who("lan", "KETOAN-02"))
        self.path = folder / "2021.toml"
        self.path.write_text(BEGINNING, encoding="utf-8")
        corrections.edit(self.store, 2021, "agency", {"phone": "0208 3000 000"})  # from here on dtreport knows the file
        self.states = [self.path.read_text(encoding="utf-8")]
        self.ever = {"sl-1", "hn", "nv-1"}
        self.steps: dict[str, Callable[[int, int], object]] = {
            "add": lambda one, two: self.add({"name": f"Số {one}", "unit": "cái", "value": str(two)}),
            "named": lambda one, two: self.add({"name": f"Số {one}", "unit": "cái", "code": CODES[two % len(CODES)]}),
            "edit": lambda one, two: corrections.edit(self.store, 2021, self.code(one), {"value": str(two)}),
            "rename": lambda one, two: corrections.edit(
                self.store, 2021, self.code(one), {"code": CODES[two % len(CODES)]}
            ),
            "remove": lambda one, _two: corrections.remove(self.store, 2021, self.code(one)),
            "move": lambda one, two: corrections.move(self.store, 2021, self.code(one), self.code(two), None),
            "undo": lambda one, _two: self.undo(1 + one % max(1, len(self.store.history(2021)))),
            "old copy": lambda one, two: self.save(self.states[one % len(self.states)], two),
            "block": lambda _one, two: self.save(self.path.read_text(encoding="utf-8"), two or 1),
            "open": self.open,
        }

    def figures(self) -> tuple[str, ...]:
        return tuple(record.code for record in self.store.read(2021).year.figures)

    def code(self, number: int) -> str:
        codes = self.figures()
        return codes[number % len(codes)] if codes else "không"

    def add(self, entry: dict[str, str]) -> None:
        (code,) = add(self.store, 2021, COUNTS, entry).codes
        assert "code" in entry or code not in self.ever

    def undo(self, number: int) -> None:
        past.undo(self.store, 2021, past.numbered(self.store, 2021, number))

    def save(self, text: str, number: int) -> None:
        """Save by hand, with a new block that has no code where `number` is odd."""
        block = f'\n[[counts]]\nname = "Viết tay {number}"\nunit = "cái"\n' if number % 2 else ""
        self.path.write_text(text + block, encoding="utf-8")

    def open(self, one: int, two: int) -> None:
        base = self.path.read_bytes()
        draft = base.decode().replace(f"value = {one}\n", "") + f'\n[[counts]]\nname = "Mở {two}"\nunit = "cái"\n'
        self.store.save_draft(2021, base, draft.encode(), "sửa trong trình soạn thảo")

    def take(self, step: str, one: int, two: int) -> None:
        before = self.path.read_bytes()
        try:
            self.steps[step](one, two)
        except DtreportError:  # what cannot be done is told, and changes nothing
            assert self.path.read_bytes() == before
        data = self.store.read(2021).data  # raises where the file no longer loads
        self.ever |= {block["code"] for block in data.get("counts", []) if "code" in block}
        self.states.append(self.path.read_text(encoding="utf-8"))


def test_a_code_that_another_record_took_for_a_while_is_not_mistaken_for_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    beginning = sayings(desk.store)
    desk.add({"name": "Số xã", "unit": "xã", "code": "x"})
    corrections.remove(desk.store, 2021, "x")
    corrections.edit(desk.store, 2021, "sl-1", {"code": "x"})
    for number in (4, 3, 2):
        desk.undo(number)
    assert sayings(desk.store) == beginning


def test_a_block_that_never_got_its_code_leaves_none_behind(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    beginning = sayings(desk.store)
    desk.open(1, 1)
    desk.save(desk.states[0], 3)  # an old copy: the block of the draft is gone, another one is new
    corrections.edit(desk.store, 2021, "agency", {"phone": "0208 3000 001"})
    for number in (4, 3, 2):
        entry = past.numbered(desk.store, 2021, number)
        past.undo(desk.store, 2021, entry, [change.code or change.kind_or_table for change in entry.changes])
    assert sayings(desk.store) == beginning


def test_nor_is_one_that_came_back_under_such_a_code(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    beginning = sayings(desk.store)
    for code in ("x", "y"):
        desk.add({"name": f"Số {code}", "unit": "xã", "code": code})
    desk.undo(3)
    corrections.edit(desk.store, 2021, "x", {"code": "y"})
    desk.undo(2)
    for number in (6, 5, 4, 3, 2):
        desk.undo(number)
    assert sayings(desk.store) == beginning


def sayings(store: Store) -> list[str]:
    """What the records and tables say, whatever their codes."""
    data: dict[str, Any] = store.read(2021).data
    blocks = [block for value in data.values() if isinstance(value, list) for block in value]
    words = [sorted((key, value) for key, value in block.items() if key != "code") for block in blocks]
    return sorted(map(repr, [*words, data["agency"]]))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_every_change_is_taken_back_or_its_record_brought_back(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        beginning = sayings(desk.store)
        for step in steps:
            desk.take(*step)
        corrections.edit(desk.store, 2021, "agency", {"phone": "0208 3000 001"})  # a last hand edit is noted with it
        for entry in reversed(desk.store.history(2021)[1:]):
            if entry.changes:
                past.undo(desk.store, 2021, entry, [change.code or change.kind_or_table for change in entry.changes])
        assert sayings(desk.store) == beginning
