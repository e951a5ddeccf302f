"""Measure how well `adopt` takes edits back: `python -m tests.benchmarks.adopt_quality [ROUNDS]`.

Papers of the real, the full and the nasty year are edited by a seeded dice and taken back; so many rounds of each.
For each class: how many edits, how many the exported paper has again, how many are told instead, and what is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.support.adoption_rounds import PAPERS, YEARS, edited_paper, verdicts
from tests.support.seeded_edits import NAME, OTHER_KINDS, SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.adoption_rounds import Verdict

_OTHERS = (*OTHER_KINDS, NAME)


class Case(NamedTuple):
    """One of the papers, and what is done to whole paragraphs of it."""

    year: str
    paper: str
    seed: int
    shape: str = ""


def cases(rounds: int) -> Iterator[Case]:
    """So many rounds of each paper; the longest, with 300 recipients, once."""
    for year in YEARS:
        for paper in PAPERS:
            for seed in range(1 if (year, paper) == ("nasty", "report") else rounds):
                yield Case(year, paper, seed)
            for shape in SHAPES if paper == "summary" else ():
                yield Case(year, paper, 0, shape)


def judged(case: Case) -> list[Verdict]:
    """What became of the edits of a paper."""
    edited = edited_paper(case.year, case.paper, case.seed, shape=case.shape, others=_OTHERS)
    return verdicts(case.year, case.paper, edited)


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    edits, taken, faults = Counter[str](), Counter[str](), Counter[str]()
    words = words_taken = 0
    for case in cases(rounds):
        for each in judged(case):
            edits[each.kind] += 1
            taken[each.kind] += each.taken
            faults[each.kind] += bool(each.fault)
            words += each.only_words
            words_taken += each.only_words and each.taken
            if each.fault or (each.only_words and not each.taken):
                print(f"{case}: {each.fault or 'is asked about'}: {each.told}")
    print(f"\n{'class':34} {'edits':>6} {'taken':>6} {'told':>6} {'wrong':>6}")
    for kind, number in sorted(edits.items()):
        told = number - taken[kind] - faults[kind]
        print(f"{kind:34} {number:6} {taken[kind]:6} {max(told, 0):6} {faults[kind]:6}")
    print(f"edits: {edits.total()}; wrong: {faults.total()}")
    print(f"edits that touch only words: {words}; taken without a question: {words_taken / max(1, words):.2%}")


if __name__ == "__main__":
    main()
