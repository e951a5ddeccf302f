"""The Tab key: the protocol of the shell, as bash, zsh, fish and PowerShell speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtreport.formats import FORMATS
from dtreport.records import KINDS, TABLES
from dtreport.services.paper_files import printable

if TYPE_CHECKING:
    from tests.support.office import Office


def offered(office: Office, line: str) -> list[str]:
    """What bash is told for a line on which the Tab key was pressed at the end."""
    words = f"dtreport {line}".split(" ")
    with office.patch.context() as patch:
        patch.setenv("_DTREPORT_COMPLETE", "complete_bash")
        patch.setenv("COMP_WORDS", " ".join(words))
        patch.setenv("COMP_CWORD", str(len(words) - 1))
        ran = office.run("")
    assert (ran.err, ran.code) == ("", 0)
    return ran.out.split()


def test_commands_are_offered(office: Office) -> None:
    assert sorted(offered(office, "add-")) == sorted(kind.command for kind in KINDS)
    assert offered(office, "und") == ["undo"]


@pytest.mark.parametrize(
    "line", ["show --year ", "export ", "kit ", "print ", "set hn --year ", "check ", "edit hn --year "]
)
def test_years_are_offered_latest_first(office: Office, line: str) -> None:
    office.begin()
    office.run("new 2022")
    assert offered(office, line) == ["2022", "2021"]
    assert offered(office, f"{line}2021") == ["2021"]


def test_codes_of_the_year_are_offered(office: Office) -> None:
    office.begin()
    codes = ["lv-1", "vb-1", "hn", "sl-1", "kq-1", "nv-1", "nv-2", "kt-1"]
    for line in ("set ", "remove ", "move ", "add-result --area ", "add-award --decision "):
        assert offered(office, line) == codes, line
    assert offered(office, "set nv") == ["nv-1", "nv-2"]
    for line in ("edit ", "show "):
        assert offered(office, line) == [*codes, *(table.name for table in TABLES)], line
    assert offered(office, "edit ag") == ["agency"]


def test_codes_come_from_the_year_and_the_folder_that_the_line_names(office: Office) -> None:
    office.begin()
    office.run("new 2022")
    assert offered(office, "set ") == []
    assert offered(office, "set --year 2022 ") == ["lv-1", "hn", "sl-1"]
    office.patch.setenv("DTREPORT_YEAR", "2021")
    assert "kt-1" in offered(office, "set ")
    (office.folder / "trong").mkdir()
    assert offered(office, "set --reports trong ") == []
    assert offered(office, "show --reports trong --year ") == []


def test_the_words_of_a_choice_are_offered(office: Office) -> None:
    assert offered(office, "add-award --recipient-kind ") == ["collective", "individual", "household"]
    assert offered(office, "add-document --status d") == ["draft"]


def test_papers_and_formats_are_offered(office: Office) -> None:
    papers = [paper.name for paper in printable()]
    for line in ("export --paper ", "print --paper ", "kit --without ", "kit --without awards --without "):
        assert offered(office, line) == papers, line
    assert offered(office, "export -p a") == ["awards", "agenda", "article"]
    assert offered(office, "export --format ") == [form.name for form in FORMATS]


def test_a_broken_folder_offers_nothing_and_says_nothing(office: Office) -> None:
    assert offered(office, "set ") == []
    assert offered(office, "export ") == []
    office.begin("hỏng")
    assert offered(office, "set ") == []
    assert offered(office, "edit ") == [table.name for table in TABLES]


def test_fish_and_zsh_and_powershell_are_told_what_each_code_is(office: Office) -> None:
    office.begin()
    for shell, variables in (
        ("fish", {"_TYPER_COMPLETE_ARGS": "dtreport set n", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "dtreport set n"}),
        ("pwsh", {"_TYPER_COMPLETE_ARGS": "dtreport set n", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "n"}),
    ):
        with office.patch.context() as patch:
            patch.setenv("_DTREPORT_COMPLETE", f"complete_{shell}")
            for name, value in variables.items():
                patch.setenv(name, value)
            ran = office.run("")
        assert (ran.err, ran.code) == ("", 0), shell
        assert "nv-1" in ran.out, shell
        assert "nhiệm vụ" in ran.out, shell


def test_completion_is_installed_and_shown_with_sentences_of_our_own(office: Office) -> None:
    home = office.folder.parent / "nha"
    home.mkdir()
    office.patch.setenv("HOME", str(home))
    office.patch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    office.patch.setattr("typer.completion._get_shell_name", lambda: "bash")
    office.run("--install-completion")
    assert (home / ".bash_completions" / "dtreport.sh").exists()
    ran = office.run("--show-completion")
    assert ran.out.strip() == (home / ".bash_completions" / "dtreport.sh").read_text(encoding="utf-8").strip()
    office.told.clear()
    office.run("--install-completion")
    office.patch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    office.patch.setattr("typer.completion._get_shell_name", lambda: None)
    office.run("--install-completion")
    office.run("--show-completion")
    office.matches_golden()
