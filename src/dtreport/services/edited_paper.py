"""An edited paper that came back: what its people changed, and taking that over into the year."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.adoption.data_merge import merge
from dtreport.adoption.edits import edits
from dtreport.adoption.trial_year import data_of_year, place_among
from dtreport.adoption.words import share_in
from dtreport.adoption.year_edits import LineEdit, NewResult, RecordMove, records_gone
from dtreport.errors import DtreportError, NothingToSayError
from dtreport.papers.blocks import Heading, Items, Paragraph, Table, Title
from dtreport.reading import read_paper
from dtreport.reading.data_digest import data_digest
from dtreport.records import KINDS, kind_named
from dtreport.records.result import Result
from dtreport.report import next_codes
from dtreport.report.references import naming
from dtreport.services.adoption_trial import AdoptionTrial, TextChange, printed_passages, sourced
from dtreport.services.figure_differences import FigureDifference, figure_differences
from dtreport.services.office_years import years_of
from dtreport.services.paper_files import printable
from dtreport.services.past_data import data_of, years_in
from dtreport.store import (
    KEPT,
    ConflictError,
    Insert,
    Move,
    Remove,
    Replace,
    SetTable,
    make_shared_folder,
    replace_file,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from dtreport.adoption.data_merge import DataMerge
    from dtreport.adoption.edits import Edits, NewPassage, PassageShift, Question
    from dtreport.adoption.sourced_passages import SourcedPassage
    from dtreport.papers import PaperKind
    from dtreport.papers.blocks import Paper
    from dtreport.reading.passages import Comment, PaperText
    from dtreport.report import Year, Years
    from dtreport.store import Change, Commit, Store, YearFile

_FEWEST_TEXTS = 3
"""So many passages of a paper must be as they were for it to be that paper."""


_MOST_OF_TWO = 0.6
"""Such a share of the passages of two papers together are in both only where they are one paper."""
_SAME_RESULT = 0.6
"""Such a share of the words of two results says that they are one."""
_RESULTS = "results"


class RecordGone(NamedTuple):
    """A record of which the edited paper says nothing any more."""

    kind: str
    code: str
    text: str
    """Its words, as they were printed."""

    @property
    def can_be_kept(self) -> bool:
        """Whether it can stay in the year without being printed."""
        return self.kind == "results"


@dataclass(frozen=True)
class Adoption:
    """All that a paper that came back says otherwise than the data that it was made from."""

    year: int
    paper: PaperKind
    is_of_today: bool
    """Whether it was held against the year as it is, since the data that it was made from are not known."""
    texts: tuple[TextChange, ...]
    """Lines that can be taken over: the paper, exported again, then says just this."""
    results: tuple[NewResult, ...]
    """New results that can be taken over."""
    moves: tuple[RecordMove, ...]
    """Records that can be put in another place."""
    figures: tuple[FigureDifference, ...]
    refused: tuple[TextChange, ...]
    """New words that would not be printed as they stand in the edited paper."""
    conflicts: tuple[TextChange, ...]
    """Texts that somebody has changed in the year since the paper was made, so that the paper's are not taken over."""
    contested: frozenset[tuple[str, str, str]]
    """The fields of `conflicts`, and others that somebody has changed since."""
    doubts: tuple[Question, ...]
    replaced: tuple[Question, ...]
    """Passages in whose place strangers stand."""
    own: tuple[Question, ...]
    gone: tuple[Question, ...]
    """Passages that went, but for those of `records_gone`."""
    records_gone: tuple[RecordGone, ...]
    new: tuple[NewPassage, ...]
    moved: tuple[PassageShift, ...]
    """Passages in another place whose records cannot be put there."""
    comments: tuple[Comment, ...]
    tracked: int
    """How many of Word's tracked changes nobody has accepted or refused."""
    is_before_changes: bool
    """Whether they were read as refused."""
    before: Mapping[str, Any]
    """The data that the paper was made from."""
    after: Mapping[str, Any]
    """Those data with what can be taken over."""
    digest: str
    """SHA-256 of the edited file."""

    @property
    def number(self) -> int:
        """How many things can be taken over."""
        return len(self.texts) + len(self.results) + len(self.moves)

    @property
    def is_of_all_results(self) -> bool:
        """Whether the paper tells all of the year, so that what it tells no more may go; a summary tells a choice."""
        return self.paper.name != "summary"

    @property
    def is_same(self) -> bool:
        """Whether the paper says just what the year says."""
        taken_or_asked = (self.number, self.records_gone, self.figures, self.doubts, self.replaced, self.own)
        left = (self.refused, self.conflicts, self.gone, self.new, self.moved)
        return not any(taken_or_asked) and not any(left)


def compare(store: Store, number: int, data: bytes, name: str, *, before_changes: bool = False) -> Adoption:
    """What an edited paper of a year says otherwise.

    It is held against the data that it was made from, so that what others have recorded since is no edit of it.

    Args:
        store: The year files of the office.
        number: The report year.
        data: The bytes of the edited paper.
        name: The name of its file.
        before_changes: Whether Word's tracked changes count as refused instead of accepted.

    Raises DtreportError where the file is no paper of this year, or cannot be read.
    """
    edited = read_paper(data, name, before_changes=before_changes)
    now = years_of(store, number)
    past = data_of(store, number, edited.digest) if edited.digest else None
    years = years_in(past) if past is not None else now
    paper = _paper_of(edited, years)
    printed = printed_passages(paper, years)
    passages = sourced(edited.passages, years.this_year)
    answer = edits(printed, passages)
    trial = AdoptionTrial(years, paper, passages)
    left = trial.take(answer)
    current = data_of_year(now.this_year)
    still = merge(trial.before, trial.after, current)
    pending, contested = ({change.field for change in changes} for changes in still)
    told_now = printed if past is None or years == now else printed_passages(paper, now)
    gone_records = tuple(_records_gone(answer, printed, now.this_year))
    changed = [each for each in gone_records if _block(trial.before, each) != _block(current, each)]
    codes_gone = {record.code for record in gone_records}
    results, moves, lost = _records_to_take(trial, contested, now.this_year)
    return Adoption(
        year=number,
        paper=paper,
        is_of_today=past is None,
        texts=tuple(text for text in trial.texts if text.field in pending),
        results=results,
        moves=moves,
        figures=figure_differences(left.figures, told_now, now.this_year),
        refused=tuple(trial.refused),
        conflicts=(
            *(text for text in trial.texts if text.field in contested),
            *(TextChange((each.kind, each.code, ""), kind_named(each.kind).noun, each.text, "") for each in changed),
        ),
        contested=frozenset(contested),
        doubts=tuple(left.doubts),
        replaced=tuple(left.replaced),
        own=tuple(left.own),
        gone=tuple(each for each in left.gone if not codes_gone & {source.code for source in each.sources}),
        records_gone=tuple(each for each in gone_records if each not in changed),
        new=(*left.new, *(each for each in answer.new if each.passage in lost)),
        moved=(*left.moved, *(each for each in answer.moved if each.passage in lost)),
        comments=edited.comments,
        tracked=edited.changes,
        is_before_changes=before_changes,
        before=trial.before,
        after=trial.after,
        digest=sha256(data).hexdigest(),
    )


def _codes_of_results(data: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(block["code"] for block in data[_RESULTS])


def _records_to_take(
    trial: AdoptionTrial, contested: Collection[tuple[str, str, str]], year: Year
) -> tuple[tuple[NewResult, ...], tuple[RecordMove, ...], set[int]]:
    """The new results, the moves, and the passages of those for which others have left no place in the year."""
    areas = {area.code for area in year.areas}
    known = _codes_of_results(trial.before)
    since = [each for each in year.results if each.code not in known]
    data = data_of_year(year)
    results: list[NewResult] = []
    moves: list[RecordMove] = []
    lost: set[int] = set()
    for edit in trial.taken:
        if isinstance(edit, LineEdit):
            continue
        mine = edit.code if isinstance(edit, RecordMove) else edit.after
        is_contested = isinstance(edit, RecordMove) and (edit.kind, edit.code, "area") in contested
        if is_contested or (edit.area and edit.area not in areas) or (mine and mine not in year.by_code):
            lost.update(edit.passages)
        elif isinstance(edit, RecordMove):
            moves += [edit] if _goes(edit, data) else []
        elif any(_is_written(edit, each) for each in since):
            continue
        elif any(_is_like(edit, each) for each in since):  # corrected since, or another one: people know
            lost.update(edit.passages)
        else:
            results.append(edit)
    return tuple(results), tuple(moves), lost


def _block(data: Mapping[str, Any], record: RecordGone) -> Mapping[str, Any] | None:
    return next((block for block in data[record.kind] if block["code"] == record.code), None)


def year_of_paper(store: Store, data: bytes, likely: int | None = None) -> int | None:
    """The year whose data, as they are or were, the digest in a paper names; None where it names none of them.

    Args:
        store: The year files of the office.
        data: The bytes of the paper.
        likely: The year that is looked at first.
    """
    digest = ""
    with contextlib.suppress(DtreportError):  # whoever reads the file hears why it cannot be read
        digest = data_digest(data)
    years = sorted(store.years(), key=lambda year: (year == likely, year), reverse=True) if digest else ()
    return next((year for year in years if data_of(store, year, digest)), None)


def _records_gone(answer: Edits, printed: Sequence[SourcedPassage], year: Year) -> Iterator[RecordGone]:
    """The records of which nothing has stayed in the paper, and that the year still has and prints."""
    standing = [each.source for i, passage in enumerate(printed) if i not in answer.lost for each in passage.stretches]
    for kind, code in records_gone(answer.gone, standing):
        record = year.by_code.get(code, (None, None))[1]
        if record is not None and not (isinstance(record, Result) and not record.printed):
            words = next(each.printed for each in answer.gone if any(source.code == code for source in each.sources))
            yield RecordGone(kind, code, words)


def _is_written(new: NewResult, result: Result) -> bool:
    return (result.area, str(result.text).strip()) == (new.area, new.text)


def _is_like(new: NewResult, result: Result) -> bool:
    """Whether a result that was written since the paper was made may be a new one of the paper in other words."""
    is_alike = min(share_in(result.text, new.text), share_in(new.text, result.text)) >= _SAME_RESULT
    return result.area == new.area and is_alike


def _goes(move: RecordMove, data: Mapping[str, Any]) -> bool:
    """Whether a record is there and stands elsewhere than it is to stand."""
    blocks = data[move.kind]
    return any(block["code"] == move.code for block in blocks) and _moved(move, blocks) != blocks


def _moved(move: RecordMove, blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records of a kind after one of them was moved."""
    mine = next(block for block in blocks if block["code"] == move.code)
    others = [block for block in blocks if block is not mine]
    place = place_among(others, move.after, move.before, move.area)
    return [*others[:place], {**mine, "area": move.area} if move.area else mine, *others[place:]]


def _following(code: str, blocks: Sequence[Mapping[str, Any]]) -> str | None:
    """The code of the record behind another one; None for the last."""
    codes = [block["code"] for block in blocks]
    return next(iter(codes[codes.index(code) + 1 :]), None)


def adopt(store: Store, adoption: Adoption, removed: Collection[str] = (), unprinted: Collection[str] = ()) -> Commit:
    """Take over what can be, all in one change.

    Args:
        store: The year files of the office.
        adoption: What the paper says otherwise.
        removed: The codes of records that go with their passages.
        unprinted: Those of results that stay, and are printed no more.

    Raises ConflictError where somebody has changed one of these texts meanwhile.
    """

    def make(file: YearFile) -> list[Change]:
        now = data_of_year(file.year)
        still = merge(adoption.before, adoption.after, now)
        _refuse_new_conflicts(still, adoption)
        changes = list(_field_changes(still, file, unprinted))
        orders = {kind.name: [dict(block) for block in now[kind.name]] for kind in KINDS}
        for move in adoption.moves:
            if _goes(move, orders):
                orders[move.kind] = _moved(move, orders[move.kind])
                changes.append(Move(move.kind, move.code, _following(move.code, orders[move.kind])))
        kind = kind_named("results")
        known = _codes_of_results(adoption.before)
        since = [each for each in file.year.results if each.code not in known]
        results = [new for new in adoption.results if not any(_is_written(new, each) for each in since)]
        codes = next_codes(kind, file.data, len(results), file.highest)
        # The last first: behind one record each of several stands right behind that.
        for code, result in sorted(zip(codes, results, strict=True), key=lambda each: each[1].passages, reverse=True):
            block = {"code": code, "area": result.area, "text": result.text}
            order = orders[kind.name]
            order.insert(place_among(order, result.after, "", result.area), block)
            changes.append(Insert(kind.name, block, _following(code, order)))
        changes += [Remove(file.year.by_code[code][0].name, code) for code in removed if code in file.year.by_code]
        return changes

    return store.commit(adoption.year, make, f"nhận lại {adoption.paper.label} đã sửa")


def _refuse_new_conflicts(still: DataMerge, adoption: Adoption) -> None:
    other = [change.name for change in still.conflicts if change.field not in adoption.contested]
    if other:
        raise ConflictError(
            f"Trong lúc đó có người vừa sửa {', '.join(other)}, chưa ghi gì.", "Hãy chạy lại lệnh adopt."
        )


def _field_changes(still: DataMerge, file: YearFile, unprinted: Collection[str]) -> Iterator[Change]:
    """New values of records and tables, one change for each of them."""
    blocks: dict[tuple[str, str], dict[str, Any]] = {}
    for change in still.changes:
        block = blocks.setdefault((change.kind_or_table, change.code), {})
        block[change.key] = change.value
    for code in unprinted:
        blocks.setdefault(("results", code), {})["printed"] = False
    for (kind, code), values in blocks.items():
        if not code:
            yield SetTable(kind, _with_values(file.data.get(kind, {}), values))
        elif code in file.year.by_code:
            codes = [record.code for record in file.year.of(kind_named(kind))]
            block = {"code": code, **file.data[kind][codes.index(code)]}
            yield Replace(kind, code, _with_values(block, values))


def _with_values(block: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**block, **values}.items() if value is not None}


def _paper_of(edited: PaperText, years: Years) -> PaperKind:
    """Which paper of the year came back: the one most like it. Raises DtreportError where none is."""
    texts = {passage.text for passage in edited.passages}
    shares: dict[str, float] = {}
    papers = {paper.name: paper for paper in printable() if "docx" in paper.formats}
    for name, paper in papers.items():
        with contextlib.suppress(NothingToSayError):
            own = {*_texts(paper.build(years))}
            if len(own & texts) >= _FEWEST_TEXTS:
                shares[name] = len(own & texts) / len(own | texts)
                if shares[name] > _MOST_OF_TWO:
                    break
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


def is_mentioned(store: Store, year: int, code: str) -> bool:
    """Whether other records or settings of the year name a record, so that it cannot go."""
    return bool([each for each in naming(store.read(year).year, code) if each.place != code])


def keep_edited(store: Store, data: bytes, suffix: str) -> Path:
    """Keep an edited paper beside the history under its digest; gives its place. Raises DtreportError."""
    folder = store.folder / KEPT / "received"
    make_shared_folder(folder)
    place = folder / f"{sha256(data).hexdigest()}{suffix.lower()}"
    replace_file(place, data)
    return place
