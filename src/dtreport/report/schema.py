"""The JSON Schema of a year file, for editors that complete and underline while one types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dtreport.records import KINDS, TABLES
from dtreport.records.base import SILENCED, specs
from dtreport.records.values import SILENCES
from dtreport.report.year_reader import FIRST_YEAR, LAST_YEAR, SCHEMA

if TYPE_CHECKING:
    from dtreport.records.base import Spec

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OURS = ("public", "refers", "last_year", "unless", "beside")


def json_schema() -> dict[str, Any]:
    """The schema of a whole year file, derived from the declarations of the records."""
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "title": "Phiên bản của dạng tệp"},
        "year": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR, "title": "Năm báo cáo"},
        "closed": {"type": "string", "format": "date", "title": "Ngày chốt"},
    }
    for table in TABLES:
        properties[table.name] = _declared(table.model) | {"title": table.noun}
    for kind in KINDS:
        block = _declared(kind.model)
        block["required"] = [name for name in block.get("required", []) if name != "code"]
        properties[kind.name] = {"type": "array", "title": kind.noun, "items": block}
    return {
        "$schema": DIALECT,
        "title": "Tệp năm của dtreport",
        "type": "object",
        "required": ["schema", "year", "agency"],
        "additionalProperties": False,
        "properties": properties,
    }


def _declared(model: Any) -> dict[str, Any]:
    schema: dict[str, Any] = model.model_json_schema()
    for name, property_ in schema["properties"].items():
        inner: dict[str, Any] = next(
            (option for option in property_.pop("anyOf", []) if option.get("type") != "null"), {}
        )
        property_ |= {key: value for key, value in inner.items() if key not in property_}
        for key in _OURS:
            property_.pop(key, None)
        if name == SILENCED:
            property_["examples"] = [dict(SILENCES.read(property_["examples"][0]))]
            property_.pop("default")
            continue
        spec = next(spec for spec in specs(model) if spec.name == name)
        property_["examples"] = [_example(spec)]
        if not spec.required and spec.default is None:
            property_.pop("default", None)
    schema.pop("title", None)
    return schema


def _example(spec: Spec) -> Any:
    """The example of a field as its file holds it: people type "tập thể", the file says "collective"."""
    value = spec.value.read(spec.example)
    if isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, Decimal):
        value = int(value) if value == int(value) else float(value)
    return [value] if spec.many else value
