"""What makes a paper official: its head, its title, its signature, its stamp (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Heading, Items, Letterhead, Paragraph, Signatory, Signature
from dtreport.records.settings import Authority
from dtreport.vietnamese.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.report import AnnualReport

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_REPORT_SYMBOL = "BC"
_BLANK = "     "


def dated(report: AnnualReport) -> date:
    """The day that the papers of a year bear: of signing, else of the conference, else 31/12."""
    return report.report.date or report.conference.date or date(report.year, 12, 31)


def stamp(report: AnnualReport) -> str:
    """What a draft bears on every page; nothing on a final paper."""
    draft = report.report.draft
    if draft is None:
        return ""
    return f"DỰ THẢO (lần {draft})" if draft else "DỰ THẢO"


def letterhead(report: AnnualReport, *, numbered: bool = False) -> Letterhead:
    """The head of a paper; `numbered` for one that is entered in the register of documents."""
    agency = report.agency
    return Letterhead(
        parent=(agency.parent or "").upper(),
        agency=(agency.short_name or agency.name).upper(),
        country=COUNTRY,
        motto=MOTTO,
        number=f"Số: {registered_number(report)}" if numbered else "",
        place_and_date=place_and_date(report),
    )


def registered_number(report: AnnualReport) -> str:
    """The number of the report, 05/BC-BDT; blank before the slash until the register gives one."""
    number = report.report.number or _BLANK
    if "/" in number:
        return number
    symbol = "-".join(filter(None, (_REPORT_SYMBOL, report.agency.symbol)))
    return f"{number.zfill(2)}/{symbol}"


def place_and_date(report: AnnualReport) -> str:
    """Where and when a paper is signed; the day and the month stay open until they are known."""
    return ", ".join(filter(None, (report.agency.place, _date(report))))


def _date(report: AnnualReport) -> str:
    if report.report.date is not None:
        return long_date(report.report.date)
    # The conference is held when the report is signed or soon after; without it the year may be this or the next.
    year = report.conference.date.year if report.conference.date is not None else "…"
    return f"ngày … tháng … năm {year}"


def work(report: AnnualReport) -> str:
    """What the year was about: "công tác dân tộc năm 2021"."""
    return f"{report.report.subject or 'công tác'} năm {report.year}"


def coming_work(report: AnnualReport) -> str:
    """What the year after will be about: "công tác dân tộc năm 2022"."""
    return f"{report.report.subject or 'công tác'} năm {report.year + 1}"


def title(report: AnnualReport) -> str:
    """The subject of the report of a year, as it stands under the kind of the paper."""
    return f"Tổng kết {work(report)}, phương hướng, nhiệm vụ năm {report.year + 1}"


def title_lines(kind: str, about: str) -> tuple[Heading | Paragraph, ...]:
    """The title of a paper: its kind in capitals, and under it what it is about."""
    return Heading(kind.upper(), 0), Paragraph("", lead=about, centred=True)


def occasion(report: AnnualReport) -> tuple[Paragraph, ...]:
    """The conference that a paper is laid before; nothing where it has no name yet."""
    name, held = report.conference.name, report.conference.date
    day = f", {long_date(held)}" if held is not None else ""
    return (Paragraph(f"(Trình {name}{day})", centred=True),) if name is not None else ()


def signature(report: AnnualReport, *, prepared: bool = False) -> Signature:
    """The end of a paper: who signs; on the left who prepared it, or to whom it goes."""
    settings = report.report
    preparer = Signatory(("NGƯỜI LẬP BIỂU",), settings.prepared_by or "") if prepared else None
    recipients = () if prepared else _recipients(settings.recipients or ())
    return Signature(Signatory(_position(report), _signer(report)), preparer=preparer, recipients=recipients)


def _recipients(names: Sequence[str]) -> tuple[str, ...]:
    """Nơi nhận, with a semicolon after each line and a full stop after the last (Phụ lục I, II.9)."""
    lines = [f"- {name.removeprefix('- ').rstrip(';.')}" for name in names]
    return ("Nơi nhận:", *(f"{line};" for line in lines[:-1]), *(f"{line}." for line in lines[-1:])) if lines else ()


def addressed(report: AnnualReport) -> tuple[Paragraph | Items, ...]:
    """Kính gửi, for a report to those above; several each stand on a line of their own (Phụ lục I, II.9)."""
    names = report.report.addressees or ()
    if len(names) == 1:
        return (Paragraph(names[0], lead="Kính gửi:", centred=True),)
    items = (*(f"{name};" for name in names[:-1]), *(f"{name}." for name in names[-1:]))
    return (Paragraph("", lead="Kính gửi:", centred=True), Items(items)) if names else ()


def _position(report: AnnualReport) -> tuple[str, ...]:
    """The lines of the position, by the authority of who signs (Điều 13)."""
    authority = report.report.authority
    head = report.agency.head_title or ""
    own = report.report.signer_title or ""
    match authority:
        case None:
            lines = [own or head]
        case Authority.FOR_THE_BODY:
            lines = [f"TM. {report.agency.short_name or report.agency.name}", own or head]
        case Authority.ACTING:
            lines = [f"{authority.value} {head or own}"]
        case _:
            lines = [f"{authority.value} {head}", own]
    return tuple(line.strip().upper() for line in lines if line.strip())


def _signer(report: AnnualReport) -> str:
    """Who signs. By order or mandate of the head it is somebody else, who must be named."""
    authority = report.report.authority
    if report.report.signer is not None:
        return report.report.signer
    return "" if authority is not None and authority.by_another else report.agency.head or ""


def small_print(digest: str) -> Paragraph:
    """The beginning of the digest of the data, by which a printed paper is told from one of other data."""
    return Paragraph(f"Mã đối chiếu số liệu: {digest[:16]}", small=True)


def office_line(report: AnnualReport) -> tuple[Paragraph, ...]:
    """How to reach the office, for the foot of a paper; nothing where nothing of it is recorded."""
    agency = report.agency
    labelled = (
        ("Địa chỉ", agency.address),
        ("Điện thoại", agency.phone),
        ("Fax", agency.fax),
        ("Thư điện tử", agency.email),
        ("Trang thông tin điện tử", agency.website),
    )
    said = "; ".join(f"{label}: {value}" for label, value in labelled if value is not None)
    return (Paragraph(f"{agency.name}. {said}.", small=True),) if said else ()
