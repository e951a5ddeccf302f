"""verify and compare: whether a paper can be relied on, and how two years differ."""

from __future__ import annotations

from typing import Annotated

import typer

from dtreport.cli.options import Json, Reports
from dtreport.cli.output import note, note_moved, print_json, say, show, show_json
from dtreport.cli.session import open_store
from dtreport.errors import FAILED, UsageError

Files = Annotated[
    list[str],
    typer.Argument(help="Giấy tờ cần đối chiếu, hoặc thư mục có các giấy tờ đó.", metavar="TỆP…", show_default=False),
]

YearsToCompare = Annotated[
    list[str],
    typer.Argument(
        help="Hai năm, năm trước ghi trước. Năm của cơ quan khác: NĂM@THƯ-MỤC, nhiều tệp cùng năm trước thì cộng lại.",
        metavar="NĂM NĂM",
        show_default=False,
    ),
]
ComparisonFile = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Tệp, hoặc thư mục đã có, để ghi.", metavar="TỆP", show_default=False),
]
ComparisonFormat = Annotated[
    str | None,
    typer.Option("--format", "-f", help="Dạng tệp: docx, pdf, xlsx.", metavar="DẠNG", show_default=False),
]


def verify(files: Files, *, json: Json = False, reports: Reports = None) -> None:
    """Đối chiếu giấy tờ với số liệu: đúng bản đã niêm phong, đã bị sửa, hay làm từ số liệu khác.

    Mã thoát là 0 chỉ khi mọi tệp còn nguyên như đã niêm phong, hoặc như dtreport làm ra từ số liệu hiện nay.
    """
    from dtreport.cli.judgement_words import changes_in_words, judgement_values, sentence
    from dtreport.services.authenticity import files_meant, judge

    answer = judge(open_store(reports), files_meant(files))
    if json:
        show_json([judgement_values(judgement) for judgement in answer.judgements])
    else:
        for judgement in answer.judgements:
            say(sentence(judgement))
            for line in changes_in_words(judgement):
                say(f"  {line}")
    for year in answer.unread:
        note(f"Không đọc được năm {year}, chưa đối chiếu với năm đó: dtreport check {year}")
    for year in answer.changed:
        note(f"Số liệu năm {year}, hoặc của năm trước đó, nay khác lúc niêm phong: dtreport history {year}")
    if not all(judgement.verdict.is_good for judgement in answer.judgements):
        raise typer.Exit(FAILED)


def compare(
    years: YearsToCompare,
    *,
    output: ComparisonFile = None,
    form: ComparisonFormat = None,
    json: Json = False,
    reports: Reports = None,
) -> None:
    """So sánh hai năm: số liệu, khen thưởng, văn bản, nhiệm vụ năm trước đã đến đâu.

    Cơ quan mới sáp nhập thì cộng tệp của các cơ quan cũ: compare 2024@bac-kan 2024@thai-nguyen 2025.
    """
    from dtreport.formats import format_named
    from dtreport.services import paper_files, year_comparison

    if json and (output or form):
        raise UsageError("--json in ra màn hình, không đi cùng -o hay -f.", "Hãy bỏ bớt một.")
    store = open_store(reports)
    if not output and not form:
        chosen = year_comparison.years_meant(store, years)
        paper = year_comparison.compare(chosen)
        if json:
            print_json(format_named("json").render(paper).decode().rstrip())
        else:
            show(paper)
        return
    place = paper_files.place_meant(output)
    _paper, chosen_form = paper_files.choose("comparison", form, place)
    paper_files.check_suffix(place, chosen_form)
    chosen = year_comparison.years_meant(store, years)
    exported = year_comparison.export_comparison(store, chosen, chosen_form, place)
    note_moved(exported.moved)
    say(f"Đã xuất {exported.label}: {exported.path}")
