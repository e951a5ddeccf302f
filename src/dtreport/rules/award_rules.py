"""Awards: numbers and names that agree, none twice, under the names that the law gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.award_groups import AwardGroup, group_awards
from dtreport.honours.titles import comparable_title, honour_of, is_everyday
from dtreport.records.award import RecipientKind
from dtreport.records.document import Status
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, error, gap, warning
from dtreport.rules.near_texts import name_key, one_name
from dtreport.rules.typed_numbers import sentences
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


@rule(
    "DT301",
    "Chưa ghi hình thức khen thưởng, danh hiệu.",
    why="Giấy tờ chỉ nói “được khen thưởng” và không in được giấy chứng nhận.",
    example="Khối [[awards]] không có title.",
    mend="Ghi bằng: dtreport edit MÃ --title …",
)
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


@rule(
    "DT302",
    "Chưa biết có bao nhiêu người, tập thể, hộ nhận.",
    why="Không có số thì giấy tờ in “chưa có số lượng”; đó không phải bằng 0.",
    example="Khối [[awards]] không có recipient, cũng không có count.",
    mend="Ghi số lượng hoặc từng tên: dtreport edit MÃ --count …",
)
def award_numbers_not_reported(years: Years) -> Iterator[Finding]:
    """The number of recipients of a title is not known; that is not zero."""
    places = _places(years.this_year)
    for group in group_awards(years.this_year.awards):
        for award in group.unknown[:1]:
            message = f"chưa có số lượng {group.recipient_kind.label} nhận {_called(group)}."
            hint = f"Hãy ghi số lượng, hoặc từng tên, bằng: dtreport edit {award.code} --year {years.this_year.number}"
            yield gap(f"{award.code}.count", message, hint, places[award.code])


@rule(
    "DT303",
    "Hai mục cùng ghi số lượng cho một danh hiệu.",
    why="Hai số được cộng lại, nên một mục chép thừa làm tổng sai.",
    example="kt-1 và kt-5 cùng là Giấy khen cho cá nhân, count = 11.",
    mend="Giữ một, hoặc ghi đơn vị hay quyết định cho khác nhau.",
)
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


@rule(
    "DT304",
    "Số tên đã ghi nhiều hơn số lượng đã ghi.",
    why="Danh sách và con số của cùng một danh hiệu phải khớp nhau.",
    example="Giấy khen ghi count = 11 mà có 12 tên.",
    mend="Sửa số lượng, hoặc xem lại danh sách.",
)
def more_names_than_stated(years: Years) -> Iterator[Finding]:
    """More recipients are named than the number that is stated."""
    places = _places(years.this_year)
    for group, names, stated, award in _named_and_stated(years.this_year):
        if names > stated:
            message = f"{capitalise(_called(group))} ghi {stated} {group.recipient_kind.label} mà đã có {names} tên."
            hint = "Hãy sửa số lượng, hoặc xem lại danh sách."
            yield error(f"{award.code}.count", message, hint, (*places[award.code], "count"))


@rule(
    "DT305",
    "Mới ghi tên một số người trong số lượng đã ghi.",
    why="Danh sách chưa đủ thì không in đủ giấy chứng nhận.",
    example="Giấy khen ghi count = 11 mà mới có 9 tên.",
    mend="Ghi thêm bằng: dtreport add-award.",
)
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


@rule(
    "DT306",
    "Một người, tập thể nhận cùng một danh hiệu hai lần.",
    why="Thường là ghi trùng; người trùng tên thì khác đơn vị hoặc năm sinh.",
    example="Hai mục Giấy khen cùng ghi một tên, không ghi đơn vị.",
    mend="Xóa một mục; người trùng tên thì ghi đơn vị hoặc năm sinh cho cả hai.",
)
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


@rule(
    "DT307",
    "Một danh hiệu, một cấp quyết định được viết theo hai cách.",
    why="Giấy tờ sẽ tách thành hai dòng, hai tổng.",
    example="“Giấy khen” của “Trưởng Ban Dân tộc” và “Giấy Khen” của “trưởng ban dân tộc”.",
    mend="Viết như nhau ở mọi mục: dtreport edit MÃ.",
)
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


@rule(
    "DT308",
    "Danh hiệu ghi theo cách gọi thường ngày, không theo tên trong luật.",
    why="Tên gọi theo Luật Thi đua, khen thưởng đang có hiệu lực vào ngày quyết định.",
    example="“LĐTT” thay cho “Lao động tiên tiến”.",
    mend="Ghi đúng tên theo luật: dtreport edit MÃ --title …",
)
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


@rule(
    "DT309",
    "Danh hiệu trao cho đối tượng mà luật không quy định.",
    why="Luật Thi đua, khen thưởng quy định mỗi danh hiệu dành cho cá nhân, tập thể hay hộ gia đình.",
    example="“Chiến sĩ thi đua cơ sở” ghi cho tập thể.",
    mend="Xem lại đối tượng hoặc danh hiệu.",
)
def awards_for_another_kind(years: Years) -> Iterator[Finding]:
    """A title goes to a kind of recipient for which the law does not have it, such as a person's to a collective."""
    for index, award, title in _firsts(years.this_year.awards):
        honour = honour_of(title, award.authority, _day(years.this_year, award))
        if honour is not None and award.recipient_kind not in honour.recipients:
            kinds = ", ".join(kind.label for kind in honour.recipients)
            message = f'"{honour.title}" dành cho {kinds}, ở đây ghi {award.recipient_kind.label}.'
            hint = "Hãy xem lại đối tượng hoặc danh hiệu."
            yield warning(f"{award.code}.recipient_kind", message, hint, ("awards", index, "recipient_kind"))


_RECIPIENTS = {
    RecipientKind.COLLECTIVE: (r"tập thể(?! và cá nhân)\b"),
    RecipientKind.INDIVIDUAL: (r"cá nhân\b"),
    RecipientKind.HOUSEHOLD: (r"(?:hộ gia đình|gia đình|hộ)\b"),
}
_GIVES_AWARDS = r"khen thưởng|tặng|thưởng|công nhận|danh hiệu"


def _stated_numbers(text: str) -> dict[RecipientKind, int]:
    """How many recipients of each kind a sentence about awards says there are; nothing of a kind said twice."""
    numbers: dict[RecipientKind, list[int]] = {kind: [] for kind in RecipientKind}
    for sentence in sentences(text):
        for number in sentence.numbers if re.search(_GIVES_AWARDS, sentence.text) else ():
            for kind, words in _RECIPIENTS.items():
                if re.match(words, number.after) and not number.decimals and not number.is_approximate:
                    numbers[kind].append(int(number.value))
    return {kind: values[0] for kind, values in numbers.items() if len(values) == 1}


def _listed_numbers(year: Year, decision: str) -> dict[RecipientKind, int | None]:
    """How many recipients of each kind a decision has by its records; None where that is not known of all."""
    numbers: dict[RecipientKind, int | None] = {}
    for group in group_awards(award for award in year.awards if award.decision == decision):
        before = numbers.get(group.recipient_kind, 0)
        numbers[group.recipient_kind] = None if before is None or group.number is None else before + group.number
    return numbers


@rule(
    "DT311",
    "Trích yếu của quyết định khen thưởng nêu số người, tập thể khác với danh sách đã ghi.",
    why="Quyết định và danh sách của nó phải khớp; danh sách thiếu thì không in đủ giấy chứng nhận.",
    example="Quyết định “về việc tặng Giấy khen cho 12 cá nhân”, danh sách ghi theo quyết định ấy có 11 tên.",
    mend="Xem lại danh sách và mã ghi ở decision của từng mục; hoặc sửa trích yếu.",
)
def numbers_of_a_decision(years: Years) -> Iterator[Finding]:
    """The subject of a decision says another number of recipients than the awards that rest on it have."""
    year = years.this_year
    decisions = {award.decision for award in year.awards}
    for index, document in enumerate(year.documents):
        if document.code not in decisions or document.subject is None or not any(map(str.isdigit, document.subject)):
            continue
        listed = _listed_numbers(year, document.code)
        for kind, stated in _stated_numbers(document.subject).items():
            number = listed.get(kind)
            if number is None or number == stated:
                continue
            message = f"trích yếu nêu {stated} {kind.label}, các mục khen thưởng theo {document.code} có {number}."
            path = ("documents", index, "subject")
            if number < stated:
                hint = f"Hãy ghi thêm bằng: dtreport add-award --decision {document.code} --year {year.number}"
                yield gap(f"{document.code}.subject", message, hint, path)
            else:
                hint = "Hãy xem lại danh sách, mã quyết định của từng mục, hoặc trích yếu."
                yield warning(f"{document.code}.subject", message, hint, path)


@rule(
    "DT310",
    "Khen thưởng dựa trên quyết định còn dự thảo hoặc dự kiến.",
    why="Chưa có quyết định ban hành thì chưa có khen thưởng.",
    example='decision = "vb-3", mà vb-3 có status = "draft".',
    mend="Đã ban hành thì ghi số, ngày và status của văn bản đó.",
)
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
