"""Values, records and whole new files as TOML 1.0."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli_w

from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.vietnamese.numbers import plain_digits

if TYPE_CHECKING:
    from dtreport.records.base import Declared

_LINE = 100
"""How many characters a list may have in one line; a longer one has a line for each item."""

HEADER = """\
# Tệp báo cáo năm {year} của dtreport. Có thể sửa bằng Notepad (lưu với mã UTF-8), mỗi mục một khối [[...]].
# Nhiều người cùng làm thì nên sửa bằng lệnh: dtreport open {year} (có kiểm tra khi lưu, không ghi đè của nhau).

"""


def toml_value(value: Any) -> Any:
    """A value as TOML data holds it: a choice is its word, a tuple a list."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple):
        return [toml_value(item) for item in value]
    return value


def value_text(value: Any) -> str:
    """One value as TOML; a text with line breaks as a multi-line string, LF inside. Raises TypeError."""
    if isinstance(value, Decimal):
        return plain_digits(value)  # tomli-w writes a whole Decimal as a float: 90 would become 90.0
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        items = [value_text(item) for item in value]
        in_line = f"[{', '.join(items)}]"
        if len(in_line) <= _LINE and "\n" not in in_line:
            return in_line
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key_text(key)} = {value_text(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    over_lines = isinstance(value, str) and "\r" not in value  # tomli-w would make CRLF a line break of the file
    return tomli_w.dumps({"x": value}, multiline_strings=over_lines).removeprefix("x = ").removesuffix("\n")


def key_text(key: str) -> str:
    """A key as it is written, quoted where it must be."""
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def entry_text(key: str, value: Any) -> str:
    """One line `key = value`."""
    return f"{key_text(key)} = {value_text(value)}\n"


def sort_keys(model: type[Declared], keys: Mapping[str, Any]) -> list[str]:
    """The keys in the order of the declaration; those that it does not know come last."""
    places = {spec.name: place for place, spec in enumerate(specs(model))}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def block_text(header: str, model: type[Declared], values: Mapping[str, Any]) -> str:
    """The text of a whole block.

    Args:
        header: Its header, such as `[[counts]]`.
        model: What its keys are declared in, and in what order.
        values: Its values by key.
    """
    return f"{header}\n" + "".join(entry_text(key, values[key]) for key in sort_keys(model, values))


def new_file(year: int, data: Mapping[str, Any]) -> str:
    """A whole new year file: settings first, then one block a record; empty tables are left out."""
    top = {key: value for key, value in data.items() if key == "closed"}
    parts = [HEADER.format(year=year) + "".join(entry_text(key, data[key]) for key in ("schema", "year", *top))]
    parts += [block_text(f"[{table.name}]", table.model, data[table.name]) for table in TABLES if data.get(table.name)]
    parts += [
        block_text(f"[[{kind.name}]]", kind.model, record) for kind in KINDS for record in data.get(kind.name, ())
    ]
    return "\n".join(parts)
