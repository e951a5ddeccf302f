"""Settings of all tests."""

from __future__ import annotations

import os
import sys
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long an example takes says more of the machine than of the program.
settings.register_profile("dtreport", deadline=None)
settings.load_profile("dtreport")

if sys.platform == "win32":
    # The samples that tests write are the same bytes on every system; the program itself writes bytes alone.
    Path.write_text = partialmethod(Path.write_text, newline="")  # type: ignore[method-assign,assignment]


@pytest.fixture(scope="session", autouse=True)
def disks_are_not_waited_for() -> Iterator[None]:
    """Flush nothing in the processes of the tests: without a power cut nobody sees it, and that one is played.

    See test_power_cuts. Windows refuses to flush what was opened for reading; there it is done.
    """
    with pytest.MonkeyPatch.context() as patch:
        if os.name != "nt":
            patch.setattr(os, "fsync", os.fstat)
        yield
