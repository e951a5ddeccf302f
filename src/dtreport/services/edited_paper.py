"""An edited paper that came back: what its people changed, and taking their words over into the year."""

from __future__ import annotations

import contextlib
import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.adoption.edits import NewWords, OtherFigure, PassageShift, Question, edits
from dtreport.adoption.sourced_passages import SourcedPassage
from dtreport.errors import DtreportError, NothingToSayError
from dtreport.formats import format_named
from dtreport.papers.anchors import source_named
from dtreport.papers.blocks import Heading, Items, Paragraph, Table, Title
from dtreport.papers.source_fields import PLAN, PREVIOUS, REFERENCES, VALUE
from dtreport.reading import read_paper
from dtreport.records import kind_named, table_named
from dtreport.records.base import specs
from dtreport.records.result import Result
from dtreport.report import read_year_data
from dtreport.services.office_years import years_of
from dtreport.services.paper_files import printable
from dtreport.store import ConflictError, Replace, SetTable
from dtreport.vietnamese.paragraphs import text_lines
from dtreport.vietnamese.text import capitalise
from dtreport.vietnamese.wording import SourceStretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtreport.papers import PaperKind
    from dtreport.papers.blocks import Paper
    from dtreport.reading.passages import Comment, PaperText, Passage
    from dtreport.report import Year, Years
    from dtreport.store import Change, Commit, Store, YearFile
    from dtreport.vietnamese.paragraphs import TextLine
    from dtreport.vietnamese.wording import Source

_FORM = "docx"
"""The papers that people edit."""
_FEWEST_TEXTS = 3
"""So many passages of a paper must be as they were for it to be that paper."""
_Field = tuple[str, str, str]
"""A field by the kind of its record, or its table of settings, the code, and its key."""


class TextChange(NamedTuple):
    """A text of the year as it is, and as the edited paper has it."""

    name: str
    """The code of the record, or the name of the table of settings."""
    label: str
    """What the field is called: Nội dung."""
    printed: str
    edited: str
    dropped: tuple[str, ...] = ()
    """The mentions that went with their words: "{dai-bieu}"."""


class FigureDifference(NamedTuple):
    """What the paper says of a record in the place of what is recorded, and the command that records it."""

    name: str
    printed: str
    edited: str
    place: str
    command: str
    """The command without its program and year: `set dai-bieu 92`; empty where there is none."""


class PassageMove(NamedTuple):
    """A passage that stands elsewhere in the paper, and the command that puts its record there."""

    name: str
    """The code of the record; empty for a passage of no record."""
    text: str
    place: str
    command: str
    """As in `FigureDifference`."""


@dataclass(frozen=True)
class Adoption:
    """All that a paper that came back says otherwise than the year."""

    year: int
    paper: PaperKind
    texts: tuple[TextChange, ...]
    """What can be taken over: the paper, exported again, then says just this."""
    figures: tuple[FigureDifference, ...]
    refused: tuple[TextChange, ...]
    """New words that would not be printed as they stand in the edited paper."""
    doubts: tuple[Question, ...]
    own: tuple[Question, ...]
    gone: tuple[Question, ...]
    new: tuple[Question, ...]
    moved: tuple[PassageMove, ...]
    comments: tuple[Comment, ...]
    tracked: int
    """How many of Word's tracked changes nobody has accepted or refused."""
    fields: Mapping[tuple[str, str, str], Any]
    """The new value of each field that is taken over, by kind or table, code and key."""
    before: Mapping[tuple[str, str, str], Any]
    """Those values as they are in the year file."""

    @property
    def is_same(self) -> bool:
        """Whether the paper says just what the year says."""
        parts = (self.texts, self.figures, self.refused, self.doubts, self.own, self.gone, self.new, self.moved)
        return not any(parts)


def compare(store: Store, number: int, data: bytes, name: str, *, before_changes: bool = False) -> Adoption:
    """What an edited paper of a year says otherwise.

    Args:
        store: The year files of the office.
        number: The report year.
        data: The bytes of the edited paper.
        name: The name of its file.
        before_changes: Whether Word's tracked changes count as refused instead of accepted.

    Raises DtreportError where the file is no paper of this year, or cannot be read.
    """
    edited = read_paper(data, name, before_changes=before_changes)
    file, years = store.read(number), years_of(store, number)
    paper = _paper_of(edited, years)
    printed = _sourced(_read(paper, years), years.this_year)
    answer = edits(printed, _sourced(edited.passages, years.this_year))
    trial = _Trial(file, years, paper, printed)
    taken, refused = trial.take_all(answer.words)
    return Adoption(
        number,
        paper,
        tuple(_text_change(words) for words in taken),
        tuple(_figure_change(figure, years.this_year) for figure in dict.fromkeys(answer.figures)),
        tuple(_text_change(words) for words in refused),
        tuple(answer.doubts),
        tuple(answer.own),
        tuple(answer.gone),
        tuple(answer.new),
        tuple(_passage_move(each, years.this_year) for each in answer.moved),
        edited.comments,
        edited.changes,
        trial.new,
        trial.old,
    )


def adopt(store: Store, adoption: Adoption) -> Commit:
    """Take over the texts of an edited paper, all in one change.

    Raises ConflictError where somebody has changed one of these texts meanwhile.
    """

    def make(file: YearFile) -> list[Change]:
        blocks: dict[tuple[str, str], dict[str, Any]] = {}
        for (kind, code, key), value in adoption.fields.items():
            block = blocks.setdefault((kind, code), dict(_block(file, kind, code)))
            if block.get(key) != adoption.before[kind, code, key]:
                raise ConflictError(
                    f"Trong lúc đó có người vừa sửa {code or kind}.{key}, chưa ghi gì.", "Hãy chạy lại lệnh adopt."
                )
            block[key] = value
        return [Replace(kind, code, block) if code else SetTable(kind, block) for (kind, code), block in blocks.items()]

    return store.commit(adoption.year, make, f"nhận lại {adoption.paper.label} đã sửa")


def _read(paper: PaperKind, years: Years) -> tuple[Passage, ...]:
    """The passages of a paper as it is printed."""
    form = format_named(_FORM)
    return read_paper(form.render(paper.build(years, public=form.public)), f"{paper.stem}{form.suffix}").passages


def _paper_of(edited: PaperText, years: Years) -> PaperKind:
    """Which paper of the year came back: the one most like it. Raises DtreportError where none is."""
    texts = {passage.text for passage in edited.passages}
    shares: dict[str, float] = {}
    papers = {paper.name: paper for paper in printable() if _FORM in paper.formats}
    for name, paper in papers.items():
        with contextlib.suppress(NothingToSayError):
            own = {*_texts(paper.build(years))}
            if len(own & texts) >= _FEWEST_TEXTS:
                shares[name] = len(own & texts) / len(own | texts)
    if not shares:
        raise DtreportError(
            f"Tệp này không giống giấy tờ nào của năm {years.this_year.number}.",
            "Hãy xem lại tệp, hoặc ghi đúng năm: dtreport adopt TỆP NĂM.",
        )
    return papers[max(shares, key=shares.__getitem__)]


def _texts(paper: Paper) -> Iterator[str]:
    for section in paper.sections:
        for block in section.blocks:
            match block:
                case Paragraph(text) | Heading(text):
                    yield text
                case Items(items):
                    yield from items
                case Title(name, about):
                    yield from (name, about)
                case Table(rows=rows):
                    yield from (cell for row in rows for cell in row.cells if isinstance(cell, str))
                case _:
                    pass


def _sourced(passages: Sequence[Passage], year: Year) -> tuple[SourcedPassage, ...]:
    """Passages with the sources that their anchors name."""
    answer = []
    for passage in passages:
        named = [(anchor, source_named(anchor.name, year)) for anchor in passage.anchors]
        stretches = [SourceStretch(source, anchor.start, anchor.end) for anchor, source in named if source is not None]
        # What is of no record is only counted through the paper, and has other names where something is added.
        names = [
            anchor.name
            for anchor, source in named
            if source is not None and source.kind and source.field not in REFERENCES
        ]
        answer.append(SourcedPassage(passage.text, passage.place, tuple(stretches), tuple(names), passage.in_table))
    return tuple(answer)


def _block(file: YearFile, kind: str, code: str) -> Mapping[str, Any]:
    """The values of a record, or of a table of settings, as the file has them."""
    if not code:
        return file.data.get(kind, {})  # type: ignore[no-any-return]  # a table
    codes = [record.code for record in file.year.of(kind_named(kind))]
    if code not in codes:
        raise ConflictError(f"Trong lúc đó có người vừa xóa {code}, chưa ghi gì.", "Hãy chạy lại lệnh adopt.")
    return {"code": code, **file.data[kind][codes.index(code)]}


class _Trial:
    """The year with new texts, printed again before anything is written."""

    def __init__(self, file: YearFile, years: Years, paper: PaperKind, printed: Sequence[SourcedPassage]) -> None:
        self._file, self._years, self._paper, self._printed = file, years, paper, printed
        self.new: dict[tuple[str, str, str], Any] = {}
        self.old: dict[tuple[str, str, str], Any] = {}

    def take_all(self, changes: Sequence[NewWords]) -> tuple[list[NewWords], list[NewWords]]:
        """Take over what is then printed as it stands in the edited paper; returns what is, and what is not."""
        together = self._with(self.new, [(change, next(self._candidates(change))) for change in changes])
        passages = self._print(together)
        refused = []
        if passages is not None and all(self._is_so(change, passages) for change in changes):
            self._keep(together)
            return [*changes], []
        taken = []
        for change in changes:
            for text in self._candidates(change):
                fields = self._with(self.new, [(change, text)])
                passages = self._print(fields)
                if passages is not None and self._is_so(change, passages):
                    self._keep(fields)
                    taken.append(change)
                    break
            else:
                refused.append(change)
        return taken, refused

    def _keep(self, fields: Mapping[_Field, Any]) -> None:
        self.new = dict(fields)
        self.old = {key: _block(self._file, key[0], key[1]).get(key[2]) for key in fields}

    def _candidates(self, change: NewWords) -> Iterator[str]:
        """The new text as the writer of the old one would have begun and ended it, then as it stands in the paper."""
        old = self._line(change.source, self.new)
        new = change.text.strip()
        if old[:1].isupper() and change.printed[:1].islower():  # it goes on inside a sentence
            yield capitalise(new)
        elif old[:1] != change.printed[:1] and new[:1] == change.printed[:1]:  # a sentence begins with it
            yield old[:1] + new[1:]
        yield new

    def _line(self, source: Source, fields: Mapping[_Field, Any]) -> str:
        """The paragraph, the item or the entry of a text from which words came."""
        value = self._value(source, fields)
        if isinstance(value, list):
            return str(value[source.line - 1])
        lines = text_lines(value)
        return lines[max(source.line, 1) - 1].text

    def _value(self, source: Source, fields: Mapping[_Field, Any]) -> Any:
        key = (source.kind, source.code, source.field)
        return fields[key] if key in fields else _block(self._file, source.kind, source.code)[source.field]

    def _with(self, fields: Mapping[_Field, Any], changes: Iterable[tuple[NewWords, str]]) -> dict[_Field, Any]:
        """The new values of fields with some more changes."""
        values = dict(fields)
        for change, text in changes:
            source = change.source
            value = self._value(source, values)
            if isinstance(value, list):
                value = [*value[: source.line - 1], text, *value[source.line :]]
            else:
                lines = text_lines(value)
                place = max(source.line, 1) - 1
                lines[place] = lines[place]._replace(text=text)
                value = text if len(lines) == 1 and not lines[0].is_item else _as_stored(lines)
            values[source.kind, source.code, source.field] = value
        return values

    def _print(self, fields: Mapping[_Field, Any]) -> tuple[SourcedPassage, ...] | None:
        """The passages of the paper with these values; None where the year would not load with them."""
        data: dict[str, Any] = copy.deepcopy(dict(self._file.data))
        for (kind, code, key), value in fields.items():
            if code:
                codes = [record.code for record in self._file.year.of(kind_named(kind))]
                data[kind][codes.index(code)][key] = value
            else:
                data.setdefault(kind, {})[key] = value
        year = read_year_data(data, self._file.highest).year
        if year is None:
            return None
        return _sourced(_read(self._paper, replace(self._years, this_year=year)), year)

    def _is_so(self, change: NewWords, passages: Sequence[SourcedPassage]) -> bool:
        """Whether a passage is printed as it stands in the edited paper."""
        return len(passages) == len(self._printed) and passages[change.order].text == change.whole


def _as_stored(lines: Iterable[TextLine]) -> str:
    """Paragraphs and items as a file holds them."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append("\n\n" if line.set_off or not line.is_item else "\n")
        parts.append(f"- {line.text}" if line.is_item else line.text)
    return "".join(parts)


def _text_change(words: NewWords) -> TextChange:
    source = words.source
    model = (kind_named(source.kind) if source.code else table_named(source.kind)).model
    label = next(spec.label for spec in specs(model) if spec.name == source.field)
    return TextChange(
        source.code or source.kind,
        label,
        words.printed,
        words.edited,
        tuple(mention.source for mention in words.dropped),
    )


def _passage_move(move: PassageShift, year: Year) -> PassageMove:
    """What stands elsewhere, with the command that moves its record there, where one does."""
    mine = next((source for source in move.sources if source.code), None)
    if mine is None:
        return PassageMove("", move.text, move.place, "")
    record = year.by_code[mine.code][1]
    if isinstance(record, Result):
        above = next((source.code for source in move.after if source.kind in {"areas", "results"}), "")
        holder = year.by_code[above][1] if above else None
        area = holder.area if isinstance(holder, Result) else above
        if area and area != record.area:
            return PassageMove(mine.code, move.text, move.place, f"edit {mine.code} --area {area}")
    command = ""
    for option, sources in (("--before", move.before), ("--after", move.after)):
        near = next((source for source in sources if source.kind == mine.kind and source.code != mine.code), None)
        command = f"move {mine.code} {option} {near.code}" if near is not None else command
    return PassageMove(mine.code, move.text, move.place, command)


_OPTIONS = {PLAN: "--plan ", PREVIOUS: "--previous "}


def _figure_change(figure: OtherFigure, year: Year) -> FigureDifference:
    """What differs, with the command that records what the paper says, where one command does."""
    source = figure.source
    command = ""
    if source.kind == "counts" and source.field in {VALUE, PLAN, PREVIOUS}:
        command = f"set {source.code} {_OPTIONS.get(source.field, '')}{_typed(figure.edited)}"
    elif source.kind == "awards" and getattr(year.by_code[source.code][1], "count", None) is not None:
        command = f"set {source.code} {_typed(figure.edited)}"
    elif source.kind == "documents":
        command = f"edit {source.code}"
    return FigureDifference(source.code, figure.printed, figure.edited, figure.place, command)


def _typed(words: str) -> str:
    """Words as one argument of a command."""
    plain = words.strip()
    return f'"{plain}"' if " " in plain else plain
