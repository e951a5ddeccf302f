"""adopt: what people changed in a Word file, back into the year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dtreport.cli.input_sources import read_source
from dtreport.cli.list_options import Yes, confirm
from dtreport.cli.options import DryRun, Json, Reports, YearArgument, YearOption
from dtreport.cli.output import note, note_outside, say, show, show_json, somebody_there
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.errors import DtreportError, UsageError
from dtreport.store import shown_path
from dtreport.vietnamese.text import capitalise, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtreport.services.edited_paper import Adoption
    from dtreport.store import Store

_ARGUMENT = "TỆP"
_LONGEST = 120
"""So much of a passage is enough to know it by, where something is asked about it."""
_REMOVE, _KEEP, _LEAVE = "Xóa khỏi sổ", "Giữ trong sổ, không in nữa", "Để nguyên trong sổ, vẫn in"
EditedFile = Annotated[
    str,
    typer.Argument(
        help="Tệp Word đã sửa (.docx; cũng đọc được .odt, .html, .md, .txt).", metavar=_ARGUMENT, show_default=False
    ),
]
BeforeChanges = Annotated[
    bool, typer.Option("--before-changes", help="Coi như không chấp nhận những chỗ Word ghi theo dõi thay đổi.")
]
Figures = Annotated[
    bool, typer.Option("--figures", help="Ghi cả con số, ngày, số văn bản, tên theo tệp; hỏi lại từng chỗ.")
]


def adopt(
    file: EditedFile,
    year_argument: YearArgument = None,
    *,
    figures: Figures = False,
    before_changes: BeforeChanges = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
    year: YearOption = None,
    reports: Reports = None,
) -> None:
    """Nhận lại vào sổ những chỗ lãnh đạo đã sửa trong bản Word; con số khác sổ chỉ được báo, không tự ghi."""
    from dtreport.cli.adoption_page import adoption_page, adoption_values
    from dtreport.services.edited_paper import compare, year_of_paper

    store = open_store(reports)
    words = the_year(year_argument, year)
    data = read_source(file, _ARGUMENT)
    chosen = pick_year(store, words) if words else None
    own = year_of_paper(store, data, chosen)
    chosen = chosen or own or pick_year(store, words)
    if own not in {None, chosen}:
        raise UsageError(f"Tệp này là giấy tờ của năm {own}, không phải của năm {chosen}.", "Hãy ghi đúng năm.")
    adoption = compare(store, chosen, data, file, before_changes=before_changes)
    if json:
        show_json(adoption_values(adoption))
    else:
        show(adoption_page(adoption), to_stderr=not dry_run)
    if dry_run or (json and not yes):
        if not json:
            say(f"Xem trước {adoption.number} chỗ nhận được, chưa ghi gì.")
        return
    if adoption.is_same:
        if not json:
            say("Tệp nói đúng như sổ, không ghi gì.")
        return
    if yes and adoption.is_of_today:
        raise UsageError(
            "Chưa ghi gì: không rõ tệp được xuất từ số liệu lúc nào, có thể đè lên chỗ người khác vừa ghi.",
            "Hãy chạy lại không có --yes, đọc từng chỗ rồi trả lời.",
        )
    _take_over(store, adoption, yes=yes, has_figures=figures, answer=note if json else say)
    _keep(store, data, Path(file).suffix)
    if figures:
        _record_figures(store, adoption, yes=yes, answer=note if json else say)


def _take_over(
    store: Store, adoption: Adoption, *, yes: bool, has_figures: bool, answer: Callable[[str], None]
) -> None:
    """Ask, then write all that can be taken over in one change."""
    from dtreport.services.edited_paper import adopt as take_over

    choices = _choices(store, adoption) if adoption.is_of_all_results and somebody_there() and not yes else {}
    removed = [code for code, choice in choices.items() if choice == _REMOVE]
    unprinted = [code for code, choice in choices.items() if choice == _KEEP]
    numbers = {"nhận": adoption.number, "xóa": len(removed), "thôi in": len(unprinted)}
    whats = [f"{verb} {number} {'chỗ' if verb == 'nhận' else 'mục'}" for verb, number in numbers.items() if number]
    if not whats:
        if not (has_figures and adoption.figures):
            answer("Không có gì nhận được vào sổ; những chỗ nêu trên xin sửa trong sổ.")
        return
    if not yes and not somebody_there():
        raise UsageError("Chưa ghi gì: chưa có ai đồng ý.", "Xem trước bằng --dry-run; đồng ý thì thêm --yes.")
    what = ", ".join(whats)
    confirm((), f"{capitalise(what)} trong sổ năm {adoption.year}?", agreed=yes)
    commit = take_over(store, adoption, removed, unprinted)
    answer(f"Đã {what}. Tệp {shown_path(commit.path)}. Hoàn tác: dtreport undo")
    note_outside(commit)


def _choices(store: Store, adoption: Adoption) -> dict[str, str]:
    """What is to become of each record of which the paper says nothing any more."""
    from dtreport.cli.questions import ask_choice
    from dtreport.services.edited_paper import is_mentioned

    choices = {}
    for record in adoption.records_gone:
        can_go = not is_mentioned(store, adoption.year, record.code)
        possible = [_REMOVE] * can_go + [_KEEP] * record.can_be_kept + [_LEAVE]
        if len(possible) > 1:
            question = f"Tệp không còn {record.code}: “{shortened(record.text, _LONGEST)}”"
            choices[record.code] = ask_choice(question, possible)
    return choices


def _record_figures(store: Store, adoption: Adoption, *, yes: bool, answer: Callable[[str], None]) -> None:
    """Record the figures of the paper, each after asking."""
    from dtreport.cli.questions import agreed
    from dtreport.services.figure_differences import record

    for figure in adoption.figures:
        if not figure.command or figure.recorded_then:  # what others have recorded since is not overwritten
            note(f"Chưa ghi {figure.name}: tệp ghi {figure.edited} ({figure.place}), xin tự sửa trong sổ.")
            continue
        question = f"{figure.name}: sổ ghi {figure.recorded}, tệp ghi {figure.edited}. Ghi theo tệp?"
        if yes or (somebody_there() and agreed(question)):
            saved = record(store, adoption.year, figure)
            if saved.commit.number is not None:
                answer(f"Đã sửa {figure.code}: {'; '.join(saved.differences)}. Hoàn tác: dtreport undo")


def _keep(store: Store, data: bytes, suffix: str) -> None:
    """Keep the edited file: what has no place in the year is still in it."""
    from dtreport.services.edited_paper import keep_edited

    try:
        place = keep_edited(store, data, suffix)
    except DtreportError as failure:
        note(f"Chưa giữ được bản đã sửa: {failure.sentence} Hãy giữ tệp ấy lại.")
        return
    note(f"Bản đã sửa được giữ ở {shown_path(place)}")
