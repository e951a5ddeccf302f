"""Files as an office sees them: printed by LibreOffice, all of them in one start of it."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from dtreport.formats import format_named
from dtreport.papers.blocks import Paper

needs_printing = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler-utils"
)


class Page(NamedTuple):
    """A page: its lines, with single spaces, and from where to where its words reach, in points."""

    lines: tuple[str, ...]
    left: float
    right: float
    width: float

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def printed(papers: Mapping[str, Paper], form: str, folder: Path) -> dict[str, list[Page]]:
    """The pages of each paper, in a format that LibreOffice reads."""
    for name, paper in papers.items():
        (folder / f"{name}.{form}").write_bytes(format_named(form).render(paper))
    files = [str(folder / f"{name}.{form}") for name in papers]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return {name: pages_of(folder / f"{name}.pdf") for name in papers}


def pages_of(file: Path) -> list[Page]:
    """The pages of a PDF file."""
    texts = _words(file, "-layout").split("\f")[:-1]
    boxes = re.findall(r"<page .*?</page>", _words(file, "-bbox"), re.DOTALL)
    return [
        Page(
            tuple(" ".join(line.split()) for line in text.splitlines() if line.strip()),
            min(_measures("xMin", box)),
            max(_measures("xMax", box)),
            _measures("width", box)[0],
        )
        for text, box in zip(texts, boxes, strict=True)
    ]


def _measures(name: str, box: str) -> list[float]:
    return [float(found) for found in re.findall(rf'{name}="([-\d.]+)"', box)]


def _words(file: Path, how: str) -> str:
    text = subprocess.run(["pdftotext", how, str(file), "-"], capture_output=True, check=True).stdout.decode()
    return text.replace("\N{NON-BREAKING HYPHEN}", "-")
