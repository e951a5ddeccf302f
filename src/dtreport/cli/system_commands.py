"""doctor and schema: the program about itself."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import typer

from dtreport.cli.options import Json, Reports
from dtreport.cli.output import say, show_json
from dtreport.cli.session import open_store
from dtreport.cli.text_editor import find_editor
from dtreport.errors import FAILED, DtreportError, NotRecordedError
from dtreport.services.health import HealthSign, examine, ill, well


def doctor(*, json: Json = False, reports: Reports = None) -> None:
    """Khám máy và thư mục báo cáo: chương trình, cửa sổ lệnh, trình soạn thảo, quyền ghi, bản sao lạ, từng tệp năm."""
    from dtreport.services.installation import version_lines
    from dtreport.services.machine_health import examine_machine

    try:
        store = open_store(reports)
        folder, signs = store.folder, [*examine(store)]
    except NotRecordedError as failure:  # the machine may be looked at before there is a folder
        folder, signs = Path.cwd(), [ill(failure.sentence, failure.hint)]
    machine = examine_machine(folder, getattr(sys.stdout, "encoding", None))
    signs = [*machine, _editor_sign(), *signs]
    if json:
        show_json([{"well": sign.well, "seen": sign.seen, "advice": sign.advice or None} for sign in signs])
    else:
        for line in (*version_lines(), f"Hệ điều hành: {platform.system()} {platform.release()}"):
            say(line)
        for sign in signs:
            say(f"{'[tốt]' if sign.well else '[cần xem]'} {sign.seen}")
            if sign.advice:
                say(f"          {sign.advice}")
    if not all(sign.well for sign in signs):
        raise typer.Exit(FAILED)


def _editor_sign() -> HealthSign:
    """Whether there is an editor for long texts."""
    try:
        return well(f"Trình soạn thảo: {find_editor()[0]}")
    except DtreportError as failure:
        return ill(failure.sentence, failure.hint)


def schema() -> None:
    """In lược đồ JSON (JSON Schema) của tệp năm, để trình soạn thảo gợi ý và báo lỗi khi gõ."""
    from dtreport.report.schema import json_schema

    show_json(json_schema())
