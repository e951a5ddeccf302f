"""The types of a value: how it is read from what a person types, checked in a file, and described."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self

from pydantic_core import CoreSchema, core_schema

from dtreport.records.codes import CODE, LONGEST_CODE, check_code, read_code
from dtreport.records.placeholders import pieces
from dtreport.vietnamese.dates import parse_date, parse_moment, short_date
from dtreport.vietnamese.legacy import Damage, damage_of, whole
from dtreport.vietnamese.letters import mend
from dtreport.vietnamese.numbers import check_readings, parse_number, parse_whole, typed_number
from dtreport.vietnamese.paragraphs import as_paragraphs, with_plain_bullets
from dtreport.vietnamese.text import clean, closest, fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

LONGEST_TEXT = 10_000
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True, eq=False)
class ValueType:
    """One type of value. `check` takes what TOML holds, `read` what a person typed; both raise ValueError.

    What is typed is the same wherever it comes in: as an option, at a question, in a list or from the editor.
    """

    expected: str
    """What is wanted, in the words of a message: "cần một số"."""
    check: Callable[[Any], Any]
    read: Callable[[str], Any]
    json_schema: dict[str, Any]
    mentions: bool = False
    """Whether `{code}` in it stands for a record."""
    multiline: bool = False
    is_text: bool = False
    choices: type[Choice] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.json_schema)


class Choice(StrEnum):
    """One of a few words. The file holds the English word; people say the Vietnamese one, or either."""

    label: str
    short_forms: tuple[str, ...]
    """How people shorten the label when they type it."""

    def __new__(cls, value: str, label: str, *short_forms: str) -> Self:
        """A member from its word in the file and its word for people."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.short_forms = short_forms
        return member


def _kind_of(value: Any) -> str:
    """What a value is, without saying it: it may be somebody's name."""
    names = {str: "chữ", bool: "true/false", int: "số", Decimal: "số", list: "một danh sách", dict: "một bảng"}
    return names.get(type(value), "ngày hoặc giờ")


def _text_check(*, multiline: bool, mentions: bool) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(f"cần chữ trong ngoặc kép, đang là {_kind_of(value)}.")
        if len(value) > LONGEST_TEXT:
            raise ValueError(f"dài quá {LONGEST_TEXT} ký tự; hãy tách thành nhiều mục.")
        text = clean(value, multiline=multiline)
        if not text:
            raise ValueError("đang để trống; hãy ghi nội dung hoặc xóa cả dòng này.")
        if mentions and "{" in text:
            list(pieces(text))
        return text

    return check


def _check_number(value: Any) -> Decimal:
    if type(value) not in {int, Decimal}:
        raise ValueError(f"cần một số không có ngoặc kép, đang là {_kind_of(value)}.")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("cần một số hữu hạn.")
    _sign, digits, exponent = number.as_tuple()
    length = max(len(digits) + max(int(exponent), 0), 1 - int(exponent))  # 1E+3 is written 1000, 1E-2 is 0,01
    if length > MOST_DIGITS:
        raise ValueError(f"cần một số có nhiều nhất {MOST_DIGITS} chữ số.")
    check_readings(number)
    return number


def _whole_check(least: int, most: int, expected: str) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"{expected}{', không có ngoặc kép' if isinstance(value, str) else ''}.")
        return value

    return check


def _check_date(value: Any) -> date:
    if type(value) is not date:
        raise ValueError(f"cần một ngày ghi như 2022-01-14, không có ngoặc kép, đang là {_kind_of(value)}.")
    if not 1900 <= value.year <= 2100:  # noqa: PLR2004, the years of office papers
        raise ValueError("cần một ngày từ năm 1900 đến năm 2100.")
    return value


def _check_moment(value: Any) -> date | datetime:
    if not isinstance(value, datetime):
        return _check_date(value)
    if value.tzinfo is not None:
        raise ValueError("cần giờ địa phương, không ghi múi giờ, như 2022-01-18T18:07:00.")
    _check_date(value.date())
    return value.replace(second=0, microsecond=0)  # people write 18:07


def _check_flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"cần true hoặc false, không có ngoặc kép, đang là {_kind_of(value)}.")
    return value


class Silence(NamedTuple):
    """A rule that a record silences, and why; without a reason it silences nothing."""

    rule: str
    reason: str


def _check_silences(value: Any) -> tuple[Silence, ...]:
    if not isinstance(value, dict):
        raise ValueError(f'cần mã quy tắc và lý do, như {{ DT205 = "văn bản mật" }}, đang là {_kind_of(value)}.')
    return tuple(Silence(_check_rule(rule), _check_reason(rule, reason)) for rule, reason in value.items())


def _check_rule(rule: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", rule, re.ASCII):
        raise ValueError("có một mã quy tắc không phải là mã, như DT205.")
    return rule


def _check_reason(rule: str, reason: Any) -> str:
    if not isinstance(reason, str):
        raise ValueError(f"lý do của {rule} cần là chữ trong ngoặc kép, đang là {_kind_of(reason)}.")
    return NAME.check(reason) if reason.strip() else ""


def read_silence(words: str) -> Silence:
    """What was typed as `DT205=lý do`. Raises ValueError."""
    rule, _equals, reason = clean(words).partition("=")
    if not rule.strip() or not reason.strip():
        raise ValueError("cần mã quy tắc, dấu = và lý do, như DT205=văn bản mật.")
    return Silence(rule.strip().upper(), NAME.read(reason))


def _read_silences(words: str) -> tuple[Silence, ...]:
    return (read_silence(words),)


YES_WORDS = frozenset(("c", "co", "true", "y", "yes"))
NO_WORDS = frozenset(("k", "khong", "false", "n", "no"))
"""How people say yes and no, folded."""


def _read_flag(words: str) -> bool:
    answer = fold(words)
    if answer in YES_WORDS | NO_WORDS:
        return answer in YES_WORDS
    raise ValueError("cần “có” hoặc “không”.")


def _check_due(value: Any) -> date | str:
    checked: date | str = DATE.check(value) if isinstance(value, date) else NAME.check(value)
    try:
        words = isinstance(checked, date) or _read_due(checked) == checked
    except ValueError:
        words = False
    if not words:
        raise ValueError("thời hạn là một ngày thì ghi như 2022-06-30, không có ngoặc kép.")
    return checked


def _read_due(words: str) -> date | str:
    try:
        return parse_date(words)
    except ValueError:
        if re.fullmatch(r"[\d\s./-]*", words):
            raise
        return str(NAME.read(words))


def _text(expected: str, *, multiline: bool = False, mentions: bool = False) -> ValueType:
    check = _text_check(multiline=multiline, mentions=mentions)

    def read(words: str) -> str:
        text = whole(clean(with_plain_bullets(words) if multiline else words, multiline=multiline))
        if damage_of(text) not in {Damage.TCVN3, Damage.VNI}:  # there Ð stands for quite another letter
            text = mend(text)
        return check(as_paragraphs(text) if multiline else text)

    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
    return ValueType(expected, check, read, schema, mentions, multiline, is_text=True)


def _typed(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """How a value that is no text is read: the words without what nobody sees and what only looks right in them."""
    return lambda words: parse(mend(clean(words)))


def _whole(least: int, most: int, expected: str) -> ValueType:
    check = _whole_check(least, most, expected)
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return ValueType(expected, check, _typed(lambda words: check(parse_whole(words))), schema)


NAME = _text("cần chữ")
TEXT = _text("cần chữ", mentions=True)
PROSE = _text("cần chữ", multiline=True, mentions=True)
CODE_TYPE = ValueType(
    "cần một mã",
    check_code,
    _typed(read_code),
    {"type": "string", "pattern": f"^{CODE.pattern}$", "maxLength": LONGEST_CODE},
)
NUMBER = ValueType(
    "cần một số", _check_number, _typed(lambda words: _check_number(parse_number(words))), {"type": "number"}
)
WHOLE = _whole(0, 10**9, "cần một số nguyên từ 0 đến 1.000.000.000")
YEAR = _whole(1900, 2100, "cần một năm từ 1900 đến 2100")
DATE = ValueType("cần một ngày", _check_date, _typed(parse_date), {"type": "string", "format": "date"})
MOMENT = ValueType("cần ngày và giờ", _check_moment, _typed(parse_moment), {"type": "string"})
FLAG = ValueType("cần “có” hoặc “không”", _check_flag, _typed(_read_flag), {"type": "boolean"})
SILENCES = ValueType(
    "cần mã quy tắc và lý do",
    _check_silences,
    _read_silences,
    {"type": "object", "additionalProperties": {"type": "string", "maxLength": LONGEST_TEXT}},
)
DUE = ValueType("cần một ngày hoặc một thời hạn", _check_due, _typed(_read_due), {"type": "string"})


def _plain(words: str) -> str:
    """A word of a choice as it is compared: `ca-nhan`, "Cá nhân" and "ca nhan" are one."""
    return fold(words).replace("-", " ").replace("_", " ")


def choice(options: type[Choice]) -> ValueType:
    """The type of a value that is one word of `options`."""
    words_of_options = ", ".join(f"{option.value} ({option.label})" for option in options)
    by_word = {_plain(word): option for option in options for word in (option.value, option.label, *option.short_forms)}

    def refuse(words: Any) -> ValueError:
        near = closest(words, by_word) if isinstance(words, str) else None
        return ValueError(
            f"cần một trong: {words_of_options}." + (f' Có phải "{by_word[near].value}"?' if near else "")
        )

    by_value = {option.value: option for option in options}

    def check(value: Any) -> Choice:
        word = by_value.get(value) if isinstance(value, str) else None
        if word is None:
            raise refuse(value)
        return word

    def read(words: str) -> Choice:
        word = by_word.get(_plain(words))
        if word is None:
            raise refuse(words)
        return word

    values = [option.value for option in options]
    return ValueType(
        f"cần một trong: {words_of_options}", check, _typed(read), {"type": "string", "enum": values}, choices=options
    )


Name = Annotated[str, NAME]
Text = Annotated[str, TEXT]
Prose = Annotated[str, PROSE]
Code = Annotated[str, CODE_TYPE]
DecimalNumber = Annotated[Decimal, NUMBER]
WholeNumber = Annotated[int, WHOLE]
YearNumber = Annotated[int, YEAR]
Date = Annotated[date, DATE]
Moment = Annotated[date | datetime, MOMENT]
Flag = Annotated[bool, FLAG]
Due = Annotated[date | str, DUE]
Silenced = Annotated[tuple[Silence, ...], SILENCES]


def spoken(value: Any) -> str:
    """One value as people say it: `20/8/2021`, `1.250,5`, "tập thể", "có". Reading it again gives the value."""
    match value:
        case Choice():
            return value.label
        case bool():
            return "có" if value else "không"
        case Decimal() | int():
            return typed_number(value)
        case datetime():
            return f"{short_date(value)} {value:%H:%M}"
        case date():
            return short_date(value)
        case _:
            return str(value)
