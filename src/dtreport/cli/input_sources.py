"""What a command reads besides its words: a file, or standard input where the name is "-"."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.errors import UsageError

if TYPE_CHECKING:
    from dtreport.services.tables.office_table import OfficeTable


def read_source(name: str) -> bytes:
    """The bytes of a file or of standard input. Raises UsageError where they cannot be read."""
    from dtreport.services.tables.table_source import STANDARD_INPUT

    try:
        if name != STANDARD_INPUT:
            return Path(name).read_bytes()
        if sys.stdin is None or not hasattr(sys.stdin, "buffer"):
            raise UsageError("Không có bàn phím hay đường ống | nào để đọc.", "Hãy ghi tên tệp thay cho dấu -.")
        return sys.stdin.buffer.read()
    except OSError as reason:
        raise UsageError(f'Không đọc được tệp "{name}".', "Hãy kiểm tra tên tệp và thư mục.") from reason


def read_text(name: str) -> str:
    """The text of a source. Raises UsageError where it cannot be read, or has lost its letters."""
    from dtreport.services.tables.table_source import text_of_source

    return text_of_source(read_source(name), name)


def read_tables(name: str) -> dict[str, OfficeTable]:
    """The tables of a source by the names of their sheets. Raises UsageError."""
    from dtreport.services.tables.table_source import tables_of

    return tables_of(read_source(name), name)
