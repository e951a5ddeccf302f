import os
from collections.abc import Callable
from pathlib import Path

import pytest
from formats_support import nasty_paper

from dtreport.papers.blocks import Paper

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def nasty() -> Paper:
    return nasty_paper()


@pytest.fixture
def matches_golden() -> Callable[[str, str], None]:
    """Compare with a golden file, which only DTREPORT_UPDATE_GOLDEN=1 rewrites."""

    def compare(name: str, found: str) -> None:
        file = GOLDEN / name
        if os.environ.get("DTREPORT_UPDATE_GOLDEN") == "1":
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(found.encode())
        assert found == file.read_bytes().decode(), f"{name}: run with DTREPORT_UPDATE_GOLDEN=1 where this is meant"

    return compare
