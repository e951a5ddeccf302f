"""PDF, typeset in this process by typst: a constant template, to which the paper is handed over as data.

Nothing of a paper is ever markup. The file is PDF/A-2b with tags, and the same for the same paper.
"""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import cast

import typst

from dtreport.errors import DtreportError
from dtreport.formats.pdf.glyphs import check
from dtreport.formats.pdf.typst_data import paper_data
from dtreport.papers.blocks import Paper

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"


def render(paper: Paper) -> bytes:
    """Return the paper as a PDF/A-2b file. Raises UnprintableError where it has characters that the font lacks."""
    data = json.dumps(paper_data(paper), ensure_ascii=False, separators=(",", ":"))
    check(paper, data)
    try:
        content = _compiler().compile(
            _template(),  # given again each time: a compiler forgets it
            sys_inputs={"paper": data},
            pdf_standards="a-2b",
            timestamp=datetime.combine(paper.dated, time(), UTC),
        )
    except typst.TypstError as reason:
        raise DtreportError(
            "Không dàn được trang của bản PDF.", "Hãy xem có đoạn nào dài bất thường không; bản Word vẫn xuất được."
        ) from reason
    return cast("bytes", content)


@cache
def _template() -> bytes:
    return b"\n".join((_HERE / name).read_bytes() for name in ("text.typ", "chart.typ", "paper.typ"))


@cache
def _compiler() -> typst.Compiler:
    """Return the compiler with its fonts, which are read once; of the disk it sees nothing but them."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=FONTS, font_paths=fonts, ignore_system_fonts=True)
