"""One block of a year file, as a record; or everything that is wrong with it, in Vietnamese."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from dtreport.errors import At, Problem
from dtreport.records.base import SILENCED, Declared, Record, Spec, specs
from dtreport.vietnamese.text import closest, lower_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

LIKE_A_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
Model = TypeVar("Model", bound=Declared)


def read_block(
    model: type[Model], block: Mapping[str, Any], noun: str, place: str, path: At = ()
) -> tuple[Model | None, list[Problem]]:
    """The record of `block`, or its problems; `place` and `path` say where it stands in the file."""
    try:
        return model.model_validate(block), []
    except ValidationError as failure:
        details = failure.errors(include_url=False, include_input=False)
        return None, [_problem(model, detail, noun, place, path) for detail in details]


def read_valid_part(model: type[Model], block: Mapping[str, Any]) -> Model:
    """The fields of a broken block that are right by themselves, the others None: its references are still checked."""
    values: dict[str, Any] = {spec.name: None for spec in specs(model)}
    for spec in specs(model):
        value: Any = block.get(spec.name)
        if isinstance(value, list) == spec.many:
            with suppress(ValueError):
                values[spec.name] = tuple(map(spec.value.check, value)) if spec.many else spec.value.check(value)
    return model.model_construct(**values)


def _problem(model: type[Declared], detail: ErrorDetails, noun: str, place: str, path: At) -> Problem:
    location = detail["loc"]
    key = str(location[0]) if location else ""
    where = f"{place}.{key}" if key else place
    if len(location) > 1:
        where += f"[{int(location[1]) + 1}]"
    by_name = {spec.name: spec for spec in specs(model)}
    match detail["type"]:
        case "extra_forbidden":
            near = closest(key, [*by_name, *([SILENCED] if issubclass(model, Record) else [])])
            hint = f'Có phải "{near}"?' if near else f"Các mục ghi được: {', '.join(by_name)}."
            if not LIKE_A_KEY.fullmatch(key):  # it may be a name, which a message does not repeat
                return Problem(place, f"có một mục lạ trong {noun}.", hint, (*path, *location))
            return Problem(where, f'không có mục "{key}" trong {noun}.', hint, (*path, *location))
        case "missing":
            return missing_problem(by_name[key], where, path)
        case "value_error":
            return Problem(where, str(detail["ctx"]["error"]), "", (*path, *location))
        case _:
            example = by_name[key].example
            return Problem(where, f'cần một danh sách trong ngoặc vuông, như ["{example}"].', "", (*path, *location))


def missing_problem(spec: Spec, place: str, path: At = ()) -> Problem:
    """The problem of a field that must be given and is not."""
    example = f"Ví dụ: {spec.example}" if spec.example else ""
    return Problem(place, f"chưa có {lower_first(spec.label)}; {spec.value.expected}.", example, path)
