"""The elements of an official paper in a Word file, each measured against the letter of the decree."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dtreport.formats.font_metrics import twips
from tests.support.word_measured import Measured, all_of
from tests.support.word_reader import NAMES, Element, Look, WordFile, is_rule, number, text_of, value, w

_COUNTRY, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_PLACE = re.compile(r".+, ngày (\d{2}|…) tháng (\d{1,2}|…) năm (\d{4}|…)")
_ROMAN, _ARABIC, _POINT = re.compile(r"[IVXL]+\. "), re.compile(r"\d+\. "), re.compile(r"[a-zđ]+\) ")


class Cell(NamedTuple):
    lines: list[Element]
    width: int
    room: int


def _cells(table: Element) -> list[list[Cell]]:
    def cell(each: Element) -> Cell:
        width = number(each.find("w:tcPr/w:tcW", NAMES), "w")
        return Cell(each.findall("w:p", NAMES), width, width - 170)

    return [[cell(each) for each in row.findall("w:tc", NAMES)] for row in table.findall("w:tr", NAMES)]


def _element(
    file: WordFile, what: str, law: str, paragraphs: list[Element], look: tuple[float, float, bool, bool, str]
) -> Iterator[Measured]:
    """Size, boldness, slant and alignment of an element."""
    least, most, bold, italic, align = look
    runs = [letters for p in paragraphs for letters in file.runs(p)]
    aligned = [file.look(p).align for p in paragraphs]
    yield all_of(f"{what}: cỡ chữ", law, (f"{r.size:g}" for r in runs), (least <= r.size <= most for r in runs))
    yield all_of(f"{what}: đậm", law, (r.bold for r in runs), (r.bold == bold for r in runs))
    yield all_of(f"{what}: nghiêng", law, (r.italic for r in runs), (r.italic == italic for r in runs))
    yield all_of(f"{what}: canh", law, aligned, (each == align for each in aligned))


def _upper(what: str, law: str, paragraphs: list[Element]) -> Measured:
    found = [text_of(p) for p in paragraphs]
    return all_of(f"{what}: chữ hoa", law, found, (each.isupper() for each in found))


def _rule_length(paragraph: Element, room: int, file: WordFile) -> int:
    look = file.look(paragraph)
    return room - look.left - look.right


def head(file: WordFile) -> Iterator[Measured]:
    table = next(file.body.iter(w("tbl")))
    rows = _cells(table)
    left, right = rows[0]
    parent, agency = [p for p in left.lines if text_of(p)][0:1], [p for p in left.lines if text_of(p)][1:]
    yield from _element(file, "quốc hiệu", "II.1", right.lines[:1], (12, 13, True, False, "center"))
    yield Measured("quốc hiệu: lời", "II.1", text_of(right.lines[0]), text_of(right.lines[0]) == _COUNTRY)
    yield from _element(file, "tiêu ngữ", "II.1", right.lines[1:2], (13, 14, True, False, "center"))
    yield Measured("tiêu ngữ: lời", "II.1", text_of(right.lines[1]), text_of(right.lines[1]) == _MOTTO)
    drawn, full = _rule_length(right.lines[2], right.room, file), twips(_MOTTO, 14, bold=True)
    yield Measured("đường kẻ dưới tiêu ngữ", "II.1", f"{drawn / full:.2f}", abs(drawn / full - 1) < 0.02)
    yield from _element(file, "cơ quan chủ quản", "II.2", parent, (12, 13, False, False, "center"))
    yield _upper("cơ quan chủ quản", "II.2", parent)
    yield from _element(file, "cơ quan ban hành", "II.2", agency, (12, 13, True, False, "center"))
    yield _upper("cơ quan ban hành", "II.2", agency)
    under = " ".join(map(text_of, agency)), 13, left.room
    yield _short_rule("đường kẻ dưới cơ quan", "II.2", left.lines[-1], under, file)
    last = rows[-1]
    yield from _element(file, "số và ký hiệu", "II.3", last[0].lines, (13, 13, False, False, "center"))
    yield from _element(file, "địa danh và thời gian", "II.4", last[1].lines, (13, 14, False, True, "center"))
    said = text_of(last[0].lines[0]), text_of(last[1].lines[0])
    low = [value(each) for each in table.findall("w:tr", NAMES)[-1].iter(w("vAlign"))]
    one_line = said[0].startswith("Số: ") and bool(_PLACE.fullmatch(said[1])) and low == ["bottom", "bottom"]
    yield Measured("số và ngày cùng một dòng", "II.4", " | ".join(said), one_line)
    borders = table.find("w:tblPr/w:tblBorders", NAMES)
    yield Measured("bảng đầu trang không kẻ khung", "mẫu", str(borders), borders is None)
    start = number(table.find("w:tblPr/w:tblInd", NAMES), "w")
    over = start, start + left.width + right.width - _room(file.sections[0])
    hanging = value(file.sections[0].find("w:pgSz", NAMES), "orient") != "landscape"
    wide = -200 <= over[0] <= 0 <= over[1] <= 514 if hanging else over == (0, 0)  # 3.5 and 9 mm
    yield Measured("bảng đầu trang hết chiều ngang", "mẫu", str(over), wide)


def _short_rule(what: str, law: str, line: Element, under: tuple[str, float, int], file: WordFile) -> Measured:
    text, size, room = under
    part = _rule_length(line, room, file) / min(twips(text, size, bold=True), room)
    return Measured(what, law, f"{part:.2f}", is_rule(line, file) and 1 / 3 <= part <= 1 / 2)


def titles(file: WordFile) -> Iterator[Measured]:
    for order, flow in enumerate(file.flow):
        what, law = ("phụ lục", "III.1") if order else ("tên loại", "II.5")
        start = next(place for place, each in enumerate(flow) if each.tag == w("p") and text_of(each))
        end = next((place for place in range(start, len(flow)) if is_rule(flow[place], file)), start + 2 + bool(order))
        lines = flow[start:end]
        yield from _element(file, what, law, lines[:1], (13, 14, True, False, "center"))
        yield Measured(
            f"{what}: ngăn dẫn hướng", "Word", str(file.look(lines[0]).outline), file.look(lines[0]).outline == 0
        )
        yield from _element(file, f"{what}, trích yếu", law, lines[1:2], (13, 14, True, False, "center"))
        if order:
            yield _upper("phụ lục, trích yếu", law, lines[1:2])
            yield from _element(file, "dòng kèm theo", law, lines[2:3], (13, 14, False, True, "center"))
        room = _room(file.sections[order])
        yield _short_rule(f"đường kẻ dưới {what}", law, flow[end], (text_of(lines[1]), 14, room), file)


def _room(section: Element) -> int:
    margins = section.find("w:pgMar", NAMES)
    return number(section.find("w:pgSz", NAMES), "w") - number(margins, "left") - number(margins, "right")


def body(file: WordFile) -> Iterator[Measured]:
    first = file.flow[0]
    title = next((place for place, each in enumerate(first) if is_rule(each, file)), 0)
    said = [each for each in first[title + 1 :] if each.tag == w("p") and text_of(each).strip()]
    addressed = [p for p in said if file.look(p).style in ("Kính gửi", "Kính gửi nhiều nơi", "Nơi kính gửi")]
    yield from _addressees(file, addressed)
    body = [p for p in said if p not in addressed and not file.look(p).style.startswith("Tên bảng")]
    looks = [file.look(p) for p in body]
    text = [p for p, look in zip(body, looks, strict=True) if look.outline is None]
    sizes = [letters.size for p in body for letters in file.runs(p)]
    yield all_of("nội dung: cỡ chữ", "II.6", sizes, (13 <= size <= 14 for size in sizes))
    yield all_of("nội dung: nghiêng", "II.6", (), [not r.italic for p in body for r in file.runs(p)])
    yield all_of(
        "nội dung: canh đều hai lề",
        "II.6",
        (file.look(p).align for p in text),
        (file.look(p).align == "both" for p in text),
    )
    yield all_of(
        "nội dung: lùi đầu dòng", "II.6", (look.first for look in looks), (look.first in (567, 720) for look in looks)
    )
    yield all_of("nội dung: cách đoạn", "II.6", (f"{b.before / 20:g} pt" for b in looks), _gaps(looks))
    yield all_of(
        "nội dung: cách dòng", "II.6", (look.lines for look in looks), (1 <= look.lines <= 1.5 for look in looks)
    )
    yield all_of("nội dung: đầu đoạn", "II.6", map(text_of, text), (not text_of(p)[:1].isspace() for p in text))
    yield from _headings(file, body)
    ends = [text_of([each for each in flow if each.tag == w("p") and text_of(each).strip()][-1]) for flow in file.flow]
    yield all_of("dấu kết thúc ./.", "III", (end[-20:] for end in ends), (end.endswith("./.") for end in ends))


def _gaps(looks: list[Look]) -> list[bool]:
    return [max(one.after, other.before) >= 120 for one, other in pairwise(looks)]


def _addressees(file: WordFile, lines: list[Element]) -> Iterator[Measured]:
    if len(lines) == 1:
        yield from _element(file, "kính gửi", "II.9", lines, (13, 14, False, False, "center"))
    elif lines:
        yield from _element(file, "kính gửi", "II.9", lines, (13, 14, False, False, "left"))
        places = {file.look(p).left + file.look(p).first for p in lines[1:]}
        listed = all(text_of(p).startswith("- ") for p in lines[1:]) and len(places) == 1
        colon = file.look(lines[0]).left + twips(text_of(lines[0]).rstrip(":"), 14)
        under = listed and abs(min(places) - colon) < 30
        yield Measured("nơi kính gửi thẳng hàng", "II.9", str(places), under)


def _headings(file: WordFile, body: list[Element]) -> Iterator[Measured]:
    for level, (what, pattern, bold) in enumerate(
        (("mục I", _ROMAN, True), ("khoản 1", _ARABIC, True), ("điểm a", _POINT, False))
    ):
        found = [p for p in body if pattern.match(text_of(p)) and (file.look(p).outline is not None or level < 2)]
        if found:
            outlines = [file.look(p).outline for p in found]
            yield all_of(f"{what}: ngăn dẫn hướng", "Word", outlines, (each == level for each in outlines))
            aligned = [file.look(p).align for p in found]
            yield all_of(f"{what}: canh", "mẫu", aligned, (each == "left" for each in aligned))
            yield all_of(f"{what}: đi liền đoạn sau", "Word", (), (file.look(p).kept for p in found))
            runs = [letters for p in found for letters in file.runs(p)]
            yield all_of(f"{what}: đậm", "V.6", (r.bold for r in runs), (r.bold == bold for r in runs))
    yield _upper("mục I", "V.6", [p for p in body if _ROMAN.match(text_of(p))])


def tables(file: WordFile) -> Iterator[Measured]:
    ruled = [each for each in file.body.iter(w("tbl")) if value(each.find("w:tblPr/w:tblStyle", NAMES)) == "BangSoLieu"]
    rows = [each.findall("w:tr", NAMES) for each in ruled]
    heads = [each[0].find("w:trPr/w:tblHeader", NAMES) is not None for each in rows]
    yield all_of("bảng: lặp lại tiêu đề cột", "bảng", heads, heads)
    whole = [line.find("w:trPr/w:cantSplit", NAMES) is not None for each in rows for line in each]
    yield all_of("bảng: dòng không tách trang", "bảng", whole, whole)
    rooms = [_room(file.sections[order]) for order, flow in enumerate(file.flow) for each in flow if each in ruled]
    widths = [sum(number(column, "w") for column in each.iter(w("gridCol"))) for each in ruled]
    fits = [width <= room for width, room in zip(widths, rooms, strict=True)]
    yield all_of("bảng: trong khổ giấy", "bảng", widths, fits)
    kept = [file.look(p).kept for each in rows for p in each[0].iter(w("p"))]
    yield all_of("bảng: tiêu đề đi liền dòng đầu", "bảng", kept, kept)


def end(file: WordFile) -> Iterator[Measured]:
    table = [each for each in file.flow[0] if each.tag == w("tbl")][-1]
    cells = _cells(table)[-1]
    left, right = cells
    *position, name = right.lines
    yield from _element(file, "chức vụ người ký", "II.7a", position, (13, 14, True, False, "center"))
    yield _upper("chức vụ người ký", "II.7a", position)
    yield from _element(file, "họ tên người ký", "II.7b", [name], (13, 14, True, False, "center"))
    yield Measured("chỗ ký", "II.7c", f"{file.look(name).before / 20:g} pt", file.look(name).before >= 600)
    yield from _element(file, "nơi nhận", "II.9b", left.lines[:1], (12, 12, True, True, "left"))
    yield from _element(file, "dòng nơi nhận", "II.9b", left.lines[1:], (11, 11, False, False, "left"))
    listed = [text_of(p) for p in left.lines]
    right_form = listed[0] == "Nơi nhận:" and all(each.startswith("- ") for each in listed[1:])
    yield Measured("nơi nhận: cách ghi", "II.9b", "; ".join(listed), right_form and listed[-1].startswith("- Lưu: "))
    before = table.getprevious()
    together = [before] if before is not None else []
    together += list(table.iter(w("p")))
    whole = [each.find("w:trPr/w:cantSplit", NAMES) is not None for each in table.iter(w("tr"))]
    kept = [file.look(p).kept for p in together]
    yield all_of("chữ ký đi liền nội dung", "Word", (*kept, *whole), (*kept, *whole))
    yield from _foot(file)


def _foot(file: WordFile) -> Iterator[Measured]:
    feet = [
        p for name in file.parts if name.startswith("word/footer") for p in file.xml(name).iter(w("p")) if text_of(p)
    ]
    if feet:
        sizes = [letters.size for p in feet for letters in file.runs(p)]
        yield all_of("chân trang đầu: cỡ chữ", "II.13", sizes, (11 <= size <= 12 for size in sizes))
