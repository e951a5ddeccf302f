"""The words of the year: nothing told twice, no slips of punctuation, names and kinds with their capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.records.award import RecipientKind
from dtreport.report.public_texts import public_words
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, warning
from dtreport.rules.near_texts import Telling, twins
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.errors import At
    from dtreport.report import Year, Years

_MARKS = re.compile(
    r"\./\.|[,;:]\s*[,;:.](?!\.)|(?<!\.)\.\.(?!\.)|(?<=\w{4})\.\s*[,;]|(?<=\S)\s+(?:[,;]|\.(?![.\w]))|(?<=\S)\s+[:!?](?=\s|$)"
)
"""Marks that nobody writes beside each other, or after a space; behind a short word a full stop may be its own."""
_CANDIDATES = re.compile(r"[\s,;:./]\s*[,;:.!?]")
"""What all of them have; most names have none, and are passed over quickly."""
_FORGOTTEN_END = "./."
_MENTION = "mention"


@rule(
    "DT504",
    "Hai kết quả gần như trùng lời, cùng ngày.",
    why="Thường là ghi một việc hai lần; báo cáo sẽ kể hai lần.",
    example="kq-2 và kq-7 cùng kể một hội nghị.",
    mend="Giữ một, hoặc viết cho khác nhau.",
)
def results_told_twice(years: Years) -> Iterator[Finding]:
    """Two results tell the same in almost the same words, of one day as far as their days are known."""
    results = years.this_year.results
    for place, first in twins([Telling(result.text, result.date) for result in results]):
        message = f"kết quả này gần như trùng với {results[first].code}."
        yield warning(
            f"{results[place].code}.text", message, "Hãy giữ một, hoặc viết cho khác nhau.", _at("results", place)
        )


@rule(
    "DT410",
    "Hai nhiệm vụ gần như trùng lời.",
    why="Thường là ghi một việc hai lần.",
    example="nv-2 “Tiếp tục tuyên truyền pháp luật”, nv-4 “Tiếp tục việc tuyên truyền pháp luật”.",
    mend="Giữ một, hoặc viết cho khác nhau.",
)
def tasks_set_twice(years: Years) -> Iterator[Finding]:
    """Two tasks are the same in almost the same words."""
    tasks = years.this_year.tasks
    for place, first in twins([Telling(task.text) for task in tasks]):
        message = f"nhiệm vụ này gần như trùng với {tasks[first].code}."
        yield warning(
            f"{tasks[place].code}.text", message, "Hãy giữ một, hoặc viết cho khác nhau.", _at("tasks", place)
        )


@rule(
    "DT503",
    "Hai mảng công tác gần như trùng tên.",
    why="Báo cáo sẽ có một đề mục hai lần.",
    example="lv-1 “Công tác tuyên truyền”, lv-3 “công tác tuyên truyền”.",
    mend="Chuyển các kết quả về một mảng, hoặc đặt tên cho khác nhau.",
)
def areas_with_one_title(years: Years) -> Iterator[Finding]:
    """Two areas have almost the same title, so that the report has the same heading twice."""
    areas = years.this_year.areas
    for place, first in twins([Telling(area.title) for area in areas]):
        message = f"mảng công tác này gần như trùng tên với {areas[first].code}."
        hint = "Hãy chuyển các kết quả về một mảng, hoặc đặt tên cho khác nhau."
        yield warning(f"{areas[place].code}.title", message, hint, ("areas", place, "title"))


def _at(kind: str, place: int) -> At:
    return kind, place, "text"


@rule(
    "DT805",
    "Dấu câu đặt sai: hai dấu liền nhau, dấu cách trước dấu, ./. giữa câu.",
    why="Người đọc thấy ngay; dấu ./. cuối văn bản do dtreport tự in.",
    example="“hội nghị , tập huấn”, “đã xong..”.",
    mend="Xem lại lời văn rồi sửa bằng: dtreport edit MÃ.",
)
def misplaced_marks(years: Years) -> Iterator[Finding]:
    """A text has marks that do not stand together, a space before one, or the end mark ./. inside it."""
    year = years.this_year
    for public_text in public_words(year):
        if _CANDIDATES.search(public_text.text) is None:
            continue
        # A mention is printed as a word, whatever stops its code may have.
        text = re.sub(r"\{[^{}]*\}", _MENTION, public_text.text)
        if public_text.path == ("text", "closing"):
            text = text.removesuffix(_FORGOTTEN_END)  # the paper ends with it once
        marks = dict.fromkeys(mark[0].replace("\n", " ") for mark in _MARKS.finditer(text))
        if marks:
            message = f"có dấu {', '.join(f'“{mark}”' for mark in marks)} trong lời văn."
            end = " Dấu ./. do dtreport tự in ở cuối văn bản." if _FORGOTTEN_END in marks else ""
            hint = f"Hãy xem lại, {_edit(public_text.place, year)}.{end}"
            yield warning(public_text.place, message, hint, public_text.path)


@rule(
    "DT806",
    "Tên người, tên tập thể ghi toàn chữ hoa hoặc toàn chữ thường.",
    why="Tên riêng viết hoa chữ đầu mỗi tiếng (Nghị định 30/2020/NĐ-CP, Phụ lục II).",
    example="“NGUYỄN VĂN A”, “nguyễn văn a”.",
    mend="Viết hoa chữ đầu mỗi tiếng: dtreport edit MÃ.",
)
def names_in_one_case(years: Years) -> Iterator[Finding]:
    """A name is written in capitals throughout, or without any."""
    year = years.this_year
    for place, name, path in _names(year):
        case = "chữ hoa" if _in_capitals(name) else "chữ thường" if name.islower() else ""
        if case:
            hint = f"Hãy viết hoa chữ đầu mỗi tiếng, {_edit(place, year)}"
            yield warning(place, f"tên ghi toàn {case}.", hint, path)


def _edit(place: str, year: Year) -> str:
    return f"sửa bằng: dtreport edit {place.partition('.')[0]} --year {year.number}"


def _names(year: Year) -> Iterator[tuple[str, str, At]]:
    """The names of people, and those of collectives in capitals, with their places."""
    settings = (("agency", "head"), ("report", "signer"), ("report", "prepared_by"), ("conference", "chair"))
    for table, key in (*settings, ("article", "author")):
        name = getattr(getattr(year, table), key)
        if name is not None:
            yield f"{table}.{key}", name, (table, key)
    for index, award in enumerate(year.awards):
        if award.recipient is None:
            continue
        # What a collective is called may be an abbreviation, and may begin with a common word.
        collective = award.recipient_kind is RecipientKind.COLLECTIVE
        if not collective or (_has_tones(award.recipient) and not award.recipient.islower()):
            yield f"{award.code}.recipient", award.recipient, ("awards", index, "recipient")


def _in_capitals(name: str) -> bool:
    """Whether all is in capitals, and more than initials."""
    return name.isupper() and re.search(r"[^\W\d_]{2}", name) is not None


def _has_tones(name: str) -> bool:
    """Whether it has letters that abbreviations have not: Đ, Ư and their like stand in HĐND too."""
    return not name.translate(dict.fromkeys(map(ord, "ĐđƯưƠơÔôÂâĂăÊê"))).isascii()


@rule(
    "DT807",
    "Tên loại văn bản, danh hiệu không viết hoa đúng một chữ đầu.",
    why="Viết hoa theo Nghị định 30/2020/NĐ-CP, Phụ lục II.",
    example="“quyết định”, “GIẤY KHEN”.",
    mend="Ghi “Quyết định”, “Giấy khen”.",
)
def kinds_in_another_case(years: Years) -> Iterator[Finding]:
    """A kind of document, or an award, is not written with one capital (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
    year = years.this_year
    kinds = [("documents", "kind", index, record.code, record.kind) for index, record in enumerate(year.documents)]
    kinds += [
        ("awards", "title", index, record.code, record.title)
        for index, record in enumerate(year.awards)
        if record.title is not None
    ]
    named: set[str] = set()
    for table, key, index, code, kind in kinds:
        in_capitals = kind.isupper() and _has_tones(kind)
        if kind not in named and (kind[0].islower() or in_capitals):
            named.add(kind)
            hint = f'Có phải "{capitalise(kind.lower() if in_capitals else kind)}"?'
            yield warning(f"{code}.{key}", "chỉ viết hoa chữ đầu.", hint, (table, index, key))
