"""Honours in words: each by its name, its authority and its recipients, from high to low rank."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.titles import honour_of, ordered_groups
from dtreport.papers.figure_sentences import number_in_words
from dtreport.papers.source_fields import RECIPIENTS, own
from dtreport.records.award import RecipientKind
from dtreport.vietnamese.numbers import format_number
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence, lower_first, same
from dtreport.vietnamese.wording import Source, joined, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.papers.interpolation import Interpolator
    from dtreport.records.award import Award
    from dtreport.report import Year

TOTAL = "Tổng cộng:"
_FORM = re.compile("(huân chương|huy chương|bằng|giấy|kỷ niệm chương|huy hiệu|giải|thư|cúp|quà|tiền|biểu trưng)(?!\\w)")
"""How an honour begins that is a form of commendation (hình thức khen thưởng), not a title (danh hiệu)."""
_NOUN = "danh hiệu "
_UNSTATED = "khen thưởng"
"""What was given, where no record says in which form."""
_DEED = re.compile(
    "(có|chấp hành|chủ động|cống hiến|đạt|đóng góp|giữ|hoàn thành|làm|lập(?! thạch\\b)|phấn đấu|tham gia|thực hiện|"
    "tích cực|vượt|xây dựng) "
)
"""How a merit begins that goes on after "đã"."""


class Distinction(NamedTuple):
    """One title by one authority, with the groups of its recipients: "01 tập thể và 01 cá nhân"."""

    title: str
    authority: str | None
    groups: tuple[AwardGroup, ...]


def groups_of(year: Year) -> tuple[AwardGroup, ...]:
    """The awards of a year from high to low rank, by the law that was in force when the year ended."""
    return ordered_groups(year.awards, year.period.end)


def distinctions(groups: Sequence[AwardGroup]) -> tuple[Distinction, ...]:
    """Groups that stand together in the order of rank, joined by title and authority; one of nobody is left out."""
    non_empty = (group for group in groups if group.number != 0)
    by_honour = groupby(non_empty, key=lambda group: (group.title, group.authority))
    return tuple(Distinction(*honour, tuple(members)) for honour, members in by_honour)


def is_title(title: str) -> bool:
    """Whether it is a title (danh hiệu), not a form of commendation (hình thức khen thưởng)."""
    honour = honour_of(title, None, None)
    return _FORM.match(same(title if honour is None else honour.title)) is None


def honour_name(title: str, authority: str | None) -> str:
    """A title with the authority that gives it: "Bằng khen của Chủ tịch UBND tỉnh"; some titles say it themselves.

    Where the title is not stated, the authority has given "Khen thưởng".
    """
    title = title or capitalise(_UNSTATED)
    # A title names who gives it by a capital: "Bằng khen của Thủ tướng", but "Nhà khoa học của nhà nông".
    names_giver = any(words[:1].isupper() for words in title.split(" của ")[1:])
    return title if authority is None or names_giver else f"{title} của {authority}"


def titled(title: str) -> str:
    """An honour with the word danh hiệu before a title; a flag and a form of commendation do without it."""
    bare = not is_title(title) or same(title).startswith(("cờ ", _NOUN))
    return title if bare else f"{_NOUN}{title}"


def honour_in_sentence(title: str, authority: str | None) -> str:
    """An honour as a sentence has it: "danh hiệu “Lao động tiên tiến”", "Bằng khen của Chủ tịch UBND tỉnh"."""
    if not title:
        return lower_first(honour_name(title, authority))
    with_noun, with_authority = titled(title), honour_name(title, authority)
    if not same(with_noun).startswith(_NOUN):
        return with_authority
    name = with_noun[len(_NOUN) :].strip('“”"')  # the writer may have set the quotation marks too
    return f"{_NOUN}“{name}”{with_authority[len(title) :]}"


def awarded(distinction: Distinction, interpolator: Interpolator) -> str:
    """How recipients got an honour: "được tặng Giấy khen"; "được Trưởng Ban khen thưởng" where it is not stated.

    While the decision is a draft or planned they are only proposed: "được đề nghị tặng Giấy khen".
    """
    title, authority, groups = distinction
    giving = as_decided(_UNSTATED if not title else "tặng", groups, interpolator)
    if title:
        return f"được {giving} {honour_in_sentence(title, authority)}"
    return f"được {authority} {giving}" if authority is not None else f"được {giving}"


def is_decided(award: Award, interpolator: Interpolator) -> bool:
    """Whether an award is no mere proposal: its decision is issued, or none is recorded."""
    return award.decision is None or interpolator.is_issued(award.decision)


def as_decided(verb: str, groups: Sequence[AwardGroup], interpolator: Interpolator) -> str:
    """The verb of giving, as far as that is decided: "tặng", "đề nghị tặng", "tặng hoặc đề nghị tặng"."""
    decided = {is_decided(award, interpolator) for group in groups for award in group.members}
    if False not in decided:
        return verb
    return f"{verb} hoặc đề nghị {verb}" if True in decided else f"đề nghị {verb}"


def recipients(groups: Sequence[AwardGroup]) -> str:
    """How many of which kind: "01 tập thể và 01 cá nhân"; those whose number is not reported after all others."""
    reported, unreported = _with_number(groups), _without_number(groups)
    numbers = enumerate_words([number_of(group) + f" {_kinds([group])}" for group in reported])
    if not unreported:
        return numbers
    # The kinds without a number are named only to tell them from those with one.
    return numbers + f"; {_kinds(unreported)} chưa có số lượng" if numbers else "chưa có số lượng"


def number_of(group: AwardGroup) -> str:
    """How many recipients a group has, in running text: 02."""
    return within(number_in_words(group.number), recipients_source(group))


def recipients_source(group: AwardGroup) -> Source:
    """Where the number of a group comes from: the first record that states one, else the first of all."""
    stating = (award for award in group.members if award.count is not None)
    return Source("awards", next(stating, group.members[0]).code, RECIPIENTS)


def _with_number(groups: Sequence[AwardGroup]) -> list[AwardGroup]:
    return [group for group in groups if group.number is not None]


def _without_number(groups: Sequence[AwardGroup]) -> list[AwardGroup]:
    return [group for group in groups if group.number is None]


def _kinds(groups: Sequence[AwardGroup]) -> str:
    return enumerate_words([group.recipient_kind.label for group in groups])


def before_names(groups: Sequence[AwardGroup]) -> str:
    """What stands between a number of recipients and their names: ", trong đó có" where some names are not known."""
    incomplete = any(group.number is None or len(group.named) < group.number for group in groups)
    return ", trong đó có" if incomplete and any(group.named for group in groups) else ""


def honour_sentence(distinction: Distinction, interpolator: Interpolator) -> str:
    """One honour in a sentence without its stop: "11 cá nhân được tặng Giấy khen vì đã …".

    One whose number is not reported: "Số cá nhân được tặng danh hiệu “Lao động tiên tiến”: chưa có số liệu".
    """
    groups = distinction.groups
    codes = [award.code for group in groups for award in group.members]
    sentence = _honour_sentence(distinction, interpolator)
    return own(sentence, "awards", codes[0]) if len(codes) == 1 else own(sentence)


def _honour_sentence(distinction: Distinction, interpolator: Interpolator) -> str:
    groups = distinction.groups
    reported, unreported = _with_number(groups), _without_number(groups)
    honour = awarded(distinction, interpolator) + reason(distinction, interpolator)
    if not reported:
        return f"Số {_kinds(groups)} " + honour + ": " + _unreported(groups)
    sentence = recipients(reported) + " " + honour
    return sentence + f"; số {_kinds(unreported)} " + _unreported(unreported) if unreported else sentence


def _unreported(groups: Sequence[AwardGroup]) -> str:
    words = "chưa có số liệu"
    return within(words, recipients_source(groups[0])) if len(groups) == 1 else words


def reason(distinction: Distinction, interpolator: Interpolator) -> str:
    """For what an honour is given, " vì đã hoàn thành …"; empty where not all were honoured for the same."""
    merit = of_each([award.merit for group in distinction.groups for award in group.members])
    return " vì " + deed(interpolator.on_one_line(merit)).rstrip(".") if merit is not None else ""


def deed(merit: str) -> str:
    """A merit as it goes on in a sentence or on a certificate: "đã có thành tích xuất sắc …"."""
    if same(merit).startswith("thành tích "):
        return "đã có " + lower_first(merit)
    return "đã " + lower_first(merit) if _DEED.match(same(merit)) else inside_sentence(merit)


def total(groups: Sequence[AwardGroup], interpolator: Interpolator) -> str:
    """The number of all honours and of each kind, and what is to be known of it.

    That is how many are only proposed, and which are not in it because their number is not reported.
    """
    numbers: Counter[RecipientKind] = Counter()
    for group in groups:
        numbers[group.recipient_kind] += group.number or 0
    # Honours are counted, not people: who has two of them is two "lượt".
    kinds = [f"{number_in_words(numbers[kind])} lượt {kind.label}" for kind in RecipientKind if numbers[kind]]
    pending = _without_number(groups)
    # Of an honour of which other kinds are in the number, only this one is not.
    counted = {(group.title, group.authority) for group in groups if group.number}
    missing = [
        honour_in_sentence(group.title, group.authority).removeprefix(_NOUN)
        + (f" cho {group.recipient_kind.label}" if (group.title, group.authority) in counted else "")
        for group in pending
    ]
    if not kinds:
        return "chưa có số liệu" if missing else "không có"
    number = f"{number_in_words(numbers.total())} lượt ({', '.join(kinds)})" if len(kinds) > 1 else kinds[0]
    left_out = f"chưa kể {', '.join(dict.fromkeys(missing))} (chưa có số liệu)" if missing else ""
    return ", ".join(filter(None, (number, _proposals(groups, numbers.total(), interpolator), left_out)))


def has_proposals(groups: Sequence[AwardGroup], interpolator: Interpolator) -> bool:
    """Whether some honour of which there is a recipient is only proposed."""
    return any(group.number and not is_decided(award, interpolator) for group in groups for award in group.members)


def _proposals(groups: Sequence[AwardGroup], number: int, interpolator: Interpolator) -> str:
    """How many of a number of honours are only proposed; nothing where none is."""
    proposals = 0
    for group in groups:
        decided = {is_decided(award, interpolator) for award in group.members} if group.number else set()
        if decided == {True, False}:  # a name may fill the number of the others, so that nobody knows how many
            return "trong đó có lượt mới được đề nghị"
        proposals += (group.number or 0) if decided == {False} else 0
    if proposals == number:
        return "đều mới được đề nghị"
    return f"trong đó {number_in_words(proposals)} lượt mới được đề nghị" if proposals else ""


def total_amount(groups: Sequence[AwardGroup]) -> str:
    """The prizes of all together, and of which honours they are not in it because a number or a prize is not known."""
    amounts = [group.amount for group in groups if group.has_prizes and group.amount is not None]
    if not amounts:
        return "chưa có số liệu"
    missing: dict[str, list[str]] = {}
    for group in groups_without_amount(groups):
        reason = "chưa đủ số lượng hoặc mức thưởng" if group.has_prizes else "chưa ghi mức thưởng"
        name = f"{honour_name(group.title, group.authority)} ({group.recipient_kind.label})"
        missing.setdefault(reason, []).append(name)
    left_out = [f"chưa kể {enumerate_words(names)} ({reason})" for reason, names in missing.items()]
    return ", ".join((f"{format_number(sum(amounts))} đồng", *left_out))


def groups_without_amount(groups: Sequence[AwardGroup]) -> list[AwardGroup]:
    """The groups of which nobody knows what prizes they have together; those of nobody have none."""
    return [group for group in groups if group.number != 0 and (group.amount is None or not group.has_prizes)]


def uncounted(titles: Sequence[str]) -> str:
    """What the total of a table leaves out: "chưa kể danh hiệu chưa có số liệu"."""
    noun = "danh hiệu" if all(map(is_title, titles)) else "danh hiệu, hình thức khen thưởng"
    return f"chưa kể {noun} chưa có số liệu"


def full_name(award: Award) -> str:
    """A recipient as people call them: "Ông Nguyễn Văn A"."""
    return joined(" ", filter(None, (award.honorific, award.recipient)))


def recipient_line(award: Award) -> str:
    """A recipient by name, with position and unit: "Ông Nguyễn Văn A, Chuyên viên, Phòng Chính sách"."""
    return joined(", ", filter(None, (full_name(award), award.position, award.unit)))


def presenters(groups: Sequence[AwardGroup]) -> str:
    """Who hands over these awards, kind by kind where they differ, and for whom that is not recorded."""
    by_kind = {group.recipient_kind.label: _presenters_of(group) for group in groups}
    common = of_each([*by_kind.values()])
    return joined("; ", (f"{kind}: " + names for kind, names in by_kind.items())) if common is None else common


def _presenters_of(group: AwardGroup) -> str:
    return of_all([award.presenter for award in group.members]) or "chưa ghi"


def of_all(texts: Sequence[str | None]) -> str | None:
    """What is recorded of several, each thing once, and that of the others nothing is; None where nothing is at all."""
    recorded = once(texts)
    return recorded + "; còn lại chưa ghi" if recorded is not None and None in texts else recorded


def once(texts: Sequence[str | None]) -> str | None:
    """What is said of several, each thing once; None where nothing is said."""
    return joined("; ", different(texts)) or None


def of_each(texts: Sequence[str | None]) -> str | None:
    """What is said of each of several in the same words; None where anything else, or nothing, is said of one."""
    return None if None in texts or len(common := different(texts)) != 1 else common[0]


def different(texts: Iterable[str | None]) -> list[str]:
    """The texts that are recorded, each once; one that is recorded more often comes from none of the records alone."""
    by_words: dict[str, str] = {}
    for text in texts:
        if text is not None:
            by_words[text] = str(text) if text in by_words else text
    return list(by_words.values())
