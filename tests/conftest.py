"""Settings of all tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long an example takes says more of the machine than of the program.
settings.register_profile("dtreport", deadline=None)
settings.load_profile("dtreport")


@pytest.fixture(scope="session", autouse=True)
def disks_are_not_waited_for() -> Iterator[None]:
    """Flush nothing in the processes of the tests: without a power cut nobody sees it, and that one is played.

    See test_power_cuts. Windows refuses to flush what was opened for reading; there it is done.
    """
    with pytest.MonkeyPatch.context() as patch:
        if os.name != "nt":
            patch.setattr(os, "fsync", os.fstat)
        yield
