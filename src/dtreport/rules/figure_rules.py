"""The figures of the year: reported or not, once only, and in agreement with one another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.figure import Certainty, Figure
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, gap, warning
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.text import enumerate_words, same
from dtreport.vietnamese.units import is_counted, is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.errors import At
    from dtreport.report import Year, Years


_SMALLEST_RATIO, _LARGEST_RATIO = Decimal("0.01"), Decimal(10)


class PartFigure(NamedTuple):
    """A figure that is part of another, and its place."""

    figure: Figure
    path: At


class WholeFigure(NamedTuple):
    """A figure with its parts."""

    figure: Figure
    path: At
    parts: tuple[PartFigure, ...]


def _wholes(year: Year) -> Iterator[WholeFigure]:
    parts: dict[str, list[PartFigure]] = {}
    for index, figure in enumerate(year.figures):
        if figure.part_of is not None:
            parts.setdefault(figure.part_of, []).append(PartFigure(figure, ("counts", index)))
    for index, figure in enumerate(year.figures):
        if figure.code in parts:
            yield WholeFigure(figure, ("counts", index), tuple(parts[figure.code]))


def _sum(parts: tuple[PartFigure, ...]) -> Decimal | None:
    """The sum of the parts, or None where one of them is not reported."""
    values = [part.figure.value for part in parts if part.figure.value is not None]
    return sum(values, Decimal()) if len(values) == len(parts) else None


def _same_unit(one: Figure, other: Figure) -> bool:
    return same(one.unit) == same(other.unit)


def _alike(whole: WholeFigure) -> bool:
    return all(_same_unit(part.figure, whole.figure) for part in whole.parts)


@rule(
    "DT101",
    "Số liệu chưa có giá trị thực hiện.",
    why="Bỏ trống là chưa có số liệu, không phải bằng 0; giấy tờ in “chưa có số liệu”.",
    example="Khối [[counts]] không có dòng value.",
    mend="Có số thì ghi bằng: dtreport set MÃ SỐ; không có việc nào thì ghi 0.",
)
def figures_not_reported(years: Years) -> Iterator[Finding]:
    """A count has no value; that is not zero."""
    sums = {whole.figure.code: _sum(whole.parts) for whole in _wholes(years.this_year) if _alike(whole)}
    for index, figure in enumerate(years.this_year.figures):
        if figure.value is None:
            total = sums.get(figure.code)
            sum_of_parts = f" Các phần đã ghi cộng được {format_number(total)}." if total is not None else ""
            hint = (
                f"Có số liệu thì ghi bằng: dtreport set {figure.code} SỐ --year {years.this_year.number}.{sum_of_parts}"
            )
            yield gap(f"{figure.code}.value", "chưa có số liệu.", hint, ("counts", index))


@rule(
    "DT102",
    "Hai số liệu cùng tên, cùng đơn vị tính, ở cùng một chỗ trong báo cáo.",
    why="Báo cáo sẽ nêu một việc hai lần, và không ai biết số nào đúng.",
    example="sl-1 và sl-4 cùng tên “Hội nghị phổ biến pháp luật”, cùng đơn vị “hội nghị”.",
    mend="Xóa một số bằng: dtreport remove MÃ, hoặc đặt tên cho khác nhau.",
)
def figures_recorded_twice(years: Years) -> Iterator[Finding]:
    """Two counts of one place in the outline have the same name and unit."""
    first: dict[tuple[str, str, str | None, str | None], str] = {}
    for index, figure in enumerate(years.this_year.figures):
        key = (same(figure.name), same(figure.unit), figure.area, figure.part_of)
        if first.setdefault(key, figure.code) != figure.code:
            message = f"số liệu này đã có ở {first[key]}: cùng tên, cùng đơn vị tính."
            hint = "Hãy giữ một, hoặc đặt tên cho khác nhau."
            yield error(f"{figure.code}.name", message, hint, ("counts", index, "name"))


@rule(
    "DT103",
    "Phần “trong đó” có đơn vị tính khác với số chung.",
    why=("Phần và số chung phải cộng được với nhau (Nghị định 09/2019/NĐ-CP, Điều 8: mỗi số liệu một đơn vị tính)."),
    example="Số chung tính bằng “hộ”, phần “trong đó” tính bằng “người”.",
    mend="Dùng một đơn vị tính, hoặc bỏ part_of của phần đó.",
)
def parts_in_another_unit(years: Years) -> Iterator[Finding]:
    """A part is counted in another unit than its whole (Nghị định 09/2019/NĐ-CP, Điều 8: one unit for one figure)."""
    for whole in _wholes(years.this_year):
        for part in whole.parts:
            if not _same_unit(part.figure, whole.figure):
                message = f'đơn vị tính "{part.figure.unit}" khác với "{whole.figure.unit}" của {whole.figure.code}.'
                hint = "Hãy dùng một đơn vị tính, hoặc bỏ part_of."
                yield error(f"{part.figure.code}.unit", message, hint, (*part.path, "unit"))


def _is_larger(part: Figure, whole: Figure) -> bool:
    if part.value is None or whole.value is None or not _same_unit(part, whole) or is_rate(whole.unit):
        return False
    return part.value > whole.value >= 0


@rule(
    "DT104",
    "Phần “trong đó” lớn hơn số chung.",
    why="Một phần không thể lớn hơn tất cả; một trong hai số đã ghi nhầm.",
    example="Số chung 120 hộ, trong đó hộ nghèo 210.",
    mend="Xem lại hai số rồi sửa bằng: dtreport set MÃ SỐ.",
)
def parts_larger_than_the_whole(years: Years) -> Iterator[Finding]:
    """A part is larger than its whole."""
    for whole in _wholes(years.this_year):
        for part in whole.parts:
            if _is_larger(part.figure, whole.figure):
                larger, smaller = format_number(part.figure.value or 0), format_number(whole.figure.value or 0)
                message = f"phần này là {larger}, lớn hơn cả {whole.figure.code} là {smaller}."
                hint = "Hãy xem lại hai số."
                yield error(f"{part.figure.code}.value", message, hint, (*part.path, "value"))


@rule(
    "DT105",
    "Các phần “trong đó” cộng lại không bằng số chung.",
    why="Các phần cộng lại nhiều hơn số chung, hoặc trước nay vẫn đủ mà nay không còn đủ.",
    example="Số chung 10, các phần 4 và 7; kế hoạch thì các phần cộng đúng bằng số chung.",
    mend="Xem còn phần nào chưa kể, hoặc có phần nào kể trùng.",
)
def parts_that_do_not_add_up(years: Years) -> Iterator[Finding]:
    """The parts of a count are more than all of it, or no longer are all of it, as in the plan or the year before."""
    for whole, compared in zip(_wholes(years.this_year), _wholes(years.compared.this_year), strict=True):
        total, stated = _sum(whole.parts), whole.figure.value
        if total is None or stated is None or total == stated or not _alike(whole) or is_rate(whole.figure.unit):
            continue
        figures = [part.figure for part in whole.parts]
        # "Hơn 30" and "gần 20" have no exact sum, and a larger part has its own finding.
        if len(figures) == 1 or any(figure.qualifier for figure in (*figures, whole.figure)):
            continue
        if any(_is_larger(figure, whole.figure) for figure in figures):
            continue
        # "Trong đó" may name some of the parts; that it names them all shows where they have added up before.
        if total > stated or _are_complete(compared, "plan") or _are_complete(compared, "previous"):
            codes = enumerate_words([figure.code for figure in figures])
            message = f"các phần {codes} cộng được {format_number(total)}, ở đây ghi {format_number(stated)}."
            hint = "Hãy xem còn phần nào chưa kể, hoặc có phần nào kể trùng."
            yield warning(f"{whole.figure.code}.value", message, hint, (*whole.path, "value"))


def _are_complete(whole: WholeFigure, column: str) -> bool:
    """Whether the parts are all of their whole in another column, such as the plan; zeros show nothing."""
    numbers = [getattr(part.figure, column) for part in whole.parts]
    return None not in numbers and 0 != sum(numbers) == getattr(whole.figure, column)


@rule(
    "DT106",
    "Số năm trước ghi ở đây khác với số trong tệp năm trước.",
    why="Một số liệu của một năm chỉ có một giá trị; số ước năm trước thì được phép khác.",
    example="Tệp năm 2021 ghi 12 hội nghị, tệp năm 2022 ghi previous = 11.",
    mend="Sửa previous, hoặc xóa dòng đó: dtreport tự lấy số của năm trước cùng mã, cùng đơn vị.",
)
def previous_figures_that_differ(years: Years) -> Iterator[Finding]:
    """The figure given for last year is another than last year's file has; an estimate there may since be counted."""
    if years.last_year is None:
        return
    last: dict[tuple[str, str], list[Figure]] = {}
    for figure in years.last_year.figures:
        last.setdefault((same(figure.name), same(figure.unit)), []).append(figure)
    for index, figure in enumerate(years.this_year.figures):
        namesakes = last.get((same(figure.name), same(figure.unit)), [])
        # Two of one name cannot be told apart.
        if len(namesakes) != 1 or figure.previous is None or namesakes[0].value is None:
            continue
        if namesakes[0].status is Certainty.ACTUAL and namesakes[0].value != figure.previous:
            message = (
                f"số năm trước ghi {format_number(figure.previous)}, "
                f"tệp năm {years.last_year.number} ghi {format_number(namesakes[0].value)} ({namesakes[0].code})."
            )
            hint = "Hãy xem lại số nào đúng."
            yield warning(f"{figure.code}.previous", message, hint, ("counts", index, "previous"))


@rule(
    "DT107",
    "Thực hiện dưới 1% hoặc trên 1000% kế hoạch hay năm trước.",
    why="Thường là ghi nhầm dấu hàng nghìn, dấu phẩy hoặc đơn vị tính.",
    example="value = 12500 mà plan = 12.",
    mend="Xem lại số và đơn vị tính.",
)
def ratios_out_of_scale(years: Years) -> Iterator[Finding]:
    """A value is under 1 % or over 1000 % of its plan or of last year's: a slip in thousands or in the unit."""
    for index, figure in enumerate(years.compared.this_year.figures):
        for name, other in (("kế hoạch", figure.plan), ("năm trước", figure.previous)):
            share = figure.value / other if figure.value and other else None
            if share is None or share < 0 or _SMALLEST_RATIO <= share <= _LARGEST_RATIO:
                continue
            scale = "dưới 1%" if share < _SMALLEST_RATIO else "trên 1000%"
            message = f"{format_number(figure.value or 0)} là {scale} của số {name} ({format_number(other or 0)})."
            hint = "Hãy xem có ghi nhầm dấu hàng nghìn, dấu phẩy hay đơn vị tính không."
            yield warning(f"{figure.code}.value", message, hint, ("counts", index, "value"))


@rule(
    "DT108",
    "Số lẻ của thứ chỉ đếm được từng cái.",
    why="Không có nửa hội nghị, nửa người; thường là nhầm dấu phẩy hoặc đơn vị tính.",
    example="12,5 hội nghị.",
    mend="Xem lại số, hoặc ghi đúng đơn vị tính như nghìn người, triệu đồng.",
)
def fractions_of_counted_things(years: Years) -> Iterator[Finding]:
    """Half a thing is counted, where the unit is one of things that are counted one by one: 12,5 hội nghị."""
    for index, figure in enumerate(years.this_year.figures):
        if not is_counted(figure.unit):
            continue
        for name, value in (("value", figure.value), ("plan", figure.plan), ("previous", figure.previous)):
            if value is not None and value != value.to_integral_value():
                message = f'{format_number(value)} không phải số nguyên mà đơn vị tính là "{figure.unit}".'
                hint = "Hãy xem lại số, hoặc ghi đúng đơn vị tính (như nghìn người, triệu đồng)."
                yield warning(f"{figure.code}.{name}", message, hint, ("counts", index, name))
