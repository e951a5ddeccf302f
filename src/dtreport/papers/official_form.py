"""What makes a paper official: its head, its title, its signature, its stamp (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dtreport.honours.law import COUNTRY
from dtreport.papers.blocks import Addressees, Block, Items, Letterhead, Paragraph, Signatory, Signature
from dtreport.records.settings import Authority
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.text import fold, lower_first, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.report import Year, Years

MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."
_REPORT_SYMBOL = "BC"
_BLANK = "     "
_AS_ABOVE = "Như trên"
_AS_SENT = "Như kính gửi"
_KEPT = "Lưu: VT"


def dated(year: Year) -> date:
    """The day that the files of a year bear: of signing, else of the conference, else 31/12."""
    return year.report.date or year.conference.date or date(year.number, 12, 31)


def stamp(year: Year) -> str:
    """What a draft bears on every page; nothing on a final paper."""
    draft = year.report.draft
    if draft is None:
        return ""
    return f"DỰ THẢO (lần {draft})" if draft else "DỰ THẢO"


def letterhead(year: Year, *, numbered: bool = False) -> Letterhead:
    """The head of a paper of the conference; `numbered` for the report itself, which is entered in the register."""
    agency = year.agency
    return Letterhead(
        parent=(agency.parent or "").upper(),
        agency=(agency.short_name or agency.name).upper(),
        country=COUNTRY,
        motto=MOTTO,
        number=f"Số: {registered_number(year)}" if numbered else "",
        place_and_date=place_and_date(year, numbered=numbered),
    )


def registered_number(year: Year) -> str:
    """The number of the report, 05/BC-BDT; blank before the slash until the register gives one."""
    return _numbered(year, _BLANK)


def _numbered(year: Year, blank: str) -> str:
    number = year.report.number or blank
    if "/" in number:
        return number
    symbol = "-".join(filter(None, (_REPORT_SYMBOL, year.agency.symbol)))
    return f"{number.zfill(2) if year.report.number else blank}/{symbol}"


def attached(year: Year) -> str:
    """To what an appendix belongs (Phụ lục I, III.1); what the register gives stays open until then."""
    return f"(Kèm theo Báo cáo số {_numbered(year, '…')} {_signed(year)} của {year.agency.name})"


def place_and_date(year: Year, *, numbered: bool) -> str:
    """Where and when: the report, which is `numbered`, bears the day of its signing, other papers the conference's.

    The day and the month stay open until they are known.
    """
    day = _signed(year) if numbered or year.conference.date is None else long_date(year.conference.date)
    return ", ".join(filter(None, (year.agency.place, day)))


def _signed(year: Year) -> str:
    if year.report.date is not None:
        return long_date(year.report.date)
    # The conference is held when the report is signed or soon after; without it the year may be this or the next.
    calendar_year = year.conference.date.year if year.conference.date is not None else "…"
    return f"ngày … tháng … năm {calendar_year}"


def work(year: Year) -> str:
    """What the year was about: "công tác dân tộc năm 2021"."""
    return f"{year.report.subject or 'công tác'} năm {year.number}"


def coming_work(year: Year) -> str:
    """What the year after will be about: "công tác dân tộc năm 2022"."""
    return f"{year.report.subject or 'công tác'} năm {year.number + 1}"


def title(year: Year) -> str:
    """The subject of the report of a year, as it stands under the kind of the paper."""
    return f"Tổng kết {work(year)}, {lower_first(outlook(year))}"


def outlook(year: Year) -> str:
    """What the part of the report about the year after is called: "Phương hướng, nhiệm vụ năm 2022"."""
    return f"Phương hướng, nhiệm vụ năm {year.number + 1}"


def occasion(year: Year, doing: str = "Trình") -> str:
    """The conference that a paper is laid before, or what else is done there; nothing where it has no name yet."""
    name, held = year.conference.name, year.conference.date
    day = f", {long_date(held)}" if held is not None else ""
    return f"({doing} {name}{day})" if name is not None else ""


def signature(year: Year, *, prepared: bool = False, sent: bool = False) -> Signature:
    """The end of a paper: who signs; on the left who prepared it, or to whom it is sent."""
    preparer = Signatory(("NGƯỜI LẬP BIỂU",), year.report.prepared_by or "") if prepared else None
    recipients = _recipients(year) if sent else ()
    return Signature(Signatory(_position(year), _signer(year)), preparer=preparer, recipients=recipients)


def _recipients(year: Year) -> tuple[str, ...]:
    """Nơi nhận (Phụ lục I, II.9): those of Kính gửi first, the records office last, even where nobody wrote them.

    Those to whom it is sent up stand under "Như trên" and not again. A semicolon stands after each line, a full stop
    after the last. Nothing where the year says that there are none.
    """
    recorded = year.report.recipients
    if recorded == ():
        return ()
    names = [name.removeprefix("-").strip().rstrip(";.") for name in recorded or ()]
    kept = [name for name in names if fold(name).startswith(("luu:", "luu "))] or [_KEPT]
    above = {same(name) for name in year.report.addressees or ()}
    # The name of a recipient; those of Kính gửi by the words of the decree, whatever a clerk calls them.
    others = [
        (f"{_AS_ABOVE}{name[len(_AS_SENT) :]}" if fold(name).startswith(fold(_AS_SENT)) else name)
        for name in names
        if name not in kept and same(name) not in above
    ]
    if above and not any(fold(name).startswith(fold(_AS_ABOVE)) for name in others):
        others.insert(0, _AS_ABOVE)
    lines = [f"- {name}" for name in (*others, *kept)]
    return ("Nơi nhận:", *(f"{line};" for line in lines[:-1]), f"{lines[-1]}.")


def addressed(year: Year) -> tuple[Addressees, ...]:
    """Kính gửi, for a report to those above; several end with a semicolon, the last with a full stop (II.9)."""
    names = year.report.addressees or ()
    several = (*(f"{name};" for name in names[:-1]), *(f"{name}." for name in names[-1:]))
    return (Addressees("Kính gửi:", several if len(names) > 1 else tuple(names)),) if names else ()


def with_end_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The body of a paper with "./." at its very end (Phụ lục III): after its last words, or under its last table."""
    *before, last = blocks or (Paragraph("", centred=True),)
    match last:
        case Paragraph(text):
            return (*before, replace(last, text=_marked(text)))
        case Items(items) if items:
            return (*before, Items((*items[:-1], _marked(items[-1]))))
        case _:
            return (*blocks, Paragraph(END_MARK, centred=True))


def _marked(text: str) -> str:
    return text.removesuffix(END_MARK).rstrip(".;, ") + END_MARK


def _position(year: Year) -> tuple[str, ...]:
    """The lines of the position, by the authority of who signs (Điều 13)."""
    authority = year.report.authority
    head = year.agency.head_title or ""
    own = year.report.signer_title or ""
    match authority:
        case None:
            lines = [own or head]
        case Authority.FOR_THE_BODY:
            lines = [f"TM. {year.agency.short_name or year.agency.name}", own or head]
        case Authority.ACTING:
            lines = [f"{authority.value} {head or own}"]
        case _:
            lines = [f"{authority.value} {head}", own]
    return tuple(line.strip().upper() for line in lines if line.strip())


def _signer(year: Year) -> str:
    """Who signs. By order or mandate of the head it is somebody else, who must be named."""
    authority = year.report.authority
    if year.report.signer is not None:
        return year.report.signer
    return "" if authority is not None and authority.by_another else year.agency.head or ""


def foot(years: Years) -> tuple[str, ...]:
    """The foot of the first page: how to reach the office (Phụ lục I, II.13), and the beginning of the digest."""
    agency = years.this_year.agency
    labelled = (
        (("Địa chỉ", agency.address),),
        (("Điện thoại", agency.phone), ("Fax", agency.fax)),
        (("Thư điện tử", agency.email),),
        (("Trang thông tin điện tử", agency.website),),
    )
    lines = ("; ".join(f"{label}: {value}" for label, value in line if value is not None) for line in labelled)
    return (*filter(None, lines), digest_line(years))


def digest_line(years: Years) -> str:
    """The beginning of the digest of the data, by which a printed paper is told from one of other data."""
    return f"Mã đối chiếu số liệu: {years.digest[:16]}"
