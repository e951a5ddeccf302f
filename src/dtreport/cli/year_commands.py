"""new, close and reopen: the life of a year."""

from __future__ import annotations

import inspect
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dtreport.cli.options import DryRun, Reports, YearArgument, field_parameters, given_fields
from dtreport.cli.output import note, say, somebody_there
from dtreport.cli.session import open_store, pick_year
from dtreport.errors import NotRecordedError
from dtreport.records import KINDS, table_named
from dtreport.records.base import specs
from dtreport.records.settings import ReportSettings
from dtreport.services import office_years as services
from dtreport.store import Store, Who, check_new_name, parse_year, reports_meant, shown_path
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.services.office_years import NewYear

Reason = Annotated[str, typer.Option("--reason", help="Vì sao mở lại; được giữ trong lịch sử.", metavar="LÝ-DO")]


def new(**arguments: Any) -> None:
    """Mở một năm mới: giữ thông tin cơ quan, nơi nhận, người ký, mảng công tác, tên số liệu của năm trước."""
    year = parse_year(arguments["year_argument"])
    store = _store_to_be(arguments["reports"])
    agency = given_fields(arguments)
    years = store.years() if store.folder.is_dir() else ()
    first = not years
    if first and "name" not in agency and somebody_there():
        from dtreport.cli.prompts import walk

        note(f"Năm {year} là năm đầu tiên. Xin cho biết về cơ quan (Ctrl-C để dừng, chưa ghi gì).")
        agency = walk(table_named("agency").model, agency, None, None, only_needed=False)
    _answer(store, services.new_year(store, year, agency, dry_run=arguments["dry_run"]), dry_run=arguments["dry_run"])


def _signature() -> inspect.Signature:
    number = Annotated[str, typer.Argument(help="Năm báo cáo, ví dụ 2022.", metavar="NĂM", show_default=False)]
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature(
        [
            inspect.Parameter("year_argument", kind, annotation=number),
            *field_parameters(table_named("agency").model, needed=False),
            inspect.Parameter("dry_run", kind, default=False, annotation=DryRun),
            inspect.Parameter("reports", kind, default=None, annotation=Reports),
        ]
    )


new.__signature__ = _signature()  # type: ignore[attr-defined]  # Typer reads it


def _store_to_be(reports: Path | None) -> Store:
    """The store; where there is no folder yet, the first year that is written makes it."""
    try:
        return open_store(reports)
    except NotRecordedError:
        path, source = reports_meant(reports, os.environ) or (Path("reports"), "")
        check_new_name(path, source)
        return Store(path.absolute(), Who.current(), waiting=note)


def _answer(store: Store, new: NewYear, *, dry_run: bool) -> None:
    path = shown_path(store.path(new.year))
    if new.existed:
        say(f"Năm {new.year} đã có tệp {path}, không thay đổi gì.")
        return
    source = f", theo năm {new.source}: {', '.join(_taken_over(new))}" if new.source else ""
    if dry_run:
        say(f"Sẽ mở năm {new.year}, tệp {path}{source}. Chưa ghi gì.")
        return
    say(f"Đã mở năm {new.year}, tệp {path}{source}.")
    note(f"Xem cần ghi những gì: dtreport check {new.year}")


def _taken_over(new: NewYear) -> Iterator[str]:
    """What a new year has from the one before, in words."""
    yield "thông tin cơ quan"
    report = [lower_first(spec.label) for spec in specs(ReportSettings) if spec.name in new.data.get("report", {})]
    if report:
        yield f"phần báo cáo ({', '.join(report)})"
    for kind in KINDS:
        blocks = new.data.get(kind.name, ())
        if blocks:
            remarks = ["chưa có giá trị"] if kind.figure else []
            if marked := sum("key" in block for block in blocks):
                remarks.append(f"{marked} {kind.noun} vẫn đánh dấu nổi bật")
            yield f"{len(blocks)} {kind.noun}" + (f" ({'; '.join(remarks)})" if remarks else "")


def close(year_argument: YearArgument = None, reports: Reports = None) -> None:
    """Chốt và niêm phong một năm: từ đó không ghi thêm được, trừ khi mở lại."""
    from dtreport.services.year_seal import close_year

    store = open_store(reports)
    year = pick_year(store, year_argument)
    commit, sealing = close_year(store, year, date.today())  # noqa: DTZ011, the office's own calendar
    say(f"Đã chốt năm {year}, tệp {shown_path(commit.path)}. Mở lại: dtreport reopen {year} --reason …")
    say(f"Đã niêm phong {len(sealing.seal.papers)} tệp giấy tờ. Đối chiếu về sau: dtreport verify TỆP")
    for name, reason in sealing.failed:
        note(f"Chưa niêm phong được {name}: {reason.sentence} {reason.hint}".rstrip())


def reopen(
    year_argument: Annotated[str, typer.Argument(help="Năm báo cáo.", metavar="NĂM", show_default=False)],
    reason: Reason = "",
    reports: Reports = None,
) -> None:
    """Mở lại một năm đã chốt, có ghi lý do."""
    store = open_store(reports)
    year = parse_year(year_argument)
    commit = services.reopen_year(store, year, reason)
    say(f"Đã mở lại năm {year}, tệp {shown_path(commit.path)}. Chốt lại: dtreport close {year}")
