"""Programs of the machine that are started by their name."""

import os
import shutil
from pathlib import Path


def find_program(name: str) -> str | None:
    """The absolute path of a program, None where there is none.

    A program of that name in the current folder does not count: in a shared folder anybody could put one there.
    """
    path = shutil.which(name)
    if path is None or (not Path(name).is_absolute() and Path(path).resolve().parent == Path.cwd()):
        return None
    return os.path.abspath(path)  # noqa: PTH100, not resolved: a program may act by the name of a link to it
