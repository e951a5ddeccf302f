"""What a command reads besides its words: a file, or standard input where the name is "-"."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dtreport.errors import UsageError
from dtreport.store import path_meant, read_any

if TYPE_CHECKING:
    from dtreport.services.tables.office_table import OfficeTable


_MOST_READ = (1 << 26) + 1  # bytes
"""Every reader refuses a source of so many; the rest of it need not fill the memory."""


def read_source(name: str, option: str) -> bytes:
    """The bytes of the file that an option names, or of standard input.

    Raises UsageError where the file is not there or its name cannot be one, DtreportError where it cannot be read.
    """
    from dtreport.services.tables.table_source import STANDARD_INPUT

    if name == STANDARD_INPUT:
        if sys.stdin is None or not hasattr(sys.stdin, "buffer"):
            raise UsageError("Không có bàn phím hay đường ống | nào để đọc.", "Hãy ghi tên tệp thay cho dấu -.")
        return sys.stdin.buffer.read(_MOST_READ)
    try:
        return read_any(path_meant(name, option), _MOST_READ)
    except FileNotFoundError as reason:
        raise UsageError(f'Không đọc được tệp "{name}".', "Hãy kiểm tra tên tệp và thư mục.") from reason


def read_text(name: str, option: str) -> str:
    """The text of a source. Raises UsageError where it cannot be read, or has lost its letters; DtreportError."""
    from dtreport.services.tables.table_source import text_of_source

    return text_of_source(read_source(name, option), name)


def read_tables(name: str) -> dict[str, OfficeTable]:
    """The tables of a source by the names of their sheets. Raises UsageError, DtreportError."""
    from dtreport.services.tables.table_source import tables_of

    return tables_of(read_source(name, "--list"), name)
