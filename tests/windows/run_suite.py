"""Runs the tests on CPython for Windows, under Wine: `python3 -m tests.windows.run_suite [arguments of pytest]`.

Everything comes from the registries; what was downloaded and laid out is kept in the user's cache, or in the folder
that DTREPORT_WINDOWS_CACHE names. Where Wine is not installed that is said, and nothing is run.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.windows import wine


def main(arguments: list[str]) -> int:
    """Run pytest on Windows' Python and return its exit code; 0 where nothing can be run here."""
    if why := wine.missing():
        print(f"The tests on Windows' Python are left out: {why}.")
        return 0
    machine = wine.machine()
    print(machine.run(wine.PYTHON, "-VV").stdout.decode().strip(), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        variables = {
            "HYPOTHESIS_STORAGE_DIRECTORY": wine.windows_path(Path(scratch) / "hypothesis"),
            "PYTHONWARNDEFAULTENCODING": "1",
        }
        words = (wine.PYTHON, "-m", "pytest", "-p", "no:cacheprovider", *arguments)
        process = machine.start(*words, folder=wine.ROOT, joined=True, variables=variables)
        assert process.stdout is not None
        with process:
            for line in process.stdout:
                sys.stdout.buffer.write(line.replace(b"\r\n", b"\n"))
                sys.stdout.flush()
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
