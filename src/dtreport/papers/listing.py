"""The records of one kind as a table, and one record with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import NotRecordedError
from dtreport.papers.blocks import Block, Cell, Column, ColumnKind, Paper, Paragraph, Row, Section, Title
from dtreport.papers.blocks import Table as Grid
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import paper_date
from dtreport.records import kind_named, table_named
from dtreport.records.base import SILENCED, Record, Spec, given, specs
from dtreport.records.values import CODE_TYPE, DATE, MOMENT, NUMBER, WHOLE, spoken
from dtreport.report.references import naming
from dtreport.vietnamese.text import capitalise, closest, shortened

if TYPE_CHECKING:
    from dtreport.records import Kind, SettingsTable
    from dtreport.records.base import Declared
    from dtreport.report import Year
    from dtreport.report.references import Reference

_LONGEST = 100
_COLUMN_KINDS = {NUMBER: ColumnKind.NUMBER, WHOLE: ColumnKind.NUMBER, DATE: ColumnKind.DATE, MOMENT: ColumnKind.DATE}
_FIELD_COLUMNS = (
    Column("field", "Khóa", ColumnKind.CENTRED, 14),
    Column("label", "Mục", ColumnKind.TEXT, 22),
    Column("value", "Nội dung", ColumnKind.TEXT, 60),
)
_USE_COLUMNS = (
    Column("place", "Nơi nêu", ColumnKind.CENTRED, 22),
    Column("noun", "Loại", ColumnKind.CENTRED, 16, optional=True),
    Column("text", "Nội dung", ColumnKind.TEXT, 60, optional=True),
)


def listing(year: Year, kind: Kind) -> Paper:
    """All records of one kind, a column for each field that any of them has; long texts are shortened."""
    fields = specs(kind.model)
    interpolator = Interpolator(year, brief=True)
    rows = tuple(
        Row(tuple(_cell(spec, getattr(record, spec.attribute), interpolator) for spec in fields))
        for record in year.of(kind)
    )
    columns = []
    for spec in fields:
        # Codes and the words of a choice are short, and stand in the middle.
        short = spec.value is CODE_TYPE or spec.value.choices is not None
        usual = ColumnKind.CENTRED if short else ColumnKind.TEXT
        column_kind = ColumnKind.TEXT if spec.many else _COLUMN_KINDS.get(spec.value, usual)
        width = 60 if spec.value.multiline else 24 if column_kind is ColumnKind.TEXT else 12
        columns.append(Column(spec.name, spec.label, column_kind, width, optional=not spec.required))
    block = Grid(kind.name, tuple(columns), rows) if rows else Paragraph(f"Chưa ghi {kind.noun} nào.")
    return _page(year, capitalise(kind.of_year(year.number)), block)


def card(year: Year, code: str) -> Paper:
    """One record: every field that it has, whole, and every place that names it. Raises NotRecordedError."""
    if code not in year.by_code:
        near = closest(code, year.by_code)
        hint = f'Có phải "{near}"?' if near else "Xem các mã bằng: dtreport list"
        raise NotRecordedError(f"Năm {year.number} không có mục nào mang mã {code}.", hint)
    kind, record = year.by_code[code]
    interpolator = Interpolator(year, brief=True)
    # A text that mentions the record twice is one place.
    references = {reference.place: reference for reference in naming(year, code)}
    uses = tuple(_use(year, reference, interpolator) for reference in references.values())
    fields = Grid("fields", _FIELD_COLUMNS, _field_rows(record, interpolator))
    tables = (fields, Grid("uses", _USE_COLUMNS, uses, "Được nêu ở")) if uses else (fields,)
    return _page(year, f"{capitalise(kind.noun)} {code}", *tables)


def settings_card(year: Year, table: SettingsTable) -> Paper:
    """One table of settings: every field that it has, whole."""
    settings = getattr(year, table.name)
    rows = _field_rows(settings, Interpolator(year, brief=True))
    block = Grid("fields", _FIELD_COLUMNS, rows) if given(settings) else Paragraph(f"Chưa ghi gì về {table.noun}.")
    return _page(year, f"{capitalise(table.noun)} năm {year.number}", block)


def _page(year: Year, title: str, *blocks: Block) -> Paper:
    """A page for the screen: it is handed to nobody, so it bears neither the stamp of a draft nor a digest."""
    return Paper(title, year.agency.name, (Section(title, (Title(title), *blocks)),), paper_date(year), digest="")


def _cell(spec: Spec, value: Any, interpolator: Interpolator) -> Cell:
    """One value of a record: a number or a date as it is, so that its column can be sorted; else in words.

    A flag that is as it is most often says nothing.
    """
    if value is None or (value == spec.default and isinstance(value, bool)):
        return None
    if not spec.many and spec.value in _COLUMN_KINDS:
        cell: Cell = value
        return cell
    return shortened(_in_words(spec, value, interpolator), _LONGEST)


def _in_words(spec: Spec, value: Any, interpolator: Interpolator) -> str:
    """A value in words, whole; the items of a list one after the other."""
    words = interpolator.on_one_line if spec.value.mentions else spoken
    return "; ".join(map(words, value if spec.many else (value,)))


def _field_rows(record: Declared, interpolator: Interpolator) -> tuple[Row, ...]:
    values = ((spec, getattr(record, spec.attribute)) for spec in specs(type(record)))
    rows = [
        Row((spec.name, spec.label, _in_words(spec, value, interpolator)))
        for spec, value in values
        if value is not None
    ]
    if isinstance(record, Record) and record.silenced:
        silences = "; ".join(f"{rule}: {reason}" for rule, reason in record.silenced)
        rows.append(Row((SILENCED, "Bỏ qua khi kiểm tra", silences)))
    return tuple(rows)


def _use(year: Year, reference: Reference, interpolator: Interpolator) -> Row:
    """A place that names the record, with the beginning of what stands there."""
    # A path is a kind, an index and a field, or a table of settings and a field: ("results", 2, "text").
    name, index, *rest = reference.path
    if isinstance(index, int):
        kind = kind_named(str(name))
        holder: Declared = year.of(kind)[index]
        noun, field_name = kind.noun, rest[0]
    else:
        table = table_named(str(name))
        holder, noun, field_name = getattr(year, table.name), table.noun, index
    spec = next(spec for spec in specs(type(holder)) if spec.name == field_name)
    text = shortened(_in_words(spec, getattr(holder, spec.attribute), interpolator), _LONGEST)
    return Row((reference.place, capitalise(noun), text))
