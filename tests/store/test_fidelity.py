"""Edits of thousands of odd files: every line that the change does not own is as it was, where it was."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import tomli
import tomlrt

from dtreport.store import Insert, Move, Remove, Replace
from dtreport.store.text.key_edits import edit_keys
from dtreport.store.text.layout import comments_in, scan
from dtreport.store.text.line_numbers import Lines
from dtreport.store.text.year_editor import YearEditor, judge, judge_changes, judge_comments, same
from dtreport.store.year_loader import read_year
from tests.support.store_samples import KEYS, REQUIRED, Written, by_chance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.store import Change, YearFile

NEW: dict[str, dict[str, Any]] = {
    "areas": {"title": "Mới"},
    "documents": {"kind": "Nghị quyết"},
    "counts": {"name": "Mới", "unit": "cái", "value": Decimal("2.50")},
    "tasks": {"text": "Việc\nmới", "items": ("một", "hai")},
}


def edited(file: YearFile, change: Change) -> str:
    """The text after the change, judged as the store does."""
    editing = YearEditor(file)
    noted = editing.apply(change)
    if noted is not None:
        data = judge(editing.document.text, editing.data)
        judge_changes(data, editing.data, [noted])
        judge_comments(file.raw.removeprefix(b"\xef\xbb\xbf").decode(), editing.document.text, [noted])
    return editing.document.text


def loads(text: str) -> dict[str, Any]:
    """The data in a stretch of text, or nothing where it is none."""
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError:
        return {}


def codes(file: YearFile, kind: str) -> list[str]:
    return [block["code"] for block in file.data.get(kind, [])]


def check_insert(random: Random, made: Written, file: YearFile) -> None:
    kind = random.choice(list(NEW))
    before = random.choice([None, *codes(file, kind)])
    new = edited(file, Insert(kind, {"code": "moi-1", **NEW[kind]}, before))
    old = made.text
    cut = next((at for at in range(min(len(old), len(new))) if old[at] != new[at]), min(len(old), len(new)))
    added = [
        new[at : at + len(new) - len(old)]
        for at in range(cut, max(cut - 60, -1), -1)
        if new.startswith(old[:at]) and new.endswith(old[at:])
    ]
    block = {key: list(value) if isinstance(value, tuple) else value for key, value in NEW[kind].items()}
    assert any(
        text.strip().startswith(f"[[{kind}]]") and loads(text) == {kind: [{"code": "moi-1", **block}]} for text in added
    )
    order = [block["code"] for block in tomli.loads(new)[kind]]
    want = codes(file, kind)
    want.insert(want.index(before) if before else len(want), "moi-1")
    assert order == want


def check_remove(random: Random, made: Written, file: YearFile) -> None:
    kind, code = random.choice([(kind, code) for kind in KEYS for code in codes(file, kind)])
    new = edited(file, Remove(kind, code))
    own = [line for line, owner in made.lines if owner[:2] == (kind, code)]
    kept = [line.strip() for line, owner in made.lines if owner[:2] != (kind, code) and owner and line.strip()]
    left = [line.strip() for line in new.splitlines() if line.strip()]
    assert is_subsequence(kept, left)
    gone = Counter(line.strip() for line, _owner in made.lines if line.strip()) - Counter(left)
    gone -= Counter(line.strip() for line in own)
    assert all(line.startswith("#") for line in gone)
    assert all(line in around(made, kind, code) for line in gone)


def around(made: Written, kind: str, code: str) -> set[str]:
    """The comments that touch a record, or stand between its keys."""
    places = [place for place, (_line, owner) in enumerate(made.lines) if owner[:2] == (kind, code)]
    first, last = places[0], places[-1]
    while first and made.lines[first - 1][0].strip().startswith("#"):
        first -= 1
    while last + 1 < len(made.lines) and made.lines[last + 1][0].strip().startswith("#"):
        last += 1
    return {line.strip() for line, _owner in made.lines[first : last + 1]}


def check_replace(random: Random, made: Written, file: YearFile) -> None:
    kind, code = random.choice([(kind, code) for kind in KEYS for code in codes(file, kind)])
    old = next(block for block in file.data[kind] if block["code"] == code)
    new = dict(old)
    touched = set()
    for key, _values in random.sample(KEYS[kind], random.randint(1, len(KEYS[kind]))):
        if key in old and key not in REQUIRED and random.random() < 0.5:
            del new[key]
        else:
            new[key] = other_value(random, key, old.get(key))
        touched.add(key)
    text = edited(file, Replace(kind, code, new))
    kept = [
        line.rstrip()
        for line, owner in made.lines
        if not (owner[:2] == (kind, code) and owner[2:3] and owner[2] in touched)
    ]
    assert is_subsequence(kept, [line.rstrip() for line in text.splitlines()])
    gone = {key for key in touched if key not in new}
    lost = Counter(comments_in(made.text)) - Counter(comments_in(text))
    lost -= Counter(
        comments_in(
            "\n".join(line for line, owner in made.lines if owner[:2] == (kind, code) and set(owner[2:]) & gone)
        )
    )
    assert not lost
    assert same(
        next(block for block in loads(text)[kind] if block["code"] == code),
        {key: list(value) if isinstance(value, tuple) else value for key, value in new.items()},
    )


def other_value(random: Random, key: str, now: Any) -> Any:
    if key in {"value", "plan"}:
        return random.choice([Decimal(5), Decimal("5.0"), Decimal(1000000), now or Decimal(0)])
    if key == "items":
        return random.choice([[], ["ba"], ["Một", "việc rất dài " * 9]])
    if key == "key":
        return True
    if key == "date":
        return now or tomli.loads("a = 2021-12-31")["a"]
    return random.choice(['Chữ "khác"', "Tiếng Việt \\ có dấu", now or "x", "nhiều # chữ"])


def check_move(random: Random, made: Written, file: YearFile) -> None:
    kind, code = random.choice([(kind, code) for kind in KEYS for code in codes(file, kind)])
    before = random.choice([None, *(other for other in codes(file, kind) if other != code)])
    new = edited(file, Move(kind, code, before))
    now = [line.strip() for line in new.splitlines() if line.strip()]
    assert Counter(now) == Counter(line.strip() for line, _owner in made.lines if line.strip())
    kept = [line.strip() for line, owner in made.lines if owner and owner[:2] != (kind, code) and line.strip()]
    assert is_subsequence(kept, now)


def is_subsequence(wanted: Iterable[str], held: Iterable[str]) -> bool:
    rest = iter(held)
    return all(line in rest for line in wanted)


def check(seed: int) -> None:
    random = Random(seed)  # noqa: S311, chance is all that is wanted
    made = by_chance(random)
    file = read_year(made.raw, Path("2021.toml"), 2021)
    assert "".join(piece.text for piece in scan(made.text)) == made.text
    ways = [check_insert, check_insert]
    if any(codes(file, kind) for kind in KEYS):
        ways += [check_remove, check_replace, check_replace, check_move]
    random.choice(ways)(random, made, file)


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311, the same


def check_all(seeds: range) -> None:
    for seed in seeds:
        try:
            check(seed)
        except Exception as failure:
            failure.add_note(f"seed {seed}\n{by_chance(chance(seed)).text}")
            raise


def test_an_edit_leaves_every_line_that_it_does_not_own() -> None:
    check_all(range(1_000))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1_000, 20_000, 1_900))
def test_an_edit_leaves_every_line_that_it_does_not_own_in_very_many_files(first: int) -> None:
    check_all(range(first, first + 1_900))


def test_line_ends_are_never_mixed_and_a_bom_is_kept() -> None:
    for seed in range(200):
        made = by_chance(chance(seed))
        text = edited(read_year(made.raw, Path("2021.toml"), 2021), Insert("tasks", {"code": "moi-1", "text": "a\nb"}))
        assert made.newline == "\n" or text.count("\n") == text.count("\r\n")
        assert made.newline == "\r\n" or "\r" not in text


def test_the_line_of_every_key_is_right() -> None:
    for seed in range(1_000):
        made = by_chance(chance(seed))
        lines = Lines(made.text)
        data = tomli.loads(made.text, parse_float=Decimal)
        seen: set[tuple[str, ...]] = set()
        for number, (_line, owner) in enumerate(made.lines, 1):
            if not owner or owner in seen:
                continue
            seen.add(owner)
            name, code, *key = owner
            index = [block["code"] for block in data[name]].index(code) if code else None
            path = tuple(part for part in (name, index, *key) if part not in {None, ""})
            assert lines.of(path) == number, (seed, path)


def marked(text: str) -> dict[tuple[str | int, ...], int]:
    """The line of every element of a list, by tomlrt: its value is made unlike any other, then looked for."""
    places: dict[tuple[str | int, ...], int] = {}
    document = tomlrt.loads(text)
    for kind in ("tasks",):
        for index, block in enumerate(document.get(kind, [])):
            for place, item in enumerate(block.get("items", [])):
                block["items"][place] = f"@@{place}@@"
                said = tomlrt.dumps(document)
                places[kind, index, "items", place] = said[: said.index(f"@@{place}@@")].count("\n") + 1
                block["items"][place] = item
    return places


def test_the_line_of_every_element_of_a_list_is_right() -> None:
    count = 0
    for seed in range(150):
        text = by_chance(chance(seed)).text
        lines = Lines(text)
        for path, line in marked(text).items():
            count += 1
            assert lines.of(path) == line, (seed, path)
    assert count > 100


@pytest.mark.parametrize("asked_first", [("f", "a"), ("f", "a", "c", "d"), ("f", "a", "b"), ()])
def test_lines_are_the_same_whatever_is_asked_first(asked_first: tuple[str, ...]) -> None:
    lines = Lines('[f]\n# [g]\na.b = """\n[h]\n"""\ns = [\n[1],\n]\n\n  [f.a.c] # [i]\nd = 1\n')
    lines.of(asked_first)
    paths = [("f",), ("f", "a"), ("f", "a", "b"), ("f", "s", 0), ("f", "a", "c"), ("f", "a", "c", "d"), ("h",), ("i",)]
    assert [lines.of(path) for path in paths] == [1, 3, 3, 7, 10, 11, 1, 1]


def test_lines_are_found_in_every_form_that_toml_has() -> None:
    text = (
        'a.b."c d" = 1\n[t]\nx = { y = [1, {z = 2}],\n w = 3 }\n[[r]]\n[r.s]\nk = """\n\n"""\n'
        "[[r]]\n[[r.u]]\nv = [\n\n 1, 2,\n# [\n 3]\n[[r.u]]\nv = '''a\n'''\nw = 1979-05-27 07:32:00\n"
    )
    tomli.loads(text)
    found = Lines(text)
    want = {
        ("a", "b", "c d"): 1,
        ("t",): 2,
        ("t", "x", "y", 1, "z"): 3,
        ("t", "x", "w"): 4,
        ("r",): 5,
        ("r", 0): 5,
        ("r", 0, "s"): 6,
        ("r", 0, "s", "k"): 7,
        ("r", 1): 10,
        ("r", 1, "u", 0, "v"): 12,
        ("r", 1, "u", 0, "v", 1): 14,
        ("r", 1, "u", 0, "v", 2): 16,
        ("r", 1, "u", 1): 17,
        ("r", 1, "u", 1, "w"): 20,
        ("r", 1, "none"): 10,
        (): 1,
    }
    assert {path: found.of(path) for path in want} == want


def test_keys_are_edited_in_a_block_without_a_last_line_end() -> None:
    assert edit_keys("[[counts]]", {"code": "sl-1"}, ["code"], "\r\n") == '[[counts]]\r\ncode = "sl-1"\r\n'
    assert edit_keys("a = 1\n", {"b c": 2}, ["a"], "\n") == 'a = 1\n"b c" = 2\n'
