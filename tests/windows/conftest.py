from __future__ import annotations

import pytest

from tests.windows import wine


@pytest.fixture(scope="session")
def machine() -> wine.WindowsMachine:
    """CPython for Windows with the packages of the project."""
    if why := wine.missing():
        pytest.skip(why)
    return wine.machine()
