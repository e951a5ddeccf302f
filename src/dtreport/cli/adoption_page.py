"""What an edited paper says otherwise than the year, for people and for machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dtreport.adoption.word_changes import word_changes
from dtreport.cli.answer_pages import page
from dtreport.papers.blocks import Heading, Items, Paragraph
from dtreport.vietnamese.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtreport.adoption.edits import NewPassage, PassageShift, Question
    from dtreport.adoption.year_edits import NewResult, RecordMove
    from dtreport.papers.blocks import Block, Paper
    from dtreport.services.adoption_trial import TextChange
    from dtreport.services.edited_paper import Adoption, RecordGone
    from dtreport.services.figure_differences import FigureDifference
    from dtreport.vietnamese.wording import Source

_LONGEST = 300
"""So much of a passage is enough to know it by."""


def adoption_page(adoption: Adoption) -> Paper:
    """First what can be taken over, then what is left to people."""
    title = f"{adoption.paper.label} năm {adoption.year} đã sửa"
    blocks: list[Block] = [Heading(title)]
    if adoption.is_of_today:
        blocks.append(
            Paragraph(
                "Không rõ tệp được xuất từ số liệu lúc nào nên được so với sổ hiện nay: chỗ người khác ghi thêm sau "
                "khi xuất tệp cũng hiện ra như chỗ đã sửa, hãy đọc kỹ."
            )
        )
    if adoption.is_same:
        blocks.append(Paragraph("Không có gì khác với sổ."))
    if adoption.tracked:
        how = "từ chối" if adoption.is_before_changes else "chấp nhận"
        open_changes = f"Tệp còn {adoption.tracked} chỗ theo dõi thay đổi (Track Changes) chưa ai chấp nhận hay từ chối"
        blocks.append(Paragraph(f"{open_changes}; đã đọc như khi {how} hết."))
    for heading, lines in _parts(adoption):
        items = tuple(lines)
        if items:
            blocks += [Heading(f"{heading} ({len(items)})", 2), Items(items)]
    return page(title, blocks)


def _parts(adoption: Adoption) -> Iterator[tuple[str, Iterable[str]]]:
    year = adoption.year
    numbered = [text for text in adoption.texts if _has_other_numbers(text)]
    areas = {block["code"]: block["title"] for block in adoption.after["areas"]}
    yield "Lời văn nhận được vào sổ", (_text(text) for text in adoption.texts if text not in numbered)
    yield "Lời văn nhận được, có con số hay ngày gõ trong lời đã đổi: xin đọc kỹ", map(_text, numbered)
    yield "Kết quả mới nhận được vào sổ", (_result(result, areas) for result in adoption.results)
    yield "Mục chuyển chỗ được trong sổ", (_move(move, areas) for move in adoption.moves)
    yield (
        "Con số, ngày, văn bản, tên trong tệp khác với sổ: không tự ghi",
        (_figure(each, year) for each in adoption.figures),
    )
    is_whole = adoption.is_of_all_results
    yield "Mục mà tệp không còn nói tới", (_record(each, year, is_whole=is_whole) for each in adoption.records_gone)
    yield (
        "Sổ đã có người sửa sau khi xuất tệp, nên chưa nhận",
        (f"{_text(text)} Xem ai đã sửa: dtreport history {year}" for text in adoption.conflicts),
    )
    yield "Lời văn chưa nhận được: in lại sẽ không giống hẳn trong tệp", map(_text, adoption.refused)
    yield "Chưa rõ phải ghi thế nào, hãy sửa trong sổ", map(_question, adoption.doubts)
    yield (
        "Đoạn đã được thay bằng đoạn khác, chưa rõ viết lại hay là việc khác: xin sửa trong sổ",
        map(_replacement, adoption.replaced),
    )
    yield (
        "Câu do dtreport viết từ số liệu: sửa ở mục gốc, hoặc dtreport edit report",
        map(_question, adoption.own),
    )
    yield "Đoạn có trong sổ mà tệp không còn", map(_question, adoption.gone)
    yield "Đoạn đã chuyển chỗ, sổ không chuyển theo được", map(_shift, adoption.moved)
    yield "Đoạn của tệp chưa có chỗ trong sổ", map(_new, adoption.new)
    yield "Ghi chú của người sửa", (f"{each.initials}: {each.text} ({each.place})" for each in adoption.comments)


def _text(change: TextChange) -> str:
    """A change in one line: "kq-3, Nội dung: … bỏ “kịp thời”, thêm “đúng hạn” …"."""
    dropped = f" (không còn nhắc {', '.join(change.dropped)})" if change.dropped else ""
    if not change.printed or not change.edited:
        verb = "thêm" if change.edited else "bỏ"
        what = "; ".join(f"“{shortened(line, _LONGEST)}”" for line in (change.edited or change.printed).split("\n"))
        return f"{change.name}, {change.label}: {verb} {what}.{dropped}"
    parts = [*_changes(change.printed, change.edited)] or ["chỉ khác khoảng trắng"]
    old, new = change.printed.count("\n"), change.edited.count("\n")
    if new != old:
        parts.append(f"tách thành {new + 1} đoạn" if new > old else f"gộp {old + 1} đoạn làm một")
    return f"{change.name}, {change.label}: {'; '.join(parts)}.{dropped}"


def _changes(printed: str, edited: str) -> Iterator[str]:
    """What went and what came, each with a few words beside it."""
    for each in word_changes(printed, edited):
        what = ", ".join(filter(None, (each.removed and f"bỏ “{each.removed}”", each.added and f"thêm “{each.added}”")))
        where = f"sau “{each.before}”" if each.before else f"trước “{each.after}”" if each.after else ""
        yield f"{what} {where}".strip()


def _has_other_numbers(change: TextChange) -> bool:
    """Whether lines were changed in which numbers are typed, or dates: 31/7/2024, quý II."""
    old, new = (re.findall(r"\d+|(?<=[Qq]uý )[IV]+\b", text) for text in (change.printed, change.edited))
    return old != new


def _result(result: NewResult, areas: Mapping[str, str]) -> str:
    return f"{areas[result.area]}: “{shortened(result.text, _LONGEST)}”"


def _move(move: RecordMove, areas: Mapping[str, str]) -> str:
    area = f" sang mảng “{areas[move.area]}”" if move.area else ""
    where = f", sau {move.after}" if move.after else f", trước {move.before}" if move.before else ""
    return f"{move.code}: chuyển{area}{where}".replace("chuyển,", "chuyển")


def _figure(figure: FigureDifference, year: int) -> str:
    command = f" Ghi theo tệp: dtreport {figure.command} --year {year}" if figure.command else ""
    then = f" (lúc xuất tệp ghi {figure.recorded_then})" if figure.recorded_then else ""
    recorded = f"sổ ghi {figure.recorded}" if figure.recorded else "sổ không còn mục này"
    return f"{figure.name}: {recorded}{then}, tệp ghi {figure.edited} ({figure.place}).{command}"


def _record(record: RecordGone, year: int, *, is_whole: bool) -> str:
    about = f"{record.code}: “{shortened(record.text, _LONGEST)}”."
    if not is_whole:
        return f"{about} Không nêu trong giấy tờ này nữa: dtreport edit {record.code} --no-key --year {year}"
    keep = f"; giữ trong sổ mà không in: dtreport edit {record.code} --no-printed --year {year}"
    return f"{about} Xóa: dtreport remove {record.code} --year {year}{keep if record.can_be_kept else ''}"


def _question(question: Question) -> str:
    about = _codes(question.sources)
    if question.printed and question.edited:
        changes = "; ".join(_changes(question.printed, question.edited))
        return f"{about}{question.place}: “{shortened(question.edited, _LONGEST)}” ({changes})"
    return f"{about}“{shortened(question.printed or question.edited, _LONGEST)}” ({question.place})"


def _replacement(question: Question) -> str:
    before, after = (
        "; ".join(f"“{shortened(line, _LONGEST)}”" for line in text.split("\n"))
        for text in (question.printed, question.edited)
    )
    return f"{_codes(question.sources)}{before} nay là {after} ({question.place})"


def _codes(sources: Iterable[Source]) -> str:
    codes = ", ".join(dict.fromkeys(source.code or source.kind for source in sources if source.kind))
    return f"{codes}: " if codes else ""


def _shift(shift: PassageShift) -> str:
    return f"{_codes(shift.sources)}“{shortened(shift.text, _LONGEST)}” ({shift.place})"


def _new(passage: NewPassage) -> str:
    about = _codes(passage.above) if passage.in_table else ""
    return f"{about}“{shortened(passage.text, _LONGEST)}” ({passage.place})"


def adoption_values(adoption: Adoption) -> dict[str, Any]:
    """The same for machines."""
    questions = {"doubts": adoption.doubts, "replaced": adoption.replaced, "own": adoption.own, "gone": adoption.gone}
    return {
        "year": adoption.year,
        "paper": adoption.paper.name,
        "held_against_today": adoption.is_of_today,
        "texts": [_text_values(change) for change in adoption.texts],
        "results": [{"area": each.area, "text": each.text, "after": each.after or None} for each in adoption.results],
        "moves": [
            {"code": each.code, "after": each.after or None, "before": each.before or None, "area": each.area or None}
            for each in adoption.moves
        ],
        "figures": [
            {
                "code": figure.code,
                "recorded": figure.recorded or None,
                "recorded_then": figure.recorded_then or None,
                "edited": figure.edited,
                "place": figure.place,
                "command": f"dtreport {figure.command} --year {adoption.year}" if figure.command else None,
            }
            for figure in adoption.figures
        ],
        "records_gone": [each._asdict() for each in adoption.records_gone],
        "conflicts": [_text_values(text) for text in adoption.conflicts],
        "refused": [_text_values(change) for change in adoption.refused],
        **{name: [_question_values(each) for each in asked] for name, asked in questions.items()},
        "moved": [{"text": each.text, "place": each.place} for each in adoption.moved],
        "new": [{"text": each.text, "place": each.place} for each in adoption.new],
        "comments": [comment._asdict() for comment in adoption.comments],
        "tracked_changes": adoption.tracked,
    }


def _text_values(change: TextChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "field": change.field[2],
        "printed": change.printed or None,
        "edited": change.edited or None,
        "dropped": list(change.dropped),
    }


def _question_values(question: Question) -> dict[str, Any]:
    codes = dict.fromkeys(source.code or source.kind for source in question.sources if source.kind)
    return {
        "printed": question.printed or None,
        "edited": question.edited or None,
        "place": question.place,
        "codes": list(codes),
    }
