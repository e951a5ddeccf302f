"""The records of one kind as a table, and one record with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import NotRecordedError
from dtreport.papers.blocks import Block, Cell, Column, ColumnKind, Paper, Paragraph, Row, Section, Title
from dtreport.papers.blocks import Table as Grid
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import paper_date
from dtreport.records import kind_named, table_named
from dtreport.records.base import Spec, specs
from dtreport.records.values import CODE_TYPE, DATE, MOMENT, NUMBER, WHOLE, spoken
from dtreport.report.references import naming
from dtreport.vietnamese.text import capitalise, closest, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.records import Kind, SettingsTable
    from dtreport.records.base import Declared
    from dtreport.report import Year
    from dtreport.report.references import Reference

_LONGEST = 100
_TYPED = {NUMBER: ColumnKind.NUMBER, WHOLE: ColumnKind.NUMBER, DATE: ColumnKind.DATE, MOMENT: ColumnKind.DATE}
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
    table = Grid(kind.name, tuple(map(_column, fields)), rows) if rows else Paragraph(f"Chưa ghi {kind.noun} nào.")
    return _paper(year, capitalise(kind.of_year(year.number)), (table,))


def card(year: Year, code: str) -> Paper:
    """One record: every field that it has, whole, and every place that names it. Raises NotRecordedError."""
    if code not in year.by_code:
        near = closest(code, year.by_code)
        hint = f'Có phải "{near}"?' if near else "Xem các mã bằng: dtreport list"
        raise NotRecordedError(f"Năm {year.number} không có mục nào mang mã {code}.", hint)
    kind, record = year.by_code[code]
    interpolator = Interpolator(year, brief=True)
    places = {reference.place: reference for reference in naming(year, code)}
    uses = tuple(_use(year, reference, interpolator) for reference in places.values())
    blocks: list[Block] = [Grid("fields", _FIELD_COLUMNS, tuple(_fields(record, interpolator)))]
    blocks += [Grid("uses", _USE_COLUMNS, uses, "Được nêu ở")] if uses else []
    return _paper(year, f"{capitalise(kind.noun)} {code}", tuple(blocks))


def settings_card(year: Year, table: SettingsTable) -> Paper:
    """One table of settings: every field that it has, whole."""
    fields = tuple(_fields(getattr(year, table.name), Interpolator(year, brief=True)))
    shown = Grid("fields", _FIELD_COLUMNS, fields) if fields else Paragraph(f"Chưa ghi gì về {table.noun}.")
    return _paper(year, f"{capitalise(table.noun)} năm {year.number}", (shown,))


def _paper(year: Year, title: str, blocks: tuple[Block, ...]) -> Paper:
    """A page for the screen: it is handed to nobody, so it bears neither the stamp of a draft nor a digest."""
    return Paper(title, year.agency.name, (Section(title, (Title(title), *blocks)),), paper_date(year), digest="")


def _column(spec: Spec) -> Column:
    short = spec.value is CODE_TYPE or spec.value.choices is not None
    kind = ColumnKind.TEXT if spec.many else _TYPED.get(spec.value, ColumnKind.CENTRED if short else ColumnKind.TEXT)
    width = 60 if spec.value.multiline else 24 if kind is ColumnKind.TEXT else 12
    return Column(spec.name, spec.label, kind, width, optional=not spec.required)


def _cell(spec: Spec, value: Any, interpolator: Interpolator) -> Cell:
    """One value of a record, typed where its column is; a flag that is not set says nothing."""
    if value is None or value is False:
        return None
    if not spec.many and spec.value in _TYPED:
        typed: Cell = value
        return typed
    return shortened(_said(spec, value, interpolator), _LONGEST)


def _said(spec: Spec, value: Any, interpolator: Interpolator) -> str:
    """A value in words, whole; the items of a list one after the other."""
    words = interpolator.on_one_line if spec.value.mentions else spoken
    return "; ".join(map(words, value if spec.many else (value,)))


def _fields(record: Declared, interpolator: Interpolator) -> Iterator[Row]:
    for spec in specs(type(record)):
        value = getattr(record, spec.attribute)
        if value is not None:
            yield Row((spec.name, spec.label, _said(spec, value, interpolator)))


def _use(year: Year, reference: Reference, interpolator: Interpolator) -> Row:
    """A place that names the record, with the beginning of what stands there."""
    name, index, *rest = reference.path
    if isinstance(index, int):
        kind = kind_named(str(name))
        holder: Declared = year.of(kind)[index]
        noun, key = kind.noun, rest[0]
    else:
        table = table_named(str(name))
        holder, noun, key = getattr(year, table.name), table.noun, index
    spec = next(spec for spec in specs(type(holder)) if spec.name == key)
    text = shortened(_said(spec, getattr(holder, spec.attribute), interpolator), _LONGEST)
    return Row((reference.place, capitalise(noun), text))
