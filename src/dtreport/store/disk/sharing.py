"""Files that another program has open, as Windows tells it: waited for a little while.

A scanner, a backup or a preview lets go of a file within moments; Excel and Word keep it until somebody closes it.
"""

from __future__ import annotations

import errno
import os
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")

DENIED, SHARING, LOCKED = 5, 32, 33
"""Windows: access denied, sharing violation, lock violation."""
REPLACING, READING = 5.0, 2.0
"""For how many seconds what writes and what reads is tried again."""


def may_pass(failure: OSError) -> bool:
    """Whether trying again may help: another program has the file open at this moment (Windows)."""
    code = getattr(failure, "winerror", None)
    return code in {DENIED, SHARING, LOCKED} or _is_denied_opening(failure)


def may_be_rights(failure: OSError) -> bool:
    """Whether it may as well be that the person has no right to the file: Windows tells both by one number."""
    return getattr(failure, "winerror", None) == DENIED or _is_denied_opening(failure)


def _is_denied_opening(failure: OSError) -> bool:
    """Whether Windows did not open a file: its runtime tells Python "denied" then, and none of the numbers above."""
    return os.name == "nt" and failure.errno == errno.EACCES and getattr(failure, "winerror", None) is None


def retry(attempt: Callable[[], Outcome], seconds: float) -> Outcome:
    """Try again for so many seconds while another program holds the file (Windows). Raises OSError."""
    end = time.monotonic() + seconds
    pause = 0.01
    while True:
        try:
            return attempt()
        except OSError as failure:
            left = end - time.monotonic()
            if not may_pass(failure) or left <= 0:
                raise
        # Two writers that wait for each other must not wake at the same moments for ever.
        time.sleep(min(left, pause * (0.5 + os.urandom(1)[0] / 255)))
        pause = min(pause * 2, 0.5)
