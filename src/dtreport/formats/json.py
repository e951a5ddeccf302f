"""A paper for machines: every column of every table, figures digit for digit."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from json import dumps

from dtreport.formats.cells import plain_value, qualifier_of
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Missing,
    Paper,
    Paragraph,
    Row,
    Signatory,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import replace_unsafe

_Json = str | int | Decimal | date | bool | None | list["_Json"] | dict[str, "_Json"]


def render(paper: Paper) -> bytes:
    """Return the paper as UTF-8 JSON; a date is ISO, a figure that is not reported is null."""
    stamp: dict[str, _Json] = {"stamp": paper.stamp} if paper.stamp else {}
    whole: dict[str, _Json] = {
        "title": paper.title,
        "author": paper.author,
        "dated": paper.dated.isoformat(),
        "digest": paper.digest,
        **stamp,
    }
    sections: list[_Json] = []
    for section in paper.sections:
        foot: dict[str, _Json] = {"foot": list(section.foot)} if section.foot else {}
        sections.append({"name": section.name, "blocks": [_block(block) for block in section.blocks], **foot})
    whole["sections"] = sections
    return (json_text(whole) + "\n").encode()


def _block(block: Block) -> _Json:  # noqa: PLR0911, one answer for each kind of block
    match block:
        case Letterhead():
            return {"letterhead": _given(block)}
        case Title():
            return {"title": _given(block)}
        case Addressees(label, names):
            return {"addressees": list(names), "label": label}
        case Heading(text, level):
            return {"heading": text, "level": level}
        case Paragraph(text, lead):
            return {"paragraph": text, "lead": lead} if lead else {"paragraph": text}
        case Items(items):
            return {"items": list(items)}
        case Table():
            return _table(block)
        case Chart():
            return {
                "chart": block.title,
                "series": list(block.series),
                "bars": [{"label": bar.label, "values": list(bar.values)} for bar in block.bars],
                "summary": block.summary,
            }
        case Signature():
            return _signature(block)


def _given(block: Letterhead | Title) -> _Json:
    return {each.name: getattr(block, each.name) for each in fields(block) if getattr(block, each.name)}


def _table(table: Table) -> _Json:
    caption: dict[str, _Json] = {"caption": table.caption} if table.caption else {}
    keys = [column.key for column in table.columns]
    return {
        "table": table.name,
        **caption,
        "columns": [{"key": column.key, "label": column.label, "kind": column.kind.value} for column in table.columns],
        "rows": [_row(keys, row) for row in table.rows],
    }


def _row(keys: list[str], row: Row) -> _Json:
    """A row by the keys of its columns, which win over what the row says of itself."""
    values: dict[str, _Json] = {}
    for key, cell in zip(keys, row.cells, strict=True):
        value = plain_value(cell)
        if isinstance(value, Missing):
            values[key] = None
        else:
            values[key] = value.isoformat() if isinstance(value, date) else value
        if (qualifier := qualifier_of(cell)) and f"{key}_qualifier" not in keys:
            values[f"{key}_qualifier"] = qualifier
    if row.level:
        values.setdefault("level", row.level)
    if row.strong:
        values.setdefault("strong", row.strong)
    if row.name:
        values.setdefault("id", row.name)
    return values


def _signature(block: Signature) -> _Json:
    values: dict[str, _Json] = {"signer": _signatory(block.signer)}
    if block.place_and_date:
        values["place_and_date"] = block.place_and_date
    if block.preparer:
        values["preparer"] = _signatory(block.preparer)
    if block.recipients:
        values["recipients"] = list(block.recipients)
    return {"signature": values}


def _signatory(who: Signatory) -> _Json:
    return {"position": list(who.position), "name": who.name}


def json_text(value: _Json, indent: str = "\n") -> str:
    """One value as JSON: a Decimal digit for digit, which the json module cannot, and a date as ISO."""
    inner = indent + "  "
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return _text(value.isoformat())
    if isinstance(value, dict) and value:
        return (
            "{"
            + ",".join(f"{inner}{_text(key)}: {json_text(each, inner)}" for key, each in value.items())
            + indent
            + "}"
        )
    if isinstance(value, list) and value:
        return "[" + ",".join(inner + json_text(each, inner) for each in value) + indent + "]"
    return _text(value)


def _text(value: object) -> str:
    """A text as JSON: what turns or hides text on a screen is written by its number, and says the same."""
    text = dumps(value, ensure_ascii=False)
    return text if text.isprintable() else replace_unsafe(text, lambda char: dumps(char)[1:-1])
