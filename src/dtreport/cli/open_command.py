"""open: the whole year file in the editor, judged before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.cli.options import Reports, YearArgument, YearOption
from dtreport.cli.output import note, note_outside, say, somebody_there
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.cli.text_editor import drop_draft, edit_until_done
from dtreport.errors import DtreportError, InvalidFileError
from dtreport.services import year_draft
from dtreport.store import ConflictError, shown_path

if TYPE_CHECKING:
    from dtreport.services.year_draft import Draft
    from dtreport.store import Store


def open_year(year_argument: YearArgument = None, year: YearOption = None, reports: Reports = None) -> None:
    """Mở tệp năm trong trình soạn thảo; chỉ lưu khi tệp đọc được."""
    store = open_store(reports)
    draft = year_draft.start(store, pick_year(store, the_year(year_argument, year)))
    note(f"Đang sửa bản nháp {shown_path(draft.path)}. Lưu và đóng trình soạn thảo để tiếp tục.")
    while True:
        try:
            edit_until_done(draft.path)
        except (DtreportError, KeyboardInterrupt):
            if draft.changed:
                note(f"Bản nháp còn ở {shown_path(draft.path)}")
            else:
                drop_draft(draft.path)
            raise
        if not draft.changed:
            drop_draft(draft.path)
            say("Không có gì thay đổi.")
            return
        if _readable(store, draft):
            break
    _save(store, draft)


def _readable(store: Store, draft: Draft) -> bool:
    """Whether the draft can be saved; where not, the person goes on editing, or the draft is kept."""
    try:
        year_draft.judge(store, draft)
    except InvalidFileError as failure:
        if not somebody_there():
            failure.hint = f"Chưa lưu; bản nháp còn ở {shown_path(draft.path)}"
            raise
        note(failure.sentence)
        for problem in failure.problems:
            note(f"  {problem}")
        from dtreport.cli.questions import agreed

        place = f"Bản nháp còn ở {shown_path(draft.path)}"
        try:
            again = agreed("Sửa tiếp?")
        except (EOFError, KeyboardInterrupt):
            note(f"\n{place}")
            raise
        if not again:
            raise DtreportError("Chưa lưu.", place) from failure
        return False
    return True


def _save(store: Store, draft: Draft) -> None:
    try:
        commit = year_draft.save(store, draft)
    except DtreportError as failure:
        if isinstance(failure, ConflictError):
            note("Chỗ hai bên cùng sửa, trong tệp → trong bản nháp:")
            for line in year_draft.clashes(store, draft):
                note(f"  {line}")
        failure.hint = f"{failure.hint}\nBản nháp còn ở {shown_path(draft.path)}".strip()
        raise
    say(f"Đã lưu tệp {shown_path(commit.path)}. Hoàn tác: dtreport undo")
    note_outside(commit)
    drop_draft(draft.path)
