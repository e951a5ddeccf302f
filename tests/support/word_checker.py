"""Measures a Word file against Nghị định 30/2020/NĐ-CP, Phụ lục I, element by element, from nothing but its XML."""

from collections.abc import Iterator

from tests.support.word_elements import body, end, head, tables, titles
from tests.support.word_measured import Measured, all_of
from tests.support.word_reader import NAMES, Element, WordFile, is_rule, number, text_of, value, w

MILLIMETRE = 1440 / 25.4
FONT = "Times New Roman"
_NO_LOOKS = {w("pStyle"), w("keepNext"), w("sectPr")}  # what a style cannot know; the length of a drawn line is another


def measure(data: bytes) -> list[Measured]:
    """Everything that was measured in a file."""
    file = WordFile(data)
    return [*_file(file), *_pages(file), *head(file), *titles(file), *body(file), *tables(file), *end(file)]


def wrong(data: bytes) -> set[str]:
    """The names of what is not right in a file."""
    return {each.what for each in measure(data) if not each.right}


def _file(file: WordFile) -> Iterator[Measured]:
    runs = [letters for text in file.texts for p in text.iter(w("p")) for letters in file.runs(p)]
    fonts = [", ".join(sorted(letters.fonts)) for letters in runs]
    yield all_of("phông chữ", "I.4", fonts, (each == FONT for each in fonts))
    yield all_of("màu chữ", "I.4", (r.colour for r in runs), (r.colour == "000000" for r in runs))
    yield all_of("ngôn ngữ", "1.1", (r.language for r in runs), (r.language == "vi-VN" for r in runs))
    compatible = {value(each, "name"): value(each) for each in file.xml("word/settings.xml").iter(w("compatSetting"))}
    yield Measured(
        "chế độ tương thích",
        "Word",
        str(compatible.get("compatibilityMode")),
        compatible.get("compatibilityMode") == "15",
    )
    foreign = [name for name in file.parts if "thumbnail" in name or "theme" in name]
    foreign += [name for name, part in file.parts.items() if b"python-docx" in part]
    yield Measured("vết của khuôn mẫu lạ", "Word", ", ".join(foreign) or "không có", not foreign)
    empty = [file.look(p).style for p in file.body.iter(w("p")) if _is_spacing(p, file)]
    yield Measured("đoạn trống", "Word", ", ".join(empty) or "không có", not empty)
    direct = [
        str(r[0].tag)
        for text in file.texts
        for r in text.iterfind(".//w:r/w:rPr", NAMES)
        if any(each.tag != w("rStyle") for each in r)
    ]
    yield Measured("định dạng chữ ngoài kiểu", "Word", ", ".join(direct) or "không có", not direct)
    placed = [
        str(each.tag)
        for text in file.texts
        for p in text.iter(w("p"))
        for each in p.iterfind("w:pPr/*", NAMES)
        if each.tag not in _NO_LOOKS and not (each.tag == w("ind") and is_rule(p, file))
    ]
    yield Measured("định dạng đoạn ngoài kiểu", "Word", ", ".join(placed) or "không có", not placed)


def _is_spacing(paragraph: Element, file: WordFile) -> bool:
    """Whether a paragraph is there only for the room that it takes: no text, no drawn line, no use to the file."""
    if text_of(paragraph).strip() or paragraph.find(".//w:drawing", NAMES) is not None or is_rule(paragraph, file):
        return False
    parent = paragraph.getparent()
    alone = parent is not None and parent.tag == w("tc") and len(parent.findall("w:p", NAMES)) == 1
    follows_table = any(
        each is not None and each.tag == w("tbl") for each in (paragraph.getprevious(), paragraph.getnext())
    )
    ends = paragraph.find("w:pPr/w:sectPr", NAMES) is not None
    return not (alone or ends or (follows_table and file.look(paragraph).lines == 0))


def _pages(file: WordFile) -> Iterator[Measured]:
    sections = file.sections
    sizes = [sorted((number(s.find("w:pgSz", NAMES), "w"), number(s.find("w:pgSz", NAMES), "h"))) for s in sections]
    yield all_of("khổ giấy", "I.1", sizes, (size == [11906, 16838] for size in sizes))
    turned = [s.find("w:pgSz", NAMES) for s in sections]
    yield all_of(
        "chiều trang",
        "I.2",
        (value(size, "orient") or "portrait" for size in turned),
        ((value(size, "orient") == "landscape") == (number(size, "w") > number(size, "h")) for size in turned),
    )
    for side, name, least, most in (
        ("top", "lề trên", 20, 25),
        ("bottom", "lề dưới", 20, 25),
        ("left", "lề trái", 30, 35),
        ("right", "lề phải", 15, 20),
    ):
        found = [round(number(s.find("w:pgMar", NAMES), side) / MILLIMETRE, 1) for s in sections]
        yield all_of(name, "I.3", (f"{each} mm" for each in found), (least <= each <= most for each in found))
    yield from _page_numbers(file, sections)


def _page_numbers(file: WordFile, sections: list[Element]) -> Iterator[Measured]:
    starts = [value(s.find("w:pgNumType", NAMES), "start") for s in sections]
    yield all_of("số trang từ 1", "I.7, III.1", starts, (start == "1" for start in starts))
    apart = [s.find("w:titlePg", NAMES) is not None for s in sections]
    headers = [
        (value(each, "type"), file.related(str(each.get(f"{{{NAMES['r']}}}id"))))
        for s in sections
        for each in s.findall("w:headerReference", NAMES)
    ]
    numbered = [kind for kind, part in headers if b" PAGE " in file.parts[part]]
    yield all_of(
        "trang đầu không đánh số",
        "I.7",
        numbered,
        [*apart, *(kind == "default" for kind in numbered), "default" in numbered],
    )
    fields = [f for _kind, part in headers for f in file.xml(part).iter(w("fldSimple"))]
    runs = [file.letters(run) for field in fields for run in field.iter(w("r"))]
    yield all_of("cỡ và kiểu số trang", "I.7", runs, (13 <= r.size <= 14 and not r.bold and not r.italic for r in runs))
    places = [_centred_in_header(field, file) for field in fields]
    yield all_of("số trang ở giữa", "I.7", places, places)


def _centred_in_header(field: Element, file: WordFile) -> bool:
    paragraph = next(field.iterancestors(w("p")))
    before = paragraph[1] if len(paragraph) > 1 else field
    return file.look(paragraph).align == "center" or before.find("w:tab", NAMES) is not None
