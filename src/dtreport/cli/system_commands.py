"""doctor and schema: the program about itself."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

import typer

from dtreport import __version__
from dtreport.cli.options import Json, Reports
from dtreport.cli.output import say, show_json
from dtreport.cli.session import open_store
from dtreport.cli.text_editor import find_editor
from dtreport.errors import FAILED, DtreportError
from dtreport.services.health import HealthSign, examine, ill, letters_printable, well

if TYPE_CHECKING:
    from collections.abc import Iterator


def doctor(*, json: Json = False, reports: Reports = None) -> None:
    """Khám máy và thư mục báo cáo: quyền ghi, bản sao lạ, bảng mã, trình soạn thảo, từng tệp năm."""
    signs = [*_machine(), *examine(open_store(reports))]
    if json:
        show_json([{"well": sign.well, "seen": sign.seen, "advice": sign.advice or None} for sign in signs])
    else:
        say(f"dtreport {__version__}, Python {platform.python_version()}, {platform.system()}")
        for sign in signs:
            say(f"{'[tốt]' if sign.well else '[cần xem]'} {sign.seen}")
            if sign.advice:
                say(f"          {sign.advice}")
    if not all(sign.well for sign in signs):
        raise typer.Exit(FAILED)


def _machine() -> Iterator[HealthSign]:
    encoding = getattr(sys.stdout, "encoding", None)
    if letters_printable(encoding):
        yield well(f"Cửa sổ lệnh hiện được chữ Việt ({encoding}).")
    else:
        advice = "Đặt PYTHONUTF8=1, hoặc dùng Windows Terminal."
        yield ill(f"Cửa sổ lệnh không hiện đủ chữ Việt ({encoding}).", advice)
    try:
        yield well(f"Trình soạn thảo: {find_editor()[0]}")
    except DtreportError as failure:
        yield ill(failure.sentence, failure.hint)


def schema() -> None:
    """In lược đồ JSON (JSON Schema) của tệp năm, để trình soạn thảo gợi ý và báo lỗi khi gõ."""
    from dtreport.report.schema import json_schema

    show_json(json_schema())
