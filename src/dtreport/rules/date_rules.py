"""Dates against the period of the report, its signing and the conference."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dtreport.records.document import Status
from dtreport.records.placeholders import placeholders
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, warning
from dtreport.vietnamese.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years


@rule(
    "DT604",
    "Kỳ báo cáo kết thúc trước ngày bắt đầu.",
    why="Hai ngày đã ghi nhầm chỗ, hoặc nhầm năm.",
    example="from = 2021-12-15, to = 2021-12-14.",
    mend="Xem lại hai ngày: dtreport edit period.",
    of_record=False,
)
def period_that_runs_backwards(years: Years) -> Iterator[Finding]:
    """The period ends before it starts."""
    period = years.this_year.period
    if period.end < period.start:
        message = f"kỳ báo cáo kết thúc {short_date(period.end)}, trước ngày bắt đầu {short_date(period.start)}."
        yield error("period.to", message, "Hãy xem lại hai ngày from và to.", ("period", "to"))


@rule(
    "DT605",
    "Kỳ báo cáo không kết thúc trong năm báo cáo.",
    why="Kỳ báo cáo năm từ 15/12 năm trước đến 14/12 (Nghị định 09/2019/NĐ-CP, Điều 12).",
    example="Tệp năm 2021, to = 2020-12-14.",
    mend="Xem lại hai ngày: dtreport edit period.",
    of_record=False,
)
def period_of_another_year(years: Years) -> Iterator[Finding]:
    """The period does not end in the report year, as when last year's was copied (Nghị định 09/2019/NĐ-CP, Điều 12)."""
    year = years.this_year
    if year.period.end.year != year.number:
        message = f"kỳ báo cáo kết thúc {short_date(year.period.end)}, không phải trong năm {year.number}."
        hint = f"Kỳ thường lệ là từ 15/12/{year.number - 1} đến 14/12/{year.number}."
        yield warning("period.to", message, hint, ("period", "to"))


@rule(
    "DT606",
    "Hội nghị họp trước khi hết kỳ báo cáo.",
    why="Thường là còn ngày họp của năm trước.",
    example="Kỳ đến 14/12/2021, hội nghị ngày 14/01/2021.",
    mend="Xem lại ngày họp: dtreport edit conference --date …",
    of_record=False,
)
def conference_before_the_period_ends(years: Years) -> Iterator[Finding]:
    """The conference meets before the period is over, as when last year's date was kept."""
    year = years.this_year
    if year.conference.date is not None and year.conference.date < year.period.end:
        days = f"{short_date(year.conference.date)}, trước khi hết kỳ báo cáo {short_date(year.period.end)}"
        yield warning("conference.date", f"hội nghị họp {days}.", "Hãy xem lại ngày họp.", ("conference", "date"))


@rule(
    "DT607",
    "Kết quả có ngày nằm ngoài kỳ báo cáo.",
    why="Báo cáo năm kể việc trong kỳ (Nghị định 09/2019/NĐ-CP, Điều 12).",
    example="Kỳ từ 15/12/2020, kết quả ngày 14/12/2020.",
    mend="Xem lại ngày, hoặc chuyển kết quả sang tệp của năm đó.",
)
def results_outside_the_period(years: Years) -> Iterator[Finding]:
    """A result is dated outside the period (Nghị định 09/2019/NĐ-CP, Điều 12); its documents may well be older."""
    period = years.this_year.period
    if period.end < period.start:
        return
    for index, result in enumerate(years.this_year.results):
        if result.date is not None and not period.start <= result.date <= period.end:
            days = f"từ {short_date(period.start)} đến {short_date(period.end)}"
            message = f"ngày {short_date(result.date)} nằm ngoài kỳ báo cáo ({days})."
            hint = "Hãy xem lại ngày, hoặc chuyển kết quả sang tệp của năm đó."
            yield warning(f"{result.code}.date", message, hint, ("results", index, "date"))


@rule(
    "DT608",
    "Văn bản đã ban hành có ngày sau ngày ký báo cáo.",
    why="Báo cáo không thể nêu một văn bản chưa có vào ngày ký.",
    example="Báo cáo ký 14/01/2022, văn bản ngày 15/01/2022.",
    mend="Xem lại ngày; chưa ban hành thì ghi status là dự kiến.",
)
def documents_dated_after_the_report(years: Years) -> Iterator[Finding]:
    """An issued document is dated after the report that tells of it, or after the conference."""
    year = years.this_year
    last = year.report.date or year.conference.date
    if last is None:
        return
    event = "ngày ký báo cáo" if year.report.date else "ngày họp hội nghị"
    for index, document in enumerate(year.documents):
        if document.date is not None and document.status is Status.ISSUED and document.date > last:
            message = f"văn bản ghi ngày {short_date(document.date)}, sau {event} ({short_date(last)})."
            hint = "Hãy xem lại ngày; văn bản chưa ban hành thì ghi status là planned (dự kiến)."
            yield warning(f"{document.code}.date", message, hint, ("documents", index, "date"))


@rule(
    "DT609",
    "Kết quả có ngày trước ngày của văn bản mà nó nêu.",
    why="Việc làm theo văn bản phải sau văn bản.",
    example="Kết quả ngày 19/8/2021 nêu quyết định ngày 20/8/2021.",
    mend="Xem lại ngày của kết quả và của văn bản.",
)
def documents_dated_after_their_result(years: Years) -> Iterator[Finding]:
    """A result is dated before an issued document that it names, and so before it can have named it."""
    year = years.this_year
    issued = {document.code: document for document in year.documents if document.status is Status.ISSUED}
    for index, result in enumerate(year.results):
        if result.date is None:
            continue
        codes = dict.fromkeys((*(mention.code for mention in placeholders(result.text)), *(result.documents or ())))
        for document in (issued[code] for code in codes if code in issued):
            if document.date is not None and document.date > result.date:
                message = (
                    f"kết quả ghi ngày {short_date(result.date)}, trước ngày {short_date(document.date)} của văn bản "
                    f"{document.code} mà nó nêu."
                )
                hint = "Hãy xem lại ngày của kết quả và của văn bản."
                yield warning(f"{result.code}.date", message, hint, ("results", index, "date"))


@rule(
    "DT610",
    "Báo cáo ký sau ngày họp hội nghị.",
    why="Báo cáo được trình ra hội nghị, nên ký trước hoặc trong ngày họp.",
    example="Ký 15/01/2022, họp 14/01/2022.",
    mend="Xem lại hai ngày.",
    of_record=False,
)
def report_signed_after_the_conference(years: Years) -> Iterator[Finding]:
    """The report is signed after the conference that it is laid before."""
    signed, conference_day = years.this_year.report.date, years.this_year.conference.date
    if signed is not None and conference_day is not None and signed > conference_day:
        message = f"báo cáo ký ngày {short_date(signed)}, sau ngày họp hội nghị ({short_date(conference_day)})."
        yield warning("report.date", message, "Hãy xem lại hai ngày.", ("report", "date"))


@rule(
    "DT611",
    "Tin bài đăng trước ngày họp hội nghị.",
    why="Tin kể hội nghị như việc đã xong.",
    example="Đăng 13/01/2022, họp 14/01/2022.",
    mend="Xem lại hai ngày.",
    of_record=False,
)
def article_published_before_the_conference(years: Years) -> Iterator[Finding]:
    """The news item, which tells of the conference as over, is published before its day."""
    published, conference_day = years.this_year.article.published, years.this_year.conference.date
    if published is None or conference_day is None:
        return
    day = published.date() if isinstance(published, datetime) else published
    if day < conference_day:
        message = f"tin bài đăng ngày {short_date(day)}, trước ngày họp hội nghị ({short_date(conference_day)})."
        yield warning("article.published", message, "Hãy xem lại hai ngày.", ("article", "published"))
