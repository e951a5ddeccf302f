"""The pages as a whole: nothing that they point at is missing, nothing that the program does goes unmentioned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dtreport.cli.app import COMMANDS
from dtreport.records import KINDS, TABLES
from dtreport.rules import all_rules
from dtreport.services.paper_files import printable
from tests.support import ROOT, reference_page, rules_page
from tests.support.golden import assert_golden
from tests.support.page_runner import GUIDE, README

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS_PAGE = ROOT / "docs/lenh.md"
PAGES = sorted([README.path, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FORBIDDEN = ("/simple/", "/work/", "/root/", "/tmp/", "index-url")  # noqa: S108, words that pages must not have


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_reference_is_what_the_program_says_of_itself() -> None:
    assert_golden(COMMANDS_PAGE, reference_page.page())


def test_the_page_of_rules_is_what_the_rules_say_of_themselves() -> None:
    assert_golden(ROOT / "docs/quy-tac.md", rules_page.page())


def test_the_codes_that_pages_name_are_those_of_rules() -> None:
    codes = {rule.code for rule in all_rules()}
    pages = [*PAGES, *sorted((ROOT / "src/dtreport").rglob("*.py"))]
    named = {code for page in pages for code in re.findall(r"\bDT[0-9]{3}\b", _read(page))}
    assert named - codes == {"DT999"}  # the example of a code that is none


@pytest.mark.parametrize("name", [line.name for line in COMMANDS])
def test_every_command_is_in_the_guide_and_in_the_reference(name: str) -> None:
    assert re.search(rf"dtreport {re.escape(name)}\b", _read(GUIDE.path)), f"the guide does not mention {name}"
    assert f"### `dtreport {name}`" in _read(COMMANDS_PAGE)


@pytest.mark.parametrize("name", [each.name for each in (*KINDS, *TABLES)])
def test_every_kind_and_table_has_its_fields_in_the_reference(name: str) -> None:
    assert re.search(rf"^### .*`\[+{name}\]+`$", _read(COMMANDS_PAGE), re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_explained_in_the_guide(kind: reference_page.Named) -> None:
    assert kind.noun in _read(GUIDE.path).lower()


def test_the_page_of_papers_shows_every_paper_with_its_formats() -> None:
    [table] = re.findall(r"^(\| paper \|.*\n\|.*\n(?:\|.*\n)+)", _read(ROOT / "docs/papers.md"), re.MULTILINE)
    head, _rule, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines())
    shown = {row[0].strip("`"): {form for form, mark in zip(head[2:], row[2:], strict=True) if mark} for row in rows}
    assert shown == {paper.name: set(paper.formats) for paper in printable()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(_read(page)):
        path, _hash, anchor = target.partition("#")
        if "://" in path:
            continue
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{page.name} points at {target}"
        assert found.is_relative_to(ROOT)
        if anchor:
            assert anchor in _anchors(_read(found)), f"{page.name} points at {target}"


def _anchors(text: str) -> set[str]:
    """The anchors of the headings, as the usual Markdown viewers make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_this_machine_or_a_registry(page: Path) -> None:
    text = _read(page).lower()
    assert not [word for word in _FORBIDDEN if word in text]


def test_the_messages_that_the_guide_explains_are_those_of_the_program() -> None:
    said = "".join(_read(path) for path in sorted((ROOT / "src/dtreport").rglob("*.py")))
    [table] = re.findall(r"^\| Chương trình nói .*\n\|.*\n((?:\|.*\n)+)", _read(GUIDE.path), re.MULTILINE)
    pieces = [piece.strip() for row in table.splitlines() for piece in re.split('[…"]', row.split("|")[1])]
    assert len(pieces) > 10
    assert [piece for piece in pieces if piece not in said] == []


def test_every_image_is_shown_and_small() -> None:
    images = sorted((ROOT / "docs/images").iterdir())
    shown = "".join(_read(page) for page in PAGES)
    assert [image.name for image in images if f"images/{image.name}" not in shown] == []
    assert [image.name for image in images if image.stat().st_size > 250_000] == []


def test_the_terminal_picture_asks_for_no_font_from_elsewhere() -> None:
    assert "http" not in _read(ROOT / "docs/images/terminal.svg").replace("http://www.w3.org/2000/svg", "")


def test_the_readme_is_short() -> None:
    assert len(_read(README.path).splitlines()) <= 150


def test_the_modules_that_the_pages_for_developers_name_are_there() -> None:
    names = re.findall(
        r"`((?:[a-z_]+/)+[a-z_]+\.py)`", _read(ROOT / "CONTRIBUTING.md") + _read(ROOT / "docs/decisions.md")
    )
    assert len(names) > 10
    missing = [name for name in names if not list((ROOT / "src").rglob(name)) and not (ROOT / name).exists()]
    assert missing == []
