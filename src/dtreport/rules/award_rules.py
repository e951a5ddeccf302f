"""Awards: numbers and names that agree, none twice, under the names that the law gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.award_groups import AwardGroup, group_awards
from dtreport.honours.titles import comparable_title, honour_of, is_everyday
from dtreport.records.award import RecipientKind
from dtreport.records.document import Status
from dtreport.rules.finding import Finding, error, gap, warning
from dtreport.rules.near_texts import name_key, one_name
from dtreport.vietnamese.text import capitalise, fold, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dtreport.errors import At
    from dtreport.records.award import Award
    from dtreport.report import Year, Years


def _places(year: Year) -> dict[str, At]:
    return {award.code: ("awards", index) for index, award in enumerate(year.awards)}


def _quoted(title: str | None) -> str:
    """A title in quotation marks, or what was given where none is stated."""
    return f'"{title}"' if title else "khen thưởng"


def _called(group: AwardGroup) -> str:
    return _quoted(group.title)


def award_forms_not_stated(years: Years) -> Iterator[Finding]:
    """What was given is not stated: the papers say only that somebody was commended, and no certificate is printed."""
    for index, award in enumerate(years.this_year.awards):
        if award.title is None:
            hint = f"Hãy ghi bằng: dtreport edit {award.code} --title … --year {years.this_year.number}"
            message = "chưa ghi hình thức, danh hiệu; giấy tờ chỉ ghi là “khen thưởng”."
            yield gap(f"{award.code}.title", message, hint, ("awards", index))


def _honour(award: Award) -> tuple[str, str | None]:
    """The title and the authority as they are compared."""
    return comparable_title(award.title or ""), same(award.authority) if award.authority else None


def award_numbers_not_reported(years: Years) -> Iterator[Finding]:
    """The number of recipients of a title is not known; that is not zero."""
    places = _places(years.this_year)
    for group in group_awards(years.this_year.awards):
        for award in group.unknown[:1]:
            message = f"chưa có số lượng {group.recipient_kind.label} nhận {_called(group)}."
            hint = f"Hãy ghi số lượng, hoặc từng tên, bằng: dtreport edit {award.code} --year {years.this_year.number}"
            yield gap(f"{award.code}.count", message, hint, places[award.code])


def award_numbers_stated_twice(years: Years) -> Iterator[Finding]:
    """Two records state a number for the same title, authority, kind, unit, decision and merit: they would add up."""
    first: dict[tuple[str | None, ...], str] = {}
    for index, award in enumerate(years.this_year.awards):
        if award.count is None:
            continue
        words = (same(word) if word else None for word in (award.unit, award.merit))
        key = (*_honour(award), *words, award.recipient_kind, award.decision)
        if first.setdefault(key, award.code) != award.code:
            message = f"số lượng cho danh hiệu này đã ghi ở {first[key]}; hai số đang được cộng lại."
            hint = "Hãy giữ một, hoặc ghi đơn vị hay quyết định cho khác nhau."
            yield warning(f"{award.code}.count", message, hint, ("awards", index, "count"))


def _named_and_stated(year: Year) -> Iterator[tuple[AwardGroup, int, int, Award]]:
    """Groups that have names and state a number: both, and the record that states it."""
    for group in group_awards(year.awards):
        names, stated = len(group.named), group.stated
        if names and stated is not None:
            yield group, names, stated, next(award for award in group.members if award.count is not None)


def more_names_than_stated(years: Years) -> Iterator[Finding]:
    """More recipients are named than the number that is stated."""
    places = _places(years.this_year)
    for group, names, stated, award in _named_and_stated(years.this_year):
        if names > stated:
            message = f"{capitalise(_called(group))} ghi {stated} {group.recipient_kind.label} mà đã có {names} tên."
            hint = "Hãy sửa số lượng, hoặc xem lại danh sách."
            yield error(f"{award.code}.count", message, hint, (*places[award.code], "count"))


def fewer_names_than_stated(years: Years) -> Iterator[Finding]:
    """Some recipients are named, and not all of them."""
    places = _places(years.this_year)
    for group, names, stated, award in _named_and_stated(years.this_year):
        if names < stated:
            message = f"{capitalise(_called(group))} mới ghi {names} tên trong {stated} {group.recipient_kind.label}."
            hint = f"Hãy ghi thêm bằng: dtreport add-award --year {years.this_year.number}"
            yield gap(f"{award.code}.count", message, hint, (*places[award.code], "count"))


class _Recipient(NamedTuple):
    """Who received an award, and what else would make it another award."""

    name: str
    authority: str | None
    unit: str | None
    birth_year: int | None
    decision: str | None


def awards_given_twice(years: Years) -> Iterator[Finding]:
    """One recipient has the same title twice; namesakes of other units or years of birth are others."""
    # A list of many names is quick: only those who share a title and a name, as these are looked up, are compared.
    recipients: dict[tuple[str, str, str], list[tuple[_Recipient, str]]] = {}
    for index, award in enumerate(years.this_year.awards):
        if award.recipient is None:
            continue
        collective = award.recipient_kind is RecipientKind.COLLECTIVE
        # Behind a comma stands the post of a person; the name of a collective may have commas.
        name = award.recipient if collective else award.recipient.partition(",")[0]
        key = (comparable_title(award.title or ""), award.recipient_kind, name_key(name))
        authority, unit = (same(word) if word else None for word in (award.authority, award.unit))
        who = _Recipient(name, authority, unit, award.birth_year, award.decision)
        fellows = recipients.setdefault(key, [])
        twin = next((code for other, code in fellows if _may_be_one(who, other)), None)
        if twin is None:
            fellows.append((who, award.code))
        else:
            message = f"tên này đã có ở {twin} với cùng {_quoted(award.title)}."
            hint = "Hãy xóa một mục; người trùng tên thì ghi đơn vị hoặc năm sinh cho cả hai."
            yield warning(f"{award.code}.recipient", message, hint, ("awards", index, "recipient"))


def _may_be_one(who: _Recipient, other: _Recipient) -> bool:
    facts = zip(who[1:], other[1:], strict=True)
    return all(None in pair or pair[0] == pair[1] for pair in facts) and one_name(who.name, other.name)


def _firsts(awards: Iterable[Award]) -> Iterator[tuple[int, Award, str]]:
    """The first award of each title, authority and kind, with the title, so that one wrong wording is said once."""
    keys = set()
    for index, award in enumerate(awards):
        if award.title is None:
            continue
        key = (*_honour(award), award.recipient_kind)
        if key not in keys:
            keys.add(key)
            yield index, award, award.title


def _day(year: Year, award: Award) -> date:
    """The day whose law counts: that of the decision, else the end of the period."""
    decision = year.by_code.get(award.decision) if award.decision is not None else None
    decided: date | None = getattr(decision[1], "date", None) if decision is not None else None
    return decided or year.period.end


def awards_in_two_spellings(years: Years) -> Iterator[Finding]:
    """One honour by one authority is written in two ways, so that it is told twice or looks careless."""
    first: dict[tuple[str, str], Award] = {}
    spellings: set[tuple[str, str | None]] = set()
    for index, award in enumerate(years.this_year.awards):
        if award.title is None:
            continue
        spelling = (award.title, award.authority)
        namesake = first.setdefault((comparable_title(award.title), fold(award.authority or "")), award)
        if spelling in {(namesake.title, namesake.authority), *spellings}:
            continue
        spellings.add(spelling)
        name = "title" if award.title != namesake.title else "authority"
        message = (
            f'"{getattr(award, name)}" ở đây và "{getattr(namesake, name)}" ở {namesake.code} là một, viết hai cách.'
        )
        hint = f"Hãy viết như nhau ở mọi mục: dtreport edit {award.code} --year {years.this_year.number}"
        yield warning(f"{award.code}.{name}", message, hint, ("awards", index, name))


def award_titles_of_daily_use(years: Years) -> Iterator[Finding]:
    """A title is in a wording of daily use, not that of the Luật Thi đua, khen thưởng of its time."""
    titles = set()
    for index, award, title in _firsts(years.this_year.awards):
        honour = honour_of(title, award.authority, _day(years.this_year, award))
        if honour is None or same(title) in titles or not is_everyday(title, honour):
            continue
        titles.add(same(title))
        message = f'"{title}" là cách gọi thường ngày.'
        hint = f'Tên theo luật là "{honour.title}".'
        yield warning(f"{award.code}.title", message, hint, ("awards", index, "title"))


def awards_for_another_kind(years: Years) -> Iterator[Finding]:
    """A title goes to a kind of recipient for which the law does not have it, such as a person's to a collective."""
    for index, award, title in _firsts(years.this_year.awards):
        honour = honour_of(title, award.authority, _day(years.this_year, award))
        if honour is not None and award.recipient_kind not in honour.recipients:
            kinds = ", ".join(kind.label for kind in honour.recipients)
            message = f'"{honour.title}" dành cho {kinds}, ở đây ghi {award.recipient_kind.label}.'
            hint = "Hãy xem lại đối tượng hoặc danh hiệu."
            yield warning(f"{award.code}.recipient_kind", message, hint, ("awards", index, "recipient_kind"))


def award_decisions_not_issued(years: Years) -> Iterator[Finding]:
    """An award rests on a decision that is only a draft or planned; said once for each decision."""
    pending = {
        document.code: document for document in years.this_year.documents if document.status is not Status.ISSUED
    }
    for index, award in enumerate(years.this_year.awards):
        decision = pending.pop(award.decision, None) if award.decision is not None else None
        if decision is not None:
            message = f'quyết định {decision.code} còn ở tình trạng "{decision.status.label}".'
            hint = "Đã ban hành thì hãy ghi số, ngày và status của văn bản đó."
            yield warning(f"{award.code}.decision", message, hint, ("awards", index, "decision"))
