"""The edits of a paper, tried on the data that it was made from: what is printed again decides what is taken over."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.edits import Edits, edits
from dtreport.adoption.source_values import spec_of
from dtreport.adoption.sourced_passages import SourcedPassage
from dtreport.adoption.trial_year import data_of_year, with_edits, year_with
from dtreport.adoption.year_edits import LineEdit, RecordMove, additions, line_edit, moves, removals
from dtreport.formats import format_named
from dtreport.papers.anchors import source_named
from dtreport.papers.official_form import DIGEST_LABEL
from dtreport.papers.source_fields import REFERENCES
from dtreport.reading import read_paper
from dtreport.reading.passages import MARGINS
from dtreport.vietnamese.wording import SourceStretch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from dtreport.adoption.edits import NewWords
    from dtreport.adoption.year_edits import YearEdit
    from dtreport.papers import PaperKind
    from dtreport.reading.passages import Passage
    from dtreport.report import Year, Years
    from dtreport.vietnamese.wording import Source

_FORM = "docx"
"""The papers that people edit."""
_MOST_ROUNDS = 20
"""So often the year is printed again; what has not settled then is left to people."""


class TextChange(NamedTuple):
    """Lines of a text as they were printed, and as the edited paper has them."""

    field: tuple[str, str, str]
    """The kind of the record, or the table; the code; and the key of the field."""
    label: str
    """What the field is called: Nội dung."""
    printed: str
    """Empty for lines that were added."""
    edited: str
    """Empty for lines that went."""
    dropped: tuple[str, ...] = ()
    """The mentions that went with their words: "{dai-bieu}"."""

    @property
    def name(self) -> str:
        """The code of the record, or the name of the table."""
        kind_or_table, code, _key = self.field
        return code or kind_or_table


def printed_passages(paper: PaperKind, years: Years) -> tuple[SourcedPassage, ...]:
    """The passages of a paper as it is printed."""
    form = format_named(_FORM)
    data = form.render(paper.build(years, public=form.public))
    return sourced(read_paper(data, f"{paper.stem}{form.suffix}").passages, years.this_year)


def sourced(passages: Sequence[Passage], year: Year) -> tuple[SourcedPassage, ...]:
    """Passages with the sources that their anchors name; the line that says the digest of the data is left out."""
    answer = []
    margins: set[str] = set()
    for passage in passages:
        if passage.text.startswith(DIGEST_LABEL):
            continue
        if passage.place in MARGINS:  # other programs write them once or once a section
            if passage.text in margins:
                continue
            margins.add(passage.text)
        named = [(anchor, source_named(anchor.name, year)) for anchor in passage.anchors]
        stretches = [SourceStretch(source, anchor.start, anchor.end) for anchor, source in named if source is not None]
        # What is of no record is only counted through the paper, and has other names where something is added.
        # A bookmark whose words went stays empty, wherever its place is now.
        names = [
            anchor.name
            for anchor, source in named
            if source is not None and source.kind and source.field not in REFERENCES and anchor.end > anchor.start
        ]
        answer.append(SourcedPassage(passage.text, passage.place, tuple(stretches), tuple(names), passage.in_table))
    return tuple(answer)


class _Step(NamedTuple):
    """One edit of the year, and the words that it takes over, where it is of a text."""

    edit: YearEdit
    text: TextChange | None = None


class AdoptionTrial:
    """Takes over edits one by one and together, and prints the paper again.

    Args:
        years: The years that the paper was made from.
        paper: The paper.
        edited: The passages of the edited paper.
    """

    def __init__(self, years: Years, paper: PaperKind, edited: Sequence[SourcedPassage]) -> None:
        self._years, self._paper = years, paper
        # Printed again, lines have other numbers, so that the old names would lead astray.
        self._edited = [passage._replace(names=()) for passage in edited]
        self.before: dict[str, Any] = data_of_year(years.this_year)
        """The data before."""
        self.after: Mapping[str, Any] = self.before
        """The data with all that is taken over."""
        self._reshaped: frozenset[int] = frozenset()
        """The passages that people parted, joined or moved."""
        self._gone: frozenset[str] = frozenset()
        """The passages that people took out."""
        self._figures: frozenset[tuple[Source, str]] = frozenset()
        """The figures that people altered, and what they say in the edited paper."""
        self.taken: list[YearEdit] = []
        self.texts: list[TextChange] = []
        """The texts of which lines are taken over."""
        self.refused: list[TextChange] = []
        """Those that would be printed otherwise than they stand in the edited paper."""

    def take(self, answer: Edits) -> Edits:
        """Take over what is then printed as it stands in the edited paper; returns what is left."""
        self._reshaped = frozenset(answer.reshaped)
        self._gone = frozenset(each.printed for each in answer.gone)
        self._figures = frozenset((each.source, each.edited) for each in answer.figures)
        year = self._years.this_year
        added, new = additions(answer.new, year)
        moved, shifts = moves(answer.moved, year)
        removed, gone = removals(answer.gone, year)
        steps = [_Step(line_edit(words, year), _text_change(words)) for words in answer.words]
        steps += [_Step(edit, _text_of(edit, answer)) for edit in (*added, *removed, *moved)]
        settled = self._settled(steps)
        self.taken = [step.edit for step in settled]
        self.texts = [step.text for step in settled if step.text is not None]
        lost = [step for step in steps if step not in settled]
        self.refused = [step.text for step in lost if step.text is not None and step.text.printed and step.text.edited]
        back = {number for step in lost for number in step.edit.passages}
        back_gone = {step.edit.gone for step in lost if isinstance(step.edit, LineEdit) and step.edit.gone}
        return replace(
            answer,
            words=[],
            new=[each for each in answer.new if each in new or each.passage in back],
            moved=[each for each in answer.moved if each in shifts or each.passage in back],
            gone=[each for each in answer.gone if each in gone or each.printed in back_gone],
        )

    def _settled(self, steps: Sequence[_Step]) -> list[_Step]:
        """The steps that, all together, make the paper what it is to be; sets the data with them."""
        groups = _sharing(steps)
        # Of edits in one passage every candidate is tried with every candidate of the others.
        combinations = [
            islice(product(*(range(_candidates(steps[place].edit)) for place in group)), _MOST_ROUNDS)
            for group in groups
        ]
        chosen = {number: next(each) for number, each in enumerate(combinations)}
        for _round in range(_MOST_ROUNDS):
            if not chosen:
                break
            edit_choices = [
                (steps[place].edit, candidate)
                for number, choice in chosen.items()
                for place, candidate in zip(groups[number], choice, strict=True)
            ]
            unsettled = self._unsettled(edit_choices)
            if not unsettled:
                self.after = with_edits(self.before, edit_choices)
                return [steps[place] for place in sorted(place for number in chosen for place in groups[number])]
            for number in [*chosen]:
                if any(steps[place].edit is edit for place in groups[number] for edit in unsettled):
                    following = next(combinations[number], None)
                    if following is None:
                        del chosen[number]
                    else:
                        chosen[number] = following
        return []

    def _unsettled(self, chosen: Sequence[tuple[YearEdit, int]]) -> list[YearEdit]:
        """Those of some edits that do not make the paper what it is to be."""
        passages = self._print(chosen)
        if passages is None:
            alone = [edit for edit, candidate in chosen if self._print([(edit, candidate)]) is None]
            return alone or [edit for edit, _candidate in chosen]
        again = edits(passages, self._edited)
        open_passages = again.unsettled()
        # One line less is perhaps no list any more: then the lines around it are no longer those of the edited paper.
        reshaped = {
            source.code
            for number, sources in again.reshaped.items()
            if number not in self._reshaped
            for source in sources
        }
        # A list without its first line gets one of dtreport's, which the edited paper does not have.
        reshaped |= {
            stretch.source.code
            for place in again.lost
            if passages[place].text not in self._gone
            for passage in passages[place : place + 2]
            for stretch in passage.stretches
        }
        # The figures that people altered stay as recorded, and no others are other ones.
        strange = {each.place for each in again.figures if (each.source, each.edited) not in self._figures}
        gone = {line for question in (*again.gone, *again.replaced) for line in question.printed.split("\n")}
        return [
            edit
            for edit, _candidate in chosen
            if open_passages & {*edit.passages}
            or any(self._edited[number].place in strange for number in edit.passages)
            or not reshaped.isdisjoint(_codes_of(edit))
            or (isinstance(edit, LineEdit) and edit.gone in gone)
        ]

    def _print(self, chosen: Sequence[tuple[YearEdit, int]]) -> tuple[SourcedPassage, ...] | None:
        """The passages of the paper with some edits; None where the year would not load with them."""
        year = year_with(with_edits(self.before, chosen))
        return None if year is None else printed_passages(self._paper, replace(self._years, this_year=year))


def _candidates(edit: YearEdit) -> int:
    return len(edit.candidates) if isinstance(edit, LineEdit) else 1


def _sharing(steps: Sequence[_Step]) -> list[list[int]]:
    """The steps, counted, in groups of those that have a say in the same passages."""
    groups: list[tuple[set[int], list[int]]] = []
    for place, step in enumerate(steps):
        passages, members = {*step.edit.passages}, [place]
        apart = []
        for group in groups:
            if group[0] & passages:
                passages |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (passages, members)]
    return [members for _passages, members in groups]


def _codes_of(edit: YearEdit) -> set[str]:
    """The records on whose printed passages an edit has a say."""
    match edit:
        case LineEdit(source=source):
            return {source.code} - {""}
        case RecordMove(code=code, after=after, before=before):
            return {code, after, before} - {""}
        case _:
            return set()


def _text_change(words: NewWords) -> TextChange:
    dropped = tuple(mention.source for mention in words.dropped)
    return _of_field(words.source, words.printed, words.edited, dropped)


def _text_of(edit: YearEdit, answer: Edits) -> TextChange | None:
    """The lines that an edit adds or takes out; None for one that is of records."""
    if not isinstance(edit, LineEdit):
        return None
    added = [each.text for each in answer.new if each.passage in edit.passages]
    mentions = next((each.mentions for each in answer.gone if edit.gone and each.printed == edit.gone), ())
    return _of_field(edit.source, edit.gone, "\n".join(added), mentions)


def _of_field(source: Source, printed: str, edited: str, dropped: tuple[str, ...] = ()) -> TextChange:
    return TextChange((source.kind, source.code, source.field), spec_of(source).label, printed, edited, dropped)
