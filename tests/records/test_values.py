"""Each type of value: what the file may hold, what a person may type, and in which words the rest is refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from dtreport.records.award import Award, RecipientKind
from dtreport.records.base import specs
from dtreport.records.codes import LONGEST_CODE, slug
from dtreport.records.document import Document
from dtreport.records.settings import Authority
from dtreport.records.values import (
    CODE_TYPE,
    DATE,
    DUE,
    FLAG,
    LONGEST_TEXT,
    MOMENT,
    NAME,
    NUMBER,
    PROSE,
    SILENCES,
    TEXT,
    WHOLE,
    YEAR,
    ValueType,
    choice,
    read_silence,
    spoken,
)
from tests.support.record_strategies import AFTER_2100, BEFORE_1900

RECIPIENT = choice(RecipientKind)
NOON = datetime(2022, 1, 18, 18, 7)  # noqa: DTZ001, local time
NFD_NAME = unicodedata.normalize("NFD", "Nguyễn Văn Á")
SECRET = "Nguyễn Văn A"  # noqa: S105, a name that no message may repeat
LIST, TABLE = ["a"], {"a": 1}


def quotes(held: object) -> str:
    return ", không có ngoặc kép" if isinstance(held, str) else ""


@pytest.mark.parametrize(
    ("value_type", "held", "checked"),
    [
        (NAME, "Nguyễn Văn A", "Nguyễn Văn A"),
        (NAME, NFD_NAME, "Nguyễn Văn Á"),
        (NAME, " a\xa0b ", "a b"),
        (NAME, "một\ndòng", "một dòng"),
        (NAME, "ngoặc { mở", "ngoặc { mở"),
        (NAME, "a" * LONGEST_TEXT, "a" * LONGEST_TEXT),
        (TEXT, "còn {sl-1.plan} và {{", "còn {sl-1.plan} và {{"),
        (PROSE, "một\r\n\r\n\r\nhai", "một\n\nhai"),
        (CODE_TYPE, "hn-phap-luat", "hn-phap-luat"),
        (CODE_TYPE, "a" * LONGEST_CODE, "a" * LONGEST_CODE),
        *((CODE_TYPE, held, held) for held in ("2a", "12-a", "a-12", "1-2-b3-4")),
        (NUMBER, 90, Decimal(90)),
        (NUMBER, -3, Decimal(-3)),
        (NUMBER, Decimal("12.50"), Decimal("12.5")),
        (NUMBER, Decimal("1E+14"), Decimal(10**14)),
        (NUMBER, Decimal("1E-14"), Decimal("1E-14")),
        (NUMBER, 999_999_999_999_999, Decimal(999_999_999_999_999)),
        (WHOLE, 0, 0),
        (WHOLE, 10**9, 10**9),
        (YEAR, 1900, 1900),
        (YEAR, 2100, 2100),
        (DATE, date(1900, 1, 1), date(1900, 1, 1)),
        (DATE, date(2100, 12, 31), date(2100, 12, 31)),
        (MOMENT, NOON, NOON),
        (MOMENT, NOON.replace(second=23, microsecond=5), NOON),
        (MOMENT, date(2022, 1, 18), date(2022, 1, 18)),
        (FLAG, True, True),
        (FLAG, False, False),
        (DUE, date(2022, 6, 30), date(2022, 6, 30)),
        (DUE, "Quý I/2022", "Quý I/2022"),
        (RECIPIENT, "household", RecipientKind.HOUSEHOLD),
        (choice(Authority), "KT.", Authority.FOR_THE_HEAD),
    ],
)
def test_what_a_file_may_hold(value_type: ValueType, held: Any, checked: Any) -> None:
    found = value_type.check(held)
    assert (found, type(found)) == (checked, type(checked))


REFUSED_IN_A_FILE = [
    *[(NAME, held, "cần chữ trong ngoặc kép, đang là số.") for held in (1, Decimal("1.5"))],
    (NAME, True, "cần chữ trong ngoặc kép, đang là true/false."),
    (NAME, LIST, "cần chữ trong ngoặc kép, đang là một danh sách."),
    (NAME, TABLE, "cần chữ trong ngoặc kép, đang là một bảng."),
    *[(NAME, held, "cần chữ trong ngoặc kép, đang là ngày hoặc giờ.") for held in (NOON, date(2022, 1, 1), time(8))],
    *[(NAME, held, "đang để trống; hãy ghi nội dung hoặc xóa cả dòng này.") for held in ("", "  ", "\u200b\xa0", "\n")],
    (PROSE, "\n \n", "đang để trống; hãy ghi nội dung hoặc xóa cả dòng này."),
    (NAME, "a" * (LONGEST_TEXT + 1), "dài quá 10000 ký tự; hãy tách thành nhiều mục."),
    *[
        (kind, f"{SECRET}{char}", f"Văn bản có ký tự không dùng được U+{ord(char):04X}; hãy xóa ký tự đó rồi gõ lại.")
        for kind in (NAME, TEXT, PROSE, DUE)
        for char in "\x00\x1b\x7f\x9b\u202e\u2066\ufeff\uffff"
    ],
    *[
        (kind, held, "có dấu { mà không có dấu } đóng lại; muốn in dấu { thì ghi {{.")
        for kind in (TEXT, PROSE)
        for held in ("{", "a {sl-1", "{{{", "{a{b}}")
    ],
    *[
        (CODE_TYPE, held, "cần một mã: chữ thường không dấu, số, gạch nối, như hn-phap-luat.")
        for held in (1, True, LIST, "", "---", "ở".replace("ở", "。"))
    ],
    (
        CODE_TYPE,
        "Hội nghị_1",
        'cần một mã: chữ thường không dấu, số, gạch nối, như hn-phap-luat. Có phải "hoi-nghi-1"?',
    ),
    *[
        (CODE_TYPE, held, f'cần một mã: chữ thường không dấu, số, gạch nối, như hn-phap-luat. Có phải "{meant}"?')
        for held, meant in (("a" * 41, "a" * 40), ("KQ-1", "kq-1"), ("-a-", "a"), ("a--b", "a-b"), ("sl-²", "sl"))
    ],
    (NUMBER, "90", "cần một số không có ngoặc kép, đang là chữ."),
    (NUMBER, True, "cần một số không có ngoặc kép, đang là true/false."),
    (NUMBER, LIST, "cần một số không có ngoặc kép, đang là một danh sách."),
    *[(NUMBER, Decimal(held), "cần một số hữu hạn.") for held in ("inf", "-inf", "nan", "sNaN")],
    *[
        (NUMBER, Decimal(held), "cần một số có nhiều nhất 15 chữ số.")
        for held in ("1E+400", "1E-15", "1E+15", "1234567890.123456", "123456789012345E+1", "9" * 16)
    ],
    *[
        (
            NUMBER,
            Decimal(held),
            (
                f"{held} có thể hiểu là {thousands} (dấu ngăn hàng nghìn) hoặc {decimals} (dấu ngăn phần lẻ); "
                f"hãy ghi {thousands}, hoặc {sure}."
            ),
        )
        for held, thousands, decimals, sure in (
            ("12.500", "12500", "12,500", "12.5"),
            ("-1.234", "-1234", "-1,234", "-1.2340"),
        )
    ],
    (NUMBER, 10**4000, "cần một số có nhiều nhất 15 chữ số."),
    *[
        (WHOLE, held, f"cần một số nguyên từ 0 đến 1.000.000.000{quotes(held)}.")
        for held in (-1, True, "3", Decimal("3.0"), 3.0, 10**9 + 1)
    ],
    *[
        (YEAR, held, f"cần một năm từ 1900 đến 2100{quotes(held)}.")
        for held in (1899, 2101, True, "1980", Decimal(1980))
    ],
    (DATE, "2022-01-14", "cần một ngày ghi như 2022-01-14, không có ngoặc kép, đang là chữ."),
    *[
        (DATE, held, "cần một ngày ghi như 2022-01-14, không có ngoặc kép, đang là ngày hoặc giờ.")
        for held in (NOON, NOON.replace(tzinfo=UTC), time(8))
    ],
    (DATE, 20220114, "cần một ngày ghi như 2022-01-14, không có ngoặc kép, đang là số."),
    *[
        (kind, held, "cần một ngày từ năm 1900 đến năm 2100.")
        for kind in (DATE, MOMENT, DUE)
        for held in (BEFORE_1900, AFTER_2100)
    ],
    (MOMENT, NOON.replace(year=9999), "cần một ngày từ năm 1900 đến năm 2100."),
    (MOMENT, NOON.replace(tzinfo=UTC), "cần giờ địa phương, không ghi múi giờ, như 2022-01-18T18:07:00."),
    (MOMENT, "18/01/2022", "cần một ngày ghi như 2022-01-14, không có ngoặc kép, đang là chữ."),
    *[
        (FLAG, held, f"cần true hoặc false, không có ngoặc kép, đang là {found}.")
        for held, found in ((1, "số"), ("true", "chữ"), (LIST, "một danh sách"))
    ],
    (DUE, 2022, "cần chữ trong ngoặc kép, đang là số."),
    (DUE, NOON, "cần một ngày ghi như 2022-01-14, không có ngoặc kép, đang là ngày hoặc giờ."),
    *[
        (DUE, held, "thời hạn là một ngày thì ghi như 2022-06-30, không có ngoặc kép.")
        for held in ("30/6/2022", "2022-06-30", "ngày 30 tháng 6 năm 2022", "31/2/2022", "2022", "6/2022")
    ],
    *[
        (RECIPIENT, held, "cần một trong: collective (tập thể), individual (cá nhân), household (hộ gia đình).")
        for held in (1, True, LIST, "", "zzz", "Nguyễn Văn A")
    ],
    *[
        (
            RECIPIENT,
            held,
            f'cần một trong: collective (tập thể), individual (cá nhân), household (hộ gia đình). Có phải "{meant}"?',
        )
        for held, meant in (("Individual", "individual"), ("cá nhân", "individual"), ("colective", "collective"))
    ],
]


@pytest.mark.parametrize(("value_type", "held", "sentence"), REFUSED_IN_A_FILE)
def test_what_a_file_may_not_hold(value_type: ValueType, held: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        value_type.check(held)
    assert str(refused.value) == sentence


def test_a_float_is_never_a_number() -> None:
    with pytest.raises(ValueError, match="cần một số"):
        NUMBER.check(1.5)


@pytest.mark.parametrize(
    ("value_type", "words", "value"),
    [
        (NAME, f" {NFD_NAME} ", "Nguyễn Văn Á"),
        (TEXT, "đạt {sl-1.percent}", "đạt {sl-1.percent}"),
        (PROSE, "một\n\n- hai", "một\n\n- hai"),
        (PROSE, "\u00d0ã họp.\r\n\uf0b7\tMột;\r\nü\tHai.", "Đã họp.\n- Một;\n- Hai."),
        (NAME, "\u00d0ỗ Thị Hƣơng", "Đỗ Thị Hương"),
        (NAME, "bÐ NguyÔn V¨n", "bÐ NguyÔn V¨n"),
        *[(kind, "14‑1‑2022\u200b", date(2022, 1, 14)) for kind in (DATE, MOMENT, DUE)],
        (NUMBER, " 12\u200b", Decimal(12)),
        (FLAG, "c", True),
        (FLAG, "K", False),
        (CODE_TYPE, " KQ-1 ", "kq-1"),
        (NUMBER, "1.234,5", Decimal("1234.5")),
        (NUMBER, "1,234.5", Decimal("1234.5")),
        (NUMBER, "1234", Decimal(1234)),
        (NUMBER, "1,2340", Decimal("1.234")),
        (NUMBER, "-0,5", Decimal("-0.5")),
        (WHOLE, "02", 2),
        (WHOLE, "1.234", 1234),
        (YEAR, "1980", 1980),
        *[(kind, words, date(2022, 1, 14)) for kind in (DATE, MOMENT, DUE) for words in ("14/1/2022", "2022-01-14")],
        (DATE, "ngày 14 tháng 01 năm 2022", date(2022, 1, 14)),
        (MOMENT, "18/01/2022 18:07", NOON),
        (MOMENT, "18h07 18/01/2022", NOON),
        *[(FLAG, words, True) for words in ("có", "CO", "true", "Yes", " có ")],
        *[(FLAG, words, False) for words in ("không", "khong", "FALSE", "no")],
        (DUE, "Quý I/2022", "Quý I/2022"),
        (DUE, "tháng 6/2022", "tháng 6/2022"),
        *[(RECIPIENT, words, RecipientKind.COLLECTIVE) for words in ("tập thể", "TAP  THE", "Collective", "tập thể ")],
        (choice(Authority), "thừa uỷ quyền", Authority.BY_MANDATE),
        (RECIPIENT, "hộ", RecipientKind.HOUSEHOLD),
        (RECIPIENT, "HGĐ", RecipientKind.HOUSEHOLD),
        (RECIPIENT, "cn", RecipientKind.INDIVIDUAL),
        (RECIPIENT, "TT", RecipientKind.COLLECTIVE),
        (choice(Authority), "kt.", Authority.FOR_THE_HEAD),
    ],
)
def test_what_a_person_may_type(value_type: ValueType, words: str, value: Any) -> None:
    found = value_type.read(words)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("value_type", "words", "said"),
    [
        (
            NUMBER,
            "1.234",
            (
                '"1.234" có thể hiểu là 1234 (dấu ngăn hàng nghìn) hoặc 1,234 (dấu ngăn phần lẻ); '
                "hãy ghi 1234, hoặc 1,2340."
            ),
        ),
        (NUMBER, "ba", '"ba" không phải là số; chỉ ghi số, không ghi đơn vị; ví dụ: 1234,5.'),
        (NUMBER, "", "Chưa ghi số; ví dụ: 12 hoặc 1.234,5."),
        (WHOLE, "1,5", '"1,5" phải là số nguyên, không có phần thập phân; ví dụ: 12.'),
        (WHOLE, "-1", "cần một số nguyên từ 0 đến 1.000.000.000."),
        (YEAR, "80", "cần một năm từ 1900 đến 2100."),
        (DATE, "14/1/22", '"14/1/22" không phải là ngày viết đúng; '),
        (DATE, "31/2/2022", '"31/2/2022" không có trong lịch; '),
        (DUE, "31/2/2022", '"31/2/2022" không có trong lịch; '),
        (DUE, "2022", '"2022" không phải là ngày viết đúng; '),
        (DUE, " ", '"" không phải là ngày viết đúng; '),
        (MOMENT, "18/01/2022 25:07", '"18/01/2022 25:07": giờ phải từ 00:00 đến 23:59; '),
        (FLAG, "chắc", "cần “có” hoặc “không”."),
        (NAME, "a\u202eb", "Văn bản có ký tự không dùng được U+202E; "),
        (TEXT, "{sl-1", "có dấu { mà không có dấu } đóng lại; "),
        (CODE_TYPE, "hội nghị", "cần một mã: chữ thường không dấu, số, gạch nối, như hn-phap-luat."),
        (RECIPIENT, "tập thế giới", "cần một trong: collective (tập thể), "),
    ],
)
def test_what_a_person_may_not_type(value_type: ValueType, words: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        value_type.read(words)
    assert str(refused.value).startswith(said)


def test_a_choice_that_is_nearly_right_is_suggested_by_the_word_of_the_file() -> None:
    with pytest.raises(ValueError, match=r'Có phải "collective"\?$'):
        RECIPIENT.read("tập thể lớn")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (RecipientKind.HOUSEHOLD, "hộ gia đình"),
        (True, "có"),
        (False, "không"),
        (Decimal("1250.50"), "1250,50"),
        (2021, "2021"),
        (NOON, "18/01/2022 18:07"),
        (date(2021, 3, 6), "06/3/2021"),
        ("Quý I", "Quý I"),
    ],
)
def test_a_value_is_spoken_as_people_say_it(value: Any, words: str) -> None:
    assert spoken(value) == words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Hội nghị Pháp luật", "hoi-nghi-phap-luat"),
        ("  Đề án 01/2021 ", "de-an-01-2021"),
        ("…", ""),
        ("a" * 60, "a" * 40),
    ],
)
def test_words_become_a_code(words: str, code: str) -> None:
    assert slug(words) == code


@pytest.mark.parametrize(
    ("held", "meant"),
    [("2021", "muc-2021"), ("12-05", "muc-12-05"), ("Năm 2021", "nam-2021"), ("9" * 40, "muc-" + "9" * 36)],
)
def test_a_code_of_digits_alone_would_be_taken_for_a_year(held: str, meant: str) -> None:
    for read in (CODE_TYPE.check, CODE_TYPE.read):
        with pytest.raises(ValueError, match=f'Có phải "{meant}"') as refused:
            read(held)
        assert ("chữ cái" in str(refused.value)) == meant.startswith("muc-")
    assert CODE_TYPE.check(meant) == meant
    assert re.search(CODE_TYPE.json_schema["pattern"], held) is None


def test_a_prize_is_in_whole_dong_so_that_a_full_stop_groups_its_digits() -> None:
    (prize,) = (spec.value for spec in specs(Award) if spec.name == "prize")
    assert prize.read("447.000") == 447_000
    with pytest.raises(ValueError, match="số nguyên"):
        prize.read("447000,5")


def test_a_citation_by_name_is_for_laws_and_programmes_of_the_state() -> None:
    def by_name(kind: str, subject: str | None = None) -> bool:
        return Document(code="vb-1", kind=kind, subject=subject).cited_by_name

    assert by_name("Luật", "Đất đai")
    assert by_name("LUẬT")
    assert by_name("Hiến pháp", "năm 2013")
    assert by_name("Chương trình", "mục tiêu quốc gia giảm nghèo bền vững")
    assert not by_name("Chương trình", "hành động")
    assert not by_name("Nghị định", "quy định chi tiết Luật Đất đai")


def test_who_signs_for_the_head_is_somebody_else() -> None:
    assert [authority.value for authority in Authority if authority.by_another] == ["KT.", "TL.", "TUQ."]


def test_silences_are_rules_with_reasons() -> None:
    assert SILENCES.check({"DT101": " chờ  số ", "DT102": " "}) == (("DT101", "chờ  số"), ("DT102", ""))
    assert SILENCES.read("dt101 = chờ số = 2") == (("DT101", "chờ số = 2"),)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("DT101", 'cần mã quy tắc và lý do, như { DT205 = "văn bản mật" }, đang là chữ.'),
        ({"số 1": "a"}, "có một mã quy tắc không phải là mã, như DT205."),
        ({"DT101": 1}, "lý do của DT101 cần là chữ trong ngoặc kép, đang là số."),
        ({"DT101": "a" * 10_001}, "dài quá 10000 ký tự; hãy tách thành nhiều mục."),
    ],
)
def test_a_silence_that_is_none_is_refused(value: object, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        SILENCES.check(value)


@pytest.mark.parametrize("words", ["DT101", "=a", "DT101= ", ""])
def test_a_silence_that_is_typed_names_a_rule_and_a_reason(words: str) -> None:
    with pytest.raises(ValueError, match="cần mã quy tắc, dấu = và lý do"):
        read_silence(words)
