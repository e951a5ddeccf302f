"""The pictures of the README, from what the program really prints and exports: `python -m tests.support.pictures`.

Needs LibreOffice, poppler and ImageMagick; no test does. The terminal is that of an office that does not exist.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.support import ROOT
from tests.support.page_runner import README, Run

IMAGES = ROOT / "docs/images"
WIDTH = 92
_BEFORE = """\
dtreport new 2022 --name "Ban Dân tộc tỉnh Bình Sơn" --short-name "Ban Dân tộc" --place "Bình Sơn" --head "Lò Văn Hải"
dtreport edit agency --parent "UBND tỉnh Bình Sơn" --head-title "Trưởng Ban" --symbol BDT
dtreport edit report --subject "công tác dân tộc"
dtreport edit conference --name "Hội nghị tổng kết công tác dân tộc năm 2022" --date 12/1/2023
dtreport add-area --code tuyen-truyen --title "Công tác tuyên truyền"
dtreport add-count --code hoi-nghi --name "Tuyên truyền pháp luật" --unit "hội nghị" --plan 4 --area tuyen-truyen
dtreport add-count --code hn-gioi --name "Bình đẳng giới" --unit "hội nghị" --plan 2 --value 2 --area tuyen-truyen
dtreport add-count --code dai-bieu --name "Đại biểu tiêu biểu được biểu dương" --unit "đại biểu" --area tuyen-truyen
dtreport add-result --area tuyen-truyen --text "Mở {hoi-nghi} hội nghị, đạt {hoi-nghi.percent} kế hoạch."
dtreport add-task --text "Đổi mới công tác tuyên truyền" --lead "Phòng Tuyên truyền" --due "Quý II/2023"
dtreport add-award --title "Bằng khen" --authority "Chủ tịch UBND tỉnh" --recipient-kind "tập thể" --count 1
dtreport add-award --title "Giấy khen" --authority "Trưởng Ban Dân tộc" --recipient-kind "cá nhân" --count 11
"""
_SHOWN = ("dtreport set hoi-nghi 3", "dtreport show")
_THEME = TerminalTheme(
    (27, 32, 40),
    (222, 226, 232),
    [
        (27, 32, 40),
        (224, 108, 117),
        (152, 195, 121),
        (229, 192, 123),
        (97, 175, 239),
        (198, 120, 221),
        (86, 182, 194),
        (171, 178, 191),
    ],
)
_SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Consolas, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: Arial, Helvetica, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def terminal(folder: Path) -> str:
    """The picture of a terminal session, in which each line is as the program printed it."""
    with pytest.MonkeyPatch.context() as patch:
        run = Run(README, folder, patch)
        patch.delenv("NO_COLOR")
        patch.setenv("COLUMNS", str(WIDTH))
        for line in _BEFORE.splitlines():
            run.answer(shlex.split(line)[1:], ())
        screen = [part for line in _SHOWN for part in (f"\x1b[1;32m$\x1b[0m {line}", _printed(run, line), "")]
    with (folder / "nothing").open("w", encoding="utf-8") as nothing:
        console = Console(record=True, width=WIDTH, file=nothing, color_system="truecolor", force_terminal=True)
        console.print(Text.from_ansi("\n".join(screen[:-1])))
        svg = console.export_svg(title="dtreport", theme=_THEME, code_format=_SVG, unique_id="dtreport")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _printed(run: Run, line: str) -> str:
    output, _code = run.answer(shlex.split(line)[1:], ())
    return output.strip("\n").replace("\n\n\n", "\n\n")


def workbook(folder: Path) -> Path:
    """The picture of a few pages of the workbook of 2021, as LibreOffice prints them."""
    steps = (
        "dtreport export 2021",
        f"soffice -env:UserInstallation=file://{folder}/profile --headless --convert-to pdf tong-ket-2021.xlsx",
        "pdftoppm -r 110 -gray -png tong-ket-2021.pdf page",
        "convert page-1.png -gravity north -crop 100%x86%+0+0 +repage -bordercolor gray60 -border 1 left.png",
        "convert page-2.png -gravity north -crop 100%x72%+0+0 +repage -bordercolor gray60 -border 1 upper.png",
        "convert page-6.png -gravity north -crop 100%x50%+0+0 +repage -bordercolor gray60 -border 1 lower.png",
        "convert upper.png lower.png -background white -splice 0x14 -append -chop 0x14 right.png",
        "convert left.png right.png -resize x1060 -background white -splice 14x0 +append -chop 14x0 both.png",
        "convert both.png -resize 1700x -level 0,97% +dither -colors 32 -strip PNG8:workbook.png",
    )
    _run(steps, folder)
    return folder / "workbook.png"


def year(folder: Path) -> Path:
    """The picture of the first two pages of the report of 2021, as its PDF has them."""
    steps = (
        "dtreport export 2021 --paper report --format pdf",
        "pdftoppm -r 110 -gray -png -singlefile -f 1 bao-cao-2021.pdf left",
        "pdftoppm -r 110 -gray -png -singlefile -f 2 bao-cao-2021.pdf right",
        "convert left.png right.png -bordercolor gray60 -border 1 -background white -splice 14x0 +append both.png",
        "convert both.png -chop 14x0 -resize 1700x -level 0,97% +dither -colors 16 -strip PNG8:report.png",
    )
    _run(steps, folder)
    return folder / "report.png"


def _run(steps: tuple[str, ...], folder: Path) -> None:
    """Run these commands, one after the other, in a folder with the real year."""
    shutil.copytree(ROOT / "reports", folder / "reports", ignore=shutil.ignore_patterns(".dtreport"))
    for step in steps:
        subprocess.run(shlex.split(step), cwd=folder, check=True, stdout=subprocess.DEVNULL)


def draw() -> None:
    """Draw all pictures anew."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as first:
        (IMAGES / "terminal.svg").write_text(terminal(Path(first)), encoding="utf-8")
    for picture in (workbook, year):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(picture(Path(folder)), IMAGES)


if __name__ == "__main__":
    draw()
