"""So sánh hai năm: figures, awards, documents of two years side by side, and what became of the tasks of the first.

The earlier year may be that of several agencies which have become one since: their figures are added up. What cannot
be compared is not, and the paper says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Paragraph, Title
from dtreport.papers.official_form import bound, occasion, official_section, sheet_of, signature
from dtreport.papers.tables.figure_comparison import figures_table
from dtreport.papers.tables.register_comparison import awards_table, documents_remark, documents_table, tasks_table
from dtreport.papers.tables.side_by_side import EarlierYear, period_name
from dtreport.papers.task_sentences import ended
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Block, Paper, Section
    from dtreport.report import Year, Years

_FEW_DAYS = 3
"""By so much the lengths of two periods may differ, as a leap year does, and still be the same to people."""


def build(years: Years) -> Paper:
    """The comparison of `this_year` with the earlier one. Raises NothingToSayError where there is none on file."""
    year = years.this_year
    earlier = _earlier(years)
    sections = [
        _sheet("Khen thưởng", f"Khen thưởng {_span(earlier, year)}", awards_table(earlier, year)),
        _sheet("Văn bản", f"Văn bản đã ban hành {_span(earlier, year)}", *_documents(earlier, year)),
        _sheet("Nhiệm vụ", f"Nhiệm vụ đề ra cho năm {earlier.number + 1}", *_tasks(earlier, year)),
    ]
    others = [section for section in sections if section is not None]
    figures = figures_table(earlier, year)
    if figures is None and not others:
        raise NothingToSayError(year.number, f"và năm {earlier.number} chưa ghi gì để so sánh", "add-count")
    subject = inside_sentence(year.report.subject or "công tác")
    about = f"{capitalise(subject)} {_span(earlier, year)}"
    first = official_section(
        years,
        "Số liệu",
        Title("SO SÁNH SỐ LIỆU", about, occasion(year)),
        *_remarks(earlier, year),
        figures or Paragraph(f"Cả hai năm {earlier.number} và {year.number} chưa ghi số liệu nào."),
        signature(year, prepared=True),
    )
    return bound(years, f"So sánh số liệu {inside_sentence(about)}", first, *others)


def _earlier(years: Years) -> EarlierYear:
    """The earlier year. Raises NothingToSayError where there is none."""
    if years.last_year is not None:
        return EarlierYear((years.last_year, *years.merged))
    number = years.this_year.number
    if years.last_year_problems:
        hint = f"Xem các lỗi của tệp đó: dtreport check {number - 1}"
        raise NothingToSayError(number, f"chưa so sánh được vì tệp năm {number - 1} có lỗi", hint=hint)
    hint = f"Có tệp năm khác thì dùng: dtreport compare NĂM {number}"
    raise NothingToSayError(number, f"chưa có tệp năm {number - 1} để so sánh", hint=hint)


def _span(earlier: EarlierYear, year: Year) -> str:
    """What is compared; a report with a title of its own may be of six months, and no title calls that a year."""
    if any(part.report.title is not None for part in (*earlier.parts, year)):
        return "hai kỳ báo cáo"
    return f"năm {earlier.number} và năm {year.number}"


def _sheet(name: str, title: str, *blocks: Block | None) -> Section | None:
    """A section of its own under a title; None where there is nothing in it."""
    whole = [block for block in blocks if block is not None]
    return sheet_of(name, Title(title.upper()), *whole) if whole else None


def _documents(earlier: EarlierYear, year: Year) -> Iterator[Block]:
    table = documents_table(earlier, year)
    remark = documents_remark(earlier, year)
    if table is not None:
        yield table
    if remark:
        yield Paragraph(remark)


def _tasks(earlier: EarlierYear, year: Year) -> Iterator[Block]:
    """What became of the tasks of the earlier year, which the year right after it reviews."""
    table = tasks_table(earlier, year)
    if table is None:
        return
    if year.number != earlier.number + 1:
        yield Paragraph(
            f"Việc thực hiện các nhiệm vụ này được đánh giá trong tệp năm {earlier.number + 1}, "
            f"không phải tệp năm {year.number}, nên không đối chiếu ở đây."
        )
        return
    yield table


def _remarks(earlier: EarlierYear, year: Year) -> Iterator[Paragraph]:
    """What must be known of the two sides before their figures are compared."""
    names = [part.agency.name for part in earlier.parts]
    if len(names) > 1:
        yield Paragraph(
            f"Số liệu năm {earlier.number} được cộng từ tệp của {enumerate_words(names)}; số liệu năm {year.number} "
            f"của {year.agency.name}. Chỉ tiêu nào một tệp không có hoặc chưa có số liệu thì không cộng."
        )
    elif same(names[0]) != same(year.agency.name):
        yield Paragraph(
            ended(f"Năm {earlier.number} là số liệu của {names[0]}, năm {year.number} của {year.agency.name}")
        )
    periods = [part.period for part in (*earlier.parts, year)]
    lengths = [(period.end - period.start).days for period in periods]
    if max(lengths) - min(lengths) > _FEW_DAYS:
        spans = (
            f"{period_name(part)} từ {short_date(part.period.start)} đến {short_date(part.period.end)}"
            for part in (*earlier.parts, year)
        )
        yield Paragraph(ended(f"Các kỳ báo cáo dài ngắn khác nhau nên số liệu không cùng kỳ: {'; '.join(spans)}"))
