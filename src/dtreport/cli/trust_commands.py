"""verify and compare: whether a paper can be relied on, and how two years differ."""

from __future__ import annotations

from typing import Annotated

import typer

from dtreport.cli.options import Json, Reports
from dtreport.cli.output import note, say, show_json
from dtreport.cli.session import open_store
from dtreport.errors import FAILED

Files = Annotated[
    list[str],
    typer.Argument(help="Giấy tờ cần đối chiếu, hoặc thư mục có các giấy tờ đó.", metavar="TỆP…", show_default=False),
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
