"""The Tab key: the protocol of the shell, as bash, zsh, fish and PowerShell speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtreport.cli.powershell import SCRIPT, shell_around, typed_words
from dtreport.formats import FORMATS
from dtreport.records import KINDS, TABLES
from dtreport.services.paper_files import printable
from tests.support.real_process import launcher

if TYPE_CHECKING:
    from pathlib import Path

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


def in_powershell(office: Office, line: str, word: str) -> dict[str, str]:
    """What PowerShell is told for a line up to the cursor and the word there, each value with what it is."""
    with office.patch.context() as patch:
        patch.setenv("COLUMNS", "100")  # put back when done
        patch.setenv("_DTREPORT_COMPLETE", "complete_powershell")
        patch.setenv("_TYPER_COMPLETE_ARGS", line)
        if word:  # PowerShell has no empty variables
            patch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", word)
        else:
            patch.delenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", raising=False)
        ran = office.run("")
        patch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    assert (ran.err, ran.code) == ("", 0)
    return dict(row.split(":::") for row in ran.out.splitlines())


def test_powershell_is_told_what_each_value_is_in_one_line_for_each(office: Office) -> None:
    office.begin()
    assert in_powershell(office, "dtreport set n", "n") == {"nv-1": "nhiệm vụ", "nv-2": "nhiệm vụ"}
    assert in_powershell(office, "dtreport und", "und") == {"undo": "Hoàn tác thay đổi vừa ghi"}
    options = in_powershell(office, "dtreport add-award --", "--")
    assert all(name.startswith("--") for name in options)
    assert max(map(len, options.values())) > 80, "a long help stays in one line"
    assert in_powershell(office, "dtreport add-document --status ", "")["draft"] == "dự thảo"


def test_words_of_powershell_come_whole(office: Office) -> None:
    office.begin("schema = 1\nyear = 2019\n[agency]\nname = 'Ban B'\n", "Báo cáo năm/reports/2019.toml")
    office.begin()
    folder = office.folder / "Báo cáo năm" / "reports"
    for quoted in (f"'{folder}'", f'"{folder}"', f"“{folder}”", str(folder).replace(" ", "` ")):
        assert list(in_powershell(office, f"dtreport show --reports {quoted} --year ", "")) == ["2019"], quoted
    assert list(in_powershell(office, "& 'C:\\dt report\\dtreport.exe' show --year 20", "20")) == ["2021"]
    text = "'đạt ''100%'' kế hoạch'"
    assert list(in_powershell(office, f"dtreport add-result --text {text} --area ", "")) == list(
        in_powershell(office, "dtreport add-result --area ", "")
    )
    assert list(in_powershell(office, 'dtreport edit "ag', '"ag')) == ["agency"]
    assert "agency" in in_powershell(office, "dtreport edit '", "'")


@pytest.mark.parametrize(
    ("line", "words", "last"),
    [
        ("dtreport", [], "dtreport"),
        ("dtreport ", ["dtreport"], ""),
        ("a 'b c' \"d e\" f`  g", ["a", "b c", "d e", "f "], "g"),
        ('a \'It\'\'s\' "say ""x""" b', ["a", "It's", 'say "x"'], "b"),
        ('a "b`"c" \'d`e\' x', ["a", 'b"c', "d`e"], "x"),
        ("a “Văn phòng” ‘b c’ d", ["a", "Văn phòng", "b c"], "d"),
        ("a C:\\bao-cao\\x ", ["a", "C:\\bao-cao\\x"], ""),
        ("a '' 'm", ["a", ""], "m"),
        ("a `", ["a"], ""),
        ('a b"c d"e', ["a"], "bc de"),
    ],
)
def test_a_line_is_read_as_powershell_reads_it(line: str, words: list[str], last: str) -> None:
    assert typed_words(line) == (words, last)


@pytest.fixture
def powershell(office: Office) -> Path:
    """A PowerShell that says where its profile is; its answer stands in $ANSWER. Returns the profile."""
    for module in ("typer._completion_shared", "typer.completion"):
        office.patch.setattr(f"{module}._get_shell_name", lambda: "powershell")
    script = "import os, sys; sys.stdout.buffer.write(os.environ['ANSWER'].encode())"
    office.patch.setenv("PATH", str(launcher(office.folder.parent / "bin", script, "powershell").parent))
    profile = office.folder.parent / "Nhà của Hương" / "Documents" / "WindowsPowerShell" / "profile.ps1"
    office.patch.setenv("ANSWER", f"{profile}\r\nRemoteSigned\r\n")
    return profile


def test_completion_is_installed_in_powershell(office: Office, powershell: Path) -> None:
    ran = office.run("--install-completion")
    assert (ran.out.strip(), ran.code) == (f"Đã cài gợi ý lệnh vào {powershell}. Hãy mở cửa sổ lệnh mới để dùng.", 0)
    script = powershell.with_name("dtreport-completion.ps1").read_bytes()
    assert script == SCRIPT.encode("ascii")
    assert office.run("--show-completion").out.split() == SCRIPT.split()
    line = powershell.read_text(encoding="ascii")
    assert "$PSScriptRoot/dtreport-completion.ps1" in line
    office.run("--install-completion")
    assert powershell.read_text(encoding="ascii") == line, "once is enough"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_what_stands_in_a_profile_stays_as_it_is(office: Office, powershell: Path, encoding: str) -> None:
    powershell.parent.mkdir(parents=True)
    before = "Set-Alias ll dir # ô ă".encode(encoding)
    powershell.write_bytes(before)
    for _time in range(2):
        assert office.run("--install-completion").code == 0
    after = powershell.read_bytes()
    assert after.startswith(before)
    assert after.decode(encoding).count("Test-Path") == 1


def test_powershell_that_may_not_run_a_profile_is_left_as_it_is(office: Office, powershell: Path) -> None:
    office.patch.setenv("ANSWER", f"{powershell}\r\nRestricted\r\n")
    ran = office.run("--install-completion")
    assert ran.code == 1
    assert "Set-ExecutionPolicy -Scope CurrentUser RemoteSigned" in ran.err
    assert not powershell.parent.exists()


@pytest.mark.parametrize("answer", ["", "profile.ps1\nRemoteSigned", "/x.ps1"])
def test_powershell_that_does_not_answer_is_told(office: Office, powershell: Path, answer: str) -> None:
    office.patch.setenv("ANSWER", answer)
    assert "không cho biết tệp cấu hình nằm đâu" in office.run("--install-completion").err
    office.patch.setenv("PATH", str(office.folder))
    assert "không cho biết tệp cấu hình nằm đâu" in office.run("--install-completion").err
    assert not powershell.exists()


def test_a_profile_that_cannot_be_written_is_told(office: Office, powershell: Path) -> None:
    powershell.mkdir(parents=True)
    ran = office.run("--install-completion")
    assert ran.code == 1
    assert f"Không ghi được tệp cấu hình của PowerShell: {powershell}" in ran.err


@pytest.mark.parametrize(
    ("folders", "shell"),
    [
        (r"C:\Users\lan\Documents\WindowsPowerShell\Modules;C:\Program Files\WindowsPowerShell\Modules", "powershell"),
        (r"C:\Users\lan\OneDrive\Documents\PowerShell\Modules;C:\Program Files\PowerShell\7\Modules", "pwsh"),
        (r"C:\Program Files\WindowsPowerShell\Modules;C:\Windows\system32\WindowsPowerShell\v1.0\Modules", "cmd"),
        ("", "cmd"),
    ],
)
def test_powershell_is_known_behind_a_cmd_file(monkeypatch: pytest.MonkeyPatch, folders: str, shell: str) -> None:
    monkeypatch.setenv("PSMODULEPATH", folders)
    assert shell_around("cmd") == shell
    assert shell_around("pwsh") == "pwsh"


def test_completion_is_installed_and_shown_with_sentences_of_our_own(office: Office) -> None:
    home = office.folder.parent / "nha"
    home.mkdir()
    for variable in ("HOME", "USERPROFILE"):
        office.patch.setenv(variable, str(home))
    office.patch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    office.patch.setattr("typer.completion._get_shell_name", lambda: "bash")
    office.run("--install-completion")
    assert (home / ".bash_completions" / "dtreport.sh").exists()
    ran = office.run("--show-completion")
    assert ran.out.split() == (home / ".bash_completions" / "dtreport.sh").read_text(encoding="utf-8").split()
    office.told.clear()
    office.run("--install-completion")
    office.patch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    office.patch.setattr("typer.completion._get_shell_name", lambda: None)
    office.run("--install-completion")
    office.run("--show-completion")
    office.matches_golden()
