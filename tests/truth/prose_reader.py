"""What papers say outside the lines of figures: mentions, honours, the conference, tasks, reviews, who signs.

Each sentence is known again by words of its record, and read to its end; what is not recorded may not be said.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.truth.office_years import MEASURE_OF, SESSIONS, Measure
from tests.truth.sentence_reader import NUMBER, FalseSentenceError, expected_number, worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tests.truth.sentence_reader import Figure

KINDS = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "11", "12")
_ROUGH = {"khoảng", "gần"}
Honour = tuple[str, str]
"""A title and who gives it, either of which may be empty."""


def check(condition: object, why: str) -> None:
    """Raise FalseSentenceError where a claim is false."""
    if not condition:
        raise FalseSentenceError(why)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in their first letter's case at most."""
    return one[1:] == other[1:] and one[:1].lower() == other[:1].lower()


def short(day: date) -> str:
    """A day as short papers write it: from the third month on the month has no zero."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def long(day: date) -> str:
    """A day in full."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def read_mention(sentence: str, text: str, figures: Mapping[str, Figure], numbers: Mapping[str, int | None]) -> None:
    """Hold the sentence that was made of a text with one mention against the record that is mentioned."""
    mention = re.search(r"\{([\w-]+?)(?:\.(\w+))?\}", text)
    if mention is None:
        check(
            text.rstrip(".") in sentence or same_words(text.rstrip("."), sentence.rstrip(".")), f"{text!r} is written"
        )
        return
    before, end = text[: mention.start()], text[mention.end() :].rstrip(".")
    head = before.strip()
    match = re.search(rf"(?:{head}|{re.sub('có$', 'không có', head)}|Không có)\b ?(.*)", sentence)
    check(match is not None, f"{text!r} is printed as {sentence!r}")
    assert match is not None
    said = match[1]
    tail = end.partition(", theo ")[2]
    check(tail in said, f"{text!r} is printed as {sentence!r}")
    is_none = re.search(r"không có\b", sentence.partition(", theo")[0].lower()) is not None
    said = said.partition(", theo ")[0]
    check(not re.search(r"\b(\w+) \1\b|%\s*%|% phần trăm", said), f"a word is said twice: {said!r}")
    code, part = mention[1], mention[2]
    if code in figures and part != "plan":
        record = figures[code].record
        estimate = record.get("status") == "estimate" and part != "previous" and not said.startswith("…")
        told = "ước không có" if is_none else "ước "
        is_told = told in sentence.lower() if is_none else said.startswith(told)
        previous = part == "previous" and figures[code].previous_words.startswith("ước")
        check(is_told == estimate or previous, f"an estimate, {estimate}: {sentence!r}")
        said = said.removeprefix("ước ") if estimate else said
    if code in numbers:
        number = numbers[code]
        if is_none:
            check(number == 0, f"{number} honours: {said!r}")
            return
        expected = "… lượt" if number is None else f"{number:02} lượt" if number else "0 lượt"
        check(said.startswith(expected), f"{number} honours: {said!r}")
        return
    figure = figures[code]
    record, measure = figure.record, MEASURE_OF.get(figure.record["unit"], Measure("", "", counted=True))
    if part == "percent":
        _percent_of_plan(said, record, measure)
        return
    values = {None: (record.get("value"), record.get("qualifier", "")), "plan": _plan(record)}
    value, words = values.get(part, (figure.previous, figure.previous_words))
    _mentioned_quantity(said, value, words, measure, is_none=is_none)


def _plan(record: Mapping[str, Any]) -> tuple[Decimal | None, str]:
    return record.get("plan"), record.get("plan_qualifier", "")


def _mentioned_quantity(said: str, value: Decimal | None, words: str, measure: Measure, *, is_none: bool) -> None:
    if value is None:
        check(said.startswith("…"), f"nothing is recorded: {said!r}")
        return
    if is_none:
        check(value == 0 and not measure.rate and not words, f"{value} is not nothing: {said!r}")
        return
    check(said.startswith(f"{words} ".lstrip()), f"{words!r} stands before the number: {said!r}")
    bare = said.removeprefix(words).strip()
    number = re.match(NUMBER, bare)
    check(number is not None, f"no number: {said!r}")
    assert number is not None
    check(number[0] == expected_number(value, measure), f"{value} {measure.unit}: {said!r}")
    quantity = worth(bare)
    true = value * (1 if measure.rate else measure.scale), measure.spoken in {"%", "‰"}
    check(quantity == true, f"{value} {measure.unit}: {said!r}")
    if measure.noun == "đồng":
        check(re.match(rf"{NUMBER} (?:nghìn |triệu |tỷ )?đồng", bare), f"money: {said!r}")


def _percent_of_plan(said: str, record: Mapping[str, Any], measure: Measure) -> None:
    value, plan = record.get("value"), record.get("plan")
    if value is None or plan is None or value < 0 or plan <= 0 or measure.rate or record.get("better") == "less":
        check(said.startswith("…"), f"there is no such ratio: {said!r}")
        return
    match = re.match(rf"(khoảng )?({NUMBER})%(?!%)", said)
    check(match is not None, f"no percentage: {said!r}")
    assert match is not None
    inexact = bool(record.get("qualifier") or record.get("plan_qualifier") in _ROUGH)
    check(inexact == bool(match[1]), f"khoảng only where one is not exact: {said!r}")
    printed = Decimal(match[2].replace(".", "").replace(",", "."))
    decimals = max(len(match[2].partition(",")[2]), 1)
    check(abs(printed - value * 100 / plan) <= Decimal(1).scaleb(-decimals) / 2, f"{value} of {plan}: {said!r}")
    check(printed != 100 or value == plan, f"not the whole: {said!r}")
    check(printed != 0 or value == 0, f"not nothing: {said!r}")


class Honours:
    """The awards of a year as honours with the number of each kind of recipient; None where it is not reported."""

    def __init__(self, awards: Sequence[Mapping[str, Any]], issued: Mapping[str, bool]) -> None:
        self.members: dict[Honour, dict[str, list[Mapping[str, Any]]]] = {}
        for award in awards:
            honour = (award.get("title", ""), award.get("authority", ""))
            self.members.setdefault(honour, {}).setdefault(KINDS[award["recipient_kind"]], []).append(award)
        self.numbers = {
            honour: {kind: number_of(members) for kind, members in kinds.items()}
            for honour, kinds in self.members.items()
        }
        self._issued = issued

    def as_news(self) -> tuple[Honours, set[str]]:
        """Those that anybody is known to have, by number, by name or by who gave them; the codes of the others."""
        known: list[Mapping[str, Any]] = []
        unknown: set[str] = set()
        for honour, kinds in self.members.items():
            for kind, awards in kinds.items():
                given = all(
                    "presenter" in award and ("decision" not in award or self._issued[award["decision"]])
                    for award in awards
                )
                if self.numbers[honour][kind] is not None or given or any("recipient" in award for award in awards):
                    known += awards
                else:
                    unknown |= {award["code"] for award in awards}
        return Honours(known, self._issued), unknown

    def pending(self, honour: Honour) -> set[bool]:
        """Whether the honour is only proposed, of each of its awards of which there is a recipient."""
        return {
            "decision" in award and not self._issued[award["decision"]]
            for kind, members in self.members[honour].items()
            if self.numbers[honour][kind] != 0
            for award in members
        }

    def by_code(self) -> dict[str, int | None]:
        """The number of the group of each award."""
        return {
            award["code"]: self.numbers[honour][kind]
            for honour, kinds in self.members.items()
            for kind, members in kinds.items()
            for award in members
        }

    def read_list(self, lines: Sequence[str]) -> None:
        """Read the lines that tell all honours by number: each honour once, each kind with its number, the total."""
        expected = {honour: kinds for honour, kinds in self.numbers.items() if any(n != 0 for n in kinds.values())}
        check(bool(lines) == bool(expected), f"honours are told where there are any: {lines}")
        for line in lines[:-1]:
            honour = self.read_line(line)
            check(honour in expected, f"told twice, or of nobody: {line!r}")
            del expected[honour]
        check(not expected, f"not told: {expected} in {lines}")
        if lines:
            self.read_total(lines[-1])

    def read_news(self, line: str) -> Honour:
        """Read "Cá nhân và 35 tập thể được tặng Giấy khen, trong đó có:", where a kind without a number has none."""
        return self.read_line(re.sub("(?:, trong đó có)?:$", ".", line), is_news=True)

    def read_line(self, line: str, *, is_news: bool = False) -> Honour:
        """Read "01 tập thể và 02 cá nhân được tặng Giấy khen; số hộ gia đình chưa có số liệu"."""
        match = re.match(
            r"(.+?) được (đề nghị tặng|tặng hoặc đề nghị tặng|tặng) (?:danh hiệu )?“?([^”;:.]*?)”?"
            r"(?: của (Trưởng Ban|Chủ tịch UBND tỉnh))?(?: vì ([^;:.]*))?"
            r"(; số .* chưa có số liệu|: chưa có số liệu)?[;.]?$",
            line,
        )
        unstated = re.match(
            r"(.+?) được (?:(Trưởng Ban|Chủ tịch UBND tỉnh) )?"
            r"(đề nghị khen thưởng|khen thưởng hoặc đề nghị khen thưởng|khen thưởng)(?: vì ([^;:.]*))?"
            r"(; số .* chưa có số liệu|: chưa có số liệu)?[;.]?$",
            line,
        )
        if unstated is not None:
            who, authority, giving, merit, missing = unstated.groups()
            honour = ("", authority or "")
        else:
            check(match is not None, f"cannot be read: {line!r}")
            assert match is not None
            who, giving, title, authority, merit, missing = match.groups()
            honour = (title, authority or "")
        check(honour in self.numbers, f"no such honour: {line!r}")
        self._giving(honour, giving, line)
        self._merit(honour, merit, line)
        numbers = {kind: number for kind, number in self.numbers[honour].items() if number != 0}
        known = {kind: f"{number:02}" for kind, number in numbers.items() if number is not None}
        said = re.findall(r"(\d+) (tập thể|cá nhân|hộ gia đình)", who)
        check({kind: number for number, kind in said} == known and len(said) == len(known), f"{numbers}: {line!r}")
        unknown = {kind for kind, number in numbers.items() if number is None}
        if is_news:
            check(uncounted_kinds(who) == unknown and not missing, f"not reported are {unknown}: {line!r}")
            return honour
        named = set(re.findall("tập thể|cá nhân|hộ gia đình", (missing if known else who) or ""))
        check(named == unknown and bool(missing) == bool(unknown), f"not reported are {unknown}: {line!r}")
        return honour

    def _giving(self, honour: Honour, giving: str, line: str) -> None:
        proposed = {(True,): {True}, (False,): {False}}.get(("đề nghị" in giving,), set())
        if " hoặc " in giving:
            proposed = {True, False}
        check(self.pending(honour) == proposed, f"{self.pending(honour)} is only proposed: {line!r}")

    def _merit(self, honour: Honour, merit: str | None, line: str) -> None:
        merits = {
            award.get("merit")
            for kind, members in self.members[honour].items()
            if self.numbers[honour][kind] != 0
            for award in members
        }
        if merit is None:
            check(len(merits) > 1 or merits == {None}, f"why is not told: {line!r}")
            return
        own = next(iter(merits))
        check(len(merits) == 1 and own is not None, f"not all of them have this merit: {line!r}")
        assert own is not None
        check(same_words(merit.removeprefix("đã "), own), f"the merit is {own!r}: {line!r}")

    def _proposals(self) -> str:
        """What the total says of those that are only proposed."""
        only: dict[bool, int] = {True: 0, False: 0}
        for honour, kinds in self.members.items():
            for kind, awards in kinds.items():
                number = self.numbers[honour][kind] or 0
                proposed = {"decision" in award and not self._issued[award["decision"]] for award in awards}
                if number and len(proposed) > 1:
                    return "trong đó có lượt mới được đề nghị"
                only[proposed.pop()] += number
        if only[True] and not only[False]:
            return "đều mới được đề nghị"
        return f"trong đó {only[True]:02} lượt mới được đề nghị" if only[True] else ""

    def read_total(self, line: str) -> None:
        """Read "Tổng cộng: 03 lượt (01 lượt tập thể, 02 lượt cá nhân), chưa kể … (chưa có số liệu)"."""
        check(line.startswith("Tổng cộng: "), f"the total comes last: {line!r}")
        by_kind: dict[str, int] = dict.fromkeys(KINDS.values(), 0)
        unknown = []
        for honour, kinds in self.numbers.items():
            for kind, number in kinds.items():
                by_kind[kind] += number or 0
                unknown += [(honour, kind)] if number is None else []
        counted = {kind: number for kind, number in by_kind.items() if number}
        if not counted:
            check("chưa có số liệu" in line and not re.search(r"\d", line), f"nothing is known: {line!r}")
            return
        words, _comma, missing = line.partition(", chưa kể ")
        said = {kind: int(number) for number, kind in re.findall(r"(\d+) lượt (tập thể|cá nhân|hộ gia đình)", words)}
        check(said == counted, f"{counted}: {line!r}")
        whole = re.match(r"Tổng cộng: (\d+) lượt", words)
        check(whole is not None and int(whole[1]) == sum(counted.values()), f"{counted}: {line!r}")
        check(bool(missing) == bool(unknown), f"without a number are {unknown}: {line!r}")
        _number, _comma, proposals = words.rstrip(".;").partition("), " if len(counted) > 1 else ", ")
        check(proposals == self._proposals(), f"of those that are only proposed {self._proposals()!r}: {line!r}")
        for (title, authority), kind in unknown:
            name = f"{re.escape(title or 'khen thưởng')}”?" + (f" của {authority}" if authority else "(?! của)")
            is_counted = any(self.numbers[title, authority].values())
            check(re.search(name + (f" cho {kind}" if is_counted else "(?! cho)"), missing), f"no {kind}: {line!r}")


def uncounted_kinds(who: str) -> set[str]:
    """The kinds that stand without a number, none of them behind a number that could be meant of it too."""
    bare, _number, counted = re.match(r"(\D*)(\d?)(.*)", who).groups()  # type: ignore[union-attr]  # matches all
    check(all(re.match(r"\d", part) for part in re.split(" và |, ", counted)[1:]), f"how many of whom? {who!r}")
    return set(re.findall("tập thể|cá nhân|hộ gia đình", bare.lower()))


def number_of(members: Iterable[Mapping[str, Any]]) -> int | None:
    """How many recipients a group has: names fill a stated number."""
    awards = list(members)
    if any("recipient" not in award and "count" not in award for award in awards):
        return None
    stated: int = sum(award.get("count", 0) for award in awards)
    return max(stated, sum("recipient" in award for award in awards))


def read_handing_over(line: str, honours: Honours) -> None:
    """Read "Tại Hội nghị, Hà Giang đã trao Giấy khen cho 01 tập thể": only where each of them is handed over so."""
    match = re.match(
        r"(?:Tại Hội nghị, )?(.+?) đã trao (?:danh hiệu )?“?(.*?)”?(?: của (Trưởng Ban|Chủ tịch UBND tỉnh))?"
        r" cho ([^:.]*?)(?: vì [^:.]*?)?(?:, trong đó có)?[:.]",
        line,
    )
    check(match is not None, f"cannot be read: {line!r}")
    assert match is not None
    hands, title, authority, who = match.groups()
    parts = re.split(", | và ", hands)
    honour = (title, authority or "")
    if title == "thưởng":  # in which form and by whom is not said: it is one of those of which that is not stated
        unstated = (each for each in honours.numbers if not each[0] and _presenters(honours, each) == set(parts))
        honour = next((each for each in unstated if _expected_kinds(honours, each) == _said_kinds(who)), honour)
    check(honour in honours.numbers, f"no such honour: {line!r}")
    check(_said_kinds(who) == _expected_kinds(honours, honour), f"{honours.numbers[honour]}: {line!r}")
    presenters = _presenters(honours, honour)
    check(None not in presenters, f"not all are handed over by somebody who is recorded: {line!r}")
    check(len(parts) == len(presenters), f"{presenters} hand it over: {line!r}")
    for presenter in presenters:
        check(any(same_words(str(presenter), part) for part in parts), f"{presenter}: {line!r}")
    check(honours.pending(honour) == {False}, f"what is only proposed has not been handed over: {line!r}")


def _presenters(honours: Honours, honour: Honour) -> set[str | None]:
    kinds = honours.members[honour].items()
    return {award.get("presenter") for kind, awards in kinds if honours.numbers[honour][kind] != 0 for award in awards}


def _said_kinds(who: str) -> dict[str, str]:
    uncounted_kinds(who)
    return {kind: number for number, kind in re.findall(r"(?:(\d+) )?(tập thể|cá nhân|hộ gia đình)", who)}


def _expected_kinds(honours: Honours, honour: Honour) -> dict[str, str]:
    numbers = honours.numbers[honour].items()
    return {kind: "" if number is None else f"{number:02}" for kind, number in numbers if number != 0}


def read_opening(text: str, year: Mapping[str, Any]) -> None:
    """Read who met when and where, who was in the chair and who came: all that is recorded, and nothing else."""
    conference, office = year["conference"], year["agency"]["name"]
    meeting, _stop, others = text.partition(f"{office} đã tổ chức {conference['name']}.")
    check(_stop, f"who met: {text!r}")
    expected = []
    if day := conference.get("date"):
        session = SESSIONS.get(conference.get("session", ""), "")
        expected.append(f"{session} ngày {short(day)}".strip())
    if place := conference.get("place"):
        expected.append(f"tại {place}")
    check(same_words(meeting, "".join(f"{words}, " for words in expected)) or meeting == "", f"{expected}: {text!r}")
    check(bool(meeting) == bool(expected), f"{expected}: {text!r}")
    read_people(others.strip(), year)


def chair_words(year: Mapping[str, Any]) -> str:
    """The chair with their positions; of the head the position of the head."""
    conference, agency = year["conference"], year["agency"]
    if "chair" not in conference:
        return ""
    own = conference.get("chair_positions", [])
    if not own and conference["chair"] == agency.get("head") and "head_title" in agency:
        own = [str(agency["head_title"])]
    return ", ".join((conference["chair"], *own))


def read_people(text: str, year: Mapping[str, Any]) -> None:
    """Read "Đồng chí A, Trưởng Ban, chủ trì Hội nghị. Tham dự có B và C."."""
    conference = year["conference"]
    chair, _start, coming = text.partition("Tham dự có ")
    words = chair_words(year)
    if not words:
        check(not chair.strip(), f"nobody is recorded in the chair: {text!r}")
    else:
        said = re.fullmatch(r"Đồng chí (.*?),? chủ trì Hội nghị\. ?", chair)
        check(said is not None and said[1].startswith(words), f"in the chair is {words}: {text!r}")
    attendees = conference.get("attendees", [])
    check(bool(coming) == bool(attendees), f"{attendees} come: {text!r}")
    if attendees:
        separator = "; " if len(attendees) > 1 and any(", " in member for member in attendees) else ", | và "
        members = re.split(separator, coming.rstrip("."))
        if len(attendees) == 1:
            members = [coming.rstrip(".")]
        check(
            len(members) == len(attendees) and all(map(same_words, members, attendees)),
            f"{attendees} come: {text!r}",
        )


def read_programme(labels: Mapping[str, str], year: Mapping[str, Any]) -> None:
    """Read what stands over the programme of a conference."""
    conference = year["conference"]
    when, where, who = labels.get("Thời gian:", ""), labels.get("Địa điểm:", ""), labels.get("Chủ trì:", "")
    day = conference.get("date")
    if day is None:
        check(not when, f"no day is recorded: {when!r}")
    else:
        session = SESSIONS.get(conference.get("session", ""), "")
        said = re.fullmatch(r"(?:8h00, )?(.*)\.", when, re.IGNORECASE)
        check(said is not None and same_words(said[1], f"{session} {long(day)}".strip()), f"{day}: {when!r}")
    check(where == (f"{conference['place']}." if "place" in conference else ""), f"the place: {where!r}")
    words = chair_words(year)
    check(who.startswith(f"Đồng chí {words}") if words else not who, f"in the chair is {words}: {who!r}")


def read_task(sentences: Sequence[str], task: Mapping[str, Any], place: int | None, *, assigned: bool) -> None:
    """Read the sentences about one task: its ordinal, and who does it by when where that is said."""
    told = " ".join(sentences)
    ordinal = "" if place is None else f"Thứ {_ORDINALS[place - 1]},"
    check(told.startswith(ordinal), f"{ordinal!r}: {told!r}")
    check(bool(re.match("Thứ (?:nhất|hai|ba|tư|năm)[,:]", told)) == (place is not None and place < 6) or place, told)
    text = told.removeprefix(ordinal).strip()
    check(same_words(text[: len(task["text"])], task["text"]), f"{task['text']!r}: {told!r}")
    rest = text[len(task["text"]) :]
    for item in task.get("items", []):
        at = re.search(re.escape(item[1:]), rest)
        check(at is not None, f"{item!r} is told: {told!r}")
        assert at is not None
        rest = rest[at.end() :]
    claims = {
        "chủ trì": task.get("lead"),
        "phối hợp với": " và ".join(task.get("partners", ())),
        "chỉ tiêu:": task.get("target"),
        "thời hạn:": task["due"][1:] if isinstance(task.get("due"), str) else None,
        "chậm nhất ngày": short(task["due"]) if "due" in task and not isinstance(task["due"], str) else None,
    }
    for words, truth in claims.items():
        if not assigned or not truth:
            check(words not in rest.lower(), f"{words!r} is not recorded: {told!r}")
        elif words == "chủ trì":
            check(f"{truth} chủ trì" in rest, f"{truth} leads: {told!r}")
        else:
            check(truth in re.split(words, rest, flags=re.IGNORECASE)[-1], f"{words} {truth}: {told!r}")


def read_signature(lines: Sequence[str], name: str, year: Mapping[str, Any]) -> None:
    """Read who signs by which authority."""
    report, agency = year["report"], year["agency"]
    head, own, authority = agency.get("head_title", ""), report.get("signer_title", ""), report.get("authority", "")
    words = " / ".join(lines)
    check(all(not words.startswith(f"{each} ") for each in {"KT.", "TL.", "TUQ.", "Q.", "TM."} - {authority}), words)
    if authority:
        check(words.startswith(authority), f"{authority}: {words!r}")
    titles = {head.upper(), own.upper()} - {""}
    rest = re.sub(r"^(?:(?:KT|TL|TUQ|Q)\.|TM\. [^/]*)(?: / | |$)", "", words)
    check(all(line.strip() in titles for line in rest.split(" / ") if line.strip()), f"{titles}: {words!r}")
    in_place = authority in {"KT.", "TL.", "TUQ."}
    check(name == report.get("signer", "" if in_place else agency.get("head", "")), f"who signs: {name!r}")
