"""Settings of all tests."""

from __future__ import annotations

import sys
from functools import partialmethod
from pathlib import Path

from hypothesis import settings

# How long an example takes says more of the machine than of the program.
settings.register_profile("dtreport", deadline=None)
settings.load_profile("dtreport")

if sys.platform == "win32":
    # The samples that tests write are the same bytes on every system; the program itself writes bytes alone.
    Path.write_text = partialmethod(Path.write_text, newline="")  # type: ignore[method-assign,assignment]
