"""Mentions of figures in texts: the words behind a number fit its unit, and a percentage has a meaning."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.records.figure import Direction, Figure
from dtreport.records.placeholders import Placeholder, pieces, placeholders
from dtreport.report.public_texts import public_texts
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, warning
from dtreport.vietnamese.text import quoted
from dtreport.vietnamese.units import belonging, is_counted, is_rate, leading_unit, says_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.errors import At
    from dtreport.report import Year, Years


def _mentions(year: Year, text: str) -> Iterator[tuple[Figure, str]]:
    """The figures that a text mentions by a number of their unit, each with the text right behind it."""
    if "{" not in text:
        return
    text_pieces = list(pieces(text))
    for piece, following in zip_longest(text_pieces, text_pieces[1:]):
        record = year.by_code[piece.code][1] if isinstance(piece, Placeholder) and piece.part != "percent" else None
        if isinstance(record, Figure):
            yield record, following if isinstance(following, str) else ""


@rule(
    "DT701",
    "Chữ đứng sau {mã} là một đơn vị khác với đơn vị tính của số liệu.",
    why="Câu in ra sẽ sai đơn vị.",
    example="“{von} tỷ đồng” trong khi von tính bằng triệu đồng.",
    mend="Sửa câu, hoặc sửa đơn vị tính của số liệu.",
)
def mentions_of_another_unit(years: Years) -> Iterator[Finding]:
    """The words behind a figure say another unit than its own: "{von} tỷ đồng" of a figure in triệu đồng."""
    for public_text in public_texts(years.this_year):
        for figure, following in _mentions(years.this_year, public_text.text):
            word = leading_unit(following)
            if word and not says_unit(following, figure.unit) and word not in belonging(figure.unit).split():
                message = f'sau {{{figure.code}}} là chữ "{word}", mà đơn vị tính của số này là {quoted(figure.unit)}.'
                hint = f"Hãy sửa câu, hoặc sửa đơn vị tính của {figure.code}."
                yield error(public_text.place, message, hint, public_text.path)


@rule(
    "DT702",
    "Sau {mã} của một số đo chưa có đơn vị tính.",
    why="Độ dài, diện tích, khối lượng không có đơn vị thì không ai hiểu.",
    example="“trồng {rung} rừng” thay cho “trồng {rung} ha rừng”.",
    mend="Ghi thêm đơn vị tính ngay sau {mã}.",
)
def mentions_without_their_measure(years: Years) -> Iterator[Finding]:
    """A length, an area, a weight stands in a text without what it is measured in: "trồng {rung} rừng"."""
    for public_text in public_texts(years.this_year):
        for figure, following in _mentions(years.this_year, public_text.text):
            # A rate, a scale and a currency are put in by themselves; what is counted may go by another noun.
            if is_counted(figure.unit) or is_rate(figure.unit) or belonging(figure.unit) or leading_unit(following):
                continue
            if not says_unit(following, figure.unit):
                message = f"sau {{{figure.code}}} chưa có đơn vị tính {quoted(figure.unit)}."
                hint = f"Hãy ghi thêm đơn vị tính ngay sau {{{figure.code}}}."
                yield warning(public_text.place, message, hint, public_text.path)


def _when_printed(year: Year, path: At) -> str:
    """What papers do with a text that mentions what cannot be reckoned: the news item leaves it out.

    Args:
        year: The year of the text.
        path: Where the text stands.
    """
    if path == ("article", "speech"):
        return "tin bài sẽ bỏ đoạn này"
    dots = "khi in sẽ là dấu ba chấm"
    if path[0] == "results":
        return f"{dots}, riêng tin bài không nêu kết quả này"
    is_news = path == ("text", "overview") or (path == ("text", "limitations") and year.article.limitations)
    return f"{dots}, riêng tin bài bỏ đoạn này" if is_news or (path[0], path[-1]) == ("areas", "lead") else dots


@rule(
    "DT703",
    "Lời văn nêu phần trăm kế hoạch của số không có phần trăm kế hoạch.",
    why="Kế hoạch là 0, là tỷ lệ hoặc mức khống chế thì phần trăm không nói lên gì; khi in là dấu ba chấm.",
    example="“đạt {sl-1.percent} kế hoạch” mà plan = 0.",
    mend="Xem lại kế hoạch, hoặc viết câu không dùng {mã.percent}.",
)
def percentages_without_meaning(years: Years) -> Iterator[Finding]:
    """A text gives as a percentage of its plan a figure whose plan is 0, a rate, or a ceiling: that says nothing."""
    reasons: dict[str, str] = {}
    for figure in years.this_year.figures:
        if figure.value is None:
            continue
        if is_rate(figure.unit):
            reasons[figure.code] = "là tỷ lệ, không có phần trăm của tỷ lệ"
        elif figure.better is Direction.LESS:
            reasons[figure.code] = "có kế hoạch là mức khống chế, không phải mức cần đạt"
        elif figure.plan == 0:
            reasons[figure.code] = "có kế hoạch là 0"
    for public_text in public_texts(years.this_year):
        codes = (placeholder.code for placeholder in placeholders(public_text.text) if placeholder.part == "percent")
        for code in dict.fromkeys(code for code in codes if code in reasons):
            printed = _when_printed(years.this_year, public_text.path)
            message = f"{{{code}.percent}} không tính được vì {code} {reasons[code]}; {printed}."
            hint = f"Hãy xem lại kế hoạch, hoặc viết câu không dùng {{{code}.percent}}."
            yield warning(public_text.place, message, hint, public_text.path)
