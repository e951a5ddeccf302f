"""Correcting: changing, moving and removing records, changing settings, setting a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import DtreportError, InvalidValuesError, Problem, UsageError
from dtreport.records import KINDS, TABLES, Kind, SettingsTable, kind_named, table_named
from dtreport.records.base import SILENCED, specs
from dtreport.records.block_reader import read_block
from dtreport.records.typed_fields import as_option, read_entry
from dtreport.records.values import Silence, read_silence
from dtreport.report import known_codes
from dtreport.report.references import RecordPlace, last_year_references, naming, reference_problems, with_other_codes
from dtreport.services.change_description import differences
from dtreport.services.figure_links import linked_text
from dtreport.services.new_records import RecordReceipt, coded, codes_by_number, find_record, target
from dtreport.store import Move, Remove, Replace, SetTable
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dtreport.records.typed_fields import Words
    from dtreport.services.figure_list import FigureChange
    from dtreport.store import Change, Commit, Store, YearFile


def edit(
    store: Store,
    number: int,
    name: str,
    entry: Mapping[str, Words],
    cleared: Sequence[str] = (),
    *,
    silence: Sequence[str] = (),
    unsilence: Sequence[str] = (),
    link: str = "",
) -> RecordReceipt:
    """Change some fields of a record or of a table of settings.

    Args:
        store: The year files of the office.
        number: The report year.
        name: The code of the record, or the name of the table.
        entry: What was typed, by field.
        cleared: The fields that are emptied.
        silence: The rules that the record silences from now on, each with its reason: `DT205=văn bản mật`.
        unsilence: The rules that it silences no more.
        link: The code of a figure whose value is typed in a text of the record, and shall be mentioned there.

    Raises InvalidValuesError with all that is wrong, NotRecordedError where there is no such record.
    """
    year = store.read(number).year
    name, kind = target(year, name)
    values, problems = read_entry(kind.model, coded(kind.model, entry, lambda: codes_by_number(year.documents)))
    contradictory = {*entry} & {*cleared}
    problems += [
        Problem(as_option(spec), "vừa ghi vừa bỏ trống.") for spec in specs(kind.model) if spec.name in contradictory
    ]
    added, silence_problems = _silences(silence)
    _refuse(name, problems + silence_problems)
    correction = _Correction(kind, name, values, cleared, added, tuple(map(str.upper, unsilence)), link)
    commit = store.commit(number, correction.changes, f"sửa {kind.noun}")
    record_kind = kind if isinstance(kind, Kind) else None
    left = _next_year_places(store, number, name) if correction.renaming and commit.number is not None else ()
    return RecordReceipt(commit, record_kind, (name,), correction.differences, followed=correction.followed, left=left)


def _silences(typed: Iterable[str]) -> tuple[list[Silence], list[Problem]]:
    """What is to be silenced, and what is wrong with it: an unknown rule, no reason, a rule that tells of no record."""
    silences, problems = [], []
    for words in typed:
        from dtreport.services.year_check import rule_meant  # the rules are loaded only where one is named

        try:
            silence = read_silence(words)
            rule = rule_meant(silence.rule)
        except ValueError as reason:
            problems.append(Problem("--silence", str(reason)))
        except UsageError as failure:
            problems.append(Problem("--silence", failure.sentence, failure.hint))
        else:
            silences.append(Silence(rule.code, silence.reason))
            if not rule.of_record:
                problems.append(Problem("--silence", f"{rule.code} không nói về riêng một mục nên không bỏ qua được."))
    return silences, problems


def _next_year_places(store: Store, number: int, code: str) -> tuple[str, ...]:
    """The places in the next year's file that name a record of this year; none where that file cannot be read."""
    try:
        later = store.read(number + 1).year
    except DtreportError:
        return ()
    return tuple(reference.place for reference in last_year_references(later) if reference.code == code)


@dataclass
class _Correction:
    """New values for one record or table, put into the file as it is when nobody else can write to it."""

    kind: Kind | SettingsTable
    name: str
    """The code of the record, or the name of the table."""
    values: Mapping[str, Any]
    cleared: Sequence[str]
    silences: Sequence[Silence] = ()
    unsilenced: Sequence[str] = ()
    link: str = ""
    differences: tuple[str, ...] = ()
    """What changes, field by field; known once `changes` has seen the file."""
    followed: tuple[str, ...] = ()
    """The places that named a record by its old code, where it gets another one; known then too."""

    @property
    def renaming(self) -> bool:
        """Whether the record gets another code."""
        return bool(self.values.get("code", self.name) != self.name)

    def changes(self, file: YearFile) -> list[Change]:
        """The changes of the file; none where it says all this already. Raises InvalidValuesError."""
        if isinstance(self.kind, Kind):
            _kind, declared = find_record(file.year, self.name)
            codes = [record.code for record in file.year.of(self.kind)]
            # A block written by hand may lack the code that the record has and the next write gives it.
            block = {"code": self.name, **file.data[self.kind.name][codes.index(self.name)]}
        else:
            block, declared = file.data.get(self.name, {}), getattr(file.year, self.name)
        linked = linked_text(file.year, declared, self.name, self.link) if self.link else {}
        new = {key: value for key, value in {**block, **self.values, **linked}.items() if key not in self.cleared}
        new = self._silenced(new)
        self.differences = tuple(differences(self.kind, block, new))
        if not self.differences:
            return []
        noun = self.kind.noun if isinstance(self.kind, Kind) else f"[{self.name}]"
        place = str(new.get("code", self.name))
        kinds = known_codes(file.data, file.highest)
        other_codes = {self.name: place} if self.renaming else {}
        taken = [Problem("--code", f'mã "{place}" đã có trong tệp.')] if other_codes and place in kinds else []
        if place in {table.name for table in TABLES} and other_codes:
            taken = [Problem("--code", f'"{place}" là tên một phần chung của tệp năm, hãy chọn mã khác.')]
        _refuse(self.name, taken)
        new = with_other_codes(self.kind.model, new, other_codes)
        changed, problems = read_block(self.kind.model, new, noun, place)
        if changed is not None:
            renamed = {other_codes.get(code, code): kind for code, kind in kinds.items()}
            problems += reference_problems([RecordPlace(changed, place, ())], renamed)
        _refuse(self.name, problems)
        if not isinstance(self.kind, Kind):
            return [SetTable(self.name, new)]
        followers = self._followers(file, other_codes) if other_codes else []
        return [Replace(self.kind.name, self.name, new), *followers]

    def _silenced(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values with what is to be silenced from now on. Raises UsageError for what was not silenced."""
        before = values.get(SILENCED, {})
        for rule in self.unsilenced:
            if rule not in before:
                raise UsageError(f"{self.name} không bỏ qua {rule}.", f"Xem mục này bằng: dtreport show {self.name}")
        silences = {rule: reason for rule, reason in before.items() if rule not in self.unsilenced}
        silences |= dict(self.silences)
        others = {key: value for key, value in values.items() if key != SILENCED}
        return {**others, SILENCED: silences} if silences else others

    def _followers(self, file: YearFile, other_codes: Mapping[str, str]) -> list[Change]:
        """The changes of all other records and tables that name this one by its old code."""
        named = naming(file.year, self.name)
        self.followed = tuple(reference.place for reference in named)
        changes: list[Change] = []
        for name, *rest in dict.fromkeys(reference.path[:2] for reference in named):
            if name in {table.name for table in TABLES}:
                table = table_named(str(name))
                changes.append(SetTable(table.name, with_other_codes(table.model, file.data[table.name], other_codes)))
                continue
            kind, index = kind_named(str(name)), int(rest[0])
            block = {"code": file.year.of(kind)[index].code, **file.data[kind.name][index]}
            if block["code"] != self.name:
                changes.append(Replace(kind.name, block["code"], with_other_codes(kind.model, block, other_codes)))
        return changes


def _refuse(name: str, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidValuesError(f"Chưa sửa {name}.", tuple(problems))


def set_figure(store: Store, year: int, code: str, words: str | None, others: Mapping[str, str]) -> RecordReceipt:
    """Set the value of a figure or the number of an award; `others` are its further fields (plan, previous).

    Raises UsageError for records that have no figure.
    """
    kind, record = find_record(store.read(year).year, code)
    if not kind.figure:
        nouns = " hoặc ".join(each.noun for each in KINDS if each.figure)
        raise UsageError(
            f"Lệnh set ghi con số của {nouns}; {record.code} là {kind.noun}.",
            f"Sửa mục này bằng: dtreport edit {record.code}",
        )
    if not others.keys() <= {spec.name for spec in specs(kind.model)}:
        raise UsageError(f"{capitalise(kind.noun)} không có kế hoạch hay số năm trước.")
    entry = {**({kind.figure: words} if words is not None else {}), **others}
    if not entry:
        raise UsageError("Chưa có giá trị để ghi.", f"Ví dụ: dtreport set {record.code} 2")
    return edit(store, year, record.code, entry)


class FiguresReceipt(NamedTuple):
    """What setting many figures brought about: the commit, and what changed by code."""

    commit: Commit
    differences: Mapping[str, tuple[str, ...]]


def set_figures(store: Store, year: int, changes: Iterable[FigureChange]) -> FiguresReceipt:
    """Set fields of many figures in one change that one `undo` takes back."""
    corrections = _corrections(changes)

    def make(file: YearFile) -> list[Change]:
        return [change for correction in corrections for change in correction.changes(file)]

    commit = store.commit(year, make, f"sửa {kind_named('counts').noun}")
    return FiguresReceipt(commit, _differences(corrections))


def figure_differences(store: Store, year: int, changes: Iterable[FigureChange]) -> dict[str, tuple[str, ...]]:
    """What `set_figures` would change as the file is now; nothing is written. Raises what it would raise."""
    file = store.read(year)
    corrections = _corrections(changes)
    for correction in corrections:
        correction.changes(file)
    return _differences(corrections)


def _corrections(changes: Iterable[FigureChange]) -> list[_Correction]:
    return [_Correction(kind_named("counts"), change.code, change.values, change.cleared) for change in changes]


def _differences(corrections: Iterable[_Correction]) -> dict[str, tuple[str, ...]]:
    return {correction.name: correction.differences for correction in corrections}


def remove(store: Store, year: int, code: str) -> RecordReceipt:
    """Take a record out. Raises DtreportError, naming the places, where others still name it."""
    kind, record = find_record(store.read(year).year, code)

    def make(file: YearFile) -> list[Change]:
        find_record(file.year, record.code)  # somebody may have removed it meanwhile
        if references := naming(file.year, record.code):
            places = ", ".join(dict.fromkeys(reference.place for reference in references))
            raise DtreportError(
                f"Chưa xóa {record.code}: còn được nhắc tới ở {places}.", "Hãy sửa những chỗ đó trước rồi xóa lại."
            )
        return [Remove(kind.name, record.code)]

    return RecordReceipt(store.commit(year, make, f"xóa {kind.noun}"), kind, (record.code,))


def move(store: Store, year: int, code: str, before: str | None, after: str | None) -> RecordReceipt:
    """Put a record before or after another of its kind. Raises UsageError unless exactly one is named."""
    if (before is None) == (after is None):
        raise UsageError("Cần đúng một trong hai: --before MÃ hoặc --after MÃ.")
    kind, record = find_record(store.read(year).year, code)

    def make(file: YearFile) -> list[Change]:
        beside_kind, beside = find_record(file.year, before or after or "")
        if beside_kind.name != kind.name or beside.code == record.code:
            raise UsageError(f"Chỉ chuyển được {record.code} đến trước hoặc sau một {kind.noun} khác.")
        others = [other.code for other in file.year.of(kind) if other.code != record.code]
        place = others.index(beside.code) + (1 if after else 0)
        order = [*others[:place], record.code, *others[place:]]
        if order == [other.code for other in file.year.of(kind)]:
            return []
        return [Move(kind.name, record.code, others[place] if place < len(others) else None)]

    return RecordReceipt(store.commit(year, make, f"chuyển {kind.noun}"), kind, (record.code,))
