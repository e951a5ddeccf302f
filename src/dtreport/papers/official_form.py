"""What makes a paper official: its frame, head, title, numbered parts and signature.

All by Nghị định 30/2020/NĐ-CP; where no other place is named, by its Phụ lục I.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.law import COUNTRY
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Section,
    Signatory,
    Signature,
    Table,
)
from dtreport.papers.source_fields import is_of_year, own
from dtreport.records.settings import Authority
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.numbers import roman
from dtreport.vietnamese.text import capitalise, fold, inside_sentence, lower_first, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.report import Year, Years

END_MARK = "./."
DIGEST_LABEL = "Mã đối chiếu số liệu:"
_REPORT = "Báo cáo"
_AS_ABOVE = "Như trên"
_AS_ADDRESSED = "Như kính gửi"
_ARCHIVE = "Lưu: VT"
_OPEN_DAY = "ngày … tháng … năm …"
_UPRIGHT_WIDTH = 96
"""As many characters of the body font as a row has room for on an upright A4 page, set a little closer."""


class NumberedPart(NamedTuple):
    """A title with what is said under it; a part of which nothing is said is not in the paper."""

    title: str
    blocks: tuple[Block, ...]


def roman_parts(parts: Sequence[NumberedPart]) -> Iterator[Block]:
    """The parts under I., II., III. in capitals; one alone has no number (mục V)."""
    full_parts = [part for part in parts if part.blocks]
    for place, part in enumerate(full_parts, 1):
        title = part.title.upper()
        yield Heading(f"{roman(place)}. " + title if len(full_parts) > 1 else title, 1)
        yield from part.blocks


def arabic_parts(parts: Sequence[NumberedPart]) -> Iterator[Block]:
    """The parts under 1., 2., 3.; one alone has no number (mục V)."""
    full_parts = [part for part in parts if part.blocks]
    for place, part in enumerate(full_parts, 1):
        yield Heading(f"{place}. " + part.title if len(full_parts) > 1 else part.title, 2)
        yield from part.blocks


def bound(years: Years, title: str, *sections: Section) -> Paper:
    """The sections as one paper, by the office, of the day and from the data that the years have."""
    year = years.this_year
    sourced = tuple(replace(section, blocks=tuple(map(_sourced, section.blocks))) for section in sections)
    return Paper(title, year.agency.name, sourced, paper_date(year), years.digest, stamp(year))


def _sourced(block: Block) -> Block:
    """A block whose sentences say that dtreport wrote them, where no text of the year is in them."""
    match block:
        case Heading(text) | Paragraph(text) if not is_of_year(text):
            return replace(block, text=own(text))
        case Items(items):
            return Items(tuple(item if is_of_year(item) else own(item) for item in items))
        case _:
            return block


def official_section(years: Years, name: str, *blocks: Block, numbered: bool = False) -> Section:
    """A section under the letterhead, with the foot of an official paper.

    Args:
        years: The years of the paper.
        name: The name of the section.
        blocks: What stands under the letterhead, from the title to the signature.
        numbered: Whether the paper is entered in the register of documents, and so bears the day of its signing.
    """
    return sheet_of(name, letterhead(years.this_year, numbered=numbered), *blocks, foot=foot(years))


def sheet_of(name: str, *blocks: Block, foot: tuple[str, ...] = ()) -> Section:
    """A section with its blocks, landscape where one of its tables is too wide for an upright page."""
    tables = [block for block in blocks if isinstance(block, Table)]
    widths = (sum(table.columns[index].width for index in table.shown()) for table in tables)
    return Section(name, blocks, landscape=any(width > _UPRIGHT_WIDTH for width in widths), foot=foot)


def paper_date(year: Year) -> date:
    """The day that the files of a year bear: of signing, else of the conference, else 31/12."""
    return year.report.date or year.conference.date or date(year.number, 12, 31)


def stamp(year: Year) -> str:
    """What a draft bears on every page; empty on a final paper."""
    draft = year.report.draft
    if not draft:
        return "" if draft is None else "DỰ THẢO"
    return f"DỰ THẢO (lần {draft})"


def letterhead(year: Year, *, numbered: bool = False) -> Letterhead:
    """The head of a paper of the conference; `numbered` for the report itself, which is entered in the register."""
    agency = year.agency
    return Letterhead(
        # Without its source: LibreOffice puts a bookmark at the very beginning of a file behind the first letter.
        parent=str(agency.parent or "").upper(),
        agency=(agency.short_name or agency.name).upper(),
        country=COUNTRY,
        motto="Độc lập - Tự do - Hạnh phúc",
        number=f"Số: {registered_number(year)}" if numbered else "",
        place_and_date=place_and_date(year, numbered=numbered),
    )


def registered_number(year: Year, blank: str = "     ") -> str:
    """The number of the report, 05/BC-BDT; `blank` stands before the slash until the register gives one."""
    number = year.report.number or blank
    if "/" in number:  # typed whole, with the symbol
        return number
    symbol = "-".join(filter(None, ("BC", year.agency.symbol)))
    return f"{number.zfill(2) if year.report.number else blank}/{symbol}"


def place_and_date(year: Year, *, numbered: bool) -> str:
    """Where and when: the report, which is `numbered`, bears the day of its signing.

    Of other papers nobody records the day on which they are signed: it stays open, to be written by hand.
    """
    day = _signing_day(year) if numbered else _OPEN_DAY
    return ", ".join(filter(None, (year.agency.place, day)))


def _signing_day(year: Year) -> str:
    """The day of signing in full, open until the report is signed."""
    return long_date(year.report.date) if year.report.date is not None else _OPEN_DAY


def attachment_note(year: Year) -> str:
    """The report that an appendix belongs to (mục III.1); its number and day stay open until it is registered."""
    return f"(Kèm theo Báo cáo số {registered_number(year, '…')} {_signing_day(year)} của {year.agency.name})"


def work(year: Year) -> str:
    """What the year was about: "công tác dân tộc năm 2021"."""
    return f"{inside_sentence(year.report.subject or 'công tác')}{of_year(year, year.number)}"


def coming_work(year: Year) -> str:
    """What the year after will be about: "công tác dân tộc năm 2022"."""
    return f"{inside_sentence(year.report.subject or 'công tác')}{of_year(year, year.number + 1)}"


def of_year(year: Year, number: int) -> str:
    """The year that something is of; a report with a title of its own may be of six months, and does not say it."""
    return f" năm {number}" if year.report.title is None else ""


class PeriodNames(NamedTuple):
    """What tables and charts call the period of a report, its plan, and what it is compared with."""

    done: str
    planned: str
    done_before: str
    before: str


def period_names(year: Year) -> PeriodNames:
    """The names of the periods; a report with a title of its own may be of six months, and so does not say a year."""
    if year.report.title is not None:
        return PeriodNames("Thực hiện trong kỳ", "Kế hoạch", "Thực hiện cùng kỳ năm trước", "cùng kỳ năm trước")
    this, last = f"năm {year.number}", f"năm {year.number - 1}"
    return PeriodNames(f"Thực hiện {this}", f"Kế hoạch {this}", f"Thực hiện {last}", last)


def title(year: Year) -> str:
    """The subject of the report of a year, as it stands under the kind of the paper; its own, where it has one."""
    own = year.report.title
    if own is None:
        return f"Tổng kết {work(year)}, {lower_first(outlook(year))}"
    # The kind of the paper stands above it already.
    return capitalise(own[len(_REPORT) :].strip()) if same(own).startswith(same(_REPORT) + " ") else own


def outlook(year: Year) -> str:
    """What the part of the report about the year after is called: "Phương hướng, nhiệm vụ năm 2022"."""
    return f"Phương hướng, nhiệm vụ{of_year(year, year.number + 1)}"


def occasion(year: Year, doing: str = "Trình") -> str:
    """The conference that a paper is laid before, or what else is done there; empty where it has no name yet."""
    name, conference_day = year.conference.name, year.conference.date
    day = f", {long_date(conference_day)}" if conference_day is not None else ""
    return f"({doing} " + name + f"{day})" if name is not None else ""


def addressees_block(year: Year) -> tuple[Addressees, ...]:
    """Kính gửi, for a report to those above; several end with a semicolon, the last with a full stop (mục II.9)."""
    names = year.report.addressees or ()
    if not names:
        return ()
    lines = (*(name + ";" for name in names[:-1]), names[-1] + ".") if len(names) > 1 else tuple(names)
    return (Addressees("Kính gửi:", lines),)


def with_end_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The body of a paper with "./." at its very end (Phụ lục III): after its last words, or under its last table."""
    *before, last = blocks or (Paragraph("", centred=True),)  # an empty body ends too
    match last:
        case Paragraph(text):
            return (*before, replace(last, text=_marked(text)))
        case Items(items) if items:
            return (*before, Items((*items[:-1], _marked(items[-1]))))
        case _:
            return (*blocks, Paragraph(END_MARK, centred=True))


def _marked(text: str) -> str:
    """The text with the mark in the place of its own stop."""
    return text.removesuffix(END_MARK).rstrip(".;, ") + END_MARK


def signature(year: Year, *, prepared: bool = False, sent: bool = False) -> Signature:
    """The end of a paper: who signs, with the position by the authority of the signer (Điều 13).

    Args:
        year: The year of the paper.
        prepared: Whether it says on the left who prepared it, as a table does.
        sent: Whether it says on the left to whom it is sent, as the report does.
    """
    report, agency = year.report, year.agency
    head, own = agency.head_title or "", report.signer_title or ""
    match report.authority:
        case None:
            lines = [own or head]
        case Authority.FOR_THE_BODY:
            lines = [f"TM. {agency.short_name or agency.name}", own or head]
        case Authority.ACTING:
            lines = [f"{report.authority.value} {head or own}"]
        case _:  # KT., TL., TUQ.: the position of the head, and under it that of who signs in the head's place
            lines = [f"{report.authority.value} {head}", own]
    position = tuple(line.strip().upper() for line in lines if line.strip())
    # Who signs in the head's place must be named: the name of the head would be wrong there.
    by_another = report.authority is not None and report.authority.by_another
    name = report.signer or (None if by_another else agency.head)
    return Signature(
        Signatory(position, name or ""),
        preparer=Signatory(("NGƯỜI LẬP BIỂU",), report.prepared_by or "") if prepared else None,
        recipients=_recipient_lines(report.recipients, report.addressees or ()) if sent else (),
    )


def _recipient_lines(recipients: Sequence[str] | None, addressees: Sequence[str]) -> tuple[str, ...]:
    """The lines of Nơi nhận (mục II.9): "Như trên" first, the records office last.

    No lines where the year says that there are no recipients, by a list without names. Where it says nothing
    (None), the records office still keeps a copy.
    """
    if recipients is not None and not recipients:
        return ()
    above = {same(name) for name in addressees}
    others: list[str] = []
    archives: list[str] = []
    for line in recipients or ():
        name = line.removeprefix("-").strip().rstrip(";.")  # a clerk may have typed the marks that are printed
        if fold(name).startswith(("luu:", "luu ")):
            archives.append(name)
        elif same(name) not in above:  # those of Kính gửi stand under "Như trên", and not again by name
            # A clerk's "Như kính gửi" is the decree's "Như trên"; what is said behind it stays.
            as_addressed = fold(name).startswith(fold(_AS_ADDRESSED))
            others.append(_AS_ABOVE + name[len(_AS_ADDRESSED) :] if as_addressed else name)
    if above and not any(fold(name).startswith(fold(_AS_ABOVE)) for name in others):
        others.insert(0, _AS_ABOVE)
    names = [*others, *(archives or [_ARCHIVE])]
    return ("Nơi nhận:", *("- " + name + ";" for name in names[:-1]), "- " + names[-1] + ".")


def foot(years: Years) -> tuple[str, ...]:
    """The foot of the first page: how to reach the office, and the beginning of the digest."""
    return (*contacts(years.this_year), digest_line(years))


def contacts(year: Year) -> tuple[str, ...]:
    """How to reach the office (mục II.13)."""
    agency = year.agency
    lines_of_contacts = (
        (("Địa chỉ", agency.address),),
        (("Điện thoại", agency.phone), ("Fax", agency.fax)),
        (("Thư điện tử", agency.email),),
        (("Trang thông tin điện tử", agency.website),),
    )
    lines = (
        "; ".join(f"{label}: {value}" for label, value in contacts if value is not None)
        for contacts in lines_of_contacts
    )
    return tuple(filter(None, lines))


def digest_line(years: Years) -> str:
    """The beginning of the digest of the data, which tells a printed paper from one of other data."""
    return f"{DIGEST_LABEL} {years.digest[:16]}"
