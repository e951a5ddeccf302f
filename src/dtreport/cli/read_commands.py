"""The commands that read: the home page, show, list, find, summary, check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dtreport.cli import answer_pages
from dtreport.cli.options import NAMES_OF_TABLES, Json, Reports, YearArgument, YearOption, complete_names
from dtreport.cli.output import note, print_json, say, show_json
from dtreport.cli.output import show as show_paper
from dtreport.cli.session import open_store, pick_year, the_year
from dtreport.errors import FAILED, InvalidFileError, NotRecordedError, UsageError
from dtreport.papers import paper_named
from dtreport.records import KINDS, TABLES, table_named
from dtreport.store import shown_path
from dtreport.vietnamese.text import fold

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.records import Kind
    from dtreport.report import Year
    from dtreport.store import Store


def home(reports: Path | None) -> None:
    """Show the years of the office, or how to begin."""
    from dtreport.services.year_check import at_a_glance

    try:
        store = open_store(reports)
    except NotRecordedError:
        if reports is not None:
            raise
        say("Chưa có thư mục báo cáo nào ở đây.")
        say("Mở năm đầu tiên: dtreport new 2021. Mọi lệnh: dtreport --help")
        return
    show_paper(answer_pages.home_page(at_a_glance(store), shown_path(store.folder)))


def show(
    name: Annotated[
        str | None,
        typer.Argument(
            help=f"Năm, mã của một mục, hoặc {NAMES_OF_TABLES}.",
            metavar="NĂM hoặc MÃ",
            autocompletion=complete_names,
        ),
    ] = None,
    *,
    year: YearOption = None,
    json: Json = False,
    reports: Reports = None,
) -> None:
    """Xem tổng quan một năm trong một phút, hoặc mọi điều đã ghi về một mục."""
    from dtreport.services import paper_files

    store = open_store(reports)
    about_year = name is not None and name.strip().isdigit()
    chosen = pick_year(store, the_year(name, year) if about_year else year)
    if name is None or about_year:
        if json:
            show_json(answer_pages.report_values(store.read(chosen).year))
        else:
            show_paper(paper_files.build(store, chosen, paper_named("overview")))
        return
    _show_held(store, store.read(chosen).year, name, json=json)


def _show_held(store: Store, year: Year, name: str, *, json: bool) -> None:
    """Show a table of settings, or a record."""
    from dtreport.papers.listing import card, settings_card
    from dtreport.services.new_records import find_record
    from dtreport.services.office_years import with_last_year

    if name in {table.name for table in TABLES}:
        if json:
            show_json(answer_pages.declared_values(getattr(year, name)))
        else:
            show_paper(settings_card(with_last_year(store, year).compared.this_year, table_named(name)))
        return
    kind, record = find_record(year, name)
    if json:
        show_json(answer_pages.record_values(kind, record))
    else:
        show_paper(card(with_last_year(store, year).compared.this_year, record.code))


def list_records(
    what: Annotated[
        str | None,
        typer.Argument(help="Loại: số liệu, kết quả, nhiệm vụ và các loại khác.", metavar="LOẠI", show_default=False),
    ] = None,
    *,
    year: YearOption = None,
    json: Json = False,
    reports: Reports = None,
) -> None:
    """Liệt kê các mục của một loại trong năm; không ghi loại thì liệt kê mã của mọi mục."""
    from dtreport.papers.listing import listing
    from dtreport.services.office_years import with_last_year

    kinds = KINDS if what is None else (kind_meant(what),)
    store = open_store(reports)
    file = store.read(pick_year(store, year))
    records = [(kind, record) for kind in kinds for record in file.year.of(kind)]
    if json:
        show_json([answer_pages.record_values(kind, record) for kind, record in records])
    elif not records:
        command = f"{kinds[0].command} --year {file.year.number}"
        hint = f"Hãy ghi bằng: dtreport {command}" if what else "Xem các lệnh ghi: dtreport --help"
        say(f"Năm {file.year.number} chưa ghi {kinds[0].noun if what else 'mục'} nào. {hint}")
    elif what is None:
        show_paper(answer_pages.codes_page(file.year.number, records))
    else:
        show_paper(listing(with_last_year(store, file.year).compared.this_year, kinds[0]))


def kind_meant(words: str) -> Kind:
    """The kind that a word names: `counts`, `count`, `so lieu`, `sl`. Raises UsageError with the choices."""
    word = fold(words).replace("-", " ")
    for kind in KINDS:
        if word in {kind.name, kind.command.removeprefix("add-"), fold(kind.noun), kind.prefix}:
            return kind
    names = ", ".join(f"{kind.name} ({kind.noun})" for kind in KINDS)
    raise UsageError(f'Không có loại mục tên "{words}".', f"Hãy chọn một trong: {names}.")


def find(
    words: Annotated[list[str], typer.Argument(help="Các từ cần tìm.", metavar="TỪ…", show_default=False)],
    *,
    json: Json = False,
    reports: Reports = None,
) -> None:
    """Tìm trong mọi năm; gõ có dấu hay không dấu đều được."""
    from dtreport.services.search import find as search_for

    sought = " ".join(words)
    search = search_for(open_store(reports), sought)
    for year in search.unread:
        note(f"Không đọc được tệp năm {year}, chưa tìm trong đó: dtreport check {year}")
    if json:
        show_json([answer_pages.found_values(hit) for hit in search.hits])
    elif search.hits:
        show_paper(answer_pages.found_page(sought, search.hits))
    else:
        say(f"Không có mục nào có “{sought}”.")


def summary(
    year_argument: YearArgument = None, *, year: YearOption = None, json: Json = False, reports: Reports = None
) -> None:
    """Đọc báo cáo tóm tắt: kết quả, số liệu, nhiệm vụ năm sau, khen thưởng."""
    from dtreport.formats import format_named
    from dtreport.services import paper_files

    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    paper = paper_named("summary")
    if json:
        print_json(paper_files.render(store, chosen, paper, format_named("json")).decode().rstrip())
    else:
        show_paper(paper_files.build(store, chosen, paper))


def check(
    year_argument: YearArgument = None,
    *,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            help="Giải thích một quy tắc: tìm gì, vì sao, cách sửa, cách bỏ qua.",
            metavar="DT101",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            help="Mã thoát là 1 khi có điều từ mức này trở lên: lỗi, cần xem, còn thiếu. Không ghi là còn thiếu.",
            metavar="MỨC",
            show_default=False,
            autocompletion=lambda: ["error", "warning", "gap"],
        ),
    ] = None,
    year: YearOption = None,
    json: Json = False,
    reports: Reports = None,
) -> None:
    """Kiểm tra một năm: những gì sai, cần xem lại, còn thiếu. Có điều cần xem thì mã thoát là 1."""
    from dtreport.services.year_check import check_year, lines_of, rule_meant, severity_meant

    if explain is not None:
        rule = rule_meant(explain)
        if json:
            show_json(answer_pages.rule_values(rule))
        else:
            show_paper(answer_pages.rule_page(rule))
        return
    least = severity_meant(fail_on or "gap")
    store = open_store(reports)
    chosen = pick_year(store, the_year(year_argument, year))
    try:
        checked = check_year(store, chosen)
    except InvalidFileError as failure:
        if json:
            show_json([answer_pages.problem_values(problem) for problem in failure.problems])
        raise
    lines = lines_of(store, checked)
    if json:
        pairs = [(finding, "") for finding in checked.findings] + list(checked.silenced)
        show_json([answer_pages.finding_values(finding, lines[finding], reason) for finding, reason in pairs])
    else:
        show_paper(answer_pages.findings_page(chosen, checked, lines, shown_path(checked.file.path)))
    if checked.fails(least):
        raise typer.Exit(FAILED)
