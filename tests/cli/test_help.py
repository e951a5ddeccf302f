"""Help pages and the framework's own sentences: whole, and in Vietnamese to the last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dtreport.cli.app import COMMANDS
from dtreport.cli.framework_messages import in_vietnamese
from dtreport.records import TABLES
from tests.support.office import GOLDEN

if TYPE_CHECKING:
    from tests.support.office import Office


ENGLISH = re.compile(
    r"\b(usage|errors?|try|options?|missing|invalid|no such|did you mean|commands?|arguments?|defaults?|required"
    r"|requires|exit|possible|got|unexpected|extra|aborted?|integer|range|directory|boolean|float|env var|install"
    r"|completion|customize|optional|does not|is not|valid|value for|show this|message and|the|for|of)\b",
    re.IGNORECASE,
)
OURS = re.compile(
    r"dtreport( [a-z-]+)?|--?[a-zA-Z][\w-]*|reports/\S*|\S*\.(toml|txt|xlsx)\S*"
    r"|\b(JSON|JSON Schema|Excel|Notepad|Ctrl-C|Tab)\b|Lệnh lp báo: .*|EDITOR|VISUAL|DTREPORT_\w+|https?://\S+|\S+@\S+"
)
"""What is no English sentence of ours: names of commands, options, files, programs, and what others say."""


def english_in(text: str) -> list[str]:
    """The English words of a text, besides names."""
    return [found[0] for line in text.splitlines() for found in ENGLISH.finditer(OURS.sub("", line))]


def test_every_command_has_its_help_page(office: Office) -> None:
    office.run("--help")
    assert office.run("-h").out == office.run("--help").out
    office.told = office.told[: len(office.told) // 3]
    office.matches_golden()


@pytest.mark.parametrize("name", [line.name for line in COMMANDS])
def test_help_of(office: Office, name: str) -> None:
    office.begin()
    office.told.clear()
    office.story = f"help_of_{name}"
    office.run(f"{name} --help")
    office.matches_golden()


@pytest.mark.parametrize("name", ["hn", "nv-1", "kt-1", *(table.name for table in TABLES)])
def test_help_of_edit_is_that_of_what_is_edited(office: Office, name: str) -> None:
    office.begin()
    office.told.clear()
    office.story = f"help_of_edit_{name}"
    office.run(f"edit {name} --help")
    office.matches_golden()


def test_the_frameworks_errors_are_told_in_vietnamese(office: Office) -> None:
    office.begin()
    for line in (
        "ad-task",
        "xyzw",
        "--foo",
        "list --foo",
        "list --yaer 2021",
        "add-count --nam A",
        "add-count --name",
        "add-count --name A --unit",
        "edit hn --name",
        "set",
        "find",
        "reopen",
        "edit",
        "new",
        "list counts tasks awards",
        "remove hn kq-1",
        "list --json=yes",
        "add-result --key=có",
        "undo --year",
        "undo x",
        "undo 1.5",
        "set hn -5",
        "list -x",
        "--reports",
        "show --year ''",
        "list --year abc",
    ):
        ran = office.run(line)
        assert (ran.out, ran.code) == ("", 2) or line == "show --year ''", line
    office.matches_golden()


def test_a_sentence_that_nobody_translated_still_comes_out_in_vietnamese() -> None:
    assert in_vietnamese("Something entirely new.") == "Lệnh ghi chưa đúng. Xem cách dùng: thêm --help vào cuối lệnh."


def test_no_story_shows_an_english_word_of_the_framework() -> None:
    found = {}
    for path in sorted(GOLDEN.glob("*.txt")):
        said = [line.removeprefix("! ") for line in told(path.read_text(encoding="utf-8"))]
        words = english_in("\n".join(said))
        if words:
            found[path.name] = words
    assert found == {}


def told(story: str) -> list[str]:
    """What the program said in a story: no commands, no changes of files, no JSON."""
    said = []
    speaking = machine = False
    for line in story.splitlines():
        if line.startswith(("$ ", "# ", "→ ")):
            speaking, machine = line.startswith("$ "), False
        machine |= line in {"[", "{"}
        if speaking and not machine and not line.startswith("$ "):
            said.append(line)
    return said


def test_the_search_for_english_words_finds_them() -> None:
    framework = "Usage: dtreport [OPTIONS]\nTry 'dtreport --help' for help."
    assert english_in(framework) == ["Usage", "OPTIONS", "Try", "for"]
    assert english_in("Cách dùng: dtreport show [TÙY CHỌN] --year 2021 reports/2021.toml:4") == []
