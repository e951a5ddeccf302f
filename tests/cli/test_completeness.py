"""Every registry, walked: commands, kinds, tables, fields, golden files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer

from dtreport.cli.app import COMMANDS, build
from dtreport.cli.framework_messages import VietnameseCommand
from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.records.values import FLAG
from tests.support import TESTS
from tests.support.office import GOLDEN

if TYPE_CHECKING:
    from dtreport.cli.lazy_commands import CommandLine
    from dtreport.records import Kind, SettingsTable

VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.name)
def test_every_line_of_the_list_is_a_command_with_a_vietnamese_summary(line: CommandLine) -> None:
    built = line.build()
    assert isinstance(built, VietnameseCommand)
    assert built.name == line.name
    assert VIETNAMESE.search(line.summary)
    assert VIETNAMESE.search(built.help or "")
    for param in built.params:
        said = getattr(param, "help", None) or ""
        assert said.endswith("."), f"{line.name} {param.name}"


def test_the_list_and_the_program_have_the_same_commands() -> None:
    group = build()
    assert sorted(group.commands) == sorted(line.name for line in COMMANDS)
    assert len({line.name for line in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.name)
def test_every_command_appears_in_a_story(line: CommandLine) -> None:
    stories = [path for path in GOLDEN.glob("*.txt") if not path.name.startswith("help_of_")]
    told = re.compile(rf"^\$ dtreport {line.name}( (?!--help)|$)", re.MULTILINE)
    quiet = {"schema"}  # its output is the whole schema, which docs/ and the tests of the report hold
    assert line.name in quiet or any(told.search(path.read_text(encoding="utf-8")) for path in stories)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_its_command_with_an_option_for_every_field(kind: Kind) -> None:
    (line,) = [line for line in COMMANDS if line.name == kind.command]
    options = options_of(line.build())
    for spec in specs(kind.model):
        assert f"--{spec.option}" in options, spec.name
        if spec.value is FLAG:
            assert f"--no-{spec.option}" in options
        if spec.value.multiline:
            assert f"--{spec.option}-file" in options
    assert {"--year", "--reports"} <= options


@pytest.mark.parametrize("found", [*KINDS, *TABLES], ids=lambda found: found.name)
def test_every_field_is_declared_with_what_a_prompt_needs(found: Kind | SettingsTable) -> None:
    for spec in specs(found.model):
        assert VIETNAMESE.search(spec.label) or spec.label == "Fax", spec.name
        assert spec.example or spec.value.choices, spec.name
        for word in (spec.example,) if spec.example else ():
            spec.value.read(word)


def options_of(command: VietnameseCommand) -> set[str]:
    return {name for param in command.params for name in (*param.opts, *param.secondary_opts)}


def test_no_short_option_means_two_things() -> None:
    meant: dict[str, set[str]] = {}
    for line in COMMANDS:
        for param in line.build().params:
            for name in param.opts:
                if re.fullmatch("-[a-z]", name):
                    meant.setdefault(name, set()).add(param.opts[0] if param.opts[0] != name else param.opts[-1])
    assert {name: words for name, words in meant.items() if len(words) > 1} == {}


def test_every_golden_file_belongs_to_a_story() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (TESTS / "cli").glob("test_*.py"))
    names = {path.stem for path in GOLDEN.glob("*.txt")}
    stories = {name for name in names if f"def test_{name}(" in tests}
    pages = {f"help_of_{line.name}" for line in COMMANDS}
    pages |= {f"help_of_edit_{name}" for name in ("hn", "nv-1", "kt-1", *(table.name for table in TABLES))}
    assert names - stories == pages


def test_the_program_is_built_on_the_typer_whose_words_are_translated() -> None:
    assert typer.__version__.startswith("0.29.")
