"""The Tab key in PowerShell, in Windows PowerShell 5.1 and in 7: its script, how it is installed, what it tells us."""

from __future__ import annotations

import codecs
import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.errors import DtreportError
from dtreport.services.machine_programs import find_program

if TYPE_CHECKING:
    from collections.abc import MutableMapping

SHELLS = ("powershell", "pwsh")
_FILE = "dtreport-completion.ps1"
_PATIENCE = 60  # seconds
SCRIPT = r"""# The Tab key for dtreport, in Windows PowerShell 5.1 and in PowerShell 7.
Register-ArgumentCompleter -Native -CommandName dtreport -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString()
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    if ($length -lt $line.Length) { $line = $line.Substring(0, $length) } else { $line = $line.PadRight($length) }
    $encoding = [Console]::OutputEncoding
    try { [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false } catch { }
    try {
        $env:_DTREPORT_COMPLETE = 'complete_powershell'
        $env:_TYPER_COMPLETE_ARGS = $line
        $env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
        & dtreport | ForEach-Object {
            $value, $help = $_ -split ':::', 2
            if ([string]::IsNullOrWhiteSpace($help)) { $help = $value }
            New-Object System.Management.Automation.CompletionResult $value, $value, 'ParameterValue', $help
        }
    } finally {
        foreach ($name in '_DTREPORT_COMPLETE', '_TYPER_COMPLETE_ARGS', '_TYPER_COMPLETE_WORD_TO_COMPLETE') {
            Remove-Item "Env:$name" -ErrorAction SilentlyContinue
        }
        try { [Console]::OutputEncoding = $encoding } catch { }
    }
}
"""
"""In ASCII, which every PowerShell reads alike; what dtreport answers is UTF-8, whatever the console's code page."""
_PROFILE_LINE = f'if (Test-Path "$PSScriptRoot/{_FILE}") {{ & "$PSScriptRoot/{_FILE}" }}'
_UTF_8 = "[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false"
_QUESTION = f"{_UTF_8}; $PROFILE; [string](Get-ExecutionPolicy)"
_FORBIDDING = ("Restricted", "AllSigned")
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_ESCAPE = "`"
_QUOTATIONS = {**dict.fromkeys("'‘’‚‛", "'‘’‚‛"), **dict.fromkeys('"“”„', '"“”„')}
"""PowerShell takes the curved marks of Word for quotation marks too: each closes what any of its kind has opened."""


def install(shell: str) -> Path:
    """Let this PowerShell load the script whenever it starts; returns its profile, the file that says so.

    Raises DtreportError where PowerShell does not answer, or may not run a profile: how that is allowed is said, and
    left to the person.
    """
    profile, policy = _ask(shell)
    if policy in _FORBIDDING:
        raise DtreportError(
            f"PowerShell trên máy này chưa được chạy tệp cấu hình ({policy}), nên chưa cài gợi ý lệnh.",
            "Hãy gõ: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned, trả lời Y, rồi cài lại.",
        )
    try:
        profile.parent.mkdir(parents=True, exist_ok=True)
        profile.with_name(_FILE).write_bytes(SCRIPT.encode("ascii"))
        _add_line(profile)
    except OSError as reason:
        raise DtreportError(f"Không ghi được tệp cấu hình của PowerShell: {profile}", "Nhờ người quản trị.") from reason
    return profile


def _ask(shell: str) -> tuple[Path, str]:
    """The profile of this person in this PowerShell, and its policy for scripts."""
    program = find_program(shell)
    failure = DtreportError("PowerShell không cho biết tệp cấu hình nằm đâu, nên chưa cài gợi ý lệnh.")
    if program is None:
        raise failure
    command = [program, "-NoProfile", "-NonInteractive", "-Command", _QUESTION]
    try:
        answer = subprocess.run(  # noqa: S603, the person's own shell
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
        )
        lines = answer.stdout.decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError, subprocess.TimeoutExpired) as reason:
        raise failure from reason
    answers = [line.strip() for line in lines if line.strip()]
    if len(answers) != 2 or not Path(answers[0]).is_absolute():  # noqa: PLR2004, what was asked
        raise failure
    return Path(answers[0]), answers[1]


def _add_line(profile: Path) -> None:
    """Add our line to a profile, in the encoding that it has; what stands there is not touched."""
    before = profile.read_bytes() if profile.exists() else b""
    encoding = _MARKS.get(before[:2], "ascii")
    if _FILE.encode(encoding) in before:
        return
    break_before = "\r\n" if before else ""
    with profile.open("ab") as file:
        file.write(f"{break_before}{_PROFILE_LINE}\r\n".encode(encoding))


def shell_around(shell: str | None) -> str | None:
    """The shell in which the person types: PowerShell, where a .cmd file between us and it hides it.

    PowerShell puts the person's own folder of modules before those of the machine, which other programs have too.
    """
    if shell in SHELLS:
        return shell
    folders = os.environ.get("PSMODULEPATH", "").replace("\\", "/").casefold().split(";")
    own = [folder for folder in folders if "/program files" not in folder and "/system32/" not in folder]
    if any(folder.endswith("/powershell/modules") for folder in own):
        return "pwsh"
    return "powershell" if any(folder.endswith("/windowspowershell/modules") for folder in own) else shell


def heed_words(environ: MutableMapping[str, str]) -> None:
    """Put the line that was typed in PowerShell as the framework reads it: in the quotation marks of other shells."""
    words, last = typed_words(environ.get("_TYPER_COMPLETE_ARGS", ""))
    if words[:1] == ["&"]:  # the program was called by its path
        del words[0]
    if not environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE"):
        words, last = [*words, last] if last else words, ""
    environ["_TYPER_COMPLETE_ARGS"] = shlex.join([*words, last] if last else words)
    environ["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = last


def typed_words(line: str) -> tuple[list[str], str]:
    """The words of a line as PowerShell reads them, and the one that is being typed at its end."""
    words: list[str] = []
    word: str | None = None
    quotation = ""
    at = 0
    while at < len(line):
        char, following = line[at], line[at + 1 : at + 2]
        at += 1
        if quotation and char in quotation:
            if following and following in quotation:  # two marks stand for one
                word, at = f"{word}{char}", at + 1
            else:
                quotation = ""
        elif char == _ESCAPE and not quotation.startswith("'"):
            word, at = f"{word or ''}{following}", at + 1
        elif not quotation and char in _QUOTATIONS:
            word, quotation = word or "", _QUOTATIONS[char]
        elif not quotation and char.isspace():
            words += [] if word is None else [word]
            word = None
        else:
            word = f"{word or ''}{char}"
    return words, word or ""
