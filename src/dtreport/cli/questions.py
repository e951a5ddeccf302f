"""Questions at the keyboard: one line, one of several, yes or no."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dtreport.cli.output import note
from dtreport.records.values import NO_WORDS, YES_WORDS
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


def ask_line(question: str) -> str:
    """One line from the keyboard; one in an old code is asked for again. Raises EOFError, KeyboardInterrupt."""
    prompt = f"{question} > ".lstrip()
    while True:
        try:
            return _line(prompt).strip()
        except UnicodeDecodeError:
            note("Chữ vừa gõ không phải Unicode mà là một bảng mã cũ. Hãy gõ lại; muốn dán thì dùng Windows Terminal.")


def _line(prompt: str) -> str:
    if sys.stdout is not None and sys.stdout.isatty():
        return input(prompt)
    print(prompt, end="", file=sys.stderr, flush=True)
    return input()


def ask_choice(question: str, choices: Sequence[str]) -> str:
    """One of the choices, named by its word or its number."""
    note(question)
    for number, choice in enumerate(choices, 1):
        note(f"  {number}. {choice}")
    while True:
        answer = ask_line("Chọn")
        for number, choice in enumerate(choices, 1):
            if answer == str(number) or fold(answer) == fold(choice):
                return choice
        note(f"Hãy gõ một số từ 1 đến {len(choices)}.")


def agreed(question: str) -> bool:
    """Whether the person says yes; pressing Enter is a yes."""
    while True:
        answer = fold(ask_line(f"{question} [C/k]"))
        if answer in YES_WORDS | {""}:
            return True
        if answer in NO_WORDS:
            return False
        note("Gõ c (có) hoặc k (không).")
