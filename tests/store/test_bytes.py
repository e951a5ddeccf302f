"""Taking back what was added or removed: every byte of the file is as it was, however it was laid out."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.store import Change, Insert, Remove, Store
from dtreport.store.history.entries import entry_of
from dtreport.store.history.journal import change_line
from dtreport.store.history.undo import undo_changes
from dtreport.store.text.year_editor import YearEditor, judge, judge_changes, judge_comments
from dtreport.store.toml_parser import BOM
from dtreport.store.year_loader import read_year
from tests.support.store_samples import KEYS, SAMPLE, by_chance, count

if TYPE_CHECKING:
    from dtreport.store import HistoryEntry, YearFile

NEW: dict[str, dict[str, Any]] = {
    "areas": {"title": "Mới"},
    "documents": {"kind": "Nghị quyết"},
    "counts": {"name": "Mới", "unit": "cái"},
    "reviews": {"answers": "nv-1", "status": "done", "outcome": "Xong."},
    "tasks": {"text": "Việc\nmới", "items": ("một", "hai")},
}


def done(file: YearFile, *changes: Change) -> tuple[bytes, HistoryEntry]:
    """The bytes after some changes, judged as the store does, and the entry as the journal gives it back."""
    editing = YearEditor(file)
    noted = [change for change in map(editing.apply, changes) if change is not None]
    text = editing.document.text
    judge_changes(judge(text, editing.data), editing.data, noted)
    judge_comments(file.raw.removeprefix(BOM).decode(), text, noted)
    line = {"step": "intent", "txn": "a", "number": 1, "before": "0", "after": "1", "time": "2021-12-31T10:00:00+07:00"}
    line |= {"changes": json.loads(json.dumps([change_line(change) for change in noted]))}
    entry = entry_of(line)
    assert not entry.damaged
    return (BOM if file.raw.startswith(BOM) else b"") + text.encode(), entry


def back(file: YearFile, *changes: Change) -> None:
    """Change, undo, undo the undo: at each step the bytes are those of before."""
    raw, entry = done(file, *changes)
    after = read_year(raw, Path("2021.toml"), 2021)
    before, undone = done(after, *undo_changes(entry, after))
    assert before.decode() == file.raw.decode()
    again, _entry = done(file, *undo_changes(undone, file))
    assert again.decode() == raw.decode()


def codes(file: YearFile, kind: str) -> list[str]:
    return [block["code"] for block in file.data.get(kind, [])]


def one_change(random: Random, file: YearFile) -> Change:
    held = [(kind, code) for kind in KEYS for code in codes(file, kind)]
    if held and random.random() < 0.5:
        return Remove(*random.choice(held))
    kind = random.choice(list(NEW))
    return Insert(kind, {"code": "moi-1", **NEW[kind]}, random.choice([None, *codes(file, kind)]))


def several(random: Random, file: YearFile) -> list[Change]:
    """Some records removed, and new ones before some that stay."""
    kind = random.choice(list(KEYS))
    gone = random.sample(codes(file, kind), random.randint(0, len(codes(file, kind))))
    stay: list[str | None] = [None, *(code for code in codes(file, kind) if code not in gone)]
    new = [Insert(kind, {"code": f"moi-{n}", **NEW[kind]}, random.choice(stay)) for n in range(random.randint(0, 2))]
    changes: list[Change] = [*(Remove(kind, code) for code in gone), *new]
    random.shuffle(changes)
    return changes


def check(seed: int) -> None:
    random = Random(seed)  # noqa: S311, chance is all that is wanted
    made = by_chance(random)
    file = read_year(made.raw, Path("2021.toml"), 2021)
    try:
        back(file, one_change(random, file))
        if changes := several(random, file):
            back(file, *changes)
    except Exception as failure:
        failure.add_note(f"seed {seed}\n{made.text}")
        raise


def test_every_byte_is_back_in_files_of_any_layout() -> None:
    """The samples have one kind of line end throughout; a file that mixes them gets its first kind in what comes back.

    Records that share one line (`counts = [{…}]`) have no block to bring back, and are refused.
    """
    for seed in range(600):
        check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(600, 20_000, 970))
def test_every_byte_is_back_in_very_many_files(first: int) -> None:
    for seed in range(first, first + 970):
        check(seed)


TIGHT = """\
schema = 1
year = 2021
[agency]
name = "Ban"
[[counts]]
code = "sl-1"
name = "Hội nghị"
unit = "hội nghị"
# dưới sl-1
[[tasks]]
code = "nv-1"
text = \"\"\"
Một
# không phải ghi chú\"\"\"
[[counts]]
code = "sl-2"
name = "Xã"
unit = "xã"
[[tasks]]
code = "nv-2"
text = "Hai"  # cuối"""


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# hết", "\n\n# hết\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "change",
    [
        *(Insert("counts", count("sl-9"), before) for before in (None, "sl-1", "sl-2")),
        *(Insert("tasks", {"code": "nv-9", "text": "Chín"}, before) for before in (None, "nv-1", "nv-2")),
        *(Remove("counts", code) for code in ("sl-1", "sl-2")),
        *(Remove("tasks", code) for code in ("nv-1", "nv-2")),
        Insert("areas", {"code": "lv-1", "title": "Một"}),
        Insert("documents", {"code": "vb-1", "kind": "Luật"}),
    ],
)
def test_every_byte_is_back_where_blocks_touch_and_kinds_are_mixed(change: Change, newline: str, end: str) -> None:
    back(read_year((TIGHT + end).replace("\n", newline).encode(), Path("2021.toml"), 2021), change)


def undo(store: Store) -> None:
    entry = store.history(2021)[-1]
    store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", undoes=entry.number)


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ("# hết số liệu", "# hết số liệu quý IV", ["sl-1", "sl-2", "sl-3"]),
        ('[[tasks]]\ncode = "nv-1"', '[[tasks]]\ncode = "nv-7"', ["sl-1", "sl-2", "sl-3"]),
        ("[[tasks]]", '[[counts]]\ncode = "sl-8"\nname = "Bản"\nunit = "bản"\n\n[[tasks]]', None),
        ("# hết tệp", '[[counts]]\ncode = "sl-8"\nname = "Bản"\nunit = "bản"\n\n# hết tệp', None),
    ],
)
def test_where_the_surroundings_have_changed_a_record_still_comes_back_in_its_order(
    store: Store, old: str, new: str, order: list[str] | None
) -> None:
    store.commit(2021, lambda _file: [Remove("counts", "sl-3")], "remove")
    entry = store.history(2021)[-1]
    raw = store.path(2021).read_bytes().decode()
    assert old in raw
    store.path(2021).write_bytes(raw.replace(old, new).encode())
    store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", undoes=entry.number)
    year = store.read(2021).year
    assert [record.code for record in year.figures] == (order or ["sl-1", "sl-2", "sl-8", "sl-3"])
    assert (new in store.path(2021).read_text(encoding="utf-8")) or order is None


def test_a_record_whose_surroundings_have_changed_is_still_taken_out(store: Store) -> None:
    store.commit(2021, lambda _file: [Insert("counts", count("sl-9"))], "add-count")
    raw = store.path(2021).read_text(encoding="utf-8")
    store.path(2021).write_text(raw.replace("# hết số liệu", "# ghi thêm\n\n# hết số liệu"), encoding="utf-8")
    entry = store.history(2021)[0]
    store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", undoes=1)
    assert store.path(2021).read_text(encoding="utf-8") == SAMPLE.replace(
        "# hết số liệu", "# ghi thêm\n\n# hết số liệu"
    )
