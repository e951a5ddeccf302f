"""adopt: the words of an edited Word file back into the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.answer_pages import page
from dtreport.cli.input_sources import read_source
from dtreport.cli.list_options import Yes, confirm
from dtreport.cli.options import DryRun, Json, Reports, YearArgument, YearOption
from dtreport.cli.output import note_outside, say, show, show_json
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.store import shown_path
from dtreport.vietnamese.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtreport.adoption.edits import Question
    from dtreport.papers.blocks import Block, Paper
    from dtreport.services.edited_paper import Adoption, TextChange

_LONGEST = 300
"""So much of a passage is enough to know it by."""
EditedFile = Annotated[
    str, typer.Argument(help="Tệp Word đã sửa (.docx; cũng đọc được .odt, .html, .md, .txt).", metavar="TỆP")
]
BeforeChanges = Annotated[
    bool, typer.Option("--before-changes", help="Coi như không chấp nhận những chỗ Word ghi theo dõi thay đổi.")
]


def adopt(
    file: EditedFile,
    year_argument: YearArgument = None,
    *,
    before_changes: BeforeChanges = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Nhận lại lời văn của bản Word đã sửa vào sổ; con số sửa trong Word chỉ được báo, không tự ghi."""
    from dtreport.services.edited_paper import adopt as take_over
    from dtreport.services.edited_paper import compare

    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    adoption = compare(store, chosen, read_source(file, "TỆP"), file, before_changes=before_changes)
    if json:
        show_json(_values(adoption))
        if not yes:
            return
    else:
        show(adoption_page(adoption), to_stderr=not dry_run)
    if dry_run:
        say(f"Xem trước {len(adoption.texts)} chỗ lời văn thay đổi, chưa ghi gì.")
        return
    if not adoption.texts:
        say("Không có lời văn nào để nhận." if not adoption.is_same else "Bản Word nói đúng như sổ, không ghi gì.")
        return
    confirm((), f"Nhận {len(adoption.texts)} chỗ lời văn này vào năm {chosen}?", agreed=yes)
    commit = take_over(store, adoption)
    say(f"Đã nhận {len(adoption.texts)} chỗ lời văn. Tệp {shown_path(commit.path)}. Hoàn tác: dtreport undo")
    note_outside(commit)


def adoption_page(adoption: Adoption) -> Paper:
    """What an edited paper says otherwise: first what can be taken over, then what is left to a person."""
    from dtreport.papers.blocks import Heading, Items, Paragraph

    title = f"{adoption.paper.label} năm {adoption.year} đã sửa"
    blocks: list[Block] = [Heading(title)]
    if adoption.is_same:
        blocks.append(Paragraph("Không có gì khác với sổ."))
    if adoption.tracked:
        blocks.append(Paragraph(f"Tệp còn {adoption.tracked} chỗ theo dõi thay đổi (Track Changes) chưa ai chấp nhận."))
    for heading, lines in _parts(adoption):
        items = tuple(lines)
        if items:
            blocks += [Heading(f"{heading} ({len(items)})", 2), Items(items)]
    return page(title, blocks)


def _parts(adoption: Adoption) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Lời văn nhận được vào sổ", map(_in_line, adoption.texts)
    yield (
        "Con số, văn bản trong tệp khác với sổ: không tự ghi",
        (
            f"{figure.name}: sổ ghi {figure.printed}, tệp ghi {figure.edited} ({figure.place})."
            + (f" Ghi theo tệp: dtreport {figure.command} --year {adoption.year}" if figure.command else "")
            for figure in adoption.figures
        ),
    )
    yield "Lời văn chưa nhận được: in lại sẽ không giống hẳn trong tệp", map(_in_line, adoption.refused)
    yield "Chưa rõ phải ghi thế nào, hãy sửa tay trong sổ", map(_question, adoption.doubts)
    yield "Câu do dtreport viết từ số liệu: sửa ở mục gốc", map(_question, adoption.own)
    yield "Đoạn có trong sổ mà tệp không còn", map(_question, adoption.gone)
    yield (
        "Đoạn đã chuyển chỗ",
        (
            f"{each.name}: “{shortened(each.text, _LONGEST)}” ({each.place})."
            + (f" Chuyển trong sổ: dtreport {each.command} --year {adoption.year}" if each.command else "")
            for each in adoption.moved
        ),
    )
    yield "Đoạn của tệp chưa có chỗ trong sổ", map(_question, adoption.new)
    yield "Ghi chú của người sửa", (f"{each.initials}: {each.text} ({each.place})" for each in adoption.comments)


def _in_line(change: TextChange) -> str:
    """A change in one line: "kq-3, Nội dung: … bỏ “kịp thời”, thêm “đúng hạn” …"."""
    from dtreport.adoption.word_changes import word_changes

    parts = []
    for each in word_changes(change.printed, change.edited):
        what = ", ".join(filter(None, (each.removed and f"bỏ “{each.removed}”", each.added and f"thêm “{each.added}”")))
        where = f"sau “{each.before}”" if each.before else f"trước “{each.after}”" if each.after else ""
        parts.append(f"{what} {where}".strip())
    dropped = f" (không còn nhắc {', '.join(change.dropped)})" if change.dropped else ""
    return f"{change.name}, {change.label}: {'; '.join(parts)}.{dropped}"


def _question(question: Question) -> str:
    codes = ", ".join(dict.fromkeys(source.code or source.kind for source in question.sources if source.kind))
    about = f"{codes}: " if codes else ""
    if question.printed and question.edited:
        return f"{about}{question.place}: “{shortened(question.edited, _LONGEST)}”"
    return f"{about}“{shortened(question.printed or question.edited, _LONGEST)}” ({question.place})"


def _values(adoption: Adoption) -> dict[str, Any]:
    questions = {"doubts": adoption.doubts, "own": adoption.own, "gone": adoption.gone, "new": adoption.new}
    return {
        "year": adoption.year,
        "paper": adoption.paper.name,
        "texts": [change._asdict() for change in adoption.texts],
        "figures": [figure._asdict() for figure in adoption.figures],
        "refused": [change._asdict() for change in adoption.refused],
        **{
            name: [
                {
                    "printed": each.printed,
                    "edited": each.edited,
                    "place": each.place,
                    "codes": list(dict.fromkeys(source.code or source.kind for source in each.sources)),
                }
                for each in questions_
            ]
            for name, questions_ in questions.items()
        },
        "moved": [each._asdict() for each in adoption.moved],
        "comments": [comment._asdict() for comment in adoption.comments],
        "tracked_changes": adoption.tracked,
    }
