"""What people change in a Word file comes back whole, or is told: exported again, the paper is the edited one.

The edits are made by a dice, by class: words, signs, sentences, tracked changes, comments, runs in pieces, bookmarks
lost, figures, citations, names, and whole paragraphs, in papers of the real year, of one in which every part has
something to say, and of one in which everything is nasty.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.adoption_rounds import YEARS, edited_paper, verdicts
from tests.support.seeded_edits import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.support.adoption_rounds import Verdict

SAMPLE = (("real", "report"), ("full", "report"), ("full", "summary"), ("real", "tasks"), ("nasty", "tasks"))
CHUNKS = 8
ROUNDS = {
    ("real", "report"): 14,
    ("full", "report"): 14,
    ("real", "summary"): 14,
    ("full", "summary"): 14,
    ("real", "tasks"): 4,
    ("full", "tasks"): 4,
    ("nasty", "summary"): 1,
    ("nasty", "tasks"): 1,
}
"""How many papers each part of the ten thousand edits has."""
LEAST_TAKEN = 0.98
"""Such a share of the edits that touch only words is taken without a question."""


def faults(judged: Iterable[Verdict]) -> list[tuple[str, str, str]]:
    return [(each.kind, each.fault, each.told) for each in judged if each.fault]


def share_taken(judged: Iterable[Verdict]) -> float:
    words = [each.taken for each in judged if each.only_words]
    return sum(words) / len(words)


@pytest.mark.parametrize(("year", "paper"), SAMPLE)
def test_an_edit_is_taken_or_told(year: str, paper: str) -> None:
    judged = verdicts(year, paper, edited_paper(year, paper, 1))
    assert faults(judged) == []
    assert share_taken(judged) > 0.9


@pytest.mark.parametrize("shape", SHAPES)
def test_a_paragraph_that_is_elsewhere_another_or_gone_is_taken_or_told(shape: str) -> None:
    assert faults(verdicts("full", "summary", edited_paper("full", "summary", 1, shape=shape))) == []


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_of_ten_thousand_edits_none_differs_silently(chunk: int) -> None:
    judged = [
        verdict
        for (year, paper), rounds in ROUNDS.items()
        for seed in range(chunk * rounds, (chunk + 1) * rounds)
        for verdict in verdicts(year, paper, edited_paper(year, paper, seed))
    ]
    assert len(judged) * CHUNKS >= 10_000
    assert faults(judged) == []
    assert share_taken(judged) >= LEAST_TAKEN


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_paper_with_hundreds_of_recipients_is_taken_back(seed: int) -> None:
    judged = verdicts("nasty", "report", edited_paper("nasty", "report", seed))
    assert faults(judged) == []
    assert share_taken(judged) > 0.9


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("year", YEARS)
def test_of_many_paragraphs_none_is_lost_silently(year: str, shape: str) -> None:
    for paper in ("report", "summary")[year == "nasty" :]:
        for seed in range(4):
            judged = verdicts(year, paper, edited_paper(year, paper, seed, shape=shape))
            assert faults(judged) == [], seed


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("way", [("docx",), ("odt",), ("odt", "docx"), ("doc", "docx")], ids="-".join)
def test_edits_are_taken_or_told_after_another_program_had_the_file(way: tuple[str, ...], tmp_path: Path) -> None:
    papers = {
        f"{year}-{paper}-{seed}": (year, paper, edited_paper(year, paper, seed))
        for year, paper in SAMPLE
        for seed in (2, 3)
    }
    (tmp_path / "edited").mkdir()
    for name, (_year, _paper, edited) in papers.items():
        (tmp_path / "edited" / f"{name}.docx").write_bytes(edited.data)
    form, folder = "docx", tmp_path / "edited"
    for step, next_form in enumerate(way):
        convert(tmp_path, folder, form, next_form, tmp_path / str(step))
        form, folder = next_form, tmp_path / str(step)
    judged = [
        verdict
        for name, (year, paper, edited) in papers.items()
        for verdict in verdicts(year, paper, edited, (folder / f"{name}.{form}").read_bytes(), f"{name}.{form}")
    ]
    assert faults(judged) == []
    assert share_taken(judged) >= 0.95


def convert(home: Path, folder: Path, form: str, new_form: str, target: Path) -> None:
    """Let LibreOffice write all files of a folder in another form."""
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", new_form, "--outdir", str(target)]
    subprocess.run([*command, *map(str, folder.glob(f"*.{form}"))], check=True, capture_output=True, timeout=300)
