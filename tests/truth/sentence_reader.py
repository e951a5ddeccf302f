"""A reader of printed Vietnamese who knows the records and the language, and nothing of the program's sentences.

It uses none of the program's words for numbers, units or comparisons: what it makes of a sentence is worked out here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.truth.office_years import MEASURE_OF, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NUMBER = r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?"
_WORDS = r"(?:hơn|trên|gần|khoảng|không quá|dưới)"
_QUANTITY = rf"(?:không có|(?:ước )?(?:{_WORDS} )?{NUMBER} ?[^;(),]*?)"
_ROUGH = {"khoảng", "gần"}
_BEYOND = {"hơn", "trên", "dưới"}
"""Words of a bound that is itself not enough."""


class FalseSentenceError(AssertionError):
    """A sentence says what the records do not, or says it so that it cannot be understood."""


class Figure(NamedTuple):
    """A figure as it is recorded, with last year's value beside it."""

    record: Mapping[str, Any]
    previous: Decimal | None
    previous_words: str
    parts: tuple[Figure, ...]

    @property
    def measure(self) -> Measure:
        """What it is counted in."""
        unit = self.record["unit"]
        return MEASURE_OF.get(unit, Measure(unit, unit, counted=True))


def figures_of(
    this: Mapping[str, Any], last: Mapping[str, Any] | None, *, selected: set[str] | None = None
) -> dict[str, Figure]:
    """The figures of a year by code, all or those that are selected; each knows its parts among them.

    A part whose whole is not among them is called by the names of both.
    """
    records = {record["code"]: record for record in this["counts"]}

    def name(record: Mapping[str, Any], chosen: set[str]) -> str:
        whole = record.get("part_of")
        if whole is None:
            return str(record["name"])
        return f"{name(records[whole], set())} - {record['name']}" if whole not in chosen else str(record["name"])

    before = {(record["code"], record["unit"]): record for record in (last or {}).get("counts", [])}

    def made(record: Mapping[str, Any]) -> Figure:
        previous, words = record.get("previous"), record.get("previous_qualifier", "")
        old = before.get((record["code"], record["unit"]), {})
        if previous is None and "value" in old:
            previous = old["value"]
            words = " ".join(filter(None, ("ước" if old.get("status") else "", old.get("qualifier", ""))))
        parts = tuple(
            made(part)
            for part in this["counts"]
            if part.get("part_of") == record["code"] and (selected is None or part["code"] in selected)
        )
        called = record["name"] if selected is None else name(record, selected)
        return Figure({**record, "name": called}, previous, words, parts)

    return {code: made(record) for code, record in records.items() if selected is None or code in selected}


def number(words: str) -> Decimal:
    """The number that Vietnamese digits write."""
    return Decimal(words.replace(".", "").replace(",", "."))


def expected_number(value: Decimal, measure: Measure) -> str:
    """How an office writes a number in a sentence: two digits for what is counted one by one."""
    whole, _point, part = f"{abs(value):f}".partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    text = grouped + (f",{part}" if part else "")
    if measure.counted and value == int(value) and 0 < value < 10:
        text = f"0{text}"
    return f"-{text}" if value < 0 else text


def expected_quantity(value: Decimal, measure: Measure, words: str = "") -> str:
    """A figure with its unit, "không có" for nothing but a rate of nothing."""
    if value == 0 and not measure.rate and not words:
        return "không có"
    space = "" if measure.spoken[0] in "%‰" else " "
    return " ".join(filter(None, (words, expected_number(value, measure)))) + space + measure.spoken


def _percent(text: str) -> tuple[Decimal, Decimal]:
    """A printed percentage, and by how much it may be rounded."""
    value = number(text)
    decimals = len(text.partition(",")[2])
    return value, Decimal(1).scaleb(-max(decimals, 1)) / 2


def _check(condition: object, why: str) -> None:
    if not condition:
        raise FalseSentenceError(why)


class FigureReader:
    """Reads what a sentence says of one figure, and holds each claim against its record."""

    def __init__(self, figure: Figure, *, in_brackets: bool) -> None:
        self.figure, self.record, self.measure = figure, figure.record, figure.measure
        self.in_brackets = in_brackets
        """Whether the value of a plan or of last year stands behind each comparison."""
        self.told: set[str] = set()

    @property
    def value(self) -> Decimal | None:
        return self.record.get("value")

    @property
    def plan(self) -> Decimal | None:
        return self.record.get("plan")

    def read(self, text: str) -> None:
        """Read all that stands behind the name of the figure."""
        rest = self._value(text)
        while rest:
            plans, years = "|".join(self._plan_claims()), "|".join(self._previous_claims())
            match = re.match(rf"(?:, |; )?(?:(?P<plan>{plans})|(?P<previous>{years})|(?P<parts>trong đó: .+))", rest)
            _check(match, f"cannot be read: {rest!r}")
            assert match is not None
            if match["plan"]:
                self._plan_claim(match["plan"])
            elif match["previous"]:
                self._previous_claim(match["previous"])
            else:
                self._parts(match["parts"])
            rest = rest[match.end() :]
        if self.in_brackets:
            _check((self.plan is None) != ("plan" in self.told), "the plan is told where there is one, and only there")
            _check((self.figure.previous is None) != ("previous" in self.told), "last year is told where it is known")
        _check(bool(self.figure.parts) == ("parts" in self.told), "the parts are told")

    def _value(self, text: str) -> str:
        if self.value is None:
            _check(text.startswith("chưa có số liệu"), "no value is recorded")
            return text[len("chưa có số liệu") :]
        estimate = "ước " if self.record.get("status") == "estimate" else ""
        said = estimate + expected_quantity(self.value, self.measure, self.record.get("qualifier", ""))
        _check(text.startswith(said), f"the value is {said!r}")
        return text[len(said) :]

    def _bracket(self) -> str:
        return r"(?: \([^()]*\))" if self.in_brackets else ""

    def _plan_claims(self) -> Iterator[str]:
        about, bracket = rf"(?:khoảng )?{NUMBER}", self._bracket()
        points = r" điểm(?: phần trăm| phần nghìn)?"
        yield rf"(?:đạt|bằng) {about}% kế hoạch{bracket}"
        yield rf"(?:vượt|thấp hơn) mức khống chế {about}[^;(),]*?{bracket}(?=$|[,;])"
        yield rf"(?:đạt mục tiêu, cao|chưa đạt mục tiêu, thấp) hơn {about}{points}{bracket}"
        yield rf"(?:bằng mức khống chế|đạt mục tiêu|bằng kế hoạch){bracket}"
        yield rf"(?:cao|thấp) hơn kế hoạch {about}{points}{bracket}"
        yield r"(?:kế hoạch|mục tiêu) (?:là 0|[^;(]*?)(?=$|;)"

    def _previous_claims(self) -> Iterator[str]:
        about, bracket = rf"(?:khoảng )?{NUMBER}", self._bracket()
        amount = rf"{about}(?:%| điểm(?: phần trăm| phần nghìn)?)|chưa đến 0,1%"
        yield rf"(?:tăng|giảm) (?:{amount}) so với năm trước{bracket}"
        yield rf"bằng năm trước{bracket}"
        yield r"năm trước [^;(]*?(?=$|;)"

    def _plan_claim(self, text: str) -> None:
        self.told.add("plan")
        plan = self.plan
        _check(plan is not None, "no plan is recorded")
        assert plan is not None
        claim, _open, bracket = text.partition(" (")
        self._plan_in_words(
            bracket.rstrip(")") or (claim if claim.startswith(("kế hoạch", "mục tiêu")) else ""),
            plan,
            compared=bool(bracket),
        )
        if claim.startswith(("kế hoạch", "mục tiêu")):
            return
        value = self.value
        _check(value is not None, "what is not reported is not compared")
        assert value is not None
        better, rate = self.record.get("better"), bool(self.measure.rate)
        word = self.record.get("plan_qualifier")
        _check(better is not None or word not in {"không quá", "dưới"}, "more than a ceiling is no achievement")
        _check(better != "less" or word not in {"hơn", "trên"}, "a floor is no ceiling")
        inexact = bool(self.record.get("qualifier") or self.record.get("plan_qualifier") in _ROUGH)
        _check(not re.search(r"\d", claim) or inexact == ("khoảng" in claim), "khoảng only where one is not exact")
        if match := re.fullmatch(rf"(đạt|bằng) (?:khoảng )?({NUMBER})% kế hoạch", claim):
            _check(not rate and better != "less", "no ratio of rates and ceilings")
            _check((match[1] == "bằng") == (better == "neutral"), "đạt is a judgement")
            _check(plan > 0, "no ratio to nothing")
            strict = self.record.get("plan_qualifier") in _BEYOND
            _check(inexact or value != plan or not strict, "a bound that is to be passed is not met by reaching it")
            self._is_percent(match[2], value * 100 / plan)
            return
        difference = value - plan
        if claim in {"bằng mức khống chế", "đạt mục tiêu", "bằng kế hoạch"}:
            _check(difference == 0, "it is not equal")
        else:
            more = claim.startswith(("cao hơn", "đạt mục tiêu, cao hơn", "vượt mức khống chế"))
            _check((difference > 0) == more and difference != 0, f"the difference is {difference}")
            self._is_difference(claim, abs(difference))
        if "mục tiêu" in claim:
            _check(rate and better is None and (difference >= 0) == ("chưa đạt" not in claim), "whether the aim is met")
        _check(("khống chế" in claim) == (better == "less"), "what should be little has a ceiling, and nothing else")
        if claim.endswith("kế hoạch") or " kế hoạch " in claim:
            _check(better == "neutral" and rate, "without judgement only where none is wanted")

    def _plan_in_words(self, words: str, plan: Decimal, *, compared: bool) -> None:
        if not words:
            return
        if plan == 0 and not self.measure.rate:
            _check(words in {"kế hoạch là 0", "kế hoạch 0"}, f"the plan is 0: {words!r}")
            return
        qualifier = self.record.get("plan_qualifier") or (
            "không quá" if self.record.get("better") == "less" and plan else ""
        )
        bare = re.sub("^(?:kế hoạch|mục tiêu) ", "", words)
        full = expected_quantity(plan, self.measure, qualifier)
        short = " ".join(filter(None, (qualifier, expected_number(plan, self.measure))))
        _check(
            bare == full or (compared and bare == short) or (compared and full.startswith(f"{bare} ")),
            f"the plan is {full!r}, not {bare!r}",
        )

    def _previous_claim(self, text: str) -> None:
        self.told.add("previous")
        previous, value = self.figure.previous, self.value
        _check(previous is not None, "nothing is known of last year")
        assert previous is not None
        claim, _open, bracket = text.partition(" (")
        said = expected_quantity(previous, self.measure, self.figure.previous_words)
        if claim.startswith("năm trước"):
            _check(claim == f"năm trước {said}", f"last year it was {said!r}")
            return
        _check(not self.in_brackets or bracket == f"{said})", f"last year it was {said!r}")
        _check(value is not None, "what is not reported is not compared")
        assert value is not None
        if claim == "bằng năm trước":
            _check(value == previous, "it is not equal")
            return
        _check((value > previous) == claim.startswith("tăng") and value != previous, "more or less")
        if self.measure.rate:
            _check("%" not in claim, "rates differ by points")
            self._is_difference(claim, abs(value - previous))
        elif "chưa đến" in claim:
            _check(abs(value - previous) / previous < Decimal("0.001"), "it is more")
            rough = self.record.get("qualifier") or self.figure.previous_words.removeprefix("ước").strip()
            _check(not rough, "nobody knows that it is so little")
        else:
            _check(previous > 0 and value > 0, "no per cent to or from nothing")
            found = re.search(rf"({NUMBER})%", claim)
            _check(found, "a change in per cent")
            assert found is not None
            self._is_percent(found[1], abs(value - previous) * 100 / previous)

    def _is_percent(self, text: str, truth: Decimal) -> None:
        value, rounding = _percent(text)
        _check(abs(value - truth) <= rounding, f"it is {truth}")
        _check(value != 100 or truth == 100, "not the whole")

    def _is_difference(self, claim: str, truth: Decimal) -> None:
        found = re.search(rf"({NUMBER})( ?\S.*?)?(?: so với năm trước)?$", claim)
        _check(found, "an amount")
        assert found is not None
        _check(number(found[1]) == truth, f"the difference is {truth}")
        unit = (found[2] or "").strip()
        _check(unit == (self.measure.rate or self.measure.spoken), f"the unit is {self.measure.spoken}, not {unit!r}")
        if self.measure.counted:
            _check(found[1] == expected_number(truth, self.measure), "two digits for what is counted")

    def _parts(self, text: str) -> None:
        self.told.add("parts")
        rest = text.removeprefix("trong đó: ")
        parts = list(self.figure.parts)
        while rest:
            _check(parts, f"more parts than there are: {rest!r}")
            part = parts.pop(0)
            name = part.record["name"]
            _check(rest.startswith((name, name[:1].lower() + name[1:])), f"the next part is {name!r}: {rest!r}")
            colon = ":" if name[-1].isdigit() else ""  # else the number would be read as one with the name
            _check(rest[len(name) :].startswith(f"{colon} "), f"{rest!r} cannot be told from its name")
            rest = rest[len(name) + len(colon) + 1 :]
            end = _end_of_phrase(rest)
            phrase, rest = rest[:end], re.sub("^(?:, |; | và )", "", rest[end:])
            value, _open, details = phrase.partition(" (")
            FigureReader(part, in_brackets=False).read(value + (f"; {details[:-1]}" if details else ""))
        _check(not parts, "a part is not told")


def _end_of_phrase(text: str) -> int:
    """Where a phrase of an enumeration ends: at a comma, a semicolon or và outside brackets."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0 and (text.startswith((", ", "; "), place) or text.startswith(" và ", place)):
            return place
    return len(text)


def read_figure_line(text: str, figures: Sequence[Figure]) -> Figure:
    """Read one line about a figure; return which it is. Raises FalseSentenceError."""
    for figure in figures:
        name = figure.record["name"]
        if text.startswith(f"{name}: "):
            try:
                FigureReader(figure, in_brackets=True).read(text[len(name) + 2 :].rstrip(";."))
            except FalseSentenceError as failure:
                raise FalseSentenceError(f"{failure}\n{text}\n{figure}") from failure
            return figure
    raise FalseSentenceError(f"about no figure that is recorded: {text!r}")


def worth(text: str) -> tuple[Decimal, bool] | None:
    """What the quantity at the beginning of a text is worth, and whether it is a rate; None where none is there."""
    match = re.match(rf"(?:ước )?(?:{_WORDS} )?({NUMBER})\s*(%|phần trăm|‰|nghìn|triệu|tỷ)?", text)
    if match is None:
        return None
    scale = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}.get(match[2] or "", 1)
    return number(match[1]) * scale, (match[2] or "") in {"%", "phần trăm", "‰"}
