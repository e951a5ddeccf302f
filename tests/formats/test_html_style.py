"""What can be said of the look of the page without a browser."""

import re
from pathlib import Path

import pytest

import dtreport.formats.html

STYLE = Path(dtreport.formats.html.__file__).with_name("page.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): (#\w+);", STYLE))
LETTERS = ("ink", "quiet", "link", "alarm")
GROUNDS = ("paper", "desk", "band", "strong")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours of the page, between 1 and 21."""
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def used_for(properties: str) -> set[str]:
    return set(re.findall(rf"[{{; ](?:{properties}): var\(--([\w-]+)\)", STYLE))


def test_the_measure_of_contrast_is_that_of_the_guidelines() -> None:
    COLOURS.update({"black": "#000", "grey": "#767676"})
    assert contrast("black", "paper") == pytest.approx(21)
    assert contrast("grey", "paper") == pytest.approx(4.54, abs=0.01)


def test_colours_are_only_those_that_have_a_name() -> None:
    _root, rest = STYLE.split("}", 1)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl|: (black|white|gray|red)", rest)
    assert used_for("color") <= set(LETTERS)
    assert used_for("background") <= set(GROUNDS)
    assert used_for("fill") == {"ink", "quiet", "bar", "bar-pale", "bar-middle", "paper"}


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_letters_can_be_read_on_every_ground(letters: str, ground: str) -> None:
    assert contrast(letters, ground) >= 4.5


def test_bars_and_their_edges_can_be_seen() -> None:
    assert ".chart .bar { stroke: var(--bar);" in STYLE
    assert contrast("bar", "paper") >= 3
    assert contrast("bar-middle", "paper") >= 3


def test_the_printed_page_is_that_of_the_decree() -> None:
    assert "size: A4;\n  margin: 25mm 20mm 20mm 35mm;" in STYLE
    assert "@page on-its-side { size: A4 landscape; margin: 20mm 15mm 20mm 30mm; }" in STYLE


def test_motion_and_script_have_no_place() -> None:
    assert not re.search(r"animation|transition|expression|behavior|@import|url\(", STYLE)
