"""The mail-merge sheet for certificates, which are printed on stocked blanks: one row a recipient, one column a line.

The lines are those of Nghị định 50/2006/NĐ-CP, Điều 28: who decides, TẶNG, the honour, the recipient, the merit; on
the left the decision, on the right place and date, position and name of who signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.honours.deciders import decider
from dtreport.honours.titles import honour_of, is_everyday
from dtreport.papers.blocks import Cell, Column, ColumnKind, Section, Table, row
from dtreport.papers.honour_sentences import deed, full_name, groups_of, titled
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.official_form import bound, of_year
from dtreport.records.award import RecipientKind
from dtreport.records.document import Document
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.text import capitalise, lower_first, same, shortened

if TYPE_CHECKING:
    from datetime import date

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.papers.blocks import Paper
    from dtreport.records.award import Award
    from dtreport.report import Year, Years

# Labels are merge fields of Word: letters, digits and spaces. Every line keeps its column, so that a template holds.
_COLUMNS = (
    Column("order", "Số thứ tự", ColumnKind.CENTRED, 6),
    Column("decider", "Người quyết định", ColumnKind.TEXT, 34),
    Column("given", "Lời tặng", ColumnKind.CENTRED, 8),
    Column("honour", "Hình thức khen thưởng", ColumnKind.TEXT, 28),
    Column("recipient", "Người nhận", ColumnKind.TEXT, 26),
    Column("position_and_unit", "Chức vụ đơn vị", ColumnKind.TEXT, 28),
    Column("merit", "Thành tích", ColumnKind.TEXT, 36),
    Column("decision", "Quyết định", ColumnKind.TEXT, 30),
    Column("golden_book", "Số sổ vàng", ColumnKind.CENTRED, 12),
    Column("place_and_date", "Nơi và ngày ký", ColumnKind.TEXT, 26),
    Column("signer_position", "Chức vụ người ký", ColumnKind.TEXT, 18),
    Column("signer", "Họ tên người ký", ColumnKind.TEXT, 20),
)
_LONGEST_CODES = 60  # characters of the codes in a message


def build(years: Years) -> Paper:
    """The sheet alone, without head or title: a mail merge takes its first row for the names of the fields.

    Raises NothingToSayError where no recipient is named, or what one of them was given is not stated.
    """
    year = years.this_year
    recipients = [(group, award) for group in groups_of(year) for award in group.named]
    formless = [award.code for group, award in recipients if not group.title]
    if formless:
        # Without them the sheet would look complete, and with them a certificate would say of nothing what it is.
        missing = f"chưa ghi hình thức của {shortened(', '.join(formless), _LONGEST_CODES)}, nên chưa in được giấy khen"
        raise NothingToSayError(year.number, missing, f"edit {formless[0]}")
    if not recipients:
        missing = "chưa có tên người, tập thể, hộ nào được khen, nên chưa có gì để in giấy khen"
        raise NothingToSayError(year.number, missing, "add-award")
    interpolator = Interpolator(year, brief=True)
    rows = tuple(
        row(_COLUMNS, _cells(year, group, award, interpolator) | {"order": order})
        for order, (group, award) in enumerate(recipients, 1)
    )
    section = Section("In bằng khen, giấy khen", (Table("certificates", _COLUMNS, rows),), landscape=True)
    return bound(years, f"Danh sách in bằng khen, giấy khen{of_year(year, year.number)}", section)


def _cells(year: Year, group: AwardGroup, award: Award, interpolator: Interpolator) -> dict[str, Cell]:
    """The lines of one certificate; the number in the golden book is entered where certificates are printed."""
    counted = [other for other in group.members if other.recipient is None]
    # Named recipients fill the number of those who are counted, and share what is recorded of these.
    code = award.decision or _shared({other.decision for other in counted})
    record = year.by_code[code][1] if code is not None else None
    decision = record if isinstance(record, Document) else None
    signed = decision.date if decision is not None else None
    law_day = signed or year.period.end
    who = decider(award, year.agency, law_day)
    merit = award.merit or _shared({other.merit for other in counted})
    return {
        "decider": who.title.upper() or None,
        "given": "TẶNG",
        "honour": _honour(award, law_day),
        "recipient": _recipient(award),
        "position_and_unit": ", ".join(filter(None, (award.position, award.unit))) or None,
        "merit": capitalise(deed(interpolator.on_one_line(merit))) if merit is not None else None,
        "decision": _decision_line(decision) if decision is not None else None,
        "place_and_date": f"{who.place}, {long_date(signed)}" if who.place and signed is not None else None,
        "signer_position": who.position.upper() or None,
        "signer": who.name or None,
    }


def _shared(values: set[str | None]) -> str | None:
    return values.pop() if len(values) == 1 else None


def _honour(award: Award, on: date) -> str:
    """The honour as the law calls it, without who gives it, since that stands above it."""
    title = award.title or ""
    honour = honour_of(title, award.authority, on)
    name = honour.title if honour is not None and is_everyday(title, honour) else title
    form, _of, named = name.partition(" của ")
    if form in {"Bằng khen", "Giấy khen"} and named:
        name = form
    return titled(name).upper()


def _recipient(award: Award) -> str:
    """A recipient with the word of honour; a household by who stands for it: "Hộ gia đình ông Nguyễn Văn A"."""
    household = award.recipient_kind is RecipientKind.HOUSEHOLD
    if not household or same(award.recipient or "").startswith(("hộ ", "gia đình ")):
        return full_name(award)
    return f"Hộ gia đình {' '.join(filter(None, (lower_first(award.honorific or ''), award.recipient)))}"


def _decision_line(decision: Document) -> str | None:
    """The decision with its day in full: "Quyết định số 05/QĐ-BDT ngày 10 tháng 01 năm 2022"."""
    number = f"số {decision.number}" if decision.number is not None else ""
    day = long_date(decision.date) if decision.date is not None else ""
    return " ".join((decision.kind, *filter(None, (number, day)))) if number or day else None
