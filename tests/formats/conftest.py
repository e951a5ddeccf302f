from collections.abc import Callable

import pytest

from dtreport.papers.blocks import Paper
from tests.support import TESTS
from tests.support.golden import assert_golden
from tests.support.sample_papers import nasty_paper

GOLDEN = TESTS / "formats" / "golden"


@pytest.fixture(scope="session")
def nasty() -> Paper:
    return nasty_paper()


@pytest.fixture
def matches_golden() -> Callable[[str, str], None]:
    """Compare with a golden file, which lies in the folder of these tests."""

    return lambda name, text: assert_golden(GOLDEN / name, text)
